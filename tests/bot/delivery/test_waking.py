"""A server or a channel is open to the bot again: what was put off there does not wait for its turn."""

import asyncio
from typing import Any

import pytest

from bot.posting import ChannelRefusedError
from tests.bot.delivering import CHANNEL, GUILD, Room, last

OTHER = CHANNEL + 1


async def put_off(room: Room, fault: str, times: int = 2) -> None:
    """A digest in each of two channels that waits for minutes."""
    for channel in (CHANNEL, OTHER):
        await room.subscribe(channel)
        room.channels.faults[channel].extend([fault] * times)
    await room.file()
    await room.tick()
    await room.tick(seconds=31)
    assert await room.states() == ["planned", "planned"]


async def test_a_channel_that_is_opened_is_posted_to_soon(room: Room) -> None:
    await put_off(room, "refused")
    await room.tick(seconds=20)
    assert room.posted() == []
    room.delivery.wake(GUILD, CHANNEL)
    await room.tick(seconds=5)
    assert len(room.posted()) == 1
    assert room.posted(OTHER) == []


async def test_a_server_whose_outage_is_over_is_posted_to_soon(room: Room) -> None:
    await put_off(room, "later")
    room.delivery.wake(GUILD + 1)
    await room.tick(seconds=5)
    assert room.posted() == []
    room.delivery.wake(GUILD)
    await room.tick(seconds=5)
    assert (len(room.posted()), len(room.posted(OTHER))) == (1, 1)


async def test_a_doubt_is_settled_soon_after_the_right_to_read_is_granted(room: Room) -> None:
    await room.subscribe()
    await room.file()
    room.channels.unreadable.add(CHANNEL)
    room.channels.faults[CHANNEL].append("lost")
    await room.tick()
    await room.tick(minutes=2)
    assert await room.states() == ["uncertain"]
    room.channels.unreadable.clear()
    room.delivery.wake(GUILD, CHANNEL)
    await room.tick(seconds=5)
    assert await room.states() == ["sent"]
    assert len(room.posted()) == 1


async def test_one_under_way_while_its_channel_is_opened_is_woken_after_it(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    await room.subscribe()
    await room.file()
    asked, go = asyncio.Event(), asyncio.Event()

    async def refused(*_: Any, **__: Any) -> int:
        asked.set()
        await go.wait()
        raise ChannelRefusedError(403, 50013)

    with monkeypatch.context() as patch:
        patch.setattr(room.channels, "post", refused)
        wave = asyncio.create_task(room.tick())
        await asked.wait()
        room.delivery.wake(GUILD, CHANNEL)
        await room.tick()
        go.set()
        await wave
    assert (await last(room)).strikes == 1
    await room.tick(seconds=5)
    assert len(room.posted()) == 1


async def test_a_round_begins_soon_after_a_channel_is_opened(room: Room) -> None:
    slept: list[float] = []
    rounds = asyncio.Event()

    async def sleep(seconds: float) -> None:
        slept.append(seconds)
        if len(slept) > 1:
            rounds.set()
        await asyncio.Event().wait()

    delivery = room.restart(sleep)
    delivery.start()
    await asyncio.sleep(0)
    delivery.wake(GUILD)
    async with asyncio.timeout(1):
        await rounds.wait()
    await delivery.close()
    assert slept[1] <= 5.0
