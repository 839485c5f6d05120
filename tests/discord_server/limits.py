"""Discord's limits in real time: messages of a channel, requests of the whole bot, and the line before a ban."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from tests.discord_server.refusals import limited
from tests.discord_server.world import monotonic

A_CHANNEL, PER = 5, 5.0  # requests of a kind, seconds
# What has a bucket for each channel: messages posted, changed or taken away, and pages read.
_BUCKETS = (("POST", "/messages", "post"), ("GET", "/messages", "read"), ("POST", "/threads", "threads"))
CROSSPOSTS, A_HOUR = 10, 3_600.0  # of a channel; no header tells of this one
EVERYWHERE = 50  # requests a second
BAN_PER = 600.0  # seconds over which invalid answers are counted
INVALID = frozenset({401, 403, 429})


class Limits:
    """Counts requests, and refuses those beyond the limits where it is told to."""

    def __init__(self, *, enforced: bool = True, clock: Callable[[], float] = monotonic) -> None:
        self.enforced, self._clock = enforced, clock
        self._buckets: dict[str, deque[float]] = {}
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
        if not self.enforced:
            return {}
        if path.endswith("/crosspost"):
            self._take_one(path.partition("/messages/")[0] + "/crosspost", now, CROSSPOSTS, A_HOUR)
        for verb, end, bucket in _BUCKETS:
            if method == verb and path.endswith(end):
                left, wait = self._take_one(f"{method} {path}", now, A_CHANNEL, PER)
                headers = {"Limit": A_CHANNEL, "Remaining": left, "Reset-After": f"{wait:.3f}", "Bucket": bucket}
                return {f"X-RateLimit-{key}": str(value) for key, value in headers.items()}
        return {}

    def _take_one(self, bucket: str, now: float, most: int, per: float) -> tuple[int, float]:
        """Count it in its bucket; how many are left, and seconds until one more is free."""
        times = self._buckets.setdefault(bucket, deque())
        _drop(times, now - per)
        wait = times[0] + per - now if times else per
        if len(times) >= most:
            raise limited(max(0.05, wait))
        times.append(now)
        return most - len(times), wait

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
