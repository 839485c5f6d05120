"""What came over the wire: by what an article is known again, who brought it in, and how much of it may be shown.

All of it is written in the transaction that files the article: a program killed at any point left both or neither.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import datetime

from storage import recognising
from storage.doors import Transaction
from storage.feed_records import OPERATOR
from storage.recognising import Recognised
from storage.records import Filed
from storage.values import dump_time, load_time

_ADD_KEY = "INSERT OR IGNORE INTO article_key (key, article_id) VALUES (:key, :article_id)"
_ADD_SOURCE = """
INSERT INTO article_source (article_id, feed_id, guild_id, fresh_at)
VALUES (:article_id, :feed_id, :guild_id, :fresh_at)
ON CONFLICT (article_id, feed_id, guild_id) DO UPDATE SET fresh_at = max(fresh_at, excluded.fresh_at)
"""
_HAS_SOURCE = "SELECT 1 FROM article_source WHERE article_id = :article_id LIMIT 1"
_MAY_SHOW = "UPDATE article SET may_show = :may_show WHERE id = :article_id"
_SETTLE = """
UPDATE feed_item SET state = iif(article_id = :article_id AND :stays, 'stored', :state), reason = '', content = '',
                     article_id = :article_id
WHERE id = :item_id
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival(Recognised):
    """How an article came in over the wire, and what it is known by.

    ``feed_id`` 0 is a link that somebody of ``guild_id`` gave (0: the operator). ``fresh_at`` is when it came out, None
    for what was there before anybody followed the feed. ``item_id`` is the item of the feed that is settled by it.
    """

    may_show: int | None = None
    feed_id: int = 0
    guild_id: int = OPERATOR
    item_id: int = 0
    fresh_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """Who brought an article in, and when it came out for them (None: before)."""

    feed_id: int
    guild_id: int
    fresh_at: datetime | None


async def note(
    tx: Transaction, filed: Filed, arrival: Arrival, status: str, *, is_news: bool = True, is_own: bool = True
) -> None:
    """Note how an article came in that was just filed; ``status`` is what its item becomes.

    What was not found at the article's own address (``is_own``) is known to be the article from now on, no more: what
    may be shown of it is for the article's own page to say.
    Unless it ``is_news`` (it was known, and comes again as archive) it becomes nobody's news by that.
    """
    article_id = filed.article_id
    keys = (*arrival.keys, *arrival.noted) if is_own else recognising.of_another(arrival)
    await tx.many(_ADD_KEY, [{"key": key, "article_id": article_id} for key in keys])
    if filed.status != "removed":
        if is_own:
            await tx.run(_MAY_SHOW, {"article_id": article_id, "may_show": arrival.may_show})
        # One that is known and has no source is the operator's: it is everybody's news already.
        if is_news and (filed.status == "new" or await tx.row(_HAS_SOURCE, {"article_id": article_id}) is not None):
            await tx.run(_ADD_SOURCE, _source(article_id, arrival))
    if arrival.item_id:
        settled = {"item_id": arrival.item_id, "state": status, "article_id": article_id}
        await tx.run(_SETTLE, {**settled, "stays": filed.status != "removed"})


async def note_operator(tx: Transaction, filed: Filed, filed_at: str) -> None:
    """The operator filed it: what came in by a feed of some servers is news to all from now on."""
    if filed.status != "new" and await tx.row(_HAS_SOURCE, {"article_id": filed.article_id}) is not None:
        whose = {"article_id": filed.article_id, "feed_id": 0, "guild_id": OPERATOR, "fresh_at": filed_at}
        await tx.run(_ADD_SOURCE, whose)


def origin_from(row: sqlite3.Row) -> Origin:
    """The origin in a row of ``article_source``."""
    return Origin(row["feed_id"], row["guild_id"], load_time(row["fresh_at"]) if row["fresh_at"] else None)


def _source(article_id: int, arrival: Arrival) -> dict[str, int | str]:
    fresh_at = dump_time(arrival.fresh_at) if arrival.fresh_at else ""
    guild_id = arrival.guild_id if arrival.feed_id == 0 else 0
    return {"article_id": article_id, "feed_id": arrival.feed_id, "guild_id": guild_id, "fresh_at": fresh_at}
