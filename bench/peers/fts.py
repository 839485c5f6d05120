"""SQLite FTS5 by itself: words with prefixes, and trigrams whose rows rapidfuzz re-ranks."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz

from bench.headlines import Row
from bench.peers.text import headline, others, typed

Hits = list[tuple[int, float]]

_WORDS = "CREATE VIRTUAL TABLE brief USING fts5(head, rest, tokenize='unicode61', prefix='1 2 3')"
_TRIGRAMS = "CREATE VIRTUAL TABLE brief USING fts5(head, rest, tokenize='trigram')"
_FILE = "INSERT INTO brief (rowid, head, rest) VALUES (?, ?, ?)"
_FIND = "SELECT rowid, -bm25(brief, 4.0, 1.0) FROM brief WHERE brief MATCH ? ORDER BY bm25(brief, 4.0, 1.0) LIMIT ?"


def filed(rows: Iterable[Row], table: str = _WORDS, path: str = ":memory:") -> sqlite3.Connection:
    """The rows in a full-text table, optimised as the documentation advises."""
    db = sqlite3.connect(path)
    db.execute(table)
    db.executemany(_FILE, ((row["id"], headline(row), others(row)) for row in rows))
    db.execute("INSERT INTO brief (brief) VALUES ('optimize')")
    db.commit()
    return db


def found(db: sqlite3.Connection, match: str, limit: int) -> Hits:
    """The best rows by BM25, the headline weighing four times the rest."""
    return db.execute(_FIND, (match, limit)).fetchall() if match else []


def quoted(words: Sequence[str]) -> list[str]:
    """Words as FTS5 strings; folded words hold no quotation mark."""
    return [f'"{word}"' for word in words]


class Prefixes:
    """Every word as a beginning; all of them first, then any of them."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._db = filed(rows)

    def search(self, query: str, limit: int) -> Hits:
        """The rows with all beginnings, else with any."""
        words = [word + "*" for word in quoted(typed(query))]
        return found(self._db, " AND ".join(words), limit) or found(self._db, " OR ".join(words), limit)

    def close(self) -> None:
        """Lets the table go."""
        self._db.close()


class Trigrams:
    """The rows with the query's rarest trigrams, re-ranked."""

    rarest = 8
    candidates = 400

    def __init__(self, rows: Iterable[Row]) -> None:
        self._db = filed(rows, _TRIGRAMS)
        self._db.execute("CREATE VIRTUAL TABLE term USING fts5vocab(brief, row)")
        self._counts: dict[str, int] = dict(self._db.execute("SELECT term, doc FROM term"))

    def search(self, query: str, limit: int) -> Hits:
        """By token_set_ratio over headline and the rest."""
        words = typed(query)
        parts = {word[at : at + 3] for word in words for at in range(len(word) - 2)}
        known = sorted((part for part in parts if part in self._counts), key=lambda part: (self._counts[part], part))
        match = " OR ".join(quoted(known[: self.rarest]))
        if not match:
            return []
        rows = self._db.execute(
            "SELECT rowid, head, rest FROM brief WHERE brief MATCH ? ORDER BY rank LIMIT ?", (match, self.candidates)
        )
        asked = " ".join(words)
        scored = [(number, fuzz.token_set_ratio(asked, f"{head} {rest}")) for number, head, rest in rows]
        scored.sort(key=lambda hit: -hit[1])
        return scored[:limit]

    def close(self) -> None:
        """Lets the table go."""
        self._db.close()


build_prefixes = Prefixes
build_trigrams = Trigrams
