"""Figures with what they count; the sentences are made up."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.figures import find_figures


def _figures(text: str) -> list[tuple[str, str | None]]:
    return [(figure.text, figure.counts) for figure in find_figures(text)]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("35 town mayors met.", [("35 town mayors", "town mayors")]),
        ("They saw 27 heads of council attending.", [("27 heads of council", "heads of council")]),
        ("The work is 90% done, or 90 percent.", [("90%", None), ("90 percent", None)]),
        ("It costs $1.2 billion and €50m a year.", [("$1.2 billion", None), ("€50m", None)]),
        ("More than 25 towns joined.", [("More than 25 towns", "towns")]),
        ("Some 400 people and 3,000 sheep crossed.", [("Some 400 people", "people"), ("3,000 sheep", "sheep")]),
        (
            "Two Harbour officials and five boats.",
            [("Two Harbour officials", "Harbour officials"), ("five boats", "boats")],
        ),
        ("It takes 2.5 million litres of oil.", [("2.5 million litres of oil", "litres of oil")]),
        ("The storm left 3 dead.", [("3 dead", "dead")]),
        ("He was jailed for three years.", [("three years", "years")]),
        ("The fare is 20 euros.", [("20 euros", None)]),
    ],
)
def test_a_figure_comes_with_what_it_counts(text: str, figures: list[tuple[str, str | None]]) -> None:
    assert _figures(text) == figures


@pytest.mark.parametrize(
    "text",
    [
        "It happened on Dec. 31 and on 6 January 2026.",
        "In 2025 the boats stopped; the 1990s were better.",
        "The meeting starts at 5 p.m. or 10:30.",
        "A 29-year-old man and Ida Moss, 45, left.",
        "It was the end of World War Two.",
        "Article 5 applies, and Boat 12 sails.",
        "They won 3-0 in Group 4.",
        "He left two days ago and returned three weeks later.",
        "One of the boats sank.",
        "Call 555-0100 now.",
    ],
)
def test_dates_times_ages_and_names_are_no_figures(text: str) -> None:
    assert _figures(text) == []


def test_the_same_figure_is_told_once() -> None:
    assert len(_figures("The 35 boats left. All 35 boats came back. 35 boats sail.")) <= 2


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.sampled_from("12 ,.%$€ab boats two of-–:\n"), max_size=50))
def test_every_figure_stands_in_the_text(text: str) -> None:
    assert all(figure.is_in(text) for figure in find_figures(text))
