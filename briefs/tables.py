"""Tables: rows as marked in the text, and two-column tables that lost their cells and stand as plain lines.

The cells of a flattened row are parted by method alone: a value that opens with a figure, a value in sentence case
behind a label in title case, a colon or tab, the same length of label down the rows. When unsure there is no table.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median_low

from briefs.boxes import cut_line
from briefs.models import Block, Line, Table
from briefs.sentences import word_set

LEAST_ROWS = 3  # a head and two rows; less is no table
MOST_ROWS = 40
MOST_LABEL_WORDS = 7
SURE_SHARE = 0.6  # rows whose cut is told by their own form; the others follow the median label

_PIPE = re.compile(r"(?<!\\)\|")
_GAP = re.compile(r"\t+|[ ]{2,}|[ ]+[|¦][ ]+")
_COLON = re.compile(r"(?<=[\w.)%])[ ]?[:：][ ]+(?=\S)")
_TOKEN = re.compile(r"\S+")
_AMOUNT = re.compile(r"[~≈<>+−-]?(?:(?:US|A|C)?[$€£₹¥])?\d[\d,.]*(?:%|[a-zA-Z]{0,3})?[,;)]?$|(?:[$€£₹¥]\S+)$")
_STATES = word_set(
    """yes no none unknown pending ongoing complete completed incomplete open closed done active inactive high low
    medium stable rising falling stalled unclear uncertain undecided agreed signed delayed cancelled canceled approved
    rejected failed passed tbd n/a partial likely unlikely strong weak confirmed unconfirmed planned suspended
    blocked"""
)
_HEAD_NOUNS = word_set(
    """status state detail details value values date outcome outcomes result results position stance amount cost total
    description number numbers year share score rating impact response comment comments note notes progress action
    change price reason role figure figures answer deadline target risk"""
)
_HEAD_MODIFIERS = word_set(
    "current latest new final total present expected main next key estimated last official reported average"
)
_SMALL = word_set("of and or for to in on at by with from the a an as per vs vs. & de la le du")
_NO_END = _SMALL | word_set("is are was were")


def find_tables(text: str, blocks: Sequence[Block]) -> tuple[Table, ...]:
    """The tables of the article in order, each cell a line of it."""
    found: list[Table] = []
    for run in _runs(text, blocks):
        table = _marked_table(text, run) if run[0].marker == "|" else _flat_table(text, run)
        if table:
            found.append(table)
    return tuple(found)


def _runs(text: str, blocks: Sequence[Block]) -> list[list[Block]]:
    runs: list[list[Block]] = []
    for block in blocks:
        if block.kind != "row":
            continue
        last = runs[-1][-1] if runs else None
        if last and last.marker == block.marker and text.count("\n", last.end, block.start) <= _lines_between(block):
            runs[-1].append(block)
        else:
            runs.append([block])
    return runs


def _lines_between(block: Block) -> int:
    return 2 if block.marker == "|" else 1  # the rule under the head of a marked table is a line of its own


def _marked_table(text: str, run: Sequence[Block]) -> Table | None:
    rows = [_marked_cells(text, block) for block in run]
    width = max(len(row) for row in rows)
    if width < 2 or len(rows) < 2:
        return None
    filled = tuple(tuple(row) + (None,) * (width - len(row)) for row in rows)
    return Table(rows=filled, header=_is_header(filled))


def _marked_cells(text: str, block: Block) -> list[Line | None]:
    cells: list[Line | None] = []
    begin = block.start
    end = block.end
    for match in _PIPE.finditer(text, block.start, block.end):
        cells.append(cut_line(text, begin, match.start()))
        begin = match.end()
    cells.append(cut_line(text, begin, end))
    return cells


def _is_header(rows: Sequence[Sequence[Line | None]]) -> bool:
    first = [cell.text for cell in rows[0] if cell]
    return bool(first) and len(rows) > 1 and not any(char.isdigit() for words in first[1:] or first for char in words)


def _flat_table(text: str, run: Sequence[Block]) -> Table | None:
    if not LEAST_ROWS <= len(run) <= MOST_ROWS:
        return None
    return _separated(text, run, _GAP) or _separated(text, run, _COLON) or _told_by_form(text, run)


def _separated(text: str, run: Sequence[Block], pattern: re.Pattern[str]) -> Table | None:
    """Every row, or every row but the first, has one and the same kind of mark between its cells."""
    rows: list[tuple[Line | None, ...]] = []
    for block in run:
        match = pattern.search(text, block.start, block.end)
        label = cut_line(text, block.start, match.start()) if match else None
        value = cut_line(text, match.end(), block.end) if match else None
        if label is None or value is None or len(label.text.split()) > MOST_LABEL_WORDS:
            return None
        rows.append((label, value))
    return Table(rows=tuple(rows), header=_is_header(rows) and pattern is _GAP)


def _told_by_form(text: str, run: Sequence[Block]) -> Table | None:
    words = [[(m.start(), m.end(), m[0]) for m in _TOKEN.finditer(text, b.start, b.end)] for b in run]
    if any(len(row) < 2 for row in words):
        return None
    tokens = [[word for _, _, word in row] for row in words]
    head_cut = _head_cut(tokens[0])
    body = tokens[1:] if head_cut else tokens
    sure = [_sure_cut(row) for row in body]
    told = [cut for cut in sure if cut]
    if len(told) < 2 or len(told) < SURE_SHARE * len(body) or head_cut is None:
        return None
    usual = median_low(told)
    cuts = [cut or _following_cut(row, usual) for row, cut in zip(body, sure, strict=True)]
    if any(cut is None for cut in cuts) or max(told) - min(told) > 3:
        return None
    rows = [_cells(text, row, cut) for row, cut in zip(words, [head_cut, *cuts], strict=True) if cut]
    return Table(rows=tuple(rows), header=True)


def _cells(text: str, row: Sequence[tuple[int, int, str]], cut: int) -> tuple[Line | None, ...]:
    return cut_line(text, row[0][0], row[cut - 1][1]), cut_line(text, row[cut][0], row[-1][1])


def _head_cut(row: Sequence[str]) -> int | None:
    """Where a line of column names parts: all in title case, no figure, halves of like length or a known last noun."""
    if len(row) > 6 or not all(word[:1].isupper() or word.lower() in _SMALL for word in row):
        return None
    if any(char.isdigit() for word in row for char in word) or any(word[-1] in ",.:;" for word in row):
        return None
    if len(row) == 2:
        return 1
    if row[-1].lower() in _HEAD_NOUNS:
        return len(row) - 2 if row[-2].lower() in _HEAD_MODIFIERS and len(row) > 2 else len(row) - 1
    if phrase := next((at for at in range(1, len(row) - 1) if _heads_phrase(row, at)), None):
        return phrase
    if len(row) == 3:
        return 1 if row[1].lower() in _HEAD_MODIFIERS or row[1].endswith(("ly", "ed", "al")) else None
    return len(row) // 2 if len(row) % 2 == 0 else None


def _heads_phrase(row: Sequence[str], at: int) -> bool:
    """ "Open Point | State of Play": a noun that heads such columns, with what it is of."""
    return row[at].lower() in _HEAD_NOUNS and row[at + 1].lower() == "of" and at + 2 < len(row)


def _sure_cut(row: Sequence[str]) -> int | None:
    """Where the value begins, told by the row itself; None where it does not tell."""
    if row[0][:1].islower():
        return None
    for at in range(1, len(row)):
        word = row[at]
        if at > MOST_LABEL_WORDS:
            return None
        if _may_end_label(row[at - 1]) and (_AMOUNT.match(word) or word.strip(",;").lower() in _STATES):
            return at
        if word[:1].islower() and word.lower() not in _SMALL:
            return _before_small(row, at)
        if word.lower() in _SMALL and at >= 2 and not _goes_on_in_title(row, at):
            return _before_small(row, at)
        if word[-1] in ",;" and at >= 1 and _may_end_label(row[at - 1]):
            return at if word[:1].isupper() else None
    return None


def _before_small(row: Sequence[str], at: int) -> int | None:
    """The last capitalised word before the first small one opens a value in sentence case: "… | Shifted from …"."""
    cut = at - 1
    if cut >= 1 and row[cut][:1].isupper() and _may_end_label(row[cut - 1]):
        return cut
    return None


def _goes_on_in_title(row: Sequence[str], at: int) -> bool:
    """ "Ministry of Defence Unclear": a small word between capitalised ones belongs to the label."""
    following = row[at + 1 : at + 3]
    return len(following) == 2 and all(word[:1].isupper() for word in following)


def _may_end_label(word: str) -> bool:
    return word.lower() not in _NO_END and word[-1] not in ",;:(–—-" and bool(re.search(r"\w", word))


def _following_cut(row: Sequence[str], usual: int) -> int | None:
    """The cut of the other rows, where a label and a value stand on its two sides."""
    if usual < len(row) and _may_end_label(row[usual - 1]) and row[usual][:1].isupper():
        return usual
    return None
