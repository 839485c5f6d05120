import io
import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from bot import commands
from bot.cli import main
from bot.terminal import draw_glance
from tests.bot.drawing import a_glance, a_table
from tests.builders import HEADLINE, TEXT
from tests.data_beside import beside

FIELDS = [
    *("path", "title", "outlet", "byline", "published", "url", "language", "text", "nut_graf", "summary", "glance"),
    *("glance_source", "why_it_matters", "takeaways", "tables", "sections", "quotes", "figures", "warnings"),
    *("kind", "correction"),
]


@pytest.fixture(autouse=True)
def _own_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No .env, no store and no token of whoever runs the tests."""
    monkeypatch.chdir(tmp_path)
    for key in list(os.environ):
        if key.startswith("NUTGRAF_") or key == "DISCORD_TOKEN":
            monkeypatch.delenv(key)
    monkeypatch.setenv("COLUMNS", "200")


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "ferry.md"
    path.write_text(
        f"---\nheadline: {HEADLINE}\noutlet: The Harbour Desk\npublished: 2026-01-05\n---\n\n{TEXT}", encoding="utf-8"
    )
    return path


def _json_lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_read_prints_the_public_fields_in_order_and_stores_nothing(
    article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["read", str(article), "--jsonl"]) == 0
    (row,) = _json_lines(capsys.readouterr().out)
    assert list(row) == FIELDS
    assert row["title"] == HEADLINE
    assert row["outlet"] == "The Harbour Desk"
    assert row["published"] == "2026-01-05"
    for quote in row["quotes"]:
        assert row["text"][quote["start"] : quote["end"]] == quote["text"]
    assert row["quotes"][0]["speaker"] == "Dana Whitlock"
    assert not Path("data").exists()


def test_read_goes_on_after_a_bad_file_and_says_so_at_the_end(
    article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40)
    (tmp_path / "b.txt").write_text("")
    (tmp_path / "c.txt").write_text("Too few words.")
    paths = [str(tmp_path / name) for name in ("a.txt", "b.txt", "c.txt", "no.txt")]
    assert main(["read", *paths, str(article), "--jsonl"]) == 1
    told = capsys.readouterr()
    rows = _json_lines(told.out)
    assert [list(row) for row in rows[:4]] == [["path", "error"]] * 4
    assert [row["path"] for row in rows] == [*paths, str(article)]
    assert rows[4]["title"] == HEADLINE
    assert len(told.err.splitlines()) == 4


def test_read_takes_standard_input(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(f"{HEADLINE}\n\n{TEXT}".encode())))
    assert main(["read", "-", "--jsonl"]) == 0
    (row,) = _json_lines(capsys.readouterr().out)
    assert row["path"] == "-"
    assert row["title"] == HEADLINE


def test_read_draws_the_brief_for_people(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(article), "--explain"]) == 0
    out = capsys.readouterr().out
    assert HEADLINE in out
    assert "Dana Whitlock" in out


def test_the_newsroom_in_the_terminal(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    article.write_text(article.read_text().replace("published: 2026-01-05\n", ""))  # undated copy counts as news
    assert main(["ingest", str(article), "--json"]) == 0
    (filed,) = _json_lines(capsys.readouterr().out)
    assert filed["status"] == "new"
    assert main(["ingest", str(article)]) == 0
    assert "unchanged" in capsys.readouterr().out
    for command in (["brief", "harbor fery"], ["glance", "harbour"], ["quote", "--speaker", "whitlok"], ["stories"]):
        assert main(command) == 0, command
        assert "Harbour" in capsys.readouterr().out
        assert main([*command, "--json"]) == 0
        json.loads(capsys.readouterr().out)
    assert main(["digest"]) == 0
    assert HEADLINE in capsys.readouterr().out
    assert main(["remove", filed["slug"]]) == 0
    for command in (
        ["brief", "harbor fery"],
        ["glance", "harbour"],
        ["quote", "--speaker", "whitlok"],
        ["stories"],
        ["digest"],
    ):
        capsys.readouterr()
        assert main(command) == 1, command
        assert HEADLINE not in capsys.readouterr().out
    assert main(["remove", filed["slug"], "--undo"]) == 0
    assert main(["brief", "harbor fery"]) == 0


def test_an_archived_article_answers_but_enters_no_digest(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ingest", str(article), "--archive"]) == 0
    assert main(["brief", "harbour"]) == 0
    capsys.readouterr()
    assert main(["digest"]) == 1


@pytest.mark.parametrize(
    "words",
    [
        *(["brief", "paris"], ["glance", "paris"], ["timeline", "paris"], ["compare", "paris"], ["quote"], ["stories"]),
        *(["voices"], ["people"], ["people", "undo"], ["story", "list"], ["digest"]),
        *(["digest", "why", "--channel", "5"], ["remove", "harbour-town"]),
    ],
)
def test_without_a_store_every_question_says_so_and_makes_none(
    words: list[str], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert main(words) == 3
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("nutgraf: There is no store at ")
    assert "nutgraf ingest" in told.err
    assert not list(tmp_path.rglob("*.db"))


def test_a_link_that_no_article_has_is_answered_with_what_reads_it(
    article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["ingest", str(article)]) == 0
    capsys.readouterr()
    assert main(["brief", "https://harbour.example/ferry"]) == 1
    assert "`nutgraf read URL`" in capsys.readouterr().out
    assert main(["brief", "zeppelin"]) == 1
    assert "`nutgraf read URL`" not in capsys.readouterr().out


def test_a_table_of_a_glance_stands_under_its_name_and_the_number_of_its_source(
    capsys: pytest.CaptureFixture[str],
) -> None:
    rows: list[list[str | None]] = [["Challenge", "State"], ["Money", "Not yet found"]]
    draw_glance(Console(width=80), a_glance(points=(), tables=(a_table(rows, header=True, source=1),)))
    shown = capsys.readouterr().out
    assert shown.index("Status [1]") < shown.index("Challenge") < shown.index("Not yet found")


def test_a_list_of_no_stories_says_that_the_store_is_empty(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ingest", str(tmp_path / "no.txt")]) == 1
    capsys.readouterr()
    assert main(["story", "list"]) == 1
    assert "The store is empty." in capsys.readouterr().out


def test_an_error_of_the_system_that_nobody_foresaw_is_told_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    async def refuse(*_: object) -> int:
        raise PermissionError(13, "no rights", "a name of somebody's")

    monkeypatch.setitem(commands.RUN, "stories", refuse)
    assert main(["stories"]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("nutgraf: Nutgraf failed here (PermissionError at ")
    assert "somebody" not in told.err
    assert told.err.count("\n") == 1


def test_an_output_that_is_closed_takes_nothing_and_is_no_error(
    article: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    assert main(["read", str(article), "--jsonl"]) == 0
    sys.stdout.close()  # opened in place of the closed one
    assert capsys.readouterr().err == ""


def test_words_of_a_question_need_no_quotation_marks(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ingest", str(article)]) == 0
    capsys.readouterr()
    assert main(["brief", "harbour", "bridge"]) == main(["brief", "harbour bridge"])
    out = capsys.readouterr().out
    assert out[: len(out) // 2] == out[len(out) // 2 :]


@pytest.mark.parametrize("command", [["timeline", "harbour"], ["compare", "harbour"], ["quote"], ["voices"]])
def test_a_page_that_is_not_there_is_refused(
    command: list[str], article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["ingest", str(article)]) == 0
    capsys.readouterr()
    assert main([*command, "--page", "9"]) == 2
    assert "There is no page 9" in capsys.readouterr().err


def test_a_speaker_without_a_name_is_refused(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ingest", str(article)]) == 0
    assert main(["quote", "--speaker", " "]) == 2
    assert "Name the speaker" in capsys.readouterr().err


def test_an_article_that_was_removed_before_is_said_to_be(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ingest", str(article), "--json"]) == 0
    slug = _json_lines(capsys.readouterr().out)[0]["slug"]
    assert main(["remove", slug]) == 0
    assert "taken out of every answer" in capsys.readouterr().out
    assert main(["remove", slug]) == 0
    assert "was taken out already" in capsys.readouterr().out


@pytest.mark.parametrize("words", [["why"], ["--channel", "5"], ["--date", "2026-01-06"]])
def test_what_digest_is_asked_wrongly_is_a_usage_error(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["digest", *words]) == 2
    assert "nutgraf digest why" in capsys.readouterr().err


def test_a_wrong_command_line_ends_with_two(capsys: pytest.CaptureFixture[str]) -> None:
    for wrong in (["brief"], ["no-such"], ["quote", "--page", "0"], ["stories", "--days", "x"], []):
        with pytest.raises(SystemExit) as caught:
            main(wrong)
        assert caught.value.code == 2


def test_help_shows_examples(capsys: pytest.CaptureFixture[str]) -> None:
    asking = ("brief", "glance", "quote", "timeline", "compare", "stories", "digest")
    for command in ("", "read", "ingest", "remove", *asking, "run", "preview"):
        with pytest.raises(SystemExit) as caught:
            main([*filter(None, [command]), "--help"])
        assert caught.value.code == 0
        assert "example" in capsys.readouterr().out


def test_run_without_a_token_says_where_to_put_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run"]) == 2
    assert "DISCORD_TOKEN" in capsys.readouterr().err


def test_a_bad_env_file_is_named_without_its_value(capsys: pytest.CaptureFixture[str]) -> None:
    Path(".env").write_text("DISCORD_TOKEN='my-secret\n", encoding="utf-8")
    assert main(["stories"]) == 2
    told = capsys.readouterr().err
    assert "DISCORD_TOKEN" in told
    assert "my-secret" not in told


def _store(data: bytes) -> Path:
    Path("data").mkdir()
    path = Path("data/nutgraf.db")
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("data", [b"", b"no database at all, just some words " * 200], ids=["0 bytes", "text"])
def test_a_file_that_is_no_store_is_refused_and_left_alone(
    data: bytes, article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = _store(data)
    for command in (["brief", "paris"], ["ingest", str(article)]):
        assert main(command) == 3
        told = capsys.readouterr().err.splitlines()
        assert len(told) == 1
        assert "nutgraf.db" in told[0]
    assert path.read_bytes() == data


def test_the_file_of_another_program_is_refused_and_left_alone(article: Path) -> None:
    Path("data").mkdir()
    with sqlite3.connect("data/nutgraf.db") as db:
        db.execute("CREATE TABLE recipe (name TEXT)")
    db.close()
    before = Path("data/nutgraf.db").read_bytes()
    assert main(["ingest", str(article)]) == 3
    assert Path("data/nutgraf.db").read_bytes() == before


def test_a_store_newer_than_the_program_is_refused(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ingest", str(article)]) == 0
    with sqlite3.connect("data/nutgraf.db") as db:
        db.execute("PRAGMA user_version = 9999")
    db.close()
    assert main(["brief", "harbour"]) == 3
    assert "9999" in capsys.readouterr().err


def test_a_store_in_a_place_that_is_no_folder_is_refused(
    article: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("NUTGRAF_STORE", str(article / "nutgraf.db"))
    assert main(["stories"]) == 3
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_a_reader_that_goes_away_is_no_error(article: Path) -> None:
    root = Path(__file__).parents[2]
    env = {**os.environ, "PYTHONPATH": str(root)}
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "read", *[str(article)] * 40, "--jsonl"],
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    told = process.stderr.read()
    process.stderr.close()
    assert process.wait() == 0
    assert told == b""


def test_the_five_articles_in_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ingest", str(beside("articles")), "--json"]) == 0
    rows = _json_lines(capsys.readouterr().out)
    assert [row["status"] for row in rows] == ["new"] * 5
    assert len({row["story"] for row in rows}) == 3
    assert main(["glance", "paris summit", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["points"]
    assert main(["quote", "--speaker", "zelensky", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["quotes"][0]["speaker"]["text"] == "Volodymyr Zelenskyy"


def test_a_question_that_several_stories_answer_shows_the_choices_and_ends_well(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, headline, day, text in (
        (
            "a",
            "Ferrant Bakers Win a Prize for Rye",
            "2026-01-02",
            "Four bakers shared the prize on Friday.",
        ),
        ("b", "Chess Hall Opens at Ferrant", "2026-01-05", "Two hundred players came to the first evening."),
    ):
        body = f"---\nheadline: {headline}\noutlet: The Lane Post\npublished: {day}\n---\n\n{text}\n"
        (tmp_path / f"{name}.md").write_text(body, encoding="utf-8")
    assert main(["ingest", str(tmp_path / "a.md"), str(tmp_path / "b.md")]) == 0
    capsys.readouterr()
    assert main(["brief", "ferrant"]) == 0
    shown = capsys.readouterr().out
    assert shown.index("Chess Hall Opens") < shown.index("Ferrant Bakers Win")
    assert main(["brief", "ferrant", "--json"]) == 0
    (asked,) = _json_lines(capsys.readouterr().out)
    assert [one["value"] for one in asked["choices"]] == ["story:2", "story:1"]
    assert main(["brief", "story:1"]) == 0
    assert "Ferrant Bakers Win" in capsys.readouterr().out
