"""What else befalls a bot: kills and faults by chance, wrong clocks, a full disk, a second bot, an ingest beside it."""

from __future__ import annotations

import asyncio
import json
import os
import random
import shutil
import subprocess
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from tests.discord_server.world import HISTORY, SEND, VIEW
from tests.drill.kills import DATES, Tally, come_to_rest
from tests.drill.points import INSIDE
from tests.drill.processes import Nursery
from tests.drill.scenes import POSTS, READS
from tests.drill.stage import Stage, stage
from tests.drill.stores import FIRST, GUILD, integrity, look, make_store, rows_of, write_articles

Part = Callable[[Path, Nursery, int], Awaitable[Tally]]

# Each strikes about one request in ten; the chance comes from the seed.
_WEATHER: tuple[dict[str, Any], ...] = (
    {"what": "reset", "after": True, **POSTS},
    {"what": "reset", **POSTS},
    {"what": "cut", **POSTS},
    {"what": "error", "status": 502, "after": True, **POSTS},
    {"what": "error", "status": 503, "after": True, **POSTS},
    {"what": "error", "status": 500, **READS},
    {"what": "limited", "retry_after": 1.0, **POSTS},
    {"what": "limited", "retry_after": 0.5, "everywhere": True, "path": "."},
    {"what": "hang", "after": True, **POSTS},
    {"what": "reset", "after": True, "method": "POST", "path": "/threads$"},
    {"what": "slow", "seconds": 0.2, "path": "/messages"},
)


async def chance(folder: Path, nursery: Nursery, seed: int, *, stages: int = 10, channels: int = 40) -> Tally:
    """Random faults, changes and kills over more channels; then fair weather until all is settled."""
    template, whole = folder / "chance.db", Tally()
    await make_store(template, channels)
    gate = asyncio.Semaphore(3)

    async def one_stage(number: int) -> None:
        async with gate:
            whole.add(await _storm(template, nursery, random.Random(f"{seed} chance {number}"), channels))

    async with asyncio.TaskGroup() as group:
        for number in range(stages):
            group.create_task(one_stage(number))
    return whole


