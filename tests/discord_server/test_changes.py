"""What happens to servers and channels while the library is connected: what it is told, and what it is refused then."""

from datetime import UTC, datetime, timedelta
from typing import Any

import discord
import pytest
from discord import ui

from tests.discord_server.library import CHANNEL, GUILD, Client, of_its_own, refusal_of, there
from tests.discord_server.limits import Limits
from tests.discord_server.refusals import Refusal
from tests.discord_server.server import DiscordServer
from tests.discord_server.world import FORUM, NEWS, a_user


async def opened(server: DiscordServer, client: Client, name: str = "Today") -> Any:
    """A post in a forum that the channel is turned into."""
    if server.world.channels[CHANNEL].kind != FORUM:
        server.changes.turn(CHANNEL, FORUM)
        await client.next("changed")
    forum: Any = await client.fetch_channel(CHANNEL)
    return (await forum.create_thread(name=name, content="hello")).thread


async def test_a_deleted_channel_is_gone_with_its_threads(server: DiscordServer, client: Client) -> None:
    channel = there(client)
    thread = await channel.create_thread(name="aside", type=discord.ChannelType.public_thread)
    server.changes.delete_channel(CHANNEL)
    await client.next("deleted")
    assert there(client) is None
    assert await refusal_of(channel.send("x")) == (404, 10003)
    assert await refusal_of(thread.send("x")) == (404, 10003)
    assert await refusal_of(client.fetch_channel(CHANNEL)) == (404, 10003)
    assert set(server.world.gone) == {CHANNEL, thread.id}


async def test_a_deleted_thread_is_told_as_one(server: DiscordServer, client: Client) -> None:
    thread = await opened(server, client)
    server.changes.delete_channel(thread.id)
    await client.next("thread deleted")
    assert await refusal_of(thread.send("x")) == (404, 10003)


async def test_a_bot_put_out_of_a_server_sees_nothing_of_it_until_it_is_back(
    server: DiscordServer, client: Client
) -> None:
    channel = there(client)
    server.changes.remove_bot(GUILD)
    await client.next("put out")
    assert not list(client.guilds)
    assert await refusal_of(channel.send("x")) == (403, 50001)
    assert await refusal_of(client.fetch_guild(GUILD)) == (404, 10004)
    server.changes.bring_back(GUILD)
    await client.next("back")
    await there(client).send("x")


async def test_an_outage_is_no_departure(server: DiscordServer, client: Client) -> None:
    server.changes.begin_outage(GUILD)
    await client.next("outage")
    assert [guild.unavailable for guild in client.guilds] == [True]
    server.changes.end_outage(GUILD)
    await client.next("outage over")
    assert [guild.unavailable for guild in client.guilds] == [False]


async def test_a_channel_turned_into_a_forum_takes_posts_and_shows_no_message_of_before(
    server: DiscordServer, client: Client
) -> None:
    await there(client).send("before")
    server.changes.turn(CHANNEL, FORUM)
    await client.next("changed")
    channel = there(client)
    assert await refusal_of(channel.send("after")) == (400, 40058)
    assert [one async for one in channel.history()] == []
    thread = await opened(server, client)
    assert thread.parent_id == CHANNEL


async def test_an_archived_thread_takes_messages_again_and_no_change_of_them(
    server: DiscordServer, client: Client
) -> None:
    thread = await opened(server, client)
    message = await thread.fetch_message(thread.id)
    server.changes.archive(thread.id)
    await client.next("thread changed")
    assert there(client, thread.id) is None
    assert await refusal_of(message.edit(content="other")) == (400, 50083)
    await thread.send("more")
    await client.next("thread changed")
    await message.edit(content="other")
    server.changes.archive(thread.id, locked=True)
    assert await refusal_of(thread.send("x")) == (400, 50083)
    server.changes.archive(thread.id, archived=False)
    assert await refusal_of(thread.send("x")) == (400, 160005)


