"""Discord answered, and the store can't take that in: a full disk, or another program that holds it."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from bot.dispatch import STRIKES
from storage.errors import DiskFullError
from tests.bot.delivering import CHANNEL, Room, last


def full_for(room: Room, name: str, times: int) -> Callable[[], int]:
    """Let the disk be full for so many writes of a kind; gives how many are still to fail."""
    real: Callable[..., Awaitable[Any]] = getattr(room.store.outbox, name)
    left = times

    async def write(*args: Any, **kwargs: Any) -> Any:
        nonlocal left
        if left:
            left -= 1
            raise DiskFullError(room.store.path)
        return await real(*args, **kwargs)

    setattr(room.store.outbox, name, write)
    return lambda: left


@pytest.mark.parametrize("may_read", [True, False])
async def test_an_answer_that_the_store_can_not_take_is_kept_until_it_can(room: Room, may_read: bool) -> None:
    await room.subscribe()
    await room.file()
    if not may_read:
        room.channels.unreadable.add(CHANNEL)
    left = full_for(room, "sent", 3)
    await room.tick()
    posted_at = room.clock.now
    for _ in range(3):
        await room.tick(minutes=31)
    row = await last(room)
    assert (row.state, row.sent_at, left()) == ("sent", posted_at, 0)
    assert row.message_id == room.posted()[0].message_id
    assert len(room.channels.requests) == 1


async def test_a_message_posted_and_deleted_is_known_though_the_disk_was_full(room: Room) -> None:
    await room.subscribe()
    await room.file()
    room.channels.unreadable.add(CHANNEL)
    room.channels.faults[CHANNEL].append("deleted")
    full_for(room, "sent", 1)
    await room.tick()
    await room.tick(minutes=5)
    row = await last(room)
    assert (row.state, row.message_id) == ("sent", None)


async def test_a_refusal_that_the_store_can_not_take_is_no_doubt(room: Room) -> None:
    await room.subscribe()
    await room.file()
    room.channels.unreadable.add(CHANNEL)
    room.channels.faults[CHANNEL].extend(["refused"] * STRIKES)
    full_for(room, "retry_at", 1)
    await room.tick()
    assert (await last(room)).state == "sending"
    for _ in range(3 * STRIKES):
        await room.tick(minutes=5)
    assert (await last(room)).state == "suspended"
    assert room.posted() == []


async def test_what_was_answered_to_an_earlier_request_says_nothing_of_a_later_one(room: Room) -> None:
    await room.subscribe()
    await room.file()
    room.channels.unreadable.add(CHANNEL)
    room.channels.faults[CHANNEL].extend(["bad", "lost"])
    full_for(room, "mark", 1)
    await room.tick()
    row = await last(room)
    await room.store.outbox.retry_at(row.row_id, row.due_at, "")  # another round had it planned again
    await room.tick(minutes=1)
    await room.tick(seconds=5)
    assert (await last(room)).state == "uncertain"
    assert len(room.posted()) == 1
