"""The items of feeds: which were seen before, what is new, and which are forgotten since they are long gone."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final, Literal

from storage.doors import Transaction
from storage.feed_records import NewItem, WaitingItem
from storage.values import dump, dump_ids, dump_time, load, load_time

OLD = "It was there before the feed was followed."
NO_ADDRESS = "It names no page."
LATE = "It left the feed before its turn came."
_NEVER_ASKED: Final = frozenset((OLD, NO_ADDRESS, LATE))
KEPT_GONE: Final = timedelta(days=30)  # an item that comes back within it is no new one
MOST_GONE: Final = 2_000  # of one feed: one that makes up items by the hundred an hour fills no disk
AGAIN: Final = timedelta(days=1)  # between two looks at a page of which the feed altered the date alone
LEAST_REDATED: Final = 3  # items of a feed that dates most of them anew at once
MOST_KEYS: Final = 20  # of one item: guids that change with every poll

_SEEN = """
SELECT feed_item_key.key, feed_item.id, feed_item.state, feed_item.reason, feed_item.print, feed_item.try_at
FROM feed_item_key JOIN feed_item ON feed_item.id = feed_item_key.item_id
WHERE feed_item_key.feed_id = :feed_id AND feed_item_key.key IN (SELECT value FROM json_each(:keys))
"""
_ADD_ITEM = """
INSERT INTO feed_item (feed_id, state, reason, try_at, fresh_at, print, content)
VALUES (:feed_id, :state, :reason, :at, :fresh_at, :print, :content)
"""
_ADD_KEY = "INSERT OR IGNORE INTO feed_item_key (feed_id, key, item_id) VALUES (:feed_id, :key, :item_id)"
_ALTERED = """
UPDATE feed_item SET state = 'waiting', tries = 0, try_at = :at, print = :print, content = :content WHERE id = :item_id
"""
_REMEMBER = "UPDATE feed_item SET print = :print WHERE id = :item_id"
_STILL_THERE = """
UPDATE feed_item SET gone_at = ''
WHERE feed_id = :feed_id AND gone_at <> '' AND id IN (SELECT value FROM json_each(:ids))
"""
_NOW_GONE = """
UPDATE feed_item SET gone_at = :at
WHERE feed_id = :feed_id AND gone_at = '' AND id NOT IN (SELECT value FROM json_each(:ids))
"""
_MANY_KEYS = """
SELECT item_id AS id FROM feed_item_key WHERE item_id IN (SELECT value FROM json_each(:ids))
GROUP BY item_id HAVING count(*) > :most
"""
_DROP_KEYS = """
DELETE FROM feed_item_key WHERE item_id IN (SELECT value FROM json_each(:ids))
AND key NOT IN (SELECT value FROM json_each(:keys))
"""
_GONE = """
SELECT id FROM feed_item WHERE feed_id = :feed_id AND gone_at <> '' AND (
    gone_at < :before
    OR id <= (SELECT id FROM feed_item WHERE feed_id = :feed_id AND gone_at <> '' ORDER BY id DESC LIMIT 1 OFFSET :most)
)
"""
_ADD_PAST = """
INSERT INTO feed_item_past (feed_id, state, reason, items)
SELECT feed_id, iif(state = 'waiting', 'skipped', state), iif(state = 'waiting', :late, reason), count(*)
FROM feed_item WHERE id IN (SELECT value FROM json_each(:ids)) GROUP BY 1, 2, 3
ON CONFLICT (feed_id, state, reason) DO UPDATE SET items = items + excluded.items
"""
_FORGET = "DELETE FROM feed_item WHERE id IN (SELECT value FROM json_each(:ids))"


async def take_items(
    tx: Transaction, feed_id: int, items: Sequence[NewItem], at: datetime, *, first: bool, take: int
) -> int:
    """Keep every new item, and which are in the feed now; how many of them wait.

    ``items`` are newest first. Of the ``first`` poll the newest ``take`` are taken, the others were there before.
    Of several that share a guid or a page the newest stands for all. Without items nothing is said of those that were
    there: the feed did not change, or is empty for a while.
    """
    items = _apart(items)
    keys = [key for item in items for key in item.keys]
    rows = await tx.rows(_SEEN, {"feed_id": feed_id, "keys": dump(keys, "keys")})
    seen = {row["key"]: row for row in rows}
    told = [(item, next((seen[key] for key in item.keys if key in seen), None)) for item in items]
    is_redated = _is_redated(told)
    waiting, there = 0, set()
    for place, (item, known) in reversed(list(enumerate(told))):  # the newest gets the highest number
        content = dump(dict(item.content), "item") if item.content else ""
        if known is None:
            reason = NO_ADDRESS if not content else OLD if first and place >= take else ""
            row = {"feed_id": feed_id, "state": "skipped" if reason else "waiting", "reason": reason}
            row |= {"at": dump_time(at), "fresh_at": _fresh_at(item, at, first=first), "print": item.print}
            item_id = await tx.insert(_ADD_ITEM, {**row, "content": "" if reason else content})
            waiting += not reason
        else:
            item_id = known["id"]
            altered = {"item_id": item_id, "at": dump_time(at), "print": item.print, "content": content}
            match _change(known, item, at, is_redated=is_redated):
                case "fetch" if content:
                    waiting += await tx.run(_ALTERED, altered)
                case "remember":
                    await tx.run(_REMEMBER, altered)
        there.add(item_id)
        await tx.many(_ADD_KEY, [{"feed_id": feed_id, "key": key, "item_id": item_id} for key in item.keys])
    if there:
        whose = {"feed_id": feed_id, "ids": dump_ids(there)}
        await tx.run(_STILL_THERE, whose)
        await tx.run(_NOW_GONE, {**whose, "at": dump_time(at)})
        many = await tx.rows(_MANY_KEYS, {"ids": whose["ids"], "most": MOST_KEYS})
        if many:
            await tx.run(_DROP_KEYS, {"ids": dump_ids(row["id"] for row in many), "keys": dump(keys, "keys")})
    return waiting


def _apart(items: Sequence[NewItem]) -> list[NewItem]:
    """The items that share no key with a newer one; the entries of a live report are parts of one page."""
    kept, named = [], set[str]()
    for item in items:
        if named.isdisjoint(item.keys):
            kept.append(item)
            named.update(item.keys)
    return kept


def _is_redated(told: Sequence[tuple[NewItem, sqlite3.Row | None]]) -> bool:
    """Whether a poll dates most of what was there anew, under the same headlines: that is the feed's habit."""
    again = [(item, known) for item, known in told if known is not None]
    dated = sum(_differs(known["print"], item.print) == "date" for item, known in again)
    return dated >= LEAST_REDATED and 2 * dated > len(again)


