"""The wire: an address in, a feed or an article out. What is fetched is guarded, what is read is read elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Final, Self

from aiohttp.abc import AbstractResolver
from yarl import URL

from bot.wire.addresses import ArticleKeys, keys_for, own_address
from bot.wire.discovery import guesses_for
from bot.wire.errors import FeedUnreadableError, NotAFeedError, WireError
from bot.wire.feed_dates import sane
from bot.wire.feeds import Feed
from bot.wire.fetch import Fetched, Fetcher
from bot.wire.limits import Limits
from bot.wire.parsing import Parser
from bot.wire.robots import RobotsBook
from bot.wire.room import Room
from briefs.models import Article

MOST_NAMED: Final = 3  # feeds a page names that are tried, the first that can be read is taken


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedAnswer:
    """A poll's outcome. ``feed`` is None where nothing changed since the validators were given out.

    ``etag`` and ``last_modified`` are what to send next time, byte for byte; ``moved_to`` the address to remember where
    only permanent redirects led to it; ``retry_after`` and ``max_age`` the seconds the server asks to wait.
    """

    feed: Feed | None
    url: str
    moved_to: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    retry_after: int | None = None
    max_age: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundFeed:
    """A feed behind an address: where it is, what it holds, and the ``others`` that the page there names."""

    url: str
    answer: FeedAnswer
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PageAnswer:
    """A page's article, its ``url`` the address that it is filed under; ``canonical`` is what the page claims to be.

    ``may_show``: None for no limit, 0 for the headline alone, n for pieces up to n characters.
    """

    article: Article
    url: str
    canonical: str
    may_show: int | None
    keys: ArticleKeys
    feeds: tuple[str, ...] = ()


class Wire:
    """Fetches feeds and pages and reads them; an async context manager. Its methods may be called side by side."""

    def __init__(
        self,
        *,
        contact: str | None = None,
        limits: Limits | None = None,
        resolver: AbstractResolver | None = None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._now = now
        self._fetcher = Fetcher(limits=limits, contact=contact, resolver=resolver, now=now)
        self._robots = RobotsBook(self._fetcher, now=now)
        self._parser = Parser(limits=limits)
        self._room = Room()
        self._stack = AsyncExitStack()

    async def __aenter__(self) -> Self:
        await self._stack.enter_async_context(self._fetcher)
        await self._stack.enter_async_context(self._parser)
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._stack.aclose()

    async def read_feed(self, url: str, *, etag: str | None = None, last_modified: str | None = None) -> FeedAnswer:
        """The feed at ``url``, or that nothing changed; raises a WireError.

        Of a page in place of the feed, NotAFeedError names the feeds which that page names.
        """
        async with self._room.for_one() as grow:
            fetched = await self._fetcher.get(url, kind="feed", etag=etag, last_modified=last_modified, grow=grow)
            if not fetched.is_unchanged:
                return await self._answer(fetched)
        # A server that says "nothing changed" need not repeat what it gave out.
        answer = _answered(fetched, None)
        return replace(answer, etag=answer.etag or etag, last_modified=answer.last_modified or last_modified)

    async def find_feed(self, url: str) -> FoundFeed | None:
        """The feed behind any address of a site: itself, else one its page names, else one in three usual places.

        Every address is fetched once. None where there is none; raises a WireError where the address itself can't be
        fetched.
        """
        async with self._room.for_one() as grow:
            fetched = await self._fetcher.get(url, kind="feed", grow=grow)
            try:
                return FoundFeed(url=url, answer=await self._answer(fetched))
            except NotAFeedError as error:
                named = error.feeds
            except FeedUnreadableError:
                named = ()
        found = await self._first_of((*named[:MOST_NAMED], *guesses_for(fetched.url)))
        return replace(found, others=tuple(one for one in named if one != found.url)) if found else None

    async def read_page(self, url: str) -> PageAnswer:
        """The article at ``url``; raises a WireError, or a BriefsError where the page holds no article."""
        async with self._room.for_one() as grow:
            fetched = await self._fetcher.get(url, kind="page", permit=self._robots.permit, grow=grow)
            read = await self._parser.read_page(
                fetched.body,
                url=fetched.url,
                content_type=fetched.content_type,
                charset=fetched.charset,
                robots_tags=fetched.robots_tags,
            )
        own = own_address(fetched.url, read.canonical)
        published, updated = (sane(date, self._now()) for date in (read.article.published, read.article.updated))
        article = replace(read.article, url=own, published=published, updated=updated)
        return PageAnswer(
            article=article,
            url=fetched.url,
            canonical=read.canonical,
            may_show=read.may_show,
            keys=keys_for(url=own, text=article.text, headline=article.headline, is_found=True),
            feeds=read.feeds,
        )

    def pause_after(self, url: str) -> float:
        """The seconds its site asks to let pass between two pages (robots.txt, "Crawl-delay")."""
        try:
            return self._robots.delay_for(URL(url))
        except ValueError:
            return 0.0

    async def _answer(self, fetched: Fetched) -> FeedAnswer:
        feed = await self._parser.read_feed(fetched.body, url=fetched.url, now=self._now(), charset=fetched.charset)
        return _answered(fetched, feed)

    async def _first_of(self, urls: Sequence[str]) -> FoundFeed | None:
        """The first of these addresses that holds a feed."""
        for url in urls:
            try:
                return FoundFeed(url=url, answer=await self.read_feed(url))
            except WireError:  # it was not this address that somebody gave
                continue
        return None


def _answered(fetched: Fetched, feed: Feed | None) -> FeedAnswer:
    return FeedAnswer(
        feed=feed,
        url=fetched.url,
        moved_to=fetched.moved_to,
        etag=fetched.etag,
        last_modified=fetched.last_modified,
        retry_after=fetched.retry_after,
        max_age=fetched.max_age,
    )
