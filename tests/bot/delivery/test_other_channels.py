"""Forums and channels that changed, refusals of all channels, and the end."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from bot.cards import admin
from bot.delivery import AFTER_SILENCE, Delivery
from bot.exchanges import MOST, TIGHT, Exchanges
from tests.bot.delivering import CHANNEL, GUILD, MORNING, Room, last, next_day

# ---------------------------------------------------------------- forums and other channels


async def test_a_forum_post_is_recorded_where_it_can_be_changed(room: Room) -> None:
    room.channels.forums.add(CHANNEL)
    await room.subscribe()
    await room.file()
    await room.tick()
    row = await last(room)
    assert (row.state, row.place) == ("sent", "forum")
    post = await room.store.posts.find(room.posted()[0].message_id)
    assert post is not None
    assert post.channel_id == row.message_id  # a post is a channel of its own
    assert f"/{row.message_id}/{row.message_id}" in admin.now_told(row)


@pytest.mark.parametrize("fault", ["lost", "unsent"])
async def test_a_forum_post_in_doubt_is_made_again_only_when_it_can_not_still_arrive(room: Room, fault: str) -> None:
    room.channels.forums.add(CHANNEL)
    await room.subscribe()
    await room.file()
    room.channels.faults[CHANNEL].append(fault)
    await room.tick()
    await room.tick(seconds=20)
    assert len(room.channels.requests) == 1
    await room.tick(seconds=61)
    assert (await last(room)).state == "sent"
    assert len(room.posted()) == 1


async def test_a_forum_that_can_not_be_read_back_is_never_posted_to_again(room: Room) -> None:
    room.channels.forums.add(CHANNEL)
    room.channels.unreadable.add(CHANNEL)
    await room.subscribe()
    await room.file()
    room.channels.faults[CHANNEL].append("unsent")
    await room.tick()
    await room.tick(seconds=20)
    assert (await last(room)).state == "uncertain"
    assert len(room.channels.requests) == 1


async def test_a_channel_turned_into_a_forum_gets_a_post_but_nothing_in_doubt_twice(room: Room) -> None:
    await room.subscribe()
    await room.subscribe(11)
    await room.file()
    await room.delivery.planner.plan_due(room.clock.now)
    room.channels.faults[11].append("lost")
    room.channels.forums.add(CHANNEL)
    await room.tick()
    room.channels.forums.add(11)
    room.channels.messages[11].clear()  # as a forum it shows no message of before
    for _ in range(4):
        await room.tick(minutes=2)
    rows = {row.channel_id: row for row in await room.rows()}
    assert (rows[CHANNEL].state, rows[CHANNEL].place) == ("sent", "forum")
    assert (rows[11].state, rows[11].place) == ("uncertain", "channel")
    assert "may or may not" in admin.row_told(rows[11])
    assert "of another kind" in admin.row_told(rows[11])


async def test_a_channel_turned_into_a_forum_within_the_time_of_the_nonce_gets_no_second_post(room: Room) -> None:
    await room.subscribe()
    await room.file()
    room.channels.faults[CHANNEL].append("lost")
    await room.tick()
    room.channels.forums.add(CHANNEL)
    for seconds in (5, 20, 60):
        await room.tick(seconds=seconds)
    assert (await last(room)).state == "uncertain"
    assert len(room.channels.requests) == 1


async def test_a_channel_deleted_while_its_digest_is_in_doubt_is_told_as_that(room: Room) -> None:
    await room.subscribe()
    await room.file()
    room.channels.faults[CHANNEL].append("lost")
    await room.tick()
    room.channels.gone.add(CHANNEL)
    for seconds in (5, 60):
        await room.tick(seconds=seconds)
    row = await last(room)
    assert row.state == "uncertain"
    assert "gone or closed to me" in admin.row_told(row)


async def test_a_channel_deleted_between_plan_and_post_is_suspended_and_told(room: Room) -> None:
    await room.subscribe()
    await room.file()
    await room.delivery.planner.plan_due(room.clock.now)
    room.channels.gone.add(CHANNEL)
    for minutes in (0, 1, 6, 1):
        await room.tick(minutes=minutes)
    row = await last(room)
    assert (row.state, row.strikes, row.attempt) == ("suspended", 3, 0)
    ((_, words, _),) = room.channels.told
    assert "the channel is gone" in words


async def test_a_bot_put_out_of_a_server_mid_way_posts_nothing_there_and_keeps_its_settings(room: Room) -> None:
    await room.subscribe()
    await room.file()
    await room.delivery.planner.plan_due(room.clock.now)
    await room.store.servers.note_left(GUILD, room.clock.now)
    await room.tick(seconds=20)
    row = await last(room)
    assert (row.state, row.reason) == ("skipped", "left")
    assert "the bot was out of the server" in admin.row_told(row)
    assert room.channels.requests == []
    await room.store.servers.note_back(GUILD)
    await next_day(room, "Bridge closes")
    assert (await last(room)).state == "sent"


# ---------------------------------------------------------------- refusals of all channels, and the end


async def test_near_the_line_of_a_ban_nothing_is_posted_until_it_is_far_again(room: Room) -> None:
    await room.subscribe()
    await room.file()
    for _ in range(MOST):
        room.delivery.exchanges.count(403)
    await room.tick()
    await room.tick(minutes=5)
    assert room.channels.requests == []
    assert (await last(room)).state == "planned"
    await room.tick(minutes=5, seconds=1)
    assert (await last(room)).state == "sent"


async def test_channels_that_refused_before_wait_first(room: Room) -> None:
    for channel_id in (CHANNEL, 11):
        await room.subscribe(channel_id)
    await room.file()
    room.channels.faults[CHANNEL].append("refused")
    await room.delivery.planner.plan_due(room.clock.now)
    for _ in range(TIGHT):
        room.delivery.exchanges.count(429)
    await room.tick()
    await room.tick(minutes=2)
    assert [channel_id for channel_id, _ in room.channels.requests] == [CHANNEL, 11]
    await room.tick(minutes=9)
    assert set(await room.states()) == {"sent"}


def test_a_limit_that_others_made_is_not_held_against_the_bot() -> None:
    now = 0.0
    exchanges = Exchanges(lambda: now)
    exchanges.count(429, "shared")
    exchanges.count(200)
    assert exchanges.invalid == 0
    exchanges.count(401)
    now = 599.0
    assert exchanges.invalid == 1
    now = 600.0
    assert exchanges.invalid == 0


async def test_a_refused_token_is_told_to_whoever_waits_for_it(room: Room) -> None:
    await room.subscribe()
    await room.file()
    room.channels.faults[CHANNEL].append("token")
    await room.tick()
    await asyncio.wait_for(room.delivery.until_refused(), 1)
    assert room.delivery.halted
    assert (await last(room)).state == "planned"  # after the token is mended it is still to come


async def test_told_to_stop_in_the_middle_no_further_request_begins(room: Room) -> None:
    for channel_id in range(10, 40):
        await room.subscribe(channel_id)
        room.channels.faults[channel_id].append("slow")
    await room.file()
    delivery: Delivery = room.restart(asyncio.sleep)
    delivery.start()
    for _ in range(3):
        await room.channels.asked.get()
    await delivery.close(within=0.01)
    begun = len(room.channels.requests)
    states = await room.states()
    assert states.count("sending") == begun < 30
    assert states.count("planned") == 30 - begun
    room.channels.faults.clear()
    room.restart()
    await room.tick(seconds=30)
    await room.tick(seconds=30)
    assert set(await room.states()) == {"sent"}
    assert all(len(room.posted(channel_id)) == 1 for channel_id in range(10, 40))


async def test_the_last_round_is_noted_no_more_often_than_needed(room: Room) -> None:
    await room.tick()
    assert await room.store.health.last_tick() == MORNING
    await room.tick(seconds=10)
    assert await room.store.health.last_tick() == MORNING
    await room.tick(seconds=10)
    assert await room.store.health.last_tick() == MORNING + timedelta(seconds=20)


async def test_a_refusal_of_what_is_known_to_be_absent_counts_as_a_strike(room: Room) -> None:
    await room.subscribe()
    await room.file()
    room.channels.faults[CHANNEL].extend(["unsent", *["refused"] * 9])
    for minutes in (0, 1, 1, 6, 6):
        await room.tick(minutes=minutes)
    row = await last(room)
    assert (row.state, row.strikes) == ("suspended", 3)
    assert len(room.channels.requests) == 4


async def test_a_repeat_is_made_only_where_its_last_request_is_there_in_time(room: Room) -> None:
    await room.subscribe()
    await room.file()
    room.channels.unreadable.add(CHANNEL)
    room.channels.faults[CHANNEL].extend(["lost", "unsent"])
    await room.tick()
    await room.tick(seconds=29)
    assert len(room.channels.requests) == 2
    await room.tick(seconds=2)
    assert len(room.channels.requests) == 2
    assert (await last(room)).state == "uncertain"


async def test_a_repeat_that_waited_for_the_disk_is_not_made(room: Room) -> None:
    await room.subscribe()
    await room.file()
    room.channels.unreadable.add(CHANNEL)
    room.channels.faults[CHANNEL].append("lost")
    await room.tick()
    begin = room.store.outbox.begin

    async def slow(*given: Any, **named: Any) -> int:
        room.clock.pass_by(seconds=20)
        return await begin(*given, **named)

    room.store.outbox.begin = slow  # type: ignore[method-assign]
    await room.tick(seconds=20)
    assert len(room.channels.requests) == 1
    await room.tick(seconds=20)
    assert (await last(room)).state == "uncertain"
    assert len(room.posted()) == 1


async def test_the_next_round_comes_when_the_next_digest_is_due(room: Room) -> None:
    await room.subscribe()
    room.clock.pass_by(seconds=-7)
    await room.tick()
    assert room.delivery._until_next() == 7
    room.clock.pass_by(minutes=-5)
    assert room.delivery._until_next() == 20


async def test_a_request_without_an_answer_is_seen_to_before_its_nonce_is_forgotten(room: Room) -> None:
    await room.subscribe()
    await room.file()
    room.channels.unreadable.add(CHANNEL)
    room.channels.faults[CHANNEL].append("unsent")
    never = asyncio.Event()

    async def sleep(seconds: float) -> None:
        if seconds > AFTER_SILENCE:
            await never.wait()
        await room.clock.sleep(seconds)

    room.restart(sleep).start()
    assert await room.channels.stored.get() == CHANNEL
    await room.delivery.close()
    assert await room.states() == ["sent"]
    assert len(room.channels.requests) == 2
