"""Feeds and pages parsed in a process of their own, which is killed when it takes too long: a thread could not be."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from contextlib import suppress
from datetime import datetime
from typing import Final, Self, TypeVar

from bot.wire.errors import ParserError
from bot.wire.feeds import Feed
from bot.wire.frames import LENGTH, MORE, MOST_ANSWER, READY, heard, length, pack
from bot.wire.limits import Limits
from bot.wire.page_read import PageRead

T = TypeVar("T")
Body = bytes | bytearray
STEP: Final = 65_536  # bytes of a document handed over at a time
# The C library gives memory of a large document back at once; left to itself, it learns to keep it.
_GIVEN_BACK: Final = {"MALLOC_ARENA_MAX": "1", "MALLOC_MMAP_THRESHOLD_": "131072", "MALLOC_TRIM_THRESHOLD_": "131072"}


class Parser:
    """One worker, started when it is first needed and again after it died; an async context manager.

    Documents wait for their turn; each has `Limits.parse_seconds`, the start of the worker not counted.
    """

    def __init__(self, *, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._turn = asyncio.Lock()
        self._worker: Process | None = None
        self._retirement: asyncio.TimerHandle | None = None
        self.started = 0  # workers so far

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        async with self._turn:
            await self._dismiss()

    async def read_feed(self, data: Body, *, url: str, now: datetime, charset: str | None = None) -> Feed:
        """The feed in ``data``; raises as `feeds.read_feed` does, and ParserError."""
        found = await self._ask({"do": "feed", "url": url, "now": now.isoformat(), "charset": charset}, data)
        return _expected(found, Feed)

    async def read_page(
        self, data: Body, *, url: str, content_type: str, charset: str | None, robots_tags: tuple[str, ...] = ()
    ) -> PageRead:
        """The page in ``data``; raises as `pages.read_page` does, and ParserError."""
        about: dict[str, object] = {
            "do": "page",
            "url": url,
            "content_type": content_type,
            "charset": charset,
            "robots_tags": robots_tags,
        }
        return _expected(await self._ask(about, data), PageRead)

    async def _ask(self, about: dict[str, object], data: Body) -> Feed | PageRead:
        async with self._turn:
            self._stay()
            worker = await self._present()
            stays = False
            try:
                async with asyncio.timeout(self._limits.parse_seconds):
                    answer = await _exchange(worker, json.dumps(about).encode("ascii"), data)
                    stays = await _answer(worker) == MORE
            except TimeoutError:
                raise ParserError("time") from None
            except (OSError, asyncio.IncompleteReadError, ValueError):
                raise ParserError("died") from None
            finally:
                if not stays:  # also when whoever asked is gone: its answer must not be taken for the next
                    await self._dismiss()
                self._retire_later()
        try:
            return heard(answer)
        except (KeyError, TypeError, ValueError):
            raise ParserError("died") from None

    async def _present(self) -> Process:
        """A worker that is ready."""
        if self._worker is not None and self._worker.returncode is None and not _has_gone(self._worker):
            return self._worker
        await self._dismiss()
        self._worker = await asyncio.create_subprocess_exec(
            sys.executable, "-B", "-P", "-m", "bot.wire.worker", str(self._limits.worker_bytes),
            stdin=PIPE, stdout=PIPE, stderr=DEVNULL, cwd=os.sep, env=_bare_environment(),
        )  # fmt: skip
        self.started += 1
        ready = False
        try:
            async with asyncio.timeout(self._limits.start_seconds):
                ready = await _answer(self._worker) == READY
        except (TimeoutError, OSError, asyncio.IncompleteReadError, ValueError):
            pass
        finally:
            if not ready:
                await self._dismiss()
        if self._worker is None:
            raise ParserError("died")
        return self._worker

    def _stay(self) -> None:
        if self._retirement is not None:
            self._retirement.cancel()
            self._retirement = None

    def _retire_later(self) -> None:
        self._stay()
        if self._worker is not None:
            loop = asyncio.get_running_loop()
            self._retirement = loop.call_later(self._limits.idle_seconds, self._retire)

    def _retire(self) -> None:
        """Sends an idle worker home: its input ends, so it ends."""
        if self._worker is not None and self._worker.stdin is not None and not self._turn.locked():
            self._worker.stdin.close()

    async def _dismiss(self) -> None:
        """Ends the worker, whatever it is doing, and waits until it is gone."""
        self._stay()
        worker, self._worker = self._worker, None
        if worker is None:
            return
        with suppress(ProcessLookupError):
            worker.kill()
        await asyncio.shield(asyncio.ensure_future(_buried(worker)))


async def _buried(worker: Process) -> None:
    if worker.stdin is not None:
        worker.stdin.close()
        with suppress(OSError):
            await worker.stdin.wait_closed()
    if worker.stdout is not None:
        with suppress(OSError):
            await worker.stdout.read()
    await worker.wait()


def _has_gone(worker: Process) -> bool:
    ended = worker.stdout is None or worker.stdout.at_eof()
    return ended or worker.stdin is None or worker.stdin.is_closing()


async def _exchange(worker: Process, about: bytes, data: Body) -> bytes:
    """The answer to one document, which is handed over piece by piece: whole, it would be copied."""
    assert worker.stdin is not None
    worker.stdin.write(pack(about) + length(data))
    view = memoryview(data)
    for at in range(0, len(view), STEP):
        worker.stdin.write(view[at : at + STEP])
        await worker.stdin.drain()
    return await _answer(worker)


async def _answer(worker: Process) -> bytes:
    assert worker.stdout is not None
    size = int.from_bytes(await worker.stdout.readexactly(LENGTH), "big")
    if size > MOST_ANSWER:
        raise ValueError
    return await worker.stdout.readexactly(size)


def _expected(found: object, kind: type[T]) -> T:
    if not isinstance(found, kind):
        raise ParserError("died")
    return found


def _bare_environment() -> dict[str, str]:
    """What Python needs to find its libraries, and nothing of the operator's: no token, no proxy."""
    paths = os.pathsep.join(os.path.abspath(path) for path in sys.path)
    kept = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH", "SYSTEMROOT") if name in os.environ}
    python = {"PYTHONPATH": paths, "PYTHONUTF8": "1", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "0"}
    return kept | python | _GIVEN_BACK
