"""Nutgraf's lookup beside other ways of finding a brief from mistyped words, in one run.

    python -m bench lookup [--rows N] [--data own|beside] [--queries N] [--only NAME ...] [--designs] [--quick]

Every system has a process of its own. Their rounds alternate and each query's best round counts, so that what else
the machine does is felt by all alike and mostly not at all.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from bench.clock import percentile
from bench.lookup_data import beside, own
from bench.mistyping import Query
from bench.peers import DESIGNS, SYSTEMS, System, is_installed

ROOT = Path(__file__).parents[1]
ROUNDS = 3
ASKED = 400
_P99_SYMSPELL, _P99_TANTIVY = 1 / 20, 2 / 3  # aims


class Answer(NamedTuple):
    """The first five ids of one search, and the first one's score."""

    ids: list[Any]
    score: float


class Quality(NamedTuple):
    """Shares of queries: right first, right among five, answered though nothing is there."""

    first: float
    five: float
    false: float


class Measured(NamedTuple):
    """One system's figures."""

    queries: int
    quality: Quality
    barred: Quality  # with the cut-off that was best on the other half of the queries
    p50: float
    p99: float
    build_s: float
    mb: float
    extra: dict[str, Any]


class Child:
    """A system in its own process."""

    def __init__(self, table: str, key: str, rows: Path, queries: Path) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "bench.lookup_child", table, key, str(rows), str(queries)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.built = self._answer()

    def ask(self, order: str) -> dict[str, Any]:
        """Gives one order and waits for its answer."""
        assert self._process.stdin is not None
        self._process.stdin.write(order + "\n")
        self._process.stdin.flush()
        return self._answer()

    def _answer(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError(f"a lookup ended by itself: {self._process.args!r}")
        answer: dict[str, Any] = json.loads(line)
        return answer

    def close(self) -> None:
        """Ends the process."""
        self._process.kill()
        self._process.communicate()


def quality(queries: Sequence[Query], answers: Sequence[Answer]) -> Quality:
    """The three shares."""
    known = [(query.right, answer.ids) for query, answer in zip(queries, answers, strict=True) if query.right]
    unknown = [answer.ids for query, answer in zip(queries, answers, strict=True) if not query.right]
    return Quality(
        sum(bool(ids) and ids[0] in right for right, ids in known) / max(1, len(known)),
        sum(not right.isdisjoint(ids) for right, ids in known) / max(1, len(known)),
        sum(bool(ids) for ids in unknown) / max(1, len(unknown)),
    )


def barred(queries: Sequence[Query], answers: Sequence[Answer]) -> Quality:
    """With the best cut-off: found on one half of the queries, counted on the other, and the other way round.

    A score grows with the query in some systems, so it may be divided by the words typed where that does better.
    """
    halves = [[*range(start, len(queries), 2)] for start in (0, 1)]
    counted = []
    for learnt, tried in (halves, halves[::-1]):
        best = max(
            (_worth(queries, answers, learnt, bar, power), power, bar)
            for power in (0.0, 0.5, 1.0)
            for bar in {_score(queries[at], answers[at], power) for at in learnt}
        )
        _, power, bar = best
        kept = [answers[at] if _score(queries[at], answers[at], power) >= bar else Answer([], 0.0) for at in tried]
        counted.append(quality([queries[at] for at in tried], kept))
    return Quality(*(sum(values) / 2 for values in zip(*counted, strict=True)))


def _score(query: Query, answer: Answer, power: float) -> float:
    return answer.score / max(1, len(query.text.split())) ** power if answer.ids else float("-inf")


def _worth(queries: Sequence[Query], answers: Sequence[Answer], among: list[int], bar: float, power: float) -> float:
    kept = [answers[at] if _score(queries[at], answers[at], power) >= bar else Answer([], 0.0) for at in among]
    shares = quality([queries[at] for at in among], kept)
    return shares.first - shares.false


def _share(queries: list[Query], count: int | None) -> list[Query]:
    """Fewer queries of every kind, for a system that takes a second each."""
    if not count or count >= len(queries):
        return queries
    return [queries[at * len(queries) // count] for at in range(count)]


@contextmanager
def _files(rows: Sequence[Mapping[str, Any]]) -> Iterator[tuple[Path, Path]]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rows.jsonl"
        with path.open("w", encoding="utf-8") as file:
            file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        yield path, Path(folder)


def measure(
    table: Mapping[str, System],
    rows: Sequence[Mapping[str, Any]],
    queries: list[Query],
    *,
    rounds: int = ROUNDS,
    name: str = "peers",
) -> dict[str, Measured]:
    """Every installed system's figures."""
    found: dict[str, Measured] = {}
    with _files(rows) as (path, folder), ExitStack() as open_children:
        children: dict[str, tuple[Child, list[Query]]] = {}
        for key, system in table.items():
            if is_installed(system):
                mine = _share(queries, system.queries)
                texts = folder / f"{key}.json"
                texts.write_text(json.dumps([query.text for query in mine]), encoding="utf-8")
                child = Child(name, key, path, texts)
                open_children.callback(child.close)
                children[key] = child, mine
        turns: dict[str, list[dict[str, Any]]] = {key: [] for key in children}
        for turn in range(rounds):
            for key, (child, _) in children.items():
                if not turn or not table[key].queries:
                    turns[key].append(child.ask("round"))
        for key, (child, mine) in children.items():
            extra = child.ask("loop") if key == "nutgraf" and name == "peers" else {}
            found[key] = _measured(table[key], mine, turns[key], child.built, extra)
    return found


def _measured(
    system: System, queries: list[Query], turns: list[dict[str, Any]], built: dict[str, float], extra: dict[str, Any]
) -> Measured:
    answers = [Answer(ids, score) for ids, score in turns[0]["answers"]]
    times = [min(each) for each in zip(*(turn["times"] for turn in turns), strict=True)]
    plain = quality(queries, answers)
    return Measured(
        len(queries),
        plain,
        plain if system.own_bar else barred(queries, answers),
        percentile(times, 0.5),
        percentile(times, 0.99),
        built["build_s"],
        built["mb"],
        extra,
    )


_HEAD = (
    "| system | right first | in five | answers to nothing | with its best cut-off: first / to nothing "
    "| CPU ms p50 / p99 | build s | MB | queries |"
)


def _line(system: System, one: Measured | None, judged: bool) -> str:
    if one is None:
        return f"| {system.name} | not installed: make peers, or pip install '.[peers]' | | | | | | | |"
    cells = ["–"] * 4
    if judged:
        cells = [f"{value:.3f}" for value in one.quality]
        cells.append("its own" if system.own_bar else f"{one.barred.first:.3f} / {one.barred.false:.3f}")
    cells += [f"{one.p50:.2f} / {one.p99:.1f}", f"{one.build_s:.1f}", f"{one.mb:.0f}", f"{one.queries}"]
    return f"| {system.name} | " + " | ".join(cells) + " |"


def _ratios(found: dict[str, Measured]) -> Iterator[str]:
    ours = found.get("nutgraf")
    if ours is None:
        return
    if other := found.get("symspell"):
        yield f"p99 against symspellpy + FTS5: {ours.p99 / other.p99:.3f} (aim: at most {_P99_SYMSPELL:.3f})"
        yield f"p50 against symspellpy + FTS5: {ours.p50 / other.p50:.3f} (aim: at most 1)"
    if other := found.get("tantivy"):
        yield f"p99 against tantivy: {ours.p99 / other.p99:.3f} (aim: at most {_P99_TANTIVY:.3f})"
    yield f"build: {ours.build_s:.1f} CPU s (aim at 100,000: at most 20); memory: {ours.mb:.0f} MB (at most 150)"
    hold, bare = ours.extra["hold_ms"], ours.extra["hold_without_gc_ms"]
    yield f"event loop held at most, eight searches at once: {hold:.1f} ms (aim: 10); {bare:.1f} without the collector"
    yield f"… while odd queries are answered: {ours.extra['odd_hold_ms']:.1f} ms (aim: 10)"
    yield f"worst ordinary query: {ours.extra['ordinary_ms']:.2f} ms"
    for name, took in sorted(ours.extra["odd_ms"].items(), key=lambda pair: -pair[1]):
        yield f"    {name:32} {took:8.2f} ms"


def compare(
    *,
    count: int = 100_000,
    data: str = "own",
    asked: int = ASKED,
    only: Sequence[str] = (),
    designs: bool = False,
    quick: bool = False,
) -> None:
    """Print the table."""
    count, asked = (min(count, 2_000), 80) if quick else (count, asked)
    rows, queries = (own if data == "own" else beside)(count, asked)
    judged = data == "own" or len(rows) <= 30_000  # padded rows may be as right as the right one
    table = DESIGNS if designs else SYSTEMS
    chosen = {key: system for key, system in table.items() if not only or key in only}
    rounds = 1 if quick else ROUNDS
    found = measure(chosen, rows, queries, rounds=rounds, name="designs" if designs else "peers")
    print(f"\n{len(rows):,} briefs ({data}), {len(queries)} queries, limit 25, best of {rounds} rounds; CPU time")
    print(_HEAD)
    print("|---|" + "---|" * 8)
    for key, system in chosen.items():
        print(_line(system, found.get(key), judged))
    if not designs:
        for line in _ratios(found):
            print(line)
    sys.stdout.flush()
