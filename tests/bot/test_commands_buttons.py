"""Buttons and pages, and what is recorded of the cards they stand on."""

from typing import Any

import aiohttp
import pytest

from bot.cards import labels
from tests.bot.conftest import ARTICLES, Room
from tests.bot.drawing import ids, read

# ---------------------------------------------------------------- buttons


async def test_every_button_of_a_brief_answers_the_presser_alone(room: Room) -> None:
    card = (await room.slash("brief", query="harbour ferry")).response
    before = card.components
    heads = {"Glance": "At a Glance", "Quotes": "Quotes", "Sources": "Sources"}
    assert set(ids(card)) == set(heads)
    for label, custom_id in ids(card).items():
        result = await room.click(card.message, by=room.editor, custom_id=custom_id)
        assert result.ephemeral, label
        assert read(result.response)[0].startswith(heads[label])
    assert room.channel.last_message.id == card.id
    assert card.components == before


async def test_the_buttons_of_a_glance_lead_back(room: Room) -> None:
    card = (await room.slash("glance", query="harbour ferry")).response
    result = await room.click(card.message, label="Brief")
    assert read(result.response)[1] == "Harbour Town Votes to Reopen Its Ferry Line [1]"


async def test_a_story_without_quotations_says_so(open_room: Any) -> None:
    text = ARTICLES["orchard"]["text"].replace("“", "").replace("”", "")
    async with open_room({"plain": ARTICLES["orchard"] | {"text": text}}) as room:
        card = (await room.slash("glance", query="apple frost")).response
        result = await room.click(card.message, label="Quotes")
        assert read(result.response) == ["Quotes · 0 quotes", labels.NO_QUOTES]


async def test_a_story_in_the_list_opens(room: Room) -> None:
    card = (await room.slash("stories")).response
    custom_id = next(iter(ids(card).values()))
    assert read((await room.click(card.message, custom_id=custom_id)).response)[0].startswith("Brief")


async def test_a_near_headline_opens_the_card_that_was_asked_for(room: Room) -> None:
    card = (await room.slash("glance", query="harbor fery lime")).response
    if read(card)[0] == labels.NOTHING_FOUND and ids(card):
        custom_id = next(iter(ids(card).values()))
        assert read((await room.click(card.message, custom_id=custom_id)).response)[0].startswith("At a Glance")


async def test_pages_of_quotes_turn_privately_and_in_place(room: Room) -> None:
    public = (await room.slash("quote", about="ferry")).response
    assert "page 1 of 2" in read(public)[0]
    first = read(public)
    second = await room.click(public.message, label="Next")
    assert second.ephemeral
    assert "page 2 of 2" in read(second.response)[0]
    assert read(public) == first  # others still see the page they saw
    back = await room.click(second.response.message, label="Previous")
    assert back.response.id == second.response.id  # one's own page is turned, not piled up
    assert read(back.response)[1:] == first[1:]


async def test_the_pages_of_a_speaker_turn(room: Room, open_room: Any) -> None:
    card = (await room.slash("quote", speaker="whitlock")).response
    if "Next" in ids(card):
        result = await room.click(card.message, label="Next")
        assert {line for line in read(result.response) if line.startswith("—")} == {"— Dana Whitlock"}


async def test_buttons_work_after_a_restart(room: Room) -> None:
    brief = (await room.slash("brief", query="harbour ferry")).response
    quotes = (await room.slash("quote", about="ferry")).response
    await room.restart()
    for label in ids(brief):
        assert read((await room.click(brief.message, label=label)).response)
    assert "page 2" in read((await room.click(quotes.message, label="Next")).response)[0]


async def test_the_buttons_of_a_removed_story_find_nothing(room: Room) -> None:
    card = (await room.slash("brief", query="harbour ferry")).response
    await room.desk.remove("https://harbour.example.com/ferry")
    for label in ids(card):
        result = await room.click(card.message, label=label)
        assert read(result.response)[0] == labels.NOTHING_FOUND, label
        assert result.ephemeral


async def test_no_card_is_kept_in_memory(room: Room) -> None:
    for _ in range(3):
        await room.slash("brief", query="harbour ferry")
        await room.slash("glance", query="harbour ferry", private=True)
    kept = room.bot._connection._view_store
    assert not kept._synced_message_views
    assert not kept._views


# ---------------------------------------------------------------- what is recorded


async def test_every_public_card_is_recorded_with_its_message_and_spans(room: Room) -> None:
    result = await room.slash("brief", query="harbour ferry")
    posts = await room.store.posts.with_revision(1)
    assert [(post.message_id, post.channel_id, post.guild_id, post.kind) for post in posts] == [
        (result.response.id, room.channel.id, room.guild.id, "brief")
    ]
    assert posts[0].spans


async def test_private_answers_and_presses_are_not_recorded(room: Room) -> None:
    card = (await room.slash("brief", query="harbour ferry")).response
    await room.click(card.message, label="Glance")
    await room.slash("quote", private=True)
    await room.slash("brief", query="volcano xylophone")
    assert len(await room.store.posts.with_revision(1)) == 1


async def test_a_card_that_cannot_be_recorded_is_still_answered(
    room: Room, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def fails(**_kwargs: Any) -> None:
        raise OSError("disk full of secrets")

    monkeypatch.setattr(room.desk, "record_post", fails)
    result = await room.slash("brief", query="harbour ferry")
    assert read(result.response)
    assert "card not recorded" in caplog.text
    assert "secrets" not in caplog.text


@pytest.mark.parametrize("error", ["lost", "repeated"])
async def test_a_card_whose_acknowledgement_was_lost_is_recorded(
    room: Room, monkeypatch: pytest.MonkeyPatch, error: str
) -> None:
    adapter = type(room.env._webhook_adapter)
    request = adapter.request

    async def loses(self: Any, route: Any, *args: Any, **kwargs: Any) -> Any:
        answer = await request(self, route, *args, **kwargs)
        if route.method != "POST" or not route.url.endswith("/callback"):
            return answer
        if error == "lost":
            raise aiohttp.ServerDisconnectedError
        return await request(self, route, *args, **kwargs)  # tried again: Discord says 40060

    monkeypatch.setattr(adapter, "request", loses)
    result = await room.slash("brief", query="harbour ferry")
    assert read(result.response)[0].startswith("Brief")
    assert [post.message_id for post in await room.store.posts.with_revision(1)] == [result.response.id]
