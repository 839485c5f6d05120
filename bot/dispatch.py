"""One row of the outbox: sent, settled, or ended with a reason.

A row is committed as `sending` before its request goes out. What no answer came for stays so until the message was
looked for in the channel, or until the same nonce is sure to be the same message.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Literal

from bot.answers import Edition, SpanRef
from bot.bucket import Bucket
from bot.cards import labels
from bot.cards.digest import digest_card
from bot.cards.layout import Card
from bot.editions import decode_edition, lines_of
from bot.errors import BotError, TokenRefusedError
from bot.patience import Patience
from bot.planning import DAILY, LEFT, NOT_POSTED, NOT_POSTED_NOW, PAUSED, REMOVED, Planner, is_late
from bot.posting import (
    LIMITED,
    UNEXPLAINED,
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
from storage.outbox import AWAY
from storage.records import OutboxRow, OutboxState

if TYPE_CHECKING:
    from bot.desk import Desk

log = logging.getLogger(__name__)

FOUND = "found"  # why a row is "sent" that this store never sent: another copy of it did
STRIKES = 3  # refusals by a channel until its digest is suspended
REPLAY = timedelta(seconds=60)  # how long the same nonce is sure to be taken for the same message
# From the decision to the arrival: fifteen seconds in which the library tries again, and as much for a busy machine.
ARRIVES_WITHIN = timedelta(seconds=30)
NOW_KEEPS = timedelta(minutes=10)  # a digest asked for "now" is not wanted after this
LOOK_AGAIN = 3_600.0  # seconds until an uncertain row is looked for again
IN_TIME = timedelta(seconds=60)  # of a digest's moment: till then the nonce holds off what a copy of the store posts
MOST_LOOKS = 3  # that fail, until what is caught up with is posted unseen
_TELLING = (UNEXPLAINED, LIMITED, "refused ")  # reasons that say what was answered
MOST_RENEWALS = 3  # times that an edition is drawn anew before its first attempt


@dataclass(frozen=True, slots=True)
class _Started:
    """When this process first sent a row, by both clocks."""

    wall: datetime
    monotonic: float


class Dispatcher:
    """Brings rows to their end: `dispatch` begins one that is planned, `settle` one that is in doubt."""

    def __init__(
        self,
        carrier: Carrier,
        desk: Desk,
        planner: Planner,
        patience: Patience,
        clock: Callable[[], datetime],
        *,
        monotonic: Callable[[], float],
        bucket: Bucket,
        gate: Bucket,
        grace: timedelta,
    ) -> None:
        self._carrier, self._desk, self._planner, self._patience = carrier, desk, planner, patience
        self._outbox = desk.store.outbox
        self._clock, self._monotonic, self._bucket, self._gate = clock, monotonic, bucket, gate
        self._grace = grace
        self.silence = asyncio.Event()  # a request got no answer: where nobody can read back, a repeat has little time
        self._since = clock()  # what was due before that is caught up with
        self._started: dict[int, _Started] = {}
        self._absent_since: dict[int, float] = {}
        self._answers: dict[int, Callable[[], Awaitable[None]]] = {}  # what the store could not take in yet

    async def dispatch(self, row: OutboxRow, now: datetime) -> None:
        """Post a planned row, unless something speaks against it, which is then recorded."""
        if row.reason == AWAY and self._is_too_late(row, now):  # another copy of the store may have been in time
            if not await self._is_put_off(row):
                await self._end(row, "missed", AWAY)
            return
        ready = await self._prepare(row, now)
        if ready is not None and not await self._is_put_off(ready[0]):
            await self._send(*ready)

    # ------------------------------------------------------------ a row that may stand there already

    async def _is_put_off(self, row: OutboxRow) -> bool:
        """Whether a row is not to be posted now, because it stands in its channel or nobody could look yet."""
        if not (row.attempt or self._is_caught_up(row)):
            return False
        try:
            place = await self._carrier.place(row.guild_id, row.channel_id)
            await self._bucket.take()
            found = await self._look_for(row)
        except (ChannelRefusedError, EditionRefusedError):
            return False  # posting tells how it was refused
        except NotNowError as error:
            return self._put_off(row, error.after) < MOST_LOOKS
        if isinstance(found, int):
            await self._note_found(row, found, place)
        return isinstance(found, int)

    def _is_caught_up(self, row: OutboxRow) -> bool:
        """Whether it was not planned and sent in time by this process: another copy of the store may have posted it."""
        late = max(self._since, row.planned_at) - row.due_at > IN_TIME
        return late and row.purpose == DAILY

    async def _note_found(self, row: OutboxRow, message_id: int, place: Place) -> None:
        log.warning("digest stands there already row=%d channel=%d", row.row_id, row.channel_id)
        await self._outbox.begin(row.row_id, self._clock(), place=place)
        if row.attempt:  # Discord refused it and kept it
            await self._record(row, message_id, place, row.started_at)
        else:  # which words stand there, this store does not know: no correction may be made by it
            await self._outbox.sent(row.row_id, message_id, row.due_at, reason=FOUND)
            self._forget(row.row_id)

    # ------------------------------------------------------------ a row in time

    async def _prepare(self, row: OutboxRow, now: datetime) -> tuple[OutboxRow, Card] | None:
        """The row with its card, every line of it checked; None where it must not be sent, which is then recorded."""
        if self._is_too_late(row, now):
            await self._miss(row)
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
            renewed = await self._planner.renew(row, now)
            if renewed is None:
                self._forget(row.row_id)
                return None
            row = renewed
        self._put_off(row)
        return None

    async def _checked_card(self, row: OutboxRow, now: datetime) -> Card | None:
        """The card as it was frozen; None where it has to be drawn anew before it may go out."""
        try:
            edition = decode_edition(row.payload)
        except ValueError:  # frozen by another version of the program
            return None
        if is_late(row, now) and not edition.late:
            return None
        return await self._standing_card(edition)

    async def _standing_card(self, edition: Edition) -> Card | None:
        """Its card; None where a line of it no longer holds, as after its article was taken out."""
        card = digest_card(edition)
        shown = [line for line in lines_of(edition) if line.span in card.spans]
        return card if await self._desk.check_spans(shown) else None

    async def _send(self, row: OutboxRow, card: Card, *, in_doubt: bool = False) -> None:
        """Post, and commit what came of it; ``in_doubt``: an earlier attempt may stand there, this one repeats it."""
        try:
            place = await self._carrier.place(row.guild_id, row.channel_id)
            if in_doubt and row.place and place != row.place:  # turned into a forum, where a nonce means nothing
                self._put_off(row)
                return
            at = self._clock()
            await self._outbox.begin(row.row_id, at, place=place)
            self._answers.pop(row.row_id, None)
            self._started.setdefault(row.row_id, _Started(at, self._monotonic()))
            await self._gate.take()
            if in_doubt and not self._is_replay(row):  # the disk was slow, and the time for it is over
                return
            title = labels.post_title(row.local_date)
            message_id = await self._carrier.post(row.guild_id, row.channel_id, card.view, row.nonce, title=title)
        except OutcomeUnknownError as error:
            log.warning("digest in doubt row=%d %s", row.row_id, error.why)  # a round that begins soon looks for it
            await self._outbox.doubt(row.row_id, error.why)
            if row.state != "planned" and not in_doubt:  # it was looked for, sent again, and no answer came again
                self._put_off(row)
            self.silence.set()
        except AlreadyPostedError:
            await self._take_in(row, partial(self._deleted, row, self._clock()))
        except (PostingError, TokenRefusedError) as error:
            if in_doubt:  # this attempt did nothing, but an earlier one may have
                self._put_off(row)
            else:
                await self._take_in(row, partial(self._not_posted, row, error))
            if isinstance(error, TokenRefusedError):
                raise
        else:
            await self._take_in(row, partial(self._record, row, message_id, place, self._clock()))

    async def _take_in(self, row: OutboxRow, answer: Callable[[], Awaitable[None]]) -> None:
        """Commit what Discord answered; where the store can't take it in now, as on a full disk, it is kept for that.

        Where nobody may read back there is no other way to know it.
        """
        self._answers[row.row_id] = answer
        await answer()
        self._answers.pop(row.row_id, None)

    async def _deleted(self, row: OutboxRow, at: datetime) -> None:
        """It was posted, and is gone."""
        await self._outbox.sent(row.row_id, None, at)
        self._forget(row.row_id)

    async def _not_posted(self, row: OutboxRow, error: BotError) -> None:
        """Nothing stands in the channel: try again later, or never."""
        match error:
            case EditionRefusedError(code=code):
                await self._end(row, "failed", f"refused {code}")
            case ChannelRefusedError(status=status, code=code):
                reason = f"refused {status}/{code}"
                if await self._outbox.retry_at(row.row_id, row.due_at, reason, strike=True) >= STRIKES:
                    await self._end(row, "suspended" if row.purpose == DAILY else "failed", reason)
                else:
                    self._put_off(row)
            case _:
                later = error if isinstance(error, NotNowError) else NotNowError()
                await self._outbox.retry_at(row.row_id, row.due_at, later.why)
                self._put_off(row, later.after)

    async def _record(self, row: OutboxRow, message_id: int, place: str, at: datetime | None) -> None:
        """Keep where the edition stands; the outbox last, so that a crash between the two leads here again.

        ``at`` is when the answer came, or when a message that was found was asked for: it stands there since.
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

    async def _miss(self, row: OutboxRow) -> None:
        """There is no more time for it; told is what stood in its way last, as far as Discord said."""
        plain = NOT_POSTED if row.purpose == DAILY else NOT_POSTED_NOW
        await self._end(row, "missed", row.reason if row.reason.startswith(_TELLING) else plain)

    async def _end(self, row: OutboxRow, state: OutboxState, reason: str) -> None:
        await self._outbox.mark(row.row_id, state, reason)
        self._forget(row.row_id)
        if state not in ("missed", "skipped"):
            log.warning("digest %s row=%d channel=%d reason=%s", state, row.row_id, row.channel_id, reason)

    # ------------------------------------------------------------ a row in doubt

    async def settle(self, row: OutboxRow, now: datetime) -> None:
        """Find out what became of a request without an answer: look for the message, then for leave to repeat it."""
        if answer := self._answers.get(row.row_id):
            await self._take_in(row, answer)
            return
        try:
            found = await self._look_for(row)
        except NotNowError as error:
            self._put_off(row, error.after)
            return
        if isinstance(found, int):
            await self._record(row, found, row.place, row.started_at)
        elif found == "absent" and not self._is_surely_absent(row):
            self._patience.rest(row.row_id, REPLAY.total_seconds())
        elif found == "absent" and self._is_too_late(row, now):
            await self._miss(row)
        elif found == "absent":
            await self._send_absent(row, now)
        elif self._is_replay(row) and (card := await self._standing_card(decode_edition(row.payload))):
            await self._send(row, card, in_doubt=True)  # taken for the first request: no waiting for a turn here
        else:
            if row.state != "uncertain":
                await self._end(row, "uncertain", found)
            self._patience.rest(row.row_id, LOOK_AGAIN)

    async def _look_for(self, row: OutboxRow) -> Sighting | Literal["turned", "closed"]:
        """Where the row's message is, or why nobody can tell; raises NotNowError or TokenRefusedError."""
        since = min(row.planned_at, row.due_at)  # a clock that ran ahead may have planned it
        try:
            place: Place = await self._carrier.place(row.guild_id, row.channel_id)
            if row.place and row.place != place:  # a channel turned into a forum no longer shows what stood in it
                return "turned"
            return await self._carrier.find(row.guild_id, row.channel_id, row.mark, since)
        except (ChannelRefusedError, EditionRefusedError):
            log.warning("channel can't be read row=%d channel=%d", row.row_id, row.channel_id)
            return "closed"

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
        return now - row.due_at > self._keeps(row)

    def _keeps(self, row: OutboxRow) -> timedelta:
        return self._grace if row.purpose == DAILY else NOW_KEEPS

    def _put_off(self, row: OutboxRow, least: float = 0.0) -> int:
        """Try again later, and once more when there is no more time for it; how often it was put off."""
        left = (row.due_at + self._keeps(row) - self._clock()).total_seconds()
        return self._patience.put_off(row.row_id, least, most=left + 1.0 if left > 0 else None)

    def _forget(self, row_id: int) -> None:
        self._patience.forget(row_id)
        self._started.pop(row_id, None)
        self._absent_since.pop(row_id, None)
        self._answers.pop(row_id, None)
