"""Scores on the labelled order of digests: each function returns {name of the figure: value}."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from briefs.digest import FiledArticle, Selection, StoryCandidate, pick_stories
from tests.gold_scores import rows_of

NOW = datetime(2026, 3, 10, 7, 0, tzinfo=UTC)
TOLD_HOURS = 24  # what was filed before that, the last digest of the case covered


def selection_of(case: dict[str, Any], most: int = 10) -> tuple[Selection, dict[int, str]]:
    """What is picked of a case, and its stories' names by their numbers."""
    names = dict(enumerate(case["stories"], start=1))
    candidates: list[StoryCandidate] = []
    told: dict[int, tuple[int, ...]] = {}
    origins: dict[str, int] = {}
    for story_id, name in names.items():
        articles = []
        for place, one in enumerate(case["stories"][name]):
            article_id = story_id * 100 + place
            if f"{name}/{place}" in case.get("told", ()):
                told[article_id] = (0,)
            articles.append(_filed(one, article_id, case, origins))
        running = case.get("running", {}).get(name, 0)
        candidates.append(StoryCandidate(story_id=story_id, articles=tuple(articles), running_id=running))
    since = case.get("since", 0)
    found = pick_stories(candidates, since=since, now=NOW, topics=case.get("topics", ()), told=told, most=most)
    return found, names


def _filed(one: dict[str, Any], article_id: int, case: dict[str, Any], origins: dict[str, int]) -> FiledArticle:
    at = NOW - timedelta(hours=one["hours"])
    old = case.get("numbers") == "by hours" and one["hours"] > TOLD_HOURS
    origin = one.get("origin")
    return FiledArticle(
        article_id=article_id,
        number=0 if old else 10,
        filed_at=at,
        published=one.get("published", at.isoformat()),
        outlet=one["outlet"],
        origin=origins.setdefault(origin, len(origins) + 1) if origin else 0,
        kind=one.get("kind", "news"),
        archive=one.get("archive", False),
        headline=one["headline"],
        beside=(*one.get("keywords", ()), *one.get("people", ())),
    )


def wrong_pairs() -> list[tuple[str, str, str]]:
    """The pairs that come the other way round: the case, and the two stories."""
    wrong = []
    for case in rows_of("digest"):
        found, names = selection_of(case)
        places = {names[one.story_id]: place for place, one in enumerate(found.stories)}
        last = len(places)
        wrong += [
            (case["id"], one, other)
            for one, other, _ in case["before"]
            if places.get(one, last) >= places.get(other, last + 1)
        ]
    return wrong


def wrong_reasons() -> list[tuple[str, str, str]]:
    """The stories left out for another reason than labelled, or not at all."""
    wrong = []
    for case in rows_of("digest"):
        found, names = selection_of(case)
        given = {names[one.story_id]: one.reason for one in found.left_out}
        wrong += [
            (case["id"], name, given.get(name, "picked"))
            for name, reason in case.get("left_out", {}).items()
            if given.get(name) != reason
        ]
        missing = set(case.get("picked", ())) - {names[one.story_id] for one in found.stories}
        wrong += [(case["id"], name, given[name]) for name in missing]
    return wrong


def order() -> dict[str, float]:
    """Pairs of stories in the order an editor would have them, and the reasons given for what is left out."""
    pairs = sum(len(case["before"]) for case in rows_of("digest"))
    reasons = sum(len(case.get("left_out", {})) + len(case.get("picked", ())) for case in rows_of("digest"))
    return {
        "gold digest: order pairs right": 1 - len(wrong_pairs()) / pairs,
        "gold digest: reasons right": 1 - len(wrong_reasons()) / reasons,
    }


ALL = (order,)
