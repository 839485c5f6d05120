"""A text as its lines of tokens and its quotations: the reading that people, quotes and speakers share."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from briefs.blocks import find_blocks
from briefs.lede import clock_of
from briefs.marks import Marked, find_marked
from briefs.models import Block
from briefs.tokens import Run, ends_sentence, read_run
from briefs.words import PREPOSITIONS, word_set

_DASHES: Final = ("—", "―", "–")
LEAST_ENTRIES: Final = 2  # lines that open with a time or a number, for a text to be made of entries
_TIME: Final = re.compile(r"(?:[01]?\d|2[0-4]) [:.h] [0-5]\d \s+ (?=[A-Z])", re.VERBOSE)
_NUMBER: Final = re.compile(r"\d{1,2} [.)] \s+ (?=[A-Z])", re.VERBOSE)
_STOPS: Final = re.compile(r"[.!?]\s")
# Words of a sentence that hands over a quoted block.
_WRITTEN: Final = word_set(
    "letter statement email e-mail note message post wrote writes reads read said told tweeted posted"
)
MOST_LEAD: Final = 400  # characters of the paragraph above a block


@dataclass(frozen=True, slots=True)
class Narration:
    """The runs of the text in order and everything marked.

    ``headings`` hold no quotation; capitals in ``quiet`` lines tell no names.
    """

    text: str
    runs: tuple[Run, ...]
    marked: tuple[Marked, ...]
    quiet: frozenset[int]
    headings: frozenset[int]
    places: tuple[int, ...] = ()  # of everything marked, its token in its run
    floors: tuple[int, ...] = ()  # of every line, the first one of its entry: what stands above tells of another

    def floor(self, line: int) -> int:
        """The first line of the entry of a live report that a line stands in; 0 in a text that goes on."""
        return self.floors[line] if line < len(self.floors) else 0


def narrate(text: str, headline: str = "") -> Narration:
    """Read ``text``; any string will do.

    A line that repeats the headline is quiet, unless it is a sentence: the story’s own first line, which also had to
    serve as the headline.
    """
    blocks = [block for block in find_blocks(text) if block.end > block.start]
    spans = [(block.start, block.end) for block in blocks]
    marked = _with_blocks(text, blocks, find_marked(text, spans))
    by_line: dict[int, list[tuple[int, Marked]]] = {}
    for number, mark in enumerate(marked):
        by_line.setdefault(mark.line, []).append((number, mark))
    runs = tuple(read_run(text, span, line, by_line.get(line, ())) for line, span in enumerate(spans))
    words = [text[start:end] for start, end in spans]
    headings = {
        line
        for line, block in enumerate(blocks)
        if block.kind in ("heading", "row") or (_repeats(words[line], headline) and not _is_story(words, line))
    }
    quiet = headings | {line for line in range(len(blocks)) if _is_headline(words[line])}
    places = tuple(place for run in runs for place in run.quotes)
    return Narration(text, runs, marked, frozenset(quiet), frozenset(headings), places, _floors(words, blocks))


def _floors(words: Sequence[str], blocks: Sequence[Block]) -> tuple[int, ...]:
    """Of every line, where its entry begins: with a time, or with a numbered head; () in a text without entries."""
    timed = [line for line, one in enumerate(words) if _is_timed(one)]
    numbered = [line for line, one in enumerate(words) if _NUMBER.match(f"{blocks[line].marker or ''} {one}".lstrip())]
    if any(after - line < 2 for line, after in pairwise([*numbered, len(words)])):
        numbered = []  # points of a list, which go on from one to the next
    starts = timed if len(timed) >= LEAST_ENTRIES else numbered
    if len(starts) < LEAST_ENTRIES:
        return ()
    entries = pairwise([*starts, len(words)])
    return (*(0,) * starts[0], *(start for start, end in entries for _ in range(start, end)))


def _is_timed(words: str) -> bool:
    """Whether a line opens with the time of an entry: 14:05 — Dow …, 9.40am, 14.05 Dow leaves."""
    return clock_of(words) is not None or _TIME.match(words) is not None


def _with_blocks(text: str, blocks: Sequence[Block], marked: tuple[Marked, ...]) -> tuple[Marked, ...]:
    """The marked words, and quoted blocks that bear no marks because their form is one."""
    lines = {mark.line for mark in marked}
    added: list[Marked] = []
    for line, block in enumerate(blocks):
        if block.kind != "quotation" or line in lines or not _is_words(text, block):
            continue
        goes_on = bool(added) and added[-1].line == line - 1
        if not (goes_on or _is_led_in(text, blocks, line) or _is_signed(text, blocks, line)):
            continue
        start, end = block.start, block.end
        added.append(Marked(start=start, end=end, first=start, last=end, line=line, joined=goes_on))
    if not added:
        return marked
    return tuple(sorted((*marked, *added), key=lambda mark: mark.first))


def _is_words(text: str, block: Block) -> bool:
    """Whether a line of a block is somebody’s sentences: no point of a box, no heading, no signature."""
    words = text[block.start : block.end]
    return block.marker == ">" and words[:1].isalnum() and ends_sentence(words)


def _is_led_in(text: str, blocks: Sequence[Block], line: int) -> bool:
    """Whether the paragraph above hands the block over: it ends with a colon, or its last sentence tells of a text."""
    if line == 0 or blocks[line - 1].kind not in ("paragraph", "item"):
        return False
    above = text[blocks[line - 1].start : blocks[line - 1].end].rstrip()
    last = _STOPS.split(above[-MOST_LEAD:].rstrip(".!?:"))[-1]
    return above.endswith(":") or not _WRITTEN.isdisjoint(last.lower().split())


def _is_signed(text: str, blocks: Sequence[Block], line: int) -> bool:
    """Whether a line below the block signs it: — Ann Dow, bus driver."""
    below = blocks[line + 1] if line + 1 < len(blocks) else None
    if below is None:
        return False
    return text[below.start : below.end][:1] in _DASHES or text[: below.start].rstrip()[-1:] in _DASHES


def _is_headline(words: str) -> bool:
    """Whether every longer word of a line has a capital, so that capitals tell no names."""
    long = [word for word in words.split() if len(word) > 3 and word[0].isalpha() and word not in PREPOSITIONS]
    return len(long) > 3 and all(word[0].isupper() for word in long)


def _is_story(words: list[str], line: int) -> bool:
    return len(words) == 1 or words[line].endswith(".")


def _repeats(words: str, headline: str) -> bool:
    return bool(headline) and words.strip(" .").casefold() == headline.strip(" .").casefold()
