"""Links over real connections: the bot on a small Discord, pages on a loopback site, answers that get lost."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web

from bot.cards import labels
from bot.config import Settings
from bot.desk import Desk
from bot.feeds import feeds_over
from bot.links import Links
from bot.newsroom import Newsroom
from storage.store import Store
from tests.discord_server.bodies import texts_of
from tests.discord_server.interactions import Asked
from tests.discord_server.library import connected
from tests.discord_server.server import DiscordServer
from tests.wire.feeding import Clock, a_page
from tests.wire.site import LOOPBACK, Site

GUILD, CHANNEL = 100, 200
NOBODY = 0  # rights of a member without any


@dataclass
class Line:
    """A bot that is connected."""

    server: DiscordServer
    site: Site
    clock: Clock
    bot: Newsroom

    def url(self, path: str) -> str:
        return f"http://{LOOPBACK}:{self.site.port}{path}"

    async def ask(self, path: str, **how: Any) -> Asked:
        self.clock.pass_by(seconds=31)
        return await self.server.ask("brief", {"query": self.url(path)}, channel_id=CHANNEL, **how)

    async def shown(self, asked: Asked) -> str:
        """What stands there in the end, to the asker alone."""
        async with asyncio.timeout(20):
            await asked.shown.wait()
        assert asked.private
        assert not asked.followups  # the answer stands once
        message = asked.original or {}
        return "\n".join(texts_of(message)) or str(message["content"])


@asynccontextmanager
async def a_line(path: Path) -> AsyncIterator[Line]:
    clock = Clock()
    async with (
        Site() as site,
        DiscordServer(now=clock) as server,
        await Store.open(path) as store,
    ):
        server.world.add_guild(GUILD)
        server.world.add_channel(GUILD, CHANNEL)
        site.answer("/news/ferry", a_page("ferry"))
        desk = Desk(store, clock=clock)
        await desk.start()
        settings = Settings(local_ports=frozenset({site.port}))
        async with feeds_over(desk, settings) as feeds:
            bot = Newsroom(desk, clock=clock, feeds=feeds)
            async with connected(server, bot):
                yield Line(server, site, clock, bot)


@pytest.fixture
async def line(tmp_path: Path) -> AsyncIterator[Line]:
    async with a_line(tmp_path / "nutgraf.db") as one:
        yield one


async def test_a_page_is_fetched_shown_and_filed(line: Line) -> None:
    asked = await line.ask("/news/ferry?utm_source=x")
    assert (await line.shown(asked)).startswith(f"-# {labels.FROM_PAGE}")
    assert asked.took is not None
    assert asked.took < 3
    pressed = await line.server.press(
        f"ng:u:f={line.url('/news/ferry')}", channel_id=CHANNEL, message=dict(asked.original or {})
    )
    assert (await line.shown(pressed)).startswith(f"-# {labels.FILED}")
    assert line.site.paths() == ["/robots.txt", "/news/ferry?utm_source=x"]


@pytest.mark.parametrize("fault", [{"what": "error", "status": 500}, {"what": "reset"}])
async def test_an_answer_whose_word_was_lost_is_gone_on_with(line: Line, fault: dict[str, Any]) -> None:
    line.server.faults.add(fault.pop("what"), method="POST", path="/callback$", after=True, times=1, **fault)
    assert labels.FROM_PAGE in await line.shown(await line.ask("/news/ferry", rights=NOBODY))
    line.server.faults.add("error", status=500, method="POST", path="/callback$", after=True, times=1)
    assert "(404)" in await line.shown(await line.ask("/news/gone"))


async def test_an_error_after_thinking_is_told_once_though_discords_word_of_it_is_lost(
    line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fails(*_: Any) -> None:
        raise RuntimeError

    monkeypatch.setattr(Links, "look", fails)
    line.server.faults.add("error", status=502, path="/webhooks/", after=True, times=1)
    again = line.server.faults.add("slow", seconds=0, path="/webhooks/")
    asked = await line.ask("/news/ferry")
    async with asyncio.timeout(10):
        while not again.struck:
            await asyncio.sleep(0.02)
    assert await line.shown(asked) == labels.WENT_WRONG


async def test_the_bot_stops_in_time_while_a_page_does_not_come(line: Line) -> None:
    came = asyncio.Event()

    async def hang(_: web.Request) -> web.StreamResponse:
        came.set()
        await asyncio.Event().wait()
        raise AssertionError

    line.site.handle("/slow", hang)
    asked = await line.ask("/slow")
    await asyncio.wait_for(came.wait(), 10)
    begin = time.monotonic()
    await line.bot.close()
    assert time.monotonic() - begin < 4
    assert await line.shown(asked) == labels.STOPPING
