"""Starting, telling Discord the commands, and ending."""

import asyncio
import logging
import os
import signal
import time
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import aiohttp
import discord
import pytest
from discord.utils import MISSING

from bot.cards.buttons import BUTTONS
from bot.cogs.limiter import Limiter
from bot.desk import Desk
from bot.errors import NOT_DONE, USAGE, GatewayRefusedError, TokenRefusedError, place_of, sentence_for, status_for
from bot.newsroom import PERMISSIONS, Newsroom, serve
from storage.records import Subscription
from tests.bot.conftest import Clock, Room
from tests.bot.drawing import check_body


def puts(room: Room) -> int:
    """How often Discord was told all commands."""
    return sum(entry.method == "PUT" and entry.path.endswith("/commands") for entry in room.env.http_requests)


async def test_the_bot_asks_for_the_least_and_mentions_nobody(room: Room) -> None:
    assert room.bot.intents.value == discord.Intents(guilds=True).value == 1
    assert room.bot.allowed_mentions is not None
    assert room.bot.allowed_mentions.to_dict() == {"parse": []}


async def test_commands_are_told_again_only_when_they_changed(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    assert puts(room) == 1
    await room.restart()
    assert puts(room) == 1
    monkeypatch.setattr("bot.newsroom.NewsroomTree.fingerprint", lambda _tree: "another")
    await room.restart()
    assert puts(room) == 2


async def test_digests_rest_while_the_bot_is_out_of_the_server(room: Room) -> None:
    servers = room.desk.store.servers
    subscription = Subscription(
        guild_id=room.guild.id, channel_id=1, time="07:30", zone="UTC", set_by=2, set_at=room.clock()
    )
    await servers.set(subscription)
    guild = room.bot.get_guild(room.guild.id)
    assert guild is not None
    await room.bot.on_guild_remove(guild)
    assert await servers.all_active() == []
    await room.bot.on_guild_join(guild)
    assert await servers.all_active() == [subscription]
    await room.bot.on_guild_remove(guild)
    await room.bot.on_guild_available(guild)  # as Discord may call it too
    assert await servers.all_active() == [subscription]
    await room.bot.on_guild_remove(guild)
    await room.bot.on_ready()
    assert await servers.all_active() == [subscription]
    await room.bot.on_guild_remove(guild)
    room.clock.now += timedelta(days=31)
    assert await room.desk.forget_left() == 1
    await room.bot.on_guild_join(guild)
    assert await servers.all_active() == []


async def test_sync_forces_the_commands(room: Room) -> None:
    await room.env.restart_bot(Newsroom(room.desk, clock=room.clock, sync=True))
    assert puts(room) == 2


async def test_the_fingerprint_is_kept_for_each_application(room: Room) -> None:
    fingerprint = room.bot.tree.fingerprint()
    assert await room.desk.setting(f"commands:{room.bot.application_id}") == fingerprint
    assert await room.desk.setting("commands:1") is None
    assert Newsroom(room.desk, clock=room.clock).tree.fingerprint() == fingerprint


async def test_a_bot_that_cannot_tell_its_commands_still_starts(room: Room, caplog: pytest.LogCaptureFixture) -> None:
    room.env.inject_error("PUT", "/applications/*/commands", status=403, code=50001)
    await room.env.restart_bot(Newsroom(room.desk, clock=room.clock, sync=True))
    assert "commands not synced" in caplog.text
    assert room.env.bot.is_ready()


async def test_the_commands_are_as_discord_wants_them_and_say_where_they_work(room: Room) -> None:
    commands = [command.to_dict(room.bot.tree) for command in room.bot.tree._get_all_commands()]
    names = {command["name"] for command in commands}
    assert names == {
        "brief",
        "glance",
        "quote",
        "timeline",
        "compare",
        "stories",
        "voices",
        "about",
        "digest",
        "status",
        "Brief this",
    }
    for command in commands:
        if command["name"] != "digest":  # the published schema knows no media channels, which its option may offer
            check_body(command, "ApplicationCommandCreateRequest")
        assert command["integration_types"] == [0]
        assert command["contexts"] == ([0] if command["name"] in ("digest", "status") else [0, 1])
        for option in command.get("options", []):
            if option["type"] == 3:
                takes_links = command["name"] in ("brief", "glance")
                assert option["max_length"] <= (2_000 if takes_links else 100)


async def test_the_invite_link_asks_for_what_is_needed(room: Room) -> None:
    link = room.bot.invite()
    assert f"client_id={room.bot.application_id}" in link
    assert f"permissions={PERMISSIONS}" in link
    assert "scope=bot+applications.commands" in link
    granted = discord.Permissions(PERMISSIONS)
    wanted = ("view_channel", "send_messages", "embed_links", "read_message_history", "send_messages_in_threads")
    assert {name for name, value in granted if value} == {"read_messages", *wanted} - {"view_channel"}


async def test_the_invite_link_is_logged_at_start(room: Room, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    await room.restart()
    assert room.bot.invite() in caplog.text


async def test_every_button_is_known_before_the_first_press(room: Room) -> None:
    known = room.bot._connection._view_store._dynamic_items.values()
    assert set(BUTTONS) <= set(known)


async def test_an_error_in_an_event_is_logged_without_words(room: Room, caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(ValueError, match="wrote"):  # noqa: PT012 - the handler must run inside the except block
        try:
            int("what a member wrote")
        except ValueError:
            await Newsroom.on_error(room.bot, "on_anything", "args")
            raise
    assert "event=on_anything" in caplog.text
    assert "ValueError" in caplog.text
    assert "wrote" not in caplog.text


def test_the_place_of_an_error_holds_no_words() -> None:
    assert place_of(ValueError("words")) == "?"


# ---------------------------------------------------------------- the limiter


def test_five_questions_in_ten_seconds_are_allowed() -> None:
    clock = Clock()
    limiter = Limiter(clock)
    assert [limiter.is_allowed(1) for _ in range(6)] == [True] * 5 + [False]
    assert limiter.is_allowed(2)
    clock.pass_(9.9)
    assert not limiter.is_allowed(1)
    clock.pass_(0.1)
    assert limiter.is_allowed(1)


def test_a_clock_set_back_locks_nobody_out() -> None:
    clock = Clock()
    limiter = Limiter(clock, most=1, per=timedelta(seconds=10))
    assert limiter.is_allowed(1)
    clock.pass_(-3_600)
    assert limiter.is_allowed(1)


def test_the_limiter_forgets_people_of_long_ago() -> None:
    limiter = Limiter(Clock(), most=1)
    assert limiter.is_allowed(0)
    assert all(limiter.is_allowed(number) for number in range(1, 10_001))
    assert limiter.is_allowed(0)  # forgotten
    assert len(limiter._asked) == 10_000


# ---------------------------------------------------------------- running


class Gateway:
    """Stands in for the connection of `serve`."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *, login: Exception | None = None, connect: Any = None) -> None:
        self.connected = asyncio.Event()
        self.closed: list[str] = []

        async def log_in(_client: Newsroom, _token: str) -> None:
            if login is not None:
                raise login

        async def hold(_client: Newsroom) -> None:
            self.connected.set()
            if connect is not None:
                raise connect
            await asyncio.Event().wait()

        async def close(_client: Newsroom) -> None:
            self.closed.append("client")

        async def stop(_delivery: Any, *_args: Any) -> None:
            self.closed.append("delivery")

        monkeypatch.setattr(Newsroom, "login", log_in)
        monkeypatch.setattr(Newsroom, "connect", hold)
        monkeypatch.setattr(Newsroom, "close", close)
        monkeypatch.setattr("bot.delivery.Delivery.start", lambda _delivery: None)
        monkeypatch.setattr("bot.delivery.Delivery.close", stop)


@pytest.fixture
async def desk(empty_room: Room) -> Desk:
    return empty_room.desk


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_a_signal_ends_the_bot_in_reverse_order(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, number: signal.Signals
) -> None:
    gateway = Gateway(monkeypatch)
    serving = asyncio.create_task(serve(desk, "token", clock=Clock()))
    await gateway.connected.wait()
    start = time.monotonic()
    os.kill(os.getpid(), number)
    await serving
    assert time.monotonic() - start < 10
    assert gateway.closed == ["delivery", "client"]


async def test_what_does_not_close_is_not_waited_for(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    gateway = Gateway(monkeypatch)

    async def never(_client: Newsroom) -> None:
        await asyncio.Event().wait()

    monkeypatch.setattr(Newsroom, "close", never)
    monkeypatch.setattr("bot.newsroom._LEAVE_TIME", 0.01)
    serving = asyncio.create_task(serve(desk, "token", clock=Clock()))
    await gateway.connected.wait()
    os.kill(os.getpid(), signal.SIGTERM)
    await serving
    assert "without waiting" in caplog.text


async def test_a_refused_token_is_told_as_such(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    gateway = Gateway(monkeypatch, login=discord.LoginFailure("bad token abc"))
    with pytest.raises(TokenRefusedError) as caught:
        await serve(desk, "abc", clock=Clock())
    assert "abc" not in str(caught.value)
    assert gateway.closed == ["delivery", "client"]


async def test_a_token_refused_while_running_ends_the_bot_with_that_reason(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    gateway = Gateway(monkeypatch)

    async def refused(_delivery: Any) -> None:
        await gateway.connected.wait()

    monkeypatch.setattr("bot.delivery.Delivery.until_refused", refused)
    monkeypatch.setattr("bot.delivery.Delivery.halted", True)
    with pytest.raises(TokenRefusedError):
        await serve(desk, "token", clock=Clock())
    assert gateway.closed == ["delivery", "client"]


async def test_servers_left_while_nobody_listened_rest_from_the_next_start_on(room: Room) -> None:
    servers = room.desk.store.servers
    for guild_id in (room.guild.id, 4242):
        one = Subscription(guild_id=guild_id, channel_id=1, time="07:30", zone="UTC", set_by=2, set_at=room.clock())
        await servers.set(one)
    await room.bot.on_ready()
    assert [one.guild_id for one in await servers.all_active()] == [room.guild.id]
    assert len(await servers.list_for(4242)) == 1  # kept for a while, in case it comes back


@pytest.mark.parametrize(
    ("code", "error", "words"),
    [
        (4004, TokenRefusedError, "DISCORD_TOKEN"),
        (4010, GatewayRefusedError, "(4010): this version"),
        (4011, GatewayRefusedError, "(4011): the bot is in more servers"),
        (4013, GatewayRefusedError, "(4013): this version"),
        (4014, GatewayRefusedError, "(4014): its application"),
    ],
)
async def test_a_closing_that_no_retry_mends_ends_the_bot(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, code: int, error: type[Exception], words: str
) -> None:
    class Socket:
        close_code = code

    closed: Exception = discord.ConnectionClosed(Socket(), shard_id=None, code=code)  # type: ignore[arg-type]
    if code == 4014:
        closed = discord.PrivilegedIntentsRequired(None)
    Gateway(monkeypatch, connect=closed)
    with pytest.raises(error) as caught:
        await serve(desk, "token", clock=Clock())
    assert words in str(sentence_for(caught.value))
    assert status_for(caught.value) in (NOT_DONE, USAGE)


async def test_a_network_that_is_not_up_yet_is_waited_for(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    gateway = Gateway(monkeypatch)
    key: Any = MISSING
    denied: Any = SimpleNamespace(status=403, reason="")
    page = discord.Forbidden(denied, "<html>denied</html>")  # of a proxy
    failures: list[Exception] = [aiohttp.ClientConnectorError(key, OSError("no route")), TimeoutError(), page]

    async def log_in(_client: Newsroom, _token: str) -> None:
        if failures:
            raise failures.pop()

    monkeypatch.setattr(Newsroom, "login", log_in)
    monkeypatch.setattr("bot.newsroom._LOGIN_WAITS", (0,))
    serving = asyncio.create_task(serve(desk, "token", clock=Clock()))
    await gateway.connected.wait()
    os.kill(os.getpid(), signal.SIGTERM)
    await serving
    assert caplog.text.count("can't be reached") == 3


async def test_a_gateway_that_refuses_the_first_connection_is_waited_for(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    connect = Newsroom.connect
    gateway = Gateway(monkeypatch)
    asked: list[None] = []

    async def refused(*_args: Any, **_params: Any) -> None:
        asked.append(None)
        raise aiohttp.ClientConnectionError("503, as a handshake may be answered")

    async def two_that_fail(client: Newsroom) -> None:
        if len(asked) == 2:
            await held(client)
        await connect(client)

    held = Newsroom.connect
    monkeypatch.setattr(Newsroom, "connect", two_that_fail)
    monkeypatch.setattr("discord.client.DiscordWebSocket.from_client", refused)
    monkeypatch.setattr("discord.client.ExponentialBackoff.delay", lambda _backoff: 0)
    monkeypatch.setattr("bot.newsroom._LOGIN_WAITS", (0,))
    serving = asyncio.create_task(serve(desk, "token", clock=Clock()))
    async with asyncio.timeout(20):
        await gateway.connected.wait()
        os.kill(os.getpid(), signal.SIGTERM)
        await serving
    assert caplog.text.count("gateway can't be reached") == 2


async def test_every_attempt_is_made_on_a_connection_of_its_own(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("discord.http.Route.BASE", "http://127.0.0.1:1/api/v10")  # nobody listens there
    monkeypatch.setattr("bot.newsroom._LOGIN_WAITS", (0,))
    serving = asyncio.create_task(serve(desk, "token", clock=Clock()))
    async with asyncio.timeout(20):
        while caplog.text.count("ClientConnectorError") < 3:
            await asyncio.sleep(0)
        os.kill(os.getpid(), signal.SIGTERM)
        await serving


async def test_a_bot_that_waits_for_the_network_still_ends_when_told(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    Gateway(monkeypatch, login=TimeoutError())
    serving = asyncio.create_task(serve(desk, "token", clock=Clock()))
    while "can't be reached" not in caplog.text:
        await asyncio.sleep(0)
    os.kill(os.getpid(), signal.SIGTERM)
    async with asyncio.timeout(10):
        await serving


@pytest.mark.parametrize(
    ("before", "after", "woken"),
    [
        ({"send_messages"}, {"send_messages", "view_channel"}, [(1, 10), (1, 12)]),
        ({"view_channel"}, {"read_message_history"}, [(1, 10), (1, 12)]),
        ({"send_messages"}, {"send_messages", "manage_messages"}, []),
        ({"send_messages"}, set(), []),
    ],
)
async def test_a_channel_that_is_opened_to_the_bot_is_tried_again_soon(
    room: Room, monkeypatch: pytest.MonkeyPatch, before: set[str], after: set[str], woken: list[tuple[int, int]]
) -> None:
    told: list[tuple[int, int]] = []
    monkeypatch.setattr(room.bot.delivery, "wake", lambda *place: told.append(place))
    threads = [SimpleNamespace(id=12, parent_id=10), SimpleNamespace(id=13, parent_id=11)]
    guild = SimpleNamespace(id=1, me=None, threads=threads)

    def channel(rights: set[str]) -> Any:
        held = discord.Permissions(**dict.fromkeys(rights, True))
        return SimpleNamespace(id=10, guild=guild, permissions_for=lambda _me: held)

    await room.bot.on_guild_channel_update(channel(before), channel(after))
    assert told == woken


async def test_a_server_that_is_there_again_is_posted_to_soon(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[tuple[int, ...]] = []
    monkeypatch.setattr(room.bot.delivery, "wake", lambda *place: told.append(place))
    guild = room.bot.get_guild(room.guild.id)
    assert guild is not None
    for there_again in (room.bot.on_guild_available, room.bot.on_guild_join):
        told.clear()
        await there_again(guild)
        assert (guild.id,) in told
