"""Who bears which names: filed, taken out and put back, joined and parted. Every person here is invented."""

import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from bot.people import RECOGNITION, people_in, take_in_people
from briefs.models import Brief, Quote
from storage import files
from storage.errors import NotFoundError
from storage.people import came_out
from storage.schema import MIGRATIONS
from storage.store import Store
from tests.builders import a_brief, an_article
from tests.storage.stores import NOW, alone, by_hand, file_brief, into


def a_piece(text: str, *names: str, spoken: str = "", **changes: str) -> Brief:
    """A brief that names these people, the first of ``names`` with the words ``spoken``."""
    article = an_article(text=text, headline=text[:60], **changes)
    quotes = ()
    if spoken:
        start, said_by = text.index(spoken), text.index(names[0])
        speaker = article.line(said_by, said_by + len(names[0]))
        quotes = (Quote(text=spoken, start=start, end=start + len(spoken), speaker=speaker, kind="full", utterance=0),)
    return a_brief(article=article, people=names, quotes=quotes, keywords=())


async def file(store: Store, brief: Brief, **changes: object) -> int:
    filed = await file_brief(store, brief, people=people_in(brief), recogniser=RECOGNITION, **changes)
    return filed.article_id


async def person_of(store: Store, article_id: int) -> dict[str, int]:
    rows = by_hand(store.path, "SELECT name, person_id FROM spelling WHERE article_id = ?", article_id)
    return dict(rows)


ONE = a_piece(
    "The harbour commissioner, Béla Kárdosy, said “the lock is safe” on Monday.",
    "Béla Kárdosy",
    spoken="the lock is safe",
)
SAME = a_piece("Bela Kardosy, the harbour commissioner, smiled in the rain.", "Bela Kardosy")
OTHER = a_piece("Ilka Kárdosy, a judge, wore a hat.", "Ilka Kárdosy")


async def test_spellings_of_one_person_are_filed_as_one_with_the_rule(store: Store) -> None:
    one, same, other = [await file(store, brief) for brief in (ONE, SAME, OTHER)]
    who = (await person_of(store, one))["Béla Kárdosy"]
    assert (await person_of(store, same)) == {"Bela Kardosy": who}
    assert (await person_of(store, other))["Ilka Kárdosy"] != who
    _, spellings = await store.people.get(who)
    assert [(one.name, one.rule, one.quotes) for one in spellings] == [
        ("Béla Kárdosy", "", 1),
        ("Bela Kardosy", "same name", 0),
    ]
    (heard,) = await store.people.heard([one, same, other])
    assert (heard.person_id, heard.name, heard.quotes) == (who, "Béla Kárdosy", 1)


async def test_a_removed_article_takes_its_names_along_and_brings_them_back(store: Store) -> None:
    who = (await person_of(store, await file(store, ONE)))["Béla Kárdosy"]
    slug = (await store.articles.load([1]))[0].slug
    await store.articles.remove(slug, NOW)
    assert await store.people.count() == 0
    assert await store.people.heard([1]) == []
    with pytest.raises(NotFoundError):
        await store.people.get(who)
    await store.articles.restore(slug)
    assert [one.person_id for one in await store.people.heard([1])] == [who]


async def test_somebody_only_a_removed_article_names_is_not_joined(store: Store) -> None:
    one = await file(store, ONE)
    await store.articles.remove((await store.articles.load([one]))[0].slug, NOW)
    same = await file(store, SAME)
    assert (await person_of(store, same))["Bela Kardosy"] != (await person_of(store, one))["Béla Kárdosy"]


async def test_new_words_put_new_names_in_place_of_the_old(store: Store) -> None:
    one = await file(store, ONE, identity="piece")
    await file(store, OTHER, identity="piece")
    assert list(await person_of(store, one)) == ["Ilka Kárdosy"]


async def test_forgotten_articles_leave_no_name(store: Store) -> None:
    await file(store, ONE)
    await store.articles.forget_before(NOW + timedelta(days=1), NOW)
    assert by_hand(store.path, "SELECT count(*) FROM spelling") == [(0,)]


