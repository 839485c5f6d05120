from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.digest import (
    MOST,
    FiledArticle,
    Ground,
    Selection,
    StoryCandidate,
    choose,
    is_fresh,
    latest_moment,
    look_for,
    pick_stories,
)
from briefs.digest_ranking import Picked

NOW = datetime(2026, 3, 10, 7, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


def filed(article_id: int = 1, **changes: Any) -> FiledArticle:
    """An article of an invented outlet, filed an hour ago."""
    given_: dict[str, Any] = {
        "article_id": article_id,
        "number": article_id,
        "filed_at": NOW - HOUR,
        "published": "2026-03-10",
        "outlet": "The Harbour Desk",
    }
    return FiledArticle(**given_ | changes)


def story(story_id: int, *articles: FiledArticle) -> StoryCandidate:
    return StoryCandidate(story_id=story_id, articles=articles or (filed(story_id),))


def pick(*stories: StoryCandidate, **changes: Any) -> Selection:
    given_: dict[str, Any] = {"since": 0, "now": NOW} | changes
    return pick_stories(stories, **given_)


def ids(selection: Selection) -> list[int]:
    return [picked.story_id for picked in selection.stories]


def test_a_story_with_more_outlets_comes_first() -> None:
    wide = story(1, filed(1), filed(2, outlet="Valley Wire"), filed(3, outlet="Coast Radio"))
    narrow = story(2, filed(4, filed_at=NOW))
    assert ids(pick(narrow, wide)) == [1, 2]
    assert pick(wide).stories[0].outlets == 3


def test_articles_of_one_site_that_name_no_outlet_weigh_as_one_newsroom() -> None:
    def told(*sites: str | None) -> Picked:
        nameless = [filed(at, outlet=None, site=site) for at, site in enumerate(sites, start=1)]
        return pick(story(1, *nameless)).stories[0]

    one_site, two_sites, nowhere = (
        told("harl.example", "harl.example"),
        told("harl.example", "low.example"),
        told(None, None),
    )
    assert [(one.outlets, one.independent, one.origins) for one in (one_site, two_sites, nowhere)] == [
        (1, 1, 1),
        (2, 2, 2),
        (2, 2, 2),
    ]
    assert [one.only_outlet for one in (one_site, two_sites, nowhere, told("low.example"))] == [
        "harl.example",
        "",
        "",
        "low.example",
    ]


def test_a_site_that_one_article_names_is_the_outlet_of_those_that_do_not() -> None:
    named, nameless = filed(1, site="harl.example"), filed(2, outlet=None, site="harl.example")
    picked = pick(story(1, named, nameless)).stories[0]
    assert (picked.outlets, picked.only_outlet) == (1, "the harbour desk")


def test_among_equals_the_newest_comes_first() -> None:
    assert ids(pick(story(1, filed(1, filed_at=NOW - 3 * HOUR)), story(2, filed(2, filed_at=NOW - HOUR)))) == [2, 1]


def test_a_topic_lifts_a_story_and_drops_none() -> None:
    ferry = story(1, filed(1, filed_at=NOW - 5 * HOUR, headline="A línea for the ferries"))
    other = story(2, filed(2))
    assert ids(pick(ferry, other, topics=["LINEA"])) == [1, 2]
    assert ids(pick(ferry, other, topics=["Ferry"])) == [1, 2]
    assert ids(pick(ferry, other, topics=["bridge"])) == [2, 1]
    assert ids(pick(ferry, other, topics=["   "])) == [2, 1]


def test_new_goes_by_filing_number_and_not_by_the_clock() -> None:
    backdated = story(1, filed(8, filed_at=NOW - 500 * HOUR, published=None))
    told = story(2, filed(7, filed_at=NOW))
    selection = pick(backdated, told, since=7)
    assert ids(selection) == [1]
    assert selection.left_out[0].reason == "not-new"


def test_the_first_digest_looks_back_a_day() -> None:
    yesterday, last_week = story(1, filed(1, filed_at=NOW - 24 * HOUR)), story(2, filed(2, filed_at=NOW - 25 * HOUR))
    assert ids(pick(yesterday, last_week, since=None)) == [1]


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"archive": True}, "archive"),
        ({"sample": True}, "sample"),
        ({"published": "2026-03-05"}, "stale"),
        ({"published": "2027-01-15"}, "ahead"),
        ({"published": "2027-01-15T09:00:00+01:00"}, "ahead"),
        ({"published": "2027"}, "ahead"),
        ({"number": 0}, "not-new"),
    ],
)
def test_what_may_not_enter_is_left_out_with_its_reason(changes: dict[str, Any], reason: str) -> None:
    selection = pick(story(1, filed(1, **changes)))
    assert selection.stories == ()
    assert [left.reason for left in selection.left_out] == [reason]


