"""The gateway: sessions that can be resumed, events in order, and every way to be thrown out."""

from __future__ import annotations

import asyncio
import json
import secrets
import zlib
from dataclasses import dataclass, field
from typing import Any

from aiohttp import WSMsgType, web

from tests.discord_server import describe
from tests.discord_server.world import World

DISPATCH, HEARTBEAT, IDENTIFY, RESUME, RECONNECT, INVALID, HELLO, ACK = 0, 1, 2, 6, 7, 9, 10, 11
GUILDS = 1  # the intent
REFUSED_TOKEN, BAD_INTENTS = 4004, 4014
MOST_KEPT = 2000  # events kept for a session that may be resumed

Json = dict[str, Any]


@dataclass
class Session:
    """What a bot is told; it outlives the connection."""

    id: str = field(default_factory=lambda: secrets.token_hex(8))
    intents: int = 0
    events: list[Json] = field(default_factory=list)
    sequence: int = 0
    line: Line | None = None

    def event(self, name: str, data: Any) -> Json:
        self.sequence += 1
        self.events.append({"op": DISPATCH, "t": name, "s": self.sequence, "d": data})
        del self.events[:-MOST_KEPT]
        return self.events[-1]


class Line:
    """One connection, compressed as the bot asked for."""

    def __init__(self, socket: web.WebSocketResponse, compress: str) -> None:
        self.socket = socket
        self._squeeze = _Zlib() if compress == "zlib-stream" else _Zstd() if compress == "zstd-stream" else None
        self._turn = asyncio.Lock()

    async def send(self, payload: Json) -> None:
        text = json.dumps(payload)
        async with self._turn:
            if self.socket.closed:
                return
            try:
                if self._squeeze is None:
                    await self.socket.send_str(text)
                else:
                    await self.socket.send_bytes(self._squeeze(text.encode()))
            except ConnectionError:
                pass  # the bot is gone; it may resume


class _Zlib:
    def __init__(self) -> None:
        self._stream = zlib.compressobj()

    def __call__(self, data: bytes) -> bytes:
        return self._stream.compress(data) + self._stream.flush(zlib.Z_SYNC_FLUSH)


class _Zstd:
    """Only where the library the bot uses for it is there: then it asks for it."""

    def __init__(self) -> None:
        import zstandard

        self._stream = zstandard.ZstdCompressor().compressobj()
        self._block = zstandard.COMPRESSOBJ_FLUSH_BLOCK

    def __call__(self, data: bytes) -> bytes:
        return bytes(self._stream.compress(data) + self._stream.flush(self._block))


class Gateway:
    """All sessions. ``beating`` False: heartbeats are no longer answered. ``shut``: nobody is let in."""

    def __init__(self, world: World, tokens: set[str], address: Any) -> None:
        self._world, self._tokens, self._address = world, tokens, address
        self.sessions: dict[str, Session] = {}
        self.identified = self.resumed = 0
        self.beating, self.shut = True, False
        self.interval = 41.25  # seconds between heartbeats
        self._lines: set[Line] = set()
        self._ready = asyncio.Event()

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """A bot connects."""
        if self.shut:
            return web.Response(status=503)
        socket = web.WebSocketResponse(max_msg_size=0, heartbeat=None)
        try:
            await socket.prepare(request)
        except ConnectionError:  # the bot is gone
            return web.Response()
        line = Line(socket, request.query.get("compress", ""))
        self._lines.add(line)
        try:
            await line.send({"op": HELLO, "d": {"heartbeat_interval": int(self.interval * 1000)}})
            async for message in socket:
                if message.type is WSMsgType.TEXT:
                    await self._receive(line, json.loads(message.data))
        finally:
            self._lines.discard(line)
            for session in self.sessions.values():
                if session.line is line:
                    session.line = None
            self._note()
        return socket

    async def _receive(self, line: Line, payload: Json) -> None:
        op, data = payload["op"], payload.get("d")
        if op == HEARTBEAT and self.beating:
            await line.send({"op": ACK})
        elif op == IDENTIFY:
            await self._identify(line, data)
        elif op == RESUME:
            await self._resume(line, data)

    async def _identify(self, line: Line, data: Json) -> None:
        if data["token"] not in self._tokens:
            await line.socket.close(code=REFUSED_TOKEN, message=b"Authentication failed.")
            return
        session = Session(intents=data["intents"])
        self.sessions[session.id] = session
        self.identified += 1
        guilds = [one for one in self._world.guilds.values() if one.bot_is_in]
        ready = {"v": 10, "user": self._world.bot, "session_id": session.id, "resume_gateway_url": self._address()}
        ready |= {"guilds": [{"id": str(one.id), "unavailable": True} for one in guilds], "shard": [0, 1]}
        ready |= {"application": {"id": self._world.bot["id"], "flags": 0}}
        await line.send(session.event("READY", ready))
        session.line = line
        for one in guilds:
            if not one.unavailable:
                await line.send(session.event("GUILD_CREATE", describe.guild(one, self._world)))
        self._note()

    async def _resume(self, line: Line, data: Json) -> None:
        session = self.sessions.get(data["session_id"])
        if session is None or data["token"] not in self._tokens:
            await line.send({"op": INVALID, "d": False})
            return
        self.resumed += 1
        for event in [one for one in session.events if one["s"] > data["seq"]]:
            await line.send(event)
        await line.send(session.event("RESUMED", {}))
        session.line = line
        self._note()

    # ------------------------------------------------------------ what a test does to it

    def _note(self) -> None:
        if any(session.line for session in self.sessions.values()):
            self._ready.set()
        else:
            self._ready.clear()

    async def connected(self) -> None:
        """Until a bot is there."""
        await self._ready.wait()

    @property
    def is_connected(self) -> bool:
        """Whether a bot is there."""
        return self._ready.is_set()

    async def dispatch(self, name: str, data: Any) -> None:
        """Tell every session; one whose connection is lost gets it when it resumes."""
        for session in list(self.sessions.values()):
            event = session.event(name, data)
            if session.line is not None:
                await session.line.send(event)

    async def close_all(self, code: int = 4000, *, forget: bool = False) -> None:
        """Close the connections; ``forget``: what they resume is not known any more."""
        if forget:
            self.sessions.clear()
        for line in list(self._lines):
            await line.socket.close(code=code)

    async def reset_all(self) -> None:
        """Cut the connections without a word."""
        for line in list(self._lines):
            transport = line.socket._req.transport if line.socket._req else None
            if transport is not None:
                transport.abort()

    async def ask_to_reconnect(self) -> None:
        """Ask the bots to come again."""
        for line in list(self._lines):
            await line.send({"op": RECONNECT, "d": None})

    async def invalidate(self, *, resumable: bool = False) -> None:
        """Tell the bots that their sessions are over."""
        if not resumable:
            self.sessions.clear()
        for line in list(self._lines):
            await line.send({"op": INVALID, "d": resumable})
