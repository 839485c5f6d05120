"""What admins are told of a digest that is not there: which rows are still to tell, where, and what was told."""

from __future__ import annotations

from storage.doors import Doors
from storage.outbox import AWAY, row_from
from storage.records import OutboxRow

# A channel of which a date is still looked for has one thing to say once that is settled.
_TO_TELL = """
SELECT * FROM outbox WHERE notice = 'wanted' AND NOT EXISTS (
    SELECT 1 FROM outbox AS other WHERE other.guild_id = outbox.guild_id AND other.channel_id = outbox.channel_id
      AND other.state = 'planned' AND other.reason = :away)
ORDER BY id
"""
_TOLD = "UPDATE outbox SET notice = :outcome WHERE id = :row_id AND notice = 'wanted'"
# The same trouble of the same channel is news again only after a digest of it got through; of one that is sent the
# trouble is that it did not go on to those who follow, until one does.
_IS_KNOWN = """
SELECT 1 FROM outbox WHERE guild_id = :guild_id AND channel_id = :channel_id AND purpose = :purpose AND id <> :row_id
  AND notice IN ('told', 'refused')
  AND iif(:state = 'sent', crosspost = :crosspost, state = :state AND reason = :reason)
  AND local_date <= :local_date AND local_date > coalesce(
    (SELECT max(local_date) FROM outbox WHERE guild_id = :guild_id AND channel_id = :channel_id
       AND purpose = :purpose AND iif(:state = 'sent', crosspost = 'done', state = 'sent')), '')
LIMIT 1
"""
_AMEND = "UPDATE outbox SET notice = :outcome WHERE id = :row_id AND notice <> ''"
_CHANNEL = "SELECT channel_id FROM notice_channel WHERE guild_id = :guild_id"
_SET = """
INSERT INTO notice_channel (guild_id, channel_id) VALUES (:guild_id, :channel_id)
ON CONFLICT (guild_id) DO UPDATE SET channel_id = excluded.channel_id
"""
_CLEAR = "DELETE FROM notice_channel WHERE guild_id = :guild_id"


class Notices:
    """The notices of an open store."""

    def __init__(self, doors: Doors) -> None:
        self._doors = doors

    async def to_tell(self) -> list[OutboxRow]:
        """Rows whose trouble nobody was told of, the oldest first."""
        return [row_from(row) for row in await self._doors.read(lambda tx: tx.rows(_TO_TELL, {"away": AWAY}))]

    async def told(self, row_id: int, outcome: str) -> bool:
        """That is settled: "told", or why nobody is. False where it was settled before."""
        params = {"row_id": row_id, "outcome": outcome}
        return await self._doors.write(lambda tx: tx.run(_TOLD, params)) > 0

    async def amend(self, row_id: int, outcome: str) -> None:
        """How it stands now: "told" is committed before the request, and taken back where that clearly failed."""
        params = {"row_id": row_id, "outcome": outcome}
        await self._doors.write(lambda tx: tx.run(_AMEND, params))

    async def is_known(self, row: OutboxRow) -> bool:
        """Whether the same trouble was told before, and no digest of the channel got through since."""
        params = {
            "guild_id": row.guild_id,
            "channel_id": row.channel_id,
            "purpose": row.purpose,
            "row_id": row.row_id,
            "state": row.state,
            "reason": row.reason,
            "crosspost": row.crosspost,
            "local_date": row.local_date.isoformat(),
        }
        return await self._doors.read(lambda tx: tx.row(_IS_KNOWN, params)) is not None

    async def channel_for(self, guild_id: int) -> int | None:
        """The channel where this server's admins are told; None: whoever set the digest is told."""
        row = await self._doors.read(lambda tx: tx.row(_CHANNEL, {"guild_id": guild_id}))
        return None if row is None else int(row["channel_id"])

    async def set_channel(self, guild_id: int, channel_id: int | None) -> None:
        """Tell this server's admins there; None: whoever set the digest again."""
        params = {"guild_id": guild_id, "channel_id": channel_id}
        if channel_id is None:
            await self._doors.write(lambda tx: tx.run(_CLEAR, {"guild_id": guild_id}))
        else:
            await self._doors.write(lambda tx: tx.run(_SET, params))
