"""The card of /brief, and of "Brief this": what the story is, in the outlets' own sentences."""

from __future__ import annotations

from collections.abc import Sequence

import discord

from bot.answers import Cited, StoryAnswer
from bot.cards import labels
from bot.cards.buttons import StoryButton
from bot.cards.layout import (
    GREY,
    INK,
    Button,
    Card,
    Sheet,
    heading,
    kicker,
    numbered,
    point,
    sample_label,
    small,
    title,
    with_number,
)
from bot.cards.links import kept_for_links, put_links
from bot.cards.safe import safe
from bot.counting import count_origins, count_outlets
from bot.quotations import spoken
from briefs.models import Brief, Line, Quote

LEAST_DATED = 3  # entries; fewer make no timeline
_MOST_MESSAGE_QUOTES = 3


def brief_card(answer: StoryAnswer, *, note: str = "", buttons: Sequence[Button] | None = None, last: str = "") -> Card:
    """The story's card: headline, nut graf, summary with numbered sources, and the ways on.

    ``note`` stands over it, ``last`` in its foot, ``buttons`` in place of the ways on.
    """
    buttons = story_buttons(answer) if buttons is None else buttons
    keep = 1 + len(buttons) + bool(note)
    sheet = Sheet(accent=INK, sources=answer.sources, keep_components=keep, first=answer.corrections, last=last)
    if note:
        sheet.label(small(note))
    told = labels.told_label(count_outlets(answer.sources), count_origins(answer.sources))
    differ = labels.DIFFER if answer.differences else ""
    since = labels.since_label(answer.since) if answer.since else ""
    sheet.label(kicker(labels.BRIEF, told, since, differ, sample_label(answer.sources)))
    put_headline(sheet, answer.headline)
    sheet.gap()
    nut_graf = answer.nut_graf
    if nut_graf:
        sheet.line(_marked(numbered(nut_graf), nut_graf), nut_graf)
    sheet.gap()
    rest = [line for line in answer.summary if nut_graf is None or line.span != nut_graf.span]
    sheet.lines(None, [(_pointed(line), [line]) for line in rest])
    if answer.since and not rest:
        sheet.label(labels.NOTHING_NEW)
    put_corrections(sheet, answer.corrections)
    sheet.draw_foot()
    sheet.row(buttons)
    return sheet.card("brief")


def _pointed(line: Cited) -> str:
    return _marked(point(line), line)


def _marked(text: str, line: Cited) -> str:
    """The line, and whether the card shows another beside it that tells it otherwise."""
    return f"{text}{labels.BETWEEN}{labels.MARKS[line.mark]}" if line.mark else text


def put_corrections(sheet: Sheet, corrections: Sequence[Cited]) -> None:
    """The outlets' own corrections, as they are printed."""
    if corrections:
        sheet.gap()
        sheet.lines(heading(labels.CORRECTION), [(numbered(line), [line]) for line in corrections])


def put_headline(sheet: Sheet, headline: Cited) -> None:
    """The headline as the card's title, or the label that says it is too long."""
    if not sheet.line(with_number(title(headline.text), headline.source), headline):
        sheet.label(small(labels.LONG_HEADLINE))


def story_buttons(answer: StoryAnswer) -> list[Button]:
    """The ways on from a story's card; from what is new in it the way to the whole."""
    buttons: list[Button] = []
    if answer.since:
        buttons.append(StoryButton("b", answer.story_id, label=labels.BRIEF_BUTTON))
    if answer.has_glance:
        style = discord.ButtonStyle.primary
        buttons.append(StoryButton("g", answer.story_id, label=labels.GLANCE_BUTTON, style=style))
    if answer.quote_count:
        buttons.append(StoryButton("q", answer.story_id, 0, label=labels.QUOTES_BUTTON))
    if answer.dated >= LEAST_DATED:
        buttons.append(StoryButton("t", answer.story_id, 0, label=labels.TIMELINE_BUTTON))
    if answer.differences:
        buttons.append(StoryButton("d", answer.story_id, 0, label=labels.DIFFERENCES_BUTTON))
    buttons.append(StoryButton("s", answer.story_id, 0, label=labels.SOURCES_BUTTON))
    return buttons


# ---------------------------------------------------------------- "Brief this"


def message_card(brief: Brief, links: Sequence[str] = ()) -> Card:
    """The brief of a member's message: headed by where the words come from, without sources, and recorded nowhere.

    ``links`` are those in it, each of which a button leads on to.
    """
    sheet = Sheet(accent=GREY, links=False, keep_components=kept_for_links(links))
    sheet.label(small(labels.FROM_MESSAGE))
    if brief.kind == "opinion":
        sheet.label(small(labels.OPINION))
    lines = list(dict.fromkeys(line for line in (brief.nut_graf, *brief.summary) if line))
    # A message has no headline of its own: its first sentence serves, and need not be told twice.
    told = bool(lines) and all(line.text in brief.article.headline for line in lines)
    if not told and (safe(brief.article.headline) not in [safe(line.text) for line in lines[:1]]):
        _put_title(sheet, brief.article.headline)
    sheet.gap()
    _put_points(sheet, None, lines)
    points = [line for line in brief.glance if line not in lines]
    if points:
        sheet.rule()
        picked = brief.glance_source == "nutgraf"
        _put_points(sheet, heading(labels.GLANCE) + (f" {labels.DASH}{labels.PICKED}" if picked else ""), points)
    if brief.correction:
        _put_points(sheet, heading(labels.CORRECTION), [brief.correction])
    _put_quotes(sheet, brief.quotes)
    sheet.draw_foot()
    put_links(sheet, small(labels.LINKS_IN_MESSAGE), links)
    return sheet.card("message")


def _put_title(sheet: Sheet, headline: str) -> None:
    if not sheet.plain(title(headline)):
        sheet.label(small(labels.LONG_HEADLINE))


def _put_points(sheet: Sheet, label: str | None, lines: Sequence[Line]) -> None:
    for line in lines:
        if sheet.plain(*([label] if label else []), f"- {safe(line.text)}"):
            label = None


def _put_quotes(sheet: Sheet, quotes: Sequence[Quote]) -> None:
    utterances: dict[int, list[Quote]] = {}
    for quote in quotes:
        utterances.setdefault(quote.utterance, []).append(quote)
    sheet.rule()
    head = [heading(labels.QUOTES)]
    for parts in list(utterances.values())[:_MOST_MESSAGE_QUOTES]:
        first = parts[0]
        speaker = first.speaker.text if first.speaker else None
        mention = first.mention.text if first.mention else None
        if sheet.plain(*head, *quote_lines([spoken(part).text for part in parts], speaker, mention)):
            head = []


def quote_lines(parts: Sequence[str], speaker: str | None, mention: str | None) -> list[str]:
    """An utterance in quotation marks, its parts joined by " … ", and who the article says spoke."""
    words = labels.JOINED.join(safe(part) for part in parts)
    who = f"**{safe(speaker)}**" if speaker else safe(mention) if mention else labels.UNATTRIBUTED
    return [f"> “{words}”", f"{labels.DASH}{who}"]
