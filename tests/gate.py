"""`make gate`: every quality figure against its floor; a figure under its floor fails.

Floors stand in `tests/floors.toml` and only rise. Figures on trial data are taken where that data lies beside the
checkout; a floor whose data is absent is named as such.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

from tests import (
    beside_scores,
    gold_briefs,
    gold_comparing,
    gold_context,
    gold_digest,
    gold_lookup,
    gold_people,
    gold_reading,
    gold_scores,
    gold_standing,
    gold_stories,
    gold_wire,
)

FLOORS = Path(__file__).parent / "floors.toml"
LOWER_IS_BETTER = "(lower is better)"
_SLACK = 0.0005  # figures are printed with three digits; the same figure must not fail its own floor


def figures() -> dict[str, float]:
    """Every figure that can be taken here."""
    taken: dict[str, float] = {}
    scorers: tuple[Callable[[], dict[str, float]], ...] = (
        *gold_scores.ALL,
        *gold_briefs.ALL,
        *gold_comparing.ALL,
        *gold_context.ALL,
        *gold_digest.ALL,
        *gold_lookup.ALL,
        *gold_people.ALL,
        *gold_reading.ALL,
        *gold_standing.ALL,
        *gold_stories.ALL,
        *gold_wire.ALL,
        *beside_scores.ALL,
    )
    for scorer in scorers:
        taken.update(scorer())
    return taken


def judge(name: str, figure: float, floor: float | None) -> str:
    """ "ok", "LOW", or "new" where there is no floor yet."""
    if floor is None:
        return "new"
    good = figure <= floor + _SLACK if LOWER_IS_BETTER in name else figure >= floor - _SLACK
    return "ok" if good else "LOW"


def main() -> int:
    """Print the table; 1 when a figure is under its floor."""
    floors: dict[str, float] = tomllib.loads(FLOORS.read_text(encoding="utf-8"))["floors"]
    taken = figures()
    low = 0
    print(f"{'figure':56} {'here':>8} {'floor':>8}")
    for name, figure in taken.items():
        verdict = judge(name, figure, floors.get(name))
        low += verdict != "ok"
        print(f"{name:56} {figure:8.3f} {floors.get(name, float('nan')):8.3f}  {verdict}")
    for name in floors:
        if name not in taken:
            print(f"{name:56} {'-':>8} {floors[name]:8.3f}  its data does not lie beside this checkout")
    print(f"{len(taken) - low} passed, {low} failed")
    return 1 if low else 0


if __name__ == "__main__":
    sys.exit(main())
