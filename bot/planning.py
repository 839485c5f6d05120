"""What a tick plans: which channel is due, what its edition holds, and the row that freezes it in the outbox."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import asdict, replace
from datetime import date, datetime, timedelta
from itertools import count
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from discord.utils import snowflake_time

from bot.answers import Edition
from bot.cards.digest import lay_out
from bot.editions import encode_edition, mark_for, nonce_for
from bot.health import is_known
from bot.timetables import is_given_up, last_row, timetable_for
from briefs.digest_reasons import as_drawn, encode_decision
from briefs.schedule import CLOCK_SLACK, DAY, GRACE, LATE, Decision, Served, Slot, decide, next_slot
from storage.outbox import AWAY, MAYBE_POSTED, NOTHING_NEW
from storage.records import OutboxRow, OutboxState, Subscription

if TYPE_CHECKING:
    from bot.desk import Desk

log = logging.getLogger(__name__)

DAILY, NOW = "daily", "now"
# A row in one of these states stands in the channel, may or soon will; the others keep no distance to the next.
_KEEPS_DISTANCE = frozenset[OutboxState]({"planned", *MAYBE_POSTED})
_NOTHING = "{}"  # the payload of a row that was never drawn
_A_FEW = 25  # channels planned between two looks at what can go out: a second's worth of requests
_CLOCK_AGAIN = timedelta(minutes=5)  # a wrong clock is told of in the log no more often
_LOOKED_FOR = timedelta(hours=24)  # a digest that this store does not know of, in its channel
_LOOK_AGAIN = timedelta(hours=1)  # a channel's next instant is worked out anew at least so often

# Why a row ended without a post; `/digest list` puts them into words.
EMPTY, PAUSED, REMOVED, LEFT = NOTHING_NEW, "paused", "removed", "left"
NOT_POSTED, NOT_POSTED_NOW, WITHDRAWN, NEAR = "not-posted", "not-posted-now", "withdrawn", "near"


class Planner:
    """Turns due slots into rows of the outbox, one a channel and local date."""

    def __init__(self, desk: Desk, *, grace: timedelta = GRACE) -> None:
        self._desk = desk
        self._servers, self._outbox, self._grace = desk.store.servers, desk.store.outbox, grace
        self._quiet: dict[tuple[int, int], tuple[Subscription, datetime, datetime]] = {}

    async def plan_due(self, now: datetime, planned: Callable[[], Awaitable[None]] | None = None) -> None:
        """Plan a row for every channel that is due, and record what was missed; one that fails stops no other.

        ``planned`` is called after every few channels and at the end, so that these need not wait for the last.
        """
        active = await self._servers.all_active()
        loud = [one for one in active if not self._is_quiet(one, now)]  # most rounds find most of them quiet
        for place, subscription in enumerate(loud, start=1):
            await self._alone(subscription, self._plan_channel(subscription, now))
            if planned is not None and place % _A_FEW == 0:
                await planned()
        if planned is not None:
            await planned()
        left = await self._servers.all_left()
        for subscription in left:
            if not self._is_quiet(subscription, now):
                await self._alone(subscription, self._leave_out(subscription, now))
        self._forget_all_but((*active, *left))

    async def plan_owed(self, before: Subscription, after: Subscription, now: datetime) -> None:
        """Before a digest is set anew: plan what was due by the old settings, where the new ones bring no digest of
        that date, and record what was missed."""
        if before.paused or not is_known(before.zone) or await self.is_suspended(before):
            return
        found, served = await self._decide(before, now)
        await self._record_past(before, found, now)
        coming = next_slot(timetable_for(after), served=served, now=now)
        as_wanted = replace(before, topics=after.topics, when_empty=after.when_empty, crosspost=after.crosspost)
        if found.due and (coming is None or coming.local_date > found.due.local_date):
            await self._plan_slot(as_wanted, found.due, now, late=found.late)

    async def plan_now(self, subscription: Subscription, now: datetime) -> OutboxRow | None:
        """Plan an edition outside the timetable; None where there is nothing new to tell."""
        local_date = now.astimezone(ZoneInfo(subscription.zone)).date()
        edition = await self._compile(subscription, NOW, local_date, now)
        if not edition.rows:
            return None
        for part in count():
            row = self._row(subscription, local_date, NOW, now, now, part=part)
            if await self._outbox.plan(_frozen(row, edition)):
                return await self._outbox.find(subscription.guild_id, subscription.channel_id, local_date, NOW, part)
        return None

    async def preview(self, subscription: Subscription, now: datetime) -> Edition:
        """What the next digest would hold; nothing is planned or moved."""
        slot = await self.next_for(subscription, now)
        local_date = slot.local_date if slot else now.astimezone(ZoneInfo(subscription.zone)).date()
        edition = await self._compile(subscription, "preview", local_date, now)
        mark = mark_for(subscription.guild_id, subscription.channel_id, local_date, "preview", 0)
        return replace(edition, mark=mark)

    async def next_for(self, subscription: Subscription, now: datetime) -> Slot | None:
        """The next digest of the channel."""
        served = await self._served(subscription, now)
        return next_slot(timetable_for(subscription), served=served, now=now)

    def next_due(self, now: datetime) -> datetime | None:
        """The next instant at which some channel may be due, as far as it was worked out."""
        return min((until for _, _, until in self._quiet.values() if until > now), default=None)

    async def is_suspended(self, subscription: Subscription) -> bool:
        """Whether the channel was given up after refusals, and not set or resumed since."""
        return is_given_up(await self.last_for(subscription), subscription)

    async def renew(self, row: OutboxRow, now: datetime) -> OutboxRow | None:
        """A planned row with what there is to tell now; None where it is called off, which is then recorded."""
        covers = await self._newest_number()
        subscription = await self._servers.get(row.guild_id, row.channel_id)
        edition = await self._compile(subscription, row.purpose, row.local_date, now) if subscription else None
        if edition is None or _is_silent(edition, subscription):
            if edition is not None:  # why it is called off is told, not why it was planned
                told = encode_decision(edition.decision) if edition.decision else ""
                await self._outbox.replan(row.row_id, payload=row.payload, spans=row.spans, decision=told)
            why = REMOVED if subscription is None else EMPTY if row.payload == _NOTHING else WITHDRAWN
            await self._outbox.mark(row.row_id, "skipped", why)
            return None
        frozen = _frozen(replace(row, last_number=covers), replace(edition, late=is_late(row, now)))
        await self._outbox.replan(
            row.row_id, payload=frozen.payload, spans=frozen.spans, last_number=covers, decision=frozen.decision
        )
        return frozen

    # ------------------------------------------------------------ one channel

    async def _alone(self, subscription: Subscription, work: Awaitable[None]) -> None:
        """Do it for one channel; an error in it is logged by its kind and stops no other."""
        try:
            await work
        except Exception as error:  # noqa: BLE001 - the other channels are still to be planned
            channel_id, kind = subscription.channel_id, type(error).__name__
            log.error("digest not planned channel=%d error=%s", channel_id, kind)  # noqa: TRY400 - no words of it

    def _forget_all_but(self, living: Iterable[Subscription]) -> None:
        """Of channels that have no digest any more nothing is remembered, and no round begins for them."""
        places = {(one.guild_id, one.channel_id) for one in living}
        for gone in self._quiet.keys() - places:
            del self._quiet[gone]

    def _is_quiet(self, subscription: Subscription, now: datetime) -> bool:
        """Whether nothing of it can be due, as worked out earlier."""
        known = self._quiet.get((subscription.guild_id, subscription.channel_id))
        if known is None or known[0] != subscription:
            return False
        return known[1] <= now < known[2]

    async def _plan_channel(self, subscription: Subscription, now: datetime) -> None:
        if not is_known(subscription.zone):  # `/digest list` and `nutgraf check` tell of it
            log.error("zone not known here channel=%d", subscription.channel_id)
            self._rest(subscription, now, now + _LOOK_AGAIN)
            return
        if await self.is_suspended(subscription):
            return
        if await self._is_clock_behind(subscription, now):
            log.error("clock is behind Discord's, no digest planned channel=%d", subscription.channel_id)
            self._rest(subscription, now, now + _CLOCK_AGAIN)
            return
        found, _ = await self._decide(subscription, now)
        await self._record_past(subscription, found, now)
        if found.due:
            await self._plan_slot(subscription, found.due, now, late=found.late)
        self._rest(subscription, now, _until_next(found, now))

    async def _leave_out(self, subscription: Subscription, now: datetime) -> None:
        """Record what fell due while the bot is out of the server; it is posted late if the bot is back in time."""
        if is_known(subscription.zone) and not await self.is_suspended(subscription):
            found, _ = await self._decide(subscription, now)
            for slot in (*found.missed, *((found.due,) if found.due else ())):
                row = self._row(subscription, slot.local_date, DAILY, now, slot.due_at)
                await self._outbox.plan(replace(row, state="skipped", reason=LEFT))
            if found.due is None:
                self._rest(subscription, now, _until_next(found, now))

    async def _decide(self, subscription: Subscription, now: datetime) -> tuple[Decision, tuple[Served, ...]]:
        served = await self._served(subscription, now)
        timetable, armed_at = timetable_for(subscription), subscription.set_at
        return decide(timetable, armed_at=armed_at, served=served, now=now, grace=self._grace), served

    async def _record_past(self, subscription: Subscription, found: Decision, now: datetime) -> None:
        """The dates that are not served, each with the reason; those of the last day are looked for before."""
        for slot in found.missed:
            row = replace(self._row(subscription, slot.local_date, DAILY, now, slot.due_at), reason=AWAY)
            if self._grace < now - slot.due_at <= _LOOKED_FOR:
                row = replace(row, last_number=await self._desk.store.stories.number_before(slot.due_at))
            else:
                row = replace(row, state="missed")
            await self._outbox.plan(row)
        for slot in found.near:
            row = self._row(subscription, slot.local_date, DAILY, now, slot.due_at)
            await self._outbox.plan(replace(row, state="skipped", reason=NEAR))

    def _rest(self, subscription: Subscription, now: datetime, until: datetime) -> None:
        """Nothing is to be done there until then."""
        self._quiet[subscription.guild_id, subscription.channel_id] = (subscription, now, until)

    async def _is_clock_behind(self, subscription: Subscription, now: datetime) -> bool:
        """Whether the last digest was posted at a time yet to come, by Discord's own clock, which agreed with ours:
        what is due by a clock that was set back is a date before it."""
        last = await self._outbox.last_for(subscription.guild_id, subscription.channel_id, DAILY, states=("sent",))
        if last is None or last.message_id is None or last.sent_at is None:
            return False
        posted_at = snowflake_time(last.message_id)
        return abs(posted_at - last.sent_at) <= CLOCK_SLACK < posted_at - now

    async def _plan_slot(self, subscription: Subscription, slot: Slot, now: datetime, *, late: bool) -> None:
        covers = await self._newest_number()
        edition = await self._compile(subscription, DAILY, slot.local_date, now)
        row = replace(self._row(subscription, slot.local_date, DAILY, now, slot.due_at), last_number=covers)
        if _is_silent(edition, subscription):
            decision = encode_decision(edition.decision) if edition.decision else ""
            row = replace(row, state="skipped", reason=EMPTY, decision=decision)
        else:
            row = _frozen(row, replace(edition, late=late))
        if not await self._outbox.plan(row):
            await self._revive(row, subscription, now)

    async def _revive(self, row: OutboxRow, subscription: Subscription, now: datetime) -> None:
        """A date recorded as missed by a clock that ran ahead, or as too near by settings that were changed since, is
        planned after all; it is drawn when it is sent."""
        noted = await self._outbox.find(row.guild_id, row.channel_id, row.local_date, row.purpose, row.part)
        if noted is not None and _is_open_again(noted, subscription, now):
            await self._outbox.mark(noted.row_id, "planned", "")
            await self._outbox.retry_at(noted.row_id, row.due_at, "")

    async def _newest_number(self) -> int:
        """Up to where an edition covers the store; asked before compiling, so that no news falls between."""
        return await self._desk.store.stories.newest_number()

    async def _compile(self, subscription: Subscription, purpose: str, local_date: date, now: datetime) -> Edition:
        """The edition, without stories where there is nothing new; why it is what it is stands in it."""
        return await self._desk.compile_edition(subscription, purpose=purpose, local_date=local_date, now=now)

    async def last_for(self, subscription: Subscription) -> OutboxRow | None:
        """The row of the channel's latest local date, however it ended."""
        return await last_row(self._outbox, subscription)

    async def _served(self, subscription: Subscription, now: datetime) -> tuple[Served, ...]:
        """The latest date done with and its neighbours; where a clock ran ahead, the days round ``now`` as well."""
        last = await self.last_for(subscription)
        if last is None:
            return ()
        today = now.astimezone(ZoneInfo(subscription.zone)).date()
        dates = {last.local_date - DAY, last.local_date - 2 * DAY}
        if last.local_date > today:
            dates |= {today + days * DAY for days in range(-2, 2)} - {last.local_date}
        rows = [last]
        for day in sorted(dates):
            row = await self._outbox.find(subscription.guild_id, subscription.channel_id, day, DAILY)
            rows += [row] if row else []
        return tuple(served_by(row for row in rows if not _is_open_again(row, subscription, now)))

    def _row(
        self, subscription: Subscription, local_date: date, purpose: str, now: datetime, due_at: datetime, part: int = 0
    ) -> OutboxRow:
        key = (subscription.guild_id, subscription.channel_id, local_date, purpose, part)
        return OutboxRow(
            guild_id=subscription.guild_id,
            channel_id=subscription.channel_id,
            local_date=local_date,
            purpose=purpose,
            part=part,
            planned_at=now,
            due_at=due_at,
            payload=_NOTHING,
            crosspost="wanted" if subscription.crosspost and purpose == DAILY else "",
            nonce=nonce_for(*key),
            mark=mark_for(*key),
        )


