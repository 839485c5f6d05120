"""Figures of one thing that two outlets tell differently.

The figures of two whole articles are set against each other: each against the one of the other article that is surest
of the same thing, figures that agree first. What is left over and cannot be one number is a difference.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from itertools import combinations, groupby

from briefs.amounts import Amount
from briefs.claims import Claim
from briefs.comparison import Comparison, Difference, surest_pairs
from briefs.figure_alike import CONTENDED, are_of_two, is_comparable, sameness
from briefs.figure_frames import Figure, read_figures
from briefs.figure_reading import kind_of
from briefs.figure_roles import EITHER_WAY, GROWING, ONCE, SETTLED

__all__ = ["LEAST_SHARED", "differing_figures", "is_comparable"]

LEAST_SHARED = 1.9  # what two sentences on one thing share; a word that stands once in each article counts 1
_GOES_ON = re.compile(
    r"""
    \b (?: still | so [ ] far | estimates? | estimated | to [ ] date | rose [ ] to | risen | rising
        | by [ ] then | ha(?:s|ve) [ ] been | by [ ] \w+day ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SINCE = re.compile(r"(?:As of|By|Until) ", re.IGNORECASE)
BEFORE, BEHIND = 60, 60  # letters round a figure in which it is said that the count goes on
DAY_LONG = len("2025-01-01")
HOUR = 3600
_NOW = re.compile(r"\bnow\b", re.IGNORECASE)
_SEXES = frozenset({"man", "woman", "boy", "girl", "child", "adult"})
SAME_TOLL = 0.03  # what tolls told at two times may lie apart and still be one, rounded
MOST_TIMES = 5.0  # that figures of one order are apart
LEAST = 0.0  # from which two figures are taken to be of one thing
SAME_NUMBER = 0.06
SURELY_TOLD = 12.0  # from which a number is told by the other report wherever it prints it


def differing_figures(comparison: Comparison, one: int, other: int) -> Iterator[Difference]:
    """Figures of one thing that do not agree; a figure that the other outlet prints too is none."""
    for weight, first, second in _aligned(comparison, *left_over(comparison, one, other)):
        yield _difference(comparison, first, second, weight)


def left_over(comparison: Comparison, one: int, other: int) -> tuple[tuple[Figure, ...], tuple[Figure, ...]]:
    """The figures of two reports that the other does not tell, too."""
    ours, theirs = _read(comparison, one), _read(comparison, other)
    return _not_told(ours, theirs), _not_told(theirs, ours)


def _not_told(ours: Sequence[Figure], theirs: Sequence[Figure]) -> tuple[Figure, ...]:
    sums, sorts = _sums(theirs), _by_sort(theirs)
    left = [
        figure for figure in ours if not _is_told(figure, sorts.get(_sort(figure), ())) and not _is_a_sum(figure, sums)
    ]
    kinds = Counter(_key(figure)[0] for figure in left if figure.told)
    return tuple(
        replace(figure, last=figure.told and kinds[_key(figure)[0]] == 1, rivals=_rivals(figure, left))
        for figure in left
    )


def _by_sort(figures: Sequence[Figure]) -> dict[str, list[Figure]]:
    sorts: dict[str, list[Figure]] = {}
    for figure in figures:
        sorts.setdefault(_sort(figure), []).append(figure)
    return sorts


def _sort(figure: Figure) -> str:
    """Figures of two sorts are never compared: a count without a noun may be a sum of money."""
    kind = figure.amount.kind
    return "count" if kind.startswith("money") else kind


def _rivals(figure: Figure, left: Sequence[Figure]) -> int:
    """How many other figures of the report are of its kind and order, and of its role, where it has one."""
    return sum(
        other.told
        and other is not figure
        and (not figure.role or other.role == figure.role)
        and not are_of_two(figure, other)
        and _are_of_one_order(figure.amount, other.amount)
        and is_comparable(figure.amount, other.amount)
        for other in left
    )


def _read(comparison: Comparison, number: int) -> tuple[Figure, ...]:
    """The figures of a report; of the first that it tells of a thing the others are repeats or parts."""
    return _read_figures(comparison.claims[number], comparison.reports[number].article.headline)


@lru_cache(maxsize=256)
def _read_figures(claims: tuple[Claim, ...], headline: str) -> tuple[Figure, ...]:
    figures = read_figures(claims, headline)
    counts: Counter[tuple[str, str, str]] = Counter()
    for key, _ in {(_key(figure), figure.amount.value) for figure in figures if figure.told}:
        counts[key] += 1
    figures = tuple(replace(figure, part=True) if _is_of_one_sex(figure, figures) else figure for figure in figures)
    heads = _heads(figures)
    return tuple(
        replace(
            figure,
            alone=heads[figure.role] is figure if figure.role in heads else counts[_key(figure)] <= 1,
            single=heads.get(figure.role) is figure,
            kin=_kin(figure, figures),
        )
        for figure in figures
    )


def _kin(figure: Figure, figures: Sequence[Figure]) -> int:
    """How many other figures of the report are of its kind and order, whatever they are of."""
    amount = figure.amount
    return sum(
        other is not figure
        and other.amount.kind == amount.kind
        and _are_of_one_order(amount, other.amount)
        and not amount.agrees_with(other.amount)
        for other in figures
    )


def _are_of_one_order(one: Amount, other: Amount) -> bool:
    return MOST_TIMES > other.value / max(0.01, one.value) > 1 / MOST_TIMES


def _is_of_one_sex(figure: Figure, figures: Sequence[Figure]) -> bool:
    """Whether the sentence counts the others apart: "two women and three men were arrested"."""
    return figure.amount.noun in _SEXES and any(
        other.claim is figure.claim and other.amount.noun in _SEXES - {figure.amount.noun} for other in figures
    )


def _heads(figures: Sequence[Figure]) -> dict[str, Figure]:
    """Of what an event has once, the figure that stands for it: the greatest, of the lead if the lead tells one."""
    heads: dict[str, Figure] = {}
    for figure in figures:
        if figure.role not in ONCE or not figure.told or figure.maybe:
            continue
        old = heads.get(figure.role)
        more = figure.amount.kind == "count" and old is not None and figure.amount.value > old.amount.value
        if old is None or (more and (figure.lead or not old.lead)):
            heads[figure.role] = figure
    return heads


def _key(figure: Figure) -> tuple[str, str, str]:
    amount = figure.amount
    noun = "" if figure.role or amount.kind != "count" else amount.noun
    owner = min(figure.owner) if figure.owner and figure.role in CONTENDED else ""
    return (kind_of(amount) if amount.kind == "count" else amount.kind, figure.role, noun + owner)


def _aligned(
    comparison: Comparison, ours: Sequence[Figure], theirs: Sequence[Figure]
) -> Iterator[tuple[float, Figure, Figure]]:
    """Each figure with the one of the other report that is surest of the same thing."""
    sorts = [_sort(figure) for figure in ours]
    found = [
        ((-alike, one.at + other.at), at, against)
        for at, one in enumerate(ours)
        for against, other in enumerate(theirs)
        if sorts[at] == _sort(other) and (alike := sameness(comparison, one, other)) >= LEAST and not _agree(one, other)
    ]
    for (weight, _), at, against in surest_pairs(found):
        yield -weight, ours[at], theirs[against]


def _agree(one: Figure, other: Figure) -> bool:
    """Whether the two can be one number; a toll of "at least four" and one of five told later cannot."""
    first, second = one.amount, other.amount
    if one.role in GROWING and one.role == other.role and _is_later(one, other):
        return abs(first.value - second.value) <= SAME_TOLL * max(first.value, second.value)
    return first.agrees_with(second)


def _is_told(figure: Figure, theirs: Sequence[Figure]) -> bool:
    """Whether a figure of the other report may be this one, wherever it stands."""
    return any(_may_tell(figure, other) for other in theirs if is_comparable(figure.amount, other.amount))


def _sums(theirs: Sequence[Figure]) -> dict[float, list[tuple[Figure, Figure]]]:
    """Every two counts of one sentence by what they come to."""
    sums: dict[float, list[tuple[Figure, Figure]]] = {}
    for _, told in groupby((one for one in theirs if one.amount.kind == "count"), key=lambda one: one.at):
        for one, other in combinations(told, 2):
            sums.setdefault(one.amount.value + other.amount.value, []).append((one, other))
    return sums


def _is_a_sum(figure: Figure, sums: dict[float, list[tuple[Figure, Figure]]]) -> bool:
    """Whether a sentence of the other report tells two parts of it: "three men and two women"."""
    pairs = sums.get(figure.amount.value, ()) if figure.amount.kind == "count" else ()
    return any(all(is_comparable(one.amount, figure.amount) for one in pair) for pair in pairs)


def _may_tell(one: Figure, other: Figure) -> bool:
    """Whether the two may be one number: a great one anywhere, a small one or a bound ("over six") of one thing."""
    if not _agree(one, other) or one.per != other.per:
        return False
    exact = abs(one.amount.value - other.amount.value) <= SAME_NUMBER * one.amount.value
    if one.role == other.role:
        return exact or not other.amount.part  # "27 of them in person" is not what "more than 25" tells of
    return exact and (one.amount.value >= SURELY_TOLD or not (one.role and other.role))


def _difference(comparison: Comparison, one: Figure, other: Figure, weight: float) -> Difference:
    later = _is_later(one, other)
    sides = [comparison.side(each.claim, each.amount.start, each.amount.end) for each in (one, other)]
    if later and (one.claim.published or "") > (other.claim.published or ""):
        sides.reverse()
    return Difference(of="figure", sides=tuple(sides), later=later, weight=weight, about=one.role or one.amount.noun)


def _is_later(one: Figure, other: Figure) -> bool:
    """Whether a count that goes on is told at two times: not where what can only grow is told later to be less."""
    going = any(_goes_on(figure) for figure in (one, other))
    counted = (one.role in GROWING and one.role not in SETTLED) or one.role in EITHER_WAY
    if not counted and not (going and one.role not in ONCE - GROWING):
        return False
    first, second = one.claim.published, other.claim.published
    if first is None or second is None:
        return (first is None) != (second is None)
    if first.startswith(second) or second.startswith(first) or _within_the_hour(first, second):
        return False
    early, late = (one, other) if first < second else (other, one)
    return one.role not in GROWING or early.amount.value <= late.amount.value


def _goes_on(figure: Figure) -> bool:
    """Whether the words round a figure say that the count is not at its end."""
    words, amount = figure.claim.narrated, figure.amount
    before, behind = words[max(0, amount.start - BEFORE) : amount.start], words[amount.end : amount.end + BEHIND]
    if (figure.role in ("vote", "gained") or amount.kind == "percent") and "counted" in words:
        return True
    if _GOES_ON.search(before) or _GOES_ON.search(behind) or _SINCE.match(words):
        return True
    return figure.role not in SETTLED and bool(_NOW.search(before) or _NOW.search(behind))


def _within_the_hour(one: str, other: str) -> bool:
    """Whether two reports came out so close to each other that nothing can have changed between them."""
    try:
        first, second = (datetime.fromisoformat(published) for published in (one, other))
        return len(one) > DAY_LONG and len(other) > DAY_LONG and abs((first - second).total_seconds()) < HOUR
    except (ValueError, TypeError):  # one with a zone, one without
        return False
