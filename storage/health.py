"""How the store and its digests stand: what `nutgraf check` and /status ask."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import datetime

from storage import files
from storage.doors import Doors, Transaction
from storage.outbox import row_from
from storage.records import OutboxRow, Tally
from storage.values import dump_time, load_time

_TICK, _STARTED = "last_tick", "bot_started"
# guild_id NULL: all servers. Rows from before a digest was set or resumed again are settled by that, but for those that
# were armed again then, which makes them due anew; servers that the bot is out of do not count.
_TALLY = """
WITH alive AS (
    SELECT * FROM subscription
    WHERE (:guild_id IS NULL OR guild_id = :guild_id) AND guild_id NOT IN (SELECT guild_id FROM departure)
), waiting AS (
    SELECT outbox.state, outbox.due_at FROM outbox JOIN alive USING (guild_id, channel_id)
    WHERE outbox.state IN ('planned', 'sending') OR (max(outbox.planned_at, outbox.due_at) >= alive.set_at AND (
        outbox.state = 'suspended' OR (outbox.state = 'uncertain' AND outbox.due_at > :since)
        OR (outbox.state IN ('failed', 'missed') AND outbox.due_at > :recent)
    ))
)
SELECT (SELECT count(*) FROM alive) AS digests,
       (SELECT count(*) FROM alive WHERE paused = 1) AS paused,
       (SELECT count(*) FROM waiting WHERE state IN ('planned', 'sending') AND due_at <= :now) AS due,
       (SELECT count(*) FROM waiting WHERE state IN ('planned', 'sending') AND due_at <= :late) AS overdue,
       (SELECT count(*) FROM waiting WHERE state = 'uncertain') AS uncertain,
       (SELECT count(*) FROM waiting WHERE state = 'suspended') AS suspended,
       (SELECT count(*) FROM waiting WHERE state = 'failed') AS failed,
       (SELECT count(*) FROM waiting WHERE state = 'missed') AS missed
"""
# The rows counted above as overdue, uncertain, suspended, failed or missed, of one server.
_TROUBLES = """
SELECT outbox.* FROM outbox JOIN subscription USING (guild_id, channel_id)
WHERE guild_id = :guild_id AND ((outbox.state IN ('planned', 'sending') AND outbox.due_at <= :late) OR (
    max(outbox.planned_at, outbox.due_at) >= subscription.set_at AND (
        outbox.state = 'suspended' OR (outbox.state = 'uncertain' AND outbox.due_at > :since)
        OR (outbox.state IN ('failed', 'missed') AND outbox.due_at > :recent)
    )
)) ORDER BY outbox.due_at, outbox.id
"""
_ZONES = "SELECT DISTINCT zone FROM subscription ORDER BY zone"
_SETTING = "SELECT value FROM setting WHERE key = :key"
_SET = "INSERT INTO setting (key, value) VALUES (:key, :value) ON CONFLICT (key) DO UPDATE SET value = excluded.value"


class Health:
    """The health of an open store."""

    def __init__(self, doors: Doors) -> None:
        self._doors = doors
        self.checked: tuple[datetime, tuple[str, ...]] | None = None  # when, and what was found, by this process

    async def tally(
        self,
        now: datetime,
        *,
        late: datetime,
        since: datetime,
        recent: datetime | None = None,
        guild_id: int | None = None,
    ) -> Tally:
        """How the digests stand: overdue is what was due by ``late``, uncertain what was due after ``since``, failed
        or missed what was due after ``recent`` (None: after ``since`` too)."""
        params = {
            "guild_id": guild_id,
            "now": dump_time(now),
            "late": dump_time(late),
            "since": dump_time(since),
            "recent": dump_time(recent or since),
        }
        row = await self._doors.read(lambda tx: tx.row(_TALLY, params))
        assert row is not None
        return Tally(**dict(row))

    async def troubles(
        self, guild_id: int, *, late: datetime, since: datetime, recent: datetime | None = None
    ) -> list[OutboxRow]:
        """The rows of a server that `tally` counts as trouble, the oldest first."""
        params = {
            "guild_id": guild_id,
            "late": dump_time(late),
            "since": dump_time(since),
            "recent": dump_time(recent or since),
        }
        return [row_from(row) for row in await self._doors.read(lambda tx: tx.rows(_TROUBLES, params))]

    async def zones(self) -> list[str]:
        """Every zone that a digest goes by."""
        return [str(row["zone"]) for row in await self._doors.read(lambda tx: tx.rows(_ZONES))]

    async def last_tick(self) -> datetime | None:
        """When the bot last looked at the outbox, as far as it was noted."""
        return await self._time(_TICK)

    async def note_tick(self, at: datetime) -> None:
        """The bot looked at the outbox."""
        await self._doors.write(lambda tx: tx.run(_SET, {"key": _TICK, "value": dump_time(at)}))

    async def started(self) -> datetime | None:
        """When a bot last started on this store."""
        return await self._time(_STARTED)

    async def note_start(self, at: datetime) -> None:
        """A bot starts."""
        await self._doors.write(lambda tx: tx.run(_SET, {"key": _STARTED, "value": dump_time(at)}))

    async def quick_check(self, at: datetime) -> tuple[str, ...]:
        """What SQLite finds wrong with the file at a quicker look than `Store.check`; () when nothing."""
        found = await _in_a_thread(lambda: _quick_check(self._doors))
        self.checked = (at, found)
        return found

    async def searches_words(self) -> bool:
        """Whether quotes are found by an index of their words (FTS5)."""

        async def read(tx: Transaction) -> bool:
            options = {str(row[0]) for row in await tx.rows("PRAGMA compile_options")}
            made = await tx.row("SELECT 1 FROM sqlite_master WHERE name = 'quote_word'")
            return "ENABLE_FTS5" in options and made is not None

        return await self._doors.read(read)

    async def free_bytes(self) -> int:
        """Room left on the disk of the store."""
        return (await asyncio.to_thread(shutil.disk_usage, self._doors.path.parent)).free

    async def _time(self, key: str) -> datetime | None:
        row = await self._doors.read(lambda tx: tx.row(_SETTING, {"key": key}))
        try:
            return None if row is None else load_time(str(row["value"]))
        except ValueError:  # altered by hand
            return None


async def _in_a_thread(work: Callable[[], tuple[str, ...]]) -> tuple[str, ...]:
    """The outcome of reading for a long while; a program that ends meanwhile does not wait for it."""
    loop = asyncio.get_running_loop()
    done: asyncio.Future[tuple[str, ...]] = loop.create_future()

    def settle(found: tuple[str, ...]) -> None:
        if not done.done():
            done.set_result(found)

    def run() -> None:
        found = work()
        with suppress(RuntimeError):  # the loop is closed: nobody waits any more
            loop.call_soon_threadsafe(settle, found)

    threading.Thread(target=run, daemon=True, name="store-check").start()
    return await done


def _quick_check(doors: Doors) -> tuple[str, ...]:
    try:
        with closing(files.connect(doors.path)) as db:
            db.execute("PRAGMA query_only = ON")
            found = [str(row[0]) for row in db.execute("PRAGMA quick_check(20)")]
    except sqlite3.Error as error:
        return (str(error),)
    return tuple(line for line in found if line != "ok")
