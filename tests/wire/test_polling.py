"""When feeds are polled, and what becomes of their items."""

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest

from bot.wire.errors import UnreachableError
from bot.wire.feeds import Feed, Item
from bot.wire.intake import Outcome
from bot.wire.polling import FIRST, INTERVAL, MOST_TRIES, Poller
from bot.wire.pool import AT_ONCE, OF_HOST
from bot.wire.wire import FeedAnswer
from storage.errors import StoreClosedError
from storage.feed_items import NO_ADDRESS
from storage.store import Store
from tests.storage.stores import feed_in
from tests.wire.documents import rss
from tests.wire.drill_feeds import ITEMS, drill
from tests.wire.feeding import NOON, Clock, Feeding, a_page, entry
from tests.wire.site import Site

pytestmark = pytest.mark.asyncio(loop_scope="module")
FEED = "application/rss+xml"
HOUR = timedelta(hours=1)


async def rounds(room: Feeding) -> None:
    """Poll what is due, and take in what came."""
    await room.poller.poll_due()
    await room.poller.take_waiting()


# ---------------------------------------------------------------- from the feed into the store


async def test_new_items_are_fetched_digested_and_filed_once(room: Feeding, site: Site) -> None:
    site.answer("/feed", rss([entry("ferry")]), FEED, headers={"ETag": '"1"'})
    site.answer("/news/ferry", a_page("ferry"))
    feed = await room.follow(site.url("/feed"))
    await rounds(room)
    assert await room.headlines() == ["The ferry reopens"]
    assert await room.states() == [("stored", "")]
    assert await room.poller.poll_due() == 0  # it is not due
    room.clock.pass_by(hours=2)
    site.answer("/feed", rss([entry("bridge"), entry("ferry")]), FEED)
    site.answer("/news/bridge", a_page("bridge"))
    await rounds(room)
    assert await room.headlines() == ["The bridge reopens", "The ferry reopens"]
    assert site.paths().count("/news/ferry") == 1
    assert [one.headers.get("If-None-Match") for one in site.asked if one.path == "/feed"] == [None, '"1"']
    (view,) = await room.store.feeds.list_for(0)
    assert (view.feed.title, view.seen, view.stored) == ("The Harl Clarion", 2, 2)
    assert view.feed.feed_id == feed.feed_id


async def test_a_feed_that_did_not_change_is_no_failure(room: Feeding, site: Site) -> None:
    feed = await room.follow(site.url("/feed"))
    site.answer("/feed", status=304)
    await room.store.feeds.succeeded(feed.feed_id, at=NOON - HOUR, next_at=NOON, etag='"1"', last_modified="then")
    await rounds(room)
    kept = await feed_in(room.store, feed)
    assert kept is not None
    assert (kept.failures, kept.etag, kept.last_modified) == (0, '"1"', "then")
    assert kept.next_at >= NOON + INTERVAL


async def test_one_article_stays_one_through_guids_feeds_and_addresses(room: Feeding, site: Site) -> None:
    canonical = '<link rel="canonical" href="/news/ferry">'
    for path in ("/news/ferry", "/amp/ferry"):
        site.answer(path, a_page("ferry", head=canonical))
    site.answer("/feed", rss([entry("ferry")]), FEED)
    site.answer("/other", rss([entry("ferry", guid="another", link="/amp/ferry")]), FEED)
    await room.follow(site.url("/feed"))
    await room.follow(site.url("/other"), guild_id=5)
    await rounds(room)
    assert (await room.desk.counts()).articles == 1
    assert sorted(state for state, _ in await room.states()) == ["known", "stored"]
    room.clock.pass_by(hours=3)
    site.answer("/feed", rss([entry("ferry", guid="changed overnight")]), FEED)
    await rounds(room)
    assert len(await room.states()) == 2


