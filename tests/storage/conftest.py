from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio

from storage.store import Store


@pytest_asyncio.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    async with await Store.open(tmp_path / "news.db") as opened:
        yield opened
