"""The digest arrives once: what the worker does, round by round, when nothing or one thing goes wrong."""

import asyncio
from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.bucket import Bucket
from bot.cards import admin
from bot.editions import decode_edition
from bot.posting import mark_of
from tests.bot.delivering import CHANNEL, MORNING, Clock, Room, last


async def test_a_digest_is_posted_at_its_time_once_and_recorded(room: Room) -> None:
    await room.subscribe()
    article_id = await room.file()
    room.clock.pass_by(minutes=-1)
    await room.tick()
    assert room.posted() == []
    await room.tick(minutes=1)
    await room.tick(seconds=20)
    (message,) = room.posted()
    row = await last(room)
    assert (row.state, row.message_id, row.local_date) == ("sent", message.message_id, date(2026, 3, 2))
    assert row.mark == message.mark
    assert len(row.nonce) <= 25
    post = await room.store.posts.find(message.message_id)
    assert post is not None
    assert {span["article_id"] for span in post.spans} == {article_id}
    assert (post.kind, post.purpose) == ("digest", "daily")


async def test_the_next_digest_tells_only_what_is_new(room: Room) -> None:
    await room.subscribe()
    await room.file("Ferry line reopens")
    await room.tick()
    await room.file("Bridge closes for repairs")
    await room.tick(days=1)
    editions = [decode_edition(row.payload) for row in await room.rows()]
    assert [[row.headline.text for row in edition.rows] for edition in editions] == [
        ["Ferry line reopens"],
        ["Bridge closes for repairs"],
    ]


async def test_what_a_failed_digest_would_have_told_comes_with_the_next(room: Room) -> None:
    await room.subscribe()
    await room.file("Ferry line reopens")
    await room.tick()
    await room.file("Bridge closes for repairs")
    room.channels.faults[CHANNEL].append("bad")
    await room.tick(days=1)
    await room.tick(days=1)
    assert await room.states() == ["sent", "failed", "sent"]
    assert [row.headline.text for row in decode_edition((await last(room)).payload).rows] == [
        "Bridge closes for repairs"
    ]


async def test_a_day_without_news_is_skipped_or_noted_as_set(room: Room) -> None:
    await room.subscribe()
    await room.subscribe(11, when_empty="note")
    await room.tick()
    assert room.posted() == []
    (note,) = room.posted(11)
    assert mark_of(note.view.children).startswith("-# Edition 2026-03-02")
    assert sorted(await room.states()) == ["sent", "skipped"]


async def test_two_rounds_at_once_post_one_digest(room: Room) -> None:
    await room.subscribe()
    await room.file()
    await asyncio.gather(*(room.delivery.tick() for _ in range(5)))
    assert len(room.posted()) == 1


async def test_a_lost_answer_is_settled_by_looking_into_the_channel(room: Room) -> None:
    await room.subscribe()
    await room.file()
    room.channels.faults[CHANNEL].append("lost")
    await room.tick()
    assert await room.states() == ["sending"]
    await room.tick(hours=30)  # at any age
    assert (await room.rows())[0].state == "sent"
    assert len(room.posted()) == 1
    assert await room.store.posts.find(room.posted()[0].message_id) is not None


async def test_what_never_arrived_is_posted_again_with_the_same_nonce(room: Room) -> None:
    await room.subscribe()
    await room.file()
    room.channels.faults[CHANNEL].append("unsent")
    await room.tick()
    await room.tick(minutes=5)
    (message,) = room.posted()
    row = await last(room)
    assert (row.state, row.attempt, row.nonce) == ("sent", 2, message.nonce)


async def test_without_the_right_to_read_back_the_nonce_is_repeated_within_a_minute(room: Room) -> None:
    await room.subscribe()
    await room.file()
    room.channels.unreadable.add(CHANNEL)
    room.channels.faults[CHANNEL].append("lost")
    await room.tick()
    await room.tick(seconds=20)
    assert await room.states() == ["sent"]
    assert len(room.posted()) == 1


@pytest.mark.parametrize("clock", ["wall", "monotonic"])
async def test_after_a_minute_by_either_clock_it_is_uncertain_and_never_posted_again(room: Room, clock: str) -> None:
    await room.subscribe()
    await room.file()
    room.channels.unreadable.add(CHANNEL)
    room.channels.faults[CHANNEL].append("unsent")
    await room.tick()
    if clock == "wall":
        room.clock.now += timedelta(seconds=61)
    else:
        room.clock.monotonic += 61
    await room.tick()
    await room.tick(hours=2)
    row = await last(room)
    assert row.state == "uncertain"
    assert "may or may not" in admin.row_told(row)
    assert room.posted() == []


async def test_after_a_restart_a_doubt_without_the_right_to_look_is_uncertain_at_once(room: Room) -> None:
    await room.subscribe()
    await room.file()
    room.channels.unreadable.add(CHANNEL)
    room.channels.faults[CHANNEL].append("lost")
    await room.tick()
    room.restart()
    await room.tick(seconds=5)
    assert await room.states() == ["uncertain"]
    room.channels.unreadable.clear()  # the right is granted: the next look tells
    await room.tick(hours=2)
    assert await room.states() == ["sent"]
    assert len(room.posted()) == 1


async def test_a_refusal_while_in_doubt_leaves_the_doubt(room: Room) -> None:
    await room.subscribe()
    await room.file()
    room.channels.unreadable.add(CHANNEL)
    room.channels.faults[CHANNEL].extend(["lost", "refused"])
    await room.tick()
    await room.tick(seconds=20)
    await room.tick(minutes=10)
    assert await room.states() == ["uncertain"]
    assert len(room.posted()) == 1


