"""Pages behind links, without a word of Discord: what the archive knows of one, else the page itself.

A page is kept in memory for a while, so that who looked at it can file it, and who asks next need not fetch it again.
Nothing is kept of who asked.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from weakref import WeakValueDictionary

from bot.answers import GlanceAnswer, StoryAnswer
from bot.config import Settings
from bot.desk import Desk
from bot.wire.addresses import address_key, clean_address
from bot.wire.errors import TooSlowError
from bot.wire.intake import Intake, Outcome, Reader
from bot.wire.limits import Limits
from bot.wire.wire import PageAnswer, Wire
from storage.records import Known

KEPT: Final = timedelta(minutes=10)
MOST_KEPT: Final = 64  # pages
MOST_LETTERS: Final = 2_000_000  # of all pages kept together
AT_ONCE: Final = 4  # pages fetched for members side by side: with all feeds' polls and pages they fit the wire's slots
MOST_SECONDS: Final = 60.0  # for a turn, the fetch and the digest together; a reader has long stopped waiting then


@dataclass(frozen=True, slots=True, kw_only=True)
class Unfiled:
    """A page that is in no archive: its brief and its glance, cut from it as from any article, and its address."""

    address: str  # by which it was fetched, without tracking
    story: StoryAnswer
    glance: GlanceAnswer


@dataclass(frozen=True, slots=True)
class _Kept:
    page: PageAnswer
    until: datetime

    @property
    def letters(self) -> int:
        return len(self.page.article.text)


class Links:
    """Looks at pages and files them. What the archive knows is never fetched to be shown."""

    def __init__(self, desk: Desk, wire: Reader, intake: Intake, clock: Callable[[], datetime]) -> None:
        self._desk, self._wire, self._intake, self._clock = desk, wire, intake, clock
        self._kept: OrderedDict[str, _Kept] = OrderedDict()
        self._slots = asyncio.Semaphore(AT_ONCE)
        self._turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    def needs_fetch(self, address: str) -> bool:
        """Whether the page is not in memory."""
        return self._find(address) is None

    async def look(self, address: str) -> Known | Unfiled:
        """The article of the archive that the address leads to, else its page, which is filed nowhere.

        Raises a WireError, or a BriefsError where the page holds no article.
        """
        if known := await self._desk.find_link(address):
            return known
        page = await self._page(address)
        if known := await self._desk.find_page(page, address):
            return known
        story, glance = await self._desk.answer_unfiled(page.article, page.may_show)
        return Unfiled(address=clean_address(address), story=story, glance=glance)

    async def file(self, address: str, *, guild_id: int) -> Outcome:
        """File the page for a server; raises what `look` raises, and what the store raises."""
        page = await self._page(address)
        return await self._intake.take_in(address, guild_id=guild_id, page=page)

    async def _page(self, address: str) -> PageAnswer:
        """The page, from memory where somebody looked at it a moment ago; who asks for the same waits for the first."""
        turn = self._turns.setdefault(_key(address), asyncio.Lock())
        try:
            async with asyncio.timeout(MOST_SECONDS), turn:
                page = self._find(address)
                if page is None:
                    async with self._slots:
                        page = await self._wire.read_page(address)
                    self._keep(address, page)
                return page
        except TimeoutError:
            raise TooSlowError(MOST_SECONDS) from None

    def _find(self, address: str) -> PageAnswer | None:
        kept = self._kept.get(_key(address))
        return kept.page if kept is not None and self._clock() < kept.until else None

    def _keep(self, address: str, page: PageAnswer) -> None:
        now = self._clock()
        for key in {_key(address), _key(page.url)}:  # not the one it claims: whoever asks for that wants its own page
            self._kept[key] = _Kept(page, now + KEPT)
            self._kept.move_to_end(key)
        while self._kept and (len(self._kept) > MOST_KEPT or self._letters() > MOST_LETTERS or self._is_old(now)):
            self._kept.popitem(last=False)

    def _letters(self) -> int:
        return sum({id(one.page): one.letters for one in self._kept.values()}.values())

    def _is_old(self, now: datetime) -> bool:
        return next(iter(self._kept.values())).until <= now


def _key(address: str) -> str:
    return address_key(address, is_found=True) or address


def wire_for(settings: Settings, clock: Callable[[], datetime]) -> Wire:
    """A wire as the operator's settings allow it, to be entered."""
    limits = Limits(ports=settings.ports, local_ports=settings.local_ports)
    return Wire(contact=settings.contact, limits=limits, now=clock)
