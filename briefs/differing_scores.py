"""Two results of one vote, or of one match."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from briefs.amount_words import ONES, TENS, small_number
from briefs.claims import Claim
from briefs.comparison import Comparison, Difference

_SMALL = "|".join((*TENS, *ONES))
_NUMBER = rf"(?:\d{{1,3}}|(?:{_SMALL})(?:-(?:{'|'.join(ONES)}))?)"
_PAIR = re.compile(
    rf"""
    (?<![\w.,:/$€£-]) (?P<one> {_NUMBER} ) (?: [ ]votes? )? (?: [ ]?[-–][ ]? | [ ]to[ ] | [ ]against[ ] )
    (?P<two> {_NUMBER} ) (?! [\w%/] | [.,:-]\d | [ ](?:per[ ]?cent|percent|million|billion|years?|days|hours|weeks
        |months|minutes|years|people|km|miles|metres|degrees) )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_FOR_AND_AGAINST = re.compile(
    rf"""
    (?<![\w.,:/$€£-]) (?P<one> {_NUMBER} ) [ ] (?: votes? [ ] | members? [ ] | deputies [ ] | senators [ ] )?
    (?: in [ ] favou?r | for | yes | ayes? | backed [ ] it | in [ ] support )
    (?: [ ] and | , | [ ] to | [ ] against | [ ] with )+ [ ]
    (?P<two> {_NUMBER} )
    (?= [ ] (?: votes? [ ] )? (?: against | no | nay | noes | opposed | voted [ ] against )\b | [.,;] )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_RANGE = re.compile(r"\b(?:from|between|aged|ages|age|of|about|some|for|within|fell|rose|down|up)[ ]$", re.IGNORECASE)
_VOTED = re.compile(
    r"\b(?:vot(?:e|es|ed|ing)|ballots?|tally|majority|passed|approved|backed|rejected|councillors|jurors)\b"
)
_PLAYED = re.compile(
    r"\b(?:won|win|wins|beat|beaten|beats|drew|draw|lost|lose|victory|defeat|defeated|score|scored|match|final|sets?|ended|finished|winners?|goals?)\b"
)
_HALF = re.compile(r"\b(?:half[- ]?time|at the break|first leg|last (?:season|year|month|week)|on aggregate)\b")
_WEIGHT = 2.5
MOST_GOALS = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class _Score:
    kind: str
    claim: Claim
    start: int
    end: int
    values: tuple[int, int]


def differing_scores(comparison: Comparison, one: int, other: int) -> Iterator[Difference]:
    """Results that do not agree, where either report tells of one vote, or of one match."""
    ours, theirs = _scores(comparison.claims[one]), _scores(comparison.claims[other])
    for kind in ("vote", "match"):
        first = [score for score in ours if score.kind == kind]
        second = [score for score in theirs if score.kind == kind]
        both = {each.values for each in first} & {each.values for each in second}
        first = [score for score in first if score.values not in both]
        second = [score for score in second if score.values not in both]
        if len({each.values for each in first}) != 1 or len({each.values for each in second}) != 1:
            continue
        if both and not set(first[0].values) & set(second[0].values):  # of two votes, or of two matches
            continue
        sides = comparison.sides(first[0], second[0])
        yield Difference(of="figure", sides=sides, weight=_WEIGHT, about=f"result of a {kind}")


@lru_cache(maxsize=256)
def _scores(claims: tuple[Claim, ...]) -> tuple[_Score, ...]:
    found = [
        _score(claim, match)
        for claim in claims
        if (_VOTED.search(claim.narrated) or _PLAYED.search(claim.narrated)) and not _HALF.search(claim.narrated)
        for match in (*_PAIR.finditer(claim.narrated), *_FOR_AND_AGAINST.finditer(claim.narrated))
    ]
    return tuple(score for score in found if score)


def _score(claim: Claim, match: re.Match[str]) -> _Score | None:
    if _RANGE.search(claim.narrated[: match.start()]):
        return None
    one, two = small_number(match["one"]), small_number(match["two"])
    words = claim.narrated
    if _VOTED.search(words):
        kind = "vote"
    elif _PLAYED.search(words) and max(one, two) <= MOST_GOALS:
        kind = "match"
    else:
        return None
    high, low = max(one, two), min(one, two)
    return _Score(kind=kind, claim=claim, start=match.start(), end=match.end(), values=(high, low))
