"""When a feed is polled next, and by what an item is known again: pure functions."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.wire.feeds import Item
from bot.wire.polling import (
    INTERVAL,
    LONGEST,
    LONGEST_ASKED,
    SOONEST,
    SPREAD,
    after_failure,
    after_success,
    new_item,
)
from tests.wire.feeding import NOON

HOUR = timedelta(hours=1)


@settings(max_examples=40, deadline=None)
@given(
    st.integers(1, 5000),
    st.none() | st.integers(0, 10**8),
    st.none() | st.integers(0, 10**8),
    st.none() | st.integers(0, 10**8),
)
def test_no_answer_of_a_server_makes_polls_too_frequent_or_never(
    feed_id: int, ttl: int | None, max_age: int | None, retry_after: int | None
) -> None:
    wait = after_success(feed_id, NOON, ttl=ttl, max_age=max_age, retry_after=retry_after) - NOON
    assert INTERVAL <= wait <= max(LONGEST * (1 + SPREAD), LONGEST_ASKED)
    assert wait >= min(timedelta(seconds=max(ttl or 0, max_age or 0)), LONGEST)
    for failures in (1, 2, 50, 10_000):
        wait = after_failure(feed_id, NOON, failures=failures, retry_after=retry_after) - NOON
        assert SOONEST <= wait <= max(LONGEST * (1 + SPREAD), LONGEST_ASKED)
        assert wait >= min(timedelta(seconds=retry_after or 0), LONGEST_ASKED)


def test_failures_double_the_wait_and_feeds_part_by_their_numbers() -> None:
    waits = [after_failure(7, NOON, failures=count) - NOON for count in (1, 2, 3)]
    for wait, least in zip(waits, (1, 2, 4), strict=True):
        assert least * HOUR <= wait <= least * HOUR * (1 + SPREAD)
    moments = {after_success(feed_id, NOON) for feed_id in range(100)}
    assert len(moments) == 100
    assert after_success(3, NOON) == after_success(3, NOON)


def test_an_item_is_known_by_guid_and_address_or_else_by_its_words() -> None:
    source = "https://daily.example/feed"
    whole = new_item(Item(guid="1", url="https://daily.example/a?utm_source=x", headline="A"), source)
    assert [key.partition(":")[0] for key in whole.keys] == ["guid", "url"]
    bare = new_item(Item(headline="Only words"), source)
    assert (len(bare.keys), bare.content) == (1, None)
    assert bare.keys != new_item(Item(headline="Other words"), source).keys
    assert len(new_item(Item(headline="!"), source).keys) == 1


@pytest.mark.parametrize("published", [None, "2026-01-05", "2026-01-05T10:00:00", "yesterday"])
def test_a_day_is_no_moment(published: str | None) -> None:
    assert new_item(Item(guid="1", published=published), "https://daily.example").published is None


def test_a_feed_that_was_had_is_looked_at_once_a_day_whatever_its_server_asks_for() -> None:
    asked = after_success(7, NOON, retry_after=10**9) - NOON
    assert asked == timedelta(days=1)
    assert after_failure(7, NOON, failures=1, retry_after=10**9) - NOON == timedelta(days=7)