def _differs(before: str, now: str) -> Literal["words", "date", "form", ""]:
    if before == now:
        return ""
    if (":" in before) != (":" in now):  # kept by an older version
        return "form"
    return "date" if before.partition(":")[0] == now.partition(":")[0] and ":" in now else "words"


def _change(known: sqlite3.Row, item: NewItem, at: datetime, *, is_redated: bool) -> Literal["fetch", "remember", ""]:
    """What follows from an item that was there before: its page is asked for again where its words may be others."""
    differs = _differs(known["print"], item.print)
    if known["state"] == "skipped" and known["reason"] not in _NEVER_ASKED:  # a wall may be gone, an article be there
        return "fetch" if differs == "words" else ""
    if known["state"] not in ("stored", "known") or not differs:
        return ""
    if differs == "form" or (differs == "date" and is_redated):
        return "remember"
    return "" if differs == "date" and load_time(known["try_at"]) + AGAIN > at else "fetch"


async def forget_gone(tx: Transaction, feed_id: int, now: datetime) -> None:
    """Forget the items that are long gone from the feed, and keep how many came to what."""
    bounds = {"feed_id": feed_id, "before": dump_time(now - KEPT_GONE), "most": MOST_GONE}
    gone = await tx.rows(_GONE, bounds)
    if gone:
        ids = dump_ids(row["id"] for row in gone)
        await tx.run(_ADD_PAST, {"ids": ids, "late": LATE})
        await tx.run(_FORGET, {"ids": ids})


def _fresh_at(item: NewItem, at: datetime, *, first: bool) -> str:
    """When it came out: as it says, else when it was first seen; of a first poll nobody knows."""
    if item.published is not None:
        return dump_time(min(item.published, at))
    return "" if first else dump_time(at)


def item_from(row: sqlite3.Row) -> WaitingItem:
    """An item as the store holds it."""
    return WaitingItem(
        item_id=row["id"],
        feed_id=row["feed_id"],
        state=row["state"],
        reason=row["reason"],
        tries=row["tries"],
        fresh_at=load_time(row["fresh_at"]) if row["fresh_at"] else None,
        content=load(row["content"]) if row["content"] else {},
        article_id=row["article_id"],
    )
