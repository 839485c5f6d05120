"""Whatever somebody's hand changes in the file: a line that was not printed is in no brief that comes out."""

from pathlib import Path

import pytest

from storage.errors import NotFoundError
from storage.store import Store
from tests.builders import HEADLINE, a_brief
from tests.storage.stores import by_hand, file_brief
from tests.storage.test_articles import a_quoting_brief


async def test_one_changed_byte_of_the_text_takes_the_lines_over_it_out(store: Store) -> None:
    filed = await file_brief(store, a_quoting_brief())
    by_hand(store.path, "UPDATE revision SET text = replace(text, 'do not add up', 'do now add up')")
    brief = (await store.articles.get(filed.slug)).brief
    assert [quote.text for quote in brief.quotes] == ["We promised this crossing to our children,"]
    assert brief.nut_graf is not None
    by_hand(store.path, "UPDATE revision SET text = replace(text, 'Monday', 'Sunday')")
    brief = (await store.articles.get(filed.slug)).brief
    assert brief.nut_graf is None
    assert brief.summary == ()
    assert len(brief.quotes) == 1


async def test_a_byte_that_is_no_text_at_all_spoils_its_own_line_only(store: Store) -> None:
    filed = await file_brief(store, a_quoting_brief())
    spoil = "replace(CAST(text AS BLOB), CAST('do not add' AS BLOB), x'646f206e6fff20616464')"
    by_hand(store.path, f"UPDATE revision SET text = CAST({spoil} AS TEXT)")
    brief = (await store.articles.get(filed.slug)).brief
    assert [quote.text for quote in brief.quotes] == ["We promised this crossing to our children,"]
    assert brief.nut_graf is not None


async def test_a_changed_speaker_is_nobody(store: Store) -> None:
    filed = await file_brief(store, a_quoting_brief())
    by_hand(store.path, "UPDATE quote SET speaker = 'Orrin Pale' WHERE speaker IS NOT NULL")
    assert [quote.speaker for quote in (await store.articles.get(filed.slug)).brief.quotes] == [None, None]


@pytest.mark.parametrize("table", ["revision", "brief"])
async def test_a_changed_headline_takes_the_revision_out(store: Store, table: str) -> None:
    filed = await file_brief(store, a_quoting_brief())
    _, change = await store.articles.lookup_rows()
    by_hand(store.path, f"UPDATE {table} SET headline = 'Harbour Town Votes to Close Its Ferry Line'")
    assert await store.articles.load([filed.article_id]) == []
    with pytest.raises(NotFoundError):
        await store.articles.get(filed.slug)
    assert (await store.articles.lookup_rows())[0] == []
    assert (await store.articles.changes_since(change - 1)).removed_ids == (filed.article_id,)


async def test_a_changed_line_of_the_brief_is_left_out(store: Store) -> None:
    filed = await file_brief(store, a_quoting_brief())
    by_hand(store.path, "UPDATE brief SET content = replace(content, 'nine years', 'five years')")
    by_hand(store.path, "UPDATE quote SET text = replace(text, 'promised', 'promise!')")
    brief = (await store.articles.get(filed.slug)).brief
    assert (brief.nut_graf, brief.summary, len(brief.quotes)) == (None, (), 1)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE brief SET content = 'no JSON'",
        "UPDATE brief SET content = '{}'",
        "UPDATE brief SET content = '[]'",
        "UPDATE brief SET content = json_set(content, '$.summary', 7)",
        "UPDATE brief SET people = '7'",
        "UPDATE revision SET byline = '[\"'",
        "UPDATE revision SET text = ''",
        "UPDATE revision SET text = x'ff'",
        "UPDATE quote SET start = -5",
        "UPDATE quote SET text = ''",
        "UPDATE article SET filed_at = 'yesterday'",
    ],
)
async def test_rows_that_make_no_brief_are_left_out_and_the_others_come(store: Store, change: str) -> None:
    broken = await file_brief(store, a_quoting_brief())
    by_hand(store.path, change)
    whole = await file_brief(store, a_brief(slug="whole"), identity="whole")
    stored = await store.articles.load([broken.article_id, whole.article_id])
    assert [one.article_id for one in stored] == [whole.article_id]


async def test_a_revision_tells_whether_its_words_are_those_filed(store: Store) -> None:
    filed = await file_brief(store)
    assert (await store.articles.revisions([filed.revision_id]))[filed.revision_id].holds
    by_hand(store.path, "UPDATE revision SET text = replace(text, 'nine', 'five')")
    found = (await store.articles.revisions([filed.revision_id]))[filed.revision_id]
    assert (found.intact, found.current, found.removed, found.holds) == (False, True, False, False)
    assert found.headline == HEADLINE


async def test_the_file_is_one_that_a_shell_can_read(store: Store, tmp_path: Path) -> None:
    await file_brief(store, a_quoting_brief())
    assert by_hand(store.path, "SELECT text FROM quote WHERE speaker = 'Orrin Vale'") == [
        ("The figures do not add up yet,",)
    ]
