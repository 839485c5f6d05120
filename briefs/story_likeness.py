"""How alike articles are: by what they say, beside the articles round them, and by when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from math import log, sqrt
from operator import mul
from typing import Any

from briefs.story_days import days_of
from briefs.story_rounds import ROUNDS
from briefs.story_words import RARE, share_of_news

Features = Mapping[str, Any]
Weighed = dict[str, float]

# How many articles of "news in general" stand beside a neighbourhood when words are weighed. Few, so that what all of
# a running story's articles say ("summit", the president's name) soon tells nothing, and no store's size comes in.
PRIOR = 5.0
MOST_SHARE = 0.95

SAME_DAY = 0.04  # what two articles gain whose ledes tell of one day, or that were printed on neighbouring ones
OTHER_DAY = 0.04  # and lose where the ledes tell of different days
SAME_MONTH = 0.02  # the same month, where the dates are no more precise
FAR = 1.0  # what ten days between the dates take away
CLOSE_DAYS, FAR_DAYS = 3, 10
# The part of the names of two ledes that two reports of one event share at least, and how many tell.
ENOUGH_NAMES, LEAST_NAMES = 0.25, 3
MOSTLY = 0.5  # more than this part of the fewer
OTHER_WEEKDAY = 0.12  # undated articles whose ledes name different weekdays


@lru_cache(maxsize=20_000)
def in_general(term: str) -> float:
    """What a word tells, by its share of news in general."""
    return -log(max(share_of_news(term), RARE))


def weigh(features: Features) -> Weighed:
    """The article's words by what they tell in general, as a vector of length one."""
    return _unit({term: weight * in_general(term) for term, weight in features["terms"].items()})


def length_of(terms: Mapping[str, float]) -> float:
    """How long the vector of the words is before `weigh` makes it one: kept with an article, it saves the sum."""
    return round(sqrt(sum([(weight * in_general(term)) ** 2 for term, weight in terms.items()])), 3) or 1.0


def likeness_in_general(own: Weighed, other: Features) -> float:
    """The likeness of a vector of `weigh` to another article, its words weighed by what they tell in general."""
    terms = other["terms"]
    shared = sum([weight * terms[term] * in_general(term) for term, weight in own.items() if term in terms])
    return float(shared / other["length"])


def weigh_beside(articles: Sequence[Features]) -> list[Weighed]:
    """The words of each article by what they tell among these articles, as vectors of length one."""
    counts = Counter(term for article in articles for term in article["terms"])
    mass = len(articles) + PRIOR
    worth = {
        term: -log(min((count + PRIOR * max(share_of_news(term), RARE)) / mass, MOST_SHARE))
        for term, count in counts.items()
    }
    return [_unit({term: weight * worth[term] for term, weight in article["terms"].items()}) for article in articles]


def _unit(weights: Weighed) -> Weighed:
    values = list(weights.values())
    length = sqrt(sum(map(mul, values, values))) or 1.0
    return {term: weight / length for term, weight in weights.items()}


def cosine(one: Weighed, other: Weighed) -> float:
    """The likeness of two vectors of length one."""
    if len(other) < len(one):
        one, other = other, one
    return sum([weight * other[term] for term, weight in one.items() if term in other])


def names_shared(one: Features, other: Features) -> float | None:
    """The part of the names in either lede that the other article knows, by what they tell; None where none are."""
    known = [_known(one, other), _known(other, one)]
    shares = [share for share in known if share is not None]
    return sum(shares) / len(shares) if shares else None


def particulars_shared(one: Features, other: Features, *, linked: bool = False) -> float:
    """How far who and where agree, from 0.0, where every name is another, to 1.0, also where too little is named.

    Two happenings of one kind are told in the same words; what parts them is where they were and who was in them. Two
    events may be ``linked`` though they are of two rounds, where one tells of both; but a single name tells, then.
    """
    if _are_elsewhere(one, other) or _are_other_things(one, other) or _are_other_rounds(one, other, linked=linked):
        return 0.0
    shares = [share for share in (_known(one, other), _known(other, one)) if share is not None]
    if one["round"] and one["round"] == other["round"]:  # all worded alike: each must know the names of the other
        return min(1.0, min(shares, default=1.0) / ENOUGH_NAMES)
    if min(len(one["who"]), len(other["who"])) < (1 if linked else LEAST_NAMES):
        return 1.0
    return min(1.0, sum(shares) / len(shares) / ENOUGH_NAMES)


