"""Filing, revisions, taking out and putting back, and what lookup is built from."""

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from briefs.models import Brief, Line, Quote
from storage.errors import NotFoundError, StorageError, UnstorableError
from storage.records import Counts
from storage.store import Store
from tests.builders import HEADLINE, TEXT, a_brief, an_article
from tests.storage.stores import NOW, alone, by_hand, file_brief, file_many, into

LATER = NOW + timedelta(hours=1)


def a_quoting_brief(headline: str = HEADLINE, **changes: object) -> Brief:
    """Two quotes, one of them of somebody named (who is invented)."""
    article = an_article(headline=headline, **changes)
    words, speaker = "The figures do not add up yet,", "Orrin Vale"
    start, named = article.text.index(words), article.text.index(speaker)
    promise = "We promised this crossing to our children,"
    at = article.text.index(promise)
    return a_brief(
        article=article,
        quotes=(
            Quote(text=promise, start=at, end=at + len(promise), kind="full", utterance=1),
            Quote(
                text=words,
                start=start,
                end=start + len(words),
                speaker=Line(text=speaker, start=named, end=named + len(speaker)),
                kind="full",
                utterance=2,
                rule="after",
            ),
        ),
    )


async def test_a_new_article_is_filed_and_comes_back(store: Store) -> None:
    brief = a_quoting_brief()
    filed = await file_brief(store, brief)
    assert filed.status == "new"
    stored = await store.articles.get(filed.slug)
    assert stored.brief == brief
    assert (stored.article_id, stored.number, stored.story_id) == (filed.article_id, filed.number, filed.story_id)
    assert (stored.filed_at, stored.revised_at, stored.sample, stored.archive) == (NOW, NOW, False, False)


async def test_the_same_article_again_changes_nothing(store: Store) -> None:
    first = await file_brief(store, a_quoting_brief())
    before = by_hand(store.path, "SELECT * FROM article, revision, brief, counter")
    again = await file_brief(store, a_quoting_brief(), filed_at=LATER)
    assert again.status == "unchanged"
    assert (again.article_id, again.revision_id, again.number) == (first.article_id, first.revision_id, first.number)
    assert by_hand(store.path, "SELECT * FROM article, revision, brief, counter") == before


async def test_changed_words_make_a_new_revision_and_keep_the_old(store: Store) -> None:
    first = await file_brief(store, identity="a")
    changed = a_brief(article=an_article(text=TEXT.replace("nine", "eight").strip()))
    second = await file_brief(store, changed, identity="a", filed_at=LATER)
    assert second.status == "revised"
    assert (second.article_id, second.slug, second.story_id) == (first.article_id, first.slug, first.story_id)
    assert second.number > first.number
    stored = await store.articles.get(first.slug)
    assert stored.brief == changed
    assert (stored.filed_at, stored.revised_at) == (NOW, LATER)
    newest, old = await store.articles.history(first.slug)
    assert (newest.revision_id, newest.current, old.revision_id, old.current) == (
        second.revision_id,
        True,
        first.revision_id,
        False,
    )
    assert "nine" in old.text
    assert old.intact
    assert newest.holds
    assert not old.holds


async def test_a_changed_headline_is_a_revision_under_the_old_slug(store: Store) -> None:
    first = await file_brief(store, identity="a")
    second = await file_brief(store, a_brief(article=an_article(headline="Another"), slug="other"), identity="a")
    assert (second.status, second.slug) == ("revised", first.slug)
    assert (await store.articles.get(first.slug)).brief.slug == first.slug


async def test_another_byline_keeps_the_number_and_a_better_brief_takes_its_place(store: Store) -> None:
    first = await file_brief(store, a_brief(), identity="a")
    better = a_quoting_brief(byline=("Ada Invented",))
    second = await file_brief(store, better, identity="a")
    assert (second.status, second.number) == ("revised", first.number)
    assert (await store.articles.get(first.slug)).brief == better
    assert (await store.articles.counts()).quotes == 2
    third = await file_brief(store, better, identity="a")
    assert third.status == "unchanged"


