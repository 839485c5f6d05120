"""Feeds in the store: who follows what, what is due, and every item once."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from storage import feed_items
from storage.arrivals import Arrival
from storage.feed_items import KEPT_GONE, LATE, MOST_KEYS, NO_ADDRESS, OLD
from storage.feed_records import Feed, NewItem
from storage.feeds import TooManyFeedsError
from storage.store import Store
from tests.builders import a_brief, an_article
from tests.storage.stores import NOW, by_hand, feed_in, file_brief

HOUR = timedelta(hours=1)


def item(name: str, *keys: str, print_: str = "1", published: datetime | None = None, page: bool = True) -> NewItem:
    content = {"url": f"https://daily.example/{name}"} if page else None
    return NewItem(keys=keys or (f"guid:{name}",), print=print_, published=published, content=content)


async def followed(store: Store, guild_id: int = 1, key: str = "daily.example/feed", **changes: Any) -> Feed:
    options: dict[str, Any] = {"key": key, "url": f"https://{key}", "title": "The Daily", "by": 7, "at": NOW}
    feed, _ = await store.feeds.follow(guild_id, **(options | changes))
    return feed


async def poll(store: Store, feed: Feed, *items: NewItem, at: datetime = NOW, **changes: Any) -> int:
    return await store.feeds.succeeded(feed.feed_id, at=at, next_at=at + HOUR, items=items, **changes)


async def test_one_feed_serves_all_who_follow_it_and_goes_with_the_last(store: Store) -> None:
    feed = await followed(store, 1)
    assert (await followed(store, 2)).feed_id == feed.feed_id
    assert len(await store.feeds.due(NOW)) == 1
    assert await store.feeds.unfollow(1, feed.feed_id)
    assert not await store.feeds.unfollow(1, feed.feed_id)
    assert await feed_in(store, feed) is not None
    await poll(store, feed, item("a"))
    assert await store.feeds.unfollow(2, feed.feed_id)
    assert await feed_in(store, feed) is None
    assert by_hand(store.path, "SELECT count(*) FROM feed_item_key") == [(0,)]


async def test_a_server_follows_as_many_feeds_as_it_may(store: Store) -> None:
    feed = await followed(store, key="one.example", most=1)
    assert (await followed(store, key="one.example", most=1)).feed_id == feed.feed_id
    with pytest.raises(TooManyFeedsError):
        await followed(store, key="two.example", most=1)
    assert len(await store.feeds.list_for(1)) == 1
    assert by_hand(store.path, "SELECT count(*) FROM feed") == [(1,)]


async def test_what_nobody_follows_at_the_time_is_not_due(store: Store) -> None:
    feed = await followed(store)
    assert await store.feeds.pause(1, feed.feed_id)
    assert await store.feeds.due(NOW) == []
    assert await store.feeds.resume(1, feed.feed_id, NOW + HOUR)
    assert (await store.feeds.list_for(1))[0].followed_at == NOW + HOUR
    await store.servers.note_left(1, NOW)
    assert await store.feeds.due(NOW + HOUR) == []
    await store.servers.note_back(1)
    assert len(await store.feeds.due(NOW + HOUR)) == 1
    await store.servers.note_left(1, NOW)
    await store.servers.forget_left(NOW + HOUR)
    assert await feed_in(store, feed) is None


async def test_a_server_left_while_nobody_listened_rests_where_it_has_feeds_alone(store: Store) -> None:
    await followed(store, 5)
    await followed(store, 0)
    assert await store.servers.note_present([6], NOW) == [5]
    assert len(await store.feeds.due(NOW)) == 1  # the operator's go on


async def test_the_longest_due_comes_first(store: Store) -> None:
    for hour, key in enumerate(("c.example", "a.example", "b.example")):
        await followed(store, key=key, at=NOW - hour * HOUR)
    assert [feed.key for feed in await store.feeds.due(NOW)] == ["b.example", "a.example", "c.example"]
    assert len(await store.feeds.due(NOW, most=2)) == 2


async def test_validators_come_back_byte_for_byte(store: Store) -> None:
    feed = await followed(store)
    await poll(store, feed, etag='W/"ä\x80 1"', last_modified="last tuesday")
    kept = await feed_in(store, feed)
    assert kept is not None
    assert (kept.etag, kept.last_modified, kept.next_at) == ('W/"ä\x80 1"', "last tuesday", NOW + HOUR)


async def test_the_first_poll_takes_the_latest_few_and_remembers_the_rest(store: Store) -> None:
    feed = await followed(store)
    items = [item(str(number)) for number in range(8)]
    assert await poll(store, feed, *items, item("no page", page=False), take=3) == 3
    assert [one.content["url"][-1] for one in await store.feeds.waiting(NOW)] == ["0", "1", "2"]
    (view,) = await store.feeds.list_for(1)
    assert (view.seen, view.waiting, view.skipped, view.reasons) == (9, 3, 6, ((OLD, 5), (NO_ADDRESS, 1)))
    assert await poll(store, feed, item("new"), *items, at=NOW + HOUR) == 1


async def test_an_item_is_seen_by_any_of_its_keys(store: Store) -> None:
    feed = await followed(store)
    await poll(store, feed, item("a", "guid:1", "url:a"))
    assert await poll(store, feed, item("a", "guid:changed", "url:a"), at=NOW + HOUR) == 0
    assert await poll(store, feed, item("a", "guid:changed", "url:moved"), at=NOW + 2 * HOUR) == 0


async def test_an_altered_item_is_fetched_again_once_it_was_stored(store: Store) -> None:
    feed = await followed(store)
    await poll(store, feed, item("a"))
    (waiting,) = await store.feeds.waiting(NOW)
    arrival = Arrival(keys=("url:a",), feed_id=feed.feed_id, item_id=waiting.item_id, fresh_at=NOW)
    await file_brief(store, arrival=arrival)
    assert await store.feeds.waiting(NOW) == []
    assert await poll(store, feed, item("a", print_="2"), at=NOW + HOUR) == 1
    (view,) = await store.feeds.list_for(None)
    assert (view.stored, view.waiting) == (1, 0)  # its article is there meanwhile
    await store.feeds.skip(waiting.item_id, "no")
    (view,) = await store.feeds.list_for(None)
    assert (view.stored, view.skipped) == (1, 0)  # and stays, whatever its page is now
    assert await poll(store, feed, item("a", print_="3"), at=NOW + HOUR) == 1


async def stored_items(store: Store, names: str) -> Feed:
    feed = await followed(store)
    await poll(store, feed, *(item(name, print_=f"{name}:1") for name in names))
    for number, waiting in enumerate(await store.feeds.waiting(NOW)):
        arrival = Arrival(keys=(f"url:{number}",), feed_id=feed.feed_id, item_id=waiting.item_id, fresh_at=NOW)
        await file_brief(store, a_brief(article=an_article(headline=f"Piece {number}")), arrival=arrival)
    return feed


async def test_an_item_that_was_skipped_is_looked_at_again_under_another_headline(store: Store) -> None:
    feed = await followed(store)
    await poll(store, feed, item("a", print_="a:1"), item("b", print_="b:1"), take=1)
    (waiting,) = await store.feeds.waiting(NOW)
    await store.feeds.skip(waiting.item_id, "It is closed.")
    assert await poll(store, feed, item("a", print_="a:2"), item("b", print_="b:2"), at=NOW + HOUR) == 0  # dates
    changed = (item("a", print_="now a:2"), item("b", print_="now b:2"))
    assert await poll(store, feed, *changed, at=NOW + 2 * HOUR) == 1  # what was there before stays so
    assert [one.item_id for one in await store.feeds.waiting(NOW + 2 * HOUR)] == [waiting.item_id]
    assert await poll(store, feed, *changed, at=NOW + 3 * HOUR) == 0


async def test_items_that_lead_to_one_page_are_one_and_it_is_fetched_again_for_the_newest_alone(store: Store) -> None:
    feed = await followed(store)
    entries = [item(f"live#{name}", f"guid:{name}", "url:live", print_=f"{name}:") for name in "cba"]
    assert await poll(store, feed, *entries) == 1
    by_hand(store.path, "UPDATE feed_item SET state = 'stored'")
    for hour in (1, 2):
        assert await poll(store, feed, *entries, at=NOW + hour * HOUR) == 0
    newer = item("live#d", "guid:d", "url:live", print_="d:")
    assert await poll(store, feed, newer, *entries, at=NOW + 3 * HOUR) == 1
    assert by_hand(store.path, "SELECT count(*) FROM feed_item") == [(1,)]


async def test_a_feed_that_dates_its_items_anew_each_poll_has_none_fetched_again(store: Store) -> None:
    feed = await stored_items(store, "abcd")
    for hours in (1, 2, 50):
        redated = [item(name, print_=f"{name}:{hours + 1}") for name in "abcd"]
        assert await poll(store, feed, *redated, at=NOW + hours * HOUR) == 0
    changed = [item("a", print_="new words:60"), *(item(name, print_=f"{name}:60") for name in "bcd")]
    assert await poll(store, feed, *changed, at=NOW + 60 * HOUR) == 1
    (view,) = await store.feeds.list_for(None)
    assert (view.seen, view.stored) == (4, 4)


async def test_a_new_date_alone_has_a_page_looked_at_once_a_day(store: Store) -> None:
    feed = await stored_items(store, "abcd")
    same = [item(name, print_=f"{name}:1") for name in "bcd"]
    assert await poll(store, feed, item("a", print_="a:2"), *same, at=NOW + HOUR) == 0
    assert await poll(store, feed, item("a", print_="a:2"), *same, at=NOW + 25 * HOUR) == 1


async def test_what_an_older_version_kept_is_not_fetched_again_for_its_form(store: Store) -> None:
    feed = await stored_items(store, "a")
    await store._doors.write(lambda tx: tx.run("UPDATE feed_item SET print = 'of old'", {}))
    assert await poll(store, feed, item("a", print_="a:1"), at=NOW + 30 * HOUR) == 0
    assert await poll(store, feed, item("a", print_="b:1"), at=NOW + 30 * HOUR) == 1


async def test_what_came_out_before_is_dated_so(store: Store) -> None:
    feed = await followed(store)
    await poll(store, feed, item("undated"), item("old", published=NOW - HOUR), item("ahead", published=NOW + HOUR))
    fresh = [one.fresh_at for one in await store.feeds.waiting(NOW)]
    assert fresh == [None, NOW - HOUR, NOW]
    await poll(store, feed, item("later"), at=NOW + HOUR)
    assert (await store.feeds.waiting(NOW + HOUR))[0].fresh_at == NOW + HOUR


async def test_waiting_items_of_all_feeds_take_turns(store: Store) -> None:
    one, two = await followed(store, key="one.example"), await followed(store, key="two.example")
    await poll(store, one, *(item(str(number)) for number in range(4)))
    await poll(store, two, item("9"))
    found = [(one.feed_id, one.content["url"][-1]) for one in await store.feeds.waiting(NOW, of_each=3)]
    assert found == [(1, "0"), (2, "9"), (1, "1"), (1, "2")]
    (newest,) = await store.feeds.waiting(NOW, feed_id=one.feed_id, of_each=1)
    await store.feeds.try_later(newest.item_id, NOW + HOUR, "slow")
    assert (await store.feeds.waiting(NOW, feed_id=1, of_each=1))[0].item_id != newest.item_id
    last = await store.feeds.newest_item(1)
    assert last is not None
    assert (last.item_id, last.tries, last.reason, last.state) == (newest.item_id, 1, "slow", "waiting")


async def test_failures_count_until_a_poll_succeeds_and_gone_is_for_good(store: Store) -> None:
    feed = await followed(store)
    for _ in range(3):
        await store.feeds.failed(feed.feed_id, at=NOW, next_at=NOW + HOUR, reason="It is down.")
    tally = await store.feeds.tally(late=NOW)
    assert (tally.feeds, tally.failing, tally.gone) == (1, 1, 0)
    await poll(store, feed, at=NOW + HOUR)
    kept = await feed_in(store, feed)
    assert kept is not None
    assert (kept.failures, kept.reason, kept.succeeded_at) == (0, "", NOW + HOUR)
    await store.feeds.failed(feed.feed_id, at=NOW, next_at=NOW, reason="Gone.", gone=True)
    assert await store.feeds.due(NOW + HOUR) == []
    assert not (await followed(store)).gone  # to add it again tries it again


async def test_a_feed_that_moved_to_another_one_becomes_one_with_it(store: Store) -> None:
    old, new = await followed(store, 1, key="old.example"), await followed(store, 2, key="new.example")
    await poll(store, old, item("a"))
    (waiting,) = await store.feeds.waiting(NOW)
    await file_brief(
        store, arrival=Arrival(keys=("url:a",), feed_id=old.feed_id, item_id=waiting.item_id, fresh_at=NOW)
    )
    await poll(store, old, moved_to=("new.example", "https://new.example"))
    assert await feed_in(store, old) is None
    assert {view.guild_id for view in await store.feeds.list_for(None)} == {1, 2}
    assert {one.feed_id for one in (await store.feeds.origins_of([1]))[1]} == {old.feed_id, new.feed_id}
    third = await followed(store, key="third.example")
    await poll(store, third, moved_to=("fourth.example", "https://fourth.example/feed"))
    kept = await feed_in(store, third)
    assert kept is not None
    assert (kept.key, kept.url) == ("fourth.example", "https://fourth.example/feed")


# ---------------------------------------------------------------- articles over the wire


async def test_an_article_is_one_by_any_of_its_keys(store: Store) -> None:
    first = await file_brief(store, identity="url:one", arrival=Arrival(keys=("guid:1", "url:one", "text:a")))
    brief = a_brief(article=an_article(headline="Another Headline"))
    again = await file_brief(store, brief, identity="url:two", arrival=Arrival(keys=("guid:2", "url:two", "text:a")))
    assert (again.status, again.article_id) == ("revised", first.article_id)
    third = await file_brief(store, brief, identity="url:three", arrival=Arrival(keys=("guid:2",)))
    assert (third.status, third.article_id) == ("unchanged", first.article_id)


async def test_what_the_operator_filed_stays_the_operators(store: Store) -> None:
    feed = await followed(store)
    theirs = await file_brief(store, identity="url:one")
    await file_brief(store, identity="url:one", arrival=Arrival(keys=("url:one",), feed_id=feed.feed_id))
    assert await store.feeds.origins_of([theirs.article_id]) == {}


async def test_what_a_feed_brought_is_news_to_all_once_the_operator_files_it(store: Store) -> None:
    brief = a_brief(article=an_article(headline="By a Feed"))
    filed = await file_brief(store, brief, arrival=Arrival(keys=("url:one",), feed_id=4, fresh_at=NOW))
    assert [one.feed_id for one in (await store.feeds.origins_of([filed.article_id]))[filed.article_id]] == [4]
    await file_brief(store, brief)
    origins = (await store.feeds.origins_of([filed.article_id]))[filed.article_id]
    assert {(one.feed_id, one.guild_id) for one in origins} == {(4, 0), (0, 0)}


async def test_a_removed_article_does_not_come_back_by_a_feed(store: Store) -> None:
    feed = await followed(store)
    await poll(store, feed, item("a"))
    (waiting,) = await store.feeds.waiting(NOW)
    arrival = Arrival(keys=("url:a",), feed_id=feed.feed_id, item_id=waiting.item_id)
    filed = await file_brief(store, arrival=arrival)
    await store.articles.remove(filed.slug, NOW)
    again = await file_brief(store, a_brief(article=an_article(headline="Anew")), arrival=arrival)
    assert again.status == "removed"
    settled = await store.feeds.newest_item(feed.feed_id)
    assert settled is not None
    assert settled.state == "known"


def _rows(store: Store) -> tuple[int, int]:
    """How many items and keys the store holds."""
    ((items,),) = by_hand(store.path, "SELECT count(*) FROM feed_item")
    ((keys,),) = by_hand(store.path, "SELECT count(*) FROM feed_item_key")
    return items, keys


async def test_a_year_of_polls_does_not_grow_without_bound(store: Store) -> None:
    feed = await followed(store)
    days = range(0, 365, 3)
    for day in days:
        at = NOW + timedelta(days=day)
        items = [item(f"{day}-{number}", page=False) for number in range(4)]
        lasting = item("lasting", f"guid:{day}", "url:lasting")  # its guid is another each day
        await poll(store, feed, *items, lasting, at=at)
    most = (KEPT_GONE.days // days.step + 1) * 4
    items, keys = _rows(store)
    assert items <= most + 5
    assert keys <= most + 5 + MOST_KEYS
    (view,) = await store.feeds.list_for(1)
    assert (view.seen, view.waiting, view.skipped) == (len(days) * 4 + 1, 1, len(days) * 4)
    assert view.reasons == ((NO_ADDRESS, len(days) * 4),)
    tally = await store.feeds.tally(late=NOW)
    assert (tally.seen, tally.skipped, tally.waiting) == (view.seen, view.skipped, 1)


async def test_an_item_that_comes_back_within_weeks_is_no_new_one(store: Store) -> None:
    feed = await followed(store)
    await poll(store, feed, item("a"), item("b"))
    assert await poll(store, feed, item("b"), at=NOW + HOUR) == 0
    for day in range(1, 29):  # nothing changes, or the feed is empty
        assert await poll(store, feed, at=NOW + timedelta(days=day)) == 0
    assert await poll(store, feed, item("a"), item("b"), at=NOW + timedelta(days=29)) == 0
    assert await poll(store, feed, item("b"), at=NOW + timedelta(days=50)) == 0
    assert await poll(store, feed, item("a"), item("b"), at=NOW + timedelta(days=79)) == 0  # gone for 29 days, again
    assert await poll(store, feed, item("b"), at=NOW + timedelta(days=80)) == 0
    assert await poll(store, feed, item("b"), at=NOW + timedelta(days=111)) == 0
    assert await poll(store, feed, item("a"), item("b"), at=NOW + timedelta(days=112)) == 1


async def test_an_item_that_left_before_its_turn_is_told_and_forgotten(store: Store) -> None:
    feed = await followed(store)
    await poll(store, feed, item("a"))
    await poll(store, feed, item("b"), at=NOW + HOUR)
    assert len(await store.feeds.waiting(NOW + HOUR)) == 2
    await poll(store, feed, item("b"), at=NOW + HOUR + KEPT_GONE + HOUR)
    (view,) = await store.feeds.list_for(1)
    assert (view.seen, view.waiting, view.reasons) == (2, 1, ((LATE, 1),))


async def test_a_feed_that_makes_up_items_fills_no_disk(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feed_items, "MOST_GONE", 50)
    feed = await followed(store)
    for hour in range(12):
        items = [item(f"{hour}-{number}", page=False) for number in range(20)]
        await poll(store, feed, *items, at=NOW + hour * HOUR)
    assert _rows(store)[0] == 50 + 20
    (view,) = await store.feeds.list_for(1)
    assert view.seen == 240
    await store.feeds.unfollow(1, feed.feed_id)
    assert by_hand(store.path, "SELECT count(*) FROM feed_item_past") == [(0,)]
