"""What an edition of a channel holds: the store's new stories, the pure choice among them, and their lines.

Thousands of new articles are looked through without their texts; only the stories chosen are loaded. What channels
have in common is worked out once for all that are due together: what came in, the choice for the same topics, the
lines of a story.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from bot import compose
from bot.answers import Edition, QuoteOfTheDay, StoryRow
from bot.comparing import Comparer
from bot.excerpts import STANDARD, Budget, bounded
from bot.owed import Considered, considered_by, owed_of
from bot.quotations import Quotation, page_of
from briefs.digest import FRESH, LOOK_BACK, FiledArticle, Looked, Selection, StoryCandidate, choose, look_through
from briefs.digest_quote import best_quotes, marks_of, words_of
from briefs.digest_ranking import A_DAY, Picked
from briefs.digest_reasons import LeftOut, Reason, decision_of, decode_decision
from briefs.models import Brief
from briefs.schedule import longest_gap
from briefs.sentences import split_sentences
from storage.arrivals import Origin
from storage.feed_records import OPERATOR
from storage.news import FreshArticle
from storage.records import OutboxRow, OutboxState, StoredBrief, StoredRevision, Subscription
from storage.store import Store

_NOT_TOLD: tuple[OutboxState, ...] = ("failed", "missed", "suspended", "skipped")
REMEMBERED = timedelta(days=60)  # a story told longer ago is news again
QUOTED = timedelta(days=30)  # so long no channel gets the same quote of the day again
MOST_LOADED = 40  # new articles of one story, the newest, and as many old ones: more add nothing to a line or two
MOST_COMPARED = 8  # articles of a story between which differences are looked for
MOST_ROUNDS = 12  # of stories that turn out to have nothing new, each round about those that took their places

Told = Mapping[int, frozenset[int]]  # articles with the revisions that a channel was shown


@dataclass(frozen=True, slots=True)
class _Said:
    """A quotation that could be the quote of the day, with the story it is of."""

    story_id: int
    stored: StoredBrief
    quotation: Quotation
    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Compiled:
    """An edition as all channels with the same past and the same topics get it."""

    rows: tuple[StoryRow, ...]
    selection: Selection
    left_out: tuple[LeftOut, ...]
    quotes: tuple[_Said, ...]


@dataclass(slots=True)
class _News:
    """What came in after a filing number."""

    candidates: tuple[StoryCandidate, ...]
    article_ids: frozenset[int]
    removed: tuple[LeftOut, ...]
    origins: Mapping[int, Sequence[Origin]] = field(default_factory=dict)
    barred: frozenset[int] = frozenset()  # articles that are no news to a server


@dataclass(slots=True)
class _Day:
    """What is worked out for the channels that are due together, over one state of the archive."""

    yesterday: int | None = None  # the last filing number of the day before
    news: dict[tuple[int, bool], _News] = field(default_factory=dict)
    news_without: dict[tuple[int, bool, frozenset[int]], _News] = field(default_factory=dict)
    followed: dict[int, Mapping[int, datetime]] = field(default_factory=dict)  # by server
    looked: dict[object, Looked] = field(default_factory=dict)
    compiled: dict[object, _Compiled] = field(default_factory=dict)
    drawn: dict[object, _Drawn | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A story's row with the articles it was drawn from, its lead first."""

    row: StoryRow
    stored: tuple[StoredBrief, ...]


