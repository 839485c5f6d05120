"""Scores on the sets of stories: events, running stories and reprints. Each function returns {name: value}."""

from __future__ import annotations

from collections import Counter
from typing import Any

from briefs.models import Article, Brief
from briefs.origins import are_one, fingerprint
from briefs.stories import Features, features_for
from briefs.story_shelf import Shelf, place_all
from tests.gold_scores import rows_of
from tests.story_orders import agreement


def pairs() -> dict[str, float]:
    """Pairs of articles judged by the stories they were placed in, one at a time, all on one shelf."""
    return _pairs("gold pairs", "")


def pairs_more() -> dict[str, float]:
    """The same on pairs written for what is hard: two alike on one day, what comes round, roundups, two datelines."""
    return _pairs("more gold pairs", "_more")


def pairs_alone() -> dict[str, float]:
    """A third set, on one shelf and each pair alone on an empty one, either article first."""
    rows = {row["id"]: features_for(_brief(row)) for row in rows_of("story_articles_alone")}
    judged = judged_pairs("_alone")
    right = [found in (row["are"], *row.get("accept", ())) for row, found in judged]
    alone = [_alone(rows[row["one"]], rows[row["other"]]) for row, _ in judged]
    fits = [both <= {row["are"], *row.get("accept", ())} for both, (row, _) in zip(alone, judged, strict=True)]
    return {
        "third gold pairs: accuracy": sum(right) / len(right),
        "third gold pairs: accuracy, each pair alone in both orders": sum(fits) / len(fits),
    }


def _alone(one: Features, other: Features) -> set[str]:
    """What two articles are found to be where nothing else was filed, in either order."""
    shelves = place_all([one, other]), place_all([other, one])
    return {_found(shelf, 0, 1) for shelf in shelves}


def _found(shelf: Shelf, one: int, other: int) -> str:
    if shelf.stories[one] == shelf.stories[other]:
        return "same event"
    return "same running story" if shelf.running[one] == shelf.running[other] else "different"


def _pairs(name: str, more: str) -> dict[str, float]:
    rows = judged_pairs(more)
    judged = [(row["are"], found, found in (row["are"], *row.get("accept", ()))) for row, found in rows]
    counted = [(row["are"], found) for row, found in rows if "accept" not in row]
    joined = Counter(gold == "same event" for gold, found in counted if found == "same event")
    events = sum(gold == "same event" for gold, _ in counted)
    linked = Counter(gold != "different" for gold, found, _ in judged if found != "different")
    running = sum(gold != "different" for gold, _, _ in judged)
    return {
        f"{name}: accuracy": sum(right for _, _, right in judged) / len(judged),
        f"{name}: same event, precision": joined[True] / joined.total(),
        f"{name}: same event, recall": joined[True] / events,
        f"{name}: same running story, precision": linked[True] / linked.total(),
        f"{name}: same running story, recall": linked[True] / running,
    }


def judged_pairs(more: str = "") -> list[tuple[dict[str, Any], str]]:
    """Each pair with what the stories and running stories of its articles say."""
    rows = rows_of(f"story_articles{more}")
    shelf = place_all(features_for(_brief(row)) for row in rows)
    places = {row["id"]: at for at, row in enumerate(rows)}

    return [(row, _found(shelf, places[row["one"]], places[row["other"]])) for row in rows_of(f"pairs{more}")]


def orders() -> dict[str, float]:
    """How alike it ends when the articles come in other orders: B-cubed F1 between the outcomes of every two."""
    rows = [*rows_of("story_articles"), *rows_of("story_articles_more")]
    found = agreement([features_for(_brief(row)) for row in rows])
    return {
        "gold stories: agreement of orders, mean": found.mean,
        "gold stories: agreement of orders, worst": found.worst,
    }


def _brief(row: dict[str, Any]) -> Brief:
    published, outlet = row.get("published"), row.get("outlet")
    article = Article(headline=row["headline"], text=row["text"], outlet=outlet, published=published)
    return Brief(article=article, slug="x")


def origins() -> dict[str, float]:
    """Reprints told from own reporting, and how much own reporting is left its own."""
    rows = rows_of("origins")
    found = [(row["are"] == "reprint", _are_one(row)) for row in rows]
    own = [one for reprint, one in found if not reprint]
    return {
        "gold origins: accuracy": sum(reprint == one for reprint, one in found) / len(found),
        "gold origins: own copy left its own": own.count(False) / len(own),
    }


def _are_one(row: dict[str, Any]) -> bool:
    one, other = (fingerprint(_brief(row[side]).article) for side in ("one", "other"))
    return are_one(one, other)


ALL = (pairs, pairs_more, pairs_alone, orders, origins)
