"""Whom a new article is compared with: the stories that share its rarest words. It must not grow with the store."""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Sequence

from storage.doors import Transaction
from storage.records import Candidate
from storage.values import dump, dump_ids, load

# Terms are taken from the rarest on until BUDGET articles are looked at; of a term in COMMON articles or more only the
# RECENT ones are.
_COMMON = 200
_BUDGET = 600
_RECENT = 100
_MOST_CANDIDATES = 24
_MOST_FEATURES = 8  # articles of a story
_MOST_ARTICLES = 64  # of all candidates

_RARITY = """
SELECT wanted.value AS term,
       (SELECT count(*) FROM (SELECT 1 FROM term WHERE term.term = wanted.value LIMIT :most)) AS articles
FROM json_each(:terms) AS wanted
"""
_SHARING = """
SELECT story_id, sum(weight) AS score FROM (
    SELECT DISTINCT article.story_id, wanted.key, wanted.value AS weight
    FROM json_each(:rare) AS wanted
    CROSS JOIN term ON term.term = wanted.key
    CROSS JOIN article ON article.id = term.article_id
    WHERE article.removed_at IS NULL
    UNION ALL
    SELECT DISTINCT article.story_id, wanted.key, wanted.value
    FROM json_each(:common) AS wanted
    CROSS JOIN term ON term.term = wanted.key AND term.article_id > :oldest
    CROSS JOIN article ON article.id = term.article_id
    WHERE article.removed_at IS NULL
) GROUP BY story_id ORDER BY score DESC, story_id DESC LIMIT :most
"""
_NEWEST_ARTICLE = "SELECT coalesce(max(id), 0) FROM article"
# The newest few of each story by its index: a story of a thousand articles costs no more than one of forty.
_FEATURES = """
SELECT story.id AS story_id, coalesce(story.running_id, story.id) AS running_id, story.kept, article.id AS article_id,
       article.features
FROM json_each(:ids) AS wanted
CROSS JOIN story ON story.id = wanted.value
CROSS JOIN article ON article.id IN (
    SELECT near.id FROM article AS near WHERE near.story_id = story.id AND near.removed_at IS NULL
    ORDER BY near.filed_at DESC, near.id DESC LIMIT :most)
ORDER BY wanted.key, article.filed_at DESC, article.id DESC
LIMIT :all
"""
_TOTALS = """
SELECT article.story_id, count(*) AS total FROM article
WHERE article.story_id IN (SELECT value FROM json_each(:ids)) AND article.removed_at IS NULL
GROUP BY article.story_id
"""
_PARTED = "SELECT story_id, other_id FROM parted WHERE story_id IN (SELECT value FROM json_each(:ids))"


async def find_candidates(tx: Transaction, terms: Sequence[str]) -> list[Candidate]:
    """The living stories sharing the rarest of the terms, the likeliest first."""
    rows = await tx.rows(_RARITY, {"terms": dump(list(terms), "terms"), "most": _COMMON})
    known = {row["term"]: row["articles"] for row in rows if row["articles"]}
    rare = _rarest({term: number for term, number in known.items() if number < _COMMON})
    common = [term for term, number in known.items() if number >= _COMMON]
    newest = await tx.number(_NEWEST_ARTICLE)
    params = {
        "rare": _dump_weights(rare, known),
        "common": _dump_weights(common, known),
        "oldest": newest - _RECENT,
        "most": _MOST_CANDIDATES,
    }
    return await _candidates(tx, [row["story_id"] for row in await tx.rows(_SHARING, params)])


def _rarest(known: dict[str, int]) -> list[str]:
    chosen: list[str] = []
    left = _BUDGET
    for term in sorted(known, key=lambda term: (known[term], term)):
        left -= known[term]
        if left < 0 and chosen:
            break
        chosen.append(term)
    return chosen


def _dump_weights(terms: Sequence[str], known: dict[str, int]) -> str:
    """What sharing a term is worth: the fewer articles have it, the more."""
    return dump({term: 1 / math.log2(2 + known[term]) for term in terms}, "terms")


async def _candidates(tx: Transaction, story_ids: Sequence[int]) -> list[Candidate]:
    ids = dump_ids(story_ids)
    found: dict[int, list[sqlite3.Row]] = {}
    for row in await tx.rows(_FEATURES, {"ids": ids, "most": _MOST_FEATURES, "all": _MOST_ARTICLES}):
        found.setdefault(row["story_id"], []).append(row)
    totals = {row["story_id"]: int(row["total"]) for row in await tx.rows(_TOTALS, {"ids": ids})}
    parted: dict[int, set[int]] = {}
    for row in await tx.rows(_PARTED, {"ids": ids}):
        parted.setdefault(row["story_id"], set()).add(row["other_id"])
    return [
        Candidate(
            story_id=story_id,
            running_id=rows[0]["running_id"],
            article_ids=tuple(row["article_id"] for row in rows),
            features=tuple(load(row["features"]) for row in rows),
            total=totals[story_id],
            kept=bool(rows[0]["kept"]),
            parted=frozenset(parted.get(story_id, ())),
        )
        for story_id, rows in found.items()
    ]
