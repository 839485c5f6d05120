"""Feeds: who follows them, when they are polled next, and every item seen with what became of it."""

from __future__ import annotations

import asyncio
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from storage.arrivals import Origin, origin_from
from storage.doors import Doors, Transaction
from storage.feed_items import forget_gone, item_from, take_items
from storage.feed_records import Feed, FeedTally, Followed, NewItem, WaitingItem
from storage.values import dump_ids, dump_time, load_time

MOST_REASONS = 5  # of skipped items that a tally tells
LONGEST = timedelta(days=9)  # beyond what any feed is put off by

_GET = "SELECT * FROM feed WHERE id = :feed_id"
_BY_KEY = "SELECT * FROM feed WHERE key = :key"
_DUE = """
SELECT * FROM feed WHERE gone = 0 AND (next_at <= :now OR next_at > :absurd)
AND id IN (SELECT feed_id FROM followed_feed)
ORDER BY next_at, id LIMIT :most
"""
_FOLLOWS = "SELECT count(*) FROM feed_follower WHERE guild_id = :guild_id"
_IS_FOLLOWED = "SELECT 1 FROM feed_follower WHERE guild_id = :guild_id AND feed_id = :feed_id"
_ADD = "INSERT INTO feed (key, url, title, next_at) VALUES (:key, :url, :title, :at)"
_REVIVE = "UPDATE feed SET gone = 0, failures = 0, reason = '', next_at = :at WHERE id = :feed_id AND gone = 1"
_FOLLOW = """
INSERT INTO feed_follower (guild_id, feed_id, followed_at, followed_by) VALUES (:guild_id, :feed_id, :at, :by)
"""
_UNFOLLOW = "DELETE FROM feed_follower WHERE guild_id = :guild_id AND feed_id = :feed_id"
_ORPHANS = "DELETE FROM feed WHERE id NOT IN (SELECT feed_id FROM feed_follower)"
_PAUSE = "UPDATE feed_follower SET paused = 1 WHERE guild_id = :guild_id AND feed_id = :feed_id"
_RESUME = """
UPDATE feed_follower SET paused = 0, followed_at = :at WHERE guild_id = :guild_id AND feed_id = :feed_id AND paused = 1
"""
_LIST = """
SELECT feed.*, follower.paused, follower.followed_at, follower.guild_id
FROM feed_follower AS follower JOIN feed ON feed.id = follower.feed_id
WHERE (:guild_id IS NULL OR follower.guild_id = :guild_id) AND (:feed_id IS NULL OR feed.id = :feed_id)
ORDER BY follower.followed_at, feed.id
"""
# In three parts, so that all but the few that wait are counted in the index alone.
_COUNTS = """
WITH chosen AS (
    SELECT id FROM feed WHERE (:feed_id IS NULL OR id = :feed_id)
    AND (:guild_id IS NULL OR id IN (SELECT feed_id FROM feed_follower WHERE guild_id = :guild_id))
)
SELECT feed_id, state, reason, sum(number) AS items FROM (
    SELECT feed_id, state, reason, count(*) AS number FROM feed_item
    WHERE feed_id IN (SELECT id FROM chosen) AND state <> 'waiting' GROUP BY feed_id, state, reason
    UNION ALL
    SELECT feed_id, iif(article_id, 'stored', state), reason, count(*) FROM feed_item
    WHERE feed_id IN (SELECT id FROM chosen) AND state = 'waiting' GROUP BY 1, 2, 3
    UNION ALL
    SELECT feed_id, state, reason, items FROM feed_item_past WHERE feed_id IN (SELECT id FROM chosen)
) GROUP BY feed_id, state, reason ORDER BY items DESC, reason
"""
_SUCCEEDED = """
UPDATE feed SET title = CASE WHEN :title <> '' THEN :title ELSE title END, etag = :etag,
                last_modified = :last_modified, polled_at = :at, succeeded_at = :at, next_at = :next_at,
                failures = 0, reason = '', gone = 0
WHERE id = :feed_id
"""
_FAILED = """
UPDATE feed SET polled_at = :at, next_at = :next_at, failures = failures + 1, reason = :reason, gone = :gone
WHERE id = :feed_id
"""
_MOVE = "UPDATE feed SET key = :key, url = :url WHERE id = :feed_id"
_WAITING = """
SELECT * FROM (
    SELECT feed_item.*, feed.url AS feed_url,
           row_number() OVER (PARTITION BY feed_id ORDER BY feed_item.id DESC) AS place
    FROM feed_item JOIN feed ON feed.id = feed_item.feed_id
    WHERE state = 'waiting' AND try_at <= :now AND (
        feed_id = :feed_id OR (:feed_id IS NULL AND feed_id IN (SELECT feed_id FROM followed_feed))
    )
) WHERE place <= :of_each ORDER BY place, try_at, id LIMIT :most
"""
_NEWEST = "SELECT * FROM feed_item WHERE feed_id = :feed_id ORDER BY id DESC LIMIT 1"
# What is in the archive stays so, whatever comes of asking for it again.
_SKIP = """
UPDATE feed_item SET content = '',
    state = iif(article_id IN (SELECT id FROM article WHERE removed_at IS NULL), 'stored', 'skipped'),
    reason = iif(article_id IN (SELECT id FROM article WHERE removed_at IS NULL), '', :reason)
WHERE id = :item_id
"""
_LATER = "UPDATE feed_item SET tries = tries + :tried, try_at = :at, reason = :reason WHERE id = :item_id"
_TALLY = """
WITH chosen AS (
    SELECT *, id NOT IN (SELECT feed_id FROM followed_feed) AS rests FROM feed
    WHERE :guild_id IS NULL OR id IN (SELECT feed_id FROM feed_follower WHERE guild_id = :guild_id)
)
SELECT count(*) AS feeds,
       coalesce(sum(rests), 0) AS paused,
       coalesce(sum(gone), 0) AS gone,
       coalesce(sum(failures >= :failing AND gone = 0), 0) AS failing,
       coalesce(sum(gone = 0 AND rests = 0 AND next_at <= :late), 0) AS late,
       max(succeeded_at) AS succeeded_at,
       min(CASE WHEN gone = 0 AND rests = 0 THEN next_at END) AS next_at
FROM chosen
"""
_MERGE = (
    "INSERT OR IGNORE INTO feed_follower SELECT guild_id, :into, followed_at, followed_by, paused FROM feed_follower "
    "WHERE feed_id = :feed_id",
    "INSERT OR IGNORE INTO article_source SELECT article_id, :into, guild_id, fresh_at FROM article_source "
    "WHERE feed_id = :feed_id",
    "DELETE FROM feed WHERE id = :feed_id",
)
_SOURCES = "SELECT * FROM article_source WHERE article_id IN (SELECT value FROM json_each(:ids))"
_ANY_SOURCE = "SELECT 1 FROM article_source LIMIT 1"
_FOLLOWED = """
SELECT feed_id, min(followed_at) AS followed_at FROM feed_follower
WHERE guild_id IN (0, :guild_id) AND paused = 0 GROUP BY feed_id
"""


