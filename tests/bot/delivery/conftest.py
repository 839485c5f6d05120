"""The outbox worker over a real store, with channels and a clock that the test moves."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.bot.delivering import Room, a_room


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[Room]:
    async with a_room(tmp_path) as opened:
        yield opened