class Compiler:
    """Compiles the editions of one store. ``fresh`` is how old dated news may be."""

    def __init__(
        self,
        store: Store,
        budget: Budget | None = STANDARD,
        comparer: Comparer | None = None,
        fresh: timedelta = FRESH,
    ) -> None:
        self._store, self._budget, self._fresh = store, budget, fresh
        self._comparer = comparer or Comparer()
        self._day = _Day()
        self._as_of: tuple[datetime, int] | None = None

    async def compile_edition(
        self, subscription: Subscription, *, purpose: str, local_date: date, now: datetime, samples: bool
    ) -> Edition:
        """The edition of a channel with why it is what it is, without stories where there is nothing new.

        Its mark is the caller's to set.
        """
        since, told, quoted, considered = await _past(self._store, subscription, now)
        compiled = await self._compiled(
            subscription.guild_id,
            since,
            subscription.topics,
            told,
            max(A_DAY, longest_gap(subscription.days)),
            now,
            samples=samples,
            considered=considered,
        )
        return _edition(compiled, quoted, purpose=purpose, local_date=local_date)

    async def compile_today(self, *, local_date: date, now: datetime, samples: bool) -> Edition | None:
        """The edition of a channel that had none so far: the last 24 hours; None where there is nothing."""
        compiled = await self._compiled(OPERATOR, None, (), {}, A_DAY, now, samples=samples)
        return _edition(compiled, set(), purpose="preview", local_date=local_date) if compiled.rows else None

    def forget(self) -> None:
        """Read anew at the next edition: a line that was read did not stand the check any more."""
        self._day, self._as_of = _Day(), None

    # ------------------------------------------------------------ what came in

    async def _compiled(
        self,
        guild_id: int,
        since: int | None,
        topics: tuple[str, ...],
        told: Told,
        window: timedelta,
        now: datetime,
        *,
        samples: bool,
        considered: Considered | None = None,
    ) -> _Compiled:
        """What is kept lasts for one tick and one state of the archive: what comes in meanwhile is in the next."""
        as_of = (now, await self._store.stories.newest_number())
        if as_of != self._as_of:
            self._day, self._as_of = _Day(), as_of
        day = self._day
        if day.yesterday is None:
            day.yesterday = await self._store.stories.number_before(now - LOOK_BACK)
        floor = day.yesterday if since is None else since
        news = await self._news_for(day, guild_id, floor, samples=samples)
        known = {article_id: told[article_id] for article_id in told.keys() & news.article_ids}
        owed: tuple[StoryCandidate, ...] = ()
        if considered and considered.floor < floor:
            before = await self._news_for(day, guild_id, considered.floor, samples=samples)
            apart = {one.story_id for one in news.candidates}
            owed = await owed_of(self._store, before.candidates, considered, told, apart=apart)
        owed_ids = frozenset(one.article_id for story in owed for one in story.articles)
        key = (floor, since, topics, frozenset(known.items()), window, samples, news.barred, owed_ids)
        if key not in day.compiled:
            looked = await asyncio.to_thread(
                look_through,
                (*news.candidates, *owed),
                since=since,
                now=now,
                topics=topics,
                samples=samples,
                told=known,
                fresh=max(self._fresh, window),
                window=window,
                owed=owed_ids,
            )
            day.compiled[key] = await self._choose(day, looked, news, known, samples=samples)
        return day.compiled[key]

    async def _news(self, day: _Day, floor: int, *, samples: bool) -> _News:
        key = (floor, samples)
        if key not in day.news:
            stories = await self._store.news.since(floor, samples=samples)
            removed = [one for one in await self._store.news.removed_since(floor) if one not in stories]
            article_ids = frozenset(one.article_id for articles in stories.values() for one in articles)
            day.news[key] = _News(
                candidates=tuple(_candidate(story_id, articles) for story_id, articles in stories.items()),
                article_ids=article_ids,
                origins=await self._store.feeds.origins_of(article_ids),
                removed=tuple(LeftOut(story_id=one, reason="removed") for one in removed),
            )
        return day.news[key]

    async def _news_for(self, day: _Day, guild_id: int, floor: int, *, samples: bool) -> _News:
        """What came in without what only feeds brought that this server does not follow."""
        news = await self._news(day, floor, samples=samples)
        if not news.origins:
            return news
        if guild_id not in day.followed:
            day.followed[guild_id] = await self._store.feeds.followed_by(guild_id)
        barred = not_news(news.origins, guild_id, day.followed[guild_id])
        key = (floor, samples, barred)
        if key not in day.news_without:
            day.news_without[key] = _without(news, barred, floor)
        return day.news_without[key]

    # ------------------------------------------------------------ the choice

    async def _choose(self, day: _Day, looked: Looked, news: _News, known: Told, *, samples: bool) -> _Compiled:
        """The stories that have something to show; one that was told and has nothing new gives way to the next."""
        dropped: dict[int, Reason] = {}
        drawn: list[_Drawn] = []
        for _ in range(MOST_ROUNDS):
            selection = choose(looked, dropped=dropped)
            drawn = []
            for picked in selection.stories:
                found = await self._draw(day, picked, news, known, samples=samples)
                if isinstance(found, _Drawn):
                    drawn.append(found)
                else:
                    dropped[picked.story_id] = found
            if len(drawn) == len(selection.stories):
                break
        return _Compiled(
            rows=tuple(one.row for one in drawn),
            selection=selection,
            left_out=(*selection.left_out, *news.removed),
            quotes=await asyncio.to_thread(_quotes_of, drawn, self._budget),
        )

    async def _draw(self, day: _Day, picked: Picked, news: _News, known: Told, *, samples: bool) -> _Drawn | Reason:
        """The story's row, or why there is none to show."""
        told = frozenset((one, known[one]) for one in picked.article_ids if one in known)
        key = (picked.story_id, picked.article_ids, picked.update, picked.small, told, news.barred)
        if key not in day.drawn:
            day.drawn[key] = await self._drawn(picked, dict(told), news.barred, samples=samples)
        found = day.drawn[key]
        if found is None:
            return "told" if told and len(told) == len(picked.article_ids) else "nothing-new"
        return found

    async def _drawn(self, picked: Picked, told: Told, barred: frozenset[int], *, samples: bool) -> _Drawn | None:
        head = await self._store.stories.get(picked.story_id)
        others = [one for one in head.article_ids if one not in picked.article_ids and one not in barred]
        loaded = await self._store.articles.load([*picked.article_ids[:MOST_LOADED], *others[:MOST_LOADED]])
        stored = [one for one in loaded if not one.archive and (samples or not one.sample)]
        new = [one for one in stored if one.article_id in picked.article_ids]
        if not new:
            return None
        shown = await self._store.articles.revisions({number for one in told.values() for number in one})
        old = [one for one in stored if one.article_id not in picked.article_ids]
        return await asyncio.to_thread(self._row, picked, new, old, shown)

    def _row(
        self,
        picked: Picked,
        new: Sequence[StoredBrief],
        old: Sequence[StoredBrief],
        shown: Mapping[int, StoredRevision],
    ) -> _Drawn | None:
        if picked.update:
            row = compose.update_row(picked.story_id, new, old, _as_told(new, shown))
            if row.nut_graf is None:
                return None
            lead = next(one for one in new if one.article_id == row.headline.span.article_id)
            stored = [lead, *(one for one in new if one is not lead)]
        else:
            stored = compose.lead_first(new)
            row = compose.story_row(picked.story_id, [*stored, *old])
        differences = self._differences([*stored, *old]) if picked.independent > 1 and not picked.small else 0
        row = replace(row, outlets=picked.outlets, origins=picked.origins)
        row = compose.digest_row(row, small=picked.small, differences=differences)
        return _Drawn(bounded(row, self._budget), tuple(stored))

    def _differences(self, stored: Sequence[StoredBrief]) -> int:
        return len(self._comparer.findings(compose.lead_first(stored[:MOST_COMPARED])).differences)


