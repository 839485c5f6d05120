"""What comes of an answer: validators, redirects, waiting, bombs, endless and slow bodies, broken servers."""

import asyncio
import gzip
import zlib
from contextlib import nullcontext
from datetime import UTC, datetime, timedelta

import pytest
from aiohttp import web

from bot.wire.errors import (
    AddressRefusedError,
    BusyError,
    EncodingError,
    GoneError,
    NotAPageError,
    StatusError,
    TooMuchError,
    TooSlowError,
    UnreachableError,
    WireError,
    sentence_for,
)
from bot.wire.fetch import Fetched, Fetcher
from bot.wire.names import Resolver
from tests.wire.site import RawSite, Site

NOON = datetime(2026, 1, 6, 12, tzinfo=UTC)


async def _get(site: Site | RawSite, path: str = "/", **limits: object) -> Fetched:
    kind = limits.pop("kind", "page")
    names = site.names if isinstance(site, Site) else Site().names
    async with Fetcher(limits=site.limits(**limits), resolver=names, now=lambda: NOON) as fetcher:
        return await fetcher.get(site.url(path), kind=kind)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("etag", "modified"),
    [
        ('"abc"', "Tue, 06 Jan 2026 09:30:00 GMT"),
        ('W/"a,b c"', "Tuesday, 06-Jan-26 09:30:00 GMT"),
        ("unquoted", "yesterday  at two"),
        ('"ünï"', "2026-01-06T09:30:00+01:00"),
        ('""', "-1"),
    ],
)
async def test_validators_go_back_byte_for_byte(etag: str, modified: str) -> None:
    async with Site() as site:

        async def respond(request: web.Request) -> web.Response:
            known = request.headers.get("If-None-Match") == etag and request.headers["If-Modified-Since"] == modified
            return web.Response(status=304 if known else 200, headers={"ETag": etag, "Last-Modified": modified})

        site.handle("/feed", respond)
        async with Fetcher(limits=site.limits(), resolver=site.names) as fetcher:
            first = await fetcher.get(site.url("/feed"), kind="feed")
            assert (first.status, first.etag, first.last_modified) == (200, etag, modified)
            again = await fetcher.get(
                site.url("/feed"), kind="feed", etag=first.etag, last_modified=first.last_modified
            )
        assert again.is_unchanged
        assert again.body == b""


async def test_nothing_changed_is_no_answer_to_who_has_nothing() -> None:
    async with Site() as site:
        site.answer("/feed", status=304)
        async with Fetcher(limits=site.limits(), resolver=site.names) as fetcher:
            with pytest.raises(StatusError):
                await fetcher.get(site.url("/feed"), kind="feed")
            assert (await fetcher.get(site.url("/feed"), kind="feed", last_modified="then")).is_unchanged


async def test_a_validator_that_no_request_can_hold_is_not_kept() -> None:
    answer = b'HTTP/1.1 200 OK\r\nETag: "\xe9\xff"\r\nContent-Length: 2\r\n\r\nhi'
    async with RawSite(answer) as site:
        fetched = await _get(site)
    assert (fetched.etag, fetched.body) == (None, b"hi")


@pytest.mark.parametrize(
    ("steps", "remembered"),
    [
        ((301,), "/1"), ((308,), "/1"), ((302,), None), ((307,), None), ((303,), None), ((301, 308), "/2"),
        ((301, 302), "/1"), ((302, 301), None), ((308, 307, 301), "/1"), ((), None),
    ],
)  # fmt: skip
async def test_only_permanent_redirects_are_remembered(steps: tuple[int, ...], remembered: str | None) -> None:
    async with Site() as site:
        for number, status in enumerate(steps):
            site.redirect(f"/{number}", f"/{number + 1}", status)
        site.answer(f"/{len(steps)}", "there")
        fetched = await _get(site, "/0")
        assert fetched.url == site.url(f"/{len(steps)}")
        assert fetched.moved_to == (remembered and site.url(remembered))


