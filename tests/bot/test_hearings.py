"""Who is quoted, in memory: brought up to date article by article, it says what a fresh look says. Invented people."""

import itertools
from collections import defaultdict
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.desk import Desk
from bot.hearings import Hearings
from storage.people import Heard
from tests.bot.conftest import ORCHARD
from tests.bot.desks import a_desk
from tests.builders import an_article

NAMES = ["Anna Thistle", "Boris Marlow", "Clara Quill"]


def heard_in(article_id: int, people: list[int]) -> list[Heard]:
    return [
        Heard(who, NAMES[who % len(NAMES)], 0, 1 + who % 2, article_id % 3, article_id, 1, "Desk", f"{article_id:03}")
        for who in people
    ]


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(st.integers(1, 6), st.sets(st.integers(1, 5))), max_size=12))
def test_articles_taken_in_one_by_one_leave_what_the_last_of_each_says(steps: list[tuple[int, set[int]]]) -> None:
    hearings = Hearings()
    for article_id, people in steps:
        hearings.take_in([article_id], heard_in(article_id, sorted(people)))
    expected: dict[int, set[Heard]] = defaultdict(set)
    for article_id, people in dict(steps).items():
        for one in heard_in(article_id, sorted(people)):
            expected[one.person_id].add(one)
    assert {who: {*told} for who, told in hearings.snapshot().items()} == expected
    quoted = {(one.person_id, one.name): one.quotes for one in hearings.quoted()}
    assert quoted == {(who, one.name): sum(x.quotes for x in some) for who, some in expected.items() for one in some}
    assert all(hearings.articles_quoting(who) == len(some) for who, some in expected.items())


def test_a_snapshot_does_not_change() -> None:
    hearings = Hearings()
    hearings.take_in([1], heard_in(1, [1, 2]))
    before = hearings.snapshot()
    hearings.take_in([1, 2], heard_in(2, [1]))
    assert {who: [one.article_id for one in told] for who, told in before.items()} == {1: [1], 2: [1]}
    assert hearings.snapshot().keys() == {1}


def test_names_of_articles_that_are_gone_are_forgotten() -> None:
    hearings = Hearings()
    for number in range(5_000):  # one comes, one goes, each with somebody of its own
        one = Heard(number, f"Anna Thistle of {number}", 0, 1, 0, number, 1, "Desk", f"{number:05}")
        hearings.take_in([number], [one])
        hearings.take_in([number - 10], [])
    assert len(hearings._same) < 3_000
    last = hearings.snapshot()[4_999][0]
    assert hearings._same[last.name] is last.name


def pieces(count: int, seed: int) -> list[Any]:
    """Articles that quote a dozen people with words of their own or of a piece before."""
    chance = Random(seed)
    people = [f"{first} {last}" for first in ("Anna", "Boris", "Clara", "David") for last in ("Thistle", "Marlow")]
    return [
        an_article(
            headline=f"Orchard day {number} draws a crowd",
            text=ORCHARD.replace("Petra Lindqvist", chance.choice(people)).replace("frost", f"frost {number % 3}"),
            outlet=f"Desk {number % 4}",
        )
        for number in range(count)
    ]


async def counted(desk: Desk, days: int | None, limit: int = 3) -> list[tuple[str, int]]:
    answers = [await desk.voices(days, page, limit) for page in range(4)]
    rows = dict.fromkeys(row for one in answers for row in one.rows)
    return [(row.name.text, row.quotes) for row in rows]


@pytest.mark.parametrize("days", [None, 7])
async def test_voices_after_every_commit_are_those_of_a_desk_just_opened(tmp_path: Path, days: int | None) -> None:
    articles = pieces(9, 5)
    async with a_desk(tmp_path, articles[:3]) as desk:
        filed = [await desk.file_article(one) for one in articles[3:]]
        changes = (
            desk.join_people("Anna Thistle", "Boris Marlow"),
            desk.remove(filed[0].slug),
            desk.restore(filed[0].slug),
        )
        for change in itertools.chain([None], changes):
            if change is not None:
                await change
            fresh = Desk(desk.store, clock=desk.clock)
            await fresh.start()
            assert await counted(desk, days) == await counted(fresh, days)
            assert await desk.suggest_speakers("") == await fresh.suggest_speakers("")


async def test_a_page_counts_only_whom_it_needs_and_ranks_as_if_all_were_counted(tmp_path: Path) -> None:
    async with a_desk(tmp_path, pieces(12, 8)) as desk:
        one_by_one = [
            (await desk.voices(None, page, 1)).rows[0] for page in range((await desk.voices(None, 0, 1)).pages)
        ]
        at_once = (await desk.voices(None, 0, 99)).rows
        assert [row.name.text for row in one_by_one] == [row.name.text for row in at_once]
        assert [row.quotes for row in one_by_one] == sorted((row.quotes for row in at_once), reverse=True)
