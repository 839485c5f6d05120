"""symspellpy corrects each word, SQLite FTS5 finds the rows: the usual recipe."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from symspellpy import SymSpell, Verbosity

from bench.headlines import Row
from bench.peers.fts import Hits, filed, found, quoted
from bench.peers.text import headline, others, typed


class SymSpellFts:
    """Each word becomes its nearest corrections; all words first, then any of them."""

    most = 5  # corrections a word

    def __init__(self, rows: Iterable[Row]) -> None:
        counts: Counter[str] = Counter()

        def counted() -> Iterable[Row]:
            for row in rows:
                counts.update(headline(row).split())
                counts.update(others(row).split())
                yield row

        self._db = filed(counted())
        self._spelling = SymSpell(max_dictionary_edit_distance=2, prefix_length=7)
        for word, count in counts.items():
            self._spelling.create_dictionary_entry(word, count)

    def search(self, query: str, limit: int) -> Hits:
        """The rows with a correction of every word, else of any; the last word may be unfinished."""
        words = typed(query)
        groups = [self._meant(word, at == len(words) - 1) for at, word in enumerate(words)]
        return found(self._db, " AND ".join(groups), limit) or found(self._db, " OR ".join(groups), limit)

    def _meant(self, word: str, is_last: bool) -> str:
        least = 0 if len(word) < 3 else 2
        near = self._spelling.lookup(word, Verbosity.CLOSEST, max_edit_distance=least, include_unknown=True)
        options = quoted([one.term for one in near[: self.most]])
        if is_last:
            options.append(f'"{word}"*')
        return f"({' OR '.join(options)})"


build = SymSpellFts
