"""Questions, common words, other words for one thing, and running stories. The headlines here are invented."""

from typing import Any

import pytest

from briefs.lookup import build

ROWS: list[dict[str, Any]] = [
    {"id": 1, "headline": "Mayor vows to mend the Tollemere bridge", "date": "2026-01-01", "people": ["Ewa Sandqvist"]},
    {"id": 2, "headline": "Minister resigns over lost letters", "date": "2026-01-02"},
    {"id": 3, "headline": "Minister opens a cannery", "date": "2026-01-03"},
    {"id": 4, "headline": "Stolen cello found in a barn", "date": "2026-01-04"},
    {"id": 5, "headline": "Cannery blaze put out", "date": "2026-01-05", "people": ["Ottokar Pflimlin"]},
    {"id": 6, "headline": "Jury in Pemberwick trial sent home", "date": "2026-02-01", "story": "pemberwick"},
    {"id": 7, "headline": "Pemberwick acquitted by the jury", "date": "2026-02-09", "story": "pemberwick"},
    {"id": 8, "headline": "Goalkeepers' guild elects a French chair", "date": "2026-02-10"},
]
INDEX = build(ROWS)


def found(query: str) -> list[Any]:
    return [row_id for row_id, _ in INDEX.search(query, 5)]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("what did the mayor say about the bridge", 1),
        ("why did the minister resign?", 2),
        ("who stole the cello", 4),
        ("cannery fire", 5),
        ("goal keepers", 8),
        ("france guild", 8),
        ("canneryblaze", 5),
        ("dr pflimlin cannery", 5),
        ("o. pflimlin", 5),
        ("pemberwick", 7),
        ("pemberwick trial", 6),
    ],
)
def test_questions_and_other_words_find_the_story(query: str, first: int) -> None:
    assert found(query)[:1] == [first]


@pytest.mark.parametrize("query", ["the", "news", "minister", "what did they say", "said", "report", "who", "12"])
def test_words_that_any_story_may_have_find_nothing(query: str) -> None:
    assert found(query) == []


def test_while_typing_a_common_word_still_offers_what_has_it() -> None:
    assert {row_id for row_id, _ in INDEX.suggest("minister", 5)} == {2, 3}


def test_a_common_word_that_only_one_story_has_finds_it() -> None:
    assert found("mayor") == [1]


def test_spellings_that_were_learnt_lead_to_each_other() -> None:
    index = build(ROWS)
    assert index.search("lehtoniemi", 3) == []
    index.learn([["Sandqvist", "Lehtoniemi"]])
    assert index.search("lehtoniemi", 3)[0][0] == 1
    index.learn([])
    assert index.search("lehtoniemi", 3) == []


def test_a_long_question_is_read_to_its_end() -> None:
    words = "i think i read somewhere while waiting that it was something about the "
    assert found(words * 3 + "stolen cello found in a barn")[:1] == [4]
