"""How long the lookup holds the event loop, and what odd input costs."""

from __future__ import annotations

import asyncio
import gc
import time
from collections.abc import Sequence
from typing import Any

from bench.clock import best_of

AT_ONCE = 8
HOSTILE = {
    "6,000 letters": "a" * 6_000,
    "6,000 letters in words": "harbour " * 750,
    "repeated letters": "eeeeeeeeeeeeeeeeeeeeeeeeeeeeee",
    "12 common words": "to in of for on as over after with and the a",
    "12 common words, unfinished": "a the and with after over as on for of in t",
    "one letter": "s",
    "two letters": "st",
    "emoji": "😀🇺🇦🏳️‍🌈" * 20,
    "right to left": "\u202eחדשות أخبار\u202c",
    "regular expression": "(a+)+$|.*[^]]{1,9999}\\1",
    "SQL": "'; DROP TABLE brief; -- \" OR 1=1 NEAR(a b) head:*",
    "control characters": "\x00\x01\n\t\r\x7f",
    "hyphens": "a-b-c-d-e-f-g-h-i-j-k-l-m-n-o-p",
    "accents": "é̀̂̃" * 60,
}


async def _holds(index: Any, queries: Sequence[str], limit: int) -> list[float]:
    """CPU milliseconds between two turns of a task that always wants one, while eight searches run.

    The loop's own thread is what is timed, so that the machine's other work does not count.
    """
    holds: list[float] = []
    waiting = iter(queries)
    done = False

    async def ticks() -> None:
        last = time.thread_time()
        while not done:
            await asyncio.sleep(0)
            now = time.thread_time()
            holds.append((now - last) * 1000)
            last = now

    async def asks() -> None:
        for query in waiting:
            await index.asearch(query, limit)

    ticker = asyncio.create_task(ticks())
    await asyncio.gather(*(asks() for _ in range(AT_ONCE)))
    done = True
    await ticker
    return holds


def measured(index: Any, queries: Sequence[str], *, limit: int = 25, rounds: int = 3) -> dict[str, Any]:
    """The longest hold of the best round, with and without the collector; odd queries and the worst ordinary one."""
    longest = min(max(asyncio.run(_holds(index, queries, limit))) for _ in range(rounds))
    gc.disable()
    uncollected = min(max(asyncio.run(_holds(index, queries, limit))) for _ in range(rounds))
    gc.enable()
    odd_hold = min(max(asyncio.run(_holds(index, [*HOSTILE.values()], limit))) for _ in range(rounds))
    ordinary = max(_cost(index, query, limit, rounds) for query in queries)
    odd = {name: _cost(index, query, limit, rounds) for name, query in HOSTILE.items()}
    return {
        "hold_ms": longest,
        "hold_without_gc_ms": uncollected,
        "odd_hold_ms": odd_hold,
        "ordinary_ms": ordinary,
        "odd_ms": odd,
    }


def _cost(index: Any, query: str, limit: int, rounds: int) -> float:
    return best_of(rounds, lambda: index.search(query, limit)) * 1000
