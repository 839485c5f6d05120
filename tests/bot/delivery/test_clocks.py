"""A clock that is wrong by Discord's: nothing is planned or given up by it, and people are told."""

from datetime import timedelta
from email.utils import format_datetime

import pytest

from bot.cards.status import status_told
from bot.health import examine
from bot.posting import NotNowError
from storage.records import Tally
from tests.bot.delivering import Room


def hears(room: Room, ahead: timedelta, *, secure: bool = True) -> None:
    """Discord tells a time of which our clock is so far ahead, now and whenever it is asked."""

    def tell() -> None:
        room.delivery.exchanges.time.take(format_datetime(room.clock.now - ahead, usegmt=True), secure=secure)

    room.channels.greeted = tell
    tell()


@pytest.mark.parametrize("ahead", [timedelta(days=1), timedelta(minutes=6), timedelta(days=-400)])
async def test_by_a_wrong_clock_nothing_is_posted_or_given_up_until_it_is_right(room: Room, ahead: timedelta) -> None:
    await room.subscribe()
    await room.file()
    await room.store.hold_bot()
    hears(room, ahead)
    await room.tick()
    await room.tick(hours=1)
    assert await room.rows() == []
    assert room.delivery.clock_off == ahead
    assert "clock" in (await examine(room.store, room.clock.now)).problems
    hears(room, timedelta(seconds=20))
    await room.tick(seconds=20)
    assert await room.states() == ["sent"]
    assert room.delivery.clock_off is None
    assert "clock" not in (await examine(room.store, room.clock.now)).problems


async def test_a_planned_digest_is_not_given_up_by_a_clock_that_jumped_ahead(room: Room) -> None:
    await room.subscribe()
    await room.file()
    await room.delivery.planner.plan_due(room.clock.now)
    right = room.clock.now
    room.clock.now += timedelta(days=1)
    hears(room, timedelta(days=1))
    await room.tick()
    assert await room.states() == ["planned"]
    room.clock.now = right
    hears(room, timedelta(0))
    await room.tick(seconds=20)
    assert await room.states() == ["sent"]


async def test_a_machine_that_slept_asks_again_before_it_takes_its_clock_for_wrong(room: Room) -> None:
    await room.subscribe()
    await room.file()
    room.clock.now -= timedelta(hours=9)
    hears(room, timedelta(0))
    room.clock.now += timedelta(hours=9)  # and the other clock stood still
    await room.tick()
    assert await room.states() == ["sent"]


async def test_while_nobody_can_be_asked_a_doubtful_clock_holds_digests_back(room: Room) -> None:
    await room.subscribe()
    await room.file()
    hears(room, timedelta(days=1))

    def fails() -> None:
        raise NotNowError

    room.channels.greeted = fails
    await room.tick()
    assert await room.rows() == []


async def test_a_time_that_anybody_could_have_told_is_not_believed(room: Room) -> None:
    await room.subscribe()
    await room.file()
    hears(room, timedelta(days=3), secure=False)
    room.delivery.exchanges.time.take("soon", secure=True)
    await room.tick()
    assert await room.states() == ["sent"]


@pytest.mark.parametrize(("off", "words"), [(90, "90 minutes ahead of"), (-1_500, "1,500 minutes behind")])
async def test_status_says_how_far_the_clock_is_off(room: Room, off: int, words: str) -> None:
    told = status_told(
        Tally(),
        (),
        now=room.clock.now,
        last_tick=None,
        checked=None,
        resting=False,
        versions="1",
        clock_off=timedelta(minutes=off),
    )
    assert words in told