async def test_an_altered_item_brings_the_new_words(room: Feeding, site: Site) -> None:
    site.answer("/feed", rss([entry("ferry")]), FEED)
    site.answer("/news/ferry", a_page("ferry"))
    await room.follow(site.url("/feed"))
    await rounds(room)
    room.clock.pass_by(hours=3)
    site.answer("/feed", rss([entry("ferry", headline="The ferry does not reopen")]), FEED)
    site.answer("/news/ferry", a_page("ferry").replace("The ferry reopens", "The ferry does not reopen"))
    await rounds(room)
    assert await room.headlines() == ["The ferry does not reopen"]
    assert (await room.desk.counts()).articles == 1


async def test_a_door_in_place_of_the_page_is_told_and_no_word_of_the_item_is_digested(
    room: Feeding, site: Site
) -> None:
    site.answer("/robots.txt", "User-agent: *\nDisallow: /news/secret\n", "text/plain", host="closed.example")
    site.answer("/news/short", "<html><body><article><h1>Short</h1><p>Too few words.</p></article></body></html>")
    entries = [entry(name, summary="<p>Words of the item.</p>") for name in ("secret", "short", "missing")]
    site.answer("/feed", rss(entries), FEED, host="closed.example")
    await room.follow(site.url("/feed", host="closed.example"))
    await rounds(room)
    assert await room.headlines() == []
    reasons = [reason for state, reason in await room.states() if state == "skipped"]
    assert len(reasons) == 3
    assert any("robots.txt" in reason for reason in reasons)
    assert any("404" in reason for reason in reasons)


async def test_a_page_that_cannot_be_had_is_tried_again_and_then_given_up(room: Feeding, site: Site) -> None:
    site.answer("/feed", rss([entry("ferry")]), FEED)
    site.answer("/news/ferry", status=503)
    await room.follow(site.url("/feed"))
    await rounds(room)
    for _ in range(MOST_TRIES - 1):
        assert await room.poller.take_waiting() == 0
        ((state, _),) = await room.states()
        assert state == "waiting"
        room.clock.pass_by(hours=4)
        await room.poller.take_waiting()
    ((state, reason),) = await room.states()
    assert state == "skipped"
    assert "503" in reason


async def test_a_host_that_asks_to_wait_is_left_alone_for_all_its_pages(room: Feeding, site: Site) -> None:
    names = [f"ferry{number}" for number in range(6)]
    site.answer("/feed", rss([entry(name) for name in names[:5]]), FEED, host="busy.example")
    for name in names:
        site.answer(f"/news/{name}", status=429, headers={"Retry-After": "7200"}, host="busy.example")
    await room.follow(site.url("/feed", host="busy.example"))
    for turn in range(1, MOST_TRIES + 2):
        await rounds(room)
        assert await room.poller.take_waiting() == 0
        assert sum("/news/" in path for path in site.paths()) == turn
        room.clock.pass_by(hours=30)
    assert [state for state, _ in await room.states()] == ["waiting"] * 5
    for name in names:
        site.answer(f"/news/{name}", a_page(name), host="busy.example")
    await rounds(room)
    assert {state for state, _ in await room.states()} == {"stored"}


async def test_how_much_may_be_shown_is_kept_with_the_article(room: Feeding, site: Site) -> None:
    site.answer("/feed", rss([entry("ferry")]), FEED)
    site.answer("/news/ferry", a_page("ferry", head='<meta name="robots" content="max-snippet:120">'))
    await room.follow(site.url("/feed"))
    await rounds(room)
    rows = await room.store._doors.read(lambda tx: tx.rows("SELECT may_show FROM article"))
    assert [row["may_show"] for row in rows] == [120]


