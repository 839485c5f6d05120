"""Outlets in page titles, in texts of our own; places and papers are invented."""

import pytest

from briefs.reading import read_bytes

TITLE = "Ferry to Gull Rock stops after 90 years"
NEWS = "The ferry to Gull Rock will stop in June because its engine cannot be mended, its owner said on Monday."
MORE = "Some 400 people crossed on it each day, most of them on the way to the market hall of Low Haven."


@pytest.mark.parametrize(
    ("title", "outlet"),
    [
        ("Ferry to Gull Rock stops - Gull Rock Echo", "Gull Rock Echo"),
        ("Ferry to Gull Rock stops | The Lamp", "The Lamp"),
        ("Island loses its boat – The Coastal Courier", "The Coastal Courier"),
        ("Ferry to Gull Rock stops | US News", None),
        ("Ferry to Gull Rock stops - live updates", None),
    ],
)
def test_the_outlet_is_read_from_a_title_that_says_it_in_other_words(title: str, outlet: str | None) -> None:
    page = f"<html><head><title>{title}</title></head><body><article><h1>{TITLE}</h1><p>{NEWS}</p><p>{MORE}</p>"
    assert read_bytes(f"{page}</article></body></html>".encode(), name="page.html").outlet == outlet
