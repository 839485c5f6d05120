"""What came in since a filing number, as light as a digest's choice needs it: ten thousand articles in a moment.

Which of these are shown is chosen without their texts; the chosen few are loaded, and checked, as everywhere.
"""

from __future__ import annotations

import asyncio
import json
import sqlite3
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from storage.doors import Doors, Transaction
from storage.outbox import AWAY
from storage.values import dump_ids, load_time

# Every article of the stories with something new: numbers alone, ten thousand of them in a moment.
_STANDING = """
SELECT article.id AS article_id, article.story_id, article.revision_id AS number, article.change,
       coalesce(story.running_id, story.id) AS running_id, origin.origin_id
FROM article JOIN story ON story.id = article.story_id LEFT JOIN origin ON origin.article_id = article.id
WHERE article.removed_at IS NULL AND (:samples OR article.sample = 0) AND article.story_id IN (
    SELECT new.story_id FROM article AS new
    WHERE new.revision_id > :number AND new.removed_at IS NULL AND (:samples OR new.sample = 0)
)
ORDER BY article.filed_at DESC, article.id DESC
"""
# The JSON is searched, not parsed: quotation marks within its texts are escaped, so no article can say what it is.
_PARTICULARS = """
SELECT article.id AS article_id, article.sample, revision.filed_at, revision.archive, revision.headline,
       revision.outlet, revision.published, revision.language, revision.url, brief.people, brief.keywords,
       instr(brief.content, '"kind":"opinion"') > 0 AS opinion,
       instr(article.features, '"roundup":true') > 0 AS roundup
FROM article
JOIN revision ON revision.id = article.revision_id
JOIN brief ON brief.revision_id = article.revision_id
WHERE article.id IN (SELECT value FROM json_each(:ids))
"""
_REMOVED = """
SELECT DISTINCT article.story_id FROM revision JOIN article ON article.revision_id = revision.id
WHERE revision.id > :number AND article.removed_at IS NOT NULL AND article.sample = 0
ORDER BY article.story_id DESC LIMIT :most
"""
_TOLD = """
SELECT DISTINCT json_extract(span.value, '$.article_id') AS article_id,
                json_extract(span.value, '$.revision_id') AS revision_id
FROM outbox JOIN json_each(outbox.spans) AS span
WHERE outbox.guild_id = :guild_id AND outbox.channel_id = :channel_id AND outbox.purpose = :purpose
  AND outbox.local_date >= :since AND outbox.state IN ('sending', 'sent', 'uncertain')
"""
_DECIDED = """
SELECT digest_decision.decision FROM digest_decision JOIN outbox USING (guild_id, channel_id, local_date, purpose, part)
WHERE digest_decision.guild_id = :guild_id AND digest_decision.channel_id = :channel_id
  AND digest_decision.local_date >= :since AND digest_decision.purpose = :purpose
  AND outbox.state IN ('sending', 'sent', 'uncertain')
"""

# When the first digest of a channel that did not come was to.
_FIRST_DUE = """
SELECT min(min(planned_at, due_at)) AS at FROM outbox
WHERE guild_id = :guild_id AND channel_id = :channel_id AND purpose = :purpose AND local_date >= :since
  AND (state IN ('failed', 'missed', 'suspended', 'skipped') OR (state = 'planned' AND reason = :away))
"""

_A_TURN = 500  # articles whose JSON is read at once: nothing else runs meanwhile
_SOME = 1_000  # articles known that nobody asked for of late: more of them are forgotten


class FreshArticle(NamedTuple):
    """One article of a story with something new; ``number`` is that of its newest revision, ``change`` that of the last
    thing that happened to it, ``beside`` are its keywords and people."""

    article_id: int
    story_id: int
    running_id: int
    number: int
    change: int
    filed_at: datetime  # of that revision
    published: str | None
    outlet: str | None
    language: str | None
    headline: str
    beside: tuple[str, ...]
    opinion: bool
    roundup: bool
    origin_id: int
    archive: bool
    sample: bool
    url: str | None


_Known = dict[int, FreshArticle]  # by article, as it was read last


