"""The buttons of the cards. All they know stands in their custom id, so they work after a restart and for ever.

A press is handed to the client, which answers the presser privately: see `bot.cogs.lookups.Lookups`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Protocol, Self, cast

import discord
from discord import ui

from bot.answers import Choice, OtherEvent
from bot.cards import labels
from bot.cards.layout import MOST_LABEL
from bot.cards.safe import shortened

MOST_EVENTS = 3  # that a card leads on to
MOST_ID = 100  # Discord's limit for a custom id

CARDS = {"b": "brief", "g": "glance", "q": "quotes", "s": "sources", "t": "timeline", "d": "differences"}
STORY_VALUE = re.compile(r"story:(?P<story>[0-9]{1,18})", re.ASCII)
SPEAKER_PREFIX = "speaker:"


class Presses(Protocol):
    """Who answers a press: the bot's client."""

    async def press_story(
        self, interaction: discord.Interaction[Any], card: str, story_id: int, page: int, *, turning: bool
    ) -> None:
        """Answer with a card of a story; ``card`` is a letter of `CARDS`, ``turning``: it was a page button."""

    async def press_quotes(
        self, interaction: discord.Interaction[Any], about: str, speaker: str, page: int, *, turning: bool
    ) -> None:
        """Answer with a page of quotes."""

    async def press_more(self, interaction: discord.Interaction[Any], mark: str, page: int, *, turning: bool) -> None:
        """Answer with a page of the stories that a digest had no room for."""


def _presses(interaction: discord.Interaction[Any]) -> Presses:
    return cast(Presses, interaction.client)


def _is_turning(item: ui.Item[Any]) -> bool:
    return isinstance(item, ui.Button) and item.label in (labels.PREVIOUS_BUTTON, labels.NEXT_BUTTON)


class StoryButton(
    ui.DynamicItem[ui.Button[Any]],
    template=re.compile(r"ng:(?P<card>[bgqstd]):(?P<story>[0-9]{1,18})(?::(?P<page>[0-9]{1,4}))?", re.ASCII),
):
    """Opens a card of a story: brief, glance, or by page quotes, sources, timeline or differences."""

    def __init__(
        self,
        card: str,
        story_id: int,
        page: int | None = None,
        *,
        label: str = "",
        style: discord.ButtonStyle = discord.ButtonStyle.secondary,
    ) -> None:
        custom_id = f"ng:{card}:{story_id}" + ("" if page is None else f":{page}")
        super().__init__(ui.Button(style=style, label=label or labels.BRIEF_BUTTON, custom_id=custom_id))
        self.card, self.story_id, self.page = card, story_id, page or 0
        self.turning = False  # whether it turns the page of the card it stands on

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """The button of a message sent earlier, by this process or another."""
        page = match["page"]
        button = cls(match["card"], int(match["story"]), None if page is None else int(page))
        button.turning = _is_turning(item)
        return button

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Hand the press to the client."""
        presses = _presses(interaction)
        await presses.press_story(interaction, self.card, self.story_id, self.page, turning=self.turning)


class QuotesButton(
    ui.DynamicItem[ui.Button[Any]],
    template=re.compile(r"ng:p:(?P<page>[0-9]{1,4}):(?P<about>[0-9]{1,3}):(?P<words>.*)", re.ASCII | re.DOTALL),
):
    """Opens a page of the quotes that were asked for by subject, by speaker or by both."""

    def __init__(self, page: int, about: str, speaker: str, *, label: str = "") -> None:
        custom_id = quotes_id(page, about, speaker)
        button: ui.Button[Any] = ui.Button(label=label or labels.QUOTES_BUTTON, custom_id=custom_id)
        super().__init__(button)
        self.page, self.about, self.speaker = page, about, speaker
        self.turning = False

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """The button of a message sent earlier, by this process or another."""
        words, length = match["words"], int(match["about"])
        button = cls(int(match["page"]), words[:length], words[length:])
        button.turning = _is_turning(item)
        return button

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Hand the press to the client."""
        presses = _presses(interaction)
        await presses.press_quotes(interaction, self.about, self.speaker, self.page, turning=self.turning)


class MoreButton(
    ui.DynamicItem[ui.Button[Any]],
    template=re.compile(
        r"ng:m:(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2}):(?P<code>[a-z2-7]{1,16}):(?P<page>[0-9]{1,4})", re.ASCII
    ),
):
    """Opens a page of the stories that a digest had no room for; the digest is known by its mark."""

    def __init__(self, mark: str, page: int = 0, *, label: str = "") -> None:
        custom_id = f"ng:m:{mark.replace(labels.BETWEEN, ':')}:{page}"
        super().__init__(ui.Button(label=label or labels.MORE_STORIES, custom_id=custom_id))
        self.mark, self.page = mark, page
        self.turning = False

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """The button of a message sent earlier, by this process or another."""
        button = cls(f"{match['day']}{labels.BETWEEN}{match['code']}", int(match["page"]))
        button.turning = _is_turning(item)
        return button

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Hand the press to the client."""
        await _presses(interaction).press_more(interaction, self.mark, self.page, turning=self.turning)


BUTTONS = (StoryButton, QuotesButton, MoreButton)


def page_buttons(card: str, story_id: int, page: int, pages: int) -> list[ui.Item[Any]]:
    """The buttons that turn the pages of a story's card; ``card`` is a letter of `CARDS`."""
    buttons: list[ui.Item[Any]] = []
    if page > 0:
        buttons.append(StoryButton(card, story_id, page - 1, label=labels.PREVIOUS_BUTTON))
    if page + 1 < pages:
        buttons.append(StoryButton(card, story_id, page + 1, label=labels.NEXT_BUTTON))
    return buttons


def kept_for(row: Sequence[object], column: Sequence[object]) -> int:
    """How many components a button for each of the row takes, with a label over those of a column."""
    return (1 + len(row) if row else 0) + (1 + 2 * len(column) if column else 0)


def event_buttons(card: str, events: Sequence[OtherEvent]) -> list[ui.Item[Any]]:
    """A button for each of the first other events of the running story, which opens the same card of it."""
    page = None if card == "b" else 0
    return [
        StoryButton(card, one.story_id, page, label=shortened(one.headline.text, MOST_LABEL) or labels.UNTITLED_BUTTON)
        for one in events[:MOST_EVENTS]
    ]


def quotes_id(page: int, about: str, speaker: str) -> str:
    """The custom id of a page of quotes; it may come out longer than `MOST_ID`."""
    return f"ng:p:{page}:{len(about)}:{about}{speaker}"


def fits_in_id(about: str, speaker: str) -> bool:
    """Whether a question for quotes is short enough to stand in the custom id of its page buttons."""
    return len(quotes_id(9999, about, speaker)) <= MOST_ID


def choice_button(choice: Choice, card: str) -> StoryButton | QuotesButton | None:
    """A button for something near to what was asked: a story's headline or a speaker's name."""
    words = choice.label.removesuffix(f" · {choice.detail}") if choice.detail else choice.label
    label = shortened(words, MOST_LABEL) or labels.UNTITLED_BUTTON
    if story := STORY_VALUE.fullmatch(choice.value):
        page = 0 if card == "q" else None
        return StoryButton(card, int(story["story"]), page, label=label)
    name = choice.value.removeprefix(SPEAKER_PREFIX)
    if name == choice.value or not fits_in_id("", name):
        return None
    return QuotesButton(0, "", name, label=label)
