"""The two file locks beside a store: whose turn it is to write, and that only one bot runs on it.

Both are flocks on an open descriptor (through filelock), so a killed process leaves none behind; the empty files stay.
"""

from __future__ import annotations

import asyncio
import time
from pathlib import Path

from filelock import FileLock, Timeout

from storage.errors import BotRunningError, StoreBusyError

_POLL = 0.005  # seconds between two tries for the turn; a write takes about as long


def write_lock_for(path: Path) -> Path:
    """The file whose lock is held for a whole write transaction."""
    return path.with_name(path.name + ".write.lock")


def bot_lock_for(path: Path) -> Path:
    """The file whose lock the running bot holds."""
    return path.with_name(path.name + ".bot.lock")


def _lock_at(path: Path) -> FileLock:
    # Never the soft fallback: a lock file without flock behind it would outlive a killed process.
    return FileLock(path, thread_local=False, fallback_to_soft=False)


class WriteTurn:
    """The turn to write among all processes on one store; holds for one task of this process at a time."""

    def __init__(self, path: Path, *, patience: float) -> None:
        self._path = path
        self._patience = patience
        self._lock = _lock_at(write_lock_for(path))

    async def take(self) -> None:
        """Hold the turn; raises `StoreBusyError` when the others do not give it up in time."""
        give_up = time.monotonic() + self._patience
        while not self._try():
            if time.monotonic() >= give_up:
                raise StoreBusyError(self._path, self._patience)
            await asyncio.sleep(_POLL)  # flock has no waiting that leaves the loop free

    def give_up(self) -> None:
        """Let the next one write; does nothing when the turn is not held."""
        self._lock.release()

    def _try(self) -> bool:
        try:
            self._lock.acquire(blocking=False)
        except Timeout:
            return False
        return True


class BotLock:
    """Held by the one bot that runs on a store, until it closes the store or dies."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = _lock_at(bot_lock_for(path))

    def take(self) -> None:
        """Hold the lock, or raise `BotRunningError`; taking it twice changes nothing."""
        if self._lock.is_locked:
            return
        try:
            self._lock.acquire(blocking=False)
        except Timeout:
            raise BotRunningError(self._path, bot_lock_for(self._path)) from None

    def is_held(self) -> bool:
        """Whether somebody holds the lock. It can only be told by taking it, which lasts for a moment."""
        if self._lock.is_locked or not bot_lock_for(self._path).exists():
            return self._lock.is_locked
        try:
            self._lock.acquire(blocking=False)
        except Timeout:
            return True
        self._lock.release()
        return False

    def give_up(self) -> None:
        """Let another bot start; does nothing when the lock is not held."""
        self._lock.release()
