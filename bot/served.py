"""Up to where a channel was served, what it was shown, and which quotations it had."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.owed import Considered, Told, considered_by
from briefs.digest import LOOK_BACK
from briefs.digest_reasons import decode_decision
from storage.records import OutboxRow, OutboxState, Subscription
from storage.store import Store

REMEMBERED = timedelta(days=60)  # a story told longer ago is news again
QUOTED = timedelta(days=30)  # so long no channel gets the same quote of the day again

_NOT_TOLD: tuple[OutboxState, ...] = ("failed", "missed", "suspended", "skipped")


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """What a channel had so far. ``since`` is the filing number up to which it was served; None: it had no digest yet
    and looks back a day. ``quoted`` are the marks by which its quotes are known again."""

    since: int | None = None
    told: Told = field(default_factory=dict)
    quoted: frozenset[str] = frozenset()
    considered: Considered | None = None
    served_at: datetime | None = None  # when the last edition was planned that it got


NOTHING = Past()


async def past_of(store: Store, subscription: Subscription, now: datetime) -> Past:
    """The past of the channel of a digest."""
    since, last = await _told_up_to(store, subscription)
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
        served_at=last.planned_at,
    )


async def _told_up_to(store: Store, subscription: Subscription) -> tuple[int | None, OutboxRow | None]:
    """The filing number up to which the channel was served, and its last edition.

    None for one whose first digest looks back a day; a channel whose first digests failed is owed all since it was
    set, and a day before that.
    """
    channel = (subscription.guild_id, subscription.channel_id, "daily")
    last = await store.outbox.last_for(*channel)
    if last is not None:
        return last.last_number, last
    if await store.outbox.last_for(*channel, states=_NOT_TOLD) is None:
        return None, None
    return await store.stories.number_before(subscription.set_at - LOOK_BACK), None
