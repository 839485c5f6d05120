"""The worker process: `python -m bot.wire.worker BYTES`. Documents in, plain data out; it may be killed at any moment.

What comes over the network is parsed here and nowhere else. Once it has loaded what it needs the worker can open no
connection, start no program, write no file and take no more memory than it is given; the environment it gets holds no
token. So a document that finds its way past a parser finds nothing behind it.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable
from datetime import datetime
from itertools import count
from typing import IO, Any, Final

from bot.wire.confined import confine
from bot.wire.feeds import Feed, read_feed
from bot.wire.frames import LAST, LENGTH, MORE, READY, pack, told, told_error
from bot.wire.page_read import PageRead
from bot.wire.pages import read_page
from briefs.reading import prepare_pages

MOST_RESIDENT: Final = 95_000_000  # bytes; past it the worker goes home after its answer, and a new one comes
MOST_DOCUMENTS: Final = 1_000  # the same where the system does not tell how much memory is taken
ALARM: Final = 10  # seconds a document may take where nobody is left to kill the worker
_SAMPLE: Final = b"""<!doctype html><html><head><title>A first page</title></head><body><article><h1>A first page</h1>
<p>The first page that a process reads takes longer than all that follow, since much is loaded only then.</p>
<p>So a page is read before anybody waits for one, and what it says is of no importance to anybody.</p></article>"""


def main() -> None:
    """Reads documents from standard input until it ends."""
    source = os.fdopen(os.dup(0), "rb")
    target = os.fdopen(os.dup(1), "wb")
    _silence()
    _load()
    scales = _Scales()
    confine(int(sys.argv[1]))
    target.write(pack(READY))
    target.flush()
    for done in count(1):
        answer = _answer_next(source)
        if answer is None:
            return
        resident = scales.resident()
        is_last = resident > MOST_RESIDENT if resident else done >= MOST_DOCUMENTS
        target.write(pack(answer, LAST if is_last else MORE))
        target.flush()
        if is_last:
            return


def _answer_next(source: IO[bytes]) -> bytes | None:
    """The answer to the next document, which is held no longer than this; None where there is none."""
    request, body = _part(source), _part(source)
    if request is None or body is None:
        return None
    signal.alarm(ALARM)
    answer = _answer(json.loads(request), body)
    signal.alarm(0)
    return answer


def _part(source: IO[bytes]) -> bytes | None:
    head = source.read(LENGTH)
    return source.read(int.from_bytes(head, "big")) if len(head) == LENGTH else None


def _answer(request: dict[str, Any], body: bytes) -> bytes:
    try:
        return told(_JOBS[request.pop("do")](body, request))
    except Exception as error:  # noqa: BLE001 - foreign libraries on foreign input; what it was is not of interest
        return told_error(error)


def _feed(body: bytes, request: dict[str, Any]) -> Feed:
    return read_feed(body, **request | {"now": datetime.fromisoformat(request["now"])})


def _page(body: bytes, request: dict[str, Any]) -> PageRead:
    return read_page(body, **request | {"robots_tags": tuple(request["robots_tags"])})


_JOBS: Final[dict[str, Callable[[bytes, dict[str, Any]], Feed | PageRead]]] = {
    "feed": _feed,
    "page": _page,
}


def _silence() -> None:
    """What libraries print goes nowhere: it would get between the answers, and might hold what was read."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)


def _load() -> None:
    import charset_normalizer  # noqa: F401 - loaded now, while files may be opened
    import feedparser  # noqa: F401

    prepare_pages()
    _answer({"do": "page", "url": "http://example.org/a", "robots_tags": []}, _SAMPLE)
    sample = b"<rss version='2.0'><channel><title>A</title><item><title>B</title></item></channel></rss>"
    _answer({"do": "feed", "url": "http://example.org/f", "now": "2026-01-01T00:00:00+00:00"}, sample)
    _answer(
        {"do": "page", "url": "http://example.org/a", "robots_tags": []}, _SAMPLE.replace(b"much", b"\xe9\xe8t\xe9")
    )


class _Scales:
    """How much memory the process takes now; opened while files may be opened. Zero where the system does not tell."""

    def __init__(self) -> None:
        try:
            self._file = os.open("/proc/self/statm", os.O_RDONLY)
        except OSError:
            self._file = -1

    def resident(self) -> int:
        if self._file < 0:
            return 0
        return int(os.pread(self._file, 100, 0).split()[1]) * os.sysconf("SC_PAGE_SIZE")


if __name__ == "__main__":
    main()
