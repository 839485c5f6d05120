"""robots.txt: what it forbids, how long it is remembered, and what is done where it can't be read."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from aiohttp import web
from yarl import URL

from bot.wire.errors import AddressRefusedError, RobotsError, UnreachableError, WireError, sentence_for
from bot.wire.fetch import Fetcher
from bot.wire.robots import RobotsBook
from bot.wire.showing import may_show
from bot.wire.wire import Wire
from tests.wire.site import Names, Site

NOON = datetime(2026, 1, 6, 12, tzinfo=UTC)


class Clock:
    """A clock that goes on when it is told to."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now


async def _permitted(site: Site, *paths: str) -> list[bool]:
    async with Fetcher(limits=site.limits(seconds=2), resolver=site.names) as fetcher:
        book = RobotsBook(fetcher)
        return [await _is_permitted(book, site.url(path)) for path in paths]


async def _is_permitted(book: RobotsBook, url: str) -> bool:
    try:
        await book.permit(URL(url, encoded=True))
    except RobotsError:
        return False
    return True


@pytest.mark.parametrize(
    ("text", "allowed", "forbidden"),
    [
        ("User-agent: *\nDisallow: /private", ["/", "/public"], ["/private", "/private/x", "/privateer"]),
        ("User-agent: *\nDisallow: /\nAllow: /news", ["/news/a"], ["/", "/other"]),
        ("User-agent: *\nDisallow: /*.pdf$\nDisallow: /*?print", ["/a.pdf.html"], ["/a.pdf", "/a?print=1"]),
        ("User-agent: *\nDisallow: /\n\nUser-agent: nutgraf\nDisallow: /x", ["/", "/news"], ["/x"]),
        ("User-agent: Nutgraf\nDisallow: /", [], ["/", "/news"]),
        ("User-agent: OtherBot\nDisallow: /", ["/", "/news"], []),
        ("User-agent: a\nUser-agent: NutGraf\nDisallow: /x\n", ["/"], ["/x"]),
        ("\ufeffUser-agent: *\r\nDisallow: /x # why not\r\n", ["/"], ["/x"]),
        ("User-agent: *\nDisallow:", ["/", "/x"], []),
        ("User-agent: *\nDisallow: /ä", ["/"], ["/%C3%A4"]),
        ("<html><body>Not found</body></html>", ["/"], []),
        ("\x00\xff\x00 nonsense: /", ["/"], []),
        ("", ["/"], []),
    ],
)
async def test_the_rules_are_followed(text: str, allowed: list[str], forbidden: list[str]) -> None:
    async with Site() as site:
        site.answer("/robots.txt", text, "text/plain")
        assert await _permitted(site, *allowed) == [True] * len(allowed)
        assert await _permitted(site, *forbidden) == [False] * len(forbidden)


@pytest.mark.parametrize(
    ("status", "allowed"),
    [(404, True), (403, True), (401, True), (410, True), (429, False), (500, False), (502, False), (503, False)],
)
async def test_a_missing_file_allows_and_a_failing_server_forbids(status: int, *, allowed: bool) -> None:
    async with Site() as site:
        site.answer("/robots.txt", "User-agent: *\nDisallow: /", status=status)
        assert await _permitted(site, "/") == [allowed]


async def test_a_file_that_leads_round_allows_and_one_that_leads_inside_forbids() -> None:
    async with Site() as site:
        site.redirect("/robots.txt", "/robots.txt")
        assert await _permitted(site, "/") == [True]
        site.redirect("/robots.txt", "http://169.254.169.254/")
        assert await _permitted(site, "/") == [False]
        site.redirect("/robots.txt", site.url("/rules.txt", "www.daily.example"))
        site.answer("/rules.txt", "User-agent: *\nDisallow: /x", "text/plain", host="www.daily.example")
        assert await _permitted(site, "/", "/x") == [True, False]


async def test_what_stands_past_half_a_megabyte_is_not_read() -> None:
    async with Site() as site:
        site.answer("/robots.txt", "# more\n" * 80_000 + "User-agent: *\nDisallow: /", "text/plain")
        assert await _permitted(site, "/") == [True]


