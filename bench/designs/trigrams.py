"""FTS5 over trigrams finds candidates by BM25; rapidfuzz compares the words one by one and has the last say."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from rapidfuzz import fuzz, process
from rapidfuzz.distance import JaroWinkler

from bench.headlines import Row
from bench.peers.fts import filed, quoted
from bench.peers.text import typed

_TABLE = "CREATE VIRTUAL TABLE brief USING fts5(head, rest, tokenize='trigram', detail='full')"
_FIND = "SELECT rowid, head, rest FROM brief WHERE brief MATCH ? ORDER BY rank LIMIT ?"
_CANDIDATES = 150
_RAREST = 12
_LEAST_ALIKE = 0.75  # two words less alike say nothing


class Trigrams:
    """The table in memory or on disk; nothing else but the trigrams' counts."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._db: sqlite3.Connection = filed(rows, _TABLE)
        self._db.execute("CREATE VIRTUAL TABLE term USING fts5vocab(brief, row)")
        self._counts: dict[str, int] = dict(self._db.execute("SELECT term, doc FROM term"))

    def search(self, query: str, limit: int) -> list[tuple[int, float]]:
        """The best rows by how alike each typed word is to its likest word; letters count, so long words count more."""
        words = typed(query)
        parts = {word[at : at + 3] for word in words for at in range(len(word) - 2)}
        known = sorted((part for part in parts if part in self._counts), key=lambda part: (self._counts[part], part))
        match = " OR ".join(quoted(known[:_RAREST]))
        rows = self._db.execute(_FIND, (match, _CANDIDATES)).fetchall() if match else []
        asked = " ".join(words)
        scored = [(number, _alike(words, head, rest), head) for number, head, rest in rows]
        scored.sort(key=lambda one: (-round(one[1], 2), -fuzz.token_sort_ratio(asked, one[2]), -one[0]))
        return [(number, worth) for number, worth, _ in scored[:limit] if worth]

    def close(self) -> None:
        """Lets the table go."""
        self._db.close()


def _alike(words: list[str], head: str, rest: str) -> float:
    total = sum(len(word) for word in words)
    stored = [*head.split(), *rest.split()]
    worth = 0.0
    for word in words:
        best = process.extractOne(word, stored, scorer=JaroWinkler.similarity, score_cutoff=_LEAST_ALIKE)
        worth += len(word) * (best[1] if best else 0.0)
    return worth / total if total else 0.0


build = Trigrams
