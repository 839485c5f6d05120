"""What is in the store, for the lookup to be built from and for counting. Functions of one read transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Any

from storage.doors import Transaction
from storage.records import Changes, Counts, QuoteRef
from storage.values import dump, dump_ids, load, load_time

_PAGE = 2000  # rows made in one go, so that building 100,000 of them lets others have their turn

_CHANGE = "SELECT value FROM counter WHERE name = 'change'"
_ROWS = """
SELECT article.id, article.story_id, article.slug, article.sample, article.filed_at, revision.headline,
       revision.outlet, revision.published, brief.summary, brief.people, brief.keywords,
       coalesce(story.running_id, story.id) AS running_id
FROM article
JOIN story ON story.id = article.story_id
JOIN revision ON revision.id = article.revision_id
JOIN brief ON brief.revision_id = revision.id
WHERE article.id > :after AND article.removed_at IS NULL AND brief.headline = revision.headline
ORDER BY article.id LIMIT :most
"""
_CHANGED_IDS = "SELECT id FROM article WHERE change > :change ORDER BY id"
_CHANGED_ROWS = """
SELECT article.id, article.story_id, article.slug, article.sample, article.filed_at, revision.headline,
       revision.outlet, revision.published, brief.summary, brief.people, brief.keywords,
       coalesce(story.running_id, story.id) AS running_id
FROM article
JOIN story ON story.id = article.story_id
JOIN revision ON revision.id = article.revision_id
JOIN brief ON brief.revision_id = revision.id
WHERE article.change > :change AND article.removed_at IS NULL AND brief.headline = revision.headline
ORDER BY article.id
"""
_COUNTS = """
SELECT count(*) AS articles, count(DISTINCT revision.outlet) AS outlets, coalesce(sum(article.sample), 0) AS samples,
       (SELECT count(*) FROM story WHERE newest_at IS NOT NULL) AS stories,
       (SELECT count(*) FROM quote WHERE living = 1) AS quotes
FROM article JOIN revision ON revision.id = article.revision_id
WHERE article.removed_at IS NULL
"""
_ARTICLES_QUOTING = """
SELECT DISTINCT article.id, article.filed_at FROM quote JOIN article ON article.id = quote.article_id
WHERE quote.living = 1 AND quote.speaker IN (SELECT value FROM json_each(:speakers))
  AND (:ids IS NULL OR quote.article_id IN (SELECT value FROM json_each(:ids)))
ORDER BY article.filed_at DESC, article.id DESC LIMIT :most
"""
_ARTICLES_WITH_QUOTES = """
SELECT article.id FROM article
WHERE article.removed_at IS NULL
  AND (:ids IS NULL OR article.id IN (SELECT value FROM json_each(:ids)))
  AND EXISTS (SELECT 1 FROM quote WHERE quote.article_id = article.id AND quote.living = 1)
ORDER BY article.filed_at DESC, article.id DESC LIMIT :most
"""
_QUOTES = """
SELECT quote.article_id, quote.revision_id, quote.number, quote.start, quote.utterance, quote.speaker
FROM quote JOIN article ON article.id = quote.article_id
WHERE quote.article_id IN (SELECT value FROM json_each(:ids)) AND quote.living = 1
  AND (:speakers IS NULL OR quote.speaker IN (SELECT value FROM json_each(:speakers)))
ORDER BY article.filed_at DESC, article.id DESC, quote.number
"""


# instr and lower: plain words, so that nothing in a question is a pattern.
_TELLING = """
SELECT DISTINCT article_id FROM quote
WHERE living = 1 AND NOT EXISTS (
    SELECT 1 FROM json_each(:words) AS word
    WHERE instr(
        lower(quote.text || ' ' || coalesce(quote.context, '') || ' ' || coalesce(quote.about, '')), word.value
    ) = 0
)
ORDER BY article_id DESC LIMIT :most
"""


async def find_telling(tx: Transaction, words: Sequence[str], most: int) -> list[int]:
    """The articles with a living quote that holds all the words, newest first.

    The sentence round the quote counts, and the one that it answers.
    """
    rows = await tx.rows(_TELLING, {"words": dump(list(words), "words"), "most": most})
    return [int(row["article_id"]) for row in rows]


async def lookup_rows(tx: Transaction) -> tuple[list[dict[str, Any]], int]:
    """All rows of the lookup and the change they are as of."""
    rows: list[dict[str, Any]] = []
    page: Sequence[sqlite3.Row] = await tx.rows(_ROWS, {"after": 0, "most": _PAGE})
    while page:
        rows += (_lookup_row(row) for row in page)
        page = await tx.rows(_ROWS, {"after": rows[-1]["id"], "most": _PAGE})
    return rows, await tx.number(_CHANGE)


async def changes_since(tx: Transaction, change: int) -> Changes:
    """What came, changed and went after that change."""
    changed = [row["id"] for row in await tx.rows(_CHANGED_IDS, {"change": change})]
    rows = tuple(_lookup_row(row) for row in await tx.rows(_CHANGED_ROWS, {"change": change})) if changed else ()
    there = {row["id"] for row in rows}
    gone = tuple(article_id for article_id in changed if article_id not in there)
    return Changes(rows=rows, removed_ids=gone, newest=await tx.number(_CHANGE))


async def count(tx: Transaction) -> Counts:
    """How much there is."""
    row = await tx.row(_COUNTS)
    assert row is not None
    return Counts(
        articles=row["articles"],
        stories=row["stories"],
        quotes=row["quotes"],
        outlets=row["outlets"],
        samples=row["samples"],
    )


async def find_quotes(
    tx: Transaction, speakers: Sequence[str] | None, article_ids: Sequence[int] | None, most: int | None
) -> list[QuoteRef]:
    """Quotes by somebody, in some articles, or all, the newest articles first."""
    names = None if speakers is None else dump(list(speakers), "speakers")
    ids = None if article_ids is None else dump_ids(article_ids)
    chosen = await tx.rows(
        _ARTICLES_WITH_QUOTES if names is None else _ARTICLES_QUOTING,
        {"ids": ids, "most": -1 if most is None else most} | ({} if names is None else {"speakers": names}),
    )
    params = {"ids": dump_ids(row["id"] for row in chosen), "speakers": names}
    return [
        QuoteRef(
            article_id=row["article_id"],
            revision_id=row["revision_id"],
            number=row["number"],
            start=row["start"],
            utterance=row["utterance"],
            speaker=row["speaker"],
        )
        for row in await tx.rows(_QUOTES, params)
    ]


def _lookup_row(row: sqlite3.Row) -> dict[str, Any]:
    return {
        "id": row["id"],
        "story_id": row["story_id"],
        "story": row["running_id"],
        "slug": row["slug"],
        "headline": row["headline"],
        "people": load(row["people"]),
        "keywords": load(row["keywords"]),
        "summary": row["summary"],
        "date": row["published"] or "",
        "outlet": row["outlet"],
        "filed_at": load_time(row["filed_at"]),
        "sample": bool(row["sample"]),
    }
