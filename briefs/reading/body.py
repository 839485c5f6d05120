"""Where the article stands among the lines of a page: the run of lines that reads as one text."""

from __future__ import annotations

import re
from typing import Final

from briefs.reading.bylines import is_role
from briefs.reading.kinds_page import heads_links
from briefs.reading.lines import Row
from briefs.reading.tails import go_on

# What a line says for or against standing in the article; chosen on scraped pages with a known article.
LONG: Final = 4.0  # a paragraph of 25 words or more
MIDDLE: Final = 3.0  # one of 12 or more
SHORT: Final = 1.4  # a short sentence
LABEL: Final = -0.7  # a short line without an end mark
CLIPPED: Final = 0.3  # "Nobody clapped." after a line of the article
POINT: Final = 0.3  # an item or a line of a quotation with the article's own marker
ITEM: Final = -0.2
SOFT_DIRT: Final = -0.3
LONG_WORDS: Final = 25
MIDDLE_WORDS: Final = 12
LONG_LABEL_WORDS: Final = 16
LEAST_ITEM: Final = 4
LEAST_POINT: Final = 2
LEAST_COMMENT_LINES: Final = 2  # dates and answers below a form before what stands between them counts as comments
LEAST_BEFORE_COMMENTS: Final = 120  # words of article before comments are believed
DATED: Final = -3.0  # a date on a line of its own heads the article or another one
DIRT: Final = -1.2
WALL: Final = -3.5  # what follows "Leave a Reply" or "Related" is seldom the article
_DATELINE = re.compile(r"[A-Z][A-Z .,'’-]{2,}(?:, [A-Z][\w.]+)?(?: \([A-Z][\w ]+\))? [—–-]+ ")
_WALLS: Final = frozenset({"comment form", "related links"})
MOST_BRIDGED: Final = 60  # lines without running text that an article may go on beyond
LEAST_BRIDGED_TO: Final = 10  # words of the sentence it goes on with
SOFT: Final = frozenset({"image mark", "rule", "advert mark", "picture credit", "caption"})


NOTICES: Final = SOFT | {"read more", "newsletter or subscription", "reaction widget", "desk note", "embedded post"}
MOST_STANDFIRST: Final = 2  # lines
MOST_PASSED: Final = 6  # lines of notices one after the other that an article may go on beyond
# What a site sets between two paragraphs; biographies, rights, wrappers and comments close an article.
INSERTED: Final = NOTICES | {
    "share row",
    "related links",
    "consent",
    "page furniture",
    "rule",
    "repeated title",
    "disclaimer",
}
MOST_INSERTED: Final = 24  # lines of one box
LEAST_RESUMED: Final = 4.0  # weight of what follows a box before it counts as the article going on
_PLAYERS: Final = frozenset({"up next", "next up"})
MANY_TABS: Final = 2
NEVER: Final = float("inf")
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
    begin, end = _resumed(rows, begin, end) if begin < end else (begin, end)
    begin = _above_notices(rows, begin) if begin < end else begin
    if begin < end <= begin + MOST_STANDFIRST:
        end = _past_facts(rows, end)
    end = _past_notices(rows, end) if begin < end else end
    before = _before_comments(rows, begin, end)
    return begin, go_on(rows, end) if begin < end == before else before


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


def _resumed(rows: list[Row], begin: int, end: int) -> tuple[int, int]:
    """The run with what stands beyond boxes set into the article, on both sides of it."""
    while run := _beyond(rows, range(end, len(rows))):
        end = run[-1] + 1
    while run := _beyond(rows, range(begin - 1, -1, -1)):
        begin = run[-1]
    return begin, end


def _beyond(rows: list[Row], places: range) -> list[int]:
    """The places of running text behind one box; empty where the box closes or opens the article."""
    gap: list[Row] = []
    run: list[int] = []
    for at in places:
        row = rows[at]
        if not run and row.why in INSERTED and not row.tags and len(gap) < MOST_INSERTED:
            gap.append(row)
        elif row.why or row.tags or row.marker or not (row.is_sentence or (run and row.is_clipped)):
            break
        else:
            run.append(at)
    weight = sum(_weight(rows[at], None) for at in run)
    return run if gap and weight >= _enough(gap) else []


def _enough(gap: list[Row]) -> float:
    """How much must stand beyond a box, by what the box says of it."""
    if any(row.why == "advert mark" and "continue" in row.fold for row in gap):
        return SHORT
    tabs = sum(row.words.isupper() and heads_links(row.words) for row in gap)
    if tabs >= MANY_TABS:
        return SHORT  # "FEATURED STORIES", "LATEST STORIES": the tabs of an empty box
    if heads_links(gap[-1].words) and gap[-1].fold not in _PLAYERS:
        return NEVER  # what follows are its entries
    return LEAST_RESUMED if any(row.why == "related links" for row in gap) else MIDDLE


def _above_notices(rows: list[Row], begin: int) -> int:
    """The beginning moved up to a first paragraph that only notices part from the rest."""
    at = begin - 1
    while at >= 0 and begin - at <= MOST_PASSED and rows[at].why in NOTICES:
        at -= 1
    above = rows[at] if 0 <= at < begin - 1 else None
    is_lede = above is not None and above.is_sentence and above.count >= MIDDLE_WORDS and not (above.why or above.tags)
    return at if is_lede else begin


def _past_facts(rows: list[Row], end: int) -> int:
    """The end moved on where all so far was a standfirst, and the byline and the date stand below it."""
    at = end
    while at < len(rows) and (
        rows[at].tags & {"byline", "date"} or rows[at].why == "byline" or is_role(rows[at].words)
    ):
        at += 1
    return at + 1 if end < at < len(rows) and rows[at].is_sentence and not rows[at].why else end


def _past_notices(rows: list[Row], end: int) -> int:
    """The end moved on over the article's last short sentences, and over notices set between them."""
    passed = 0
    for at in range(end, len(rows)):
        row = rows[at]
        if row.why in NOTICES and passed < MOST_PASSED:
            passed += 1
        elif row.why or row.tags or row.marker or not (row.is_sentence or row.is_clipped):
            break
        else:
            end, passed = at + 1, 0
    return end


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
        return _weight_of_dirt(row.why, before)
    if "date" in row.tags:
        return DATED
    if row.tags:
        return DIRT
    if row.prefix in ("> ", "|"):
        return POINT
    if row.is_clipped:
        return CLIPPED if before and not before.why and not before.tags else 0.0
    if row.is_sentence:
        if row.count >= LONG_WORDS:
            return LONG
        return MIDDLE if row.count >= MIDDLE_WORDS else SHORT
    return _weight_of_label(row, before)


def _weight_of_dirt(why: str, before: Row | None) -> float:
    if why == "date line":
        return DATED
    if why in SOFT:
        return SOFT_DIRT
    return WALL if why in _WALLS and not (before and before.why in _WALLS) else DIRT


def _weight_of_label(row: Row, before: Row | None) -> float:
    """A line that is no running text: the lead-in of a list, a point, a heading, an entry of a menu."""
    if row.count >= MIDDLE_WORDS and (row.words.endswith(":") or _DATELINE.match(row.words)):
        return MIDDLE
    if row.words.startswith("___"):
        return 0.0
    if row.count >= LONG_LABEL_WORDS:
        return POINT
    if row.marker and before and not before.why and (before.marker or before.words.endswith(":")):
        return 0.0 if row.count >= LEAST_POINT else LABEL  # a list that something led into
    return ITEM if row.marker and row.count >= LEAST_ITEM else LABEL
