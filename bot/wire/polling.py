"""When a feed is polled, and the rounds that poll what is due and take in what came.

When is decided by pure functions of times and of the feed's number. A poll's outcome is committed whole, and so is each
article with its item: a program killed anywhere goes on from there.
"""

from __future__ import annotations

import asyncio
import hashlib
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final, Protocol

from bot.errors import sentence_for, unforeseen
from bot.wire.addresses import address_key, keys_for
from bot.wire.errors import BusyError, GoneError, WireError
from bot.wire.feeds import Item
from bot.wire.intake import Intake, Outcome
from bot.wire.pool import Pool
from bot.wire.wire import FeedAnswer
from storage.errors import StorageError, UnstorableError
from storage.feed_records import Feed, NewItem, WaitingItem
from storage.store import Store

log = logging.getLogger(__name__)

INTERVAL: Final = timedelta(minutes=60)
SOONEST: Final = timedelta(minutes=15)  # between two polls of one feed, whatever its server says
LONGEST: Final = timedelta(days=1)  # a feed that says "once a month" is looked at once a day
LONGEST_ASKED: Final = timedelta(days=7)  # the longest Retry-After that is heeded
SPREAD: Final = 0.1  # of a wait is added by the feed's number, so that feeds added together part
FAILING: Final = 3  # failures in a row that are told
FIRST: Final = 5  # items of a first poll that are taken
OF_EACH: Final = 10  # items of one feed in a round
MOST_DUE: Final = 2_000  # feeds or items looked at in a round
MOST_TRIES: Final = 4  # of a page that can't be had
MOST_BUSY: Final = 12  # of one whose server says when to come back
MOST_DOUBLED: Final = 6  # times that a wait is doubled
IDLE: Final = 30.0  # seconds between two looks at what is due
ITEM_WAIT: Final = timedelta(minutes=20)


# ---------------------------------------------------------------- when


def after_success(
    feed_id: int, now: datetime, *, ttl: int | None = None, max_age: int | None = None, retry_after: int | None = None
) -> datetime:
    """When to poll next: after an hour, or later where the feed (``ttl``) or its server asks for it, in seconds.

    A feed that was had is looked at once a day at least, whatever is asked for beside it.
    """
    asked = min(max(timedelta(seconds=max(ttl or 0, max_age or 0)), INTERVAL), LONGEST)
    return now + _at_least(_spread(asked, feed_id, 0), retry_after, LONGEST)


def after_failure(feed_id: int, now: datetime, *, failures: int, retry_after: int | None = None) -> datetime:
    """When to poll next after so many failures in a row: an hour, two, four …, a day at most."""
    wait = min(INTERVAL * 2 ** min(failures - 1, 10), LONGEST)
    return now + _at_least(_spread(wait, feed_id, failures), retry_after, LONGEST_ASKED)


def _at_least(wait: timedelta, retry_after: int | None, most: timedelta) -> timedelta:
    """The wait, or as long as the server asks for, ``most`` of that."""
    return max(wait, SOONEST, min(timedelta(seconds=retry_after or 0), most))


def _spread(wait: timedelta, feed_id: int, turn: int) -> timedelta:
    digest = hashlib.sha256(f"{feed_id}:{turn}".encode()).digest()
    return wait * (1 + SPREAD * int.from_bytes(digest[:4]) / 2**32)


# ---------------------------------------------------------------- what


def new_item(item: Item, source: str) -> NewItem:
    """An item of a feed as the store keeps it: by what it is known again, and what its page is fetched by."""
    keys = keys_for(guid=item.guid, url=item.url, source=source).all()
    if not keys:
        keys = keys_for(url=source, text=f"{item.headline}\n{item.summary}").all()[-1:]
    content = {"url": item.url, "guid": item.guid, "published": item.published, "source": source}
    return NewItem(
        keys=keys,
        print=f"{_print(item.headline)}:{_print(item.published or '')}",
        published=_moment(item.published),
        content={name: value for name, value in content.items() if value} if item.url else None,
    )


def _print(words: str) -> str:
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _moment(published: str | None) -> datetime | None:
    """The moment, where one is given to the minute and with its zone."""
    with suppress(ValueError):
        found = datetime.fromisoformat(published or "")
        if "T" in (published or "") and found.tzinfo is not None:
            return found.astimezone(UTC)
    return None


# ---------------------------------------------------------------- rounds


