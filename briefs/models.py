"""The vocabulary of the newsroom, as frozen values that refuse nonsense.

All offsets are Python string offsets (code points) into ``Article.text``, the clean text; ``end`` is exclusive.
Nothing here is made up: every `Line` is cut from an article, and `Brief.checked` leaves out what no longer is.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal, TypeVar

QuoteKind = Literal["full", "partial"]
GlanceSource = Literal["outlet", "nutgraf"]
BlockKind = Literal["paragraph", "heading", "item", "quotation", "row"]
PieceKind = Literal["news", "opinion", "explainer", "qa", "live", "list", "correction"]

FULL_WORDS = 5  # a quote of five words or more is "full"; shorter ones are "partial"


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """A line that was in the input and is not in the clean text, with the kind of line it was taken for."""

    text: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One piece as it came in: its clean text and what is known about it.

    ``published`` is ISO 8601, exactly as precise as the source ("2026-01", "2026-01-06", "2026-01-06T09:30:00+01:00");
    so is ``updated``, when the words were last changed.
    What the source does not say is None, never a guess.
    """

    headline: str
    text: str
    outlet: str | None = None
    byline: tuple[str, ...] = ()
    published: str | None = None
    url: str | None = None
    language: str | None = None
    removed: tuple[Removed, ...] = ()
    warnings: tuple[str, ...] = ()
    updated: str | None = None

    def __post_init__(self) -> None:
        if not self.headline.strip():
            raise ValueError("an article needs a headline")
        if not self.text.strip():
            raise ValueError("an article needs a text")

    def line(self, start: int, end: int) -> Line:
        """The words at ``text[start:end]``, white space at both ends left out."""
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        return Line(text=self.text[start:end], start=start, end=end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Words cut from the article: ``article.text[start:end] == text``."""

    text: str
    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end or len(self.text) != self.end - self.start:
            raise ValueError("a line needs words and the offsets they stand at")

    def is_in(self, text: str) -> bool:
        """Whether the words still stand at their place in ``text``."""
        return text[self.start : self.end] == self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One structural piece of the clean text.

    ``start`` and ``end`` leave the marker out (a bullet, ``>``, ``##``); ``level`` is the depth of a heading (1-6) or
    the nesting of an item (0 outermost); ``marker`` is the marker as printed in the clean text ("•", "2.", ">", "##").
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    marker: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Exact words between marks, the marks left out: ``article.text[start:end] == text``.

    ``speaker`` is the fullest name the article gives to who said it, where it stands in the text; None where the
    article names nobody. ``mention`` is the words the article uses beside the quote ("he", "two officials").
    Parts of one utterance broken by "he said" share ``utterance``. ``context`` is the whole sentence round the quote,
    ``cue`` the words that hand it over ("said", "according to"). ``about`` is the nearest whole sentence that says what
    the quote answers or speaks of, where its own does not; ``lead_in`` the whole sentence to be read with a quote cut
    in the middle of a thought. ``rule`` names the rule that found the speaker, ``silence`` why none is named ("" where
    one is); both are for ``--explain``.
    """

    text: str
    start: int
    end: int
    speaker: Line | None = None
    mention: Line | None = None
    kind: QuoteKind
    utterance: int
    context: Line | None = None
    cue: Line | None = None
    about: Line | None = None
    lead_in: Line | None = None
    rule: str = ""
    silence: str = ""

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end or len(self.text) != self.end - self.start:
            raise ValueError("a quote needs words and the offsets they stand at")

    def is_in(self, text: str) -> bool:
        """Whether the words still stand at their place in ``text``."""
        return text[self.start : self.end] == self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number with what it counts: "35 world leaders" counts "world leaders"; "90%" stands alone (None)."""

    text: str
    start: int
    end: int
    counts: str | None = None

    def is_in(self, text: str) -> bool:
        """Whether the words still stand at their place in ``text``, the counted words among them."""
        return text[self.start : self.end] == self.text and (self.counts is None or self.counts in self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows of cells, each cell a line of the article; ``header`` says whether the first row names the columns."""

    rows: tuple[tuple[Line | None, ...], ...]  # None: an empty cell
    header: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading (None: items without one) with its points, nested as printed."""

    heading: Line | None
    items: tuple[Line | Section, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """One digested article. Every line is an exact span of ``article.text``.

    ``kind`` is what the page or the text shows the piece to be; "opinion" is to be marked wherever its lines stand.
    ``correction`` is the outlet's own, a whole paragraph, to be shown as such and never as news. A point of an
    interview may be a question with its answer, line breaks between them.
    """

    article: Article
    slug: str
    nut_graf: Line | None = None
    summary: tuple[Line, ...] = ()
    glance: tuple[Line, ...] = ()
    glance_source: GlanceSource = "nutgraf"
    why_it_matters: Line | None = None
    takeaways: tuple[Line, ...] = ()
    takeaways_source: GlanceSource = "nutgraf"
    tables: tuple[Table, ...] = ()
    sections: tuple[Section, ...] = ()
    quotes: tuple[Quote, ...] = ()
    figures: tuple[Figure, ...] = ()
    people: tuple[str, ...] = ()  # the full names of the speakers and other people named, as printed
    keywords: tuple[str, ...] = ()  # words to find the brief by, lower case
    kind: PieceKind = "news"
    correction: Line | None = None

    def checked(self) -> Brief:
        """The same brief with only what still stands in the text: lines, quotes, figures and whole tables."""
        text = self.article.text
        return replace(
            self,
            nut_graf=_kept(self.nut_graf, text),
            summary=_all_kept(self.summary, text),
            glance=_all_kept(self.glance, text),
            why_it_matters=_kept(self.why_it_matters, text),
            correction=_kept(self.correction, text),
            takeaways=_all_kept(self.takeaways, text),
            tables=tuple(table for table in self.tables if _is_whole(table, text)),
            sections=tuple(kept for section in self.sections if (kept := _kept_section(section, text))),
            quotes=tuple(_kept_speaker(quote, text) for quote in self.quotes if quote.is_in(text)),
            figures=tuple(figure for figure in self.figures if figure.is_in(text)),
        )


_L = TypeVar("_L", bound=Line)


def _kept(line: _L | None, text: str) -> _L | None:
    return line if line is not None and line.is_in(text) else None


def _all_kept(lines: tuple[_L, ...], text: str) -> tuple[_L, ...]:
    return tuple(line for line in lines if line.is_in(text))


def _is_whole(table: Table, text: str) -> bool:
    return all(cell is None or cell.is_in(text) for row in table.rows for cell in row)


def _kept_section(section: Section, text: str) -> Section | None:
    if section.heading is not None and not section.heading.is_in(text):
        return None
    items: list[Line | Section] = []
    for item in section.items:
        if isinstance(item, Section):
            if kept := _kept_section(item, text):
                items.append(kept)
        elif item.is_in(text):
            items.append(item)
    return replace(section, items=tuple(items)) if items else None


def _kept_speaker(quote: Quote, text: str) -> Quote:
    return replace(
        quote,
        speaker=_kept(quote.speaker, text),
        mention=_kept(quote.mention, text),
        context=_kept(quote.context, text),
        cue=_kept(quote.cue, text),
        about=_kept(quote.about, text),
        lead_in=_kept(quote.lead_in, text),
    )
