"""Weights and order of a digest's stories, and who counts as a newsroom of its own."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.digest_ranking import (
    MOST_OF_RUNNING,
    Picked,
    count_independent,
    in_order,
    is_told_enough,
    standing_of,
    weight_of,
)

NOW = datetime(2026, 3, 10, 7, 0, tzinfo=UTC)


def picked(story_id: int = 1, **changes: Any) -> Picked:
    given_: dict[str, Any] = {"story_id": story_id, "article_ids": (story_id,), "outlets": 1, "newest": NOW}
    return Picked(**given_ | changes)


@pytest.mark.parametrize(
    ("told", "count"),
    [
        ([], 0),
        ([("a", 0)], 1),
        ([("a", 1), ("b", 1), ("c", 1)], 1),  # one copy in three papers
        ([("a", 0), ("a", 0)], 1),  # one paper twice
        ([("a", 1), ("b", 1), ("b", 2)], 2),  # the copy, and one of the two by itself
        ([("a", 1), ("b", 1), ("c", 1), ("a", 2), ("a", 3)], 2),
        ([("", 0), ("", 0)], 2),  # outlets nobody names are two
        ([("a", 5), ("b", 5), ("b", 6), ("c", 6)], 2),
    ],
)
def test_a_newsroom_counts_once_and_so_does_a_copy(told: list[tuple[str, int]], count: int) -> None:
    assert count_independent(told) == count


def test_twice_the_outlets_weigh_as_much_as_a_day() -> None:
    plain = weight_of(picked(independent=1), NOW)
    assert weight_of(picked(independent=3), NOW) == pytest.approx(plain + 1)
    assert weight_of(picked(newest=NOW - timedelta(days=1)), NOW) == pytest.approx(plain - 1)
    assert weight_of(picked(newest=NOW - timedelta(days=9)), NOW) == pytest.approx(plain - 1)


@pytest.mark.parametrize(("later", "first"), [(timedelta(minutes=1), 1), (timedelta(minutes=-1), 2)])
def test_a_topic_weighs_as_much_as_twice_the_outlets(later: timedelta, first: int) -> None:
    an_hour_ago = NOW - timedelta(hours=1)
    on_topic = picked(1, topic=1.0, newest=an_hour_ago + later)
    chosen, _ = in_order([on_topic, picked(2, independent=3, newest=an_hour_ago)], NOW)
    assert chosen[0].story_id == first


def test_in_a_weekly_digest_a_day_weighs_less() -> None:
    old = picked(newest=NOW - timedelta(days=3))
    assert weight_of(old, NOW, timedelta(days=7)) > weight_of(old, NOW)


def test_a_clock_that_goes_wrong_lifts_nothing() -> None:
    assert weight_of(picked(newest=NOW + timedelta(days=9)), NOW) == weight_of(picked(), NOW)


stories = st.lists(
    st.builds(
        picked,
        st.integers(1, 10**6),
        running_id=st.integers(0, 3),
        independent=st.integers(1, 9),
        known=st.integers(0, 9),
        newest=st.integers(0, 60).map(lambda hours: NOW - timedelta(hours=hours)),
        opinion=st.booleans(),
        update=st.booleans(),
        topic=st.sampled_from([0.0, 0.5, 1.0]),
        only_outlet=st.sampled_from(["", "a", "b"]),
    ),
    max_size=25,
    unique_by=lambda one: one.story_id,
)


@settings(max_examples=60, deadline=None)
@given(stories)
def test_every_story_has_one_place_no_opinion_stands_before_news_and_none_runs_on(drawn: list[Picked]) -> None:
    chosen, others = in_order(drawn, NOW, most=6)
    assert sorted(one.story_id for one in (*chosen, *others)) == sorted(one.story_id for one in drawn)
    assert [one.opinion for one in chosen] == sorted(one.opinion for one in chosen)
    for running in (1, 2, 3):
        alone = [one for one in chosen if one.running_id == running and one.independent == 1]
        assert len(alone) <= MOST_OF_RUNNING
    again, _ = in_order(drawn[::-1], NOW, most=6)
    assert again == chosen


@settings(max_examples=60, deadline=None)
@given(stories, stories, st.integers(0, 24), st.sampled_from([0.0, 1.0]))
def test_the_order_is_the_same_whether_the_standing_was_known_or_is_worked_out_anew(
    before: list[Picked], anew: list[Picked], kept: int, topic: float
) -> None:
    """Some stories went, others came, and one is of a topic: only what changed counts anew."""
    same = before[:kept]
    others = [one for one in anew if one.story_id not in {old.story_id for old in same}]
    now = [one._replace(topic=topic) if place == 0 else one for place, one in enumerate(same)] + others
    changed = {one.story_id for one in (*before[kept:], *others)}
    known = standing_of(before, NOW)
    assert in_order(now, NOW, most=6, known=known, changed=changed) == in_order(now, NOW, most=6)


def order_of(*stories: Picked) -> list[tuple[int, bool]]:
    chosen, _ = in_order(stories, NOW)
    return [(one.story_id, one.small) for one in chosen]


def test_a_running_storys_other_matter_is_neither_small_nor_behind() -> None:
    resigned = picked(1, running_id=9, independent=4, outlets=4, beside=("minister", "tram depot"))
    toll = picked(2, running_id=9, only_outlet="gull", beside=("dike", "elm river"))
    counted = picked(3, running_id=9, only_outlet="wire", beside=("dike", "aid"))
    cat = picked(4, only_outlet="holm", beside=("cat",))
    assert order_of(cat, counted, toll, resigned) == [(1, False), (3, False), (4, False), (2, True)]


def test_a_second_event_that_several_newsrooms_tell_stands_in_full_before_what_one_tells() -> None:
    first = picked(1, running_id=9, independent=5, beside=("dike",))
    second = picked(2, running_id=9, independent=2, beside=("dike",))
    cat = picked(3, only_outlet="holm")
    assert order_of(cat, second, first) == [(1, False), (2, False), (3, False)]


def test_a_third_event_of_a_matter_is_left_over_unless_it_is_as_strong_as_one_before() -> None:
    events = [picked(at, running_id=9, independent=count) for at, count in enumerate((3, 3, 3, 2, 1), start=1)]
    chosen, others = in_order(events, NOW)
    assert {one.story_id for one in chosen} == {1, 2, 3}
    assert all(is_told_enough(one, chosen) for one in others)
