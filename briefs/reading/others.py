"""Whole stories beside the page's own, as where the next article is loaded below the first, and pages of equal ones.

Only what its page sets as an article (`article`), under a headline of its own and with prose of its own, is a story.
"""

from __future__ import annotations

import re
from typing import Any, Final

from briefs.reading.lines import count_words, fold
from briefs.reading.linked import PLAIN, kind_of, linked_articles, words_in
from briefs.reading.titles import agree, is_part

LEAST_PROSE: Final = 50  # words of a story's paragraphs
LEAST_PARAGRAPH: Final = 8  # words of one
LEAST_HEADLINE: Final = 3  # words; chapters have shorter ones
MOST_STORIES: Final = 60  # looked at
_TITLES: Final = (
    "//meta[@property='og:title' or @name='og:title' or @name='twitter:title']/@content | //head//title/text()"
)
_STATED: Final = (
    "//meta[(@property='og:type' and starts-with(@content,'article')) or @property='article:published_time']"
)
_SIGNED: Final = re.compile(r"(?<![a-z])(?:by-?line|author|dateline|published|timestamp)(?![a-z])", re.IGNORECASE)


def drop_others(tree: Any) -> bool | None:
    """Takes whole other stories out of the tree; whether there were any, None where the page is but a list of such.

    The page's own is the one that the page is called by; where it is called by none and says that it is an article,
    the first. Articles below a heading that the page is called by are parts of one text.
    """
    # The nearest is enough: to gather all that thousands of nested ones stand in takes seconds.
    found = tree.xpath("//article[not(ancestor::article[1])]")[:MOST_STORIES]
    stories = {one: head for one in found if (head := _headline(one)) is not None and _is_told(one)}
    if len(stories) < 2:
        return False
    titles = [str(title) for title in tree.xpath(_TITLES)]
    called = [one for one in tree.xpath("//h1[not(ancestor::article[1])]")[:MOST_STORIES] if _is_called(one, titles)]
    above = {fold(words_in(one)) for one in called}
    own = next((one for one, head in stories.items() if _is_called(head, titles) and _is_in(head, above)), None)
    if own is None:
        if not _states_article(tree):
            return None if _are_equal(stories, is_headed=bool(above)) else False
        if above:
            return False
        own = next(iter(stories))
    others = [one for one in stories if one is not own and _is_other(one, stories[one], stories[own])]
    for one in others:
        one.drop_tree()
    return bool(others)


def _headline(story: Any) -> Any:
    """The heading that the story begins with."""
    head = next(story.iter("h1", "h2"), None)
    return head if head is not None and count_words(words_in(head)) >= LEAST_HEADLINE else None


def _is_told(story: Any) -> bool:
    """Whether it is more than a teaser."""
    words = 0
    for paragraph in story.iter("p"):
        count = count_words(words_in(paragraph))
        words += count if count >= LEAST_PARAGRAPH else 0
        if words >= LEAST_PROSE:
            return True
    return False


def _is_called(heading: Any, titles: list[str]) -> bool:
    """Whether the page is called by the words of a heading."""
    words = words_in(heading)
    return any(agree(words, title) or is_part(words, title) for title in titles)


def _is_in(heading: Any, above: set[str]) -> bool:
    """Whether the heading is the one that stands above all articles, where one does."""
    return not above or fold(words_in(heading)) in above


def _states_article(tree: Any) -> bool:
    return bool(tree.xpath(_STATED)) or sum(kind_of(one) not in PLAIN for one in linked_articles(tree)) == 1


def _are_equal(stories: dict[Any, Any], *, is_headed: bool) -> bool:
    """Whether no story is more than another; below a heading for all, each must lead to a page of its own."""
    heads = list(stories.values())
    return len({head.tag for head in heads}) == 1 and (not is_headed or all(map(_is_linked, heads)))


def _is_other(story: Any, head: Any, own: Any) -> bool:
    """Whether it is no chapter of the page's own: headed as that is, signed, or with a page of its own."""
    return head.tag == own.tag or _is_linked(head) or _is_signed(story)


def _is_linked(head: Any) -> bool:
    return head.find(".//a[@href]") is not None or any(one.tag == "a" for one in head.iterancestors())


def _is_signed(story: Any) -> bool:
    return story.find(".//time") is not None or any(_SIGNED.search(one) for one in story.xpath(".//@class")[:100])
