"""Numbers that can be compared. Texts are invented."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.amounts import Amount, find_amounts


def the_amount(words: str) -> Amount:
    (amount,) = find_amounts(words)
    return amount


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("It cost $2.5bn.", "It cost 2,500 million dollars."),
        ("It cost 1.2 million crowns.", "It cost 1,200,000 crowns."),
        ("About 70 boats came.", "Seventy boats came."),
        ("More than 20 boats came.", "24 boats came."),
        ("Nearly 1,200 boats came.", "1,187 boats came."),
        ("It is 5 km long.", "It is three miles long."),
        ("It lasts 48 hours.", "It lasts two days."),
        ("It lasts a month.", "It lasts 30 days."),
        ("It took under four hours.", "It took three hours and fifty minutes."),
        ("Gusts topped 90mph.", "Gusts reached 148 kilometres an hour."),
        ("It was 41 degrees Celsius.", "It was 106 Fahrenheit."),
        ("It earns 920 million to 960 million crowns.", "It earns as much as 960 million crowns."),
        ("Some 900 hectares burnt.", "Nearly 2,250 acres burnt."),
    ],
)
def test_one_number_in_two_forms_agrees(one: str, other: str) -> None:
    assert the_amount(one).kind == the_amount(other).kind
    assert the_amount(one).agrees_with(the_amount(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("More than 30 boats came.", "Forty-four boats came."),
        ("It cost 260 million crowns.", "It cost 206 million crowns."),
        ("It is 14 km long.", "It is 12 miles long."),
        ("It cost 7 billion crowns.", "It cost less than 6 billion crowns."),
        ("It rose 41.3 percent.", "It rose 43.1 per cent."),
    ],
)
def test_two_numbers_do_not_agree(one: str, other: str) -> None:
    assert not the_amount(one).agrees_with(the_amount(other))


def test_what_is_counted_is_the_first_plural_noun() -> None:
    assert the_amount("About 30 Northern leaders came.").noun == "leader"
    assert the_amount("35 heads of state and government came.").words == "35 heads of state and government"


@pytest.mark.parametrize(
    "words",
    [
        "Town won 2-1.",
        "She is a 44-year-old pilot.",
        "It opened in 1925.",
        "It starts at 8 p.m. sharp.",
        "It falls under Article 5 of the treaty.",
        "Nine in ten said no.",
    ],
)
def test_scores_ages_years_times_and_ratios_are_no_amounts(words: str) -> None:
    assert find_amounts(words) == ()


@pytest.mark.parametrize("words", ["45 of them stayed.", "Of the boats that came, 27 were red.", "27 came in person."])
def test_a_part_of_a_whole_is_marked(words: str) -> None:
    assert find_amounts(words)[0].part


@settings(max_examples=80, deadline=None)
@given(st.text(alphabet="0123456789,.-–$€% abcdehilmnortuvwy", max_size=60))
def test_any_words_will_do_and_every_amount_is_cut_from_them(words: str) -> None:
    for amount in find_amounts(words):
        assert words[amount.start : amount.end] == amount.words
        assert amount.low <= amount.high
