"""When a digest goes out, what it holds then, and what changes between plan and post."""

import asyncio
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.cards import admin, labels
from bot.cards.digest import digest_card
from bot.editions import decode_edition
from tests.bot.delivering import CHANNEL, GUILD, MORNING, Room, last
from tests.storage.stores import by_hand


async def test_a_digest_within_the_grace_time_is_marked_late(room: Room) -> None:
    await room.subscribe()
    await room.file()
    await room.tick(hours=2)
    (row,) = await room.rows()
    assert decode_edition(row.payload).late
    assert labels.DIGEST_LATE in str([item.to_component_dict() for item in room.posted()[0].view.children])


async def test_a_digest_planned_in_time_and_posted_late_is_marked_late(room: Room) -> None:
    await room.subscribe()
    await room.file()
    await room.delivery.planner.plan_due(room.clock.now)
    room.restart()
    await room.tick(hours=1)
    (row,) = await room.rows()
    assert row.state == "sent"
    assert decode_edition(row.payload).late


async def test_beyond_the_grace_time_it_is_missed_and_its_news_comes_next(room: Room) -> None:
    await room.subscribe()
    await room.file("Ferry line reopens")
    await room.tick()
    await room.file("Bridge closes for repairs")
    await room.tick(hours=28)
    assert await room.states() == ["sent", "missed"]
    await room.tick(hours=20)
    assert [row.headline.text for row in decode_edition((await last(room)).payload).rows] == [
        "Bridge closes for repairs"
    ]


async def test_a_planned_row_that_waited_too_long_is_missed(room: Room) -> None:
    await room.subscribe()
    await room.file()
    await room.delivery.planner.plan_due(room.clock.now)
    room.restart()
    await room.tick(hours=4)
    assert await room.states() == ["missed"]


@pytest.mark.parametrize("change", ["pause", "remove"])
async def test_a_digest_paused_or_removed_between_plan_and_post_is_not_posted(room: Room, change: str) -> None:
    await room.subscribe()
    await room.file()
    await room.delivery.planner.plan_due(room.clock.now)
    await getattr(room.store.servers, change)(GUILD, CHANNEL)
    await room.tick()
    assert await room.states() == ["skipped"]
    assert room.posted() == []


async def test_a_story_withdrawn_between_plan_and_post_is_planned_anew(room: Room) -> None:
    await room.subscribe()
    await room.file("Ferry line reopens")
    await room.file("Bridge closes for repairs")
    await room.delivery.planner.plan_due(room.clock.now)
    (row,) = await room.rows()
    slug = decode_edition(row.payload).rows[0].sources[0].slug
    withdrawn = decode_edition(row.payload).rows[0].headline.text
    await room.desk.remove(slug)
    await room.tick()
    (row,) = await room.rows()
    assert row.state == "sent"
    assert withdrawn not in row.payload
    assert len(decode_edition(row.payload).rows) == 1


async def test_when_all_of_it_is_withdrawn_nothing_is_posted(room: Room) -> None:
    await room.subscribe()
    await room.file()
    await room.delivery.planner.plan_due(room.clock.now)
    await room.desk.remove(decode_edition((await last(room)).payload).rows[0].sources[0].slug)
    await room.tick()
    row = await last(room)
    assert (row.state, row.reason) == ("skipped", "withdrawn")
    assert admin.row_told(row).endswith("taken out.")


async def test_a_text_changed_by_hand_is_in_no_digest(room: Room, tmp_path: Path) -> None:
    await room.subscribe()
    await room.file()
    await room.delivery.planner.plan_due(room.clock.now)
    by_hand(tmp_path / "nutgraf.db", "UPDATE revision SET headline = replace(headline, 'Ferry', 'Derry')")
    await room.tick()
    assert all("erry line reopens" not in str(message.view.to_components()) for message in room.posted())


async def test_archived_and_sample_articles_enter_no_digest(room: Room) -> None:
    await room.subscribe()
    await room.file("From the archive", archive=True)
    await room.file("From the sample", sample=True)
    await room.tick()
    assert await room.states() == ["skipped"]


