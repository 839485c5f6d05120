"""A few of the random documents of `fuzz_wire`, and those that once broke a reader."""

from itertools import islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.wire.fuzz_wire import complaint, inputs

FOUND = (
    b"<rss><channel><html><html><item><title>re&#xD800;ad</title><link>/a</link></item>&#x110000;</channel></rss>",
    b'{"items": [{"id": "\\ud800", "url": "/\\ud800a", "title": "\\ud800 b"}]}',
)


@pytest.mark.parametrize("seed", [101, 102, 103])
def test_random_documents_are_read_or_refused(seed: int) -> None:
    for data in islice(inputs(seed), 25):
        assert complaint(data) is None, data[:4000]


@pytest.mark.parametrize("data", FOUND)
def test_what_once_broke_a_reader_breaks_none(data: bytes) -> None:
    assert complaint(data) is None


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    assert complaint(data) is None
    assert complaint(b"<rss version='2.0'><channel><title>A</title><item><title>" + data + b"</title></item>") is None
