"""People: who bears which names, by which rule, and an editor's word on it.

A name joins a person when its article is filed (see `storage.spellings`); a removed article's names are in no answer,
and putting it back brings them back. An editor's word outlives the articles it was given about.
"""

from __future__ import annotations

import sqlite3
from calendar import isleap, monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import NamedTuple
from zlib import crc32

from storage.doors import Doors, Transaction
from storage.errors import NotFoundError
from storage.people_steps import Undone, note, state_of, undo_last
from storage.spellings import BY_EDITOR, Named, Recogniser, drop_in_story, file_people, merge_people
from storage.values import dump_ids, dump_time

_A_DAY = len("2026-01-31")
_PERSON = "SELECT coalesce(merged_into, id) AS id FROM person WHERE id = :person_id"
# The words are looked at once more: what somebody's hand altered is in no answer.
_SPELLINGS = """
SELECT spelling.name, spelling.rule, spelling.quotes, spelling.article_id, article.slug, revision.outlet
FROM spelling
JOIN article ON article.id = spelling.article_id
JOIN revision ON revision.id = article.revision_id
WHERE spelling.person_id = :person_id AND spelling.living = 1
  AND substr(revision.text, spelling.start + 1, length(spelling.name)) = spelling.name
ORDER BY spelling.article_id, spelling.name
"""
_BEARERS = """
SELECT DISTINCT spelling.person_id FROM person_key
CROSS JOIN spelling ON spelling.person_id = person_key.person_id AND spelling.living = 1
WHERE person_key.key = :key
"""
_ARTICLES_OF = """
SELECT article_id FROM spelling WHERE person_id IN (SELECT value FROM json_each(:ids)) AND living = 1 AND name = :name
"""
_LARGEST = """
SELECT spelling.person_id, sum(spelling.quotes) AS quotes, count(*) AS articles FROM spelling
JOIN person ON person.id = spelling.person_id AND person.is_body = 0
WHERE spelling.living = 1 GROUP BY spelling.person_id ORDER BY quotes DESC, articles DESC, person_id LIMIT :most
"""
_ALL_NAMES = "SELECT DISTINCT person_id, name FROM spelling WHERE living = 1"
_NAMES_IN = """
SELECT DISTINCT person_id, name FROM spelling WHERE living = 1 AND person_id IN (
    SELECT person_id FROM spelling WHERE article_id IN (SELECT value FROM json_each(:ids))
)
"""
_COUNT = """
SELECT count(DISTINCT spelling.person_id) FROM spelling
JOIN person ON person.id = spelling.person_id AND person.is_body = 0 WHERE spelling.living = 1
"""
_UNREAD = """
SELECT id FROM article WHERE people_of IS NULL AND removed_at IS NULL AND id > :after ORDER BY id LIMIT :most
"""
_STILL_UNREAD = """
SELECT id, story_id FROM article
WHERE id = :article_id AND revision_id = :revision_id AND people_of IS NULL AND removed_at IS NULL
"""
_MARK = """
UPDATE article SET people_of = :revision_id, change = (SELECT value FROM counter WHERE name = 'change')
WHERE id = :article_id
"""
_BUMP = "UPDATE counter SET value = value + 1 WHERE name = 'change'"
# An article whose names went to somebody else has to be taken in again by those who keep who is quoted.
_TOUCH = """
UPDATE article SET change = (SELECT value FROM counter WHERE name = 'change')
WHERE id IN (SELECT article_id FROM spelling WHERE person_id = :person_id AND living = 1)
"""
_HEARD = """
SELECT spelling.person_id, spelling.name, spelling.start, spelling.quotes, article.story_id, article.id AS article_id,
       article.revision_id, revision.outlet, revision.published, article.filed_at, brief.fingerprint
FROM json_each(:ids) AS wanted
CROSS JOIN article ON article.id = wanted.value AND article.removed_at IS NULL
CROSS JOIN spelling ON spelling.article_id = article.id AND spelling.living = 1 AND spelling.quotes > 0
CROSS JOIN revision ON revision.id = article.revision_id
CROSS JOIN brief ON brief.revision_id = article.revision_id
"""
_SAID = """
SELECT quote.article_id, quote.speaker, quote.utterance, quote.text
FROM json_each(:ids) AS wanted CROSS JOIN quote ON quote.article_id = wanted.value
WHERE quote.living = 1 AND quote.speaker IS NOT NULL ORDER BY quote.article_id, quote.number
"""

