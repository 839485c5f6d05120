"""Bytes of a feed → `Feed`: RSS of every age, Atom, JSON Feed. Runs in the worker; nothing is fetched or opened."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass, replace
from datetime import datetime
from html import escape
from io import BytesIO
from typing import Any, Final
from urllib.parse import urljoin, urlsplit
from xml.sax import SAXParseException

from bot.wire.addresses import address_key
from bot.wire.discovery import feeds_in
from bot.wire.errors import FeedUnreadableError, NotAFeedError
from bot.wire.feed_dates import date_of, sort_key
from bot.wire.mending import closed, sound_ampersands, with_known_dates
from bot.wire.plain import plain, sound
from bot.wire.trimming import MOST_ITEMS, trimmed
from briefs.errors import BriefsError
from briefs.reading.decode import decode

MOST_HEADLINE: Final = 500  # characters
MOST_SUMMARY: Final = 4_000
MOST_GUID: Final = 2_000
MOST_ADDRESS: Final = 2_048
HEAD: Final = 4_000  # characters in which a document says what it is
_DECLARATION = re.compile(r"\A\s*<\?xml\b[^<>]{0,300}\?>", re.IGNORECASE)
_ENCODING = re.compile(rb"""\A\s*<\?xml\b[^<>]{0,200}?encoding\s*=\s*["'](?P<name>[\w.:-]{2,40})""", re.IGNORECASE)
_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_REFERENCE = re.compile(r"&#(?:[xX](?P<hex>[0-9a-fA-F]{1,8})|(?P<number>[0-9]{1,10}));")
_FEED = re.compile(r"<(?:[a-z]\w{0,20}:)?(?:rss|feed|rdf|channel)\b", re.IGNORECASE)
_PAGE = re.compile(r"<(?:!doctype\s+html|html|head)\b", re.IGNORECASE)
_REMARK = re.compile(r"\s*<!--.*?-->", re.DOTALL)
_TEXT_TITLE = re.compile(r"""<title\s[^<>]{0,200}\btype\s*=\s*["']text["']""", re.IGNORECASE)
_ADDRESS = re.compile(r"\s*(?:https?://|/)", re.IGNORECASE)
_PAGE_TYPES: Final = frozenset(("text/html", "application/xhtml+xml"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One item as its feed gives it. ``published`` is ISO, exactly as precise as given, None where absurd.

    ``guid`` is what the feed calls it, ``url`` its absolute web address; either may be None. ``summary`` is plain text.
    """

    guid: str | None = None
    url: str | None = None
    headline: str = ""
    published: str | None = None
    summary: str = ""
    outlet: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed: what it calls itself, its site's address, its items, the newest first. ``ttl`` is in seconds."""

    title: str = ""
    link: str | None = None
    items: tuple[Item, ...] = ()
    ttl: int | None = None


def read_feed(data: bytes, *, url: str, now: datetime, charset: str | None = None) -> Feed:
    """The feed in ``data``, found at ``url``; ``charset`` as the server named it, ``now`` to tell absurd dates by.

    Raises NotAFeedError for a page (naming the feeds it names) and FeedUnreadableError for anything else.
    """
    text = _text(data, charset)
    head = _head(text)
    if head.startswith("{"):
        from bot.wire.json_feeds import read_json  # beside it, not above: it needs the models here

        return read_json(text, url=url, now=now)
    if _PAGE.search(head) and not _FEED.search(head):
        raise NotAFeedError(feeds_in(text, url))
    if "<" not in head:
        raise FeedUnreadableError
    xml = trimmed(_REFERENCE.sub(_referred, _NOT_XML.sub("", text)), now)
    return _read_xml(with_known_dates(sound_ampersands(xml)), url, now)


def feed_from(title: str, link: str | None, items: list[Item], ttl: int | None = None) -> Feed:
    """The feed with each item once, the newest first, those without a date where they stood.

    A guid that several pages of one feed share tells nothing and is left out.
    """
    told = [item for item in items if item.url or item.headline or item.summary]
    pages: dict[str | None, set[str]] = {}
    for item in told:
        pages.setdefault(item.guid, set()).add((item.url and address_key(item.url)) or "")
    sure = [replace(item, guid=None) if len(pages[item.guid]) > 1 else item for item in told]
    kept = {item.guid or item.url or (item.headline, item.summary): item for item in reversed(sure)}
    ordered = list(reversed(kept.values()))
    if all(item.published for item in ordered):
        ordered.sort(key=lambda item: sort_key(item.published), reverse=True)
    return Feed(title=title, link=link, items=tuple(ordered[:MOST_ITEMS]), ttl=ttl)


def address_in(base: str, stated: object) -> str | None:
    """The absolute web address of what a feed states; None where it is none."""
    if not isinstance(stated, str) or not stated.strip():
        return None
    try:
        absolute = urljoin(base, sound(stated).strip())
        scheme, host = urlsplit(absolute).scheme.lower(), urlsplit(absolute).hostname
    except ValueError:
        return None
    return absolute if scheme in ("http", "https") and host and len(absolute) <= MOST_ADDRESS else None


def _head(text: str) -> str:
    """What the document begins with, behind the remarks that a cache or a theme puts before it."""
    begin = 0
    text = text.lstrip("\ufeff \t\r\n")
    while remark := _REMARK.match(text, begin):
        begin = remark.end()
    return text[begin : begin + HEAD].lstrip()


def _text(data: bytes, charset: str | None) -> str:
    """The feed decoded: as UTF-8 where it is that, whatever was declared; then as declared within, then as sent."""
    stated = _ENCODING.match(data)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        return decode(data, declared=stated["name"].decode("ascii") if stated else charset)
    except BriefsError:
        raise FeedUnreadableError from None


def _referred(match: re.Match[str]) -> str:
    """A numeric reference, where it is to a character that there is."""
    number = int(match["hex"], 16) if match["hex"] else int(match["number"])
    is_one = number <= sys.maxunicode and not _NOT_XML.match(chr(number))
    return match[0] if is_one else ""


def _read_xml(xml: str, url: str, now: datetime) -> Feed:
    try:
        parsed = _parsed(xml)
        if isinstance(parsed.get("bozo_exception"), SAXParseException):
            parsed = _parsed(closed(xml))
    except Exception:  # noqa: BLE001 - a library on foreign input: nested too deep, a date that is none, ...
        raise FeedUnreadableError from None
    about = parsed.feed
    title = plain(about.get("title"), MOST_HEADLINE)
    if not parsed.entries and not (title and parsed.get("version")):
        raise FeedUnreadableError
    link = address_in(url, about.get("link"))
    declares = str(parsed.get("version") or "").startswith("atom") and _TEXT_TITLE.search(xml) is not None
    items = [_item(entry, link or url, title, now, declares_text=declares) for entry in parsed.entries]
    return feed_from(title, link, items, _ttl(about.get("ttl")))


def _parsed(xml: str) -> Any:
    import feedparser  # takes a while to load, and only the worker needs it

    body = _DECLARATION.sub("", xml, count=1).strip()
    return feedparser.parse(
        BytesIO(b'<?xml version="1.0" encoding="utf-8"?>\n' + body.encode("utf-8")),
        response_headers={"content-type": "application/xml; charset=utf-8"},  # no base: it would stand before guids
        sanitize_html=False,  # all markup is taken out here
        resolve_relative_uris=False,
    )


def _item(entry: Any, base: str, title: str, now: datetime, *, declares_text: bool) -> Item:
    """One entry; asked as a plain dictionary, since the library's own lookup answers one field with another.

    ``declares_text``: the feed tells titles of plain text from those of HTML, so that a tag in one of text is meant.
    """
    source = _stated(entry, "source")
    outlet = plain(source.get("title") if isinstance(source, dict) else None, MOST_HEADLINE) or title
    contents = [one.get("value") for one in _stated(entry, "content") or () if isinstance(one, dict)]
    summary = next((words for one in (_stated(entry, "summary"), *contents) if (words := plain(one, MOST_SUMMARY))), "")
    stated = (date_of(_stated(entry, name), now) for name in ("published", "created", "updated"))
    guid = _stated(entry, "id")
    return Item(
        guid=sound(guid).strip()[:MOST_GUID] or None if isinstance(guid, str) else None,
        url=address_in(base, _stated(entry, "feedburner_origlink") or _link(entry)),
        headline=_headline(entry, declares_text=declares_text),
        published=next(filter(None, stated), None),
        summary=summary,
        outlet=outlet or None,
    )


def _headline(entry: Any, *, declares_text: bool) -> str:
    stated, detail = _stated(entry, "title"), _stated(entry, "title_detail")
    is_text = declares_text and isinstance(detail, dict) and detail.get("type") == "text/plain"
    return plain(escape(stated, quote=False) if is_text and isinstance(stated, str) else stated, MOST_HEADLINE)


def _link(entry: Any) -> object:
    """The page of the entry: the first link to it, else a guid that is an address.

    The library's own "link" may be a guid that is no address, or the last of several.
    """
    ways = [one for one in _stated(entry, "links") or () if isinstance(one, dict) and one.get("href")]
    leading = [one for one in ways if str(one.get("rel") or "alternate").lower().endswith("alternate")]
    pages = [one for one in leading if str(one.get("type") or "text/html").partition(";")[0].strip() in _PAGE_TYPES]
    if found := next(iter((*pages, *leading)), None):
        return found["href"]
    stated = (_stated(entry, name) for name in ("link", "id"))
    return next((one for one in stated if isinstance(one, str) and _ADDRESS.match(one)), None)


def _stated(entry: Any, name: str) -> Any:
    return dict.get(entry, name)


def _ttl(stated: object) -> int | None:
    """Minutes as stated → seconds."""
    text = stated.strip() if isinstance(stated, str) else ""
    return int(text) * 60 if text.isascii() and text.isdigit() and len(text) < 7 else None
