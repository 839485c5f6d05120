"""What can go wrong with the store. Errors carry data; sentences are written in bot/errors.py."""

from __future__ import annotations

from pathlib import Path


class StorageError(Exception):
    """The family of this room."""


class StoreFileError(StorageError):
    """Something about the file; ``path`` is the store's, ``detail`` what the system said (may be empty)."""

    def __init__(self, path: Path, detail: str = "") -> None:
        super().__init__(str(path), detail)
        self.path = path
        self.detail = detail


class StoreMissingError(StoreFileError):
    """There is no store at this path, and none was to be made."""


class StoreEmptyError(StoreFileError):
    """The file has 0 bytes: a store was lost here, or the file was never one."""


class StoreCorruptError(StoreFileError):
    """The file is damaged, or no database at all."""


class StoreForeignError(StoreFileError):
    """An SQLite file of another program; nothing was written to it. ``application_id`` is the one found."""

    def __init__(self, path: Path, application_id: int) -> None:
        super().__init__(path, str(application_id))
        self.application_id = application_id


class StoreNewerError(StoreFileError):
    """A newer Nutgraf made the file: it has version ``found``, this program knows up to ``known``."""

    def __init__(self, path: Path, found: int, known: int) -> None:
        super().__init__(path, f"{found} > {known}")
        self.found = found
        self.known = known


class StoreReadOnlyError(StoreFileError):
    """The file or its folder can't be written to."""


class DiskFullError(StoreFileError):
    """There is no room left for the store; what was being written is not there."""


class StoreReplacedError(StoreFileError):
    """Another file stands under the store's name than the one that was opened: deleted, moved or put back meanwhile."""


class StoreBusyError(StoreFileError):
    """Another process held the store's write lock for longer than ``seconds``."""

    def __init__(self, path: Path, seconds: float) -> None:
        super().__init__(path, f"{seconds:g} s")
        self.seconds = seconds


class StoreUnreachableError(StoreFileError):
    """The path can't be opened as a file: a folder, no permission, a failing disk."""


class BotRunningError(StoreFileError):
    """Another bot runs on this store; ``lock`` is the file it holds."""

    def __init__(self, path: Path, lock: Path) -> None:
        super().__init__(path, str(lock))
        self.lock = lock


class SqliteTooOldError(StorageError):
    """The SQLite library of this Python is too old: ``found`` where at least ``least`` is needed."""

    def __init__(self, found: str, least: str) -> None:
        super().__init__(found, least)
        self.found = found
        self.least = least


class StoreClosedError(StorageError):
    """The store was closed before this was asked of it."""


class UnstorableError(StorageError):
    """A value the store can't keep: ``why`` is "nul", "surrogate", "integer" or "json"; nothing was written."""

    def __init__(self, field: str, why: str) -> None:
        super().__init__(field, why)
        self.field = field
        self.why = why


class NotFoundError(StorageError):
    """There is nothing by this name, address or number (any more)."""

    def __init__(self, asked: str | int) -> None:
        super().__init__(asked)
        self.asked = asked


class OutboxStateError(StorageError):
    """A row of the outbox is in a state this step can't start from."""

    def __init__(self, row_id: int, state: str) -> None:
        super().__init__(row_id, state)
        self.row_id = row_id
        self.state = state
