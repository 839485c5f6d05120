"""One filing: the steps inside its transaction."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import count

from briefs.models import Brief
from storage import briefs, origins
from storage.briefs import EncodedBrief
from storage.candidates import find_candidates
from storage.digested import UNKNOWN, Versions, put
from storage.doors import Transaction
from storage.origins import OriginPrint
from storage.placing import settle, touch_stories
from storage.recognising import Recognition
from storage.records import Candidate, Filed, FilingStatus, Placement
from storage.spellings import Named, Recogniser, drop, file_people
from storage.values import refuse_unstorable

_MOST_TERMS = 96
_LONGEST_TERM = 80
_LEAST_WORD = 4  # letters of a headline word that may tell stories apart

_NEXT_CHANGE = "UPDATE counter SET value = value + 1 WHERE name = 'change'"
_CHANGE = "SELECT value FROM counter WHERE name = 'change'"
_FIND_KNOWN = """
SELECT article.id AS article_id, article.slug, article.story_id, article.revision_id, article.removed_at,
       revision.fingerprint AS words, revision.published, brief.fingerprint,
       CASE WHEN json_valid(brief.content) THEN json_extract(brief.content, '$.updated') END AS updated,
       CASE WHEN json_valid(brief.content) THEN json_extract(brief.content, '$.correction') END AS correction
FROM article
JOIN revision ON revision.id = article.revision_id
LEFT JOIN brief ON brief.revision_id = revision.id
WHERE article.identity = :identity OR article.url = :url
ORDER BY article.identity = :identity DESC, article.id LIMIT 1
"""
# "." is the character after "-": the range holds "slug-2" and "slug-x", and the index finds it.
_SLUGS_LIKE = "SELECT slug FROM article WHERE slug = :slug OR (slug >= :slug || '-' AND slug < :slug || '.')"
_INSERT_ARTICLE = """
INSERT INTO article (identity, url, slug, story_id, sample, filed_at, change, features)
VALUES (:identity, :url, :slug, :story_id, :sample, :filed_at, :change, :features)
"""
_INSERT_REVISION = """
INSERT INTO revision (article_id, filed_at, archive, fingerprint, headline, outlet, byline, published, url,
                      language, text)
VALUES (:article_id, :filed_at, :archive, :words, :headline, :outlet, :byline, :published, :url, :language, :text)
"""
_UPDATE_PARTICULARS = """
UPDATE revision SET outlet = :outlet, byline = :byline, published = :published, url = :url, language = :language
WHERE id = :revision_id
"""
_SET_NEWEST = """
UPDATE article SET revision_id = :revision_id, url = coalesce(:url, url), change = :change, features = :features,
                   people_of = :people_of
WHERE id = :article_id
"""
_SILENCE = "UPDATE quote SET living = 0 WHERE article_id = :article_id AND living = 1"
_DELETE_TERMS = "DELETE FROM term WHERE article_id = :article_id"
_INSERT_TERM = "INSERT INTO term (term, article_id) VALUES (:term, :article_id)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filing:
    """What one filing wants written, encoded."""

    encoded: EncodedBrief
    identity: str
    slug: str
    filed_at: str
    features: str
    terms: tuple[str, ...]
    archive: bool
    sample: bool
    origin: OriginPrint | None = None
    people: tuple[Named, ...] | None = None  # None: they are taken in later
    recogniser: Recogniser | None = None
    versions: Versions = UNKNOWN

    def refuse_unstorable(self) -> None:
        """Raise `UnstorableError` for what the database could not keep, before a transaction begins."""
        refuse_unstorable({"identity": self.identity, "slug": self.slug, "terms": self.terms})

    def agrees(self, words: str | None, print_: str | None) -> bool:
        """Whether an article of these words, by their fingerprint, or of this print says the same."""
        if words is not None and words == self.encoded.words:
            return True
        return self.origin is not None and print_ is not None and self.origin.is_same(print_, self.origin.print)

    @property
    def url(self) -> str | None:
        """The article's link."""
        url: str | None = self.encoded.revision["url"]
        return url


