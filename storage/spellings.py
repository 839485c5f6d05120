"""The people of one filing: each name an article prints goes to the person who bears it, inside the transaction.

Who is who is decided by the caller's `Recogniser`, a pure one; here it only gets those who may be meant, so that
filing costs the same in a large store.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from storage.doors import Transaction
from storage.values import dump, dump_ids, load, refuse_unstorable

BY_EDITOR = "editor"
_A_KEY = 12  # people looked at for a key, the newest first
_IN_STORY = 12  # newest articles of the same story whose names are looked at
_EVIDENCE = 3  # newest articles of a person whose evidence is weighed

_DELETE = "DELETE FROM spelling WHERE article_id = :article_id"
_DELETE_IN_STORY = "DELETE FROM spelling WHERE article_id = :article_id AND rule LIKE '% in one story'"
_NAMES_IN = "SELECT name FROM spelling WHERE article_id = :article_id"
_SILENCE = "UPDATE spelling SET living = 0 WHERE article_id IN (SELECT value FROM json_each(:ids))"
# Whose names were made somebody else's meanwhile, only for those in answers, comes back as that one's.
_UNSILENCE = """
UPDATE spelling
SET living = 1, person_id = (SELECT coalesce(merged_into, id) FROM person WHERE person.id = spelling.person_id)
WHERE article_id = :article_id
"""
_FORGET = "DELETE FROM spelling WHERE article_id IN (SELECT value FROM json_each(:ids))"
# All that is asked first, in one go: who has a name of these keys (of each key the newest few, by the index, so that a
# key that thousands share costs no more than a rare one), who is named in the story, what an editor said, and the last
# number given out.
_ASK = """
SELECT 'name' AS what, person_key.person_id, person_key.name, person_key.key
FROM json_each(:keys) AS wanted
CROSS JOIN person_key ON person_key.key = wanted.value AND person_key.person_id IN (
    SELECT near.person_id FROM person_key AS near WHERE near.key = wanted.value
    ORDER BY near.person_id DESC LIMIT :most)
UNION
SELECT 'name', spelling.person_id, spelling.name, ''
FROM article CROSS JOIN spelling ON spelling.article_id = article.id
WHERE article.id IN (
    SELECT near.id FROM article AS near WHERE near.story_id = :story_id AND near.removed_at IS NULL
    ORDER BY near.filed_at DESC LIMIT :in_story)
UNION
SELECT CASE person_decision.joined WHEN 1 THEN 'joined' ELSE 'never' END, person_decision.person_id,
       person_decision.name, ''
FROM person_decision WHERE person_decision.name IN (SELECT value FROM json_each(:names))
UNION
SELECT 'last', coalesce(max(id), 0), '', '' FROM person
"""
# The newest articles of each person, those of the story, and every other name (its evidence NULL).
_SHOWN = """
SELECT spelling.person_id, spelling.name, spelling.evidence, article.story_id
FROM json_each(:ids) AS wanted
CROSS JOIN spelling ON spelling.person_id = wanted.value AND spelling.living = 1 AND spelling.article_id IN (
    SELECT near.article_id FROM spelling AS near
    WHERE near.person_id = wanted.value AND near.living = 1 ORDER BY near.article_id DESC LIMIT :most)
CROSS JOIN article ON article.id = spelling.article_id
UNION ALL
SELECT spelling.person_id, spelling.name, spelling.evidence, article.story_id
FROM article CROSS JOIN spelling ON spelling.article_id = article.id
WHERE article.id IN (
    SELECT near.id FROM article AS near WHERE near.story_id = :story_id AND near.removed_at IS NULL
    ORDER BY near.filed_at DESC LIMIT :in_story)
  AND spelling.person_id IN (SELECT value FROM json_each(:ids))
UNION ALL
SELECT DISTINCT person_id, name, NULL, NULL FROM person_key WHERE person_id IN (SELECT value FROM json_each(:ids))
"""
_NEW_PERSON = "INSERT INTO person (merged_into) VALUES (NULL)"
# Rows as one JSON list: one statement an article, however many names it has.
_INSERT_PEOPLE = """
INSERT INTO person (id, is_body)
SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each(:rows)
"""
_INSERT = """
INSERT INTO spelling (article_id, name, person_id, living, start, quotes, rule, evidence)
SELECT :article_id, json_extract(value, '$.name'), json_extract(value, '$.person_id'), 1,
       json_extract(value, '$.start'), json_extract(value, '$.quotes'), json_extract(value, '$.rule'),
       json_extract(value, '$.evidence')
