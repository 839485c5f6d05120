"""One lookup in a process of its own: builds, then searches whenever it is told to.

`python -m bench.lookup_child TABLE SYSTEM ROWS QUERIES` reads one order a line and answers each with a line of JSON.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.clock import resident_mb
from bench.headlines import Row
from bench.peers import DESIGNS, SYSTEMS, Index, System, build

LIMIT = 25  # what Discord shows


def _rows(path: str) -> Iterator[Row]:
    with Path(path).open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def _built(system: System, path: str) -> tuple[Index, dict[str, float]]:
    """The index, CPU seconds without the reading of the file, and MB over the interpreter before it."""
    start = time.process_time()
    for _ in _rows(path):
        pass
    reading = time.process_time() - start
    bare = resident_mb()
    start = time.process_time()
    index = build(system, _rows(path))
    seconds = time.process_time() - start - reading
    return index, {"build_s": seconds, "mb": resident_mb() - bare}


def _round(index: Index, queries: list[str]) -> dict[str, Any]:
    """CPU milliseconds of every search, and what it answered."""
    times, answers = [], []
    for query in queries:
        start = time.process_time()
        hits = index.search(query, LIMIT)
        times.append((time.process_time() - start) * 1000)
        answers.append(([row_id for row_id, _ in hits[:5]], hits[0][1] if hits else 0.0))
    return {"times": times, "answers": answers}


def main() -> None:
    """Serve one system until the input ends."""
    table, key, rows_path, queries_path = sys.argv[1:5]
    queries: list[str] = json.loads(Path(queries_path).read_text(encoding="utf-8"))
    index, figures = _built((DESIGNS if table == "designs" else SYSTEMS)[key], rows_path)
    print(json.dumps(figures), flush=True)
    for line in sys.stdin:
        order, _, count = line.strip().partition(" ")
        answer: dict[str, Any]
        if order == "loop":
            from bench.event_loop import measured

            answer = measured(index, queries)
        else:
            answer = _round(index, queries[: int(count)] if count else queries)
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
