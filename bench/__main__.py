"""`make bench`: how fast and how large; the table goes into docs/benchmarks.md.

`python -m bench quotes` prints Nutgraf's row in the table of quotation tools there, `python -m bench lookup` the table
of lookups, `python -m bench calibrate` what the lookup's bar is chosen by.

Seconds depend on the machine, so figures are also given as ratios to a yardstick taken in the same run: one pass of a
fixed regular expression over 1 MB of text.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import platform
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from bench.clock import best_of, resident_mb
from bench.copy import articles
from briefs.lookup import build
from briefs.pipeline import write_brief
from briefs.quotes import find_quotes
from storage.records import Placement, Subscription
from storage.store import Store

_TIMED = 1_000  # articles whose filing is timed; the others only fill the store
ROOT = Path(__file__).parents[1]


def yardstick() -> float:
    """CPU seconds of one pass over 1 MB, the unit of the ratios."""
    text = "The harbour opened at 07:30 on Monday, “at last”, as Mayor Vale said. " * 15_000
    pattern = re.compile(r"[^\W\d_]+|\d[\d.,:]*")
    return best_of(5, lambda: pattern.findall(text[:1_000_000]))


def digesting(count: int) -> dict[str, float]:
    """Articles of 750 words a second on one core: the whole brief, and quotes alone."""
    copy = list(articles(count))
    for article in copy[:5]:
        write_brief(article)  # patterns compile on first use
    whole = best_of(3, lambda: [write_brief(article) for article in copy]) / count
    quotes = best_of(3, lambda: [find_quotes(article) for article in copy]) / count
    return {"articles/s, write_brief": 1 / whole, "articles/s, quotes alone": 1 / quotes}


def looking_up(rows: int, queries: int = 300) -> dict[str, float]:
    """Milliseconds a lookup of mistyped words, median and 99th of a hundred."""
    index = build(
        {"id": n, "slug": f"s{n}", "headline": one.headline, "people": [], "keywords": [], "summary": "", "date": ""}
        for n, one in enumerate(articles(rows, words=1))
    )
    times: list[float] = []
    for n, one in enumerate(articles(queries, words=1)):
        words = one.headline.split()
        query = " ".join([words[0], words[-1], words[-5][:-1] or words[1], "lowne"][: 2 + n % 3])
        start = time.process_time()
        index.search(query, 25)
        times.append((time.process_time() - start) * 1000)
    times.sort()
    name = f"lookup at {rows:,}"
    return {f"{name}, ms p50": times[len(times) // 2], f"{name}, ms p99": times[int(len(times) * 0.99)]}


def filing(count: int) -> dict[str, float]:
    """Files ``count`` articles into a new store in a process of its own; its resident memory, the filing speed, and the
    CPU time of a channel's first edition over all of them."""
    out = _child("file", str(count))
    empty, resident, speed, edition = (float(value) for value in out.split())
    return {
        "resident MB, bot idle on an empty store": empty,
        f"resident MB, bot after {count:,} articles": resident,
        "articles/s, digested, placed and filed": speed,
        f"edition over {count:,} new articles, ms": edition * 1000,
    }


