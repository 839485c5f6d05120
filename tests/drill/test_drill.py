"""A short form of `make drill`: the real program is killed, started again, and every digest is there once."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from tests.drill.kills import Tally, kill_everywhere, kill_once
from tests.drill.processes import Nursery
from tests.drill.scenes import BY_NAME
from tests.drill.stores import make_store

CHANNELS = 4
NEVER = ("request.after", 999)  # a point that no process reaches
# What is wrong with the bot, the scene in which it shows, and where to kill it: as the first posts are answered.
WRONG = [
    ("nonce", "answers lost, nothing to read", [NEVER]),
    ("commit", "five minutes away", [("done", number) for number in range(3, 8)]),
    ("blind", "five minutes away", [("done", number) for number in range(3, 8)]),
]

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
    scenes = [BY_NAME["answers lost"], BY_NAME["nothing to read, five minutes away"]]
    tally = await kill_everywhere(scenes, template, nursery, every=12)
    assert not tally.problems
    assert tally.is_clean
    assert tally.kills >= 8
    assert tally.verdict.posted > tally.verdict.expected // 2


@pytest.mark.parametrize(("wrong", "scene", "points"), WRONG, ids=[wrong for wrong, *_ in WRONG])
async def test_a_bot_that_is_wrong_on_purpose_is_found_out(
    template: Path, nursery: Nursery, wrong: str, scene: str, points: list[tuple[str, int]]
) -> None:
    whole = Tally()
    for point in points:
        whole.add(await kill_once(BY_NAME[scene], point, template, nursery, wrong=wrong))
        if whole.verdict.duplicates:
            return
    pytest.fail(f"{whole.kills} kills of a wrong bot, and nothing was found")