def test_samples_enter_only_on_request_and_then_whatever_their_date() -> None:
    sample = story(1, filed(1, sample=True, published="2020-01-01"))
    assert ids(pick(sample)) == []
    assert ids(pick(sample, samples=True)) == [1]


def test_archived_articles_add_no_outlet_and_are_no_news_of_a_story() -> None:
    picked = pick(story(1, filed(1), filed(2, archive=True, outlet="Valley Wire"))).stories[0]
    assert picked.outlets == 1
    assert picked.article_ids == (1,)


def test_a_story_told_before_comes_as_an_update_with_its_new_articles() -> None:
    selection = pick(story(1, filed(3), filed(9, outlet="Valley Wire")), since=5, told={3: {3}})
    assert selection.stories[0].update
    assert selection.stories[0].article_ids == (9,)
    assert not pick(story(1, filed(9)), since=5, told={3: {3}}).stories[0].update


def test_at_most_ten_are_shown_and_the_rest_counted() -> None:
    selection = pick(*(story(number) for number in range(1, 14)))
    assert len(selection.stories) == MOST
    assert selection.left_over == 3
    assert [left.reason for left in selection.left_out] == ["room"] * 3


def test_a_told_story_of_which_only_another_print_of_the_copy_came_in_is_left_out() -> None:
    told = story(1, filed(3, origin=3), filed(9, outlet="Valley Wire", origin=3))
    assert [left.reason for left in pick(told, since=5, told={3: {3}}).left_out] == ["reprint"]
    assert ids(pick(told, since=5)) == [1]  # whoever was not told it reads it for the first time
    more = story(1, *told.articles, filed(10, outlet="Coast Radio"))
    assert pick(more, since=5, told={3: {3}}).stories[0].article_ids == (10,)


def test_who_prints_the_told_copy_again_counts_among_those_that_tell_the_story() -> None:
    copies = [filed(at, outlet=outlet, origin=1) for at, outlet in ((1, "The Harbour Desk"), (2, "Valley Wire"))]
    candidate = story(1, *copies, filed(3, outlet="The Harbour Desk", origin=3))
    (picked,) = pick(candidate, told={1: (1,)}, since=1).stories
    assert (picked.article_ids, picked.outlets, picked.update) == ((3,), 2, True)


def test_an_article_told_as_it_stands_is_told_and_reworded_it_may_be_news() -> None:
    again = story(1, filed(3, number=8))
    assert [left.reason for left in pick(again, since=5, told={3: {8}}).left_out] == ["told"]
    assert pick(again, since=5, told={3: {2}}).stories[0].update


def test_at_most_two_events_of_a_running_story_the_second_smaller() -> None:
    events = [story(number)._replace(running_id=7) for number in (1, 2, 3)]
    selection = pick(*events, story(4))
    assert [(one.running_id, one.small) for one in selection.stories] == [(0, False), (7, False), (7, True)]
    assert [left.reason for left in selection.left_out] == ["running"]
    assert selection.left_over == 1


def test_a_story_that_turns_out_told_gives_its_place_to_the_next() -> None:
    ground = Ground([story(number) for number in range(1, 13)], since=0, now=NOW)
    looked = look_for(ground, topics=(), told={})
    first = choose(looked)
    again = choose(looked, dropped={first.stories[0].story_id: "nothing-new"})
    assert len(again.stories) == MOST
    assert again.left_over == 1
    assert [one.reason for one in again.left_out] == ["room", "nothing-new"]


def test_why_there_was_no_room_is_told_by_what_took_it() -> None:
    many = [story(number, filed(number, headline="A ferry sails")) for number in range(1, 11)]
    column = story(20, filed(20, kind="opinion"))
    plain = story(21, filed(21, filed_at=NOW))
    reasons = {left.story_id: left.reason for left in pick(*many, column, plain, topics=["ferries"]).left_out}
    assert reasons == {20: "opinion", 21: "off-topic"}
    assert {left.reason for left in pick(*many, column, plain).left_out} == {"opinion", "room"}