async def test_the_same_words_under_another_identity_are_another_article(store: Store) -> None:
    first = await file_brief(store, identity="a")
    second = await file_brief(store, identity="b")
    assert second.status == "new"
    assert (first.slug, second.slug) == ("harbour-ferry", "harbour-ferry-2")


async def test_the_same_link_is_the_same_article_whatever_the_identity(store: Store) -> None:
    brief = a_brief(article=an_article(url="https://desk.example/ferry"))
    first = await file_brief(store, brief, identity="a")
    assert (await file_brief(store, brief, identity="b")).status == "unchanged"
    assert (await store.articles.get("https://desk.example/ferry")).article_id == first.article_id
    assert (await store.articles.get("a")).article_id == first.article_id


async def test_slugs_count_on_past_those_that_are_taken(store: Store) -> None:
    slugs = [
        (await file_brief(store, a_brief(slug=slug), identity=slug + str(place))).slug
        for place, slug in enumerate(["ferry", "ferry-2", "ferry", "ferry", "ferry-line", "ferries", ""])
    ]
    assert slugs == ["ferry", "ferry-2", "ferry-3", "ferry-4", "ferry-line", "ferries", "article"]


async def test_a_removed_article_is_gone_from_every_read(store: Store) -> None:
    stays = await file_brief(store, a_quoting_brief("Another piece"), identity="stays")
    goes = await file_brief(store, a_quoting_brief(), identity="goes")
    _, change = await store.articles.lookup_rows()
    taken = await store.articles.remove(goes.slug, LATER)
    assert (taken.article_id, taken.story_id, taken.changed) == (goes.article_id, goes.story_id, True)

    assert [row["id"] for row in (await store.articles.lookup_rows())[0]] == [stays.article_id]
    changes = await store.articles.changes_since(change)
    assert (changes.rows, changes.removed_ids) == ((), (goes.article_id,))
    assert [one.article_id for one in await store.articles.load([goes.article_id, stays.article_id])] == [
        stays.article_id
    ]
    with pytest.raises(NotFoundError):
        await store.articles.get(goes.slug)
    for refs in (
        await store.articles.find_quotes(),
        await store.articles.find_quotes(speakers=["Orrin Vale"]),
        await store.articles.find_quotes(article_ids=[goes.article_id, stays.article_id]),
    ):
        assert {ref.article_id for ref in refs} == {stays.article_id}
    assert [head.story_id for head in await store.stories.recent(limit=9)] == [stays.story_id]
    assert [*await store.news.since(0)] == [stays.story_id]
    with pytest.raises(NotFoundError):
        await store.stories.get(goes.story_id)
    assert await store.articles.counts() == Counts(articles=1, stories=1, quotes=2, outlets=1, samples=0)
    assert not (await store.articles.revisions([goes.revision_id]))[goes.revision_id].holds


async def test_a_removed_article_is_no_candidate_and_stays_out_when_filed_again(store: Store) -> None:
    link = "https://desk.example/ferry"
    goes = await file_brief(store, a_brief(article=an_article(url=link)), identity="a")
    await store.articles.remove(link, LATER)
    assert not (await store.articles.remove(link, LATER)).changed
    for brief in (
        a_brief(article=an_article(url=link)),
        a_brief(article=an_article(url=link, text=TEXT.replace("nine", "eight").strip())),
    ):
        for identity in ("a", "b"):
            again = await file_brief(store, brief, identity=identity)
            assert (again.status, again.article_id) == ("removed", goes.article_id)
    seen: list[object] = []
    await file_brief(store, identity="c", place=lambda found: seen.extend(found) or alone(found))
    assert seen == []


