"""`nutgraf ingest URL` and `nutgraf read URL` against a loopback site, beside paths and beside another writer."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.errors import DONE, NOT_DONE
from storage.store import Store
from tests.bot.conftest import FERRY
from tests.bot.terminals import Terminal, a_terminal
from tests.storage.stores import file_many
from tests.wire.documents import json_feed, rss
from tests.wire.feeding import a_page, entry
from tests.wire.site import LOOPBACK


@pytest.fixture
async def nutgraf(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> AsyncIterator[Terminal]:
    async with a_terminal(tmp_path, monkeypatch, capsys) as terminal:
        yield terminal


async def test_links_and_paths_are_taken_in_together_and_a_bad_one_is_named(nutgraf: Terminal, tmp_path: Path) -> None:
    path = tmp_path / "piece.txt"
    path.write_text(f"A Crossing Opens\n\n{FERRY}", encoding="utf-8")
    nutgraf.site.answer("/robots.txt", "User-agent: *\nDisallow: /closed/", "text/plain")
    good, bad, closed = nutgraf.url("/news/ferry"), nutgraf.url("/news/gone"), nutgraf.url("/closed/a")
    rows = await nutgraf.rows("ingest", good, bad, str(path), closed, "http://192.168.0.1/a", "--json")
    assert [row["path"] for row in rows] == [good, bad, str(path), closed, "http://192.168.0.1/a"]
    assert [row.get("status") for row in rows] == ["new", None, "new", None, None]
    assert [row.get("error", "")[-30:] for row in rows if "error" in row] == [
        "nothing at this address (404).",
        "bots to leave this page alone.",
        "The address is not public.",
    ]
    assert await nutgraf("ingest", bad) == NOT_DONE
    assert f"nutgraf: {bad}: There is nothing" in nutgraf.capture.readouterr().err
    assert nutgraf.site.most_at_once == {LOOPBACK: 1}


async def test_an_article_is_known_by_its_address_in_any_spelling_and_by_its_words(nutgraf: Terminal) -> None:
    for path in ("/news/ferry/", "/news/ferry-copy"):
        nutgraf.site.answer(path, a_page("ferry"))
    spellings = ("", "", "?utm_source=mail&fbclid=1", "/#top", "-copy")
    rows = await nutgraf.rows("ingest", *(nutgraf.url(f"/news/ferry{more}") for more in spellings), "--json")
    assert [row["status"] for row in rows] == ["new", *["unchanged"] * 4]
    assert len({row["slug"] for row in rows}) == 1


async def test_what_was_removed_by_its_link_stays_out(nutgraf: Terminal) -> None:
    link = nutgraf.url("/news/ferry")
    await nutgraf("ingest", link)
    assert await nutgraf("remove", f"{link}?utm_campaign=spring") == DONE
    assert [row["status"] for row in await nutgraf.rows("ingest", link, "--json")] == ["removed"]
    assert await nutgraf("brief", link) == NOT_DONE
    assert await nutgraf("remove", link, "--undo") == DONE


async def test_a_feed_in_place_of_a_page_is_told_as_one(nutgraf: Terminal) -> None:
    feeds = {"application/rss+xml": rss, "text/xml": rss, "text/html": rss}
    feeds |= {"application/feed+json": json_feed, "application/json": json_feed}
    for place, (kind, write) in enumerate(feeds.items()):
        nutgraf.site.answer(f"/feed{place}", write([entry("ferry")]), kind)
    rows = await nutgraf.rows("ingest", *(nutgraf.url(f"/feed{place}") for place in range(5)), "--json")
    assert ["`nutgraf feed add`" in row["error"] for row in rows] == [True] * 5


async def test_an_archived_page_enters_no_digest(nutgraf: Terminal) -> None:
    assert await nutgraf("ingest", nutgraf.url("/news/ferry"), "--archive") == DONE
    assert await nutgraf("digest", "--json") == NOT_DONE


async def test_a_page_is_filed_beside_another_writer(nutgraf: Terminal) -> None:
    async with await Store.open(nutgraf.settings.store) as store:
        done, _ = await asyncio.gather(nutgraf("ingest", nutgraf.url("/news/ferry")), file_many(store, 3))
        assert done == DONE
        assert (await store.articles.counts()).articles == 4


async def test_a_link_is_read_without_storing(nutgraf: Terminal) -> None:
    link = nutgraf.url("/news/ferry?utm_source=x")
    good, bad = await nutgraf.rows("read", link, nutgraf.url("/news/gone"), "--jsonl")
    assert (good["path"], good["url"]) == (link, nutgraf.url("/news/ferry"))
    assert good["summary"]
    assert "404" in bad["error"]
    assert not nutgraf.settings.store.exists()
    assert "nutgraf ingest" in (await nutgraf.rows("group", link, "--jsonl"))[0]["error"]
