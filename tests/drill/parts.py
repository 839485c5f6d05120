"""The parts of the drill that kill by scenes: every scene at its points, and the bots that are wrong on purpose."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from pathlib import Path

from tests.drill import changing, scenes, wrong
from tests.drill.kills import CHANNELS, Tally, kill_everywhere, kill_once
from tests.drill.processes import Nursery
from tests.drill.stores import make_store

SCENES = (*scenes.SCENES, *changing.SCENES)
BY_NAME = {scene.name: scene for scene in SCENES}
THOROUGH = frozenset({"plain", "answers lost", "answers lost, nothing to read", "forums"})  # every point
SAMPLED = 8  # of the other scenes every eighth point is taken; another seed takes others
SLOW = 16  # of those in which hours go by every sixteenth

Tell = Callable[[str, Tally, float], None]


async def kill_all(folder: Path, nursery: Nursery, seed: int, tell: Tell) -> None:
    """Every scene; ``tell`` is told of each."""
    template = folder / "kills.db"
    await make_store(template, CHANNELS)
    for scene in SCENES:
        begin = time.monotonic()
        every, fresh = (1, 2) if scene.name in THOROUGH else (SLOW if scene.may_miss else SAMPLED, 1)
        tally = await kill_everywhere(scene, template, nursery, seed=seed, every=every, fresh=fresh)
        tell(f"kills: {scene.name}", tally, time.monotonic() - begin)


async def find_out(one: wrong.Wrong, template: Path, nursery: Nursery) -> bool:
    """Whether a wrong bot shows as what it is."""
    for kill in one.kills:
        tally = await kill_once(BY_NAME[one.scene], kill, template, nursery, wrong=one.kind)
        if getattr(tally.verdict, one.shows):
            return True
    return False


async def find_all_out(folder: Path, nursery: Nursery, seed: int) -> Tally:
    """The wrong bots: a drill that lets one pass is worth nothing. None of their messages is counted."""
    template, whole = folder / "wrong.db", Tally()
    await make_store(template, CHANNELS)
    found = await asyncio.gather(*(find_out(one, template, nursery) for one in wrong.ALL))
    for one, is_found in zip(wrong.ALL, found, strict=True):
        if not is_found:
            whole.problems.append(f"a bot that is wrong ({one.kind}) was not found out in {one.scene!r}")
    return whole
