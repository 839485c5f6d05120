"""The lookup judged by queries written before it was run on them (`tests/gold/README.md`).

`python -m tests.gold_lookup` prints the figures by kind of query, and each query that is answered wrongly.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from typing import Any

from briefs.lookup import build
from briefs.quote_lookup import Said, recall
from tests.gold_scores import rows_of

MOST = 5


def brief_queries() -> Iterator[tuple[dict[str, Any], list[Any]]]:
    """Each query of the second set with the ids it finds, best first."""
    lines = rows_of("lookup_more")
    index = build(line["row"] for line in lines if "row" in line)
    for line in lines:
        if "query" in line:
            today = date.fromisoformat(line["today"]) if "today" in line else None
            yield line, [row_id for row_id, _ in index.search(line["query"], MOST, today=today)]


def is_right(line: dict[str, Any], found: list[Any], most: int = 1) -> bool:
    """One of the labelled ids among the first ``most``, or nothing where nothing is labelled."""
    return not {*found[:most]}.isdisjoint(line["find"]) if line["find"] else not found


def lookup_more() -> dict[str, float]:
    """Queries of many kinds over an archive of many rows that are alike."""
    return _figures("lookup more", [*brief_queries()], 1, "right first")


def quote_queries() -> Iterator[tuple[dict[str, Any], list[int]]]:
    """Each query for a quotation with the ids it finds, best first; what is typed as speaker is typed before it."""
    lines = rows_of("lookup_quotes")
    said = [_said(line["quote"]) for line in lines if "quote" in line]
    for line in lines:
        if "query" in line:
            asked = f"{line.get('speaker', '')} {line['query']}".strip()
            yield line, recall(asked, said, MOST)


def _said(quote: dict[str, Any]) -> Said:
    return Said(
        key=quote["id"],
        text=quote["text"],
        speaker=quote["speaker"],
        about=quote["about"],
        outlet=quote["outlet"],
        day=quote["date"],
    )


def lookup_quotes() -> dict[str, float]:
    """Quotations by words remembered of them, right and wrong, by speaker and by subject."""
    return _figures("lookup quotes", [*quote_queries()], 3, "right in three")


def _figures(name: str, answers: list[tuple[dict[str, Any], list[Any]]], most: int, how: str) -> dict[str, float]:
    known = [is_right(line, found, most) for line, found in answers if line["find"]]
    unknown = [is_right(line, found) for line, found in answers if not line["find"]]
    return {
        f"{name}: {how}": sum(known) / len(known),
        f"{name}: nothing found where there is nothing": sum(unknown) / len(unknown),
    }


def _print_kinds(answers: list[tuple[dict[str, Any], list[Any]]], most: int) -> None:
    kinds: dict[str, list[bool]] = {}
    for line, found in answers:
        right = is_right(line, found, most)
        kinds.setdefault(line["kind"], []).append(right)
        if not right:
            print(f"  {line['kind']}: {line['query'][:80]!r} {line.get('speaker', '')} {line['find']} {found}")
    for kind, rights in kinds.items():
        print(f"{kind:24} {sum(rights):3} of {len(rights)}")


ALL = (lookup_more, lookup_quotes)

if __name__ == "__main__":
    _print_kinds([*brief_queries()], 1)
    _print_kinds([*quote_queries()], 3)
    for scorer in ALL:
        print(scorer())
    sys.exit(0)
