"""Is everything well? The report, its sentences, `nutgraf check` and /status."""

import asyncio
import json
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, get_args

import pytest

from bot.cards import admin, status
from bot.cli import main
from bot.health import SENTENCES, Problem, Report, examine, is_known, troubles_of
from storage.locks import BotLock
from storage.records import Subscription, Tally
from storage.store import Store
from tests.bot.conftest import NOON, Room
from tests.storage.stores import by_hand
from tests.storage.test_health import planned
from tests.storage.test_servers import a_subscription

AT = datetime(2026, 3, 10, 7, tzinfo=UTC)


@pytest.fixture
async def store(tmp_path: Path) -> Any:
    async with await Store.open(tmp_path / "nutgraf.db") as opened:
        yield opened


async def look(store: Store, **options: Any) -> Report:
    return await examine(store, AT, **options)


async def test_a_fresh_store_without_a_bot_is_well_unless_one_should_run(store: Store) -> None:
    report = await look(store)
    assert (report.problems, report.running, report.last_tick) == ((), False, None)
    assert (await look(store, quick=True, needs_bot=True)).problems == ("no-bot",)


@pytest.mark.parametrize(("minutes", "due", "overdue"), [(5, 1, 0), (20, 1, 1)])
async def test_counts_hold_what_came_due_while_no_bot_ran(store: Store, minutes: int, due: int, overdue: int) -> None:
    at = AT - timedelta(minutes=minutes)
    one = a_subscription(time=f"{at:%H:%M}", zone="UTC", set_at=AT - timedelta(days=2))
    await store.servers.set(one)
    await store.health.note_tick(at - timedelta(minutes=1))
    report = await look(store)
    assert (report.tally.due, report.tally.overdue) == (due, overdue)
    assert report.problems == (("overdue",) if overdue else ())


@pytest.mark.parametrize("state", ["skipped", "suspended", "missed"])
async def test_a_date_that_is_settled_is_not_counted_as_due(store: Store, state: Any) -> None:
    at = AT - timedelta(minutes=20)
    one = a_subscription(time=f"{at:%H:%M}", zone="UTC", set_at=AT - timedelta(days=2))
    await store.servers.set(one)
    row = await planned(store, local_date=at.date(), planned_at=at, due_at=at)
    await store.outbox.mark(row.row_id, state, "why")
    await store.health.note_tick(at - timedelta(minutes=1))
    assert (await look(store)).tally.overdue == 0


@pytest.mark.parametrize(
    ("ticked", "started", "problems"),
    [
        (None, timedelta(seconds=5), ()),  # it has only just started
        (timedelta(seconds=119), timedelta(days=1), ()),
        (timedelta(seconds=121), timedelta(days=1), ("tick",)),
        (timedelta(days=1), timedelta(seconds=5), ()),
        (None, None, ("tick",)),
        (timedelta(minutes=-5), timedelta(days=1), ("clock",)),
    ],
)
async def test_a_bot_that_holds_the_store_and_looks_no_more_is_told(
    store: Store, ticked: timedelta | None, started: timedelta | None, problems: tuple[str, ...]
) -> None:
    if ticked is not None:
        await store.health.note_tick(AT - ticked)
    if started is not None:
        await store.health.note_start(AT - started)
    assert (await look(store)).problems == ()  # no bot runs: nothing is late
    await store.hold_bot()
    assert (await look(store)).problems == problems


async def test_digests_in_trouble_are_told(store: Store) -> None:
    await store.servers.set(a_subscription(set_at=AT - timedelta(days=9)))
    for day, state in ((1, "uncertain"), (2, "suspended")):
        when = AT - timedelta(days=3 - day)
        row = await planned(store, local_date=when.date(), planned_at=when, due_at=when)
        await store.outbox.mark(row.row_id, state, "why")  # type: ignore[arg-type]
    await planned(store, local_date=AT.date(), planned_at=AT, due_at=AT - timedelta(minutes=11))
    report = await look(store)
    assert report.problems == ("overdue", "uncertain", "suspended")
    assert report.tally == Tally(digests=1, due=1, overdue=1, uncertain=1, suspended=1)


