"""Do two briefs tell the same story? Placing articles one at a time, from what they say and when.

    placement = place(features_for(brief), [(story_id, [features, ...]), ...])

Pure and deterministic: the same article beside the same stories is always placed alike, in whatever order they come.
"""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import log, sqrt
from operator import mul
from typing import Any

from briefs.models import Brief
from briefs.story_words import share_of_news, terms_of, weekdays_of

StoryFeatures = dict[str, Any]
Candidate = tuple[int, Sequence[Mapping[str, Any]]]

VERSION = 2

# How many stories of "news in general" stand behind a word's frequency before the candidates' own outweigh them. The
# estimate is of a share, so a store's size does not move it; and a story counts once, however many articles tell it.
PRIOR_STORIES = 20.0
MOST_SHARE = 0.95

SAME_STORY = 0.2  # the likeness that makes undated texts one story; chosen on labelled articles
SAME_DATED = 0.12  # and dated ones, where the days tell the rest
# What two long texts share may be a running story's and not the event's. Other stories beside them show which it is:
# while there are fewer than these, so much more likeness is needed.
CAUTION = 0.17
ENOUGH_STORIES = 5
SHORT_TERMS, LONG_TERMS = 60, 120  # from which number of terms on a text counts as long
LIKEST = 0.5  # the share of a story's likest article beside the mean of all
SAME_DAY = 0.05  # what a day's distance between two dated articles adds
SAME_MONTH = 0.02  # the same month, where the dates are no more precise
FAR = 0.7  # and what ten days take away
CLOSE_DAYS, FAR_DAYS = 3, 10
OTHER_WEEKDAY = 0.12  # undated articles whose ledes name different weekdays
LINKED = 0.53  # the share of the needed likeness, dates left aside, that links two events of one running story
COMPLETE_WORDS = 700  # an article longer than this is not more complete
OLDER_WORDS = 150  # what a day of age outweighs in an article's length
UNDATED_WORDS = 300
MOST_ARTICLES = 4  # of a story are compared, the newest


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """Where an article belongs: the story it joins, or None: a new one.

    ``running_id`` is the story of the same running story that comes nearest: the joined one, or for a new story one
    that tells of an earlier or later event of it; None where there is none. ``rule`` says why.
    """

    story_id: int | None
    running_id: int | None
    score: float
    rule: str


def features_for(brief: Brief) -> StoryFeatures:
    """What placing needs to know of an article: JSON-able, and small enough to be kept with every article."""
    article = brief.article
    return {
        "version": VERSION,
        "terms": terms_of(article.headline, article.text),
        "date": article.published,
        "days": weekdays_of(article.text),
        "words": len(article.text.split()),
    }


def place(features: Mapping[str, Any], candidates: Iterable[Candidate]) -> Placement:
    """The story that the article belongs to, or a new one; a tie goes to the older story."""
    stories = [(story_id, list(articles)[:MOST_ARTICLES]) for story_id, articles in candidates]
    stories = sorted(((story_id, articles) for story_id, articles in stories if articles), key=lambda story: story[0])
    worth = _Worth(articles for _, articles in stories)
    own = _Weighed(features, worth)
    best: tuple[float, int] | None = None
    link: tuple[float, int] | None = None
    for story_id, articles in stories:
        likenesses = [own.likeness(article["terms"]) for article in articles]
        dated = [like + _by_time(features, article) for like, article in zip(likenesses, articles, strict=True)]
        needed = _needed(features, articles, len(stories))
        are_dated = all(_days(article["date"]) is not None for article in (features, *articles))
        margin = _of_story(dated) - (SAME_DATED if are_dated else needed)
        if best is None or margin > best[0]:
            best = (margin, story_id)
        nearness = _of_story(likenesses) - LINKED * needed
        if link is None or nearness > link[0]:
            link = (nearness, story_id)
    if best is not None and best[0] >= 0:
        return Placement(story_id=best[1], running_id=best[1], score=round(best[0], 4), rule="same event")
    score = round(best[0], 4) if best else 0.0
    if link is not None and link[0] >= 0:
        return Placement(story_id=None, running_id=link[1], score=score, rule="another event of a running story")
    return Placement(story_id=None, running_id=None, score=score, rule="nothing like it")


