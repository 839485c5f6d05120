"""The answers in the gold sets stand in their texts."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from briefs.models import FULL_WORDS

HERE = Path(__file__).parent


def cases(name: str) -> list[dict[str, Any]]:
    """Every case of one set."""
    lines = (HERE / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def test_each_set_has_cases_with_ids_of_their_own() -> None:
    sets = {"quotes": 240, "sentences": 40, "figures": 40, "tables": 12, "cohesion": 150, "cleaning": 40}
    sets |= {"quotes_press": 130, "quotes_long": 36, "quotes_hard": 130, "context": 40, "wordings": 90, "order": 16}
    sets |= {"briefs": 48, "other": 16}
    sets |= {"story_articles": 70, "pairs": 100, "story_articles_more": 30, "pairs_more": 40}
    sets |= {"people_pairs": 70, "people_pairs_more": 40}
    sets |= {"differences": 90}
    sets |= {"differing_stories": 22, "differing_stories_fresh": 24, "differing_stories_fourth": 18}
    sets |= {"origins": 30}
    sets |= {"timeline": 30, "timeline_more": 14, "digest": 30}
    for name, least in sets.items():
        ids = [case["id"] for case in cases(name)]
        assert len(ids) >= least, name
        assert len(set(ids)) == len(ids), name


@pytest.mark.parametrize("name", ["quotes", "quotes_press", "quotes_long", "quotes_hard"])
def test_quotes_and_their_speakers_stand_in_the_text(name: str) -> None:
    for case in cases(name):
        at = 0
        for quote in case["quotes"]:
            at = case["text"].index(quote["text"], at) + len(quote["text"])
            for words in (quote["speaker"], quote["mention"]):
                assert words is None or words in case["text"], case["id"]
            full = len(quote["text"].split()) >= FULL_WORDS
            assert quote["kind"] == ("full" if full else "partial"), case["id"]


def test_what_stands_beside_a_quote_stands_in_the_text() -> None:
    for case in cases("context"):
        for quote in case["quotes"]:
            assert quote["text"] in case["text"], case["id"]
            for words in (*(quote["about"] or ()), quote["lead_in"], quote["cue"]):
                assert words is None or words in case["text"], case["id"]


def test_pairs_of_wordings_are_told_apart_in_four_ways() -> None:
    kinds = {case["are"] for case in cases("wordings")}
    assert kinds == {"same", "part", "worded", "other"}


def test_quotes_to_be_ordered_are_printed_in_their_story() -> None:
    for case in cases("order"):
        texts = [article["text"] for article in case["articles"]]
        for pair in case["pairs"]:
            assert len(set(pair)) == 2, case["id"]
            assert all(any(words in text for text in texts) for words in pair), case["id"]


def test_sentences_make_up_their_paragraph() -> None:
    for case in cases("sentences"):
        assert " ".join(case["sentences"]) == case["text"], case["id"]


def test_figures_and_cells_stand_in_the_text() -> None:
    for case in cases("figures"):
        for figure in case["figures"]:
            assert figure["text"] in case["text"], case["id"]
            assert figure["counts"] is None or figure["counts"] in figure["text"], case["id"]
    for case in cases("tables"):
        for table in case["tables"]:
            for row in table["rows"]:
                assert all(cell is None or cell in case["text"] for cell in row), case["id"]


def test_a_scraped_line_is_kept_or_removed_or_the_headline() -> None:
    for case in cases("cleaning"):
        lines = [line.strip() for line in case["text"].split("\n") if line.strip()]
        told = {*case["keep"], *case["remove"], case["headline"]}
        assert set(lines) == told, case["id"]
        assert not set(case["keep"]) & set(case["remove"]), case["id"]


def test_answers_about_a_brief_stand_in_its_article_once() -> None:
    for case in cases("briefs"):
        lines = [*case["nut_graf"], *case["telling"], *case["never"], *(case["why"] or ())]
        for line in [*lines, *([case["correction"]] if case["correction"] else ())]:
            assert case["text"].count(line) == 1, (case["id"], line)


def test_no_line_is_both_told_and_kept_off_a_card() -> None:
    for case in cases("briefs"):
        told = {*case["nut_graf"], *case["telling"], *(case["why"] or ())}
        assert not any(never in line for never in case["never"] for line in told), case["id"]


def test_briefs_are_of_a_known_kind_and_an_editors_length() -> None:
    kinds = {"news", "opinion", "explainer", "qa", "live", "list", "correction", "short"}
    assert {case["kind"] for case in cases("briefs")} == kinds
    for case in cases("briefs"):
        assert len(case["telling"]) <= 6, case["id"]
        assert 25 <= len(case["reference"].split()) <= 66, case["id"]
        if case["kind"] not in {"short", "correction"}:
            assert case["nut_graf"], case["id"]
            assert case["telling"], case["id"]
            assert 150 <= len(case["text"].split()) <= 450, case["id"]


def test_articles_in_other_languages_are_one_a_language() -> None:
    languages = [case["language"] for case in cases("other")]
    assert len(set(languages)) == len(languages) == 16
    assert "en" not in languages
    assert all(case["headline"] and len(case["text"]) >= 250 for case in cases("other"))


@pytest.mark.parametrize("more", ["", "_more"])
def test_pairs_of_articles_are_told_apart_in_three_ways(more: str) -> None:
    articles = {case["id"] for case in cases(f"story_articles{more}")}
    kinds = {"same event", "same running story", "different"}
    for case in cases(f"pairs{more}"):
        assert {case["one"], case["other"]} <= articles, case["id"]
        assert case["one"] != case["other"], case["id"]
        assert {case["are"], *case.get("accept", ())} <= kinds, case["id"]


def test_forms_of_a_name_stand_in_their_lines() -> None:
    for case in (*cases("people_pairs"), *cases("people_pairs_more")):
        assert case["are"] in {"one", "two", "unsure"}, case["id"]
        for side in (case["one"], case["other"]):
            assert side["name"] in side["text"], case["id"]


def test_what_differs_stands_in_the_lines() -> None:
    kinds = {"figure", "date", "name", "who", "wording"}
    for case in cases("differences"):
        assert case["are"] in {"differ", "later", "same"}, case["id"]
        if case["are"] == "same":
            assert case["of"] is None, case["id"]
            assert case["sides"] is None, case["id"]
            continue
        assert case["of"] in kinds, case["id"]
        for side, words in zip((case["one"], case["other"]), case["sides"], strict=True):
            assert words in side["text"], case["id"]
        if case["are"] == "later":
            assert case["one"]["published"] < case["other"]["published"], case["id"]


def stories() -> list[dict[str, Any]]:
    """The stories of all four writers; a file may not be there yet."""
    names = [f"differing_stories{more}" for more in ("", "_more", "_fresh", "_fourth")]
    return [case for name in names if (HERE / f"{name}.jsonl").exists() for case in cases(name)]


def test_each_story_that_may_differ_has_an_id_of_its_own() -> None:
    ids = [case["id"] for case in stories()]
    assert len(set(ids)) == len(ids)


def test_what_differs_in_a_story_stands_in_its_articles() -> None:
    for case in stories():
        texts = [article["text"] for article in case["articles"]]
        assert len(texts) >= 2, case["id"]
        for differ in case["differ"]:
            told = [*zip((differ["one"], differ["other"]), differ["sides"], strict=True), *differ.get("also", ())]
            assert len({at for at, _ in told}) == len(told), case["id"]
            for at, words in told:
                assert 0 <= at < len(texts), case["id"]
                assert words in texts[at], (case["id"], words)


def test_what_differs_in_a_story_is_of_a_known_kind() -> None:
    kinds = {"figure", "date", "name", "who", "wording", "role"}
    for case in stories():
        for differ in case["differ"]:
            assert differ["of"] in kinds, case["id"]
            assert isinstance(differ["later"], bool), case["id"]
            days = [case["articles"][differ[side]]["published"] for side in ("one", "other")]
            assert not differ["later"] or all(days), case["id"]


def test_two_copies_are_reprints_or_own() -> None:
    kinds = [case["are"] for case in cases("origins")]
    assert set(kinds) == {"reprint", "own copy"}
    assert min(kinds.count("reprint"), kinds.count("own copy")) >= len(kinds) // 3


def test_dated_sentences_stand_in_their_articles() -> None:
    for case in (*cases("timeline"), *cases("timeline_more")):
        texts = [article["text"] for article in case["articles"]]
        dated = [line["text"] for line in case["dated"]]
        assert not set(dated) & set(case["not"]), case["id"]
        for sentence in (*dated, *case["not"]):
            assert sum(text.count(sentence) for text in texts) == 1, (case["id"], sentence)


def test_what_a_query_should_find_is_in_its_archive() -> None:
    least = {"lookup_more": ("row", 140, 260), "lookup_quotes": ("quote", 40, 70)}
    for name, (kept, rows, queries) in least.items():
        ids = [case[kept]["id"] for case in cases(name) if kept in case]
        asked = [case for case in cases(name) if "query" in case]
        assert len(ids) >= rows, name
        assert len(asked) >= queries, name
        assert len(set(ids)) == len(ids), name
        assert len({(case["query"], case.get("speaker"), case.get("today")) for case in asked}) == len(asked), name
        for case in asked:
            assert set(case["find"]) <= set(ids), case["query"]
            assert len(set(case["find"])) == len(case["find"]), case["query"]


def test_queries_are_of_sixteen_kinds_and_many_find_nothing() -> None:
    asked = [case for case in cases("lookup_more") if "query" in case]
    kinds = [case["kind"] for case in asked]
    assert len(set(kinds)) == 16
    assert all(kinds.count(kind) >= 20 for kind in kinds)
    nothing = [case for case in asked if case["kind"] == "nothing"]
    assert len(nothing) >= 40
    assert not any(case["find"] for case in nothing)
    assert all(case["find"] for case in asked if case["kind"] not in {"nothing", "hostile"})
    assert all(date.fromisoformat(case["today"]) for case in asked if "today" in case)
    assert all(date.fromisoformat(case["row"]["date"]) for case in cases("lookup_more") if "row" in case)
