"""Stories: which article belongs where, what is recent, what is new since."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Sequence
from datetime import datetime

from storage import placing, running
from storage.doors import Doors, Transaction
from storage.errors import NotFoundError
from storage.records import StoryHead
from storage.values import dump_ids, dump_time, load_time

_RECENT_STORIES = """
SELECT story.id FROM story
WHERE story.newest_at IS NOT NULL AND story.newest_at >= :since
  AND (:samples OR EXISTS (
      SELECT 1 FROM article WHERE article.story_id = story.id AND article.removed_at IS NULL AND article.sample = 0))
ORDER BY story.newest_at DESC, story.id DESC LIMIT :most
"""
_COUNT_STORIES = """
SELECT count(*) FROM story
WHERE story.newest_at IS NOT NULL AND story.newest_at >= :since
  AND (:samples OR EXISTS (
      SELECT 1 FROM article WHERE article.story_id = story.id AND article.removed_at IS NULL AND article.sample = 0))
"""
_MEMBERS = """
SELECT article.id, article.story_id, article.revision_id, article.filed_at,
       coalesce(story.running_id, story.id) AS running_id
FROM article JOIN story ON story.id = article.story_id
WHERE article.story_id IN (SELECT value FROM json_each(:ids)) AND article.removed_at IS NULL
  AND (:samples OR article.sample = 0)
ORDER BY article.filed_at DESC, article.id DESC
"""
_RUNNING = """
SELECT story.id FROM story
JOIN story AS asked ON asked.id = :story_id
WHERE (story.running_id = coalesce(asked.running_id, asked.id) OR story.id = coalesce(asked.running_id, asked.id))
  AND story.id <> asked.id AND story.newest_at IS NOT NULL
ORDER BY story.newest_at DESC, story.id DESC LIMIT :most
"""
_LIVING = """
WITH RECURSIVE led (asked, id, merged_into) AS (
    SELECT wanted.value, story.id, story.merged_into
    FROM json_each(:ids) AS wanted CROSS JOIN story ON story.id = wanted.value
    UNION
    SELECT led.asked, story.id, story.merged_into FROM led CROSS JOIN story ON story.id = led.merged_into
)
SELECT asked, id FROM led WHERE merged_into IS NULL
"""
_NEWEST_NUMBER = "SELECT coalesce(max(id), 0) FROM revision"
_NUMBER_BEFORE = "SELECT id FROM revision WHERE filed_at <= :moment ORDER BY id DESC LIMIT 1"


class Stories:
    """The stories of an open store; a story without a living article is in no answer."""

    def __init__(self, doors: Doors) -> None:
        self._doors = doors

    async def recent(self, *, since: datetime | None = None, limit: int, samples: bool = True) -> list[StoryHead]:
        """The stories with the newest articles first; ``since`` leaves out those without an article filed since."""
        params = {"since": "" if since is None else dump_time(since), "samples": samples, "most": limit}

        async def read(tx: Transaction) -> list[StoryHead]:
            ids = [row["id"] for row in await tx.rows(_RECENT_STORIES, params)]
            return await _heads(tx, ids, samples=samples)

        return await self._doors.read(read)

    async def count(self, *, since: datetime | None = None, samples: bool = True) -> int:
        """How many stories `recent` would give without a limit."""
        params = {"since": "" if since is None else dump_time(since), "samples": samples}
        return await self._doors.read(lambda tx: tx.number(_COUNT_STORIES, params))

    async def get(self, story_id: int) -> StoryHead:
        """The story, or the one it was merged into; raises `NotFoundError`."""

        async def read(tx: Transaction) -> StoryHead:
            heads = await _heads(tx, [await placing.living_id(tx, story_id)], samples=True)
            if not heads:
                raise NotFoundError(story_id)
            return heads[0]

        return await self._doors.read(read)

    async def other_events(self, story_id: int, *, limit: int) -> list[StoryHead]:
        """The other stories of the running story that the one belongs to, those with the newest articles first."""
        params = {"story_id": story_id, "most": limit}

        async def read(tx: Transaction) -> list[StoryHead]:
            ids = [row["id"] for row in await tx.rows(_RUNNING, params)]
            return await _heads(tx, ids, samples=True)

        return await self._doors.read(read)

    async def living_id(self, story_id: int) -> int:
        """The story that the number leads to now; the number itself where there never was such a story."""
        return (await self.living_ids([story_id]))[0]

    async def living_ids(self, story_ids: Collection[int]) -> list[int]:
        """The same for each of the numbers, in their order."""
        rows = await self._doors.read(lambda tx: tx.rows(_LIVING, {"ids": dump_ids(story_ids)}))
        living = {row["asked"]: row["id"] for row in rows}
        return [living.get(one, one) for one in story_ids]

    async def newest_number(self) -> int:
        """The highest filing number; 0 in an empty store."""
        return await self._doors.read(lambda tx: tx.number(_NEWEST_NUMBER))

    async def number_before(self, moment: datetime) -> int:
        """The number of the last filing at or before the moment; 0 when there is none."""
        params = {"moment": dump_time(moment)}

        async def read(tx: Transaction) -> int:
            row = await tx.row(_NUMBER_BEFORE, params)
            return 0 if row is None else int(row["id"])

        return await self._doors.read(read)

    async def merge(self, story_id: int, into: int) -> int:
        """Make two stories one for good; the old id leads to the one that stays, whose id is given back."""
        return await self._doors.write(lambda tx: placing.merge_by_hand(tx, story_id, into))

    async def link(self, story_id: int, other_id: int) -> None:
        """Make two stories events of one running story, for good."""

        async def write(tx: Transaction) -> None:
            one, other = await placing.living_id(tx, story_id), await placing.living_id(tx, other_id)
            await running.link_by_hand(tx, one, other)

        await self._doors.write(write)

    async def unlink(self, story_id: int, other_id: int | None = None) -> bool:
        """Take a story out of its running story, for good, or out of that of another; False where it stood alone.

        Later articles may link it with others, but with no story it was unlinked from.
        """

        async def write(tx: Transaction) -> bool:
            other = None if other_id is None else await placing.living_id(tx, other_id)
            return await running.unlink_by_hand(tx, await placing.living_id(tx, story_id), other)

        return await self._doors.write(write)

    async def undo_link(self) -> int | None:
        """Take back the last `link` or `unlink` that still holds; its story, None where there is none."""
        return await self._doors.write(running.undo)

    async def move(self, article_id: int, into: int | None) -> int:
        """Put an article into another story, or into one of its own (None), for good; the id of that story.

        Later articles neither bring it back nor make one of the two stories. A story left empty leads to the new one.
        """
        return await self._doors.write(lambda tx: placing.move_by_hand(tx, article_id, into))


async def _heads(tx: Transaction, story_ids: Sequence[int], *, samples: bool) -> list[StoryHead]:
    """Heads in the order of the ids; stories without a living article are left out."""
    members: dict[int, list[sqlite3.Row]] = {}
    for row in await tx.rows(_MEMBERS, {"ids": dump_ids(story_ids), "samples": samples}):
        members.setdefault(row["story_id"], []).append(row)
    return [
        StoryHead(
            story_id=story_id,
            running_id=members[story_id][0]["running_id"],
            article_ids=tuple(row["id"] for row in members[story_id]),
            newest=load_time(members[story_id][0]["filed_at"]),
            number=max(row["revision_id"] for row in members[story_id]),
        )
        for story_id in story_ids
        if story_id in members
    ]
