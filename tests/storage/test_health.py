"""How the digests stand, and what admins are still to be told."""

import sqlite3
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from storage.errors import BotRunningError
from storage.records import Tally
from storage.store import Store
from tests.storage.stores import NOW, by_hand
from tests.storage.test_outbox import planned
from tests.storage.test_servers import a_subscription


async def tally(store: Store, guild_id: int | None = None) -> Tally:
    late, since = NOW - timedelta(minutes=10), NOW - timedelta(days=7)
    return await store.health.tally(NOW, late=late, since=since, recent=since, guild_id=guild_id)


def on(day: int, **changes: Any) -> dict[str, Any]:
    return {"local_date": date(2026, 1, day), **changes}


async def test_an_empty_store_has_nothing_to_tell(store: Store) -> None:
    assert await tally(store) == Tally()
    assert await store.health.last_tick() is None
    assert await store.health.quick_check(NOW) == ()
    assert store.health.checked == (NOW, ())
    assert await store.health.free_bytes() > 0


async def test_looking_through_the_file_keeps_little_of_it_in_memory(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[int] = []

    class Watched(sqlite3.Connection):
        def execute(self, sql: str, *args: Any) -> sqlite3.Cursor:
            if "quick_check" in sql:
                kept.append(super().execute("PRAGMA cache_size").fetchone()[0])
            return super().execute(sql, *args)

    connect = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda *args, **more: connect(*args, **{"factory": Watched, **more}))
    assert await store.health.quick_check(NOW) == ()
    assert [-512 <= size < 0 for size in kept] == [True]  # below zero it is in KiB


async def test_digests_are_counted_by_how_they_stand(store: Store) -> None:
    early = NOW - timedelta(days=3)
    await store.servers.set(a_subscription(set_at=early))
    await store.servers.set(a_subscription(channel_id=3, paused=True, set_at=early))
    await store.servers.set(a_subscription(guild_id=9, set_at=early))
    await planned(store, **on(5))
    await planned(store, **on(4, due_at=NOW - timedelta(hours=1)))
    await planned(store, **on(6, due_at=NOW + timedelta(hours=1)))
    doubt = await planned(store, **on(3, guild_id=9))
    await store.outbox.mark(doubt.row_id, "uncertain", "unreadable")
    refused = await planned(store, **on(2, guild_id=9))
    await store.outbox.mark(refused.row_id, "suspended", "refused 403/50013")
    assert await tally(store) == Tally(digests=3, paused=1, due=2, overdue=1, uncertain=1, suspended=1)
    assert await tally(store, 1) == Tally(digests=2, paused=1, due=2, overdue=1)
    assert await tally(store, 5) == Tally()
    late, since = NOW - timedelta(minutes=10), NOW - timedelta(days=7)
    first, other = [await store.health.troubles(one, late=late, since=since, recent=since) for one in (1, 9)]
    assert [row.state for row in first] == ["planned"]
    assert [row.state for row in other] == ["uncertain", "suspended"]


async def test_what_was_set_again_or_left_or_is_long_past_is_no_trouble(store: Store) -> None:
    one = a_subscription(set_at=NOW - timedelta(days=30))
    await store.servers.set(one)
    refused = await planned(store, **on(2))
    await store.outbox.mark(refused.row_id, "suspended", "refused 403/50013")
    old = await planned(store, **on(1, due_at=NOW - timedelta(days=8)))
    await store.outbox.mark(old.row_id, "uncertain", "unreadable")
    assert await tally(store) == Tally(digests=1, suspended=1)
    await store.servers.note_left(1, NOW)
    assert await tally(store) == Tally()
    await store.servers.note_back(1)
    await store.servers.set(replace(one, set_at=NOW + timedelta(seconds=1)))
    assert await tally(store) == Tally(digests=1)


async def test_the_last_tick_and_start_are_kept_and_nonsense_is_none(store: Store) -> None:
    await store.health.note_tick(NOW)
    await store.health.note_start(NOW)
    assert (await store.health.last_tick(), await store.health.started()) == (NOW, NOW)
    by_hand(store.path, "UPDATE setting SET value = 'soon'")
    assert await store.health.last_tick() is None


async def test_the_zones_of_all_digests_are_named_once(store: Store) -> None:
    for channel_id, zone in ((1, "UTC"), (2, "Asia/Tokyo"), (3, "UTC")):
        await store.servers.set(a_subscription(channel_id=channel_id, zone=zone))
    assert await store.health.zones() == ["Asia/Tokyo", "UTC"]


# ---------------------------------------------------------------- one bot


async def test_looking_whether_a_bot_runs_holds_up_none(store: Store) -> None:
    assert not await store.bot_runs()
    await store.hold_bot()
    assert await store.bot_runs()
    async with await Store.open(store.path) as other:
        assert await other.bot_runs()
        with pytest.raises(BotRunningError):
            await other.hold_bot()


