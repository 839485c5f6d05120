"""Where outlets differ on one event: figures, dates, names, who did it, and one quotation in two wordings.

Precision before all: what may be two things, two times or two events is no difference.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from briefs.comparison import Comparison, Difference, Side, read_claims
from briefs.differing_ages import differing_ages
from briefs.differing_dates import differing_dates
from briefs.differing_doers import differing_doers
from briefs.differing_figures import differing_figures
from briefs.differing_names import differing_names
from briefs.differing_roles import differing_roles
from briefs.differing_scores import differing_scores
from briefs.differing_words import differing_speakers, differing_wordings
from briefs.reports import Report

__all__ = ["Difference", "Side", "find_differences"]

MOST_SIDES = 6  # outlets set beside each other in one difference
MOST_REPORTS = 12  # of a story are compared with each other; more only tell the same again
_FIRST = ("figure", "who", "wording", "date", "role", "name")  # what matters most to a reader


def find_differences(reports: Sequence[Report], same_origin: Collection[frozenset[int]] = ()) -> tuple[Difference, ...]:
    """Where the reports differ, those that matter most first; one difference has a side for each outlet that prints it.

    ``same_origin`` are pairs of reports (by their places) that are copies of one text: they are never compared.
    """
    merged = _without_copies(_merged(_between_all(reports, same_origin)), same_origin)
    return tuple(sorted(merged, key=lambda one: (one.later, _FIRST.index(one.of), -one.weight)))


def do_differ(reports: Sequence[Report], same_origin: Collection[frozenset[int]] = ()) -> bool:
    """Whether there is any difference to find; looks no further than to the first."""
    return next(_between_all(reports, same_origin), None) is not None


def _between_all(reports: Sequence[Report], same_origin: Collection[frozenset[int]]) -> Iterator[Difference]:
    reports = reports[:MOST_REPORTS]
    claims = [read_claims(report, number) for number, report in enumerate(reports)]
    comparison = Comparison(reports, claims)
    for one, other in combinations(range(len(reports)), 2):
        if frozenset((one, other)) not in same_origin:
            yield from _between(comparison, one, other)


def _between(comparison: Comparison, one: int, other: int) -> Iterator[Difference]:
    yield from differing_figures(comparison, one, other)
    yield from differing_ages(comparison, one, other)
    yield from differing_scores(comparison, one, other)
    yield from differing_dates(comparison, one, other)
    yield from differing_names(comparison, one, other)
    yield from differing_roles(comparison, one, other)
    yield from differing_doers(comparison, one, other)
    yield from differing_wordings(comparison, one, other)
    yield from differing_speakers(comparison, one, other)


def _merged(found: Iterable[Difference]) -> list[Difference]:
    """Differences that share a side made one: each outlet once, with the words of its strongest pair."""
    merged: list[Difference] = []
    for one in sorted(found, key=lambda difference: -difference.weight):
        at = next((at for at, other in enumerate(merged) if _is_same(one, other)), None)
        if at is None:
            merged.append(one)
        else:
            merged[at] = _joined(merged[at], one)
    return merged


def _without_copies(found: Iterable[Difference], same_origin: Collection[frozenset[int]]) -> Iterator[Difference]:
    """Copies of one text are one side, the first of them; nothing is told twice."""
    told: set[frozenset[tuple[str, str]]] = set()
    for one in found:
        sides: list[Side] = []
        for side in one.sides:
            at = next(
                (at for at, old in enumerate(sides) if frozenset((side.article, old.article)) in same_origin), None
            )
            if at is None:
                sides.append(side)
            elif side.article < sides[at].article:
                sides[at] = side
        words = frozenset((side.line.text, side.words.text) for side in sides)
        if len(sides) > 1 and words not in told:
            told.add(words)
            yield replace(one, sides=tuple(sides[:MOST_SIDES]))


def _is_same(one: Difference, other: Difference) -> bool:
    if one.of != other.of:
        return False
    places = {(side.article, side.words.start) for side in other.sides}
    words = {(side.article, side.words.text.lower()) for side in other.sides}
    return any(
        (side.article, side.words.start) in places or (side.article, side.words.text.lower()) in words
        for side in one.sides
    )


def _joined(one: Difference, other: Difference) -> Difference:
    articles = {side.article for side in one.sides}
    more = tuple(side for side in other.sides if side.article not in articles)
    return replace(one, sides=(*one.sides, *more), later=one.later and other.later)
