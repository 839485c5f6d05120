"""The table of nasty inputs says what is so: each of its rows names tests that are there."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PLACES = {
    "feed items": ROOT / "tests" / "storage" / "test_feeds.py",
    "hidden pages": ROOT / "tests" / "briefs" / "test_reading_hidden.py",
}


def _rows() -> list[list[str]]:
    page = (ROOT / "docs" / "reliability.md").read_text(encoding="utf-8")
    section = page.partition("## What comes over the wire\n")[2].partition("\n## ")[0]
    rows = [line.strip("| ").split(" | ") for line in section.splitlines() if line.startswith("| ")]
    return rows[1:]  # without the heads


def _tests_in(place: str) -> set[str]:
    path = PLACES.get(place, Path(__file__).parent / f"test_{place}.py")
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}


@pytest.mark.parametrize("row", _rows(), ids=lambda row: row[0][:40])
def test_every_row_names_tests_that_are_there(row: list[str]) -> None:
    assert len(row) == 3
    assert row[1]
    for part in row[2].split("; "):
        place, _, names = part.partition(": ")
        named = re.findall(r"`(\w+)`", names)
        assert named
        assert {f"test_{name}" for name in named} <= _tests_in(place)


def test_the_table_is_whole() -> None:
    assert len(_rows()) > 25
