"""A card being written: Discord's limits on one side, lines that are shown whole or left out on the other."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import discord
from discord import ui

from bot.answers import Cited, Source, SpanRef
from bot.cards import labels
from bot.cards.safe import find_link, safe, shortened
from bot.excerpts import Tally, allowed_of, words_shown

MOST_TEXT = 4_000  # characters in all text displays of a message
MOST_BYTES = 9_000  # Discord answers 500 from about 10,170 bytes of UTF-8; 12 more count for each display
MOST_COMPONENTS = 40
MOST_LABEL = 80  # of a button
MOST_ROW = 5  # buttons in a row
MOST_NUMBERS = 8  # of articles named as holding more
MOST_NAME = 120  # an outlet's or a byline's; longer ones are a slip of the page, not a name
_DISPLAY_BYTES = 12
_HEADING = "## "

INK = 0x1F6F8B
AMBER = 0xD99A2B
VIOLET = 0x7A5C99
SLATE = 0x5B7083
GREY = 0x8A8F98

Button = ui.Item[Any]  # a button, or a dynamic item that wraps one


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A message ready to send, and the spans of every article line in it."""

    view: ui.LayoutView
    spans: tuple[SpanRef, ...] = ()
    kind: str = ""


@dataclass(slots=True)
class _Text:
    lines: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Section:
    lines: list[str]
    accessory: Button


@dataclass(slots=True)
class _Row:
    buttons: list[Button]


class _Rule:
    """A thin line between two parts of a card."""


