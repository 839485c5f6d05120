"""What belongs to a server: the digests of its channels; and the few values the bot keeps for itself."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import datetime

from storage.doors import Doors, Transaction
from storage.feeds import drop_orphans
from storage.records import Subscription
from storage.values import dump, dump_ids, dump_time, load, load_time

_SET = """
INSERT INTO subscription (guild_id, channel_id, time, zone, days, topics, when_empty, crosspost, paused, set_by,
                          set_at, last_number)
VALUES (:guild_id, :channel_id, :time, :zone, :days, :topics, :when_empty, :crosspost, :paused, :set_by, :set_at,
        :last_number)
ON CONFLICT (guild_id, channel_id) DO UPDATE SET
    time = excluded.time, zone = excluded.zone, days = excluded.days, topics = excluded.topics,
    when_empty = excluded.when_empty, crosspost = excluded.crosspost, paused = excluded.paused,
    set_by = excluded.set_by, set_at = excluded.set_at, last_number = excluded.last_number
"""
_GET = "SELECT * FROM subscription WHERE guild_id = :guild_id AND channel_id = :channel_id"
_LIST = "SELECT * FROM subscription WHERE guild_id = :guild_id ORDER BY set_at, channel_id"
_ACTIVE = """
SELECT * FROM subscription WHERE paused = 0 AND guild_id NOT IN (SELECT guild_id FROM departure)
ORDER BY guild_id, channel_id
"""
_LEFT = """
SELECT * FROM subscription WHERE paused = 0 AND guild_id IN (SELECT guild_id FROM departure)
ORDER BY guild_id, channel_id
"""
_PAUSE = "UPDATE subscription SET paused = :paused WHERE guild_id = :guild_id AND channel_id = :channel_id"
_REMOVE = "DELETE FROM subscription WHERE guild_id = :guild_id AND channel_id = :channel_id"
_FORGET = "DELETE FROM subscription WHERE guild_id = :guild_id"
_FORGET_NOTICES = "DELETE FROM notice_channel WHERE guild_id = :guild_id"
_FORGET_FEEDS = "DELETE FROM feed_follower WHERE guild_id = :guild_id"
_HAS_LEFT = "SELECT 1 FROM departure WHERE guild_id = :guild_id"
_ABSENT = """
SELECT guild_id FROM (SELECT guild_id FROM subscription UNION SELECT guild_id FROM feed_follower WHERE guild_id <> 0)
WHERE guild_id NOT IN (SELECT value FROM json_each(:ids)) AND guild_id NOT IN (SELECT guild_id FROM departure)
"""
_LEAVE = "INSERT INTO departure (guild_id, left_at) VALUES (:guild_id, :left_at) ON CONFLICT (guild_id) DO NOTHING"
_RETURN = "DELETE FROM departure WHERE guild_id = :guild_id"
_ANY_LEFT = "SELECT 1 FROM departure WHERE guild_id IN (SELECT value FROM json_each(:ids)) LIMIT 1"
_RETURN_ALL = "DELETE FROM departure WHERE guild_id IN (SELECT value FROM json_each(:ids))"
_LEFT_BEFORE = "SELECT guild_id FROM departure WHERE left_at < :before"
_SETTING = "SELECT value FROM setting WHERE key = :key"
_SET_SETTING = """
INSERT INTO setting (key, value) VALUES (:key, :value) ON CONFLICT (key) DO UPDATE SET value = excluded.value
"""


class Servers:
    """The servers of an open store."""

    def __init__(self, doors: Doors) -> None:
        self._doors = doors

    async def set(self, subscription: Subscription) -> None:
        """Set the digest of a channel in place of the one it may have."""
        params = {
            "guild_id": subscription.guild_id,
            "channel_id": subscription.channel_id,
            "time": subscription.time,
            "zone": subscription.zone,
            "days": dump(subscription.days, "days"),
            "topics": dump(subscription.topics, "topics"),
            "when_empty": subscription.when_empty,
            "crosspost": subscription.crosspost,
            "paused": subscription.paused,
            "set_by": subscription.set_by,
            "set_at": dump_time(subscription.set_at),
            "last_number": subscription.last_number,
        }
        await self._doors.write(lambda tx: tx.run(_SET, params))

    async def get(self, guild_id: int, channel_id: int) -> Subscription | None:
        """The digest of a channel, or None."""
        row = await self._doors.read(lambda tx: tx.row(_GET, _key(guild_id, channel_id)))
        return None if row is None else _subscription_from(row)

    async def list_for(self, guild_id: int) -> list[Subscription]:
        """The digests of a server in the order they were set, paused ones among them."""
        rows = await self._doors.read(lambda tx: tx.rows(_LIST, {"guild_id": guild_id}))
        return [_subscription_from(row) for row in rows]

    async def all_active(self) -> list[Subscription]:
        """Every digest that is not paused, of the servers the bot is in."""
        return [_subscription_from(row) for row in await self._doors.read(lambda tx: tx.rows(_ACTIVE))]

    async def all_left(self) -> list[Subscription]:
        """Every digest that is not paused, of the servers the bot is out of."""
        return [_subscription_from(row) for row in await self._doors.read(lambda tx: tx.rows(_LEFT))]

    async def pause(self, guild_id: int, channel_id: int) -> bool:
        """Pause a digest; False where the channel has none."""
        return await self._change(_PAUSE, {**_key(guild_id, channel_id), "paused": True})

    async def resume(self, guild_id: int, channel_id: int) -> bool:
        """Go on with a digest; False where the channel has none."""
        return await self._change(_PAUSE, {**_key(guild_id, channel_id), "paused": False})

    async def remove(self, guild_id: int, channel_id: int) -> bool:
        """Remove a digest; what was posted stays known. False where the channel has none."""
        return await self._change(_REMOVE, _key(guild_id, channel_id))

    async def note_left(self, guild_id: int, at: datetime) -> None:
        """The bot is no longer in this server: its digests rest; telling it again keeps the first time."""
        params = {"guild_id": guild_id, "left_at": dump_time(at)}
        await self._doors.write(lambda tx: tx.run(_LEAVE, params))

    async def note_back(self, *guild_ids: int) -> None:
        """The bot is in these servers (again): their digests go on. Writes only where one of them was left."""
        ids = {"ids": dump_ids(guild_ids)}
        if await self._doors.read(lambda tx: tx.row(_ANY_LEFT, ids)) is not None:
            await self._doors.write(lambda tx: tx.run(_RETURN_ALL, ids))

    async def note_present(self, guild_ids: Sequence[int], at: datetime) -> list[int]:
        """These are all the servers the bot is in: others with digests were left meanwhile; which these are."""
        ids = {"ids": dump_ids(guild_ids)}
        await self.note_back(*guild_ids)
        if await self._doors.read(lambda tx: tx.row(_ABSENT, ids)) is None:
            return []

        async def write(tx: Transaction) -> list[int]:
            gone = [int(row["guild_id"]) for row in await tx.rows(_ABSENT, ids)]
            for guild_id in gone:
                await tx.run(_LEAVE, {"guild_id": guild_id, "left_at": dump_time(at)})
            return gone

        return await self._doors.write(write)

    async def has_left(self, guild_id: int) -> bool:
        """Whether the bot is known to be out of this server."""
        return await self._doors.read(lambda tx: tx.row(_HAS_LEFT, {"guild_id": guild_id})) is not None

    async def forget_left(self, before: datetime) -> list[int]:
        """Delete the settings of servers left before that time; which servers these were."""
        params = {"before": dump_time(before)}

        async def write(tx: Transaction) -> list[int]:
            gone = [int(row["guild_id"]) for row in await tx.rows(_LEFT_BEFORE, params)]
            for guild_id in gone:
                await tx.run(_FORGET, {"guild_id": guild_id})
                await tx.run(_FORGET_NOTICES, {"guild_id": guild_id})
                await tx.run(_FORGET_FEEDS, {"guild_id": guild_id})
                await tx.run(_RETURN, {"guild_id": guild_id})
            await drop_orphans(tx)
            return gone

        return await self._doors.write(write)

    async def setting(self, key: str) -> str | None:
        """A value the bot keeps for itself, or None."""
        row = await self._doors.read(lambda tx: tx.row(_SETTING, {"key": key}))
        return None if row is None else str(row["value"])

    async def set_setting(self, key: str, value: str) -> None:
        """Keep a value."""
        await self._doors.write(lambda tx: tx.run(_SET_SETTING, {"key": key, "value": value}))

    async def _change(self, sql: str, params: dict[str, int | bool]) -> bool:
        return await self._doors.write(lambda tx: tx.run(sql, params)) > 0


def _key(guild_id: int, channel_id: int) -> dict[str, int | bool]:
    return {"guild_id": guild_id, "channel_id": channel_id}


def _subscription_from(row: sqlite3.Row) -> Subscription:
    return Subscription(
        guild_id=row["guild_id"],
        channel_id=row["channel_id"],
        time=row["time"],
        zone=row["zone"],
        days=tuple(load(row["days"])),
        topics=tuple(load(row["topics"])),
        when_empty=row["when_empty"],
        crosspost=bool(row["crosspost"]),
        paused=bool(row["paused"]),
        set_by=row["set_by"],
        set_at=load_time(row["set_at"]),
        last_number=row["last_number"],
    )
