"""Cues that tie two figures together, or keep them apart, beyond their clauses. All texts are invented."""

import pytest

from briefs.differences import Difference, find_differences
from briefs.models import Article
from briefs.pipeline import write_brief
from briefs.reports import Report, read_report


def a_report(text: str, published: str = "2025-05-07") -> Report:
    return read_report(
        write_brief(Article(headline="News of Marrow", text=text, published=published, outlet=f"Post {len(text)}"))
    )


def found(one: str, other: str, later: str = "2025-05-07") -> list[Difference]:
    return [one for one in find_differences([a_report(one), a_report(other, later)]) if one.of in ("figure", "date")]


def figures(one: str, other: str) -> list[tuple[str, ...]]:
    return [tuple(side.words.text for side in each.sides) for each in found(one, other)]


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        (
            "The bell of Marrow was hung on Tuesday. It weighs 410 kilograms and was cast in a shed.",
            "A crane lifted the bell into the tower. The new voice of Marrow tips the scales at 480 kilos.",
            ("410 kilograms", "480 kilos"),
        ),
        (
            "The banker Ida Sollem was jailed for six years on Monday for theft from the savings club of Marrow.",
            "Eight years. For so long will Ida Sollem be behind bars for theft from the savings club of Marrow.",
            ("six years", "Eight years"),
        ),
        (
            "Police put the number of marchers at 4,000. The square of Marrow was full.",
            "Nine thousand of us, say the stewards, in the streets of Marrow. The square was full.",
            ("4,000", "Nine thousand of us"),
        ),
        (
            "Turnout when the halls shut was 44 percent, the board of Marrow said.",
            "Just over 51 per cent of those entitled to vote in Marrow did so, the board said.",
            ("44 percent", "Just over 51 per cent"),
        ),
    ],
)
def test_the_one_amount_of_a_rare_unit_or_of_what_an_event_has_once_is_of_one_thing(
    one: str, other: str, words: tuple[str, ...]
) -> None:
    assert words in figures(one, other)


def test_votes_are_set_against_the_votes_of_the_same_candidate() -> None:
    early = "Ida Sollem had 11,200 votes on Sunday night with half of the ballots counted. Per Dow had 9,800."
    late = "With every ballot counted, Ida Sollem stood at 19,700 votes and the mayor, Per Dow, at 17,300."
    for one in found(early, late, "2025-05-09"):
        sides = [side.words.text for side in one.sides]
        assert sides in (["11,200 votes", "19,700 votes"], ["9,800", "17,300"])
        assert one.later


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "A fire has burnt 700 hectares of heath above Marrow.",
            "Crews had been fighting another fire, at Sell. That one, which consumed 200 hectares, is out.",
        ),
        (
            "Temperatures in Marrow are forecast to reach 38 degrees on Thursday.",
            "The thermometer in Marrow showed 35 degrees at three.",
        ),
        (
            "The race of Marrow set off in fog, 8 degrees at the start.",
            "The race of Marrow was hard after midday, when it was 19 degrees.",
        ),
        (
            "Dow believes that he has the 30 votes needed to stop the nomination of the judge.",
            "If the rules change, the nomination of the judge needs 36 votes.",
        ),
        ("Dow was convicted on six of seven counts.", "Dow was cleared of one count and found guilty of six."),
        (
            "Ida Sollem, whose Sunday singing class drew half of Marrow, has died.",
            "Ida Sollem died on Tuesday at home in Marrow, her sons said.",
        ),
    ],
)
def test_another_fire_a_forecast_another_hour_a_threshold_and_a_habit_are_no_difference(one: str, other: str) -> None:
    assert found(one, other) == []


def test_an_age_is_never_a_later_figure() -> None:
    one = "The singer Ida Sollem, who for years had filled the halls of Marrow and of Sell, has died at the age of 81."
    other = "Ida Sollem died at home on Tuesday, her sons said. She was 79."
    ages = found(one, other, "2025-05-09")
    assert [each.later for each in ages] == [False]
    assert {side.words.text for side in ages[0].sides} == {"81", "79"}


def test_the_missing_are_all_who_are_missing_and_not_some_more_of_the_dead() -> None:
    one = "A slide killed six people in Marrow. Another 22 people were missing."
    other = "Six people died in Marrow. Rescuers were looking for 15 people who were missing."
    assert ("22 people", "15 people") in figures(one, other)
