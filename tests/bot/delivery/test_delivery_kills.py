"""The process ends at any step; another one takes over on the same store; the channel has one message a date."""

import asyncio
from collections import Counter
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.bot.delivering import CHANNEL, MORNING, Killed, Killer, Room, a_room

CLOSED = 11  # a channel which the bot may not read back
REPORTED = {"uncertain", "missed", "failed", "suspended"}
FAULTS = ["", "lost", "unsent", "later", "refused"]


async def two_days(room: Room) -> None:
    """Rounds round the hours of two digests, each process taking over where the one before was killed."""
    for day in range(2):
        room.clock.now = max(room.clock.now, MORNING + timedelta(days=day))
        await room.file(f"News of day {day}")
        for minutes in (0, 0.25, 0.5, 2, 10, 45, 90):
            room.clock.now = max(room.clock.now, MORNING + timedelta(days=day, minutes=minutes))
            room.clock.monotonic += 3600
            try:
                await room.delivery.tick()
            except Killed:
                await end_process()
                room.restart()


async def end_process() -> None:
    """What else the killed process was doing ends as well."""
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)


async def a_story_a_day(room: Room) -> None:
    await room.subscribe(CHANNEL)
    await room.subscribe(CLOSED)
    room.channels.unreadable.add(CLOSED)


async def assert_once(room: Room) -> None:
    """One message for each channel and date; a row without one says that nobody can tell, or that it was missed."""
    for channel_id in (CHANNEL, CLOSED):
        marks = Counter(message.mark for message in room.posted(channel_id))
        assert max(marks.values(), default=1) == 1
        rows = [row for row in await room.rows() if row.channel_id == channel_id]
        assert rows
        for row in rows:
            assert marks[row.mark] == 1 or row.state in REPORTED | {"skipped"}
            assert row.state not in ("planned", "sending")
        if channel_id == CHANNEL:  # with the right to look there is no doubt left
            assert "uncertain" not in {row.state for row in rows}
    for message in room.posted(CHANNEL):
        assert await room.store.posts.find(message.message_id) is not None


async def run(path: Path, at: int | None, faults: dict[int, list[str]] | None = None) -> int:
    async with a_room(path) as room:
        await a_story_a_day(room)
        for channel_id, some in (faults or {}).items():
            room.channels.faults[channel_id].extend(some)
        killer = Killer(room)
        killer.at = at
        await two_days(room)
        await assert_once(room)
        assert killer.at is None or killer.at >= killer.steps
        if at is None and not faults:
            assert [len(room.posted(channel_id)) for channel_id in (CHANNEL, CLOSED)] == [2, 2]
        return killer.steps


async def test_killed_at_any_step_each_channel_gets_each_digest_once(tmp_path: Path) -> None:
    (tmp_path / "whole").mkdir()
    steps = await run(tmp_path / "whole", None)
    assert steps > 20
    for at in range(steps):
        (tmp_path / str(at)).mkdir()
        await run(tmp_path / str(at), at)


@pytest.mark.parametrize("fault", ["lost", "unsent", "later", "refused"])
async def test_killed_while_settling_a_fault_it_still_arrives_once(tmp_path: Path, fault: str) -> None:
    for at in range(0, 40, 4):
        (tmp_path / str(at)).mkdir()
        await run(tmp_path / str(at), at, {CHANNEL: [fault], CLOSED: [fault]})


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    at=st.integers(0, 80),
    faults=st.dictionaries(
        st.sampled_from([CHANNEL, CLOSED]), st.lists(st.sampled_from(FAULTS), max_size=4), max_size=2
    ),
)
def test_whatever_faults_come_with_the_kill_nothing_is_posted_twice(
    tmp_path_factory: pytest.TempPathFactory, at: int, faults: dict[int, list[str]]
) -> None:
    asyncio.run(run(tmp_path_factory.mktemp("kill"), at, faults))


async def test_a_worker_that_forgets_its_doubts_would_be_caught(tmp_path: Path) -> None:
    """The drill is worth something: a bot with a new nonce for each try, which looks for nothing, posts twice."""
    async with a_room(tmp_path) as room:
        await a_story_a_day(room)
        room.channels.faults[CHANNEL].append("lost")
        nonces = iter(range(100))
        post = room.channels.post

        async def careless(guild_id: int, channel_id: int, view: object, nonce: str, *, title: str) -> int:
            return await post(guild_id, channel_id, view, f"{nonce}{next(nonces)}", title=title)  # type: ignore[arg-type]

        async def blind(*_: object) -> str:
            return "absent"

        room.channels.post = careless  # type: ignore[method-assign]
        room.channels.find = blind  # type: ignore[method-assign,assignment]
        await two_days(room)
        with suppress(AssertionError):
            await assert_once(room)
            pytest.fail("two messages were not noticed")
