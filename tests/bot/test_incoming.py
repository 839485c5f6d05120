"""What came in is read once for all channels, and parted by whose news it is; every place and paper is invented."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.incoming import Incoming, News
from briefs.models import Brief
from storage.store import Store
from tests.builders import a_brief, an_article
from tests.storage.stores import NOW, file_brief, into


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    async with await Store.open(tmp_path / "nutgraf.db") as store:
        yield store


def told(news: News) -> dict[int, list[str]]:
    return {story.story_id: [one.headline for one in story.articles] for story in news.candidates}


async def test_what_came_in_later_is_cut_from_what_was_read_and_is_the_same_as_read_anew(store: Store) -> None:
    first = await file_brief(store, a_brief(article=an_article(headline="Ferry")))
    gone = await file_brief(store, a_brief(article=an_article(headline="Gone"), slug="gone"))
    await file_brief(store, a_brief(article=an_article(headline="Ferry late")), place=into(first.story_id))
    await file_brief(store, a_brief(article=an_article(headline="Bridge")))
    await store.articles.remove("gone", NOW)
    incoming = Incoming(store)
    await incoming.for_server(1, 0, samples=False)
    for floor in (first.number, gone.number, gone.number + 1):
        cut = await incoming.for_server(1, floor, samples=False)
        read = await Incoming(store).for_server(1, floor, samples=False)
        assert (told(cut), cut.article_ids, cut.removed) == (told(read), read.article_ids, read.removed)


async def test_the_site_tells_the_outlet_only_where_a_story_has_an_article_that_names_none(store: Store) -> None:
    def of(name: str, outlet: str | None) -> Brief:
        return a_brief(
            article=an_article(headline=name, outlet=outlet, url=f"https://www.harl.example/{name}"), slug=name
        )

    ferry = await file_brief(store, of("ferry", None))
    await file_brief(store, of("late", "Harl Post"), place=into(ferry.story_id))
    await file_brief(store, of("mill", "Harl Post"))
    news = await Incoming(store).for_server(1, 0, samples=False)
    assert {one.headline: one.site for story in news.candidates for one in story.articles} == {
        "ferry": "harl.example",
        "late": "harl.example",
        "mill": None,
    }


async def test_what_stories_are_worth_is_worked_out_once_for_all_channels(store: Store) -> None:
    await file_brief(store, filed_at=NOW)
    incoming = Incoming(store)
    news = await incoming.for_server(1, 0, samples=False)
    now = datetime(2026, 1, 6, tzinfo=UTC)
    grounds = [
        await incoming.ground(news, since=0, now=now, samples=False, fresh=timedelta(days=days)) for days in (3, 3, 9)
    ]
    assert grounds[0] is grounds[1]
    assert grounds[0] is not grounds[2]
