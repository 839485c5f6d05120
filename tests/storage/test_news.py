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


async def test_what_happened_to_an_article_since_it_was_read_is_seen_and_nothing_else_is_read_again(
    store: Store,
) -> None:
    ferry, bridge, mill = [
        await file_brief(store, a_brief(article=an_article(headline=name), slug=name.casefold()))
        for name in ("Ferry", "Bridge", "Mill")
    ]
    before = {one.headline: one for each in (await store.news.since(0)).values() for one in each}
    await store.stories.move(bridge.article_id, ferry.story_id)
    await store.stories.link(ferry.story_id, mill.story_id)
    await store.articles.remove("mill", NOW)
    await store.articles.restore("mill")
    new = await file_brief(store, a_brief(article=an_article(headline="Ferry late")), identity="Ferry")
    found = await store.news.since(0)
    assert [one.headline for one in found[ferry.story_id]] == ["Bridge", "Ferry late"]
    assert [one.number for one in found[ferry.story_id]] == [bridge.number, new.number]
    assert found[mill.story_id][0].running_id == found[ferry.story_id][0].running_id
    again = await store.news.since(0)
    assert all(one is other for each in found for one, other in zip(found[each], again[each], strict=True))
    assert before["Mill"].running_id != found[mill.story_id][0].running_id
