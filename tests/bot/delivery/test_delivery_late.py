"""A digest that is found late, or called off, swallows no other and none of its news."""

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from typing import Any

from discord.utils import time_snowflake

from bot.editions import decode_edition
from bot.health import tally_of, troubles_of
from tests.bot.delivering import CHANNEL, GUILD, MORNING, Room


async def found_after(room: Room, **span: float) -> None:
    """Post a digest whose answer is lost with the process; another process finds it after that time."""
    await room.file()
    room.channels.faults[CHANNEL].append("lost")
    await room.tick()
    room.clock.pass_by(**span)
    room.restart()
    await room.tick()


async def test_a_digest_found_in_the_evening_was_posted_in_the_morning_and_the_next_one_comes(room: Room) -> None:
    await room.subscribe()
    await found_after(room, hours=12, minutes=30)
    (row,) = await room.rows()
    assert (row.state, row.sent_at) == ("sent", MORNING)
    await room.file("Night buses return")
    await room.tick(hours=11, minutes=30)
    assert await room.states() == ["sent", "sent"]
    assert len(room.posted()) == 2


async def test_a_digest_found_days_later_does_not_go_on_to_those_who_follow(room: Room) -> None:
    await room.subscribe(crosspost=True)
    await found_after(room, days=3)
    for _ in range(2):
        await room.tick(seconds=20)
    first = (await room.rows())[0]
    assert (first.sent_at, first.crosspost) == (MORNING, "late")
    assert first.message_id not in room.channels.crossposts


async def test_a_date_that_comes_too_soon_after_another_digest_leaves_a_row_with_the_reason(room: Room) -> None:
    before = await room.subscribe(time="22:00", set_at=MORNING)
    await room.file()
    await room.tick(hours=15)
    assert await room.states() == ["sent"]
    await room.store.servers.set(replace(before, time="07:00"))
    await room.file("Night buses return")
    await room.tick(hours=9)
    rows = await room.rows()
    assert [(row.state, row.reason) for row in rows] == [("sent", ""), ("skipped", "near")]
    await room.tick(hours=24)
    assert await room.states() == ["sent", "skipped", "sent"]
    assert await room.store.outbox.find(GUILD, CHANNEL, rows[1].local_date) == rows[1]


async def test_the_news_of_a_digest_that_was_called_off_stands_in_the_next(room: Room) -> None:
    subscription = await room.subscribe()
    await room.file("Ferry line reopens")
    room.channels.faults[CHANNEL].append("later")
    await room.tick()
    await room.store.servers.pause(GUILD, CHANNEL)
    await room.tick(minutes=1)
    assert [(row.state, row.reason) for row in await room.rows()] == [("skipped", "paused")]
    await room.store.servers.set(replace(subscription, set_at=room.clock.now))
    room.clock.pass_by(hours=23)
    await room.file("Night buses return")
    await room.tick(hours=1)
    assert await room.states() == ["skipped", "sent"]
    told = [one.headline.text for one in decode_edition((await room.rows())[-1].payload).rows]
    assert sorted(told) == ["Ferry line reopens", "Night buses return"]


async def test_a_digest_that_is_suspended_again_after_it_was_resumed_is_seen(room: Room) -> None:
    subscription = await room.subscribe()
    await room.file()
    room.channels.faults[CHANNEL].extend(["refused"] * 6)
    for _ in range(3):
        await room.tick(minutes=10)
    assert await room.states() == ["suspended"]
    now = room.clock.pass_by(minutes=5)
    again = replace(subscription, set_at=now)
    await room.store.servers.set(again)
    await room.store.outbox.rearm(GUILD, CHANNEL, due_at=now, oldest=now - timedelta(hours=3))
    assert not await room.delivery.planner.is_suspended(again)
    for _ in range(3):
        await room.tick(minutes=10)
    assert await room.states() == ["suspended"]
    assert await room.delivery.planner.is_suspended(again)
    assert (await tally_of(room.store, room.clock.now)).suspended == 1
    found = await troubles_of(room.store, room.clock.now, GUILD)
    assert [row.state for row in found] == ["suspended"]


async def test_a_digest_that_is_absent_and_gets_no_answer_again_is_tried_ever_more_rarely(room: Room) -> None:
    await room.subscribe()
    await room.file()
    room.channels.faults[CHANNEL].extend(["unsent"] * 50)
    for _ in range(30):
        await room.tick(seconds=20)
    moments = [at for _, at in room.channels.requests]
    gaps = [after - before for before, after in pairwise(moments)]
    assert len(moments) == 4
    assert gaps[0] < 30
    assert gaps[1] >= 30
    assert gaps[2] >= 300


async def test_a_clock_that_is_set_back_posts_no_date_before_the_last(room: Room) -> None:
    await room.subscribe(set_at=MORNING + timedelta(hours=12))
    right = room.clock.pass_by(days=1)
    plain = room.channels.post

    async def post(*given: Any, **named: Any) -> int:
        await plain(*given, **named)
        return time_snowflake(right)

    room.channels.post = post  # type: ignore[method-assign]
    await room.file("Ferry line reopens")
    await room.tick()
    await room.file("Night buses return")
    room.clock.now = right + timedelta(days=-1, minutes=3)
    await room.tick()
    await room.tick(minutes=6)
    assert [row.local_date for row in await room.rows()] == [right.date()]
    room.clock.now = right + timedelta(days=1)
    await room.tick()
    assert await room.states() == ["sent", "sent"]


async def test_a_digest_that_never_gets_through_is_missed_when_its_time_is_over_and_not_later(room: Room) -> None:
    await room.subscribe()
    await room.file()
    room.channels.faults[CHANNEL].extend(["unsent"] * 50)
    await room.tick()
    for _ in range(181):
        await room.tick(minutes=1)
    assert await room.states() == ["missed"]
