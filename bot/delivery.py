"""The outbox worker: every digest arrives once, whatever breaks between the plan and the answer.

A row is committed as `sending` before its request goes out. What no answer came for stays so until the message was
looked for in the channel, or until the same nonce is sure to be the same message. Each row fails alone.
"""

from __future__ import annotations

import asyncio
import logging
import math
import time
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from bot.answers import SpanRef
from bot.bucket import Bucket
from bot.cards import labels
from bot.cards.digest import digest_card
from bot.cards.layout import Card
from bot.crossposting import Crossposter
from bot.editions import decode_edition, lines_of
from bot.errors import BotError, TokenRefusedError
from bot.exchanges import Exchanges
from bot.notices import Teller
from bot.planning import DAILY, LEFT, NOT_POSTED, PAUSED, REMOVED, Planner, is_late
from bot.posting import (
    AlreadyPostedError,
    Carrier,
    ChannelRefusedError,
    EditionRefusedError,
    NotNowError,
    OutcomeUnknownError,
    Place,
    PostingError,
    Sighting,
)
from briefs.schedule import GRACE
from storage.records import OutboxRow, OutboxState, Pending, Subscription

if TYPE_CHECKING:
    from bot.desk import Desk

log = logging.getLogger(__name__)

TICK = 20.0  # seconds between two looks at the outbox
SOONEST = 0.05  # seconds between two rounds at least
NOTED = 15.0  # seconds: a tick is put on record for `nutgraf check` no more often
A_SECOND = 25  # requests; Discord stops a bot at 50
AT_ONCE = 30  # posts a second that go out after a slow commit held up several
STRIKES = 3  # refusals by a channel until its digest is suspended
REPLAY = timedelta(seconds=60)  # how long the same nonce is sure to be taken for the same message
# From the decision to the arrival: fifteen seconds in which the library tries again, and as much for a busy machine.
ARRIVES_WITHIN = timedelta(seconds=30)
NOW_KEEPS = timedelta(minutes=10)  # a digest asked for "now" is not wanted after this
RETRY = (30.0, 300.0, 1_800.0)  # seconds until the next try, by the tries so far
LOOK_AGAIN = 3_600.0  # seconds until an uncertain row is looked for again
LOOKED_FOR = timedelta(days=7)  # an uncertain row is looked for so long; an admin has seen to it by then
MOST_RENEWALS = 3  # times that an edition is drawn anew before its first attempt


@dataclass(frozen=True, slots=True)
class _Started:
    """When this process first sent a row, by both clocks."""

    wall: datetime
    monotonic: float


