"""A store that was put back from a copy, or runs twice, knows nothing of what was posted; the channel does."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from bot.editions import decode_edition
from bot.posting import ChannelRefusedError, NotNowError
from tests.bot.delivering import CHANNEL, Room, a_room_over, next_day


@pytest.fixture
async def copied(room: Room, tmp_path: Path) -> tuple[Room, Path]:
    """A room with a digest that is due in a minute, and a copy of its store from then."""
    await room.subscribe(time="07:01")
    await room.file()
    copy = tmp_path / "copy.db"
    with closing(sqlite3.connect(tmp_path / "nutgraf.db")) as whole, closing(sqlite3.connect(copy)) as other:
        whole.backup(other)
    return room, copy


@pytest.mark.parametrize("kind", ["channel", "forum"])
async def test_a_digest_that_stands_there_is_not_posted_from_an_older_copy(
    copied: tuple[Room, Path], kind: str
) -> None:
    room, copy = copied
    if kind == "forum":
        room.channels.forums.add(CHANNEL)
    await room.tick(minutes=1)
    assert await room.states() == ["sent"]
    room.clock.pass_by(minutes=35)
    async with a_room_over(copy, room.channels) as other:
        await other.tick()
        (row,) = await other.rows()
        assert (row.state, row.reason, row.message_id) == ("sent", "found", room.posted()[0].message_id)
        await next_day(other, "Bridge closes")
        assert await other.states() == ["sent", "sent"]
    assert len(room.posted()) == 2


@pytest.mark.parametrize("hours", [4, 20])
async def test_a_digest_that_stands_there_is_not_missed_by_an_older_copy(copied: tuple[Room, Path], hours: int) -> None:
    room, copy = copied
    await room.tick(minutes=1)
    room.clock.pass_by(hours=hours)
    async with a_room_over(copy, room.channels) as other:
        await other.file("Filed since", filed_at=room.clock.now)
        await other.tick()
        (row,) = await other.rows()
        assert (row.state, row.reason, row.message_id) == ("sent", "found", room.posted()[0].message_id)
        assert await other.store.notices.to_tell() == []
        room.clock.pass_by(hours=23 - hours)
        await other.file("Bridge closes")
        await other.tick(hours=1)
        assert await other.states() == ["sent", "sent"]
        _, row = await other.rows()
    told = [one.headline.text for one in decode_edition(row.payload).rows]
    assert sorted(told) == ["Bridge closes", "Filed since"]  # and nothing of what stood there


async def test_each_date_missed_of_the_last_day_is_looked_for_once(copied: tuple[Room, Path]) -> None:
    room, _ = copied
    looks: list[str] = []
    plain = room.channels.find

    async def find(guild_id: int, channel_id: int, mark: str, since: Any) -> Any:
        looks.append(mark)
        return await plain(guild_id, channel_id, mark, since)

    room.channels.find = find  # type: ignore[method-assign]
    room.clock.pass_by(days=3, hours=4)
    room.restart()
    for _ in range(3):
        await room.tick(minutes=10)
    rows = await room.rows()
    assert [(row.state, row.reason) for row in rows] == [("missed", "away")] * 4
    assert looks == [rows[-1].mark]


@pytest.mark.parametrize("fault", [ChannelRefusedError(403, 50001), NotNowError()])
async def test_what_can_not_be_looked_for_is_missed_all_the_same(copied: tuple[Room, Path], fault: Exception) -> None:
    room, _ = copied

    async def find(*_: Any) -> int:
        raise fault

    room.channels.find = find  # type: ignore[method-assign,assignment]
    room.clock.pass_by(hours=4)
    room.restart()
    for minutes in (0, 1, 6):
        await room.tick(minutes=minutes)
    assert [(row.state, row.reason) for row in await room.rows()] == [("missed", "away")]
    assert len(room.channels.told) == 1


async def test_a_copy_beside_the_bot_posts_nothing_of_its_own(copied: tuple[Room, Path]) -> None:
    room, copy = copied
    room.clock.pass_by(seconds=59)
    async with a_room_over(copy, room.channels) as other:
        room.clock.pass_by(seconds=1)
        await room.tick()
        await other.tick()  # in time: the nonce is the same
        assert await other.states() == ["sent"]
    assert len(room.posted()) == 1


async def test_where_nobody_may_read_back_what_is_late_is_posted(copied: tuple[Room, Path]) -> None:
    room, _ = copied
    room.channels.unreadable.add(CHANNEL)
    room.clock.pass_by(minutes=30)
    room.restart()
    await room.tick()
    assert await room.states() == ["sent"]


async def test_a_look_that_fails_holds_a_late_digest_back_for_a_while_only(copied: tuple[Room, Path]) -> None:
    room, _ = copied
    looks: list[int] = []

    async def find(_: int, channel_id: int, *__: Any) -> int:
        looks.append(channel_id)
        raise NotNowError

    room.channels.find = find  # type: ignore[method-assign,assignment]
    room.clock.pass_by(minutes=30)
    room.restart()
    await room.tick()
    await room.tick(minutes=1)
    assert await room.states() == ["planned"]
    await room.tick(minutes=6)
    assert await room.states() == ["sent"]
    assert len(looks) == 3


async def test_a_wave_that_takes_its_time_is_not_looked_for(room: Room) -> None:
    await room.subscribe()
    await room.file()
    await room.delivery.planner.plan_due(room.clock.now)
    room.channels.find = None  # type: ignore[method-assign,assignment]
    await room.tick(minutes=5)
    assert await room.states() == ["sent"]


@pytest.mark.parametrize("fault", ["later", "refused"])
async def test_what_was_refused_and_kept_all_the_same_is_not_posted_again(room: Room, fault: str) -> None:
    await room.subscribe()
    await room.file()
    plain = room.channels.post

    async def post(*given: Any, **named: Any) -> int:
        await plain(*given, **named)
        raise NotNowError if fault == "later" else ChannelRefusedError(403, 50013)

    room.channels.post = post  # type: ignore[method-assign]
    await room.tick()
    assert await room.states() == ["planned"]
    await room.tick(minutes=5)
    assert await room.states() == ["sent"]
    assert len(room.channels.requests) == 1
    assert await room.store.posts.find(room.posted()[0].message_id) is not None