def terms_of(brief: Brief) -> tuple[str, ...]:
    """The words a brief shares with others of its story: keywords, names and last names, words of the headline."""
    people = [name.casefold() for name in brief.people]
    last_names = [name.split()[-1] for name in people if name.strip()]
    words = ["".join(filter(str.isalnum, word)) for word in brief.article.headline.casefold().split()]
    found = [*brief.keywords, *people, *last_names, *(word for word in words if len(word) >= _LEAST_WORD)]
    return tuple(term for term in dict.fromkeys(found) if 0 < len(term) <= _LONGEST_TERM)[:_MOST_TERMS]


async def next_change(tx: Transaction) -> int:
    """The number of a change that lookup has to take in."""
    await tx.run(_NEXT_CHANGE)
    return await tx.number(_CHANGE)


async def file_found(
    tx: Transaction, new: Filing, place: Callable[[Sequence[Candidate]], Placement], found: Recognition
) -> Filed:
    """File what was recognised: what only says the same as an article leaves that as it is."""
    if found.identity is not None:
        new = replace(new, identity=found.identity)
    if not found.may_change:
        known = await tx.row(_FIND_KNOWN, {"identity": new.identity, "url": None})
        if known is not None:
            return _filed("unchanged" if known["removed_at"] is None else "removed", known, known["revision_id"])
    return await file_in(tx, new, place, wins=found.wins)


async def file_in(
    tx: Transaction, new: Filing, place: Callable[[Sequence[Candidate]], Placement], *, wins: bool = False
) -> Filed:
    """File it: new, revised, unchanged, older than the one that is kept, which changes nothing, or still removed.

    What ``wins`` is never the older one.
    """
    known = await tx.row(_FIND_KNOWN, {"identity": new.identity, "url": new.url})
    if known is None:
        return await _file_new(tx, new, place)
    if known["removed_at"] is not None:
        return _filed("removed", known, known["revision_id"])
    if not wins and _is_older(new.encoded, known):
        same = known["words"] == new.encoded.words
        return _filed("unchanged" if same else "older", known, known["revision_id"])
    if known["words"] != new.encoded.words:
        return await _file_revision(tx, new, known)
    if known["fingerprint"] != new.encoded.fingerprint:
        return await _file_particulars(tx, new, known)
    return _filed("unchanged", known, known["revision_id"])


def _is_older(new: EncodedBrief, known: sqlite3.Row) -> bool:
    """Whether the kept version is the later one: by its dates, else by the outlet's correction, which only it has."""
    published = new.revision["published"]
    if _is_before(published, known["published"]):
        return True
    if _is_before(known["published"], published):
        return False
    if _is_before(known["updated"] or known["published"], new.updated):
        return False
    if _is_before(new.updated or published, known["updated"]):
        return True
    return known["correction"] is not None and not new.corrected


def _is_before(one: str | None, other: str | None) -> bool:
    """Whether a date is surely before another: days where either is no time, and both read in one zone or none."""
    try:
        first, second = datetime.fromisoformat(one or ""), datetime.fromisoformat(other or "")
    except ValueError:
        return False
    if ("T" in (one or "")) != ("T" in (other or "")) or (first.tzinfo is None) != (second.tzinfo is None):
        return first.date() < second.date() - timedelta(days=1)  # a zone may make a day of difference
    return first < second


