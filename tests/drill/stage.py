"""One stage of a drill: a small Discord, a store and the process on it; and the count of what arrived at the end."""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import tempfile
from collections import Counter
from collections.abc import AsyncIterator, Callable, Coroutine, Iterable
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from tests.discord_server.server import TOKEN, DiscordServer, Seen
from tests.drill.clock import Clock
from tests.drill.counting import Verdict, count, is_under_way
from tests.drill.points import OUTSIDE, passed
from tests.drill.processes import Nursery, Process, start_fresh
from tests.drill.stores import FIRST, START, copy_store, guild_of, rows_of

SPEED = 10.0  # seconds of the drill in a real one: a crowded machine may keep a process waiting for two
REPLAYED = timedelta(seconds=65)  # the memory of nonces: hardly more than the bot relies on, less than Discord's own
LONGEST = 60.0  # real seconds until a stage has to be quiet
# Seconds that a clock with nothing to do skips at first: so few that the bot's next round still comes within the time
# in which it may repeat a request. Then ever more, up to so many.
SKIPPED, MORE, MOST_SKIPPED = 2.0, 3.0, 1_800.0
LOOK = 0.03  # real seconds between two looks
QUIET, STILL = 2, 8  # looks at which nothing was different: it may be done; it waits for the time to come

Kill = tuple[str, int]  # a kind of point, and which of its kind; "done /threads": of requests whose path ends so


class Stage:
    """See the module. Made by `stage`."""

    def __init__(self, folder: Path, store: Path, clock: Clock, server: DiscordServer, nursery: Nursery | None) -> None:
        self.folder, self.store, self.clock, self.server, self._nursery = folder, store, clock, server, nursery
        self.process: Process | None = None
        self.wrong = ""
        self.how: int = signal.SIGKILL  # how a process is ended at a point
        self.called_off: set[str] = set()  # why a digest may be left out here with nobody told
        self.withdrawn: list[str] = []  # words of stories that are withdrawn on this stage, and since when
        self.withdrawn_at = 0
        self.troubles: list[str] = []  # of what happens beside
        self._beside: set[asyncio.Task[None]] = set()
        self._others = 0
        self._log = folder / "points-0.txt"
        self._runs = 0
        self._outside: Counter[str] = Counter()
        self._end: Kill = ("", -1)
        self._met = 0  # how many of that kind were passed
        server.on_stage = self._on_stage

    # ------------------------------------------------------------ the process

    async def start(self, kill: Kill | None = None, arguments: Iterable[str] = ("run",), **order: Any) -> Process:
        """Start the bot, to be killed at that point."""
        self._runs += 1
        self._log = self.folder / f"points-{self._runs}.txt"
        self._outside.clear()
        self._end, self._met = kill or ("", -1), 0
        whole: dict[str, Any] = {
            "env": {"DISCORD_TOKEN": TOKEN, "NUTGRAF_STORE": str(self.store), "NUTGRAF_LOG": "WARNING"},
            "clock": str(self.clock.path),
            "base": self.server.base,
            "gateway": self.server.gateway_url,
            "log": str(self._log),
            "wrong": self.wrong,
            "how": int(self.how),
            **order,
        }
        if kill is not None and kill[0].partition(" ")[0] not in OUTSIDE:
            whole["kill"] = kill
        self.process = await self._bear(arguments, whole)
        return self.process

    async def run_beside(self, *arguments: str) -> Process:
        """Run another command of the program on the same store, to its end."""
        env = {"NUTGRAF_STORE": str(self.store), "NUTGRAF_LOG": "WARNING"}
        other = await self._bear(arguments, {"env": env, "clock": str(self.clock.path)})
        self._others += 1  # no time is skipped meanwhile
        try:
            async with asyncio.timeout(LONGEST):
                await other.ended.wait()
        finally:
            self._others -= 1
        return other

    async def _bear(self, arguments: Iterable[str], order: dict[str, Any]) -> Process:
        bear = start_fresh if self._nursery is None else self._nursery.bear
        return await bear(self.folder, list(arguments), **order)

    def beside(self, work: Coroutine[Any, Any, None]) -> None:
        """Do something beside the bot, whichever process is it; it ends with the stage."""
        task = asyncio.create_task(work)
        self._beside.add(task)
        task.add_done_callback(self._note_end)

    def _note_end(self, task: asyncio.Task[None]) -> None:
        if not task.cancelled() and (error := task.exception()):
            self.troubles.append(f"{self.folder.name}: {error!r}")

    async def close(self) -> None:
        """End what goes on beside, and the bot."""
        for task in self._beside:
            task.cancel()
        await asyncio.gather(*self._beside, return_exceptions=True)
        if self.process is not None and self.process.status is None:
            await self.kill()

    def _on_stage(self, stage: str, seen: Seen) -> None:
        kind, _, ends = self._end[0].partition(" ")
        if kind == stage and seen.path.endswith(ends):
            if self._end[1] == self._met and self.process is not None and self.process.status is None:
                os.kill(self.process.pid, self.how)
            self._met += 1
        self._outside[stage] += 1

    async def until(self, quiet: Callable[[], bool], longest: float = LONGEST) -> bool:
        """Until the process has ended (False), or it is quiet (True). A clock with nothing to do skips ahead: only
        where the process waits; on a crowded machine one without its turn would lose the time it relies on."""
        assert self.process is not None
        state, still, left, ahead = "", 0, longest, SKIPPED
        while True:
            if self.process.status is not None:
                return False
            before, state = state, self._state()
            if state != before or not self.server.gateway.is_connected:
                still, ahead = 0, SKIPPED
            elif self.process.is_waiting and not self._others:
                still += 1
            if still >= QUIET and quiet():
                return True
            if still >= STILL:
                self.clock.skip(seconds=ahead)
                still, ahead = 0, min(MORE * ahead, MOST_SKIPPED)
            if left <= 0:
                raise TimeoutError(f"{self.folder.name} is never quiet: {self._state()}\n{self.process.said()[-2000:]}")
            await asyncio.sleep(LOOK)
            left -= LOOK

    def _state(self) -> str:
        return f"{len(self.server.seen)} {[(row.channel_id, row.state, row.attempt) for row in rows_of(self.store)]}"

    async def pass_by(self, seconds: float) -> None:
        """Time goes by with no bot; what the last one sent arrives before, however crowded the machine is."""
        await self.server.left_alone()
        self.clock.skip(seconds=seconds)

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
            rows = rows_of(self.store)
            under_way = any(is_under_way(row) for row in rows)
            return not under_way and wanted <= {(row.channel_id, row.local_date) for row in rows}

        return ask

    def judge(self, dates: Iterable[str], channels: Iterable[int]) -> Verdict:
        """Count messages by channel and local date, and hold them against the outbox."""
        return count(
            self.server.world,
            rows_of(self.store),
            list(dates),
            channels,
            name=self.folder.name,
            called_off=self.called_off,
            withdrawn=self.withdrawn,
            since=self.withdrawn_at,
        )


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
    given = {"now": lambda: clock.untouched(at), "seed": seed, "replayed": REPLAYED, "enforced": False, **server}
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
                await one.close()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
