"""What happened when, and where outlets differ, judged by the sets labelled for it (`tests/gold/README.md`)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Any

from briefs.differences import Difference, find_differences
from briefs.models import Article
from briefs.origins import fingerprint, origins_of
from briefs.pipeline import write_brief
from briefs.reports import Report, read_report
from briefs.timeline import Dated, find_dated, in_order
from tests.gold_scores import rows_of


def report_of(fields: dict[str, Any]) -> Report:
    """The report of an article, or of one line of one, in a labelled case."""
    text = fields["text"]
    headline = fields.get("headline") or " ".join(text.split()[:3])
    return read_report(
        write_brief(Article(headline=headline, text=text, outlet=fields["outlet"], published=fields["published"]))
    )


def dated_of(row: dict[str, Any]) -> tuple[Dated, ...]:
    """The dated sentences of a case, in order."""
    reports = [report_of(article) for article in row["articles"]]
    return in_order([one for number, report in enumerate(reports) for one in find_dated(report, number)])


def wrong_dates(row: dict[str, Any]) -> Iterator[tuple[str, str | None, str | None]]:
    """Each sentence that has not the date it should have: its words, the date given, the date labelled."""
    given = {one.line.text: one.iso or one.when.text for one in dated_of(row)}
    for label in row["dated"]:
        if given.get(label["text"]) not in (label["date"], *label.get("accept", [])):
            yield label["text"], given.get(label["text"]), label["date"]
    for words in row["not"]:
        if words in given:
            yield words, given[words], None


def dates() -> dict[str, float]:
    """Right dates among those given and among those labelled, and traps that were dated, of each set."""
    figures: dict[str, float] = {}
    for name, title in (("timeline", "timeline"), ("timeline_more", "more timeline")):
        rows = rows_of(name)
        labelled = sum(len(row["dated"]) for row in rows)
        wrong = [one for row in rows for one in wrong_dates(row)]
        given_wrong = sum(given is not None for _, given, _ in wrong)
        right = labelled - sum(date is not None for _, _, date in wrong)
        figures |= {
            f"gold {title}: dates right when given": right / (right + given_wrong),
            f"gold {title}: dated sentences found": right / labelled,
            f"gold {title}: traps dated (lower is better)": sum(date is None for _, _, date in wrong),
            f"gold {title}: stories in order": sum(map(_is_in_order, rows)) / len(rows),
        }
    return figures


def _is_in_order(row: dict[str, Any]) -> bool:
    given = [one.line.text for one in dated_of(row)]
    labelled = [label["text"] for label in row["dated"] if label["text"] in given]
    return [words for words in given if words in labelled] == labelled


def differences_of(row: dict[str, Any]) -> tuple[Difference, ...]:
    """Where the two lines of a case are found to differ."""
    return find_differences([report_of(row["one"]), report_of(row["other"])])


def is_difference_found(row: dict[str, Any]) -> bool:
    """Whether the difference labelled is among those found, with the words that differ on either side."""
    for found in differences_of(row):
        words = {side.article: side.words.text for side in found.sides}
        kind = found.of == row["of"] and found.later == (row["are"] == "later")
        if kind and all(_holds(words[at], row["sides"][at]) for at in (0, 1)):
            return True
    return False


def _holds(shown: str, labelled: str) -> bool:
    one, other = shown.lower().strip(" ,."), labelled.lower().strip(" ,.")
    return bool(one) and (one in other or other in one)


def differences() -> dict[str, float]:
    """True differences found, and pairs of lines that do not differ for which one was reported."""
    rows = rows_of("differences")
    true = [row for row in rows if row["are"] != "same"]
    return {
        "gold differences: true ones found": sum(map(is_difference_found, true)) / len(true),
        "gold differences: false on same (lower is better)": sum(
            bool(differences_of(row)) for row in rows if row["are"] == "same"
        ),
    }


def found_in_story(row: dict[str, Any]) -> tuple[tuple[Difference, ...], list[int]]:
    """Where the whole articles of a story are found to differ; of each article the first that is the same copy."""
    reports = [report_of(article) for article in row["articles"]]
    origins = origins_of([fingerprint(report.article) for report in reports])
    pairs = combinations(range(len(reports)), 2)
    copies = [frozenset(pair) for pair in pairs if origins[pair[0]] == origins[pair[1]]]
    return find_differences(reports, copies), origins


def is_told(found: Difference, label: dict[str, Any], origins: list[int]) -> bool:
    """Whether a difference found is the one labelled: its kind, and the words that differ, of both articles."""
    words = {origins[side.article]: side.words.text for side in found.sides}
    if found.of != label["of"] or found.later != bool(label.get("later")):
        return False
    one, other = zip((label["one"], label["other"]), label["sides"], strict=True)
    pairs = [(one, other)]
    for further in label.get("also", []):  # a further article that takes one of the two sides
        pairs += [(tuple(further), other), (one, tuple(further))]
    return any(all(_holds(words.get(origins[number], ""), side) for number, side in pair) for pair in pairs)


def story_counts(name: str, of: str = "") -> dict[str, int]:
    """Of a file of stories: labels, labels found, differences shown, true ones among them; of one kind or of all."""
    counts = dict.fromkeys(("labelled", "found", "shown", "true", "without any"), 0)
    for row in rows_of(name):
        found, origins = found_in_story(row)
        shown = [one for one in found if of in ("", one.of)]
        labels = [label for label in row["differ"] if of in ("", label["of"])]
        counts["labelled"] += len(labels)
        counts["found"] += sum(any(is_told(one, label, origins) for one in shown) for label in labels)
        counts["shown"] += len(shown)
        counts["true"] += sum(any(is_told(one, label, origins) for label in row["differ"]) for one in shown)
        counts["without any"] += 0 if row["differ"] else len(shown)
    return counts


def story_differences() -> dict[str, float]:
    """True differences found in whole stories, and how many of those shown are true; figures also by themselves."""
    figures: dict[str, float] = {}
    for name, title in (
        ("differing_stories", "differing stories"),
        ("differing_stories_more", "more differing stories"),
        ("differing_stories_fresh", "fresh differing stories"),
        ("differing_stories_fourth", "fourth differing stories"),
    ):
        counts, of_figures = story_counts(name), story_counts(name, "figure")
        figures |= {
            f"gold {title}: true ones found": counts["found"] / counts["labelled"],
            f"gold {title}: true among those shown": counts["true"] / max(1, counts["shown"]),
            f"gold {title}: shown of stories without any (lower is better)": counts["without any"],
            f"gold {title}: figures found": of_figures["found"] / of_figures["labelled"],
            f"gold {title}: true among figures shown": of_figures["true"] / max(1, of_figures["shown"]),
        }
    return figures


ALL = (dates, differences, story_differences)
