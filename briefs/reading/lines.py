"""The lines of a scraped text, each with what its form tells."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import Final

from briefs.blocks import ends_sentence
from briefs.corrections import is_column
from briefs.reading.bylines import is_bio, names_in_byline, outlet_alone, signed_names
from briefs.reading.dates import is_date_line
from briefs.reading.kinds import find_kind

_NOT_TEXT = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\u00ad\ufff9-\uffff]"
)
# Joiners are letters of Persian, Hindi and many emoji; after a space or a sign of ASCII they join nothing.
_STRAY_JOINER = re.compile(r"(?<![^\x00-\x7f])[\u200c\u200d]+")
# What a terminal would obey: colours and movements, window titles.
_TERMINAL = re.compile(
    r"""
      \x1b \[ [0-?]* [ -/]* [@-~]                          # a control sequence
    | \x9b [0-?]+ [ -/]* [@-~]                             # the same opened by a C1 control
    | (?: \x1b \] | \x9d (?=\d+;) ) [^\x07\x1b\x9c\n]{0,400} (?: \x07 | \x1b\\ | \x9c )  # a title
    """,
    re.VERBOSE,
)
_LINE_ENDS = re.compile(r"\r\n|[\r\x0c]")
_SOFT_ENDS = re.compile(r"[\u2028\u2029\x0b\x85]")
_SPACES = re.compile(r"[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\x1c-\x1f]")
_JOINERS = re.compile(r"[\u200c\u200d]")
_ESCAPES = re.compile(r"[\x1b\x9b\x9d]")
# Every character that `scrub` has anything to do with.
_ODD = re.compile(
    "|".join([_NOT_TEXT.pattern, _JOINERS.pattern, _ESCAPES.pattern, r"[\r\x0c]", _SOFT_ENDS.pattern, _SPACES.pattern])
)
_GAPS = re.compile(r"[ \t]+")
_BULLET = re.compile(r"(?P<marker>[•◦▪▸►‣●○■□*+–—-]|\d{1,3}[.)]|[a-zA-Z][)])[ \t]+(?P<rest>\S.*)")
_CELLS = re.compile(r"(?<=\S)[ ]*\t[ \t]*(?=\S)")
_WIDE = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_ABBREVIATED = re.compile(r"(?:\b\w|\.\w+|\b(?:Inc|Ltd|Co|Corp|Jr|Sr|etc|[ap]\.?m))\.$|^\W*$")
_LIFE = re.compile(r"\b(?:born|b\.) [^.;]{3,60}\d{4}[.,;]? (?:and )?(?:died|d\.) ")  # the last line of an obituary
_WORDS = re.compile(r"[^\W_]+")

# Lines whose form is remembered: a text is read until it is clean, and a page's lines come again on its site's next.
REMEMBERED: Final = 2048
MOST_BYLINE_WORDS: Final = 24
MOST_SIGNED_WORDS: Final = 9
MOST_DATE_WORDS: Final = 20
LONGEST_TOLD: Final = 4000  # characters; a longer line is text, whatever its form
LEAST_TITLE_WORDS: Final = 5
LEAST_COLUMN_WORDS: Final = 2
_TITLE_LIKE: Final = frozenset(
    {"read more", "tag", "newsletter or subscription", "consent", "related links", "disclaimer"}
)
WRAPPED_LEAST: Final = 45  # a hard-wrapped text breaks its lines between these widths
WRAPPED_MOST: Final = 100
BROKEN_LEAST: Final = 3  # one line end in so many breaks a sentence


@dataclass(slots=True)
class Row:
    """One filled line: its words without the marker, and what its form tells."""

    words: str
    marker: str = ""
    level: int = 0
    after_gap: bool = True
    prefix: str = ""  # "> ", "## " or "|" where the line carries it
    why: str | None = None  # set where the line is taken out
    count: int = 0
    ends: bool = False
    fold: str = ""
    is_sentence: bool = False  # reads as running text
    tags: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        short = len(self.words) <= LONGEST_TOLD
        self.count, self.ends, self.fold, self.is_sentence = _form_of(self.words) if short else _told(self.words)

    @property
    def is_clipped(self) -> bool:
        """Whether the line is a sentence of less than five words, as "Nobody clapped." is."""
        return self.ends and self.count < 5 and not (self.marker or self.prefix) and not _ABBREVIATED.search(self.words)


def _told(words: str) -> tuple[int, bool, str, bool]:
    """How many words, whether they end a sentence, the words for comparing, whether they read as running text."""
    count, ends = count_words(words), ends_sentence(words)
    is_life = ("born " in words or "b. " in words) and _LIFE.search(words) is not None
    return count, ends, fold(words), (ends and count >= 5) or count >= 26 or is_life


_form_of = lru_cache(maxsize=REMEMBERED)(_told)


def scrub(text: str) -> str:
    """The text without characters that print nothing: NUL, controls, lone surrogates, zero-width marks."""
    if not _ODD.search(text):
        return text  # most texts, and all that were scrubbed before
    if _ESCAPES.search(text):
        text = _TERMINAL.sub("", text)
    text = _LINE_ENDS.sub("\n", _SPACES.sub(" ", text))
    if _SOFT_ENDS.search(text):
        text = "\n".join(_softly_parted(line) for line in text.split("\n"))
    text = _NOT_TEXT.sub("", text)
    return _STRAY_JOINER.sub("", text) if _JOINERS.search(text) else text


def _softly_parted(line: str) -> str:
    """The line with its line separators as line ends, or as spaces where they stand between the words of sentences."""
    pieces = [piece.strip() for piece in _SOFT_ENDS.split(line)]
    filled = [piece for piece in pieces if piece]
    return (" " if _break_sentences(filled) else "\n").join(pieces)


def _break_sentences(lines: list[str]) -> bool:
    """Whether lines break in the middle of sentences, so often that somebody's layout broke them."""
    broken = sum(not ends_sentence(line) and after.strip()[:1].islower() for line, after in pairwise(lines))
    return broken * BROKEN_LEAST >= len(lines) - 1


