"""How fast, how prompt, how small: the real program against the small Discord, in real time and with its limits on."""

from __future__ import annotations

import asyncio
import random
import statistics
import time
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

from tests.discord_server.interactions import Asked
from tests.drill.processes import Nursery
from tests.drill.stage import Stage, stage
from tests.drill.stores import DUE, FIRST, article, make_store, rows_of

_NEWS = 60  # articles
_HEADLINES = [article(number).headline.split() for number in range(0, _NEWS, 7)]
_QUERIES = [" ".join([words[0], *words[-3:]]) for words in _HEADLINES]


def p99(values: Sequence[float]) -> float:
    """The value that 99 in 100 stay under."""
    return sorted(values)[min(len(values) - 1, round(len(values) * 0.99))]


async def wave(folder: Path, *, channels: int = 1_000, a_second: float = 5.0) -> dict[str, Any]:
    """So many channels due in one minute: until when all are posted, and how prompt commands are meanwhile."""
    template = folder / "wave.db"
    await make_store(template, channels, articles=_NEWS)
    start = DUE - timedelta(seconds=12)
    async with stage(
        template, None, name="wave", channels=channels, at=start, speed=1.0, strict=False, enforced=True
    ) as one:
        await one.start(log="")
        await one.server.gateway.connected()
        await asyncio.sleep(max(0.0, (DUE - one.clock.now()).total_seconds()))
        begin = time.monotonic()
        asking = asyncio.create_task(_ask_steadily(one, a_second, 120.0))
        while one.server.world.created - _answers(one) < channels and time.monotonic() - begin < 180:
            await asyncio.sleep(0.1)
        last = time.monotonic() - begin
        asking.cancel()
        took, lost = _judge(list(one.server.interactions.asked.values()))
        while any(row.state != "sent" for row in rows_of(one.store)) and time.monotonic() - begin < 200:
            await asyncio.sleep(0.2)
        verdict = one.judge([DUE.date().isoformat()], range(FIRST, FIRST + channels))
        assert one.process is not None
        await one.process.stop()
        return {
            "channels": channels,
            "seconds until all were posted": round(last, 1),
            "commands": len(took),
            "commands without an answer": lost,
            "p99 of the acknowledgement, ms": round(p99(took) * 1000, 1),
            "median of it, ms": round(statistics.median(took) * 1000, 1),
            "busiest second, requests": one.server.limits.busiest,
            "invalid answers": one.server.limits.invalid,
            "duplicates": verdict.duplicates,
            "lost": verdict.lost,
        }


def _answers(one: Stage) -> int:
    return sum(asked.original is not None for asked in one.server.interactions.asked.values())


async def _ask_steadily(one: Stage, a_second: float, seconds: float) -> None:
    """Commands at a steady pace, whether or not the ones before are answered."""
    by, begin = random.Random(1), time.monotonic()
    for number in range(int(a_second * seconds)):
        await asyncio.sleep(max(0.0, begin + number / a_second - time.monotonic()))
        name = by.choice(("brief", "glance", "quote", "autocomplete"))
        query, user = by.choice(_QUERIES), 10_000 + number  # each reader has a limit of their own
        if name == "autocomplete":
            await one.server.ask("brief", {"query": query[:5]}, channel_id=FIRST, user_id=user, focused="query")
        else:
            options = {"about" if name == "quote" else "query": query, "private": True}
            await one.server.ask(name, options, channel_id=FIRST, user_id=user)


def _judge(asked: list[Asked]) -> tuple[list[float], int]:
    """The seconds until each answer, and how many had none in time."""
    old = [one for one in asked if time.monotonic() - one.at > 3.0 or one.took is not None]
    return [one.took for one in old if one.took is not None], sum(one.took is None for one in old)


async def commands(folder: Path, *, a_second: float = 50.0, seconds: float = 30.0) -> dict[str, Any]:
    """So many commands a second, for some time, on a bot with nothing else to do."""
    template = folder / "commands.db"
    await make_store(template, 4, articles=_NEWS)
    async with stage(template, None, name="commands", channels=4, speed=1.0, strict=False) as one:
        await one.start(log="")
        await one.server.gateway.connected()
        await asyncio.sleep(6.0)
        await _ask_steadily(one, a_second, seconds)
        await asyncio.sleep(1.0)
        took, lost = _judge(list(one.server.interactions.asked.values()))
        assert one.process is not None
        used = _cpu_seconds(one.process.pid)
        await one.process.stop()
        return {
            "commands a second": a_second,
            "seconds": seconds,
            "commands": len(took),
            "without an answer": lost,
            "p99 of the acknowledgement, ms": round(p99(took) * 1000, 1),
            "median of it, ms": round(statistics.median(took) * 1000, 1),
            "CPU seconds used": round(used, 1),
        }


async def memory(folder: Path, nursery: Nursery, *, channels: int = 1_000, days: int = 11) -> dict[str, Any]:
    """One process through so many days of digests: its memory after the first day and after the last."""
    template = folder / "memory.db"
    await make_store(template, channels, when_empty="note")
    places, sizes = range(FIRST, FIRST + channels), list[float]()
    async with stage(template, nursery, name="memory", channels=channels, strict=False, speed=40.0) as one:
        process = await one.start(log="")
        for day in range(days):
            date = (DUE + timedelta(days=day)).date().isoformat()
            target = DUE + timedelta(days=day, seconds=-5)
            one.clock.skip(seconds=max(0.0, (target - one.clock.now()).total_seconds()))
            await _posted(one, channels * (day + 1))
            await asyncio.sleep(0.5)
            sizes.append(_resident_mb(process.pid))
            left = [row for row in rows_of(one.store) if row.local_date == date and row.state != "sent"]
            assert not left, left[:3]
        verdict = one.judge([(DUE + timedelta(days=day)).date().isoformat() for day in range(days)], places)
        await process.stop()
    return {
        "digests": channels * days,
        "MB after each thousand": [round(size, 1) for size in sizes],
        "grown since the first thousand, MB": round(sizes[-1] - sizes[0], 1),
        "duplicates": verdict.duplicates,
        "lost": verdict.lost,
    }


async def _posted(one: Stage, number: int) -> None:
    begin = time.monotonic()
    while one.server.world.created < number:
        if time.monotonic() - begin > 240:
            raise TimeoutError(f"{one.server.world.created} of {number} messages")
        await asyncio.sleep(0.2)
    while any(row.state in ("sending", "planned") for row in rows_of(one.store)):
        await asyncio.sleep(0.1)


def _resident_mb(pid: int) -> float:
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    raise LookupError("VmRSS")


def _cpu_seconds(pid: int) -> float:
    parts = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(parts[11]) + int(parts[12])) / 100
