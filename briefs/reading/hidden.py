"""What a page holds and no reader sees: elements that are hidden by attribute or style, and CDATA in HTML.

Only what an element says of itself counts; rules of stylesheets are not followed. Sites hide their article until their
scripts have run: a part with nearly all of a page's prose is not taken for hidden.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import Any, Final

from lxml import etree

from briefs.reading.lines import count_words
from briefs.reading.styles import declarations, hidden_by

MOST_SHARE: Final = 0.7  # of a page's prose; a hidden part with more is the article …
LEAST_LONG: Final = 100  # words of prose, where it is so long; beside a flash a few hidden sentences are most of it
MOST_OF_SHORT: Final = 0.95  # … and this share where it is shorter
LEAST_UNSCRIPTED: Final = 60  # words of prose in noscript or a template that can be an article
LEAST_PROSE: Final = 5  # words of a run of text that ends as a sentence does
LEAST_RUN: Final = 14  # words of one that does not
MOST_CDATA: Final = 0.5  # of a page's letters; more of them are the page
MOST_WITHIN: Final = 30  # elements that are looked at for another value of what they inherit
_INSTEAD: Final = frozenset(  # what stands in them is shown where they themselves can't be, or is there to be chosen
    ("noframes", "noembed", "iframe", "object", "video", "audio", "canvas", "datalist", "select", "textarea")
)
_SENTENCE: Final = re.compile(r"[.!?…。！？؟।][\"'”’»)\]]*(?:\s|$)")
_STREAMED: Final = re.compile(r"S:[0-9a-f]{1,6}")  # parts that a script sets in place as they arrive
_ONLY_PROSE: Final = frozenset(("instead", "for readers aloud"))  # short words there do no harm
_READER_ONLY: Final = re.compile(
    r"(?:^|\s)(?:sr-only|visually-?hidden|screen-reader-(?:text|only)|assistive-text|u-hidden-visually|offscreen)(?:\s|$)"
)
_OPENING: Final = re.compile(r"<(?P<kind>!--|!\[CDATA\[|(?:script|style|svg|math)\b)", re.IGNORECASE)
_CDATA: Final = "![cdata["
_SECTION: Final = re.compile(r"<!\[CDATA\[", re.IGNORECASE)
_ENDS: Final = {"!--": "-->", _CDATA: "]]>"}


def without_cdata(source: str) -> str:
    """The page without its CDATA sections, which browsers take for comments, unless they are most of it."""
    if not _SECTION.search(source):
        return source
    rest = "".join(_outside_cdata(source))
    return rest if len(rest) >= (1 - MOST_CDATA) * len(source) else source


def _outside_cdata(source: str) -> Iterator[str]:
    small, begun, at = source.lower(), 0, 0
    if len(small) != len(source):
        small = source  # letters that lengthen when made small
    endless: set[str] = set()
    while opening := _OPENING.search(source, at):
        kind = opening["kind"].lower()
        end = -1 if kind in endless else small.find(_ENDS.get(kind, f"</{kind}"), opening.end())
        at = opening.end()
        if end < 0:
            endless.add(kind)
            continue
        if kind == _CDATA:
            yield source[begun : opening.start()]
            begun = end + len("]]>")
        at = max(at, begun, end)
    yield source[begun:]


def drop_hidden(tree: Any) -> bool:
    """Takes what is hidden out of the tree; whether anything was."""
    words, total = _hidden_words(tree)
    spared = {one for one, (manner, own) in words.items() if _is_article(manner, own, total)}
    groups: Counter[str] = Counter()
    for one in _outermost(tree, words.keys() - spared):
        groups[words[one][0]] += words[one][1]
    spared |= {one for one, (manner, _) in words.items() if _is_article(manner, groups[manner], total)}
    dropped = _outermost(tree, words.keys() - spared)
    for one in dropped:
        if one.getparent() is not None:
            one.drop_tree()
    return bool(dropped)


def _is_article(manner: str, own: int, total: int) -> bool:
    least = LEAST_UNSCRIPTED if manner in ("noscript", "template", "instead") else 1
    return own >= max(least, (MOST_SHARE if own >= LEAST_LONG else MOST_OF_SHORT) * total)


def _hidden_words(tree: Any) -> tuple[dict[Any, tuple[str, int]], int]:
    """The hidden elements, how each is hidden and how many words of prose it holds; and the page's words of prose."""
    found: dict[Any, tuple[str, int]] = {}
    begun: dict[Any, int] = {}
    total = links = 0
    walker = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walker:
        if not isinstance(element.tag, str):
            continue
        if event == "start":
            if element.tag in ("script", "style", "head", "svg"):
                walker.skip_subtree()
                continue
            if manner := manner_of(element):
                found[element] = (manner, 0)
                begun[element] = total
            links += element.tag == "a"
            total += 0 if links else _prose(element.text)
            continue
        if element in begun:
            found[element] = (found[element][0], total - begun[element])
        links -= element.tag == "a" and links > 0
        total += 0 if links else _prose(element.tail)
    return {one: told for one, told in found.items() if told[0] not in _ONLY_PROSE or told[1]}, total


def _outermost(tree: Any, elements: set[Any]) -> list[Any]:
    """Those of the elements that stand in no other of them."""
    found: list[Any] = []
    if not elements:
        return found
    walker = etree.iterwalk(tree, events=("start",))
    for _, element in walker:
        if element in elements:
            found.append(element)
            walker.skip_subtree()
    return found


def _prose(text: str | None) -> int:
    if not text:
        return 0
    words = count_words(text)
    return words if words >= LEAST_RUN or (words >= LEAST_PROSE and _SENTENCE.search(text)) else 0


def manner_of(element: Any) -> str:
    """How the element hides what stands in it; empty where it does not."""
    tag = element.tag
    if tag in ("html", "body", "head"):
        return ""
    if tag == "noscript" or (tag == "template" and element.get("shadowrootmode") is None):
        return str(tag)
    if tag in _INSTEAD:
        return "instead"
    if tag == "dialog" and element.get("open") is None:
        return "dialog"
    if element.get("hidden") is not None and not _STREAMED.fullmatch(element.get("id") or ""):
        return "hidden"
    style = element.get("style")
    if style and (manner := hidden_by(style)):
        return "" if manner in ("visibility", "font-size", "color") and _is_undone(element, manner) else manner
    return "for readers aloud" if _READER_ONLY.search(element.get("class") or "") else ""


def _is_undone(element: Any, manner: str) -> bool:
    """Whether an element within states another value of what its parts inherit."""
    styles = (one.get("style") or "" for one in islice(element.iterdescendants(), MOST_WITHIN))
    return any(manner in style.lower() and not hidden_by(style) and manner in declarations(style) for style in styles)
