"""Connections to Discord's gateway that stand and say nothing: closed, so that the library makes another."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Final, Protocol

log = logging.getLogger(__name__)

READY_WITHIN: Final = 120.0  # seconds for the first word after a connection is made
LONGEST: Final = 1_920.0  # each attempt gets twice as long, so that a bad day costs few of a day's thousand sessions
EVERY: Final = 5.0  # seconds between two looks
_ASK_AGAIN: Final = 4000  # any other code than 1000 makes the library connect again


class Socket(Protocol):
    """The library's connection to the gateway."""

    async def close(self, code: int = ...) -> None:
        """Close it."""


class Watch:
    """Looks after one client's connection; ``current`` is the one it has, if any."""

    def __init__(
        self,
        current: Callable[[], Socket | None],
        *,
        monotonic: Callable[[], float],
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._current, self._monotonic, self._sleep = current, monotonic, sleep
        self._seen: Socket | None = None
        self._since = 0.0
        self._heard = False
        self._patience = READY_WITHIN

    def hear(self) -> None:
        """Discord said that the session of the current connection stands."""
        self._seen, self._heard, self._patience = self._current(), True, READY_WITHIN

    async def run(self) -> None:
        """Look until cancelled."""
        while True:
            await self._sleep(EVERY)
            await self.look()

    async def look(self) -> None:
        """Close a connection whose session did not begin in time."""
        socket, now = self._current(), self._monotonic()
        if socket is not self._seen:
            self._seen, self._since, self._heard = socket, now, False
        if socket is None or self._heard or now - self._since < self._patience:
            return
        log.warning("Discord began no session in %d s, connecting again", self._patience)
        self._since, self._patience = now, min(2 * self._patience, LONGEST)
        try:
            async with asyncio.timeout(EVERY):
                await socket.close(_ASK_AGAIN)
        except Exception as error:  # noqa: BLE001 - it is tried again
            log.warning("connection not closed error=%s", type(error).__name__)
