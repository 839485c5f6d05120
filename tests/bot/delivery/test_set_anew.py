"""Settings that change while a digest is owed, and servers that the bot is out of: no date goes without a word."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from discord.utils import time_snowflake

from bot.cards import admin
from storage.records import Subscription
from tests.bot.delivering import CHANNEL, GUILD, MORNING, Room, last, next_day


async def set_again(room: Room, before: Subscription, **changes: object) -> Subscription:
    """Set the digest again, as the command does."""
    now = room.clock.now
    after = replace(before, set_at=now, **changes)  # type: ignore[arg-type]
    await room.delivery.planner.plan_owed(before, after, now)
    await room.store.servers.set(after)
    return after


# ---------------------------------------------------------------- set again


async def test_a_late_digest_is_still_owed_when_the_topics_change(room: Room) -> None:
    before = await room.subscribe()
    await room.file()
    room.clock.pass_by(hours=1)
    room.restart()
    await set_again(room, before, topics=("ferries",))
    await room.tick()
    assert await room.states() == ["sent"]
    await next_day(room, "Bridge closes")
    assert len(room.posted()) == 2


async def test_a_time_moved_to_earlier_drops_no_digest_that_is_owed(room: Room) -> None:
    before = await room.subscribe()
    await room.file()
    room.clock.pass_by(seconds=5)
    await set_again(room, before, time="06:30")
    await room.tick()
    assert [(row.local_date, row.state) for row in await room.rows()] == [(MORNING.date(), "sent")]


async def test_a_time_moved_to_later_that_day_brings_the_digest_then(room: Room) -> None:
    before = await room.subscribe()
    await room.file()
    room.clock.pass_by(minutes=5)
    await set_again(room, before, time="18:00")
    await room.tick()
    assert await room.states() == []
    await room.tick(hours=11)
    assert await room.states() == ["sent"]


async def test_what_was_missed_before_it_is_set_again_is_said(room: Room) -> None:
    before = await room.subscribe()
    room.clock.pass_by(hours=5)
    await set_again(room, before, topics=("ferries",))
    await room.tick()
    assert [(row.state, row.reason) for row in await room.rows()] == [("missed", "away")]


async def test_a_paused_digest_is_not_owed(room: Room) -> None:
    before = await room.subscribe(paused=True)
    await room.file()
    room.clock.pass_by(hours=1)
    await set_again(room, before, paused=False)
    await room.tick()
    assert await room.states() == []


async def test_a_date_left_out_for_being_near_comes_after_all_at_a_later_time_of_that_day(room: Room) -> None:
    before = await room.subscribe(time="22:00", set_at=MORNING)
    await room.file()
    await room.tick(hours=15)
    again = await set_again(room, before, time="07:00")
    await room.file("Night buses return")
    await room.tick(hours=9)
    assert (await last(room)).reason == "near"
    later = await set_again(room, again, time="18:00")
    slot = await room.delivery.planner.next_for(later, room.clock.now)
    assert slot is not None
    assert slot.due_at == MORNING + timedelta(days=1, hours=11)
    await room.tick(hours=11)
    assert await room.states() == ["sent", "sent"]
    assert len(room.posted()) == 2


async def test_a_date_left_out_stays_so_where_only_the_topics_change(room: Room) -> None:
    before = await room.subscribe(time="22:00", set_at=MORNING)
    await room.file()
    await room.tick(hours=15)
    again = await set_again(room, before, time="07:00")
    await room.tick(hours=9)
    room.clock.pass_by(minutes=5)
    await set_again(room, again, topics=("ferries",))
    await room.file("Night buses return")
    await room.tick(hours=2)
    assert [(row.state, row.reason) for row in await room.rows()] == [("sent", ""), ("skipped", "near")]


# ---------------------------------------------------------------- out of the server


async def test_what_falls_due_while_the_bot_is_out_of_the_server_is_skipped_and_not_missed(room: Room) -> None:
    await room.subscribe()
    await room.file()
    await room.store.servers.note_left(GUILD, room.clock.now)
    await room.tick(minutes=1)
    for _ in range(2):
        await room.tick(hours=4)
        await room.tick(hours=20)
    await room.tick(hours=4)
    assert [(row.state, row.reason) for row in await room.rows()] == [("skipped", "left")] * 3
    assert "the bot was out of the server" in admin.row_told(await last(room))
    await room.store.servers.note_back(GUILD)
    await room.tick(minutes=5)
    assert await room.states() == ["skipped"] * 3
    await room.file("Bridge closes")
    await room.tick(hours=20)
    assert (await room.states())[-1] == "sent"
    assert room.channels.told == []


@pytest.mark.parametrize("planned", [True, False])
async def test_a_bot_that_is_back_in_the_server_in_time_posts_late(room: Room, planned: bool) -> None:
    await room.subscribe()
    await room.file()
    if planned:
        await room.delivery.planner.plan_due(room.clock.now)
    await room.store.servers.note_left(GUILD, room.clock.now)
    await room.tick(minutes=1)
    assert [(row.state, row.reason) for row in await room.rows()] == [("skipped", "left")]
    await room.tick(hours=2)
    await room.store.servers.note_back(GUILD)
    room.restart()
    await room.tick(seconds=20)
    assert await room.states() == ["sent"]


async def test_a_digest_of_a_server_left_that_can_not_be_recorded_stops_no_other(room: Room) -> None:
    await room.subscribe(time="never")
    await room.subscribe(11)
    await room.store.servers.note_left(GUILD, room.clock.now)
    await room.tick(minutes=1)
    assert [(row.channel_id, row.reason) for row in await room.rows()] == [(11, "left")]
    assert await room.store.health.last_tick() == room.clock.now


# ---------------------------------------------------------------- ids that tell no time


async def test_ids_that_never_agreed_with_our_clock_hold_no_digest_back(room: Room) -> None:
    await room.subscribe()
    plain = room.channels.post

    async def post(*given: object, **named: object) -> int:
        await plain(*given, **named)  # type: ignore[arg-type]
        return time_snowflake(datetime(2029, 1, 1, tzinfo=UTC))

    room.channels.post = post  # type: ignore[method-assign,assignment]
    await room.file()
    await room.tick()
    await next_day(room, "Bridge closes")
    assert [row.local_date for row in await room.rows()] == [date(2026, 3, 2), date(2026, 3, 3)]
    assert len(room.posted(CHANNEL)) == 2
