"""What comes after a post, or instead of one: followers, notices to admins, forums, servers that were left, the end."""

from dataclasses import replace

import pytest

from bot.cards import admin
from bot.health import examine, troubles_of
from tests.bot.delivering import CHANNEL, GUILD, MORNING, Room, last, next_day

SETTER = 5  # who sets the digests of `Room.subscribe`


# ---------------------------------------------------------------- followers


async def test_a_digest_goes_on_to_those_who_follow_once(room: Room) -> None:
    await room.subscribe(crosspost=True)
    await room.subscribe(11)
    await room.file()
    for _ in range(3):
        await room.tick(seconds=20)
    row = (await room.store.outbox.list_for(GUILD))[-1]
    assert row.crosspost == "done"
    assert room.channels.crossposts == [row.message_id]


async def test_a_crash_between_post_and_crosspost_is_made_up_for(room: Room) -> None:
    await room.subscribe(crosspost=True)
    await room.file()
    room.channels.asides[f"crosspost {CHANNEL}"].append("later")
    await room.tick()
    await room.tick(seconds=20)
    assert (await last(room)).crosspost == "wanted"
    room.restart()
    await room.tick(seconds=20)
    assert (await last(room)).crosspost == "done"
    assert len(room.posted()) == 1


async def test_a_limit_on_crossposts_is_waited_for_and_delays_no_digest(room: Room) -> None:
    await room.subscribe(crosspost=True)
    await room.file()
    room.channels.asides[f"crosspost {CHANNEL}"].append("limited")
    for _ in range(5):
        await room.tick(minutes=5)
    assert len(room.channels.crossposts) == 1
    await room.tick(minutes=15)
    assert (await last(room)).crosspost == "done"


@pytest.mark.parametrize(
    ("faults", "outcome"),
    [(["bad"], "refused no-news"), (["deleted"], "deleted"), (["refused"] * 3, "refused 403/50013")],
)
async def test_a_crosspost_that_never_works_is_given_up_and_told(room: Room, faults: list[str], outcome: str) -> None:
    await room.subscribe(crosspost=True)
    await room.file()
    room.channels.asides[f"crosspost {CHANNEL}"].extend(faults)
    await room.tick()
    for _ in range(4):
        await room.tick(hours=1)
    row = await last(room)
    assert (row.state, row.crosspost) == ("sent", outcome)
    assert len(room.channels.crossposts) == len(faults)
    assert len(admin.row_told(row)) > len(admin.row_told(replace(row, crosspost="done")))


async def test_yesterdays_digest_goes_on_no_more(room: Room) -> None:
    await room.subscribe(crosspost=True)
    await room.file()
    room.channels.asides[f"crosspost {CHANNEL}"].extend(["later"] * 99)
    await room.tick()
    await room.tick(hours=23)
    await room.tick(hours=2)
    assert (await room.rows())[0].crosspost == "late"


# ---------------------------------------------------------------- notices


async def test_whoever_set_the_digest_is_told_once_of_what_failed(room: Room) -> None:
    await room.subscribe()
    await room.file()
    room.channels.faults[CHANNEL].append("bad")
    for _ in range(3):
        await room.tick(seconds=20)
    ((member, words, nonce),) = room.channels.told
    assert member == SETTER
    assert f"https://discord.com/channels/{GUILD}/{CHANNEL}" in words
    assert "refused 50035" in words
    assert len(nonce) <= 25
    room.restart()
    await room.tick(minutes=1)
    assert len(room.channels.told) == 1


async def test_the_channel_for_notices_is_told_in_place_of_the_member(room: Room) -> None:
    await room.store.notices.set_channel(GUILD, 99)
    for channel_id in (CHANNEL, 11):
        await room.subscribe(channel_id)
        room.channels.faults[channel_id].append("bad")
    await room.file()
    await room.tick()
    await room.tick(seconds=20)
    ((where, words, _),) = room.channels.told
    assert where == 99
    assert words.count("was refused by Discord") == 2
    assert words.endswith(admin.ONCE_HERE)


async def test_a_notice_channel_that_refuses_leaves_it_to_the_member(room: Room) -> None:
    await room.store.notices.set_channel(GUILD, 99)
    await room.subscribe()
    await room.file()
    room.channels.faults[CHANNEL].append("bad")
    room.channels.asides["tell 99"].append("refused")
    await room.tick()
    await room.tick(seconds=20)
    assert [where for where, _, _ in room.channels.told] == [SETTER]


@pytest.mark.parametrize("fault", ["refused", "lost", "bad"])
async def test_a_notice_that_fails_changes_nothing_and_is_not_repeated(room: Room, fault: str) -> None:
    await room.subscribe()
    await room.file()
    room.channels.faults[CHANNEL].append("bad")
    room.channels.asides[f"tell {SETTER}"].append(fault)
    for _ in range(4):
        await room.tick(minutes=10)
    assert room.channels.told == []
    assert (await last(room)).state == "failed"
    await next_day(room, "Bridge closes")
    assert [row.state for row in await room.rows()] == ["failed", "sent"]