_DECIDE = """
INSERT INTO person_decision (name, person_id, joined, decided_at) VALUES (:name, :person_id, :joined, :at)
ON CONFLICT (name, person_id) DO UPDATE SET joined = excluded.joined, decided_at = excluded.decided_at
"""
_OTHERS_JOINED = "DELETE FROM person_decision WHERE name = :name AND joined = 1"
_NAMES = "SELECT DISTINCT name FROM person_key WHERE person_id = :person_id"
_NEW_PERSON = "INSERT INTO person (merged_into) VALUES (NULL)"
_PART_SPELLINGS = """
UPDATE spelling SET person_id = :into, rule = '' WHERE person_id = :person_id AND name = :name
"""
_PART_IN = """
UPDATE spelling SET person_id = :into, rule = :rule
WHERE person_id = :person_id AND name = :name AND article_id = :article_id
"""
_IS_IN = "SELECT count(*) FROM spelling WHERE person_id = :person_id AND name = :name AND article_id = :article_id"
_PLACES = "SELECT count(*) FROM spelling WHERE person_id = :person_id"
_PART_KEYS = """
INSERT OR IGNORE INTO person_key (key, person_id, name)
SELECT key, :into, name FROM person_key WHERE person_id = :person_id AND name = :name
"""
_DROP_NAME = "DELETE FROM person_key WHERE person_id = :person_id AND name = :name"
# Whoever parts people has seen what stays: full names for good, and a family name alone is no guess any more.
_KEEP = """
INSERT OR IGNORE INTO person_decision (name, person_id, joined, decided_at)
SELECT DISTINCT name, person_id, 1, :at FROM person_key WHERE person_id = :person_id AND key LIKE '%+%'
"""
_NO_GUESS = "UPDATE spelling SET rule = 'editor' WHERE person_id = :person_id AND rule = 'only bearer known'"
_HAS_OTHERS = "SELECT count(*) FROM spelling WHERE person_id = :person_id AND name <> :name"


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotedName:
    """A name under which a person is quoted, with how many utterances."""

    person_id: int
    name: str
    quotes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelling:
    """A name as one article prints it; ``rule`` is by what it was joined to the person, "" where it came first."""

    name: str
    rule: str
    quotes: int
    article_id: int
    slug: str
    outlet: str | None


class Heard(NamedTuple):
    """Somebody quoted in an article: where the name stands, and how many utterances are under it."""

    person_id: int
    name: str
    start: int
    quotes: int
    story_id: int
    article_id: int
    revision_id: int
    outlet: str | None
    came_out: str  # by its date, by filing where it has none or one ahead; later ones sort behind earlier ones
    read: int = 0  # another one: the revision was digested anew


