"""Two ages of one person."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from briefs.claims import Claim
from briefs.comparison import Comparison, Difference
from briefs.lookup_names import may_be_one

_NAME = r"[^\W\d_a-z][\w’'-]+(?:[ ][^\W\d_a-z][\w’'.-]*){1,3}"
_AGED = re.compile(
    rf"""
    (?P<name> {_NAME} ) (?: ,[ ](?:aged[ ])? | [ ]\((?:aged[ ])? ) (?P<age> [1-9]\d ) (?= [,.;)] )
    | (?P<age2> [1-9]\d )-year-old [ ] (?P<name2> {_NAME} )
    """,
    re.VERBOSE,
)
_WEIGHT = 2.0


def differing_ages(comparison: Comparison, one: int, other: int) -> Iterator[Difference]:
    """Ages of one person, named in full by both, that do not agree; the first each report tells."""
    ours, theirs = _ages(comparison.claims[one]), _ages(comparison.claims[other])
    for name, (claim, start, age) in ours.items():
        for against, (told, begin, years) in theirs.items():
            if age != years and name.split()[-1] == against.split()[-1] and may_be_one(name, against):
                sides = (comparison.side(claim, start, start + 2), comparison.side(told, begin, begin + 2))
                yield Difference(of="figure", sides=sides, weight=_WEIGHT)


@lru_cache(maxsize=256)
def _ages(claims: tuple[Claim, ...]) -> dict[str, tuple[Claim, int, str]]:
    found: dict[str, tuple[Claim, int, str]] = {}
    for claim in claims:
        for match in _AGED.finditer(claim.narrated):
            which = "age" if match["age"] else "age2"
            found.setdefault(match["name"] or match["name2"], (claim, match.start(which), match[which]))
    return found
