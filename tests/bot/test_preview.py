"""The preview: the real bot in a local page, filled with the sample."""

import asyncio
import os
import re
import signal
import socket
import sys
from pathlib import Path

import aiohttp
import pytest

from bot import preview
from bot.errors import PreviewMissingError, RefusedHereError
from tests.bot.conftest import Clock


async def test_the_preview_serves_a_page_on_loopback_until_it_is_told_to_end(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    said: asyncio.Queue[str] = asyncio.Queue()
    serving = asyncio.create_task(preview.serve_preview(clock=Clock(), announce=said.put_nowait))
    waiting = asyncio.create_task(said.get())
    await asyncio.wait({serving, waiting}, return_when=asyncio.FIRST_COMPLETED)
    text = waiting.result()
    assert "/brief paris summit" in text
    assert "DISCORD_TOKEN" in text
    found = re.search(r"http://127\.0\.0\.1:\d+/", text)
    assert found is not None
    async with aiohttp.ClientSession() as session, session.get(found[0]) as answer:
        assert answer.status == 200
    assert list(tmp_path.iterdir())
    os.kill(os.getpid(), signal.SIGTERM)
    await serving
    assert not list(tmp_path.iterdir())  # the store goes with it


async def test_a_port_that_another_program_has_is_told_before_anything_is_made() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(RefusedHereError, match=f"Port {port} can't be had"):
            await preview.serve_preview(port=port, clock=Clock())


def test_the_sample_holds_articles_alone() -> None:
    articles = list(preview.sample_articles())
    assert len(articles) >= 6
    assert all(article.text for article in articles)
    assert len({article.headline for article in articles}) == len(articles)


async def test_a_preview_without_its_library_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "simcord", None)
    with pytest.raises(PreviewMissingError):
        await preview.serve_preview(clock=Clock())