def count_words(words: str) -> int:
    """How many words; scripts without spaces count two signs as one."""
    wide = 0 if words.isascii() else len(_WIDE.findall(words))
    return len(words.split()) + wide // 2


def fold(words: str) -> str:
    """The words for comparing: lower case, letters and figures only."""
    return " ".join(_WORDS.findall(words.lower()))


def rows_of(text: str) -> list[Row]:
    """The filled lines of a scrubbed text, hard-wrapped paragraphs joined."""
    rows: list[Row] = []
    for block in _blocks(text):
        indents: list[int] = []
        for number, raw in enumerate(_unwrapped(block)):
            row = _row(raw, indents)
            row.after_gap = number == 0
            rows.append(row)
    return [row for row in rows if row.words]


def _blocks(text: str) -> list[list[str]]:
    blocks: list[list[str]] = [[]]
    for line in text.split("\n"):
        if line.strip():
            blocks[-1].append(line.rstrip())
        elif blocks[-1]:
            blocks.append([])
    return [_celled(block) for block in blocks if block]


def _celled(block: list[str]) -> list[str]:
    """Lines of cells parted by tabs become table rows where two neighbours have as many cells."""
    counts = [len(_CELLS.findall(line)) if "\t" in line else 0 for line in block]
    if max(counts) == 0:
        return block
    return [
        "| " + _CELLS.sub(" | ", line.strip()) + " |"
        if count and count in (counts[at - 1] if at else 0, counts[at + 1] if at + 1 < len(counts) else 0)
        else line
        for at, (line, count) in enumerate(zip(block, counts, strict=True))
    ]


def _unwrapped(block: list[str]) -> list[str]:
    if len(block) < 2 or not _is_wrapped(block):
        return block
    joined: list[str] = []
    for line in block:
        if joined and not _opens_piece(line):
            joined[-1] += " " + line.strip()
        else:
            joined.append(line)
    return joined


def _is_wrapped(block: list[str]) -> bool:
    """Lines of one width that break in the middle of sentences."""
    heads = [len(line.strip()) for line in block[:-1]]
    if max(len(line.strip()) for line in block) > WRAPPED_MOST or sum(heads) < WRAPPED_LEAST * len(heads):
        return False
    return _break_sentences(block)


def _opens_piece(line: str) -> bool:
    return line.lstrip()[:1] in ("#", ">", "|") or _BULLET.match(line.lstrip()) is not None


def _row(raw: str, indents: list[int]) -> Row:
    words = (_GAPS.sub(" ", raw) if "\t" in raw or "  " in raw else raw).strip()
    if words.startswith("#") and (match := re.match(r"(#{1,6} )(\S.*)", words)):
        return Row(words=match[2], prefix=match[1])
    if words.startswith(">"):
        inner = words.lstrip("> ").strip()
        return Row(words=inner, prefix="> ")
    if words.startswith("|") and words.endswith("|") and len(words) > 2:
        return Row(words=words, prefix="|")
    if match := _BULLET.fullmatch(words):
        return Row(words=match["rest"], marker=match["marker"], level=_depth(raw, indents))
    return Row(words=words)


def _depth(raw: str, indents: list[int]) -> int:
    """How deep an item is nested: by its indent among the indents of its list."""
    indent = len(raw.expandtabs(4)) - len(raw.expandtabs(4).lstrip())
    while indents and indents[-1] > indent:
        indents.pop()
    if not indents or indents[-1] < indent:
        indents.append(indent)
    return len(indents) - 1


def tell(rows: list[Row]) -> None:
    """Marks each row with what its form alone tells: a kind of dirt, a byline, a date, a biography."""
    for at, row in enumerate(rows):
        if row.prefix == "|" or len(row.words) > LONGEST_TOLD:
            continue
        if at == 0 and row.count >= LEAST_COLUMN_WORDS and len(rows) > 1 and is_column(row.words):
            continue  # "Corrections: 3 May" heads a column, "Corrections" alone is a link
        kind = find_kind(row.words)
        if at == 0 and row.count >= LEAST_TITLE_WORDS and kind in _TITLE_LIKE:
            kind = None  # "Watch: …" and "Subscribe to …" may well be the headline
        if kind and not (row.prefix == "> " and row.is_sentence):
            row.why = kind
        elif fact := _fact_in(row.words, row.count, bool(row.marker)):
            row.tags.add(fact)


@lru_cache(maxsize=REMEMBERED)
def _fact_in(words: str, count: int, is_item: bool) -> str | None:
    """What the line states about the article: a byline, a date, a biography."""
    if count <= MOST_BYLINE_WORDS and (names_in_byline(words) or (words[:3] == "By " and outlet_alone(words[3:]))):
        return "byline"
    if count <= MOST_SIGNED_WORDS and not is_item and signed_names(words):
        return "byline"
    if count <= MOST_DATE_WORDS and is_date_line(words):
        return "date"
    return "bio" if is_bio(words) else None
