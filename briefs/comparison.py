"""What every comparison of two reports rests on: their claims, what two sentences share, what keeps them apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import sqrt
from typing import Literal, Protocol

from briefs.claims import Claim, read_claim
from briefs.frames import CONTRASTS, POLES
from briefs.models import Line
from briefs.moments import main_moment
from briefs.prose import is_question
from briefs.reports import Report

Subject = Literal["figure", "date", "name", "role", "who", "wording"]

MOST_WORDS = 60
_WORD = re.compile(r"[^\W_][\w’'-]*[^\W_]|[^\W_]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """What one outlet prints: the whole sentence, and in it the words that differ."""

    article: int
    line: Line
    words: Line
    speaker: Line | None = None  # who is quoted, where the sentence itself does not name them


class Placed(Protocol):
    """Whatever a report tells at ``start``:``end`` of a claim's sentence."""

    @property
    def claim(self) -> Claim:
        """The claim that tells it."""

    @property
    def start(self) -> int:
        """Where its words begin."""

    @property
    def end(self) -> int:
        """Behind its words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Outlets' sentences that cannot all be right, or of which a reader should see all.

    ``later``: a count that goes on, told at different times. ``weight`` is how much the sentences share;
    ``about`` what two figures are of.
    """

    of: Subject
    sides: tuple[Side, ...]
    later: bool = False
    weight: float = 0.0
    about: str = ""


def read_claims(report: Report, number: int) -> tuple[Claim, ...]:
    """The claims of a report; of its sentences that state something in the running text."""
    lines = tuple(
        sentence.line
        for sentence in report.sentences
        if sentence.words <= MOST_WORDS and not is_question(sentence.line.text)
    )
    return _claims(lines, number, report.article.published, report.article.headline)


@lru_cache(maxsize=256)
def _claims(lines: tuple[Line, ...], number: int, published: str | None, headline: str) -> tuple[Claim, ...]:
    return tuple(read_claim(line, number, published, headline) for line in lines)


class Comparison:
    """The reports of a story with their claims; a word that every sentence holds says little."""

    def __init__(self, reports: Sequence[Report], claims: Sequence[tuple[Claim, ...]]) -> None:
        self.reports = reports
        self.claims = claims
        counts = Counter(word for told in claims for claim in told for word in claim.stems)
        self.words = [frozenset(_WORD.findall(report.article.text)) for report in reports]
        self._weights = {word: 1 / sqrt(max(1.0, count / len(claims))) for word, count in counts.items()}

    def weight(self, stems: frozenset[str]) -> float:
        """What the words say, together."""
        weights = self._weights
        return sum([weights.get(word, 1.0) for word in stems])

    def likeness(self, one: frozenset[str], other: frozenset[str]) -> tuple[float, float]:
        """What two sentences share, and what share of the shorter one that is."""
        both = one & other
        if len(both) < 2:  # no word weighs more than 1
            return (self.weight(both), 0.0)
        shared = self.weight(both)
        least = min(self.weight(one), self.weight(other))
        return shared, shared / least if least else 0.0

    def side(self, claim: Claim, start: int, end: int) -> Side:
        """One side of a difference: the words at a place of the claim's sentence."""
        return Side(article=claim.article, line=claim.line, words=claim.words_at(start, end))

    def sides(self, one: Placed, other: Placed) -> tuple[Side, Side]:
        """The sides of a difference between what two reports tell at those places."""
        return self.side(one.claim, one.start, one.end), self.side(other.claim, other.start, other.end)


def surest_pairs(found: Iterable[tuple[tuple[float, ...], int, int]]) -> Iterator[tuple[tuple[float, ...], int, int]]:
    """Of pairs of places with their ranks those of the lowest rank; no place of either side is in two of them."""
    ours: set[int] = set()
    theirs: set[int] = set()
    for rank, at, against in sorted(found):
        if at not in ours and against not in theirs:
            ours.add(at)
            theirs.add(against)
            yield rank, at, against


def name_others(one: Claim, other: Claim) -> bool:
    """Whether each names somebody or some place that the other does not."""
    return bool(one.names - other.stems) and bool(other.names - one.stems)


def told_apart(one: Claim, other: Claim) -> bool:
    """Whether the two sentences speak of two years, or of the first and the second."""
    if other_years(one.years, other.years, (one, other)):
        return True
    first, second = one.contrasting, other.contrasting
    if are_contrasted(first, second):
        return True
    return any(_at_the_poles(first, second, *pair) or _at_the_poles(second, first, *pair) for pair in POLES)


def other_years(first: frozenset[str], second: frozenset[str], claims: tuple[Claim, Claim]) -> frozenset[str]:
    """The years that only one side names, but for those in which the two claims were printed."""
    return (first ^ second) - {(claim.published or "")[:4] for claim in claims}


def are_contrasted(first: frozenset[str], second: frozenset[str]) -> bool:
    """Whether the words of one side speak of the first and those of the other of the second, of men and of women."""
    return any((group & first) and (group & second) and not (group & first & second) for group in CONTRASTS)


def _at_the_poles(first: frozenset[str], second: frozenset[str], one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(first & one) and bool(second & other) and not first & other and not second & one


def on_other_days(one: Claim, other: Claim) -> bool:
    """Whether both tell of a day, and it is not one day."""
    first, second = main_moment(one.moments), main_moment(other.moments)
    if first is None or second is None:
        return False
    days = (first.iso or first.words, second.iso or second.words)
    return not (days[0].startswith(days[1]) or days[1].startswith(days[0]))
