"""What an edition of a channel holds: the store's new stories, the pure choice among them, and their lines."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING

from bot import compose
from bot.answers import Edition, StoryRow
from briefs.digest import LOOK_BACK, FiledArticle, Selection, StoryCandidate, pick_stories
from storage.records import StoredBrief, Subscription

if TYPE_CHECKING:
    from storage.store import Store

_Stories = dict[int, list[StoredBrief]]


async def compile_edition(
    store: Store, subscription: Subscription, *, purpose: str, local_date: date, now: datetime, samples: bool
) -> Edition | None:
    """The edition of a channel, or None where there is nothing new; its mark is the caller's to set."""
    since = await _told_up_to(store, subscription)
    told = await _told_articles(store, subscription)
    return await _compile(
        store,
        lambda stories: pick_stories(
            _candidates(stories), since=since, now=now, topics=subscription.topics, samples=samples, told=told
        ),
        purpose=purpose,
        local_date=local_date,
        floor=since if since is not None else await store.stories.number_before(now - LOOK_BACK),
        samples=samples,
    )


async def compile_today(store: Store, *, local_date: date, now: datetime, samples: bool) -> Edition | None:
    """The edition of a channel that had none so far: the last 24 hours."""
    return await _compile(
        store,
        lambda stories: pick_stories(_candidates(stories), since=None, now=now, samples=samples),
        purpose="preview",
        local_date=local_date,
        floor=await store.stories.number_before(now - LOOK_BACK),
        samples=samples,
    )


async def _compile(
    store: Store,
    pick: Callable[[_Stories], Selection],
    *,
    purpose: str,
    local_date: date,
    floor: int,
    samples: bool,
) -> Edition | None:
    stories: _Stories = {}
    for head in await store.stories.new_since(floor, samples=samples):
        if stored := await store.articles.load(head.article_ids):
            stories[head.story_id] = stored
    chosen = pick(stories)
    rows: list[StoryRow] = []
    for picked in chosen.stories:
        stored = [one for one in stories[picked.story_id] if not one.archive and (samples or not one.sample)]
        new = [one for one in stored if one.article_id in picked.article_ids]
        lead = compose.lead_first(new) if picked.update else compose.lead_first(stored)
        rest = [one for one in compose.lead_first(stored) if one not in lead]
        rows.append(compose.story_row(picked.story_id, [*lead, *rest], update=picked.update))
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
    """The filing number up to which the channel was served; None where no edition was ever due there."""
    last = await store.outbox.last_for(subscription.guild_id, subscription.channel_id, "daily")
    return last.last_number if last is not None else None


async def _told_articles(store: Store, subscription: Subscription) -> frozenset[int]:
    """The articles whose lines earlier editions of the channel showed."""
    rows = await store.outbox.list_for(subscription.guild_id)
    return frozenset(
        int(span["article_id"])
        for row in rows
        if row.channel_id == subscription.channel_id and row.purpose == "daily" and row.state in ("sent", "uncertain")
        for span in row.spans
    )
