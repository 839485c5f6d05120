"""What kind of page it is: doors in many languages, lists and other pages, and articles that look like them.

The pages are in `kinds.jsonl`: {"name", "is": the answers that are right, "address", "page"}. Every outlet, person and
event in them is invented; "none" is a page without an article that is no door.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from bot.wire.errors import ClosedDoorError
from bot.wire.pages import read_page
from briefs.errors import BriefsError
from tests.wire.documents import PARAGRAPHS, page

_LINES = Path(__file__).with_name("kinds.jsonl").read_text(encoding="utf-8").splitlines()
CASES = [json.loads(line) for line in _LINES]
DOORS = [case for case in CASES if set(case["is"]) <= {"consent", "not-found", "challenge", "login"}]


def _kind(source: str, url: str) -> str:
    try:
        read_page(source.encode(), url=url, content_type="text/html")
    except ClosedDoorError as error:
        return error.door
    except BriefsError:
        return "none"
    return "article"


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_page_is_told_for_what_it_is(case: dict[str, Any]) -> None:
    assert _kind(case["page"], case["address"]) in case["is"]


@pytest.mark.parametrize("case", DOORS[::7], ids=[case["name"] for case in DOORS[::7]])
def test_the_words_of_a_door_beside_a_whole_article_count_for_nothing(case: dict[str, Any]) -> None:
    beside = page(paragraphs=PARAGRAPHS, foot=f"<div>{case['page'].partition('<body')[2]}</div>")
    assert _kind(beside, "https://www.clarion.example/news/ferry") == "article"