async def test_now_posts_and_moves_nothing(room: Room) -> None:
    subscription = await room.subscribe()
    await room.file()
    room.clock.pass_by(hours=-1)
    for _ in range(2):
        row = await room.delivery.deliver_now(subscription)
        assert row is not None
        assert row.state == "sent"
    assert len(room.posted()) == 2
    assert labels.DIGEST_NOW in str(room.posted()[0].view.to_components())
    await room.tick(hours=1)
    assert len(room.posted()) == 3  # the daily one, with the same news
    rows = await room.rows()
    assert sorted((row.purpose, row.part) for row in rows) == [("daily", 0), ("now", 0), ("now", 1)]
    assert len({row.nonce for row in rows}) == len({row.mark for row in rows}) == 3


async def test_now_says_when_there_is_nothing_new(room: Room) -> None:
    assert await room.delivery.deliver_now(await room.subscribe()) is None
    assert await room.rows() == []


async def test_a_digest_asked_for_now_is_not_posted_hours_later(room: Room) -> None:
    subscription = await room.subscribe()
    await room.file()
    room.clock.pass_by(hours=-1)
    await room.delivery.planner.plan_now(subscription, room.clock.now)
    await room.tick(minutes=30)
    assert await room.states() == ["missed"]


async def test_a_preview_leaves_no_trace(room: Room) -> None:
    subscription = await room.subscribe()
    await room.file()
    room.clock.pass_by(hours=-1)
    edition = await room.delivery.planner.preview(subscription, room.clock.now)
    assert [row.headline.text for row in edition.rows] == ["Ferry line reopens"]
    assert edition.local_date == date(2026, 3, 2)
    assert await room.rows() == []
    assert labels.DIGEST_PREVIEW in str(digest_card(edition).view.to_components())


async def test_setting_it_again_the_same_day_posts_nothing_twice(room: Room) -> None:
    subscription = await room.subscribe()
    await room.file()
    await room.tick()
    await room.store.servers.remove(GUILD, CHANNEL)
    await room.store.servers.set(replace(subscription, time="09:00", set_at=room.clock.pass_by(minutes=5)))
    await room.file("Bridge closes")
    await room.tick(hours=2)
    assert len(room.posted()) == 1
    await room.tick(hours=23, minutes=55)
    assert len(room.posted()) == 2


async def test_a_clock_that_jumps_days_ahead_and_back_never_bursts(room: Room) -> None:
    await room.subscribe()
    await room.file()
    await room.tick()
    for jump in (5, -5, 1, 4, -3):
        room.clock.now += timedelta(days=jump)
        await room.file(f"News at {room.clock.now}")
        before = len(room.posted())
        await room.tick()
        await room.tick(seconds=20)
        assert len(room.posted()) - before <= 1
    keys = [(row.channel_id, row.local_date) for row in await room.rows()]
    assert len(keys) == len(set(keys))


async def test_dates_that_a_fast_clock_took_for_missed_are_served_when_they_come(room: Room) -> None:
    await room.subscribe()
    await room.file()
    await room.tick()
    await room.tick(days=5)
    assert await room.states() == ["sent", "missed", "missed", "missed", "missed", "skipped"]
    for day in range(1, 7):
        room.clock.now = MORNING + timedelta(days=day)
        await room.file(f"News of day {day}")
        await room.tick(seconds=20)
        await room.tick(seconds=20)
    dates = [row.local_date.day for row in await room.rows() if row.state == "sent"]
    assert dates == [2, 3, 4, 5, 6, 8]  # the 7th was skipped by the fast clock, and is done with
    assert len(room.posted()) == len(dates)


async def test_rounds_run_until_they_are_closed_and_survive_their_worst(room: Room) -> None:
    await room.subscribe()
    await room.file()
    real, failed = room.store.servers.all_active, asyncio.Event()

    async def fails_once() -> list[object]:
        room.store.servers.all_active = real  # type: ignore[method-assign]
        failed.set()
        raise OSError("the disk went away for a moment")

    room.store.servers.all_active = fails_once  # type: ignore[method-assign,assignment]
    room.delivery.start()
    await failed.wait()
    assert await room.channels.stored.get() == CHANNEL
    await room.delivery.close()
    assert len(room.posted()) == 1


async def test_closing_leaves_a_request_under_way_to_the_next_start(room: Room) -> None:
    await room.subscribe()
    await room.file()
    room.channels.faults[CHANNEL].append("slow")
    room.restart(asyncio.sleep).start()
    await room.channels.asked.get()
    await room.delivery.close(within=0.01)
    assert await room.states() == ["sending"]
    room.restart()
    await room.tick(seconds=30)
    assert await room.states() == ["sent"]
    assert len(room.posted()) == 1
