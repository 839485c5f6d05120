"""What is taken out of the bytes of a large page, and that its article stays the same. All towns are invented."""

import json

import pytest

from briefs.reading import read_bytes
from briefs.reading.bulk import LEAST_BULK, without_bulk
from tests.wire.documents import page

ARTICLE = page()
STATE = json.dumps([{"headline": f"Föhr bridge {number}", "tags": "“quoted”, and more"} for number in range(9_000)])
LONG = "A" * 5_000


def _body(head: str = "", foot: str = "") -> bytes:
    return page(head=head, foot=foot).encode()


@pytest.mark.parametrize(
    "bulk",
    [
        f"<script>window.state = {STATE}</script>",
        f'<SCRIPT type="application/json" id="data">{STATE}</SCRIPT >',
        f"<style>{'.teaser { color: red } ' * 9_000}</style>",
        f'<script type="module">/* <!-- */ {STATE}</script>',
        f'<img src="data:image/png;base64,{LONG}" alt="">' * 20,
        f'<svg viewBox="0 0 9 9"><path d="{"M1 2 " * 2_000}"/></svg>' * 9,
        f"<div data-props='{{&quot;a&quot;:&quot;{LONG}&quot;}}'></div>" * 20,
    ],
)
def test_bulk_is_left_out_and_the_article_stays(bulk: str) -> None:
    large = _body(foot=bulk)
    lean = without_bulk(large)
    assert len(lean) < len(_body()) + LEAST_BULK + 2_000 < len(large)
    lean.decode()  # no sign is cut through
    assert read_bytes(lean, name="a.html") == read_bytes(ARTICLE.encode(), name="a.html")


def test_what_a_page_states_of_itself_stays() -> None:
    linked = json.dumps({"@type": "NewsArticle", "headline": "A", "articleBody": "word " * 9_000})
    state = f'[{STATE}, {{"isAccessibleForFree": false}}]'
    data = _body(
        f'<script type="application/ld+json">{linked}</script><script type="application/json">{state}</script>'
    )
    lean = without_bulk(data)
    assert linked.encode() in lean
    assert b'"isAccessibleForFree": false' in lean
    assert len(lean) < len(data) - 100_000


TEXT = "The council of Harl voted. " * 2_000


@pytest.mark.parametrize(
    "source",
    [
        f"<p>{TEXT}</p>",
        f'<p title="how a <script> works">{TEXT}</p><script>1</script>',
        f"<!-- <script> --><p>{TEXT}</p><script>1</script>",
        f"<p>{TEXT}</p><script>never closed {TEXT}",
        f'<p style="color: red;{" " * 5_000}display: none" content="{LONG}">{TEXT}</p>',
        f'<a href="/search?q=">{TEXT}</a><b class="x">',
        f'<p>He wrote d="{TEXT}',
        "<script>short()</script>" * 900,
    ],
)
def test_what_is_no_bulk_stays_as_it_is(source: str) -> None:
    assert without_bulk(source.encode()) == source.encode()


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32-le", "iso-2022-jp", "shift_jis", "gb18030"])
def test_signs_of_several_bytes_are_not_cut_through(encoding: str) -> None:
    source = page(foot=f"<script>{'市議会は可決した, ' * 4_000}</script><p>市議会</p>", paragraphs=["市議会は可決した"])
    assert "市議会</p>" in without_bulk(source.encode(encoding)).decode(encoding)


@pytest.mark.parametrize(
    "piece", [b"<script ", b"<script>", b"<!--", b"<a <!-- ", b'<a d="', b"<style", b"<script><!--"]
)
def test_hostile_pages_are_looked_through_in_time(piece: bytes) -> None:
    data = piece * (1_000_000 // len(piece))
    assert without_bulk(data) == data
