"""bm25s over the trigrams of words."""

from __future__ import annotations

from collections.abc import Iterable

import bm25s
import numpy as np

from bench.headlines import Row
from bench.peers.text import headline, others, typed


def _trigrams(words: list[str], known: dict[str, str]) -> list[str]:
    parts = (f" {word} "[at : at + 3] for word in words for at in range(len(word)))
    return [known.setdefault(part, part) for part in parts]


class Bm25Trigrams:
    """Scores every row in numpy and takes the best."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._ids: list[int] = []
        known: dict[str, str] = {}  # one object a trigram: memory
        corpus = []
        for row in rows:
            self._ids.append(row["id"])
            corpus.append(_trigrams(f"{headline(row)} {others(row)}".split(), known))
        self._bm25 = bm25s.BM25()
        self._bm25.index(corpus, show_progress=False)

    def search(self, query: str, limit: int) -> list[tuple[int, float]]:
        """The rows by BM25, those without any trigram left out."""
        parts = _trigrams(typed(query), {})
        if not parts:
            return []
        numbers, scores = self._bm25.retrieve([parts], k=min(limit, len(self._ids)), show_progress=False)
        found = zip(np.ravel(numbers), np.ravel(scores), strict=True)
        return [(self._ids[int(number)], float(score)) for number, score in found if score > 0]


build = Bm25Trigrams
