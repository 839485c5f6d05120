"""Do two briefs tell the same story? Placing articles one at a time, from what they say and when.

    placement = place(features_for(brief), [Told(story_id=3, articles=[(7, features), ...]), ...])

Pure and deterministic. The new article and the articles likest to it are parted into events together, so that a later
article may also join or part what came before it: in the end the order in which they came decides nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from briefs import versions
from briefs.models import Article, Brief
from briefs.story_days import day_told, days_named, days_of, weekdays_of
from briefs.story_groups import group
from briefs.story_likeness import (
    by_time,
    cosine,
    days_apart,
    length_of,
    likeness_in_general,
    rare_words_shared,
    weigh,
    weigh_beside,
)
from briefs.story_particulars import Particulars, particulars_shared, shares_known
from briefs.story_rounds import period_of, round_of
from briefs.story_roundups import is_roundup
from briefs.story_scenes import numbers_of, scenes_of, things_of, without_sender
from briefs.story_words import actors_in, names_in, names_told, opening_of, terms_of

StoryFeatures = dict[str, Any]
Features = Mapping[str, Any]

MOST_NAMES = 64

# Chosen on labelled articles. What two articles share beyond these, on average over two groups, makes one event:
SAME_DATED = 0.102  # both dated: the days tell the rest
SAME_SHORT = 0.06  # undated and short: retold news briefs share few words
SAME_LONG = 0.19  # undated and long: what they share may be a running story's and not the event's
SHORT_TERMS, LONG_TERMS = 50, 110  # from which number of terms on a text counts as long

NEAR = 0.1  # less likeness than this, and an article is no neighbour
NEARLY = 0.55  # of the likest one's likeness makes a neighbour
MOST_NEAR, MOST_COMPARED = 24, 40
MOST_OF_A_STORY = 8  # articles; a story of more is not parted again

COPIED = 0.7  # the likeness of a copy: a roundup joins nothing else, and nothing else joins it

# Events of one running story: likeness, names of the ledes, rare words shared, and the time between them. Alike events
# that come round (results, derbies, a second fire in the town) share the names and few rare words. The nearest two of
# their articles decide, which the order of filing cannot change; each must know some of those the other is about.
LINKED, KNOWN = 0.425, 0.2
NAMES_COUNT, RARE_COUNT = 0.1, 0.3
UNKNOWN = 0.5  # for the part of the names shared, where none are
LATER_DAYS, MUCH_LATER_DAYS, LATER_COUNTS = 10, 200, 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A story as far as it is told: its newest articles by their ids.

    ``settled``: they stay together, since there are more of them than are shown or an editor put them so; ``kept``: it
    was an editor; ``apart``: the stories an editor has parted it from.
    """

    story_id: int
    articles: Sequence[tuple[int, Features]]
    settled: bool = False
    kept: bool = False
    apart: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """An article goes into another story: one that is there, the placed article's own new one (0), or a new one (< 0).

    The same number below nought means the same new story.
    """

    article_id: int
    into: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """Where an article belongs: the story it joins, or None: a new one; and what else its coming makes clear.

    ``running`` are the other stories that tell of earlier or later events of the same running story, the nearest first.
    ``merges`` are pairs (gone, stays). ``rule`` says why it was placed so.
    """

    story_id: int | None
    running: tuple[int, ...] = ()
    merges: tuple[tuple[int, int], ...] = ()
    moves: tuple[Move, ...] = ()
    rule: str = "nothing like it"


def features_for(brief: Brief) -> StoryFeatures:
    """What placing needs to know of an article: JSON-able, and small enough to be kept with every article."""
    return features_of(brief.article)


def features_of(article: Article) -> StoryFeatures:
    """The same of an article that was not digested: its brief makes no difference."""
    told = without_sender(article.text, article.outlet)
    names, scenes = names_in(told), scenes_of(article.text)
    terms = terms_of(article.headline, article.text, names)
    told_day = day_told(article.text, article.published)
    return {
        "version": versions.STORY,
        "terms": terms,
        "length": length_of(terms),
        "who": list(dict.fromkeys([*names_told(told, names), *scenes])),
        "scenes": scenes,
        "things": things_of(article.text),
        "actors": actors_in(article.headline, told, names),
        "opening": opening_of(article.headline, told, names),
        "first": names_told(told, names, 1),
        "numbers": numbers_of(article.headline, article.text),
        "names": sorted({*names, *scenes})[:MOST_NAMES],
        "date": article.published,
        "day": told_day.day,
        "firm": told_day.firm,
        "toll": told_day.toll,
        "days": weekdays_of(article.text),
        "past": days_named(article.text, article.published),
        "round": round_of(article.headline, article.text),
        "period": period_of(article.headline, article.text),
        "roundup": is_roundup(article.headline, article.text),
        "words": len(article.text.split()),
    }


