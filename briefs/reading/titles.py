"""Whether two headlines are one, and one parted from the names in one line with it: its site's, its section's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from briefs.reading.lines import count_words, fold

LEAST_WORDS: Final = 4  # of a headline, or what is left of one; less is a section's name, or a site's
LEAST_SHARED: Final = 0.6  # of the words of the longer of two headlines
MOST_LABEL: Final = 3  # words of a label before a headline
MOST_NAME: Final = 6  # words of a site's name
MOST_MARKS: Final = 6  # of one title
MOST_LINES: Final = 3_000
_MARK = re.compile(r"\s*(?:[|｜–—·•»«:：_]|-(?=\s)|(?<=\s)-|(?<=[^\x00-\x7f])-)+\s*")
_RIGHTS = re.compile(r"©|\(c\)|copyright", re.IGNORECASE)


def agree(printed: str, stated: str) -> bool:
    """Whether two headlines are one in the main: most words of the longer are in the other."""
    first, second = set(fold(printed).split()), set(fold(stated).split())
    return len(first & second) >= LEAST_SHARED * max(len(first), len(second), 1)


def is_part(words: str, title: str) -> bool:
    """Whether a printed heading is the page's title but for the name of the site before or after it."""
    return count_words(words) >= LEAST_WORDS and fold(words) in fold(title)


def without_label(printed: str, stated: Sequence[str]) -> str:
    """The printed headline without the label that stands before it on its line: "Region: …", "Comment | …".

    What the page states of itself elsewhere lacks the label, and is the rest word for word.
    """
    whole = fold(printed)
    for other in stated:
        if count_words(other) < LEAST_WORDS or len(fold(other)) >= len(whole):
            continue
        for part, rest in _parted(printed):
            if fold(part) == fold(other) and printed.endswith(part) and count_words(rest) <= MOST_LABEL:
                return part
    return printed


def printed_title(title: str, visible: str, outlet: str | None) -> tuple[str, str | None]:
    """The part of a title that the page prints as a line of its own, and the site's name beside it where it is told.

    For pages without a heading: their title is the only one that says what of the page is the headline.
    """
    if not any(_parted(title)):
        return title, None
    lines = list(islice(visible.split("\n"), MOST_LINES))
    folded = {fold(line) for line in lines}
    if fold(title) in folded:
        return title, None
    rights = " ".join(fold(line) for line in lines if _RIGHTS.search(line))
    known = fold(outlet or "")
    best, site = title, None
    for part, rest in _parted(title):
        if fold(part) not in folded or count_words(part) < LEAST_WORDS or not 0 < count_words(rest) <= MOST_NAME:
            continue
        names_site = fold(rest) == known or (fold(rest) in rights and fold(part) not in rights)
        is_longer = count_words(part) > count_words(rest)
        if (names_site or (is_longer and fold(part) not in rights)) and (best == title or len(part) > len(best)):
            best, site = part, rest if names_site else None
    return best, site


def _parted(title: str) -> Iterator[tuple[str, str]]:
    """The title parted at each of its marks, each way round: what may be the headline, and the rest."""
    for mark in islice(_MARK.finditer(title), MOST_MARKS):
        before, after = title[: mark.start()].strip(), title[mark.end() :].strip()
        if before and after:
            yield before, after
            yield after, before
