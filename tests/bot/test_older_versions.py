"""Articles that come after a newer version of themselves, or are dated ahead. Towns, people, outlets are invented."""

import json
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from bot.cli import main

TRAM = """The tram company of Ostrel stopped three lines on Monday after a wheel broke near the grain market.

The driver, Wendel Karas, was {found}, the company said. Nobody was hurt.

"We heard it before we felt it," said Ilse Brandt, who was on her way to work."""
NOTE = "\n\nCorrection: An earlier version of this article said that the driver was asleep. He was not."


@pytest.fixture(autouse=True)
def _own_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NUTGRAF_STORE", str(tmp_path / "own.db"))
    monkeypatch.setenv("COLUMNS", "200")


def written(name: str, text: str, facts: str) -> str:
    told = "headline: Three tram lines stand still\noutlet: Ostrel Echo\nurl: https://echo.example/tram"
    Path(f"{name}.md").write_text(f"---\n{told}\n{facts}\n---\n\n{text}\n", encoding="utf-8")
    return f"{name}.md"


def printed(capsys: pytest.CaptureFixture[str]) -> list[Any]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


DAY = "published: 2026-01-05T08:00:00Z"
OLD, NEW = TRAM.format(found="asleep"), TRAM.format(found="awake")
PAIRS = {
    "a later update": (OLD, DAY, NEW, f"{DAY}\nupdated: 2026-01-05T11:00:00Z"),
    "an update of two": (OLD, f"{DAY}\nupdated: 2026-01-05T09:00:00Z", NEW, f"{DAY}\nupdated: 2026-01-05T11:00:00Z"),
    "the outlet's correction": (OLD, DAY, NEW + NOTE, DAY),
    "a correction printed a day later": (OLD, "published: 2026-01-05", NEW + NOTE, "published: 2026-01-06"),
}


@pytest.mark.parametrize("case", PAIRS)
def test_the_later_version_is_kept_whichever_comes_first(case: str, capsys: pytest.CaptureFixture[str]) -> None:
    old, old_facts, new, new_facts = PAIRS[case]
    paths = {"old": written("old", old, old_facts), "new": written("new", new, new_facts)}
    assert main(["ingest", paths["new"], paths["old"], "--json"]) == 0
    first, second = printed(capsys)
    assert (first["status"], second["status"]) == ("new", "older")
    main(["brief", "story:1", "--json"])
    assert "asleep, the" not in capsys.readouterr().out
    assert main(["ingest", paths["new"], "--json"]) == 0
    assert printed(capsys)[0]["status"] == "unchanged"


def test_the_newer_version_takes_the_place_of_the_older(capsys: pytest.CaptureFixture[str]) -> None:
    for old, old_facts, new, new_facts in PAIRS.values():
        Path("own.db").unlink(missing_ok=True)
        assert main(["ingest", written("old", old, old_facts), written("new", new, new_facts), "--json"]) == 0
        assert [row["status"] for row in printed(capsys)] == ["new", "revised"]


def test_a_person_is_told_which_version_is_kept(capsys: pytest.CaptureFixture[str]) -> None:
    main(["ingest", written("new", NEW + NOTE, DAY), written("old", OLD, DAY)])
    assert "the newer version is kept" in capsys.readouterr().out


def test_versions_without_dates_or_corrections_follow_each_other(capsys: pytest.CaptureFixture[str]) -> None:
    for order in permutations((OLD, NEW)):
        Path("own.db").unlink(missing_ok=True)
        main(["ingest", *(written(f"v{at}", text, DAY) for at, text in enumerate(order)), "--json"])
        assert [row["status"] for row in printed(capsys)] == ["new", "revised"]


def test_a_date_ahead_is_kept_as_printed_with_a_warning(capsys: pytest.CaptureFixture[str]) -> None:
    path = written("ahead", NEW, "published: 2098-01-15")
    assert main(["ingest", path, "--json"]) == 0
    assert "more than a day ahead" in printed(capsys)[0]["warning"]
    main(["ingest", path])
    assert "dated 2098-01-15, more than a day ahead: it enters no digest" in capsys.readouterr().out
    main(["story", "show", "1", "--json"])
    assert printed(capsys)[0]["articles"][0]["published"] == "2098-01-15"
