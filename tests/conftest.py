"""Where the tests' stores lie: in memory, where there is room for them."""

import gc
import os
import shutil
import tempfile
from pathlib import Path

_MEMORY = Path("/dev/shm")
_ROOM = 1 << 30  # bytes; the stores of a whole run take a small part of it


def _has_room() -> bool:
    return os.access(_MEMORY, os.W_OK | os.X_OK) and shutil.disk_usage(_MEMORY).free >= _ROOM


# Each commit waits until the disk has it: for thousands of small stores that was as long as all the work of the tests.
# What is killed here is a process, never the machine, and a file in memory outlives a process as one on a disk does.
if "TMPDIR" not in os.environ and _has_room():
    os.environ["TMPDIR"] = tempfile.tempdir = str(_MEMORY)


def pytest_collection_finish() -> None:
    """What was imported and collected stays to the end: the collector need not walk over it again and again."""
    gc.collect()
    gc.freeze()