class News:
    """What is new in an open store."""

    def __init__(self, doors: Doors) -> None:
        self._doors = doors
        self._known: _Known = {}

    async def since(self, number: int, *, samples: bool = False) -> dict[int, list[FreshArticle]]:
        """Every story with an article filed or reworded after that filing number, with all its articles.

        An article that nothing happened to since the last time is not read again, and is the very same object.
        """
        known = self._known

        async def read(tx: Transaction) -> tuple[list[sqlite3.Row], list[sqlite3.Row]]:
            standing = await tx.rows(_STANDING, {"number": number, "samples": samples})
            ids = await asyncio.to_thread(_to_read, standing, known)
            return standing, await tx.rows(_PARTICULARS, {"ids": ids})

        standing, read_now = await self._doors.read(read)
        found, self._known = await asyncio.to_thread(_taken_in, standing, read_now, known)
        return found

    async def removed_since(self, number: int, *, most: int = 200) -> list[int]:
        """The stories of articles that were filed after that number and taken out again."""
        params = {"number": number, "most": most}
        return [row["story_id"] for row in await self._doors.read(lambda tx: tx.rows(_REMOVED, params))]

    async def past(
        self, guild_id: int, channel_id: int, purpose: str, *, told_since: date, decided_since: date
    ) -> tuple[dict[int, frozenset[int]], list[str]]:
        """What a channel was told: the articles whose lines it was shown from a local date on, each with the revisions
        shown; and the records of its editions from another date on."""
        told = {"guild_id": guild_id, "channel_id": channel_id, "purpose": purpose, "since": told_since.isoformat()}
        decided = {**told, "since": decided_since.isoformat()}

        async def read(tx: Transaction) -> tuple[list[sqlite3.Row], list[sqlite3.Row]]:
            return await tx.rows(_TOLD, told), await tx.rows(_DECIDED, decided)

        shown, records = await self._doors.read(read)
        found: dict[int, set[int]] = {}
        for row in shown:
            found.setdefault(row["article_id"], set()).add(row["revision_id"])
        return {one: frozenset(revisions) for one, revisions in found.items()}, [row["decision"] for row in records]

    async def first_due(self, guild_id: int, channel_id: int, purpose: str, *, since: date) -> datetime | None:
        """When the first digest of a channel that did not come was to, from a local date on; None where each did."""
        params = {
            "guild_id": guild_id,
            "channel_id": channel_id,
            "purpose": purpose,
            "since": since.isoformat(),
            "away": AWAY,
        }
        row = await self._doors.read(lambda tx: tx.row(_FIRST_DUE, params))
        return None if row is None or row["at"] is None else load_time(row["at"])


def _to_read(standing: Sequence[sqlite3.Row], known: _Known) -> str:
    """The articles of which something changed since they were read, if they ever were."""
    return dump_ids(
        article for article, _, _, change, _, _ in standing if article not in known or known[article].change != change
    )


def _taken_in(
    standing: Sequence[sqlite3.Row], read_now: Sequence[sqlite3.Row], known: _Known
) -> tuple[dict[int, list[FreshArticle]], _Known]:
    """The articles by story, and what is known of them from now on."""
    anew = _read_anew(standing, read_now)
    kept = dict(known) if len(known) <= 2 * len(standing) + _SOME else {}
    found: dict[int, list[FreshArticle]] = {}
    for row in standing:
        article_id, story_id, _, change, _, _ = row
        one = anew.get(article_id) or _as_it_stands(known.get(article_id), row)
        if one is not None and one.change == change:  # another one could not be read anew
            kept[article_id] = one
            found.setdefault(story_id, []).append(one)
    return found, kept


def _as_it_stands(one: FreshArticle | None, standing: sqlite3.Row) -> FreshArticle | None:
    """The article as it was read, in the story it is in now."""
    _, story_id, number, _, running_id, origin_id = standing
    if one is None or (*one[1:4], one.origin_id) == (story_id, running_id, number, origin_id or 0):
        return one
    return one._replace(story_id=story_id, running_id=running_id, number=number, origin_id=origin_id or 0)


def _read_anew(standing: Sequence[sqlite3.Row], read_now: Sequence[sqlite3.Row]) -> _Known:
    places = {row["article_id"]: row for row in standing}
    anew: _Known = {}
    for at in range(0, len(read_now), _A_TURN):
        rows = read_now[at : at + _A_TURN]
        keywords, people = (_listed([row[name] for row in rows]) for name in ("keywords", "people"))
        read = (
            _fresh(places[row["article_id"]], row, *told) for row, *told in zip(rows, keywords, people, strict=True)
        )
        anew |= {one.article_id: one for one in read if one is not None}
    return anew


def _fresh(standing: sqlite3.Row, row: sqlite3.Row, keywords: Any, people: Any) -> FreshArticle | None:
    """The article, or None where somebody's hand made its row unreadable."""
    article_id, story_id, number, change, running_id, origin_id = standing
    _, sample, filed_at, archive, headline, outlet, published, language, url, _, _, opinion, roundup = row
    try:
        return FreshArticle(
            article_id,
            story_id,
            running_id,
            number,
            change,
            load_time(filed_at),
            published,
            outlet,
            language,
            headline,
            (*map(str, keywords), *map(str, people)),
            bool(opinion),
            bool(roundup),
            origin_id or 0,
            bool(archive),
            bool(sample),
            url,
        )
    except (ValueError, TypeError):
        return None


def _listed(texts: Sequence[str]) -> list[Any]:
    """What each of these JSON texts holds, None for what is none: read as one, which spares most of the time."""
    try:
        found = json.loads(f"[{','.join(texts)}]")
    except (ValueError, TypeError):
        found = []
    return found if len(found) == len(texts) else [_loaded(one) for one in texts]


def _loaded(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, TypeError):
        return None
