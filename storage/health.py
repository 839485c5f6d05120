"""How the store and its digests stand: what `nutgraf check` and /status ask."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import datetime, timedelta
from typing import TypeVar

from storage import files
from storage.doors import Doors, Transaction
from storage.outbox import NOT_KEPT, row_from
from storage.records import OutboxRow, Tally
from storage.values import dump, dump_time, load_time

T = TypeVar("T")

_TICK, _STARTED, _CLOCK = "last_tick", "bot_started", "clock_off"
# The digests of one server or (guild_id NULL) of all; servers that the bot is out of do not count. Rows from before a
# digest was set or resumed again are settled by that, but for those that were armed again then, which makes them due
# anew. ``trouble`` is NULL for what is on its way in time.
_STANDING = """
WITH alive AS (
    SELECT * FROM subscription
    WHERE (:guild_id IS NULL OR guild_id = :guild_id) AND guild_id NOT IN (SELECT guild_id FROM departure)
), standing AS (
    SELECT outbox.*, CASE outbox.state
        WHEN 'planned' THEN iif(outbox.due_at <= :late, 'overdue', NULL)
        WHEN 'sending' THEN iif(outbox.due_at <= :late, 'overdue', NULL)
        WHEN 'sent' THEN 'not_crossposted'
        ELSE outbox.state END AS trouble
    FROM outbox JOIN alive USING (guild_id, channel_id)
    WHERE outbox.state IN ('planned', 'sending')
       OR (outbox.state = 'sent' AND outbox.due_at > :recent
           AND outbox.crosspost NOT IN (SELECT value FROM json_each(:not_kept)))
       OR (max(outbox.planned_at, outbox.due_at) >= alive.set_at AND (
            outbox.state = 'suspended' OR (outbox.state = 'uncertain' AND outbox.due_at > :since)
            OR (outbox.state IN ('failed', 'missed') AND outbox.due_at > :recent)))
)
"""
_TALLY = """
SELECT (SELECT count(*) FROM alive) AS digests,
       (SELECT count(*) FROM alive WHERE paused = 1) AS paused,
       (SELECT count(*) FROM standing WHERE state IN ('planned', 'sending') AND due_at <= :now) AS due,
       (SELECT count(*) FROM standing WHERE trouble = 'overdue') AS overdue,
       (SELECT count(*) FROM standing WHERE trouble = 'uncertain') AS uncertain,
       (SELECT count(*) FROM standing WHERE trouble = 'suspended') AS suspended,
       (SELECT count(*) FROM standing WHERE trouble = 'failed') AS failed,
       (SELECT count(*) FROM standing WHERE trouble = 'missed') AS missed,
       (SELECT count(*) FROM standing WHERE trouble = 'not_crossposted') AS not_crossposted
"""
_TROUBLES = "SELECT * FROM standing WHERE trouble IS NOT NULL ORDER BY due_at, id"
_ZONES = "SELECT DISTINCT zone FROM subscription ORDER BY zone"
_SETTING = "SELECT value FROM setting WHERE key = :key"
_SET = "INSERT INTO setting (key, value) VALUES (:key, :value) ON CONFLICT (key) DO UPDATE SET value = excluded.value"
# Each page is read once, so that keeping pages gains nothing; and what a thread of its own took for them, 2 MB by
# SQLite's habit, the system's allocator keeps, for each thread that ever looked anew.
_KEEP_LITTLE = "PRAGMA cache_size = -256"  # KiB


class Health:
    """The health of an open store."""

    def __init__(self, doors: Doors) -> None:
        self._doors = doors
        self.checked: tuple[datetime, tuple[str, ...]] | None = None  # when, and what was found, by this process

    async def tally(
        self, now: datetime, *, late: datetime, since: datetime, recent: datetime, guild_id: int | None = None
    ) -> Tally:
        """How the digests stand: overdue is what was due by ``late``, uncertain what was due after ``since``, failed,
        missed or not crossposted what was due after ``recent``."""
        params = {**_params(guild_id, late, since, recent), "now": dump_time(now)}
        row = await self._doors.read(lambda tx: tx.row(_STANDING + _TALLY, params))
        assert row is not None
        return Tally(**dict(row))

    async def troubles(self, guild_id: int, *, late: datetime, since: datetime, recent: datetime) -> list[OutboxRow]:
        """The rows of a server that `tally` counts as trouble, the oldest first."""
        params = _params(guild_id, late, since, recent)
        return [row_from(row) for row in await self._doors.read(lambda tx: tx.rows(_STANDING + _TROUBLES, params))]

    async def zones(self) -> list[str]:
        """Every zone that a digest goes by."""
        return [str(row["zone"]) for row in await self._doors.read(lambda tx: tx.rows(_ZONES))]

    async def last_tick(self) -> datetime | None:
        """When the bot last looked at the outbox, as far as it was noted."""
        return await self._noted(_TICK, load_time)

    async def note_tick(self, at: datetime) -> None:
        """The bot looked at the outbox."""
        await self._note(_TICK, dump_time(at))

    async def clock_off(self) -> timedelta | None:
        """How far the bot found this machine's clock ahead of Discord's, below zero behind; None where it is right."""
        return await self._noted(_CLOCK, lambda value: timedelta(seconds=int(value)))

    async def note_clock(self, off: timedelta | None) -> None:
        """The bot found the clock wrong, or right again."""
        await self._note(_CLOCK, "" if off is None else str(round(off.total_seconds())))

    async def started(self) -> datetime | None:
        """When a bot last started on this store."""
        return await self._noted(_STARTED, load_time)

    async def note_start(self, at: datetime) -> None:
        """A bot starts."""
        await self._note(_STARTED, dump_time(at))

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

    async def _note(self, key: str, value: str) -> None:
        await self._doors.write(lambda tx: tx.run(_SET, {"key": key, "value": value}))

    async def _noted(self, key: str, load: Callable[[str], T]) -> T | None:
        """What was noted; None where nothing was, or "", or where it was altered by hand."""
        row = await self._doors.read(lambda tx: tx.row(_SETTING, {"key": key}))
        try:
            return load(str(row["value"])) if row is not None and row["value"] else None
        except ValueError:
            return None


def _params(guild_id: int | None, late: datetime, since: datetime, recent: datetime) -> dict[str, object]:
    return {
        "guild_id": guild_id,
        "late": dump_time(late),
        "since": dump_time(since),
        "recent": dump_time(recent),
        "not_kept": dump(sorted(NOT_KEPT), "not_kept"),
    }


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
            db.execute(_KEEP_LITTLE)
            found = [str(row[0]) for row in db.execute("PRAGMA quick_check(20)")]
    except sqlite3.Error as error:
        return (str(error),)
    return tuple(line for line in found if line != "ok")
