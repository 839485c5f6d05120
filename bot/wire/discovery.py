"""The feeds that a page names, and where a site that names none usually has one."""

from __future__ import annotations

import re
from typing import Any, Final
from urllib.parse import urljoin, urlsplit

from bot.wire.addresses import host_of
from briefs.reading.html import tree_of

MOST_FEEDS: Final = 10
_KINDS: Final = frozenset(
    ("application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml", "text/rss+xml")
)
_SOMETIMES: Final = frozenset(("application/json", "application/xml", "text/xml"))  # where the address looks like one
_LOOKS_LIKE = re.compile(r"\b(?:feed|rss|atom)s?\b|jsonfeed", re.IGNORECASE)
_COMMENTS = re.compile(r"\b(?:comments?|kommentare?|commentaires?|comentarios)\b", re.IGNORECASE)
_FEED_PATH = re.compile(
    r"(?:/(?:feed|rss|atom)s?/?|\.(?:rss|atom)|/(?:[\w-]*(?:feed|rss|atom)[\w-]*|index)\.xml)$", re.I
)
_GUESSES: Final = ("/feed", "/rss.xml", "/atom.xml")  # no more: a site that wants to be followed says where


def feeds_in(page: str, url: str) -> tuple[str, ...]:
    """The addresses of the feeds that a page names in its head, else of those it links to; comments' come last."""
    tree = tree_of(page)
    return () if tree is None else feeds_in_tree(tree, url)


def feeds_in_tree(tree: Any, url: str) -> tuple[str, ...]:
    """The same of a page that is parsed already."""
    base = next((href for one in tree.iter("base") if (href := one.get("href"))), "")
    base = _joined(url, base) or url
    found: dict[str, bool] = {}
    for tag, address_of in (("link", _address), ("a", _linked)):
        for link in tree.iter(tag):
            if address := address_of(link, base):
                found.setdefault(address, _COMMENTS.search(f"{link.get('title') or ''} {address}") is not None)
        if found:
            break
    return tuple(sorted(found, key=lambda address: found[address]))[:MOST_FEEDS]


def guesses_for(url: str) -> tuple[str, ...]:
    """Three addresses where the site of a page may have a feed it does not name."""
    return tuple(joined for guess in _GUESSES if (joined := _joined(url, guess)))


def _address(link: Any, base: str) -> str | None:
    if "alternate" not in (link.get("rel") or "").lower().split():
        return None
    kind = (link.get("type") or "").partition(";")[0].strip().lower()
    href = (link.get("href") or "").strip()
    if not href or (kind not in _KINDS and not (kind in _SOMETIMES and _LOOKS_LIKE.search(href))):
        return None
    address = _joined(base, href)
    return address if address and urlsplit(address).scheme in ("http", "https") else None


def _linked(link: Any, base: str) -> str | None:
    """Where a link in the page leads, as far as its address is that of a feed of the same site."""
    address = _joined(base, (link.get("href") or "").strip())
    if not address or not _FEED_PATH.search(urlsplit(address).path):
        return None
    return address if host_of(address) == host_of(base) is not None else None


def _joined(base: str, href: str) -> str | None:
    try:
        joined = urljoin(base, href)
        urlsplit(joined)
    except ValueError:
        return None
    return joined
