"""A desk with the wire at its side: feeds on a loopback site are followed, polled and taken in by hand."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from bot.desk import Desk
from bot.wire.intake import Intake
from bot.wire.polling import Poller
from bot.wire.wire import Wire
from storage.feed_records import Feed
from storage.store import Store
from tests.wire.documents import PARAGRAPHS, Entry, page

NOON = datetime(2026, 1, 10, 12, tzinfo=UTC)


@dataclass
class Clock:
    """A clock that stands still until it is moved."""

    now: datetime = NOON

    def __call__(self) -> datetime:
        return self.now

    def pass_by(self, **span: float) -> datetime:
        self.now += timedelta(**span)
        return self.now


@dataclass
class Feeding:
    """What a test holds."""

    store: Store
    desk: Desk
    clock: Clock
    poller: Poller

    async def follow(self, url: str, guild_id: int = 0) -> Feed:
        """Follow a feed that is polled for the first time at the next round."""
        feed, _ = await self.store.feeds.follow(guild_id, key=url, url=url, title="", by=1, at=self.clock())
        return feed

    async def states(self) -> list[tuple[str, str]]:
        """State and reason of every item, the oldest first."""

        async def read(tx: Any) -> list[Any]:
            return list(await tx.rows("SELECT state, reason FROM feed_item ORDER BY id"))

        return [tuple(row) for row in await self.store._doors.read(read)]

    async def headlines(self) -> list[str]:
        """The headlines of the store, in order."""
        rows, _ = await self.store.articles.lookup_rows()
        return sorted(row["headline"] for row in rows)


@asynccontextmanager
async def feeding(path: Path, wire: Wire) -> AsyncIterator[Feeding]:
    """A desk over a store of its own, with a poller."""
    clock = Clock()
    async with await Store.open(path) as store:
        desk = Desk(store, clock=clock)
        await desk.start()
        yield Feeding(store, desk, clock, Poller(store, wire, Intake(wire, desk, clock), clock))


def entry(name: str, **changes: Any) -> Entry:
    """An item that leads to the page of this name."""
    values = {"headline": f"The {name} reopens", "link": f"/news/{name}", "guid": name, "date": None}
    return Entry(**(values | changes))


def a_page(name: str, **changes: Any) -> str:
    """A page whose text is its own."""
    texts = (f"The {name} of Harl opens on Monday, the council said after a long debate.", *PARAGRAPHS)
    return page(headline=f"The {name} reopens", paragraphs=texts, **changes)
