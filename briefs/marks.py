"""Quotation marks of every style, matched line by line so that a lost mark spoils no more than its own line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

Direction = Literal["open", "close", "either"]

_MARK = re.compile(
    r"""
    (?P<run>    [“”„‟«»「」『』"″＂'’‘‚`]{6,} )  # a rule across the page
  | (?P<open>   [“„‟«「『] | `` | ‘‘ | ‚‚ )   # “ also closes what „ opened; » and « also stand the other way round
  | (?P<close>  [”»」』]  | ’’ )
  | (?P<inner>  (?<=\S)'(?=''(?!')) )           # the first of ''' closes an inner quotation, the others the outer
  | (?P<either> ["″＂] | '' )
    """,
    re.VERBOSE,
)
_FEET = re.compile(r"\d['′’]\s?\d{1,2}(?:\.\d)?$")  # 6'2" is a height
_BEFORE_OPEN: Final = frozenset("([{—–-/‘'\"“>*_…¿¡:")
_AFTER_CLOSE: Final = frozenset(".,;:!?)]}—–-/…’'\"”<*_")
_PARTNERS: Final = {"“": '”“″"', "„": '“”"', "‟": "”“", "«": "»", "»": "«", "「": "」", "『": "』", "”": '”“"'}
MOST_NESTED: Final = 40  # marks looked at for the end of a quotation within a quotation
MOST_SINGLE: Final = 3000  # characters of a single-marked quotation
MOST_MARKS: Final = 600  # on a line
MOST_APOSTROPHES: Final = 3000  # on a line, single marks among them
_GLYPHS: Final = '“”„‟«»「」『』"″＂'
_DOUBLES: Final = frozenset('“”„"')
_CORNERS: Final = frozenset("「」『』")

_SINGLE_OPEN = re.compile(r"(?<![^\s(\[{—–\-“\"«])[‘'‚‹](?=[^\s'’])(?!\d0s)")
_SINGLE_CLOSE = re.compile(r"(?<=[^\s‘])[’'‘›](?![^\W_])")
_ELISIONS = re.compile(r"[‘'’](?:tis|twas|em|til|cause|n|bout|round|\d\ds?)\b", re.IGNORECASE)
_ENDS: Final = frozenset(".?!…")
_SENTENCE_MARKS: Final = frozenset(",.!?…;—–")


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """Words between marks: ``text[start:end]`` without them, ``text[first:last]`` with them.

    ``open`` says that no closing mark was found on the line; ``joined`` that the words go on from the line before;
    ``single`` that the marks are single ones (‘British’).
    """

    start: int
    end: int
    first: int
    last: int
    line: int
    open: bool = False
    joined: bool = False
    single: bool = False


@dataclass(frozen=True, slots=True)
class _Mark:
    at: int
    end: int
    glyph: str
    direction: Direction


def find_marked(text: str, lines: Sequence[tuple[int, int]]) -> tuple[Marked, ...]:
    """Everything in ``text`` that stands between marks, in order, one entry a line, never overlapping.

    ``lines`` are the spans to look at. Marks within marks belong to the outer quotation.
    """
    found: list[Marked] = []
    carried, single = False, ""
    for number, (start, end) in enumerate(lines):
        following = lines[number + 1] if number + 1 < len(lines) else None
        if _is_rubbish(text, start, end):
            carried, single = False, ""
            continue
        marked = _double_marked(text, start, end, number, carried)
        carried = bool(marked) and following is not None and _is_carried(text, marked[-1], following)
        if marked and marked[-1].open and not carried:
            marked[-1] = _ended(text, marked[-1], start)
        reopened = _single_opening(text, *following) if following is not None else ""
        marked = _with_singles(text, (start, end), number, marked, reopened)
        if single and marked and marked[0].single and not text[start : marked[0].first].strip():
            marked[0] = replace(marked[0], joined=True)
        single = reopened if marked and marked[-1].single and marked[-1].open else ""
        found.extend(marked)
    return tuple(mark for mark in found if mark.end > mark.start)


def _is_rubbish(text: str, start: int, end: int) -> bool:
    """Whether a line holds more marks than any paragraph does."""
    if end - start <= MOST_MARKS:
        return False
    return (
        sum(text.count(glyph, start, end) for glyph in _GLYPHS) > MOST_MARKS
        or sum(text.count(glyph, start, end) for glyph in "‘'’‚`") > MOST_APOSTROPHES
    )


def _single_opening(text: str, start: int, end: int) -> str:
    """The single mark that a line opens with, else nothing."""
    match = _SINGLE_OPEN.match(text, start, end)
    return match.group() if match is not None and not _ELISIONS.match(text, start) else ""


def _double_marked(text: str, start: int, end: int, number: int, carried: bool) -> list[Marked]:
    marks = _marks(text, start, end)
    found: list[Marked] = []
    opened: tuple[int, int, str] | None = None  # first, start, glyph
    depth = 0
    if carried:
        opened, depth = (start, start, ""), 1
        if marks and not text[start : marks[0].at].strip():
            opened = (marks[0].at, marks[0].end, marks[0].glyph)
            marks = marks[1:]
    joined = carried
    for place, mark in enumerate(marks):
        if opened is None:
            if mark.direction != "close":
                opened, depth = (mark.at, mark.end, mark.glyph), 1
            continue
        if _opens(mark, opened[2]):
            if _nests(marks, place, depth, opened[2]):
                depth += 1
                continue
            found.append(_marked(text, opened, mark.at, mark.at, number, joined=joined, is_open=True))
            found[-1] = _cut_short(text, found[-1])
            opened, depth, joined = (mark.at, mark.end, mark.glyph), 1, False
            continue
        depth -= 1
        if depth <= 0:
            found.append(_marked(text, opened, mark.at, mark.end, number, joined=joined))
            opened, joined = None, False
    if opened is not None:
        found.append(_marked(text, opened, end, end, number, joined=joined, is_open=True))
    return found


def _marked(
    text: str, opened: tuple[int, int, str], end: int, last: int, line: int, *, joined: bool, is_open: bool = False
) -> Marked:
    first, start, _ = opened
    start, end = _trim(text, start, end)
    is_doubled = end - start > 2 and text[start] in _DOUBLES and text[end - 1] in _DOUBLES
    if is_doubled and not _MARK.search(text, start + 1, end - 1):  # by scraping
        start, end = _trim(text, start + 1, end - 1)
    return Marked(start=start, end=end, first=first, last=last, line=line, open=is_open, joined=joined)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _marks(text: str, start: int, end: int) -> list[_Mark]:
    found: list[_Mark] = []
    in_attribute = False
    for match in _MARK.finditer(text, start, end):
        at, stop, glyph = match.start(), match.end(), match.group()
        if match.lastgroup in ("inner", "run"):
            continue
        before = text[at - 1] if at > start else "\n"
        after = text[stop] if stop < end else "\n"
        if before == "=" or in_attribute:  # an HTML attribute is nobody's speech
            in_attribute = before == "="
            continue
        if glyph in '"″' and _FEET.search(text, max(start, at - 8), at):
            continue
        direction = _direction(match.lastgroup or "", glyph, before, after)
        if direction == "open" and not text[stop:end].strip():
            direction = "close"  # nothing follows that it could open
        if glyph in '"″' and direction != "open" and before.isdigit() and not _is_inside(found):
            continue  # inches
        found.append(_Mark(at, stop, glyph, direction))
    return found


def _is_inside(found: list[_Mark]) -> bool:
    inside = False
    for mark in found:
        inside = mark.direction == "open" or (mark.direction == "either" and not inside)
    return inside


def _direction(group: str, glyph: str, before: str, after: str) -> Direction:
    """Which way a mark looks: by what stands beside it, then by its form."""
    if glyph in _CORNERS:
        return "open" if group == "open" else "close"
    may_open = before.isspace() or before in _BEFORE_OPEN
    may_close = after.isspace() or after in _AFTER_CLOSE
    if before.isspace() and after.isspace() and glyph == "“":
        return "either"  # it touches no word
    if may_open != may_close:
        if group == "open" and may_close and not after.isalnum():
            return "either" if glyph != "„" else "open"
        if group == "close" and may_open:
            return "either"
        return "open" if may_open else "close"
    return "open" if group == "open" else "close" if group == "close" else "either"


def _opens(mark: _Mark, outer: str) -> bool:
    """Whether a mark that stands inside a quotation opens another one."""
    if outer in ("„", "‟") and mark.glyph == "“":
        return False
    if outer == "»":
        return mark.glyph == "»"
    return mark.direction == "open"


def _nests(marks: list[_Mark], place: int, depth: int, outer: str) -> bool:
    """Whether enough closing marks follow for a quotation within the quotation."""
    glyph = marks[place].glyph
    rest = marks[place : place + MOST_NESTED]
    if glyph in "“«„「" and outer in '"″':  # one style within the other
        styled = [mark.glyph for mark in rest[1:] if mark.glyph not in '"″']
        if styled and styled[0] in "”»“」":
            return True
    openers = sum(mark.direction == "open" for mark in rest)
    return len(rest) - openers >= openers + depth


def _is_carried(text: str, marked: Marked, following: tuple[int, int]) -> bool:
    """Whether a quotation that its line left open goes on in the following one, and no narrator spoke meanwhile."""
    if not marked.open or (_TOLD.search(text, marked.start, marked.end) and not marked.joined):
        return False
    return _goes_on(text, text[marked.first : marked.start].strip(), *following)


def _goes_on(text: str, glyph: str, start: int, end: int) -> bool:
    """Whether a line takes up the quotation that the line before left open with ``glyph``."""
    marks = _marks(text, start, end)
    if not marks:
        return False
    first = marks[0]
    if not text[start : first.at].strip():
        return first.direction != "close" and (first.glyph == glyph or first.glyph in _PARTNERS.get(glyph, ""))
    return first.direction == "close"


def _ended(text: str, marked: Marked, start: int) -> Marked:
    """A quotation that no mark closes: whole, or up to its tag, where it surely fills its line; else empty."""
    fills = not text[start : marked.first].strip() or marked.joined or text[: marked.first].rstrip().endswith(":")
    if fills and (told := _TOLD.search(text, marked.start, marked.end)) is not None:
        return replace(marked, end=told.start() + 1, last=told.start() + 1)
    if fills and _ATTRIBUTION.search(text, marked.start, marked.end) is None:
        return marked
    return replace(marked, end=marked.start)


_ATTRIBUTION = re.compile(
    r"""
    [,?!]\s+
    (?: (?:he|she|they|I|[A-Z][\w.’'-]+(?:\s[A-Z][\w.’'-]+){0,3}) \s (?:said|says|told|added|wrote|asked)
      | (?:said|says|added|wrote|asked) \s (?: he|she|they|the|a | (?: [a-z]+ \s ){0,3} [A-Z]) )
    """,
    re.VERBOSE,
)

_NAME: Final = r"[^\W\d_a-z][\w.’'-]* (?: \s [^\W\d_a-z][\w’'-]* ){0,3}"
_SAID: Final = "(?: said|says|told|added|wrote|asked )"

# A tag that ends its sentence, or nearly: there a narrator speaks, whatever mark is missing.
_TOLD = re.compile(
    rf"""
    [,?!] \s+
    (?: (?: he|she|they|{_NAME} ) \s {_SAID}
      | {_SAID} \s (?: he|she|they | (?: (?:the|a) \s )? (?: [a-z]+ \s ){{0,3}} (?: {_NAME} | [^\W\d_]+ ) ) )
    (?: \s (?: at|in|on|of|for|from|after|before|during|to ) (?: \s [\w’'-]+ ){{1,6}} )?
    (?= [.] (?: \s | $ ) | \s* $ )
    """,
    re.VERBOSE,
)


def _cut_short(text: str, marked: Marked) -> Marked:
    """A quotation whose closing mark is lost, ended where the narrator surely speaks again; empty when unsure."""
    found = _ATTRIBUTION.search(text, marked.start, marked.end)
    if found is None:
        return replace(marked, end=marked.start)
    return replace(marked, end=found.start() + 1, last=found.start() + 1)


def _with_singles(text: str, line: tuple[int, int], number: int, doubles: list[Marked], reopened: str) -> list[Marked]:
    """The doubles and the single-marked passages around or between them; the outer one wins.

    ``reopened`` is the single mark that the next line opens with: what the line leaves open then goes on there.
    """
    start, end = line
    if "‘" not in text[start:end] and "'" not in text[start:end] and "‚" not in text[start:end]:
        return doubles
    singles: list[Marked] = []
    at, passed = start, 0
    while (match := _SINGLE_OPEN.search(text, at, end)) is not None:
        at = match.end()
        while passed < len(doubles) and doubles[passed].last <= match.start():
            passed += 1
        if passed < len(doubles) and doubles[passed].first <= match.start():
            at = max(at, doubles[passed].last)
            continue
        if _ELISIONS.match(text, match.start()):
            continue
        close = _single_close(text, match.end(), min(end, match.end() + MOST_SINGLE), doubles[passed : passed + 20])
        if match.group() == reopened and _is_left_open(text, match.start(), close, line):
            stop = _trim(text, match.end(), end)[1]
            singles.append(_single(match, stop, end, number, is_open=True))
            break
        if close is not None:
            singles.append(_single(match, close, close + 1, number))
            at = close + 1
    return _outermost(doubles + singles, start)


def _single(match: re.Match[str], end: int, last: int, line: int, *, is_open: bool = False) -> Marked:
    return Marked(start=match.end(), end=end, first=match.start(), last=last, line=line, single=True, open=is_open)


def _is_left_open(text: str, first: int, close: int | None, line: tuple[int, int]) -> bool:
    """Whether a single mark is closed on a later line: it opens speech, the line ends a sentence, nothing closes it."""
    before = text[line[0] : first].rstrip()
    if (before and before[-1] not in ",:.?!") or text[line[0] : line[1]].rstrip()[-1:] not in _ENDS:
        return False
    return close is None or (text[close - 1] == "s" and bool(text[close + 1 : line[1]].strip()))


def _outermost(marks: list[Marked], start: int) -> list[Marked]:
    kept: list[Marked] = []
    last = start
    for mark in sorted(marks, key=lambda mark: mark.first):
        if mark.first >= last:
            kept.append(mark)
            last = mark.last
    return kept


def _single_close(text: str, start: int, end: int, doubles: list[Marked]) -> int | None:
    """Where a single quotation ends: at a mark after punctuation, rather than at a plural's apostrophe."""
    fallback = None
    for match in _SINGLE_CLOSE.finditer(text, start, end):
        at = match.start()
        if any(mark.first < at < mark.last and mark.first >= start for mark in doubles):
            continue
        reopened = _SINGLE_OPEN.search(text, start, at)
        if reopened is not None and fallback is not None:
            break
        if text[at - 1] in _SENTENCE_MARKS or text[at - 1] != "s":
            return at
        fallback = at if fallback is None else fallback
    return fallback
