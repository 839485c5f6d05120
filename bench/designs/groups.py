"""The vocabulary in memory corrects each word; FTS5 on disk intersects the groups; rapidfuzz compares.

Like `briefs.lookup` but for what is between the words and the comparison, so that only that is measured: no other
spellings, and the same rule for "nothing", the share of the query's information that a row explains.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from math import log
from typing import NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from bench.headlines import Row
from bench.peers.text import headline, others, typed
from briefs.lookup_terms import Vocabulary

_TABLE = "CREATE VIRTUAL TABLE brief USING fts5(head, rest, tokenize='unicode61', detail='none')"
_FILE = "INSERT INTO brief (rowid, head, rest) VALUES (?, ?, ?)"
_FIND = "SELECT rowid, head, rest FROM brief WHERE brief MATCH ? LIMIT ?"
_MOST_NEAR, _MOST_BEGUN, _MOST_ROWS = 24, 60, 800
_ACCEPT, _LEAST_SHARE, _ENOUGH = 0.6, 0.55, 0.93
_DROPPED = 3  # of the commonest groups, one after another, where no row has them all

Group = dict[str, float]  # the words that one typed word may stand for, and what each is worth


class _Found(NamedTuple):
    share: float
    number: int
    head: str


class Groups:
    """A table on disk, words and their counts in memory."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._db = sqlite3.connect("")  # a file of its own that goes with the connection
        self._db.execute(_TABLE)
        filed = ((row["id"], headline(row), others(row)) for row in rows)
        self._count = self._db.executemany(_FILE, filed).rowcount
        self._db.execute("INSERT INTO brief (brief) VALUES ('optimize')")
        self._db.commit()
        self._db.execute("CREATE VIRTUAL TABLE temp.term USING fts5vocab('main', 'brief', 'row')")
        self._counts: dict[str, int] = dict(self._db.execute("SELECT term, doc FROM temp.term"))
        self._vocabulary = Vocabulary(self._counts)

    def search(self, query: str, limit: int) -> list[tuple[int, float]]:
        """Words as typed first; words near them where no row explains enough."""
        words = typed(query)[:12]
        exact = [self._as_typed(word, at == len(words) - 1) for at, word in enumerate(words)]
        found = self._explained(words, exact)
        if max((one.share for one in found), default=0.0) < _ENOUGH:
            wide = [{**self._near(word), **group} for word, group in zip(words, exact, strict=True)]
            found = self._explained(words, wide)
        asked = " ".join(words)
        scored = [
            (one.number, 0.9 * one.share + 0.05 * (_ratio(asked, one.head) + fuzz.partial_ratio(asked, one.head) / 100))
            for one in found
            if one.share >= _LEAST_SHARE
        ]
        scored.sort(key=lambda hit: (-hit[1], -hit[0]))
        return [hit for hit in scored[:limit] if hit[1] >= _ACCEPT]

    def close(self) -> None:
        """Lets the table go."""
        self._db.close()

    def _as_typed(self, word: str, is_open: bool) -> Group:
        group = dict.fromkeys(self._vocabulary.same_stem(word), 0.94)
        if is_open and len(word) > 1:
            group |= dict.fromkeys(self._vocabulary.starting(word)[:_MOST_BEGUN], 0.95)
        if word in self._counts:
            group[word] = 1.0
        return group

    def _near(self, word: str) -> Group:
        near = {term: 1 - 0.9 * errors / max(len(word), len(term)) for term, errors in self._vocabulary.near(word)}
        for term in self._vocabulary.same_sound(word):
            if OSA.distance(word, term, score_cutoff=4) <= 4:
                near[term] = max(near.get(term, 0.0), 0.72)
        return dict(sorted(near.items(), key=lambda pair: -pair[1])[:_MOST_NEAR])

    def _mass(self, group: Group) -> float:
        best = max(group.values(), default=0.0)
        likely = [self._counts.get(word, 0) for word, worth in group.items() if worth >= best - 0.05]
        return log(1 + self._count / (max(likely, default=0) + 0.5))

    def _explained(self, words: Sequence[str], groups: list[Group]) -> list[_Found]:
        masses = [self._mass(group) for group in groups]
        whole = sum(masses)
        asked = [(mass, group) for mass, group in zip(masses, groups, strict=True) if group]
        asked.sort(key=lambda pair: -pair[0])  # the most telling first
        for kept in range(len(asked), max(0, len(asked) - 1 - _DROPPED), -1):
            if sum(mass for mass, _ in asked[:kept]) < _LEAST_SHARE * whole:
                break
            if rows := self._rows_with([group for _, group in asked[:kept]]):
                return [_Found(_share(groups, masses, whole, head, rest), number, head) for number, head, rest in rows]
        return self._without_one(asked, groups, masses, whole)

    def _without_one(
        self, asked: list[tuple[float, Group]], groups: list[Group], masses: list[float], whole: float
    ) -> list[_Found]:
        """The rows that have all but one of the words, whichever it is."""
        rows: dict[int, tuple[str, str]] = {}
        for left_out in range(len(asked)):
            others_ = [pair for at, pair in enumerate(asked) if at != left_out]
            if others_ and sum(mass for mass, _ in others_) >= _LEAST_SHARE * whole:
                rows |= {number: (head, rest) for number, head, rest in self._rows_with([g for _, g in others_])}
        return [
            _Found(_share(groups, masses, whole, head, rest), number, head) for number, (head, rest) in rows.items()
        ]

    def _rows_with(self, groups: list[Group]) -> list[tuple[int, str, str]]:
        any_of = ("(" + " OR ".join(f'"{word}"' for word in group) + ")" for group in groups)
        return self._db.execute(_FIND, (" AND ".join(any_of), _MOST_ROWS)).fetchall()


def _share(groups: list[Group], masses: list[float], whole: float, head: str, rest: str) -> float:
    """How much of the query's information the row explains, a word outside the headline a little less."""
    in_head, elsewhere = set(head.split()), set(rest.split())
    explained = 0.0
    for group, mass in zip(groups, masses, strict=True):
        first = max((group[word] for word in in_head & group.keys()), default=0.0)
        other = max((group[word] for word in elsewhere & group.keys()), default=0.0)
        explained += mass * max(first, 0.92 * other)
    return explained / whole if whole else 0.0


def _ratio(asked: str, head: str) -> float:
    return fuzz.token_sort_ratio(asked, head) / 100


build = Groups
