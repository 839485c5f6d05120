"""Articles past their time: their words leave the file, and what remains keeps them from coming back."""

from __future__ import annotations

from storage import origins
from storage.doors import Transaction
from storage.filing import next_change
from storage.placing import touch_stories
from storage.spellings import forget
from storage.values import dump_ids

_OLD = """
SELECT article.id, article.story_id FROM article
WHERE article.filed_at < :before AND EXISTS (
    SELECT 1 FROM revision JOIN brief ON brief.revision_id = revision.id WHERE revision.article_id = article.id
)
ORDER BY article.filed_at LIMIT :most
"""
_TAKE_OUT = """
UPDATE article SET removed_at = coalesce(removed_at, :at), change = :change, features = '{}'
WHERE id IN (SELECT value FROM json_each(:ids))
"""
_DELETE_TERMS = "DELETE FROM term WHERE article_id IN (SELECT value FROM json_each(:ids))"
_DELETE_QUOTES = "DELETE FROM quote WHERE article_id IN (SELECT value FROM json_each(:ids))"
_DELETE_BRIEFS = """
DELETE FROM brief WHERE revision_id IN (
    SELECT id FROM revision WHERE article_id IN (SELECT value FROM json_each(:ids))
)
"""
_BLANK_REVISIONS = """
UPDATE revision SET headline = '', text = '', byline = '[]', outlet = NULL
WHERE article_id IN (SELECT value FROM json_each(:ids))
"""


async def forget_before(tx: Transaction, before: str, at: str, most: int) -> int:
    """Delete the words of at most ``most`` articles filed before that time; how many these were."""
    rows = await tx.rows(_OLD, {"before": before, "most": most})
    if not rows:
        return 0
    ids = {"ids": dump_ids(row["id"] for row in rows)}
    await tx.run(_TAKE_OUT, {**ids, "at": at, "change": await next_change(tx)})
    for statement in (_DELETE_TERMS, _DELETE_QUOTES, _DELETE_BRIEFS, _BLANK_REVISIONS):
        await tx.run(statement, ids)
    await forget(tx, [row["id"] for row in rows])
    await origins.forget(tx, [row["id"] for row in rows])
    await touch_stories(tx, sorted({row["story_id"] for row in rows}))
    return len(rows)