async def _storm(template: Path, nursery: Nursery, by: random.Random, channels: int) -> Tally:
    tally, places = Tally(stages=1, channels=channels), range(FIRST, FIRST + channels)
    async with stage(template, nursery, name="storm", channels=channels, seed=by.randrange(1 << 30)) as one:
        for fault in by.sample(_WEATHER, 4):
            one.server.faults.add(**fault, chance=0.1)
        for place in by.sample(places, channels // 4):
            one.server.world.channels[place].deny = by.choice((HISTORY, HISTORY, SEND, VIEW))
        for _ in range(by.randrange(4, 12)):
            process = await one.start()
            tally.processes += 1
            for seconds in (by.uniform(0.1, 0.9), by.uniform(0.1, 0.9)):
                with suppress(TimeoutError):
                    async with asyncio.timeout(seconds):
                        await process.ended.wait()
                _change_something(one, by, places)
            await one.kill()
            tally.kills += 1
            await one.pass_by(by.choice((0, 0, 5, 40, 70, 300, 3_000)))
        one.server.faults.clear()
        one.server.changes.end_outage(GUILD)
        await _settle(one, places, tally)
    return tally


def _change_something(one: Stage, by: random.Random, places: range) -> None:
    """Somebody deletes a channel, makes it a forum or changes the bot's rights; or Discord can't reach the server."""
    changes, channel = one.server.changes, one.server.world.channels.get(by.choice(places))
    what = by.choice(("nothing", "deleted", "turned", "closed", "opened", "outage", "over"))
    if what == "outage":
        changes.begin_outage(GUILD)
    elif what == "over":
        changes.end_outage(GUILD)
    elif channel is not None and what == "deleted":
        changes.delete_channel(channel.id)
    elif channel is not None and what == "turned":
        changes.turn(channel.id)
    elif channel is not None and what in ("closed", "opened"):
        changes.set_rights(channel.id, deny=by.choice((HISTORY, SEND, VIEW)) if what == "closed" else 0)


async def _settle(one: Stage, places: range, tally: Tally, dates: tuple[str, ...] = DATES) -> None:
    """Start it once more, wait until all is settled, and judge."""
    if one.process is None or one.process.status is not None:
        await one.start()
        tally.processes += 1
    if not await come_to_rest(one, dates, places, tally):
        status, said = (one.process.status, one.process.said()) if one.process else (None, "")
        tally.problems.append(f"the bot ended with {status}: {said[-1500:]}")
    tally.verdict = one.judge(dates, places)
    if found := integrity(one.store):
        tally.problems.append(f"the store is broken: {found}")
    tally.problems += tally.verdict.notes


# ---------------------------------------------------------------- clocks

_JUMPS = (3, -3, 1, -1, 30, -30, 365, -365, -2, 2)  # days


async def jumps(folder: Path, nursery: Nursery, seed: int) -> Tally:
    """The wall clock is set wrong by days, forward and back, while the bot runs, and set right again."""
    whole = Tally()
    template = folder / "jumps.db"
    await make_store(template, 4, when_empty="note")
    for tally in await asyncio.gather(*(_jump(template, nursery, days) for days in _JUMPS)):
        whole.add(tally)
    return whole


async def _jump(template: Path, nursery: Nursery, days: int) -> Tally:
    tally, places = Tally(stages=1, channels=4, processes=1), range(FIRST, FIRST + 4)
    async with stage(template, nursery, name="jump", channels=4) as one:
        await one.start()
        settled = one.settled(DATES, places)
        await one.until(settled)
        for by in (days, -days):
            before = one.server.world.created
            one.clock.jump(days=by)
            await _turns(one, 4)
            if one.server.world.created - before > len(places):
                tally.problems.append(f"{by} days: {one.server.world.created - before} messages at once")
        one.clock.skip(hours=24)  # the day after comes as on any other day
        await _turns(one, 4)
        await _settle(one, places, tally, (*DATES, "2026-03-04"))
    tally.problems = [f"a clock wrong by {days} days: {problem}" for problem in tally.problems]
    return tally


async def _turns(one: Stage, number: int) -> None:
    """Let the bot look at its outbox so many times, and come to an end with what it finds."""
    for _ in range(number):
        await asyncio.sleep(25 / one.clock.speed)
        while any(row.state == "sending" for row in rows_of(one.store)):
            await asyncio.sleep(0.05)


# ---------------------------------------------------------------- a full disk


async def full_disk(folder: Path, nursery: Nursery, seed: int) -> Tally:
    """The disk fills up before the digests are planned, and while they are posted; room is made, nobody restarts it."""
    template, whole = folder / "disk.db", Tally()
    await make_store(template, 40)
    for wait in (0.0, 0.4, 0.6, 0.8):
        whole.add(await _fill(template, nursery, wait))
    return whole


async def _fill(template: Path, nursery: Nursery, wait: float) -> Tally:
    channels = 40
    tally, places = Tally(stages=1, channels=channels, processes=1), range(FIRST, FIRST + channels)
    async with stage(template, nursery, name="disk", channels=channels) as one:
        disk = one.folder / "disk"
        if not _mount(disk):
            return await _limited(one, places, tally)
        try:
            one.store = Path(shutil.copy(one.store, disk / "nutgraf.db"))
            ballast = disk / "ballast"
            await one.start()
            await one.server.gateway.connected()
            await asyncio.sleep(wait)
            _stuff(ballast)
            await asyncio.sleep(60 / one.clock.speed)
            ballast.unlink()
            if one.process is not None and "DiskFullError" not in one.process.said():
                tally.problems.append(f"nobody felt it: {one.process.said()}")
            await _settle(one, places, tally)
            tally.problems = [f"a disk full after {wait} s: {problem}" for problem in tally.problems]
        finally:
            await one.kill() if one.process and one.process.status is None else None
            subprocess.run(["umount", str(disk)], check=False)
    return tally


def _mount(disk: Path) -> bool:
    """A disk of its own, where this user may make one."""
    disk.mkdir()
    if os.geteuid() != 0 or shutil.which("mount") is None:
        return False
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=6m", "nutgraf-drill", str(disk)], check=False, capture_output=True
    )
    return made.returncode == 0


def _stuff(ballast: Path) -> None:
    with ballast.open("wb", buffering=0) as file, suppress(OSError):
        while True:
            file.write(b"\0" * 4096)


async def _limited(one: Stage, places: range, tally: Tally) -> Tally:
    """Where no disk can be made: a limit on the size of files, which ends with the process."""
    most = one.store.stat().st_size + 40_000
    process = await one.start(most_bytes=most)
    await asyncio.sleep(4)
    if process.status is None:
        await one.kill()
        tally.kills += 1
    await _settle(one, places, tally)
    return tally


# ---------------------------------------------------------------- other processes on the store


