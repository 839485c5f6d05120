"""tantivy with fuzzy terms, as its Python binding offers them."""

from __future__ import annotations

from collections.abc import Iterable

import tantivy

from bench.headlines import Row
from bench.peers.text import headline, others, typed

_EXACT, _IN_HEAD = 3.0, 2.0


class TantivyFuzzy:
    """Every word within one or two errors, exact words and the headline weighing more; all words first, then most."""

    def __init__(self, rows: Iterable[Row]) -> None:
        builder = tantivy.SchemaBuilder()
        builder.add_integer_field("id", stored=True, indexed=True)
        builder.add_text_field("head")
        builder.add_text_field("rest")
        self._schema = builder.build()
        self._index = tantivy.Index(self._schema)
        writer = self._index.writer(heap_size=128_000_000)
        for row in rows:
            writer.add_document(tantivy.Document(id=row["id"], head=headline(row), rest=others(row)))
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()
        self._searcher = self._index.searcher()

    def search(self, query: str, limit: int) -> list[tuple[int, float]]:
        """The rows with all words, else with any."""
        words = typed(query)
        if not words:
            return []
        groups = [self._word(word, at == len(words) - 1) for at, word in enumerate(words)]
        for occur in (tantivy.Occur.Must, tantivy.Occur.Should):
            whole = tantivy.Query.boolean_query([(occur, group) for group in groups])
            hits = self._searcher.search(whole, limit, count=False).hits
            if hits:
                return [(self._searcher.doc(address)["id"][0], score) for score, address in hits]
        return []

    def _word(self, word: str, is_last: bool) -> tantivy.Query:
        distance = 0 if len(word) < 3 else 1 if len(word) < 6 else 2
        parts = []
        for field, weight in (("head", _IN_HEAD), ("rest", 1.0)):
            exact = tantivy.Query.term_query(self._schema, field, word)
            parts.append(tantivy.Query.boost_query(exact, weight * _EXACT))
            if distance:
                near = tantivy.Query.fuzzy_term_query(self._schema, field, word, distance=distance)
                parts.append(tantivy.Query.boost_query(near, weight))
            if is_last:
                begun = tantivy.Query.fuzzy_term_query(self._schema, field, word, distance=0, prefix=True)
                parts.append(tantivy.Query.boost_query(begun, weight))
        return tantivy.Query.boolean_query([(tantivy.Occur.Should, part) for part in parts])


build = TantivyFuzzy
