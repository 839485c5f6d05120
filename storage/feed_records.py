"""What goes in and out of the feeds of a store: frozen values, times aware and in UTC."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

ItemState = Literal["waiting", "stored", "known", "skipped"]
OPERATOR = 0  # the server number under which the operator follows feeds


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed. ``failures`` are polls in a row that failed, the last for ``reason``; ``gone``: it is polled no more."""

    feed_id: int
    key: str
    url: str
    title: str
    etag: str | None
    last_modified: str | None
    next_at: datetime
    polled_at: datetime | None
    succeeded_at: datetime | None
    failures: int
    reason: str
    gone: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """A feed as one server follows it, with how many items of it came to what; ``reasons`` are those of the skipped."""

    feed: Feed
    guild_id: int
    followed_at: datetime
    paused: bool
    seen: int = 0
    stored: int = 0
    known: int = 0
    waiting: int = 0
    skipped: int = 0
    reasons: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NewItem:
    """An item of a poll. ``keys``: any of which tells that it was seen before.

    ``print`` tells whether it was altered: a digest of its headline and one of its date, parted by ":".

    ``published`` is None where no moment is given; ``content`` is what its page is fetched by, None without a page.
    """

    keys: tuple[str, ...]
    print: str
    published: datetime | None
    content: Mapping[str, Any] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingItem:
    """An item whose page is still to be fetched, or (``state``) what became of it."""

    item_id: int
    feed_id: int
    state: ItemState
    reason: str
    tries: int
    fresh_at: datetime | None
    content: Mapping[str, Any] = field(default_factory=dict)
    article_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedTally:
    """How the feeds stand, of one server or of all; ``reasons`` are the most frequent ones of skipped items."""

    feeds: int = 0
    paused: int = 0
    gone: int = 0
    failing: int = 0
    late: int = 0
    seen: int = 0
    stored: int = 0
    skipped: int = 0
    waiting: int = 0
    succeeded_at: datetime | None = None
    next_at: datetime | None = None
    reasons: tuple[tuple[str, int], ...] = ()