async def test_what_is_gone_is_told_from_what_is_missing() -> None:
    async with Site() as site:
        site.answer("/gone", status=410)
        with pytest.raises(GoneError):
            await _get(site, "/gone")
        with pytest.raises(StatusError) as caught:
            await _get(site, "/missing")
        assert caught.value.status == 404


async def test_a_part_that_nobody_asked_for_is_not_taken_for_the_whole() -> None:
    async with Site() as site:
        site.answer("/a", "<p>The first half", status=206, headers={"Content-Range": "bytes 0-16/900"})
        with pytest.raises(StatusError) as caught:
            await _get(site, "/a")
        assert sentence_for(caught.value) == "The server sent a part in place of the whole (206)."


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("120", 120),
        ("Tue, 06 Jan 2026 12:10:00 GMT", 600),
        ("Tue, 06 Jan 2026 11:00:00 GMT", 0),
        ("soon", None),
        ("-5", None),
        ("99999999999", 604_800),
        ("", None),
        ("Fri, 06 Jan 99999 12:00:00 GMT", None),
    ],
)
async def test_a_busy_server_says_how_long_to_wait(status: int, header: str, seconds: int | None) -> None:
    async with Site() as site:
        site.answer("/", status=status, headers={"Retry-After": header})
        with pytest.raises(BusyError) as caught:
            await _get(site)
        assert caught.value.retry_after == seconds


async def test_the_bot_says_who_it_is_and_takes_no_cookies() -> None:
    async with Site() as site:
        site.answer("/", "hello", headers={"Set-Cookie": "id=1; Path=/"})
        async with Fetcher(
            limits=site.limits(), resolver=site.names, contact="desk@harl.example\r\nX: y (é)"
        ) as fetcher:
            for _ in range(2):
                await fetcher.get(site.url("/"))
        sent = site.asked[1].headers
    assert sent["User-Agent"].startswith("Nutgraf/")
    assert sent["User-Agent"].endswith(" (+desk@harl.exampleX: y)")
    assert "Cookie" not in sent
    assert "Referer" not in sent
    assert sent["Accept-Encoding"] == "gzip, deflate"


async def test_one_host_is_asked_one_thing_at_a_time_and_hosts_side_by_side() -> None:
    async with Site() as site:
        both = asyncio.Barrier(2)

        async def respond(_: web.Request) -> web.Response:
            async with asyncio.timeout(5):
                await both.wait()  # passes only where both hosts are being asked
            return web.Response(text="hello")

        site.handle("/", respond)
        async with Fetcher(limits=site.limits(), resolver=site.names) as fetcher:
            urls = [site.url("/", host) for host in ("one.example", "two.example") for _ in range(3)]
            await asyncio.gather(*map(fetcher.get, urls))
    assert site.most_at_once == {"one.example": 1, "two.example": 1}


@pytest.mark.parametrize(
    "encoding", ["gzip", "x-gzip", "deflate", "raw deflate", "two members", "padded", "unpacked", "a file"]
)
async def test_packed_bodies_are_unpacked(encoding: str) -> None:
    text = b"The ferry leaves at nine. " * 9000
    raw = zlib.compressobj(wbits=-15)
    packed = {
        "gzip": gzip.compress(text),
        "x-gzip": gzip.compress(text),
        "deflate": zlib.compress(text),
        "raw deflate": raw.compress(text) + raw.flush(),
        "two members": gzip.compress(text[:1000]) + gzip.compress(text[1000:]),
        "padded": gzip.compress(text) + b"\0" * 100,
        "unpacked": text,
        "a file": gzip.compress(text),
    }[encoding]
    name = encoding if encoding.endswith("gzip") else "deflate" if "deflate" in encoding else "gzip"
    async with Site() as site:
        site.answer("/", packed, headers={} if encoding == "a file" else {"Content-Encoding": name})
        assert (await _get(site)).body == text


def _bomb(size: int, *, layers: int = 1) -> bytes:
    body = b"\0" * size
    for _ in range(layers):
        body = gzip.compress(body)
    return body


