"""What each thing that two figures have in common says, fitted to labelled stories by several writers.

Every weight is that of one name of `figure_alike.features`: the sum, with the bias, is above nought where two figures
are rather of one thing than of two.
"""

from __future__ import annotations

from typing import Final

BIAS: Final = -2.44
WEIGHTS: Final[dict[str, float]] = {
    "single": 1.22,
    "alone thing": 1.15,
    "no rivals thing": 0.90,
    "lead": 0.86,
    "close words": 0.75,
    "close thing": 0.68,
    "digits thing": 0.59,
    "growing": 0.58,
    "time": 0.51,
    "role": 0.50,
    "digits": 0.50,
    "last": 0.49,
    "next": 0.49,
    "wide": 0.47,
    "near": 0.44,
    "contrast": 0.42,
    "alike nouns": 0.38,
    "one lead": 0.34,
    "close": 0.34,
    "one role once": 0.32,
    "role once": 0.31,
    "generic noun": 0.30,
    "bare sum": 0.21,
    "roles kindred": 0.20,
    "money": 0.18,
    "alone": 0.14,
    "one noun": 0.11,
    "anybody": 0.11,
    "per": 0.08,
    "one role": 0.03,
    "small": 0.01,
    "people": -0.02,
    "one bare": -0.08,
    "both beside": -0.10,
    "no rivals": -0.11,
    "years": -0.12,
    "days": -0.12,
    "both part": -0.12,
    "owners": -0.13,
    "person parts": -0.14,
    "one had": -0.20,
    "other names": -0.25,
    "names": -0.29,
    "role owned": -0.30,
    "one maybe": -0.33,
    "measure": -0.34,
    "elsewhere": -0.37,
    "no role": -0.45,
    "rivals": -0.47,
    "percent": -0.47,
    "two roles": -0.61,
    "no noun": -0.67,
    "one beside": -0.70,
    "one part": -0.97,
    "apart": -1.10,
}
