"""What a channel's settings, and the last row of its outbox, say of its digests: when they come, and if at all."""

from __future__ import annotations

from datetime import time
from typing import get_args

from briefs.schedule import Timetable
from storage.outbox import Outbox
from storage.records import OutboxRow, OutboxState, Subscription

_ANY: tuple[OutboxState, ...] = get_args(OutboxState)


def timetable_for(subscription: Subscription) -> Timetable:
    """The timetable of a channel's digest."""
    hour, minute = subscription.time.split(":")
    return Timetable(time=time(int(hour), int(minute)), zone=subscription.zone, days=subscription.days)


async def last_row(outbox: Outbox, subscription: Subscription) -> OutboxRow | None:
    """The row of the channel's latest local date, however it ended."""
    return await outbox.last_for(subscription.guild_id, subscription.channel_id, states=_ANY)


def is_given_up(last: OutboxRow | None, subscription: Subscription) -> bool:
    """Whether the channel was given up after refusals, and not set or resumed since; ``last`` is its last row."""
    if last is None or last.state != "suspended":
        return False
    return max(last.planned_at, last.due_at) >= subscription.set_at  # armed again, a row is due anew
