"""Feeds in the report: late ones under a running bot are a problem, failing ones are told."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.health import examine
from storage.store import Store

AT = datetime(2026, 3, 10, 7, tzinfo=UTC)


async def test_feeds_that_nobody_polls_are_a_problem_once_a_bot_had_the_time(tmp_path: Path) -> None:
    async with await Store.open(tmp_path / "nutgraf.db") as store:
        await store.feeds.follow(0, key="a", url="https://a.example", title="", by=1, at=AT - timedelta(hours=2))
        await store.health.note_tick(AT)
        assert (await examine(store, AT)).problems == ()  # no bot runs: nothing is late
        await store.hold_bot()
        for started, problems in ((timedelta(minutes=5), ()), (timedelta(hours=3), ("feeds",))):
            await store.health.note_start(AT - started)
            assert (await examine(store, AT)).problems == problems
        assert (await examine(store, AT)).feeds.late == 1


async def test_a_feed_that_fails_is_told_and_is_no_problem(tmp_path: Path) -> None:
    async with await Store.open(tmp_path / "nutgraf.db") as store:
        feed, _ = await store.feeds.follow(0, key="a", url="https://a.example", title="", by=1, at=AT)
        for _ in range(3):
            await store.feeds.failed(feed.feed_id, at=AT, next_at=AT + timedelta(hours=1), reason="It is down.")
        report = await examine(store, AT)
        assert (report.feeds.failing, report.problems) == (1, ())
