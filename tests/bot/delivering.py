"""A newsroom whose digests go to channels made of lists, with every fault a test asks for, and two clocks by hand."""

from __future__ import annotations

import asyncio
from collections import defaultdict, deque
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from discord import ui

from bot.delivery import Delivery
from bot.desk import Desk
from bot.errors import TokenRefusedError
from bot.posting import (
    AlreadyPostedError,
    ChannelRefusedError,
    EditionRefusedError,
    NotNowError,
    OutcomeUnknownError,
    Place,
    Sighting,
    mark_of,
)
from storage.records import OutboxRow, Subscription
from storage.store import Store
from tests.builders import a_brief, an_article
from tests.storage.stores import file_brief

GUILD, CHANNEL = 1, 10
SET_AT = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
MORNING = datetime(2026, 3, 2, 7, 0, tzinfo=UTC)  # a Monday


class Killed(BaseException):
    """The process ends here, as by kill -9: nothing may catch it."""


@dataclass
class Clock:
    """Wall and monotonic time, moved by hand; sleeping moves both."""

    now: datetime = MORNING
    monotonic: float = 1000.0

    def __call__(self) -> datetime:
        return self.now

    def pass_by(self, **span: float) -> datetime:
        """Let time go by."""
        self.now += timedelta(**span)
        self.monotonic += timedelta(**span).total_seconds()
        return self.now

    async def sleep(self, seconds: float) -> None:
        """Go to sleep."""
        self.pass_by(seconds=seconds)
        await asyncio.sleep(0)


@dataclass(frozen=True)
class Message:
    """A message in a channel."""

    message_id: int
    nonce: str
    mark: str
    at: datetime
    view: ui.LayoutView


@dataclass
class Channels:
    """A `Carrier`. ``faults`` of a channel are taken one a request; "" is none.

    "lost": stored, the answer lost. "unsent": the answer lost and nothing stored. "deleted": the nonce belongs to a
    deleted message. "refused", "bad", "later", "token": clear refusals. "page": one that is not Discord's.
    "slow": waits for `gate`.
    """

    clock: Clock
    messages: dict[int, list[Message]] = field(default_factory=lambda: defaultdict(list))
    faults: dict[int, deque[str]] = field(default_factory=lambda: defaultdict(deque))
    unreadable: set[int] = field(default_factory=set)
    forums: set[int] = field(default_factory=set)
    gone: set[int] = field(default_factory=set)
    crossposts: list[int] = field(default_factory=list)  # message ids, as often as they were asked for
    told: list[tuple[int, str, str]] = field(default_factory=list)  # channel or member, words, nonce
    asides: dict[str, deque[str]] = field(default_factory=lambda: defaultdict(deque))  # faults of "crosspost 10"
    requests: list[tuple[int, float]] = field(default_factory=list)
    greeted: Callable[[], None] | None = None  # what Discord's answer to next to nothing brings
    gate: asyncio.Event = field(default_factory=asyncio.Event)
    asked: asyncio.Queue[int] = field(default_factory=asyncio.Queue)  # a channel for each request that came in
    stored: asyncio.Queue[int] = field(default_factory=asyncio.Queue)  # and for each message stored

    async def place(self, guild_id: int, channel_id: int) -> Place:
        if channel_id in self.gone:
            raise ChannelRefusedError(404, 10003)
        return "forum" if channel_id in self.forums else "channel"

    async def post(self, guild_id: int, channel_id: int, view: ui.LayoutView, nonce: str, *, title: str) -> int:
        self.requests.append((channel_id, self.clock.monotonic))
        self.asked.put_nowait(channel_id)
        await asyncio.sleep(0)
        fault = self.faults[channel_id].popleft() if self.faults[channel_id] else ""
        if fault == "slow":
            await self.gate.wait()
        errors: dict[str, Exception] = {
            "unsent": OutcomeUnknownError(),
            "deleted": AlreadyPostedError(),
            "refused": ChannelRefusedError(403, 50013),
            "bad": EditionRefusedError(50035),
            "later": NotNowError(),
            "page": OutcomeUnknownError("unexplained 403"),
            "token": TokenRefusedError(),
            "poison": RuntimeError("a fault nobody foresaw"),
        }
        if fault in errors:
            raise errors[fault]
        message = self._store(channel_id, view, nonce)
        if fault == "lost":
            raise OutcomeUnknownError
        return message.message_id

    def _store(self, channel_id: int, view: ui.LayoutView, nonce: str) -> Message:
        there = self.messages[channel_id]
        for one in () if channel_id in self.forums else there:  # Discord's own window for a repeated nonce
            if one.nonce == nonce and self.clock.now - one.at < timedelta(minutes=2):
                return one
        mark = mark_of(view.children).rpartition("Edition ")[2]
        number = 10_000 * channel_id + len(there)
        there.append(Message(message_id=number, nonce=nonce, mark=mark, at=self.clock.now, view=view))
        self.stored.put_nowait(channel_id)
        return there[-1]

    async def find(self, guild_id: int, channel_id: int, mark: str, since: datetime) -> Sighting:
        await asyncio.sleep(0)
        if channel_id in self.unreadable:
            return "unreadable"
        found = (one.message_id for one in self.messages[channel_id] if one.mark == mark and one.at >= since)
        return next(found, "absent")

    async def crosspost(self, guild_id: int, channel_id: int, message_id: int) -> None:
        await asyncio.sleep(0)
        self.crossposts.append(message_id)
        self._strike(f"crosspost {channel_id}")

    async def greet(self) -> None:
        await asyncio.sleep(0)
        if self.greeted is not None:
            self.greeted()

    async def tell(self, guild_id: int, channel_id: int, text: str, nonce: str) -> None:
        await asyncio.sleep(0)
        self._strike(f"tell {channel_id}")
        self.told.append((channel_id, text, nonce))

    async def tell_member(self, user_id: int, text: str, nonce: str) -> None:
        await self.tell(0, user_id, text, nonce)

    def _strike(self, what: str) -> None:
        errors: dict[str, Exception] = {
            "deleted": AlreadyPostedError(),
            "refused": ChannelRefusedError(403, 50013),
            "bad": EditionRefusedError("no-news"),
            "later": NotNowError(),
            "limited": NotNowError(1_800.0),
            "lost": OutcomeUnknownError(),
            "token": TokenRefusedError(),
        }
        if self.asides[what] and (fault := self.asides[what].popleft()):
            raise errors[fault]


