"""OPML in and out; hostile lists end in an error at once."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.wire.opml import MOST_BYTES, OpmlError, Outline, read_opml, write_opml

LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))


def opml(body: str, before: str = "") -> bytes:
    return f'<?xml version="1.0"?>{before}<opml version="2.0"><body>{body}</body></opml>'.encode()


def test_folders_are_walked_and_each_address_counts_once() -> None:
    feed = '<outline text="A" xmlUrl="https://a.example/feed"/>'
    found = read_opml(
        opml(f'<outline text="Folder">{feed}<outline TITLE="B" XMLURL=" https://b.example "/></outline>{feed}')
    )
    assert found == (Outline("https://a.example/feed", "A"), Outline("https://b.example", "B"))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.text(min_size=1, max_size=20), st.text(max_size=20)), max_size=4))
def test_what_is_written_is_read(pairs: list[tuple[str, str]]) -> None:
    feeds = [Outline(f"https://daily.example/{number}", title) for number, (_, title) in enumerate(pairs)]
    found = read_opml(write_opml(feeds).encode())
    assert [one.url for one in found] == [one.url for one in feeds]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "form"),
        (b"<html></html>", "form"),
        (b"<opml><body>", "form"),
        (b"\xff\xfe\x00", "form"),
        (b'<?xml version="1.0" encoding="none"?><opml/>', "form"),
        (b"x" * (MOST_BYTES + 1), "size"),
        (opml("&a9;", f'<!DOCTYPE opml [<!ENTITY a0 "ha">{LAUGHS}]>'), "entities"),
        (opml("&f;", '<!DOCTYPE opml [<!ENTITY f SYSTEM "file:///etc/passwd">]>'), "entities"),
        (opml("", '<!DOCTYPE opml [<!ENTITY % p SYSTEM "http://10.0.0.1/x"> %p;]>'), "entities"),
    ],
)
def test_hostile_and_broken_lists_are_refused(data: bytes, why: str) -> None:
    with pytest.raises(OpmlError) as caught:
        read_opml(data)
    assert caught.value.why == why


def test_a_document_type_that_declares_nothing_does_no_harm() -> None:
    before = '<!DOCTYPE opml SYSTEM "http://10.0.0.1/opml.dtd">'
    assert read_opml(opml('<outline xmlUrl="https://a.example"/>', before)) == (Outline("https://a.example", ""),)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with suppress(OpmlError):
        read_opml(data)
