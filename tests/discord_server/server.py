"""A small Discord on loopback, for unmodified discord.py: requests over HTTP, the gateway over a websocket.

    async with DiscordServer() as discord_server:
        discord_server.world.add_guild(100)
        discord_server.world.add_channel(100, 200)
        with discord_server.redirected():      # discord.py of this process goes there
            await client.login(TOKEN)

Time is real throughout; only the dates of messages, and with them the memory of nonces, come from ``now``.
"""

from __future__ import annotations

import asyncio
import socket
import struct
from collections import deque
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Self

import discord
import yarl
from aiohttp import web

from tests.discord_server.changes import Changes
from tests.discord_server.faults import Fault, Faults
from tests.discord_server.gateway import Gateway
from tests.discord_server.interactions import Asked, Interactions
from tests.discord_server.limits import Limits
from tests.discord_server.refusals import Refusal, limited
from tests.discord_server.routes import Routes, answer
from tests.discord_server.world import REPLAYED, World, monotonic

TOKEN = "a.token.of.nobody"
MOST_SEEN = 50_000  # requests in the record
_LOOK, _QUIET_LOOKS = 0.01, 3  # seconds between two looks for open connections, and how many of them find none
_OPEN = ("/interactions/", "/webhooks/")  # the token in the path is the key

Next = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass
class Seen:
    """A request, and how it was answered: ``status`` 0 is no answer."""

    method: str
    path: str
    at: float = field(default_factory=monotonic)
    status: int = 0
    fault: str = ""
    took: float = 0.0


