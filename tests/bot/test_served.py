"""What a channel is owed after digests that did not come: all since the last that did; every paper is invented."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.editions import decode_edition
from bot.served import past_of
from storage.records import OutboxRow, OutboxState, Subscription
from tests.bot.delivering import CHANNEL, GUILD, SET_AT, Room, a_room
from tests.bot.test_why import DAY, planned, reasons, story_of, why
from tests.builders import an_article
from tests.storage.stores import into


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[Room]:
    async with a_room(tmp_path) as room:
        await room.subscribe()
        yield room


async def put(room: Room, day: date, state: OutboxState, last_number: int = 0) -> None:
    """A digest of that day, as it stands in the outbox."""
    at = room.clock.now
    row = OutboxRow(
        guild_id=GUILD,
        channel_id=CHANNEL,
        local_date=day,
        purpose="daily",
        state=state,
        planned_at=at,
        due_at=at,
        payload="{}",
        nonce=f"n{day.toordinal()}",
        mark=f"{day.isoformat()} · aaaaaaaa",
        last_number=last_number,
    )
    await room.store.outbox.plan(row)


async def told(room: Room, day: date) -> set[str]:
    return {one.headline.text for one in decode_edition((await planned(room, day)).payload).rows}


@pytest.mark.parametrize("state", ["missed", "failed", "suspended"])
async def test_three_days_that_were_not_told_come_with_the_next_digest(room: Room, state: OutboxState) -> None:
    await room.file("Ferry line reopens")
    assert await told(room, DAY) == {"Ferry line reopens"}
    filed = set()
    for days in range(1, 4):
        room.clock.pass_by(days=1)
        filed.add(f"The mill of day {days} opens")
        await room.file(f"The mill of day {days} opens", article={"outlet": f"Desk {days}"})
        await put(room, DAY + timedelta(days=days), state)
    room.clock.pass_by(minutes=5)
    await room.store.servers.set(await resumed_now(room))
    room.clock.pass_by(days=1)
    assert await told(room, DAY + timedelta(days=4)) == filed


async def resumed_now(room: Room) -> Subscription:
    subscription = await room.store.servers.get(GUILD, CHANNEL)
    assert subscription is not None
    return replace(subscription, set_at=room.clock.now)


async def test_what_is_too_old_by_then_is_left_out_by_its_reason(room: Room) -> None:
    await room.file("Ferry line reopens")
    await told(room, DAY)
    room.clock.pass_by(hours=20)
    quarry = {"headline": "Quarry of Fenwick closes", "text": "The quarry of Fenwick closed on Monday."}
    dated = await room.desk.file_article(an_article(**quarry, published="2026-03-02"))
    for days in range(1, 5):
        await put(room, DAY + timedelta(days=days), "missed")
    room.clock.pass_by(days=4, hours=4)
    await room.file("Bridge closes")
    assert await told(room, DAY + timedelta(days=5)) == {"Bridge closes"}
    (edition,) = (await why(room, DAY + timedelta(days=5))).editions
    assert reasons(edition)[dated.story_id] == "stale"


async def test_a_channel_whose_first_digests_were_refused_is_owed_them_when_it_is_resumed(room: Room) -> None:
    await room.file("Ferry line reopens")
    await put(room, DAY, "suspended")
    room.clock.pass_by(days=2)
    resumed = await resumed_now(room)
    past = await past_of(room.store, resumed, room.clock.now)
    assert past.since == 0
    later = await past_of(room.store, resumed, room.clock.now + timedelta(days=30))
    assert later.since is None
    assert resumed.set_at > SET_AT


async def test_what_an_edition_owes_reaches_back_over_the_days_that_it_made_up_for(room: Room) -> None:
    await room.file("Ferry line reopens")
    await told(room, DAY)
    room.clock.pass_by(days=1)
    library = await room.file("Library opens its map room", article={"outlet": "Fen Herald"})
    story = await story_of(room, library)
    await put(room, DAY + timedelta(days=1), "missed")
    await put(room, DAY + timedelta(days=2), "missed")
    room.clock.pass_by(days=2)
    await room.file("Ferry crews walk out", article={"outlet": "Elm Courier"}, place=into(story))
    assert await told(room, DAY + timedelta(days=3)) == {"Ferry crews walk out"}
    await room.store.stories.move(library, None)
    room.clock.pass_by(days=1)
    assert await told(room, DAY + timedelta(days=4)) == {"Library opens its map room"}
