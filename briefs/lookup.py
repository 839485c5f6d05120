"""The fuzzy lookup: rows in, ranked matches out.

    index = build(rows)
    index.search("parris sumit", 5)  # [(id, score), ...], best first; [] when nothing in the store fits

A row is a mapping with an ``id`` and any of ``headline, slug, people, keywords, summary, outlet, date``; other keys are
left alone. Start reading in lookup_index.py.
"""

from __future__ import annotations

from collections.abc import Iterable

from briefs.lookup_index import LookupIndex
from briefs.lookup_rows import Row


def build(rows: Iterable[Row]) -> LookupIndex:
    """An index of the rows; their order does not matter."""
    return LookupIndex(rows)


__all__ = ["LookupIndex", "build"]
