"""The order of the stories in a digest: what most newsrooms tell for themselves, what is new, what a channel asked for.

Pure and deterministic. A story's weight is in doublings: twice as many independent outlets weigh one more, a day of age
one less, a topic of the channel as much as twice the outlets. Opinion and roundups stand behind all news. What is
already on the card makes the next of its kind weigh less: a reader wants the morning, not one matter five times.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from math import log2
from typing import NamedTuple

from briefs.lookup_words import fold, stem

TOPIC_WORTH = 1.0  # a story on one of the channel's topics ranks like one with twice the outlets: lifted, never alone
OLD_OUTLETS = 0.2  # of the worth of a new one: who told it last week says little about today
UPDATE = 0.3  # less than a story that nobody here was told
A_DAY = timedelta(hours=24)  # that much older weighs one less; in a weekly digest the week does
MOST_AGE = 1.0
MOST_OF_RUNNING = 2  # events of one matter within a running story, and a further one only where it is as strong
SECOND_EVENT = 1.0  # the second of them stands behind other matters of its size ...
SEVERAL = 2  # ... but one that so many newsrooms tell never behind what one alone tells
MOST_TAKEN = 0.9  # of what its further newsrooms are worth
KIN_WORTH = 0.5  # of the worth of an own outlet: another outlet's event of the same matter, until one of them is told
MOST_KIN = 40  # events of a running story compared with each other
SAME_SUBJECT = 0.15  # for each story before it with which it shares people or keywords ...
LEAST_SHARED = 2  # ... so many at least
SAME_OUTLET = 0.1  # for each story before it that the same outlet tells alone
MOST_BESIDE = 4  # such stories counted
CONSIDERED = 100  # stories, by their weight alone, of which the order is worked out in full


class Picked(NamedTuple):
    """A story with something new: its new articles, newest first, and what its place in the digest goes by.

    ``update``: the channel was told this story before. ``small``: the second event of a running story.
    """

    story_id: int
    article_ids: tuple[int, ...]
    outlets: int  # that report it, with new articles and old ones; opinion counts where there is nothing else
    newest: datetime
    running_id: int = 0
    origins: int = 0  # newsrooms among them that do by themselves; 0: not counted
    independent: int = 1  # newsrooms that do so anew
    known: int = 0  # those that told it before
    update: bool = False
    topic: float = 0.0
    opinion: bool = False
    only_outlet: str = ""
    beside: tuple[str, ...] = ()  # keywords and people of its articles
    small: bool = False

    @property
    def subjects(self) -> frozenset[str]:
        """What it shares with stories that come close to it: of thousands a few are asked for theirs."""
        return _subjects_of(self.beside)


@lru_cache(maxsize=1024)
def _subjects_of(beside: tuple[str, ...]) -> frozenset[str]:
    return frozenset(" ".join(map(stem, fold(words).split())) for words in beside)


def weight_of(story: Picked, now: datetime, window: timedelta = A_DAY) -> float:
    """What a story weighs by itself to a channel without topics, in doublings of outlets."""
    age = max(timedelta(0), now - story.newest) / max(A_DAY, window)
    breadth = _doublings(story.independent) + OLD_OUTLETS * _doublings(story.known)
    return breadth - min(MOST_AGE, age) - (UPDATE if story.update else 0.0)


@lru_cache(maxsize=1024)
def _doublings(outlets: int) -> float:
    return log2(1 + outlets)


@dataclass(frozen=True, slots=True)
class Standing:
    """What stories weigh to a channel without topics, and what their kin lifts them by; worked out once for all."""

    weights: Mapping[int, float]
    lifts: Mapping[int, float]
    running_of: Mapping[int, int]  # the running story of each


def standing_of(stories: Iterable[Picked], now: datetime, window: timedelta = A_DAY) -> Standing:
    """The standing of these stories among each other."""
    stories = list(stories)
    weights = {story.story_id: weight_of(story, now, window) for story in stories}
    return Standing(weights, _kin_lifts(stories, weights), {one.story_id: one.running_id for one in stories})


def _changed_standing(
    known: Standing, changed: Collection[int], stories: Sequence[Picked], now: datetime, window: timedelta
) -> Standing:
    """The same where some stories are other ones now, or none: these count anew, and what is kin to them."""
    if not changed:
        return known
    touched = {known.running_of.get(one, 0) for one in changed}
    touched |= {one.running_id for one in stories if one.story_id in changed}
    some = [one for one in stories if one.story_id in changed or (one.running_id and one.running_id in touched)]
    anew = {one.story_id: weight_of(one, now, window) for one in some}
    lifts = {one: lift for one, lift in known.lifts.items() if known.running_of[one] not in touched}
    return Standing({**known.weights, **anew}, lifts | _kin_lifts(some, anew), known.running_of)


def in_order(
    stories: Iterable[Picked],
    now: datetime,
    window: timedelta = A_DAY,
    most: int = 10,
    *,
    known: Standing | None = None,
    changed: Collection[int] = (),
) -> tuple[list[Picked], list[Picked]]:
    """The stories for the card, best first and at most ``most``; and all others in the order of their weight.

    ``known`` is the standing of stories of which only those ``changed`` are others now, or gone; topics apart.
    """
    stories = list(stories)
    if known is None:
        standing = standing_of(stories, now, window)
    else:
        standing = _changed_standing(known, changed, stories, now, window)
    lifts, plain = standing.lifts, standing.weights
    weights = {
        one.story_id: plain[one.story_id] + TOPIC_WORTH * one.topic + lifts.get(one.story_id, 0.0) for one in stories
    }
    waiting = sorted(stories, key=lambda one: _alone(one, weights))
    beyond, waiting = waiting[CONSIDERED:], waiting[:CONSIDERED]
    chosen = _Chosen(lifts)
    while waiting and len(chosen.stories) < most:
        best = chosen.next_of(waiting, weights)
        if not chosen.takes(best):
            break
        waiting.remove(best)
        chosen.add(best)
    return chosen.stories, [*waiting, *beyond]


def _alone(story: Picked, weights: dict[int, float]) -> tuple[bool, float, float, int]:
    return (story.opinion, -weights[story.story_id], -story.newest.timestamp(), -story.story_id)


class _Chosen:
    """The stories of the card so far."""

    def __init__(self, lifts: Mapping[int, float]) -> None:
        self.stories: list[Picked] = []
        self._lifts = lifts
        self._outlets: Counter[str] = Counter()

    def takes(self, story: Picked) -> bool:
        return not is_told_enough(story, self.stories)

    def next_of(self, waiting: Sequence[Picked], weights: dict[int, float]) -> Picked:
        """The best of those that wait, in the order of their weight alone: what is beside one only makes it less."""
        best, reached = waiting[0], self.rank(waiting[0], weights)
        for one in waiting[1:]:
            if reached <= (False, *_alone(one, weights)):
                break
            if (rank := self.rank(one, weights)) < reached:
                best, reached = one, rank
        return best

    def rank(self, story: Picked, weights: dict[int, float]) -> tuple[bool, bool, float, float, int]:
        opinion, _, newest, number = _alone(story, weights)
        return (not self.takes(story), opinion, -(weights[story.story_id] - self._cost(story)), newest, number)

    def add(self, story: Picked) -> None:
        second = story.independent < SEVERAL and any(are_kin(story, one) for one in self.stories)
        self.stories.append(story._replace(small=second))
        if story.only_outlet:
            self._outlets[story.only_outlet] += 1

    def _cost(self, story: Picked) -> float:
        alike = sum(len(story.subjects & one.subjects) >= LEAST_SHARED for one in self.stories)
        cost = SAME_SUBJECT * min(alike, MOST_BESIDE)
        if story.only_outlet:
            cost += SAME_OUTLET * min(self._outlets[story.only_outlet], MOST_BESIDE)
        if any(are_kin(story, one) for one in self.stories):
            cost += _second_event(story) + self._lifts.get(story.story_id, 0.0)
        return cost


# ---------------------------------------------------------------- events of one matter


def are_kin(story: Picked, other: Picked) -> bool:
    """Whether they are events of one matter: of one running story, which may run far, and with a subject in common.

    Those of which no subject is known are taken for it.
    """
    if not story.running_id or story.running_id != other.running_id:
        return False
    ours, theirs = story.subjects, other.subjects
    return not ours or not theirs or not ours.isdisjoint(theirs)


def is_told_enough(story: Picked, chosen: Iterable[Picked]) -> bool:
    """Whether the card has as many events of its matter as it may, and all of them stronger than this one.

    An event that several newsrooms tell, as many as one of those before it, is never too much.
    """
    before = [one.independent for one in chosen if are_kin(story, one)]
    if len(before) < MOST_OF_RUNNING:
        return False
    return story.independent < SEVERAL or story.independent < min(before)


def _second_event(story: Picked) -> float:
    if story.independent < SEVERAL:
        return SECOND_EVENT
    return min(SECOND_EVENT, MOST_TAKEN * (log2(1 + story.independent) - 1))


def _kin_lifts(stories: Iterable[Picked], weights: Mapping[int, float]) -> dict[int, float]:
    """What the events of one matter are worth to each other: told in pieces it is not told by fewer."""
    running: dict[int, list[Picked]] = {}
    for story in stories:
        if story.running_id and not story.opinion:
            running.setdefault(story.running_id, []).append(story)
    lifts: dict[int, float] = {}
    for events in running.values():
        if len(events) < 2:
            continue
        heaviest = sorted(events, key=lambda one: -weights[one.story_id])[:MOST_KIN]
        for story in heaviest:
            others = [one for one in heaviest if one is not story and are_kin(story, one)]
            if more := _newsrooms(story, others):
                lifts[story.story_id] = KIN_WORTH * log2((1 + story.independent + more) / (1 + story.independent))
    return lifts


def _newsrooms(story: Picked, others: Sequence[Picked]) -> int:
    """How many newsrooms the other events add, as far as their names tell; several in one event are counted of one."""
    alone = {one.only_outlet for one in others if one.only_outlet} - {story.only_outlet}
    return max(len(alone), *(one.independent for one in others if not one.only_outlet), 0)


# ---------------------------------------------------------------- independent newsrooms


def count_independent(told: Iterable[tuple[str, int]]) -> int:
    """How many newsrooms tell it for themselves, from (outlet, origin) of each article; "" and 0 are its own.

    Reprints of one copy count once, and so does an outlet with several pieces: the most pairs of an outlet and an
    origin of which no two share either.
    """
    origins: dict[str, list[int]] = {}
    for number, (outlet, origin) in enumerate(told, start=1):
        origins.setdefault(outlet or f"={number}", []).append(origin or -number)
    taken: dict[int, str] = {}
    return sum(_find_origin(outlet, origins, taken, set()) for outlet in origins)


def _find_origin(outlet: str, origins: dict[str, list[int]], taken: dict[int, str], tried: set[int]) -> bool:
    """Whether the outlet gets an origin of its own, others giving way to further ones of theirs."""
    for origin in origins[outlet]:
        if origin in tried:
            continue
        tried.add(origin)
        if origin not in taken or _find_origin(taken[origin], origins, taken, tried):
            taken[origin] = outlet
            return True
    return False
