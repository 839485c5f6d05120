"""Takes from this process, for good, what a parser needs not: network, other programs, writing, boundless memory."""

from __future__ import annotations

import os
import resource
import sys
import zoneinfo
from contextlib import suppress
from typing import Final

_FORBIDDEN: Final = (
    "socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "subprocess.Popen",
    "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork", "os.forkpty", "os.remove", "os.rename", "os.mkdir",
    "os.chmod", "os.link", "os.symlink", "urllib.Request", "ftplib.connect", "http.client.connect", "pty.spawn",
)  # fmt: skip
_WRITING: Final = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


class NotAllowedError(Exception):
    """A document had something done that documents may not do."""


def confine(most_bytes: int) -> None:
    """From now on the process has so much address space, and what a parser needs not raises NotAllowedError.

    Files are read only where Python and its libraries live, since some of them load parts of themselves late.
    """
    for kind, most in ((resource.RLIMIT_AS, most_bytes), (resource.RLIMIT_FSIZE, 0), (resource.RLIMIT_CORE, 0)):
        with suppress(ValueError, OSError):  # a system that knows no such limit, or has a lower one
            resource.setrlimit(kind, (most, most))
    own = tuple(f"{os.path.realpath(path)}{os.sep}" for path in _library_paths())

    def refuse(event: str, args: tuple[object, ...]) -> None:
        if event in _FORBIDDEN or (event == "open" and not _is_own(args, own)):
            raise NotAllowedError

    sys.addaudithook(refuse)


def _library_paths() -> list[str]:
    places = [sys.prefix, sys.base_prefix, *sys.path, *zoneinfo.TZPATH]
    return [place for place in places if place and os.path.isdir(place) and os.path.realpath(place) != os.sep]


def _is_own(args: tuple[object, ...], own: tuple[str, ...]) -> bool:
    path, _, flags = args[:3]
    if isinstance(flags, int) and flags & _WRITING:
        return False
    return isinstance(path, str) and os.path.realpath(path).startswith(own)
