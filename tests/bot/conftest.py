"""The real bot over a real store in a temporary file, on a simulated Discord."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import discord
import pytest
import simcord

from bot.desk import Desk
from bot.feeds import Feeds
from bot.newsroom import Newsroom
from storage.store import Store
from tests.builders import an_article

NOON = datetime(2026, 1, 6, 12, tzinfo=UTC)

# Invented towns, people and outlets.
FERRY = """\
The council of Harbour Town voted on Monday to reopen the ferry line that closed nine years ago.

Mayor Dana Whitlock said boats would carry 400 passengers a day. “We promised this crossing to our children,” she said.

The vote matters because the bridge, the only other way across, will close for repairs in spring.

Critics doubt the costs. “The figures do not add up yet, as the council knows,” said Orrin Vale of the taxpayers’ union.

“Nobody asked the people who row across every morning,” said Orrin Vale at the quay on Tuesday.

“A ferry is cheaper than a second bridge,” Whitlock told reporters. “We will show the numbers in March,” she added.
"""
ORCHARD = """\
Growers in the Elm Valley lost half of their apple harvest to a late frost, the growers’ guild said on Friday.

“It is the worst spring since I planted these trees,” said Petra Lindqvist, who keeps an orchard near Elmford.

The loss matters because the valley presses most of the region’s cider and employs six hundred pickers.

The guild asked the region for a fund of 3 million crowns. A decision is expected in June.
"""


@dataclass
class Clock:
    """A clock that stands still until it is moved."""

    now: datetime = NOON

    def __call__(self) -> datetime:
        return self.now

    def pass_(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


@dataclass
class Room:
    """A running bot and the people who use it."""

    env: Any
    store: Store
    desk: Desk
    clock: Clock
    bot: Newsroom
    channel: Any
    editor: Any
    reader: Any
    guild: Any

    async def slash(self, name: str, /, *, by: Any = None, **options: Any) -> Any:
        """Run a command well after the one before, so that the limiter allows it."""
        self.clock.pass_(11)
        return await (by or self.reader).slash(self.channel, name, **options)

    async def click(self, message: Any, *, by: Any = None, **which: Any) -> Any:
        self.clock.pass_(11)
        return await (by or self.reader).click(message, **which)

    async def restart(self) -> None:
        """The same store under a new process."""
        self.desk = Desk(self.store, clock=self.clock)
        await self.desk.start()
        self.bot = Newsroom(self.desk, clock=self.clock)
        await self.env.restart_bot(self.bot)

    def sent(self) -> list[Any]:
        """The bodies of the answers given so far."""
        return [
            entry.json
            for entry in self.env.http_requests
            if entry.path.endswith("/callback") and entry.method == "POST"
        ]


@asynccontextmanager
async def a_room(
    path: Path,
    articles: dict[str, Any] | None = None,
    *,
    feeds: Callable[[Desk], Feeds] | None = None,
    **options: Any,
) -> AsyncIterator[Room]:
    """A bot over a store in ``path`` with the given articles: name → changes to `an_article`; ``feeds``: with feeds."""
    clock = Clock()
    async with await Store.open(path) as store:
        desk = Desk(store, clock=clock)
        await desk.start()
        for changes in (articles or {}).values():
            await desk.file_article(an_article(**changes))
        bot = Newsroom(desk, clock=clock, sync=True, feeds=feeds(desk) if feeds else None)
        # Not `simcord.run`: a fixture is torn down in another context than the one it was set up in.
        env = simcord.Env(bot, **options)
        await env.start()
        try:
            guild = env.create_guild("Newsroom")
            channel = guild.create_text_channel("news")
            manages = guild.create_role("Editors", permissions=discord.Permissions(manage_guild=True))
            editor = guild.add_member(env.create_user("edda"), roles=[manages])
            reader = guild.add_member(env.create_user("rika"))
            yield Room(env, store, desk, clock, bot, channel, editor, reader, guild)
        finally:
            await env.shutdown()
        unseen = env.errors_since(env._errors_acknowledged)  # those that no test looked at
        assert not unseen, unseen


ARTICLES: dict[str, Any] = {
    "ferry": {
        "headline": "Harbour Town Votes to Reopen Its Ferry Line",
        "text": FERRY.strip(),
        "outlet": "The Harbour Desk",
        "url": "https://harbour.example.com/ferry",
    },
    "orchard": {
        "headline": "Late Frost Halves the Apple Harvest of Elm Valley",
        "text": ORCHARD.strip(),
        "outlet": "Elmford Courier",
        "published": None,
        "url": None,
    },
}


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[Room]:
    """The bot with two stories in its store."""
    async with a_room(tmp_path / "nutgraf.db", ARTICLES) as opened:
        yield opened


@pytest.fixture
async def empty_room(tmp_path: Path) -> AsyncIterator[Room]:
    """The bot with nothing in its store."""
    async with a_room(tmp_path / "nutgraf.db") as opened:
        yield opened


@pytest.fixture
def open_room(tmp_path: Path) -> Callable[..., Any]:
    """Opens a bot over given articles."""
    return lambda articles=None, **options: a_room(tmp_path / "nutgraf.db", articles, **options)
