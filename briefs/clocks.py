"""Times of day that a sentence states."""

from __future__ import annotations

import re
from dataclasses import dataclass

_CLOCK = re.compile(
    r"""
    \b (?: (?P<word> one | two | three | four | five | six | seven | eight | nine | ten | eleven | twelve | \d{1,2} )
        (?: [ ] o['’]clock )? [ ] in [ ] the [ ] (?P<part> morning | afternoon | evening )
      | (?P<hour> \d{1,2} ) (?: [:.] (?P<minute> [0-5]\d ) )? [ ]? (?P<half> a | p ) \.? m \b \.? )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day at ``start``:``end`` of a sentence; ``hour`` with its minutes as a fraction."""

    start: int
    end: int
    hour: float


def find_clocks(words: str) -> tuple[Clock, ...]:
    """The times of day in order: "8.30 p.m.", "two in the morning"."""
    return tuple(Clock(match.start(), match.end(), _hour(match)) for match in _CLOCK.finditer(words))


def _hour(match: re.Match[str]) -> float:
    if match["word"]:
        low = match["word"].lower()
        hour = float(low) if low.isdigit() else float(_NUMBERS.index(low) + 1)
        return hour + (12 if match["part"].lower() != "morning" and hour < 12 else 0)
    hour = float(match["hour"]) % 12 + (12 if match["half"].lower() == "p" else 0)
    return hour + float(match["minute"] or 0) / 60
