"""Many patterns asked of a line at once, so that a line which fits none of them costs little.

A page has hundreds of lines, and over a thousand forms make a line dirt. They are written in small letters and asked
of the line in small letters: an alternative that opens with another letter is then passed over at once, which it is not
where case is ignored. Those of one kind and its neighbours are asked together, and those that may begin anywhere in a
line only where one of the words that tell them stands in it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """A line as printed, in small letters, and how many words it has."""

    words: str
    small: str
    count: int


def line_of(words: str) -> Line:
    """The line with what every question about its form needs."""
    return Line(words, words.lower(), len(words.split()))


def says_any(small: str, tells: tuple[str, ...]) -> bool:
    """Whether one of ``tells`` stands in the line, be it within a word."""
    for tell in tells:  # noqa: SIM110 - a generator costs more than the question, and this is asked most often
        if tell in small:
            return True
    return False


class Patterns:
    """Verbose patterns in small letters, each with the kind of line it tells; the first that fits names the kind.

    ``tells``: no pattern fits a line in which none of these stands.
    """

    def __init__(self, *patterns: tuple[str, str], tells: tuple[str, ...] = ()) -> None:
        self._kinds = {f"kind{number}": kind for number, (_, kind) in enumerate(patterns)}
        named = (f"(?P<kind{number}>{pattern}\n)" for number, (pattern, _) in enumerate(patterns))
        self.pattern = re.compile("|".join(named), re.VERBOSE)
        self.tells = tells

    def find(self, small: str) -> str | None:
        """The kind of the line, given in small letters, or None where no pattern fits the whole of it."""
        if self.tells and not says_any(small, self.tells):
            return None
        match = self.pattern.fullmatch(small)
        return self._kinds[match.lastgroup] if match and match.lastgroup else None


def first_kind(small: str, asked: tuple[Patterns, ...]) -> str | None:
    """The kind that the first of several sets of patterns tells."""
    for patterns in asked:
        if kind := patterns.find(small):
            return kind
    return None
