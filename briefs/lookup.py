"""The fuzzy lookup: rows in, ranked matches out.

    index = build(rows)
    index.search("parris sumit", 5)  # [(id, score), ...], best first; [] when nothing in the store fits

A row is a mapping with an ``id`` and any of ``headline, slug, people, keywords, summary, outlet, date``; other keys are
left alone. Start reading in lookup_index.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from briefs.lookup_index import LookupIndex
from briefs.lookup_names import NameIndex
from briefs.lookup_rows import Row

Index = LookupIndex
MARGIN = 0.005  # scores that differ by less tell nothing apart


def build(rows: Iterable[Row]) -> Index:
    """An index of the rows; their order does not matter."""
    return LookupIndex(rows)


def build_names(names: Mapping[str, int]) -> NameIndex:
    """An index of names with how often each counts."""
    return NameIndex(names)


def undecided(hits: Sequence[tuple[object, str, float]]) -> list[int]:
    """The places of hits (story, headline, score; best first) between which the words typed do not decide.

    Empty where the best one is meant: nothing else fits as well, or only what is of its story or repeats its headline.
    """
    if not hits:
        return []
    first = hits[0]
    equals = [place for place, hit in enumerate(hits) if hit[2] >= first[2] - MARGIN]
    told = {hits[place][0] for place in equals if hits[place][1] != first[1]}
    return equals if told - {first[0]} else []


__all__ = ["Index", "NameIndex", "build", "build_names", "undecided"]
