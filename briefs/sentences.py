"""Sentences of one paragraph, each an exact span of the text."""

from __future__ import annotations

import re
from functools import lru_cache

from briefs.models import Line


def word_set(words: str) -> frozenset[str]:
    """The words parted by white space: a list that reads as prose."""
    return frozenset(words.split())


# A title stands before a name: the full stop after it ends nothing.
_TITLES = word_set(
    """mr mrs ms mx dr prof gen lt col sgt cpl pvt pte maj capt cmdr cdr adm brig rear sen sens rep reps gov govs rev
    revd fr hon pres sec st ste mt ft supt insp det fig approx msgr amb atty messrs mme mlle m sr hr fr bp cllr ald
    asst assoc comdr dep dist ins sp shri smt gens drs profs vs v viz cf e.g i.e al ca nos pp vol op"""
)
# These may end a sentence, and then a word that opens sentences follows.
_SHORTENED = word_set(
    """inc corp ltd co llc plc bros jr snr sr etc esq dept univ assn bldg ave blvd rd hwy u.s u.k u.n e.u p.m a.m ph.d
    m.d b.a m.a d.c l.a n.y est gmt min max sq ft lb lbs oz kg km mph ed eds rs calif fla mass mich minn tex ariz
    colo conn del ill ind kan ky la md mo mont neb nev okla ore pa tenn va vt wash wis wyo ont que"""
)
# Before a number these end nothing: "No. 5", "Sept. 3".
_BEFORE_NUMBERS = word_set("no nos jan feb mar apr jun jul aug sep sept oct nov dec art para sec fig vol p pp rs")
_CLOCK = frozenset({"a.m", "p.m", "am", "pm"})
_AFTER_CLOCK = word_set(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december jan feb mar apr jun jul aug sept sep oct nov dec eastern pacific central
    mountain greenwich local"""
)
_OPENERS = word_set(
    """the a an in on at it he she they we you i but and or so this that these those there here for as after before
    when while if however meanwhile its his her their our my your some many most all both no not since with by from
    to of during under over according what who why how where which one two now then yet still also although though
    because despite since until once today yesterday later earlier more another other such each every any several
    officials police critics instead moreover nevertheless last next among between about without within"""
)

_END = re.compile(
    r"""
    (?P<mark> [.!?…]+ | [。！？।۔؟]+ )
    (?P<close> ["”’'»›)\]」』]* )
    (?P<gap> \s* )
    """,
    re.VERBOSE,
)
_WORD_BEFORE = re.compile(r"[^\s\"“”‘(\[—–/,:;]{1,24}$")
_WORD_AFTER = re.compile(r"[\"“‘'«„(\[]*(?P<word>[^\W\d_]+)(?P<after>\.?)")
_FULL_WIDTH = frozenset("。！？")
_MARK = re.compile(r"[\"“”„«»「」]")
MOST_SAYING_CHARS = 900  # a longer quotation within one sentence is a mark that was lost
_OPEN_MARKS = frozenset("\"“‘'«‹„([「『¿¡#$€£₹•*–—-@")


def split_sentences(text: str, start: int = 0, end: int | None = None) -> tuple[Line, ...]:
    """The sentences of ``text[start:end]`` in order, without the white space between them; nothing else is left out.

    An abbreviation, a title or an initial ends no sentence, and closing marks stay with the sentence they close.
    An empty line always parts sentences.
    """
    return _split(text, start, len(text) if end is None else min(end, len(text)))


@lru_cache(maxsize=64)  # quotations and summary look at the same paragraphs; a few articles' worth is kept
def _split(text: str, start: int, stop: int) -> tuple[Line, ...]:
    lines: list[Line] = []
    begin = start
    marked = _told_sayings(text, start, stop)
    for match in _END.finditer(text, start, stop):
        if any(first < match.end() <= last for first, last in marked if begin <= last):
            continue
        if match.end() < stop and _ends_sentence(text, begin, stop, match):
            _append(lines, text, begin, match.end("close"))
            begin = match.end()
    _append(lines, text, begin, stop)
    return tuple(lines)


def marked_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where quotations run within one paragraph, their marks included; one that never closes runs past its end."""
    spans: list[tuple[int, int]] = []
    opened = -1
    for match in _MARK.finditer(text, start, end):
        mark, at = match[0], match.start()
        if opened < 0:
            if mark in "“„«「" or (mark == '"' and _may_open(text, at, start)):
                opened = at
        elif mark in "”»」" or (mark == '"' and text[opened] == '"') or (mark == "“" and text[opened] == "„"):
            spans.append((opened, match.end()))
            opened = -1
    if opened >= 0:
        spans.append((opened, end + 1))
    return spans


def _may_open(text: str, at: int, start: int) -> bool:
    before, after = text[at - 1 : at] if at > start else " ", text[at + 1 : at + 2]
    return (before.isspace() or before in "([—–-:,.") and not after.isspace()


def _told_sayings(text: str, start: int, stop: int) -> list[tuple[int, int]]:
    """Quotations that the sentence round them goes on after, or began before: nothing is parted within them."""
    told = []
    for first, last in marked_spans(text, start, stop):
        if last > stop or last - first > MOST_SAYING_CHARS:
            continue
        before = text[max(start, first - 3) : first].rstrip()
        inner = text[first + 1 : last - 1].rstrip()
        if inner.endswith(",") or (before.endswith((":", ",")) and inner[-1:] in ".!?…"):
            told.append((first, last - 1))
    return told


def _append(lines: list[Line], text: str, start: int, end: int) -> None:
    for part in _parted(text, start, end):
        first, last = part
        while first < last and text[first].isspace():
            first += 1
        while last > first and text[last - 1].isspace():
            last -= 1
        if first < last:
            lines.append(Line(text=text[first:last], start=first, end=last))


def _parted(text: str, start: int, end: int) -> list[tuple[int, int]]:
    parts, begin = [], start
    while (gap := text.find("\n\n", begin, end)) >= 0:
        parts.append((begin, gap))
        begin = gap + 2
    parts.append((begin, end))
    return parts


def _ends_sentence(text: str, begin: int, stop: int, match: re.Match[str]) -> bool:
    mark = match["mark"]
    if mark[0] in _FULL_WIDTH:
        return True
    if not match["gap"]:
        return _is_glued(text, begin, stop, match)
    follower = text[match.end()]
    if "\n\n" in match["gap"]:
        return True
    if follower.islower() or not (follower.isalnum() or follower in _OPEN_MARKS):
        return False
    if mark != ".":
        return True
    return _stop_ends(text, begin, stop, match)


def _is_glued(text: str, begin: int, stop: int, match: re.Match[str]) -> bool:
    """Whether the space between two sentences was lost, as scraped text has it: "… was over.The council …"."""
    after = text[match.end() : min(stop, match.end() + 24)]
    found = _WORD_BEFORE.search(text, max(begin, match.start() - 24), match.start())
    if found is None or len(found[0]) < 2 or not found[0].isalpha() or found[0].isupper():
        return False
    if not after[:1].isupper():
        return False
    word, gap, _ = after.partition(" ")
    return (
        bool(gap) and word.isalpha() and (word[1:].islower() or len(word) == 1) and found[0].lower() not in _SHORTENED
    )


def _stop_ends(text: str, begin: int, stop: int, match: re.Match[str]) -> bool:
    found = _WORD_BEFORE.search(text, max(begin, match.start() - 24), match.start())
    word = found[0] if found else ""
    low = word.lower().lstrip("'’")
    if match["close"] and match["close"][0] not in ")]'’":
        return low not in _TITLES
    following = _WORD_AFTER.match(text, match.end(), stop)
    opens = following is not None and not following["after"] and following["word"].lower() in _OPENERS
    if _is_list_number(text, begin, match.start(), word):
        return False
    if low in _TITLES and word != "v" and not (low in _SHORTENED and opens):
        return False
    if low in _CLOCK:
        return following is None or not (following["word"].lower() in _AFTER_CLOCK or following["word"].isupper())
    if low in _BEFORE_NUMBERS and word != "P" and (word[:1].isupper() or low not in ("no", "mar", "art")):
        return not text[match.end()].isdigit() and (low in ("no", "art", "p") or opens)
    if low in _SHORTENED and (word[:1].isupper() or "." in word or low in ("etc", "vs")):
        return opens
    if _is_initial(word):
        return opens and word != "I"
    return True


def _is_list_number(text: str, begin: int, at: int, word: str) -> bool:
    return word.isdigit() and len(word) <= 2 and not text[begin : at - len(word)].strip()


def _is_initial(word: str) -> bool:
    """Whether the word is an initial or letters parted by stops: "J", "J.K", "U.S.A", "Ph.D"."""
    parts = word.split(".")
    return all(len(part) == 1 and part.isalpha() for part in parts) and (len(parts) > 1 or word.isupper())
