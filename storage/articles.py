"""Articles in and out: filing, revisions, taking out and putting back, and what lookup is built from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from briefs.models import Brief
from storage import arrivals, briefs, catalogue, filing, forgetting
from storage.arrivals import Arrival
from storage.digested import UNKNOWN, Versions
from storage.doors import Doors, Transaction
from storage.errors import NotFoundError
from storage.origins import OriginPrint
from storage.placing import reopen, touch_stories
from storage.quote_words import QuoteWords, find_remembered
from storage.recognising import move, recognise
from storage.records import (
    Candidate,
    Changes,
    Counts,
    Features,
    Filed,
    Known,
    Placement,
    QuoteRef,
    StoredBrief,
    StoredRevision,
    Taken,
)
from storage.spellings import Named, Recogniser, hear, silence
from storage.values import dump, dump_ids, dump_time

_NEWEST_CHANGE = "SELECT value FROM counter WHERE name = 'change'"
_FIND = """
SELECT id, slug, story_id, revision_id, removed_at FROM article
WHERE slug = :asked OR identity = :asked OR url = :asked
ORDER BY removed_at IS NOT NULL, slug = :asked DESC, id DESC LIMIT 1
"""
_BY_ADDRESS = """
SELECT id, slug, story_id, removed_at FROM article
WHERE id IN (SELECT article_id FROM article_key WHERE key IN (SELECT value FROM json_each(:keys)))
   OR identity IN (SELECT value FROM json_each(:identities))
