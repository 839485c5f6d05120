"""`make drill`: every part of the drill, or the parts named; the same seed makes the same kills and faults.

    python -m tests.drill                          all of it
    python -m tests.drill kills chance --seed 7    two parts, from another seed
    python -m tests.drill --json drill.json        the figures as JSON as well

Exit status 1 where a digest came twice, was lost, or anything else was not as it must be.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.drill import figures
from tests.drill.kills import CHANNELS, Tally, kill_everywhere
from tests.drill.processes import Nursery
from tests.drill.scenes import SCENES
from tests.drill.stores import make_store
from tests.drill.weather import PARTS

MOST_SHOWN = 5  # problems of a part that are printed
THOROUGH = frozenset({"plain", "five minutes away", "answers lost", "answers lost, nothing to read", "killed twice"})
SAMPLED = 3  # of the other scenes every third point is taken
# What the figures must not exceed; the memory is in MB, the times in milliseconds and seconds.
GOALS: dict[str, dict[str, float]] = {
    "fan-out": {"seconds until all were posted": 60, "p99 of the acknowledgement, ms": 250},
    "commands": {"p99 of the acknowledgement, ms": 100, "without an answer": 0},
    "memory": {"grown since the first thousand, MB": 5},
}
ALWAYS_ZERO = ("duplicates", "lost", "commands without an answer", "invalid answers")


@dataclass
class Report:
    """What the drill came to, for the reader and as JSON."""

    seed: int
    parts: dict[str, Any] = field(default_factory=dict)
    whole: Tally = field(default_factory=Tally)
    failed: list[str] = field(default_factory=list)

    def add_tally(self, name: str, tally: Tally, seconds: float) -> None:
        """A part that kills and counts."""
        verdict = tally.verdict
        self.whole.add(tally)
        self.parts[name] = {
            "seconds": round(seconds, 1),
            "kills": tally.kills,
            "processes": tally.processes,
            "channels": tally.channels,
            "digests": verdict.expected,
            "posted": verdict.posted,
            "duplicates": verdict.duplicates,
            "lost": verdict.lost,
            "false": verdict.false,
            "unsettled": verdict.unsettled,
            "outcomes": dict(verdict.reported),
            "problems": len(tally.problems),
        }
        print(f"{name}: {json.dumps(self.parts[name])}", flush=True)
        for problem in tally.problems[:MOST_SHOWN]:
            print(f"    {problem}", flush=True)
        if not tally.is_clean:
            self.failed.append(name)

    def add_figures(self, name: str, found: dict[str, Any], seconds: float) -> None:
        """A part that measures."""
        self.parts[name] = {"drill seconds": round(seconds, 1), **found}
        print(f"{name}: {json.dumps(self.parts[name])}", flush=True)
        goals = {**dict.fromkeys(ALWAYS_ZERO, 0.0), **GOALS[name]}
        over = [f"{key} {found[key]} > {most:g}" for key, most in goals.items() if found.get(key, 0) > most]
        self.failed += [f"{name}: {line}" for line in over]


async def _kills(folder: Path, nursery: Nursery, report: Report) -> None:
    template = folder / "kills.db"
    await make_store(template, CHANNELS)
    for scene in SCENES:
        begin = time.monotonic()
        every, fresh = (1, 2) if scene.name in THOROUGH else (SAMPLED, 1)
        tally = await kill_everywhere([scene], template, nursery, seed=report.seed, every=every, fresh=fresh)
        report.add_tally(f"kills: {scene.name}", tally, time.monotonic() - begin)


Measure = Callable[[Path, Nursery], Awaitable[dict[str, Any]]]
FIGURES: dict[str, Measure] = {
    "fan-out": lambda folder, _: figures.fan_out(folder),
    "commands": lambda folder, _: figures.commands(folder),
    "memory": figures.memory,
}
NAMES = ("kills", *PARTS, *FIGURES)


async def drill(names: list[str], seed: int) -> Report:
    """The parts, one after the other."""
    report = Report(seed)
    with tempfile.TemporaryDirectory(prefix="drill-") as place:
        folder = Path(place)
        async with Nursery() as nursery:
            for name in names:
                begin = time.monotonic()
                if name == "kills":
                    await _kills(folder, nursery, report)
                elif name in PARTS:
                    report.add_tally(name, await PARTS[name](folder, nursery, seed), time.monotonic() - begin)
                else:
                    found = await FIGURES[name](folder, nursery)
                    report.add_figures(name, found, time.monotonic() - begin)
    return report


def main() -> int:
    """Run what is asked for; 1 where anything was not as it must be."""
    parser = argparse.ArgumentParser(prog="python -m tests.drill", description="Drill the delivery.")
    parser.add_argument("parts", nargs="*", help=f"of {', '.join(NAMES)}; all of them where none is named")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", type=Path, default=None)
    arguments = parser.parse_args()
    if unknown := set(arguments.parts) - set(NAMES):
        parser.error(f"no part {', '.join(sorted(unknown))}")
    begin = time.monotonic()
    report = asyncio.run(drill(arguments.parts or list(NAMES), arguments.seed))
    whole, verdict = report.whole, report.whole.verdict
    print(
        f"\n{whole.kills} kills of {whole.processes} processes, {whole.channels} channels, {verdict.expected} digests: "
        f"{verdict.duplicates} duplicates, {verdict.lost} lost, {verdict.false} false, {verdict.unsettled} unsettled; "
        f"seed {arguments.seed}, {time.monotonic() - begin:.0f} s"
    )
    for line in report.failed:
        print(f"NOT AS IT MUST BE: {line}")
    if arguments.json:
        arguments.json.write_text(json.dumps({"seed": report.seed, **report.parts}, indent=1) + "\n", encoding="utf-8")
    return 1 if report.failed else 0


if __name__ == "__main__":
    sys.exit(main())
