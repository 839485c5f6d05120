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

GUESSED = "only bearer known"  # the rule that a second bearer of the name takes back
BY_EDITOR = "editor"
_A_KEY = 12  # people looked at for a key, the newest first
_IN_STORY = 12  # newest articles of the same story whose names are looked at
_EVIDENCE = 3  # newest articles of a person whose evidence is weighed

_DELETE = "DELETE FROM spelling WHERE article_id = :article_id"
_SILENCE = "UPDATE spelling SET living = 0 WHERE article_id IN (SELECT value FROM json_each(:ids))"
_UNSILENCE = "UPDATE spelling SET living = 1 WHERE article_id = :article_id"
_FORGET = "DELETE FROM spelling WHERE article_id IN (SELECT value FROM json_each(:ids))"
# All that is asked first, in one go: who has a name of these keys (of each key the newest few, by the index, so that a
# key that thousands share costs no more than a rare one), who is named in the story, what an editor said, and the last
# number given out.
_ASK = """
SELECT 'name' AS what, person_key.person_id, person_key.name
FROM json_each(:keys) AS wanted
CROSS JOIN person_key ON person_key.key = wanted.value AND person_key.person_id IN (
    SELECT near.person_id FROM person_key AS near WHERE near.key = wanted.value
    ORDER BY near.person_id DESC LIMIT :most)
UNION
SELECT 'name', spelling.person_id, spelling.name
FROM article CROSS JOIN spelling ON spelling.article_id = article.id
WHERE article.id IN (
    SELECT near.id FROM article AS near WHERE near.story_id = :story_id AND near.removed_at IS NULL
    ORDER BY near.filed_at DESC LIMIT :in_story)
UNION
SELECT CASE person_decision.joined WHEN 1 THEN 'joined' ELSE 'never' END, person_decision.person_id,
       person_decision.name
FROM person_decision WHERE person_decision.name IN (SELECT value FROM json_each(:names))
UNION
SELECT 'last', coalesce(max(id), 0), '' FROM person
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
SELECT person_id, name, NULL, NULL FROM person_key WHERE person_id IN (SELECT value FROM json_each(:ids))
"""
_NEW_PERSON = "INSERT INTO person (merged_into) VALUES (NULL)"
# Rows as one JSON list: one statement an article, however many names it has.
_INSERT_PEOPLE = "INSERT INTO person (id) SELECT value FROM json_each(:rows)"
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Somebody an article names: where the name stands, how many utterances are theirs, what stands beside it."""

    name: str
    start: int
    quotes: int
    keys: tuple[str, ...]  # two bearers of names that may be one person's share one
    evidence: Mapping[str, Any]
    text: str = field(init=False)  # the evidence as it is kept

    def __post_init__(self) -> None:
        """Raise `UnstorableError` for what the database could not keep, long before a transaction begins."""
        refuse_unstorable({"name": self.name, "keys": self.keys})
        object.__setattr__(self, "text", dump(self.evidence, "evidence"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A person with all their names, and what the newest articles (and those of the same story) show of them."""

    person_id: int
    names: tuple[str, ...]
    shown: tuple[tuple[str, Mapping[str, Any], int], ...] = ()  # name, evidence, story


@dataclass(frozen=True, slots=True)
class Recognised:
    """Whose name it is: a known person's by a rule, or somebody new's (None)."""

    person_id: int | None
    rule: str = ""


class Recogniser(Protocol):
    """Who is who; pure."""

    def may_bear(self, name: str, names: Sequence[str]) -> bool:
        """Whether somebody of these names may be called so too."""

    def choose(
        self, named: Sequence[Named], known: Sequence[Known], story_id: int, never: Collection[tuple[str, int]]
    ) -> Sequence[Recognised]:
        """Whom each name of an article of that story means; ``never`` are names that are not a person's."""

    def shares_surname(self, name: str, names: Sequence[str]) -> bool:
        """Whether the full ``name`` makes a lone surname among ``names`` that of one of two people."""


@dataclass(slots=True)
class _Asked:
    """What the store answers about the names of an article."""

    names: dict[int, list[str]] = field(default_factory=dict)
    joined: dict[str, int] = field(default_factory=dict)
    never: set[tuple[str, int]] = field(default_factory=set)
    last: int = 0


