"""Unmodified discord.py over real sockets against a small Discord on loopback that loses answers."""

import json
import socket
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import discord
import pytest
from aiohttp import web

from bot.cards.digest import digest_card
from bot.editions import mark_for, nonce_for
from bot.posting import (
    AlreadyPostedError,
    ChannelRefusedError,
    Courier,
    EditionRefusedError,
    NotNowError,
    OutcomeUnknownError,
)
from tests.bot.drawing import check_body
from tests.bot.test_digest_card import an_edition

GUILD, CHANNEL, SELF = 100, 200, 300
USER = {"id": str(SELF), "username": "nutgraf", "discriminator": "0", "avatar": None, "bot": True}
KEY = (GUILD, CHANNEL, datetime(2026, 3, 10, tzinfo=UTC).date(), "daily", 0)


@dataclass
class Loopback:
    """Keeps messages, replays nonces, and answers the next request as ``fault`` says."""

    messages: list[dict[str, Any]] = field(default_factory=list)
    fault: str = ""
    bodies: list[dict[str, Any]] = field(default_factory=list)

    def application(self) -> web.Application:
        app = web.Application()
        app.router.add_get("/users/@me", self.me)
        app.router.add_get("/oauth2/applications/@me", self.about)
        app.router.add_post("/channels/{channel}/messages", self.post)
        app.router.add_get("/channels/{channel}/messages", self.history)
        app.router.add_get("/channels/{channel}/messages/{message}", self.none)
        return app

    async def me(self, _: web.Request) -> web.Response:
        return answer(USER)

    async def about(self, _: web.Request) -> web.Response:
        empty = {"summary": "", "description": "", "icon": None, "verify_key": "", "team": None, "flags": 0}
        return answer(
            {"id": str(SELF), "name": "nutgraf", "owner": USER, "bot_public": True, "bot_require_code_grant": False}
            | empty
        )

    async def post(self, request: web.Request) -> web.StreamResponse:
        body = await request.json()
        self.bodies.append(body)
        fault, self.fault = self.fault, ""
        refusals = {"refused": (403, 50013), "gone": (404, 10003), "deleted": (404, 10008), "bad": (400, 50035)}
        if fault in refusals:
            status, code = refusals[fault]
            return answer({"code": code, "message": ""}, status)
        if fault == "unavailable":
            return answer({"code": 0, "message": ""}, 503)
        if fault != "unsent":
            message = self.keep(body)
            if fault != "lost":
                return answer(message)
        assert request.transport is not None
        request.transport.close()
        return web.Response()

    def keep(self, body: dict[str, Any]) -> dict[str, Any]:
        for message in self.messages:
            if body.get("enforce_nonce") and message["nonce"] == body["nonce"]:
                return message
        now = datetime.now(UTC)
        plain = {"content": "", "attachments": [], "embeds": [], "mentions": [], "mention_roles": [], "type": 0}
        plain |= {"pinned": False, "mention_everyone": False, "tts": False, "edited_timestamp": None, "flags": 1 << 15}
        given = {"author": USER, "channel_id": str(CHANNEL), "timestamp": now.isoformat(), "nonce": body["nonce"]}
        message_id = str(discord.utils.time_snowflake(now) + len(self.messages))
        self.messages.append({"id": message_id, "components": body["components"], **plain, **given})
        return self.messages[-1]

    async def none(self, _: web.Request) -> web.Response:
        return answer({"code": 10008, "message": ""}, 404)

    async def history(self, request: web.Request) -> web.Response:
        after = int(request.query.get("after", 0))
        found = [message for message in self.messages if int(message["id"]) > after]
        return answer([{key: value for key, value in message.items() if key != "nonce"} for message in found])


def answer(data: Any, status: int = 200) -> web.Response:
    response = web.Response(body=json.dumps(data).encode(), status=status)
    response.headers["Content-Type"] = "application/json"  # exactly so: the library compares it
    return response


