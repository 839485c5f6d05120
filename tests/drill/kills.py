"""Kill the process at every point of a scene, start it again on the same store, and count what arrived."""

from __future__ import annotations

import asyncio
import random
import signal
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.drill.points import INSIDE, OUTSIDE
from tests.drill.processes import Nursery
from tests.drill.scenes import Scene
from tests.drill.stage import Kill, Stage, Verdict, stage
from tests.drill.stores import DUE, FIRST, integrity, rows_of

CHANNELS = 4
PLACES = range(FIRST, FIRST + CHANNELS)
AT_ONCE = 8  # stages beside each other: they mostly wait
DATES = (DUE.date().isoformat(),)


@dataclass
class Tally:
    """What a part of the drill came to."""

    kills: int = 0
    stops: int = 0  # processes that were told to end in the middle of their work
    processes: int = 0
    stages: int = 0
    channels: int = 0
    verdict: Verdict = field(default_factory=Verdict)
    problems: list[str] = field(default_factory=list)

    def add(self, other: Tally) -> None:
        """Count another one in."""
        for name in ("kills", "stops", "processes", "stages", "channels"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.verdict.add(other.verdict)
        self.problems += other.problems

    @property
    def is_clean(self) -> bool:
        """Whether nothing was found."""
        return self.verdict.is_clean and not self.problems


async def run_whole(scene: Scene, template: Path, nursery: Nursery) -> tuple[Tally, list[Kill]]:
    """One run to the end, and every point of it at which a process can end."""
    tally = Tally(stages=1, channels=CHANNELS, processes=1)
    async with stage(template, nursery, name="whole", channels=CHANNELS) as one:
        scene.set_up(one)
        await one.start()
        await come_to_rest(one, DATES, PLACES, tally)
        passed = one.passed()
        _judge(scene, one, tally)
        states = {row.channel_id - FIRST: row for row in rows_of(one.store)}
        for place, state in scene.ends.items():
            if states[place].state != state:
                tally.problems.append(f"{scene.name!r} is not what it says: {states[place]}")
        untold = [row for row in states.values() if row.notice == "told" and not tally.verdict.told]
        tally.problems += [f"{scene.name!r}: nobody was told of {row}" for row in untold if not scene.faults]
    return tally, [(kind, number) for kind in (*INSIDE, *OUTSIDE) for number in range(passed[kind])]


async def kill_once(
    scene: Scene,
    kill: Kill,
    template: Path,
    nursery: Nursery | None,
    *,
    seed: int = 0,
    wrong: str = "",
) -> Tally:
    """One process that is killed there, and others after it until all is settled."""
    tally, chance = Tally(stages=1, channels=CHANNELS), random.Random(f"{seed} {scene.name} {kill}")
    async with stage(template, nursery, name="kill", channels=CHANNELS, seed=seed) as one:
        one.wrong = wrong
        scene.set_up(one)
        plan: list[Kill | None] = [kill, None]
        if scene.twice:
            plan.insert(1, (chance.choice((*INSIDE, *OUTSIDE)), chance.randrange(8)))
        while plan:
            await one.start(plan.pop(0))
            tally.processes += 1
            if await come_to_rest(one, DATES, PLACES, tally):
                break
            await one.pass_by(scene.away.total_seconds())
            if scene.meanwhile is not None:
                scene.meanwhile(one)
            plan = plan or [None]
        _judge(scene, one, tally)
        if not tally.is_clean:
            tally.problems.append(f"{scene.name!r} killed at {kill}, seed {seed}: {tally.verdict.notes}")
    return tally


def _judge(scene: Scene, one: Stage, tally: Tally) -> None:
    if found := integrity(one.store):
        tally.problems.append(f"the store is broken: {found}")
    tally.verdict = one.judge(DATES, PLACES)
    tally.problems += one.troubles
    if tally.verdict.reported["missed"] and not scene.may_miss:
        tally.problems.append(f"missed without need: {one.process.said()[-800:] if one.process else ''}")


async def come_to_rest(
    one: Stage, dates: Sequence[str], places: Sequence[int], tally: Tally, *, again: int = 2
) -> bool:
    """Whether the bot settled everything and ended when told to; False where it was ended before, or while ending."""
    process = one.process
    assert process is not None
    try:
        settled = one.settled(dates, places)
        if at_rest := await one.until(lambda: one.server.gateway.is_connected and settled()):
            await process.stop()
            if again and process.status == 0 and not settled():  # told to end as somebody was to be told of a digest
                await one.start()
                tally.processes += 1
                return await come_to_rest(one, dates, places, tally, again=again - 1)
    except TimeoutError as error:
        tally.problems.append(str(error) or "SIGTERM did not end it")
        await one.kill()
        return True
    if process.status == -signal.SIGKILL:
        tally.kills += 1
        return False
    if process.status in (0, -one.how) and not at_rest:  # told to end; before it can listen, that is its end at once
        tally.stops += 1
        return False
    if process.status != 0:
        tally.problems.append(f"the bot ended with {process.status}: {process.said()[-1500:]}")
    return True


async def kill_everywhere(
    scene: Scene, template: Path, nursery: Nursery, *, seed: int, every: int, fresh: int
) -> Tally:
    """A scene at every so many of its points; ``fresh`` processes start from scratch."""
    whole, gate = Tally(), asyncio.Semaphore(AT_ONCE)

    async def run(kill: Kill, mother: Nursery | None) -> None:
        async with gate:
            whole.add(await kill_once(scene, kill, template, mother, seed=seed))

    first, points = await run_whole(scene, template, nursery)
    whole.add(first)
    points = points[random.Random(f"{seed} {scene.name}").randrange(every) :: every]
    chosen = set(random.Random(seed).sample(points, min(fresh, len(points))))
    async with asyncio.TaskGroup() as group:
        for kill in points:
            group.create_task(run(kill, None if kill in chosen else nursery))
    return whole
