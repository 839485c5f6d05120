"""The reading sets are sound: what they ask for stands in their texts, and nothing is asked for twice."""

import pytest

from briefs.reading import read_bytes
from tests.gold_reading import pages_of
from tests.gold_scores import rows_of

CASES = rows_of("cleaning_more")
PAGES = list(pages_of())


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_every_line_of_a_scraped_text_is_kept_or_taken_out(case: dict) -> None:
    lines = {line.strip() for line in case["text"].split("\n") if line.strip()}
    assert lines == {*case["keep"], *case["remove"], case["headline"]}
    assert not {*case["keep"], case["headline"]} & {*case["remove"]}


def test_there_are_enough_cases_and_each_has_its_name() -> None:
    assert len({case["id"] for case in CASES}) == len(CASES) >= 26
    assert len(PAGES) >= 14


@pytest.mark.parametrize("case", [case for _, _, case in PAGES], ids=[name for name, _, _ in PAGES])
def test_a_page_asks_for_something_to_stay_and_something_to_go(case: dict) -> None:
    assert case["keep"]
    assert case["remove"]
    assert case["headline"]


@pytest.mark.parametrize("case", rows_of("other"), ids=lambda case: case["language"])
def test_another_language_is_recognised_kept_and_said(case: dict) -> None:
    article = read_bytes(f"{case['headline']}\n\n{case['text']}".encode(), name="other.txt")
    assert article.language == case["language"]
    assert article.headline == case["headline"]
    assert article.text == case["text"]
    assert case["language"] in article.warnings[-1]