def place(features: Features, candidates: Iterable[Told]) -> Placement:
    """The story that the article belongs to, or a new one, and how the stories round it look beside it."""
    stories = sorted(_of_its_kind(features, candidates), key=lambda story: story.story_id)
    own = weigh(features)
    likeness = {
        article_id: likeness_in_general(own, article) for story in stories for article_id, article in story.articles
    }
    if features["roundup"]:
        copies = {article_id for article_id, alike in likeness.items() if alike >= COPIED}
        stories = [story for story in stories if any(article_id in copies for article_id, _ in story.articles)]
    near = _Neighbourhood(features, _near(features, stories, likeness))
    placement = near.place()
    joined = {placement.story_id, *(gone for gone, stays in placement.merges if stays == placement.story_id)}
    others = [story for story in stories if story.story_id not in joined and not features["roundup"]]
    running = _running(features, others, likeness)
    rule = placement.rule if placement.story_id or not running else "another event of a running story"
    return Placement(
        story_id=placement.story_id, running=running, merges=placement.merges, moves=placement.moves, rule=rule
    )


def _of_its_kind(features: Features, stories: Iterable[Told]) -> Iterator[Told]:
    """The stories with those of their articles that it may be beside: a roundup stands beside roundups only."""
    for story in stories:
        articles = [(number, one) for number, one in story.articles if one["roundup"] == features["roundup"]]
        if articles:
            yield replace(story, articles=articles)


def _near(features: Features, stories: Sequence[Told], likeness: Mapping[int, float]) -> list[Told]:
    """The stories of the articles that are likest, the likest first."""
    found = []
    for story in stories:
        for article_id, article in story.articles:
            time = by_time(features, article)
            if likeness[article_id] + min(0.0, time) >= NEAR:
                found.append((likeness[article_id] + time, likeness[article_id], -article_id, story))
    found.sort(key=lambda one: one[:3], reverse=True)
    least = NEARLY * max((one[1] for one in found), default=0.0)
    near: dict[int, Told] = {}
    room = MOST_COMPARED
    for _, like, _, story in found[:MOST_NEAR]:
        if like >= least and story.story_id not in near and len(story.articles) <= room:
            near[story.story_id] = story
            room -= len(story.articles)
    return list(near.values())


