"""A site on loopback with as many host names as a test wants, and name servers that answer what a test wants.

    async with Site() as site:
        site.answer("/feed.xml", rss([...]), "application/rss+xml")
        async with Wire(limits=site.limits(), resolver=site.names) as wire:
            await wire.read_feed(site.url("/feed.xml"))
        assert site.asked[0].headers["User-Agent"].startswith("Nutgraf/")

Every host name leads here unless ``site.names.known`` says otherwise. What no test set is answered with 404.
"""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Self

from aiohttp import web
from aiohttp.abc import AbstractResolver, ResolveResult

from bot.wire.limits import Limits

LOOPBACK = "127.0.0.1"
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass(frozen=True)
class Asked:
    """A request that came in."""

    host: str
    path: str
    headers: Mapping[str, str]


@dataclass
class Names(AbstractResolver):
    """A name server: ``known`` maps a name to the answers it gives, one after the other, the last for ever."""

    known: dict[str, list[Sequence[str]]] = field(default_factory=dict)
    default: Sequence[str] = (LOOPBACK,)
    asked: list[str] = field(default_factory=list)

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        self.asked.append(host)
        answers = self.known.get(host, [self.default])
        addresses = answers.pop(0) if len(answers) > 1 else answers[0]
        if not addresses:
            raise OSError(socket.EAI_NONAME, "no such name")
        return [_result(host, ip, port) for ip in addresses]

    async def close(self) -> None:
        pass


def _result(host: str, ip: str, port: int) -> ResolveResult:
    family = socket.AF_INET6 if ":" in ip else socket.AF_INET
    return ResolveResult(hostname=host, host=ip, port=port, family=family, proto=0, flags=socket.AI_NUMERICHOST)


class Site:
    """The site; an async context manager."""

    def __init__(self) -> None:
        self.port = 0
        self.asked: list[Asked] = []
        self.names = Names()
        self.most_at_once: dict[str, int] = {}
        self._now: dict[str, int] = {}
        self._answers: dict[tuple[str | None, str], Handler] = {}
        self._runner: web.AppRunner | None = None

    async def __aenter__(self) -> Self:
        app = web.Application()
        app.router.add_route("*", "/{path:.*}", self._handle)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, LOOPBACK, 0)
        await site.start()
        self.port = self._runner.addresses[0][1]
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._runner is not None
        await self._runner.cleanup()

    def url(self, path: str = "/", host: str = "daily.example") -> str:
        return f"http://{host}:{self.port}{path}"

    def limits(self, **others: Any) -> Limits:
        return Limits(local_ports=frozenset({self.port}), **others)

    def answer(
        self,
        path: str,
        body: bytes | str = b"",
        content_type: str = "text/html; charset=utf-8",
        *,
        status: int = 200,
        headers: Mapping[str, str] | Sequence[tuple[str, str]] = (),
        host: str | None = None,
    ) -> None:
        """What a GET of the path gets; ``host`` restricts it to one name."""
        sent = body.encode() if isinstance(body, str) else body
        pairs = list(headers.items() if isinstance(headers, Mapping) else headers)

        async def respond(_: web.Request) -> web.StreamResponse:
            response = web.Response(status=status, body=sent)
            response.headers["Content-Type"] = content_type
            for name, value in pairs:
                response.headers.add(name, value)
            return response

        self.handle(path, respond, host=host)

    def redirect(self, path: str, to: str, status: int = 302, *, host: str | None = None) -> None:
        self.answer(path, status=status, headers={"Location": to}, host=host)

    def handle(self, path: str, handler: Handler, *, host: str | None = None) -> None:
        self._answers[(host, path)] = handler

    def paths(self) -> list[str]:
        return [asked.path for asked in self.asked]

    async def _handle(self, request: web.Request) -> web.StreamResponse:
        host = request.host.partition(":")[0]
        self.asked.append(Asked(host, request.path_qs, dict(request.headers)))
        self._now[host] = self._now.get(host, 0) + 1
        self.most_at_once[host] = max(self.most_at_once.get(host, 0), self._now[host])
        try:
            handler = self._answers.get((host, request.path)) or self._answers.get((None, request.path))
            if handler is None:
                return web.Response(status=404, text="Not here")
            return await handler(request)
        finally:
            self._now[host] -= 1


class RawSite:
    """A server that sends the bytes it is given, whatever HTTP says, and then hangs."""

    def __init__(self, *pieces: bytes, again: bytes = b"", then_close: bool = False) -> None:
        self.port = 0
        self.connections = 0
        self._pieces = pieces
        self._again = again  # sent without end
        self._then_close = then_close
        self._server: asyncio.Server | None = None
        self._open: set[asyncio.StreamWriter] = set()
        self._done = asyncio.Event()

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._serve, LOOPBACK, 0)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._server is not None
        self._done.set()
        for writer in self._open:
            writer.transport.abort()
        self._server.close()
        await self._server.wait_closed()

    def url(self, path: str = "/") -> str:
        return f"http://raw.example:{self.port}{path}"

    def limits(self, **others: Any) -> Limits:
        return Limits(local_ports=frozenset({self.port}), **others)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        self._open.add(writer)
        try:
            await reader.readuntil(b"\r\n\r\n")
            for piece in self._pieces:
                writer.write(piece)
                await writer.drain()
            while self._again and not self._done.is_set():
                writer.write(self._again)
                await writer.drain()
                await asyncio.sleep(0)
            if not self._then_close:
                await self._done.wait()
        except (OSError, asyncio.IncompleteReadError):
            pass
        finally:
            self._open.discard(writer)
            writer.close()
