"""Stories: which article belongs where, what is recent, what is new since."""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Sequence
from datetime import datetime

from storage.doors import Doors, Transaction
from storage.errors import NotFoundError
from storage.records import Candidate, Placement, StoryHead
from storage.values import dump, dump_ids, dump_time, load, load_time

# Choosing whom a new article is compared with must not grow with the store. Terms are taken from the rarest on until
# BUDGET articles are looked at; of a term in COMMON articles or more only the RECENT ones are.
_COMMON = 300
_BUDGET = 2000
_RECENT = 200
_MOST_CANDIDATES = 50
_MOST_FEATURES = 40

_RARITY = """
SELECT wanted.value AS term,
       (SELECT count(*) FROM (SELECT 1 FROM term WHERE term.term = wanted.value LIMIT :most)) AS articles
FROM json_each(:terms) AS wanted
"""
_SHARING = """
SELECT story_id, sum(weight) AS score FROM (
    SELECT DISTINCT article.story_id, wanted.key, wanted.value AS weight
    FROM json_each(:rare) AS wanted
    CROSS JOIN term ON term.term = wanted.key
    CROSS JOIN article ON article.id = term.article_id
    WHERE article.removed_at IS NULL
    UNION ALL
    SELECT DISTINCT article.story_id, wanted.key, wanted.value
    FROM json_each(:common) AS wanted
    CROSS JOIN term ON term.term = wanted.key AND term.article_id > :oldest
    CROSS JOIN article ON article.id = term.article_id
    WHERE article.removed_at IS NULL
) GROUP BY story_id ORDER BY score DESC, story_id DESC LIMIT :most
"""
_NEWEST_ARTICLE = "SELECT coalesce(max(id), 0) FROM article"
# The newest few of each story by its index: a story of a thousand articles costs no more than one of forty.
_FEATURES = """
SELECT story.id AS story_id, coalesce(story.running_id, story.id) AS running_id, article.features
FROM json_each(:ids) AS wanted
CROSS JOIN story ON story.id = wanted.value
CROSS JOIN article ON article.id IN (
    SELECT near.id FROM article AS near WHERE near.story_id = story.id AND near.removed_at IS NULL
    ORDER BY near.filed_at DESC, near.id DESC LIMIT :most)
ORDER BY story.id, article.filed_at DESC, article.id DESC
"""
_STORY = "SELECT id, running_id, merged_into, newest_at FROM story WHERE id = :story_id"
_OPEN = "INSERT INTO story (running_id, created_at) VALUES (:running_id, :created_at)"
_SET_RUNNING = "UPDATE story SET running_id = :running_id WHERE id = :story_id"
_TOUCH = """
UPDATE story SET newest_at = (
    SELECT max(article.filed_at) FROM article WHERE article.story_id = story.id AND article.removed_at IS NULL
) WHERE id IN (SELECT value FROM json_each(:ids))
"""
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
_NEW = """
SELECT article.id, article.story_id FROM revision JOIN article ON article.revision_id = revision.id
WHERE revision.id > :number AND article.removed_at IS NULL
  AND (:samples OR article.sample = 0) AND (:archive OR revision.archive = 0)
ORDER BY revision.id DESC
"""
_MEMBERS = """
SELECT article.id, article.story_id, article.revision_id, article.filed_at,
       coalesce(story.running_id, story.id) AS running_id
FROM article JOIN story ON story.id = article.story_id
WHERE article.story_id IN (SELECT value FROM json_each(:ids)) AND article.removed_at IS NULL
  AND (:samples OR article.sample = 0)
ORDER BY article.filed_at DESC, article.id DESC
"""
_NEWEST_NUMBER = "SELECT coalesce(max(id), 0) FROM revision"
_NUMBER_BEFORE = "SELECT id FROM revision WHERE filed_at <= :moment ORDER BY id DESC LIMIT 1"
_BUMP = "UPDATE counter SET value = value + 1 WHERE name = 'change'"
_MOVE_ALL = """
UPDATE article SET story_id = :into, change = (SELECT value FROM counter WHERE name = 'change')
WHERE story_id = :story_id
"""
_MERGE = "UPDATE story SET merged_into = :into WHERE id = :story_id"
_ARTICLE = "SELECT id, story_id, filed_at FROM article WHERE id = :article_id AND removed_at IS NULL"
_MOVE_ONE = """
UPDATE article SET story_id = :into, change = (SELECT value FROM counter WHERE name = 'change')
WHERE id = :article_id
"""


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
            heads = await _heads(tx, [await _living_id(tx, story_id)], samples=True)
            if not heads:
                raise NotFoundError(story_id)
            return heads[0]

        return await self._doors.read(read)

    async def new_since(self, number: int, *, samples: bool = False, include_archive: bool = False) -> list[StoryHead]:
        """Stories with an article filed or reworded after that filing number; ``new_ids`` names those articles."""
        params = {"number": number, "samples": samples, "archive": include_archive}

        async def read(tx: Transaction) -> list[StoryHead]:
            new: dict[int, list[int]] = {}
            for row in await tx.rows(_NEW, params):
                new.setdefault(row["story_id"], []).append(row["id"])
            return await _heads(tx, list(new), samples=samples, new=new)

        return await self._doors.read(read)

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
        """Make two stories one; the old id leads to the one that stays, whose id is given back."""

        async def write(tx: Transaction) -> int:
            gone, stays = await _living_id(tx, story_id), await _living_id(tx, into)
            if gone != stays:
                await tx.run(_BUMP)
                await tx.run(_MOVE_ALL, {"story_id": gone, "into": stays})
                await tx.run(_MERGE, {"story_id": gone, "into": stays})
                await touch_stories(tx, [gone, stays])
            return stays

        return await self._doors.write(write)

    async def move(self, article_id: int, into: int | None) -> int:
        """Put an article into another story, or into one of its own (None); the id of that story."""

        async def write(tx: Transaction) -> int:
            row = await tx.row(_ARTICLE, {"article_id": article_id})
            if row is None:
                raise NotFoundError(article_id)
            goal = await open_or_join(tx, Placement(story_id=into), created_at=row["filed_at"])
            await tx.run(_BUMP)
            await tx.run(_MOVE_ONE, {"article_id": article_id, "into": goal})
            await touch_stories(tx, [row["story_id"], goal])
            return goal

        return await self._doors.write(write)