def _as_told(new: Sequence[StoredBrief], shown: Mapping[int, StoredRevision]) -> list[Brief]:
    """The older revisions of these articles that were shown, as briefs that tell every sentence of them."""
    found = []
    for one in new:
        for revision in shown.values():
            if revision.article_id == one.article_id and revision.revision_id != one.revision_id:
                article = replace(one.brief.article, headline=revision.headline, text=revision.text)
                found.append(Brief(article=article, slug=one.slug, summary=split_sentences(revision.text)))
    return found


def _edition(compiled: _Compiled, quoted: set[str], *, purpose: str, local_date: date) -> Edition:
    said = next((one for one in compiled.quotes if not quoted.intersection(one.marks)), None)
    told = [row.story_id for row in compiled.rows]
    updates = [row.story_id for row in compiled.rows if row.update]
    return Edition(
        local_date=local_date,
        rows=compiled.rows,
        left_over=compiled.selection.left_over,
        mark="",
        purpose=purpose,
        quote=_quote_of_the_day(said) if said else None,
        decision=decision_of(told, updates, compiled.left_out, said.marks if said else ()),
    )


# ---------------------------------------------------------------- the quote of the day


def _quotes_of(drawn: Sequence[_Drawn], budget: Budget | None) -> tuple[_Said, ...]:
    """What may be the quote of the day, best first: of the articles that lead, and of no line shown anyhow."""
    leads = [(one.row, one.stored[0]) for one in drawn if not one.row.small]
    found = []
    for said in best_quotes([stored.brief for _, stored in leads]):
        row, stored = leads[said.article]
        if stored.may_show is not None and sum(len(one.text) for one in said.quotes) > stored.may_show:
            continue
        line = row.nut_graf.span if row.nut_graf else None
        if line and any(one.start < line.end and line.start < one.end for one in said.quotes):
            continue
        words = words_of(said.quotes)
        quotation = Quotation(shown=(stored, said.quotes))
        found.append(_Said(row.story_id, stored, quotation, marks_of(words)))
    return tuple(found)