async def test_a_permanent_move_is_remembered_and_gone_is_gone(room: Feeding, site: Site) -> None:
    site.redirect("/feed", "/new", 301)
    site.answer("/new", rss([]), FEED)
    feed = await room.follow(site.url("/feed"))
    await rounds(room)
    kept = await feed_in(room.store, feed)
    assert kept is not None
    assert kept.url == site.url("/new")
    site.answer("/new", status=410)
    room.clock.pass_by(hours=3)
    await rounds(room)
    room.clock.pass_by(days=30)
    assert await room.poller.poll_due() == 0
    (view,) = await room.store.feeds.list_for(0)
    assert view.feed.gone
    assert "gone for good" in view.feed.reason


async def test_one_bad_night_removes_no_feed(room: Feeding, site: Site) -> None:
    await room.follow(site.url("/feed"))
    for failures in range(1, 13):
        assert await room.poller.poll_due() == 1
        (view,) = await room.store.feeds.list_for(0)
        assert view.feed.failures == failures
        room.clock.now = view.feed.next_at
    assert "404" in view.feed.reason
    site.answer("/feed", rss([]), FEED)
    await rounds(room)
    (view,) = await room.store.feeds.list_for(0)
    assert (view.feed.failures, view.feed.reason) == (0, "")


# ---------------------------------------------------------------- a thousand feeds, kills


