"""Figures of one thing that two outlets tell differently.

The figures of two whole articles are set against each other: each against the one of the other article that is surest
of the same thing, figures that agree first. What is left over and cannot be one number is a difference.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefs.comparison import Comparison, Difference
from briefs.figure_alike import ALIKE, is_comparable, sameness
from briefs.figure_frames import Figure, kind_of, read_figures
from briefs.figure_roles import EITHER_WAY, GROWING, ONCE, SETTLED

__all__ = ["LEAST_SHARED", "differing_figures", "is_comparable"]

LEAST_SHARED = 1.9  # what two sentences on one thing share; a word that stands once in each article counts 1
_GOES_ON = re.compile(
    r"""
    \b (?: still | so [ ] far | estimates? | estimated | counted | to [ ] date | rose [ ] to | risen | rising
        | by [ ] then | ha(?:s|ve) [ ] been | by [ ] \w+day ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_NOW = re.compile(r"\bnow\b", re.IGNORECASE)
_SEXES = frozenset({"man", "woman", "boy", "girl", "child", "adult"})
SAME_TOLL = 0.03  # what tolls told at two times may lie apart and still be one, rounded
AGREES = 1.5  # how much surer two figures are of one thing where they agree
SURELY_TOLD = 12.0  # from which a number is told by the other report wherever it prints it


def differing_figures(comparison: Comparison, one: int, other: int) -> Iterator[Difference]:
    """Figures of one thing that do not agree; a figure that the other outlet prints too is none."""
    ours, theirs = _read(comparison, one), _read(comparison, other)
    pairs = _aligned(comparison, ours, theirs)
    for weight, first, second in pairs:
        if not _agree(first, second) and not _is_told(first, theirs) and not _is_told(second, ours):
            yield _difference(comparison, first, second, weight)


def _read(comparison: Comparison, number: int) -> tuple[Figure, ...]:
    """The figures of a report; of the first that it tells of a thing the others are repeats or parts."""
    figures = read_figures(comparison.claims[number], comparison.reports[number].article.headline)
    counts: Counter[tuple[str, str, str]] = Counter()
    for key, _ in {(_key(figure), figure.amount.value) for figure in figures if figure.told}:
        counts[key] += 1
    figures = tuple(replace(figure, part=True) if _is_of_one_sex(figure, figures) else figure for figure in figures)
    heads = _heads(figures)
    return tuple(
        replace(figure, alone=heads[figure.role] is figure if figure.role in heads else counts[_key(figure)] <= 1)
        for figure in figures
    )


def _is_of_one_sex(figure: Figure, figures: Sequence[Figure]) -> bool:
    """Whether the sentence counts the others apart: "two women and three men were arrested"."""
    return figure.amount.noun in _SEXES and any(
        other.claim is figure.claim and other.amount.noun in _SEXES - {figure.amount.noun} for other in figures
    )


def _heads(figures: Sequence[Figure]) -> dict[str, Figure]:
    """Of what an event has once, the figure that stands for it: in the lead the first, else the greatest."""
    heads: dict[str, Figure] = {}
    for figure in figures:
        if figure.role not in ONCE or not figure.told:
            continue
        old = heads.get(figure.role)
        more = figure.amount.kind == "count" and old is not None and figure.amount.value > old.amount.value
        if old is None or (more and not old.lead):
            heads[figure.role] = figure
    return heads


def _key(figure: Figure) -> tuple[str, str, str]:
    amount = figure.amount
    noun = "" if figure.role or amount.kind != "count" else amount.noun
    return (kind_of(amount) if amount.kind == "count" else amount.kind, figure.role, noun)


def _aligned(
    comparison: Comparison, ours: Sequence[Figure], theirs: Sequence[Figure]
) -> Iterator[tuple[float, Figure, Figure]]:
    """Each figure with the one of the other report that is surest of the same thing."""
    found = []
    for at, one in enumerate(ours):
        for against, other in enumerate(theirs):
            if (alike := sameness(comparison, one, other)) and alike >= ALIKE:
                bonus = AGREES if _agree(one, other) else 0.0
                found.append((-(alike + bonus), one.at + other.at, at, against, alike))
    taken: set[tuple[int, int]] = set()
    for _, _, at, against, alike in sorted(found):
        if (0, at) in taken or (1, against) in taken:
            continue
        taken |= {(0, at), (1, against)}
        yield alike, ours[at], theirs[against]


def _agree(one: Figure, other: Figure) -> bool:
    """Whether the two can be one number; a toll of "at least four" and one of five told later cannot."""
    first, second = one.amount, other.amount
    if one.role in GROWING and one.role == other.role and _is_later(one, other):
        return abs(first.value - second.value) <= SAME_TOLL * max(first.value, second.value)
    return first.agrees_with(second)


def _is_told(figure: Figure, theirs: Sequence[Figure]) -> bool:
    """Whether a figure of the other report may be this one, wherever it stands; or two of them together."""
    alike = [
        other
        for other in theirs
        if not other.part
        and is_comparable(figure.amount, other.amount)
        and (figure.role == other.role or figure.amount.value >= SURELY_TOLD or not (figure.role and other.role))
    ]
    return any(_agree(figure, other) for other in alike)


def _difference(comparison: Comparison, one: Figure, other: Figure, weight: float) -> Difference:
    later = _is_later(one, other)
    sides = [comparison.side(each.claim, each.amount.start, each.amount.end) for each in (one, other)]
    if later and (one.claim.published or "") > (other.claim.published or ""):
        sides.reverse()
    return Difference(of="figure", sides=tuple(sides), later=later, weight=weight, about=one.role or one.amount.noun)


def _is_later(one: Figure, other: Figure) -> bool:
    """Whether a count that goes on is told at two times: not where what can only grow is told later to be less."""
    told = f"{one.claim.narrated} {other.claim.narrated}"
    going = _GOES_ON.search(told) or (one.role not in SETTLED and _NOW.search(told))
    counted = (one.role in GROWING and one.role not in SETTLED) or one.role in EITHER_WAY
    if not counted and not going:
        return False
    first, second = one.claim.published, other.claim.published
    if first is None or second is None:
        return (first is None) != (second is None)
    if first.startswith(second) or second.startswith(first):
        return False
    early, late = (one, other) if first < second else (other, one)
    return one.role not in GROWING or early.amount.value <= late.amount.value
