"""Random feeds and pages into the readers: `python -m tests.wire.fuzz_wire [--seconds N] [--seed N]`.

Whatever the bytes, a feed, a page or an error of the family comes out, in time, and what comes out keeps its promises;
anything else is reported with the input's bytes, which then become a case in `test_fuzz.py`.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

from bot.wire.addresses import clean_address
from bot.wire.errors import WireError
from bot.wire.feeds import read_feed
from bot.wire.frames import heard, told
from bot.wire.pages import read_page
from bot.wire.trimming import MOST_ITEMS
from briefs.errors import BriefsError
from tests.wire.documents import Entry, atom, json_feed, page, rss, rss09, rss1

NOW = datetime(2026, 1, 10, 12, tzinfo=UTC)
URL = "https://clarion.example/news/feed"
SLOW = 2.0  # seconds of CPU
FEEDS = (rss(), atom(), json_feed(), rss1(), rss09(), rss([Entry(guid=str(at)) for at in range(300)]))
PAGES = (
    page().encode(),
    page(
        head='<link rel="canonical" href="/a"><meta name="robots" content="max-snippet:9"><base href="/x/">'
        '<link rel="alternate" type="application/rss+xml" href="/f"><meta property="og:url" content="//b/c">',
        foot="<p data-nosnippet>Subscribe to continue reading</p><input type=password>",
    ).encode(),
)
_PIECES = (
    b'<item>', b'</item>', b'<entry>', b'<channel>', b'</channel>', b'<link>', b'<guid>', b'<title>',
    b'<![CDATA[', b']]>', b'<!--', b'-->', b'<!DOCTYPE r [', b"<!ENTITY a 'b'>", b'&a;', b'&#0;', b'&#x110000;',
    b'&#xD800;', b'&', b'<', b'>', b'\x00', b'\xff\xfe', b'\xef\xbb\xbf', b'\xed\xa0\x80', b'\xe9', b'"', b"'",
    b'{', b'}', b'[', b']', b':', b',', b'null', b'1e999', b'http://[', b'//', b'javascript:', b'\\u0000',
    b'\\ud800', b"xml:base='http://['", b'<?xml ', b'?>', b'<html>', b'<head>', b"<base href='http://['>",
    b"<link rel=canonical href='http://['>", b'data-nosnippet', b'\n', b"<content type='xhtml'>",
    b"<content type='base64'>", b'<source>', b'Thu, 99 Jan 2026 99:99:99 +9999', b'0000-00-00', b'<svg>',
    b'<math>', b'<template>', b'<a b=', b'</', b'/>', b'<meta name=robots content=', b'max-snippet:',
)  # fmt: skip


def _cut(data: bytes, dice: random.Random) -> bytes:
    first, last = sorted(dice.randrange(len(data) + 1) for _ in range(2))
    return data[:first] + data[last:]


def _insert(data: bytes, dice: random.Random) -> bytes:
    for _ in range(dice.randrange(1, 8)):
        place = dice.randrange(len(data) + 1)
        data = data[:place] + dice.choice(_PIECES) * dice.choice((1, 1, 2, 40)) + data[place:]
    return data


def _repeat(data: bytes, dice: random.Random) -> bytes:
    place = dice.randrange(len(data) + 1)
    return data[:place] + data[place : place + dice.choice((3, 40, 400))] * dice.choice((2, 9, 60)) + data[place:]


def _spoil(data: bytes, dice: random.Random) -> bytes:
    spoilt = bytearray(data or b" ")
    for _ in range(dice.randrange(1, 30)):
        spoilt[dice.randrange(len(spoilt))] = dice.randrange(256)
    return bytes(spoilt)


_CHANGES: tuple[Callable[[bytes, random.Random], bytes], ...] = (_cut, _insert, _insert, _repeat, _spoil)


def inputs(seed: int) -> Iterator[bytes]:
    """One spoilt document after the other; the same for the same seed."""
    dice = random.Random(seed)
    while True:
        data = dice.choice(FEEDS + PAGES)
        for _ in range(dice.randrange(1, 5)):
            data = dice.choice(_CHANGES)(data, dice)[:300_000]
        yield data


def complaint(data: bytes) -> str | None:
    """What is wrong with how the bytes are read, or None."""
    for read in (_feed_promises, _page_promises):
        begun = time.process_time()
        try:
            broken = read(data)
        except (WireError, BriefsError):
            broken = None
        except Exception as error:  # the very thing that is looked for
            return f"{read.__name__}: {type(error).__name__}: {error}"
        if broken:
            return broken
        if (taken := time.process_time() - begun) > SLOW:
            return f"{read.__name__}: took {taken:.1f} s for {len(data)} bytes"
    return None


def _feed_promises(data: bytes) -> str | None:
    feed = read_feed(data, url=URL, now=NOW)
    if heard(told(feed)) != feed:
        return "a feed does not come back from the worker as it was"
    if len(feed.items) > MOST_ITEMS:
        return "too many items"
    for item in feed.items:
        if item.url is not None and not item.url.lower().startswith(("http://", "https://")):
            return f"an address that is none: {item.url!r}"
        if item.published is not None and not "1990" <= item.published[:4] <= "2026":
            return f"an absurd date: {item.published!r}"
        if any("\ud800" <= letter <= "\udfff" for letter in f"{item.headline}{item.summary}{item.guid}{item.url}"):
            return "a lone surrogate, which no store takes"
    return None


def _page_promises(data: bytes) -> str | None:
    read = read_page(data, url=URL, content_type="text/html")
    if heard(told(read)) != read:
        return "a page does not come back from the worker as it was"
    if read.article.url != read.canonical or clean_address(read.canonical) != read.canonical:
        return f"an address that is not clean: {read.canonical!r}"
    return None


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    end, number = time.monotonic() + asked.seconds, 0
    for number, data in enumerate(inputs(asked.seed)):
        if said := complaint(data):
            print(f"input {number} of seed {asked.seed}: {said}\n{data[:4000]!r}")
            return 1
        if time.monotonic() > end:
            break
    print(f"{number} documents, nothing wrong")
    return 0


if __name__ == "__main__":
    sys.exit(main())