class People:
    """The people of an open store; somebody whom only removed articles name is in no answer."""

    def __init__(self, doors: Doors) -> None:
        self._doors = doors

    async def get(self, person_id: int) -> tuple[int, tuple[Spelling, ...]]:
        """The person (or the one they were joined to) and their names, oldest first; raises `NotFoundError`."""

        async def read(tx: Transaction) -> tuple[int, list[sqlite3.Row]]:
            living = await _living_id(tx, person_id)
            return living, await tx.rows(_SPELLINGS, {"person_id": living})

        living, rows = await self._doors.read(read)
        if not rows:
            raise NotFoundError(person_id)
        return living, tuple(_spelling(row) for row in rows)

    async def bearers(self, key: str) -> list[int]:
        """The people with a name of that key."""
        rows = await self._doors.read(lambda tx: tx.rows(_BEARERS, {"key": key}))
        return [row["person_id"] for row in rows]

    async def largest(self, most: int) -> list[int]:
        """The people quoted most, then those named most; bodies left out."""
        return [row["person_id"] for row in await self._doors.read(lambda tx: tx.rows(_LARGEST, {"most": most}))]

    async def count(self) -> int:
        """How many people there are; bodies left out."""
        return await self._doors.read(lambda tx: tx.number(_COUNT))

    async def articles_of(self, person_ids: Sequence[int], name: str) -> frozenset[int]:
        """The articles that print the name for one of these people."""
        params = {"ids": dump_ids(person_ids), "name": name}
        rows = await self._doors.read(lambda tx: tx.rows(_ARTICLES_OF, params))
        return frozenset(row["article_id"] for row in rows)

    async def names(self, article_ids: Sequence[int] | None = None) -> dict[int, frozenset[str]]:
        """Every person with the names they are printed under; ``article_ids``: only those whom these articles name."""
        params = {"ids": None if article_ids is None else dump_ids(article_ids)}
        found: dict[int, set[str]] = {}
        for row in await self._doors.read(lambda tx: tx.rows(_ALL_NAMES if article_ids is None else _NAMES_IN, params)):
            found.setdefault(row["person_id"], set()).add(row["name"])
        return {who: frozenset(names) for who, names in found.items()}

    async def heard(self, article_ids: Sequence[int]) -> list[Heard]:
        """Everybody quoted in these articles, as far as they are not taken out."""
        rows = await self._doors.read(lambda tx: tx.rows(_HEARD, {"ids": dump_ids(article_ids)}))
        return [Heard._make((*row[:8], came_out(row[8], row[9]), crc32(row[10].encode()))) for row in rows]

    async def said_in(self, article_ids: Sequence[int]) -> dict[tuple[int, str], list[str]]:
        """By article and speaker's name: the words of each utterance, its parts joined with a blank."""
        rows = await self._doors.read(lambda tx: tx.rows(_SAID, {"ids": dump_ids(article_ids)}))
        found: dict[tuple[int, str], dict[int, str]] = {}
        for row in rows:
            told = found.setdefault((row["article_id"], row["speaker"]), {})
            before = told.get(row["utterance"])
            told[row["utterance"]] = row["text"] if before is None else f"{before} {row['text']}"
        return {key: list(told.values()) for key, told in found.items()}

    # ------------------------------------------------------------ articles from before there were people, or moved

    async def unread(self, after: int, most: int) -> list[int]:
        """Articles whose people are still to be taken in, oldest first; ``after`` is the last one looked at."""
        rows = await self._doors.read(lambda tx: tx.rows(_UNREAD, {"after": after, "most": most}))
        return [row["id"] for row in rows]

    async def fill(self, articles: Sequence[tuple[int, int, Sequence[Named]]], recogniser: Recogniser) -> None:
        """Take in the people of articles (id, revision, names); one that changed or went meanwhile is passed over.

        Of an article that is in another story by now only the names are, whose they were by that story.
        """

        async def write(tx: Transaction) -> None:
            await tx.run(_BUMP)
            for article_id, revision_id, named in articles:
                key = {"article_id": article_id, "revision_id": revision_id}
                row = await tx.row(_STILL_UNREAD, key)
                if row is not None:
                    kept = await drop_in_story(tx, article_id)
                    new = [one for one in named if one.name not in kept]
                    await file_people(tx, new, recogniser, article_id=article_id, story_id=row["story_id"])
                    await tx.run(_MARK, key)

        await self._doors.write(write)

    # ------------------------------------------------------------ an editor's word

    async def join(self, person_id: int, other_id: int, at: datetime) -> int:
        """Make two people one: the first one's number stays. Later articles with their names follow it."""
        moment = dump_time(at)

        async def write(tx: Transaction) -> int:
            stays, gone = await _living_id(tx, person_id), await _living_id(tx, other_id)
            if stays == gone:
                return stays
            names = [row["name"] for row in await tx.rows(_NAMES, {"person_id": gone})]
            await note(tx, "join", stays, gone, moment, await state_of(tx, (stays, gone)))
            await merge_people(tx, gone, stays, rule=BY_EDITOR, by_editor=True)
            for name in names:
                await tx.run(_DECIDE, {"name": name, "person_id": stays, "joined": 1, "at": moment})
            return stays

        return await self._doors.write(write)

    async def part(self, person_id: int, name: str, at: datetime) -> int:
        """Take a name from a person, for somebody else; the number of that one. Later articles follow it.

        Raises `NotFoundError` where the person has no such name, or no other one.
        """
        moment = dump_time(at)

        async def write(tx: Transaction) -> int:
            living = await _living_id(tx, person_id)
            key = {"person_id": living, "name": name}
            names = {row["name"] for row in await tx.rows(_NAMES, {"person_id": living})}
            if name not in names or not await tx.number(_HAS_OTHERS, key):
                raise NotFoundError(name)
            before = await state_of(tx, (living,))
            alone = await tx.insert(_NEW_PERSON, {})
            await note(tx, "part", living, alone, moment, before)
            await tx.run(_PART_SPELLINGS, {**key, "into": alone})
            await tx.run(_PART_KEYS, {**key, "into": alone})
            await tx.run(_DROP_NAME, key)
            await tx.run(_OTHERS_JOINED, {"name": name})
            await tx.run(_DECIDE, {**key, "joined": 0, "at": moment})
            await tx.run(_DECIDE, {"name": name, "person_id": alone, "joined": 1, "at": moment})
            for other in names - {name}:
                await tx.run(_DECIDE, {"name": other, "person_id": alone, "joined": 0, "at": moment})
            await tx.run(_KEEP, {"person_id": living, "at": moment})
            await tx.run(_NO_GUESS, {"person_id": living})
            await _touch(tx, alone)
            return alone

        return await self._doors.write(write)

    async def part_in(self, person_id: int, name: str, article_id: int, at: datetime) -> int:
        """Take a name in one article from a person, for somebody else; the number of that one. No other article moves.

        For a spelling that two people share. Raises `NotFoundError` where the person bears no such name there, or is
        named nowhere else.
        """
        moment = dump_time(at)

        async def write(tx: Transaction) -> int:
            living = await _living_id(tx, person_id)
            key = {"person_id": living, "name": name, "article_id": article_id}
            here, everywhere = await tx.number(_IS_IN, key), await tx.number(_PLACES, {"person_id": living})
            if not here or everywhere == here:
                raise NotFoundError(name)
            before = await state_of(tx, (living,))
            alone = await tx.insert(_NEW_PERSON, {})
            await note(tx, "part", living, alone, moment, before)
            await tx.run(_PART_IN, {**key, "into": alone, "rule": BY_EDITOR})
            await tx.run(_PART_KEYS, {"person_id": living, "name": name, "into": alone})
            await _touch(tx, alone)
            return alone

        return await self._doors.write(write)

    async def undo(self) -> Undone | None:
        """Take back an editor's newest word that still holds; everything is as it was. None where there is none."""
        return await self._doors.write(undo_last)