async def test_archived_posts_come_latest_first_and_by_pages(server: DiscordServer, client: Client) -> None:
    now = datetime.now(UTC)
    server.world.now = lambda: now
    server.limits.enforced = False
    threads = [await opened(server, client, f"Post {number}") for number in range(4)]
    for thread in threads[1:]:
        now += timedelta(minutes=1)
        server.changes.archive(thread.id)
    forum: Any = await client.fetch_channel(CHANNEL)
    (guild,) = client.guilds
    assert [one.id for one in await guild.active_threads()] == [threads[0].id]
    found = [one async for one in forum.archived_threads(limit=2)]
    assert [one.id for one in found] == [threads[3].id, threads[2].id]
    assert found[0].archive_timestamp == now
    assert [one.id async for one in forum.archived_threads(limit=100, before=found[1].archive_timestamp)] == [
        threads[1].id
    ]


async def test_rights_that_change_are_told(server: DiscordServer, client: Client) -> None:
    server.changes.set_rights(CHANNEL, deny=1 << 11)
    await client.next("changed")
    channel = there(client)
    assert not channel.permissions_for(channel.guild.me).send_messages
    assert await refusal_of(channel.send("x")) == (403, 50013)


async def test_who_takes_no_direct_message_refuses_it_when_it_is_sent(server: DiscordServer, client: Client) -> None:
    server.world.users[7] = a_user(7, "editor", takes_no_dm=True)
    conversation = await client.create_dm(discord.Object(7))
    assert await refusal_of(conversation.send("x")) == (403, 50007)
    server.world.users[7]["takes_no_dm"] = False
    await conversation.send("x")
    server.changes.remove_bot(GUILD)
    assert await refusal_of(conversation.send("x")) == (403, 50278)
    assert await refusal_of(client.create_dm(discord.Object(8))) == (400, 50033)


async def test_the_parts_of_a_layout_come_back_numbered(server: DiscordServer, client: Client) -> None:
    view = ui.LayoutView()
    view.add_item(ui.Container(ui.TextDisplay("one"), ui.TextDisplay("two")))
    message = await there(client).send(view=view)
    (container,) = message.components
    assert [container.id, *(one.id for one in container.children)] == [1, 2, 3]
    (found,) = [one async for one in there(client).history()]
    assert [one.content for one in found.components[0].children] == ["one", "two"]


async def test_ten_announcements_an_hour_go_on_and_the_next_has_to_wait(server: DiscordServer, client: Client) -> None:
    server.changes.turn(CHANNEL, NEWS)
    await client.next("changed")
    ids = [int(server.world.store(server.world.channels[CHANNEL], {"content": "x"})["id"]) for _ in range(11)]
    for message_id in ids[:10]:
        await there(client).get_partial_message(message_id).publish()
    with pytest.raises(discord.RateLimited) as caught:
        await there(client).get_partial_message(ids[10]).publish()
    assert caught.value.retry_after > 3000


def test_each_kind_of_request_has_a_bucket_for_each_channel() -> None:
    now = 0.0
    limits = Limits(clock=lambda: now)
    for number in range(5):
        headers = limits.take("POST", "/channels/1/messages")
        assert headers["X-RateLimit-Remaining"] == str(4 - number)
    with pytest.raises(Refusal) as caught:
        limits.take("POST", "/channels/1/messages")
    assert caught.value.headers["Via"]
    assert caught.value.headers["X-RateLimit-Scope"] == "user"
    for path in ("/channels/2/messages", "/channels/1/threads"):
        limits.take("POST", path)
    assert limits.take("GET", "/channels/1/messages")["X-RateLimit-Bucket"] == "read"
    now = 5.0
    limits.take("POST", "/channels/1/messages")


async def test_all_of_it_can_be_told_to_a_process_of_its_own() -> None:
    async with of_its_own() as one:
        await one.tell("guild", id=GUILD)
        for channel in (CHANNEL, 201, 202):
            await one.tell("channel", guild=GUILD, id=channel)
        await one.tell("turn", channel=201, kind=FORUM)
        assert await one.post(201) == (400, 40058)
        await one.tell("rights", channel=202, deny=1 << 11)
        assert await one.post(202) == (403, 50013)
        await one.tell("delete", channel=202)
        assert await one.post(202) == (404, 10003)
        await one.tell("leave", guild=GUILD)
        assert await one.post(CHANNEL) == (403, 50001)
        await one.tell("back", guild=GUILD)
        assert await one.post(CHANNEL) == (200, 0)
        assert "error" in await one.tell("archive", channel=CHANNEL)
        for over in (False, True):
            assert await one.tell("outage", guild=GUILD, over=over) == {}
        await one.tell("user", id=7, name="editor")
        assert await one.tell("no_dm", user=7) == {}
