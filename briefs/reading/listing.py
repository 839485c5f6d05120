"""Pages that are lists of other pages: the front of a site, the page of a section or a tag."""

from __future__ import annotations

import re
from itertools import islice
from typing import Any, Final

from briefs.reading.lines import count_words, fold
from briefs.reading.linked import is_longer, words_in

LEAST_TEASERS: Final = 6
MOST_TEASERS: Final = 200  # looked at
MOST_TEASER_WORDS: Final = 80
MOST_ELEMENTS: Final = 400  # of a teaser; hostile pages nest thousands that hold no word
MOST_UP: Final = 5  # elements round a heading
LEAST_SHARE: Final = 0.8  # of the words that were found, in teasers
_HEADINGS: Final = ".//*[(self::h2 or self::h3 or self::h4) and (.//a[@href] or ancestor::a[@href])]"
_ENTRIES: Final = ("article", "li")
_MORE = re.compile(r"(?:read|see|view|learn)? ?(?:more|on|full (?:story|article))|continue(?: reading)?|more .{0,60}")


def find_teasers(tree: Any) -> tuple[str, ...]:
    """The folded words of each teaser: a linked heading with a few words, as an entry or above "Read more"."""
    if _states_article(tree):
        return ()
    headings = tree.xpath(_HEADINGS)[:MOST_TEASERS]
    found = (_teaser(heading, set(headings)) for heading in headings)
    return tuple(dict.fromkeys(words for words in found if words))


def is_listing(text: str, teasers: tuple[str, ...]) -> bool:
    """Whether the text found on a page is nearly all teasers, and of many other pages."""
    if len(teasers) < LEAST_TEASERS:
        return False
    together = "\n".join(teasers)
    lines = [fold(line) for line in text.split("\n")]
    within = sum(count_words(line) for line in lines if line in together)
    return within >= LEAST_SHARE * sum(count_words(line) for line in lines)


def _states_article(tree: Any) -> bool:
    return bool(tree.xpath("//meta[@property='og:type' and starts-with(@content,'article')]"))


def _teaser(heading: Any, headings: set[Any]) -> str:
    """What stands with the heading alone, in the widest element so short; empty where that is no entry of a list."""
    widest, is_entry = heading, heading.tag in _ENTRIES
    for _ in range(MOST_UP):
        parent = widest.getparent()
        if parent is None or any(one is not heading and one in headings for one in parent.iter("h2", "h3", "h4")):
            break
        if _is_large(parent) or is_longer(parent, MOST_TEASER_WORDS):
            break
        widest, is_entry = parent, is_entry or parent.tag in _ENTRIES
    if _is_large(widest):
        return ""
    leads_on = any(_MORE.fullmatch(fold(words_in(link))) for link in widest.iter("a"))
    return fold(words_in(widest)) if is_entry or leads_on else ""


def _is_large(element: Any) -> bool:
    return next(islice(element.iter(), MOST_ELEMENTS, None), None) is not None
