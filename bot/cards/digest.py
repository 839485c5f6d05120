"""The digest's card: one message, measured as it is sent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from discord import ui

from bot.answers import Cited, Edition, Source, StoryRow
from bot.cards import labels
from bot.cards.buttons import StoryButton
from bot.cards.layout import (
    AMBER,
    GREY,
    MOST_BYTES,
    MOST_COMPONENTS,
    MOST_TEXT,
    Card,
    kicker,
    origin,
    sample_label,
    small,
)
from bot.cards.safe import find_link, safe
from bot.counting import count_origins
from bot.excerpts import Tally, allowed_of, words_shown

MOST_STORIES = 10
LONGEST_HEADLINE = 400  # longer ones are no headlines; they would push the others off the card
LONGEST_LINK = 240  # longer links are left to the Brief button's card
_DISPLAY_BYTES = 12  # what Discord adds for each text display
_SECTION = 3  # components: the section, its text, its button


@dataclass(slots=True)
class _Entry:
    """One story of the card: the lines that are sure to stand, and the nut graf where there is room for it."""

    row: StoryRow
    head: str
    foot: str
    spans: list[Cited]
    told: Cited | None  # its nut graf, unless this shows too much of its article
    nut_graf: str = ""

    @property
    def text(self) -> str:
        return "\n".join(line for line in (self.head, self.nut_graf, self.foot) if line)


class _Room:
    """What is still free on the card."""

    def __init__(self, *texts: str) -> None:
        self._text = MOST_TEXT - sum(len(text) for text in texts)
        self._bytes = MOST_BYTES - sum(len(text.encode()) + _DISPLAY_BYTES for text in texts)
        self._components = MOST_COMPONENTS - 1 - len(texts)

    def take(self, text: str, *, components: int = 0) -> bool:
        """Whether ``text`` fits, a line break with it; if so the room is taken."""
        size = len(text.encode()) + 1 + (_DISPLAY_BYTES if components else 0)
        if len(text) + 1 > self._text or size > self._bytes or components > self._components:
            return False
        self._text -= len(text) + 1
        self._bytes -= size
        self._components -= components
        return True


def digest_card(edition: Edition) -> Card:
    """One message a digest: every headline with its outlet, date and link before any nut graf; the mark comes last."""
    head = _head(edition)
    longest_foot = _foot(edition, left_over=edition.left_over + len(edition.rows))
    room = _Room(head, longest_foot)
    tally = Tally({source.article_id: allowed_of(source) for row in edition.rows for source in row.sources})
    entries = [entry for row in edition.rows[:MOST_STORIES] if (entry := _entry(row, room, tally))]
    for entry in entries:
        _add_nut_graf(entry, room)
    foot = _foot(edition, left_over=edition.left_over + len(edition.rows) - len(entries))
    items: list[ui.Item[Any]] = [ui.TextDisplay(head)]
    for entry in entries:
        button = StoryButton("b", entry.row.story_id, label=labels.BRIEF_BUTTON)
        items.append(ui.Section(entry.text, accessory=button))
    items.append(ui.TextDisplay(foot))
    spans = tuple(dict.fromkeys(cited.span for entry in entries for cited in entry.spans))
    return Card(view=_view(items, AMBER if entries else GREY), spans=spans, kind="digest")


def _head(edition: Edition) -> str:
    sources = [source for row in edition.rows for source in row.sources]
    told = kicker(
        labels.day_label(edition.local_date),
        labels.stories_label(len(edition.rows) + edition.left_over) if edition.rows else "",
        labels.DIGEST_LATE if edition.late else "",
        sample_label(sources),
    )
    purpose = {"now": labels.DIGEST_NOW, "preview": labels.DIGEST_PREVIEW}.get(edition.purpose, "")
    lines = [f"## {labels.DIGEST}", told, small(purpose) if purpose else ""]
    if not edition.rows:
        lines.append(labels.DIGEST_NOTHING)
    return "\n".join(line for line in lines if line)


def _foot(edition: Edition, *, left_over: int) -> str:
    lines = [small(f"{labels.more_label(left_over)}{labels.BETWEEN}/stories")] if left_over else []
    return "\n".join([*lines, small(labels.edition_label(edition.mark))])


def _entry(row: StoryRow, room: _Room, tally: Tally) -> _Entry | None:
    """The headline and what stands beside it, if there is room; an overlong headline is named as such."""
    lead = _lead(row)
    title = safe(row.headline.text)
    spans = [row.headline]
    told = _nut_graf(row)
    too_much = told is not None and not tally.take(words_shown([[told]]))
    if len(title) > LONGEST_HEADLINE:
        title, spans = labels.LONG_HEADLINE, []
    pieces = [
        labels.DIGEST_UPDATE if row.update else "",
        origin(lead),
        labels.told_label(row.outlets, count_origins(row.sources)) if row.outlets > 1 else "",
        labels.MORE if too_much else "",
        _link(lead),
    ]
    entry = _Entry(row, f"### {title}", kicker(*pieces), spans, None if too_much else told)
    return entry if room.take(entry.text, components=_SECTION) else None


def _nut_graf(row: StoryRow) -> Cited | None:
    """Of the headline's article: the outlet, date and link below an entry would pass for those of any other line."""
    return row.nut_graf if row.nut_graf and row.nut_graf.source == row.headline.source else None


def _add_nut_graf(entry: _Entry, room: _Room) -> None:
    text = safe(entry.told.text) if entry.told else ""
    if entry.told and text and room.take(text):
        entry.nut_graf = text
        entry.spans.append(entry.told)


def _lead(row: StoryRow) -> Source:
    return next((source for source in row.sources if source.number == row.headline.source), row.sources[0])


def _link(source: Source) -> str:
    """The article's address behind a fixed word; brackets in it would end the link early."""
    link = find_link(source.url)
    if link is None:
        return labels.NO_LINK
    link = link.replace("(", "%28").replace(")", "%29")
    return f"[{labels.OPEN_BUTTON}]({link})" if len(link) <= LONGEST_LINK else labels.LONG_LINK


def _view(items: Sequence[ui.Item[Any]], accent: int) -> ui.LayoutView:
    view = ui.LayoutView(timeout=None)
    view.add_item(ui.Container(*items, accent_colour=accent))
    view.stop()  # its buttons answer by their custom ids alone: nothing of it is kept in memory
    return view
