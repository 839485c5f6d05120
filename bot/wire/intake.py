"""One page in: fetched, told from a door, digested, filed and credited to whoever brought it; for feeds and links."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Final, Literal, Protocol

from bot.errors import sentence_for, sentence_for_page, unforeseen
from bot.wire.errors import (
    BusyError,
    ClosedDoorError,
    ParserError,
    RobotsError,
    StatusError,
    TooSlowError,
    UnreachableError,
    WireError,
)
from bot.wire.identity import known_by
from bot.wire.wire import PageAnswer
from briefs.errors import BriefsError
from briefs.models import Article
from storage.arrivals import Arrival
from storage.errors import UnstorableError
from storage.records import Filed

if TYPE_CHECKING:
    from storage.feed_records import WaitingItem

log = logging.getLogger(__name__)

SERVER_ERROR: Final = 500


class Reader(Protocol):
    """What fetches a page and reads it: the wire."""

    async def read_page(self, url: str) -> PageAnswer:
        """The article at an address; raises a WireError or a BriefsError."""


class Filer(Protocol):
    """What digests and files: the desk."""

    async def file_article(self, article: Article, *, archive: bool = False, arrival: Arrival | None = None) -> Filed:
        """Digest and file one article."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of a page. "later": it can't be had now, ``wait`` seconds at least where its server says so.

    ``asked``: False where its host rests and was not asked.
    ``filed`` and ``article`` are there for "stored" and "known"; ``reason`` is one sentence for the two others.
    """

    state: Literal["stored", "known", "skipped", "later"]
    filed: Filed | None = None
    article: Article | None = None
    reason: str = ""
    wait: int | None = None
    asked: bool = True


class Intake:
    """Takes pages in, one digest at a time: a digest is work for the processor, and others want it too."""

    def __init__(self, wire: Reader, desk: Filer, clock: Callable[[], datetime]) -> None:
        self._wire, self._desk, self._clock = wire, desk, clock
        self._turn = asyncio.Lock()

    async def take_in(
        self,
        url: str,
        item: WaitingItem | None = None,
        *,
        guild_id: int = 0,
        archive: bool = False,
        page: PageAnswer | None = None,
    ) -> Outcome:
        """Fetch, digest and file one page; raises only what the store raises.

        ``item`` is the feed's item that led to it, settled in the transaction that files the article. Without one it is
        a link that somebody of the server gave (0: the operator). Words of an item are never digested in its page's
        place. ``page`` is what was found at the address a moment ago, and is not fetched again.
        """
        try:
            if page is None:
                page = await self._wire.read_page(url)
            article = _dated(page.article, item)
            arrival = self._arrival(url, page, item, guild_id)
            async with self._turn:
                filed = await self._desk.file_article(article, archive=archive, arrival=arrival)
        except WireError as error:
            return _refused(error)
        except (BriefsError, UnstorableError) as error:
            return Outcome(state="skipped", reason=sentence_for_page(error) or unforeseen(error))
        state: Literal["stored", "known"] = "stored" if filed.status in ("new", "revised") else "known"
        return Outcome(state=state, filed=filed, article=article)

    def _arrival(self, url: str, page: PageAnswer, item: WaitingItem | None, guild_id: int) -> Arrival:
        named = item.content if item else {}
        known = asdict(known_by(page, url, guid=named.get("guid"), source=named.get("source")))
        arrival = Arrival(**known, may_show=page.may_show)
        if item is None:
            return replace(arrival, guild_id=guild_id, fresh_at=self._clock())
        return replace(arrival, feed_id=item.feed_id, item_id=item.item_id, fresh_at=item.fresh_at)


def _dated(article: Article, item: WaitingItem | None) -> Article:
    """The article with the date that its outlet's feed gives, where the page gives none."""
    if item is None or article.published or not item.content.get("published"):
        return article
    return replace(article, published=str(item.content["published"]))


def _refused(error: WireError) -> Outcome:
    reason = sentence_for(error) or ""
    match error:
        case BusyError(retry_after=seconds, asked=asked):
            return Outcome(state="later", reason=reason, wait=seconds, asked=asked)
        case UnreachableError() | TooSlowError() | RobotsError(unread=True) | ParserError(why="died"):
            return Outcome(state="later", reason=reason)
        case StatusError(status=status) if status >= SERVER_ERROR:
            return Outcome(state="later", reason=reason)
        case ClosedDoorError(door="challenge"):  # often asked of everybody while a site is under load
            return Outcome(state="later", reason=reason)
    return Outcome(state="skipped", reason=reason)
