"""`nutgraf group` and `nutgraf story …`. Towns, people and outlets are invented."""

import json
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

import pytest

import bot.story_commands  # noqa: F401 - before a test puts another placing where it takes its own from
from bot.cli import main
from briefs import stories

FERRY = """The council of {town} voted on Monday to reopen the ferry line that closed nine years ago.

Two boats are to carry 400 passengers a day between the quay of {town} and Marren Island, Mayor Dana Whitlock said."""
RETOLD = """{town} gets its ferry back: the council agreed on Monday to run two boats to Marren Island.

Mayor Dana Whitlock expects 400 passengers a day on the line, which was closed nine years ago."""
FROST = """Growers in the Sellen valley fear that a late frost has killed half of the pear blossom.

Temperatures fell to minus six degrees, and the cooperative asked for heaters and for help with insurance."""


@pytest.fixture(autouse=True)
def _own_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A store of the test's own, and nothing of whoever runs it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NUTGRAF_STORE", str(tmp_path / "own.db"))
    monkeypatch.setenv("COLUMNS", "200")


@pytest.fixture
def paths(tmp_path: Path) -> list[str]:
    texts = {
        "ferry": ("Council reopens ferry line", FERRY.format(town="Harbour Town")),
        "frost": ("Late frost threatens pears", FROST),
        "retold": ("Ferry to Marren Island is back", RETOLD.format(town="Harbour Town")),
    }
    for name, (headline, text) in texts.items():
        told = f"---\nheadline: {headline}\noutlet: The {name} Post\npublished: 2026-01-05\n---\n\n{text}"
        (tmp_path / f"{name}.md").write_text(told, encoding="utf-8")
    return [str(tmp_path / f"{name}.md") for name in texts]


def printed(capsys: pytest.CaptureFixture[str]) -> list[Any]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_group_names_the_event_of_each_path_in_order(paths: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["group", *paths, "--jsonl"]) == 0
    rows = printed(capsys)
    assert [row["path"] for row in rows] == paths
    ferry, frost, retold = (row["story"] for row in rows)
    assert ferry == retold != frost
    assert main(["group", *paths]) == 0
    assert capsys.readouterr().out.count("story ") == 2


def test_group_names_a_bad_file_and_goes_on(paths: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["group", "missing.md", *paths, "--jsonl"]) == 1
    rows = printed(capsys)
    assert rows[0] == {"path": "missing.md", "error": "There is no such file or folder."}
    assert len(rows) == 4


