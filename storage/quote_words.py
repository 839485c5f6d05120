"""Quotations by words somebody remembers of them: an index inside SQLite, kept by triggers on the table of quotes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from storage.doors import Transaction

MOST_LISTED = 12_000  # quotations that one word may lead through; a commoner one only counts beside others
_CANDIDATES = 300  # of them so many are ranked; those no longer alive fall away

_HAS_INDEX = "SELECT count(*) FROM sqlite_master WHERE name = 'quote_word'"
_COUNT = "SELECT count(*) FROM (SELECT 1 FROM quote_word WHERE quote_word MATCH :word LIMIT :most)"
_FIND = """
SELECT quote.article_id, quote.revision_id, quote.number, quote.utterance, quote.text, quote.speaker,
       quote.context, quote.about, revision.headline, revision.published
FROM (SELECT rowid AS place, rank FROM quote_word WHERE quote_word MATCH :words ORDER BY rank LIMIT :candidates) AS hit
JOIN quote ON quote.revision_id = hit.place >> 16 AND quote.number = hit.place & 65535
JOIN revision ON revision.id = quote.revision_id
WHERE quote.living = 1 ORDER BY hit.rank LIMIT :most
"""


class QuoteWords(NamedTuple):
    """One quote with what it may be remembered by."""

    article_id: int
    revision_id: int
    number: int
    utterance: int
    text: str
    speaker: str | None
    context: str | None
    about: str | None
    headline: str
    published: str | None


async def find_remembered(tx: Transaction, words: Sequence[str], most: int) -> list[QuoteWords] | None:
    """Living quotes with some of the words, those with the most of the rarest first; None: there is no index here.

    ``words`` are letters and digits only. Words that very many quotes have must stand together with all others.
    """
    if not await tx.number(_HAS_INDEX):
        return None
    counts = []
    for word in words:
        count = await tx.number(_COUNT, {"word": _quoted(word), "most": MOST_LISTED})
        if count:
            counts.append((count, word))
    counts.sort()
    rare: list[str] = []
    listed = 0
    for count, word in counts:
        listed += count
        if listed <= MOST_LISTED:
            rare.append(_quoted(word))
    asked = " OR ".join(rare) if rare else " AND ".join(_quoted(word) for _, word in counts)
    if not asked:
        return []
    rows = await tx.rows(_FIND, {"words": asked, "candidates": _CANDIDATES, "most": most})
    return [QuoteWords(*row) for row in rows]


def _quoted(word: str) -> str:
    return '"' + word.replace('"', "") + '"'
