"""Where the article stands among the lines of a page: the run of lines that reads as one text."""

from __future__ import annotations

import re
from typing import Final

from briefs.reading.lines import Row

# What a line says for or against standing in the article; chosen on scraped pages with a known article.
LONG: Final = 4.0  # a paragraph of 25 words or more
MIDDLE: Final = 3.0  # one of 12 or more
SHORT: Final = 1.4  # a short sentence
LABEL: Final = -0.7  # a short line without an end mark
POINT: Final = 0.3  # an item or a line of a quotation with the article's own marker
ITEM: Final = -0.2
LEAST_POINT: Final = 2
LEAST_COMMENT_LINES: Final = 2  # dates and answers below a form before what stands between them counts as comments
LEAST_BEFORE_COMMENTS: Final = 120  # words of article before comments are believed
DIRT: Final = -1.2
WALL: Final = -3.5  # what follows "Leave a Reply" or "Related" is seldom the article
_DATELINE = re.compile(r"[A-Z][A-Z .,'’-]{2,}(?:, [A-Z][\w.]+)?(?: \([A-Z][\w ]+\))? [—–-]+ ")
_WALLS: Final = frozenset({"comment form", "related links"})
MOST_BRIDGED: Final = 60  # lines without running text that an article may go on beyond
LEAST_BRIDGED_TO: Final = 10  # words of the sentence it goes on with
SOFT: Final = frozenset({"image mark", "rule", "advert mark", "picture credit", "caption"})


BRIDGES: Final = SOFT | {"tag", "read more", "repeated title"}


def find_body(rows: list[Row]) -> tuple[int, int]:
    """The first row of the article and the one after its last; (0, 0) where no line reads as text."""
    best, best_span = 0.0, (0, 0)
    total, begin = 0.0, 0
    for at, row in enumerate(rows):
        if total <= 0:
            total, begin = 0.0, at
        total += _weight(row, rows[at - 1] if at else None)
        if total > best:
            best, best_span = total, (begin, at + 1)
    begin, end = _widened(rows, *best_span)
    return begin, _before_comments(rows, begin, end)


def _widened(rows: list[Row], begin: int, end: int) -> tuple[int, int]:
    """The run with what stands beyond a list, a table or a few headings, where nothing of the page lies between."""
    if begin == end:
        return begin, end
    at = end
    while at < len(rows) and at - end < MOST_BRIDGED and not _is_pages(rows[at]):
        at += 1
        if rows[at - 1].is_sentence and rows[at - 1].count >= LEAST_BRIDGED_TO and not rows[at - 1].why:
            end = at
    at = begin
    while at > 0 and begin - at < MOST_BRIDGED and not _is_pages(rows[at - 1]):
        at -= 1
        if rows[at].is_sentence and rows[at].count >= LEAST_BRIDGED_TO and not rows[at].why:
            begin = at
    return begin, end


def _is_pages(row: Row) -> bool:
    """Whether the line is the page's, so that the article does not go on beyond it."""
    return bool(row.tags) or (row.why is not None and row.why not in BRIDGES)


def _before_comments(rows: list[Row], begin: int, end: int) -> int:
    """The end of the article where readers' comments follow it: they read as text too, but are dated and answered."""
    words = 0
    after = sum(_is_of_comments(row) for row in rows[begin:end])
    for at in range(begin, end):
        row = rows[at]
        after -= _is_of_comments(row)
        if row.why == "comment form" and words >= LEAST_BEFORE_COMMENTS and after >= LEAST_COMMENT_LINES:
            return at
        words += row.count if row.is_sentence and not row.why else 0
    return end


def _is_of_comments(row: Row) -> bool:
    return row.why == "comment form" or "date" in row.tags


def _weight(row: Row, before: Row | None) -> float:
    if row.why:
        if row.why in SOFT:
            return -0.3
        return WALL if row.why in _WALLS and not (before and before.why in _WALLS) else DIRT
    if "bio" in row.tags or "byline" in row.tags or "date" in row.tags:
        return DIRT
    if row.prefix in ("> ", "|"):
        return POINT
    if row.is_sentence:
        if row.count >= 25:
            return LONG
        return MIDDLE if row.count >= 12 else SHORT
    if row.count >= 12 and (row.words.endswith(":") or _DATELINE.match(row.words)):
        return MIDDLE
    if row.words.startswith("___"):
        return 0.0
    if row.count >= 16:
        return POINT
    if (
        row.marker
        and before
        and not before.why
        and (before.marker or before.words.endswith(":"))
        and row.count >= LEAST_POINT
    ):
        return 0.0  # a list that something led into
    if row.marker and row.count >= 4:
        return ITEM
    return LABEL
