"""Which stories are events of one running story: links, and an editor's word on them. Functions of one transaction.

A running story is known by the number of one of its stories, its root, whose own ``running_id`` is NULL.
"""

from __future__ import annotations

from collections.abc import Sequence
from sqlite3 import Row

from storage.doors import Transaction
from storage.errors import NotFoundError
from storage.values import dump, dump_ids, load

_STORY = "SELECT id, running_id FROM story WHERE id = :story_id"
_LINK = """
UPDATE story SET running_id = :running_id
WHERE (id = :other_id OR running_id = :other_id) AND id <> :running_id
"""
_GROUP = "SELECT id, running_id, merged_into FROM story WHERE id = :root OR running_id = :root ORDER BY id"
_IS_UNLINKED = """
SELECT EXISTS (
    SELECT 1 FROM unlinked
    JOIN story AS mine ON mine.id = unlinked.story_id
    JOIN story AS its ON its.id = unlinked.other_id
    WHERE coalesce(mine.running_id, mine.id) = :low AND coalesce(its.running_id, its.id) = :high
)
"""
_SET = "UPDATE story SET running_id = :root WHERE id = :story_id"
_MARK = "INSERT OR IGNORE INTO unlinked (story_id, other_id) VALUES (:one, :other), (:other, :one)"
_MARKS = """
SELECT story_id, other_id FROM unlinked
WHERE story_id IN (SELECT value FROM json_each(:ids)) AND other_id IN (SELECT value FROM json_each(:ids))
"""
_UNMARK = """
DELETE FROM unlinked
WHERE story_id IN (SELECT value FROM json_each(:ids)) AND other_id IN (SELECT value FROM json_each(:others))
   OR other_id IN (SELECT value FROM json_each(:ids)) AND story_id IN (SELECT value FROM json_each(:others))
"""
_FOLLOW = """
INSERT OR IGNORE INTO unlinked (story_id, other_id)
SELECT :into, other_id FROM unlinked WHERE story_id = :story_id AND other_id <> :into
UNION ALL SELECT story_id, :into FROM unlinked WHERE other_id = :story_id AND story_id <> :into
"""
_FORGET = "DELETE FROM unlinked WHERE :story_id IN (story_id, other_id)"
_NOTE = "INSERT INTO running_step (story_id, before) VALUES (:story_id, :before)"
_LAST = "SELECT id, story_id, before FROM running_step WHERE undone = 0 ORDER BY id DESC LIMIT 1"
_UNDONE = "UPDATE running_step SET undone = 1 WHERE id = :step_id"
# What was linked to a story that is no root any more goes where it went.
_SETTLE = """
UPDATE story SET running_id = (SELECT root.running_id FROM story AS root WHERE root.id = story.running_id)
WHERE running_id IN (SELECT value FROM json_each(:ids))
  AND running_id IN (SELECT root.id FROM story AS root WHERE root.running_id IS NOT NULL)
"""


async def link(tx: Transaction, one: int, other: int) -> None:
    """Make two stories events of one running story, unless an editor parted the two running stories they are of."""
    low, high = sorted([await running_of(tx, one), await running_of(tx, other)])
    if low != high and not await tx.number(_IS_UNLINKED, {"low": low, "high": high}):
        await tx.run(_LINK, {"running_id": low, "other_id": high})


async def running_of(tx: Transaction, story_id: int) -> int:
    """The running story of a story, which is its own id where it stands alone. Raises `NotFoundError`."""
    row = await tx.row(_STORY, {"story_id": story_id})
    if row is None:
        raise NotFoundError(story_id)
    return int(row["running_id"] or row["id"])


async def follow(tx: Transaction, story_id: int, into: int, *, forget: bool = False) -> None:
    """What an editor unlinked a story from, another is unlinked from too: it holds articles of the first."""
    await tx.run(_FOLLOW, {"story_id": story_id, "into": into})
    if forget:
        await tx.run(_FORGET, {"story_id": story_id})


async def link_by_hand(tx: Transaction, one: int, other: int) -> None:
    """An editor says that two stories are of one running story, whatever was said of the two before."""
    ids = [row["id"] for row in await _group(tx, one)]
    others = [row["id"] for row in await _group(tx, other)]
    await _note(tx, one, [*ids, *others])
    await tx.run(_UNMARK, {"ids": dump_ids(ids), "others": dump_ids(others)})
    await link(tx, one, other)


async def unlink_by_hand(tx: Transaction, story_id: int, other: int | None) -> bool:
    """An editor says that a story is no event of its running story, or of that of another story.

    No later article links it with that one (None: with any story it was linked with). False where it stood alone.
    """
    group = await _group(tx, story_id)
    mine = {story_id}
    for _ in group:  # what was merged into it goes with it
        mine |= {row["id"] for row in group if row["merged_into"] in mine}
    rest = [row["id"] for row in group if row["id"] not in mine]
    living = [row["id"] for row in group if row["id"] not in mine and row["merged_into"] is None]
    if other is None and not living:
        return False
    await _note(tx, story_id, [*mine, *rest, *([] if other is None else [other])])
    if other is None or other in rest:
        for members in (sorted(mine), rest):
            for member in members:
                await tx.run(_SET, {"root": None if member == members[0] else members[0], "story_id": member})
    for one in living if other is None else [other]:
        await tx.run(_MARK, {"one": story_id, "other": one})
    return True


async def undo(tx: Transaction) -> int | None:
    """Take back the last thing an editor did to links; the story it was done to, None where nothing is left."""
    step = await tx.row(_LAST)
    if step is None:
        return None
    before = load(step["before"])
    ids = [story_id for story_id, _ in before["running"]]
    for story_id, root in before["running"]:
        await tx.run(_SET, {"root": root, "story_id": story_id})
    await tx.run(_SETTLE, {"ids": dump_ids(ids)})
    await tx.run(_UNMARK, {"ids": dump_ids(ids), "others": dump_ids(ids)})
    for one, other in before["unlinked"]:
        await tx.run(_MARK, {"one": one, "other": other})
    await tx.run(_UNDONE, {"step_id": step["id"]})
    return int(step["story_id"])


async def _group(tx: Transaction, story_id: int) -> Sequence[Row]:
    return await tx.rows(_GROUP, {"root": await running_of(tx, story_id)})


async def _note(tx: Transaction, story_id: int, ids: Sequence[int]) -> None:
    running = []
    for one in dict.fromkeys(ids):
        row = await tx.row(_STORY, {"story_id": one})
        if row is not None:
            running.append([one, row["running_id"]])
    marks = [[row["story_id"], row["other_id"]] for row in await tx.rows(_MARKS, {"ids": dump_ids(ids)})]
    before = dump({"running": running, "unlinked": marks}, "before")
    await tx.run(_NOTE, {"story_id": story_id, "before": before})
