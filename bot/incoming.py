"""What came in since a filing number, and which of it is news to a server: read once for all channels alike."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.counting import sites_of
from briefs.digest import FiledArticle, Ground, StoryCandidate
from briefs.digest_reasons import LeftOut
from storage.arrivals import Origin
from storage.feed_records import OPERATOR
from storage.news import FreshArticle
from storage.store import Store


@dataclass(frozen=True, slots=True)
class News:
    """What came in after ``floor``; ``barred`` are articles of it that are no news to a server.

    ``removed`` are stories left out before any is looked at: taken out of the archive, or out before their feed
    was followed.
    """

    floor: int
    candidates: tuple[StoryCandidate, ...]
    article_ids: frozenset[int]
    removed: tuple[LeftOut, ...] = ()
    origins: Mapping[int, Sequence[Origin]] = field(default_factory=dict)
    barred: frozenset[int] = frozenset()


class Incoming:
    """What came in, over one state of the archive. Nothing of it changes; what comes in later is in the next."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._news: dict[tuple[int, bool], News] = {}
        self._without: dict[tuple[int, bool, frozenset[int], frozenset[int]], News] = {}
        self._followed: dict[int, Mapping[int, datetime]] = {}  # by server
        self._grounds: dict[object, Ground] = {}

    async def for_server(self, guild_id: int, floor: int, *, samples: bool) -> News:
        """What came in, without what only feeds brought that this server does not follow."""
        news = await self._since(floor, samples=samples)
        if not news.origins:
            return news
        if guild_id not in self._followed:
            self._followed[guild_id] = await self._store.feeds.followed_by(guild_id)
        followed = self._followed[guild_id]
        barred, before = await asyncio.to_thread(_no_news, news.origins, guild_id, followed)
        key = (floor, samples, barred, before)
        if key not in self._without:
            self._without[key] = await asyncio.to_thread(_without, news, barred, before)
        return self._without[key]

    async def ground(self, news: News, *, since: int | None, now: datetime, samples: bool, fresh: timedelta) -> Ground:
        """The same with what each story is worth to a channel that was told none of it."""
        key = (news.floor, news.barred, since, samples, fresh)
        if key not in self._grounds:
            self._grounds[key] = await asyncio.to_thread(
                Ground, news.candidates, since=since, now=now, samples=samples, fresh=fresh
            )
        return self._grounds[key]

    async def _since(self, floor: int, *, samples: bool) -> News:
        key = (floor, samples)
        if key not in self._news:
            removed = await self._store.news.removed_since(floor)
            wider = max((at for at, with_samples in self._news if at < floor and with_samples == samples), default=None)
            if wider is None:
                self._news[key] = await self._read(floor, removed, samples=samples)
            else:
                self._news[key] = await asyncio.to_thread(_narrowed, self._news[wider, samples], floor, removed)
        return self._news[key]

    async def _read(self, floor: int, removed: Sequence[int], *, samples: bool) -> News:
        found = await self._store.news.since(floor, samples=samples)
        origins = await self._store.feeds.origins_of(one.article_id for articles in found.values() for one in articles)
        return await asyncio.to_thread(
            lambda: _news_of(floor, [_candidate(*story) for story in found.items()], removed, origins)
        )


def _narrowed(wider: News, floor: int, removed: Sequence[int]) -> News:
    return _news_of(floor, _with_news(wider.candidates, floor), removed, wider.origins)


def _news_of(
    floor: int,
    candidates: Sequence[StoryCandidate],
    removed: Sequence[int],
    origins: Mapping[int, Sequence[Origin]],
) -> News:
    here = {story.story_id for story in candidates}
    article_ids = frozenset(one.article_id for story in candidates for one in story.articles)
    return News(
        floor,
        tuple(candidates),
        article_ids,
        tuple(LeftOut(story_id=one, reason="removed") for one in removed if one not in here),
        {one: origins[one] for one in origins.keys() & article_ids},
    )


def _with_news(candidates: Iterable[StoryCandidate], floor: int) -> list[StoryCandidate]:
    return [story for story in candidates if any(one.number > floor for one in story.articles)]


def _without(news: News, barred: frozenset[int], before: frozenset[int]) -> News:
    """The news without what is barred; stories of which only what came out ``before`` is new are told as left out."""
    parted = (
        StoryCandidate(
            story_id=story.story_id,
            articles=tuple(one for one in story.articles if one.article_id not in barred),
            running_id=story.running_id,
        )
        if any(one.article_id in barred for one in story.articles)
        else story
        for story in news.candidates
    )
    candidates = tuple(_with_news(parted, news.floor))
    kept = {story.story_id for story in candidates}
    old = [
        LeftOut(story_id=story.story_id, reason="before")
        for story in news.candidates
        if story.story_id not in kept and any(one.article_id in before for one in story.articles)
    ]
    return News(news.floor, candidates, news.article_ids - barred, (*news.removed, *old), news.origins, barred)


def _no_news(
    origins: Mapping[int, Sequence[Origin]], guild_id: int, followed: Mapping[int, datetime]
) -> tuple[frozenset[int], frozenset[int]]:
    """The articles that are no news to a server, as only feeds brought them that neither it nor the operator follows,
    or before they did; and those of them that came out before. ``followed`` are its feeds with since when."""

    def is_news(one: Origin) -> bool:
        if one.feed_id == 0:
            return one.guild_id in (OPERATOR, guild_id)
        since = followed.get(one.feed_id)
        return since is not None and one.fresh_at is not None and one.fresh_at > since

    barred = frozenset(article_id for article_id, found in origins.items() if not any(map(is_news, found)))
    return barred, frozenset(one for one in barred if any(origin.feed_id in followed for origin in origins[one]))


def _candidate(story_id: int, articles: Sequence[FreshArticle]) -> StoryCandidate:
    sites = sites_of([(one.outlet, one.url) for one in articles])
    filed = tuple(map(_filed, articles, sites))
    return StoryCandidate(story_id=story_id, running_id=articles[0].running_id, articles=filed)


def _filed(one: FreshArticle, site: str | None) -> FiledArticle:
    return FiledArticle(
        one.article_id,
        one.number,
        one.filed_at,
        one.published,
        one.outlet,
        one.origin_id,
        "roundup" if one.roundup else "opinion" if one.opinion else "news",
        one.archive,
        one.sample,
        one.headline,
        one.beside,
        one.language,
        site,
    )
