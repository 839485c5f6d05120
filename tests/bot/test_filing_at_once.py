"""Two programs file into one store at the same moment. Towns, people and outlets are invented."""

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest

from storage.store import Store
from tests.storage.stores import start_process

WAITS = """
import sys
from bot.cli import main
print("ready", flush=True)
sys.stdin.readline()
sys.exit(main(["ingest", "--json", *sys.argv[1:]]))
"""
TEXT = """The ferry to Marren Island sails again from May, the council of Harbour Town said after a long night.

Two boats are to carry 400 passengers a day between the quay and the island, at a fare of three crowns.

The line was closed nine years ago when the old boat was found to leak in more places than it could pump.

Nothing has been said so far of who is to pay for the second boat, which is still on the stocks at Ludra."""


def an_input(folder: Path, name: str, headline: str, outlet: str) -> Path:
    path = folder / f"{name}.md"
    front = f"headline: {headline}\noutlet: {outlet}\npublished: 2026-01-05\nurl: https://{name}.example/ferry"
    path.write_text(f"---\n{front}\n---\n\n{TEXT}", encoding="utf-8")
    return path


async def ingest_at_once(*inputs: Path) -> list[dict[str, Any]]:
    """Each file by a process of its own; all are told to begin when the last is ready."""
    processes = [start_process(WAITS, path) for path in inputs]
    for process in processes:
        assert process.stdout is not None
        assert await asyncio.to_thread(process.stdout.readline) == "ready\n"
    ends = await asyncio.gather(*(asyncio.to_thread(process.communicate, "go\n", 60) for process in processes))
    assert [process.returncode for process in processes] == [0] * len(inputs), ends
    return [json.loads(line) for out, _ in ends for line in out.splitlines()]


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NUTGRAF_STORE", str(tmp_path / "own.db"))
    return tmp_path / "own.db"


async def test_one_article_filed_by_two_processes_at_once_is_in_the_store_once(path: Path, tmp_path: Path) -> None:
    article = an_input(tmp_path, "argus", "Ferry to sail again", "Harbour Argus")
    rows = await ingest_at_once(article, article)
    assert sorted(row["status"] for row in rows) == ["new", "unchanged"]
    assert len({(row["slug"], row["story"]) for row in rows}) == 1
    async with await Store.open(path) as store:
        counts = await store.articles.counts()
        assert (counts.articles, counts.stories) == (1, 1)
        assert await store.check() == ()


async def test_two_reprints_filed_by_two_processes_at_once_are_one_origin_and_one_story(
    path: Path, tmp_path: Path
) -> None:
    rows = await ingest_at_once(
        an_input(tmp_path, "argus", "Ferry to sail again", "Harbour Argus"),
        an_input(tmp_path, "post", "Boats are back", "Ludra Post"),
    )
    assert [row["status"] for row in rows] == ["new", "new"]
    assert len({row["story"] for row in rows}) == 1
    async with await Store.open(path) as store:
        [story] = await store.stories.recent(limit=9)
        stored = await store.articles.load(story.article_ids)
        assert len(stored) == 2
        assert len({one.origin_id for one in stored}) == 1
        assert await store.check() == ()
