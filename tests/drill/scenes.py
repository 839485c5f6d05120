"""What goes wrong while the process is killed: each scene is run once for every point at which it can end."""

from __future__ import annotations

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

    def set_up(self, one: Stage) -> None:
        """Let everything go wrong that is to go wrong."""
        for fault in self.faults:
            one.server.faults.add(**fault)
        for place, rights in self.deny.items():
            one.server.world.channels[FIRST + place].deny = rights
        if self.upset is not None:
            self.upset(one)


def _closing(code: int, *, forget: bool, at: int) -> Callable[[Stage], None]:
    """The gateway goes away while messages are posted."""

    def upset(one: Stage) -> None:
        import asyncio

        whole, posts = one.server.on_stage, 0

        def watch(stage: str, seen: Seen) -> None:
            nonlocal posts
            if whole is not None:
                whole(stage, seen)
            if stage == "received" and seen.method == "POST" and seen.path.endswith("/messages"):
                posts += 1
                if posts == at:
                    task = asyncio.ensure_future(one.server.gateway.close_all(code, forget=forget))
                    task.add_done_callback(lambda done: done.exception())

        one.server.on_stage = watch

    return upset


def _lost(times: int) -> dict[str, Any]:
    return {"what": "reset", "after": True, "times": times, **POSTS}


SCENES = (
    Scene("plain"),
    Scene("five minutes away", away=timedelta(minutes=5)),
    Scene("four hours away", away=timedelta(hours=4), may_miss=True),
    Scene("answers lost", faults=(_lost(3),), away=timedelta(minutes=2)),
    Scene("answers lost, nothing to read", faults=(_lost(3),), deny={0: HISTORY, 1: HISTORY}),
    Scene(
        "repeated at the last moment",  # the library itself tries again for as long as it is let
        faults=(
            {**_lost(1), "channel": FIRST},
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
    Scene("gateway closed", upset=_closing(4000, forget=False, at=2), faults=(_lost(1),)),
    Scene("gateway forgets", upset=_closing(4009, forget=True, at=2), deny={3: HISTORY}, twice=True),
    Scene("killed twice", faults=(_lost(1),), deny={2: HISTORY}, twice=True),
)
BY_NAME = {scene.name: scene for scene in SCENES}
