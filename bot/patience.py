"""When to try again: each thing that was put off waits for itself, ever longer."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

_A_FEW = 1_000  # that wait: below this nobody looks whose time is over


class Patience:
    """Remembers what waits; ``steps`` are the seconds until the next try, by the tries so far."""

    def __init__(self, monotonic: Callable[[], float], steps: Sequence[float]) -> None:
        self._monotonic, self._steps = monotonic, steps
        self._until: dict[int, float] = {}
        self._tries: dict[int, int] = {}
        self._most = _A_FEW

    def waits(self, key: int) -> bool:
        """Whether its time has not come."""
        return self._until.get(key, -math.inf) > self._monotonic()

    def put_off(self, key: int, least: float = 0.0, most: float | None = None) -> int:
        """Leave it for a while, ``least`` seconds or more and not over ``most``; how often that was done to it."""
        tries = self._tries.get(key, 0)
        self._tries[key] = tries + 1
        wait = max(least, self._steps[min(tries, len(self._steps) - 1)])
        self.rest(key, wait if most is None else min(wait, most))
        return tries + 1

    def rest(self, key: int, seconds: float) -> None:
        """Leave it for so long, which is no try that failed."""
        self._until[key] = self._monotonic() + seconds
        if len(self._until) > self._most:
            self._sweep()

    def forget(self, key: int) -> None:
        """It is done with."""
        self._until.pop(key, None)
        self._tries.pop(key, None)

    def _sweep(self) -> None:
        """Drop those whose time has come: nobody may ever ask for them again."""
        now = self._monotonic()
        self._until = {key: until for key, until in self._until.items() if until > now}
        self._most = max(_A_FEW, 2 * len(self._until))
