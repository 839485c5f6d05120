"""Other ways of finding a brief from mistyped words, tried as their documentation recommends.

Each module here offers ``build(rows)`` with an object whose ``search(query, limit)`` gives ``[(id, score), ...]``, best
first, as `briefs.lookup` does. What they need is the extra "peers"; nothing else in the project needs it.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from importlib.util import find_spec
from typing import Any, NamedTuple, Protocol

from bench.headlines import Row


class Index(Protocol):
    """What is measured."""

    def search(self, query: str, limit: int) -> list[tuple[Any, float]]:
        """Rows that may be meant with their scores, best first."""


class System(NamedTuple):
    """One row of the table."""

    name: str
    module: str
    build: str = "build"
    needs: str = ""  # the library that may be missing
    queries: int | None = None  # asked fewer times where one search takes a second
    own_bar: bool = False  # says "nothing" by itself


SYSTEMS = {
    "nutgraf": System("**Nutgraf**", "briefs.lookup", own_bar=True),
    "symspell": System("symspellpy corrections + SQLite FTS5", "bench.peers.symspell_fts", needs="symspellpy"),
    "tantivy": System("tantivy, fuzzy terms", "bench.peers.tantivy_fuzzy", needs="tantivy"),
    "bm25s": System("BM25 over trigrams (bm25s)", "bench.peers.bm25_trigrams", needs="bm25s"),
    "prefixes": System("SQLite FTS5 with prefixes", "bench.peers.fts", "build_prefixes"),
    "trigrams": System("FTS5 trigrams, rarest first, re-ranked by rapidfuzz", "bench.peers.fts", "build_trigrams"),
    "token_set": System("rapidfuzz token_set over all", "bench.peers.brute", "build_token_set", queries=40),
    "wratio": System("rapidfuzz WRatio over all", "bench.peers.brute", "build_wratio", queries=16),
    "thefuzz": System("thefuzz over all", "bench.peers.brute", "build_thefuzz", needs="thefuzz", queries=8),
}
DESIGNS = {
    "nutgraf": System("postings in memory, words corrected (built)", "briefs.lookup", own_bar=True),
    "groups": System("words corrected in memory, FTS5 intersects their groups", "bench.designs.groups", own_bar=True),
    "trigrams": System("FTS5 trigrams by BM25, compared by rapidfuzz", "bench.designs.trigrams"),
}


def is_installed(system: System) -> bool:
    """Whether the library it needs can be imported here."""
    return not system.needs or find_spec(system.needs) is not None


def build(system: System, rows: Iterable[Row]) -> Index:
    """Its index of the rows."""
    index: Index = getattr(import_module(system.module), system.build)(rows)
    return index
