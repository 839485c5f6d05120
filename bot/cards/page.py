"""The card of a page behind a link: its brief or its glance, headed by where it comes from, and recorded nowhere."""

from __future__ import annotations

from bot.cards import labels
from bot.cards.brief import brief_card
from bot.cards.glance import glance_card
from bot.cards.layout import Card
from bot.cards.links import file_button
from bot.links import Unfiled


def page_card(page: Unfiled, card: str, *, may_file: bool) -> Card:
    """The page as a card of this letter of `buttons.CARDS`; with a button that files it for who may."""
    buttons, last = file_button(page.address, page.story.sources[0].url) if may_file else ([], "")
    if card == "g":
        return glance_card(page.glance, note=labels.FROM_PAGE, buttons=buttons, last=last)
    return brief_card(page.story, note=labels.FROM_PAGE, buttons=buttons, last=last)