async def test_a_notice_waits_for_the_connection_a_few_times(room: Room) -> None:
    await room.subscribe()
    await room.file()
    room.channels.faults[CHANNEL].append("bad")
    room.channels.asides[f"tell {SETTER}"].extend(["later", "later"])
    for _ in range(5):
        await room.tick(seconds=20)
    assert len(room.channels.told) == 1


async def test_the_same_trouble_each_day_is_told_once_until_a_digest_gets_through(room: Room) -> None:
    await room.subscribe()
    room.channels.faults[CHANNEL].extend(["bad", "bad", "", "bad"])
    await room.file("Ferry line reopens")
    await room.tick()
    told = []
    for headline in ("Bridge closes", "Bakery burns", "Orchard blooms"):
        await next_day(room, headline)
        await room.tick(seconds=20)
        told.append(len(room.channels.told))
    assert [row.state for row in await room.rows()] == ["failed", "failed", "sent", "failed"]
    assert told == [1, 1, 2]


async def test_a_bot_that_was_away_for_days_says_so_once_a_channel(room: Room) -> None:
    await room.subscribe()
    await room.file()
    await room.tick()
    await room.tick(days=5, hours=5)
    await room.tick(seconds=20)
    assert [row.state for row in await room.rows()].count("missed") > 1
    ((_, words, _),) = room.channels.told
    assert "2026-03-07" in words
    assert words.count("was missed") == 1


async def test_a_doubt_that_was_settled_is_not_told(room: Room) -> None:
    await room.subscribe()
    await room.file()
    room.channels.unreadable.add(CHANNEL)
    room.channels.faults[CHANNEL].append("lost")
    room.channels.asides[f"tell {SETTER}"].append("later")
    await room.tick()
    room.restart()
    await room.tick(seconds=5)
    assert (await last(room)).state == "uncertain"
    room.channels.unreadable.clear()
    room.channels.told.clear()
    room.restart()
    await room.store.notices.amend((await last(room)).row_id, "wanted")
    await room.tick(seconds=5)
    await room.tick(seconds=20)
    assert (await last(room)).state == "sent"
    assert len(room.channels.told) <= 1
    assert await room.store.notices.to_tell() == []


async def test_nobody_is_told_of_a_digest_that_was_removed(room: Room) -> None:
    await room.subscribe()
    await room.file()
    room.channels.faults[CHANNEL].append("bad")
    room.channels.asides[f"tell {SETTER}"].append("later")
    await room.tick()
    await room.store.servers.remove(GUILD, CHANNEL)
    await room.tick(seconds=20)
    assert room.channels.told == []
    assert await room.store.notices.to_tell() == []


async def test_a_crosspost_that_is_refused_each_day_is_told_once_until_one_goes_on(room: Room) -> None:
    await room.subscribe(crosspost=True)
    room.channels.asides[f"crosspost {CHANNEL}"].extend(["bad", "bad", "", "bad"])
    await room.file("Ferry line reopens")
    await room.tick()
    told = []
    for headline in ("Bridge closes", "Bakery burns", "Orchard blooms", "Tram depot sold"):
        await room.tick(minutes=1)
        await room.tick(minutes=1)
        await room.tick(minutes=1)
        told.append(len(room.channels.told))
        if len(told) == 1:
            found = await troubles_of(room.store, room.clock.now, GUILD)
            assert [row.crosspost for row in found] == ["refused no-news"]
            assert (await examine(room.store, room.clock.now)).problems == ("crosspost",)
        await next_day(room, headline)
    assert told == [1, 1, 1, 2]
    assert "no announcement channel any more" in room.channels.told[0][1]


# ---------------------------------------------------------------- on request


async def test_a_digest_on_request_that_fails_after_its_answer_is_told(room: Room) -> None:
    subscription = await room.subscribe(time="20:00", set_at=MORNING)
    await room.file()
    room.channels.faults[CHANNEL].extend(["page"] * 9)
    row = await room.delivery.deliver_now(subscription)
    assert row is not None
    assert row.state == "sending"
    await room.tick(minutes=11)
    await room.tick(minutes=1)
    ((_, words, _),) = room.channels.told
    assert "(`/digest now`) was missed: Discord could not be reached (403 without a reason)." in words


async def test_a_digest_on_request_without_an_answer_has_ten_minutes(room: Room) -> None:
    subscription = await room.subscribe(time="20:00", set_at=MORNING)
    await room.file()
    room.channels.faults[CHANNEL].extend(["unsent"] * 9)
    await room.delivery.deliver_now(subscription)
    await room.tick(minutes=11)
    assert admin.row_told(await last(room)).endswith("was missed: it could not be posted within ten minutes.")


async def test_a_digest_on_request_that_fails_at_once_is_told_to_who_asked_alone(room: Room) -> None:
    subscription = await room.subscribe(time="20:00", set_at=MORNING)
    await room.file()
    room.channels.faults[CHANNEL].append("bad")
    row = await room.delivery.deliver_now(subscription)
    assert row is not None
    assert "50035" in admin.now_told(row)
    await room.tick(minutes=1)
    assert room.channels.told == []