def came_out(published: str | None, filed_at: str) -> str:
    """When an article came out at the latest, as the store writes times: a day, month or year ends at its last
    midnight.

    By filing where the date is none, cannot be read, or is ahead of the filing.
    """
    try:
        moment = _last_moment(published or "")
    except (ValueError, OverflowError):
        return filed_at
    return min(filed_at, dump_time(moment if moment.tzinfo else moment.replace(tzinfo=UTC)))


def _last_moment(published: str) -> datetime:
    """The last moment that a date can mean, as precise as its source; raises ValueError for what is none."""
    if len(published) > _A_DAY:
        return datetime.fromisoformat(published)
    year, month, day = (*(int(part) for part in published.split("-")), 0, 0)[:3]
    first = datetime(year, month or 1, day or 1, tzinfo=UTC)
    days = 1 if day else monthrange(year, month)[1] if month else 366 if isleap(year) else 365
    return first + timedelta(days=days, microseconds=-1)


async def _touch(tx: Transaction, person_id: int) -> None:
    await tx.run(_BUMP)
    await tx.run(_TOUCH, {"person_id": person_id})


async def _living_id(tx: Transaction, person_id: int) -> int:
    row = await tx.row(_PERSON, {"person_id": person_id})
    if row is None:
        raise NotFoundError(person_id)
    return int(row["id"])


def _spelling(row: sqlite3.Row) -> Spelling:
    return Spelling(
        name=row["name"],
        rule=row["rule"],
        quotes=row["quotes"],
        article_id=row["article_id"],
        slug=row["slug"],
        outlet=row["outlet"],
    )
