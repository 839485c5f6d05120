import asyncio
from datetime import timedelta
from pathlib import Path

import pytest

from bot.housekeeping import forget_once, forgetting
from storage.errors import DiskFullError
from tests.bot.desks import NOON, a_desk
from tests.builders import an_article


async def test_old_articles_are_forgotten_only_where_the_operator_said_so(tmp_path: Path) -> None:
    async with a_desk(tmp_path, [an_article()]):
        pass
    async with a_desk(tmp_path, now=NOON + timedelta(days=40)) as desk:
        await forget_once(desk, None)
        assert (await desk.counts()).articles == 1
        await forget_once(desk, 41)
        assert (await desk.counts()).articles == 1
        await forget_once(desk, 39)
        assert (await desk.counts()).articles == 0


async def test_it_goes_on_beside_the_bot_and_ends_with_it(tmp_path: Path) -> None:
    async with a_desk(tmp_path, [an_article()]):
        pass
    async with a_desk(tmp_path, now=NOON + timedelta(days=40)) as desk:
        async with forgetting(desk, 1), asyncio.timeout(10):
            while (await desk.counts()).articles:
                await asyncio.sleep(0)
        assert not [task for task in asyncio.all_tasks() if "forget" in str(task.get_coro())]


async def test_a_full_disk_stops_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async with a_desk(tmp_path) as desk:

        async def full() -> int:
            raise DiskFullError(tmp_path)

        monkeypatch.setattr(desk, "forget_left", full)
        await forget_once(desk, None)
    assert "nothing forgotten" in caplog.text
    assert str(tmp_path) not in caplog.text
