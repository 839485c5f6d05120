"""Parting a few articles into events by their likeness, whatever order they came in: average linkage."""

from __future__ import annotations

from collections.abc import Sequence

# So far below what makes one event may the rest of two groups be that one article of theirs brings together: an article
# that tells of two events makes them no one event.
BRIDGED = 0.05


def group(units: Sequence[Sequence[int]], margins: Sequence[Sequence[float]]) -> list[list[int]]:
    """The units (positions that stay together) joined while the mean margin between two groups is not below nought.

    ``margins[a][b]`` is by how much the likeness of two positions exceeds what makes one event; minus infinity where
    they must never be one. A tie goes to the groups that stand first.
    """
    groups = [list(unit) for unit in units]
    means = [[_mean(one, other, margins) for other in groups] for one in groups]
    while pairs := [
        (means[a][b], -a, -b) for a in range(len(groups)) for b in range(a + 1, len(groups)) if means[a][b] >= 0
    ]:
        _, first, second = max(pairs)
        if _is_only_bridged(groups[-first], groups[-second], margins):
            means[-first][-second] = means[-second][-first] = float("-inf")
        else:
            _join(groups, means, -first, -second)
    return groups


def _is_only_bridged(one: Sequence[int], other: Sequence[int], margins: Sequence[Sequence[float]]) -> bool:
    """Whether the two groups are little alike but for the one article that is likest to the other group."""
    ways = [_mean([a], other, margins) for a in one], [_mean([b], one, margins) for b in other]
    bridges = [(max(means), side) for side, means in enumerate(ways) if len(means) > 1]
    if not bridges:
        return False
    best, side = max(bridges)
    kept = [at for at, mean in zip((one, other)[side], ways[side], strict=True) if mean != best]
    return bool(kept) and _mean(kept, (other, one)[side], margins) < -BRIDGED


def _mean(one: Sequence[int], other: Sequence[int], margins: Sequence[Sequence[float]]) -> float:
    return sum(margins[a][b] for a in one for b in other) / (len(one) * len(other))


def _join(groups: list[list[int]], means: list[list[float]], stays: int, goes: int) -> None:
    own, more = len(groups[stays]), len(groups[goes])
    for other in range(len(groups)):
        mean = (means[stays][other] * own + means[goes][other] * more) / (own + more)
        means[stays][other] = means[other][stays] = mean
    groups[stays] += groups.pop(goes)
    del means[goes]
    for row in means:
        del row[goes]
