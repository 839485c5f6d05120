"""Why a digest held what it held, told from the record of its planning; every person and paper is invented."""

from collections.abc import AsyncIterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.answers import WhyAnswer, WhyEdition
from bot.cards import labels
from bot.cards.digest_more import more_card
from bot.cards.why import why_text
from bot.desk import Desk
from bot.editions import decode_edition
from bot.planning import DAILY
from storage.records import OutboxRow
from tests.bot.delivering import CHANNEL, GUILD, Room, a_room
from tests.bot.drawing import buttons_of, check_limits, displays
from tests.storage.stores import into

DAY = date(2026, 3, 2)
PLACES = ("harbour", "bakery", "orchard", "tunnel", "library", "chapel", "quarry", "stadium", "brewery", "windmill")


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[Room]:
    async with a_room(tmp_path) as room:
        await room.subscribe()
        yield room


async def file_many(room: Room, count: int) -> list[int]:
    """File so many articles, each a story of its own; their stories' numbers."""
    ids = [
        await room.file(f"The {PLACES[at % 10]} of Elmton closes, part {at}", article={"outlet": f"Desk {at}"})
        for at in range(count)
    ]
    found = await room.store.articles.stories_of(ids)
    return [found[one] for one in ids]


async def story_of(room: Room, article_id: int) -> int:
    return (await room.store.articles.stories_of([article_id]))[article_id]


async def planned(room: Room, day: date = DAY) -> OutboxRow:
    await room.tick()
    row = await room.store.outbox.find(GUILD, CHANNEL, day, DAILY)
    assert row is not None
    return row


async def why(room: Room, day: date | None = DAY, guild: int | None = GUILD) -> WhyAnswer:
    return await room.desk.why_digest(CHANNEL, day, guild)


def reasons(edition: WhyEdition) -> dict[int, Any]:
    return {one.story_id: one.reason for one in edition.left_out}


async def test_it_says_what_was_sent_and_what_was_left_out(room: Room) -> None:
    told = await room.file("Ferry line reopens")
    archived = await room.file("The ferry, fifty years ago", archive=True)
    removed = await room.file("A mistake")
    slug = (await room.store.articles.load([removed]))[0].slug
    await room.store.articles.remove(slug, room.clock.now)
    await planned(room)
    (edition,) = (await why(room)).editions
    assert (edition.state, edition.purpose, edition.decided) == ("sent", "daily", True)
    assert [one.story_id for one in edition.told] == [await story_of(room, told)]
    assert reasons(edition) == {await story_of(room, archived): "archive", await story_of(room, removed): "removed"}
    assert edition.left_out[-1].headline is None  # nothing of what was taken out is shown
    text = why_text(await why(room))
    assert "Ferry line reopens" in text
    assert "A mistake" not in text
    assert labels.WHY_REASONS["archive"] in text


async def test_the_record_stays_when_the_store_goes_on(room: Room) -> None:
    await room.file("Ferry line reopens")
    await planned(room)
    before = await why(room)
    await room.file("Bridge closes")
    assert await why(room) == before
    assert await why(room, None) == before  # the latest day with a record


async def test_told_stories_stand_under_the_headlines_that_were_posted(room: Room) -> None:
    story = await story_of(room, await room.file("Ferry line reopens"))
    quarry = await room.file("Quarry of Elmton closes", identity="quarry")
    await planned(room)
    await room.file("Ferry breaks down on first day", place=into(story), article={"outlet": "Elm Courier"})
    await room.file("Quarry of Elmton to close", identity="quarry")

    async def told() -> dict[int, str | None]:
        (edition,) = (await why(room)).editions
        return {one.story_id: one.headline.text if one.headline else None for one in edition.told}

    assert await told() == {story: "Ferry line reopens", await story_of(room, quarry): "Quarry of Elmton closes"}
    (first, *_) = await room.store.articles.load([1])
    await room.store.articles.remove(first.slug, room.clock.now)
    assert (await told())[story] == "Ferry breaks down on first day"  # nothing of what was taken out is shown


async def test_a_silent_day_is_explained_too(room: Room) -> None:
    await room.file("The ferry, fifty years ago", archive=True)
    row = await planned(room)
    assert row.state == "skipped"
    (edition,) = (await why(room)).editions
    assert (edition.state, edition.told, edition.counts) == ("skipped", (), {"archive": 1})


async def test_no_other_server_learns_anything(room: Room) -> None:
    await file_many(room, 13)
    row = await planned(room)
    assert (await why(room, guild=GUILD + 1)).editions == ()
    assert (await why(room, guild=None)).editions != ()  # the operator
    assert (await room.desk.more_stories(GUILD + 1, row.mark, 0)).local_date is None
    assert (await room.desk.more_stories(None, row.mark, 0)).rows == ()


async def test_the_button_lists_what_had_no_room_after_a_restart_and_a_merge(room: Room) -> None:
    stories = await file_many(room, 13)
    row = await planned(room)
    told = {one.story_id for one in decode_edition(row.payload).rows}
    over = [one for one in stories if one not in told]
    desk = Desk(room.store, clock=room.clock)
    await desk.start()
    answer = await desk.more_stories(GUILD, row.mark, 0)
    assert {one.story_id for one in answer.rows} == set(over)
    card = more_card(answer)
    check_limits(card)
    assert "3 stories" in displays(card.view)[0]
    stays = await room.store.stories.merge(over[0], over[1])
    assert {one.story_id for one in (await desk.more_stories(GUILD, row.mark, 9)).rows} == {stays, over[2]}
    await room.store.stories.merge(stays, min(told))
    assert [one.story_id for one in (await desk.more_stories(GUILD, row.mark, 0)).rows] == [over[2]]


