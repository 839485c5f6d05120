"""A text as its lines of tokens and its quotations: the reading that people, quotes and speakers share."""

from __future__ import annotations

from dataclasses import dataclass

from briefs.blocks import find_blocks, is_title_case
from briefs.marks import Marked, find_marked
from briefs.tokens import Run, read_run


@dataclass(frozen=True, slots=True)
class Narration:
    """The runs of the text in order and everything marked; ``quiet`` are the runs of headings and titles."""

    text: str
    runs: tuple[Run, ...]
    marked: tuple[Marked, ...]
    quiet: frozenset[int]

    def run_of(self, number: int) -> Run:
        """The run in which the quotation ``number`` stands."""
        return self.runs[self.marked[number].line]


def narrate(text: str) -> Narration:
    """Read ``text``; any string will do."""
    blocks = [block for block in find_blocks(text) if block.end > block.start]
    spans = [(block.start, block.end) for block in blocks]
    marked = find_marked(text, spans)
    by_line: dict[int, list[tuple[int, Marked]]] = {}
    for number, mark in enumerate(marked):
        by_line.setdefault(mark.line, []).append((number, mark))
    runs = tuple(read_run(text, span, line, by_line.get(line, ())) for line, span in enumerate(spans))
    quiet = frozenset(
        line
        for line, block in enumerate(blocks)
        if block.kind in ("heading", "row")
        or (block.kind == "paragraph" and is_title_case(text[block.start : block.end]))
    )
    return Narration(text, runs, marked, quiet)
