"""What `read` shows a person of each quotation. Everybody is invented."""

from pathlib import Path

import pytest

from bot.cli import main

TEXT = "Fisherman Oscar Oduya came.\n\n“The nets are empty again,” he said.\n\n“So are the boats,” two aides said.\n"


def test_a_quotation_of_nobody_says_why_where_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "200")
    path = tmp_path / "nets.txt"
    path.write_text("Nets are empty\n\n" + TEXT, encoding="utf-8")
    assert main(["read", str(path), "--explain"]) == 0
    shown = capsys.readouterr().out
    assert "— Oscar Oduya (X said)" in shown
    assert "— two aides (X said; a group, not a person)" in shown
    assert main(["read", str(path)]) == 0
    assert "a group, not a person" not in capsys.readouterr().out
