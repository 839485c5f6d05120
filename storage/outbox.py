"""The outbox: what is to be posted, what was, and what nobody can tell.

One row a guild, channel, local date, purpose and part, for ever. The way of a row:

    planned ──begin──▶ sending ──sent──▶ sent
       ▲                 │ ▲
       └───retry_at──────┘ └─begin (again, same nonce)── uncertain

`begin` commits "sending" before the request goes out, so a row found in "sending" at start has an unknown outcome.
Until its first attempt a row may be planned anew; from then on payload, nonce, mark and spans stay as they are.
"sent" is final. `mark` puts a row to any other state, with the reason for the admins.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import date, datetime

from storage import decisions
from storage.doors import Doors, Transaction
from storage.errors import NotFoundError, OutboxStateError
from storage.records import OutboxRow, OutboxState, Pending, Span
from storage.values import dump, dump_time, load, load_time

# What admins are told of, once: the digest is not there, or nobody can tell.
TROUBLE: tuple[OutboxState, ...] = ("failed", "missed", "suspended", "uncertain")
ON_ITS_WAY: tuple[OutboxState, ...] = ("planned", "sending")
MAYBE_POSTED: tuple[OutboxState, ...] = ("sent", "sending", "uncertain")
NOT_KEPT = frozenset({"", "wanted", "done", "deleted"})  # of a digest that goes on to others, or whose message is gone
AWAY = "away"  # why a row is "missed" that was too late when the bot came; one that is "planned" is looked for before
NOTHING_NEW = "empty"  # why a row is "skipped" that had nothing to tell; whatever else called it off, its news is owed

_PLAN = """
INSERT INTO outbox (guild_id, channel_id, local_date, purpose, part, state, attempt, planned_at, due_at, started_at,
                    sent_at, message_id, payload, spans, nonce, mark, last_number, strikes, reason, place, crosspost,
                    notice)
VALUES (:guild_id, :channel_id, :local_date, :purpose, :part, :state, :attempt, :planned_at, :due_at, :started_at,
        :sent_at, :message_id, :payload, :spans, :nonce, :mark, :last_number, :strikes, :reason, :place, :crosspost,
        :notice)
ON CONFLICT (guild_id, channel_id, local_date, purpose, part) DO NOTHING
"""
_REPLAN = """
UPDATE outbox SET payload = :payload, spans = :spans,
                  last_number = coalesce(:last_number, last_number)
WHERE id = :row_id AND state = 'planned'
"""
_GET = "SELECT * FROM outbox WHERE id = :row_id"
_FIND = """
SELECT * FROM outbox WHERE guild_id = :guild_id AND channel_id = :channel_id AND local_date = :local_date
  AND purpose = :purpose AND part = :part
"""
_PENDING = """
SELECT id, guild_id, channel_id, due_at, strikes FROM outbox
WHERE (state = 'planned' AND due_at <= :now) OR state = 'sending' OR (state = 'uncertain' AND due_at > :since)
ORDER BY due_at, id
"""
_TO_CROSSPOST = "SELECT * FROM outbox WHERE crosspost = 'wanted' AND state = 'sent' ORDER BY id"
_CROSSPOSTED = """
UPDATE outbox SET crosspost = :outcome,
                  notice = CASE WHEN :trouble AND purpose = 'daily' AND notice = '' THEN 'wanted' ELSE notice END
WHERE id = :row_id AND crosspost = 'wanted'
"""
_BEGIN = """
UPDATE outbox SET state = 'sending', attempt = attempt + 1, started_at = :at,
                  place = CASE state WHEN 'planned' THEN :place ELSE place END
WHERE id = :row_id AND state IN ('planned', 'sending', 'uncertain')
"""
_SENT = """
UPDATE outbox SET state = 'sent', message_id = :message_id, sent_at = :at, reason = :reason
WHERE id = :row_id AND state IN ('sending', 'uncertain')
"""
_DOUBT = "UPDATE outbox SET reason = :reason WHERE id = :row_id AND state = 'sending' AND reason <> :reason"
_MARK = """
UPDATE outbox SET state = :state, reason = :reason,
                  notice = CASE WHEN :trouble AND notice = '' THEN 'wanted' ELSE notice END
