"""What a digest had no room for, page by page, behind its button."""

from __future__ import annotations

from dataclasses import replace

from bot.answers import MoreAnswer
from bot.cards import labels
from bot.cards.buttons import MoreButton, StoryButton
from bot.cards.layout import AMBER, Button, Card, Sheet, kicker, origin, sample_label, small, with_number
from bot.cards.safe import safe
from bot.counting import count_origins


def more_card(answer: MoreAnswer) -> Card:
    """One page: headline, outlet, date and link of each story, with its Brief button."""
    leads = [replace(row.lead, number=number) for number, row in enumerate(answer.rows, start=1)]
    buttons = _page_buttons(answer)
    sheet = Sheet(accent=AMBER, sources=leads, foot=False, keep_components=1 + len(buttons) if buttons else 0)
    if answer.local_date is None:
        sheet.label(labels.MORE_FORGOTTEN)
        return sheet.card("more")
    page = labels.page_label(answer.page, answer.pages) if answer.pages > 1 else ""
    day = labels.day_label(answer.local_date)
    sheet.label(kicker(labels.MORE_STORIES, day, labels.stories_label(answer.total), page, sample_label(leads)))
    for row, lead in zip(answer.rows, leads, strict=True):
        told = [origin(lead), labels.told_label(row.outlets, count_origins(row.sources))]
        headline = replace(row.headline, source=lead.number)
        button = StoryButton("b", row.story_id, label=labels.BRIEF_BUTTON)
        lines = [with_number(f"**{safe(headline.text)}**", lead.number), small(labels.BETWEEN.join(told))]
        sheet.section(lines, button, headline)
    if not answer.rows:
        sheet.label(labels.MORE_GONE)
    sheet.draw_foot()
    sheet.row(buttons)
    return sheet.card("more")


def _page_buttons(answer: MoreAnswer) -> list[Button]:
    buttons: list[Button] = []
    if answer.page > 0:
        buttons.append(MoreButton(answer.mark, answer.page - 1, label=labels.PREVIOUS_BUTTON))
    if answer.page + 1 < answer.pages:
        buttons.append(MoreButton(answer.mark, answer.page + 1, label=labels.NEXT_BUTTON))
    return buttons
