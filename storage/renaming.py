"""The people of an article that is read anew: who bears a name now, and the same numbers for the same people."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence

from storage.doors import Transaction
from storage.spellings import BY_EDITOR, Before, Named, Recogniser, drop, file_people
from storage.values import dump_ids

_OF = "SELECT name, person_id, start, quotes, rule FROM spelling WHERE article_id = :article_id"
_ELSEWHERE = """
SELECT DISTINCT wanted.value AS person_id FROM json_each(:ids) AS wanted WHERE EXISTS (
    SELECT 1 FROM spelling WHERE spelling.person_id = wanted.value AND spelling.living = 1
      AND spelling.article_id <> :article_id
)
"""
_JUDGED = """
SELECT DISTINCT person_id FROM person_decision WHERE person_id IN (SELECT value FROM json_each(:ids))
"""
_DROP_KEYS = """
DELETE FROM person_key WHERE person_id = :person_id AND name = :name AND NOT EXISTS (
    SELECT 1 FROM spelling
    WHERE spelling.person_id = :person_id AND spelling.living = 1 AND spelling.name = :name
)
"""
_SET_BODY = "UPDATE person SET is_body = :is_body WHERE id = :person_id AND is_body <> :is_body"
_LEAD_ON = """
UPDATE person SET merged_into = :into
WHERE (id = :gone OR merged_into = :gone) AND id <> :into AND NOT EXISTS (
    SELECT 1 FROM person_decision WHERE person_id = :gone AND joined = 1
)
"""


async def file_people_anew(
    tx: Transaction, named: Sequence[Named], recogniser: Recogniser, *, article_id: int, story_id: int
) -> bool:
    """Put down the names of an article in place of those it has; whether any answer may change by it.

    Whom no other article names keeps their number, if they are nobody else by now; if they are, it leads to them. Of
    whom an editor has said something, a name stays theirs.
    """
    before = await tx.rows(_OF, {"article_id": article_id})
    people = {"ids": dump_ids({row["person_id"] for row in before})}
    elsewhere = {row["person_id"] for row in await tx.rows(_ELSEWHERE, {**people, "article_id": article_id})}
    only_here = {row["name"]: int(row["person_id"]) for row in before if row["person_id"] not in elsewhere}
    judged = {row["person_id"] for row in await tx.rows(_JUDGED, people)}
    held = {
        row["name"]: (int(row["person_id"]), str(row["rule"]))
        for row in before
        if row["person_id"] in judged or row["rule"] == BY_EDITOR
    }
    await drop(tx, article_id)
    was = Before(only_here=only_here, held=held)
    await file_people(tx, named, recogniser, article_id=article_id, story_id=story_id, before=was)
    after = await tx.rows(_OF, {"article_id": article_id})
    await _forget_names(tx, before, after)
    await _tell_bodies(tx, named, after)
    await _lead_on(tx, only_here, after)
    return {tuple(row) for row in before} != {tuple(row) for row in after}


async def _forget_names(tx: Transaction, before: Sequence[sqlite3.Row], after: Sequence[sqlite3.Row]) -> None:
    """Nobody is looked for under a name that no article gives them any more."""
    gone = {(row["person_id"], row["name"]) for row in before} - {(row["person_id"], row["name"]) for row in after}
    for person_id, name in sorted(gone):
        await tx.run(_DROP_KEYS, {"person_id": person_id, "name": name})


async def _tell_bodies(tx: Transaction, named: Sequence[Named], after: Sequence[sqlite3.Row]) -> None:
    bodies = {one.name: one.is_body for one in named}
    rows = [row for row in after if row["rule"] != BY_EDITOR]
    await tx.many(_SET_BODY, [{"person_id": row["person_id"], "is_body": bodies[row["name"]]} for row in rows])


async def _lead_on(tx: Transaction, only_here: Mapping[str, int], after: Sequence[sqlite3.Row]) -> None:
    """Whoever is nobody any more leads to the bearer of their name, for buttons that know the old number."""
    bearers = {row["name"]: int(row["person_id"]) for row in after}
    for name, gone in only_here.items():
        if gone not in bearers.values() and name in bearers:
            await tx.run(_LEAD_ON, {"gone": gone, "into": bearers[name]})
