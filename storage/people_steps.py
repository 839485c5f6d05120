"""What an editor said of two people, with what stood before, so that it can be undone as if it had never been said.

Steps are undone from the newest on: what an older one stood on is then as it left it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from storage.doors import Transaction
from storage.values import dump, dump_ids, load

_SPELLINGS = """
SELECT article_id, name, person_id, rule FROM spelling WHERE person_id IN (SELECT value FROM json_each(:ids))
"""
_NAMES = "SELECT DISTINCT person_id, name FROM person_key WHERE person_id IN (SELECT value FROM json_each(:ids))"
_DECISIONS = """
SELECT name, person_id, joined, decided_at FROM person_decision
WHERE person_id IN (SELECT value FROM json_each(:ids)) OR name IN (SELECT value FROM json_each(:names))
"""
_MERGED = """
SELECT id, merged_into FROM person
WHERE id IN (SELECT value FROM json_each(:ids)) OR merged_into IN (SELECT value FROM json_each(:ids))
"""
_NOTE = """
INSERT INTO person_step (kind, one_id, other_id, decided_at, before) VALUES (:kind, :one, :other, :at, :before)
"""
_LAST = """
SELECT id, kind, one_id, other_id, before FROM person_step WHERE undone = 0 ORDER BY id DESC LIMIT 1
"""
_UNDONE = "UPDATE person_step SET undone = 1 WHERE id = :step_id"

_TOUCH = """
UPDATE article SET change = (SELECT value FROM counter WHERE name = 'change')
WHERE id IN (
    SELECT article_id FROM spelling WHERE person_id IN (SELECT value FROM json_each(:ids)) AND living = 1
)
"""
_BUMP = "UPDATE counter SET value = value + 1 WHERE name = 'change'"
_PUT_BACK = """
UPDATE spelling SET person_id = :person_id, rule = :rule WHERE article_id = :article_id AND name = :name
"""
_MOVE = "UPDATE spelling SET person_id = :into WHERE person_id = :person_id AND name = :name"
_KEYS = "SELECT DISTINCT key, name FROM person_key WHERE person_id IN (SELECT value FROM json_each(:ids))"
_DROP_KEYS = "DELETE FROM person_key WHERE person_id IN (SELECT value FROM json_each(:ids))"
_PUT_KEY = "INSERT OR IGNORE INTO person_key (key, person_id, name) VALUES (:key, :person_id, :name)"
_BORNE = """
SELECT DISTINCT person_id, name FROM spelling WHERE person_id IN (SELECT value FROM json_each(:ids))
"""
_SET_MERGED = "UPDATE person SET merged_into = :into WHERE id = :person_id"
_DROP_DECISIONS = """
DELETE FROM person_decision
WHERE person_id IN (SELECT value FROM json_each(:ids)) OR name IN (SELECT value FROM json_each(:names))
"""
_DECIDE = """
INSERT OR REPLACE INTO person_decision (name, person_id, joined, decided_at)
VALUES (:name, :person_id, :joined, :decided_at)
"""


@dataclass(frozen=True, slots=True)
class Undone:
    """The step that holds no more, and the people who are as they were."""

    kind: str
    people: tuple[int, ...]


async def state_of(tx: Transaction, people: Sequence[int]) -> dict[str, Any]:
    """All that an editor's word on these people may change."""
    ids = {"ids": dump_ids(people)}
    names = [[row["person_id"], row["name"]] for row in await tx.rows(_NAMES, ids)]
    about = {**ids, "names": dump([name for _, name in names], "names")}
    return {
        "spellings": [[*row] for row in await tx.rows(_SPELLINGS, ids)],
        "names": names,
        "decisions": [[*row] for row in await tx.rows(_DECISIONS, about)],
        "merged": [[*row] for row in await tx.rows(_MERGED, ids)],
    }


async def note(tx: Transaction, kind: str, one: int, other: int, at: str, before: Mapping[str, Any]) -> None:
    """Keep a step with what `state_of` told before it."""
    step = {"kind": kind, "one": one, "other": other, "at": at, "before": dump(before, "step")}
    await tx.run(_NOTE, step)


async def undo_last(tx: Transaction) -> Undone | None:
    """Put back what stood before the newest step that still holds; None where there is none.

    A name that came in since goes to whoever bore it before; a new one stays with whom it was joined to.
    """
    row = await tx.row(_LAST)
    if row is None:
        return None
    before, people = load(row["before"]), (row["one_id"], row["other_id"])
    ids = {"ids": dump_ids(people)}
    keys = [(key["key"], key["name"]) for key in await tx.rows(_KEYS, ids)]
    await tx.run(_BUMP)
    await tx.run(_TOUCH, ids)
    await _put_names_back(tx, before, people, is_part=row["kind"] == "part")
    await _put_decisions_back(tx, before, ids)
    await tx.many(_SET_MERGED, ({"person_id": who, "into": into} for who, into in before["merged"]))
    await _key_again(tx, ids, keys, before["names"])
    await tx.run(_TOUCH, ids)
    await tx.run(_UNDONE, {"step_id": row["id"]})
    return Undone(row["kind"], (people[0],) if row["kind"] == "part" else people)


async def _put_names_back(
    tx: Transaction, before: Mapping[str, Any], people: tuple[int, int], *, is_part: bool
) -> None:
    one, other = people
    if is_part:  # who was made by the step is nobody again
        for row in await tx.rows(_BORNE, {"ids": dump_ids([other])}):
            await tx.run(_MOVE, {"into": one, "person_id": other, "name": row["name"]})
        await tx.run(_SET_MERGED, {"person_id": other, "into": one})
    else:
        theirs = {who: {name for owner, name in before["names"] if owner == who} for who in people}
        for name in sorted(theirs[other] - theirs[one]):
            await tx.run(_MOVE, {"into": other, "person_id": one, "name": name})
    fields = ("article_id", "name", "person_id", "rule")
    await tx.many(_PUT_BACK, (dict(zip(fields, row, strict=True)) for row in before["spellings"]))


async def _put_decisions_back(tx: Transaction, before: Mapping[str, Any], ids: Mapping[str, str]) -> None:
    names = dump([name for _, name in before["names"]], "names")
    await tx.run(_DROP_DECISIONS, {**ids, "names": names})
    fields = ("name", "person_id", "joined", "decided_at")
    await tx.many(_DECIDE, (dict(zip(fields, row, strict=True)) for row in before["decisions"]))


async def _key_again(
    tx: Transaction, ids: Mapping[str, str], keys: Iterable[tuple[str, str]], before: Iterable[tuple[int, str]]
) -> None:
    """Have each person found by the names that are theirs now."""
    bears = {(row["person_id"], row["name"]) for row in await tx.rows(_BORNE, ids)} | {
        (who, name) for who, name in before
    }
    by_name: dict[str, list[str]] = {}
    for key, name in keys:
        by_name.setdefault(name, []).append(key)
    await tx.run(_DROP_KEYS, ids)
    rows = ({"key": key, "person_id": who, "name": name} for who, name in bears for key in by_name.get(name, ()))
    await tx.many(_PUT_KEY, rows)
