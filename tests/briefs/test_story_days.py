"""Of which day a report tells. What happens here is invented. January 5, 2026 was a Monday."""

from datetime import date

import pytest

from briefs.stories import features_of
from briefs.story_days import day_told, days_named
from briefs.story_likeness import OTHER_DAY, OTHER_DEED, SAME_DAY, by_time
from tests.builders import an_article


def day(month: int, number: int) -> int:
    return date(2026, month, number).toordinal()


@pytest.mark.parametrize(
    ("lede", "told", "firm"),
    [
        ("The pier fell into the sea on Tuesday.", 6, True),
        ("Islanders will vote in May, after the governor on Friday dissolved the council.", 9, True),
        ("The yard has closed, police said on Thursday.", 8, False),
        ("She stepped down. She had met the owners on Wednesday.", 7, False),
        ("The bridge was shut overnight.", 9, False),
        ("The pier reopens.\n\nWorkers were told on Thursday.", 8, False),
    ],
)
def test_the_day_of_what_was_done_is_told_from_that_of_what_was_said(lede: str, told: int, firm: bool) -> None:
    found = day_told(lede, "2026-01-09")
    assert (found.day, found.firm) == (day(1, told), firm)


def test_last_saturday_on_a_saturday_is_a_week_ago() -> None:
    assert days_named("They lost last Saturday's match.", "2026-01-10") == [day(1, 3)]
    assert days_named("They lost last Saturday's match.", "2026-01-12") == [day(1, 10)]


def between(one: tuple[str, str], other: tuple[str, str]) -> float:
    first, second = (
        features_of(an_article(headline="Pier falls", text=text, published=when)) for text, when in (one, other)
    )
    return by_time(first, second)


FALL = ("The pier at Wenmouth fell into the sea on Monday.", "2026-01-05")


def test_a_toll_is_of_any_day_it_names() -> None:
    toll = "The death toll of the pier has risen to four, police said on Friday.\n\nIt fell on Monday."
    assert between(FALL, (toll, "2026-01-09")) == SAME_DAY


def test_deeds_of_days_apart_are_two_unless_one_names_the_others_day() -> None:
    inquiry = "The council voted on Friday for an inquiry into the pier."
    assert between(FALL, (inquiry, "2026-01-09")) <= -OTHER_DEED
    assert between(FALL, (f"{inquiry}\n\nIt fell on Monday.", "2026-01-08")) > -OTHER_DEED
    assert between(FALL, ("Divers on Tuesday searched under the pier.", "2026-01-06")) == -OTHER_DAY
