"""The small Discord against the unmodified library: what the drills rest on has to be so."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import aiohttp
import discord
import pytest
from discord import ui

from tests.discord_server import describe
from tests.discord_server.library import CHANNEL, GUILD, Client, of_its_own, refusal_of, there
from tests.discord_server.server import TOKEN, DiscordServer
from tests.discord_server.world import FORUM, HISTORY, NEWS

FORUM_CHANNEL = 201


async def answered(asked: Any, event: str = "done") -> Any:
    async with asyncio.timeout(5):
        await getattr(asked, event).wait()
    return asked


async def test_the_library_logs_in_and_sees_its_server(server: DiscordServer, client: Client) -> None:
    (guild,) = client.guilds
    assert (guild.id, there(client).name, guild.me.id) == (GUILD, "news", 300)
    assert {command["name"] for command in server.world.commands} == {"echo", "think"}
    rights = there(client).permissions_for(guild.me)
    assert (rights.send_messages, rights.read_message_history, rights.manage_guild) == (True, True, False)


async def test_commands_are_answered_at_once_or_later_and_suggest(server: DiscordServer, client: Client) -> None:
    asked = await answered(await server.ask("echo", {"words": "hello"}, channel_id=CHANNEL))
    assert (asked.answer["data"]["content"], asked.private) == ("hello", True)
    assert not server.world.channels[CHANNEL].messages
    asked = await answered(await server.ask("think", channel_id=CHANNEL), "shown")
    assert asked.original["content"] == "thought"
    asked = await answered(await server.ask("echo", {"words": "wo"}, channel_id=CHANNEL, focused="words"))
    assert asked.answer["data"]["choices"] == [{"name": "wo!", "value": "wo"}]


async def test_a_button_changes_the_message_it_stands_on(server: DiscordServer, client: Client) -> None:
    message = await there(client).send("a card")
    stored = server.world.channels[CHANNEL].messages[message.id]
    await answered(await server.press("x:1", channel_id=CHANNEL, message=stored), "shown")
    assert stored["content"] == "pressed"


async def test_a_nonce_gives_the_first_message_within_its_time(server: DiscordServer, client: Client) -> None:
    now = datetime.now(UTC)
    server.world.now = lambda: now
    server.limits.enforced = False
    first = await there(client).send("one", nonce="n1")
    now += server.world.replayed - timedelta(seconds=1)
    assert (await there(client).send("one", nonce="n1")).id == first.id
    assert (await there(client).send("one", nonce="n2")).id != first.id
    now += timedelta(seconds=1)
    again = await there(client).send("one", nonce="n1")
    assert again.id != first.id
    await again.delete()
    with pytest.raises(discord.NotFound) as caught:
        await there(client).send("one", nonce="n1")
    assert caught.value.code == 10008
    assert (server.world.created, server.world.replays) == (3, 1)


async def test_a_lost_answer_leaves_the_message_and_a_reset_none(server: DiscordServer, client: Client) -> None:
    server.faults.add("reset", path="/messages$", after=True, times=1)
    server.faults.add("reset", path="/messages$", times=1)
    server.faults.add("cut", path="/messages$", times=1)
    for count in (1, 1, 2):
        with pytest.raises(aiohttp.ClientError):
            await there(client).send("once")
        assert len(server.world.channels[CHANNEL].messages) == count


@pytest.mark.parametrize("after", [False, True])
async def test_the_library_repeats_a_server_error_with_its_nonce(
    server: DiscordServer, client: Client, after: bool
) -> None:
    server.faults.add("error", path="/messages$", status=502, times=1, after=after)
    await there(client).send("once", nonce="n")
    assert server.world.created == 1
    assert [seen.status for seen in server.seen if seen.path.endswith("/messages")] == [502, 200]


async def test_the_library_waits_where_it_is_told_to(server: DiscordServer, client: Client) -> None:
    server.faults.add("limited", path="/messages$", retry_after=0.05, times=1)
    server.faults.add("limited", path="/messages$", retry_after=0.05, everywhere=True, times=1)
    await there(client).send("once")
    assert server.limits.invalid == 2
    server.faults.add("limited", path="/messages$", retry_after=500.0, times=1)
    with pytest.raises(discord.RateLimited):
        await there(client).send("later")


async def test_a_slow_answer_comes_and_a_hanging_one_does_not(server: DiscordServer, client: Client) -> None:
    server.faults.add("slow", path="/messages$", seconds=0.02, times=1)
    server.faults.add("hang", path="/messages$", after=True, times=1)
    await there(client).send("slow")
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.05):
            await there(client).send("hanging")
    assert server.world.created == 2


async def test_each_refusal_has_discords_own_code(server: DiscordServer, client: Client) -> None:
    server.limits.enforced = False
    channel = there(client)
    server.world.channels[CHANNEL].deny = 1 << 11
    assert await refusal_of(channel.send("x")) == (403, 50013)
    server.world.channels[CHANNEL].deny = 1 << 10
    assert await refusal_of(channel.send("x")) == (403, 50001)
    server.world.channels[CHANNEL].deny = 0
    assert await refusal_of(channel.send(" " * 2001)) == (400, 50035)
    view = ui.LayoutView()
    view.add_item(ui.TextDisplay("a" * 4001))
    assert await refusal_of(channel.send(view=view)) == (400, 50035)
    server.world.drop_channel(CHANNEL)
    assert await refusal_of(channel.send("x")) == (404, 10003)
    server.tokens.clear()
    assert await refusal_of(channel.send("x")) == (401, 0)
    assert server.limits.invalid == 3


async def test_history_is_paged_and_empty_without_the_right_to_it(server: DiscordServer, client: Client) -> None:
    for number in range(120):
        server.world.store(server.world.channels[CHANNEL], {"content": str(number)})
    start = datetime.now(UTC) - timedelta(hours=1)
    found = [one.content async for one in there(client).history(after=start, oldest_first=True, limit=None)]
    assert found == [str(number) for number in range(120)]
    assert [one.content async for one in there(client).history(limit=2)] == ["119", "118"]
    server.world.channels[CHANNEL].deny = HISTORY
    assert [one async for one in there(client).history(limit=5)] == []


async def test_forums_take_posts_with_their_tags_and_no_plain_message(server: DiscordServer, client: Client) -> None:
    tag = {"id": "9", "name": "news", "moderated": False, "emoji_id": None, "emoji_name": None}
    server.world.add_channel(GUILD, FORUM_CHANNEL, kind=FORUM, tags=[tag], needs_tag=True)
    await server.gateway.dispatch(
        "CHANNEL_CREATE", describe.channel(server.world.channels[FORUM_CHANNEL], server.world)
    )
    await client.next("channel")
    forum = there(client, FORUM_CHANNEL)
    with pytest.raises(discord.HTTPException) as caught:
        await forum.create_thread(name="Today", content="hello")
    assert caught.value.code == 40067
    thread, message = await forum.create_thread(name="Today", content="hello", applied_tags=forum.available_tags)
    assert (thread.parent_id, message.content) == (FORUM_CHANNEL, "hello")
    with pytest.raises(discord.HTTPException) as caught:
        await client.http.request(discord.http.Route("POST", "/channels/201/messages"), json={"content": "x"})
    assert caught.value.code == 40058
    server.world.channels[thread.id].archived = True
    await thread.send("more")
    assert not server.world.channels[thread.id].archived


async def test_announcements_are_crossposted_once_and_conversations_opened(
    server: DiscordServer, client: Client
) -> None:
    server.world.channels[CHANNEL].kind = NEWS
    message = await there(client).send("news")
    await message.publish()
    with pytest.raises(discord.HTTPException) as caught:
        await message.publish()
    assert caught.value.code == 40033
    server.world.users[7] = {**server.world.bot, "id": "7", "bot": False}
    await (await client.fetch_user(7)).send("hello")
    (conversation,) = [one for one in server.world.channels.values() if one.recipient == 7]
    assert len(conversation.messages) == 1
    server.world.users[7]["takes_no_dm"] = True


async def test_whom_a_message_would_ping_is_noted(server: DiscordServer, client: Client) -> None:
    await there(client).send("@everyone <@7>", allowed_mentions=discord.AllowedMentions.none())
    assert server.world.pings == []
    await there(client).send("@everyone <@7>", allowed_mentions=discord.AllowedMentions(everyone=False))
    assert [ping["pings"] for ping in server.world.pings] == [["<@7>"]]


HOW: dict[str, Callable[[DiscordServer], Awaitable[None]]] = {
    "closed": lambda server: server.gateway.close_all(4000),
    "reset": lambda server: server.gateway.reset_all(),
    "asked": lambda server: server.gateway.ask_to_reconnect(),
    "invalid but known": lambda server: server.gateway.invalidate(resumable=True),
}


@pytest.mark.parametrize("how", HOW)
async def test_a_lost_connection_is_taken_up_again_with_what_was_missed(
    server: DiscordServer, client: Client, how: str
) -> None:
    await HOW[how](server)
    asked = await server.ask("echo", {"words": "meanwhile"}, channel_id=CHANNEL)
    await client.next("resumed")
    assert (await answered(asked)).answer["data"]["content"] == "meanwhile"
    assert (server.gateway.identified, server.gateway.resumed) == (1, 1)


async def test_a_refused_token_ends_the_connection_for_good(server: DiscordServer) -> None:
    client = Client()
    with server.redirected():
        await client.login(TOKEN)
        server.tokens.clear()
        with pytest.raises(discord.ConnectionClosed) as caught:
            await client.connect()
        await client.close()
    assert caught.value.code == 4004


async def test_it_runs_as_a_process_of_its_own() -> None:
    async with of_its_own() as one:
        await one.tell("guild", id=GUILD)
        await one.tell("channel", guild=GUILD, id=CHANNEL)
        await one.tell("fault", what="error", path="/messages$", status=503, times=1)
        for status in (503, 200):
            assert await one.post(CHANNEL) == (status, 0)
        assert [message["content"] for message in await one.tell("messages", channel=CHANNEL)] == ["x"]
        assert (await one.tell("counts"))["requests"] == 2
        assert "error" in await one.tell("no such thing")