@dataclass(slots=True)
class _Neighbourhood:
    """A new article, at position 0, among the articles of the stories round it."""

    own: Features
    stories: Sequence[Told]
    articles: list[Features] = field(init=False)
    ids: list[int] = field(init=False)
    story_of: list[Told | None] = field(init=False)
    particulars: list[Particulars] = field(init=False)

    def __post_init__(self) -> None:
        rows = sorted(
            ((article_id, article, story) for story in self.stories for article_id, article in story.articles),
            key=lambda row: row[0],
        )
        self.articles = [self.own, *(article for _, article, _ in rows)]
        self.ids = [0, *(article_id for article_id, _, _ in rows)]
        self.story_of = [None, *(story for _, _, story in rows)]
        self.particulars = [Particulars.of(article) for article in self.articles]

    def place(self) -> Placement:
        """The neighbourhood parted into events, and these told as stories."""
        groups = group(self._units(), self._margins())
        # Stories that stay together name their group first; then the larger group, then that of the oldest article.
        groups.sort(key=lambda one: (not self._is_settled(one), -len(one), min(self.ids[at] for at in one)))
        named: dict[int, int] = {}
        fresh = 0
        for positions in groups:
            story_id = self._name(positions, set(named.values()))
            if story_id is None:
                fresh -= 0 if 0 in positions else 1
                story_id = 0 if 0 in positions else fresh
            named.update(dict.fromkeys(positions, story_id))
        merges = self._merges(named)
        gone = dict(merges)
        moves = tuple(
            Move(article_id=self.ids[at], into=named[at])
            for at, story in enumerate(self.story_of)
            if story is not None and named[at] != story.story_id and story.story_id not in gone
        )
        own = named[0] or None
        return Placement(story_id=own, merges=merges, moves=moves, rule="same event" if own else "nothing like it")

    def _units(self) -> list[list[int]]:
        units = [[0]]
        for story in self.stories:
            positions = [at for at, its in enumerate(self.story_of) if its is story]
            units += [positions] if story.settled else [[at] for at in positions]
        return sorted(units)

    def _margins(self) -> list[list[float]]:
        weighed = weigh_beside(self.articles)
        size = len(self.articles)
        margins = [[0.0] * size for _ in range(size)]
        for a in range(size):
            for b in range(a + 1, size):
                margins[a][b] = margins[b][a] = self._margin(a, b, cosine(weighed[a], weighed[b]))
        return margins

    def _margin(self, a: int, b: int, likeness: float) -> float:
        if _are_apart(self.story_of[a], self.story_of[b]):
            return float("-inf")
        one, other = self.articles[a], self.articles[b]
        shared = particulars_shared(self.particulars[a], self.particulars[b]) if likeness else 0.0
        return likeness * shared + by_time(one, other) - _needed(one, other)

    def _is_settled(self, positions: Sequence[int]) -> bool:
        return any(story is not None and story.settled for story in (self.story_of[at] for at in positions))

    def _name(self, positions: Sequence[int], taken: set[int]) -> int | None:
        """The id of the story most of these were in, one that is to stay together before others."""
        held = Counter(story.story_id for at in positions if (story := self.story_of[at]))
        settled = {story.story_id for at in positions if (story := self.story_of[at]) and story.settled}
        free = [story_id for story_id in held if story_id not in taken]
        return min(free, key=lambda story_id: (story_id not in settled, -held[story_id], story_id), default=None)

    def _merges(self, named: Mapping[int, int]) -> tuple[tuple[int, int], ...]:
        found = []
        for story in self.stories:
            into = {named[at] for at, its in enumerate(self.story_of) if its is story}
            if len(into) == 1 and (stays := into.pop()) not in (story.story_id, 0) and stays > 0:
                found.append((story.story_id, stays))
        return tuple(sorted(found))


def _are_apart(one: Told | None, other: Told | None) -> bool:
    if one is None or other is None or one is other:
        return False
    return other.story_id in one.apart or one.story_id in other.apart or (one.kept and other.kept)


def _needed(one: Features, other: Features) -> float:
    """The likeness that makes one event of two articles."""
    if days_of(one["date"]) is not None and days_of(other["date"]) is not None:
        return SAME_DATED
    shorter = min(len(one["terms"]), len(other["terms"]))
    length = min(1.0, max(0.0, (shorter - SHORT_TERMS) / (LONG_TERMS - SHORT_TERMS)))
    return SAME_SHORT + (SAME_LONG - SAME_SHORT) * length


# ---------------------------------------------------------------- running stories


def _running(features: Features, stories: Sequence[Told], likeness: Mapping[int, float]) -> tuple[int, ...]:
    """The stories that tell of other events of the article's running story, the nearest first."""
    found, own = [], Particulars.of(features)
    for story in stories:
        nearness = [_nearness(features, own, article, likeness[article_id]) for article_id, article in story.articles]
        if max(nearness) >= LINKED:
            found.append((-max(nearness), story.story_id))
    return tuple(story_id for _, story_id in sorted(found))


def _nearness(one: Features, own: Particulars, other: Features, likeness: float) -> float:
    if likeness < NEAR:
        return likeness
    its = Particulars.of(other)
    shares = shares_known(own, its)
    if len(shares) > 1 and min(shares) < KNOWN:
        return 0.0
    names = sum(shares) / len(shares) if shares else UNKNOWN
    first, second = days_of(one["date"]), days_of(other["date"])
    apart = 0 if first is None or second is None else days_apart(first, second)
    later = LATER_COUNTS * ((apart > LATER_DAYS) + (apart > MUCH_LATER_DAYS))
    shared = NAMES_COUNT * names + RARE_COUNT * rare_words_shared(one, other)
    return (likeness + shared - later) * particulars_shared(own, its, linked=True)
