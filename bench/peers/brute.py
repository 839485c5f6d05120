"""A score for every row, each time: what one writes first."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from rapidfuzz import fuzz, process

from bench.headlines import Row
from bench.peers.text import folded, headline

Extract = Callable[[str, dict[int, str], int], Iterable[Any]]


class OverAll:
    """All rows in a dict, folded beforehand; WRatio over the headline, token_set over headline and people."""

    def __init__(self, rows: Iterable[Row], extract: Extract, *, people: bool = False) -> None:
        self._texts = {
            row["id"]: headline(row) + (" " + folded(" ".join(row["people"])) if people else "") for row in rows
        }
        self._extract = extract

    def search(self, query: str, limit: int) -> list[tuple[int, float]]:
        """By the scorer alone; rows that score nothing are left out."""
        asked = folded(query)
        hits = self._extract(asked, self._texts, limit) if asked else ()
        return [(row_id, float(score)) for _, score, row_id in hits if score > 0]


def build_token_set(rows: Iterable[Row]) -> OverAll:
    """token_set_ratio."""
    return OverAll(
        rows,
        lambda asked, texts, limit: process.extract(asked, texts, scorer=fuzz.token_set_ratio, limit=limit),
        people=True,
    )


def build_wratio(rows: Iterable[Row]) -> OverAll:
    """WRatio, the default of `process.extract`."""
    return OverAll(rows, lambda asked, texts, limit: process.extract(asked, texts, scorer=fuzz.WRatio, limit=limit))


def build_thefuzz(rows: Iterable[Row]) -> OverAll:
    """thefuzz with its own defaults."""
    from thefuzz import process as thefuzz_process

    return OverAll(rows, lambda asked, texts, limit: thefuzz_process.extract(asked, texts, limit=limit))