def _quote_of_the_day(said: _Said) -> QuoteOfTheDay:
    answer = page_of([said.quotation], 0, about="", speaker="")
    return QuoteOfTheDay(story_id=said.story_id, quote=answer.quotes[0], source=answer.sources[0])


# ---------------------------------------------------------------- whose news it is


def not_news(
    origins: Mapping[int, Sequence[Origin]], guild_id: int, followed: Mapping[int, datetime]
) -> frozenset[int]:
    """The articles that are no news to a server: what feeds brought that neither it nor the operator follows, or that
    came out before they did. ``followed`` are its feeds with since when."""

    def is_news(one: Origin) -> bool:
        if one.feed_id == 0:
            return one.guild_id in (OPERATOR, guild_id)
        since = followed.get(one.feed_id)
        return since is not None and one.fresh_at is not None and one.fresh_at > since

    return frozenset(article_id for article_id, found in origins.items() if not any(map(is_news, found)))


def _without(news: _News, barred: frozenset[int], floor: int) -> _News:
    candidates = []
    for story in news.candidates:
        articles = tuple(one for one in story.articles if one.article_id not in barred)
        if any(one.number > floor for one in articles):
            candidates.append(replace(story, articles=articles))
    return replace(
        news, candidates=tuple(candidates), article_ids=news.article_ids - barred, barred=barred & news.article_ids
    )


# ---------------------------------------------------------------- stored → the pure choice


def _candidate(story_id: int, articles: Sequence[FreshArticle]) -> StoryCandidate:
    return StoryCandidate(story_id=story_id, running_id=articles[0].running_id, articles=tuple(map(_filed, articles)))


def _filed(one: FreshArticle) -> FiledArticle:
    return FiledArticle(
        article_id=one.article_id,
        number=one.number,
        filed_at=one.filed_at,
        published=one.published,
        outlet=one.outlet,
        origin=one.origin_id,
        kind="roundup" if one.roundup else "opinion" if one.opinion else "news",
        archive=one.archive,
        sample=one.sample,
        headline=one.headline,
        beside=(*one.keywords, *one.people),
    )


async def _past(
    store: Store, subscription: Subscription, now: datetime
) -> tuple[int | None, Told, set[str], Considered | None]:
    """Up to where a channel was served, what it was shown, by what marks its quotes are known again, and what the last
    edition looked at."""
    since, last = await _told_up_to(store, subscription)
    if last is None:
        return since, {}, set(), None
    told, texts = await store.news.past(
        subscription.guild_id,
        subscription.channel_id,
        "daily",
        told_since=(now - REMEMBERED).date(),
        decided_since=(now - QUOTED).date(),
    )
    records = [decode_decision(text) for text in texts]
    considered = await considered_by(store, subscription, last, records)
    return since, told, {mark for one in records if one for mark in one.quote}, considered


async def _told_up_to(store: Store, subscription: Subscription) -> tuple[int | None, OutboxRow | None]:
    """The filing number up to which the channel was served; None for one whose first digest looks back a day.

    A channel whose first digests failed is owed all since it was set, and a day before that. And its last edition.
    """
    channel = (subscription.guild_id, subscription.channel_id, "daily")
    last = await store.outbox.last_for(*channel)
    if last is not None:
        return last.last_number, last
    if await store.outbox.last_for(*channel, states=_NOT_TOLD) is None:
        return None, None
    return await store.stories.number_before(subscription.set_at - LOOK_BACK), None