class DiscordServer:
    """Start it by `async with`. ``on_stage`` is called for each request when it was "received" and when it is "done"
    and not yet answered: a drill ends the bot there."""

    def __init__(
        self,
        *,
        now: Callable[[], datetime] | None = None,
        seed: int = 0,
        replayed: timedelta = REPLAYED,
        strict: bool = True,
        enforced: bool = True,
        tokens: set[str] | None = None,
    ) -> None:
        self.world = World(now=now, replayed=replayed, strict=strict)
        self.tokens = {TOKEN} if tokens is None else tokens
        self.faults, self.limits = Faults(seed), Limits(enforced=enforced)
        self.interactions = Interactions(self.world)
        self.gateway = Gateway(self.world, self.tokens, lambda: self.gateway_url)
        self.changes = Changes(self.world, self.gateway)
        self.seen: deque[Seen] = deque(maxlen=MOST_SEEN)
        self.on_stage: Callable[[str, Seen], None] | None = None
        self.port = 0
        self._closing = asyncio.Event()
        self._runner: web.AppRunner | None = None

    # ------------------------------------------------------------ running

    async def start(self, port: int = 0) -> Self:
        """Listen on loopback."""
        app = web.Application(middlewares=[self._around], client_max_size=30 << 20)
        app.router.add_get("/ws", self.gateway.handle)
        Routes(self.world, self.interactions, self.gateway, self.changes, lambda: self.gateway_url).add_to(app)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.2)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", port, backlog=1024)
        await site.start()
        self.port = self._runner.addresses[0][1]
        return self

    async def close(self) -> None:
        """Let go of everything that still waits for an answer."""
        self._closing.set()
        await self.changes.told()
        await self.gateway.close_all(1001)
        if self._runner is not None:
            await self._runner.cleanup()

    async def left_alone(self, longest: float = 5.0) -> None:
        """Until everything has arrived that a client sent before it ended: its connections are closed then.

        ``longest`` in seconds; a client that lives keeps its connections, and is waited for so long.
        """
        assert self._runner is not None
        assert self._runner.server is not None
        looks = quiet = 0
        while quiet < _QUIET_LOOKS and looks * _LOOK < longest:
            await asyncio.sleep(_LOOK)
            looks, quiet = looks + 1, 0 if self._runner.server.connections else quiet + 1

    async def __aenter__(self) -> Self:
        return await self.start()

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    @property
    def base(self) -> str:
        """What `discord.http.Route.BASE` has to be."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def gateway_url(self) -> str:
        """What `DiscordWebSocket.DEFAULT_GATEWAY` has to be."""
        return f"ws://127.0.0.1:{self.port}/ws"

    @contextmanager
    def redirected(self) -> Iterator[None]:
        """discord.py of this process goes here instead of to Discord."""
        before = discord.http.Route.BASE, discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY
        redirect(self.base, self.gateway_url)
        try:
            yield
        finally:
            discord.http.Route.BASE, discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = before

    # ------------------------------------------------------------ requests

    @web.middleware
    async def _around(self, request: web.Request, handler: Next) -> web.StreamResponse:
        if request.path == "/ws":
            return await handler(request)
        seen = Seen(request.method, request.path)
        self.seen.append(seen)
        await request.read()  # the whole request is here before anything is done with it
        self._stage("received", seen)
        fault = self.faults.strike(request.method, request.path)
        seen.fault = fault.what if fault else ""
        try:
            response = await self._faulty(request, handler, fault, seen)
        except ConnectionError:  # the bot is gone
            response = _NoAnswer()
        finally:
            seen.took = monotonic() - seen.at
        if not isinstance(response, _NoAnswer):
            seen.status = response.status
            self.limits.count(response.status)
        return response

    async def _faulty(self, request: web.Request, handler: Next, fault: Fault | None, seen: Seen) -> web.StreamResponse:
        if fault is None:
            return await self._done(request, handler, seen)
        if fault.what == "limited":
            return _refuse(limited(fault.retry_after, everywhere=fault.everywhere))
        if fault.what == "slow":
            await asyncio.sleep(fault.seconds)
            return await self._done(request, handler, seen)
        response: web.StreamResponse | None = None
        if fault.after or fault.what == "cut":
            response = await self._done(request, handler, seen)
        if fault.what == "error":
            return _refuse(Refusal(fault.status, fault.code, "a fault"))
        if fault.what == "page":
            return web.Response(status=fault.status, text="<html><h1>Denied</h1></html>", content_type="text/html")
        if fault.what == "hang":
            await self._closing.wait()
            return _NoAnswer()
        if fault.what == "cut" and isinstance(response, web.Response):
            return await _cut(request, response)
        _reset(request)
        return _NoAnswer()

    async def _done(self, request: web.Request, handler: Next, seen: Seen) -> web.StreamResponse:
        try:
            headers = self.limits.take(request.method, request.path)
            self._check_token(request)
            response = await handler(request)
            response.headers.update(headers)
        except Refusal as refusal:
            response = _refuse(refusal)
        except web.HTTPNotFound:
            response = _refuse(Refusal(404, 0, "404: Not Found"))
        self._stage("done", seen)
        return response

    def _check_token(self, request: web.Request) -> None:
        token = request.headers.get("Authorization", "").removeprefix("Bot ")
        if not request.path.startswith(_OPEN) and token not in self.tokens:
            raise Refusal(401, 0, "401: Unauthorized")

    def _stage(self, stage: str, seen: Seen) -> None:
        if self.on_stage is not None:
            self.on_stage(stage, seen)

    # ------------------------------------------------------------ what readers do

    async def ask(self, name: str, options: dict[str, Any] | None = None, **how: Any) -> Asked:
        """Somebody types a command; it comes back as soon as it is sent out. See `Interactions.command`."""
        asked, event = self.interactions.command(name, options, **how)
        await self.gateway.dispatch("INTERACTION_CREATE", event)
        return asked

    async def press(self, custom_id: str, **how: Any) -> Asked:
        """Somebody presses a button. See `Interactions.press`."""
        asked, event = self.interactions.press(custom_id, **how)
        await self.gateway.dispatch("INTERACTION_CREATE", event)
        return asked


def redirect(base: str, gateway: str) -> None:
    """Send discord.py of this process to another place, for good."""
    discord.http.Route.BASE = base
    discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(gateway)


class _NoAnswer(web.Response):
    """The connection is gone: what aiohttp would write reaches nobody."""


def _refuse(refusal: Refusal) -> web.Response:
    return answer(refusal.body, refusal.status, refusal.headers)


def _reset(request: web.Request) -> None:
    transport = request.transport
    if transport is None:
        return
    line = transport.get_extra_info("socket")
    if line is not None:  # a reset, not an end
        line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    transport.abort()


async def _cut(request: web.Request, whole: web.Response) -> web.StreamResponse:
    body = whole.body if isinstance(whole.body, bytes) else b""
    part = web.StreamResponse(status=whole.status)
    part.headers["Content-Type"] = "application/json"
    part.content_length = max(2, len(body))
    await part.prepare(request)
    await part.write(body[: len(body) // 2])
    _reset(request)
    return part
