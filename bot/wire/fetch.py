"""One address → what its server answers, within the limits and behind the guard."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from typing import Final, Self
from urllib.parse import urljoin
from weakref import WeakValueDictionary

import aiohttp
from aiohttp.abc import AbstractResolver
from yarl import URL

from bot.wire.agent import user_agent
from bot.wire.errors import (
    AddressRefusedError,
    BusyError,
    Failure,
    GoneError,
    NotAPageError,
    StatusError,
    TooManyRedirectsError,
    TooMuchError,
    TooSlowError,
    UnreachableError,
    WireError,
)
from bot.wire.guard import REFUSED, Guard, target_for
from bot.wire.headers import Charset, content_type, header, max_age, retry_after, validator
from bot.wire.limits import Kind, Limits
from bot.wire.names import Resolver
from bot.wire.rests import Rests
from bot.wire.room import Grow
from bot.wire.unpacking import ACCEPTED, Unpacker

Permit = Callable[[URL], Awaitable[None]]
_CONDITIONS: Final = frozenset(("If-None-Match", "If-Modified-Since"))

ACCEPT: Final[dict[Kind, str]] = {
    "page": "text/html, application/xhtml+xml;q=0.9, text/plain;q=0.5, */*;q=0.1",
    "feed": "application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml;q=0.9, "
    "application/xml;q=0.8, text/xml;q=0.8, application/json;q=0.7, text/html;q=0.3, */*;q=0.1",
    "robots": "text/plain, */*;q=0.1",
}
_FOREVER: Final = frozenset({301, 308})
PART: Final = 206  # of a document (RFC 9110, 15.3.7); no part is ever asked for, and none is an article
_LEADING_ON: Final = frozenset({301, 302, 303, 307, 308})
# What OpenSSL calls it (X509_V_ERR_…): not yet valid, expired; another name, another address.
_CERTIFICATES: Final[dict[int, Failure]] = {9: "expired", 10: "expired", 62: "other_name", 64: "other_name"}
_NO_TEXT: Final = ("image/", "video/", "audio/", "font/", "model/", "application/pdf", "application/zip")
KEEP_OPEN: Final = 1.0  # seconds a connection waits for the next request: a page comes right after its robots.txt
MOST_HEADERS: Final = 100
MOST_OF_HEADER: Final = 8_190  # bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What a server answered: a document, or with status 304 that nothing changed (no body).

    ``url`` is where it was found in the end; ``moved_to`` the address to remember, where only permanent redirects led
    there (or to the first that was not). ``etag`` and ``last_modified`` are what to send next time, byte for byte.
    """

    status: int
    url: str
    moved_to: str | None = None
    body: bytes | bytearray = b""  # as it was gathered: of a large one a copy would cost
    content_type: str = ""
    charset: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    retry_after: int | None = None
    max_age: int | None = None
    robots_tags: tuple[str, ...] = ()

    @property
    def is_unchanged(self) -> bool:
        """Whether the server said that nothing changed since the validators were given out."""
        return self.status == 304


