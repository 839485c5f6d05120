"""Subscriptions, settings, and the cards that were posted."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from storage.errors import UnstorableError
from storage.records import Post, Subscription
from storage.store import Store
from tests.storage.stores import NOW, file_brief, file_many


def a_subscription(**changes: Any) -> Subscription:
    return Subscription(
        **{"guild_id": 1, "channel_id": 2, "time": "07:30", "zone": "Europe/Berlin", "set_by": 5, "set_at": NOW}
        | changes
    )


def a_post(**changes: Any) -> Post:
    return Post(**{"guild_id": 1, "channel_id": 2, "message_id": 3, "kind": "brief", "posted_at": NOW} | changes)


def a_span(revision_id: int) -> dict[str, Any]:
    return {"article_id": 1, "revision_id": revision_id, "start": 0, "end": 4, "field": "text"}


async def test_a_subscription_comes_back_equal(store: Store) -> None:
    one = a_subscription(days=(0, 4), topics=("ferry", "“Überfahrt”"), when_empty="note", last_number=9)
    await store.servers.set(one)
    assert await store.servers.get(1, 2) == one
    assert await store.servers.get(1, 3) is None
    assert await store.servers.list_for(1) == [one]
    assert await store.servers.list_for(2) == []


async def test_setting_again_replaces(store: Store) -> None:
    await store.servers.set(a_subscription(paused=True))
    changed = a_subscription(time="18:00", set_by=6)
    await store.servers.set(changed)
    assert await store.servers.list_for(1) == [changed]


async def test_a_paused_digest_is_listed_but_not_active(store: Store) -> None:
    one, other = a_subscription(), a_subscription(guild_id=9)
    await store.servers.set(one)
    await store.servers.set(other)
    assert await store.servers.pause(1, 2)
    assert await store.servers.all_active() == [other]
    assert await store.servers.list_for(1) == [replace(one, paused=True)]
    assert await store.servers.resume(1, 2)
    assert await store.servers.all_active() == [one, other]


async def test_what_is_not_there_can_not_be_paused_or_removed(store: Store) -> None:
    assert not await store.servers.pause(1, 2)
    assert not await store.servers.resume(1, 2)
    assert not await store.servers.remove(1, 2)
    await store.servers.set(a_subscription())
    assert await store.servers.remove(1, 2)
    assert await store.servers.list_for(1) == []


async def test_a_server_the_bot_left_rests_and_is_forgotten_later(store: Store) -> None:
    one, other = a_subscription(), a_subscription(guild_id=9)
    await store.servers.set(one)
    await store.servers.set(other)
    await store.servers.note_left(1, NOW)
    await store.servers.note_left(1, NOW + timedelta(days=20))
    assert await store.servers.all_active() == [other]
    assert await store.servers.forget_left(NOW) == []
    await store.servers.note_back(1)
    assert await store.servers.all_active() == [one, other]
    await store.servers.note_left(1, NOW)
    assert await store.servers.forget_left(NOW + timedelta(seconds=1)) == [1]
    await store.servers.note_back(1)
    assert await store.servers.all_active() == [other]


@pytest.mark.parametrize("days", [(), (7,), (-1, 2)])
def test_days_that_are_none_are_refused(days: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="days"):
        a_subscription(days=days)


async def test_settings_are_kept(store: Store) -> None:
    assert await store.servers.setting("commands:1") is None
    await store.servers.set_setting("commands:1", "abc")
    await store.servers.set_setting("commands:1", "def")
    assert await store.servers.setting("commands:1") == "def"
    with pytest.raises(UnstorableError):
        await store.servers.set_setting("commands:1", "\0")


async def test_a_post_is_found_by_the_revisions_it_shows(store: Store) -> None:
    first, second = await file_many(store, 2)
    one = a_post(spans=(a_span(first.revision_id), a_span(second.revision_id), a_span(first.revision_id)))
    two = a_post(
        message_id=4, guild_id=None, purpose="daily", spans=(a_span(first.revision_id),), posted_at=NOW + timedelta(1)
    )
    await store.posts.record(two)
    await store.posts.record(one)
    assert await store.posts.with_revision(first.revision_id) == [one, two]
    assert await store.posts.with_revision(second.revision_id) == [one]
    assert await store.posts.with_revision(99) == []
    assert await store.posts.count() == 2


async def test_a_message_recorded_again_shows_what_it_shows_now(store: Store) -> None:
    first, second = await file_many(store, 2)
    await store.posts.record(a_post(spans=(a_span(first.revision_id),)))
    edited = a_post(spans=(a_span(second.revision_id), a_span(77)))
    await store.posts.record(edited)
    assert await store.posts.with_revision(first.revision_id) == []
    assert await store.posts.with_revision(second.revision_id) == [edited]
    assert await store.posts.find(3) == edited
    assert await store.posts.find(4) is None


async def test_posts_of_a_removed_article_stay_known(store: Store) -> None:
    filed = await file_brief(store)
    post = a_post(spans=(a_span(filed.revision_id),))
    await store.posts.record(post)
    await store.articles.remove(filed.slug, NOW)
    assert await store.posts.with_revision(filed.revision_id) == [post]
