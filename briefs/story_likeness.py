"""How alike articles are: by what they say, beside the articles round them, and by when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from math import log, sqrt
from operator import mul
from typing import Any

from briefs.story_days import days_of
from briefs.story_words import RARE, share_of_news

Features = Mapping[str, Any]
Weighed = dict[str, float]

# How many articles of "news in general" stand beside a neighbourhood when words are weighed. Few, so that what all of
# a running story's articles say ("summit", the president's name) soon tells nothing, and no store's size comes in.
PRIOR = 5.0
MOST_SHARE = 0.95

SAME_DAY = 0.04  # what two articles gain whose ledes tell of one day, or that were printed on neighbouring ones
OTHER_DAY = 0.04  # and lose where the ledes tell of different days
# Where these are surely the days of what was done, neither article names the other's and no mere weekend lies between.
OTHER_DEED, WEEKEND = 0.22, 2
SAME_MONTH = 0.02  # the same month, where the dates are no more precise
FAR = 1.0  # what ten days between the dates take away
CLOSE_DAYS, FAR_DAYS = 3, 10
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


def rare_words_shared(one: Features, other: Features) -> float:
    """The part of the rare words that are no names which the two share."""
    words, others = _rare_words(one), _rare_words(other)
    return len(words & others) / max(1, min(len(words), len(others)))


def _rare_words(features: Features) -> set[str]:
    names = {*features["who"], *features["names"]}
    return {term for term in features["terms"] if share_of_news(term) <= RARE and term not in names}


def by_time(one: Features, other: Features) -> float:
    """What the days on which the articles were printed, and of which they tell, say for or against one event."""
    first, second = days_of(one["date"]), days_of(other["date"])
    if first is None or second is None:
        named, others = set(one["days"]), set(other["days"])
        return -OTHER_WEEKDAY if named and others and not named & others else 0.0
    apart = days_apart(first, second)
    far = -FAR * (min(apart, FAR_DAYS) - CLOSE_DAYS) / (FAR_DAYS - CLOSE_DAYS) if apart > CLOSE_DAYS else 0.0
    if one["day"] is not None and other["day"] is not None:
        return _by_day_told(one, other, far)
    if far:
        return far
    if len(first) > 1 or len(second) > 1:
        return SAME_MONTH if apart <= 0 else 0.0
    if one["day"] == second.start or other["day"] == first.start:  # of which the one tells, the other was printed
        return SAME_DAY
    return SAME_DAY if apart <= 1 else 0.0


def _by_day_told(one: Features, other: Features, far: float) -> float:
    told, others = one["day"], other["day"]
    if one["toll"] or other["toll"]:
        return SAME_DAY if _days_told(one) & _days_told(other) else far
    if told == others:
        return min(SAME_DAY, far or 1.0)
    named = told in other["past"] or others in one["past"]
    if one["firm"] and other["firm"] and abs(told - others) > WEEKEND and not named:
        return min(-OTHER_DEED, far or 1.0)
    return min(-OTHER_DAY, far or 1.0)


def _days_told(features: Features) -> set[int]:
    """The days of which a report may tell: its own, or any that a toll names."""
    return set(features["past"]) if features["toll"] else {features["day"]}


def days_apart(first: range, second: range) -> int:
    """How many days lie between two dates; 0 or less where they may be one."""
    return max(first.start - second.stop, second.start - first.stop) + 1