def _are_elsewhere(one: Features, other: Features) -> bool:
    """Whether each names the place of what it tells, neither says a word of the other's, and little else is shared.

    One happening may have the names of two places, the village's and the county town's: then the storm or ship is the
    same, or most of the other names that the first paragraphs hold, or most of the numbers.
    """
    scenes, others = set(one["scenes"]), set(other["scenes"])
    if not scenes or not others or scenes & _all_names(other) or others & _all_names(one):
        return False
    if any(other["things"].get(kind) == name for kind, name in one["things"].items()):
        return False
    places = scenes | others
    same_names = _mostly_same(set(one["first"]) - places, set(other["first"]) - places)
    return not (same_names or _mostly_same(set(one["numbers"]), set(other["numbers"]), least=2))


def _mostly_same(one: set[str], other: set[str], *, least: int = 1) -> bool:
    return len(one & other) >= least and len(one & other) > MOSTLY * min(len(one), len(other))


def _are_other_things(one: Features, other: Features) -> bool:
    """Whether they tell of two storms, ships or flights by their names, one of which the other article never names."""
    return any(
        name != others and (name not in _all_names(other) or others not in _all_names(one))
        for kind, name in one["things"].items()
        if (others := other["things"].get(kind)) is not None
    )


def _are_other_rounds(one: Features, other: Features, *, linked: bool) -> bool:
    """Whether both tell of what comes round, so far apart that it came round between.

    Such two are ``linked`` where one tells of both.
    """
    kind = one["round"]
    first, second = _day_of(one), _day_of(other)
    if kind is None or kind != other["round"]:
        return False
    if first is None or second is None:
        period, another = one["period"], other["period"]
        return period is not None and another is not None and period != another
    told = linked and (first in other["past"] or second in one["past"])
    return abs(first - second) >= ROUNDS[kind] and not told


def _day_of(features: Features) -> int | None:
    """The day of which an article tells, or that it was printed on."""
    day: int | None = features["day"]
    printed = days_of(features["date"])
    return printed.start if day is None and printed is not None else day


def _all_names(features: Features) -> set[str]:
    return {*features["names"], *features["terms"]}


def rare_words_shared(one: Features, other: Features) -> float:
    """The part of the rare words that are no names which the two share."""
    words, others = _rare_words(one), _rare_words(other)
    return len(words & others) / max(1, min(len(words), len(others)))


def _rare_words(features: Features) -> set[str]:
    names = {*features["who"], *features["names"]}
    return {term for term in features["terms"] if share_of_news(term) <= RARE and term not in names}


def _known(one: Features, other: Features) -> float | None:
    told = {term: in_general(term) for term in one.get("who", ())}
    if not told:
        return None
    known = {*other.get("names", ()), *other["terms"]}
    return sum(worth for term, worth in told.items() if term in known) / sum(told.values())


def by_time(one: Features, other: Features) -> float:
    """What the days on which the articles were printed, and of which they tell, say for or against one event."""
    first, second = days_of(one["date"]), days_of(other["date"])
    if first is None or second is None:
        named, others = set(one["days"]), set(other["days"])
        return -OTHER_WEEKDAY if named and others and not named & others else 0.0
    apart = days_apart(first, second)
    far = -FAR * (min(apart, FAR_DAYS) - CLOSE_DAYS) / (FAR_DAYS - CLOSE_DAYS) if apart > CLOSE_DAYS else 0.0
    told, others_told = one.get("day"), other.get("day")
    if told is not None and others_told is not None:
        return min(SAME_DAY if told == others_told else -OTHER_DAY, far or 1.0)
    if far:
        return far
    if len(first) > 1 or len(second) > 1:
        return SAME_MONTH if apart <= 0 else 0.0
    return SAME_DAY if apart <= 1 else 0.0


def days_apart(first: range, second: range) -> int:
    """How many days lie between two dates; 0 or less where they may be one."""
    return max(first.start - second.stop, second.start - first.stop) + 1
