"""How often one person may ask: so that nobody can keep the newsroom busy alone."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from datetime import datetime, timedelta

_MOST_PEOPLE = 10_000  # remembered at once; beyond it those who asked longest ago are forgotten


class Limiter:
    """Allows each person ``most`` questions in any ``per``."""

    def __init__(self, clock: Callable[[], datetime], *, most: int = 5, per: timedelta = timedelta(seconds=10)) -> None:
        self._clock, self._most, self._per = clock, most, per
        self._asked: dict[int, deque[datetime]] = {}

    def is_allowed(self, user_id: int) -> bool:
        """Whether this person may ask now; a question that is allowed counts."""
        now = self._clock()
        asked = self._asked.pop(user_id, deque())
        # A clock set back leaves times in the future: they are forgotten rather than waited for.
        while asked and not timedelta(0) <= now - asked[0] < self._per:
            asked.popleft()
        allowed = len(asked) < self._most
        if allowed:
            asked.append(now)
        self._asked[user_id] = asked  # last: the dictionary stays in order of asking
        if len(self._asked) > _MOST_PEOPLE:
            self._asked.pop(next(iter(self._asked)))
        return allowed
