"""The text of a feed made readable for a strict parser: what the feeds of the web most often do wrong is put right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.entities import html5
from typing import Final

from bot.wire.trimming import item_starts

_CDATA: Final = ("<![CDATA[", "]]>")
# What stands for a sign; any other "&" is meant as it is.
_AMPERSAND = re.compile(
    r"""& (?: (?P<sound> \#\d{1,8}; | \#[xX][0-9a-fA-F]{1,8}; | (?:amp|lt|gt|quot|apos); )
            | (?P<name> [a-zA-Z]\w{1,31}; ) )?""",
    re.VERBOSE | re.ASCII,
)
# Dates that say when an item came out, where it has none by a name that every reader knows.
_OTHER_DATE = re.compile(
    r"""<(?P<name> (?:[a-z]\w{0,20}:)? (?: date | publicationdate | published_?date | publish_?date | datepublished
        | available ) ) (?:\s[^<>]{0,200})? > (?P<date> [^<>]{4,100} ) </ (?P=name) \s* >""",
    re.VERBOSE | re.IGNORECASE,
)
_PUBLISHED = re.compile(r"<(?:[a-z]\w{0,20}:)?(?:pubdate|published|issued)[\s>]", re.IGNORECASE)
_TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-zA-Z][\w:.-]{0,60})(?P<rest>[^<>]{0,4000})>")
_TEXTS: Final = frozenset(
    ("title", "link", "guid", "pubdate", "id", "published", "updated", "summary", "description", "category", "comments",
     "dc:date", "dc:creator", "content:encoded")
)  # fmt: skip
_ITEMS: Final = frozenset(("item", "entry"))


def sound_ampersands(xml: str) -> str:
    """The document with every "&" that stands for itself written as XML wants it, and the names of HTML as numbers."""
    return "".join(
        piece if is_quoted else _AMPERSAND.sub(_referred, piece) if "&" in piece else piece
        for piece, is_quoted in _pieces(xml)
    )


def _pieces(xml: str) -> Iterator[tuple[str, bool]]:
    """The document part by part, with whether it is quoted as a whole (CDATA)."""
    begin = 0
    while (quoted := xml.find(_CDATA[0], begin)) >= 0:
        end = xml.find(_CDATA[1], quoted)
        end = len(xml) if end < 0 else end + len(_CDATA[1])
        yield xml[begin:quoted], False
        yield xml[quoted:end], True
        begin = end
    yield xml[begin:], False


def _referred(match: re.Match[str]) -> str:
    if match["sound"]:
        return match[0]
    if not match["name"]:
        return "&amp;"
    signs = html5.get(match["name"])
    return "".join(f"&#{ord(sign)};" for sign in signs) if signs else "&amp;" + match["name"]


def with_known_dates(xml: str) -> str:
    """The document with an item's own date under the name that says it is the one of publication.

    The parser takes Dublin Core's date for that of a change, and loses it where the item was changed later.
    """
    starts = item_starts(xml)
    if not starts:
        return xml
    ends = [*starts[1:], len(xml)]
    return xml[: starts[0]] + "".join(map(_dated, (xml[a:b] for a, b in zip(starts, ends, strict=True))))


def _dated(item: str) -> str:
    if _PUBLISHED.search(item):
        return item
    return _OTHER_DATE.sub(r"<pubDate>\g<date></pubDate>", item, count=1)


def closed(xml: str) -> str:
    """The document, which no parser takes as it is, with texts and items closed where the next one begins."""
    parts: list[str] = []
    text = item = ""
    for piece, is_quoted in _pieces(xml):
        begin = 0
        for tag in () if is_quoted else _TAG.finditer(piece):
            name, is_end = tag["name"].lower(), bool(tag["end"])
            if name not in _TEXTS and name not in _ITEMS:
                continue
            parts.append(piece[begin : tag.start()])
            begin = tag.start()
            if text and not (is_end and name == text.lower()):
                parts.append(f"</{text}>")
                text = ""
            if item and not is_end and name in _ITEMS:
                parts.append(f"</{item}>")
            opens = tag["name"] if not is_end and not tag["rest"].endswith("/") else ""
            if name in _ITEMS:
                item = opens
            else:
                text = opens
        parts.append(piece[begin:])
    return "".join(parts)
