"""Discord's limits in real time: messages of a channel, requests of the whole bot, and the line before a ban."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from tests.discord_server.refusals import limited
from tests.discord_server.world import monotonic

A_CHANNEL, PER = 5, 5.0  # messages, seconds
EVERYWHERE = 50  # requests a second
BAN_PER = 600.0  # seconds over which invalid answers are counted
INVALID = frozenset({401, 403, 429})


class Limits:
    """Counts requests, and refuses those beyond the limits where it is told to."""

    def __init__(self, *, enforced: bool = True, clock: Callable[[], float] = monotonic) -> None:
        self.enforced, self._clock = enforced, clock
        self._channels: dict[str, deque[float]] = {}
        self._all: deque[float] = deque()
        self._invalid: deque[float] = deque()
        self.busiest = 0  # requests in the busiest second so far

    def take(self, method: str, path: str) -> dict[str, str]:
        """Count a request; the headers of its bucket. Raises `Refusal` beyond a limit."""
        now = self._clock()
        if _is_counted(path):
            _drop(self._all, now - 1.0)
            if self.enforced and len(self._all) >= EVERYWHERE:
                raise limited(max(0.1, self._all[0] + 1.0 - now), everywhere=True)
            self._all.append(now)
            self.busiest = max(self.busiest, len(self._all))
        if not self.enforced or method != "POST" or not path.endswith("/messages"):
            return {}
        times = self._channels.setdefault(path, deque())
        _drop(times, now - PER)
        wait = times[0] + PER - now if times else PER
        if len(times) >= A_CHANNEL:
            raise limited(max(0.05, wait))
        times.append(now)
        left = max(0, A_CHANNEL - len(times))
        headers = {"Limit": str(A_CHANNEL), "Remaining": str(left), "Reset-After": f"{wait:.3f}", "Bucket": "messages"}
        return {f"X-RateLimit-{key}": value for key, value in headers.items()}

    def count(self, status: int) -> None:
        """Count an answer that Discord calls invalid."""
        if status in INVALID:
            self._invalid.append(self._clock())

    @property
    def invalid(self) -> int:
        """Invalid answers of the last ten minutes; at 10,000 the address is banned."""
        _drop(self._invalid, self._clock() - BAN_PER)
        return len(self._invalid)


def _is_counted(path: str) -> bool:
    return not path.startswith(("/interactions/", "/webhooks/"))


def _drop(times: deque[float], before: float) -> None:
    while times and times[0] <= before:
        times.popleft()
