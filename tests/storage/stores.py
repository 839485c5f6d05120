"""What the tests of the store share: filing in one line, a look by plain SQL, and a second process."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from briefs.models import Brief
from storage.feed_records import Feed
from storage.records import Candidate, Filed, Placement
from storage.store import Store
from tests.builders import a_brief, an_article

NOW = datetime(2026, 1, 5, 12, 0, tzinfo=UTC)
ROOT = Path(__file__).parents[2]


def alone(_: Sequence[Candidate]) -> Placement:
    """Every article a story of its own."""
    return Placement()


def into(story_id: int) -> Any:
    """Every article into this story."""
    return lambda _: Placement(story_id=story_id)


async def file_brief(store: Store, brief: Brief | None = None, **changes: Any) -> Filed:
    """File a brief that is valid by default; ``identity`` is its headline where the test names none."""
    brief = brief or a_brief()
    return await store.articles.file(
        brief, **{"identity": brief.article.headline, "filed_at": NOW, "features": {}, "place": alone} | changes
    )


async def file_many(store: Store, number: int, **changes: Any) -> list[Filed]:
    """So many articles with headlines of their own, filed a minute apart."""
    return [
        await file_brief(
            store,
            a_brief(article=an_article(headline=f"Piece number {place}")),
            filed_at=NOW + timedelta(minutes=place),
            **changes,
        )
        for place in range(number)
    ]


async def feed_in(store: Store, feed: Feed) -> Feed | None:
    """The feed as it stands now; None where nobody follows it any more."""
    return next((one.feed for one in await store.feeds.list_for(None) if one.feed.feed_id == feed.feed_id), None)


def by_hand(path: Path, sql: str, *params: object) -> list[tuple[Any, ...]]:
    """What somebody's SQLite shell does to the file."""
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        return db.execute(sql, params).fetchall()


def start_process(program: str, *arguments: object) -> subprocess.Popen[str]:
    """A second Python process that can import the program and the tests."""
    return subprocess.Popen(
        [sys.executable, "-c", program, *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
