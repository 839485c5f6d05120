"""One sum of weighed cues, for whatever is judged by a fitted linear score."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

IMPOSSIBLE: Final = -9.0  # far below nought: what no cue can make up for


def weighed(cues: Mapping[str, float], weights: Mapping[str, float], bias: float) -> float:
    """The bias and each cue's value times its weight (a cue without one counts nothing); no cues at all: impossible."""
    return bias + sum(weights.get(name, 0.0) * value for name, value in cues.items()) if cues else IMPOSSIBLE