async def test_many_that_had_no_room_come_in_pages(room: Room) -> None:
    await file_many(room, 30)
    row = await planned(room)
    first = await room.desk.more_stories(GUILD, row.mark, 0)
    last = await room.desk.more_stories(GUILD, row.mark, 99)
    assert (first.total, first.pages, len(first.rows)) == (20, 3, 8)
    assert (last.page, len(last.rows)) == (2, 4)
    assert buttons_of(more_card(first))[-1]["label"] == labels.NEXT_BUTTON
    assert buttons_of(more_card(last))[-1]["label"] == labels.PREVIOUS_BUTTON


async def test_old_records_are_forgotten_and_it_says_so(room: Room) -> None:
    await file_many(room, 12)
    row = await planned(room)
    room.clock.pass_by(days=61)
    assert await room.desk.forget_decisions() == 1
    assert labels.WHY_FORGOTTEN in why_text(await why(room))
    answer = await room.desk.more_stories(GUILD, row.mark, 0)
    assert labels.MORE_FORGOTTEN in displays(more_card(answer).view)[0]
    assert why_text(await why(room, date(2020, 1, 1))) == labels.WHY_NONE


async def test_a_told_story_comes_back_only_with_something_new(room: Room) -> None:
    first = {"text": "The dam above Elmton broke on Sunday and the valley was flooded."}
    story = await story_of(room, await room.file("Dam breaks above Elmton", article=first))
    await planned(room)
    room.clock.pass_by(days=1)
    again = {"text": "The dam above Elmton broke and the valley was flooded on Sunday.", "outlet": "Elm Courier"}
    await room.file("Dam above Elmton breaks", article=again, place=into(story))
    await planned(room, DAY + timedelta(days=1))
    (edition,) = (await why(room, DAY + timedelta(days=1))).editions
    assert (edition.state, reasons(edition)) == ("skipped", {story: "nothing-new"})
    room.clock.pass_by(days=1)
    more = {"text": "Rescuers found 14 people alive in the school of Upper Tarn on Tuesday.", "outlet": "Fen Herald"}
    await room.file("Rescuers find 14 alive", article=more, place=into(story))
    row = await planned(room, DAY + timedelta(days=2))
    (told,) = decode_edition(row.payload).rows
    assert told.update
    assert told.nut_graf is not None
    assert told.nut_graf.text == more["text"]


async def test_a_story_that_was_only_reworded_does_not_come_back(room: Room) -> None:
    text = "The dam above Elmton broke on Sunday and the valley was flooded."
    story = await story_of(room, await room.file("Dam breaks above Elmton", article={"text": text}, identity="dam"))
    await planned(room)
    room.clock.pass_by(days=1)
    await room.file("Dam breaks above Elmton", article={"text": text.replace("Sunday", "Sunday,")}, identity="dam")
    await planned(room, DAY + timedelta(days=1))
    (edition,) = (await why(room, DAY + timedelta(days=1))).editions
    assert reasons(edition) == {story: "told"}


def test_the_answer_fits_one_message_and_pings_nobody() -> None:
    edition = WhyEdition(channel_id=1, local_date=DAY, purpose="daily", state="sent", state_reason="", decided=True)
    answer = WhyAnswer(channel_id=1, local_date=DAY, editions=(edition,) * 90)
    assert len(why_text(answer)) <= 2_000


@pytest.mark.parametrize(
    ("state", "heading"),
    [
        ("sent", labels.WHY_TOLD),
        ("missed", labels.WHY_NOT_TOLD),
        ("skipped", labels.WHY_NOT_TOLD),
        ("planned", labels.WHY_TO_TELL),
        ("sending", labels.WHY_PERHAPS_TOLD),
        ("uncertain", labels.WHY_PERHAPS_TOLD),
    ],
)
async def test_what_was_never_posted_is_not_said_to_be_told(room: Room, state: Any, heading: str) -> None:
    await room.subscribe()
    await room.file()
    if state == "sent":
        await room.tick()
    else:
        await room.delivery.planner.plan_due(room.clock.now)
        (row,) = await room.rows()
        if state == "sending":
            await room.store.outbox.begin(row.row_id, room.clock.now)
        else:
            await room.store.outbox.mark(row.row_id, state, "not-posted")
    told = why_text(await room.desk.why_digest(CHANNEL, None, guild_id=GUILD))
    assert f"**{heading}**" in told
    assert told.count("**Told**") == (state == "sent")


@pytest.mark.parametrize(
    ("state", "reason", "told"),
    [
        ("sent", "", "posted"),
        ("skipped", "empty", "was not posted: nothing was new"),
        ("missed", "away", "was missed: the bot was away for longer than three hours"),
        ("failed", "refused 400/50035", "is not tried again: refused 400/50035"),
    ],
)
def test_how_an_edition_stands_is_said_in_words(state: str, reason: str, told: str) -> None:
    edition = WhyEdition(
        channel_id=1, local_date=DAY, purpose="daily", state=state, state_reason=reason, decided=state != "missed"
    )
    text = why_text(WhyAnswer(channel_id=1, local_date=DAY, editions=(edition,)))
    assert told in text
    assert (labels.WHY_NOTHING_CHOSEN in text) == (state == "missed")


async def test_the_news_of_a_date_that_was_missed_is_said_to_come(room: Room) -> None:
    await room.file("Ferry line reopens")
    await room.tick(hours=5)
    (edition,) = (await why(room)).editions
    assert (edition.state, edition.decided) == ("missed", False)
    assert labels.WHY_NOTHING_CHOSEN in why_text(await why(room))