class Sheet:
    """Takes lines from the top while they fit; a line is taken whole, with the source it cites, or not at all.

    Of each article it shows no more than the excerpt that `bot.excerpts` allows, and says where there is more;
    ``first`` are lines that have their part of it before all others, wherever they stand. ``last`` stands in the foot.

    With a foot, the sources that shown lines cite are drawn below, numbered as in the answer, each with outlet and
    date. With links, each has a button that opens it.
    """

    def __init__(
        self,
        *,
        accent: int,
        sources: Sequence[Source] = (),
        foot: bool = True,
        links: bool = True,
        keep_components: int = 0,
        first: Iterable[Cited | None] = (),
        last: str = "",
    ) -> None:
        self._accent = accent
        self._sources = {source.number: source for source in sources}
        self._foot, self._links = foot and bool(sources), links
        self._parts: list[_Text | _Section | _Row | _Rule] = []
        self._spans: list[SpanRef] = []
        self._cited: set[int] = set()
        self._text = 0
        self._bytes = 0
        self._kept = keep_components  # for what the caller puts below the foot
        self._components = 1 + keep_components  # the container among them
        self.left_out = 0  # lines that did not fit
        self._tally = Tally({source.article_id: allowed_of(source) for source in sources})
        self._tallied = {one.span for one in first if one and self._tally.take(words_shown([[one]]))}
        self._cut: set[int] = set()  # sources of which a line was left out: more of them would be too much
        self._closed: set[int] = set()  # their articles: a line may rest on the one left out before it
        longest = self._more_label(sorted(self._sources)[-MOST_NUMBERS:])
        self._last = [last] if last else []  # fixed words for the foot
        self._take([_bold(labels.SOURCES), small(labels.LEFT_OUT), longest, *self._last], components=3)

    # ------------------------------------------------------------ taking lines

    def label(self, *lines: str) -> None:
        """Put down fixed words, as far as they fit."""
        for line in lines:
            if self._take([line], spare=1):
                self._last_text().lines.append(line)

    def plain(self, *lines: str) -> bool:
        """Put down lines that cite no stored source, all or none."""
        if not self._take(lines, spare=1):
            self.left_out += 1
            return False
        self._last_text().lines.extend(lines)
        return True

    def line(self, text: str, *shown: Cited) -> bool:
        """Put down one line as it is displayed, with the article lines in it; False where it does not fit."""
        if not self._take_cited([text], [shown], in_order=True):
            return False
        self._last_text().lines.append(text)
        return True

    def lines(
        self, label: str | None, rows: Iterable[tuple[str, Sequence[Cited]]], *, beside: Sequence[Cited] = ()
    ) -> int:
        """Put down those of the lines that fit, under a label that stands only over lines; how many there were.

        None follows one that would show too much of its article. ``beside`` are article lines that are cited with them
        and not displayed.
        """
        taken, stopped = 0, False
        for text, shown in rows:
            articles = {one.span.article_id for one in shown}
            if stopped:
                self._closed |= articles
            head = [label] if label and not taken else []
            if self._take_cited([*head, text], [shown], beside, in_order=True):
                self._last_text().lines.extend([*head, text])
                taken += 1
            stopped = stopped or not articles.isdisjoint(self._closed)
        return taken

    def whole(self, rows: Sequence[tuple[str, Sequence[Cited]]], label: str | None = None) -> bool:
        """Put down all of the lines or none: a table is never shown in half."""
        texts = [*([label] if label else []), *(text for text, _ in rows)]
        if not self._take_cited(texts, [shown for _, shown in rows]):
            return False
        self._last_text().lines.extend(texts)
        return True

    def section(
        self,
        lines: Sequence[str],
        accessory: Button | None,
        *shown: Cited,
        beside: Sequence[Cited] = (),
        quoted: bool = False,
    ) -> bool:
        """Put down lines with a button beside them, all or none; without a button it is plain text.

        ``beside`` are names of speakers and the like, which are no excerpt; ``quoted``: it is a quote.
        """
        rows = [[one] for one in shown]
        if not self._take_cited(lines, rows, beside, components=3 if accessory else 1, quoted=quoted):
            return False
        if accessory:
            self._parts.append(_Section(list(lines), accessory))
        else:
            self._parts.append(_Text(list(lines)))
        return True

    def gap(self) -> None:
        """Start a new text display."""
        self._parts.append(_Text())

    def rule(self) -> None:
        """Part what follows from what stands above by a thin line."""
        if self._take([], components=1):
            self._parts.append(_Rule())
        self.gap()

    def row(self, buttons: Sequence[Button]) -> None:
        """Put down buttons, five a row, as far as they fit."""
        for start in range(0, len(buttons), MOST_ROW):
            some = list(buttons[start : start + MOST_ROW])
            if self._take([], components=1 + len(some)):
                self._parts.append(_Row(some))

    def column(self, buttons: Sequence[Button]) -> None:
        """Put down buttons one below the other: long labels read better so."""
        for button in buttons:
            self.row([button])

    def ways_on(self, label: str, buttons: Sequence[Button]) -> None:
        """Put down buttons one below the other under a label, as far as they fit; none without room for one."""
        if buttons and self._take([small(label)], components=1, spare=2):
            self._parts.append(_Text([small(label)]))
            self.column(buttons)

    # ------------------------------------------------------------ the foot, and the card

    def draw_foot(self) -> None:
        """Put down the sources that the lines above cite, what was left out, and the links; nothing is cited below."""
        self._components, self._kept = self._components - self._kept, 0
        cited = [source for number, source in sorted(self._sources.items()) if number in self._cited]
        lines = [_bold(labels.SOURCES), *(source_line(source) for source in cited)] if self._foot and cited else []
        lines += self._last
        if self._cut:
            lines.append(self._more_label(sorted(self._cut)[:MOST_NUMBERS]))
        if self.left_out:
            lines.append(small(labels.LEFT_OUT))
        if lines:
            self._parts += [_Rule(), _Text(lines)]
        buttons = [button for source in cited if (button := link_button(source, numbered=True))]
        if self._links:
            self._parts += [_Row(buttons[at : at + MOST_ROW]) for at in range(0, len(buttons), MOST_ROW)]

    def card(self, kind: str) -> Card:
        """The message, with nothing in it that Discord would refuse."""
        view = ui.LayoutView(timeout=None)
        view.add_item(ui.Container(*self._items(), accent_colour=self._accent))
        view.stop()  # its buttons answer by their custom ids alone: nothing of it is kept in memory
        return Card(view=view, spans=tuple(dict.fromkeys(self._spans)), kind=kind)

    def _items(self) -> list[ui.Item[Any]]:
        items: list[ui.Item[Any]] = []
        waiting = False  # a rule is drawn only between two things
        for part in self._parts:
            if isinstance(part, _Rule):
                waiting = bool(items)
            elif item := _item(part):
                if waiting:
                    items.append(ui.Separator())
                    waiting = False
                items.append(item)
        return items

    # ------------------------------------------------------------ the room left

    def _last_text(self) -> _Text:
        if not self._parts or not isinstance(self._parts[-1], _Text):
            self.gap()
        last = self._parts[-1]
        assert isinstance(last, _Text)
        if not last.lines:
            self._components += 1
            self._bytes += _DISPLAY_BYTES
        return last

    def _take_cited(
        self,
        lines: Sequence[str],
        rows: Sequence[Sequence[Cited]],
        beside: Sequence[Cited] = (),
        *,
        components: int = 0,
        quoted: bool = False,
        in_order: bool = False,
    ) -> bool:
        cited = [*(one for row in rows for one in row), *beside]
        if any(not safe(one.text) for one in cited):
            return False  # nothing but characters that no reader sees
        numbers = {one.source for one in cited}
        if not numbers <= self._sources.keys():
            self.left_out += 1
            return False
        words = words_shown([[one for one in row if one.span not in self._tallied] for row in rows])
        quotes = tuple(words) if quoted else ()
        if self._is_too_much(words, quotes, in_order=in_order):
            return False
        if not self._cite(numbers, lines, components):
            self.left_out += 1
            return False
        self._tally.add(words, quoted=quotes)
        self._spans.extend(one.span for one in cited)
        return True

    def _is_too_much(self, words: Mapping[int, int], quoted: Iterable[int], *, in_order: bool) -> bool:
        """Whether an article's excerpt would grow too long, which the card then says, with its link."""
        over = self._tally.over(words, quoted=quoted)
        if in_order:
            over |= self._closed & words.keys()
            self._closed |= over
        for source in self._sources.values():
            if source.article_id in over and source.number not in self._cut:
                self._cut.add(source.number)
                self._cite({source.number})
        return bool(over)

    def _cite(self, numbers: set[int], lines: Sequence[str] = (), components: int = 0) -> bool:
        """Take room for lines together with the sources that they cite."""
        new = numbers - self._cited
        feet = [source_line(self._sources[number]) for number in sorted(new)] if self._foot else []
        components += self._link_components(self._cited | new) - self._link_components(self._cited)
        if not self._take([*lines, *feet], components=components, spare=1):
            return False
        self._cited |= new
        return True

    def _more_label(self, numbers: Sequence[int]) -> str:
        numbered = self._foot or self._links
        return small(" ".join([labels.MORE, *(labels.number_label(number) for number in numbers if numbered)]))

    def _link_components(self, numbers: set[int]) -> int:
        if not self._links:
            return 0
        linked = sum(find_link(self._sources[number].url) is not None for number in numbers)
        return linked + -(-linked // MOST_ROW)

    def _take(self, lines: Sequence[str], *, components: int = 0, spare: int = 0) -> bool:
        text = sum(len(line) + 1 for line in lines)
        size = sum(len(line.encode()) + 1 for line in lines) + _DISPLAY_BYTES * components
        if (
            self._text + text > MOST_TEXT
            or self._bytes + size + _DISPLAY_BYTES * spare > MOST_BYTES
            or self._components + components + spare > MOST_COMPONENTS
        ):
            return False
        self._text += text
        self._bytes += size
        self._components += components
        return True


def _item(part: _Text | _Section | _Row) -> ui.Item[Any] | None:
    if isinstance(part, _Row):
        row: ui.ActionRow[Any] = ui.ActionRow()
        for button in part.buttons:
            row.add_item(button)
        return row
    text = "\n".join(part.lines)
    if not text.strip():
        return None
    if isinstance(part, _Section):
        return ui.Section(text, accessory=part.accessory)
    return ui.TextDisplay(text)


# ---------------------------------------------------------------- forms of lines


def kicker(*pieces: str) -> str:
    """The small line over a card's title: fixed labels, parted by dots."""
    return small(labels.BETWEEN.join(piece for piece in pieces if piece))


def small(text: str) -> str:
    """Small print."""
    return f"-# {text}"


def title(text: str) -> str:
    """A headline, as printed."""
    return f"{_HEADING}{safe(text)}"


def _bold(text: str) -> str:
    return f"**{text}**"


def heading(label: str) -> str:
    """A label over a part of a card."""
    return _bold(label)


def numbered(cited: Cited) -> str:
    """An article line as printed, with the number of its source."""
    return with_number(safe(cited.text), cited.source)


def with_number(text: str, number: int) -> str:
    """Displayed text with the number of its source, which never stands alone on a line of its own.

    A heading's mark stays before what is isolated: Discord knows it only at the start of a line.
    """
    mark = _HEADING if text.startswith(_HEADING) else ""
    return f"{mark}{isolated(text.removeprefix(mark))}\u00a0{labels.number_label(number)}"


def isolated(text: str) -> str:
    """``text`` so that writing from right to left does not turn what stands beside it (Unicode annex 9, isolates)."""
    turns = any(unicodedata.bidirectional(char) in ("R", "AL") for char in text)
    return f"\u2068{text}\u2069" if turns else text


def point(cited: Cited) -> str:
    """The same as an item of a list."""
    return f"- {numbered(cited)}"


def outlet_name(source: Source) -> str:
    """The outlet as the article names it, or the label that says it does not."""
    name = safe(source.outlet or "")
    if not name:
        return labels.NO_OUTLET
    return isolated(name) if len(name) <= MOST_NAME else labels.LONG_OUTLET


def origin(source: Source) -> str:
    """Where and when: outlet, date, and whether it is opinion or a sample."""
    pieces = [outlet_name(source), labels.date_label(source.published)]
    if source.opinion:
        pieces.append(labels.OPINION)
    if source.sample:
        pieces.append(labels.SAMPLE_SOURCE)
    return labels.BETWEEN.join(pieces)


def source_line(source: Source) -> str:
    """One numbered line of the sources."""
    pieces = [labels.number_label(source.number) + " " + origin(source)]
    if find_link(source.url) is None:
        pieces.append(labels.NO_LINK)
    return small(labels.BETWEEN.join(pieces))


def byline(source: Source) -> str:
    """The names the article is signed with, or "" where it is not or they are too many to show."""
    names = ", ".join(safe(name) for name in source.byline)
    return names if len(names) <= MOST_NAME else ""


def link_button(source: Source, *, numbered: bool = False, named: bool = False) -> Button | None:
    """A button that opens the article, with its number or its outlet; None where it has no address to be opened."""
    link = find_link(source.url)
    if link is None:
        return None
    label = labels.OPEN_BUTTON
    if named:
        label = shortened(source.outlet or "", MOST_LABEL) or labels.OPEN_BUTTON
    elif numbered:
        label = shortened(f"{source.number} · {source.outlet or labels.OPEN_BUTTON}", MOST_LABEL)
    return ui.Button(style=discord.ButtonStyle.link, label=label, url=link)


def sample_label(sources: Iterable[Source]) -> str:
    """The label of a card that rests on samples alone; where they are mixed with news, each is marked by itself."""
    marks = [source.sample for source in sources]
    return labels.SAMPLE if marks and all(marks) else ""
