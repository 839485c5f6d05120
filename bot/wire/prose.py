"""How much of a text is an article's prose: whole sentences that are no teaser, caption, entry of a table or notice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from bot.wire.shown import Shown, mass
from briefs.reading.lines import fold

LEAST_SENTENCE: Final = 5  # words; a shorter one is a label
LEAST_LINE: Final = 25  # words of a line that has no full stop
MOST_CONTACT: Final = 30  # words of a line of contact data
MOST_LETTERS: Final = 5_000  # of a line; a longer one is no paragraph
LEAST_FOLDED: Final = 4  # words of a line that is looked for among the teasers
LEAST_PARTS: Final = 3
LEAST_FOUND: Final = 0.7  # of the letters of a line, in the lines of the page
_MARKER: Final = re.compile(r"^(?:[•>|]|#{1,6}|\d+[.)])\s+")
_ENDS = re.compile(r"[.!?…。！？؟।։;:]['\"”’»」』)\]]*$")
_SENTENCE = re.compile(r"(?<=[.!?…。！？؟।])['\"”’»」』)]*\s+|(?<=[。！？])")
_CONTACT = re.compile(r"[\w.+-]{1,60}@[\w-]+\.\w|(?:\+|\b0)\d[\d /().-]{6,}\d|\b\d{3}[ -]\d{3,4}(?:[ -]\d{2,4})?\b")
_COUNTED = re.compile(r"^\W*\d{1,3} ?(?:/|of|von|sur|de|di|van|av|af|z|из) ?\d{1,3}\b")
_QUOTED = re.compile(r"[“„«\"「『‘][^“”„«»\"「」『』]{0,600}[”“»\"」』’]")
_PRICED = re.compile(r"[$€£¥₽₺]\s?\d|\d\s?(?:€|zł|Kč|₽|₺|円|元|원)")


def lines_of(text: str) -> Iterator[str]:
    """The lines of a clean text without the marks of items, quotes and headings; headings and rows are left out."""
    for line in text.split("\n"):
        if line.strip() and not line.startswith(("#", "| ")):
            yield _MARKER.sub("", line.strip()[:MOST_LETTERS])


def sentences_of(line: str) -> Iterator[str]:
    """The sentences of a line, roughly."""
    return (one.strip() for one in _SENTENCE.split(line) if one and one.strip())


def without_quotes(line: str) -> str:
    """The line without what it quotes: an article prints the words of doors between marks."""
    return _QUOTED.sub(" ", line[:MOST_LETTERS])


def is_prose(line: str) -> bool:
    """Whether a line says something in whole sentences."""
    size = mass(line)
    if size < LEAST_SENTENCE or _COUNTED.match(line):
        return False
    if size < MOST_CONTACT and _CONTACT.search(line[:MOST_LETTERS]):
        return False
    return size >= LEAST_LINE or _ENDS.search(line) is not None


def own_lines(text: str, shown: Shown) -> list[str]:
    """The lines of prose that belong to the page itself: no teasers, no captions, nothing from beside it."""
    beside = [shown.folded(what) for what in ("teaser", "caption", "aside", "button")]
    lines = (one for line in lines_of(text) for one in _parted(line, shown))
    return [line for line in lines if is_prose(line) and not _is_beside(line, beside, shown.main_folded)]


def _parted(line: str, shown: Shown) -> list[str]:
    """The line, or the lines of the page that were run together into it."""
    folded = fold(line)
    if mass(line) < 2 * LEAST_SENTENCE or folded in shown.all_folded:
        return [line]
    parts = [one for one in shown.lines if one.folded and len(one.folded) < len(folded) and one.folded in folded]
    found = sum(len(one.folded) for one in parts)
    return [one.text for one in parts] if len(parts) >= LEAST_PARTS and found >= LEAST_FOUND * len(folded) else [line]


def own_mass(text: str, shown: Shown) -> int:
    """How much prose of its own a page has."""
    return sum(map(mass, own_lines(text, shown)))


def mass_left(lines: Iterable[str], said: Sequence[re.Pattern[str]]) -> int:
    """How much of the lines is left without the sentences that hold one of the patterns."""
    kept = (one for line in lines for one in sentences_of(line))
    return sum(mass(one) for one in kept if not any(pattern.search(one) for pattern in said))


def _is_beside(line: str, beside: list[str], main: frozenset[str]) -> bool:
    """Whether the line stands beside the text alone: a caption may repeat a sentence of it."""
    folded = fold(line)
    return mass(line) >= LEAST_FOLDED and folded not in main and any(folded in one for one in beside if one)