async def _file_new(tx: Transaction, new: Filing, place: Callable[[Sequence[Candidate]], Placement]) -> Filed:
    candidates = await find_candidates(tx, new.terms)
    placement = await asyncio.to_thread(place, candidates)
    story_id = await settle(tx, placement, created_at=new.filed_at)
    slug = await _free_slug(tx, new.slug)
    article_id = await tx.insert(
        _INSERT_ARTICLE,
        {
            "identity": new.identity,
            "url": new.url,
            "slug": slug,
            "story_id": story_id,
            "sample": new.sample,
            "filed_at": new.filed_at,
            "change": await next_change(tx),
            "features": new.features,
        },
    )
    revision_id = await _add_revision(tx, new, article_id)
    await _set_people(tx, new, article_id=article_id, story_id=story_id)
    await touch_stories(tx, [story_id])
    return Filed(
        status="new",
        article_id=article_id,
        revision_id=revision_id,
        slug=slug,
        story_id=story_id,
        number=revision_id,
    )


async def _file_revision(tx: Transaction, new: Filing, known: sqlite3.Row) -> Filed:
    """Other words: a new revision beside the old ones, in the story the article is in."""
    await tx.run(_SILENCE, {"article_id": known["article_id"]})
    revision_id = await _add_revision(tx, new, known["article_id"])
    await drop(tx, known["article_id"])
    await _set_people(tx, new, article_id=known["article_id"], story_id=known["story_id"])
    return _filed("revised", known, revision_id)


async def _file_particulars(tx: Transaction, new: Filing, known: sqlite3.Row) -> Filed:
    """The same words with another byline, link or digest: what was cut from them is put in place of what was."""
    key = {"article_id": known["article_id"], "revision_id": known["revision_id"]}
    particulars = {name: new.encoded.revision[name] for name in ("outlet", "byline", "published", "url", "language")}
    await tx.run(_UPDATE_PARTICULARS, {**particulars, "revision_id": known["revision_id"]})
    await _set_brief(tx, new, **key)
    await drop(tx, known["article_id"])
    await _set_people(tx, new, article_id=known["article_id"], story_id=known["story_id"])
    return _filed("revised", known, known["revision_id"])


async def _add_revision(tx: Transaction, new: Filing, article_id: int) -> int:
    columns = {**new.encoded.revision, "words": new.encoded.words, "filed_at": new.filed_at, "archive": new.archive}
    revision_id = await tx.insert(_INSERT_REVISION, {**columns, "article_id": article_id})
    await _set_brief(tx, new, article_id=article_id, revision_id=revision_id)
    return revision_id


async def _set_brief(tx: Transaction, new: Filing, *, article_id: int, revision_id: int) -> None:
    """Make this the newest revision with this brief, and the article findable by its words."""
    await briefs.insert(tx, new.encoded, article_id=article_id, revision_id=revision_id)
    newest = {"article_id": article_id, "revision_id": revision_id, "url": new.url, "features": new.features}
    newest["people_of"] = None if new.people is None else revision_id
    await tx.run(_SET_NEWEST, {**newest, "change": await next_change(tx)})
    if new.origin is not None:
        await origins.note(tx, article_id, new.origin)
    await tx.run(_DELETE_TERMS, {"article_id": article_id})
    await tx.many(_INSERT_TERM, [{"term": term, "article_id": article_id} for term in new.terms])
    await put(tx, article_id, new.versions)


async def _set_people(tx: Transaction, new: Filing, *, article_id: int, story_id: int) -> None:
    if new.people is not None and new.recogniser is not None:
        await file_people(tx, new.people, new.recogniser, article_id=article_id, story_id=story_id)


async def _free_slug(tx: Transaction, slug: str) -> str:
    """The slug, or its first free "-2", "-3", …; those of removed articles stay taken."""
    taken = {row["slug"] for row in await tx.rows(_SLUGS_LIKE, {"slug": slug})}
    if slug not in taken:
        return slug
    return next(free for number in count(2) if (free := f"{slug}-{number}") not in taken)


def _filed(status: FilingStatus, known: sqlite3.Row, revision_id: int) -> Filed:
    return Filed(
        status=status,
        article_id=known["article_id"],
        revision_id=revision_id,
        slug=known["slug"],
        story_id=known["story_id"],
        number=revision_id,
    )
