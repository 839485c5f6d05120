"""`python -m tests.wire.drill_feeds [FEEDS]`: so many feeds polled in one process, and what that takes.

Every feed has a host of its own on a loopback site. Prints how long a round took, for how long the loop was held at
most, how large the bot and its worker became, how many feeds were left out, and the time from an item to its brief.
"""

from __future__ import annotations

import asyncio
import json
import sys
import tempfile
import time
from pathlib import Path
from typing import Any, Self

from bot.wire.wire import Wire
from tests.wire.documents import rss
from tests.wire.feeding import a_page, entry, feeding
from tests.wire.site import Site

FEED = "application/rss+xml"
ITEMS = 30


async def drill(feeds: int, folder: Path) -> dict[str, Any]:
    """The figures of one round over so many feeds, and of five pages after it."""
    async with Site() as site, Wire(limits=site.limits(), resolver=site.names) as wire:
        async with feeding(folder / "news.db", wire) as room:
            site.answer("/feed", rss([entry(f"piece-{number}") for number in range(ITEMS)]), FEED)
            for number in range(feeds):
                await room.follow(site.url("/feed", host=f"paper{number}.example"))
            with Held() as held:
                began = time.perf_counter()
                polled = await room.poller.poll_due()
                took = time.perf_counter() - began
                tally = await room.store.feeds.tally(late=room.clock())
                slowest = await _pages(room, site)
                worker = wire._parser._worker
                read_by = _resident(str(worker.pid)) if worker else 0
        resident = _resident("self")
    return {
        "feeds": feeds,
        "polled": polled,
        "starved": feeds - len({one.host for one in site.asked if one.path == "/feed"}),
        "seconds": round(took, 2),
        "held_ms": round(held.most * 1000, 1),
        "late_ms": round(held.latest * 1000, 1),
        "items": tally.seen,
        "waiting": tally.waiting,
        "resident_mb": resident // 1_000_000,
        "worker_mb": read_by // 1_000_000,
        "item_to_brief_s": round(slowest, 2),
    }


async def _pages(room: Any, site: Site) -> float:
    """The longest time from an item that waits to its stored brief."""
    slowest = 0.0
    items = await room.store.feeds.waiting(room.clock(), of_each=1, most=5)
    for number, item in enumerate(items):
        path = "/" + item.content["url"].split("/", 3)[3]
        site.answer(path, a_page(f"piece {number}"))
        began = time.perf_counter()
        outcome = await room.poller.take(item)
        assert outcome.state in ("stored", "known"), outcome
        slowest = max(slowest, time.perf_counter() - began)
    return slowest


class Held:
    """For how long one turn of the loop holds it: by the processor time of its thread, and by the clock on the wall."""

    def __init__(self) -> None:
        self.most = self.latest = 0.0
        self._run = asyncio.events.Handle._run

    def __enter__(self) -> Self:
        def timed(handle: asyncio.Handle) -> None:
            work, wall = time.thread_time(), time.perf_counter()
            self._run(handle)
            self.most = max(self.most, time.thread_time() - work)
            self.latest = max(self.latest, time.perf_counter() - wall)

        asyncio.events.Handle._run = timed  # type: ignore[method-assign]
        return self

    def __exit__(self, *_: object) -> None:
        asyncio.events.Handle._run = self._run  # type: ignore[method-assign]


def _resident(pid: str) -> int:
    pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000
        print(json.dumps(asyncio.run(drill(wanted, Path(name)))))
