"""What is new in a story for somebody who was told it before: lines with a figure, a name or a deed not told yet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol, TypeVar

from rapidfuzz import fuzz

from briefs.amounts import Amount, find_amounts
from briefs.claims import Claim, read_claim, stems_of
from briefs.comparison import told_apart
from briefs.frames import GATHERING, counts_alike, states_in
from briefs.models import Line
from briefs.moment_words import ANY
from briefs.moments import find_moments, main_moment

SAME_WORDS = 70.0  # ratio from which two quotations are one in two wordings
SAID_ALREADY = 55.0  # token_set_ratio from which two sentences tell the same in other words
COVERED = 0.5  # of the words of a line that the others hold: from there on they tell it already
COVERED_MORE = 0.65  # the same where the card has room for lines that add less
COVERED_OPENING = 0.35  # the same of a line that an article opens with: what happened was told
COVERED_NEWS = 0.7  # the same where the line tells a new deed, or what another outlet tells otherwise
ALIKE = 0.6  # of the words of the shorter of two lines: from there on both speak of one thing
SAME_EVENT = 0.45  # of these words: from there on two counts of the dead, the hurt or the missing are of one event
NEAR = 4  # words beside a count
SAME = 0.7  # of these words: from there on two figures or two days told are of one thing
LEAST_ALIKE = 3  # words that both hold; fewer may be shared by chance
NEW_DEED = 0.5  # of the words of a line that no line told before holds
LEAST_NEW = 2  # such words
NEW_BESIDE = 0.25  # the same, where the line has a new figure or a new name as well

_NAME = re.compile(r"(?<![.!?“\"‘] )(?<!^)\b[^\W\d_a-z][^\W\d_]*[a-z][\w’'-]*")
_MONTH_AND_DAY = re.compile(r"[A-Z][a-z]{2,8}\.?[ ]\d{1,2}\b|\b\d{1,2}(?:st|nd|rd|th)?[ ](?:of[ ])?[A-Z][a-z]{2}")
_QUOTED = re.compile(r"“[^”]{12,}”|\"[^\"]{12,}\"")
_AND = re.compile(r",(?!\d)|[;:—–]|\b(?:and|but|while)\b")
_SOME_DAY = "2000-06-30"  # only months and days are compared


class Told(Protocol):
    """A line, wherever it was printed."""

    @property
    def text(self) -> str:
        """Its words."""


_L = TypeVar("_L", bound=Told)


@dataclass(frozen=True, slots=True)
class Facts:
    """What a line tells: the words that say something, its figures, the days and the names in it."""

    text: str
    stems: frozenset[str]
    amounts: tuple[Amount, ...]
    names: frozenset[str]
    day: str  # month and day of what it tells, where it names them; "" where it does not


@lru_cache(maxsize=4096)
def facts_of(text: str) -> Facts:
    """The line taken apart."""
    moments = find_moments(text, _SOME_DAY) if ANY.search(text) else ()
    dates = tuple((one.start, one.end) for one in moments)
    main = main_moment(moments)
    day = main.iso[5:] if main and main.iso and _MONTH_AND_DAY.search(main.words) else ""
    names = frozenset(re.split(r"['’]s?$", name)[0].lower() for name in _NAME.findall(text))
    return Facts(text, stems_of(text), find_amounts(text, dates), names, day)


def new_since(told: Iterable[Told], lines: Sequence[_L], headlines: Iterable[str] = ()) -> tuple[_L, ...]:
    """Those of the lines that tell somebody who was told the others something new, in their order.

    New is a figure that agrees with none of its kind told before, a name not named before, or a deed of which the lines
    before said little; ``headlines`` of the new articles say in a word which deed that is. The same in other words is
    not new, nor is a line that a line above it tells already.
    """
    known = [facts_of(one.text) for one in told]
    deeds = stems_of("\n".join(headlines)) - frozenset().union(*(one.stems for one in known))
    found = []
    for line in lines:
        facts = facts_of(line.text)
        if is_new(facts, known, deeds):
            found.append(line)
            known.append(facts)
    return tuple(found)


def is_new(line: Facts, told: Sequence[Facts], deeds: frozenset[str] = frozenset()) -> bool:
    """Whether a line tells anything that those told do not; ``deeds`` are words of which one alone is news."""
    words = frozenset().union(*(one.stems for one in told))
    named = frozenset().union(*(one.names for one in told))
    fresh = line.stems - words
    share = len(fresh) / len(line.stems) if line.stems else 0.0
    figures = [one for one in line.amounts if not is_told(one, told)]
    if (share >= NEW_DEED and len(fresh) >= LEAST_NEW) or fresh & deeds:
        return True
    if figures and (share >= NEW_BESIDE or any(clashes(line, one) or tolls_differ(line, one) for one in told)):
        return True
    return bool(line.names - named - words) and share >= NEW_BESIDE and len(fresh) >= LEAST_NEW


def is_told(amount: Amount, told: Sequence[Facts]) -> bool:
    """Whether one of the lines has the figure, in any form."""
    return any(one.kind == amount.kind and one.agrees_with(amount) for facts in told for one in facts.amounts)


def are_alike(one: Facts, other: Facts, share: float = ALIKE) -> bool:
    """Whether two lines speak of one thing: most words of the shorter stand in the other."""
    shared = len(one.stems & other.stems)
    return shared >= LEAST_ALIKE and shared >= share * min(len(one.stems), len(other.stems))


def clashes(one: Facts, other: Facts) -> bool:
    """Whether two lines that are nearly the same give another figure, or another day, for one thing."""
    if not are_alike(one, other, SAME_EVENT) or told_apart(_claim(one.text), _claim(other.text)):
        return False
    if tolls_differ(one, other):
        return True
    if not are_alike(one, other, SAME):
        return False
    if one.day and other.day and one.day != other.day:
        return True
    if len(one.amounts) != 1 or len(other.amounts) != 1:
        return False  # which belongs to which is for `briefs.differences` to say
    amount, figure = one.amounts[0], other.amounts[0]
    return _are_of_one_kind(amount, figure) and not amount.agrees_with(figure)


@lru_cache(maxsize=2048)
def _claim(text: str) -> Claim:
    return read_claim(Line(text=text, start=0, end=len(text)), 0, None)


def tolls_differ(one: Facts, other: Facts) -> bool:
    """Whether both say how many died, were hurt or are missing, and the two give other figures for it."""
    return any(
        told == also and not amount.agrees_with(figure) and not is_told(amount, [other]) and not is_told(figure, [one])
        for amount, told in _tolls(one.text)
        for figure, also in _tolls(other.text)
    )


@lru_cache(maxsize=2048)
def _tolls(text: str) -> tuple[tuple[Amount, frozenset[str]], ...]:
    """The counts of people in a line with what its clause says befell them."""
    claim = _claim(text)
    return tuple(
        (amount, states)
        for amount in claim.amounts
        if amount.kind == "count" and not amount.part and (not amount.noun or counts_alike(amount.noun, "people"))
        if (states := _nearest_states(text, amount, claim) - {GATHERING})
    )


def _nearest_states(text: str, amount: Amount, claim: Claim) -> frozenset[str]:
    """What is said of those counted right beside the amount, "killed four and injured 31"; else in its clause."""
    before = _AND.split(text[: amount.start])[-1].split()[-NEAR:]
    behind = _AND.split(text[amount.end :])[0].split()[:NEAR]
    beside = states_in([word.lower().strip(".") for word in (*before, *behind)])
    return beside or claim.states(amount)


def _are_of_one_kind(one: Amount, other: Amount) -> bool:
    if one.part or other.part or one.kind != other.kind:
        return False
    return one.kind != "count" or bool(one.noun and other.noun and counts_alike(one.noun, other.noun))


def retells(line: Facts, told: Sequence[Facts], deeds: frozenset[str] = frozenset(), covered: float = COVERED) -> bool:
    """Whether one of the lines tells the same in other words, or all of them together do; ``covered`` is how much of
    its words they may hold."""
    said = _QUOTED.findall(line.text)
    if len(line.stems & frozenset().union(*(one.stems for one in told))) >= covered * len(line.stems):
        return True
    for one in told:
        if covered < COVERED_NEWS and fuzz.token_set_ratio(line.text, one.text) >= SAID_ALREADY:
            return True
        if any(fuzz.ratio(words, other) >= SAME_WORDS for words in said for other in _QUOTED.findall(one.text)):
            return True
    return not is_new(line, told, deeds)
