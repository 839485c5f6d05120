"""Who was quoted: one line a person with a bar, and a button that opens their quotes."""

from __future__ import annotations

import re
from typing import Any, Protocol, Self, cast

import discord
from discord import ui

from bot.answers import VoiceRow, VoicesAnswer
from bot.cards import labels
from bot.cards.buttons import QuotesButton, fits_in_id
from bot.cards.layout import VIOLET, Button, Card, Sheet, isolated, kicker, sample_label
from bot.cards.safe import safe, shown

MOST_OUTLETS = 3  # named in a line
MOST_OUTLET_NAME = 40  # characters; the line is one line


class VoicePresses(Protocol):
    """Who answers a press: the bot's client."""

    async def press_voices(
        self, interaction: discord.Interaction[Any], days: int | None, page: int, *, turning: bool
    ) -> None:
        """Answer with a page of who was quoted."""


class VoicesButton(
    ui.DynamicItem[ui.Button[Any]],
    template=re.compile(r"ng:v:(?P<days>[0-9]{1,4}):(?P<page>[0-9]{1,4})", re.ASCII),
):
    """Opens a page of who was quoted within so many days (0: ever)."""

    def __init__(self, days: int | None, page: int, *, label: str = "") -> None:
        button: ui.Button[Any] = ui.Button(label=label or labels.VOICES, custom_id=f"ng:v:{days or 0}:{page}")
        super().__init__(button)
        self.days, self.page = days, page
        self.turning = True

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """The button of a message sent earlier, by this process or another."""
        return cls(int(match["days"]) or None, int(match["page"]))

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Hand the press to the client."""
        presses = cast(VoicePresses, interaction.client)
        await presses.press_voices(interaction, self.days, self.page, turning=self.turning)


def voices_card(answer: VoicesAnswer) -> Card:
    """One page; names as printed, counts and bars of fixed words."""
    buttons = _page_buttons(answer)
    keep = 1 + len(buttons) if buttons else 0
    sheet = Sheet(accent=VIOLET, sources=answer.sources, foot=False, links=False, keep_components=keep)
    page = labels.page_label(answer.page, answer.pages) if answer.pages > 1 else ""
    within = labels.days_label(answer.days) if answer.days is not None else ""
    sheet.label(kicker(labels.VOICES, labels.people_label(answer.total), within, page, sample_label(answer.sources)))
    for row in answer.rows:
        _put_voice(sheet, row, answer.most)
    sheet.label(labels.VOICES_COUNTED if answer.rows else labels.NO_VOICES)
    sheet.draw_foot()
    sheet.row(buttons)
    return sheet.card("voices")


def _put_voice(sheet: Sheet, row: VoiceRow, most: int) -> None:
    told = labels.BETWEEN.join([f"**{isolated(safe(row.name.text))}**", str(row.quotes), _outlets(row)])
    button: Button | None = None
    if fits_in_id("", row.speaker):
        button = QuotesButton(0, "", row.speaker, label=labels.QUOTES_BUTTON)
    sheet.section([f"`{labels.bar(row.quotes, most)}` {told}"], button, beside=[row.name])


def _outlets(row: VoiceRow) -> str:
    named = [(name, count) for name, count in row.outlets if name and 0 < len(shown(name)) <= MOST_OUTLET_NAME]
    some = [f"{isolated(safe(name))} {count}" for name, count in named[:MOST_OUTLETS]]
    more = len(row.outlets) - len(some)
    if not some:
        return labels.outlets_label(more)
    return labels.LISTED.join(some) + (f" {labels.more_label(more)}" if more else "")


def _page_buttons(answer: VoicesAnswer) -> list[Button]:
    buttons: list[Button] = []
    if answer.page > 0:
        buttons.append(VoicesButton(answer.days, answer.page - 1, label=labels.PREVIOUS_BUTTON))
    if answer.page + 1 < answer.pages:
        buttons.append(VoicesButton(answer.days, answer.page + 1, label=labels.NEXT_BUTTON))
    return buttons
