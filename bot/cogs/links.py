"""Links in place of words: what the archive knows of one is shown at once, any other page is fetched for the asker."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any, Final, TypeVar

from bot.answers import NothingFound
from bot.cards import labels
from bot.cards.brief import brief_card
from bot.cards.glance import glance_card
from bot.cards.layout import Card
from bot.cards.links import FILE, address_of
from bot.cards.nothing import nothing_card
from bot.cards.page import page_card
from bot.cogs.answering import Interaction, defer, put, tell
from bot.cogs.limiter import Limiter
from bot.cogs.managers import admit
from bot.desk import Desk
from bot.errors import RefusedHereError, sentence_for_page
from bot.links import Links
from bot.wire.errors import WireError
from bot.wire.intake import Outcome
from briefs.errors import BriefsError
from storage.records import Known

T = TypeVar("T")

A_FETCH: Final = timedelta(seconds=30)
LAST_WORDS: Final = 2.0  # seconds that answers under way have to tell that the bot stops


class LinkAnswers:
    """Fetches and files for members. Every answer is private, and nothing of who asked is kept."""

    def __init__(self, desk: Desk, links: Links, clock: Callable[[], datetime]) -> None:
        self._desk, self._links = desk, links
        self._fetches = Limiter(clock, most=1, per=A_FETCH)
        self._work: set[asyncio.Task[Any]] = set()
        self._answers: set[asyncio.Task[Any]] = set()
        self._closing = False

    async def show(self, interaction: Interaction, address: str, card: str = "b") -> None:
        """Answer with the page behind a link, filed nowhere; with its story's card where it turns out to be known.

        ``card`` is a letter of `buttons.CARDS`: the brief or the glance.
        """

        async def drawn() -> Card:
            seen = await self._do(self._links.look(address))
            if isinstance(seen, Known):
                return await self._story_card(seen.story_id, card, removed=seen.removed)
            return page_card(seen, card, may_file=_may_file(interaction))

        await self._answer(interaction, address, drawn)

    async def press(self, interaction: Interaction, do: str, mark: str) -> None:
        """Answer a press on a button of a link."""
        filing_for = admit(interaction) if do == FILE else None
        address = address_of(mark, interaction.message)
        if address is None:
            raise RefusedHereError(labels.LINK_LOST)
        if filing_for is not None:
            await self._file(interaction, address, filing_for)
        elif (known := await self._desk.find_link(address)) is not None:
            await defer(interaction)
            card = await self._story_card(known.story_id, "b", removed=known.removed)
            await put(interaction, view=card.view)
        else:
            await self.show(interaction, address)

    async def _file(self, interaction: Interaction, address: str, guild_id: int) -> None:
        """File the page for the server, and show what became of it to the presser."""

        async def drawn() -> Card:
            return await self._filed_card(await self._do(self._links.file(address, guild_id=guild_id)))

        await self._answer(interaction, address, drawn)

    async def close(self) -> None:
        """End what is being fetched; who waits for it is told so, as far as two seconds allow."""
        self._closing = True
        for task in self._work:
            task.cancel()
        if self._answers:
            await asyncio.wait(set(self._answers), timeout=LAST_WORDS)

    # ------------------------------------------------------------ parts

    async def _answer(self, interaction: Interaction, address: str, draw: Callable[[], Awaitable[Card]]) -> None:
        """Draw the card for somebody who may have the page fetched, or say in one sentence why there is none."""
        self._admit_fetch(interaction, address)
        with self._answering():
            await defer(interaction)
            try:
                drawn = await draw()
            except (WireError, BriefsError, RefusedHereError) as error:
                await tell(interaction, sentence_for_page(error) or labels.WENT_WRONG)
                return
            await put(interaction, view=drawn.view)

    async def _filed_card(self, outcome: Outcome) -> Card:
        if (filed := outcome.filed) is None:
            raise RefusedHereError(outcome.reason)
        note = labels.FILED if outcome.state == "stored" else labels.FILED_BEFORE
        return await self._story_card(filed.story_id, "b", removed=filed.status == "removed", note=note)

    async def _story_card(self, story_id: int, card: str, *, removed: bool, note: str = "") -> Card:
        if removed:
            raise RefusedHereError(labels.LINK_REMOVED)
        asked = f"story:{story_id}"
        if card == "g":
            glance = await self._desk.find_glance(asked)
            return nothing_card(glance, card) if isinstance(glance, NothingFound) else glance_card(glance, note=note)
        story = await self._desk.find_story(asked)
        return nothing_card(story, card) if isinstance(story, NothingFound) else brief_card(story, note=note)

    def _admit_fetch(self, interaction: Interaction, address: str) -> None:
        if self._closing:
            raise RefusedHereError(labels.STOPPING)
        if self._links.needs_fetch(address) and not self._fetches.is_allowed(interaction.user.id):
            raise RefusedHereError(labels.FETCH_WAIT)

    @contextmanager
    def _answering(self) -> Iterator[None]:
        task = asyncio.current_task()
        assert task is not None
        self._answers.add(task)
        try:
            yield
        finally:
            self._answers.discard(task)

    async def _do(self, work: Coroutine[Any, Any, T]) -> T:
        """The work in a task of its own, which `close` ends while the answer goes on."""
        task = asyncio.create_task(work)
        self._work.add(task)
        try:
            return await task
        except asyncio.CancelledError:
            if self._closing and task.cancelled():
                raise RefusedHereError(labels.STOPPING) from None
            task.cancel()
            raise
        finally:
            self._work.discard(task)


def _may_file(interaction: Interaction) -> bool:
    return interaction.guild_id is not None and interaction.permissions.manage_guild