@dataclass
class Line:
    """A client at its end of the wire."""

    courier: Courier
    there: Loopback
    nonce: str = nonce_for(*KEY)
    mark: str = mark_for(*KEY)
    since: datetime = field(default_factory=lambda: datetime.now(UTC) - timedelta(minutes=1))

    async def post(self) -> int:
        return await self.courier.post(
            GUILD, CHANNEL, digest_card(an_edition(mark=self.mark)).view, self.nonce, title="Digest"
        )

    async def find(self) -> object:
        return await self.courier.find(GUILD, CHANNEL, self.mark, self.since)


@pytest.fixture
async def line(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Line]:
    there = Loopback()
    runner = web.AppRunner(there.application())
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = runner.addresses[0][1]
    monkeypatch.setattr(discord.http.Route, "BASE", f"http://127.0.0.1:{port}")
    client = discord.Client(intents=discord.Intents(guilds=True))
    try:
        await client.login("a.token.of.nobody")
        join(client)
        yield Line(Courier(client), there)
    finally:
        await client.close()
        await runner.cleanup()


def join(client: discord.Client, *, permissions: int = 274877991936) -> None:
    """Put the client into a server with one channel, as the gateway would."""
    state = client._connection
    everyone = {"id": str(GUILD), "name": "@everyone", "permissions": str(permissions), "position": 0, "color": 0}
    everyone |= {"hoist": False, "managed": False, "mentionable": False, "flags": 0, "colors": {"primary_color": 0}}
    channel = {"id": str(CHANNEL), "type": 0, "name": "news", "position": 0, "permission_overwrites": []}
    member = {"user": USER, "roles": [], "joined_at": None, "deaf": False, "mute": False, "flags": 0}
    data: Any = {"id": str(GUILD), "name": "Newsroom", "owner_id": "1", "roles": [everyone], "channels": [channel]}
    data |= {"members": [member], "emojis": [], "features": [], "member_count": 1}
    state._add_guild_from_data(data)


async def test_a_post_is_as_discord_describes_it_and_found_by_its_mark(line: Line) -> None:
    message_id = await line.post()
    (body,) = line.there.bodies
    check_body(body, "MessageCreateRequest")
    assert (body["nonce"], body["enforce_nonce"], body["allowed_mentions"]["parse"]) == (line.nonce, True, [])
    assert await line.find() == message_id


async def test_a_lost_answer_is_found_in_the_channel_and_its_nonce_repeats_nothing(line: Line) -> None:
    line.there.fault = "lost"
    with pytest.raises(OutcomeUnknownError):
        await line.post()
    found = await line.find()
    assert found == int(line.there.messages[0]["id"])
    assert await line.post() == found
    assert len(line.there.messages) == 1


async def test_what_never_arrived_is_not_found(line: Line) -> None:
    line.there.fault = "unsent"
    with pytest.raises(OutcomeUnknownError):
        await line.post()
    assert await line.find() == "absent"


@pytest.mark.parametrize(
    ("fault", "outcome"),
    [
        ("refused", ChannelRefusedError),
        ("gone", ChannelRefusedError),
        ("deleted", AlreadyPostedError),
        ("bad", EditionRefusedError),
        ("unavailable", OutcomeUnknownError),
    ],
)
async def test_each_refusal_on_the_wire_is_one_outcome(line: Line, fault: str, outcome: type[Exception]) -> None:
    line.there.fault = fault
    with pytest.raises(outcome):
        await line.post()
    assert len(line.there.bodies) == 1


async def test_nobody_at_the_other_end_means_that_nothing_was_posted(
    line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.socket() as taken:  # bound, so that nobody else gets the port, and not listened to
        taken.bind(("127.0.0.1", 0))
        monkeypatch.setattr(discord.http.Route, "BASE", f"http://127.0.0.1:{taken.getsockname()[1]}")
        with pytest.raises(NotNowError):
            await line.post()
