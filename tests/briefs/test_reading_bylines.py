"""What no byline and no section says of the outlet, in lines of our own; the people are invented."""

import pytest

from briefs.cleaning import clean
from briefs.reading import read_bytes
from briefs.reading.bylines import outlet_alone, outlet_in_byline


@pytest.mark.parametrize("line", ["US News", "World News", "By The Associated Press"])
def test_a_section_or_a_byline_is_no_name_of_an_outlet(line: str) -> None:
    assert outlet_alone(line) is None


def test_a_town_after_a_byline_in_capitals_is_no_outlet() -> None:
    assert outlet_in_byline("BY DANA WHITLOCK, HARL") is None
    assert outlet_in_byline("By Dana Whitlock, The Harbour Desk") == "The Harbour Desk"


def test_an_outlet_that_signs_is_the_outlet_and_no_heading() -> None:
    news = "The ferry to Gull Rock will stop in June because its engine cannot be mended, its owner said."
    cleaned = clean(f"Ferry to Gull Rock stops in June\n\nBy The Gull Rock Courier\n3 May 2025\n\n{news}")
    assert (cleaned.text, cleaned.outlet) == (news, "The Gull Rock Courier")


def test_an_outlet_with_the_date_on_one_line_below_the_title_is_the_outlet() -> None:
    text = (
        "Brewer guilty in well trial\n\nSandholm Observer, May 5, 2027\nBy Nell Orrin\n\n"
        "A jury in Sandholm on Tuesday convicted the brewer Hanna Toll of poisoning the well of a rival.\n\n"
        "The judge said that the well would be drained and that sentence would be passed in June.\n"
    )

    article = read_bytes(text.encode(), name="a.txt")

    assert (article.outlet, article.published) == ("Sandholm Observer", "2027-05-05")
