"""What can be done with feeds, without a word of Discord: follow, list, check, pause, remove, OPML in and out."""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from bot.answers import StoryAnswer
from bot.catalogue import STORY_PREFIX
from bot.config import DEFAULT_FEEDS, Settings
from bot.desk import Desk
from bot.errors import RefusedHereError, sentence_for
from bot.links import wire_for
from bot.wire.addresses import address_key
from bot.wire.errors import WireError
from bot.wire.intake import Intake, Reader
from bot.wire.opml import OpmlError, Outline, read_opml, write_opml
from bot.wire.polling import FeedReader, Poller
from bot.wire.pool import AT_ONCE
from bot.wire.wire import FoundFeed
from storage.feed_records import OPERATOR, Followed, WaitingItem
from storage.feeds import TooManyFeedsError

log = logging.getLogger(__name__)

_FEED_SCHEME = re.compile(r"feed:", re.IGNORECASE)
_OTHER_SCHEME = re.compile(r"(?:data|file|javascript|mailto|about|blob|view-source):", re.IGNORECASE)
NONE_HERE = "No feed is followed here: `/feed add` takes the address of a feed or of a site."
NONE_OF_OPERATOR = "No feed is followed: `nutgraf feed add ADDRESS` follows one."
NO_FEED_THERE = "No feed was found there: give the address of the feed itself."
OPML_FAULTS = {
    "size": "The list is larger than 5 MB.",
    "entities": "The list declares entities, which are not read.",
    "form": "It is no OPML that can be read.",
}


