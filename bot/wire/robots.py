"""robots.txt by RFC 9309: fetched behind the same guard, remembered for a day.

It is asked for pages, which the bot picks by itself. A feed is polled because an editor named it, as any feed reader
does, and is not asked about.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from copy import copy
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final, Protocol

from protego import Protego
from yarl import URL

from bot.wire.agent import NAME
from bot.wire.errors import (
    AddressRefusedError,
    BusyError,
    EncodingError,
    RobotsError,
    StatusError,
    TooManyRedirectsError,
    TooSlowError,
    UnreachableError,
    WireError,
)
from bot.wire.fetch import Fetched
from bot.wire.limits import Kind

KEPT: Final = timedelta(hours=24)  # no longer, says the RFC
KEPT_UNREAD: Final = timedelta(minutes=30)  # one bad moment must not close a site for a day
MOST_SITES: Final = 500
MOST_DELAY: Final = 30.0  # seconds between two pages, whatever a site asks for
MOST_BYTES: Final = 8_000_000  # of all files together; their rules take several times as much


class Getter(Protocol):
    """The one thing asked of a fetcher."""

    def get(self, address: str, *, kind: Kind) -> Awaitable[Fetched]:
        """What is at the address."""


@dataclass(frozen=True, slots=True)
class _Rules:
    until: datetime
    rules: Protego | None  # None: nothing is forbidden
    size: int = 0
    unread: bool = False
    cause: WireError | None = None  # why it is unread, where that says more: the site itself can't be had


class RobotsBook:
    """What sites ask of bots; `permit` is handed to `Fetcher.get`."""

    def __init__(self, fetcher: Getter, *, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._fetcher = fetcher
        self._now = now
        self._sites: OrderedDict[str, _Rules] = OrderedDict()
        self._asked: dict[str, asyncio.Task[_Rules]] = {}

    async def permit(self, url: URL) -> None:
        """Returns where the page may be fetched; raises RobotsError where its site forbids it.

        Where the site can't be asked it forbids everything; what the error is then says why, as far as that is known.
        """
        site = str(url.origin())
        known = self._sites.get(site)
        if known is None or known.until <= self._now():
            known = await self._ask_once(site, known)
        if known.unread:
            raise RobotsError(unread=True) if known.cause is None else copy(known.cause)
        if known.rules is not None and not known.rules.can_fetch(str(url), NAME):
            raise RobotsError

    def delay_for(self, url: URL) -> float:
        """The seconds that the site asks to let pass between two requests, as far as its robots.txt is known."""
        known = self._sites.get(str(url.origin()))
        delay = known.rules.crawl_delay(NAME) if known is not None and known.rules is not None else None
        return min(max(delay or 0.0, 0.0), MOST_DELAY)

    async def _ask_once(self, site: str, before: _Rules | None) -> _Rules:
        """Several pages of one site ask together; who goes away leaves the others their answer."""
        task = self._asked.get(site)
        if task is None:
            task = self._asked[site] = asyncio.create_task(self._ask(site, before))
            task.add_done_callback(lambda _: self._asked.pop(site, None))
        return await asyncio.shield(task)

    async def _ask(self, site: str, before: _Rules | None) -> _Rules:
        rules = await self._read(site)
        if rules.unread and before is not None and not before.unread:
            rules = _Rules(rules.until, before.rules, before.size)  # what was asked yesterday holds on
        self._keep(site, rules)
        return rules

    async def _read(self, site: str) -> _Rules:
        now = self._now()
        try:
            fetched = await self._fetcher.get(f"{site}/robots.txt", kind="robots")
        except BusyError:  # 429 is "later" and no "unavailable", whatever its first digit
            return _Rules(now + KEPT_UNREAD, None, unread=True)
        except StatusError as error:
            unread = error.status >= 500
            return _Rules(now + (KEPT_UNREAD if unread else KEPT), None, unread=unread)
        except (TooManyRedirectsError, EncodingError):
            return _Rules(now + KEPT, None)
        except (UnreachableError, TooSlowError) as error:
            return _Rules(now + KEPT_UNREAD, None, unread=True, cause=error)
        except AddressRefusedError as error:  # where it leads on to another, that is robots.txt's own affair
            return _Rules(now + KEPT_UNREAD, None, unread=True, cause=None if error.redirected else error)
        except WireError:
            return _Rules(now + KEPT_UNREAD, None, unread=True)
        text = fetched.body.decode("utf-8-sig", "replace")
        rules = await asyncio.to_thread(Protego.parse, text)  # a hostile file takes most of a second
        return _Rules(now + KEPT, rules, len(fetched.body))

    def _keep(self, site: str, rules: _Rules) -> None:
        self._sites[site] = rules
        self._sites.move_to_end(site)
        while len(self._sites) > 1 and (
            len(self._sites) > MOST_SITES or sum(one.size for one in self._sites.values()) > MOST_BYTES
        ):
            self._sites.popitem(last=False)
