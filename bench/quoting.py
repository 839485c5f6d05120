"""Nutgraf's row in the table of quotation tools: quality by the scorer beside the checkout, seconds and memory here."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]


def row() -> None:
    """Print the row, and what went wrong by the kind of the source words; without the data, speed and size only."""
    from tests import beside_scores

    seconds, memory, articles = _measured()
    figures = {name.removeprefix("quotes-dev: "): value for name, value in beside_scores.quotes().items()}
    if figures:
        print("| tool | quote F1 | speaker right, named | speaker right, “he said” | both right | s/article | MB |")
        cells = ("full quotes F1", "speaker, named", "speaker, pronoun or nominal", "end-to-end F1")
        quality = " | ".join(f"{figures[cell]:.2f}" for cell in cells)
        print(f"| Nutgraf | {quality} | {seconds:.3f} | {memory:.0f} |")
        for kind, count in sorted(beside_scores.quote_errors().items()):
            print(f"{kind:60} {count:4}")
    else:
        print("the trial data quotes-dev does not lie beside this checkout: speed and size only")
    print(
        f"{articles} articles, {seconds:.4f} CPU seconds an article, {memory:.1f} MB over the bare interpreter at most"
    )


def _measured() -> tuple[float, float, int]:
    """CPU seconds an article, MB over the interpreter, articles read: in a process that does nothing else."""
    out = subprocess.run(
        [sys.executable, "-m", "bench.quoting"], cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True
    ).stdout
    seconds, memory, articles = out.split()
    return float(seconds), float(memory), int(articles)


def _most_resident_mb() -> float:
    """The most memory this process held so far, in MB."""
    status = Path("/proc/self/status")
    if status.exists():  # VmHWM starts anew with the process; ru_maxrss may be the parent's
        peak = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(peak.split()[1]) / 1e3
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / 1e6 if sys.platform == "darwin" else most / 1e3


def _texts() -> list[str]:
    """The dev articles beside the checkout, or else 84 put together from our own gold paragraphs."""
    beside = ROOT.parent / "shared" / "quotes-dev" / "dev.jsonl"
    if beside.exists():
        return [json.loads(line)["text"] for line in beside.read_text(encoding="utf-8").splitlines()]
    from bench.copy import articles

    return [article.text for article in articles(84)]


def measure() -> None:
    """Read every article once for warmth and three times for the clock; prints seconds, MB and how many there were."""
    texts = _texts()
    bare = _most_resident_mb()  # the interpreter with the texts in its hands, nothing of Nutgraf loaded

    from briefs.models import Article
    from briefs.quotes import find_quotes

    copy = [Article(headline="Untitled", text=text) for text in texts]
    for article in copy:
        find_quotes(article)
    least = float("inf")
    for _ in range(3):
        start = time.process_time()
        for article in copy:
            find_quotes(article)
        least = min(least, time.process_time() - start)
    print(least / len(copy), _most_resident_mb() - bare, len(copy))


if __name__ == "__main__":
    os.environ.setdefault("PYTHONHASHSEED", "0")
    measure()
