"""The fuzzy lookup: rows in, ranked matches out.

    index = build(rows)
    index.search("parris sumit", 5)  # [(id, score), ...], best first; [] when nothing in the store fits

A row is a mapping with an ``id`` and any of ``headline, slug, people, keywords, summary, outlet, date``; other keys are
left alone. Start reading in lookup_index.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from briefs.lookup_index import LookupIndex
from briefs.lookup_names import NameIndex
from briefs.lookup_rows import Row

Index = LookupIndex


def build(rows: Iterable[Row]) -> Index:
    """An index of the rows; their order does not matter."""
    return LookupIndex(rows)


def build_names(names: Mapping[str, int]) -> NameIndex:
    """An index of names with how often each counts."""
    return NameIndex(names)


__all__ = ["Index", "NameIndex", "build", "build_names"]
