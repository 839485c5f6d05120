"""What goes wrong while the process is killed: each scene is run once for every point at which it can end."""

from __future__ import annotations

import signal
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from tests.discord_server.server import Seen
from tests.discord_server.world import HISTORY, SEND, VIEW
from tests.drill.stage import Stage
from tests.drill.stores import FIRST

POSTS = {"method": "POST", "path": r"/channels/\d+/messages$"}
READS = {"method": "GET", "path": r"/channels/\d+/messages$"}


@dataclass(frozen=True)
class Scene:
    """Faults, rights that are missing by the place of the channel, and how long nobody starts the bot again."""

    name: str
    faults: tuple[dict[str, Any], ...] = ()
    deny: dict[int, int] = field(default_factory=dict)
    away: timedelta = timedelta(0)
    upset: Callable[[Stage], None] | None = None
    twice: bool = False  # the next process is killed as well, at a point of chance
    may_miss: bool = False  # a digest may come to be too late; elsewhere that is a fault of the bot
    meanwhile: Callable[[Stage], None] | None = None  # what happens while no bot is there
    called_off: frozenset[str] = frozenset()  # why a digest may be left out with nobody told
    ends: dict[int, str] = field(
        default_factory=dict
    )  # how some end where nothing is killed: the scene is what it says
    how: int = signal.SIGKILL  # how the process is ended

    def set_up(self, one: Stage) -> None:
        """Let everything go wrong that is to go wrong."""
        for fault in self.faults:
            one.server.faults.add(**fault)
        for place, rights in self.deny.items():
            one.server.world.channels[FIRST + place].deny = rights
        one.how = self.how
        one.called_off = set(self.called_off)
        if self.upset is not None:
            self.upset(one)


def _closing(code: int, *, forget: bool, at: int) -> Callable[[Stage], None]:
    """The gateway goes away while messages are posted."""

    def upset(one: Stage) -> None:
        at_post(one, at, lambda: one.beside(one.server.gateway.close_all(code, forget=forget)))

    return upset


def at_post(one: Stage, number: int, change: Callable[[], object], *, stage: str = "received", ends: str = "") -> None:
    """Let something happen, once, when so many posts (of a path that ends so) have come or are done."""
    whole, posts = one.server.on_stage, 0

    def watch(reached: str, seen: Seen) -> None:
        nonlocal posts
        if reached == stage and seen.method == "POST" and seen.path.endswith(ends or ("/messages", "/threads")):
            posts += 1
            if posts == number:
                change()
        if whole is not None:
            whole(reached, seen)

    one.server.on_stage = watch


def lost(times: int = 1, **where: Any) -> dict[str, Any]:
    """A fault: what was asked for (a message, where nothing else is named) is done, and no answer comes."""
    return {"what": "reset", "after": True, "times": times, **POSTS, **where}


SCENES = (
    Scene("plain"),
    Scene("five minutes away", away=timedelta(minutes=5)),
    Scene("four hours away", away=timedelta(hours=4), may_miss=True),
    Scene("answers lost", faults=(lost(3),), away=timedelta(minutes=2)),
    Scene("answers lost, nothing to read", faults=(lost(3),), deny={0: HISTORY, 1: HISTORY}),
    Scene(
        "repeated at the last moment",  # the library itself tries again for as long as it is let
        faults=(
            lost(channel=FIRST),
            {"what": "hang", "times": 2, "channel": FIRST, **POSTS},
            {"what": "error", "status": 502, "times": 3, "channel": FIRST, **POSTS},
        ),
        deny={0: HISTORY},
    ),
    Scene("nothing to read, five minutes away", deny=dict.fromkeys(range(4), HISTORY), away=timedelta(minutes=5)),
    Scene(
        "server errors",
        faults=(
            {"what": "error", "status": 502, "after": True, "times": 1, **POSTS},
            {"what": "error", "status": 503, "after": True, "times": 1, **POSTS},
            {"what": "error", "status": 503, "times": 1, **POSTS},
            {"what": "cut", "times": 1, **POSTS},
            {"what": "error", "status": 500, "times": 1, **READS},
        ),
    ),
    Scene(
        "told to wait",
        faults=(
            {"what": "limited", "retry_after": 2.0, "times": 2, **POSTS},
            {"what": "limited", "retry_after": 1.0, "everywhere": True, "times": 1},
            {"what": "limited", "retry_after": 900.0, "times": 1, **POSTS},
        ),
    ),
    Scene(
        "hanging and slow",
        faults=(
            {"what": "hang", "after": True, "times": 1, **POSTS},
            {"what": "hang", "times": 1, **POSTS},
            {"what": "slow", "seconds": 0.3, "times": 1, **POSTS},
            {"what": "reset", "times": 1, **READS},
        ),
    ),
    Scene("channels closed", deny={0: SEND, 1: VIEW, 2: SEND | HISTORY}, may_miss=True),
    Scene(
        "told to stop",
        how=signal.SIGTERM,
        faults=(
            {"what": "hang", "after": True, "times": 1, "channel": FIRST, **POSTS},
            {"what": "slow", "seconds": 0.2, "times": 1, "channel": FIRST + 1, **POSTS},
        ),
        deny={3: HISTORY},
    ),
    Scene("gateway closed", upset=_closing(4000, forget=False, at=2), faults=(lost(),)),
    Scene("gateway forgets", upset=_closing(4009, forget=True, at=2), deny={3: HISTORY}, twice=True),
    Scene("killed twice", faults=(lost(),), deny={2: HISTORY}, twice=True),
)