class TooManyFeedsError(Exception):
    """The server follows as many feeds as it may."""


class Feeds:
    """The feeds of an open store."""

    def __init__(self, doors: Doors) -> None:
        self._doors = doors

    # ------------------------------------------------------------ who follows what

    async def follow(
        self, guild_id: int, *, key: str, url: str, title: str, by: int, at: datetime, most: int | None = None
    ) -> tuple[Feed, bool]:
        """Follow the feed of this key, which is added where it is new; and whether it was not followed before.

        Raises `TooManyFeedsError` where the server follows ``most`` already.
        """
        moment = dump_time(at)

        async def write(tx: Transaction) -> tuple[Feed, bool]:
            row = await tx.row(_BY_KEY, {"key": key})
            if row is None:
                feed_id = await tx.insert(_ADD, {"key": key, "url": url, "title": title, "at": moment})
            else:
                feed_id = int(row["id"])
                await tx.run(_REVIVE, {"feed_id": feed_id, "at": moment})
            whose = {"guild_id": guild_id, "feed_id": feed_id}
            is_new = await tx.row(_IS_FOLLOWED, whose) is None
            if is_new:
                if most is not None and await tx.number(_FOLLOWS, {"guild_id": guild_id}) >= most:
                    raise TooManyFeedsError
                await tx.run(_FOLLOW, {**whose, "at": moment, "by": by})
            found = await tx.row(_GET, {"feed_id": feed_id})
            assert found is not None
            return _feed_from(found), is_new

        return await self._doors.write(write)

    async def unfollow(self, guild_id: int, feed_id: int) -> bool:
        """Follow it no longer; a feed that nobody follows is forgotten, its articles stay."""

        async def write(tx: Transaction) -> bool:
            changed = await tx.run(_UNFOLLOW, {"guild_id": guild_id, "feed_id": feed_id}) > 0
            await drop_orphans(tx)
            return changed

        return await self._doors.write(write)

    async def pause(self, guild_id: int, feed_id: int) -> bool:
        """Take nothing from it for this server; False where it does not follow it."""
        whose = {"guild_id": guild_id, "feed_id": feed_id}
        return await self._doors.write(lambda tx: tx.run(_PAUSE, whose)) > 0

    async def resume(self, guild_id: int, feed_id: int, at: datetime) -> bool:
        """Go on with it; what came out meanwhile is not owed. False where it was not paused."""
        whose = {"guild_id": guild_id, "feed_id": feed_id, "at": dump_time(at)}
        return await self._doors.write(lambda tx: tx.run(_RESUME, whose)) > 0

    async def list_for(self, guild_id: int | None, *, feed_id: int | None = None) -> list[Followed]:
        """The feeds of a server in the order they were added (None: of everybody) with what came of their items.

        Where a ``feed_id`` is given, that feed alone.
        """

        async def read(tx: Transaction) -> tuple[list[sqlite3.Row], list[sqlite3.Row]]:
            whose = {"guild_id": guild_id, "feed_id": feed_id}
            return await tx.rows(_LIST, whose), await tx.rows(_COUNTS, whose)

        feeds, counts = await self._doors.read(read)
        of_feed: dict[int, list[sqlite3.Row]] = {}
        for one in counts:
            of_feed.setdefault(one["feed_id"], []).append(one)
        return [_followed_from(row, of_feed.get(row["id"], [])) for row in feeds]

    async def followed_by(self, guild_id: int) -> dict[int, datetime]:
        """The feeds that a server and the operator follow, and since when their news is news there."""
        rows = await self._doors.read(lambda tx: tx.rows(_FOLLOWED, {"guild_id": guild_id}))
        return {row["feed_id"]: load_time(row["followed_at"]) for row in rows}

    async def origins_of(self, article_ids: Iterable[int]) -> dict[int, list[Origin]]:
        """Who brought these articles in; those that only the operator did are left out."""

        async def read(tx: Transaction) -> list[sqlite3.Row]:
            if await tx.row(_ANY_SOURCE) is None:
                return []
            return await tx.rows(_SOURCES, {"ids": await asyncio.to_thread(dump_ids, article_ids)})

        return await asyncio.to_thread(_by_article, await self._doors.read(read))

    # ------------------------------------------------------------ polls

    async def due(self, now: datetime, most: int = 1_000) -> list[Feed]:
        """The feeds to be polled that somebody follows, those due for longest first.

        One put off for longer than anybody may ask was put off by a clock that was wrong: it is due.
        """
        params = {"now": dump_time(now), "absurd": dump_time(now + LONGEST), "most": most}
        return [_feed_from(row) for row in await self._doors.read(lambda tx: tx.rows(_DUE, params))]

    async def succeeded(
        self,
        feed_id: int,
        *,
        at: datetime,
        next_at: datetime,
        title: str = "",
        etag: str | None = None,
        last_modified: str | None = None,
        items: Sequence[NewItem] = (),
        moved_to: tuple[str, str] | None = None,
        take: int = 5,
    ) -> int:
        """Keep a poll's outcome whole: validators, next time, and every new item; how many of these wait.

        ``items`` are newest first; of the first poll the newest ``take`` are taken, the others were there before.
        ``moved_to`` is the key and address to remember.
        """
        told = {"title": title, "etag": etag, "last_modified": last_modified}
        times = {"at": dump_time(at), "next_at": dump_time(next_at)}

        async def write(tx: Transaction) -> int:
            row = await tx.row(_GET, {"feed_id": feed_id})
            if row is None:
                return 0  # removed meanwhile
            await tx.run(_SUCCEEDED, {"feed_id": feed_id, **told, **times})
            taken = await take_items(tx, feed_id, items, at, first=row["succeeded_at"] is None, take=take)
            await forget_gone(tx, feed_id, at)
            if moved_to is not None:
                await _move(tx, feed_id, *moved_to)
            return taken

        return await self._doors.write(write)

    async def failed(self, feed_id: int, *, at: datetime, next_at: datetime, reason: str, gone: bool = False) -> None:
        """Keep why a poll failed; ``gone``: it is polled no more."""
        params = {"feed_id": feed_id, "reason": reason, "gone": gone}
        times = {"at": dump_time(at), "next_at": dump_time(next_at)}
        await self._doors.write(lambda tx: tx.run(_FAILED, {**params, **times}))

    # ------------------------------------------------------------ items

    async def waiting(
        self, now: datetime, *, feed_id: int | None = None, of_each: int = 10, most: int = 500
    ) -> list[WaitingItem]:
        """Items whose pages are to be fetched, of each feed the newest: each feed's first before any one's second."""
        params = {"now": dump_time(now), "feed_id": feed_id, "of_each": of_each, "most": most}
        return [item_from(row) for row in await self._doors.read(lambda tx: tx.rows(_WAITING, params))]

    async def newest_item(self, feed_id: int) -> WaitingItem | None:
        """The newest item of a feed and what became of it."""
        row = await self._doors.read(lambda tx: tx.row(_NEWEST, {"feed_id": feed_id}))
        return None if row is None else item_from(row)

    async def skip(self, item_id: int, reason: str) -> None:
        """Its page holds nothing to be filed."""
        await self._doors.write(lambda tx: tx.run(_SKIP, {"item_id": item_id, "reason": reason}))

    async def try_later(self, item_id: int, at: datetime, reason: str, *, tried: bool = True) -> None:
        """Its page can't be had now, or (not ``tried``) was not asked for."""
        params = {"item_id": item_id, "at": dump_time(at), "reason": reason, "tried": tried}
        await self._doors.write(lambda tx: tx.run(_LATER, params))

    async def tally(self, *, late: datetime, failing: int = 3, guild_id: int | None = None) -> FeedTally:
        """How the feeds stand: ``late`` are due by that time, ``failing`` those with so many failures in a row."""
        params = {"guild_id": guild_id, "late": dump_time(late), "failing": failing}

        async def read(tx: Transaction) -> tuple[sqlite3.Row | None, list[sqlite3.Row]]:
            return await tx.row(_TALLY, params), await tx.rows(_COUNTS, {"guild_id": guild_id, "feed_id": None})

        row, counts = await self._doors.read(read)
        assert row is not None
        found = dict(row)
        for name in ("succeeded_at", "next_at"):
            found[name] = load_time(found[name]) if found[name] else None
        reasons: Counter[str] = Counter()
        for one in counts:
            if one["state"] == "skipped":
                reasons[one["reason"]] += one["items"]
        most = sorted(reasons.items(), key=lambda told: (-told[1], told[0]))[:MOST_REASONS]
        found |= {state: _number(counts, state) for state in ("stored", "skipped", "waiting")}
        return FeedTally(**found, seen=_number(counts), reasons=tuple(most))


