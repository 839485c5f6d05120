"""A text as its lines of tokens and its quotations: the reading that people, quotes and speakers share."""

from __future__ import annotations

from dataclasses import dataclass

from briefs.blocks import find_blocks
from briefs.marks import Marked, find_marked
from briefs.tokens import Run, read_run
from briefs.words import PREPOSITIONS


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


def narrate(text: str, headline: str = "") -> Narration:
    """Read ``text``; any string will do.

    A line that repeats the headline is quiet, unless it is a sentence that quotes: the story’s own first line, which
    also had to serve as the headline.
    """
    blocks = [block for block in find_blocks(text) if block.end > block.start]
    spans = [(block.start, block.end) for block in blocks]
    marked = find_marked(text, spans)
    by_line: dict[int, list[tuple[int, Marked]]] = {}
    for number, mark in enumerate(marked):
        by_line.setdefault(mark.line, []).append((number, mark))
    runs = tuple(read_run(text, span, line, by_line.get(line, ())) for line, span in enumerate(spans))
    words = [text[start:end] for start, end in spans]
    headings = {
        line
        for line, block in enumerate(blocks)
        if block.kind in ("heading", "row")
        or (_repeats(words[line], headline) and not (line in by_line and _is_story(words, line)))
    }
    quiet = headings | {line for line in range(len(blocks)) if _is_headline(words[line])}
    return Narration(text, runs, marked, frozenset(quiet), frozenset(headings))


def _is_headline(words: str) -> bool:
    """Whether every longer word of a line has a capital, so that capitals tell no names."""
    long = [word for word in words.split() if len(word) > 3 and word[0].isalpha() and word not in PREPOSITIONS]
    return len(long) > 3 and all(word[0].isupper() for word in long)


def _is_story(words: list[str], line: int) -> bool:
    return len(words) == 1 or words[line].endswith(".")


def _repeats(words: str, headline: str) -> bool:
    return bool(headline) and words.strip(" .").casefold() == headline.strip(" .").casefold()