def _until_next(found: Decision, now: datetime) -> datetime:
    """When to look again: at the next slot, or sooner."""
    return min(found.next.due_at if found.next else now + _LOOK_AGAIN, now + _LOOK_AGAIN)


def _is_open_again(row: OutboxRow, subscription: Subscription, now: datetime) -> bool:
    """Whether a date recorded as missed, or as too near, is not done with after all: the clock ran ahead then, or the
    digest was set anew since. What was skipped for want of a server never is while there is time."""
    if row.state == "skipped" and row.reason == LEFT:
        return True
    is_near = row.state == "skipped" and row.reason == NEAR
    return ((row.state == "missed" or is_near) and row.planned_at > now) or (
        is_near and row.planned_at <= subscription.set_at
    )


def is_late(row: OutboxRow, now: datetime) -> bool:
    """Whether readers should be told that it comes late."""
    return row.purpose == DAILY and now - row.due_at > LATE


def served_by(rows: Iterable[OutboxRow]) -> Iterable[Served]:
    """The local dates that these rows stand for; only what may have been posted keeps a distance to the next."""
    for row in rows:
        is_posted = row.state in _KEEPS_DISTANCE and not (row.state == "planned" and row.reason == AWAY)
        posted_at = (row.sent_at or row.started_at or row.due_at) if is_posted else None
        yield Served(local_date=row.local_date, posted_at=posted_at)


def _frozen(row: OutboxRow, edition: Edition) -> OutboxRow:
    """The row with its edition, its spans, and why it holds what it holds: as far as the card has room."""
    edition = replace(edition, mark=row.mark, purpose=row.purpose)
    layout = lay_out(edition)
    spans = tuple(asdict(span) for span in layout.spans)
    quoted = layout.quoted is not None
    decision = as_drawn(edition.decision, layout.stories, quoted=quoted) if edition.decision else None
    noted = encode_decision(decision) if decision else ""
    return replace(row, payload=encode_edition(edition), spans=spans, decision=noted)


def _is_silent(edition: Edition, subscription: Subscription | None) -> bool:
    """Whether nothing is posted: a day without news, where nobody asked for a note of it."""
    noted = edition.purpose == DAILY and subscription is not None and subscription.when_empty == "note"
    return not edition.rows and not noted
