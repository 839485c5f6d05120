"""The two ways to the file: one writer and one reader connection, and one door to each.

A unit of work is a function of a `Transaction`. It runs as a task of its own: when the caller is cancelled while it
waits for its turn nothing has begun, and once begun it is committed or rolled back whole before the next one starts.
"""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from collections.abc import Awaitable, Callable, Coroutine, Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import aiosqlite

from storage import files
from storage.errors import StorageError, StoreClosedError, StoreNewerError, StoreUnreachableError
from storage.locks import WriteTurn
from storage.schema import MIGRATIONS
from storage.values import refuse_unstorable

log = logging.getLogger(__name__)

T = TypeVar("T")
Params = Mapping[str, Any]
Unit = Callable[["Transaction"], Awaitable[T]]

_CHECKPOINT_BYTES = 4 * 1024 * 1024  # SQLite's own habit: a thousand pages


class Transaction:
    """What a unit of work may do: run the static SQL of this room with named parameters."""

    def __init__(self, db: aiosqlite.Connection) -> None:
        self._db = db

    async def rows(self, sql: str, params: Params | None = None) -> list[sqlite3.Row]:
        """All rows of a query."""
        return list(await self._db.execute_fetchall(sql, _checked(params)))

    async def row(self, sql: str, params: Params | None = None) -> sqlite3.Row | None:
        """The first row of a query, or None."""
        found = await self.rows(sql, params)
        return found[0] if found else None

    async def number(self, sql: str, params: Params | None = None) -> int:
        """The one number a query gives."""
        found = await self.row(sql, params)
        assert found is not None  # an aggregate always gives a row
        return int(found[0])

    async def run(self, sql: str, params: Params | None = None) -> int:
        """Run a statement; how many rows it changed."""
        async with self._db.execute(sql, _checked(params)) as cursor:
            return cursor.rowcount

    async def insert(self, sql: str, params: Params) -> int:
        """Run an INSERT; the id of the new row."""
        row = await self._db.execute_insert(sql, _checked(params))
        assert row is not None
        return int(row[0])

    async def many(self, sql: str, rows: Iterable[Params]) -> None:
        """Run a statement once for each of the rows."""
        async with self._db.executemany(sql, [_checked(row) for row in rows]):
            pass


def _checked(params: Params | None) -> Any:
    if params is None:
        return {}
    refuse_unstorable(params)
    return params


class _Door:
    """One connection, entered by one unit of work at a time."""

    def __init__(self, path: Path, db: aiosqlite.Connection) -> None:
        self._path = path
        self._db = db
        self._turn = asyncio.Lock()
        self._running: asyncio.Task[Any] | None = None
        self.closed = False

    async def enter(self, work: Callable[[], Coroutine[Any, Any, T]]) -> T:
        """Run the work alone, to its end even when the caller is cancelled."""
        await self._turn.acquire()
        if self.closed:
            self._turn.release()
            raise StoreClosedError
        task = asyncio.get_running_loop().create_task(work())
        self._running = task
        task.add_done_callback(self._leave)
        try:
            return await asyncio.shield(task)
        except asyncio.CancelledError:
            task.add_done_callback(_log_unheard)
            raise
        except sqlite3.Error as error:
            raise files.error_for(error, self._path) from error
        except OSError as error:
            raise files.error_for_os(error, self._path) from error

    def _leave(self, _: asyncio.Task[Any]) -> None:
        self._running = None
        self._turn.release()

    async def transact(self, begin: str, unit: Unit[T]) -> T:
        """BEGIN, the unit, COMMIT; ROLLBACK when anything goes wrong, cancellation among it."""
        try:
            await self._db.execute(begin)
            result = await unit(Transaction(self._db))
            if not self._db.in_transaction:  # SQLite rolled back by itself, and COMMIT would not say so
                raise StoreUnreachableError(self._path, "the transaction was lost")
            await self._db.commit()
        finally:
            await self._db.rollback()  # does nothing after a commit
        return result


def _log_unheard(task: asyncio.Task[Any]) -> None:
    if not task.cancelled() and (error := task.exception()) is not None:
        log.error("abandoned write failed error=%s", type(error).__name__)


