"""Who, where, which and which round: what parts two happenings of one kind that are told in the same words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from briefs.story_days import days_of
from briefs.story_likeness import in_general
from briefs.story_rounds import ROUNDS
from briefs.story_words import RARE, share_of_news

Features = Mapping[str, Any]

# The part of the names of two ledes that two reports of one event share at least, and how many names tell.
ENOUGH_NAMES, LEAST_NAMES = 0.25, 3
# The part of two openings, names left out, that makes one template of them, and how many words it has at least.
TEMPLATE, LEAST_TEMPLATE = 0.4, 4
OTHER_MATTER = 2  # days between a round and what is none, from which on it takes a word to link them
MOSTLY = 0.5  # more than this part of the fewer


@dataclass(frozen=True, slots=True)
class Particulars:
    """Those of one article, made ready for comparing it with many."""

    known: frozenset[str]  # all its terms and names
    who: Mapping[str, float]  # the names of its lede by what they tell
    actors: frozenset[str]
    opening: frozenset[str]
    names: frozenset[str]
    near: frozenset[str]  # names of the headline, of the lede and of its places
    scenes: frozenset[str]
    first: frozenset[str]  # the names of its first paragraph
    numbers: frozenset[str]
    things: Mapping[str, str]
    round: str | None
    period: str | None
    day: int | None  # of which it tells, or that it was printed on
    past: frozenset[int]

    @classmethod
    def of(cls, features: Features) -> Particulars:
        """Those of an article by its features."""
        printed = days_of(features["date"])
        return cls(
            known=frozenset((*features["names"], *features["terms"])),
            who={term: in_general(term) for term in features["who"]},
            actors=frozenset(features["actors"]),
            opening=frozenset(features["opening"]),
            names=frozenset(features["names"]),
            near=frozenset((*features["actors"], *features["who"], *features["scenes"])),
            scenes=frozenset(features["scenes"]),
            first=frozenset(features["first"]),
            numbers=frozenset(features["numbers"]),
            things=features["things"],
            round=features["round"],
            period=features["period"],
            day=printed.start if features["day"] is None and printed is not None else features["day"],
            past=frozenset(features["past"]),
        )


def particulars_shared(one: Particulars, other: Particulars, *, linked: bool = False) -> float:
    """How far who and where agree, from 0.0, where every name is another, to 1.0, also where too little is named.

    Two events may be ``linked`` though they are of two rounds, where one tells of both; but a single name tells, then.
    """
    if _are_elsewhere(one, other) or _are_other_things(one, other) or _are_other_rounds(one, other, linked=linked):
        return 0.0
    if _are_others(one, other):
        return 0.0
    shares = shares_known(one, other)
    if one.round and one.round == other.round:  # all worded alike: each must know the names of the other
        return min(1.0, min(shares, default=1.0) / ENOUGH_NAMES)
    if min(len(one.who), len(other.who)) < (1 if linked else LEAST_NAMES):
        return 1.0
    return min(1.0, sum(shares) / len(shares) / ENOUGH_NAMES)


def shares_known(one: Particulars, other: Particulars) -> list[float]:
    """For each lede that names somebody the part of its names, by what they tell, that the other article knows."""
    return [
        sum([worth for term, worth in told.items() if term in known]) / sum(told.values())
        for told, known in ((one.who, other.known), (other.who, one.known))
        if told
    ]


def _are_others(one: Particulars, other: Particulars) -> bool:
    """Whether they open in the same words, each with some person or place that the other's opening does not name."""
    if not one.actors or not other.actors or one.actors & other.near or other.actors & one.near:
        return False
    if _mostly_same(one.numbers, other.numbers, least=2):
        return False
    shared = len(one.opening & other.opening)
    return shared >= LEAST_TEMPLATE and shared >= TEMPLATE * min(len(one.opening), len(other.opening))


def _are_elsewhere(one: Particulars, other: Particulars) -> bool:
    """Whether each names the place of what it tells, neither tells of the other's, and little else is shared.

    One happening may have the names of two places, the village's and the county town's: then the storm or ship is the
    same, or most of the other names that the first paragraphs hold, or most of the numbers. Where but one says a word
    of the other's place, and not in its lede, one more name that both have makes it one.
    """
    if not one.scenes or not other.scenes or one.scenes & other.near or other.scenes & one.near:
        return False
    if one.scenes & other.known and other.scenes & one.known:
        return False
    if (one.scenes & other.known or other.scenes & one.known) and _rare(one.names & other.names) > 1:
        return False
    if any(other.things.get(kind) == name for kind, name in one.things.items()):
        return False
    places = one.scenes | other.scenes
    same_names = _mostly_same(one.first - places, other.first - places)
    return not (same_names or _mostly_same(one.numbers, other.numbers, least=2))


def _rare(names: frozenset[str]) -> int:
    return sum(share_of_news(name) <= RARE for name in names)


def _mostly_same(one: frozenset[str], other: frozenset[str], *, least: int = 1) -> bool:
    same = len(one & other)
    return same >= least and same > MOSTLY * min(len(one), len(other))


def _are_other_things(one: Particulars, other: Particulars) -> bool:
    """Whether they tell of two storms, ships or flights by their names, one of which the other article never names."""
    return any(
        name != others and (name not in other.known or others not in one.known)
        for kind, name in one.things.items()
        if (others := other.things.get(kind)) is not None
    )


def _are_other_rounds(one: Particulars, other: Particulars, *, linked: bool) -> bool:
    """Whether both tell of what comes round, so far apart that it came round between.

    Such two are ``linked`` where one tells of both; so is a round with what is none, since a firm or a club is in the
    news for many things.
    """
    if linked and one.round != other.round and one.day is not None and other.day is not None:
        return abs(one.day - other.day) >= OTHER_MATTER and not _names_day(one, other)
    if one.round is None or one.round != other.round:
        return False
    if one.day is None or other.day is None:
        return one.period is not None and other.period is not None and one.period != other.period
    return abs(one.day - other.day) >= ROUNDS[one.round] and not (linked and _names_day(one, other))


def _names_day(one: Particulars, other: Particulars) -> bool:
    return one.day in other.past or other.day in one.past
