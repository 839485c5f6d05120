"""Public cards that were posted, so that a correction can reach them."""

from __future__ import annotations

import sqlite3

from storage.doors import Doors, Transaction
from storage.records import Post
from storage.values import dump, dump_ids, dump_time, load, load_time

_RECORD = """
INSERT INTO post (guild_id, channel_id, message_id, kind, purpose, spans, posted_at)
VALUES (:guild_id, :channel_id, :message_id, :kind, :purpose, :spans, :posted_at)
ON CONFLICT (message_id) DO UPDATE SET kind = excluded.kind, purpose = excluded.purpose, spans = excluded.spans
"""
_ID = "SELECT id FROM post WHERE message_id = :message_id"
_FORGET_REVISIONS = "DELETE FROM post_revision WHERE post_id = :post_id"
_SHOWS = """
INSERT INTO post_revision (revision_id, post_id)
SELECT revision.id, :post_id FROM revision WHERE revision.id IN (SELECT value FROM json_each(:ids))
"""
_WITH_REVISION = """
SELECT post.* FROM post_revision JOIN post ON post.id = post_revision.post_id
WHERE post_revision.revision_id = :revision_id ORDER BY post.posted_at, post.id
"""
_GET = "SELECT * FROM post WHERE message_id = :message_id"
_COUNT = "SELECT count(*) FROM post"


class Posts:
    """The posted cards of an open store."""

    def __init__(self, doors: Doors) -> None:
        self._doors = doors

    async def record(self, post: Post) -> None:
        """Keep a posted card; recording the same message again replaces what it shows."""
        params = {
            "guild_id": post.guild_id,
            "channel_id": post.channel_id,
            "message_id": post.message_id,
            "kind": post.kind,
            "purpose": post.purpose,
            "spans": dump([dict(span) for span in post.spans], "spans"),
            "posted_at": dump_time(post.posted_at),
        }
        revision_ids = dump_ids({int(span["revision_id"]) for span in post.spans})

        async def write(tx: Transaction) -> None:
            await tx.run(_RECORD, params)
            post_id = await tx.number(_ID, {"message_id": post.message_id})
            await tx.run(_FORGET_REVISIONS, {"post_id": post_id})
            await tx.run(_SHOWS, {"post_id": post_id, "ids": revision_ids})

        await self._doors.write(write)

    async def with_revision(self, revision_id: int) -> list[Post]:
        """The posted cards that show lines of this revision, oldest first."""
        rows = await self._doors.read(lambda tx: tx.rows(_WITH_REVISION, {"revision_id": revision_id}))
        return [_post_from(row) for row in rows]

    async def find(self, message_id: int) -> Post | None:
        """The posted card of this message."""
        row = await self._doors.read(lambda tx: tx.row(_GET, {"message_id": message_id}))
        return None if row is None else _post_from(row)

    async def count(self) -> int:
        """How many cards were posted."""
        return await self._doors.read(lambda tx: tx.number(_COUNT))


def _post_from(row: sqlite3.Row) -> Post:
    return Post(
        guild_id=row["guild_id"],
        channel_id=row["channel_id"],
        message_id=row["message_id"],
        kind=row["kind"],
        purpose=row["purpose"],
        spans=tuple(load(row["spans"])),
        posted_at=load_time(row["posted_at"]),
    )
