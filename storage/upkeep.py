"""Articles worked out by older versions of the program: which these are, and what is put in place of what was.

The words of an article, its revisions, its story and what an editor decided stay as they are; so does every span that
was posted. A transaction leaves every article either as it was or wholly renewed, so that being killed costs nothing.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace

from storage import briefs, origins
from storage.briefs import EncodedBrief
from storage.digested import Versions, put
from storage.doors import Doors, Transaction
from storage.origins import OriginPrint
from storage.records import Features, StoredBrief
from storage.renaming import file_people_anew
from storage.spellings import Named, Recogniser
from storage.values import dump, refuse_unstorable

log = logging.getLogger(__name__)

_OUTDATED = """
SELECT digested.article_id FROM digested JOIN article ON article.id = digested.article_id
WHERE digested.article_id < :before AND article.removed_at IS NULL
  AND (digested.brief < :brief OR digested.people < :people OR digested.story < :story OR digested.origin < :origin)
ORDER BY digested.article_id DESC LIMIT :most
"""
_LARGEST = 2**62
_STATE = """
SELECT article.story_id, revision.fingerprint AS words, brief.fingerprint, digested.brief, digested.people,
       digested.story, digested.origin
FROM article
JOIN revision ON revision.id = article.revision_id
JOIN brief ON brief.revision_id = revision.id
JOIN digested ON digested.article_id = article.id
WHERE article.id = :article_id AND article.removed_at IS NULL
"""
_IS_NEWEST = "SELECT count(*) FROM article WHERE id = :article_id AND revision_id = :revision_id"
_SET_FEATURES = "UPDATE article SET features = :features WHERE id = :article_id"
_DELETE_TERMS = "DELETE FROM term WHERE article_id = :article_id"
_INSERT_TERM = "INSERT INTO term (term, article_id) VALUES (:term, :article_id)"
_SET_PEOPLE = "UPDATE article SET people_of = :revision_id WHERE id = :article_id"
_BUMP = "UPDATE counter SET value = value + 1 WHERE name = 'change'"
_TOUCH = """
UPDATE article SET change = (SELECT value FROM counter WHERE name = 'change') WHERE id = :article_id
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outdated:
    """An article some of which is of an older version, as it stands in the store."""

    stored: StoredBrief
    versions: Versions
    fingerprint: str  # of its brief: another one, and somebody filed it meanwhile


@dataclass(frozen=True, slots=True, kw_only=True)
class Renewed:
    """What is put in place of what was; None: that step stays as it is. ``versions``: of all steps, now."""

    article_id: int
    revision_id: int
    fingerprint: str
    versions: Versions
    encoded: EncodedBrief | None = None
    people: tuple[Named, ...] | None = None
    features: str | None = None
    terms: tuple[str, ...] = ()
    origin: OriginPrint | None = None


def renewed(
    old: Outdated,
    now: Versions,
    *,
    encoded: EncodedBrief | None = None,
    people: Sequence[Named] | None = None,
    features: Features | None = None,
    terms: Sequence[str] = (),
    origin: OriginPrint | None = None,
) -> Renewed:
    """What was worked out anew of an article, checked and encoded; raises `UnstorableError`. Any thread may ask."""
    done = {"brief": encoded, "people": people, "story": features, "origin": origin}
    kept = {step: number for step, number in asdict(old.versions).items() if done[step] is None}
    refuse_unstorable({"terms": list(terms)})
    return Renewed(
        article_id=old.stored.article_id,
        revision_id=old.stored.revision_id,
        fingerprint=old.fingerprint,
        versions=replace(now, **kept),
        encoded=encoded,
        people=None if people is None else tuple(people),
        features=None if features is None else dump(features, "features"),
        terms=tuple(dict.fromkeys(terms)),
        origin=origin,
    )


class Upkeep:
    """What is outdated in an open store, and its renewal."""

    def __init__(self, doors: Doors) -> None:
        self._doors = doors

    async def outdated(self, now: Versions, *, before: int | None = None, most: int) -> list[int]:
        """Living articles of which something is of an older version than ``now``, the newest first.

        ``before``: only those with a smaller number. Some milliseconds at 100,000 articles, where all are up to date.
        """
        params = {**asdict(now), "before": _LARGEST if before is None else before, "most": most}
        return [row["article_id"] for row in await self._doors.read(lambda tx: tx.rows(_OUTDATED, params))]

    async def get(self, article_id: int) -> Outdated | None:
        """The article as it is to be worked out anew; None where it went, or its words are not those filed."""

        async def read(tx: Transaction) -> Outdated | None:
            row = await tx.row(_STATE, {"article_id": article_id})
            found = await briefs.load_newest(tx, [article_id]) if row is not None else []
            if row is None or not found:
                return None
            article = found[0].brief.article
            if briefs.words_of(article.headline, article.text) != row["words"]:
                log.warning("altered article not renewed article=%d", article_id)
                return None
            numbers = {step: row[step] for step in ("brief", "people", "story", "origin")}
            return Outdated(stored=found[0], versions=Versions(**numbers), fingerprint=row["fingerprint"])

        return await self._doors.read(read)

    async def renew(self, articles: Sequence[Renewed], recogniser: Recogniser) -> int:
        """Write what was worked out, in one transaction; how many it was. One filed meanwhile is passed over."""

        async def write(tx: Transaction) -> int:
            return sum([await _renew(tx, one, recogniser) for one in articles])

        return await self._doors.write(write) if articles else 0


async def _renew(tx: Transaction, one: Renewed, recogniser: Recogniser) -> bool:
    key = {"article_id": one.article_id, "revision_id": one.revision_id}
    row = await tx.row(_STATE, {"article_id": one.article_id})
    if row is None or row["fingerprint"] != one.fingerprint or not await tx.number(_IS_NEWEST, key):
        return False
    seen = False
    if one.encoded is not None and one.encoded.fingerprint != one.fingerprint and one.encoded.words == row["words"]:
        await briefs.insert(tx, one.encoded, **key)
        seen = True
    if one.people is not None:
        seen |= await file_people_anew(tx, one.people, recogniser, article_id=one.article_id, story_id=row["story_id"])
        await tx.run(_SET_PEOPLE, key)
    if one.features is not None:
        await tx.run(_SET_FEATURES, {"article_id": one.article_id, "features": one.features})
        await tx.run(_DELETE_TERMS, {"article_id": one.article_id})
        await tx.many(_INSERT_TERM, [{"term": term, "article_id": one.article_id} for term in one.terms])
    if one.origin is not None:
        await origins.note(tx, one.article_id, one.origin)
    if seen:  # what no answer shows need not be taken in again
        await tx.run(_BUMP)
        await tx.run(_TOUCH, {"article_id": one.article_id})
    await put(tx, one.article_id, one.versions.at_least(row["brief"], row["people"], row["story"], row["origin"]))
    return True