async def test_a_surname_alone_is_its_one_bearer_s_until_there_is_a_second(store: Store) -> None:
    full = await file(store, a_piece("Béla Kárdosy laughed.", "Béla Kárdosy"))
    short = a_piece("“It floats,” Kárdosy told the guests.", "Kárdosy", spoken="It floats,")
    lone = await file(store, short)
    who = (await person_of(store, full))["Béla Kárdosy"]
    assert (await person_of(store, lone))["Kárdosy"] == who
    assert (await store.people.get(who))[1][-1].rule == "only bearer known"
    second = await file(store, OTHER)
    now = (await person_of(store, lone))["Kárdosy"]
    assert now not in (who, (await person_of(store, second))["Ilka Kárdosy"])


async def test_an_editor_s_join_holds_for_later_articles(store: Store) -> None:
    one, other = await file(store, ONE), await file(store, OTHER)
    first, second = (await person_of(store, one))["Béla Kárdosy"], (await person_of(store, other))["Ilka Kárdosy"]
    assert await store.people.join(first, second, NOW) == first
    assert (await store.people.get(second))[0] == first, "the old number leads to the one that stays"
    later = await file(store, a_piece("Ilka Kárdosy sang.", "Ilka Kárdosy"))
    assert (await person_of(store, later))["Ilka Kárdosy"] == first
    assert (await store.people.get(first))[1][-1].rule == "editor"
    assert await store.people.join(first, second, NOW) == first, "joining twice changes nothing"


async def test_an_editor_s_part_undoes_a_join_and_holds_for_later_articles(store: Store) -> None:
    one, other = await file(store, ONE), await file(store, OTHER)
    first, second = (await person_of(store, one))["Béla Kárdosy"], (await person_of(store, other))["Ilka Kárdosy"]
    await store.people.join(first, second, NOW)
    third = await store.people.part(first, "Ilka Kárdosy", NOW)
    assert (await person_of(store, other))["Ilka Kárdosy"] == third != first
    later = await file(store, a_piece("Ilka Kárdosy, a judge, wore a hat again.", "Ilka Kárdosy"))
    assert (await person_of(store, later))["Ilka Kárdosy"] == third


async def test_a_spelling_parted_by_an_editor_is_not_joined_again(store: Store) -> None:
    one, same = await file(store, ONE), await file(store, SAME)
    who = (await person_of(store, one))["Béla Kárdosy"]
    alone_id = await store.people.part(who, "Bela Kardosy", NOW)
    later = a_piece("Bela Kardosy, the harbour commissioner, frowned in the rain.", "Bela Kardosy")
    assert (await person_of(store, await file(store, later)))["Bela Kardosy"] == alone_id
    assert (await person_of(store, same))["Bela Kardosy"] == alone_id


@pytest.mark.parametrize("name", ["Béla Kárdosy", "Nobody At All"])
async def test_what_can_not_be_parted_is_refused(store: Store, name: str) -> None:
    await file(store, ONE)
    with pytest.raises(NotFoundError):
        await store.people.part(1, name, NOW)
    with pytest.raises(NotFoundError):
        await store.people.join(1, 99, NOW)


async def test_a_story_s_names_are_joined_without_more(store: Store) -> None:
    one = await file(store, a_piece("Béla Kárdosy laughed.", "Béla Kárdosy"), place=alone)
    story_id = (await store.articles.load([one]))[0].story_id
    same = await file(store, a_piece("B. Kardosy wept.", "B. Kardosy"), place=into(story_id))
    assert {*(await person_of(store, same)).values()} == {*(await person_of(store, one)).values()}