WHERE id = :row_id AND state <> 'sent'
"""
_RETRY = """
UPDATE outbox SET state = 'planned', due_at = :due_at, reason = :reason, strikes = strikes + :strike
WHERE id = :row_id AND state IN ('planned', 'sending', 'suspended', 'uncertain')
"""
_REARM = """
UPDATE outbox SET state = 'planned', due_at = :due_at, strikes = 0, reason = '', notice = ''
WHERE guild_id = :guild_id AND channel_id = :channel_id AND state = 'suspended' AND due_at >= :oldest
"""
_LAST = """
SELECT * FROM outbox WHERE guild_id = :guild_id AND channel_id = :channel_id AND purpose = :purpose
  AND (state IN (SELECT value FROM json_each(:states)) OR (state = 'skipped' AND reason = :reason))
  AND (:before IS NULL OR local_date < :before)
ORDER BY local_date DESC, due_at DESC, part DESC LIMIT 1
"""
_LIST = """
SELECT * FROM outbox WHERE guild_id = :guild_id ORDER BY local_date DESC, due_at DESC, id DESC LIMIT :most
"""
_COUNT = "SELECT state, count(*) AS rows FROM outbox GROUP BY state"


class Outbox:
    """The outbox of an open store."""

    def __init__(self, doors: Doors) -> None:
        self._doors = doors

    async def plan(self, row: OutboxRow) -> bool:
        """Put a row in, in the state it has ("planned", or "missed" and "skipped" for the record).

        False where its key (guild, channel, local date, purpose, part) is there already: nothing is changed then.
        """
        params = _params_of(row)

        async def write(tx: Transaction) -> bool:
            planned = await tx.run(_PLAN, params) > 0
            if planned:
                await decisions.note(tx, row)
            return planned

        return await self._doors.write(write)

    async def replan(
        self,
        row_id: int,
        *,
        payload: str,
        spans: Sequence[Span],
        last_number: int | None = None,
        decision: str = "",
    ) -> bool:
        """Put another payload into a planned row; False, and nothing changed, where it may stand in the channel.

        A row is planned before its first attempt, and again after one that Discord clearly refused; nonce and mark
        stay as they are.
        """
        params = {
            "row_id": row_id,
            "payload": payload,
            "spans": dump([dict(span) for span in spans], "spans"),
            "last_number": last_number,
        }

        async def write(tx: Transaction) -> bool:
            planned = await tx.run(_REPLAN, params) > 0
            if planned:
                await decisions.note_again(tx, row_id, decision)
            return planned

        return await self._doors.write(write)

    async def pending(self, now: datetime, *, since: datetime) -> list[Pending]:
        """What is to be posted or settled, the oldest first: planned rows whose time has come, those in "sending", and
        uncertain ones that were due after ``since``."""
        params = {"now": dump_time(now), "since": dump_time(since)}
        rows = await self._doors.read(lambda tx: tx.rows(_PENDING, params))
        return [
            Pending(
                row_id=row["id"],
                guild_id=row["guild_id"],
                channel_id=row["channel_id"],
                due_at=load_time(row["due_at"]),
                strikes=row["strikes"],
            )
            for row in rows
        ]

    async def begin(self, row_id: int, at: datetime, *, place: str = "") -> int:
        """Commit "sending"; the number of this attempt, from 1. Call it before the request.

        ``place`` is what the channel is; it is kept from an attempt that may have been posted. Raises
        `OutboxStateError` for a row that is in none of planned, sending and uncertain.
        """
        params = {"row_id": row_id, "at": dump_time(at), "place": place}

        async def write(tx: Transaction) -> int:
            changed = await tx.run(_BEGIN, params)
            row = await _get(tx, row_id)
            if not changed:
                raise OutboxStateError(row_id, row.state)
            return row.attempt

        return await self._doors.write(write)

    async def sent(self, row_id: int, message_id: int | None, at: datetime, *, reason: str = "") -> None:
        """It is in the channel; ``message_id`` None where it was posted and is gone. Telling it again changes nothing.

        Raises `OutboxStateError` for a row that was never begun or was given up.
        """
        params = {"row_id": row_id, "message_id": message_id, "at": dump_time(at), "reason": reason}

        async def write(tx: Transaction) -> None:
            if not await tx.run(_SENT, params):
                row = await _get(tx, row_id)
                if row.state != "sent":
                    raise OutboxStateError(row_id, row.state)

        await self._doors.write(write)

    async def mark(self, row_id: int, state: OutboxState, reason: str) -> bool:
        """Put a row to failed, missed, suspended, uncertain, skipped or back to planned; False for one that is sent."""
        if state in ("sending", "sent"):
            raise ValueError("a row gets there by begin() and sent()")
        params = {"row_id": row_id, "state": state, "reason": reason, "trouble": state in TROUBLE}
        return await self._doors.write(lambda tx: tx.run(_MARK, params)) > 0

    async def doubt(self, row_id: int, reason: str) -> None:
        """What is known of a request without a clear answer: it stays in "sending"."""
        params = {"row_id": row_id, "reason": reason}
        await self._doors.write(lambda tx: tx.run(_DOUBT, params))

    async def retry_at(self, row_id: int, due_at: datetime, reason: str, *, strike: bool = False) -> int:
        """After a clear refusal: plan the same row for later; how many strikes it has now.

        Raises `OutboxStateError` for a row that is sent or given up.
        """
        params = {"row_id": row_id, "due_at": dump_time(due_at), "reason": reason, "strike": int(strike)}

        async def write(tx: Transaction) -> int:
            changed = await tx.run(_RETRY, params)
            row = await _get(tx, row_id)
            if not changed:
                raise OutboxStateError(row_id, row.state)
            return row.strikes

        return await self._doors.write(write)

    async def rearm(self, guild_id: int, channel_id: int, *, due_at: datetime, oldest: datetime) -> int:
        """Plan the suspended rows of a channel that were due since ``oldest`` again; how many these are.

        They are due at ``due_at`` and keep the moment at which they were first planned: an earlier attempt may stand in
        the channel since then. One that is refused again is trouble of its own.
        """
        params = {
            "guild_id": guild_id,
            "channel_id": channel_id,
            "due_at": dump_time(due_at),
            "oldest": dump_time(oldest),
        }
        return await self._doors.write(lambda tx: tx.run(_REARM, params))

    async def to_crosspost(self) -> list[OutboxRow]:
        """Posted rows that are still to go on to the channels which follow theirs."""
        return [row_from(row) for row in await self._doors.read(lambda tx: tx.rows(_TO_CROSSPOST))]

    async def crossposted(self, row_id: int, outcome: str) -> None:
        """That is settled: "done", or why it will not be."""
        params = {"row_id": row_id, "outcome": outcome, "trouble": outcome not in NOT_KEPT}
        await self._doors.write(lambda tx: tx.run(_CROSSPOSTED, params))

    async def get(self, row_id: int) -> OutboxRow:
        """One row; raises `NotFoundError`."""
        return await self._doors.read(lambda tx: _get(tx, row_id))

    async def find(
        self, guild_id: int, channel_id: int, local_date: date, purpose: str = "daily", part: int = 0
    ) -> OutboxRow | None:
        """The row of an edition part, or None."""
        params = {
            "guild_id": guild_id,
            "channel_id": channel_id,
            "local_date": local_date.isoformat(),
            "purpose": purpose,
            "part": part,
        }
        row = await self._doors.read(lambda tx: tx.row(_FIND, params))
        return None if row is None else row_from(row)

    async def last_for(
        self,
        guild_id: int,
        channel_id: int,
        purpose: str = "daily",
        *,
        states: Sequence[OutboxState] | None = None,
        before: date | None = None,
    ) -> OutboxRow | None:
        """The row of the latest local date (``before`` another) in one of the states; as it is, the last whose news
        counts as told.

        That is what may have been posted, and what had nothing to tell.
        """
        params = {
            "guild_id": guild_id,
            "channel_id": channel_id,
            "purpose": purpose,
            "states": dump(list(MAYBE_POSTED if states is None else states), "states"),
            "reason": NOTHING_NEW if states is None else None,
            "before": None if before is None else before.isoformat(),
        }
        row = await self._doors.read(lambda tx: tx.row(_LAST, params))
        return None if row is None else row_from(row)

    async def list_for(self, guild_id: int, *, most: int = 50) -> list[OutboxRow]:
        """The rows of a server, the newest first."""
        params = {"guild_id": guild_id, "most": most}
        return [row_from(row) for row in await self._doors.read(lambda tx: tx.rows(_LIST, params))]

    async def counts(self) -> dict[str, int]:
        """How many rows are in each state that has any."""
        return {row["state"]: row["rows"] for row in await self._doors.read(lambda tx: tx.rows(_COUNT))}


async def _get(tx: Transaction, row_id: int) -> OutboxRow:
    row = await tx.row(_GET, {"row_id": row_id})
    if row is None:
        raise NotFoundError(row_id)
    return row_from(row)


def _params_of(row: OutboxRow) -> dict[str, object]:
    return {
        "guild_id": row.guild_id,
        "channel_id": row.channel_id,
        "local_date": row.local_date.isoformat(),
        "purpose": row.purpose,
        "part": row.part,
        "state": row.state,
        "attempt": row.attempt,
        "planned_at": dump_time(row.planned_at),
        "due_at": dump_time(row.due_at),
        "started_at": _dump_time_or_none(row.started_at),
        "sent_at": _dump_time_or_none(row.sent_at),
        "message_id": row.message_id,
        "payload": row.payload,
        "spans": dump([dict(span) for span in row.spans], "spans"),
        "nonce": row.nonce,
        "mark": row.mark,
        "last_number": row.last_number,
        "strikes": row.strikes,
        "reason": row.reason,
        "place": row.place,
        "crosspost": row.crosspost,
        "notice": "wanted" if row.state in TROUBLE and row.purpose == "daily" and not row.notice else row.notice,
    }


def row_from(row: sqlite3.Row) -> OutboxRow:
    """The record of a row."""
    return OutboxRow(
        row_id=row["id"],
        guild_id=row["guild_id"],
        channel_id=row["channel_id"],
        local_date=date.fromisoformat(row["local_date"]),
        purpose=row["purpose"],
        part=row["part"],
        state=row["state"],
        attempt=row["attempt"],
        planned_at=load_time(row["planned_at"]),
        due_at=load_time(row["due_at"]),
        started_at=_load_time_or_none(row["started_at"]),
        sent_at=_load_time_or_none(row["sent_at"]),
        message_id=row["message_id"],
        payload=row["payload"],
        spans=tuple(load(row["spans"])),
        nonce=row["nonce"],
        mark=row["mark"],
        last_number=row["last_number"],
        strikes=row["strikes"],
        reason=row["reason"],
        place=row["place"],
        crosspost=row["crosspost"],
        notice=row["notice"],
    )


def is_trouble(row: OutboxRow) -> bool:
    """Whether admins are told of it: the digest is not there, or did not go on to the channels that follow."""
    return row.state in TROUBLE or (row.state == "sent" and row.crosspost not in NOT_KEPT)


def _dump_time_or_none(moment: datetime | None) -> str | None:
    return None if moment is None else dump_time(moment)


def _load_time_or_none(text: str | None) -> datetime | None:
    return None if text is None else load_time(text)