async def find_candidates(tx: Transaction, terms: Sequence[str]) -> list[Candidate]:
    """The living stories sharing the rarest of the terms, the likeliest first."""
    rows = await tx.rows(_RARITY, {"terms": dump(list(terms), "terms"), "most": _COMMON})
    known = {row["term"]: row["articles"] for row in rows if row["articles"]}
    rare = _rarest({term: number for term, number in known.items() if number < _COMMON})
    common = [term for term, number in known.items() if number >= _COMMON]
    newest = await tx.number(_NEWEST_ARTICLE)
    params = {
        "rare": _dump_weights(rare, known),
        "common": _dump_weights(common, known),
        "oldest": newest - _RECENT,
        "most": _MOST_CANDIDATES,
    }
    return await _candidates(tx, [row["story_id"] for row in await tx.rows(_SHARING, params)])


def _rarest(known: dict[str, int]) -> list[str]:
    chosen: list[str] = []
    left = _BUDGET
    for term in sorted(known, key=lambda term: (known[term], term)):
        left -= known[term]
        if left < 0 and chosen:
            break
        chosen.append(term)
    return chosen


def _dump_weights(terms: Sequence[str], known: dict[str, int]) -> str:
    """What sharing a term is worth: the fewer articles have it, the more."""
    return dump({term: 1 / math.log2(2 + known[term]) for term in terms}, "terms")


async def _candidates(tx: Transaction, story_ids: Sequence[int]) -> list[Candidate]:
    found: dict[int, list[sqlite3.Row]] = {}
    for row in await tx.rows(_FEATURES, {"ids": dump_ids(story_ids), "most": _MOST_FEATURES}):
        found.setdefault(row["story_id"], []).append(row)
    return [
        Candidate(
            story_id=story_id,
            running_id=found[story_id][0]["running_id"],
            features=tuple(load(row["features"]) for row in found[story_id]),
        )
        for story_id in story_ids
    ]


async def open_or_join(tx: Transaction, placement: Placement, *, created_at: str) -> int:
    """The story a placement means: an existing one, or a new one; raises `NotFoundError` for one that is not there."""
    if placement.story_id is None:
        running_id = None if placement.running_id is None else await _running_of(tx, placement.running_id)
        return await tx.insert(_OPEN, {"running_id": running_id, "created_at": created_at})
    story_id = await _living_id(tx, placement.story_id)
    if placement.running_id is not None and placement.running_id != story_id:
        running_id = await _running_of(tx, placement.running_id)
        await tx.run(_SET_RUNNING, {"story_id": story_id, "running_id": running_id})
    return story_id


async def touch_stories(tx: Transaction, story_ids: Sequence[int]) -> None:
    """Bring ``newest_at`` up to date after articles came, went or moved."""
    await tx.run(_TOUCH, {"ids": dump_ids(story_ids)})


async def _running_of(tx: Transaction, running_id: int) -> int:
    """The running story by its own id or by that of any story in it."""
    row = await tx.row(_STORY, {"story_id": running_id})
    if row is None:
        raise NotFoundError(running_id)
    return int(row["running_id"] or row["id"])


async def _living_id(tx: Transaction, story_id: int) -> int:
    """The id at the end of the merges; raises `NotFoundError`."""
    row = await tx.row(_STORY, {"story_id": story_id})
    while row is not None and row["merged_into"] is not None:
        row = await tx.row(_STORY, {"story_id": row["merged_into"]})
    if row is None:
        raise NotFoundError(story_id)
    return int(row["id"])


async def _heads(
    tx: Transaction, story_ids: Sequence[int], *, samples: bool, new: dict[int, list[int]] | None = None
) -> list[StoryHead]:
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
            new_ids=tuple((new or {}).get(story_id, ())),
        )
        for story_id in story_ids
        if story_id in members
    ]
