"""A site on the loopback and a room that feeds come into, for the modules that use the same connections throughout."""

from collections.abc import AsyncIterator, Callable
from datetime import datetime
from pathlib import Path

import pytest
import pytest_asyncio

from bot.wire.intake import Intake
from bot.wire.wire import Wire
from tests.wire.feeding import NOON, Feeding, feeding
from tests.wire.site import Site

_CLOCKS: list[Callable[[], datetime]] = []  # that of the room in which the wire is


def _now() -> datetime:
    return _CLOCKS[-1]() if _CLOCKS else NOON


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def wire_and_site() -> AsyncIterator[tuple[Wire, Site]]:
    async with Site() as site, Wire(limits=site.limits(), resolver=site.names, now=_now) as wire:
        yield wire, site


@pytest_asyncio.fixture(loop_scope="module")
async def room(wire_and_site: tuple[Wire, Site], tmp_path: Path) -> AsyncIterator[Feeding]:
    async with feeding(tmp_path / "news.db", wire_and_site[0]) as one:
        _CLOCKS.append(one.clock)
        wire_and_site[0]._fetcher._rests.clear()
        yield one
        _CLOCKS.pop()


@pytest.fixture
def site(wire_and_site: tuple[Wire, Site]) -> Site:
    """That site, with no page yet."""
    site = wire_and_site[1]
    site._answers.clear()
    site.asked.clear()
    return site


@pytest_asyncio.fixture(loop_scope="module")
async def intake(room: Feeding, wire_and_site: tuple[Wire, Site]) -> Intake:
    return Intake(wire_and_site[0], room.desk, room.clock)
