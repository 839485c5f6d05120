"""The outbox worker: every digest arrives once, whatever breaks between the plan and the answer.

A row is committed as `sending` before its request goes out. What no answer came for stays so until the message was
looked for in the channel, or until the same nonce is sure to be the same message. Each row fails alone.
"""

from __future__ import annotations

import asyncio
import logging
import math
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot.answers import SpanRef
from bot.bucket import Bucket
from bot.cards.digest import digest_card
from bot.cards.layout import Card
from bot.editions import decode_edition, lines_of
from bot.errors import BotError, TokenRefusedError
from bot.planning import DAILY, NOT_POSTED, PAUSED, REMOVED, Planner, is_late
from bot.posting import (
    AlreadyPostedError,
    Carrier,
    ChannelRefusedError,
    EditionRefusedError,
    NotNowError,
    OutcomeUnknownError,
    PostingError,
    Sighting,
)
from briefs.schedule import GRACE
from storage.records import OutboxRow, OutboxState, Subscription

if TYPE_CHECKING:
    from bot.desk import Desk

log = logging.getLogger(__name__)

TICK = 20.0  # seconds between two looks at the outbox
MOST_TICKS = 6  # ticks under way at once: two minutes' worth, so that a slow channel delays no later digest
A_SECOND = 25  # requests; Discord stops a bot at 50
STRIKES = 3  # refusals by a channel until its digest is suspended
REPLAY = timedelta(seconds=60)  # how long the same nonce is sure to be taken for the same message
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
    ) -> None:
        self.planner = Planner(desk, grace=grace)
        self.last_tick: datetime | None = None
        self.halted = False  # Discord refused the token: no request goes out any more
        self._carrier, self._desk, self._clock = carrier, desk, clock
        self._outbox = desk.store.outbox
        self._ready, self._monotonic, self._sleep, self._grace = ready, monotonic, sleep, grace
        self._bucket = Bucket(A_SECOND, monotonic=monotonic, sleep=sleep)
        self._planning = asyncio.Lock()
        self._busy: set[int] = set()  # channels with a row under way: the rows of one keep their order
        self._started: dict[int, _Started] = {}
        self._not_before: dict[int, float] = {}
        self._tries: dict[int, int] = {}
        self._ticks: set[asyncio.Task[bool]] = set()
        self._loop: asyncio.Task[None] | None = None

    # ------------------------------------------------------------ rounds

    def start(self) -> None:
        """Run rounds in the background."""
        self._loop = asyncio.create_task(self._run())

    async def close(self, within: float = 3.0) -> None:
        """Stop the rounds; what is under way gets a moment to end, and is marked for the next start if it does not."""
        loop, self._loop = self._loop, None
        ending = {task for task in (loop, *self._ticks) if task is not None}
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
            if len(self._ticks) < MOST_TICKS:
                task = asyncio.create_task(self._survive(self.tick()))
                self._ticks.add(task)
                task.add_done_callback(self._ticks.discard)
            await self._sleep(TICK)

    async def _survive(self, work: Awaitable[None]) -> bool:
        """Whether the work ended well; an error in it is logged by its kind and goes no further."""
        try:
            await work
            return True
        except TokenRefusedError:
            self.halted = True
            log.critical("token refused: no digest is posted until the bot is restarted")
        except Exception as error:  # noqa: BLE001 - the worst row, or round, ends alone
            log.error("delivery failed error=%s", type(error).__name__)  # noqa: TRY400 - its words may be an article's
        return False

    async def tick(self, now: datetime | None = None) -> None:
        """One round: plan what is due, post what is planned, settle what is in doubt. Done when all of that is."""
        now = now or self._clock()
        jobs: list[asyncio.Task[None]] = []

        async def start() -> None:
            rows = [*await self._outbox.due(now), *await self._in_doubt(now)]
            jobs.extend(asyncio.create_task(self._deliver_all(*each, now)) for each in self._take(rows).items())

        try:
            async with self._planning:
                await start()  # what waits from before goes out while the rest is planned
                await self.planner.plan_due(now, start)
                self.last_tick = now
        finally:
            await asyncio.gather(*jobs)

    async def deliver_now(self, subscription: Subscription) -> OutboxRow | None:
        """Post an edition outside the timetable and give its row as it stands after; None: nothing new to tell."""
        now = self._clock()
        row = await self.planner.plan_now(subscription, now)
        if row is None:
            return None
        for channel, rows in self._take([row]).items():
            await self._deliver_all(channel, rows, now)
        return await self._outbox.get(row.row_id)

    async def _in_doubt(self, now: datetime) -> list[OutboxRow]:
        """Rows whose message may stand in the channel, not only those of this process."""
        uncertain = [row for row in await self._outbox.with_state("uncertain") if now - row.due_at < LOOKED_FOR]
        return [*await self._outbox.in_doubt(), *uncertain]

    def _take(self, rows: Sequence[OutboxRow]) -> dict[int, list[OutboxRow]]:
        """The rows to work on by channel, in order; channels with a row under way are left to a later round."""
        channels: dict[int, list[OutboxRow]] = {}
        for row in sorted(rows, key=lambda row: (row.due_at, row.row_id)):
            waits = self._not_before.get(row.row_id, -math.inf) > self._monotonic()
            if row.channel_id not in self._busy and not waits:
                channels.setdefault(row.channel_id, []).append(row)
        self._busy.update(channels)
        return channels

    async def _deliver_all(self, channel_id: int, rows: Sequence[OutboxRow], now: datetime) -> None:
        try:
            for row in rows:
                if not self.halted and not await self._survive(self._deliver(row.row_id, now)):
                    self._wait(row.row_id)
        finally:
            self._busy.discard(channel_id)

    # ------------------------------------------------------------ one row

    async def _deliver(self, row_id: int, now: datetime) -> None:
        row = await self._outbox.get(row_id)  # read again: another round may have been at it since
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

    async def _send(self, row: OutboxRow, card: Card) -> None:
        """Post, and commit what came of it; ``row.state`` tells whether an earlier attempt is in doubt."""
        await self._bucket.take()
        at = self._clock()
        await self._outbox.begin(row.row_id, at)
        self._started.setdefault(row.row_id, _Started(at, self._monotonic()))
        try:
            message_id = await self._carrier.post(row.guild_id, row.channel_id, card.view, row.nonce)
        except OutcomeUnknownError:
            log.warning("digest in doubt row=%d", row.row_id)  # the next round looks for it
        except AlreadyPostedError:
            await self._outbox.sent(row.row_id, None, self._clock())
            self._forget(row.row_id)
        except (PostingError, TokenRefusedError) as error:
            if row.state == "planned":
                await self._not_posted(row, error)
            else:  # this attempt did nothing, but an earlier one may have: it is still in doubt
                self._wait(row.row_id)
            if isinstance(error, TokenRefusedError):
                raise
        else:
            await self._record(row, message_id)

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
                self._wait(row.row_id)

    async def _record(self, row: OutboxRow, message_id: int) -> None:
        """Keep where the edition stands; the outbox last, so that a crash between the two leads here again."""
        await self._desk.record_post(
            guild_id=row.guild_id,
            channel_id=row.channel_id,
            message_id=message_id,
            kind="digest",
            spans=[SpanRef(**span) for span in row.spans],
            purpose=row.purpose,
        )
        await self._outbox.sent(row.row_id, message_id, self._clock())
        self._forget(row.row_id)

    async def _end(self, row: OutboxRow, state: OutboxState, reason: str) -> None:
        await self._outbox.mark(row.row_id, state, reason)
        self._forget(row.row_id)
        if state not in ("missed", "skipped"):
            log.warning("digest %s row=%d channel=%d reason=%s", state, row.row_id, row.channel_id, reason)

    # ------------------------------------------------------------ a row in doubt

    async def _settle(self, row: OutboxRow, now: datetime) -> None:
        """Find out what became of a request without an answer: look for the message, then for leave to repeat it."""
        found: Sighting = "unreadable"
        try:
            await self._bucket.take()
            since = min(row.planned_at, row.due_at)  # a clock that ran ahead may have planned it
            found = await self._carrier.find(row.guild_id, row.channel_id, row.mark, since)
        except NotNowError:
            self._wait(row.row_id)
            return
        except (ChannelRefusedError, EditionRefusedError):
            log.warning("channel can't be read row=%d channel=%d", row.row_id, row.channel_id)
        if isinstance(found, int):
            await self._record(row, found)
        elif found == "absent" and self._is_too_late(row, now):
            await self._end(row, "missed", NOT_POSTED)
        elif found == "absent":
            await self._send_absent(row, now)
        elif self._is_replay(row):  # taken for the first request, so it must be the same
            await self._send(row, digest_card(decode_edition(row.payload)))
        else:
            if row.state != "uncertain":
                await self._end(row, "uncertain", "unreadable")
            self._not_before[row.row_id] = self._monotonic() + LOOK_AGAIN

    async def _send_absent(self, row: OutboxRow, now: datetime) -> None:
        """Post what is not in the channel; where a line of it no longer holds, the next round draws it anew."""
        if card := await self._checked_card(row, now):
            await self._send(row, card)
        else:
            await self._outbox.mark(row.row_id, "planned", "unsent")

    def _is_replay(self, row: OutboxRow) -> bool:
        """Whether a repeated request is sure to be taken for the first one, by both clocks of this process."""
        started = self._started.get(row.row_id)
        if started is None or row.state == "uncertain":
            return False
        wall = self._clock() - started.wall
        return timedelta(0) <= wall < REPLAY and self._monotonic() - started.monotonic < REPLAY.total_seconds()

    def _is_too_late(self, row: OutboxRow, now: datetime) -> bool:
        return now - row.due_at > (self._grace if row.purpose == DAILY else NOW_KEEPS)

    # ------------------------------------------------------------ waiting

    def _wait(self, row_id: int) -> None:
        tries = self._tries.get(row_id, 0)
        self._tries[row_id] = tries + 1
        self._not_before[row_id] = self._monotonic() + RETRY[min(tries, len(RETRY) - 1)]

    def _forget(self, row_id: int) -> None:
        self._started.pop(row_id, None)
        self._not_before.pop(row_id, None)
        self._tries.pop(row_id, None)
