"""Up to where a channel was served, what it was shown, and which quotations it had."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.owed import Considered, Told, considered_by
from briefs.digest import LOOK_BACK
from briefs.digest_reasons import decode_decision
from storage.records import OutboxRow, Subscription
from storage.store import Store

REMEMBERED = timedelta(days=60)  # a story told longer ago is news again
QUOTED = timedelta(days=30)  # so long no channel gets the same quote of the day again
OWED = timedelta(days=7)  # so far back a channel is owed what it would have been told, had it got its first digest


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """What a channel had so far. ``since`` is the filing number up to which it was served; None: it had no digest yet
    and looks back a day. ``quoted`` are the marks by which its quotes are known again."""

    since: int | None = None
    told: Told = field(default_factory=dict)
    quoted: frozenset[str] = frozenset()
    considered: Considered | None = None


NOTHING = Past()


async def past_of(store: Store, subscription: Subscription, now: datetime) -> Past:
    """The past of the channel of a digest."""
    since, last = await _told_up_to(store, subscription, now)
    if last is None:
        return Past(since=since)
    told, texts = await store.news.past(
        subscription.guild_id,
        subscription.channel_id,
        "daily",
        told_since=(now - REMEMBERED).date(),
        decided_since=(now - QUOTED).date(),
    )
    records = [decode_decision(text) for text in texts]
    return Past(
        since=since,
        told=told,
        quoted=frozenset(mark for one in records if one for mark in one.quote),
        considered=await considered_by(store, subscription, last, records),
    )


async def _told_up_to(store: Store, subscription: Subscription, now: datetime) -> tuple[int | None, OutboxRow | None]:
    """The filing number up to which the channel was served, and its last edition.

    None for one whose first digest looks back a day; a channel whose first digests failed is owed what these would
    have told, whenever it was resumed or set again since.
    """
    channel = (subscription.guild_id, subscription.channel_id, "daily")
    last = await store.outbox.last_for(*channel)
    if last is not None:
        return last.last_number, last
    first = await store.news.first_due(*channel, since=(now - OWED).date())
    if first is None:
        return None, None
    return await store.stories.number_before(min(first, subscription.set_at) - LOOK_BACK), None
