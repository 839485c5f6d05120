"""What each thing that two figures have in common says, fitted to labelled stories by several writers.

Every weight is that of one name of `figure_alike.features`: the sum, with the bias, is above nought where two figures
are rather of one thing than of two.
"""

from __future__ import annotations

from typing import Final

BIAS: Final = -2.17
WEIGHTS: Final[dict[str, float]] = {
    "single": 1.22,
    "alone thing": 1.16,
    "no rivals thing": 0.92,
    "lead": 0.89,
    "close words": 0.76,
    "close thing": 0.66,
    "digits thing": 0.56,
    "growing": 0.55,
    "time": 0.51,
    "digits": 0.49,
    "next": 0.49,
    "role": 0.48,
    "last": 0.48,
    "wide": 0.46,
    "near": 0.44,
    "contrast": 0.42,
    "alike nouns": 0.39,
    "one lead": 0.37,
    "close": 0.33,
    "one role once": 0.32,
    "role once": 0.32,
    "generic noun": 0.30,
    "bare sum": 0.21,
    "roles kindred": 0.20,
    "money": 0.18,
    "alone": 0.14,
    "anybody": 0.12,
    "per": 0.08,
    "one noun": 0.07,
    "one role": 0.03,
    "small": 0.02,
    "people": -0.02,
    "one bare": -0.07,
    "both beside": -0.11,
    "no rivals": -0.12,
    "years": -0.12,
    "both part": -0.12,
    "days": -0.13,
    "person parts": -0.13,
    "owners": -0.14,
    "one had": -0.18,
    "other names": -0.25,
    "role owned": -0.30,
    "names": -0.30,
    "measure": -0.33,
    "elsewhere": -0.37,
    "one maybe": -0.37,
    "no role": -0.45,
    "percent": -0.46,
    "rivals": -0.47,
    "two roles": -0.60,
    "no noun": -0.66,
    "one beside": -0.69,
    "one part": -0.96,
    "apart": -1.09,
}