async def test_a_site_is_asked_once_a_day_and_soon_again_after_a_failure() -> None:
    async with Site() as site:
        site.answer("/robots.txt", "User-agent: *\nDisallow: /x", "text/plain")
        clock = Clock()
        async with Fetcher(limits=site.limits(), resolver=site.names) as fetcher:
            book = RobotsBook(fetcher, now=clock)
            await asyncio.gather(*(_is_permitted(book, site.url(f"/{page}")) for page in range(5)))
            clock.now += timedelta(hours=23)
            assert not await _is_permitted(book, site.url("/x"))
            assert site.paths() == ["/robots.txt"]
            clock.now += timedelta(hours=2)
            site.answer("/robots.txt", status=500)
            assert not await _is_permitted(book, site.url("/x"))  # yesterday's rules hold on
            assert await _is_permitted(book, site.url("/y"))
            assert len(site.asked) == 2
            site.answer("/robots.txt", "")
            clock.now += timedelta(minutes=31)
            assert await _is_permitted(book, site.url("/x"))


async def test_whoever_goes_away_leaves_the_others_their_answer() -> None:
    async with Site() as site:
        begun, go = asyncio.Event(), asyncio.Event()

        async def respond(_: web.Request) -> web.Response:
            begun.set()
            await go.wait()
            return web.Response(text="User-agent: *\nDisallow: /x")

        site.handle("/robots.txt", respond)
        async with Fetcher(limits=site.limits(), resolver=site.names) as fetcher:
            book = RobotsBook(fetcher)
            first = asyncio.create_task(book.permit(URL(site.url("/a"))))
            second = asyncio.create_task(_is_permitted(book, site.url("/x")))
            await begun.wait()
            first.cancel()
            go.set()
            assert not await second
    assert len(site.asked) == 1


@pytest.mark.parametrize(
    ("answers", "error"), [((), UnreachableError("name")), (("10.0.0.1",), AddressRefusedError("private"))]
)
async def test_a_site_that_can_not_be_had_is_not_asked_for_its_pages_and_says_why(
    answers: tuple[str, ...], error: WireError
) -> None:
    async with Fetcher(resolver=Names(default=answers)) as fetcher:
        book = RobotsBook(fetcher)
        for _ in range(2):  # the second time out of its memory
            with pytest.raises(type(error)) as caught:
                await book.permit(URL("https://nobody.example/a"))
            assert sentence_for(caught.value) == sentence_for(error)


@pytest.mark.parametrize(
    ("tags", "headers", "most"),
    [
        ([], [], None),
        ([("robots", "index, follow")], [], None),
        ([("robots", "nosnippet")], [], 0),
        ([("Robots", "NoIndex, NOSNIPPET")], [], 0),
        ([("robots", "max-snippet:160")], [], 160),
        ([("robots", "max-snippet: 0")], [], 0),
        ([("robots", "max-snippet:-1, max-image-preview:large")], [], None),
        ([("robots", "max-snippet:80"), ("nutgraf", "max-snippet:20")], [], 20),
        ([("nutgraf", "max-snippet:-1"), ("robots", "nosnippet")], [], 0),
        ([("googlebot", "nosnippet")], [], None),
        ([], ["nosnippet"], 0),
        ([], ["noindex, max-snippet:50"], 50),
        ([], ["otherbot: nosnippet"], None),
        ([], ["otherbot: noindex, nosnippet"], None),
        ([], ["otherbot: noindex, nutgraf: nosnippet"], 0),
        ([], ["Nutgraf: noindex, max-snippet:9"], 9),
        ([], ["unavailable_after: 25 Jun 2027 15:00:00 PST", "max-snippet:5"], 5),
        ([("robots", "max-snippet:99")], ["max-snippet:30"], 30),
        ([("robots", "max-snippet:many")], ["max-snippet:99999999999999"], None),
    ],
)
def test_how_much_may_be_shown(tags: list[tuple[str, str]], headers: list[str], most: int | None) -> None:
    assert may_show(tags, headers) == most


@pytest.mark.parametrize(
    ("told", "seconds"), [("Crawl-delay: 4", 4.0), ("Crawl-delay: 86400", 30.0), ("Crawl-delay: soon", 0.0), ("", 0.0)]
)
async def test_the_pause_that_a_site_asks_for_is_known_once_it_was_asked(told: str, seconds: float) -> None:
    async with Site() as site:
        site.answer("/robots.txt", f"User-agent: *\n{told}\nDisallow: /closed\n", "text/plain")
        async with Wire(limits=site.limits(), resolver=site.names) as wire:
            assert wire.pause_after(site.url("/a")) == 0.0
            with pytest.raises(WireError):
                await wire.read_page(site.url("/closed"))
            assert wire.pause_after(site.url("/a")) == seconds
            assert wire.pause_after("http://[") == 0.0