async def test_a_message_posted_and_deleted_is_done(room: Room) -> None:
    await room.subscribe()
    await room.file()
    room.channels.faults[CHANNEL].append("deleted")
    await room.tick()
    await room.tick(minutes=10)
    row = await last(room)
    assert (row.state, row.message_id) == ("sent", None)
    assert room.posted() == []


async def test_three_refusals_suspend_the_digest_until_it_is_set_again(room: Room) -> None:
    subscription = await room.subscribe()
    await room.file()
    room.channels.faults[CHANNEL].extend(["refused"] * 3)
    await room.tick()
    await room.tick(seconds=20)
    assert len(room.channels.requests) == 1  # not once a round
    await room.tick(minutes=1)
    await room.tick(minutes=6)
    assert await room.states() == ["suspended"]
    await room.tick(days=1)
    assert await room.states() == ["suspended"]
    await room.store.servers.set(replace(subscription, set_at=room.clock.now))
    await room.file("Bridge closes", filed_at=room.clock.pass_by(hours=1))
    await room.tick(hours=23)
    assert (await room.states())[-1] == "sent"


async def test_a_message_discord_never_takes_fails_at_once(room: Room) -> None:
    await room.subscribe()
    await room.file()
    room.channels.faults[CHANNEL].append("bad")
    await room.tick()
    await room.tick(hours=1)
    assert await room.states() == ["failed"]
    assert len(room.channels.requests) == 1


async def test_without_a_connection_it_is_tried_again_and_missed_after_the_grace_time(room: Room) -> None:
    await room.subscribe()
    await room.file()
    room.channels.faults[CHANNEL].extend(["later"] * 2)
    await room.tick()
    await room.tick(minutes=1)
    assert await room.states() == ["planned"]
    await room.tick(minutes=6)
    assert await room.states() == ["sent"]
    await room.file("Bridge closes")
    room.channels.faults[CHANNEL].extend(["later"] * 50)
    room.clock.now = MORNING + timedelta(hours=23, minutes=40)
    for _ in range(10):
        await room.tick(minutes=30)
    assert (await room.states())[-1] == "missed"


async def test_a_refused_token_stops_all_requests(room: Room) -> None:
    for channel_id in (CHANNEL, 11):
        await room.subscribe(channel_id)
    await room.file()
    for channel_id in (CHANNEL, 11):
        room.channels.faults[channel_id].extend(["token"] * 5)
    await room.tick()
    before = len(room.channels.requests)
    await room.tick(hours=1)
    assert room.delivery.halted
    assert len(room.channels.requests) == before


async def test_a_dead_a_slow_and_a_poisoned_channel_delay_no_other(room: Room) -> None:
    for channel_id in range(10, 16):
        await room.subscribe(channel_id)
    await room.file()
    room.channels.faults[10].append("slow")
    room.channels.faults[11].extend(["refused"] * 3)
    room.channels.faults[12].extend(["poison"] * 3)
    round_ = asyncio.create_task(room.delivery.tick())
    assert {await room.channels.stored.get() for _ in range(3)} == {13, 14, 15}
    assert all(len(room.posted(channel_id)) == 1 for channel_id in (13, 14, 15))
    room.channels.gate.set()
    await round_
    assert len(room.posted(10)) == 1


async def test_requests_go_out_at_most_twenty_five_a_second(room: Room) -> None:
    for channel_id in range(100, 160):
        await room.subscribe(channel_id)
    await room.file()
    await room.tick()
    assert len(room.channels.requests) == 60
    assert room.clock.now - MORNING >= timedelta(seconds=59 / 25)


async def test_a_bucket_lets_through_so_many_a_second_in_the_order_of_asking() -> None:
    clock, order = Clock(), list[tuple[int, float]]()
    bucket = Bucket(25, monotonic=lambda: clock.monotonic, sleep=clock.sleep)

    async def ask(number: int) -> None:
        await bucket.take()
        order.append((number, clock.monotonic))

    await asyncio.gather(*(ask(number) for number in range(60)))
    assert [number for number, _ in order] == list(range(60))
    assert all(later[1] - first[1] >= 0.999 for first, later in zip(order, order[25:], strict=False))


# ---------------------------------------------------------------- refused by what stands before Discord


async def test_a_refusal_that_is_not_discords_is_no_strike_and_is_made_up_for(room: Room) -> None:
    await room.subscribe()
    await room.file()
    room.channels.faults[CHANNEL].extend(["page"] * 4)
    await room.tick()
    await room.tick(seconds=20)
    row = await last(room)
    assert (row.state, row.strikes) == ("sending", 0)
    assert admin.row_told(row).endswith("is being posted: Discord could not be reached (403 without a reason).")
    for _ in range(4):
        await room.tick(minutes=31)
    assert await room.states() == ["sent"]
    assert len(room.posted()) == 1


async def test_a_refusal_that_lasts_is_missed_for_its_own_reason(room: Room) -> None:
    await room.subscribe()
    await room.file()
    room.channels.faults[CHANNEL].extend(["page"] * 40)
    for _ in range(8):
        await room.tick(minutes=31)
    row = await last(room)
    assert (row.state, row.reason) == ("missed", "unexplained 403")
    assert admin.row_told(row).endswith("was missed: Discord could not be reached (403 without a reason).")
    assert room.posted() == []
