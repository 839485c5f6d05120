"""JSON Feed (1 and 1.1) → `Feed`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from typing import Any, Final

from bot.wire.errors import FeedUnreadableError
from bot.wire.feed_dates import date_of, sort_key
from bot.wire.feeds import MOST_GUID, MOST_HEADLINE, MOST_SUMMARY, Feed, Item, address_in, feed_from
from bot.wire.plain import plain, sound
from bot.wire.trimming import MOST_ITEMS

MOST_LOOKED_AT: Final = 20_000  # items of which the newest are taken


def read_json(text: str, *, url: str, now: datetime) -> Feed:
    """The feed in ``text``; raises FeedUnreadableError for what is no JSON Feed."""
    try:
        document = json.loads(text.lstrip("\ufeff"))
    except (ValueError, RecursionError):
        raise FeedUnreadableError from None
    items = document.get("items") if isinstance(document, dict) else None
    if not isinstance(items, list):
        raise FeedUnreadableError
    title = plain(document.get("title"), MOST_HEADLINE)
    link = address_in(url, document.get("home_page_url"))
    known = (one for one in islice(items, MOST_LOOKED_AT) if isinstance(one, dict))
    newest = _newest(list(known), now)
    feed = feed_from(title, link, [_item(one, link or url, title, now) for one in newest])
    if not feed.items and "jsonfeed" not in str(document.get("version")):
        raise FeedUnreadableError  # many an answer for programs has "items"
    return feed


def _newest(items: list[dict[str, Any]], now: datetime) -> list[dict[str, Any]]:
    if len(items) <= MOST_ITEMS:
        return items
    dates = [sort_key(_date(one, now)) for one in items]
    if not all(dates):
        return items[:MOST_ITEMS]
    ranked = sorted(range(len(items)), key=dates.__getitem__, reverse=True)
    return [items[at] for at in sorted(ranked[:MOST_ITEMS])]


def _date(one: dict[str, Any], now: datetime) -> str | None:
    return date_of(one.get("date_published"), now) or date_of(one.get("date_modified"), now)


def _item(one: dict[str, Any], base: str, title: str, now: datetime) -> Item:
    guid = one.get("id")
    guid = (
        sound(str(guid)).strip()[:MOST_GUID]
        if isinstance(guid, str | int | float) and not isinstance(guid, bool)
        else ""
    )
    return Item(
        guid=guid or None,
        url=address_in(base, one.get("url")) or address_in(base, one.get("external_url")) or _as_address(guid),
        headline=plain(one.get("title"), MOST_HEADLINE),
        published=_date(one, now),
        summary=next(_summaries(one), ""),
        outlet=title or None,
    )


def _as_address(guid: str) -> str | None:
    return guid if guid.startswith(("http://", "https://")) else None


def _summaries(one: dict[str, Any]) -> Iterator[str]:
    for name in ("summary", "content_text", "content_html"):
        if words := plain(one.get(name), MOST_SUMMARY):
            yield words
