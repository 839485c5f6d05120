"""The outbox worker: every digest arrives once, whatever breaks between the plan and the answer.

Round after round it plans what is due and begins what is planned or in doubt. What becomes of one row is in
`bot/dispatch.py`; each fails alone.
"""

from __future__ import annotations

import asyncio
import logging
import math
import time
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from bot.bucket import Bucket
from bot.crossposting import Crossposter
from bot.dispatch import Dispatcher
from bot.errors import TokenRefusedError
from bot.exchanges import Exchanges
from bot.notices import Teller
from bot.patience import Patience
from bot.planning import Planner
from bot.posting import Carrier, PostingError
from briefs.schedule import CLOCK_SLACK, GRACE
from storage.outbox import is_trouble
from storage.records import OutboxRow, Pending, Subscription

if TYPE_CHECKING:
    from bot.desk import Desk

log = logging.getLogger(__name__)

TICK = 20.0  # seconds between two looks at the outbox
SOONEST = 0.05  # seconds between two rounds at least
AFTER_SILENCE = 5.0  # seconds in which a request without an answer may still arrive
NOTED = 15.0  # seconds: a tick is put on record for `nutgraf check` no more often
A_SECOND = 25  # requests; Discord stops a bot at 50
AT_ONCE = 30  # posts a second that go out after a slow commit held up several
RETRY = (30.0, 300.0, 1_800.0)  # seconds until the next try, by the tries so far
LOOKED_FOR = timedelta(days=7)  # an uncertain row is looked for so long; an admin has seen to it by then


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
        self.patience = Patience(monotonic, RETRY)
        self.clock_off: timedelta | None = None  # how far our clock is ahead of Discord's, where that is too far
        self._carrier, self._clock, self._outbox, self._health = carrier, clock, desk.store.outbox, desk.store.health
        self._ready, self._monotonic, self._sleep = ready, monotonic, sleep
        self._bucket = bucket or Bucket(A_SECOND, monotonic=monotonic, sleep=sleep)
        self._dispatcher = Dispatcher(
            carrier,
            desk,
            self.planner,
            self.patience,
            clock,
            monotonic=monotonic,
            bucket=self._bucket,
            gate=Bucket(AT_ONCE, monotonic=monotonic, sleep=sleep),
            grace=grace,
        )
        self._crossposter = Crossposter(carrier, self._outbox, self._bucket, monotonic=monotonic)
        self._teller = Teller(carrier, desk.store, self._bucket)
        self._refused = asyncio.Event()  # Discord refused the token: no request goes out any more
        self._closing = False
        self._noted = -math.inf
        self._planning = asyncio.Lock()
        self._busy: set[int] = set()  # channels with a row under way: the rows of one keep their order
        self._opened: set[tuple[int, int | None]] = set()  # servers, and channels of them, that are open to us again
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

    def wake(self, guild_id: int, channel_id: int | None = None) -> None:
        """A server, or a channel of it, is open to the bot again: what was put off there is tried again soon."""
        self._opened.add((guild_id, channel_id))
        self._dispatcher.silence.set()

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
        self.clock_off = await self._health.clock_off()  # as the last process found it
        while True:
            await self._survive(
                self._round(self._clock(), [])
            )  # posting goes on beside: a slow channel delays no other
            await self._rest(self._until_next())

    async def _rest(self, seconds: float) -> None:
        """Until the next round, which comes soon after a request that got no answer."""
        silence = self._dispatcher.silence
        waiting = [asyncio.ensure_future(self._sleep(seconds)), asyncio.create_task(silence.wait())]
        try:
            await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in waiting:
                task.cancel()
        if silence.is_set():
            silence.clear()
            await self._sleep(min(seconds, AFTER_SILENCE))

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
            if not self.halted:  # every row under way finds it out for itself
                log.critical("token refused: the bot stops")
            self._refused.set()
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
            self._wake_up(rows)
            jobs.extend(self._begin(self._deliver_all(*each)) for each in self._take(rows).items())

        async with self._planning:
            if not self._may_go_on():
                return
            if await self._is_clock_wrong():
                await self._note_tick(now)
                return
            await start()  # what waits from before goes out while the rest is planned
            await self.planner.plan_due(now, start)
            await self._note_tick(now)
        if not self.exchanges.is_spent:
            jobs.append(self._begin(self._survive(self._crossposter.round(now))))
            jobs.append(self._begin(self._survive(self._teller.round())))

    async def _is_clock_wrong(self) -> bool:
        """Whether our clock is far from Discord's: by it a digest would come a date early, or be given up as missed."""
        off = self._clock_off()
        if off is not None:
            try:
                await self._carrier.greet()  # a machine that slept remembers an old answer
                off = self._clock_off()
            except PostingError:
                log.warning("Discord can't be asked for the time")
        if off != self.clock_off:
            self.clock_off = off
            await self._survive(self._health.note_clock(off))
            log.log(logging.ERROR if off else logging.INFO, "clock ahead of Discord's by %s", off or "nothing")
        return off is not None

    def _clock_off(self) -> timedelta | None:
        """How far our clock is ahead of Discord's, in whole minutes; None where it is right or nobody can tell."""
        told = self.exchanges.time.now()
        off = self._clock() - told if told else timedelta(0)
        return timedelta(minutes=round(off / timedelta(minutes=1))) if abs(off) > CLOCK_SLACK else None

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
        row = await self._outbox.get(row.row_id)
        if is_trouble(row):  # who asked is told so now
            await self._teller.settle(row)
        return row

    def _take(self, rows: Sequence[Pending | OutboxRow]) -> dict[int, list[int]]:
        """The rows to work on by channel, in order; channels with a row under way are left to a later round."""
        channels: dict[int, list[int]] = {}
        for row in sorted(rows, key=lambda row: (row.due_at, row.row_id)):
            if row.channel_id not in self._busy and not self.patience.waits(row.row_id) and not self._is_held(row):
                channels.setdefault(row.channel_id, []).append(row.row_id)
        self._busy.update(channels)
        return channels

    def _wake_up(self, rows: Sequence[Pending]) -> None:
        """Nothing waits any longer in what was opened; one that is under way may be put off yet, and is woken then."""
        opened, self._opened = self._opened, set()
        for row in rows:
            if found := opened & {(row.guild_id, None), (row.guild_id, row.channel_id)}:
                if row.channel_id in self._busy:
                    self._opened |= found
                else:
                    self.patience.rest(row.row_id, 0.0)

    def _is_held(self, row: Pending | OutboxRow) -> bool:
        """Whether it waits because Discord refused too many requests lately: those refused before wait first."""
        return self.exchanges.is_spent or (row.strikes > 0 and self.exchanges.is_tight)

    async def _deliver_all(self, channel_id: int, row_ids: Sequence[int]) -> None:
        try:
            for row_id in row_ids:
                if not await self._survive(self._deliver(row_id)):
                    self.patience.put_off(row_id)
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
            await self._dispatcher.dispatch(row, now)
        elif row.state in ("sending", "uncertain"):
            await self._dispatcher.settle(row, now)