class Fetcher:
    """Fetches; an async context manager. One request a host at a time, `Limits.at_once` in all.

    A host that answers a page with "later" is asked for no other until then; feeds have times of their own.
    """

    def __init__(
        self,
        *,
        limits: Limits | None = None,
        contact: str | None = None,
        resolver: AbstractResolver | None = None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        trust: ssl.SSLContext | None = None,  # None: whom the system trusts
    ) -> None:
        self._limits = limits or Limits()
        self._trust = trust
        self._agent = user_agent(contact)
        self._given, self._own = resolver, Resolver() if resolver is None else None
        self._now = now
        self._rests = Rests(now)
        self._session: aiohttp.ClientSession | None = None
        self._turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._slots = asyncio.Semaphore(self._limits.at_once)

    async def __aenter__(self) -> Self:
        connector = aiohttp.TCPConnector(
            limit=0,  # the turns and slots below bound it, and don't count as the server's time
            resolver=self._given or self._own,
            use_dns_cache=False,
            keepalive_timeout=KEEP_OPEN,
            socket_factory=Guard(self._limits).open_socket,
            ssl=self._trust or True,
        )
        self._session = aiohttp.ClientSession(
            connector=connector,
            cookie_jar=aiohttp.DummyCookieJar(),
            trust_env=False,  # no proxy and no .netrc: both would lead round the guard or give away a password
            auto_decompress=False,
            timeout=aiohttp.ClientTimeout(total=None, sock_connect=self._limits.connect_seconds),
            headers={"User-Agent": self._agent, "Accept-Encoding": ACCEPTED},
            max_line_size=MOST_OF_HEADER,
            max_field_size=MOST_OF_HEADER,
            max_headers=MOST_HEADERS,
        )
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._session is not None:
            await self._session.close()
        if self._own is not None:  # the connector closes none that it was given
            await self._own.close()

    async def get(
        self,
        address: str,
        *,
        kind: Kind = "page",
        etag: str | None = None,
        last_modified: str | None = None,
        permit: Permit | None = None,
        grow: Grow | None = None,
    ) -> Fetched:
        """What is at ``address``; raises a WireError for everything but a document or "nothing changed".

        ``permit`` is asked before each request, redirects included, and may raise. ``grow`` is awaited where the
        document outgrows `Limits.small_bytes`; that does not count as the server's time.
        """
        url = target_for(address, self._limits)
        asked = _request_headers(kind, etag, last_modified)
        left = self._limits.seconds
        lasting, moved_to = True, None
        for _ in range(self._limits.redirects + 1):
            if kind != "feed":
                self._rests.check(_host(url))
            if permit is not None:
                await permit(url)
            fetched, location, left = await self._ask(url, kind, asked, left, grow)
            if location is None:
                return replace(fetched, moved_to=moved_to)
            url = target_for(_led_to(url, location), self._limits, redirected=True)
            lasting = lasting and fetched.status in _FOREVER
            moved_to = str(url) if lasting else moved_to
        raise TooManyRedirectsError(self._limits.redirects)

    async def _ask(
        self, url: URL, kind: Kind, asked: dict[str, str], left: float, grow: Grow | None
    ) -> tuple[Fetched, str | None, float]:
        """One answer, where it leads on to, and how much of the time is left."""
        clock = asyncio.get_running_loop().time
        async with self._turn(url):
            if kind != "feed":  # it may have said so while this one waited for its turn
                self._rests.check(_host(url))
            begun = clock()
            try:
                async with asyncio.timeout(left) as limit:
                    unhurried = partial(_unhurried, limit, grow) if grow else None
                    fetched, location = await self._answer(url, kind, asked, unhurried)
            except BusyError as error:
                if kind != "feed":
                    self._rests.keep(_host(url), error)
                raise
            except TimeoutError:
                raise TooSlowError(self._limits.seconds) from None
            except aiohttp.ClientError as error:
                raise _told(error) from None
        return fetched, location, left - (clock() - begun)

    @asynccontextmanager
    async def _turn(self, url: URL) -> AsyncIterator[None]:
        lock = self._turns.setdefault(_host(url), asyncio.Lock())
        async with lock, self._slots:
            yield

    async def _answer(
        self, url: URL, kind: Kind, asked: dict[str, str], grow: Grow | None
    ) -> tuple[Fetched, str | None]:
        assert self._session is not None, "a Fetcher is used as a context manager"
        async with self._session.get(url, headers=asked, allow_redirects=False) as response:
            location = header(response, "Location")
            if response.status in _LEADING_ON and location:
                response.close()  # its body is of no use, and may be endless
                return Fetched(status=response.status, url=str(url)), location
            self._check_status(response, is_conditional=not _CONDITIONS.isdisjoint(asked))
            mime, charset = content_type(header(response, "Content-Type"))
            body = bytearray()
            if response.status != 304:
                _check_kind(kind, mime)
                body = await self._body(response, kind, grow)
            return self._fetched(response, url, body, mime, charset), None

    def _check_status(self, response: aiohttp.ClientResponse, *, is_conditional: bool) -> None:
        status = response.status
        if (status == 304 and is_conditional) or (200 <= status < 300 and status != PART):
            return
        if status == 410:
            raise GoneError
        if status in (429, 503):
            raise BusyError(status, retry_after(header(response, "Retry-After"), self._now()))
        raise StatusError(status)

    async def _body(self, response: aiohttp.ClientResponse, kind: Kind, grow: Grow | None) -> bytearray:
        """The unpacked body; raises TooMuchError as soon as it is too large; of robots.txt the rest is cut."""
        most = self._limits.most_bytes(kind)
        if kind != "robots" and (response.content_length or 0) > most:
            raise TooMuchError(kind, most)
        unpacker = Unpacker(",".join(response.headers.getall("Content-Encoding", ())))
        body, received = bytearray(), 0
        async for packed in response.content.iter_any():
            received += len(packed)
            if received > most and kind != "robots":  # what unpacks to nothing, without end
                raise TooMuchError(kind, most)
            for piece in unpacker.unpack(packed):
                body += piece
                if len(body) > most:
                    if kind == "robots":
                        return body[:most]
                    raise TooMuchError(kind, most)
                if grow is not None and len(body) > self._limits.small_bytes:
                    await grow()
                    grow = None
                await asyncio.sleep(0)
        body += unpacker.finish()
        return body

    def _fetched(
        self, response: aiohttp.ClientResponse, url: URL, body: bytearray, mime: str, charset: Charset
    ) -> Fetched:
        return Fetched(
            status=response.status,
            url=str(url),
            body=body,
            content_type=mime,
            charset=charset,
            etag=validator(response, "ETag"),
            last_modified=validator(response, "Last-Modified"),
            retry_after=retry_after(header(response, "Retry-After"), self._now()),
            max_age=max_age(header(response, "Cache-Control")),
            robots_tags=tuple(value[:MOST_OF_HEADER] for value in response.headers.getall("X-Robots-Tag", ())),
        )