async def test_a_surname_that_was_somebody_s_by_the_story_is_looked_at_again_when_the_article_moves(
    store: Store,
) -> None:
    bela = await file(store, a_piece("Béla Kárdosy laughed.", "Béla Kárdosy"), place=alone)
    ilka = await file(store, OTHER, place=alone)
    here, there = [one.story_id for one in await store.articles.load([bela, ilka])]
    first, second = (await person_of(store, bela))["Béla Kárdosy"], (await person_of(store, ilka))["Ilka Kárdosy"]
    lone = a_piece("“It floats,” Kárdosy told the guests.", "Kárdosy", spoken="It floats,")
    moved = await file(store, lone, place=into(here))
    assert await person_of(store, moved) == {"Kárdosy": first}
    await store.stories.move(moved, there)
    await take_in_people(store)
    assert await person_of(store, moved) == {"Kárdosy": second}
    assert await person_of(store, bela) == {"Béla Kárdosy": first}, "nobody else's name is touched"
    assert await store.people.unread(0, 10) == []


MINISTER = "Bela Kardosy, the fisheries minister, spoke of herring quotas."
WRITER = "Bela Kardosy wrote a sonnet about a lighthouse."
BOTH = "Bela Kardosy spoke of herring quotas and wrote a sonnet about a lighthouse."


async def test_two_people_of_one_full_name_are_one_when_a_later_article_fits_both(store: Store) -> None:
    articles = [await file(store, a_piece(text, "Bela Kardosy")) for text in (MINISTER, WRITER)]
    assert len({who for one in articles for who in (await person_of(store, one)).values()}) == 2
    change = (await store.articles.changes_since(0)).newest
    articles.append(await file(store, a_piece(BOTH, "Bela Kardosy")))
    (stays,) = {who for one in articles for who in (await person_of(store, one)).values()}
    assert [one.rule for one in (await store.people.get(stays))[1]] == ["", "same name", "same name"]
    assert (await store.people.get(2))[0] == stays, "the old number leads to the one that stays"
    changed = {row["id"] for row in (await store.articles.changes_since(change)).rows}
    assert changed == {articles[1], articles[2]}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (MINISTER.replace("spoke", "(61) spoke"), WRITER.replace("Kardosy wrote", "Kardosy (24) wrote")),
        (MINISTER, WRITER.replace("Kardosy wrote", "Kardosy, the goalkeeper, wrote")),
        (MINISTER, WRITER.replace("wrote", "and her brother wrote")),
    ],
)
async def test_two_people_of_one_name_whom_something_tells_apart_stay_two(store: Store, one: str, other: str) -> None:
    articles = [await file(store, a_piece(text, "Bela Kardosy")) for text in (one, other, BOTH)]
    assert len({who for one in articles[:2] for who in (await person_of(store, one)).values()}) == 2


async def test_what_an_editor_parted_no_later_article_makes_one(store: Store) -> None:
    first = await file(store, a_piece(MINISTER, "Bela Kardosy"))
    second = await file(store, a_piece(WRITER.replace("Bela", "Béla"), "Béla Kardosy"))
    who = await store.people.join(1, 2, NOW)
    alone_id = await store.people.part(who, "Béla Kardosy", NOW)
    await file(store, a_piece(BOTH, "Bela Kardosy"))
    assert (await person_of(store, first))["Bela Kardosy"] == who
    assert (await person_of(store, second))["Béla Kardosy"] == alone_id


async def test_a_name_taken_out_comes_back_as_whoever_became_of_its_person(store: Store) -> None:
    one, other = await file(store, ONE), await file(store, OTHER)
    slug = (await store.articles.load([other]))[0].slug
    await file(store, a_piece("Ilka Kárdosy, a judge, wore a hat twice.", "Ilka Kárdosy"))
    await store.articles.remove(slug, NOW)
    who = await store.people.join(1, 2, NOW)
    await store.articles.restore(slug)
    assert {*(await person_of(store, one)).values(), *(await person_of(store, other)).values()} == {who}


