"""What no byline and no section says of the outlet, in lines of our own; the people are invented."""

import pytest

from briefs.reading.bylines import outlet_alone, outlet_in_byline


@pytest.mark.parametrize("line", ["US News", "World News", "By The Associated Press"])
def test_a_section_or_a_byline_is_no_name_of_an_outlet(line: str) -> None:
    assert outlet_alone(line) is None


def test_a_town_after_a_byline_in_capitals_is_no_outlet() -> None:
    assert outlet_in_byline("BY DANA WHITLOCK, HARL") is None
    assert outlet_in_byline("By Dana Whitlock, The Harbour Desk") == "The Harbour Desk"