class Delivery:
    """Plans what is due and posts what is planned. `tick` is one round of it; `start` runs rounds until `close`."""

    def __init__(
        self,
        carrier: Carrier,
        desk: Desk,
        clock: Callable[[], datetime],
        *,
        ready: Callable[[], Awaitable[None]] | None = None,
        monotonic: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        grace: timedelta = GRACE,
        bucket: Bucket | None = None,
        exchanges: Exchanges | None = None,
    ) -> None:
        self.planner = Planner(desk, grace=grace)
        self.last_tick: datetime | None = None
        self.exchanges = exchanges or Exchanges(monotonic)
        self._carrier, self._desk, self._clock = carrier, desk, clock
        self._outbox, self._health = desk.store.outbox, desk.store.health
        self._ready, self._monotonic, self._sleep, self._grace = ready, monotonic, sleep, grace
        self._bucket = bucket or Bucket(A_SECOND, monotonic=monotonic, sleep=sleep)
        self._gate = Bucket(AT_ONCE, monotonic=monotonic, sleep=sleep)
        self._crossposter = Crossposter(carrier, self._outbox, self._bucket, monotonic=monotonic)
        self._teller = Teller(carrier, desk.store, self._bucket)
        self._refused = asyncio.Event()  # Discord refused the token: no request goes out any more
        self._closing = False
        self._noted = -math.inf
        self._planning = asyncio.Lock()
        self._busy: set[int] = set()  # channels with a row under way: the rows of one keep their order
        self._started: dict[int, _Started] = {}
        self._not_before: dict[int, float] = {}
        self._tries: dict[int, int] = {}
        self._absent_since: dict[int, float] = {}
        self._jobs: set[asyncio.Task[Any]] = set()
        self._loop: asyncio.Task[None] | None = None

    # ------------------------------------------------------------ rounds

    def start(self) -> None:
        """Run rounds in the background."""
        self._loop = asyncio.create_task(self._run())

    @property
    def halted(self) -> bool:
        """Whether Discord refused the token."""
        return self._refused.is_set()

    async def until_refused(self) -> None:
        """Wait until Discord refuses the token, if ever."""
        await self._refused.wait()

    async def close(self, within: float = 3.0) -> None:
        """Stop the rounds. No further request begins; one under way gets a moment to end, and stays marked for the next
        start if it does not."""
        self._closing = True
        loop, self._loop = self._loop, None
        ending = {task for task in (loop, *self._jobs) if task is not None}
        if loop is not None:
            loop.cancel()
        if ending:
            _, left = await asyncio.wait(ending, timeout=within)
            for task in left:
                task.cancel()
            await asyncio.gather(*ending, return_exceptions=True)

    async def _run(self) -> None:
        if self._ready is not None:
            await self._ready()
        while True:
            await self._survive(
                self._round(self._clock(), [])
            )  # posting goes on beside: a slow channel delays no other
            await self._sleep(self._until_next())

    def _until_next(self) -> float:
        """Seconds until the next round: a tick, or less where a digest is due before."""
        now = self._clock()
        due = self.planner.next_due(now)
        return TICK if due is None else min(TICK, max(SOONEST, (due - now).total_seconds()))

    async def _survive(self, work: Awaitable[None]) -> bool:
        """Whether the work ended well; an error in it is logged by its kind and goes no further."""
        try:
            await work
            return True
        except TokenRefusedError:
            self._refused.set()
            log.critical("token refused: the bot stops")
        except Exception as error:  # noqa: BLE001 - the worst row, or round, ends alone
            log.error("delivery failed error=%s", type(error).__name__)  # noqa: TRY400 - its words may be an article's
        return False

    async def tick(self, now: datetime | None = None) -> None:
        """One round: plan what is due, post what is planned, settle what is in doubt. Done when all of that is."""
        jobs: list[asyncio.Task[Any]] = []
        try:
            await self._round(now or self._clock(), jobs)
        finally:
            await asyncio.gather(*jobs)

    async def _round(self, now: datetime, jobs: list[asyncio.Task[Any]]) -> None:
        """Plan what is due and begin what is to be done, as ``jobs``; done when all is planned."""

        async def start() -> None:
            rows = await self._outbox.pending(now, since=now - LOOKED_FOR)
            jobs.extend(self._begin(self._deliver_all(*each)) for each in self._take(rows).items())

        async with self._planning:
            if not self._may_go_on():
                return
            await start()  # what waits from before goes out while the rest is planned
            await self.planner.plan_due(now, start)
            await self._note_tick(now)
        if not self.exchanges.is_spent:
            jobs.append(self._begin(self._survive(self._crossposter.round(now))))
            jobs.append(self._begin(self._survive(self._teller.round())))

    def _begin(self, work: Coroutine[Any, Any, Any]) -> asyncio.Task[Any]:
        job = asyncio.create_task(work)
        self._jobs.add(job)
        job.add_done_callback(self._jobs.discard)
        return job

    async def _note_tick(self, now: datetime) -> None:
        self.last_tick = now
        if self._monotonic() - self._noted >= NOTED:
            self._noted = self._monotonic()
            await self._survive(self._health.note_tick(now))

    def _may_go_on(self) -> bool:
        return not (self._closing or self.halted)

    async def deliver_now(self, subscription: Subscription) -> OutboxRow | None:
        """Post an edition outside the timetable and give its row as it stands after; None: nothing new to tell."""
        now = self._clock()
        row = await self.planner.plan_now(subscription, now)
        if row is None:
            return None
        for channel, rows in self._take([row]).items():
            await self._deliver_all(channel, rows)
        return await self._outbox.get(row.row_id)

    def _take(self, rows: Sequence[Pending | OutboxRow]) -> dict[int, list[int]]:
        """The rows to work on by channel, in order; channels with a row under way are left to a later round."""
        channels: dict[int, list[int]] = {}
        for row in sorted(rows, key=lambda row: (row.due_at, row.row_id)):
            waits = self._not_before.get(row.row_id, -math.inf) > self._monotonic()
            if row.channel_id not in self._busy and not waits and not self._is_held(row):
                channels.setdefault(row.channel_id, []).append(row.row_id)
        self._busy.update(channels)
        return channels

    def _is_held(self, row: Pending | OutboxRow) -> bool:
        """Whether it waits because Discord refused too many requests lately: those refused before wait first."""
        return self.exchanges.is_spent or (row.strikes > 0 and self.exchanges.is_tight)

    async def _deliver_all(self, channel_id: int, row_ids: Sequence[int]) -> None:
        try:
            for row_id in row_ids:
                if not await self._survive(self._deliver(row_id)):
                    self._wait(row_id)
        finally:
            self._busy.discard(channel_id)

    # ------------------------------------------------------------ one row

    async def _deliver(self, row_id: int) -> None:
        await self._bucket.take()  # first, so that what follows is checked at the moment of sending
        row = await self._outbox.get(row_id)  # read again: another round may have been at it since
        if not self._may_go_on() or self._is_held(row):
            return
        now = self._clock()
        if row.state == "planned":
            if ready := await self._prepare(row, now):
                await self._send(*ready)
        elif row.state in ("sending", "uncertain"):
            await self._settle(row, now)

    async def _prepare(self, row: OutboxRow, now: datetime) -> tuple[OutboxRow, Card] | None:
        """The row with its card, every line of it checked; None where it must not be sent, which is then recorded."""
        if self._is_too_late(row, now):
            await self._end(row, "missed", NOT_POSTED)
            return None
        subscription = await self._desk.store.servers.get(row.guild_id, row.channel_id)
        if subscription is None or (subscription.paused and row.purpose == DAILY):
            await self._end(row, "skipped", PAUSED if subscription else REMOVED)
            return None
        if await self._desk.store.servers.has_left(row.guild_id):
            await self._end(row, "skipped", LEFT)
            return None
        for _ in range(MOST_RENEWALS):
            if card := await self._checked_card(row, now):
                return row, card
            renewed = await self.planner.renew(row, now)
            if renewed is None:
                return None
            row = renewed
        self._wait(row.row_id)
        return None

    async def _checked_card(self, row: OutboxRow, now: datetime) -> Card | None:
        """The card as it was frozen; None where it has to be drawn anew before it may go out."""
        try:
            edition = decode_edition(row.payload)
        except ValueError:  # frozen by another version of the program
            return None
        if is_late(row, now) and not edition.late:
            return None
        card = digest_card(edition)
        shown = [line for line in lines_of(edition) if line.span in card.spans]
        return card if await self._desk.check_spans(shown) else None

    async def _send(self, row: OutboxRow, card: Card, *, in_doubt: bool = False) -> None:
        """Post, and commit what came of it; ``in_doubt``: an earlier attempt may stand there, this one repeats it."""
        try:
            place = await self._carrier.place(row.guild_id, row.channel_id)
            at = self._clock()
            await self._outbox.begin(row.row_id, at, place=place)
            self._started.setdefault(row.row_id, _Started(at, self._monotonic()))
            await self._gate.take()
            if in_doubt and not self._is_replay(row):  # the disk was slow, and the time for it is over
                return
            title = labels.post_title(row.local_date)
            message_id = await self._carrier.post(row.guild_id, row.channel_id, card.view, row.nonce, title=title)
        except OutcomeUnknownError:
            log.warning("digest in doubt row=%d", row.row_id)  # the next round looks for it
            if row.state != "planned" and not in_doubt:  # it was looked for, sent again, and no answer came again
                self._wait(row.row_id)
        except AlreadyPostedError:
            await self._outbox.sent(row.row_id, None, self._clock())
            self._forget(row.row_id)
        except (PostingError, TokenRefusedError) as error:
            if in_doubt:  # this attempt did nothing, but an earlier one may have
                self._wait(row.row_id)
            else:
                await self._not_posted(row, error)
            if isinstance(error, TokenRefusedError):
                raise
        else:
            await self._record(row, message_id, place)

    async def _not_posted(self, row: OutboxRow, error: BotError) -> None:
        """Nothing stands in the channel: try again later, or never."""
        match error:
            case EditionRefusedError(code=code):
                await self._end(row, "failed", f"refused {code}")
            case ChannelRefusedError(status=status, code=code):
                reason = f"refused {status}/{code}"
                if await self._outbox.retry_at(row.row_id, row.due_at, reason, strike=True) >= STRIKES:
                    await self._end(row, "suspended", reason)
                else:
                    self._wait(row.row_id)
            case _:
                await self._outbox.retry_at(row.row_id, row.due_at, "waiting")
                self._wait(row.row_id, error.after if isinstance(error, NotNowError) else 0.0)

    async def _record(self, row: OutboxRow, message_id: int, place: str, at: datetime | None = None) -> None:
        """Keep where the edition stands; the outbox last, so that a crash between the two leads here again.

        ``at`` is when a message that was found was asked for: it stands there since, however late it is found.
        """
        await self._desk.record_post(
            guild_id=row.guild_id,
            channel_id=message_id if place == "forum" else row.channel_id,  # a post is a channel of its own
            message_id=message_id,
            kind="digest",
            spans=[SpanRef(**span) for span in row.spans],
            purpose=row.purpose,
        )
        await self._outbox.sent(row.row_id, message_id, at or self._clock())
        self._forget(row.row_id)

    async def _end(self, row: OutboxRow, state: OutboxState, reason: str) -> None:
        await self._outbox.mark(row.row_id, state, reason)
        self._forget(row.row_id)
        if state not in ("missed", "skipped"):
            log.warning("digest %s row=%d channel=%d reason=%s", state, row.row_id, row.channel_id, reason)

    # ------------------------------------------------------------ a row in doubt

    async def _settle(self, row: OutboxRow, now: datetime) -> None:
        """Find out what became of a request without an answer: look for the message, then for leave to repeat it."""
        try:
            found = await self._look_for(row)
        except NotNowError as error:
            self._wait(row.row_id, error.after)
            return
        if isinstance(found, int):
            await self._record(row, found, row.place, row.started_at)
        elif found == "absent" and not self._is_surely_absent(row):
            self._not_before[row.row_id] = self._monotonic() + REPLAY.total_seconds()
        elif found == "absent" and self._is_too_late(row, now):
            await self._end(row, "missed", NOT_POSTED)
        elif found == "absent":
            await self._send_absent(row, now)
        elif self._is_replay(row):  # taken for the first request, so it must be the same; no waiting for a turn here
            await self._send(row, digest_card(decode_edition(row.payload)), in_doubt=True)
        else:
            if row.state != "uncertain":
                await self._end(row, "uncertain", "unreadable")
            self._not_before[row.row_id] = self._monotonic() + LOOK_AGAIN

    async def _look_for(self, row: OutboxRow) -> Sighting:
        """Where the row's message is; raises NotNowError or TokenRefusedError."""
        since = min(row.planned_at, row.due_at)  # a clock that ran ahead may have planned it
        try:
            place: Place = await self._carrier.place(row.guild_id, row.channel_id)
            if row.place and row.place != place:  # a channel turned into a forum no longer shows what stood in it
                return "unreadable"
            return await self._carrier.find(row.guild_id, row.channel_id, row.mark, since)
        except (ChannelRefusedError, EditionRefusedError):
            log.warning("channel can't be read row=%d channel=%d", row.row_id, row.channel_id)
            return "unreadable"

    def _is_surely_absent(self, row: OutboxRow) -> bool:
        """Whether a request on its way can't still arrive; a nonce would make that harmless, a forum knows none."""
        if row.place != "forum":
            return True
        first = self._absent_since.setdefault(row.row_id, self._monotonic())
        return self._monotonic() - first >= REPLAY.total_seconds()

    async def _send_absent(self, row: OutboxRow, now: datetime) -> None:
        """Post what is not in the channel; where a line of it no longer holds, the next round draws it anew."""
        if card := await self._checked_card(row, now):
            await self._bucket.take()
            await self._send(row, card)
        else:
            await self._outbox.mark(row.row_id, "planned", "unsent")

    def _is_replay(self, row: OutboxRow) -> bool:
        """Whether a repeated request is sure to be taken for the first one, by both clocks of this process."""
        started = self._started.get(row.row_id)
        if started is None or row.state == "uncertain" or row.place == "forum":
            return False
        wall = self._clock() - started.wall
        safe = REPLAY - ARRIVES_WITHIN  # the last of its requests is there in time
        return timedelta(0) <= wall < safe and self._monotonic() - started.monotonic < safe.total_seconds()

    def _is_too_late(self, row: OutboxRow, now: datetime) -> bool:
        return now - row.due_at > (self._grace if row.purpose == DAILY else NOW_KEEPS)

    # ------------------------------------------------------------ waiting

    def _wait(self, row_id: int, least: float = 0.0) -> None:
        tries = self._tries.get(row_id, 0)
        self._tries[row_id] = tries + 1
        self._not_before[row_id] = self._monotonic() + max(least, RETRY[min(tries, len(RETRY) - 1)])

    def _forget(self, row_id: int) -> None:
        self._started.pop(row_id, None)
        self._not_before.pop(row_id, None)
        self._tries.pop(row_id, None)
        self._absent_since.pop(row_id, None)
