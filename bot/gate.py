"""The gate that the library shuts for every request while Discord limits the whole bot."""

from __future__ import annotations

import asyncio


class Gate(asyncio.Event):
    """Opens by itself ``longest`` seconds after it was shut.

    The request that shuts it is to open it again when its wait is over. One that is given up in that wait never does,
    and no other would go out any more.
    """

    def __init__(self, longest: float) -> None:
        super().__init__()
        self._longest = longest
        self._timer: asyncio.TimerHandle | None = None
        self.set()

    def set(self) -> None:
        """Open it."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        super().set()

    def clear(self) -> None:
        """Shut it for a while."""
        self.set()
        super().clear()
        self._timer = asyncio.get_running_loop().call_later(self._longest, self.set)
