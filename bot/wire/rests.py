"""Hosts that asked to be left alone for a while: all their pages wait, whoever asks for one."""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from bot.wire.errors import BusyError
from bot.wire.headers import MOST_WAIT

UNSAID: Final = 600  # seconds after a 429 that names no time
MOST_HOSTS: Final = 2_000
TOO_MANY: Final = 429


class Rests:
    """Until when each host rests; in memory, as long as the program runs."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._until: OrderedDict[str, tuple[datetime, int]] = OrderedDict()

    def keep(self, host: str, error: BusyError) -> None:
        """Leave the host alone as long as its answer asks for; a 503 that names no time speaks of its page alone."""
        seconds = error.retry_after or (UNSAID if error.status == TOO_MANY else 0)
        if seconds <= 0:
            return
        self._until[host] = self._now() + timedelta(seconds=seconds), error.status
        self._until.move_to_end(host)
        while len(self._until) > MOST_HOSTS:
            self._until.popitem(last=False)

    def clear(self) -> None:
        """Forget them all."""
        self._until.clear()

    def check(self, host: str) -> None:
        """Raises a BusyError that says how long the host still rests, without asking it."""
        if host not in self._until:
            return
        until, status = self._until[host]
        left = math.ceil((until - self._now()).total_seconds())
        if 0 < left <= MOST_WAIT:  # beyond that the clock was wrong
            raise BusyError(status, left, asked=False)
        del self._until[host]
