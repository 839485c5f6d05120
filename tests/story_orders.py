"""How much the order of filing decides: the same articles placed in many orders, and how alike it ends."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from itertools import combinations
from random import Random

from briefs.stories import Features
from briefs.story_shelf import place_all


@dataclass(frozen=True, slots=True)
class Agreement:
    """B-cubed F1 between the outcomes of every two orders."""

    mean: float
    worst: float


def agreement(articles: Sequence[Features], *, orders: int = 20, seed: int = 5) -> Agreement:
    """How alike the events are that come out of so many random orders; 1.0 where the order decides nothing."""
    random = Random(seed)
    outcomes = [outcome(articles, random.sample(range(len(articles)), len(articles))) for _ in range(orders)]
    found = [b_cubed(one, other) for one, other in combinations(outcomes, 2)]
    return Agreement(sum(found) / len(found), min(found))


def outcome(articles: Sequence[Features], order: Sequence[int]) -> list[int]:
    """The story of each article, in the order of ``articles``, when they are filed in ``order``."""
    placed = dict(zip(order, place_all(articles[at] for at in order).stories, strict=True))
    return [placed[at] for at in range(len(articles))]


def b_cubed(found: Sequence[Hashable], gold: Sequence[Hashable]) -> float:
    """B-cubed F1 of one parting of some articles against another."""
    precision, recall = _precision(found, gold), _precision(gold, found)
    return 2 * precision * recall / (precision + recall)


def _precision(found: Sequence[Hashable], gold: Sequence[Hashable]) -> float:
    total = 0.0
    for one, its in zip(found, gold, strict=True):
        mates = [right for other, right in zip(found, gold, strict=True) if other == one]
        total += mates.count(its) / len(mates)
    return total / len(found)