async def two_bots(folder: Path, nursery: Nursery, seed: int) -> Tally:
    """A second bot on the store ends at once and names the lock; the first goes on."""
    template, tally, places = folder / "two.db", Tally(stages=1, channels=4, processes=2), range(FIRST, FIRST + 4)
    await make_store(template, 4)
    async with stage(template, nursery, name="two", channels=4) as one:
        first = await one.start()
        await one.server.gateway.connected()
        second = await one.start()
        async with asyncio.timeout(10):
            await second.ended.wait()
        if second.status != 3 or "nutgraf.db.bot.lock" not in second.said():
            tally.problems.append(f"the second bot ended with {second.status}: {second.said()}")
        one.process = first
        await _settle(one, places, tally)
    return tally


async def ingest_beside(folder: Path, nursery: Nursery, seed: int) -> Tally:
    """Articles are ingested while the bot posts: both do what they do alone."""
    template, tally, places = folder / "beside.db", Tally(stages=1, channels=40, processes=2), range(FIRST, FIRST + 40)
    await make_store(template, 40)
    async with stage(template, nursery, name="beside", channels=40) as one:
        articles = write_articles(one.folder / "articles", range(100, 130))
        bot = await one.start()
        await one.server.gateway.connected()
        ingest = await one.start(arguments=("ingest", str(articles), "--json"))
        async with asyncio.timeout(60):
            await ingest.ended.wait()
        told = acknowledged(ingest.said())
        if ingest.status != 0 or len(told) != 30:
            tally.problems.append(f"ingest ended with {ingest.status}: {ingest.said()[-1500:]}")
        tally.problems += missing_in(one.store, told)
        one.process = bot
        await _settle(one, places, tally)
    return tally


def acknowledged(said: str) -> list[str]:
    """The slugs that an ingest said it had stored."""
    rows = []
    for line in said.splitlines():
        with suppress(ValueError):
            rows.append(json.loads(line))
    return [row["slug"] for row in rows if isinstance(row, dict) and row.get("status") in ("new", "revised")]


def missing_in(store: Path, slugs: list[str]) -> list[str]:
    """Those of the slugs that are not in a store."""
    there = {slug for (slug,) in look(store, "SELECT slug FROM article")}
    return [f"{slug} was acknowledged and is not there" for slug in slugs if slug not in there]


async def killed_ingests(folder: Path, nursery: Nursery, seed: int, *, kills: int = 200) -> Tally:
    """Ingests are killed at points of chance, half beside a bot that is killed too; nothing acknowledged is gone."""
    whole, lines = Tally(), 4
    template = folder / "ingests.db"
    await make_store(template, 12)
    async with asyncio.TaskGroup() as group:
        for line in range(lines):
            by = random.Random(f"{seed} ingest {line}")
            group.create_task(_ingest_line(template, nursery, by, kills // lines, whole, posting=line % 2 == 1))
    return whole


async def _ingest_line(
    template: Path, nursery: Nursery, by: random.Random, kills: int, whole: Tally, *, posting: bool
) -> None:
    tally, places, told = Tally(stages=1, channels=12), range(FIRST, FIRST + 12), list[str]()
    async with stage(template, nursery, name="ingest", channels=12) as one:
        done = number = 0
        while done < kills:
            number += 1
            articles = write_articles(one.folder / f"articles-{number}", range(25 + 3 * number, 28 + 3 * number))
            bot = await one.start() if posting else None
            kind = by.choice([kind for kind in INSIDE if kind.startswith("commit")])
            arguments = ("ingest", str(articles), "--json")
            ingest = await one.start((kind, by.randrange(7)), arguments=arguments)
            async with asyncio.timeout(60):
                await ingest.ended.wait()
            done += ingest.status == -9
            tally.processes += 1
            if bot is not None and bot.status is None:
                bot.send(9)
                await bot.ended.wait()
                done += 1
                tally.processes += 1
            told += acknowledged(ingest.said())
            if ingest.status not in (0, -9):
                tally.problems.append(f"ingest ended with {ingest.status}: {ingest.said()[-800:]}")
            tally.problems += [*integrity(one.store), *missing_in(one.store, told)]
        tally.kills = done
        one.process = None
        await _settle(one, places, tally)
        if not told:
            tally.problems.append("no ingest got as far as to acknowledge anything")
    whole.add(tally)


PARTS: dict[str, Part] = {
    "chance": chance,
    "jumps": jumps,
    "disk": full_disk,
    "two bots": two_bots,
    "ingest beside": ingest_beside,
    "killed ingests": killed_ingests,
}
