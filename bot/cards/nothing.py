"""When there is no answer: that there is none, or that one must be chosen; headlines as buttons, and no prose."""

from __future__ import annotations

from bot.answers import NothingFound
from bot.cards import labels
from bot.cards.buttons import SPEAKER_PREFIX, choice_button
from bot.cards.layout import GREY, Card, Sheet, heading

_MOST_NEAREST = 3
_MOST_CHOICES = 5


def nothing_card(answer: NothingFound, card: str = "b") -> Card:
    """Nothing found, or several; ``card`` is the letter of the card that a nearest story opens (`buttons.CARDS`)."""
    sheet = Sheet(accent=GREY)
    if answer.store_empty:
        sheet.label(labels.EMPTY_STORE, f"`{labels.INGEST}`")
        return sheet.card("nothing")
    if answer.choices:
        sheet.label(heading(labels.WHICH_ONE))
        sheet.label(labels.FIT_ALIKE)
        buttons = (choice_button(choice, card) for choice in answer.choices[:_MOST_CHOICES])
        sheet.column([button for button in buttons if button])
        return sheet.card("nothing")
    sheet.label(heading(labels.NOTHING_FOUND))
    found = {}
    for choice in answer.nearest[:_MOST_NEAREST]:
        if button := choice_button(choice, card):
            found[button.custom_id] = button
    if found:
        names = all(choice.value.startswith(SPEAKER_PREFIX) for choice in answer.nearest)
        sheet.label(labels.NEAREST_NAMES if names else labels.NEAREST)
        sheet.column(list(found.values()))
    return sheet.card("nothing")
