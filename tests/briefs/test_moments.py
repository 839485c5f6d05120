"""Which date a sentence states. Texts and names are invented."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.moments import find_moments, main_moment

WEDNESDAY = "2025-05-07"


def date_of(words: str, published: str | None = WEDNESDAY) -> str | None:
    moment = main_moment(find_moments(words, published))
    return (moment.iso or moment.words) if moment else None


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("The board met on Tuesday in the old mill.", "2025-05-06"),
        ("The board will meet on Friday.", "2025-05-09"),
        ("The next hearing is on Monday.", "2025-05-12"),
        ("Brannock said on Monday that the pier will open on Friday.", "2025-05-05"),
        ("On Monday, Ida Brannock said she wants to sell the pier.", "2025-05-05"),
        ("The pier was to open on Friday.", "2025-05-09"),
        ("The pier was bought yesterday.", "2025-05-06"),
        ("The pier opens tomorrow.", "2025-05-08"),
        ("Work on the pier began in March.", "2025-03"),
        ("Work on the pier will begin in March.", "2026-03"),
        ("The pier was damaged on Dec. 28.", "2024-12-28"),
        ("The pier was sold on 3 June 2019.", "2019-06-03"),
        ("The pier burnt down in 1931.", "1931"),
        ("The pier was closed last month.", "2025-04"),
        ("The pier will be torn down next year.", "2026"),
        ("The keeper died two days ago.", "2025-05-05"),
        ("“I was born on April 2, 1950,” the keeper said.", "1950-04-02"),
        ("The crew left last night.", "2025-05-06"),
        ("The board met on Tuesday, April 15, in the mill.", "2025-04-15"),
        ("The board met on Monday 14 April in the mill.", "2025-04-14"),
        ("The keeper fell in the early hours of Sunday.", "2025-05-04"),
        ("The mill closed at the end of March.", "2025-03"),
        ("From Monday, bread will cost more.", "2025-05-12"),
        ("The fair runs from 3 to 5 June.", "2025-06-03"),
        ("The vote had been planned for May 20 last year.", "2024-05-20"),
        ("The mill, which opened in 1999, burnt down on Tuesday.", "2025-05-06"),
        ("Shares fell on Tuesday after the mill closed on Monday.", "2025-05-06"),
    ],
)
def test_a_date_counts_from_the_day_of_the_article(words: str, date: str) -> None:
    assert date_of(words) == date


@pytest.mark.parametrize(
    "words",
    [
        "Boats leave every Tuesday.",
        "Nobody swims there on a Sunday.",
        "The Friday Club has a hundred members.",
        "The pier has been shut since Monday.",
        "The pier has stood empty since 2011.",
        "Last week the pier was sold.",
        "The stamp says 03/04/2025.",
        "The crowd of 2,019 cheered.",
        "Sunday’s storm was the worst.",
        "The lorries of today weigh twice as much.",
        "“Tomorrow it will be over,” she said.",
        "March they will, said August Pellow.",
        "He spoke to Sept. 11 survivors.",
        "The strike runs from Monday to Wednesday.",
        "Black Friday sales fell.",
        "A Tuesday deadline passed without a deal.",
        "The storm tore off the roof overnight.",
        "The mill stood still after a fire broke out on Monday.",
        "Members elected in 2010 were hoping for more.",
    ],
)
def test_what_tells_of_no_single_day_has_no_date(words: str) -> None:
    assert date_of(words) is None


def test_without_the_articles_date_the_words_stay_as_printed() -> None:
    assert date_of("The board met on Tuesday.", None) == "Tuesday"
    assert date_of("Bids must be in by May 30.", None) == "May 30"
    assert date_of("The mill was bought in March 2019.", None) == "2019-03"


def test_next_and_last_are_dates_only_where_one_day_can_be_meant() -> None:
    assert date_of("The board met last Tuesday.", "2025-08-18") == "2025-08-12"  # of a Monday
    assert date_of("The board met last Monday.", "2025-08-21") == "last Monday"  # of a Thursday
    assert date_of("The board meets next Monday.", "2025-04-10") == "2025-04-14"


def test_a_day_counts_where_the_article_was_written() -> None:
    assert date_of("The board met on Thursday.", "2025-07-24T23:40:00-05:00") == "2025-07-24"


def test_an_article_that_knows_only_its_month_dates_no_weekday() -> None:
    assert date_of("The board met on Tuesday.", "2025-05") == "Tuesday"
    assert date_of("The board met last month.", "2025-05") == "2025-04"


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80), st.sampled_from([None, "2025-05-07", "2025-05", "2025", "0001-01-01", "9999-12-31", "x"]))
def test_any_words_and_any_date_will_do_and_every_moment_is_cut_from_them(words: str, published: str | None) -> None:
    text = f"{words} on Tuesday, tomorrow, in March 29 last year"
    for moment in find_moments(text, published):
        assert text[moment.start : moment.end] == moment.words


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("The mayor promised to begin with the bus lanes in July.", "2025-07"),
        ("The mill agreed in March to close its kitchen.", "2025-03"),
        ("The two towns agreed to a truce in March.", "2025-03"),
        ("The board decided to close the mill in March.", None),  # decided then, or to be closed next year
        ("Wardens asked the swimmers to leave on Tuesday.", "2025-05-06"),
        ("The board vowed to open the pier on 4 June.", "2025-06-04"),
    ],
)
def test_what_was_promised_for_a_month_is_yet_to_come_or_has_no_date(words: str, date: str | None) -> None:
    assert date_of(words) == date


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("The keeper was remanded for sentencing on May 22.", "2025-05-22"),
        ("The keeper was held in custody for a hearing on Friday.", "2025-05-09"),
        ("The opening was put off to Friday.", "2025-05-09"),
        ("The boats could sail again on Friday.", "2025-05-09"),
        ("The boats may sail on Friday.", "2025-05-09"),
        ("They could hear the boats on Friday.", "2025-05-02"),
        ("The boats should have sailed on Friday.", "2025-05-02"),
        ("The pier was to have opened on March 1.", "2025-03-01"),
        ("The pier had been scheduled to open on Feb. 3.", "2025-02-03"),
        ("The pier was to have opened on Friday.", "Friday"),
        ("Guards were posted ahead of the march on Friday.", "Friday"),
        ("The keeper was seen on June 2.", "June 2"),
        ("The pier burnt on the 3rd.", "2025-05-03"),
        ("The pier burnt on the 28th, and nobody saw it.", "2025-04-28"),
        ("The pier will open on the 2nd.", "2025-06-02"),
        ("The keeper lives on the 3rd floor.", None),
        ("The keeper lives on the 22th.", None),
    ],
)
def test_plans_that_passed_what_was_arranged_and_days_without_a_month(words: str, date: str | None) -> None:
    assert date_of(words) == date


def test_the_day_after_the_article_s_may_be_its_own_evening_s() -> None:
    assert date_of("The keeper was still in bed on Thursday.") == "Thursday"
    assert date_of("The keeper was still in bed on Thursday.", f"{WEDNESDAY}T09:00:00Z") == "2025-05-01"
