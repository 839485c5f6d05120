"""What an edition of a channel holds: the store's new stories, the pure choice among them, and their lines.

Thousands of new articles are looked through without their texts; only the stories chosen are loaded. What channels
have in common is worked out once for all that are due together: what came in, what each story is worth, the choice for
the same topics, the lines of a story.
"""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from bot.answers import Edition, StoryRow
from bot.comparing import Comparer
from bot.digest_rows import Drawn, Rows, Said, quote_of_the_day
from bot.excerpts import STANDARD, Budget
from bot.incoming import Incoming, News
from bot.owed import Considered, Told, owed_of
from bot.served import NOTHING, Past, past_of
from briefs.digest import FRESH, LOOK_BACK, Looked, StoryCandidate, choose, look_for
from briefs.digest_ranking import A_DAY, Picked
from briefs.digest_reasons import Decision, Reason, decision_of
from briefs.schedule import longest_gap
from storage.feed_records import OPERATOR
from storage.records import Subscription
from storage.store import Store

MOST_ROUNDS = 12  # of stories that turn out to have nothing new, each round about those that took their places


@dataclass(frozen=True, slots=True)
class _Compiled:
    """An edition as all channels with the same past and the same topics get it."""

    rows: tuple[StoryRow, ...]
    left_over: int
    decision: Decision
    quotes: tuple[Said, ...]


