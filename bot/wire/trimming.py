"""A feed with more items than anybody reads → the same feed with its newest: a parser takes seconds for thousands."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Final

from bot.wire.feed_dates import date_of, sort_key

MOST_ITEMS: Final = 200
LEAST_DATED: Final = 0.5  # share of the items; where fewer are dated, the order of the feed tells
LOOKED_AT: Final = 20_000  # characters of an item in which its date is looked for
_ITEM = re.compile(r"<(?:[a-z]\w{0,20}:)?(?:item|entry)(?=[\s>])", re.IGNORECASE)
_END = re.compile(r"</(?:[a-z]\w{0,20}:)?(?:item|entry)\s*>", re.IGNORECASE)
_DATE = re.compile(
    r"<(?:[a-z]\w{0,20}:)?(?:pubdate|published|updated|date|issued|modified)\b[^<>]{0,200}>(?P<date>[^<>]{4,100})<",
    re.IGNORECASE,
)


def item_starts(xml: str) -> list[int]:
    """Where the items of a feed begin."""
    return [match.start() for match in _ITEM.finditer(xml)]


def trimmed(xml: str, now: datetime) -> str:
    """The feed with no more than its `MOST_ITEMS` newest items, in their order."""
    starts = item_starts(xml)
    if len(starts) <= MOST_ITEMS:
        return xml
    closed = _END.search(xml, starts[-1])
    last = closed.end() if closed else len(xml)
    pieces = [xml[begin:end] for begin, end in zip(starts, [*starts[1:], last], strict=True)]
    return xml[: starts[0]] + "".join(pieces[at] for at in _newest(pieces, now)) + xml[last:]


def _newest(pieces: list[str], now: datetime) -> list[int]:
    """The places of the newest pieces, in order."""
    found = [_DATE.search(piece, 0, LOOKED_AT) for piece in pieces]
    dates = [date_of(match["date"], now) if match else None for match in found]
    if sum(date is not None for date in dates) < LEAST_DATED * len(dates):
        return list(range(MOST_ITEMS))
    ranked = sorted(range(len(pieces)), key=lambda at: sort_key(dates[at]), reverse=True)
    return sorted(ranked[:MOST_ITEMS])
