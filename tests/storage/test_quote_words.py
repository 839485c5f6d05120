"""Quotes found by words of theirs. What is said here is invented."""

from datetime import timedelta
from pathlib import Path

import pytest

from briefs.pipeline import write_brief
from storage.store import Store
from tests.builders import an_article
from tests.storage.stores import NOW, by_hand, file_brief


async def _slugs_of(store: Store, *words: str) -> list[str]:
    found = await store.articles.find_remembered(words, most=9)
    assert found is not None
    return [one.text[:9] for one in found]


async def test_quotes_are_found_by_their_words_as_long_as_the_article_lives(store: Store) -> None:
    filed = await file_brief(store, write_brief(an_article()))
    assert await _slugs_of(store, "promise", "children") == ["We promis"]
    assert await _slugs_of(store, "whitlock") == ["We promis"]
    assert await _slugs_of(store, "zeppelin") == []
    assert await _slugs_of(store) == []
    await store.articles.remove(filed.slug, NOW)
    assert await _slugs_of(store, "promise") == []
    await store.articles.restore(filed.slug)
    assert await _slugs_of(store, "promised") == ["We promis"]


async def test_words_that_left_an_article_find_nothing(store: Store) -> None:
    await file_brief(store, write_brief(an_article()))
    text = an_article().text.replace("promised this crossing", "owed this crossing")
    await file_brief(store, write_brief(an_article(text=text)))
    assert await _slugs_of(store, "promised") == []
    assert await _slugs_of(store, "crossing") == ["We owed t"]
    await store.articles.forget_before(NOW + timedelta(days=1), NOW)
    assert await _slugs_of(store, "crossing") == []
    assert by_hand(store.path, "SELECT count(*) FROM quote_word WHERE quote_word MATCH 'crossing'") == [(0,)]


@pytest.mark.parametrize("odd", ['"', "", "AND", "NEAR", "*", "новости", "a" * 5000])
async def test_odd_words_are_only_words(store: Store, odd: str) -> None:
    await file_brief(store, write_brief(an_article()))
    assert await _slugs_of(store, "promise", odd) == ["We promis"]


async def test_without_an_index_there_is_no_answer(tmp_path: Path) -> None:
    async with await Store.open(tmp_path / "n.db") as store:
        await file_brief(store, write_brief(an_article()))
        for name in ("quote_came", "quote_went"):
            by_hand(store.path, f"DROP TRIGGER {name}")
        by_hand(store.path, "DROP TABLE quote_word")
        assert await store.articles.find_remembered(["promise"], most=9) is None
        await file_brief(store, write_brief(an_article(headline="Another Boat")))
