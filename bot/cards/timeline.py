"""The card of /timeline: a story's dated lines in order, each under its date and beside its sources."""

from __future__ import annotations

from bot.answers import TimelineAnswer, TimelineEntry
from bot.cards import labels
from bot.cards.brief import put_headline
from bot.cards.buttons import event_buttons, kept_for, page_buttons
from bot.cards.layout import INK, Card, Sheet, heading, kicker, point, sample_label
from bot.cards.safe import safe


def timeline_card(answer: TimelineAnswer) -> Card:
    """One page of the timeline; happenings of one date stand under it together."""
    buttons = page_buttons("t", answer.story_id, answer.page, answer.pages)
    events = event_buttons("t", answer.other_events)
    sheet = Sheet(accent=INK, sources=answer.sources, keep_components=kept_for(buttons, events))
    page = labels.page_label(answer.page, answer.pages) if answer.pages > 1 else ""
    sheet.label(kicker(labels.TIMELINE, labels.dated_label(answer.total), page, sample_label(answer.sources)))
    put_headline(sheet, answer.headline)
    sheet.gap()
    above = ""
    for entry in answer.entries:
        date = _date(entry)
        shown = [entry.line, *([] if entry.date else [entry.when])]
        if sheet.lines(None if date == above else date, [(_line(entry), shown)], beside=entry.also):
            above = date
    if not answer.entries:
        sheet.label(labels.NO_TIMELINE)
    sheet.draw_foot()
    sheet.row(buttons)
    sheet.ways_on(labels.OTHER_EVENTS, events)
    return sheet.card("timeline")


def _date(entry: TimelineEntry) -> str:
    if entry.date:
        return heading(labels.date_label(entry.date))
    return labels.BETWEEN.join((heading(safe(entry.when.text)), labels.AS_PRINTED))


def _line(entry: TimelineEntry) -> str:
    numbers = dict.fromkeys(labels.number_label(line.source) for line in entry.also)
    return " ".join((point(entry.line), *numbers))