async def file_people(
    tx: Transaction, named: Sequence[Named], recogniser: Recogniser, *, article_id: int, story_id: int
) -> None:
    """Put down the names of an article that has none."""
    if not named:
        return
    asked = await _ask(tx, named, story_id)
    known = await _known(tx, named, asked, recogniser, story_id)
    chosen = recogniser.choose(named, known, story_id, asked.never)
    new: list[int] = []
    rows = []
    for one, who in zip(named, chosen, strict=True):
        person_id, rule = who.person_id, who.rule
        if one.name in asked.joined:
            person_id, rule = asked.joined[one.name], BY_EDITOR
        if person_id is None:
            person_id, rule = asked.last + len(new) + 1, ""
            new.append(person_id)
        rows.append(_row(one, person_id, rule))
    if new:
        await tx.rows(_INSERT_PEOPLE, {"rows": dump_ids(new)})
    await tx.rows(_INSERT, {"article_id": article_id, "rows": dump(rows, "people")})
    keys = [(key, row["person_id"], one.name) for one, row in zip(named, rows, strict=True) for key in one.keys]
    await tx.rows(_INSERT_KEYS, {"rows": dump(keys, "keys")})
    for one, row in zip(named, rows, strict=True):
        if row["person_id"] in new:
            await _take_back_guesses(tx, one, known, recogniser)


async def drop(tx: Transaction, article_id: int) -> None:
    """Take away the names of an article, for others to be put down."""
    await tx.run(_DELETE, {"article_id": article_id})


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


async def _ask(tx: Transaction, named: Sequence[Named], story_id: int) -> _Asked:
    keys = sorted({key for one in named for key in one.keys})
    params = {
        "keys": dump(keys, "keys"),
        "names": dump([one.name for one in named], "names"),
        "story_id": story_id,
        "most": _A_KEY,
        "in_story": _IN_STORY,
    }
    asked = _Asked()
    for row in await tx.rows(_ASK, params):
        match row["what"]:
            case "name":
                asked.names.setdefault(row["person_id"], []).append(row["name"])
            case "joined":
                asked.joined[row["name"]] = row["person_id"]
            case "never":
                asked.never.add((row["name"], row["person_id"]))
            case "last":
                asked.last = row["person_id"]
    return asked


async def _known(
    tx: Transaction, named: Sequence[Named], asked: _Asked, recogniser: Recogniser, story_id: int
) -> list[Known]:
    """Those who may be meant, with what articles show of them; whom only removed articles name is known to nobody."""
    likely = [
        person_id
        for person_id, names in asked.names.items()
        if any(recogniser.may_bear(one.name, names) for one in named)
    ]
    if not likely:
        return []
    params = {"ids": dump_ids(likely), "most": _EVIDENCE, "story_id": story_id, "in_story": _IN_STORY}
    names: dict[int, dict[str, None]] = {person_id: {} for person_id in likely}
    shown: dict[int, dict[tuple[str, str, int], None]] = {person_id: {} for person_id in likely}
    for person_id, name, evidence, story_of in await tx.rows(_SHOWN, params):
        names[person_id][name] = None
        if evidence is not None:
            shown[person_id][name, evidence, story_of] = None
    return [
        Known(
            person_id=person_id,
            names=tuple(names[person_id]),
            shown=tuple((name, load(evidence), story_of) for name, evidence, story_of in shown[person_id]),
        )
        for person_id in likely
        if shown[person_id]
    ]


async def _take_back_guesses(tx: Transaction, one: Named, known: Sequence[Known], recogniser: Recogniser) -> None:
    """Somebody new bears a surname by which one person alone was known: whose it is, nobody can say any more."""
    related = [other.person_id for other in known if recogniser.shares_surname(one.name, other.names)]
    if not related:
        return
    for row in await tx.rows(_GUESSED, {"ids": dump_ids(related)}):
        alone = await tx.insert(_NEW_PERSON, {})
        guess = {"person_id": row["person_id"], "name": row["name"], "into": alone}
        await tx.run(_MOVE_GUESSED, guess)
        await tx.run(_COPY_KEYS, guess)