def starting() -> dict[str, float]:
    """Wall seconds from nothing to a bot that could connect, and to the first line of `nutgraf --help`."""
    start = time.perf_counter()
    _child("start")
    ready = time.perf_counter() - start
    start = time.perf_counter()
    subprocess.run([sys.executable, "-m", "bot", "--help"], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return {"seconds to a bot ready to connect": ready, "seconds to --help": time.perf_counter() - start}


def _child(*arguments: str) -> str:
    return subprocess.run(
        [sys.executable, "-m", "bench", *arguments], cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True
    ).stdout


async def _fill(store: Store, count: int) -> None:
    """More articles, digested once and filed under many headlines: what counts here is how many there are."""
    briefs = [write_brief(article) for article in articles(50, words=150, seed=8)]
    for number in range(count):
        brief = briefs[number % len(briefs)]
        headline = f"{brief.article.headline} Once More {number}"
        await store.articles.file(
            replace(brief, article=replace(brief.article, headline=headline)),
            identity=f"bench:{number}",
            filed_at=_now(),
            features={},
            place=lambda _: Placement(),
        )


def _now() -> datetime:
    return datetime.now(UTC)


async def _file(count: int) -> None:
    from bot.desk import Desk
    from bot.newsroom import Newsroom

    with tempfile.TemporaryDirectory() as folder:
        async with await Store.open(Path(folder) / "bench.db") as store:
            desk = Desk(store, clock=_now)
            await desk.start()
            newsroom = Newsroom(desk, clock=_now)
            empty = resident_mb()
            timed = min(count, _TIMED)
            start = time.perf_counter()
            for article in articles(timed, words=150):
                await desk.file_article(article)
            speed = timed / (time.perf_counter() - start)
            await _fill(store, count - timed)
            await desk.refresh()
            resident = resident_mb()
            now = _now()
            channel = Subscription(guild_id=1, channel_id=1, time="07:30", zone="UTC", set_by=1, set_at=now)
            start = time.process_time()
            await desk.compile_edition(channel, purpose="daily", local_date=now.date(), now=now)
            print(empty, resident, speed, time.process_time() - start)
            await newsroom.close()


async def _start() -> None:
    from bot.desk import Desk
    from bot.newsroom import Newsroom

    with tempfile.TemporaryDirectory() as folder:
        async with await Store.open(Path(folder) / "bench.db") as store:
            desk = Desk(store, clock=_now)
            await desk.start()
            await Newsroom(desk, clock=_now).close()


def main() -> None:
    """Print the whole table, or do one of the parts that need a process of their own."""
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("part", nargs="?", choices=("file", "start", "quotes", "lookup", "calibrate"))
    parser.add_argument("count", nargs="?", type=int, default=10_000)
    parser.add_argument("--quick", action="store_true", help="fewer articles and rows: does it still run?")
    parser.add_argument("--rows", type=int, default=100_000, help="lookup: how many briefs")
    parser.add_argument("--data", choices=("own", "beside"), default="own", help="lookup: made up, or the trial data")
    parser.add_argument("--queries", type=int, default=400, help="lookup: how many queries")
    parser.add_argument("--only", nargs="*", default=(), help="lookup: these systems alone")
    parser.add_argument("--designs", action="store_true", help="lookup: three designs of our own instead of the peers")
    arguments = parser.parse_args()
    if arguments.part == "lookup":
        from bench import looking_up as peers

        peers.compare(
            count=arguments.rows,
            data=arguments.data,
            asked=arguments.queries,
            only=arguments.only,
            designs=arguments.designs,
            quick=arguments.quick,
        )
        return
    if arguments.part == "calibrate":
        from bench import calibrate

        calibrate.report()
        return
    if arguments.part == "quotes":
        from bench import quoting

        quoting.row()
        return
    if arguments.part:
        asyncio.run(_file(arguments.count) if arguments.part == "file" else _start())
        return
    from bench.dispatch import commands

    print(f"{platform.platform()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    unit = yardstick()
    print(f"{'yardstick, ms':48} {unit * 1000:10.2f}")
    many, filed = (2_000, 200) if arguments.quick else (100_000, arguments.count)
    parts: list[Callable[[], dict[str, float]]] = [
        lambda: digesting(20 if arguments.quick else 100),
        lambda: looking_up(1_000),
        lambda: looking_up(many),
        lambda: asyncio.run(commands(50 if arguments.quick else 500)),
        starting,
        lambda: filing(filed),
    ]
    for part in parts:
        for name, value in part().items():
            ratio = f"{unit * value:10.3f} in one yardstick" if "/s" in name else ""
            ratio = f"{value / 1000 / unit:10.3f} yardsticks" if ", ms" in name else ratio
            print(f"{name:48} {value:10.2f} {ratio}", flush=True)
    from bench.looking_up import compare

    compare(count=many, asked=200, quick=arguments.quick)


if __name__ == "__main__":
    main()
