"""Lists with the headings they stand under, nested as printed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefs.boxes import cut_line
from briefs.models import Block, Line, Section
from briefs.sentences import split_sentences


def find_sections(text: str, blocks: Sequence[Block], apart: Iterable[tuple[int, int]] = ()) -> tuple[Section, ...]:
    """A section for each heading with a list under it, in order; what stands in ``apart`` is shown elsewhere.

    A list that a sentence announces ("… the following:") is nested under that sentence.
    """
    left_out = tuple(apart)
    found: list[Section] = []
    heading: Line | None = None
    items: list[Line | Section] = []
    at = 0
    while at < len(blocks):
        block = blocks[at]
        if any(start < block.end and block.start < end for start, end in left_out):
            at += 1
        elif block.kind == "heading":
            _close(found, heading, items)
            heading, items = cut_line(text, block.start, block.end), []
            at += 1
        elif block.kind == "item":
            stop = _end_of_list(text, blocks, at)
            items.extend(_announced(text, blocks, at, _nested(text, blocks[at:stop])))
            at = stop
        else:
            at += 1
    _close(found, heading, items)
    return tuple(found)


def _close(found: list[Section], heading: Line | None, items: Sequence[Line | Section]) -> None:
    if not items:
        return
    if heading is None and len(items) == 1 and isinstance(items[0], Section):
        found.append(items[0])
    else:
        found.append(Section(heading=heading, items=tuple(items)))


def _end_of_list(text: str, blocks: Sequence[Block], at: int) -> int:
    stop = at + 1
    while stop < len(blocks) and blocks[stop].kind == "item":
        stop += 1
    return stop


def _announced(
    text: str, blocks: Sequence[Block], at: int, items: Sequence[Line | Section]
) -> Sequence[Line | Section]:
    if at == 0 or blocks[at - 1].kind != "paragraph":
        return items
    above = blocks[at - 1]
    if not text[above.start : above.end].rstrip("*_ ").endswith((":", "：")):
        return items
    sentences = split_sentences(text, above.start, above.end)
    return [Section(heading=sentences[-1], items=tuple(items))]


def _nested(text: str, blocks: Sequence[Block]) -> list[Line | Section]:
    """The items of one list; an item with deeper ones below it becomes the heading of a section."""
    items: list[Line | Section] = []
    at = 0
    while at < len(blocks):
        stop = at + 1
        while stop < len(blocks) and blocks[stop].level > blocks[at].level:
            stop += 1
        line = cut_line(text, blocks[at].start, blocks[at].end)
        below = _nested(text, blocks[at + 1 : stop])
        if below and line:
            items.append(Section(heading=line, items=tuple(below)))
        elif line:
            items.append(line)
        else:
            items.extend(below)
        at = stop
    return items