def _of_story(likenesses: Sequence[float]) -> float:
    return (1 - LIKEST) * sum(likenesses) / len(likenesses) + LIKEST * max(likenesses)


def _needed(features: Mapping[str, Any], articles: Sequence[Mapping[str, Any]], stories: int) -> float:
    """The likeness that makes one story of undated texts so long, beside so many stories."""
    others = sum(len(article["terms"]) for article in articles) / len(articles)
    terms = min(len(features["terms"]), others)
    length = min(1.0, max(0.0, (terms - SHORT_TERMS) / (LONG_TERMS - SHORT_TERMS)))
    return SAME_STORY + CAUTION * length * max(0.0, (ENOUGH_STORIES - stories) / (ENOUGH_STORIES - 1))


class _Worth(dict[str, float]):
    """How much a word tells: less, the more of the candidate stories and of news in general have it."""

    def __init__(self, stories: Iterable[Sequence[Mapping[str, Any]]]) -> None:
        super().__init__()
        self._counts: Counter[str] = Counter()
        self._total = 0
        self._worths: dict[tuple[int, float], float] = {}  # few shares, many words: a logarithm costs time
        for articles in stories:
            self._counts.update(set().union(*(article["terms"] for article in articles)))
            self._total += 1

    def __missing__(self, term: str) -> float:
        counted = (self._counts.get(term, 0), share_of_news(term))
        if (worth := self._worths.get(counted)) is None:
            share = (counted[0] + PRIOR_STORIES * counted[1]) / (self._total + PRIOR_STORIES)
            worth = self._worths[counted] = -log(min(share, MOST_SHARE))
        self[term] = worth
        return worth


class _Weighed:
    """An article's words by what they tell, to be compared with others'."""

    def __init__(self, features: Mapping[str, Any], worth: _Worth) -> None:
        self._worth = worth
        weights = {term: weight * worth[term] for term, weight in features["terms"].items()}
        length = sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        self._weights = {term: weight / length for term, weight in weights.items()}

    def likeness(self, terms: Mapping[str, float]) -> float:
        """The cosine to another article's words."""
        own, worth = self._weights, self._worth
        weights: list[float] = [weight * worth[term] for term, weight in terms.items()]
        length: float = sqrt(sum(map(mul, weights, weights))) or 1.0
        # In the order of the terms: a sum of fractions depends on it, and a set's order on the run.
        shared: float = sum([own[term] * weight for term, weight in zip(terms, weights, strict=True) if term in own])
        return shared / length


def _by_time(one: Mapping[str, Any], other: Mapping[str, Any]) -> float:
    """What the days the articles were printed on say for or against one story."""
    first, second = _days(one["date"]), _days(other["date"])
    if first is not None and second is not None:
        apart = max(first.start - second.stop, second.start - first.stop) + 1
        if apart > CLOSE_DAYS:
            return -FAR * (min(apart, FAR_DAYS) - CLOSE_DAYS) / (FAR_DAYS - CLOSE_DAYS)
        if len(first) > 1 or len(second) > 1:
            return SAME_MONTH if apart <= 0 else 0.0
        return SAME_DAY if apart <= 1 else 0.0
    if one["days"] and other["days"] and not {*one["days"]} & {*other["days"]}:
        return -OTHER_WEEKDAY
    return 0.0


def _days(published: str | None) -> range | None:
    """The days, as numbers, that a date as precise as a month or a day may mean."""
    text = published or ""
    try:
        first = date.fromisoformat(text[:10] if len(text) >= 10 else f"{text[:7]}-01")
    except ValueError:
        return None
    if len(text) >= 10:
        return range(first.toordinal(), first.toordinal() + 1)
    return range(first.toordinal(), first.toordinal() + monthrange(first.year, first.month)[1])


def lead_order(articles: Sequence[Mapping[str, Any]]) -> list[int]:
    """The positions of a story's articles, the one to show first in front: complete ones, newer ones before older."""
    days = [span.stop if (span := _days(article["date"])) else None for article in articles]
    newest = max((day for day in days if day is not None), default=0)

    def rank(position: int) -> tuple[float, int]:
        day = days[position]
        behind = OLDER_WORDS * min(newest - day, FAR_DAYS) if day is not None else UNDATED_WORDS
        return (behind - min(articles[position]["words"], COMPLETE_WORDS), position)

    return sorted(range(len(articles)), key=rank)
