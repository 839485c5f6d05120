"""Room for what is fetched: many small documents at a time, and one large one until it has been read."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from functools import partial

Grow = Callable[[], Awaitable[None]]


class Room:
    """One large document's place. Who waits for it has only the beginning of a document in memory."""

    def __init__(self) -> None:
        self._large = asyncio.Lock()

    @asynccontextmanager
    async def for_one(self) -> AsyncIterator[Grow]:
        """Room for one document within the block; what it yields is awaited once the document becomes a large one."""
        async with AsyncExitStack() as held:
            yield partial(held.enter_async_context, self._large)