@dataclass
class Room:
    """A desk, its channels and the worker between them."""

    desk: Desk
    store: Store
    clock: Clock
    channels: Channels
    delivery: Delivery

    def restart(self, sleep: Callable[[float], Awaitable[None]] | None = None) -> Delivery:
        """Another process on the same store: what the worker only remembered is gone."""
        carrier, clock = self.channels, self.clock
        sleep = sleep or clock.sleep
        self.delivery = Delivery(carrier, self.desk, clock, monotonic=lambda: clock.monotonic, sleep=sleep)
        return self.delivery

    async def subscribe(self, channel_id: int = CHANNEL, **changes: Any) -> Subscription:
        """Set a digest at 07:00 UTC, the day before `MORNING`."""
        plain = {"guild_id": GUILD, "channel_id": channel_id, "time": "07:00", "zone": "UTC", "set_by": 5}
        subscription = Subscription(**{**plain, "set_at": SET_AT, **changes})
        await self.store.servers.set(subscription)
        return subscription

    async def file(self, headline: str = "Ferry line reopens", **changes: Any) -> int:
        """File an article an hour ago; its id."""
        article = an_article(headline=headline, published=None, **changes.pop("article", {}))
        filed = await file_brief(
            self.store, a_brief(article=article), **{"filed_at": self.clock.now - timedelta(hours=1), **changes}
        )
        return filed.article_id

    async def tick(self, **later: float) -> None:
        """Let time pass, then do a round."""
        if later:
            self.clock.pass_by(**later)
        await self.delivery.tick()

    async def rows(self) -> list[OutboxRow]:
        """The outbox, oldest first."""
        return (await self.store.outbox.list_for(GUILD, most=1000))[::-1]

    async def states(self) -> list[str]:
        """The states of the outbox, oldest row first."""
        return [row.state for row in await self.rows()]

    def posted(self, channel_id: int = CHANNEL) -> list[Message]:
        """What stands in a channel."""
        return self.channels.messages[channel_id]


@asynccontextmanager
async def a_room(path: Path, *, now: datetime = MORNING) -> AsyncIterator[Room]:
    """A room with an empty store."""
    async with a_room_over(path / "nutgraf.db", Channels(Clock(now))) as room:
        yield room


@asynccontextmanager
async def a_room_over(file: Path, channels: Channels) -> AsyncIterator[Room]:
    """A room with the store in that file, which posts to these channels by their clock."""
    async with await Store.open(file) as store:
        desk = Desk(store, clock=channels.clock)
        await desk.start()
        room = Room(desk, store, channels.clock, channels, delivery=None)  # type: ignore[arg-type]
        room.restart()
        yield room


class Killer:
    """Counts the steps that outlive a process, and ends it at one of them, before or after the step is done."""

    def __init__(self, room: Room) -> None:
        self.steps = 0
        self.at: int | None = None
        outbox, posts = room.store.outbox, room.store.posts
        for target, names in (
            (outbox, ("plan", "replan", "begin", "sent", "mark", "retry_at")),
            (posts, ("record",)),
            (room.channels, ("post", "find")),
        ):
            for name in names:
                setattr(target, name, self._mortal(getattr(target, name)))

    def _mortal(self, step: Callable[..., Awaitable[Any]]) -> Callable[..., Awaitable[Any]]:
        async def mortal(*args: Any, **kwargs: Any) -> Any:
            self._count()
            result = await step(*args, **kwargs)
            self._count()
            return result

        return mortal

    def _count(self) -> None:
        if self.steps == self.at:
            self.at = None
            raise Killed
        self.steps += 1


async def last(room: Room) -> OutboxRow:
    """The newest row of the outbox."""
    return (await room.rows())[-1]


async def next_day(room: Room, headline: str) -> None:
    """The next morning, with something to tell."""
    room.clock.pass_by(hours=23)
    await room.file(headline)
    await room.tick(hours=1)
