"""What each thing that two dated clauses have in common says, fitted to labelled stories by several writers.

Every weight is that of one name of `dates_alike.features`: the sum, with the bias, is above nought where the two are
likely enough of one happening to be set side by side.
"""

from __future__ import annotations

from typing import Final

BIAS: Final = -1.29
WEIGHTS: Final[dict[str, float]] = {
    "does": 0.66,
    "only": 0.59,
    "only does": 0.59,
    "does ahead": 0.56,
    "first": 0.48,
    "ahead": 0.39,
    "spell": 0.39,
    "near": 0.39,
    "wide": 0.35,
    "next": 0.35,
    "first past": 0.30,
    "lead": 0.26,
    "does wide": 0.05,
    "same day": 0.00,
    "two days": 0.00,
    "does two": -0.03,
    "one lead": -0.05,
    "hour": -0.14,
    "does other": -0.18,
    "rivals": -0.21,
    "one ahead": -0.22,
    "both told": -0.35,
    "names": -0.35,
    "other names": -0.46,
    "days": -0.51,
    "one told": -0.79,
}
