"""/feed through a simulated Discord: who may, what is followed, and what is said, privately."""

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from bot.cards import admin
from bot.cards import feeds as cards
from bot.cards.admin import MOST_TEXT
from bot.cogs.paging import ListButton
from bot.feeds import NO_FEED_THERE, NONE_HERE, OPML_FAULTS, Feeds
from bot.wire.addresses import keys_for
from bot.wire.errors import FeedUnreadableError, NotAFeedError, RobotsError, StatusError, sentence_for
from bot.wire.feeds import Feed, Item
from bot.wire.opml import Outline, read_opml, write_opml
from bot.wire.wire import FeedAnswer, FoundFeed, PageAnswer
from storage.feed_items import OLD
from storage.feed_records import Followed
from tests.bot.conftest import ARTICLES, FERRY, Room, a_room
from tests.bot.drawing import walk
from tests.builders import an_article

TEXT_DISPLAY = 10
DAILY = "https://daily.example/feed"


@dataclass
class Papers:
    """A wire made of dictionaries; what it does not hold is not there."""

    feeds: dict[str, Feed] = field(default_factory=dict)
    pages: dict[str, Any] = field(default_factory=dict)
    links: dict[str, tuple[str, ...]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    async def read_feed(self, url: str, *, etag: str | None = None, last_modified: str | None = None) -> FeedAnswer:
        self.asked.append(url)
        if url in self.links:
            raise NotAFeedError(self.links[url])
        if url.endswith("/broken"):
            raise FeedUnreadableError
        if url not in self.feeds:
            raise StatusError(404)
        return FeedAnswer(feed=self.feeds[url], url=url)

    async def find_feed(self, url: str) -> FoundFeed | None:
        try:
            return FoundFeed(url=url, answer=await self.read_feed(url))
        except FeedUnreadableError:
            return None
        except NotAFeedError as error:
            first, *others = error.feeds
            return FoundFeed(url=first, answer=await self.read_feed(first), others=tuple(others))

    async def read_page(self, url: str) -> PageAnswer:
        if url not in self.pages:
            raise RobotsError
        article = an_article(url=url, **self.pages[url])
        return PageAnswer(article=article, url=url, canonical=url, may_show=None, keys=keys_for(url=url))

    def pause_after(self, _: str) -> float:
        return 0.0


@dataclass
class Newsstand:
    """A room with papers."""

    room: Room
    papers: Papers

    async def say(self, verb: str, *, by: Any = None, **options: Any) -> str:
        self.room.clock.pass_(31)
        result = await (by or self.room.editor).slash(self.room.channel, f"feed {verb}", **options)
        assert result.ephemeral
        assert not result.followups  # the answer stands once
        _ = self.room.env.errors  # looked at: the sentence is the answer
        answer = result.response
        return str(answer.content) if answer.content else "\n".join(_texts(answer))


def _texts(answer: Any) -> list[str]:
    return [str(one["content"]) for one in walk(answer.components) if one["type"] == TEXT_DISPLAY]


def a_feed(*names: str, title: str = "The Daily") -> Feed:
    items = tuple(Item(guid=name, url=f"https://daily.example/{name}", headline=name.title()) for name in names)
    return Feed(title=title, items=items)


@pytest.fixture
async def stand(tmp_path: Path) -> AsyncIterator[Newsstand]:
    papers = Papers(feeds={DAILY: a_feed("ferry")})
    papers.pages["https://daily.example/ferry"] = {"headline": "A Ferry Comes", "text": FERRY.strip()}

    def feeds(desk: Any) -> Feeds:
        return Feeds(desk, papers, desk.clock, most=3)

    async with a_room(tmp_path / "nutgraf.db", ARTICLES, feeds=feeds) as room:
        yield Newsstand(room, papers)


async def let_everybody_see(stand: Newsstand) -> None:
    """A server's own settings may show the command to everybody."""
    (command,) = [one for one in await stand.room.bot.tree.fetch_commands() if one.name == "feed"]
    stand.room.guild.set_command_permissions(command, {stand.room.guild.default_role: True})


async def test_only_members_who_manage_the_server_may(stand: Newsstand) -> None:
    await let_everybody_see(stand)
    for verb, options in (
        ("add", {"address": DAILY}),
        ("list", {}),
        ("pause", {"feed": "1"}),
        ("check", {"feed": "1"}),
    ):
        assert await stand.say(verb, by=stand.room.reader, **options) == admin.NOT_ADMITTED
    assert stand.papers.asked == []


async def test_a_feed_is_added_listed_paused_resumed_and_removed(stand: Newsstand) -> None:
    assert await stand.say("list") == NONE_HERE
    told = await stand.say("add", address="daily.example/feed")
    assert "The Daily is followed" in told
    assert "followed here already" in await stand.say("add", address=DAILY)
    assert stand.papers.asked == [DAILY]
    assert "1 seen" in await stand.say("list")
    assert "is paused" in await stand.say("pause", feed="feed:1")
    assert "paused" in await stand.say("list")
    assert "from now on" in await stand.say("resume", feed="daily")
    assert "no longer" in await stand.say("remove", feed=DAILY)
    assert await stand.say("list") == NONE_HERE


async def test_a_server_sees_and_changes_its_own_feeds_alone(stand: Newsstand) -> None:
    store, at = stand.room.store, stand.room.clock()
    await store.feeds.follow(999, key="other.example", url="https://other.example", title="Other", by=1, at=at)
    assert await stand.say("list") == NONE_HERE
    await stand.say("add", address=DAILY)
    assert "No feed here is called so" in await stand.say("remove", feed="feed:1")
    assert [one.feed.title for one in await store.feeds.list_for(999)] == ["Other"]


async def test_what_is_refused_says_why(stand: Newsstand) -> None:
    assert await stand.say("add", address="https://daily.example/missing") == sentence_for(StatusError(404))
    assert await stand.say("add", address="https://daily.example/broken") == NO_FEED_THERE
    stand.papers.links["https://daily.example/"] = (DAILY, "https://daily.example/sport")
    told = await stand.say("add", address="https://daily.example/")
    assert "The page also names `https://daily.example/sport`" in told


async def test_a_server_follows_so_many_feeds_and_no_more(stand: Newsstand) -> None:
    for number in range(4):
        stand.papers.feeds[f"{DAILY}/{number}"] = a_feed(title=f"Paper {number}")
    told = [await stand.say("add", address=f"{DAILY}/{number}") for number in range(4)]
    assert told[3] == "This server follows 3 feeds already: remove one first."
    assert len(stand.papers.asked) == 3


async def test_nobody_fetches_more_often_than_every_half_minute(stand: Newsstand) -> None:
    await stand.say("add", address=DAILY)
    stand.room.clock.pass_(-31)
    assert await stand.say("check", feed="1") == cards.WAIT


async def test_check_shows_what_the_newest_item_became(stand: Newsstand) -> None:
    await stand.say("add", address=DAILY)
    told = await stand.say("check", feed="1")
    assert "Its newest item is in the archive: A Ferry Comes. Its story, shown to you alone:" in told
    assert "## Harbour Town Votes to Reopen Its Ferry Line" in told  # which tells it best
    assert "[1]" in told  # its lines, each with its source
    stand.papers.feeds[DAILY] = a_feed("closed", "ferry")
    told = await stand.say("check", feed="1")
    assert "was skipped. The site's robots.txt asks bots to leave this page alone." in told
    assert "Closed" not in told  # the words of an item whose page is closed are not shown
    del stand.papers.feeds[DAILY]
    assert "could not be read now. There is nothing at this address (404)." in await stand.say("check", feed="1")
    assert "1 skipped: The site's robots.txt" in await stand.say("list")


async def test_a_servers_feeds_go_out_and_come_in_as_a_list(stand: Newsstand) -> None:
    await let_everybody_see(stand)
    assert await stand.say("export") == NONE_HERE
    for name in ("sport", "town", "sea"):
        stand.papers.feeds[f"https://{name}.example/feed"] = a_feed(title=name.title())
    urls = ["https://sport.example/feed", "https://gone.example/feed", "https://town.example/feed", DAILY]
    listed = write_opml([Outline(url, "A feed") for url in urls]).encode()
    assert await stand.say("import", by=stand.room.reader, file=("feeds.opml", listed)) == admin.NOT_ADMITTED
    told = await stand.say("import", file=("feeds.opml", listed))
    assert "2 of 4 feeds are new here, 2 could not be followed." in told
    assert "`https://gone.example/feed`: There is nothing at this address" in told
    assert f"`{DAILY}`: This server follows 3 feeds already" in told  # three are asked for, and no more
    assert DAILY not in stand.papers.asked
    assert await stand.say("import", file=("a.txt", b"no list")) == OPML_FAULTS["form"]
    assert await stand.say("import", file=("a.opml", b"<opml><body/></opml>")) == "The list names no feed."
    stand.room.clock.pass_(31)
    result = await stand.room.editor.slash(stand.room.channel, "feed export")
    assert result.ephemeral
    (sent,) = result.response.attachments
    assert [one.url for one in read_opml(await sent.read())] == [urls[0], urls[2]]


async def test_the_choices_are_this_servers_and_for_its_managers(stand: Newsstand) -> None:
    await let_everybody_see(stand)
    await stand.say("add", address=DAILY)
    for by, expected in ((stand.room.editor, ["feed:1"]), (stand.room.reader, [])):
        choices = await by.autocomplete(stand.room.channel, "feed pause", "feed", "dai")
        assert [choice["value"] for choice in choices] == expected


async def test_status_tells_how_the_feeds_are(stand: Newsstand) -> None:
    await stand.say("add", address=DAILY)
    result = await stand.room.editor.slash(stand.room.channel, "status")
    told = str(result.response.content)
    assert "Feeds here: 1 followed, 0 failing, 0 gone for good, last success <t:" in told
    assert "items: 1 seen, 0 stored, 0 skipped, 1 waiting." in told


# ---------------------------------------------------------------- the texts


async def followed(stand: Newsstand, count: int, title: str) -> list[Followed]:
    store, at = stand.room.store, stand.room.clock()
    for number in range(count):
        options: dict[str, Any] = {
            "key": f"k{number}",
            "url": f"https://k{number}.example/?key=secret",
            "by": 1,
            "at": at,
        }
        await store.feeds.follow(7, title=title and f"{title} {number}", **options)
    return await store.feeds.list_for(7)


async def test_a_long_list_has_pages_that_fit_and_turn(stand: Newsstand) -> None:
    views = await followed(stand, 50, "*_@everyone_* " + "x" * 200)
    pages = cards.pages_of(views)
    assert len(pages) > 1
    assert max(map(len, pages)) <= MOST_TEXT
    assert all(len(re.findall(r"\(no\. \d+\)", page)) > 0 for page in pages)
    found = ListButton.__discord_ui_compiled_template__.fullmatch("ng:f:12")
    assert found is not None
    assert found["page"] == "12"


async def test_an_address_is_shown_without_what_may_be_a_key(stand: Newsstand) -> None:
    (view,) = await followed(stand, 1, "")
    assert "secret" not in cards.pages_of([view])[0]


async def test_trouble_shows_after_three_failures_and_gone_at_once(stand: Newsstand) -> None:
    (view,) = await followed(stand, 1, "Paper")
    at, feeds = stand.room.clock(), stand.room.store.feeds
    for failures in (1, 2, 3):
        await feeds.failed(view.feed.feed_id, at=at, next_at=at, reason="It is down.")
        told = cards.pages_of(await feeds.list_for(7))[0]
        assert ("Failed 3 times in a row. It is down." in told) is (failures == 3)
    await feeds.failed(view.feed.feed_id, at=at, next_at=at, reason="It is gone.", gone=True)
    assert "polled no more" in cards.pages_of(await feeds.list_for(7))[0]
    assert OLD not in told
