"""Who is one person across articles, judged by the pairs labelled for it (`tests/gold/README.md`)."""

from __future__ import annotations

from typing import Any

from briefs.bearers import read_bearer
from briefs.identities import Verdict, same_person
from tests.gold_scores import rows_of


def verdict_on(row: dict[str, Any]) -> Verdict:
    """What is said of the two names of a case."""
    one, other = (read_bearer(row[side]["name"], row[side]["text"]) for side in ("one", "other"))
    return same_person(one, other)


def joins() -> dict[str, float]:
    """Right joins among those made and among those labelled."""
    return _joins("people_pairs", "gold people")


def more_joins() -> dict[str, float]:
    """The same for the second set: kin, suffixes, firms, two ways of writing one name."""
    return _joins("people_pairs_more", "gold people, second set")


def _joins(name: str, title: str) -> dict[str, float]:
    rows = rows_of(name)
    joined = {row["id"]: verdict_on(row).joined for row in rows}
    right = sum(joined[row["id"]] for row in rows if row["are"] == "one")
    return {
        f"{title}: joins that are right": right / max(1, sum(joined.values())),
        f"{title}: one person joined": right / sum(row["are"] == "one" for row in rows),
    }


ALL = (joins, more_joins)
