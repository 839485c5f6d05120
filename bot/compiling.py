"""What an edition of a channel holds: the store's new stories, the pure choice among them, and their lines."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from bot import compose
from bot.answers import Edition, StoryRow
from bot.excerpts import STANDARD, Budget, bounded
from briefs.digest import FRESH, LOOK_BACK, FiledArticle, Selection, StoryCandidate, pick_stories
from briefs.schedule import longest_gap
from storage.records import OutboxState, StoredBrief, Subscription
from storage.store import Store

_NOT_TOLD: tuple[OutboxState, ...] = ("failed", "missed", "suspended")
REMEMBERED = timedelta(days=60)  # a story told longer ago is news again
_Stories = dict[int, list[StoredBrief]]


class Compiler:
    """Compiles the editions of one store; what is new is read once for all channels that are due together."""

    def __init__(self, store: Store, budget: Budget | None = STANDARD) -> None:
        self._store, self._budget = store, budget
        self._new: dict[tuple[int, bool], _Stories] = {}
        self._as_of: tuple[datetime, int] | None = None

    async def compile_edition(
        self, subscription: Subscription, *, purpose: str, local_date: date, now: datetime, samples: bool
    ) -> Edition | None:
        """The edition of a channel, or None where there is nothing new; its mark is the caller's to set."""
        since = await _told_up_to(self._store, subscription)
        told = await _told_articles(self._store, subscription, now)
        floor = since if since is not None else await self._store.stories.number_before(now - LOOK_BACK)
        stories = await self._stories_since(floor, now, samples=samples)
        chosen = pick_stories(
            _candidates(stories),
            since=since,
            now=now,
            topics=subscription.topics,
            samples=samples,
            told=told,
            fresh=max(FRESH, longest_gap(subscription.days)),
        )
        return self._edition(stories, chosen, purpose=purpose, local_date=local_date, samples=samples)

    async def compile_today(self, *, local_date: date, now: datetime, samples: bool) -> Edition | None:
        """The edition of a channel that had none so far: the last 24 hours."""
        floor = await self._store.stories.number_before(now - LOOK_BACK)
        stories = await self._stories_since(floor, now, samples=samples)
        chosen = pick_stories(_candidates(stories), since=None, now=now, samples=samples)
        return self._edition(stories, chosen, purpose="preview", local_date=local_date, samples=samples)

    def forget(self) -> None:
        """Read anew at the next edition: a line that was read did not stand the check any more."""
        self._new, self._as_of = {}, None

    async def _stories_since(self, floor: int, now: datetime, *, samples: bool) -> _Stories:
        """Stories with something new after that filing number, every line checked as it is read.

        Kept for the channels of one tick and one state of the archive: an article that comes in meanwhile is in the
        next edition compiled, never in none.
        """
        as_of = (now, await self._store.stories.newest_number())
        if as_of != self._as_of:
            self._new, self._as_of = {}, as_of
        key = (floor, samples)
        if key not in self._new:
            stories: _Stories = {}
            for head in await self._store.stories.new_since(floor, samples=samples):
                if stored := await self._store.articles.load(head.article_ids):
                    stories[head.story_id] = stored
            self._new[key] = stories
        return self._new[key]

    def _edition(
        self, stories: _Stories, chosen: Selection, *, purpose: str, local_date: date, samples: bool
    ) -> Edition | None:
        rows: list[StoryRow] = []
        for picked in chosen.stories:
            stored = [one for one in stories[picked.story_id] if not one.archive and (samples or not one.sample)]
            new = [one for one in stored if one.article_id in picked.article_ids]
            if picked.update:
                row = compose.update_row(picked.story_id, new, [one for one in stored if one not in new])
            else:
                row = compose.story_row(picked.story_id, compose.lead_first(stored))
            rows.append(bounded(row, self._budget))
        if not rows:
            return None
        return Edition(local_date=local_date, rows=tuple(rows), left_over=chosen.left_over, mark="", purpose=purpose)


def _candidates(stories: _Stories) -> list[StoryCandidate]:
    return [
        StoryCandidate(story_id=story_id, articles=tuple(_filed(one) for one in stored))
        for story_id, stored in stories.items()
    ]


def _filed(one: StoredBrief) -> FiledArticle:
    article = one.brief.article
    return FiledArticle(
        article_id=one.article_id,
        number=one.number,
        filed_at=one.revised_at,
        published=article.published,
        outlet=article.outlet,
        archive=one.archive,
        sample=one.sample,
        words=(article.headline, *one.brief.keywords, *one.brief.people),
    )


async def _told_up_to(store: Store, subscription: Subscription) -> int | None:
    """The filing number up to which the channel was served; None for one whose first digest looks back a day.

    A channel whose first digests failed is owed all since it was set, and a day before that.
    """
    channel = (subscription.guild_id, subscription.channel_id, "daily")
    last = await store.outbox.last_for(*channel)
    if last is not None:
        return last.last_number
    if await store.outbox.last_for(*channel, states=_NOT_TOLD) is None:
        return None
    return await store.stories.number_before(subscription.set_at - LOOK_BACK)


async def _told_articles(store: Store, subscription: Subscription, now: datetime) -> frozenset[int]:
    """The articles whose lines earlier editions of the channel showed."""
    since = (now - REMEMBERED).date()
    rows = await store.outbox.of_channel(subscription.guild_id, subscription.channel_id, "daily", since)
    return frozenset(
        int(span["article_id"]) for row in rows if row.state in ("sent", "uncertain") for span in row.spans
    )