@pytest.mark.parametrize("kind", ["page", "feed"])
async def test_a_gzip_bomb_is_stopped_at_the_cap(kind: str) -> None:
    async with Site() as site:
        site.answer("/", _bomb(20_000_000), headers={"Content-Encoding": "gzip"})
        with pytest.raises(TooMuchError) as caught:
            await _get(site, kind=kind)
    assert caught.value.most == (5_000_000 if kind == "page" else 15_000_000)
    assert sentence_for(caught.value) == f"The {kind} is larger than {5 if kind == 'page' else 15} MB."


@pytest.mark.parametrize("encoding", ["br", "zstd", "gzip, gzip", "compress", "gzip, br", "unheard-of"])
async def test_packing_that_was_not_asked_for_is_refused(encoding: str) -> None:
    async with Site() as site:
        site.answer("/", _bomb(1000, layers=2), headers={"Content-Encoding": encoding})
        with pytest.raises(EncodingError):
            await _get(site)


@pytest.mark.parametrize(
    "body",
    [gzip.compress(b"abc" * 999)[:-9], b"\x1f\x8b" + b"x" * 99, gzip.compress(b"")[:12]],
    ids=["cut off", "no gzip", "cut off at once"],  # the bytes hold the second they were packed in
)
async def test_broken_packing_is_an_error(body: bytes) -> None:
    async with Site() as site:
        site.answer("/", body, headers={"Content-Encoding": "gzip"})
        with pytest.raises(EncodingError):
            await _get(site)


async def test_members_without_end_that_hold_nothing_are_stopped() -> None:
    async with Site() as site:
        site.answer("/", gzip.compress(b"") * 8000, headers={"Content-Encoding": "gzip"})
        with pytest.raises(TooMuchError):
            await _get(site, page_bytes=100_000)


