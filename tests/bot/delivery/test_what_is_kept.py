"""What the worker keeps in memory ends with what it is about, however long the process runs."""

from collections import deque
from datetime import timedelta
from typing import Any

from bot.patience import Patience
from tests.bot.delivering import CHANNEL, GUILD, Room

_ROOMS = ("delivery", "dispatch", "planning", "patience", "notices", "crossposting", "exchanges", "bucket")
_PARTS = {f"bot.{name}" for name in _ROOMS}
_FAULTS = (["lost"], ["unsent"], ["refused"], ["later", "later"], ["deleted"], ["bad"], ["poison"], [])


def kept_in(thing: Any, seen: set[int] | None = None) -> int:
    """How much the containers hold that belong to the worker and its parts."""
    seen = seen if seen is not None else set()
    if id(thing) in seen:
        return 0
    seen.add(id(thing))
    if isinstance(thing, dict | set | list | deque):
        return len(thing)
    parts = vars(thing).values() if type(thing).__module__ in _PARTS else ()
    return sum(kept_in(one, seen) for one in parts)


async def _a_day(room: Room, day: int) -> None:
    """Eight channels of their own, each with its trouble, which have their digests removed in the evening."""
    channels = [CHANNEL + 100 * day + place for place in range(len(_FAULTS))]
    for channel, faults in zip(channels, _FAULTS, strict=True):
        await room.subscribe(channel, set_at=room.clock.now - timedelta(hours=1), when_empty="note")
        room.channels.faults[channel].extend(faults)
    room.channels.unreadable.update(channels[:2])
    await room.file(f"Ferry number {day} reopens")
    for minutes in (0, 1, 6, 40, 200):
        await room.tick(minutes=minutes)
    for channel in channels:
        await room.store.servers.remove(GUILD, channel)
    await room.tick(hours=12)


async def test_the_worker_keeps_nothing_of_channels_and_rows_that_are_done_with(room: Room) -> None:
    for day in range(1, 6):
        morning = room.clock.now.replace(hour=7, minute=0) + timedelta(days=int(day > 1))
        room.clock.pass_by(seconds=(morning - room.clock.now).total_seconds())
        await _a_day(room, day)
        states = await room.states()
        assert {"sent", "uncertain", "failed"} <= set(states)
        assert kept_in(room.delivery) == states.count("uncertain")  # which are looked for once an hour, for a week


def test_patience_forgets_what_nobody_asks_for_again() -> None:
    now = 0.0
    patience = Patience(lambda: now, (10.0,))
    for key in range(20_000):
        patience.rest(key, 3_600.0)
        now += 10.0
    assert kept_in(patience) <= 1_002
    assert patience.waits(19_999)
    assert not patience.waits(0)


def test_patience_drops_nothing_that_waits() -> None:
    patience = Patience(lambda: 0.0, (10.0,))
    for key in range(5_000):
        patience.put_off(key)
    assert all(patience.waits(key) for key in range(5_000))
    assert patience.put_off(0) == 2
