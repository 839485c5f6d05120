"""A certificate that is wrong is told for what it is, and nothing is read behind it."""

import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from aiohttp import web

from bot.wire.errors import UnreachableError, sentence_for
from bot.wire.fetch import Fetcher
from bot.wire.limits import Limits
from tests.wire.site import LOOPBACK, Names

FILES = Path(__file__).parent / "tls"


@asynccontextmanager
async def server(certificate: str) -> AsyncIterator[tuple[str, Limits, list[str]]]:
    """The address of a server with this certificate, limits that open it, and the paths it was asked for."""
    asked: list[str] = []

    async def handle(request: web.Request) -> web.Response:
        asked.append(request.path)
        return web.Response(text="hello")

    app = web.Application()
    app.router.add_get("/{path:.*}", handle)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(FILES / f"{certificate}.pem", FILES / "server.key")
    try:
        await web.TCPSite(runner, LOOPBACK, 0, ssl_context=context).start()
        port = runner.addresses[0][1]
        yield f"https://tls.example:{port}/page", Limits(local_ports=frozenset({port})), asked
    finally:
        await runner.cleanup()


def _trusting() -> ssl.SSLContext:
    return ssl.create_default_context(cafile=str(FILES / "ca.pem"))


async def test_a_certificate_that_is_right_is_trusted() -> None:
    async with server("right") as (url, limits, asked):
        async with Fetcher(limits=limits, resolver=Names(), trust=_trusting()) as fetcher:
            assert (await fetcher.get(url)).body == b"hello"
        assert asked == ["/page"]


@pytest.mark.parametrize(
    ("certificate", "why", "said"),
    [
        ("expired", "expired", "has expired"),
        ("early", "expired", "not valid yet"),
        ("other", "other_name", "for another name"),
        ("self", "certificate", "not signed by anybody who is trusted"),
    ],
)
async def test_a_certificate_that_is_wrong_is_told_for_what_it_is(certificate: str, why: str, said: str) -> None:
    async with server(certificate) as (url, limits, asked):
        async with Fetcher(limits=limits, resolver=Names(), trust=_trusting()) as fetcher:
            with pytest.raises(UnreachableError) as caught:
                await fetcher.get(url)
        assert asked == []
    assert caught.value.why == why
    assert said in sentence_for(caught.value)


async def test_nobody_but_the_systems_authorities_is_trusted_by_itself() -> None:
    async with server("right") as (url, limits, asked):
        async with Fetcher(limits=limits, resolver=Names()) as fetcher:
            with pytest.raises(UnreachableError) as caught:
                await fetcher.get(url)
        assert (caught.value.why, asked) == ("certificate", [])
