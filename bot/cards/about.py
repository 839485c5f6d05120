"""The card of /about: what the bot is, how it works, what it keeps, and how much it holds."""

from __future__ import annotations

from bot.cards import labels
from bot.cards.layout import INK, Card, Sheet, small


def about_card(articles: int, stories: int, quotes: int, outlets: int) -> Card:
    """Fixed words and four counts."""
    sheet = Sheet(accent=INK)
    sheet.label(f"## {labels.ABOUT}", labels.ABOUT_WHAT)
    sheet.rule()
    sheet.label(labels.ABOUT_HOW)
    sheet.rule()
    sheet.label(labels.ABOUT_KEEPS)
    sheet.rule()
    counts = [
        labels.articles_label(articles),
        labels.stories_label(stories),
        labels.quotes_label(quotes),
        labels.outlets_label(outlets),
    ]
    sheet.label(small(labels.BETWEEN.join(counts)))
    return sheet.card("about")
