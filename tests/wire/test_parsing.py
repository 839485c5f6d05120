"""The worker: what comes back, what it may not do, and that it is killed in time and comes again."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

import pytest
import pytest_asyncio

from bot.wire import frames
from bot.wire.errors import ClosedDoorError, FeedUnreadableError, NotAFeedError, NotAPageError, ParserError
from bot.wire.feeds import read_feed
from bot.wire.limits import Limits
from bot.wire.pages import read_page
from bot.wire.parsing import Parser
from briefs.errors import BriefsError, NoArticleError, TooShortError
from tests.wire.documents import PARAGRAPHS, atom, json_feed, page, rss

NOW = datetime(2026, 1, 10, 12, tzinfo=UTC)
URL = "https://clarion.example/feed"
pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def parser() -> AsyncIterator[Parser]:
    async with Parser() as one:
        yield one


async def _feed(parser: Parser, data: bytes) -> Any:
    return await parser.read_feed(data, url=URL, now=NOW)


async def _page(parser: Parser, data: bytes, content_type: str = "text/html") -> Any:
    return await parser.read_page(data, url=URL, content_type=content_type, charset=None)


@pytest.mark.parametrize("data", [rss(), atom(), json_feed(), rss(encoding="windows-1252")])
async def test_a_feed_comes_back_as_it_was_read(parser: Parser, data: bytes) -> None:
    assert await _feed(parser, data) == read_feed(data, url=URL, now=NOW)


async def test_a_page_comes_back_as_it_was_read(parser: Parser) -> None:
    head = '<meta name="robots" content="max-snippet:9"><link rel="alternate" type="application/rss+xml" href="/f">'
    data = page(head=head, foot="<p>Share this</p>").encode()
    there = await parser.read_page(
        data, url=URL, content_type="text/html", charset="utf-8", robots_tags=("max-snippet:7",)
    )
    assert there == read_page(data, url=URL, content_type="text/html", charset="utf-8", robots_tags=("max-snippet:7",))
    assert (there.may_show, there.feeds) == (7, ("https://clarion.example/f",))


async def test_errors_come_back_with_what_they_carry(parser: Parser) -> None:
    with pytest.raises(FeedUnreadableError):
        await _feed(parser, b"hello")
    with pytest.raises(NotAFeedError) as feeds:
        await _feed(parser, page(head='<link rel="alternate" type="application/rss+xml" href="/f">').encode())
    assert feeds.value.feeds == ("https://clarion.example/f",)
    with pytest.raises(TooShortError) as short:
        await _page(parser, b"<p>Hi there")
    assert short.value.words == 2
    with pytest.raises(ClosedDoorError) as door:
        await _page(parser, page(paragraphs=PARAGRAPHS[:2], foot="<p>Subscribe to continue reading</p>").encode())
    assert door.value.door == "paywall"
    with pytest.raises(NotAPageError):
        await _page(parser, b"{}", "application/json")


# A document that keeps a parser busy for much longer than it is given.
SLOW = b"<rss><channel><item><title>" + b"<" * 3_000_000


async def test_a_document_that_takes_too_long_ends_in_an_error_and_the_next_is_read(
    parser: Parser, monkeypatch: pytest.MonkeyPatch
) -> None:
    started = parser.started
    assert (await _feed(parser, rss())).items
    with monkeypatch.context() as short:
        short.setattr(parser, "_limits", Limits(parse_seconds=0.3))
        with pytest.raises(ParserError) as caught:
            await _feed(parser, SLOW)
    assert caught.value.why == "time"
    assert (await _feed(parser, rss())).items
    assert parser.started > started


@pytest.mark.parametrize(
    "data",
    [
        b"<rss><channel>" + b"<item>" * 100_000,
        b"<rss><channel><item>" + b"<a>" * 20_000 + b"</a>" * 20_000 + b"</item></channel></rss>",
        b"<rss><channel><item><title>" + b"x" * 14_000_000 + b"</title></item></channel></rss>",
        b"<rss><channel><item " + b"a='b' " * 20_000 + b"><title>A</title></item></channel></rss>",
        b'{"items":' + b"[" * 1_000_000,
        b'{"items":[' + b'{"title":"a","url":"/a"},' * 100_000 + b"{}]}",
        b"<?xml version='1.0'?><!DOCTYPE r [<!ENTITY x '" + b"a" * 100_000 + b"'>]><rss><channel><title>"
        + b"&x;" * 100_000 + b"</title></channel></rss>",
    ],
)  # fmt: skip
async def test_deep_long_and_wide_feeds_end_in_a_feed_or_an_error_in_time(parser: Parser, data: bytes) -> None:
    try:
        feed = await _feed(parser, data)
    except (FeedUnreadableError, ParserError):
        return
    assert len(feed.items) <= 200


@pytest.mark.parametrize(
    "data",
    [
        b"<html><body>" + b"<div>" * 200_000,
        b"<html><body>" + b"<p>a</p>" * 25_000,
        b"<html><body><p>" + b"word " * 100_000,
        b"<html><body><table>" + b"<tr><td>" * 40_000,
        b"<html><script type='application/ld+json'>" + b'{"@graph":[' * 50_000,
        b"<" * 500_000,
    ],
)
async def test_deep_long_and_wide_pages_end_in_an_error_in_time(parser: Parser, data: bytes) -> None:
    with pytest.raises((BriefsError, ParserError)):
        await _page(parser, data)


async def test_a_document_that_takes_too_much_memory_ends_in_an_error() -> None:
    async with Parser(limits=Limits(worker_bytes=140_000_000, parse_seconds=20)) as parser:
        with pytest.raises((ParserError, FeedUnreadableError)):
            await _feed(parser, b'{"items":[' + b'{"title":"a"},' * 1_000_000 + b"{}]}")
        assert (await _feed(parser, rss())).items


async def test_one_reader_at_a_time_and_who_gives_up_leaves_no_answer_behind(parser: Parser) -> None:
    async def impatient() -> None:
        await _feed(parser, SLOW)

    task = asyncio.create_task(impatient())
    others = [asyncio.create_task(_feed(parser, rss(title=f"Feed {number}"))) for number in range(5)]
    while not parser._turn.locked():
        await asyncio.sleep(0)
    task.cancel()
    assert [(await other).title for other in others] == [f"Feed {number}" for number in range(5)]


async def test_a_worker_that_dies_is_replaced(parser: Parser) -> None:
    await _feed(parser, rss())
    assert parser._worker is not None
    parser._worker.kill()
    await parser._worker.wait()
    assert (await _feed(parser, rss())).items


async def test_an_idle_worker_goes_home() -> None:
    async with Parser(limits=Limits(idle_seconds=0.01)) as parser:
        await _feed(parser, rss())
        assert parser._worker is not None
        assert await asyncio.wait_for(parser._worker.wait(), 10) == 0


async def test_a_worker_that_can_not_start_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.executable", "/bin/false")
    async with Parser() as parser:
        with pytest.raises(ParserError):
            await _feed(parser, rss())


ATTEMPTS = (
    "import socket; socket.socket().connect(('127.0.0.1', 9))",
    "import socket; socket.getaddrinfo('clarion.example', 80)",
    "import urllib.request; urllib.request.urlopen('http://127.0.0.1:9/')",
    "import subprocess; subprocess.run(['/bin/true'])",
    "import os; os.system('true')",
    "import os; os.execv('/bin/true', ['true'])",
    "import os; os.fork()",
    "open('/etc/passwd').read()",
    "open('/etc/hostname', 'rb').read()",
    "import os; os.open('/etc/passwd', os.O_RDONLY)",
    "import tempfile; tempfile.mkdtemp()",
    "import sys; open(sys.prefix + '/planted', 'w')",
    "import os; os.remove('/nothing')",
    "import feedparser; feedparser.parse('http://127.0.0.1:9/')",
    "import feedparser; feedparser.parse('/etc/passwd')['feed']['title']",
    "bytearray(500_000_000)",
)
TRY_ALL = """
import sys
import feedparser, subprocess, tempfile, urllib.request
from bot.wire.confined import NotAllowedError, confine
confine(400_000_000)
for attempt in sys.argv[1:]:
    try:
        exec(attempt)
    except (NotAllowedError, MemoryError, KeyError):
        continue
    except BaseException as error:
        if isinstance(error.__cause__ or error.__context__, NotAllowedError):
            continue
        print(repr(error), end=" ")
    print("let through:", attempt)
"""


async def test_a_confined_process_can_do_nothing_that_parsers_need_not() -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-B", "-c", TRY_ALL, *ATTEMPTS, stdout=asyncio.subprocess.PIPE
    )
    said, _ = await process.communicate()
    assert said.decode() == ""
    assert process.returncode == 0


async def test_a_worker_has_no_token_in_its_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", "a-secret")
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    async with Parser() as parser:
        await _feed(parser, rss())
        assert parser._worker is not None
        environment = f"/proc/{parser._worker.pid}/environ"
        if not os.path.exists(environment):
            pytest.skip("no /proc here")
        with open(environment, "rb") as file:
            told = file.read()
    assert b"secret" not in told
    assert b"PROXY" not in told


async def test_an_answer_nobody_could_have_given_is_refused() -> None:
    for answer in (b"{}", b"[]", b'{"error": "SystemExit", "args": []}', b'{"Feed": {"x": 1}}', b"\xff", b"7"):
        with pytest.raises((KeyError, TypeError, ValueError)):
            frames.heard(answer)
    with pytest.raises(NoArticleError):
        frames.heard(frames.told_error(NoArticleError()))
    with pytest.raises(ParserError):
        frames.heard(frames.told_error(RecursionError("what was read")))
