"""The digest's card: one message, measured as it is sent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from discord import ui

from bot.answers import Cited, CitedQuote, Edition, Source, SpanRef, StoryRow
from bot.cards import labels
from bot.cards.buttons import MoreButton, StoryButton
from bot.cards.layout import (
    AMBER,
    GREY,
    MOST_BYTES,
    MOST_COMPONENTS,
    MOST_TEXT,
    Card,
    heading,
    isolated,
    kicker,
    link_button,
    origin,
    outlet_name,
    sample_label,
    small,
)
from bot.cards.quotes import speaker_line
from bot.cards.safe import find_link, safe
from bot.counting import count_origins
from bot.excerpts import Tally, allowed_of, words_shown

MOST_STORIES = 10
LONGEST_HEADLINE = 400  # longer ones are no headlines; they would push the others off the card
LONGEST_LINK = 240  # longer links are left to the Brief button's card
_DISPLAY_BYTES = 12  # what Discord adds for each text display
_SECTION = 3  # components: the section, its text, its button
_BUTTON_ROW = 2
_ANY_MARK = f"0000-00-00{labels.BETWEEN}aaaaaaaa"  # as long as any mark
FIRST_LINES = 3  # stories whose lines come before the quote of the day where room is short
MOST_BESIDE = 2  # further outlets named with a story


@dataclass(slots=True)
class _Entry:
    """One story of the card: the lines that are sure to stand, and the nut graf where there is room for it."""

    row: StoryRow
    head: str
    foot: str
    spans: list[Cited]
    told: Cited | None  # its nut graf, unless this shows too much of its article
    nut_graf: str = ""
    also: str = ""  # who else tells it

    @property
    def text(self) -> str:
        return "\n".join(line for line in (self.head, self.nut_graf, self.foot, self.also) if line)


class _Room:
    """What is still free on the card."""

    def __init__(self, *texts: str) -> None:
        self._text = MOST_TEXT - sum(len(text) for text in texts)
        self._bytes = MOST_BYTES - sum(len(text.encode()) + _DISPLAY_BYTES for text in texts)
        self._components = MOST_COMPONENTS - 1 - len(texts)

    def keep(self, components: int) -> None:
        """Keep room for components without text."""
        self._components -= components

    def take(self, text: str, *, components: int = 0) -> bool:
        """Whether ``text`` fits, a line break with it; if so the room is taken."""
        size = len(text.encode()) + 1 + (_DISPLAY_BYTES if components else 0)
        if len(text) + 1 > self._text or size > self._bytes or components > self._components:
            return False
        self._text -= len(text) + 1
        self._bytes -= size
        self._components -= components
        return True


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestLayout:
    """What stands on an edition's card: its texts, the stories they tell, and the spans of every printed line.

    Stories that the card has no room for stand behind its button; ``left_over`` counts them.
    """

    head: str
    stories: tuple[int, ...]
    texts: tuple[str, ...]  # one a story
    quote: str
    quoted: Source | None
    left_over: int
    spans: tuple[SpanRef, ...]


def digest_card(edition: Edition) -> Card:
    """One message a digest: every headline with its outlet, date and link before any nut graf; the mark comes last."""
    layout = lay_out(edition)
    items: list[ui.Item[Any]] = [ui.TextDisplay(layout.head)]
    for story_id, text in zip(layout.stories, layout.texts, strict=True):
        items.append(ui.Section(text, accessory=StoryButton("b", story_id, label=labels.BRIEF_BUTTON)))
    if layout.quoted:
        button = link_button(layout.quoted)
        items.append(ui.Section(layout.quote, accessory=button) if button else ui.TextDisplay(layout.quote))
    if layout.left_over and _has_button(edition):
        items.append(ui.ActionRow(MoreButton(edition.mark, label=labels.more_button_label(layout.left_over))))
    items.append(ui.TextDisplay(_foot(edition, left_over=layout.left_over)))
    return Card(view=_view(items, AMBER if layout.stories else GREY), spans=layout.spans, kind="digest")


def lay_out(edition: Edition) -> DigestLayout:
    """What stands on the card, as far as there is room; editions that differ in their mark alone are laid out once."""
    mark = _ANY_MARK if len(edition.mark) == len(_ANY_MARK) and labels.BETWEEN in edition.mark else edition.mark
    return _laid_out(replace(edition, mark=mark, decision=None))


@lru_cache(maxsize=64)
def _laid_out(edition: Edition) -> DigestLayout:
    """Where room is short headlines come first, then the lines of the first stories and of the one quoted, the quote of
    the day, the other lines, and last the further outlets."""
    head = _head(edition)
    room = _Room(head, _foot(edition, left_over=edition.left_over + len(edition.rows)))
    room.keep(_BUTTON_ROW)
    sources = [source for row in edition.rows for source in row.sources]
    tally = Tally({source.article_id: allowed_of(source) for source in sources})
    entries = [entry for row in edition.rows[:MOST_STORIES] if (entry := _entry(row, room, tally))]
    said = edition.quote.story_id if edition.quote else 0
    first = [entry for place, entry in enumerate(entries) if place < FIRST_LINES or entry.row.story_id == said]
    for entry in first:
        _add_nut_graf(entry, room)
    quote = _quote(edition, entries, room, tally)
    for entry in entries[FIRST_LINES:]:
        if entry not in first:
            _add_nut_graf(entry, room)
    for entry in entries:
        _add_outlets(entry, room)
    shown = [cited for entry in entries for cited in entry.spans] + (quote.spans if quote else [])
    return DigestLayout(
        head=head,
        stories=tuple(entry.row.story_id for entry in entries),
        texts=tuple(entry.text for entry in entries),
        quote=quote.text if quote else "",
        quoted=edition.quote.source if quote and edition.quote else None,
        left_over=edition.left_over + len(edition.rows) - len(entries),
        spans=tuple(dict.fromkeys(cited.span for cited in shown)),
    )


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


def _has_button(edition: Edition) -> bool:
    """A preview is recorded nowhere: nothing would be behind its button."""
    return edition.purpose != "preview" and labels.BETWEEN in edition.mark


def _foot(edition: Edition, *, left_over: int) -> str:
    unlisted = left_over and not _has_button(edition)
    lines = [small(f"{labels.more_label(left_over)}{labels.BETWEEN}/stories")] if unlisted else []
    return "\n".join([*lines, small(labels.edition_label(edition.mark))])


def _entry(row: StoryRow, room: _Room, tally: Tally) -> _Entry | None:
    """The headline and what stands beside it, if there is room; an overlong headline is named as such."""
    lead = row.lead
    title = safe(row.headline.text)
    spans = [row.headline]
    told = _nut_graf(row)
    too_much = told is not None and not tally.take(words_shown([[told]]))
    if len(title) > LONGEST_HEADLINE:
        title, spans = labels.LONG_HEADLINE, []
    pieces = [
        labels.DIGEST_UPDATE if row.update else "",
        origin(lead),
        labels.told_label(row.outlets, row.origins or count_origins(row.sources)) if row.outlets > 1 else "",
        labels.DIFFER if row.differences else "",
        labels.MORE if too_much else "",
        _link(lead),
    ]
    head = f"**{title}**" if row.small else f"### {title}"
    entry = _Entry(row, head, kicker(*pieces), spans, None if too_much else told)
    return entry if room.take(entry.text, components=_SECTION) else None


def _nut_graf(row: StoryRow) -> Cited | None:
    """Of the headline's article: the outlet, date and link below an entry would pass for those of any other line.

    The second event of a running story has its headline alone.
    """
    if row.small:
        return None
    return row.nut_graf if row.nut_graf and row.nut_graf.source == row.headline.source else None


def _add_nut_graf(entry: _Entry, room: _Room) -> None:
    text = safe(entry.told.text) if entry.told else ""
    if entry.told and text and room.take(text):
        entry.nut_graf = text
        entry.spans.append(entry.told)


def _add_outlets(entry: _Entry, room: _Room) -> None:
    """Who else tells it for themselves, each with the link, as far as there is room."""
    lead = entry.row.lead
    named: list[str] = []
    for source in entry.row.sources:
        link = find_link(source.url)
        if source is lead or not source.outlet or source.reprint_of or source.opinion or entry.row.small:
            continue
        if link is None or len(link) > LONGEST_LINK or len(named) == MOST_BESIDE:
            continue
        piece = f"{outlet_name(source)} {_link(source)}"
        if not room.take(piece + (labels.LISTED if named else small(labels.ALSO_IN))):
            break
        named.append(piece)
    entry.also = small(labels.also_label(named, 0)) if named else ""


@dataclass(slots=True)
class _Quote:
    text: str
    spans: list[Cited]


def _quote(edition: Edition, entries: Sequence[_Entry], room: _Room, tally: Tally) -> _Quote | None:
    """The quote of the day, of a story on the card; with the sentence it has to be read with, or not at all.

    Where that sentence stands on the card already it is not told twice.
    """
    said = edition.quote
    if said is None or all(entry.row.story_id != said.story_id for entry in entries):
        return None
    quote, source = said.quote, said.source
    if quote.context and any(_is_told_by(line, quote.context) for entry in entries for line in entry.spans):
        quote = replace(quote, context=None)
    if any(not safe(one.text) for one in quote.lines):
        return None
    words = words_shown([quote.lines])
    if tally.over(words, quoted=tuple(words)):
        return None
    text = "\n".join(_quote_lines(quote, source))
    if not room.take(text, components=_SECTION if link_button(source) else 1):
        return None
    tally.add(words, quoted=tuple(words))
    names = [one for one in (quote.speaker or quote.mention, quote.role) if one]
    return _Quote(text, [*quote.lines, *names])


def _is_told_by(line: Cited, context: Cited) -> bool:
    """Whether the line is the sentence, holds it, or says it in the same words."""
    return line.span.holds(context.span) or safe(line.text).casefold() == safe(context.text).casefold()


def _quote_lines(quote: CitedQuote, source: Source) -> list[str]:
    words = labels.JOINED.join(safe(part.text) for part in quote.parts)
    from_where = [origin(source), "" if find_link(source.url) else labels.NO_LINK]
    return [
        heading(labels.QUOTE_OF_THE_DAY),
        f"> “{words}”",
        f"{labels.DASH}{speaker_line(quote)}",
        *([small(f"{labels.CONTEXT} {isolated(safe(quote.context.text))}")] if quote.context else []),
        kicker(*from_where),
    ]


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
