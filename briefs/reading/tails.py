"""The last sentences of an article below a widget: "Have your say", then two short paragraphs and the end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from briefs.reading.kinds_page import heads_links
from briefs.sentences import word_set
from briefs.words import SAYING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefs.reading.lines import Row

MOST_GAP: Final = 24  # lines of a widget and its entries
MOST_TAIL: Final = 8  # lines; more would weigh enough to be told by their weight
LEAST_ALONE: Final = 2  # sentences below entries of a list, where nobody is quoted
# What a widget may be; biographies, rights, feed wrappers and tags close an article.
_WIDGETS: Final = frozenset(
    {
        "advert mark",
        "caption",
        "comment form",
        "consent",
        "desk note",
        "disclaimer",
        "embedded post",
        "image mark",
        "newsletter or subscription",
        "picture credit",
        "reaction widget",
        "read more",
        "related links",
        "repeated title",
        "rule",
        "share row",
    }
)
_QUOTED = re.compile(r"“[^“”]*”|\"[^\"]*\"|«[^«»]*»|‘[^‘’]*’(?!\w)")
_WORDS = re.compile(r"[^\W\d_]+")
_KICKED = re.compile(r"(?:\S+ ){0,3}\S+: ")  # "Gull Rock: a story of rust."
# Who tells news speaks of others; sites and their readers speak of themselves, to one another, and of their page.
_AMONG_US: Final = word_set(
    """i me my mine we us our ours you your yours im ive id youre article below comment comments moderated newsletter
    newsletters website cookies"""
)
_ENDS: Final = (".", "!", ".”", '."', ".'", ".’", "!”", '!"', ".)", "?”", '?"')


def go_on(rows: list[Row], end: int) -> int:
    """The end moved on to the last line of text, where only widgets part a few sentences of news from the article.

    Lines of any other form among or below them say that a list of articles or readers' comments begins there.
    """
    while (begin := _past_widgets(rows, end)) is not None:
        stop = begin
        while stop < len(rows) and stop - begin < MOST_TAIL and _tells_news(rows[stop]):
            stop += 1
        closes = stop == len(rows) or (rows[stop].why is not None and not rows[stop].tags)
        if not closes or not _is_enough(rows[begin:stop], below=rows[begin - 1]):
            break
        end = stop
    return end


def _past_widgets(rows: list[Row], end: int) -> int | None:
    at = end
    while at < len(rows) and at - end < MOST_GAP and rows[at].why in _WIDGETS and not rows[at].tags:
        at += 1
    return at if end < at < len(rows) else None


def _tells_news(row: Row) -> bool:
    if row.why or row.tags or row.marker or row.prefix or not (row.is_sentence or row.is_clipped):
        return False
    return row.words.endswith(_ENDS) and not _KICKED.match(row.words) and not _AMONG_US & _plain(row)


def _plain(row: Row) -> set[str]:
    """The words outside quotation marks, in small letters."""
    return {word.lower() for word in _WORDS.findall(_QUOTED.sub(" ", row.words))}


def _is_enough(tail: Sequence[Row], *, below: Row) -> bool:
    """Whether the sentences are news and no teaser: below the entries of a list one alone may be either."""
    if not any(row.is_sentence for row in tail):
        return False
    is_entry = below.why in ("related links", "read more") and not heads_links(below.words)
    least = LEAST_ALONE if is_entry else 1
    return len(tail) >= least or any(_quotes(row) for row in tail)


def _quotes(row: Row) -> bool:
    return _QUOTED.search(row.words) is not None and bool(SAYING & _plain(row))
