"""HTML of a feed → its words, on one line."""

from __future__ import annotations

import re
from html import unescape
from html.entities import html5
from typing import Final

from lxml import etree
from lxml import html as lxml_html

from briefs.reading.lines import scrub

MOST_MARKUP: Final = 100_000  # characters looked at; of a summary
_SPACE = re.compile(r"\s+")
_UNSOUND = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_REFERENCE = re.compile(r"&#?\w{1,32};")
_ENDS = re.compile(r"[.!?…][\"”’')\]]*(?=\s)")
_UNSEEN: Final = ("script", "style", "noscript", "template", "svg", "iframe", "head", "select", "textarea")
_BLOCKS: Final = frozenset(
    ("p", "div", "br", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "td", "blockquote", "hr", "figure")
)


def sound(text: str) -> str:
    """The text without what no store and no address takes: control characters and lone surrogates."""
    return _UNSOUND.sub("", text)


def plain(markup: object, most: int) -> str:
    """The words a reader would see, on one line; what is longer than ``most`` ends with a whole sentence."""
    if not isinstance(markup, str):
        return ""
    text = markup[:MOST_MARKUP]
    if "<" in text:
        text = _untagged(text)
    elif "&" in text:
        text = _REFERENCE.sub(_referred, text)
    return _shortened(_SPACE.sub(" ", scrub(text)).strip(), most)


def _referred(match: re.Match[str]) -> str:
    """The sign that is named as a whole: "&copycat" is no copyright."""
    name = match[0][1:]
    return unescape(match[0]) if name.startswith("#") or name in html5 else match[0]


def _untagged(markup: str) -> str:
    try:
        tree = lxml_html.fragment_fromstring(markup, create_parent="div")
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, RecursionError):
        return re.sub(r"<[^<>]{0,2000}>", " ", markup)
    parts: list[str] = []
    hidden = 0
    for event, element in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        if event in ("comment", "pi"):
            parts.append("" if hidden else element.tail or "")
            continue
        hidden += (event == "start") - (event == "end") if element.tag in _UNSEEN else 0
        words = element.text if event == "start" else element.tail
        parts.append((" " if element.tag in _BLOCKS else "") + ("" if hidden else words or ""))
    return "".join(parts)


def _shortened(text: str, most: int) -> str:
    if len(text) <= most:
        return text
    ends = [match.end() for match in _ENDS.finditer(text[: most + 1])]
    return text[: ends[-1]] if ends else text[:most].rpartition(" ")[0]
