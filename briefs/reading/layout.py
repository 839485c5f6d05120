"""Kept lines → the canonical clean text."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from briefs.blocks import MOST_ROW_CHARS, NESTING
from briefs.reading.lines import Row

_ROUND: Final = frozenset("*+◦▪▸►‣●○■□")


def lay_out(rows: list[Row]) -> str:
    """The rows as clean text: pieces parted by one empty line, lists and tables on consecutive lines."""
    if not rows:
        return ""
    together = _table_runs(rows)
    parts = [_line(rows[0], None)]
    for at, (before, row) in enumerate(pairwise(rows), start=1):
        joined = _kind(before) == _kind(row) != "" or (at - 1 in together and at in together and not row.after_gap)
        parts.append(("\n" if joined else "\n\n") + _line(row, before))
    return "".join(parts)


def _kind(row: Row) -> str:
    if row.prefix in ("> ", "|"):
        return row.prefix
    return "item" if row.marker and not row.prefix else ""


def _line(row: Row, before: Row | None) -> str:
    if row.prefix == "|":
        return row.words
    if row.prefix:
        return row.prefix + row.words
    if not row.marker:
        return row.words
    deepest = before.level + 1 if before and before.marker else 0
    row.level = min(row.level, deepest)
    marker = "•" if row.marker in _ROUND else row.marker
    return " " * (NESTING * row.level) + f"{marker} {row.words}"


def _table_runs(rows: list[Row]) -> set[int]:
    """The places of rows that stand on consecutive lines as a table that lost its cells."""
    least = 2 if sum(row.after_gap for row in rows) > 1 else 3  # a text without empty lines has bare headings too
    found: set[int] = set()
    begin = 0
    while begin < len(rows):
        stop = begin + 1
        while stop < len(rows) and not rows[stop].after_gap and _has_row_form(rows[stop]):
            stop += 1
        if stop - begin >= least and _has_row_form(rows[begin]):
            found.update(range(begin, stop))
        begin = stop
    return found


def _has_row_form(row: Row) -> bool:
    return (
        not (row.prefix or row.marker or row.ends)
        and len(row.words) <= MOST_ROW_CHARS
        and row.words[-1] not in ",;:–—-"
    )