async def drop_orphans(tx: Transaction) -> None:
    """Forget the feeds that nobody follows."""
    await tx.run(_ORPHANS)


async def _move(tx: Transaction, feed_id: int, key: str, url: str) -> None:
    """Remember the feed under another address; where that is another feed already, the two are one from now on."""
    other = await tx.row(_BY_KEY, {"key": key})
    if other is None or other["id"] == feed_id:
        await tx.run(_MOVE, {"feed_id": feed_id, "key": key, "url": url})
        return
    for statement in _MERGE:
        await tx.run(statement, {"feed_id": feed_id, "into": other["id"]})


def _by_article(rows: Iterable[sqlite3.Row]) -> dict[int, list[Origin]]:
    found: dict[int, list[Origin]] = {}
    for row in rows:
        found.setdefault(row["article_id"], []).append(origin_from(row))
    return found


def _feed_from(row: sqlite3.Row) -> Feed:
    def moment(name: str) -> datetime | None:
        return load_time(row[name]) if row[name] else None

    return Feed(
        feed_id=row["id"],
        **{name: row[name] for name in ("key", "url", "title", "etag", "last_modified", "failures", "reason")},
        next_at=load_time(row["next_at"]),
        polled_at=moment("polled_at"),
        succeeded_at=moment("succeeded_at"),
        gone=bool(row["gone"]),
    )


def _number(counts: Sequence[sqlite3.Row], state: str | None = None) -> int:
    """How many items came to this, or were seen at all."""
    return sum(one["items"] for one in counts if state is None or one["state"] == state)


def _followed_from(row: sqlite3.Row, counts: Sequence[sqlite3.Row]) -> Followed:
    return Followed(
        feed=_feed_from(row),
        guild_id=row["guild_id"],
        followed_at=load_time(row["followed_at"]),
        paused=bool(row["paused"]),
        seen=_number(counts),
        **{state: _number(counts, state) for state in ("stored", "known", "waiting", "skipped")},
        reasons=tuple((one["reason"], one["items"]) for one in counts if one["state"] == "skipped"),
    )