class Doors:
    """Both doors of one open store. Made by `open_doors`; `close` it once."""

    def __init__(self, path: Path, turn: WriteTurn, writer: aiosqlite.Connection, reader: aiosqlite.Connection) -> None:
        self.path = path
        self._file_turn = turn
        self._writer = writer
        self._reader = reader
        self._writing = _Door(path, writer)
        self._reading = _Door(path, reader)
        self._next_checkpoint = _CHECKPOINT_BYTES

    async def write(self, unit: Unit[T]) -> T:
        """Run the unit in one transaction, in turn with every other writer of every process."""
        return await self._writing.enter(lambda: self._write_in_turn(unit))

    async def read(self, unit: Unit[T]) -> T:
        """Run the unit on one snapshot; it can't write."""
        return await self._reading.enter(lambda: self._reading.transact("BEGIN", unit))

    async def data_version(self) -> int:
        """A number that is another one after anybody committed anything."""

        async def ask() -> int:
            async with self._reader.execute("PRAGMA data_version") as cursor:
                row = await cursor.fetchone()
            assert row is not None
            return int(row[0])

        return await self._reading.enter(ask)

    async def close(self) -> None:
        """Let what is running finish, then close both connections; closing again does nothing."""
        async with self._writing._turn, self._reading._turn:
            if self._writing.closed:
                return
            self._writing.closed = self._reading.closed = True
            await self._close_in_turn()

    async def _close_in_turn(self) -> None:
        held = True
        try:
            await self._file_turn.take()
        except (StorageError, OSError):
            held = False  # whoever holds it has the store open, so closing checkpoints nothing
        try:
            await self._reader.close()
            if held:
                await self._checkpoint()
        except (sqlite3.Error, OSError) as error:
            log.warning("checkpoint at close failed error=%s", error)
        finally:
            await self._writer.close()
            self._file_turn.give_up()

    async def _write_in_turn(self, unit: Unit[T]) -> T:
        async def known_unit(tx: Transaction) -> T:
            version = await tx.number("PRAGMA user_version")
            if version > len(MIGRATIONS):  # a newer program came by while this one was running
                raise StoreNewerError(self.path, version, len(MIGRATIONS))
            return await unit(tx)

        await self._file_turn.take()
        try:
            result = await self._writing.transact("BEGIN IMMEDIATE", known_unit)
            await self._checkpoint_when_large()
        finally:
            self._file_turn.give_up()
        return result

    async def _checkpoint_when_large(self) -> None:
        if self._log_bytes() < self._next_checkpoint:
            return
        try:
            await self._checkpoint()
        except sqlite3.Error as error:  # the write itself is committed: it stays in the log
            log.warning("checkpoint failed error=%s", error)
        self._next_checkpoint = self._log_bytes() + _CHECKPOINT_BYTES

    async def _checkpoint(self) -> None:
        # Readers keep the log from being cut; that is no reason to wait, the next checkpoint takes it.
        await self._writer.execute("PRAGMA busy_timeout = 0")
        try:
            await self._writer.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            await self._writer.execute(_BUSY)

    def _log_bytes(self) -> int:
        try:
            return self.path.with_name(self.path.name + "-wal").stat().st_size
        except FileNotFoundError:
            return 0


_BUSY = f"PRAGMA busy_timeout = {files.BUSY_MS}"


async def open_doors(path: Path, turn: WriteTurn) -> Doors:
    """Open both connections; the caller holds the write turn, for the first one in may have a log to recover."""
    writer = await _connect(path)
    try:
        reader = await _connect(path)
        await reader.execute("PRAGMA query_only = ON")
    except BaseException:  # cancelled too: what was opened is closed, its thread ends, and the error goes on up
        await writer.close()
        raise
    return Doors(path, turn, writer, reader)


async def _connect(path: Path) -> aiosqlite.Connection:
    db = await aiosqlite.connect(
        files.uri_for(path), uri=True, isolation_level=None, timeout=files.BUSY_MS / 1000, cached_statements=256
    )
    try:
        db.row_factory = sqlite3.Row
        # A byte that is no UTF-8 must spoil its own line, not the whole answer: "\ufffd" stands in no article.
        db.text_factory = partial(str, encoding="utf-8", errors="replace")
        await db.execute("PRAGMA journal_mode = WAL")
        await db.execute("PRAGMA foreign_keys = ON")
        await db.execute("PRAGMA synchronous = FULL")
        await db.execute("PRAGMA cache_size = -1024")  # KiB; the system keeps the file's pages in memory anyway
        await db.execute("PRAGMA wal_autocheckpoint = 0")  # checkpoints take turns too: see _checkpoint_when_large
        await db.execute(_BUSY)
    except BaseException:  # cancelled too: nobody else has the connection to close it; the error goes on up
        await db.close()
        raise
    return db
