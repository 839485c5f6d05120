"""What the store covers, and what a story rests on: the cards of /stories and of the Sources button."""

from __future__ import annotations

from dataclasses import replace

from bot.answers import Cited, Source, StoriesAnswer, StoryAnswer
from bot.cards import labels
from bot.cards.buttons import StoryButton, page_buttons
from bot.cards.layout import (
    INK,
    SLATE,
    Card,
    Sheet,
    byline,
    kicker,
    link_button,
    origin,
    sample_label,
    small,
    with_number,
)
from bot.cards.safe import find_link, safe
from bot.counting import count_origins

STORIES_A_CARD = 8
SOURCES_A_PAGE = 8


def stories_card(answer: StoriesAnswer) -> Card:
    """One line a story, newest first, each with its outlet, date and link and a Brief button."""
    rows = answer.rows[:STORIES_A_CARD]
    leads = [replace(row.lead, number=number) for number, row in enumerate(rows, start=1)]
    sheet = Sheet(accent=SLATE, sources=leads, foot=False)
    sheet.label(kicker(labels.STORIES, *_how_many(answer, len(rows)), sample_label(leads)))
    for row, lead in zip(rows, leads, strict=True):
        headline = replace(row.headline, source=lead.number)
        told = labels.BETWEEN.join([origin(lead), labels.told_label(row.outlets, count_origins(row.sources))])
        button = StoryButton("b", row.story_id, label=labels.BRIEF_BUTTON)
        sheet.section([with_number(f"**{safe(headline.text)}**", lead.number), small(told)], button, headline)
    if not rows:
        sheet.label(labels.NO_STORIES)
    sheet.draw_foot()
    return sheet.card("stories")


def _how_many(answer: StoriesAnswer, shown: int) -> list[str]:
    within = [labels.days_label(answer.days)] if answer.days is not None else []
    newest = [labels.newest_label(shown)] if answer.total > shown else []
    return [labels.stories_label(answer.total), *within, *newest]


# ---------------------------------------------------------------- the sources of a story


def sources_card(answer: StoryAnswer, page: int = 0) -> Card:
    """Every article of the story, numbered as on its card: headline, outlet, names, date and link."""
    pages = max(1, -(-len(answer.sources) // SOURCES_A_PAGE))
    page = min(max(page, 0), pages - 1)
    some = answer.sources[page * SOURCES_A_PAGE : (page + 1) * SOURCES_A_PAGE]
    buttons = page_buttons("s", answer.story_id, page, pages)
    keep = 1 + len(buttons) if buttons else 0
    sheet = Sheet(accent=INK, sources=some, foot=False, links=False, keep_components=keep)
    told = labels.articles_label(len(answer.sources))
    shown_page = labels.page_label(page, pages) if pages > 1 else ""
    sheet.label(kicker(labels.SOURCES, told, shown_page, sample_label(answer.sources)))
    for source in some:
        _put_source(sheet, source, answer.headline)
    sheet.draw_foot()
    sheet.row(buttons)
    return sheet.card("sources")


def _put_source(sheet: Sheet, source: Source, headline: Cited) -> None:
    copy = labels.reprint_label(source.reprint_of) if source.reprint_of else ""
    pieces = [origin(source), byline(source), copy, "" if find_link(source.url) else labels.NO_LINK]
    lines = [
        f"{labels.number_label(source.number)} **{safe(source.headline)}**",
        small(labels.BETWEEN.join(piece for piece in pieces if piece)),
    ]
    shown = [headline] if headline.source == source.number else []
    if not sheet.section(lines, link_button(source), *shown):
        sheet.section([f"{labels.number_label(source.number)} {labels.LONG_HEADLINE}", lines[1]], link_button(source))