@dataclass(slots=True)
class _Day:
    """What is worked out for the channels that are due together, over one state of the archive."""

    now: datetime
    incoming: Incoming
    yesterday: int  # the last filing number of the day before
    compiled: dict[object, _Compiled] = field(default_factory=dict)
    owed: dict[object, tuple[StoryCandidate, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Asked:
    """Whose edition it is."""

    guild_id: int
    topics: tuple[str, ...]
    past: Past
    window: timedelta
    samples: bool


class Compiler:
    """Compiles the editions of one store. ``fresh`` is how old dated news may be."""

    def __init__(
        self,
        store: Store,
        budget: Budget | None = STANDARD,
        comparer: Comparer | None = None,
        fresh: timedelta = FRESH,
    ) -> None:
        self._store, self._fresh = store, fresh
        self._rows = Rows(store, budget, comparer or Comparer())
        self._day: _Day | None = None
        self._as_of: tuple[datetime, int] | None = None
        self._drawn: dict[object, Drawn | None] = {}
        self._turn = asyncio.Lock()  # what two channels have in common is worked out for the first of them

    async def compile_edition(
        self, subscription: Subscription, *, purpose: str, local_date: date, now: datetime, samples: bool
    ) -> Edition:
        """The edition of a channel with why it is what it is, without stories where there is nothing new.

        Its mark is the caller's to set.
        """
        past = await past_of(self._store, subscription, now)
        window = max(A_DAY, longest_gap(subscription.days))
        asked = _Asked(subscription.guild_id, subscription.topics, past, window, samples)
        compiled = await self._compiled(asked, now)
        return _edition(compiled, past.quoted, purpose=purpose, local_date=local_date)

    async def compile_today(self, *, local_date: date, now: datetime, samples: bool) -> Edition | None:
        """The edition of a channel that had none so far: the last 24 hours; None where there is nothing."""
        compiled = await self._compiled(_Asked(OPERATOR, (), NOTHING, A_DAY, samples), now)
        return _edition(compiled, (), purpose="preview", local_date=local_date) if compiled.rows else None

    def forget(self) -> None:
        """Read anew at the next edition: a line that was read did not stand the check any more."""
        self._day, self._as_of, self._drawn = None, None, {}

    async def _compiled(self, asked: _Asked, now: datetime) -> _Compiled:
        async with self._turn:
            day = await self._today(now)
            past, since = asked.past, asked.past.since
            floor = day.yesterday if since is None else since
            wider = past.considered if past.considered and past.considered.floor < floor else None
            before = await self._news(day, asked, wider.floor) if wider else None  # of which the rest is a part
            news = await self._news(day, asked, floor)
            known = {one: past.told[one] for one in past.told.keys() & news.article_ids}
            owed = await self._owed(day, asked, wider, before, news) if before and wider else ()
            owed_ids = frozenset(one.article_id for story in owed for one in story.articles)
            key = (
                floor,
                since,
                asked.topics,
                frozenset(known.items()),
                asked.window,
                asked.samples,
                news.barred,
                owed_ids,
            )
            if key not in day.compiled:
                fresh = max(self._fresh, asked.window)
                ground = await day.incoming.ground(news, since=since, now=now, samples=asked.samples, fresh=fresh)
                looked = await asyncio.to_thread(
                    look_for, ground, topics=asked.topics, told=known, window=asked.window, owed=owed
                )
                barred = (before or news).barred
                day.compiled[key] = await self._choose(looked, news, known, owed, barred, samples=asked.samples)
            return day.compiled[key]

    async def _today(self, now: datetime) -> _Day:
        """What is kept lasts for one tick and one state of the archive; lines of stories that nothing happened to last
        for the tick."""
        as_of = (now, await self._store.stories.newest_number())
        if self._day is None or as_of != self._as_of:
            if self._day is None or self._day.now != now:
                self._drawn = {}
            yesterday = await self._store.stories.number_before(now - LOOK_BACK)
            self._day, self._as_of = _Day(now, Incoming(self._store), yesterday), as_of
        return self._day

    async def _news(self, day: _Day, asked: _Asked, floor: int) -> News:
        return await day.incoming.for_server(asked.guild_id, floor, samples=asked.samples)

    async def _owed(
        self, day: _Day, asked: _Asked, considered: Considered, before: News, news: News
    ) -> tuple[StoryCandidate, ...]:
        told = asked.past.told
        # What is barred of the rest is barred of all that was filed before, too.
        key = (before.floor, before.barred, news.floor, asked.samples, considered, frozenset(told.items()))
        if key not in day.owed:
            apart = {one.story_id for one in news.candidates}
            day.owed[key] = await owed_of(self._store, before.candidates, considered, told, apart=apart)
        return day.owed[key]

    # ------------------------------------------------------------ the choice

    async def _choose(
        self,
        looked: Looked,
        news: News,
        known: Told,
        owed: Collection[StoryCandidate],
        barred: frozenset[int],
        *,
        samples: bool,
    ) -> _Compiled:
        """The stories that have something to show; one that was told and has nothing new gives way to the next."""
        stories = {one.story_id: one for one in (*news.candidates, *owed)}
        dropped: dict[int, Reason] = {}
        drawn: list[Drawn] = []
        for _ in range(MOST_ROUNDS):
            selection = await asyncio.to_thread(choose, looked, dropped=dropped)
            drawn = []
            for picked in selection.stories:
                found = await self._draw(picked, stories[picked.story_id], known, barred, samples=samples)
                if isinstance(found, Drawn):
                    drawn.append(found)
                else:
                    dropped[picked.story_id] = found
            if len(drawn) == len(selection.stories):
                break
        rows = tuple(one.row for one in drawn)
        updates = [row.story_id for row in rows if row.update]
        left_out = (*selection.left_out, *news.removed)
        return _Compiled(
            rows=rows,
            left_over=selection.left_over,
            decision=decision_of([row.story_id for row in rows], updates, left_out),
            quotes=await asyncio.to_thread(self._rows.quotes_of, drawn),
        )

    async def _draw(
        self, picked: Picked, story: StoryCandidate, known: Told, barred: frozenset[int], *, samples: bool
    ) -> Drawn | Reason:
        """The story's row, or why there is none to show."""
        told = frozenset((one, known[one]) for one in picked.article_ids if one in known)
        key = (story, picked.article_ids, picked.update, picked.small, told, barred)
        if key not in self._drawn:
            self._drawn[key] = await self._rows.draw(picked, dict(told), barred, samples=samples)
        found = self._drawn[key]
        if found is None:
            return "told" if told and len(told) == len(picked.article_ids) else "nothing-new"
        return found


def _edition(compiled: _Compiled, quoted: Collection[str], *, purpose: str, local_date: date) -> Edition:
    said = next((one for one in compiled.quotes if not any(mark in quoted for mark in one.marks)), None)
    return Edition(
        local_date=local_date,
        rows=compiled.rows,
        left_over=compiled.left_over,
        mark="",
        purpose=purpose,
        quote=quote_of_the_day(said) if said else None,
        decision=replace(compiled.decision, quote=said.marks if said else ()),
    )
