"""Where a drilled process can end: before and after each commit and checkpoint, before each request, after its answer.

Installed from outside: the program knows nothing of it. Each point is noted in a log before it is passed, so that a
whole run tells how many there are. Two more kinds, "received" and "done", are the small Discord's own.
"""

from __future__ import annotations

import os
import signal
import sqlite3
from collections import Counter
from pathlib import Path
from typing import Any

import aiohttp

INSIDE = ("commit.before", "commit.after", "checkpoint.before", "checkpoint.after", "request.before", "request.after")
OUTSIDE = ("received", "done")


class Points:
    """Counts the points of this process by kind, and ends it at one of them: at once, or by telling it to."""

    def __init__(self, log: Path, kind: str = "", number: int = -1, how: int = signal.SIGKILL) -> None:
        self._log = os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        self._end, self._how = (kind, number), how
        self._passed: Counter[str] = Counter()

    def reach(self, kind: str) -> None:
        """A point: the process may end here."""
        if (kind, self._passed[kind]) == self._end:
            os.write(self._log, b"ended\n")
            os.kill(os.getpid(), self._how)
            if self._how == signal.SIGKILL:
                signal.pause()  # this thread does nothing more
        self._passed[kind] += 1
        os.write(self._log, f"{kind}\n".encode())

    def install(self) -> None:
        """Put the points into the libraries that this process uses."""
        points = self

        class Connection(sqlite3.Connection):
            """Tells of its commits that change something, and of its checkpoints."""

            def __init__(self, *args: Any, **kwargs: Any) -> None:
                super().__init__(*args, **kwargs)
                self._changes = 0

            def commit(self) -> None:
                changes, self._changes = self._changes, self.total_changes
                if self.total_changes == changes:
                    super().commit()
                    return
                points.reach("commit.before")
                super().commit()
                points.reach("commit.after")

            def execute(self, sql: str, *args: Any) -> sqlite3.Cursor:
                if not sql.startswith("PRAGMA wal_checkpoint"):
                    return super().execute(sql, *args)
                points.reach("checkpoint.before")
                cursor = super().execute(sql, *args)
                points.reach("checkpoint.after")
                return cursor

        connect = sqlite3.connect
        sqlite3.connect = lambda *args, **kwargs: connect(*args, **{"factory": Connection, **kwargs})  # type: ignore[assignment,misc]
        request = aiohttp.ClientSession._request

        async def watched(session: aiohttp.ClientSession, *args: Any, **kwargs: Any) -> aiohttp.ClientResponse:
            points.reach("request.before")
            response = await request(session, *args, **kwargs)
            points.reach("request.after")
            return response

        aiohttp.ClientSession._request = watched  # type: ignore[method-assign]


def passed(log: Path) -> Counter[str]:
    """How many points of each kind a process passed; "ended" where it was ended at one."""
    return Counter(log.read_text().split()) if log.exists() else Counter()