async def test_a_full_disk_an_unknown_zone_and_a_damaged_store_are_told(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    await store.servers.set(a_subscription(zone="Mars/Base"))

    async def little() -> int:
        return 5

    async def damaged(*_: object) -> tuple[str, ...]:
        return ("row 7 missing from index",)

    monkeypatch.setattr(store.health, "free_bytes", little)
    monkeypatch.setattr(store, "check", damaged)
    report = await look(store)
    assert report.problems == ("database", "disk", "zone")
    assert report.unknown_zones == ("Mars/Base",)


@pytest.mark.parametrize(
    ("zone", "known"),
    [("UTC", True), ("US/Pacific", True), ("Mars/Base", False), ("../etc", False), ("", False), ("Europe", False)],
)
def test_a_zone_is_known_or_not_and_never_an_error(zone: str, known: bool) -> None:
    assert is_known(zone) == known


def test_every_problem_has_a_sentence_that_says_what_to_do() -> None:
    assert set(SENTENCES) == set(get_args(Problem))
    assert all(sentence.endswith(".") and ": " in sentence for sentence in SENTENCES.values())


# ---------------------------------------------------------------- nutgraf check


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty store at the place where the command looks."""
    monkeypatch.chdir(tmp_path)
    for key in list(os.environ):
        if key.startswith("NUTGRAF_") or key == "DISCORD_TOKEN":
            monkeypatch.delenv(key)
    monkeypatch.setenv("COLUMNS", "200")
    path = tmp_path / "data" / "nutgraf.db"

    async def make() -> None:
        async with await Store.open(path):
            pass

    asyncio.run(make())
    return path


def test_check_says_that_all_is_well(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0
    told = capsys.readouterr().out
    assert "Nothing is wrong." in told
    assert "not running" in told
    assert main(["check", "--json", "--quick"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["ok"] is True
    assert report["problems"] == []
    assert {"running", "last_tick", "due", "overdue", "uncertain", "suspended", "database", "sqlite"} <= set(report)


def test_check_ends_with_status_one_where_something_is_wrong(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--running"]) == 1
    assert SENTENCES["no-bot"] in capsys.readouterr().out
    assert main(["check", "--running", "--json"]) == 1
    assert [one["problem"] for one in json.loads(capsys.readouterr().out)["problems"]] == ["no-bot"]


def test_check_says_what_is_damaged(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    by_hand(place, "INSERT INTO origin_mark (mark, article_id) VALUES (1, 999)")  # of no article
    assert main(["check"]) == 1
    told = capsys.readouterr().out
    assert "origin_mark" in told
    assert SENTENCES["database"] in told


def test_a_second_bot_ends_at_once_and_names_the_lock(
    place: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", "a.token.of.nobody")
    lock = BotLock(place)
    lock.take()
    try:
        assert main(["run"]) == 3
        assert "holds nutgraf.db.bot.lock" in capsys.readouterr().err
        assert main(["check", "--json"]) == 1  # it holds the store and has never looked
        assert json.loads(capsys.readouterr().out)["running"] is True
    finally:
        lock.give_up()


@pytest.mark.parametrize("words", [b"", b"no database", b"SQLite format 3\x00" + b"\x00" * 200])
def test_check_refuses_what_is_no_store(place: Path, words: bytes, capsys: pytest.CaptureFixture[str]) -> None:
    place.write_bytes(words)
    assert main(["check"]) == 3
    capsys.readouterr()
    assert main(["check", "--json"]) == 3
    report = json.loads(capsys.readouterr().out)
    assert report["ok"] is False
    assert report["problems"][0]["sentence"].endswith(".")


def test_check_without_a_store_says_how_to_make_one(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place.unlink()
    assert main(["check"]) == 3
    assert "nutgraf ingest" in capsys.readouterr().err


# ---------------------------------------------------------------- /status


async def ask(room: Room, by: Any = None) -> str:
    result = await (by or room.editor).slash(room.channel, "status")
    assert result.ephemeral
    return str(result.response.content)


async def test_status_is_for_those_who_manage_the_server(room: Room) -> None:
    (command,) = [one for one in await room.bot.tree.fetch_commands() if one.name == "status"]
    room.guild.set_command_permissions(command, {room.guild.default_role: True})
    assert await ask(room, room.reader) == admin.NOT_ADMITTED
    assert room.env.errors


async def test_status_shows_this_server_and_no_other(room: Room) -> None:
    for guild_id in (room.guild.id, 99):
        one = Subscription(
            guild_id=guild_id, channel_id=room.channel.id, time="07:00", zone="UTC", set_by=1, set_at=NOON
        )
        await room.store.servers.set(one)
        row = await planned(room.store, guild_id=guild_id, channel_id=room.channel.id, planned_at=NOON, due_at=NOON)
        await room.store.outbox.mark(row.row_id, "suspended", "refused 403/50013")
    assert status.NO_ROUND in await ask(room)
    await room.store.health.quick_check(NOON)
    await room.bot.delivery.tick()
    told = await ask(room)
    assert "1 set, 0 paused, 0 due, 0 overdue, 0 uncertain, 1 suspended" in told
    assert told.count("Suspended: Discord refused it three times") == 1
    assert "nothing is wrong" in told
    room.clock.now += timedelta(minutes=3)
    assert "digests do not go out" in await ask(room)


def test_a_long_status_shows_whole_lines_and_counts_the_rest() -> None:
    from tests.bot.test_admin import ROW

    told = status.status_told(
        Tally(digests=90, suspended=90),
        [ROW] * 90,
        now=AT,
        last_tick=AT,
        checked=(AT, False),
        resting=True,
        versions="1.0",
    )
    assert len(told) <= 2_000
    assert status.SENDING_RESTS in told
    assert "damaged" in told
    assert told.endswith("more: `/digest list`")


async def test_what_failed_or_was_missed_in_the_last_day_is_told(store: Store) -> None:
    await store.servers.set(a_subscription(set_at=AT - timedelta(days=9)))
    for days, state in ((0, "failed"), (1, "missed"), (3, "failed")):
        due_at = AT - timedelta(days=days) + timedelta(minutes=1)
        row = await planned(store, due_at=due_at, planned_at=due_at, local_date=due_at.date())
        await store.outbox.mark(row.row_id, state, "not-posted")  # type: ignore[arg-type]
    report = await look(store)
    assert (report.tally.failed, report.tally.missed) == (1, 1)
    assert report.problems == ("failed",)


async def test_a_digest_asked_for_at_once_that_is_left_in_doubt_is_told(store: Store) -> None:
    await store.servers.set(a_subscription(set_at=AT - timedelta(days=9)))
    row = await planned(store, purpose="now", due_at=AT, planned_at=AT)
    await store.outbox.mark(row.row_id, "uncertain", "unreadable")
    assert (await look(store)).problems == ("uncertain",)
    found = await troubles_of(store, AT, row.guild_id)
    assert [one.purpose for one in found] == ["now"]


async def test_a_digest_that_came_due_after_the_bot_had_stopped_is_told(store: Store) -> None:
    await store.servers.set(a_subscription(time="07:00", zone="UTC", set_at=AT - timedelta(days=9)))
    await store.health.note_tick(AT - timedelta(hours=1))
    for later, problems in ((0, ()), (9, ()), (120, ("overdue",))):
        assert (await examine(store, AT + timedelta(minutes=later))).problems == problems
    await store.health.note_tick(AT + timedelta(minutes=1))
    assert (await examine(store, AT + timedelta(hours=2))).problems == ()
