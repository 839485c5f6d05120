"""Counting kept up to date gives what counting everything anew gives. People, outlets and words are invented."""

import tempfile
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.desk import Desk
from storage.errors import StorageError
from storage.values import dump_time
from tests.bot.desks import NOON, a_desk
from tests.bot.plain_voices import plain_page
from tests.builders import an_article

_PEOPLE = [f"{first} {last}" for first in ("Anna", "Boris", "Clara") for last in ("Thistle", "Marlow")]
_SAID = [
    "The old ferry will not sail again before the frost is over",
    "We paid for nine boats and were given seven",
    "Nobody asked the rowers what the new quay should cost",
    "The old ferry will not sail again before the frost is past",
    "My orchard has seen worse winters than this one",
]
_PLACES = ["quay", "orchard", "library"]


def a_piece(by: Random, number: int) -> Any:
    place = by.choice(_PLACES)
    lines = [f"The council of Ullerby met on Monday about the {place}, which it will rebuild in spring."]
    for who in by.sample(_PEOPLE, by.randrange(1, 4)):
        words = by.sample(_SAID, by.randrange(1, 3))
        lines += [f"“{one},” said {who}, who lives near the {place}." for one in words]
    return an_article(
        headline=f"Ullerby Council Meets about Its {place.title()} {number}",
        text="\n\n".join(lines),
        outlet=by.choice(["Quay Post", "Elm Courier", None]),
    )


async def _is_as_counted_anew(desk: Desk, hours: int | None) -> None:
    since = None if hours is None else desk.clock() - timedelta(hours=hours)
    after = "" if since is None else dump_time(since.replace(second=0, microsecond=0))
    catalogue = desk._catalogue
    await desk.refresh()
    for page in range(2):
        answer = await desk._voices.page(
            catalogue.hearings, since=since, days=hours, page=page, value_of=catalogue.speaker_value, most=3
        )
        if page < answer.pages:
            expected = await plain_page(desk.store, after, page, 3)
            shown = [(row.speaker, row.quotes, row.outlets) for row in answer.rows]
            assert shown == [(catalogue.speaker_value(who), count, outlets) for who, count, outlets in expected]


async def _do(desk: Desk, by: Random, number: int, slugs: list[str]) -> None:
    match by.randrange(7) if slugs else 0:
        case 0 | 1 | 2:
            slugs.append((await desk.file_article(a_piece(by, number))).slug)
        case 3:
            await desk.remove(by.choice(slugs))
        case 4:
            await desk.restore(by.choice(slugs))
        case 5:
            stories = [row.story_id for row in (await desk.recent_stories(None)).rows]
            if len(stories) > 1:
                await desk.store.stories.merge(*by.sample(stories, 2))
        case 6:
            people = [one.person_id for one in await desk.store.people.heard(range(1, len(slugs) + 1))]
            if len({*people}) > 1:
                await desk.store.people.join(*by.sample(sorted({*people}), 2), desk.clock())


@settings(deadline=None, max_examples=12)
@given(st.integers(0, 10_000))
@pytest.mark.asyncio
async def test_after_any_change_a_page_is_what_counting_everything_anew_gives(seed: int) -> None:
    by, now = Random(seed), [NOON]
    with tempfile.TemporaryDirectory() as folder:
        async with a_desk(Path(folder)) as desk:
            desk.clock = lambda: now[0]
            slugs: list[str] = []
            for number in range(9):
                now[0] += timedelta(minutes=by.choice([0, 1, 50]))
                try:
                    await _do(desk, by, number, slugs)
                except StorageError:
                    continue
                for hours in (None, 1, 3):
                    await _is_as_counted_anew(desk, hours)


async def test_quotes_digested_anew_are_counted_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.bot.test_upkeep import an_older_version, articles, keep_up

    with an_older_version(monkeypatch):
        async with a_desk(tmp_path, articles()):
            pass
    async with a_desk(tmp_path) as desk:
        await _is_as_counted_anew(desk, None)
        await keep_up(desk.store, rest=0)
        await _is_as_counted_anew(desk, None)
