"""What /digest preview and /digest now show, and the post itself, through a simulated Discord."""

from datetime import timedelta
from typing import Any

import discord

from bot.cards import admin, labels
from bot.editions import decode_edition, mark_for
from bot.posting import Courier, mark_of
from tests.bot.conftest import NOON, Room
from tests.bot.digesting import STAMP, digests, posted_in, say, set_here
from tests.bot.drawing import check_body


def texts(message: Any) -> str:
    """Every text display of a message."""
    found: list[str] = []

    def walk(components: Any) -> None:
        for component in components:
            if isinstance(component, discord.TextDisplay):
                found.append(component.content)
            walk(getattr(component, "children", ()))

    walk(message.components)
    return "\n".join(found)


async def test_preview_is_private_and_now_is_public_and_neither_moves_the_daily_one(room: Room) -> None:
    await set_here(room, time="13:00", zone="UTC")
    result = await room.editor.slash(room.channel, "digest preview")
    assert result.ephemeral
    shown = texts(result.response.message)
    assert labels.DIGEST_PREVIEW in shown
    assert "Harbour Town Votes to Reopen Its Ferry Line" in shown
    assert posted_in(room) == []
    told = await say(room, "now")
    assert "have not moved" in told
    posted = posted_in(room)
    assert len(posted) == 1
    assert labels.DIGEST_NOW in texts(posted[0])
    room.clock.now = NOON + timedelta(hours=1)
    await room.bot.delivery.tick()
    assert len(posted_in(room)) == 2
    assert "Last posted" in await say(room, "list")


async def test_now_without_news_says_so(room: Room) -> None:
    await set_here(room)
    room.clock.now = NOON + timedelta(days=5)
    assert await say(room, "now") == admin.NOW_EMPTY


async def test_the_post_has_a_button_a_story_the_mark_and_pings_nobody(room: Room) -> None:
    await set_here(room, time="12:30", zone="UTC")
    room.clock.now = NOON + timedelta(minutes=30)
    await room.bot.delivery.tick()
    (message,) = posted_in(room)
    (row,) = await room.store.outbox.list_for(room.guild.id)
    assert row.state == "sent"
    assert row.message_id == message.id
    assert mark_of(message.components) == f"-# {labels.edition_label(row.mark)}"
    assert row.mark == mark_for(room.guild.id, room.channel.id, row.local_date, "daily", 0)
    (request,) = [entry for entry in room.env.http_requests if entry.path.endswith(f"{room.channel.id}/messages")]
    body = request.json
    assert body["nonce"] == row.nonce
    assert body["enforce_nonce"] is True
    assert body["allowed_mentions"]["parse"] == []
    check_body(body, "MessageCreateRequest")
    edition = decode_edition(row.payload)
    result = await room.click(message, custom_id=f"ng:b:{edition.rows[0].story_id}")
    assert result.ephemeral


async def test_a_message_is_found_again_by_its_mark(room: Room) -> None:
    await set_here(room, time="12:30", zone="UTC")
    room.clock.now = NOON + timedelta(minutes=30)
    await room.bot.delivery.tick()
    (row,) = await room.store.outbox.list_for(room.guild.id)
    (message,) = posted_in(room)
    since = message.created_at
    courier = Courier(room.bot)
    assert await courier.find(room.guild.id, room.channel.id, row.mark, since) == message.id
    assert await courier.find(room.guild.id, room.channel.id, "2026-01-06 · other", since) == "absent"
    closed = room.guild.create_text_channel(
        "closed", overwrites={room.bot.user: discord.PermissionOverwrite(read_message_history=False)}
    )
    assert await courier.find(room.guild.id, closed.id, row.mark, since) == "unreadable"


async def test_a_channel_deleted_between_plan_and_post_suspends_and_is_told(room: Room) -> None:
    doomed = room.guild.create_text_channel("doomed")
    await set_here(room, channel=doomed, time="12:30", zone="UTC")
    await room.bot.get_channel(doomed.id).delete()
    room.clock.now = NOON + timedelta(minutes=30)
    for _ in range(3):
        room.bot.delivery.patience._until.clear()
        await room.bot.delivery.tick()
    (row,) = await room.store.outbox.list_for(room.guild.id)
    assert (row.state, row.strikes) == ("suspended", 3)
    told = await say(room, "list")
    assert "the channel is gone" in told
    assert not STAMP.search(told)  # nothing comes
    assert doomed.mention in await say(room, "remove")
    assert await digests(room) == []