def test_an_edition_covers_everything_that_was_looked_at() -> None:
    assert pick(story(1, filed(5)), story(2, filed(9, published="2026-01-01"))).covers == 9
    assert pick(since=4).covers == 4
    assert pick(since=None).covers == 0


@pytest.mark.parametrize(
    ("published", "fresh"),
    [
        (None, True),
        ("2026", True),
        ("2025", False),
        ("2026-03", True),
        ("2026-02", False),
        ("2025-12", False),
        ("2026-03-07", True),
        ("2026-03-05", False),
        ("2026-03-07T07:00:00Z", True),
        ("2026-03-07T06:59:59+00:00", False),
        ("2026-03-07T08:30:00+01:00", True),
        ("2026-03-06T18:00:00", True),  # no zone: it may have been written far to the west
        ("2026-03-06T16:59:59", False),
        ("2027-01-01", True),  # dated ahead, as weekly papers do
        ("soon", True),  # not readable: as good as undated
        ("2026-13-40", True),
        ("9999-12-31", True),
        ("9999", True),
        ("", True),
    ],
)
def test_a_date_is_fresh_as_long_as_it_can_mean_the_last_three_days(published: str | None, fresh: bool) -> None:
    assert is_fresh(published, NOW) is fresh


@given(st.text(max_size=30))
def test_any_text_for_a_date_is_taken_without_an_error(published: str) -> None:
    moment = latest_moment(published)
    assert moment is None or moment.tzinfo is not None


articles = st.builds(
    filed,
    st.integers(1, 10_000),
    number=st.integers(1, 40),
    filed_at=st.integers(0, 200).map(lambda hours: NOW - hours * HOUR),
    published=st.sampled_from([None, "2026-03-09", "2026-02", "2026-03-01"]),
    outlet=st.sampled_from([None, "A Gazette", "a gazette", "B Wire"]),
    archive=st.booleans(),
    sample=st.booleans(),
)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.lists(articles, min_size=1, max_size=4), max_size=15),
    st.one_of(st.none(), st.integers(0, 40)),
    st.booleans(),
)
def test_every_story_is_picked_or_left_out_once_and_order_of_arrival_changes_nothing(
    drawn: list[list[FiledArticle]], since: int | None, samples: bool
) -> None:
    stories = [story(number, *each) for number, each in enumerate(drawn, start=1)]
    selection = pick(*stories, since=since, samples=samples)
    named = [*ids(selection), *(left.story_id for left in selection.left_out)]
    assert sorted(named) == [each.story_id for each in stories]
    assert len(selection.stories) <= MOST
    assert selection.covers >= (since or 0)
    assert pick(*reversed(stories), since=since, samples=samples).stories == selection.stories
    for picked in selection.stories:
        allowed = {
            a.article_id for a in stories[picked.story_id - 1].articles if not a.archive and (samples or not a.sample)
        }
        assert picked.article_ids
        assert set(picked.article_ids) <= allowed


def test_the_card_counts_the_newsrooms_that_the_rank_goes_by_and_no_column() -> None:
    copies = [filed(at, outlet=outlet, origin=1) for at, outlet in enumerate(("Elm", "Fen", "Tarn"), start=1)]
    own, column = filed(4, outlet="Ash", origin=4), filed(5, outlet="Oak", origin=5, kind="opinion")
    (chosen,) = pick(story(1, *copies, own, column)).stories
    assert (chosen.outlets, chosen.origins, chosen.independent) == (4, 2, 2)
    (alone,) = pick(story(1, column)).stories
    assert (alone.outlets, alone.origins) == (1, 1)


def test_topics_are_the_reason_only_where_they_changed_what_is_told() -> None:
    wide = story(1, *(filed(at, outlet=f"Desk {at}", headline="Ferry stays in port") for at in (1, 2, 3)))
    plain, last = story(4), story(5, filed(5, filed_at=NOW - 5 * HOUR, published=None))
    nothing = pick(wide, plain, last, topics=["ferries"], most=2)
    assert {one.story_id: one.reason for one in nothing.left_out} == {5: "room"}
    lifted = story(6, filed(6, filed_at=NOW - 5 * HOUR, published=None, headline="Ferry crews are tired"))
    pushed = pick(wide, plain, last, lifted, topics=["ferries"], most=2)
    assert {one.story_id: one.reason for one in pushed.left_out} == {4: "off-topic", 5: "room"}