FROM json_each(:rows)
"""
_INSERT_KEYS = """
INSERT OR IGNORE INTO person_key (key, person_id, name)
SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]') FROM json_each(:rows)
"""
_GUESSED = """
SELECT DISTINCT spelling.person_id, spelling.name FROM spelling
WHERE spelling.rule = 'only bearer known' AND spelling.person_id IN (SELECT value FROM json_each(:ids))
"""
_COPY_KEYS = """
INSERT OR IGNORE INTO person_key (key, person_id, name)
SELECT key, :into, name FROM person_key WHERE person_id = :person_id AND name = :name
"""
_MOVE_GUESSED = """
UPDATE spelling SET person_id = :into, rule = ''
WHERE person_id = :person_id AND name = :name AND rule = 'only bearer known'
"""
_BUMP = "UPDATE counter SET value = value + 1 WHERE name = 'change'"
# An article whose names go to somebody else has to be taken in again by those who keep who is quoted.
_TOUCH = """
UPDATE article SET change = (SELECT value FROM counter WHERE name = 'change')
WHERE id IN (SELECT article_id FROM spelling WHERE person_id = :gone AND living = 1)
"""
_TOUCH_GUESSED = """
UPDATE article SET change = (SELECT value FROM counter WHERE name = 'change')
WHERE id IN (
    SELECT article_id FROM spelling WHERE person_id = :person_id AND name = :name AND rule = 'only bearer known'
)
"""
_PARTED = """
SELECT (
    SELECT count(*) FROM person_decision
    WHERE person_id IN (:one, :other) AND joined = 0
      AND name IN (SELECT person_key.name FROM person_key WHERE person_key.person_id IN (:one, :other))
) + (
    SELECT count(*) FROM person_step
    WHERE kind = 'part' AND undone = 0 AND one_id IN (:one, :other) AND other_id IN (:one, :other)
)
"""
_JOIN_SPELLINGS = """
UPDATE spelling SET person_id = :into, rule = CASE WHEN :all OR rule = '' THEN :rule ELSE rule END
WHERE person_id = :gone AND living = 1
"""
_JOIN_KEYS = """
INSERT OR IGNORE INTO person_key (key, person_id, name) SELECT key, :into, name FROM person_key WHERE person_id = :gone
"""
_DROP_KEYS = "DELETE FROM person_key WHERE person_id = :gone"
_MERGE = "UPDATE person SET merged_into = :into WHERE id = :gone OR merged_into = :gone"
_JOIN_DECISIONS = "UPDATE OR REPLACE person_decision SET person_id = :into WHERE person_id = :gone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Somebody an article names: where the name stands, how many utterances are theirs, what stands beside it."""

    name: str
    start: int
    quotes: int
    keys: tuple[str, ...]  # under which it is kept
    asked: tuple[str, ...]  # by which those are found who may be called so
    evidence: Mapping[str, Any]
    is_body: bool = False  # the police: nobody
    aliased: bool = False  # the text beside it tells another name of theirs
    text: str = field(init=False)  # the evidence as it is kept

    def __post_init__(self) -> None:
        """Raise `UnstorableError` for what the database could not keep, long before a transaction begins."""
        refuse_unstorable({"name": self.name, "keys": self.keys, "asked": self.asked})
        object.__setattr__(self, "text", dump(self.evidence, "evidence"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A person with all their names, and what the newest articles (and those of the same story) show of them."""

    person_id: int
    names: tuple[str, ...]
    shown: tuple[tuple[str, Mapping[str, Any], int], ...] = ()  # name, evidence, story
    near: frozenset[str] = frozenset()  # the names of the article by which they may be meant


@dataclass(frozen=True, slots=True)
class Recognised:
    """Whose name it is: a known person's by a rule, or somebody new's (None); ``also`` are the same person."""

    person_id: int | None
    rule: str = ""
    also: tuple[int, ...] = ()


class Recogniser(Protocol):
    """Who is who; pure."""

    def may_bear(self, name: str, other: str, key: str, *, aliased: bool) -> bool:
        """Whether somebody with the ``other`` name, found by that key ("": in the story), may be called so too.

        ``aliased``: the text beside ``name`` tells another name of theirs.
        """

    def choose(
        self, named: Sequence[Named], known: Sequence[Known], story_id: int, never: Collection[tuple[str, int]]
    ) -> Sequence[Recognised]:
        """Whom each name of an article of that story means; ``never`` are names that are not a person's."""

    def shares_surname(self, name: str, names: Sequence[str]) -> bool:
        """Whether the full ``name`` makes a lone surname among ``names`` that of one of two people."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """Whose the names of an article were when it was last read."""

    only_here: Mapping[str, int]  # by name: people whom no other article names keep their numbers
    held: Mapping[str, tuple[int, str]]  # by name: the person and the rule, where an editor has said something of them


@dataclass(slots=True)
class _Asked:
    """What the store answers about the names of an article."""

    near: dict[int, set[str]] = field(default_factory=dict)  # the names by which each person may be meant
    joined: dict[str, int] = field(default_factory=dict)
    never: set[tuple[str, int]] = field(default_factory=set)
    last: int = 0


async def file_people(
    tx: Transaction,
    named: Sequence[Named],
    recogniser: Recogniser,
    *,
    article_id: int,
    story_id: int,
    before: Before | None = None,
) -> None:
    """Put down the names of an article that has none; ``before``: whose they were when it was last read."""
    if not named:
        return
    free = dict(before.only_here) if before else {}
    held = before.held if before else {}
    asked = await _ask(tx, named, recogniser, story_id)
    known = await _known(tx, asked.near, story_id)
    chosen = recogniser.choose(named, known, story_id, asked.never)
    merged = await _merge(tx, chosen)
    new: dict[int, bool] = {}
    rows = []
    for one, who in zip(named, chosen, strict=True):
        person_id, rule = who.person_id, who.rule
        if one.name in asked.joined:
            person_id, rule = asked.joined[one.name], BY_EDITOR
        if one.name in held:
            person_id, rule = held[one.name]
        if person_id is None and (kept := free.get(one.name)) is not None and (one.name, kept) not in asked.never:
            person_id, rule = kept, ""
            free = {name: number for name, number in free.items() if number != kept}
        if person_id is None:
            person_id, rule = asked.last + len(new) + 1, ""
            new[person_id] = one.is_body
        rows.append(_row(one, merged.get(person_id, person_id), rule))
    if new:
        await tx.rows(_INSERT_PEOPLE, {"rows": dump([[who, int(is_body)] for who, is_body in new.items()], "people")})
    await tx.rows(_INSERT, {"article_id": article_id, "rows": dump(rows, "people")})
    keys = [(key, row["person_id"], one.name) for one, row in zip(named, rows, strict=True) for key in one.keys]
    await tx.rows(_INSERT_KEYS, {"rows": dump(keys, "keys")})
    people = {*new}
    for one, row in zip(named, rows, strict=True):
        if row["person_id"] in people:
            await _take_back_guesses(tx, one, known, recogniser)


async def drop(tx: Transaction, article_id: int) -> None:
    """Take away the names of an article, for others to be put down."""
    await tx.run(_DELETE, {"article_id": article_id})


async def drop_in_story(tx: Transaction, article_id: int) -> set[str]:
    """Take away the names that are somebody's by what was the article's story; the names that stay."""
    await tx.run(_DELETE_IN_STORY, {"article_id": article_id})
    return {row["name"] for row in await tx.rows(_NAMES_IN, {"article_id": article_id})}


async def silence(tx: Transaction, article_ids: Sequence[int]) -> None:
    """Take the names of articles out of every answer."""
    await tx.run(_SILENCE, {"ids": dump_ids(article_ids)})


async def hear(tx: Transaction, article_id: int) -> None:
    """Bring the names of an article back as they were."""
    await tx.run(_UNSILENCE, {"article_id": article_id})


async def forget(tx: Transaction, article_ids: Sequence[int]) -> None:
    """Delete the names of articles; an editor's word stays."""
    await tx.run(_FORGET, {"ids": dump_ids(article_ids)})


def _row(one: Named, person_id: int, rule: str) -> dict[str, Any]:
    return {
        "name": one.name,
        "person_id": person_id,
        "start": one.start,
        "quotes": one.quotes,
        "rule": rule,
        "evidence": one.text,
    }


async def _ask(tx: Transaction, named: Sequence[Named], recogniser: Recogniser, story_id: int) -> _Asked:
    asking: dict[str, list[str]] = {"": [one.name for one in named]}
    aliased = {one.name for one in named if one.aliased}
    for one in named:
        for key in one.asked:
            asking.setdefault(key, []).append(one.name)
    params = {
        "keys": dump(sorted(asking.keys() - {""}), "keys"),
        "names": dump(asking[""], "names"),
        "story_id": story_id,
        "most": _A_KEY,
        "in_story": _IN_STORY,
    }
    asked = _Asked()
    for what, person_id, name, key in await tx.rows(_ASK, params):
        match what:
            case "name":
                near = [
                    one
                    for one in asking[key]
                    if recogniser.may_bear(one, name, key, aliased=key == "" or one in aliased)
                ]
                _note_near(asked, person_id, near)
            case "joined":
                asked.joined[name] = person_id
            case "never":
                asked.never.add((name, person_id))
            case "last":
                asked.last = person_id
    return asked


def _note_near(asked: _Asked, person_id: int, names: Sequence[str]) -> None:
    if names:
        asked.near.setdefault(person_id, set()).update(names)


async def _known(tx: Transaction, near: Mapping[int, set[str]], story_id: int) -> list[Known]:
    """Those who may be meant, with what articles show of them; whom only removed articles name is known to nobody."""
    if not near:
        return []
    params = {"ids": dump_ids(near), "most": _EVIDENCE, "story_id": story_id, "in_story": _IN_STORY}
    names: dict[int, dict[str, None]] = {person_id: {} for person_id in near}
    shown: dict[int, dict[tuple[str, str, int], None]] = {person_id: {} for person_id in near}
    for person_id, name, evidence, story_of in await tx.rows(_SHOWN, params):
        names[person_id][name] = None
        if evidence is not None:
            shown[person_id][name, evidence, story_of] = None
    return [
        Known(
            person_id=person_id,
            names=tuple(names[person_id]),
            shown=tuple((name, load(evidence), story_of) for name, evidence, story_of in shown[person_id]),
            near=frozenset(asked),
        )
        for person_id, asked in near.items()
        if shown[person_id]
    ]


async def _merge(tx: Transaction, chosen: Sequence[Recognised]) -> dict[int, int]:
    """Make one of people whom the article shows to be one, unless an editor parted them; whom each became."""
    merged: dict[int, int] = {}
    for who in chosen:
        for gone in who.also:
            if who.person_id is None or await tx.number(_PARTED, {"one": who.person_id, "other": gone}):
                continue
            await merge_people(tx, gone, who.person_id, rule=who.rule)
            merged[gone] = who.person_id
    return merged


async def merge_people(tx: Transaction, gone: int, stays: int, *, rule: str, by_editor: bool = False) -> None:
    """Give all that is one person's to another. The names keep their rules but for the first, and the editor's."""
    both = {"gone": gone, "into": stays, "rule": rule, "all": by_editor}
    for step in (_BUMP, _TOUCH, _JOIN_SPELLINGS, _JOIN_DECISIONS, _JOIN_KEYS, _DROP_KEYS, _MERGE):
        await tx.run(step, {name: value for name, value in both.items() if f":{name}" in step})


async def _take_back_guesses(tx: Transaction, one: Named, known: Sequence[Known], recogniser: Recogniser) -> None:
    """Somebody new bears a surname by which one person alone was known: whose it is, nobody can say any more."""
    related = [other.person_id for other in known if recogniser.shares_surname(one.name, other.names)]
    if not related:
        return
    for row in await tx.rows(_GUESSED, {"ids": dump_ids(related)}):
        alone = await tx.insert(_NEW_PERSON, {})
        guess = {"person_id": row["person_id"], "name": row["name"], "into": alone}
        await tx.run(_BUMP)
        await tx.run(_TOUCH_GUESSED, {"person_id": row["person_id"], "name": row["name"]})
        await tx.run(_MOVE_GUESSED, guess)
        await tx.run(_COPY_KEYS, guess)
