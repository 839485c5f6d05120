"""One stage of a drill: a small Discord, a store and the process on it; and the count of what arrived at the end."""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import tempfile
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from tests.discord_server.bodies import texts_of
from tests.discord_server.server import TOKEN, DiscordServer, Seen
from tests.drill.clock import Clock
from tests.drill.points import OUTSIDE, passed
from tests.drill.processes import Nursery, Process, start_fresh
from tests.drill.stores import FIRST, REPORTED, START, Row, copy_store, guild_of, rows_of

SPEED = 20.0  # seconds of the drill in a real one
REPLAYED = timedelta(seconds=65)  # the memory of nonces: hardly more than the bot relies on, less than Discord's own
LONGEST = 60.0  # real seconds until a stage has to be quiet
# Seconds that a clock with nothing to do skips at first: so few that the bot's next round still comes within the time
# in which it may repeat a request. Then ever more, up to so many.
SKIPPED, MOST_SKIPPED = 2.0, 1_800.0

Kill = tuple[str, int]  # a kind of point, and which of its kind


@dataclass
class Verdict:
    """What arrived. ``duplicates`` and ``lost`` must be 0; ``false`` are rows that say what is not so."""

    expected: int = 0
    posted: int = 0
    duplicates: int = 0
    lost: int = 0
    false: int = 0
    unsettled: int = 0
    reported: Counter[str] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)

    def add(self, other: Verdict) -> None:
        """Count another one in."""
        for name in ("expected", "posted", "duplicates", "lost", "false", "unsettled"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.reported.update(other.reported)
        self.notes += other.notes

    @property
    def is_clean(self) -> bool:
        """Whether every digest arrived once or is accounted for."""
        return not (self.duplicates or self.lost or self.false or self.unsettled)


class Stage:
    """See the module. Made by `stage`."""

    def __init__(self, folder: Path, store: Path, clock: Clock, server: DiscordServer, nursery: Nursery | None) -> None:
        self.folder, self.store, self.clock, self.server, self._nursery = folder, store, clock, server, nursery
        self.process: Process | None = None
        self.wrong = ""
        self.kills = 0
        self._log = folder / "points-0.txt"
        self._runs = 0
        self._outside: Counter[str] = Counter()
        self._end: Kill = ("", -1)
        server.on_stage = self._on_stage

    # ------------------------------------------------------------ the process

    async def start(self, kill: Kill | None = None, arguments: Iterable[str] = ("run",), **order: Any) -> Process:
        """Start the bot, to be killed at that point."""
        self._runs += 1
        self._log = self.folder / f"points-{self._runs}.txt"
        self._outside.clear()
        self._end = kill or ("", -1)
        whole: dict[str, Any] = {
            "env": {"DISCORD_TOKEN": TOKEN, "NUTGRAF_STORE": str(self.store), "NUTGRAF_LOG": "WARNING"},
            "clock": str(self.clock.path),
            "base": self.server.base,
            "gateway": self.server.gateway_url,
            "log": str(self._log),
            "wrong": self.wrong,
            **order,
        }
        if kill is not None and kill[0] not in OUTSIDE:
            whole["kill"] = kill
        bear = start_fresh if self._nursery is None else self._nursery.bear
        self.process = await bear(self.folder, list(arguments), **whole)
        return self.process

    def _on_stage(self, stage: str, _: Seen) -> None:
        if (stage, self._outside[stage]) == self._end and self.process is not None and self.process.status is None:
            os.kill(self.process.pid, signal.SIGKILL)
            self._end = ("", -1)
        self._outside[stage] += 1

    async def until(self, quiet: Callable[[], bool], longest: float = LONGEST) -> bool:
        """Until the process has ended (False), or it is quiet (True). A clock with nothing to do skips ahead."""
        assert self.process is not None
        state, still, left, ahead = "", 0, longest, SKIPPED
        while not quiet():
            if self.process.status is not None:
                return False
            if left <= 0:
                raise TimeoutError(f"{self.folder.name} is never quiet: {self._state()}\n{self.process.said()[-2000:]}")
            await asyncio.sleep(0.03)
            left -= 0.03
            before, state = state, self._state()
            if state != before or not self.server.gateway.is_connected:
                still, ahead = 0, SKIPPED
            elif (still := still + 1) > 25:
                self.clock.skip(seconds=ahead)
                still, ahead = 0, min(8 * ahead, MOST_SKIPPED)
        return self.process.status is None

    def _state(self) -> str:
        return f"{len(self.server.seen)} {[(row.channel_id, row.state, row.attempt) for row in rows_of(self.store)]}"

    async def kill(self) -> None:
        """Kill it now."""
        assert self.process is not None
        self.process.send(signal.SIGKILL)
        await self.process.ended.wait()

    def passed(self) -> Counter[str]:
        """The points of the last run, the small Discord's own among them."""
        return passed(self._log) + self._outside

    # ------------------------------------------------------------ what arrived

    def settled(self, dates: Iterable[str], channels: Iterable[int]) -> Callable[[], bool]:
        """A question: has each of these digests come to an end?"""
        wanted = {(channel, day) for channel in channels for day in dates}

        def ask() -> bool:
            ended = {(row.channel_id, row.local_date) for row in rows_of(self.store) if row.state not in _UNDER_WAY}
            return wanted <= ended

        return ask

    def judge(self, dates: Iterable[str], channels: Iterable[int]) -> Verdict:
        """Count messages by channel and local date, and hold them against the outbox."""
        verdict, rows = Verdict(), {(row.channel_id, row.local_date): row for row in rows_of(self.store)}
        days, places = list(dates), list(channels)
        for channel_id in places:
            there = self._posted(channel_id)
            for day in {*days, *there}:
                verdict.expected += 1
                _judge_one(
                    verdict, rows.get((channel_id, day)), there.get(day, []), (self.folder.name, channel_id, day)
                )
        return verdict

    def _posted(self, channel_id: int) -> dict[str, list[int]]:
        """The ids of the editions in a channel by their local date."""
        found: dict[str, list[int]] = {}
        for message_id, message in self.server.world.channels[channel_id].messages.items():
            mark = (texts_of(message) or [""])[-1].rstrip().rpartition("\n")[2]
            if "Edition " in mark:
                found.setdefault(mark.partition("Edition ")[2][:10], []).append(message_id)
        return found


_UNDER_WAY = frozenset({"planned", "sending"})


def _judge_one(verdict: Verdict, row: Row | None, there: list[int], place: tuple[str, int, str]) -> None:
    state = row.state if row else "no row"
    verdict.posted += len(there) > 0
    verdict.duplicates += max(0, len(there) - 1)
    verdict.reported[state] += 1
    if state in _UNDER_WAY:
        verdict.unsettled += 1
        verdict.notes.append(f"{place} unsettled {row}")
    if len(there) > 1:
        verdict.notes.append(f"{place} posted {len(there)} times, {row}")
    if not there and state not in REPORTED:
        verdict.lost += 1
        verdict.notes.append(f"{place} lost, {row}")
    if there and (state in ("missed", "failed", "skipped", "suspended", "no row")):
        verdict.false += 1
        verdict.notes.append(f"{place} is there, {row}")
    if there and state == "sent" and row is not None and row.message_id not in there:
        verdict.false += 1
        verdict.notes.append(f"{place} is another message, {row}")


@asynccontextmanager
async def stage(
    template: Path,
    nursery: Nursery | None,
    *,
    name: str,
    channels: int,
    at: datetime = START,
    speed: float = SPEED,
    seed: int = 0,
    **server: Any,
) -> AsyncIterator[Stage]:
    """A stage with a copy of a store and its channels; taken away at the end."""
    shm = Path("/dev/shm")
    folder = Path(tempfile.mkdtemp(prefix=f"{name}-", dir=shm if os.access(shm, os.W_OK) else None))
    clock = Clock.make(folder / "clock", at, speed=speed)
    given = {"now": clock.now, "seed": seed, "replayed": REPLAYED, "enforced": False, **server}
    try:
        async with DiscordServer(**given) as discord_server:
            for channel_id in range(FIRST, FIRST + channels):
                guild_id = guild_of(channel_id)
                if guild_id not in discord_server.world.guilds:
                    discord_server.world.add_guild(guild_id)
                discord_server.world.add_channel(guild_id, channel_id)
            one = Stage(folder, copy_store(template, folder), clock, discord_server, nursery)
            try:
                yield one
            finally:
                if one.process is not None and one.process.status is None:
                    await one.kill()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