async def test_an_honest_length_past_the_cap_is_refused_unread() -> None:
    async with RawSite(b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n") as site:
        with pytest.raises(TooMuchError):
            await _get(site)


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


async def test_an_endless_body_is_cut_off() -> None:
    async with RawSite(HEAD + b"\r\n", again=b"more " * 4000) as site:
        with pytest.raises(TooMuchError):
            await _get(site)
    async with RawSite(
        HEAD + b"Transfer-Encoding: chunked\r\n\r\n", again=b"4e20\r\n" + b"more " * 4000 + b"\r\n"
    ) as site:
        with pytest.raises(TooMuchError):
            await _get(site)


async def test_endless_headers_are_cut_off() -> None:
    for again in (b"X-More: " + b"a" * 1000 + b"\r\n", b"a" * 5000, b"Set-Cookie: a=b\r\n"):
        async with RawSite(b"HTTP/1.1 200 OK\r\n", again=again) as site:
            with pytest.raises(UnreachableError) as caught:
                await _get(site, seconds=5)
            assert caught.value.why == "broken"


@pytest.mark.parametrize(
    "said", [b"", b"HTTP/1.1 200 OK\r\n", HEAD + b"Content-Length: 100\r\n\r\nabc", HEAD + b"\r\nabc"]
)
async def test_a_server_that_stops_talking_is_given_up(said: bytes) -> None:
    async with RawSite(said) as site:
        with pytest.raises(TooSlowError):
            await _get(site, seconds=0.1)


async def test_a_dripping_body_is_given_up() -> None:
    async with Site() as site:
        stop = asyncio.Event()

        async def drip(request: web.Request) -> web.StreamResponse:
            response = web.StreamResponse()
            await response.prepare(request)
            while not stop.is_set():
                await response.write(b".")
                try:
                    await asyncio.wait_for(stop.wait(), 0.02)
                except TimeoutError:
                    continue
            return response

        site.handle("/", drip)
        with pytest.raises(TooSlowError):
            await _get(site, seconds=0.2)
        stop.set()


async def test_redirects_share_one_time() -> None:
    async with Site() as site, RawSite(b"") as silent:
        site.redirect("/", silent.url("/"))
        limits = site.limits(seconds=0.15)
        object.__setattr__(limits, "local_ports", frozenset({site.port, silent.port}))
        async with Fetcher(limits=limits, resolver=site.names) as fetcher:
            with pytest.raises(TooSlowError):
                await fetcher.get(site.url("/"))


@pytest.mark.parametrize(
    "said",
    [
        b"hello", b"SSH-2.0-OpenSSH_9.2\r\n", b"HTTP/1.1 abc\r\n\r\n", b"\x15\x03\x01\x00\x02\x02", b"",
        HEAD + b"Content-Length: 100\r\n\r\nabc", HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\nabc",
        HEAD + b"Transfer-Encoding: chunked\r\n\r\n5\r\nabc", HEAD + b"Content-Length: -1\r\n\r\n",
        HEAD + b"Content-Length: 3\r\nContent-Length: 5\r\n\r\nabcde", b"HTTP/1.1 200 OK\r\nA B: c\r\n\r\n",
    ],
)  # fmt: skip
async def test_a_server_that_speaks_no_http_or_breaks_off_is_told(said: bytes) -> None:
    async with RawSite(said, then_close=True) as site:
        with pytest.raises(WireError) as caught:
            await _get(site, seconds=2)
    assert isinstance(caught.value, UnreachableError)
    assert caught.value.why == "broken"


async def test_no_server_no_name_and_no_certificate_are_told_apart() -> None:
    async with Site() as site:
        limits, port = site.limits(), site.port
        site.names.known["nobody.example"] = [()]
        async with Fetcher(limits=limits, resolver=site.names) as fetcher:
            with pytest.raises(UnreachableError) as name:
                await fetcher.get(site.url("/", "nobody.example"))
            with pytest.raises(UnreachableError) as tls:
                await fetcher.get(f"https://daily.example:{port}/")
    async with Fetcher(limits=limits, resolver=Site().names) as fetcher:
        with pytest.raises(UnreachableError) as refused:
            await fetcher.get(f"http://daily.example:{port}/")
    assert (name.value.why, tls.value.why, refused.value.why) == ("name", "tls", "refused")


@pytest.mark.parametrize("kind", ["image/png", "video/mp4", "application/pdf", "audio/mpeg; x=y", "APPLICATION/ZIP"])
async def test_pictures_films_and_files_are_not_read(kind: str) -> None:
    async with Site() as site:
        site.answer("/", b"\0" * 100, kind)
        with pytest.raises(NotAPageError):
            await _get(site)


async def test_what_the_headers_say_is_kept() -> None:
    async with Site() as site:
        headers = [("Cache-Control", "public, max-age=900"), ("X-Robots-Tag", "nosnippet"), ("X-Robots-Tag", "a: b")]
        site.answer("/", "hello", 'Text/HTML; charset="KOI8-R"', headers=headers)
        fetched = await _get(site)
    assert (fetched.content_type, fetched.charset, fetched.max_age) == ("text/html", "KOI8-R", 900)
    assert fetched.robots_tags == ("nosnippet", "a: b")


async def test_errors_hold_no_address_and_no_query() -> None:
    async with Site() as site, Fetcher(limits=site.limits(), resolver=site.names) as fetcher:
        for url in (site.url("/x?token=secret"), "http://secret@example.org/", "http://example.org:22/?secret"):
            with pytest.raises(WireError) as caught:
                await fetcher.get(url)
            assert "secret" not in f"{caught.value!r} {sentence_for(caught.value)}"
            assert caught.value.__cause__ is None


async def test_a_fetch_that_is_called_off_leaves_its_host_free() -> None:
    async with Site() as site:
        begun, hold = asyncio.Event(), asyncio.Event()

        async def respond(_: web.Request) -> web.Response:
            begun.set()
            await hold.wait()
            return web.Response()

        site.handle("/slow", respond)
        site.answer("/", "hello")
        async with Fetcher(limits=site.limits(), resolver=site.names) as fetcher:
            task = asyncio.create_task(fetcher.get(site.url("/slow")))
            await begun.wait()
            task.cancel()
            assert (await fetcher.get(site.url("/"))).body == b"hello"
        hold.set()


async def test_a_local_port_is_opened_by_name_only() -> None:
    async with Site() as site:
        site.answer("/", "hello")
        async with Fetcher(resolver=site.names) as fetcher:
            with pytest.raises(AddressRefusedError):
                await fetcher.get(site.url("/"))
        assert (await _get(site)).body == b"hello"


async def test_the_systems_names_come_as_the_addresses_that_sockets_are_judged_by() -> None:
    resolver = Resolver()
    found = await resolver.resolve("127.0.0.1", 80)
    assert [(one["host"], one["port"]) for one in found] == [("127.0.0.1", 80)]
    with pytest.raises(OSError):
        await resolver.resolve("a..b", 80)
    await resolver.close()
    async with Fetcher() as fetcher:
        assert fetcher._own is not None
    with pytest.raises(RuntimeError):
        await fetcher._own.resolve("127.0.0.1", 80)


@pytest.mark.parametrize(
    "location",
    [
        "http://[",
        "//[",
        "http://user@[/",
        "http://[127.0.0.1]/",
        "http://[::1%]/",
        "http://\u2100.com/",
        "http://[v1.x]/",
    ],
)
@pytest.mark.parametrize("kind", ["page", "feed", "robots"])
async def test_an_address_that_leads_on_to_what_no_parser_reads_is_refused(location: str, kind: str) -> None:
    answer = f"HTTP/1.1 302 Found\r\nLocation: {location}\r\nContent-Length: 0\r\n\r\n".encode()
    async with RawSite(answer) as site:
        with pytest.raises(AddressRefusedError) as caught:
            await _get(site, kind=kind)
    assert caught.value.redirected
    assert sentence_for(caught.value).startswith("The address leads on to another: ")


async def test_a_host_that_is_busy_is_not_asked_again_until_then_but_its_feeds_are() -> None:
    async with Site() as site:
        site.answer("/a", status=503, headers={"Retry-After": "5400"})
        for path in ("/b", "/robots.txt", "/feed"):
            site.answer(path, "hello", "text/plain")
        clock = [NOON]
        async with Fetcher(limits=site.limits(), resolver=site.names, now=lambda: clock[0]) as fetcher:
            with pytest.raises(BusyError):
                await fetcher.get(site.url("/a"))
            clock[0] += timedelta(minutes=30)
            for path in ("/b", "/robots.txt"):
                with pytest.raises(BusyError) as caught:
                    await fetcher.get(site.url(path), kind="robots" if "robots" in path else "page")
                assert (caught.value.retry_after, caught.value.asked) == (3_600, False)
            assert sentence_for(caught.value) == "The server asks to come back in 60 min (503)."
            await fetcher.get(site.url("/feed"), kind="feed")
            await fetcher.get(site.url("/b", host="other.example"))
            clock[0] += timedelta(hours=1)
            assert (await fetcher.get(site.url("/b"))).body == b"hello"
        assert site.paths() == ["/a", "/feed", "/b", "/b"]


@pytest.mark.parametrize(("status", "rests"), [(429, True), (503, False)])
async def test_a_busy_page_that_names_no_time_speaks_for_its_host_where_there_were_too_many(
    status: int, rests: bool
) -> None:
    async with Site() as site:
        site.answer("/a", status=status)
        site.answer("/b", "hello", "text/plain")
        async with Fetcher(limits=site.limits(), resolver=site.names, now=lambda: NOON) as fetcher:
            with pytest.raises(BusyError):
                await fetcher.get(site.url("/a"))
            with pytest.raises(BusyError) if rests else nullcontext():
                await fetcher.get(site.url("/b"))


@pytest.mark.parametrize(
    ("seconds", "told"), [(5, "1 min"), (3_600, "60 min"), (7_200, "2 hours"), (7_201, "3 hours"), (604_800, "7 days")]
)
def test_a_wait_is_told_in_minutes_hours_or_days(seconds: int, told: str) -> None:
    assert sentence_for(BusyError(429, seconds)) == f"The server asks to come back in {told} (429)."
