"""The sample keeps its promise: real remarks word for word, every other sentence its own."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
import yaml

import briefs.sample
from tests.data_beside import beside

SAMPLE = sorted(
    path
    for path in Path(briefs.sample.__file__).parent.iterdir()
    if path.suffix in {".md", ".txt", ".html"} and path.name != "README.md"
)
PHRASE = 6  # as many words in a row as no sentence may share with a report
REMARK = re.compile(r"“([^”]*)”")


def words_of(text: str) -> list[str]:
    """The words, lower case, marks left out."""
    return re.findall(r"[a-z0-9']+", text.replace("’", "'").lower())


def phrases_of(text: str) -> set[tuple[str, ...]]:
    """Every run of six words."""
    words = words_of(text)
    return {tuple(words[at : at + PHRASE]) for at in range(len(words) - PHRASE + 1)}


def body_of(path: Path) -> str:
    """What a reader of the file sees."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        return unescape(re.sub(r"(?s)<script.*?</script>|<[^>]+>", "\n", text))
    return text


def reports() -> list[str]:
    """The public reports the sample rests on, where they lie beside the checkout."""
    return [path.read_text(encoding="utf-8") for path in sorted(beside("articles").glob("*.txt"))]


def test_there_are_eight_articles() -> None:
    assert len(SAMPLE) == 8


@pytest.mark.parametrize("path", SAMPLE, ids=lambda path: path.name)
def test_an_outlet_is_printed_as_invented_and_the_report_is_named(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert "This sample article rests on " in text
    if path.suffix == ".md":
        front = yaml.safe_load(text.split("---\n")[1])
        assert front["outlet"].startswith("Sample ")
        assert re.fullmatch(r"\d{4}-\d{2}", front["published"])
        assert all(name.startswith("Sample ") for name in front.get("byline", "Sample ").split("; "))


@pytest.mark.parametrize("path", SAMPLE, ids=lambda path: path.name)
def test_a_remark_is_word_for_word_in_a_report(path: Path) -> None:
    printed = reports()
    for remark in REMARK.findall(body_of(path)):
        assert any(remark.rstrip(".,") in report for report in printed), remark


@pytest.mark.parametrize("path", SAMPLE, ids=lambda path: path.name)
def test_no_other_phrase_of_six_words_is_taken_from_a_report(path: Path) -> None:
    taken = set().union(*(phrases_of(report) for report in reports()))
    for part in REMARK.split(body_of(path))[::2]:
        assert not phrases_of(part) & taken