class FeedReader(Protocol):
    """What fetches a feed and reads it: the wire."""

    async def read_feed(self, url: str, *, etag: str | None = None, last_modified: str | None = None) -> FeedAnswer:
        """The feed at an address, or that nothing changed; raises a WireError."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Polled:
    """What came of one poll: ``waiting`` items are to be taken in; ``reason`` is why it failed."""

    waiting: int = 0
    reason: str = ""


class Poller:
    """Polls what is due and takes in what came. `poll_due` and `take_waiting` are one round each; `run` goes on."""

    def __init__(
        self,
        store: Store,
        wire: FeedReader,
        intake: Intake,
        clock: Callable[[], datetime],
        *,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        pause: Callable[[str], float] = lambda _: 0.0,
    ) -> None:
        self._feeds, self._wire, self._intake, self._clock, self._sleep = store.feeds, wire, intake, clock, sleep
        self._taking: set[int] = set()  # items under way in this process
        self._polls = Pool(self.poll, address=lambda feed: feed.url, key=lambda feed: feed.feed_id)
        self._pages = Pool(self._take_once, address=_page_of, key=lambda item: item.item_id, pause=pause)

    async def run(self) -> None:
        """Poll and take in until cancelled; what fails is logged and left for later."""
        async with asyncio.TaskGroup() as group:
            group.create_task(self._again(self._polls, self._offer_due))
            group.create_task(self._again(self._pages, self._offer_waiting))

    async def _again(self, pool: Pool[Any], offer: Callable[[], Awaitable[int]]) -> None:
        try:
            while True:
                try:
                    await offer()
                    await self._moved(pool)
                except StorageError as error:
                    log.warning("feeds left for later error=%s", type(error).__name__)
                    await self._sleep(IDLE)
        finally:
            await pool.stop()

    async def _moved(self, pool: Pool[Any]) -> None:
        """Until a place is free, or for a while."""
        waits = [asyncio.ensure_future(pool.moved()), asyncio.ensure_future(self._sleep(IDLE))]
        try:
            await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
            if waits[0].done():
                waits[0].result()
        finally:
            for one in waits:
                one.cancel()

    async def poll_due(self) -> int:
        """Poll feeds that are due, those due for longest first; how many were."""
        offered = await self._offer_due()
        await self._polls.emptied()
        return offered

    async def take_waiting(self) -> int:
        """Take in pages that wait, each feed's newest first and all feeds in turn; how many did."""
        offered = await self._offer_waiting()
        await self._pages.emptied()
        return offered

    async def _offer_due(self) -> int:
        due = await self._feeds.due(self._clock(), most=MOST_DUE)
        self._polls.offer(due)
        return len(due)

    async def _offer_waiting(self) -> int:
        found = await self._feeds.waiting(self._clock(), of_each=OF_EACH, most=MOST_DUE)
        items = [one for one in found if one.item_id not in self._taking]
        self._pages.offer(items)
        return len(items)

    # ------------------------------------------------------------ one feed

    async def poll(self, feed: Feed) -> Polled:
        """Poll one feed now, and keep what came of it."""
        try:
            answer = await self._wire.read_feed(feed.url, etag=feed.etag, last_modified=feed.last_modified)
            return await self.keep(feed, answer)
        except (WireError, UnstorableError) as error:
            return await self._failed(feed, error)
        except StorageError:
            raise
        except Exception as error:  # noqa: BLE001 - put off like any other, or it would be due again at once
            return await self._failed(feed, error)

    async def keep(self, feed: Feed, answer: FeedAnswer) -> Polled:
        """Keep the outcome of a poll of this feed that somebody made."""
        now, read = self._clock(), answer.feed
        waits = {"max_age": answer.max_age, "retry_after": answer.retry_after}
        moved = answer.moved_to
        moved_key = address_key(moved) if moved else None
        waiting = await self._feeds.succeeded(
            feed.feed_id,
            at=now,
            next_at=after_success(feed.feed_id, now, ttl=read.ttl if read else None, **waits),
            title=read.title if read else "",
            etag=answer.etag,
            last_modified=answer.last_modified,
            items=[new_item(item, feed.url) for item in read.items] if read else (),
            moved_to=(moved_key, moved) if moved and moved_key else None,
            take=FIRST,
        )
        if waiting:
            self._pages.wake()
        return Polled(waiting=waiting)

    async def _failed(self, feed: Feed, error: Exception) -> Polled:
        now, reason = self._clock(), sentence_for(error) or unforeseen(error)
        asked = error.retry_after if isinstance(error, BusyError) else None
        next_at = after_failure(feed.feed_id, now, failures=feed.failures + 1, retry_after=asked)
        gone = isinstance(error, GoneError)
        await self._feeds.failed(feed.feed_id, at=now, next_at=next_at, reason=reason, gone=gone)
        log.info("poll failed feed=%d failures=%d error=%s", feed.feed_id, feed.failures + 1, type(error).__name__)
        return Polled(reason=reason)

    # ------------------------------------------------------------ one item

    async def _take_once(self, item: WaitingItem) -> None:
        if item.item_id not in self._taking:  # by somebody who asked for it
            await self.take(item)

    async def take(self, item: WaitingItem) -> Outcome:
        """Take in the page of one item; its outcome is kept."""
        self._taking.add(item.item_id)
        try:
            outcome = await self._take(item)
        finally:
            self._taking.discard(item.item_id)
        if outcome.state == "skipped":
            await self._feeds.skip(item.item_id, outcome.reason)
        elif outcome.state == "later":
            wait = min(timedelta(seconds=outcome.wait or 0), LONGEST_ASKED)
            if outcome.asked:
                wait = max(ITEM_WAIT * 2 ** min(item.tries, MOST_DOUBLED), wait)
            await self._feeds.try_later(item.item_id, self._clock() + wait, outcome.reason, tried=outcome.asked)
        return outcome

    async def _take(self, item: WaitingItem) -> Outcome:
        try:
            outcome = await self._intake.take_in(str(item.content["url"]), item)
        except StorageError:
            raise
        except Exception as error:  # noqa: BLE001 - one page must not hold up the others
            log.error("page failed item=%d error=%s", item.item_id, unforeseen(error))  # noqa: TRY400 - no words of it
            return Outcome(state="skipped", reason=unforeseen(error))
        most = MOST_BUSY if outcome.wait else MOST_TRIES
        if outcome.state == "later" and outcome.asked and item.tries + 1 >= most:
            return Outcome(state="skipped", reason=outcome.reason)
        return outcome


def _page_of(item: WaitingItem) -> str:
    return str(item.content.get("url"))
