"""Placing articles. Towns, people and bodies here are invented."""

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.stories import StoryFeatures, features_for, lead_order, place
from tests.builders import a_brief, an_article

FERRY = """The council of Harbour Town voted on Monday to reopen the ferry line that closed nine years ago.

Mayor Dana Whitlock said two boats would carry 400 passengers a day between the quay and Marren Island from May.

Critics of the ferry say the council has not shown how the boats will be paid for."""
FERRY_RETOLD = """Harbour Town will get its ferry back: councillors agreed on Monday to run two boats to Marren Island.

The line was shut nine years ago. Mayor Whitlock expects 400 passengers on each day of the season.

Orrin Vale of the taxpayers' union doubts that the boats will pay for themselves."""
FERRY_LATER = """A storm has damaged the ferry that Harbour Town put back into service in May, the harbour master said.

The boat lies at the Marren Island quay with a torn hull. Mayor Dana Whitlock promised a replacement within a week.

Passengers must take the bus round the bay, which needs two hours."""
FROST = """Orchard growers in the Sellen valley fear that a late frost has killed half of this year's pear blossom.

Night temperatures fell to minus six degrees. The growers' cooperative asked for heaters and for help with insurance.

Prices for pears may rise by a third in autumn, the cooperative said."""


def features(headline: str, text: str, published: str | None = None) -> StoryFeatures:
    return features_for(a_brief(article=an_article(headline=headline, text=text, published=published), slug="x"))


def ferry(published: str | None = None) -> StoryFeatures:
    return features("Harbour Town Votes to Reopen Its Ferry Line", FERRY, published)


def retold(published: str | None = None) -> StoryFeatures:
    return features("Council brings back the Marren Island ferry", FERRY_RETOLD, published)


def later(published: str | None = None) -> StoryFeatures:
    return features("Storm damages Harbour Town ferry", FERRY_LATER, published)


def frost(published: str | None = None) -> StoryFeatures:
    return features("Late frost threatens the pear harvest", FROST, published)


def test_the_first_article_opens_a_story() -> None:
    found = place(ferry(), [])
    assert (found.story_id, found.running_id) == (None, None)


def test_one_event_retold_joins_its_story() -> None:
    found = place(retold(), [(3, [frost()]), (7, [ferry()])])
    assert (found.story_id, found.running_id, found.rule) == (7, 7, "same event")


def test_the_same_day_brings_articles_together_and_a_far_one_keeps_them_apart() -> None:
    assert place(retold("2026-01-05"), [(7, [ferry("2026-01-06")])]).story_id == 7
    assert place(retold("2026-03-05"), [(7, [ferry("2026-01-06")])]).story_id is None


def test_the_same_month_counts_where_no_day_is_known_and_another_month_keeps_apart() -> None:
    assert place(retold("2026-01"), [(7, [ferry("2026-01")])]).story_id == 7
    assert place(retold("2026-01"), [(7, [ferry("2026-01-20")])]).story_id == 7
    assert place(retold("2026-01"), [(7, [ferry("2026-04")])]).story_id is None


def test_a_later_event_is_a_new_story_of_the_same_running_one() -> None:
    found = place(later("2026-06-20"), [(3, [frost("2026-06-20")]), (7, [ferry("2026-01-06"), retold("2026-01-06")])])
    assert (found.story_id, found.running_id) == (None, 7)


def test_something_else_is_a_new_story() -> None:
    found = place(frost("2026-01-06"), [(7, [ferry("2026-01-06"), retold("2026-01-06")])])
    assert (found.story_id, found.running_id) == (None, None)


def test_a_reprint_with_another_headline_joins() -> None:
    assert place(features("Boats are back", FERRY), [(7, [ferry()])]).story_id == 7


def test_other_weekdays_speak_against_one_event() -> None:
    thursday = features("Council brings back the ferry", FERRY_RETOLD.replace("Monday", "Thursday"))
    assert place(thursday, [(7, [ferry()])]).score < place(retold(), [(7, [ferry()])]).score


def test_features_are_small_and_outlive_json() -> None:
    long = features("A long one", "\n\n".join(f"{FERRY}\n\nChapter {n} of word{n} things{n}." for n in range(200)))
    assert len(json.dumps(long)) < 3000
    restored = json.loads(json.dumps(ferry("2026-01-05")))
    assert place(retold("2026-01-05"), [(7, [restored])]) == place(retold("2026-01-05"), [(7, [ferry("2026-01-05")])])


ALL = [
    make(date) for make in (ferry, retold, later, frost) for date in (None, "2026-01-05", "2026-01", "2027-12-01T09:00")
]
some = st.sampled_from(ALL)


@given(some, st.lists(st.lists(some, max_size=3), max_size=4), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_the_order_of_the_candidates_does_not_matter(own: Any, stories: Any, random: Any) -> None:
    candidates = list(enumerate(stories, start=1))
    shuffled = random.sample(candidates, len(candidates))
    found = place(own, candidates)
    assert place(own, shuffled) == found
    assert found.story_id is None or found.story_id in dict(candidates)


@given(st.text(min_size=1).filter(str.strip), st.text(min_size=1).filter(str.strip))
@settings(max_examples=60, deadline=None)
def test_any_text_can_be_placed(headline: str, text: str) -> None:
    own = features(headline, text)
    assert place(own, [(1, [own])]).score <= 1


def test_the_newer_and_the_more_complete_article_leads() -> None:
    short, full, old, undated = (
        {"date": "2026-01-05", "words": 120},
        {"date": "2026-01-05", "words": 640},
        {"date": "2025-12-05", "words": 700},
        {"date": None, "words": 600},
    )
    assert lead_order([short, old, undated, full]) == [3, 2, 0, 1]
    assert lead_order([]) == []
