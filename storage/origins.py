"""Which articles are one piece of reporting, noted when they are filed. Functions of one transaction."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from storage.doors import Transaction
from storage.values import dump_ids

_MOST_ALIKE = 200  # articles an article's marks lead to that are looked at, the newest

_FORGET = "DELETE FROM origin WHERE article_id IN (SELECT value FROM json_each(:ids))"
_FORGET_MARKS = "DELETE FROM origin_mark WHERE article_id IN (SELECT value FROM json_each(:ids))"
_ALIKE = """
SELECT origin.article_id, origin.origin_id, origin.print FROM origin WHERE origin.article_id IN (
    SELECT DISTINCT origin_mark.article_id FROM json_each(:marks) AS wanted
    CROSS JOIN origin_mark ON origin_mark.mark = wanted.value
    ORDER BY origin_mark.article_id DESC LIMIT :most)
"""
_INSERT = "INSERT INTO origin (article_id, origin_id, print) VALUES (:article_id, :origin_id, :print)"
_INSERT_MARK = "INSERT INTO origin_mark (mark, article_id) VALUES (:mark, :article_id)"
_JOIN = "UPDATE origin SET origin_id = :origin_id WHERE origin_id IN (SELECT value FROM json_each(:ids))"


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginPrint:
    """What tells the reprints of an article; the store only keeps it. Articles of one piece share some ``marks``.

    ``is_same`` says of two prints whether they are of one piece; it must be pure.
    """

    print: str
    marks: tuple[int, ...]
    is_same: Callable[[str, str], bool]


async def note(tx: Transaction, article_id: int, own: OriginPrint) -> None:
    """Note which piece the article is: the oldest among those it is one with."""
    await forget(tx, [article_id])
    alike = await tx.rows(_ALIKE, {"marks": dump_ids(own.marks), "most": _MOST_ALIKE})
    same = {int(row["origin_id"]) for row in alike if own.is_same(row["print"], own.print)}
    origin_id = min(same, default=article_id)
    if len(same) > 1:
        await tx.run(_JOIN, {"origin_id": origin_id, "ids": dump_ids(same)})
    await tx.run(_INSERT, {"article_id": article_id, "origin_id": origin_id, "print": own.print})
    marks = [{"mark": mark, "article_id": article_id} for mark in dict.fromkeys(own.marks)]
    if marks:
        await tx.many(_INSERT_MARK, marks)


async def forget(tx: Transaction, article_ids: list[int]) -> None:
    """Delete what was noted of these articles."""
    for statement in (_FORGET, _FORGET_MARKS):
        await tx.run(statement, {"ids": dump_ids(article_ids)})
