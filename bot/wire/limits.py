"""How much, how far and how long: the bounds of every fetch, each with one home."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["page", "feed", "robots"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The bounds; the defaults are for the open network, tests shorten them.

    ``ports`` are opened beside 80 and 443 on public addresses; ``local_ports`` on 127.0.0.1 only, for tests and
    trials: nothing else of the machine or its network can be reached, whatever is set here.
    """

    page_bytes: int = 5_000_000  # unpacked
    feed_bytes: int = 15_000_000
    small_bytes: int = 512_000  # a page or feed with more is had by itself, from there until it has been read
    robots_bytes: int = 512_000  # RFC 9309 asks for 500 KiB; the rest is not read
    redirects: int = 5
    seconds: float = 20.0  # for the whole answer, redirects included; waiting for one's turn not counted
    connect_seconds: float = 8.0
    at_once: int = 20  # requests to different hosts
    parse_seconds: float = 2.0
    start_seconds: float = 20.0  # for the worker to come up; a small machine takes a few
    idle_seconds: float = 120.0  # after which the worker is sent home
    worker_bytes: int = 400_000_000  # of address space; it begins with 90
    ports: frozenset[int] = field(default_factory=frozenset)
    local_ports: frozenset[int] = field(default_factory=frozenset)

    def most_bytes(self, kind: Kind) -> int:
        """How many unpacked bytes of such a document are read."""
        return {"page": self.page_bytes, "feed": self.feed_bytes, "robots": self.robots_bytes}[kind]
