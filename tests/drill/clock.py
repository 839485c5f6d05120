"""One clock for all processes of a drill, in a small file that each of them maps.

It runs ``speed`` times as fast as real time and can be moved: `skip` lets time go by for everybody, `jump` sets the
wall clock alone, as a wrong time server does. Monotonic time never goes back.
"""

from __future__ import annotations

import mmap
import selectors
import struct
import time
from asyncio import AbstractEventLoop, DefaultEventLoopPolicy, SelectorEventLoop
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

_FORM = struct.Struct("dddd")  # speed, real start, monotonic offset, wall time at monotonic 0
_BEGINNING = 1000.0  # what the monotonic clock shows first
_LOOK = 0.02  # real seconds after which a waiting loop looks whether the clock was moved


def _real() -> float:
    return time.clock_gettime(time.CLOCK_MONOTONIC)  # the launcher puts the drill's clock in place of time.monotonic


class Clock:
    """The clock in a file; the process that makes the file sets it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        with path.open("r+b") as file:
            self._map = mmap.mmap(file.fileno(), _FORM.size)

    @classmethod
    def make(cls, path: Path, at: datetime, *, speed: float) -> Clock:
        """A new clock that shows ``at``."""
        path.write_bytes(_FORM.pack(speed, _real(), 0.0, at.timestamp()))
        return cls(path)

    def _read(self) -> tuple[float, float, float, float]:
        speed, start, offset, wall = _FORM.unpack(self._map[:])
        return speed, start, offset, wall

    @property
    def speed(self) -> float:
        """How many seconds go by in a real one."""
        return self._read()[0]

    def monotonic(self) -> float:
        """Seconds since the drill began, and a bit."""
        speed, start, offset, _ = self._read()
        return _BEGINNING + (_real() - start) * speed + offset

    def now(self) -> datetime:
        """The wall clock."""
        speed, start, offset, wall = self._read()
        return datetime.fromtimestamp(wall + (_real() - start) * speed + offset, UTC)

    def untouched(self, start: datetime) -> datetime:
        """What a wall clock shows that began at ``start`` and was never set wrong: Discord's own."""
        return start + timedelta(seconds=self.monotonic() - _BEGINNING)

    def skip(self, **span: float) -> None:
        """Let time go by."""
        speed, start, offset, wall = self._read()
        self._map[:] = _FORM.pack(speed, start, offset + timedelta(**span).total_seconds(), wall)

    def jump(self, **span: float) -> None:
        """Set the wall clock forward or, below zero, back."""
        speed, start, offset, wall = self._read()
        self._map[:] = _FORM.pack(speed, start, offset, wall + timedelta(**span).total_seconds())


class _Watchful(selectors.DefaultSelector):  # type: ignore[valid-type,misc]
    """Waits for so long by the clock of the drill, which may be moved meanwhile."""

    speed = 1.0

    def select(self, timeout: float | None = None) -> Any:
        real = None if timeout is None or timeout <= 0 else min(timeout / self.speed, _LOOK)
        return super().select(timeout if timeout is not None and timeout <= 0 else real)


class Loop(SelectorEventLoop):
    """An event loop whose time is a drill's."""

    def __init__(self, clock: Clock) -> None:
        selector = _Watchful()
        selector.speed = clock.speed
        self._drill = clock
        super().__init__(selector)

    def time(self) -> float:
        return self._drill.monotonic()


class Policy(DefaultEventLoopPolicy):
    """Every loop of this process goes by the drill's clock."""

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self._drill = clock

    def new_event_loop(self) -> AbstractEventLoop:
        return Loop(self._drill)