ORDER BY removed_at IS NOT NULL, id DESC LIMIT 1
"""
_IS_FORGOTTEN = """
SELECT NOT EXISTS (SELECT 1 FROM brief WHERE revision_id = :revision_id)
"""
_FORGOTTEN_A_TURN = 200
_STORIES_OF = "SELECT id, story_id FROM article WHERE id IN (SELECT value FROM json_each(:ids))"
_REVISION_IDS = "SELECT id FROM revision WHERE article_id = :article_id ORDER BY id DESC"
_TAKE_OUT = "UPDATE article SET removed_at = :at, change = :change WHERE id = :article_id"
_PUT_BACK = "UPDATE article SET removed_at = NULL, change = :change WHERE id = :article_id"
_SILENCE = "UPDATE quote SET living = 0 WHERE article_id = :article_id"
_UNSILENCE = "UPDATE quote SET living = 1 WHERE revision_id = :revision_id"


@dataclass(slots=True)
class _Counted:
    """The last counts and the change they were taken at; counting 100,000 articles anew takes a while."""

    change: int = -1
    counts: Counts | None = None


class Articles:
    """The articles of an open store."""

    def __init__(self, doors: Doors) -> None:
        self._doors = doors
        self._counted = _Counted()

    async def file(
        self,
        brief: Brief,
        *,
        identity: str,
        filed_at: datetime,
        features: Features,
        place: Callable[[Sequence[Candidate]], Placement],
        archive: bool = False,
        sample: bool = False,
        terms: Sequence[str] | None = None,
        origin: OriginPrint | None = None,
        people: Sequence[Named] | None = None,
        recogniser: Recogniser | None = None,
        versions: Versions = UNKNOWN,
        arrival: Arrival | None = None,
    ) -> Filed:
        """File a brief in one transaction; filing it again changes nothing, changed words make a new revision.

        ``identity`` is what the article is known again by; one with the same link is the same article too. ``place``
        must be pure: it is called in a thread with the stories that share the rarest of ``terms`` (the brief's
        keywords, people and headline words where None), the likeliest first, and only for an article that is new.
        ``people`` are those it names, whom ``recogniser`` tells apart from others; without both they wait for
        `People.fill`.
        ``origin`` is what its reprints are told by; without it the article is an origin of its own. ``versions`` are
        those of what worked all of this out (see `storage.upkeep`). ``arrival`` is how it came over the wire, and by
        what it is known then (see `storage.recognising`).
        Raises `UnstorableError` before anything is written.
        """
        new = filing.Filing(
            encoded=briefs.encode(brief),
            identity=identity,
            slug=brief.slug or "article",
            filed_at=dump_time(filed_at),
            features=dump(features, "features"),
            terms=filing.terms_of(brief) if terms is None else tuple(dict.fromkeys(terms)),
            archive=archive,
            sample=sample,
            origin=origin,
            people=None if people is None else tuple(people),
            recogniser=recogniser,
            versions=versions,
        )
        new.refuse_unstorable()

        async def write(tx: Transaction) -> Filed:
            if arrival is None:
                filed = await filing.file_in(tx, new, place)
                if not archive:
                    await arrivals.note_operator(tx, filed, new.filed_at)
                return filed
            found = await recognise(
                tx, arrival, identity=identity, url=new.url, headline=brief.article.headline, agree=new.agrees
            )
            filed = await filing.file_found(tx, new, place, found)
            status = "stored" if filed.status in ("new", "revised") else "known"
            is_news = not archive or filed.status == "new"
            if found.moves is not None and filed.status != "older":
                await move(tx, found, arrival, identity=identity)
            await arrivals.note(tx, filed, arrival, status, is_news=is_news, is_own=found.may_change)
            return filed

        return await self._doors.write(write)

    async def load(self, article_ids: Iterable[int]) -> list[StoredBrief]:
        """The newest revisions of these articles, in this order; removed, altered and unknown ones are left out."""
        wanted = list(article_ids)
        return await self._doors.read(lambda tx: briefs.load_newest(tx, wanted))

    async def stories_of(self, article_ids: Iterable[int]) -> dict[int, int]:
        """The story that each of these articles is in now."""
        ids = {"ids": dump_ids(article_ids)}

        async def read(tx: Transaction) -> dict[int, int]:
            return {row["id"]: row["story_id"] for row in await tx.rows(_STORIES_OF, ids)}

        return await self._doors.read(read)

    async def get(self, slug_or_url: str) -> StoredBrief:
        """One article by slug, link or identity; raises `NotFoundError`."""

        async def read(tx: Transaction) -> list[StoredBrief]:
            row = await tx.row(_FIND, {"asked": slug_or_url})
            return await briefs.load_newest(tx, [row["id"]] if row else [])

        found = await self._doors.read(read)
        if not found:
            raise NotFoundError(slug_or_url)
        return found[0]

    async def find_known(self, keys: Iterable[str], identities: Iterable[str] = ()) -> Known | None:
        """The article known by one of the keys of an arrival or of the identities, one that was taken out as well."""
        asked = {"keys": dump(list(keys), "keys"), "identities": dump(list(identities), "identities")}

        async def read(tx: Transaction) -> Known | None:
            row = await tx.row(_BY_ADDRESS, asked)
            if row is None:
                return None
            removed = row["removed_at"] is not None
            return Known(article_id=row["id"], slug=row["slug"], story_id=row["story_id"], removed=removed)

        return await self._doors.read(read)

    async def revisions(self, revision_ids: Iterable[int]) -> dict[int, StoredRevision]:
        """The words of these revisions by id, old and removed ones too; ``.holds`` tells what may be shown."""
        wanted = list(revision_ids)
        return await self._doors.read(lambda tx: briefs.load_revisions(tx, wanted))

    async def history(self, slug_or_url: str) -> tuple[StoredRevision, ...]:
        """All revisions of one article, newest first, even of a removed one; raises `NotFoundError`."""

        async def read(tx: Transaction) -> tuple[StoredRevision, ...]:
            row = await tx.row(_FIND, {"asked": slug_or_url})
            if row is None:
                raise NotFoundError(slug_or_url)
            ids = [one["id"] for one in await tx.rows(_REVISION_IDS, {"article_id": row["id"]})]
            found = await briefs.load_revisions(tx, ids)
            return tuple(found[revision_id] for revision_id in ids)

        return await self._doors.read(read)

    async def remove(self, slug_or_url: str, at: datetime) -> Taken:
        """Take an article out of every read; filing it again does not bring it back. Raises `NotFoundError`."""
        moment = dump_time(at)

        async def take_out(tx: Transaction) -> Taken:
            taken = await _find_taken(tx, slug_or_url, removed=True)
            if taken.changed:
                change = await filing.next_change(tx)
                await tx.run(_TAKE_OUT, {"article_id": taken.article_id, "at": moment, "change": change})
                await tx.run(_SILENCE, {"article_id": taken.article_id})
                await silence(tx, [taken.article_id])
                await touch_stories(tx, [taken.story_id])
            return taken

        return await self._doors.write(take_out)

    async def restore(self, slug_or_url: str) -> Taken:
        """Put a removed article back as it was; raises `NotFoundError`."""

        async def put_back(tx: Transaction) -> Taken:
            taken = await _find_taken(tx, slug_or_url, removed=False)
            if taken.changed:
                row = await tx.row(_FIND, {"asked": taken.slug})
                assert row is not None
                change = await filing.next_change(tx)
                await tx.run(_PUT_BACK, {"article_id": taken.article_id, "change": change})
                await tx.run(_UNSILENCE, {"revision_id": row["revision_id"]})
                await hear(tx, taken.article_id)
                await reopen(tx, taken.story_id)
            return taken

        return await self._doors.write(put_back)

    async def forget_before(self, before: datetime, at: datetime) -> int:
        """Delete the words of the articles filed before that time, for good; how many these were.

        What stays is the key by which each is known: filed again it is "removed", and `restore` does not find it.
        """
        old, moment, forgotten = dump_time(before), dump_time(at), 0
        while found := await self._doors.write(lambda tx: forgetting.forget_before(tx, old, moment, _FORGOTTEN_A_TURN)):
            forgotten += found  # in turns, so that other writers get theirs in between
        return forgotten

    async def lookup_rows(self) -> tuple[list[dict[str, Any]], int]:
        """One row an article for the lookup, and the change number to ask `changes_since` with.

        Keys: id, story_id, slug, headline, people, keywords, summary, date, outlet, filed_at, sample.
        """
        return await self._doors.read(catalogue.lookup_rows)

    async def changes_since(self, change: int) -> Changes:
        """What any process filed, revised, moved, removed or restored since."""
        return await self._doors.read(lambda tx: catalogue.changes_since(tx, change))

    async def counts(self) -> Counts:
        """How much there is; quick where nothing changed since the last time."""

        async def count(tx: Transaction) -> Counts:
            change = await tx.number(_NEWEST_CHANGE)
            if self._counted.counts is None or self._counted.change != change:
                self._counted = _Counted(change, await catalogue.count(tx))
            assert self._counted.counts is not None
            return self._counted.counts

        return await self._doors.read(count)

    async def find_quotes(
        self,
        *,
        speakers: Sequence[str] | None = None,
        article_ids: Iterable[int] | None = None,
        most_articles: int | None = None,
    ) -> list[QuoteRef]:
        """Where quotes stand, the newest article first, in order of the text; None asks for all.

        ``speakers`` are names as printed; ``most_articles`` stops after so many articles with such quotes.
        """
        ids = None if article_ids is None else list(article_ids)
        return await self._doors.read(lambda tx: catalogue.find_quotes(tx, speakers, ids, most_articles))

    async def find_telling(self, words: Sequence[str], *, most_articles: int) -> list[int]:
        """Articles with a quote that holds all these words (lower case; parts of words do), newest first.

        The sentence round the quote counts, and the one it answers. Reads every quote: some tens of milliseconds at
        100,000.
        """
        wanted = list(words)
        return await self._doors.read(lambda tx: catalogue.find_telling(tx, wanted, most_articles))

    async def find_remembered(self, words: Sequence[str], *, most: int) -> list[QuoteWords] | None:
        """Quotes with some of the words (letters and digits), the likeliest first; None: they are not indexed here."""
        wanted = list(words)
        return await self._doors.read(lambda tx: find_remembered(tx, wanted, most))


async def _find_taken(tx: Transaction, asked: str, *, removed: bool) -> Taken:
    """The article with whether it has to change to be ``removed`` or not."""
    row = await tx.row(_FIND, {"asked": asked})
    if row is None or await tx.number(_IS_FORGOTTEN, {"revision_id": row["revision_id"]}):
        raise NotFoundError(asked)
    return Taken(
        article_id=row["id"],
        slug=row["slug"],
        story_id=row["story_id"],
        changed=(row["removed_at"] is not None) != removed,
    )
