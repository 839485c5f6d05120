"""Lists of a server by the page, and the buttons that turn them: they are as private as the list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final, Protocol, Self, cast

import discord
from discord import ui

from bot.cards import labels
from bot.cogs.answering import Interaction, tell, turn

DIGESTS: Final = "l"
FEEDS: Final = "f"


class Presses(Protocol):
    """Who answers a press: the bot's client."""

    async def press_list(self, interaction: discord.Interaction[Any], which: str, page: int) -> None:
        """Show a page of the server's digests or feeds in place of the one before."""


class ListButton(
    ui.DynamicItem[ui.Button[Any]],
    template=re.compile(r"ng:(?P<which>[lf]):(?P<page>[0-9]{1,4})", re.ASCII),
):
    """Turns the page of a list, `DIGESTS` or `FEEDS`; what it shows is asked for anew."""

    def __init__(self, which: str, page: int, *, label: str = "") -> None:
        super().__init__(ui.Button(label=label or labels.NEXT_BUTTON, custom_id=f"ng:{which}:{page}"))
        self.which, self.page = which, page

    @classmethod
    async def from_custom_id(cls, _: Interaction, __: ui.Item[Any], match: re.Match[str], /) -> Self:
        """The button of a message sent earlier, by this process or another."""
        return cls(match["which"], int(match["page"]))

    async def callback(self, interaction: Interaction) -> None:
        """Hand the press to the client."""
        await cast(Presses, interaction.client).press_list(interaction, self.which, self.page)


async def show_list(
    interaction: Interaction, which: str, pages: Sequence[str], page: int = 0, *, turning: bool = False
) -> None:
    """One of the pages, the last where there are fewer; ``turning`` shows it in place of the one before."""
    page = min(page, len(pages) - 1)
    view = _buttons(which, page, len(pages))
    if turning:
        await turn(interaction, content=pages[page], view=view)
    else:
        await tell(interaction, pages[page], view)


def _buttons(which: str, page: int, pages: int) -> ui.View:
    """The buttons that turn the pages of the list; none where there is one page."""
    view = ui.View(timeout=None)
    if page > 0:
        view.add_item(ListButton(which, page - 1, label=labels.PREVIOUS_BUTTON))
    if page + 1 < pages:
        view.add_item(ListButton(which, page + 1, label=labels.NEXT_BUTTON))
    view.stop()  # its buttons answer by their custom ids alone
    return view
