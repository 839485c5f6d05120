"""What came in since a filing number, as light as a digest's choice needs it: ten thousand articles in a moment.

Which of these are shown is chosen without their texts; the chosen few are loaded, and checked, as everywhere.
"""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from datetime import date, datetime

from storage.doors import Doors, Transaction
from storage.values import dump_ids, load_time

_NEW = """
SELECT DISTINCT article.story_id FROM revision JOIN article ON article.revision_id = revision.id
WHERE revision.id > :number AND article.removed_at IS NULL AND (:samples OR article.sample = 0)
"""
# The JSON is searched, not parsed: quotation marks within its texts are escaped, so no article can say what it is.
_MEMBERS = """
SELECT article.id AS article_id, article.story_id, article.sample, article.revision_id AS number,
       coalesce(story.running_id, story.id) AS running_id, revision.filed_at, revision.archive, revision.headline,
       revision.outlet, revision.published, brief.people, brief.keywords,
       instr(brief.content, '"kind":"opinion"') > 0 AS opinion,
       instr(article.features, '"roundup":true') > 0 AS roundup,
       (SELECT origin_id FROM origin WHERE origin.article_id = article.id) AS origin_id
FROM article
JOIN story ON story.id = article.story_id
JOIN revision ON revision.id = article.revision_id
JOIN brief ON brief.revision_id = article.revision_id
WHERE article.story_id IN (SELECT value FROM json_each(:ids)) AND article.removed_at IS NULL
  AND (:samples OR article.sample = 0)
ORDER BY article.filed_at DESC, article.id DESC
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


@dataclass(frozen=True, slots=True, kw_only=True)
class FreshArticle:
    """One article of a story with something new; ``number`` is that of its newest revision."""

    article_id: int
    story_id: int
    running_id: int
    number: int
    filed_at: datetime  # of that revision
    published: str | None
    outlet: str | None
    headline: str
    people: tuple[str, ...]
    keywords: tuple[str, ...]
    opinion: bool
    roundup: bool
    origin_id: int
    archive: bool
    sample: bool


class News:
    """What is new in an open store."""

    def __init__(self, doors: Doors) -> None:
        self._doors = doors

    async def since(self, number: int, *, samples: bool = False) -> dict[int, list[FreshArticle]]:
        """Every story with an article filed or reworded after that filing number, with all its articles."""

        async def read(tx: Transaction) -> list[sqlite3.Row]:
            ids = [row["story_id"] for row in await tx.rows(_NEW, {"number": number, "samples": samples})]
            return await tx.rows(_MEMBERS, {"ids": dump_ids(ids), "samples": samples})

        found: dict[int, list[FreshArticle]] = {}
        for row in await self._doors.read(read):
            if article := _fresh(row):
                found.setdefault(article.story_id, []).append(article)
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


def _fresh(row: sqlite3.Row) -> FreshArticle | None:
    """The article, or None where somebody's hand made its row unreadable."""
    try:
        return FreshArticle(
            article_id=row["article_id"],
            story_id=row["story_id"],
            running_id=row["running_id"],
            number=row["number"],
            filed_at=load_time(row["filed_at"]),
            published=row["published"],
            outlet=row["outlet"],
            headline=row["headline"],
            people=tuple(map(str, json.loads(row["people"]))),
            keywords=tuple(map(str, json.loads(row["keywords"]))),
            opinion=bool(row["opinion"]),
            roundup=bool(row["roundup"]),
            origin_id=row["origin_id"] or 0,
            archive=bool(row["archive"]),
            sample=bool(row["sample"]),
        )
    except (ValueError, TypeError):
        return None