async def test_a_bot_starts_while_somebody_only_looks(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    async with await Store.open(store.path) as other:
        other._bot_lock.take()

        async def meanwhile(_: float) -> None:
            other._bot_lock.give_up()

        monkeypatch.setattr("storage.store.asyncio.sleep", meanwhile)
        await store.hold_bot()
    assert await store.bot_runs()


# ---------------------------------------------------------------- notices


@pytest.mark.parametrize("state", ["failed", "missed", "suspended", "uncertain"])
async def test_trouble_with_a_digest_is_to_be_told_once_daily_or_on_request(store: Store, state: Any) -> None:
    rows = (await planned(store), await planned(store, **on(5, purpose="now")))
    for row in rows:
        await store.outbox.mark(row.row_id, state, "why")
    assert [one.row_id for one in await store.notices.to_tell()] == [row.row_id for row in rows]
    for row in rows:
        assert await store.notices.told(row.row_id, "told")
        assert not await store.notices.told(row.row_id, "told")
        await store.outbox.mark(row.row_id, state, "why")
    assert await store.notices.to_tell() == []


async def test_a_date_missed_while_away_is_to_be_told(store: Store) -> None:
    await planned(store, state="missed", reason="away")
    await planned(store, **on(6, state="skipped", reason="empty"))
    assert [one.reason for one in await store.notices.to_tell()] == ["away"]


async def test_the_same_trouble_is_known_until_a_digest_got_through(store: Store) -> None:
    rows = [await planned(store, **on(day)) for day in (5, 6, 7, 8)]
    for row in (rows[0], rows[1], rows[3]):
        await store.outbox.mark(row.row_id, "failed", "refused 50035")
    first, again, _, later = [await store.outbox.get(row.row_id) for row in rows]
    assert not await store.notices.is_known(first)
    await store.notices.told(first.row_id, "told")
    assert await store.notices.is_known(again)
    assert not await store.notices.is_known(replace(again, reason="refused 1"))
    await store.outbox.begin(rows[2].row_id, NOW)
    await store.outbox.sent(rows[2].row_id, 1, NOW)
    assert not await store.notices.is_known(later)


async def test_a_server_has_one_channel_for_notices_forgotten_with_it(store: Store) -> None:
    assert await store.notices.channel_for(1) is None
    for channel_id in (7, 8):
        await store.notices.set_channel(1, channel_id)
    assert await store.notices.channel_for(1) == 8
    await store.notices.set_channel(1, None)
    assert await store.notices.channel_for(1) is None
    await store.notices.set_channel(1, 8)
    await store.servers.note_left(1, NOW)
    await store.servers.forget_left(NOW + timedelta(seconds=1))
    assert await store.notices.channel_for(1) is None


# ---------------------------------------------------------------- servers left, crossposts, what waits


async def test_servers_left_while_the_bot_was_away_are_told_by_those_it_is_in(store: Store) -> None:
    for guild_id in (1, 9):
        await store.servers.set(a_subscription(guild_id=guild_id))
    assert await store.servers.note_present([1, 9, 77], NOW) == []
    assert await store.servers.note_present([9], NOW) == [1]
    assert await store.servers.note_present([9], NOW) == []
    assert [await store.servers.has_left(one) for one in (1, 9)] == [True, False]
    assert await store.servers.note_present([1, 9], NOW) == []
    assert not await store.servers.has_left(1)


async def test_a_crosspost_is_settled_once(store: Store) -> None:
    row = await planned(store, crosspost="wanted")
    assert await store.outbox.to_crosspost() == []
    await store.outbox.begin(row.row_id, NOW, place="channel")
    await store.outbox.sent(row.row_id, 5, NOW)
    assert [(one.message_id, one.place) for one in await store.outbox.to_crosspost()] == [(5, "channel")]
    await store.outbox.crossposted(row.row_id, "done")
    await store.outbox.crossposted(row.row_id, "late")
    assert await store.outbox.to_crosspost() == []
    assert (await store.outbox.get(row.row_id)).crosspost == "done"


async def test_what_waits_is_given_without_what_it_says(store: Store) -> None:
    rows = [await planned(store, **on(day)) for day in (5, 6, 7, 8)]
    await store.outbox.begin(rows[1].row_id, NOW)
    await store.outbox.mark(rows[2].row_id, "uncertain", "unreadable")
    await store.outbox.mark(rows[3].row_id, "failed", "refused")
    pending = await store.outbox.pending(NOW, since=NOW - timedelta(days=1))
    assert [one.row_id for one in pending] == [row.row_id for row in rows[:3]]
    assert [one.row_id for one in await store.outbox.pending(NOW - timedelta(1), since=NOW)] == [rows[1].row_id]


async def test_the_place_of_an_attempt_in_doubt_is_kept(store: Store) -> None:
    row = await planned(store)
    await store.outbox.begin(row.row_id, NOW, place="channel")
    await store.outbox.begin(row.row_id, NOW, place="forum")
    assert (await store.outbox.get(row.row_id)).place == "channel"
