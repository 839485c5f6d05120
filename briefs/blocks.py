"""The structural pieces of the clean text, told from the text alone.

The clean text is light Markdown: pieces parted by one empty line, one line a paragraph. Items of a list, rows of a
table and lines of a quotation stand on consecutive lines. A heading carries its ``##`` where the source marked it;
where the source was scraped it stands bare, and is told by its form and by what follows.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from briefs.models import Block, BlockKind

NESTING: Final = 2  # spaces a level in the clean text

_HEADING = re.compile(r"(?P<marker>\#{1,6})[ \t]+(?P<words>\S.*)", re.VERBOSE)
_QUOTATION = re.compile(
    r"""
    (?P<marker> >                        # a quotation or a box
        (?: [ \t]* [-–—•*] (?=[ \t]) )?  # a point within a box
    ) [ \t]* (?P<words> .* )
    """,
    re.VERBOSE,
)
_ITEM = re.compile(
    r"""
    (?P<indent> [ \t]* )
    (?P<marker> [•◦▪▸►‣●○■□–—*+-] | \d{1,3}[.)] | [a-zA-Z][)] )
    [ \t]+ (?P<words> \S.* )
    """,
    re.VERBOSE,
)
_ROW = re.compile(r"(?P<marker>\|)[ \t]*(?P<words>.*?)[ \t]*\|?[ \t]*", re.VERBOSE)
_RULE = re.compile(r"[|\s:-]*-{3,}[|\s:-]*", re.VERBOSE)

_BREAK = re.compile(r"[_*=~-]{3,}|(?:[*_-] ){2,}[*_-]")
_LETTERS = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")

_END_MARKS: Final = ".!?…。！？।۔"
_CLOSERS: Final = "\"”’'»›)]*_"
_UNFINISHED: Final = ",;–—-"

MOST_HEADING_WORDS: Final = 14  # longer bare lines are sentences or captions
MOST_HEADING_CHARS: Final = 100
LONG_WORD: Final = 5  # shorter ones ("with", "from") stay small in many headlines
MOST_ROW_CHARS: Final = 160  # a flattened table row is short; a longer line is a paragraph


@dataclass(frozen=True, slots=True)
class _Line:
    kind: BlockKind
    start: int
    end: int
    level: int
    marker: str
    after_gap: bool  # an empty line, or the start of the text, stands before it


def find_blocks(text: str) -> tuple[Block, ...]:
    """The pieces of ``text`` in order, for any string; every word outside markers lies in exactly one of them."""
    lines = _kinds(text)
    kinds = [line.kind for line in lines]
    _mark_rows(text, lines, kinds)
    _mark_headings(text, lines, kinds)
    return tuple(
        Block(kind=kind, start=line.start, end=line.end, level=_level(line, kind), marker=line.marker)
        for line, kind in zip(lines, kinds, strict=True)
    )


def ends_sentence(words: str) -> bool:
    """Whether the words close with an end mark, closing quotation marks and brackets left aside."""
    return words.rstrip(_CLOSERS + " ")[-1:] in tuple(_END_MARKS)


def looks_like_heading(words: str) -> bool:
    """Whether a bare line has the form of a heading: short, opened by a capital or figure, without an end mark."""
    if len(words) > MOST_HEADING_CHARS or not words:
        return False
    bare = words.lstrip("\"“‘'«(¿¡*_")
    if not bare[:1].isupper() and not bare[:1].isdigit() and not _is_caseless(bare[:1]):
        return False
    if len(words.split()) > MOST_HEADING_WORDS or words[-1] in _UNFINISHED:
        return False
    if words[-1] == ":":
        return is_title_case(words)  # "What's Next:" heads a list, "The plan has three parts:" leads into one
    if words[-1] == "?":
        return len(words.split()) >= 2
    return not ends_sentence(words) and not words.endswith(("”", '"', "»"))


def is_title_case(words: str) -> bool:
    """Whether every long word opens with a capital, as in an American headline."""
    long = [word for word in _LETTERS.findall(words) if len(word) >= LONG_WORD]
    return bool(long) and all(word[0].isupper() for word in long)


def _is_caseless(letter: str) -> bool:
    return letter.isalpha() and letter.lower() == letter.upper()


def _kinds(text: str) -> list[_Line]:
    found: list[_Line] = []
    offset, gap = 0, True
    dashed = _dashed_lines(text)
    for number, raw in enumerate(text.split("\n")):
        if not raw.strip():
            gap = True
        elif _RULE.fullmatch(raw) and "|" in raw:
            pass  # the line under the head of a Markdown table
        elif _BREAK.fullmatch(raw.strip()):
            gap = True  # a break between sections
        else:
            found.append(_line(raw, offset, gap, number in dashed))
            gap = False
        offset += len(raw) + 1
    return [line for line in found if line.start < line.end]


def _dashed_lines(text: str) -> set[int]:
    """The numbers of lines that open with a long dash beside another such line: points, not a spoken line."""
    lines = text.split("\n")
    dashed = [number for number, line in enumerate(lines) if line.lstrip()[:2] in {"– ", "— "}]
    filled = [number for number, line in enumerate(lines) if line.strip()]
    place = {number: at for at, number in enumerate(filled)}
    chosen = {place[number] for number in dashed}
    return {number for number in dashed if chosen & {place[number] - 1, place[number] + 1}}


def _line(raw: str, offset: int, gap: bool, dashed: bool) -> _Line:
    kind: BlockKind = "paragraph"
    level, marker, words = 0, "", raw.strip()
    start = offset + len(raw) - len(raw.lstrip())
    stripped = raw.strip()
    if match := _HEADING.fullmatch(stripped):
        kind, level, marker = "heading", len(match["marker"]), match["marker"]
    elif match := _QUOTATION.fullmatch(stripped):
        kind, marker = "quotation", match["marker"]
    elif stripped.startswith("|") and (match := _ROW.fullmatch(stripped)):
        kind, marker = "row", "|"
    elif match := _item(raw, dashed):
        kind, marker = "item", match["marker"]
        level = len(match["indent"].expandtabs(NESTING)) // NESTING
        start = offset  # the pattern was matched with its indent
    if match:
        return _Line(kind, start + match.start("words"), start + match.end("words"), level, marker, gap)
    return _Line(kind, start, start + len(words), level, marker, gap)


def _item(raw: str, dashed: bool) -> re.Match[str] | None:
    match = _ITEM.fullmatch(raw.rstrip())
    if match and match["marker"] in "–—" and not dashed:
        return None
    return match


def _mark_rows(text: str, lines: list[_Line], kinds: list[BlockKind]) -> None:
    """Consecutive short plain lines without end marks are a table that lost its cells."""
    begin = 0
    while begin < len(lines):
        stop = begin + 1
        while stop < len(lines) and not lines[stop].after_gap and kinds[stop] == kinds[begin] == "paragraph":
            stop += 1
        run = range(begin, stop)
        if len(run) >= 2 and all(_has_row_form(text[lines[at].start : lines[at].end]) for at in run):
            kinds[begin:stop] = ["row"] * len(run)
        begin = stop


def _has_row_form(words: str) -> bool:
    return len(words) <= MOST_ROW_CHARS and not ends_sentence(words) and words[-1] not in _UNFINISHED


def _mark_headings(text: str, lines: list[_Line], kinds: list[BlockKind]) -> None:
    """A bare short line is a heading where something it can head follows: text, a list, a quotation, a table."""
    for at in range(len(lines) - 2, -1, -1):
        line, after = lines[at], lines[at + 1]
        words = text[line.start : line.end]
        if kinds[at] != "paragraph" or not looks_like_heading(words):
            continue
        follows = kinds[at + 1] != "paragraph" or after.end - after.start > len(words)
        if follows:
            kinds[at] = "heading"


def _level(line: _Line, kind: BlockKind) -> int:
    if kind == "heading":
        return line.level or 2
    return line.level if kind == "item" else 0