class Wires(Reader, FeedReader, Protocol):
    """The wire, as far as feeds need it."""

    async def find_feed(self, url: str) -> FoundFeed | None:
        """The feed behind any address; raises a WireError."""

    def pause_after(self, url: str) -> float:
        """The seconds that the site of a page asks to be left alone after it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """A feed followed: ``is_new`` where it was not before; ``others`` are further feeds that the page names."""

    followed: Followed
    is_new: bool
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A feed polled now: why that failed, or what the newest item became.

    ``headline`` is its article's, as printed; ``story`` what would be shown of it.
    """

    followed: Followed
    reason: str = ""
    item: WaitingItem | None = None
    headline: str = ""
    slug: str = ""
    story: StoryAnswer | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What became of one feed of a list: followed, followed before, or why not."""

    url: str
    is_new: bool = False
    reason: str = ""


class Feeds:
    """The verbs. ``guild_id`` 0 is the operator; no server sees or changes what another one follows."""

    def __init__(self, desk: Desk, wire: Wires, clock: Callable[[], datetime], *, most: int = DEFAULT_FEEDS) -> None:
        self._feeds, self._desk, self._wire, self._clock, self._most = desk.store.feeds, desk, wire, clock, most
        self.wire: Reader = wire
        self.intake = Intake(wire, desk, clock)
        self.poller = Poller(desk.store, wire, self.intake, clock, pause=wire.pause_after)

    # ------------------------------------------------------------ follow

    async def add(self, guild_id: int, address: str, *, by: int = 0) -> Added:
        """Follow the feed at an address, or the one that the page there names; it is read before it is followed.

        The newest few of its items go into the archive; what comes out from now on is news. Raises a WireError or
        RefusedHereError.
        """
        return await self._follow(guild_id, address, by, await self.list_for(guild_id))

    async def _follow(self, guild_id: int, address: str, by: int, mine: Sequence[Followed]) -> Added:
        asked = _whole(address)
        if known := _same(mine, asked):
            return Added(followed=known, is_new=False)
        if guild_id != OPERATOR and len(mine) >= self._most:
            raise RefusedHereError(self._too_many())
        found = await self._wire.find_feed(asked)
        if found is None:
            raise RefusedHereError(NO_FEED_THERE)
        answer, others = found.answer, found.others
        url = answer.moved_to or found.url
        key = address_key(url)
        if key is None:
            raise RefusedHereError(NO_FEED_THERE)
        title = answer.feed.title if answer.feed else ""
        most = None if guild_id == OPERATOR else self._most
        try:
            feed, is_new = await self._feeds.follow(
                guild_id, key=key, url=url, title=title, by=by, at=self._clock(), most=most
            )
        except TooManyFeedsError:
            raise RefusedHereError(self._too_many()) from None
        await self.poller.keep(feed, replace(answer, moved_to=None))
        return Added(followed=await self._view(guild_id, feed.feed_id), is_new=is_new, others=others)

    def _too_many(self) -> str:
        return f"This server follows {self._most} feeds already: remove one first."

    # ------------------------------------------------------------ look

    async def list_for(self, guild_id: int) -> list[Followed]:
        """The feeds of a server, in the order they were added."""
        return await self._feeds.list_for(guild_id)

    async def find(self, guild_id: int, asked: str) -> Followed:
        """The feed of this server that is meant: by its number, its address or a part of its title.

        Raises RefusedHereError.
        """
        mine = await self.list_for(guild_id)
        if not mine:
            raise RefusedHereError(NONE_OF_OPERATOR if guild_id == OPERATOR else NONE_HERE)
        words = asked.strip()
        number = words.removeprefix("feed:")
        if number.isascii() and number.isdigit() and (by_number := [o for o in mine if str(o.feed.feed_id) == number]):
            return by_number[0]
        if found := _same(mine, _whole(words)):
            return found
        named = [one for one in mine if words.casefold() in (one.feed.title or one.feed.url).casefold()]
        if len(named) != 1:
            what = "No feed here is called so" if not named else "Several feeds here are called so"
            raise RefusedHereError(f"{what}: pick one from the list.")
        return named[0]

    async def check(self, guild_id: int, asked: str) -> Checked:
        """Poll the feed now, take in its newest item, and tell what became of it."""
        followed = await self.find(guild_id, asked)
        feed_id = followed.feed.feed_id
        polled = await self.poller.poll(followed.feed)
        if not polled.reason:
            for item in await self._feeds.waiting(self._clock(), feed_id=feed_id, of_each=1):
                await self.poller.take(item)
        newest = await self._feeds.newest_item(feed_id)
        view = await self._view(guild_id, feed_id, followed)
        checked = Checked(followed=view, reason=polled.reason, item=newest)
        article_id = newest.article_id if newest else None
        stored = await self._desk.store.articles.load([article_id]) if article_id is not None else []
        if not stored:
            return checked
        story = await self._desk.find_story(f"{STORY_PREFIX}{stored[0].story_id}")
        return replace(
            checked,
            headline=stored[0].brief.article.headline,
            slug=stored[0].slug,
            story=story if isinstance(story, StoryAnswer) else None,
        )

    # ------------------------------------------------------------ pause and remove

    async def pause(self, guild_id: int, asked: str) -> Followed:
        """Take nothing from a feed for this server until it is resumed."""
        found = await self.find(guild_id, asked)
        await self._feeds.pause(guild_id, found.feed.feed_id)
        return await self._view(guild_id, found.feed.feed_id, found)

    async def resume(self, guild_id: int, asked: str) -> Followed:
        """Go on with a feed; what came out meanwhile is not owed."""
        found = await self.find(guild_id, asked)
        await self._feeds.resume(guild_id, found.feed.feed_id, self._clock())
        return await self._view(guild_id, found.feed.feed_id, found)

    async def remove(self, guild_id: int, asked: str) -> Followed:
        """Follow a feed no longer; its articles stay in the archive."""
        found = await self.find(guild_id, asked)
        await self._feeds.unfollow(guild_id, found.feed.feed_id)
        return found

    async def _view(self, guild_id: int, feed_id: int, old: Followed | None = None) -> Followed:
        """The feed as it stands now; as it was where it moved to another one, or was removed meanwhile."""
        found = next(iter(await self._feeds.list_for(guild_id, feed_id=feed_id)), old)
        if found is None:
            raise RefusedHereError(NONE_HERE)
        return found

    # ------------------------------------------------------------ OPML

    async def import_opml(self, guild_id: int, data: bytes, *, by: int = 0) -> list[Imported]:
        """Follow every feed of a list that can be read; what became of each, in the list's order.

        A server asks for no more of them than it may still follow: a list of thousands is not fetched for it.
        """
        try:
            outlines = read_opml(data)
        except OpmlError as error:
            raise RefusedHereError(OPML_FAULTS[error.why]) from None
        turn = asyncio.Semaphore(AT_ONCE)
        mine = await self.list_for(guild_id)
        new = [one.url for one in outlines if _same(mine, one.url) is None]
        beyond = set() if guild_id == OPERATOR else set(new[max(0, self._most - len(mine)) :])

        async def take(one: Outline) -> Imported:
            if one.url in beyond:
                return Imported(url=one.url, reason=self._too_many())
            async with turn:
                try:
                    added = await self._follow(guild_id, one.url, by, mine)
                except (WireError, RefusedHereError) as error:
                    return Imported(url=one.url, reason=sentence_for(error) or "")
                return Imported(url=one.url, is_new=added.is_new)

        return list(await asyncio.gather(*map(take, outlines)))

    async def export_opml(self, guild_id: int) -> str:
        """The feeds of a server as a list for other readers."""
        feeds = [one.feed for one in await self.list_for(guild_id)]
        return write_opml([Outline(one.url, one.title) for one in feeds])

    # ------------------------------------------------------------ in the background

    @asynccontextmanager
    async def polling(self) -> AsyncIterator[None]:
        """Meanwhile, poll what is due and take in what comes."""
        task = asyncio.create_task(self.poller.run())
        try:
            yield
        finally:
            task.cancel()
            await asyncio.wait({task})
            if not task.cancelled() and (error := task.exception()) is not None:
                log.error("polling ended error=%s", type(error).__name__)


def _same(mine: Sequence[Followed], url: str) -> Followed | None:
    key = address_key(url)
    return next((one for one in mine if key is not None and one.feed.key == key), None)


def _whole(address: str) -> str:
    """The address as somebody typed it, with https where no scheme was typed; "feed:" is how browsers hand feeds on."""
    typed = address.strip().strip("<>")
    if handed := _FEED_SCHEME.match(typed):
        rest = typed[handed.end() :]
        return rest if "://" in rest else f"http://{rest.removeprefix('//')}"
    return typed if "://" in typed or _OTHER_SCHEME.match(typed) else f"https://{typed}"


@asynccontextmanager
async def feeds_over(desk: Desk, settings: Settings) -> AsyncIterator[Feeds]:
    """The verbs over a wire of their own, as the operator's settings allow it."""
    async with wire_for(settings, desk.clock) as wire:
        yield Feeds(desk, wire, desk.clock, most=settings.feeds)
