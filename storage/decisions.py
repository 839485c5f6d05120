"""What was chosen for each digest, as the planner wrote it down; the store only keeps the record.

It is written with the row of the outbox, in the same transaction: what is posted and why are one.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import date

from storage.doors import Doors, Transaction
from storage.records import OutboxRow

_NOTE = """
INSERT INTO digest_decision (guild_id, channel_id, local_date, purpose, part, mark, decision)
VALUES (:guild_id, :channel_id, :local_date, :purpose, :part, :mark, :decision)
ON CONFLICT (guild_id, channel_id, local_date, purpose, part) DO UPDATE SET decision = excluded.decision
"""
_NOTE_AGAIN = """
INSERT INTO digest_decision (guild_id, channel_id, local_date, purpose, part, mark, decision)
SELECT guild_id, channel_id, local_date, purpose, part, mark, :decision FROM outbox WHERE id = :row_id
ON CONFLICT (guild_id, channel_id, local_date, purpose, part) DO UPDATE SET decision = excluded.decision
"""
_ON = """
SELECT outbox.guild_id, outbox.channel_id, outbox.local_date, outbox.purpose, outbox.part, outbox.mark, outbox.state,
       outbox.reason, outbox.payload, coalesce(digest_decision.decision, '') AS decision
FROM outbox LEFT JOIN digest_decision USING (guild_id, channel_id, local_date, purpose, part)
WHERE outbox.guild_id = :guild_id AND outbox.channel_id = :channel_id AND outbox.local_date = :local_date
ORDER BY outbox.purpose, outbox.part
"""
_MARKED = """
SELECT *, '' AS state, '' AS reason, '' AS payload FROM digest_decision WHERE guild_id = :guild_id AND mark = :mark
"""
_LAST_DATE = """
SELECT max(local_date) AS local_date FROM digest_decision WHERE guild_id = :guild_id AND channel_id = :channel_id
"""
_GUILD_OF = "SELECT guild_id FROM outbox WHERE channel_id = :channel_id ORDER BY id DESC LIMIT 1"
_FORGET = "DELETE FROM digest_decision WHERE local_date < :before"


@dataclass(frozen=True, slots=True, kw_only=True)
class NotedDecision:
    """The record of one edition, by the key it has in the outbox; "" where none is kept.

    ``state``, ``reason`` and ``payload``, in answers to `on` only: how the edition stands, and what is frozen of it.
    """

    guild_id: int
    channel_id: int
    local_date: date
    purpose: str
    part: int
    mark: str
    decision: str
    state: str = ""
    reason: str = ""
    payload: str = ""


class Decisions:
    """The records of an open store. Each question names its server: no other one's channel answers it."""

    def __init__(self, doors: Doors) -> None:
        self._doors = doors

    async def on(self, guild_id: int, channel_id: int, local_date: date) -> list[NotedDecision]:
        """The editions of a channel on a local date with what was decided for each, the daily one first."""
        params = {"guild_id": guild_id, "channel_id": channel_id, "local_date": local_date.isoformat()}
        return [_noted(row) for row in await self._doors.read(lambda tx: tx.rows(_ON, params))]

    async def marked(self, guild_id: int, mark: str) -> NotedDecision | None:
        """What was decided for the edition with this mark; None where it is forgotten, or another server's."""
        params = {"guild_id": guild_id, "mark": mark}
        row = await self._doors.read(lambda tx: tx.row(_MARKED, params))
        return None if row is None else _noted(row)

    async def guild_of(self, channel_id: int) -> int | None:
        """The server of a channel with a record, for the operator, who need not know it."""
        row = await self._doors.read(lambda tx: tx.row(_GUILD_OF, {"channel_id": channel_id}))
        return None if row is None else int(row["guild_id"])

    async def last_date(self, guild_id: int, channel_id: int) -> date | None:
        """The latest local date with a record."""
        params = {"guild_id": guild_id, "channel_id": channel_id}
        row = await self._doors.read(lambda tx: tx.row(_LAST_DATE, params))
        return date.fromisoformat(row["local_date"]) if row and row["local_date"] else None

    async def forget_before(self, before: date) -> int:
        """Delete the records of earlier local dates; how many these were."""
        return await self._doors.write(lambda tx: tx.run(_FORGET, {"before": before.isoformat()}))


async def note(tx: Transaction, row: OutboxRow) -> None:
    """Keep the record of a row that is being planned, where it has one."""
    if row.decision:
        params = {
            "guild_id": row.guild_id,
            "channel_id": row.channel_id,
            "local_date": row.local_date.isoformat(),
            "purpose": row.purpose,
            "part": row.part,
            "mark": row.mark,
            "decision": row.decision,
        }
        await tx.run(_NOTE, params)


async def note_again(tx: Transaction, row_id: int, decision: str) -> None:
    """Keep the record of a row that is planned anew."""
    if decision:
        await tx.run(_NOTE_AGAIN, {"row_id": row_id, "decision": decision})


def _noted(row: sqlite3.Row) -> NotedDecision:
    return NotedDecision(**{**dict(row), "local_date": date.fromisoformat(row["local_date"])})
