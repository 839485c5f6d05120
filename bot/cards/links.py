"""Buttons that lead to pages behind links, and the card of a page that is filed nowhere.

A button knows its page by the address in its custom id. One that is too long for that stands on the message itself, as
the link that opens it or in small print, and the custom id tells by a digest which of them is meant. So buttons work
after a restart, and nothing is kept.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from typing import Any, Final, Protocol, Self, cast

import discord
from discord import ui

from bot.cards import labels
from bot.cards.buttons import MOST_ID, kept_for
from bot.cards.layout import GREY, MOST_LABEL, Card, Sheet, heading, small
from bot.cards.safe import find_link, shortened

LOOK, FILE = "l", "f"
MOST_LINKS: Final = 5  # of a message, to choose from
MOST_PRINTED: Final = 1_500  # characters of an address in small print
_PREFIX: Final = "ng:u:"
_PRINTED = re.compile(r"`(?P<address>https?://[^`\s]+)`", re.IGNORECASE)


class Presses(Protocol):
    """Who answers a press: the bot's client."""

    async def press_link(self, interaction: discord.Interaction[Any], do: str, mark: str) -> None:
        """Look at the page of a link, or file it."""


class LinkButton(
    ui.DynamicItem[ui.Button[Any]],
    template=re.compile(r"ng:u:(?P<do>[lf])(?P<mark>=.{1,100}|\#[0-9a-f]{24})", re.DOTALL),
):
    """Shows the page behind a link, or files it; ``mark`` says which page, see `mark_of`."""

    def __init__(self, do: str, mark: str, *, label: str = "") -> None:
        button: ui.Button[Any] = ui.Button(label=label or labels.OPEN_BUTTON, custom_id=f"{_PREFIX}{do}{mark}")
        super().__init__(button)
        self.do, self.mark = do, mark

    @classmethod
    async def from_custom_id(cls, _: discord.Interaction[Any], __: ui.Item[Any], match: re.Match[str], /) -> Self:
        """The button of a message sent earlier, by this process or another."""
        return cls(match["do"], match["mark"])

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Hand the press to the client."""
        await cast(Presses, interaction.client).press_link(interaction, self.do, self.mark)


def mark_of(address: str) -> str:
    """By what a custom id tells the address: itself, or a digest where it is too long."""
    short = f"={address}"
    return short if len(_PREFIX) + 1 + len(short) <= MOST_ID else f"#{_digest(address)}"


def _is_short(mark: str) -> bool:
    """Whether it is the address itself."""
    return mark.startswith("=")


def address_of(mark: str, message: discord.Message | None) -> str | None:
    """The address a mark tells, which may stand on the button's own message; None where it does not."""
    if _is_short(mark):
        return mark[1:]
    found = _addresses_on(message.components) if message is not None else ()
    return next((address for address in found if f"#{_digest(address)}" == mark), None)


def _digest(address: str) -> str:
    return hashlib.sha256(address.encode("utf-8", "surrogatepass")).hexdigest()[:24]


def _addresses_on(components: Sequence[Any]) -> Iterator[str]:
    for one in components:
        if url := getattr(one, "url", None):
            yield str(url)
        for match in _PRINTED.finditer(str(getattr(one, "content", "") or "")):
            yield match["address"]
        yield from _addresses_on(getattr(one, "children", ()))


def printed(address: str) -> str:
    """The address in small print, as it is read back."""
    return small(f"`{address}`")


def file_button(address: str, canonical: str | None) -> tuple[list[ui.Item[Any]], str]:
    """The button that files a page, and the line its card has to print for it; no button where there is no room."""
    addresses = [one for one in (address, canonical) if one and "`" not in one]
    link = find_link(canonical)  # it stands on the card
    if known := next((one for one in addresses if _is_short(mark_of(one))), link):
        return [_filing(known)], ""
    told = next((one for one in addresses if len(one) <= MOST_PRINTED), None)
    return ([_filing(told)], printed(told)) if told else ([], "")


def _filing(address: str) -> LinkButton:
    return LinkButton(FILE, mark_of(address), label=labels.FILE_BUTTON)


def links_card(links: Sequence[str]) -> Card:
    """Several links to choose from."""
    sheet = Sheet(accent=GREY, links=False, keep_components=kept_for_links(links))
    sheet.draw_foot()
    if not put_links(sheet, heading(labels.WHICH_LINK), links):
        sheet.label(labels.LONG_LINKS)
    return sheet.card("links")


def kept_for_links(links: Sequence[str]) -> int:
    """How many components `put_links` takes."""
    return kept_for((), links[:MOST_LINKS])


def put_links(sheet: Sheet, label: str, links: Sequence[str]) -> int:
    """A button for each of the first links that fit, one below the other, under a label; how many these were."""
    buttons: list[ui.Item[Any]] = []
    head = [label]
    for address in links[:MOST_LINKS]:
        mark = mark_of(address)
        lines = [] if _is_short(mark) else [printed(address)]
        if "`" in address or len(address) > MOST_PRINTED or ((head or lines) and not sheet.plain(*head, *lines)):
            continue
        head = []
        label_ = shortened(address.partition("://")[2], MOST_LABEL) or labels.OPEN_BUTTON
        buttons.append(LinkButton(LOOK, mark, label=label_))
    sheet.column(buttons)
    return len(buttons)
