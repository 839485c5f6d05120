from datetime import timedelta
from pathlib import Path

import pytest

from storage.errors import NotFoundError
from storage.store import Store
from tests.storage.stores import NOW, by_hand, file_brief, file_many


async def test_articles_past_their_time_leave_no_words_behind(tmp_path: Path) -> None:
    path = tmp_path / "n.db"
    async with await Store.open(path) as store:
        filed = await file_many(store, 4)
        rows, change = await store.articles.lookup_rows()
        assert len(rows) == 4
        assert await store.articles.forget_before(NOW + timedelta(minutes=2), NOW) == 2
        assert await store.articles.forget_before(NOW + timedelta(minutes=2), NOW) == 0
        gone = [one.article_id for one in filed[:2]]
        assert (await store.articles.changes_since(change)).removed_ids == tuple(gone)
        assert [one.article_id for one in await store.articles.load([one.article_id for one in filed])] == [
            one.article_id for one in filed[2:]
        ]
        assert (await store.articles.counts()).articles == 2
        assert len(await store.stories.recent(limit=10)) == 2
        assert await store.check() == ()
    for table in ("brief", "quote", "term"):
        assert not by_hand(
            path,
            f"SELECT 1 FROM {table} WHERE "
            + ("article_id" if table != "brief" else "revision_id")
            + f" IN ({gone[0]}, {gone[1]})",
        )
    assert by_hand(path, "SELECT headline, text FROM revision WHERE article_id <= 2") == [("", ""), ("", "")]


async def test_what_was_forgotten_comes_back_neither_by_filing_nor_by_hand(tmp_path: Path) -> None:
    async with await Store.open(tmp_path / "n.db") as store:
        filed = await file_brief(store)
        await store.articles.forget_before(NOW + timedelta(days=1), NOW)
        assert (await file_brief(store)).status == "removed"
        with pytest.raises(NotFoundError):
            await store.articles.restore(filed.slug)
        assert await store.articles.load([filed.article_id]) == []


async def test_old_articles_taken_out_by_hand_are_forgotten_too(tmp_path: Path) -> None:
    path = tmp_path / "n.db"
    async with await Store.open(path) as store:
        filed = await file_brief(store)
        await store.articles.remove(filed.slug, NOW)
        assert await store.articles.forget_before(NOW + timedelta(days=1), NOW) == 1
    assert by_hand(path, "SELECT text FROM revision") == [("",)]