class Papers:
    """A wire without a network: every address is a feed of one item, or fails."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.now = self.most = 0

    async def read_feed(self, url: str, *, etag: str | None = None, last_modified: str | None = None) -> FeedAnswer:
        self.asked.append(url)
        self.now += 1
        self.most = max(self.most, self.now)
        await asyncio.sleep(0)
        self.now -= 1
        if "bad" in url:
            raise UnreachableError("refused")
        if "odd" in url:
            raise RuntimeError("a fault nobody foresaw")
        if "nul" in url:
            return FeedAnswer(feed=Feed(title="no\0title"), url=url)
        return FeedAnswer(feed=Feed(items=(Item(guid="1", url=f"{url}/1"), Item(guid="2"))), url=url)


class Pages:
    """An intake that settles nothing: as if killed before the article was filed."""

    async def take_in(self, url: str, item: object = None, *, guild_id: int = 0) -> Outcome:
        raise StoreClosedError


async def test_no_feed_starves_however_many_there_are_and_some_fail(tmp_path: Path) -> None:
    clock, papers = Clock(), Papers()
    async with await Store.open(tmp_path / "news.db") as store:
        for number in range(60):
            kind = {3: "bad", 4: "odd", 5: "nul"}.get(number % 10, "good")
            url = f"https://{kind}{number}.example/{number}"
            await store.feeds.follow(0, key=url, url=url, title="", by=1, at=clock() - number * timedelta(seconds=1))
        poller = Poller(store, papers, Pages(), clock)  # type: ignore[arg-type]
        assert await poller.poll_due() == 60
        assert papers.asked[0].endswith("/59")  # due for longest
        assert (len(set(papers.asked)), papers.most) == (60, AT_ONCE)
        clock.pass_by(minutes=59)
        assert await poller.poll_due() == 0
        tally = await store.feeds.tally(late=clock(), failing=1)
        assert (tally.failing, tally.seen, tally.waiting) == (18, 84, 42)


class Lanes:
    """A wire whose "slow.example" does not answer while ``stuck``: it counts who is asked meanwhile."""

    def __init__(self) -> None:
        self.stuck = asyncio.Event()
        self.others = asyncio.Event()
        self.asked: list[str] = []

    async def read_feed(self, url: str, *, etag: str | None = None, last_modified: str | None = None) -> FeedAnswer:
        self.asked.append(url)
        if "slow" in url:
            await self.stuck.wait()
        elif sum("quick" in one for one in self.asked) == 30:
            self.others.set()
        return FeedAnswer(feed=Feed(), url=url)


async def test_a_slow_host_with_many_feeds_holds_up_nobody_else(tmp_path: Path) -> None:
    clock, lanes = Clock(), Lanes()
    async with await Store.open(tmp_path / "news.db") as store:
        for number in range(60):  # those of the slow host are due for longer
            url = f"https://quick{number}.example/feed" if number < 30 else f"https://slow.example/{number}"
            await store.feeds.follow(0, key=url, url=url, title="", by=1, at=clock() - number * timedelta(seconds=1))
        poller = Poller(store, lanes, Pages(), clock)  # type: ignore[arg-type]
        work = asyncio.create_task(poller.poll_due())
        await asyncio.wait_for(lanes.others.wait(), 10)
        assert lanes.asked[0] == "https://slow.example/59"
        assert sum("slow" in url for url in lanes.asked) == 1  # one at a time
        lanes.stuck.set()
        await work
        assert sum("slow" in url for url in lanes.asked) == OF_HOST
        while await poller.poll_due():
            pass
        assert sorted(lanes.asked) == sorted(set(lanes.asked))
        assert len(lanes.asked) == 60


async def test_a_kill_before_the_article_is_filed_leaves_its_item_waiting(tmp_path: Path) -> None:
    clock = Clock()
    async with await Store.open(tmp_path / "news.db") as store:
        await store.feeds.follow(0, key="a", url="https://good.example/a", title="", by=1, at=clock())
        poller = Poller(store, Papers(), Pages(), clock)  # type: ignore[arg-type]
        await poller.poll_due()
        for _ in range(2):
            with pytest.raises(StoreClosedError):
                await poller.take_waiting()
        assert len(await store.feeds.waiting(clock())) == 1
        (view,) = await store.feeds.list_for(0)
        assert view.reasons == ((NO_ADDRESS, 1),)


class Killed(BaseException):
    """The process ends here."""


async def test_a_kill_right_after_the_article_is_filed_doubles_nothing(room: Feeding, site: Site) -> None:
    site.answer("/feed", rss([entry("ferry")]), FEED)
    site.answer("/news/ferry", a_page("ferry"))
    await room.follow(site.url("/feed"))
    await room.poller.poll_due()
    take_in = room.poller._intake.take_in

    async def killed(*arguments: object, **options: object) -> Outcome:
        await take_in(*arguments, **options)  # type: ignore[arg-type]
        raise Killed

    room.poller._intake.take_in = killed  # type: ignore[method-assign]
    with pytest.raises(Killed):
        await room.poller.take_waiting()
    room.poller._intake.take_in = take_in  # type: ignore[method-assign]
    assert await room.poller.take_waiting() == 0
    assert await room.states() == [("stored", "")]
    assert (await room.desk.counts()).articles == 1


async def test_a_clock_that_was_far_ahead_leaves_no_feed_behind(room: Feeding, site: Site) -> None:
    site.answer("/feed", rss([]), FEED)
    await room.follow(site.url("/feed"))
    room.clock.pass_by(days=400)
    await rounds(room)
    room.clock.pass_by(days=-400)
    assert await room.poller.poll_due() == 1


async def test_the_rounds_go_on_after_a_store_that_failed_and_end_when_told(tmp_path: Path) -> None:
    clock, slept = Clock(), asyncio.Event()

    async def sleep(_: float) -> None:
        slept.set()
        await asyncio.Event().wait()

    async with await Store.open(tmp_path / "news.db") as store:
        await store.feeds.follow(0, key="a", url="https://good.example/a", title="", by=1, at=clock())
        work = asyncio.create_task(Poller(store, Papers(), Pages(), clock, sleep=sleep).run())  # type: ignore[arg-type]
        await slept.wait()
        work.cancel()
        await asyncio.wait({work})
        assert work.cancelled()


async def test_twenty_feeds_in_one_round_hold_nothing_up(tmp_path: Path) -> None:
    """The short form of the drill over a thousand; the loop's own work is measured, not that of a busy machine."""
    found = await drill(20, tmp_path)
    assert (found["polled"], found["starved"], found["items"], found["waiting"]) == (20, 0, 20 * ITEMS, 20 * FIRST)
    assert found["held_ms"] < 250
    assert found["item_to_brief_s"] < 10
