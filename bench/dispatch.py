"""Commands answered a second, through the real dispatch of discord.py on a simulated Discord."""

from __future__ import annotations

import itertools
import tempfile
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import simcord

from bench.copy import articles
from bot.desk import Desk
from bot.newsroom import Newsroom
from storage.store import Store

_STORED = 200


async def commands(count: int) -> dict[str, float]:
    """/brief by a mistyped query and autocomplete, one after the other, the simulation's own work included."""
    ticks = itertools.count()
    start = datetime(2026, 1, 6, tzinfo=UTC)

    def clock() -> datetime:  # a minute a look: the limit on lookups a user is not what is measured
        return start + timedelta(minutes=next(ticks))

    with tempfile.TemporaryDirectory() as folder:
        async with await Store.open(Path(folder) / "bench.db") as store:
            desk = Desk(store, clock=clock)
            await desk.start()
            headlines = []
            for article in articles(_STORED, words=150):
                await desk.file_article(article)
                headlines.append(article.headline)
            async with simcord.run(Newsroom(desk, clock=clock)) as env:
                guild = env.create_guild()
                channel = guild.create_text_channel("bench")
                member = guild.add_member(env.create_user("reader"))
                await member.slash(channel, "brief", query=headlines[0])
                answered = await _timed(
                    count, lambda n: member.slash(channel, "brief", query=headlines[n % _STORED][:40])
                )
                offered = await _timed(
                    count, lambda n: member.autocomplete(channel, "brief", "query", headlines[n % _STORED][:9])
                )
    return {"/brief answers/s": answered, "autocomplete answers/s": offered}


async def _timed(count: int, ask: Callable[[int], Awaitable[object]]) -> float:
    begun = time.process_time()
    for number in range(count):
        await ask(number)
    return count / (time.process_time() - begun)
