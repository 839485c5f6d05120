"""What a running bot forgets by itself: old articles where the operator said so, servers left long ago."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.desk import Desk
from storage.errors import StorageError

log = logging.getLogger(__name__)

FORGET_EVERY = 6 * 3600.0  # seconds


@asynccontextmanager
async def forgetting(desk: Desk, keep_days: int | None) -> AsyncIterator[None]:
    """Meanwhile, forget what is past its time: at once, and every few hours. ``keep_days`` None keeps all articles."""
    task = asyncio.create_task(_forget_again_and_again(desk, keep_days))
    try:
        yield
    finally:
        task.cancel()
        await asyncio.wait({task})


async def forget_once(desk: Desk, keep_days: int | None) -> None:
    """One round; a full disk or a busy writer leaves it to the next. The store is looked at as well, for /status."""
    if await desk.store.health.quick_check(desk.clock()):
        log.critical("the store is damaged: `nutgraf check` says how")
    try:
        servers = await desk.forget_left()
        await desk.forget_decisions()
        articles = 0 if keep_days is None else await desk.forget_old(keep_days)
    except StorageError as error:
        log.warning("nothing forgotten error=%s", type(error).__name__)
        return
    if servers or articles:
        log.info("forgotten articles=%d servers=%d", articles, servers)


async def _forget_again_and_again(desk: Desk, keep_days: int | None) -> None:
    while True:
        await forget_once(desk, keep_days)
        await asyncio.sleep(FORGET_EVERY)