async def test_a_restored_article_is_as_it_was(store: Store) -> None:
    goes = await file_brief(store, a_quoting_brief())
    rows, change = await store.articles.lookup_rows()
    counts = await store.articles.counts()
    await store.articles.remove(goes.slug, LATER)
    assert (await store.articles.restore(goes.slug)).changed
    assert not (await store.articles.restore(goes.slug)).changed
    assert (await store.articles.lookup_rows())[0] == rows
    assert (await store.articles.changes_since(change)).rows == tuple(rows)
    assert await store.articles.counts() == counts
    assert (await store.articles.get(goes.slug)).brief == a_quoting_brief()
    assert (await store.stories.get(goes.story_id)).article_ids == (goes.article_id,)
    assert (await file_brief(store, a_quoting_brief())).status == "unchanged"


async def test_a_restored_article_brings_only_its_newest_quotes_back(store: Store) -> None:
    first = await file_brief(store, a_quoting_brief(), identity="a")
    changed = a_quoting_brief(text=TEXT.replace("nine", "eight").strip())
    await file_brief(store, changed, identity="a")
    await store.articles.remove(first.slug, LATER)
    await store.articles.restore(first.slug)
    assert (await store.articles.counts()).quotes == 2


async def test_what_is_not_there_is_not_found(store: Store) -> None:
    for asking in (
        store.articles.get("nothing"),
        store.articles.history("nothing"),
        store.articles.remove("nothing", NOW),
        store.articles.restore("nothing"),
        store.stories.get(7),
        store.stories.merge(7, 8),
        store.outbox.get(7),
    ):
        with pytest.raises(NotFoundError):
            await asking
    assert await store.articles.load([1, 2]) == []
    assert await store.articles.revisions([1]) == {}


async def test_articles_come_in_the_order_asked_for_and_once(store: Store) -> None:
    ids = [filed.article_id for filed in await file_many(store, 3)]
    asked = [ids[2], ids[0], ids[2], 99, ids[1]]
    assert [one.article_id for one in await store.articles.load(iter(asked))] == [ids[2], ids[0], ids[1]]


async def test_rows_for_lookup_say_what_the_brief_says(store: Store) -> None:
    filed = await file_brief(store, a_brief(people=("Orrin Vale",), keywords=("ferry",)), sample=True)
    rows, _ = await store.articles.lookup_rows()
    assert rows == [
        {
            "id": filed.article_id,
            "story_id": filed.story_id,
            "story": filed.story_id,
            "slug": "harbour-ferry",
            "headline": HEADLINE,
            "people": ["Orrin Vale"],
            "keywords": ["ferry"],
            "summary": TEXT.split("\n")[0],
            "date": "2026-01-05",
            "outlet": "The Harbour Desk",
            "filed_at": NOW,
            "sample": True,
        }
    ]


