"""`make drill`: every part of the drill, or the parts named; the same seed makes the same kills and faults.

    python -m tests.drill                          all of it
    python -m tests.drill kills chance --seed 7    two parts, from another seed
    python -m tests.drill wave commands memory     the figures of time and memory, for a quiet machine
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
from tests.drill.kills import Tally
from tests.drill.parts import find_all_out, kill_all
from tests.drill.processes import Nursery
from tests.drill.weather import PARTS as WEATHER

MOST_SHOWN = 5  # problems of a part that are printed
# What the figures must not exceed; the memory is in MB, the times in milliseconds and seconds.
GOALS: dict[str, dict[str, float]] = {
    "wave": {"seconds until all were posted": 60, "p99 of the acknowledgement, ms": 250},
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
            "stops": tally.stops,
            "processes": tally.processes,
            "channels": tally.channels,
            "digests": verdict.expected,
            "posted": verdict.posted,
            "duplicates": verdict.duplicates,
            "lost": verdict.lost,
            "false": verdict.false,
            "unsettled": verdict.unsettled,
            "told": verdict.told,
            "told twice": verdict.told_twice,
            "stale": verdict.stale,
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


Measure = Callable[[Path, Nursery], Awaitable[dict[str, Any]]]
FIGURES: dict[str, Measure] = {
    "wave": lambda folder, _: figures.wave(folder),
    "commands": lambda folder, _: figures.commands(folder),
    "memory": figures.memory,
}
PARTS = {"wrong bots": find_all_out, **WEATHER}
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
                    await kill_all(folder, nursery, seed, report.add_tally)
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
        f"\n{whole.kills} kills and {whole.stops} stops of {whole.processes} processes, {whole.channels} channels, "
        f"{verdict.expected} digests: {verdict.duplicates} duplicates, {verdict.lost} lost, {verdict.false} false, "
        f"{verdict.unsettled} unsettled, {verdict.stale} stale; {verdict.told} notices, {verdict.told_twice} again; "
        f"seed {arguments.seed}, {time.monotonic() - begin:.0f} s"
    )
    for line in report.failed:
        print(f"NOT AS IT MUST BE: {line}")
    if arguments.json:
        arguments.json.write_text(json.dumps({"seed": report.seed, **report.parts}, indent=1) + "\n", encoding="utf-8")
    return 1 if report.failed else 0


if __name__ == "__main__":
    sys.exit(main())
