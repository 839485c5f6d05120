"""Scores on the sets of wordings and of the order of quotes: each function returns {name of the figure: value}."""

from __future__ import annotations

from typing import Any

from briefs.wordings import Utterance, compare
from tests.gold_scores import rows_of

WORDING_SETS = ("wordings", "wordings_more")
ORDER_SETS = ("order", "order_more")


def wording_cases() -> list[dict[str, Any]]:
    """Every pair of quotations."""
    return [row for name in WORDING_SETS for row in rows_of(name)]


def told_apart(row: dict[str, Any]) -> str:
    """What `compare` says of a pair."""
    one, other = (Utterance(words=row[side]["words"], speaker=row[side]["speaker"]) for side in ("one", "other"))
    return compare(one, other)


def wordings() -> dict[str, float]:
    """Pairs judged as labelled, and how many that are not one quotation stay apart."""
    judged = [(row["are"], told_apart(row)) for row in wording_cases()]
    apart = [found for gold, found in judged if gold == "other"]
    return {
        "gold wordings: accuracy": sum(gold == found for gold, found in judged) / len(judged),
        "gold wordings: others kept apart": apart.count("other") / len(apart),
    }


ALL = (wordings,)
