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
from typing import Any

from briefs.models import Brief
from briefs.story_words import COMMON, terms_of, weekdays_of

StoryFeatures = dict[str, Any]
Candidate = tuple[int, Sequence[Mapping[str, Any]]]

VERSION = 1

# How many articles of "news in general" stand behind a word's frequency before a store's own articles outweigh them,
# and what share of those has a rare or a common word. The estimate is of a share, so a store's size does not move it.
PRIOR_ARTICLES = 5.0
RARE = 0.01
USUAL = 0.05

SAME_STORY = 0.12  # the likeness that makes two short texts one story; chosen on labelled articles
LONGER = 0.1  # long texts share more words by chance; where the dates are known, those tell enough
SHORT_TERMS, LONG_TERMS = 60, 120  # from which number of terms on a text counts as long
LIKEST = 0.5  # the share of a story's likest article beside the mean of all
SAME_DAY = 0.05  # what a day's distance between two dated articles adds
SAME_MONTH = 0.02  # the same month, where the dates are no more precise
FAR = 0.3  # and what ten days take away
CLOSE_DAYS, FAR_DAYS = 3, 10
OTHER_WEEKDAY = 0.05  # undated articles whose ledes name different weekdays
LINKED = 0.62  # the share of the needed likeness, dates left aside, that links two events of one running story
COMPLETE_WORDS = 700  # an article longer than this is not more complete
OLDER_WORDS = 150  # what a day of age outweighs in an article's length
UNDATED_WORDS = 300
MOST_ARTICLES = 40  # of a story are compared, the newest


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
    worth = _worth_of_words(article for _, articles in stories for article in articles)
    own = _vector(features, worth)
    best: tuple[float, int] | None = None
    link: tuple[float, int] | None = None
    for story_id, articles in sorted(stories, key=lambda story: story[0]):
        if not articles:
            continue
        likenesses = [_likeness(own, _vector(article, worth)) for article in articles]
        dated = [like + _by_time(features, article) for like, article in zip(likenesses, articles, strict=True)]
        needed = _needed(features, articles)
        are_dated = all(_days(article["date"]) is not None for article in (features, *articles))
        margin = _of_story(dated) - (SAME_STORY if are_dated else needed)
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


def _needed(features: Mapping[str, Any], articles: Sequence[Mapping[str, Any]]) -> float:
    """The likeness that makes one story of undated texts so long."""
    others = sum(len(article["terms"]) for article in articles) / len(articles)
    terms = min(len(features["terms"]), others)
    return SAME_STORY + LONGER * min(1.0, max(0.0, (terms - SHORT_TERMS) / (LONG_TERMS - SHORT_TERMS)))


def _worth_of_words(articles: Iterable[Mapping[str, Any]]) -> _Worth:
    counts: Counter[str] = Counter()
    total = 0
    for article in articles:
        counts.update(article["terms"].keys())
        total += 1
    return _Worth(counts, total)


class _Worth:
    """How much a word tells: less, the more articles have it."""

    def __init__(self, counts: Mapping[str, int], total: int) -> None:
        self._counts = counts
        self._total = total

    def of(self, term: str) -> float:
        """The word's information, by its share of the candidates' articles and of news in general."""
        prior = PRIOR_ARTICLES * (USUAL if term in COMMON else RARE)
        return -log((self._counts.get(term, 0) + prior) / (self._total + PRIOR_ARTICLES))


def _vector(features: Mapping[str, Any], worth: _Worth) -> dict[str, float]:
    weights = {term: weight * worth.of(term) for term, weight in features["terms"].items()}
    length = sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {term: weight / length for term, weight in weights.items()}


def _likeness(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """The cosine of two articles' words."""
    if len(other) < len(one):
        one, other = other, one
    return sum(weight * other[term] for term, weight in one.items() if term in other)


def _by_time(one: Mapping[str, Any], other: Mapping[str, Any]) -> float:
    """What the days the articles were printed on say for or against one story."""
    first, second = _days(one["date"]), _days(other["date"])
    if first is not None and second is not None:
        apart = max(first.start - second.stop, second.start - first.stop) + 1
        if apart > CLOSE_DAYS:
            return -FAR * min(apart, FAR_DAYS) / FAR_DAYS
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
