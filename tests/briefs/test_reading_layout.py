"""Pages laid out by tables, in texts of our own; places are invented."""

from briefs.reading import read_bytes

TITLE = "Ferry to Gull Rock stops after 90 years"
NEWS = "The ferry to Gull Rock will stop in June because its engine cannot be mended, its owner said on Monday."
MORE = "Some 400 people crossed on it each day, most of them on the way to the market hall of Low Haven."


def test_paragraphs_in_a_cell_of_a_laid_out_page_stand_apart() -> None:
    cell = f"<h1>{TITLE}</h1><p>Monday, 3 February 2025</p><p>{NEWS}</p><p>{MORE}</p>"
    page = f"<html><body><table><tr><td>{cell}</td></tr></table></body></html>"
    assert read_bytes(page.encode(), name="page.html").text.split("\n\n")[-2:] == [NEWS, MORE]