def test_an_editor_moves_merges_and_splits(paths: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    main(["ingest", *paths, "--json"])
    ferry, frost, retold = printed(capsys)
    assert ferry["story"] == retold["story"] != frost["story"]
    assert main(["story", "split", retold["slug"], "--json"]) == 0
    (own,) = printed(capsys)
    assert own["story"] not in (ferry["story"], frost["story"])
    assert [article["slug"] for article in own["articles"]] == [retold["slug"]]
    assert main(["story", "move", retold["slug"], f"story:{frost['story']}", "--json"]) == 0
    assert len(printed(capsys)[0]["articles"]) == 2
    assert main(["story", "merge", str(frost["story"]), str(ferry["story"]), "--json"]) == 0
    (merged,) = printed(capsys)
    assert (merged["story"], len(merged["articles"])) == (ferry["story"], 3)
    assert main(["story", "show", str(frost["story"])]) == 0
    assert f"story:{ferry['story']}" in capsys.readouterr().out
    assert main(["story", "list", "--json"]) == 0
    assert [view["story"] for view in printed(capsys)[0]] == [ferry["story"]]


@pytest.mark.parametrize(
    ("arguments", "status", "sentence"),
    [
        (["show", "77"], 1, "There is no story 77"),
        (["move", "nothing", "1"], 1, "Nothing in the store is called 'nothing'"),
        (["move", "council-reopens-ferry-line-2026-01-05", "77"], 1, "There is no story 77"),
        (["unlink", "2"], 1, "That story is linked with no other."),
        (["unlink", "1", "1"], 1, "These are one story already."),
        (["undo"], 1, "There is no link or unlink to undo."),
        (["merge", "1", "1"], 1, "These are one story already."),
        (["split", "late-frost-threatens-pears-2026-01-05"], 1, "the only one of its story"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    paths: list[str], capsys: pytest.CaptureFixture[str], arguments: list[str], status: int, sentence: str
) -> None:
    main(["ingest", *paths])
    assert main(["story", *arguments]) == status
    assert sentence in capsys.readouterr().err


def test_a_story_is_named_by_its_number(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["story", "merge", "story:0", "1"])
    assert "the number of a story" in capsys.readouterr().err


def test_a_story_is_shown_by_one_of_its_articles_too(paths: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    main(["ingest", *paths, "--json"])
    ferry = printed(capsys)[0]
    assert main(["story", "show", ferry["slug"], "--json"]) == 0
    assert printed(capsys)[0]["story"] == ferry["story"]
    assert main(["story", "show", "no-such-slug"]) == 1
    assert "Nothing in the store is called 'no-such-slug'" in capsys.readouterr().err


def test_ingest_says_at_its_end_what_later_articles_moved(
    paths: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The third article makes the two before it one story; the number printed first leads on."""
    monkeypatch.setattr("briefs.stories.place", _one_at_the_third())
    assert main(["ingest", *paths, "--json"]) == 0
    *filed, moved = printed(capsys)
    assert [row["status"] for row in filed] == ["new"] * 3
    assert moved == {**filed[1], "status": "moved", "story": filed[0]["story"]}
    assert main(["story", "show", str(filed[1]["story"]), "--json"]) == 0
    assert printed(capsys)[0]["story"] == filed[0]["story"]


def _one_at_the_third() -> Callable[..., stories.Placement]:
    calls = count(1)

    def place(features: object, candidates: object) -> stories.Placement:
        third = next(calls) == 3
        return stories.Placement(story_id=1 if third else None, merges=((2, 1),) if third else ())

    return place


def test_what_was_not_removed_is_not_brought_back(paths: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    main(["ingest", *paths, "--json"])
    slug = printed(capsys)[0]["slug"]
    assert main(["remove", slug, "--undo"]) == 1
    assert "That article was not removed" in capsys.readouterr().err
    assert main(["remove", slug]) == 0
    assert main(["remove", slug, "--undo"]) == 0
    assert "back in every answer" in capsys.readouterr().out
    assert main(["remove", slug, "--undo"]) == 1


def test_an_editors_word_outlives_filing_again_removing_and_bringing_back(
    paths: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    main(["ingest", *paths, "--json"])
    ferry, frost, retold = printed(capsys)
    main(["story", "split", retold["slug"], "--json"])
    main(["story", "merge", str(frost["story"]), str(ferry["story"]), "--json"])
    own, together = printed(capsys)
    main(["remove", retold["slug"]])
    main(["remove", frost["slug"]])
    main(["ingest", *paths, "--json"])
    main(["remove", retold["slug"], "--undo"])
    main(["remove", frost["slug"], "--undo"])
    main(["ingest", *paths, "--json"])
    capsys.readouterr()
    for slug, story in ((retold["slug"], own), (frost["slug"], together), (ferry["slug"], together)):
        main(["story", "show", slug, "--json"])
        (shown,) = printed(capsys)
        assert shown["story"] == story["story"]
        assert {one["slug"] for one in shown["articles"]} == {one["slug"] for one in story["articles"]}


def test_without_a_store_none_is_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["story", "list"]) == 3
    assert "There is no store" in capsys.readouterr().err
    assert not (tmp_path / "own.db").exists()


def test_an_editor_unlinks_and_links_stories_by_number_or_article(
    paths: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    main(["ingest", *paths, "--json"])
    ferry, frost, _ = printed(capsys)
    assert main(["story", "link", ferry["slug"], str(frost["story"]), "--json"]) == 0
    assert printed(capsys)[0]["linked"] == [frost["story"]]
    assert main(["story", "show", frost["slug"]]) == 0
    assert f"linked with story:{ferry['story']}" in capsys.readouterr().out
    assert main(["story", "unlink", frost["slug"], ferry["slug"], "--json"]) == 0
    assert printed(capsys)[0]["linked"] == []
    assert main(["story", "undo", "--json"]) == 0
    assert printed(capsys)[0]["linked"] == [ferry["story"]]
    assert main(["story", "merge", frost["slug"], ferry["slug"], "--json"]) == 0
    assert len(printed(capsys)[0]["articles"]) == 3


@pytest.mark.parametrize("width", [50, 100])
def test_a_list_of_stories_fits_the_window(
    paths: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    main(["ingest", *paths, "--json"])
    capsys.readouterr()
    monkeypatch.setenv("COLUMNS", str(width))
    assert main(["story", "list"]) == 0
    assert max(map(len, capsys.readouterr().out.splitlines())) <= width
