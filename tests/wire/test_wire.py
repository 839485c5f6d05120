"""The wire as a whole: an address in, a feed or an article out."""

import asyncio
import time
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest
import pytest_asyncio

from bot.errors import sentence_for as bot_sentence_for
from bot.wire import errors as wire_errors
from bot.wire.errors import (
    AddressRefusedError,
    BusyError,
    ClosedDoorError,
    FeedUnreadableError,
    GoneError,
    NotAFeedError,
    NotAPageError,
    ParserError,
    RobotsError,
    StatusError,
    TooManyRedirectsError,
    TooMuchError,
    TooSlowError,
    UnreachableError,
    WireError,
    sentence_for,
)
from bot.wire.wire import Wire
from tests.wire.documents import PARAGRAPHS, Entry, atom, json_feed, page, rss
from tests.wire.site import Site

NOON = datetime(2026, 1, 10, 12, tzinfo=UTC)
pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def site() -> AsyncIterator[Site]:
    async with Site() as one:
        yield one


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def wire(site: Site) -> AsyncIterator[Wire]:
    async with Wire(limits=site.limits(), resolver=site.names, contact="desk@harl.example", now=lambda: NOON) as one:
        yield one


@pytest.mark.parametrize(
    ("body", "kind"),
    [(rss(), "application/rss+xml"), (atom(), "application/xml"), (json_feed(), "application/feed+json")],
)
async def test_a_feed_is_read_and_then_found_unchanged(site: Site, wire: Wire, body: bytes, kind: str) -> None:
    site.answer("/feed", body, kind, headers={"ETag": 'W/"1"', "Cache-Control": "max-age=600"})
    first = await wire.read_feed(site.url("/feed"))
    assert first.feed is not None
    assert len(first.feed.items) == 2
    assert (first.etag, first.max_age, first.moved_to) == ('W/"1"', 600, None)
    site.answer("/feed", status=304)
    again = await wire.read_feed(site.url("/feed"), etag=first.etag, last_modified=first.last_modified)
    assert again.feed is None
    assert again.etag == 'W/"1"'  # what the server did not repeat is kept
    assert site.asked[-1].headers["If-None-Match"] == 'W/"1"'


async def test_a_feed_that_moved_says_where_to(site: Site, wire: Wire) -> None:
    site.redirect("/old", site.url("/new", "feeds.example"), 301)
    site.answer("/new", rss(), host="feeds.example")
    answer = await wire.read_feed(site.url("/old"))
    assert answer.moved_to == answer.url == site.url("/new", "feeds.example")
    assert answer.feed is not None
    assert answer.feed.items[0].url == site.url("/news/bridge?utm_source=feed", "feeds.example")


async def test_a_page_behind_an_item_is_read_once_its_site_permits(site: Site, wire: Wire) -> None:
    site.answer("/robots.txt", "User-agent: *\nDisallow: /inner", "text/plain", host="polite.example")
    site.answer("/news/ferry", page(head='<link rel="canonical" href="/ferry">'), host="polite.example")
    site.redirect("/outer", "/inner", host="polite.example")
    site.asked.clear()
    answer = await wire.read_page(site.url("/news/ferry?utm_source=feed", "polite.example"))
    assert answer.article.text == "\n\n".join(PARAGRAPHS)
    assert answer.canonical == site.url("/ferry", "polite.example")  # what it says, which proves nothing
    assert answer.article.url == site.url("/news/ferry", "polite.example")
    assert site.paths() == ["/robots.txt", "/news/ferry?utm_source=feed"]
    for path in ("/inner", "/outer"):
        with pytest.raises(RobotsError):
            await wire.read_page(site.url(path, "polite.example"))
    assert "/inner" not in site.paths()


async def test_a_host_is_asked_one_thing_at_a_time_its_rules_among_them(site: Site, wire: Wire) -> None:
    host = "busy.example"
    site.asked.clear()
    for number in range(4):
        site.answer(f"/{number}", page(), host=host)
    site.answer("/feed", rss(), host=host)
    pages = [wire.read_page(site.url(f"/{number}", host)) for number in range(4)]
    await asyncio.gather(wire.read_feed(site.url("/feed", host)), *pages)
    assert sorted(site.paths()) == ["/0", "/1", "/2", "/3", "/feed", "/robots.txt"]
    assert site.most_at_once[host] == 1


async def test_the_same_article_under_two_addresses_has_one_key(site: Site, wire: Wire) -> None:
    site.answer("/a", page(), host="twice.example")
    site.answer("/b", page(foot="<p>Share</p>"), host="twice.example")
    first = await wire.read_page(site.url("/a", "twice.example"))
    second = await wire.read_page(site.url("/b?fbclid=1", "twice.example"))
    assert first.keys.address != second.keys.address
    assert first.keys.content == second.keys.content