async def test_rows_for_lookup_come_page_by_page_whole(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("storage.catalogue._PAGE", 2)
    filed = await file_many(store, 5)
    rows, _ = await store.articles.lookup_rows()
    assert [row["id"] for row in rows] == [one.article_id for one in filed]


async def test_quotes_are_found_by_speaker_the_newest_article_first(store: Store) -> None:
    old = await file_brief(store, a_quoting_brief("Old"), filed_at=NOW)
    new = await file_brief(store, a_quoting_brief("New"), filed_at=LATER)
    await file_brief(store, a_brief(article=an_article(headline="Without")), filed_at=LATER)
    by_vale = await store.articles.find_quotes(speakers=["Orrin Vale", "Nobody Such"])
    assert [(ref.article_id, ref.number, ref.speaker) for ref in by_vale] == [
        (new.article_id, 1, "Orrin Vale"),
        (old.article_id, 1, "Orrin Vale"),
    ]
    assert [ref.number for ref in await store.articles.find_quotes(article_ids=[old.article_id])] == [0, 1]
    assert {ref.article_id for ref in await store.articles.find_quotes(most_articles=1)} == {new.article_id}
    assert len(await store.articles.find_quotes(speakers=["Orrin Vale"], most_articles=1)) == 1
    assert await store.articles.find_quotes(speakers=[]) == []
    [stored] = await store.articles.load([new.article_id])
    assert [
        quote.speaker.text for quote in stored.brief.quotes if quote.start == by_vale[0].start and quote.speaker
    ] == ["Orrin Vale"]


@pytest.mark.parametrize(
    ("changes", "field", "why"),
    [
        ({"article": an_article(text="A text with\0 a hole")}, "text", "nul"),
        ({"article": an_article(text="A text with \ud800 half a character")}, "text", "surrogate"),
        ({"article": an_article(headline="A \udfff headline")}, "headline", "surrogate"),
        ({"people": ("Orrin\0Vale",)}, "people", "nul"),
        ({"keywords": ("\ud83d",)}, "keywords", "surrogate"),
        ({"slug": "a\0b"}, "slug", "nul"),
    ],
)
async def test_what_the_database_would_garble_is_refused_before_anything_is_written(
    store: Store, changes: dict[str, object], field: str, why: str
) -> None:
    with pytest.raises(UnstorableError) as caught:
        await file_brief(store, a_brief(**changes), identity="a")
    assert (caught.value.field, caught.value.why) == (field, why)
    assert by_hand(store.path, "SELECT count(*) FROM article, revision") == [(0,)]


@pytest.mark.parametrize("features", [{"n": 2**63}, {"t": "\0"}, {"\ud800": 1}, {"x": float("nan")}, {"x": object()}])
async def test_features_that_are_no_plain_values_are_refused(store: Store, features: dict[str, object]) -> None:
    with pytest.raises(UnstorableError):
        await file_brief(store, features=features)


async def test_numbers_past_what_sqlite_holds_are_refused(store: Store) -> None:
    for asking in (store.articles.load([2**63]), store.stories.get(2**64), store.servers.get(2**63, 1)):
        with pytest.raises(UnstorableError):
            await asking
    assert await store.articles.load([2**63 - 1]) == []


async def test_odd_questions_find_nothing_and_break_nothing(store: Store) -> None:
    for asked in ("", "'; DROP TABLE article; --", "%", "story:1", "\N{SNOWMAN}" * 3000):
        with pytest.raises(NotFoundError):
            await store.articles.get(asked)
    for asked in ("\0", "\ud800"):
        with pytest.raises(StorageError):
            await store.articles.get(asked)


async def test_times_are_kept_as_instants_and_need_a_zone(store: Store) -> None:
    east = datetime(2026, 1, 5, 14, 30, 0, 5, tzinfo=timezone(timedelta(hours=2)))
    filed = await file_brief(store, filed_at=east)
    stored = await store.articles.get(filed.slug)
    assert stored.filed_at == east
    assert stored.filed_at.tzinfo is UTC
    with pytest.raises(ValueError, match="zone"):
        await file_brief(store, identity="b", filed_at=datetime(2026, 1, 5))  # noqa: DTZ001  # the case itself


async def test_samples_are_counted_apart(store: Store) -> None:
    await file_many(store, 2, sample=True)
    filed = await file_brief(store, place=into(1))
    assert await store.articles.counts() == Counts(articles=3, stories=2, quotes=0, outlets=1, samples=2)
    assert filed.story_id == 1


async def test_counts_follow_what_changes_without_articles_changing_hands(store: Store, tmp_path: Path) -> None:
    assert (await store.articles.counts()).articles == 0
    async with await Store.open(store.path) as other:
        await file_brief(other)
    assert (await store.articles.counts()).articles == 1


async def test_an_older_copy_of_the_same_address_does_not_bring_the_error_back(store: Store) -> None:
    def copy(text: str, published: str | None) -> Brief:
        return a_brief(article=an_article(headline="Bridge costs more", text=text, published=published))

    mended = await file_brief(store, copy("It costs 900 crowns.", "2026-01-05T12:00:00+00:00"))
    older = await file_brief(store, copy("It costs 9,000 crowns.", "2026-01-05T11:30:00+01:00"))
    assert (older.status, older.number) == ("older", mended.number)
    (stored,) = await store.articles.load([mended.article_id])
    assert stored.brief.article.text == "It costs 900 crowns."

    undated = await file_brief(store, copy("It costs 800 crowns.", None))
    assert undated.status == "revised"
