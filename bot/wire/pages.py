"""Bytes of a page → its article and what it says about itself. Runs in the worker; nothing is fetched or opened."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any, Final

from lxml import html as lxml_html

from bot.wire.addresses import canonical_for
from bot.wire.agent import NAME
from bot.wire.discovery import feeds_in_tree
from bot.wire.doors import find_door
from bot.wire.errors import ClosedDoorError, NotAPageError
from bot.wire.kinds import is_other_kind
from bot.wire.page_read import PageRead
from bot.wire.showing import may_show
from bot.wire.shown import plain, shown_by
from briefs.errors import BriefsError, NoArticleError
from briefs.reading import read_bytes, read_page_source
from briefs.reading.bulk import without_bulk
from briefs.reading.decode import decode
from briefs.reading.html import tree_of
from briefs.reading.others import drop_others

MOST_TITLE: Final = 300
_HTML: Final = frozenset(("text/html", "application/xhtml+xml"))
_MARKDOWN: Final = frozenset(("text/markdown", "text/x-markdown"))
_UNKNOWN: Final = frozenset(("", "application/octet-stream", "text/x-unknown", "unknown/unknown"))


def read_page(
    data: bytes, *, url: str, content_type: str = "", charset: str | None = None, robots_tags: tuple[str, ...] = ()
) -> PageRead:
    """The article in ``data``, found at ``url``.

    Raises NotAPageError for what is no page, ClosedDoorError for one that shows a door in place of its article, and the
    errors of `briefs.errors` where there is none.
    """
    if content_type == "application/json" and b"//jsonfeed.org/version/" in data[:1_000].replace(b"\\/", b"/"):
        raise NotAPageError("application/feed+json")
    name = _name_for(content_type)
    if not _is_markup(data, name):
        article = read_bytes(data, name=name, declared=charset)
        canonical = canonical_for(url, ())
        return PageRead(
            article=replace(article, url=canonical), canonical=canonical, may_show=may_show((), robots_tags)
        )
    source = decode(without_bulk(data), declared=charset, is_page=True)
    if re.search(r"<(?:rss|feed|rdf:RDF)\b", source[:1_000]):
        raise NotAPageError("application/xml")
    return _read_markup(source, url, robots_tags)


def _read_markup(source: str, url: str, robots_tags: tuple[str, ...]) -> PageRead:
    tree = tree_of(source)
    if tree is None:
        tree = lxml_html.Element("html")
    tags = _tags(tree)
    canonical = canonical_for(url, _claims(tree, tags))
    allowed = may_show([(name, words) for name, words in tags if name in ("robots", NAME.lower())], robots_tags)
    feeds = feeds_in_tree(tree, url)
    title = " ".join((tree.findtext(".//title") or "").split())[:MOST_TITLE]
    drop_others(tree)  # a wall before one of them is none before the page's own story
    shown = shown_by(tree, tags, url, title, source)
    kept = _without_withheld(tree, source)
    del tree  # of a large page it is large, and what follows parses anew
    try:
        article = read_page_source(kept)
    except BriefsError:
        if door := find_door(shown, ""):
            raise ClosedDoorError(door) from None
        raise
    text = plain(article.text)
    if door := find_door(shown, text):
        raise ClosedDoorError(door)
    if is_other_kind(shown, text, is_signed=bool(article.published or article.byline)):
        raise NoArticleError
    return PageRead(article=replace(article, url=canonical), canonical=canonical, may_show=allowed, feeds=feeds)


def _name_for(content_type: str) -> str:
    """A file's name of the kind that was sent; raises NotAPageError for a kind that is no page."""
    if content_type in _HTML:
        return "page.html"
    if content_type in _MARKDOWN:
        return "page.md"
    if content_type in _UNKNOWN or content_type.startswith("text/"):
        return "page"
    raise NotAPageError(content_type)


def _is_markup(data: bytes, name: str) -> bool:
    return name.endswith(".html") or (name == "page" and data[:400].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"))


def _tags(tree: Any) -> list[tuple[str, str]]:
    """The meta tags as (name, content), names in lower case."""
    return [
        ((meta.get("name") or meta.get("property") or "").strip().lower(), meta.get("content") or "")
        for meta in tree.iter("meta")
    ]


def _claims(tree: Any, tags: list[tuple[str, str]]) -> tuple[str, ...]:
    """The addresses the page gives itself: its canonical link, then that of OpenGraph."""
    links = [
        link.get("href") or "" for link in tree.iter("link") if "canonical" in (link.get("rel") or "").lower().split()
    ]
    return (*links[:1], *[content for name, content in tags if name == "og:url"][:1])


def _without_withheld(tree: Any, source: str) -> str:
    """The page without the parts that its outlet marks as not to be shown elsewhere (`data-nosnippet`)."""
    withheld = tree.xpath("//*[@data-nosnippet][not(self::html or self::body or self::article or self::main)]")
    if not withheld:
        return source
    for element in withheld:
        if element.getparent() is not None:
            element.drop_tree()
    return str(lxml_html.tostring(tree, encoding="unicode"))