async def test_a_page_that_shows_a_door_or_limits_what_is_shown_is_told(site: Site, wire: Wire) -> None:
    site.answer("/wall", page(paragraphs=PARAGRAPHS[:2], foot="<p>Subscribe to continue reading</p>"))
    with pytest.raises(ClosedDoorError):
        await wire.read_page(site.url("/wall"))
    site.answer("/limited", page(), headers={"X-Robots-Tag": "max-snippet:40"})
    assert (await wire.read_page(site.url("/limited"))).may_show == 40


async def test_feeds_are_found_behind_any_address_and_each_address_is_fetched_once(site: Site, wire: Wire) -> None:
    host = "found.example"
    alternate = '<link rel="alternate" type="application/rss+xml" href="{}">'.format
    site.answer("/rss", rss(), host=host, headers={"ETag": '"1"'})
    site.answer("/", page(head="".join(map(alternate, ("/gone", "/rss", "/sport")))), host=host)
    site.asked.clear()
    found = await wire.find_feed(site.url("/rss", host))
    assert found is not None
    assert (found.url, found.answer.etag, found.others) == (site.url("/rss", host), '"1"', ())
    assert site.paths() == ["/rss"]
    named = await wire.find_feed(site.url("/", host))
    assert named is not None
    assert named.url == site.url("/rss", host)  # the first is not there
    assert named.others == (site.url("/gone", host), site.url("/sport", host))
    assert named.answer.feed == found.answer.feed is not None
    assert site.paths() == ["/rss", "/", "/gone", "/rss"]
    with pytest.raises(NotAFeedError) as caught:
        await wire.read_feed(site.url("/", host))
    assert caught.value.feeds[0] == site.url("/gone", host)


async def test_a_site_that_names_no_feed_is_asked_in_three_places_and_no_more(site: Site, wire: Wire) -> None:
    host = "guessed.example"
    site.answer("/", page(), host=host)
    site.redirect("/feed", "http://127.0.0.1/", host=host)
    site.asked.clear()
    assert await wire.find_feed(site.url("/", host)) is None
    assert site.paths() == ["/", "/feed", "/rss.xml", "/atom.xml"]
    site.answer("/rss.xml", rss(), host=host)
    found = await wire.find_feed(site.url("/", host))
    assert found is not None
    assert found.url == site.url("/rss.xml", host)


async def test_many_feeds_are_read_side_by_side_without_holding_up_the_loop(site: Site, wire: Wire) -> None:
    for number in range(20):
        entries = [Entry(guid=f"{number}-{at}", link=f"/{number}/{at}") for at in range(30)]
        site.answer("/feed", rss(entries, title=f"Outlet {number}"), host=f"feed{number}.example")
    many = [Entry(guid=str(at), link=f"/{at}", summary="Long words. " * 40) for at in range(3_000)]
    site.answer("/feed", rss(many, title="Outlet 0"), host="feed0.example")
    longest, running = 0.0, True

    async def watch() -> None:
        nonlocal longest
        before = time.thread_time()  # what this thread did, however busy the machine is
        while running:
            await asyncio.sleep(0)
            now = time.thread_time()
            longest, before = max(longest, now - before), now

    watcher = asyncio.create_task(watch())
    answers = await asyncio.gather(*(wire.read_feed(site.url("/feed", f"feed{at}.example")) for at in range(20)))
    running = False
    await watcher
    assert [answer.feed.title for answer in answers if answer.feed] == [f"Outlet {at}" for at in range(20)]
    assert longest < 0.2  # seconds; to parse the largest of them here would take several times as long


EVERY = [
    *(AddressRefusedError(why, redirected=led) for why in wire_errors._ADDRESS for led in (True, False)),
    *(UnreachableError(why) for why in wire_errors._FAILURE),
    *(ClosedDoorError(door) for door in wire_errors._DOOR),
    *(ParserError(why) for why in ("time", "memory", "died")),
    *(StatusError(status) for status in (400, 403, 404, 451, 500)),
    *(BusyError(429, wait) for wait in (None, 0, 61, 7200)),
    *(RobotsError(unread=unread) for unread in (True, False)),
    GoneError(), TooSlowError(20), TooManyRedirectsError(5), TooMuchError("page", 5_000_000),
    NotAPageError("image/png"), NotAPageError("application/xml"), NotAFeedError(),
    NotAFeedError(("https://a.example/f",)), FeedUnreadableError(), wire_errors.EncodingError(),
]  # fmt: skip


@pytest.mark.parametrize("error", EVERY, ids=repr)
async def test_every_error_has_one_clear_sentence(error: WireError) -> None:
    sentence = sentence_for(error)
    assert sentence[0].isupper()
    assert sentence.endswith((".", "more."))
    assert sentence != sentence_for(WireError())
    assert bot_sentence_for(error) == sentence


async def test_the_family_is_closed() -> None:
    def members(family: type[WireError]) -> set[type[WireError]]:
        return {family}.union(*(members(one) for one in family.__subclasses__()))

    assert members(WireError) - {WireError} == {type(error) for error in EVERY}
