"""An editor's word on who is who holds for later articles, and is undone as if never said. Every person is invented."""

import pytest

from bot.people import RECOGNITION, people_in
from storage.errors import NotFoundError
from storage.store import Store
from tests.storage.stores import NOW, by_hand, file_brief
from tests.storage.test_people import a_piece

LEADER = "Union leader {} said in Orme that the furnaces were cold."
NAMES = ("Alexander Timchenko", "Oleksandr Tymchenko", "O. Tymchenko")


async def file(store: Store, name: str, number: int) -> int:
    text = LEADER.format(name) + " Nobody spoke." * number
    filed = await file_brief(store, a_piece(text, name), people=people_in(a_piece(text, name)), recogniser=RECOGNITION)
    return filed.article_id


async def three(store: Store) -> None:
    for number, name in enumerate(NAMES):
        await file(store, name, number)


def state(store: Store) -> list[list[tuple[object, ...]]]:
    tables = (
        "SELECT article_id, name, person_id, rule FROM spelling ORDER BY 1, 2",
        "SELECT key, person_id, name FROM person_key ORDER BY 1, 2, 3",
        "SELECT name, person_id, joined FROM person_decision ORDER BY 1, 2",
        "SELECT id, merged_into FROM person WHERE id IN (SELECT person_id FROM spelling) ORDER BY 1",
    )
    return [by_hand(store.path, sql) for sql in tables]


def people(store: Store) -> dict[int, set[str]]:
    found: dict[int, set[str]] = {}
    for name, who in by_hand(store.path, "SELECT name, person_id FROM spelling WHERE living = 1"):
        found.setdefault(who, set()).add(name)
    return found


@pytest.mark.parametrize("name", NAMES)
async def test_a_parted_name_stays_parted_and_later_articles_go_to_the_right_one(store: Store, name: str) -> None:
    await three(store)
    assert people(store) == {1: {*NAMES}}
    alone = await store.people.part(1, name, NOW)
    parted = {1: {*NAMES} - {name}, alone: {name}}
    for number, later in enumerate((*NAMES, *NAMES), 5):
        await file(store, later, number)
        assert people(store) == parted


@pytest.mark.parametrize("name", NAMES)
async def test_undoing_a_part_puts_everything_back(store: Store, name: str) -> None:
    await three(store)
    before = state(store)
    await store.people.part(1, name, NOW)
    undone = await store.people.undo()
    assert undone is not None
    assert undone.people == (1,)
    assert state(store) == before
    assert await store.people.undo() is None


async def test_undoing_a_part_takes_along_what_came_in_since(store: Store) -> None:
    await three(store)
    alone = await store.people.part(1, NAMES[1], NOW)
    await file(store, NAMES[1], 9)
    await store.people.undo()
    assert people(store) == {1: {*NAMES}}
    assert (await store.people.get(alone))[0] == 1, "the number that was given out leads back"
    await file(store, NAMES[1], 10)
    assert people(store) == {1: {*NAMES}}


async def test_undoing_a_join_gives_each_their_own_names_and_numbers(store: Store) -> None:
    await three(store)
    await file_brief(
        store,
        a_piece("Ilka Dorn, a cellist, laughed.", "Ilka Dorn"),
        people=people_in(a_piece("Ilka Dorn, a cellist, laughed.", "Ilka Dorn")),
        recogniser=RECOGNITION,
    )
    before = state(store)
    assert len(people(store)) == 2
    other = next(who for who in people(store) if who != 1)
    await store.people.join(1, other, NOW)
    assert people(store) == {1: {*NAMES, "Ilka Dorn"}}
    await store.people.undo()
    assert state(store) == before


async def test_steps_are_undone_from_the_newest_on(store: Store) -> None:
    await three(store)
    states = [state(store)]
    for name in NAMES[:2]:
        await store.people.part(1, name, NOW)
        states.append(state(store))
    for before in reversed(states[:-1]):
        await store.people.undo()
        assert state(store) == before


async def test_undoing_has_the_articles_taken_in_again_by_those_who_keep_who_is_quoted(store: Store) -> None:
    await three(store)
    await store.people.part(1, NAMES[1], NOW)
    change = (await store.articles.changes_since(0)).newest
    await store.people.undo()
    assert [row["id"] for row in (await store.articles.changes_since(change)).rows] == [1, 2, 3]


async def test_a_name_that_two_share_is_parted_in_one_article_and_stays_so(store: Store) -> None:
    name, ids = "Alexander Timchenko", []
    for day in ("Monday", "Tuesday"):
        brief = a_piece(f"On {day} {LEADER.format(name)}", name)
        ids.append((await file_brief(store, brief, people=people_in(brief), recogniser=RECOGNITION)).article_id)
    before = state(store)
    alone = await store.people.part_in(1, name, ids[1], NOW)
    assert await store.people.articles_of([1], name) == {ids[0]}
    assert await store.people.articles_of([alone], name) == {ids[1]}
    await file(store, name, 2)
    assert len(people(store)) == 2, "no later article makes one of whom an editor parted"
    with pytest.raises(NotFoundError):
        await store.people.part_in(alone, name, ids[0], NOW)
    await store.people.undo()
    assert [row for row in state(store)[0] if row[0] in ids] == before[0]
