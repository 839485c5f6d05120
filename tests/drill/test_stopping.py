"""Told to stop in the middle of a wave, with answers that are slow or never come: the real process ends in time."""

import asyncio
import time
from datetime import timedelta
from pathlib import Path

from tests.drill.processes import Nursery
from tests.drill.stage import stage
from tests.drill.stores import DUE, FIRST, make_store, rows_of

CHANNELS = 40
WITHIN = 10.0  # seconds
SPEED = 3.0  # all of this so many times as fast


async def test_sigterm_in_a_wave_ends_within_ten_seconds_and_the_next_start_finishes_it(tmp_path: Path) -> None:
    template = tmp_path / "template.db"
    await make_store(template, CHANNELS)
    at = DUE - timedelta(seconds=1)
    async with (
        Nursery() as nursery,
        stage(template, nursery, name="stop", channels=CHANNELS, at=at, speed=SPEED, strict=False) as one,
    ):
        faults = one.server.faults
        for channel_id in range(FIRST, FIRST + 6, 2):
            faults.add("hang", method="POST", channel=channel_id, path="/messages$", after=True, times=1)
            faults.add("slow", method="POST", channel=channel_id + 1, path="/messages$", seconds=6.0 / SPEED, times=1)
        process = await one.start(log="")
        async with asyncio.timeout(60):
            while one.server.world.created < 8:
                await asyncio.sleep(0.02)
        begin = time.monotonic()
        assert await process.stop() == 0
        assert time.monotonic() - begin < WITHIN / SPEED
        states = {row.state for row in rows_of(one.store)}
        assert states <= {"sent", "sending", "planned"}
        assert "sending" in states  # what had no answer is marked for the next start
        assert one.server.world.created < CHANNELS
        faults.clear()
        await one.pass_by(30)
        await one.start(log="")
        day, places = DUE.date().isoformat(), range(FIRST, FIRST + CHANNELS)
        assert await one.until(one.settled([day], places))
        verdict = one.judge([day], places)
        assert (verdict.duplicates, verdict.lost, verdict.posted) == (0, 0, CHANNELS)
