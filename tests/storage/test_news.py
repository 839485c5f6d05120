"""What is new since a filing number, without its texts."""

from storage.store import Store
from tests.builders import a_brief, an_article
from tests.storage.stores import NOW, by_hand, file_brief, into


async def test_a_story_with_something_new_comes_with_all_its_articles(store: Store) -> None:
    first = await file_brief(store, a_brief(article=an_article(headline="One")))
    second = await file_brief(store, a_brief(article=an_article(headline="Two")), place=into(first.story_id))
    await file_brief(store, a_brief(article=an_article(headline="Other")))
    found = await store.news.since(first.number)
    assert [one.article_id for one in found[first.story_id]] == [second.article_id, first.article_id]
    assert len(found) == 2
    one = found[first.story_id][0]
    assert (one.headline, one.outlet, one.published, one.number) == (
        "Two",
        "The Harbour Desk",
        "2026-01-05",
        second.number,
    )
    assert (one.opinion, one.roundup, one.archive, one.sample) == (False, False, False, False)


async def test_opinion_and_roundups_are_told_by_what_was_digested_and_not_by_what_is_said(store: Store) -> None:
    column = a_brief(article=an_article(headline="Column"), kind="opinion")
    talk = '“He wrote "kind":"opinion" and "roundup":true on it,” said Orrin Vale.'
    await file_brief(store, column)
    await file_brief(store, a_brief(article=an_article(headline="News", text=talk)), features={"roundup": False})
    await file_brief(store, a_brief(article=an_article(headline="Brief")), features={"roundup": True})
    kinds = {one.headline: (one.opinion, one.roundup) for each in (await store.news.since(0)).values() for one in each}
    assert kinds == {"Column": (True, False), "News": (False, False), "Brief": (False, True)}


async def test_removed_articles_are_named_apart_and_an_unreadable_row_harms_no_other(store: Store) -> None:
    gone = await file_brief(store, a_brief(article=an_article(headline="Gone"), slug="gone"))
    bad = await file_brief(store, a_brief(article=an_article(headline="Bad"), slug="bad"))
    good = await file_brief(store, a_brief(article=an_article(headline="Good"), slug="good"))
    await store.articles.remove("gone", NOW)
    by_hand(store.path, "UPDATE brief SET people = 'x' WHERE revision_id = ?", bad.revision_id)
    assert list(await store.news.since(0)) == [good.story_id]
    assert await store.news.removed_since(0) == [gone.story_id]
    assert await store.news.removed_since(gone.number) == []
