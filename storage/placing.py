"""Which article is in which story: what a placing changes, and what an editor does. Functions of one transaction."""

from __future__ import annotations

from collections.abc import Sequence

from storage.doors import Transaction
from storage.errors import NotFoundError
from storage.records import Placement
from storage.running import follow, link
from storage.values import dump_ids

_STORY = "SELECT id, running_id, merged_into FROM story WHERE id = :story_id"
_OPEN = "INSERT INTO story (running_id, created_at) VALUES (NULL, :created_at)"
_TOUCH = """
UPDATE story SET newest_at = (
    SELECT max(article.filed_at) FROM article WHERE article.story_id = story.id AND article.removed_at IS NULL
) WHERE id IN (SELECT value FROM json_each(:ids))
"""
_BUMP = "UPDATE counter SET value = value + 1 WHERE name = 'change'"
_MOVE_ALL = """
UPDATE article SET story_id = :into, change = (SELECT value FROM counter WHERE name = 'change')
WHERE story_id = :story_id
"""
_MERGE = "UPDATE story SET merged_into = :into WHERE id = :story_id"
_INHERIT = "UPDATE story SET kept = max(kept, (SELECT kept FROM story WHERE id = :story_id)) WHERE id = :into"
_KEEP = "UPDATE story SET kept = 1 WHERE id = :story_id"
_ARTICLE = "SELECT id, story_id, filed_at FROM article WHERE id = :article_id AND removed_at IS NULL"
_HELD = """
SELECT count(*) FROM article WHERE story_id = :story_id AND (:removed OR removed_at IS NULL)
"""
_REOPEN = "UPDATE story SET merged_into = NULL WHERE id = :story_id"
# Names that were somebody's only because the story was one are looked at again (see `People.fill`).
_MOVE_ONE = """
UPDATE article SET story_id = :into, change = (SELECT value FROM counter WHERE name = 'change'),
    people_of = CASE WHEN story_id <> :into AND EXISTS (
        SELECT 1 FROM spelling WHERE spelling.article_id = article.id AND spelling.rule LIKE '% in one story'
    ) THEN NULL ELSE people_of END
WHERE id = :article_id
"""
_PART = "INSERT OR IGNORE INTO parted (story_id, other_id) VALUES (:one, :other), (:other, :one)"
_JOIN = "DELETE FROM parted WHERE :one IN (story_id, other_id) AND :other IN (story_id, other_id)"
_PARTED_TOO = """
INSERT OR IGNORE INTO parted (story_id, other_id)
SELECT :into, other_id FROM parted WHERE story_id = :story_id AND other_id <> :into
UNION ALL SELECT story_id, :into FROM parted WHERE other_id = :story_id AND story_id <> :into
"""
_FORGET_PARTED = "DELETE FROM parted WHERE :story_id IN (story_id, other_id)"


async def settle(tx: Transaction, placement: Placement, *, created_at: str) -> int:
    """Do what a placement says; the id of the new article's story. Raises `NotFoundError` for a story not there."""
    for gone, stays in placement.merges:
        await merge_stories(tx, gone, stays)
    if placement.story_id is None:
        story_id = await tx.insert(_OPEN, {"created_at": created_at})
    else:
        story_id = await living_id(tx, placement.story_id)
    await _move_all(tx, placement.moves, own=story_id, created_at=created_at)
    for other_id in placement.running:
        await link(tx, story_id, other_id)
    return story_id


async def _move_all(tx: Transaction, moves: Sequence[tuple[int, int]], *, own: int, created_at: str) -> None:
    stories = {0: own}
    if moves:
        await tx.run(_BUMP)
    for article_id, into in moves:
        row = await tx.row(_ARTICLE, {"article_id": article_id})
        if row is None:
            raise NotFoundError(article_id)
        if into not in stories:
            stories[into] = await (living_id(tx, into) if into > 0 else tx.insert(_OPEN, {"created_at": created_at}))
        if into <= 0:  # what an editor parted the story from, its article stays parted from in a new one
            await tx.run(_PARTED_TOO, {"story_id": row["story_id"], "into": stories[into]})
            await follow(tx, row["story_id"], stories[into])
        await _move(tx, article_id, row["story_id"], stories[into])
        await link(tx, row["story_id"], stories[into])


async def _move(tx: Transaction, article_id: int, story_id: int, into: int) -> None:
    """Move one article; a story left without a living one leads to where its last went.

    Removed ones stay in it, and open it again when they come back.
    """
    await tx.run(_MOVE_ONE, {"article_id": article_id, "into": into})
    if story_id != into and not await tx.number(_HELD, {"story_id": story_id, "removed": False}):
        if await tx.number(_HELD, {"story_id": story_id, "removed": True}):
            await tx.run(_MERGE, {"story_id": story_id, "into": into})
        else:
            await merge_stories(tx, story_id, into)
    await touch_stories(tx, [story_id, into])


async def reopen(tx: Transaction, story_id: int) -> None:
    """A removed article of the story is back: its number stands for it again, wherever it led meanwhile."""
    await tx.run(_REOPEN, {"story_id": story_id})
    await touch_stories(tx, [story_id])


async def merge_stories(tx: Transaction, story_id: int, into: int) -> int:
    """Make two stories one; the old id leads to the one that stays, whose id is given back."""
    gone, stays = await living_id(tx, story_id), await living_id(tx, into)
    if gone != stays:
        both = {"story_id": gone, "into": stays}
        await tx.run(_BUMP)
        for step in (_MOVE_ALL, _MERGE, _INHERIT, _PARTED_TOO):
            await tx.run(step, both)
        await tx.run(_FORGET_PARTED, {"story_id": gone})
        await follow(tx, gone, stays, forget=True)
        await link(tx, gone, stays)
        await touch_stories(tx, [gone, stays])
    return stays


async def merge_by_hand(tx: Transaction, story_id: int, into: int) -> int:
    """An editor says that two stories are one: nothing parts them again."""
    gone, stays = await living_id(tx, story_id), await living_id(tx, into)
    await tx.run(_JOIN, {"one": gone, "other": stays})
    await merge_stories(tx, gone, stays)
    await tx.run(_KEEP, {"story_id": stays})
    return stays


async def move_by_hand(tx: Transaction, article_id: int, into: int | None) -> int:
    """An editor puts an article elsewhere: nothing brings it back, or makes one of the two stories."""
    row = await tx.row(_ARTICLE, {"article_id": article_id})
    if row is None:
        raise NotFoundError(article_id)
    left = int(row["story_id"])
    if into is None:
        goal = await tx.insert(_OPEN, {"created_at": row["filed_at"]})
        await link(tx, left, goal)
    else:
        goal = await living_id(tx, into)
    if goal != left:
        await tx.run(_BUMP)
        await tx.run(_PART, {"one": left, "other": goal})
        await _move(tx, article_id, left, goal)
    await tx.run(_KEEP, {"story_id": goal})
    return goal


async def touch_stories(tx: Transaction, story_ids: Sequence[int]) -> None:
    """Bring ``newest_at`` up to date after articles came, went or moved."""
    await tx.run(_TOUCH, {"ids": dump_ids(story_ids)})


async def living_id(tx: Transaction, story_id: int) -> int:
    """The story, or the one it was merged into; raises `NotFoundError`."""
    row = await tx.row(_STORY, {"story_id": story_id})
    while row is not None and row["merged_into"] is not None:
        row = await tx.row(_STORY, {"story_id": row["merged_into"]})
    if row is None:
        raise NotFoundError(story_id)
    return int(row["id"])