async def _unhurried(limit: asyncio.Timeout, grow: Grow) -> None:
    """Awaits it as if no time passed meanwhile."""
    clock, end = asyncio.get_running_loop().time, limit.when()
    begun = clock()
    limit.reschedule(None)
    await grow()
    limit.reschedule(None if end is None else end + clock() - begun)


def _host(url: URL) -> str:
    return (url.raw_host or "").rstrip(".")


def _led_to(url: URL, location: str) -> str:
    """The absolute address of a Location, which may be anything."""
    try:
        return urljoin(str(url), location)
    except ValueError:  # a bracket left open, a letter that stands for a slash
        raise AddressRefusedError("form", redirected=True) from None


def _request_headers(kind: Kind, etag: str | None, last_modified: str | None) -> dict[str, str]:
    asked = {"Accept": ACCEPT[kind]}
    if kind == "feed":  # asked once an hour; a thousand open connections would be more than a process may have
        asked["Connection"] = "close"
    if etag:
        asked["If-None-Match"] = etag
    if last_modified:
        asked["If-Modified-Since"] = last_modified
    return asked


def _check_kind(kind: Kind, mime: str) -> None:
    if kind != "robots" and mime.startswith(_NO_TEXT):
        raise NotAPageError(mime)


def _told(error: aiohttp.ClientError) -> WireError:
    """The library's error as one of ours; its text is not kept, which may hold addresses and headers."""
    match error:
        case aiohttp.ClientConnectorDNSError():
            return UnreachableError("name")
        case aiohttp.ClientConnectorCertificateError(certificate_error=ssl.SSLCertVerificationError() as cause):
            return UnreachableError(_CERTIFICATES.get(cause.verify_code, "certificate"))
        case aiohttp.ClientConnectorCertificateError():
            return UnreachableError("certificate")
        case aiohttp.ClientSSLError():
            return UnreachableError("tls")
        case aiohttp.ClientConnectorError(os_error=cause) if REFUSED in str(cause):
            return AddressRefusedError("private")
        case aiohttp.ClientConnectorError():
            return UnreachableError("refused")
        case aiohttp.InvalidURL():
            return AddressRefusedError("form")
    return UnreachableError("broken")
