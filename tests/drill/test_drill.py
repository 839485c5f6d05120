"""A short form of `make drill`: the real program is killed, started again, and every digest is there once."""

import asyncio
import random
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from tests.drill import wrong
from tests.drill.kills import AT_ONCE, CHANNELS, Tally, kill_once
from tests.drill.parts import BY_NAME, find_out
from tests.drill.points import INSIDE, OUTSIDE
from tests.drill.processes import Nursery
from tests.drill.stage import Kill
from tests.drill.stores import make_store

SCENES = (
    "answers lost",
    "nothing to read, five minutes away",
    "told to stop",
    "forums",
    "announcements",
    "put out in the wave",
    "forums in the wave",
)

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("drill") / "template.db"
    await make_store(path, CHANNELS)
    return path


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def nursery() -> AsyncIterator[Nursery]:
    async with Nursery() as nursery:
        yield nursery


async def test_killed_anywhere_every_digest_is_there_once_or_accounted_for(template: Path, nursery: Nursery) -> None:
    whole, gate, by = Tally(), asyncio.Semaphore(AT_ONCE), random.Random(1)
    plan: list[tuple[str, Kill]] = [(name, (by.choice((*INSIDE, *OUTSIDE)), by.randrange(4, 14))) for name in SCENES]

    async def kill(name: str, point: Kill) -> None:
        async with gate:
            whole.add(await kill_once(BY_NAME[name], point, template, nursery))

    async with asyncio.TaskGroup() as group:
        for name, point in plan:
            group.create_task(kill(name, point))
    assert not whole.problems
    assert whole.is_clean
    assert whole.kills + whole.stops >= len(plan) // 2
    assert whole.verdict.posted > whole.verdict.expected // 2


async def test_bots_that_are_wrong_on_purpose_are_found_out(template: Path, nursery: Nursery) -> None:
    found = await asyncio.gather(*(find_out(one, template, nursery) for one in wrong.ALL))
    assert [one for one, is_found in zip(wrong.ALL, found, strict=True) if not is_found] == []
