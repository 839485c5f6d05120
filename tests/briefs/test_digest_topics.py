"""Which headlines are on a topic; all firms, places and people are invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.digest_topics import IN_HEADLINE, IN_PASSING, LONGEST, OF_FIELD, _fields, on_topic, topic_of


def worth(topic: str, headline: str, *beside: str) -> float:
    return on_topic([topic_of(topic)], headline, beside)


@pytest.mark.parametrize(
    ("topic", "headline"),
    [
        ("ferry", "Ferries stay in port"),
        ("Ferries", "FERRY RUNS AGROUND"),
        ("quakes", "Earthquake shakes the valley"),
        ("norway", "Norwegian envoy lands"),
        ("uk", "British envoy lands"),
        ("united kingdom", "UK envoy lands"),
        ("US", "U.S. envoy lands"),
        ("us", "US envoy lands"),
        ("job cuts", "Timber firm cuts 300 jobs"),
        ("New Ashby", "Rain floods New Ashby’s harbour"),
        ("Élysée summit", "Elysee summit opens"),
        ("cease-fire", "Ceasefire holds in the valley"),
        ("strike", "Teachers on strike over pay"),
    ],
)
def test_a_topic_is_found_in_other_forms_and_by_other_words(topic: str, headline: str) -> None:
    assert worth(topic, headline) == IN_HEADLINE


@pytest.mark.parametrize(
    ("topic", "headline"),
    [
        ("art", "Party chairman starts his tour"),
        ("New Ashby", "York chapel gets new bells"),
        ("New Ashby", "Ashby harbour opens new pier"),
        ("us", "Join us at the lake"),
        ("US", "JOIN US AT THE LAKE"),
        ("fire", "Minister is sacked"),  # to fire and to sack: a word of two meanings stands for itself
        ("iran", "He ran for mayor"),
        ("", "Anything"),
        ("—", "Anything"),
    ],
)
def test_a_part_of_a_word_a_half_name_and_another_meaning_are_no_topic(topic: str, headline: str) -> None:
    assert worth(topic, headline) == 0.0


def test_keywords_and_people_count_less_than_the_headline() -> None:
    assert worth("Anna Dow", "Board head resigns", "harbour", "Anna Dow") == IN_PASSING
    assert worth("harbour", "Harbour head resigns", "harbour") == IN_HEADLINE


@pytest.mark.parametrize(
    ("topic", "headline"),
    [
        ("football", "Elm Rovers beat Fen Town 3-1 in cup derby"),
        ("Sport", "Goalkeepers of Elm Rovers fall ill"),
        ("health", "Elmton to close its maternity ward"),
        ("Politics", "Ministers quit over toll road"),
        ("economy", "Key rate goes up to 4 percent"),
        ("crime", "Burglars empty a bakery"),
        ("weather", "Snowfall closes the pass"),
        ("culture", "Painters show the harbour"),
        ("science", "Fossils found below the quarry"),
        ("education", "Pupils plant an orchard"),
        ("transport", "Speed limits rise on the coast road"),
    ],
)
def test_a_field_of_news_is_known_by_its_words(topic: str, headline: str) -> None:
    assert worth(topic, headline) == OF_FIELD
    assert worth(topic, f"{topic} today") == IN_HEADLINE


@pytest.mark.parametrize(
    ("topic", "headline"),
    [
        ("football", "Rain beats on the banks of the Elm"),
        ("health", "Bakery of Elmton to close its oldest oven"),
        ("politics", "Ferry crews walk out"),
        ("derby", "Goalkeeper falls ill"),
        ("weather", "Brainy rainbow trout win a prize"),
    ],
)
def test_words_of_no_field_or_another_are_none(topic: str, headline: str) -> None:
    assert worth(topic, headline) == 0.0


def test_the_fields_words_are_forms_that_can_be_found() -> None:
    assert len(_fields()) > 25
    for name, forms in _fields().items():
        assert name in forms
        assert all(1 <= len(form) <= LONGEST for form in forms), name


@given(st.text(max_size=60), st.text(max_size=80))
def test_whatever_is_typed_raises_nothing_and_words_find_themselves(topic: str, headline: str) -> None:
    assert worth(topic, headline) in (0.0, IN_HEADLINE)
