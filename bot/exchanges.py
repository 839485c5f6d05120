"""What the bot asks of Discord and how it is answered, as seen at the wire: refusals, and requests without an answer.

Discord bans an address after 10,000 answers of 401, 403 or 429 in ten minutes. discord.py meets a part of them by
itself, so they are counted below it.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from types import SimpleNamespace

import aiohttp

from bot.discord_time import DiscordTime

PER = 600.0  # seconds over which Discord counts
MOST = 1_000  # answers of this kind after which nothing is posted until some are ten minutes old: a tenth of the line
TIGHT = 500  # from here on, channels that refused before wait, so that they use up nothing that others need
_INVALID = frozenset({401, 403, 429})
_CLEAR = range(400, 500)  # answers which say that nothing was done


@dataclass(slots=True)
class Flight:
    """The requests made inside of one `Exchanges.watch`."""

    once: bool = False
    unanswered: int = 0  # that may have been carried out, for all that is known


class UnansweredError(aiohttp.ClientError):
    """A request may have been carried out, and making it again could do it twice."""


_FLIGHT: ContextVar[Flight | None] = ContextVar("flight", default=None)


class Exchanges:
    """Counts what goes over the wire; give `trace` to the client."""

    def __init__(self, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._monotonic = monotonic
        self._invalid: deque[float] = deque()
        self.time = DiscordTime(monotonic)
        self.trace = aiohttp.TraceConfig()
        self.trace.on_request_start.append(self._on_start)
        self.trace.on_request_end.append(self._on_end)

    @property
    def invalid(self) -> int:
        """Answers of the last ten minutes that count towards Discord's ban."""
        before = self._monotonic() - PER
        while self._invalid and self._invalid[0] <= before:
            self._invalid.popleft()
        return len(self._invalid)

    @property
    def is_tight(self) -> bool:
        """Whether those who were refused before should wait."""
        return self.invalid >= TIGHT

    @property
    def is_spent(self) -> bool:
        """Whether everybody should wait."""
        return self.invalid >= MOST

    def count(self, status: int, scope: str = "") -> None:
        """Take in an answer; limits of others' making ("shared") are not held against the bot."""
        if status in _INVALID and scope != "shared":
            self._invalid.append(self._monotonic())

    @contextmanager
    def watch(self, *, once: bool = False) -> Iterator[Flight]:
        """Tell of the requests that this task makes meanwhile whether a clear answer came.

        ``once``: after one that may have been carried out no other goes out, though the library would repeat it after
        a 5xx; that raises `UnansweredError`.
        """
        flight = Flight(once)
        token = _FLIGHT.set(flight)
        try:
            yield flight
        finally:
            _FLIGHT.reset(token)

    async def _on_start(self, _: aiohttp.ClientSession, asked: SimpleNamespace, __: object) -> None:
        asked.flight = _FLIGHT.get()
        if asked.flight is not None:
            if asked.flight.once and asked.flight.unanswered:
                raise UnansweredError
            asked.flight.unanswered += 1

    async def _on_end(
        self, _: aiohttp.ClientSession, asked: SimpleNamespace, answer: aiohttp.TraceRequestEndParams
    ) -> None:
        response = answer.response
        self.count(response.status, response.headers.get("X-RateLimit-Scope", ""))
        if date := response.headers.get("Date"):
            self.time.take(date, secure=response.url.scheme == "https")
        if asked.flight is not None and response.status in _CLEAR:
            asked.flight.unanswered -= 1
