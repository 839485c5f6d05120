"""`nutgraf feed …` on a loopback site, and from there into a digest on the small Discord."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from rich.console import Console

from bot import commands
from bot.cards.feeds import pages_of
from bot.errors import DONE, NOT_DONE, RefusedHereError
from bot.feed_commands import draw_feeds
from bot.feeds import _whole, feeds_over
from bot.newsroom import Newsroom
from bot.wire.errors import StatusError, WireError
from storage.feed_records import Feed, Followed
from storage.records import Subscription
from storage.store import Store
from tests.bot.terminals import Terminal, a_terminal
from tests.discord_server.bodies import texts_of
from tests.discord_server.library import connected
from tests.discord_server.server import DiscordServer
from tests.wire.documents import rss
from tests.wire.feeding import NOON, a_page, entry

FEED = "application/rss+xml"
GUILD, CHANNEL = 100, 200


@pytest.fixture
async def nutgraf(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> AsyncIterator[Terminal]:
    async with a_terminal(tmp_path, monkeypatch, capsys, "feed") as terminal:
        terminal.site.answer("/feed", rss([entry("ferry")]), FEED)
        yield terminal


async def test_a_feed_is_followed_listed_paused_resumed_and_removed(nutgraf: Terminal) -> None:
    assert await nutgraf("add", nutgraf.url("/feed")) == DONE
    assert "The Harl Clarion is followed, as number 1" in nutgraf.said()
    assert await nutgraf("add", nutgraf.url("/feed")) == DONE
    assert "followed already" in nutgraf.said()
    assert await nutgraf("list") == DONE
    assert "The Harl Clarion" in nutgraf.said()
    (one,) = await nutgraf.json("list")
    assert (one["seen"], one["stored"], one["failures"], one["paused"]) == (1, 1, 0, False)
    assert (await nutgraf.json("pause", "clarion"))["paused"]
    assert not (await nutgraf.json("resume", "1"))["paused"]
    assert await nutgraf("remove", nutgraf.url("/feed")) == DONE
    assert await nutgraf("list") == NOT_DONE
    with pytest.raises(RefusedHereError, match="nutgraf feed add"):
        await nutgraf("check", "1")


async def test_a_page_leads_to_its_feed(nutgraf: Terminal) -> None:
    links = "".join(f'<link rel="alternate" type="{FEED}" href="{path}">' for path in ("/feed", "/sport"))
    nutgraf.site.answer("/", f"<!doctype html><html><head>{links}</head><body>Welcome</body></html>")
    added = await nutgraf.json("add", nutgraf.url("/"))
    assert added["url"] == nutgraf.url("/feed")
    assert added["others"] == [nutgraf.url("/sport")]


async def test_what_is_no_feed_is_refused_and_not_followed(nutgraf: Terminal) -> None:
    nutgraf.site._answers.clear()
    nutgraf.site.answer("/page", "<!doctype html><html><body>Welcome</body></html>")
    nutgraf.site.answer("/broken", "neither one nor the other", "text/plain")
    for path, error in (("/page", RefusedHereError), ("/broken", RefusedHereError), ("/missing", StatusError)):
        with pytest.raises(error):
            await nutgraf("add", nutgraf.url(path))
    for private in ("http://10.0.0.1/feed", "http://[::1]/feed"):
        with pytest.raises(WireError):
            await nutgraf("add", private)
    assert await nutgraf("list") == NOT_DONE


async def test_check_polls_now_and_shows_what_the_newest_item_became(nutgraf: Terminal) -> None:
    await nutgraf("add", nutgraf.url("/feed"))
    nutgraf.site.answer("/feed", rss([entry("bridge"), entry("ferry")]), FEED)
    nutgraf.site.answer("/news/bridge", a_page("bridge"))
    nutgraf.said()
    assert await nutgraf("check", "1") == DONE
    assert "The bridge reopens" in nutgraf.said()
    nutgraf.site.answer("/feed", rss([entry("lost")]), FEED)
    assert (await nutgraf.json("check", "1"))["newest"] == {
        "state": "skipped",
        "reason": "There is nothing at this address (404).",
    }
    nutgraf.site.answer("/feed", status=500)
    assert await nutgraf("check", "1") == NOT_DONE


async def test_three_failures_in_a_row_are_told_in_plain_words(nutgraf: Terminal) -> None:
    await nutgraf("add", nutgraf.url("/feed"))
    nutgraf.site.answer("/feed", status=500)
    for _ in range(3):
        await nutgraf("check", "1")
    nutgraf.said()
    await nutgraf("list")
    assert "Failed 3 times in a row. The server answered with an error (500)." in nutgraf.said()


async def test_feeds_go_out_and_in_as_opml(nutgraf: Terminal, tmp_path: Path) -> None:
    await nutgraf("add", nutgraf.url("/feed"))
    nutgraf.said()
    await nutgraf("export")
    listed = nutgraf.said()
    await nutgraf("remove", "1")
    path = tmp_path / "feeds.opml"
    path.write_text(listed.replace("</body>", '<outline xmlUrl="http://10.0.0.1/feed"/></body>'), encoding="utf-8")
    assert await nutgraf("import", str(path)) == NOT_DONE  # one of the two is not public
    assert "1 of 2 feeds are new, 1 could not be followed." in nutgraf.said()
    (one,) = await nutgraf.json("list")
    assert one["title"] == "The Harl Clarion"


async def test_a_story_goes_from_a_feed_into_the_digest(nutgraf: Terminal) -> None:
    """The whole way: the terminal follows a feed, the bot polls it, and the digest stands in the channel."""
    assert await nutgraf("add", nutgraf.url("/feed")) == DONE
    clock, site = nutgraf.clock, nutgraf.site
    clock.pass_by(hours=3)
    site.answer("/feed", rss([entry("bridge"), entry("ferry")]), FEED)
    site.answer("/news/bridge", a_page("bridge"))
    async with (
        DiscordServer(now=clock) as discord_server,
        await Store.open(nutgraf.settings.store) as store,
    ):
        discord_server.world.add_guild(GUILD)
        discord_server.world.add_channel(GUILD, CHANNEL)
        desk = commands.Desk(store, clock=clock)
        await desk.start()
        async with feeds_over(desk, nutgraf.settings) as feeds:
            newsroom = Newsroom(desk, clock=clock, feeds=feeds)
            async with connected(discord_server, newsroom):
                try:
                    assert "feed" in {command["name"] for command in discord_server.world.commands}
                    due = clock() + timedelta(minutes=1)
                    await store.servers.set(
                        Subscription(
                            guild_id=GUILD,
                            channel_id=CHANNEL,
                            time=f"{due:%H:%M}",
                            zone="UTC",
                            set_by=1,
                            set_at=clock(),
                        )
                    )
                    await feeds.poller.poll_due()
                    await feeds.poller.take_waiting()
                    clock.pass_by(minutes=2)
                    await newsroom.delivery.tick()
                finally:
                    await newsroom.delivery.close()
        (message,) = discord_server.world.channels[CHANNEL].messages.values()
    words = "\n".join(texts_of(message))
    assert "The bridge reopens" in words
    assert "The ferry reopens" not in words  # it was there before the feed was followed


@pytest.mark.parametrize(
    ("typed", "whole"),
    [
        ("harl.example/feed", "https://harl.example/feed"),
        ("feed://harl.example/feed", "http://harl.example/feed"),
        ("feed:https://harl.example/feed", "https://harl.example/feed"),
        ("data:text/html,x", "data:text/html,x"),
        ("file:///etc/hosts", "file:///etc/hosts"),
        ("harl.example:80/feed", "https://harl.example:80/feed"),
    ],
)
def test_an_address_is_taken_as_it_is_handed_on(typed: str, whole: str) -> None:
    assert _whole(typed) == whole


def _followed(title: str = "") -> Followed:
    feed = Feed(
        feed_id=1, key="a", url="https://harl.example/feed", title=title, etag=None, last_modified=None, next_at=NOON,
        polled_at=NOON, succeeded_at=NOON, failures=0, reason="", gone=False,
    )  # fmt: skip
    return Followed(feed=feed, guild_id=0, followed_at=NOON, paused=False, seen=40, stored=5, waiting=35)


@pytest.mark.parametrize("title", ["Harl [live] news", "Harl [/b] news", "[link=https://a.example]Harl"])
def test_a_title_in_brackets_is_listed_as_it_stands(title: str, capsys: pytest.CaptureFixture[str]) -> None:
    draw_feeds(Console(width=160), [_followed(title)], NOON)
    assert title in capsys.readouterr().out


def test_the_list_counts_what_waits(capsys: pytest.CaptureFixture[str]) -> None:
    one = _followed()
    draw_feeds(Console(width=120), [one], NOON)
    assert capsys.readouterr().out.split("\n")[1].split()[-5:] == ["40", "5", "0", "0", "35"]
    assert "5 stored, 0 known before, 0 skipped, 35 waiting" in pages_of([one])[0]