async def test_articles_whose_names_go_to_somebody_else_are_taken_in_again_by_whoever_keeps_them(store: Store) -> None:
    one, other = await file(store, ONE), await file(store, OTHER)
    change = (await store.articles.changes_since(0)).newest
    await store.people.join(1, 2, NOW)
    joined = await store.articles.changes_since(change)
    assert [row["id"] for row in joined.rows] == [other]
    await store.people.part(1, "Ilka Kárdosy", NOW)
    assert [row["id"] for row in (await store.articles.changes_since(joined.newest)).rows] == [other]
    assert [(heard.person_id, heard.quotes) for heard in await store.people.heard([one, other])] == [(1, 1)]


async def test_articles_from_before_there_were_people_are_taken_in_once(store: Store) -> None:
    await file_brief(store, ONE)
    await file_brief(store, SAME)
    assert await store.people.heard([1, 2]) == []
    assert await store.people.unread(0, 10) == [1, 2]
    await take_in_people(store)
    assert await store.people.unread(0, 10) == []
    assert {*(await person_of(store, 1)).values()} == {*(await person_of(store, 2)).values()}
    before = await store.data_version()
    await take_in_people(store)
    assert await store.data_version() == before


async def test_a_store_of_the_version_before_people_is_brought_up_and_filled(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    async with await Store.open(path) as store:
        await file_brief(store, ONE)
    people = next(at for at, step in enumerate(MIGRATIONS) if "CREATE TABLE person (" in step)
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        for table in ("person_decision", "person_key", "spelling", "person"):
            db.execute(f"DROP TABLE {table}")
        db.execute("DROP INDEX article_without_people")
        db.execute("ALTER TABLE article DROP COLUMN people_of")
        db.execute(f"PRAGMA user_version = {people}")
        for step in reversed(MIGRATIONS[people + 1 :]):  # what later steps made is made once more
            for line in reversed(step.splitlines()):
                match line.split():
                    case ["CREATE", "VIEW", view, *_]:
                        db.execute(f"DROP VIEW {view}")
                    case ["CREATE", "TABLE", table, *_]:
                        db.execute(f"DROP TABLE {table}")
                    case ["CREATE", "INDEX", index, *_]:
                        db.execute(f"DROP INDEX IF EXISTS {index}")
                    case ["ALTER", "TABLE", table, "ADD", "COLUMN", column, *_] if table != "person":
                        db.execute(f"ALTER TABLE {table} DROP COLUMN {column}")
        files.migrate(db, MIGRATIONS)
    async with await Store.open(path) as store:
        await take_in_people(store)
        assert [one.name for one in await store.people.heard([1])] == ["Béla Kárdosy"]


async def test_evidence_altered_by_hand_costs_only_itself(store: Store) -> None:
    await file(store, ONE)
    by_hand(store.path, """UPDATE spelling SET evidence = '{"w": [[1]], "a": 7}'""")
    same = await file(store, SAME)
    assert list(await person_of(store, same)) == ["Bela Kardosy"]


@pytest.mark.parametrize(
    ("published", "moment"),
    [
        (None, "2026-03-05T08:00:00.000000+00:00"),
        ("last week", "2026-03-05T08:00:00.000000+00:00"),
        ("2026-13", "2026-03-05T08:00:00.000000+00:00"),
        ("2026-03-09", "2026-03-05T08:00:00.000000+00:00"),  # ahead
        ("2026", "2026-03-05T08:00:00.000000+00:00"),  # not over yet
        ("2026-03", "2026-03-05T08:00:00.000000+00:00"),
        ("2026-02", "2026-02-28T23:59:59.999999+00:00"),
        ("2024-02", "2024-02-29T23:59:59.999999+00:00"),
        ("2025", "2025-12-31T23:59:59.999999+00:00"),
        ("2026-03-04", "2026-03-04T23:59:59.999999+00:00"),
        ("2026-03-04T09:30+02:00", "2026-03-04T07:30:00.000000+00:00"),
    ],
)
def test_an_article_came_out_at_the_last_moment_its_date_can_mean(published: str | None, moment: str) -> None:
    assert came_out(published, "2026-03-05T08:00:00.000000+00:00") == moment
