"""Seconds and memory, the same way for every benchmark."""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path


def best_of(times: int, work: Callable[[], object]) -> float:
    """The least CPU seconds of ``times`` runs: the machine's other work only ever adds."""
    least = float("inf")
    for _ in range(times):
        start = time.process_time()
        work()
        least = min(least, time.process_time() - start)
    return least


def resident_mb() -> float:
    """Resident memory of this process now, in MB."""
    statm = Path("/proc/self/statm")
    if statm.exists():
        return int(statm.read_text().split()[1]) * resource.getpagesize() / 1e6
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / 1e6 if sys.platform == "darwin" else most / 1e3


def percentile(values: Sequence[float], share: float) -> float:
    """The value that ``share`` of all stay below."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
