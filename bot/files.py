"""Paths and links on the command line; bytes → articles. What is left out is named, and the rest goes on."""

from __future__ import annotations

import os
import re
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from bot.errors import InputError
from briefs.errors import TooLargeError
from briefs.models import Article
from briefs.reading import read_bytes

SUFFIXES = frozenset({".txt", ".md", ".html", ".htm"})
MOST_BYTES = 10_000_000  # an article page is a few hundred kB; past this it is a dump, not an article
STANDARD_INPUT = "-"
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*://|data:", re.IGNORECASE)  # of any kind: the wire says which it fetches
# Files that describe a folder of articles rather than being one; named on their own they are read like any other.
NOT_ARTICLES = frozenset({"readme", "license", "licence", "changelog", "contributing", "notes"})


@dataclass(frozen=True, slots=True)
class Input:
    """One thing to read: a path as the caller wrote it (or as the walk found it), or "-" for standard input."""

    path: str


@dataclass(frozen=True, slots=True)
class Link:
    """The address of a page, as the caller wrote it; it is for the wire to fetch."""

    path: str


def find_inputs(paths: Iterable[str]) -> Iterator[Input | Link | InputError]:
    """Every file and link behind ``paths``, folders walked in order of name; what can't be taken as its InputError."""
    for path in paths:
        if path == STANDARD_INPUT:
            yield Input(path)
        elif not path:  # an unset variable, not the folder we happen to be in
            yield InputError(path, "missing")
        elif _is_link(path):
            yield Link(path)
        else:
            yield from _find_at(Path(path))


def read_input(item: Input) -> Article:
    """The article in one input; raises InputError and the errors of `briefs.errors`."""
    is_file = item.path != STANDARD_INPUT
    with opened(item.path) as file:
        size = os.fstat(file.fileno()).st_size if is_file else 0
        data = b"" if size > MOST_BYTES else file.read(MOST_BYTES + 1)
    if max(size, len(data)) > MOST_BYTES:
        raise TooLargeError(max(size, len(data)), MOST_BYTES)
    return read_bytes(data, name=Path(item.path).name if is_file else "standard input")


@contextmanager
def opened(path: str) -> Iterator[BinaryIO]:
    """A file to be read within the block, or standard input where the path is "-"; raises InputError."""
    try:
        if path != STANDARD_INPUT:
            with Path(path).open("rb") as file:
                yield file
        elif sys.stdin is None:  # closed by whoever started us
            raise InputError(path, "unreadable")
        else:
            yield sys.stdin.buffer
    except FileNotFoundError:
        raise InputError(path, "missing") from None
    except IsADirectoryError:
        raise InputError(path, "folder") from None
    except (OSError, ValueError):
        raise InputError(path, "unreadable") from None


def _is_link(path: str) -> bool:
    return _SCHEME.match(path) is not None


def _find_at(path: Path) -> Iterator[Input | InputError]:
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        yield InputError(path, "missing")
    except (OSError, ValueError):  # ValueError: a NUL in the path; OSError: a link that leads to itself, no permission
        yield InputError(path, "unreadable")
    else:
        if stat.S_ISDIR(mode):
            yield from _walk(path, ())
        elif stat.S_ISREG(mode):
            yield Input(str(path))
        else:
            yield InputError(path, "special")


def _walk(folder: Path, above: tuple[tuple[int, int], ...]) -> Iterator[Input | InputError]:
    """The articles of a folder, depth first; a folder that is its own ancestor (by a link) is named, not entered."""
    try:
        here = os.stat(folder)
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        yield InputError(folder, "unreadable")
        return
    key = (here.st_dev, here.st_ino)
    if key in above:
        yield InputError(folder, "loop")
        return
    found = False
    for entry in entries:
        if entry.name.startswith("."):
            continue
        for item in _entry(entry, (*above, key)):
            found = True
            yield item
    if not found and not above:
        yield InputError(folder, "empty-folder")


def _entry(entry: os.DirEntry[str], above: tuple[tuple[int, int], ...]) -> Iterator[Input | InputError]:
    path = Path(entry.path)
    try:
        if entry.is_dir():
            yield from _walk(path, above)
            return
        is_file = entry.is_file()
    except OSError:
        yield InputError(path, "unreadable")
        return
    if path.suffix.lower() not in SUFFIXES or path.stem.lower() in NOT_ARTICLES:
        return
    if is_file:
        yield Input(str(path))
    else:  # a pipe or a device by the name of an article, or a link that leads nowhere
        yield InputError(path, "special" if path.exists() else "missing")
