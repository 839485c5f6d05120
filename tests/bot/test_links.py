"""Pages behind links: looked at, kept a while, filed; and a wire that is busy with feeds."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest
from aiohttp import web

from bot import links as links_module
from bot.desk import Desk
from bot.links import AT_ONCE, KEPT, MOST_LETTERS, Links, Unfiled
from bot.wire.addresses import keys_for
from bot.wire.errors import TooSlowError
from bot.wire.intake import Intake
from bot.wire.polling import Poller
from bot.wire.pool import AT_ONCE as POLLS
from bot.wire.wire import PageAnswer, Wire
from storage.records import Known
from storage.store import Store
from tests.bot.conftest import Clock
from tests.bot.desks import a_desk
from tests.builders import an_article
from tests.wire.feeding import a_page
from tests.wire.site import Site


@dataclass
class Pages:
    """A wire on which every page is there, once it is let through."""

    asked: list[str] = field(default_factory=list)
    open: asyncio.Event = field(default_factory=asyncio.Event)
    text: str = ""

    async def read_page(self, url: str) -> PageAnswer:
        self.asked.append(url)
        await self.open.wait()
        article = an_article(headline=f"The piece at {url[-9:]}", url=url, **({"text": self.text} if self.text else {}))
        return PageAnswer(article=article, url=url, canonical=url, may_show=None, keys=keys_for(url=url))


@dataclass
class Room:
    """What a test holds."""

    desk: Desk
    pages: Pages
    clock: Clock
    links: Links


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[Room]:
    async with a_desk(tmp_path) as desk:
        pages, clock = Pages(), Clock()
        pages.open.set()
        yield Room(desk, pages, clock, Links(desk, pages, Intake(pages, desk, clock), clock))


def page(number: int) -> str:
    return f"https://daily{number}.example/news/{number}"


async def test_who_asks_for_the_same_page_at_once_waits_for_one_fetch(room: Room) -> None:
    room.pages.open.clear()
    both = [asyncio.create_task(room.links.look(f"{page(1)}{more}")) for more in ("", "?utm_source=x#top")]
    while not room.pages.asked:
        await asyncio.sleep(0)
    room.pages.open.set()
    assert all(isinstance(seen, Unfiled) for seen in await asyncio.gather(*both))
    assert room.pages.asked == [page(1)]


async def test_a_page_is_kept_for_a_while(room: Room) -> None:
    await room.links.look(page(1))
    assert not room.links.needs_fetch(f"{page(1)}/")
    room.clock.pass_(KEPT / timedelta(seconds=1))
    assert room.links.needs_fetch(page(1))
    await room.links.look(page(1))
    assert room.pages.asked == [page(1), page(1)]


async def test_what_is_kept_is_bounded(room: Room) -> None:
    room.pages.text = "Words upon words of a very long piece. " * (MOST_LETTERS // 3 // 39)
    for number in range(5):
        await room.links._page(page(number))
    assert [number for number in range(5) if not room.links.needs_fetch(page(number))] == [2, 3, 4]


async def test_few_pages_are_fetched_at_once_for_members(room: Room) -> None:
    room.pages.open.clear()
    asked = [asyncio.create_task(room.links.look(page(number))) for number in range(AT_ONCE + 3)]
    for _ in range(2_000):
        await asyncio.sleep(0)
    assert len(room.pages.asked) <= AT_ONCE
    room.pages.open.set()
    await asyncio.gather(*asked)


async def test_a_page_that_gets_no_turn_is_given_up(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(links_module, "MOST_SECONDS", 0.01)
    room.pages.open.clear()
    with pytest.raises(TooSlowError):
        await room.links.look(page(1))
    with pytest.raises(TooSlowError):
        await room.links.file(page(1), guild_id=7)


async def test_a_filed_page_is_known_in_any_spelling(room: Room) -> None:
    outcome = await room.links.file(f"{page(1)}?fbclid=1", guild_id=7)
    assert outcome.state == "stored"
    for spelling in (page(1), page(1).replace("//", "//www."), f"{page(1)}/#a", page(1).replace("https", "http")):
        assert isinstance(await room.links.look(spelling), Known)
    assert (await room.links.file(page(1), guild_id=7)).state == "known"
    assert len(room.pages.asked) == 1


async def test_a_link_is_fetched_while_all_polls_and_pages_of_feeds_hang(tmp_path: Path) -> None:
    done = asyncio.Event()

    async def hang(_: web.Request) -> web.StreamResponse:
        await done.wait()
        return web.Response(status=404)

    async with (
        Site() as site,
        Wire(limits=site.limits(), resolver=site.names) as wire,
        await Store.open(tmp_path / "nutgraf.db") as store,
    ):
        clock = Clock()
        desk = Desk(store, clock=clock)
        await desk.start()
        intake = Intake(wire, desk, clock)
        poller = Poller(store, wire, intake, clock)
        site.handle("/feed", hang)
        site.handle("/held", hang)
        site.answer("/news/mill", a_page("mill"), host="daily.example")
        for number in range(POLLS):
            url = site.url("/feed", f"feed{number}.example")
            await store.feeds.follow(0, key=url, url=url, title="", by=1, at=clock())
        held = [asyncio.create_task(poller.poll_due())]
        held += [
            asyncio.create_task(intake.take_in(site.url("/held", f"page{number}.example"))) for number in range(POLLS)
        ]
        while sum(path in ("/feed", "/held") for path in site.paths()) < 2 * POLLS:
            await asyncio.sleep(0.01)
        links = Links(desk, wire, intake, clock)
        try:
            seen = await asyncio.wait_for(links.look(site.url("/news/mill")), 15)
        finally:
            done.set()
            await asyncio.gather(*held)
        assert isinstance(seen, Unfiled)
