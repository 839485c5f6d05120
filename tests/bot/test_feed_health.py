"""Feeds in the report: late ones under a running bot are a problem, failing ones are told."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from rich.console import Console

from bot.cards.feeds import tally_told
from bot.checking import draw, fields_of
from bot.config import Settings
from bot.health import examine
from storage.feed_items import NO_ADDRESS
from storage.feed_records import NewItem
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


async def test_the_report_tells_the_last_success_the_next_poll_and_why_items_were_skipped(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, hour = tmp_path / "nutgraf.db", timedelta(hours=1)
    settings = Settings.from_env({"NUTGRAF_STORE": str(path)})
    async with await Store.open(path) as store:
        for name in ("a", "b"):
            feed, _ = await store.feeds.follow(7, key=name, url=f"https://{name}.example", title="", by=1, at=AT)
            items = [NewItem(keys=(f"guid:{number}",), print="1", published=None, content=None) for number in range(2)]
            await store.feeds.succeeded(feed.feed_id, at=AT, next_at=AT + hour, items=items)
        report = await examine(store, AT)
    assert (report.feeds.succeeded_at, report.feeds.next_at) == (AT, AT + hour)
    assert report.feeds.reasons == ((NO_ADDRESS, 4),)
    assert (
        fields_of(report, settings)["feeds"] | {"next_at": "2026-03-10T08:00:00+00:00", "reasons": {NO_ADDRESS: 4}}
        == (fields_of(report, settings)["feeds"])
    )
    draw(Console(width=160), report, replace(settings, store=Path("[old]") / "[/b].db"), AT + hour / 2)
    told = capsys.readouterr().out
    assert "[old]/[/b].db" in told  # no markup
    assert "last success 30 min ago; next poll in 30 min" in told
    assert f"4 skipped: {NO_ADDRESS}" in told
    assert f"4 skipped: {NO_ADDRESS}" in tally_told(report.feeds)
    assert ", next poll <t:" in tally_told(report.feeds)
