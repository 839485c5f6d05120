"""What was looked at and never told comes up again; every person and paper is invented."""

from collections.abc import AsyncIterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.editions import decode_edition
from bot.planning import DAILY
from storage.arrivals import Arrival
from tests.bot.delivering import CHANNEL, GUILD, SET_AT, Room, a_room
from tests.bot.test_why import DAY, planned, reasons, story_of, why
from tests.storage.stores import into

NEXT = DAY + timedelta(days=1)


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[Room]:
    async with a_room(tmp_path) as room:
        await room.subscribe()
        yield room


async def told_on(room: Room, day: date) -> list[str]:
    row = await planned(room, day)
    return [one.headline.text for one in decode_edition(row.payload).rows] if row.state != "skipped" else []


async def strike_with_a_library(room: Room) -> tuple[int, int]:
    strike = {"text": "Ferry crews walked out at Elmton on Monday over night work.", "outlet": "Elm Courier"}
    library = {"text": "The library of Elmton opened its map room.", "outlet": "Fen Herald"}
    article_id = await room.file("Library opens its map room", article=library)
    story = await story_of(room, article_id)
    await room.file("Ferry crews walk out", article=strike, place=into(story))
    return story, article_id


async def test_what_was_in_a_story_by_mistake_is_told_the_next_day_and_once(room: Room) -> None:
    _, library = await strike_with_a_library(room)
    assert await told_on(room, DAY) == ["Ferry crews walk out"]
    await room.store.stories.move(library, None)
    room.clock.pass_by(days=1)
    assert await told_on(room, NEXT) == ["Library opens its map room"]
    room.clock.pass_by(days=1)
    assert await told_on(room, NEXT + timedelta(days=1)) == []


async def test_what_stays_with_the_story_that_was_told_does_not_come_up_again(room: Room) -> None:
    story, _ = await strike_with_a_library(room)
    await told_on(room, DAY)
    room.clock.pass_by(days=1)
    assert await told_on(room, NEXT) == []
    assert await room.store.stories.living_id(story) == story


async def test_what_had_its_reason_does_not_come_up_again_nor_after_a_merge(room: Room) -> None:
    await strike_with_a_library(room)
    old = [
        await room.file(f"The old mill of {name}", article={"outlet": name}, archive=True) for name in ("Fen", "Elm")
    ]
    await told_on(room, DAY)
    await room.store.stories.merge(await story_of(room, old[0]), await story_of(room, old[1]))
    room.clock.pass_by(days=1)
    assert await told_on(room, NEXT) == []
    (edition,) = (await why(room, NEXT)).editions
    assert reasons(edition) == {}


async def test_the_story_that_is_owed_has_its_reason_where_there_is_no_room(room: Room) -> None:
    _, library = await strike_with_a_library(room)
    await told_on(room, DAY)
    await room.store.stories.move(library, None)
    room.clock.pass_by(days=1)
    for at in range(10):
        await room.file(f"Mill number {at} reopens", article={"outlet": f"Desk {at}"})
    assert "Library opens its map room" not in await told_on(room, NEXT)
    (edition,) = (await why(room, NEXT)).editions
    assert reasons(edition) == {await story_of(room, library): "room"}


async def from_feed(room: Room) -> Arrival:
    """How an article of an hour ago comes in by a feed that only the first server follows."""
    url = "https://fen.example"
    feed, _ = await room.store.feeds.follow(GUILD, key="fen.example", url=url, title="", by=1, at=SET_AT)
    return Arrival(keys=("url:brought",), feed_id=feed.feed_id, fresh_at=room.clock.now - timedelta(hours=1))


async def test_a_server_is_not_owed_what_only_another_servers_feed_brought(room: Room) -> None:
    other = GUILD + 1
    await room.subscribe(CHANNEL + 1, guild_id=other)
    article = {"text": "The library of Elmton opened its map room.", "outlet": "Fen Herald"}
    library = await room.file("Library opens its map room", article=article, arrival=await from_feed(room))
    strike = {"text": "Ferry crews walked out at Elmton on Monday over night work.", "outlet": "Elm Courier"}
    await room.file("Ferry crews walk out", article=strike, place=into(await story_of(room, library)))
    assert await told_on(room, DAY) == ["Ferry crews walk out"]
    await room.store.stories.move(library, None)
    room.clock.pass_by(days=1)
    assert await told_on(room, NEXT) == ["Library opens its map room"]
    row = await room.store.outbox.find(other, CHANNEL + 1, NEXT, DAILY)
    assert row is not None
    assert row.state == "skipped"


async def test_what_is_owed_is_told_without_what_only_another_servers_feed_brought(room: Room) -> None:
    other = GUILD + 1
    await room.subscribe(CHANNEL + 1, guild_id=other)
    _, library = await strike_with_a_library(room)
    more = {"text": "The map room of Elmton holds nine charts of the harbour.", "outlet": "Moor Post"}
    charts = await room.file("Nine charts on show", article=more, arrival=await from_feed(room))
    await told_on(room, DAY)
    await room.store.stories.move(library, None)
    await room.store.stories.move(charts, await story_of(room, library))
    room.clock.pass_by(days=1)
    await told_on(room, NEXT)
    row = await room.store.outbox.find(other, CHANNEL + 1, NEXT, DAILY)
    assert row is not None
    (told,) = decode_edition(row.payload).rows
    assert [(one.headline, one.outlet) for one in told.sources] == [("Library opens its map room", "Fen Herald")]
