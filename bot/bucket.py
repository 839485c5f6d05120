"""A token bucket: so many requests a second over the whole bot, however many channels are due at once."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Awaitable, Callable


class Bucket:
    """Lets `take` through at most ``a_second`` times a second, in the order of asking."""

    def __init__(
        self, a_second: int, *, monotonic: Callable[[], float], sleep: Callable[[float], Awaitable[None]]
    ) -> None:
        self._step = 1.0 / a_second
        self._monotonic, self._sleep = monotonic, sleep
        self._next = -math.inf  # when the next request may go
        self._turn = asyncio.Lock()

    async def take(self) -> None:
        """Wait for a turn."""
        async with self._turn:
            now = self._monotonic()
            wait = self._next - now
            self._next = max(self._next, now) + self._step
            if wait > 0:
                await self._sleep(wait)
