"""The store's file before it is open: look at it, make a fresh one whole, bring an older one up to date.

Everything here blocks, is called in a thread, and, beyond looking, only while the write turn is held.
"""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from storage.errors import (
    DiskFullError,
    SqliteTooOldError,
    StorageError,
    StoreBusyError,
    StoreCorruptError,
    StoreEmptyError,
    StoreForeignError,
    StoreMissingError,
    StoreNewerError,
    StoreReadOnlyError,
    StoreUnreachableError,
)
from storage.schema import APPLICATION_ID, LEAST_SQLITE, MIGRATIONS, QUOTE_WORDS

BUSY_MS = 5000  # how long SQLite waits for a lock held by a program that takes no turns, such as the sqlite3 shell
_MAGIC = b"SQLite format 3\x00"
_HEADER = 72  # bytes up to the end of application_id
_LEAST_ROOM = 64 * 1024  # bytes
_FULL_ERRNOS = {errno.ENOSPC, errno.EDQUOT}
_READ_ONLY_ERRNOS = {errno.EROFS, errno.EACCES, errno.EPERM}


def refuse_old_sqlite() -> None:
    """Raise `SqliteTooOldError` where this Python brings an SQLite that lacks what the SQL here uses."""
    if sqlite3.sqlite_version_info < LEAST_SQLITE:
        raise SqliteTooOldError(sqlite3.sqlite_version, ".".join(map(str, LEAST_SQLITE)))


def look(path: Path) -> bool:
    """Whether there is a store at ``path``, by its first bytes; raises for a file that is anything else.

    SQLite itself would take a zero-byte file for an empty database, and leave files beside a foreign one.
    """
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER)
    except FileNotFoundError:
        return False
    except OSError as error:
        raise StoreUnreachableError(path, error.strerror or "") from error
    if not header:
        raise StoreEmptyError(path)
    if len(header) < _HEADER or not header.startswith(_MAGIC):
        raise StoreCorruptError(path, "not a database")
    found = int.from_bytes(header[68:72], "big", signed=True)
    if found != APPLICATION_ID:
        raise StoreForeignError(path, found)
    return True


def prepare(path: Path, *, create: bool) -> None:
    """Make sure there is a store that can be written to, or a folder to make one in."""
    exists = look(path)
    if not exists and not create:
        raise StoreMissingError(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise error_for_os(error, path) from error
    if not os.access(path.parent, os.W_OK | os.X_OK) or (exists and not os.access(path, os.W_OK)):
        raise StoreReadOnlyError(path)


def bring_up(path: Path, migrations: Sequence[str] = MIGRATIONS) -> None:
    """Make the store if there is none, then run the steps it lacks; on an error it is as it was."""
    try:
        if not look(path):
            _make(path, migrations)
        with closing(connect(path)) as db:
            _refuse_unknown(db, path, len(migrations))
            db.execute("PRAGMA journal_mode = WAL")
            migrate(db, migrations)
    except sqlite3.Error as error:
        raise error_for(error, path) from error
    except OSError as error:
        raise error_for_os(error, path) from error


def migrate(db: sqlite3.Connection, migrations: Sequence[str]) -> None:
    """Run the steps the database lacks, each whole or not at all."""
    version: int = db.execute("PRAGMA user_version").fetchone()[0]
    indexes_words = "ENABLE_FTS5" in {row[0] for row in db.execute("PRAGMA compile_options")}
    for number, step in enumerate(migrations[version:], start=version + 1):
        if step is QUOTE_WORDS and not indexes_words:
            step = ""  # quotes are read one by one instead
        try:
            db.executescript(f"BEGIN IMMEDIATE; {step}; PRAGMA user_version = {number}; COMMIT;")
        finally:
            db.rollback()  # does nothing after a commit


def connect(path: Path) -> sqlite3.Connection:
    """A plain connection in autocommit that never makes a file."""
    db = sqlite3.connect(uri_for(path), uri=True, isolation_level=None, timeout=BUSY_MS / 1000)
    try:
        db.execute("PRAGMA foreign_keys = ON")
        db.execute("PRAGMA synchronous = FULL")
    except sqlite3.Error:
        db.close()
        raise
    return db


def uri_for(path: Path) -> str:
    """The address that opens the file for reading and writing, and does not make one."""
    return path.as_uri() + "?mode=rw"


def check(path: Path) -> tuple[str, ...]:
    """What SQLite finds wrong with the file; () when nothing."""
    try:
        with closing(connect(path)) as db:
            db.execute("PRAGMA query_only = ON")
            found = [str(row[0]) for row in db.execute("PRAGMA integrity_check(20)")]
            found += [f"foreign key: {row[0]} {row[1]} → {row[2]}" for row in db.execute("PRAGMA foreign_key_check")]
    except sqlite3.Error as error:
        return (str(error),)
    return tuple(line for line in found if line != "ok")


def error_for(error: sqlite3.Error, path: Path) -> StorageError:
    """The error of this room that says what SQLite's error means."""
    code = getattr(error, "sqlite_errorcode", None)
    primary = code & 0xFF if isinstance(code, int) else None
    detail = str(error)
    match primary:
        case sqlite3.SQLITE_FULL:
            return DiskFullError(path, detail)
        case sqlite3.SQLITE_READONLY:
            return StoreReadOnlyError(path, detail)
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return StoreCorruptError(path, detail)
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return StoreBusyError(path, BUSY_MS / 1000)
    if primary in (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN) and _is_full(path):
        return DiskFullError(path, detail)
    if type(error) is sqlite3.DatabaseError and "malformed" in detail:
        return StoreCorruptError(path, detail)
    return StoreUnreachableError(path, detail)


def identity(path: Path) -> tuple[int, int] | None:
    """What tells this file from any other under the same name; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _is_full(path: Path) -> bool:
    """Whether there is no room for even the smallest log: SQLite then says that it can't open or write a file."""
    try:
        return shutil.disk_usage(path.parent).free < _LEAST_ROOM
    except OSError:
        return False


def error_for_os(error: OSError, path: Path) -> StorageError:
    """The error of this room that says what the system's error means."""
    detail = error.strerror or str(error)
    if error.errno in _FULL_ERRNOS:
        return DiskFullError(path, detail)
    if error.errno in _READ_ONLY_ERRNOS:
        return StoreReadOnlyError(path, detail)
    return StoreUnreachableError(path, detail)


def _make(path: Path, migrations: Sequence[str]) -> None:
    """A fresh store, put in its place whole: a killed process leaves no half-made file under the store's name."""
    draft = path.with_name(path.name + ".new")
    _unlink(draft)
    with closing(sqlite3.connect(draft, isolation_level=None)) as db:
        db.execute("PRAGMA synchronous = FULL")
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        migrate(db, migrations)
        db.execute("PRAGMA journal_mode = WAL")
    _unlink(path)  # a log left behind by a deleted store would be replayed into the new one
    draft.rename(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _unlink(path: Path) -> None:
    for suffix in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def _refuse_unknown(db: sqlite3.Connection, path: Path, known: int) -> None:
    found_id: int = db.execute("PRAGMA application_id").fetchone()[0]
    if found_id != APPLICATION_ID:
        raise StoreForeignError(path, found_id)
    found: int = db.execute("PRAGMA user_version").fetchone()[0]
    if found > known:
        raise StoreNewerError(path, found, known)
    db.execute("SELECT count(*) FROM sqlite_master").fetchone()  # reads the schema: a damaged one is told here
