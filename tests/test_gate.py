"""The gate itself: what it lets through and what it stops."""

import tomllib

import pytest

from tests import gate


@pytest.mark.parametrize(
    ("name", "figure", "floor", "verdict"),
    [
        ("F1", 0.9, 0.9, "ok"),
        ("F1", 0.95, 0.9, "ok"),
        ("F1", 0.89, 0.9, "LOW"),
        ("F1", 0.9, None, "new"),
        ("typed (lower is better)", 0.3, 0.32, "ok"),
        ("typed (lower is better)", 0.33, 0.32, "LOW"),
    ],
)
def test_a_figure_is_judged_by_its_floor(name: str, figure: float, floor: float | None, verdict: str) -> None:
    assert gate.judge(name, figure, floor) == verdict


def test_a_figure_below_its_floor_fails_the_gate(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    floors = tomllib.loads(gate.FLOORS.read_text(encoding="utf-8"))["floors"]
    monkeypatch.setattr(gate, "figures", lambda: dict(floors))
    assert gate.main() == 0
    name = "sample: lines that are exact spans"
    monkeypatch.setattr(gate, "figures", lambda: {**floors, name: 0.9})
    assert gate.main() == 1
    assert "LOW" in capsys.readouterr().out
    monkeypatch.setattr(gate, "figures", lambda: {**floors, "unheard of": 1.0})
    assert gate.main() == 1
