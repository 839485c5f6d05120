"""What sites set between and round paragraphs, in lines of our own; the people and places in them are invented."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.cleaning import clean
from briefs.reading.kinds import find_kind

TITLE = "Ferry Line Between Low Haven and Gull Rock Opens Again"
FIRST = "The ferry between Low Haven and Gull Rock sailed on Monday for the first time in nine years, its owner said."
SECOND = "“We promised this crossing to our children,” said Dana Whitlock, the mayor, who bought the first ticket."
THIRD = "The line carries 400 passengers a day, and the council pays a third of its costs until the bridge is mended."
LINES = [
    ("Home > News > Harbour > Ferries", "page furniture"),
    ("This is a modal window.", "embedded post"),
    ("Duration: 2 minutes 5 seconds", "embedded post"),
    ("View this email in your browser", "mail frame"),
    ("You are receiving this email because you asked us to send it.", "mail frame"),
    ("A confirmation e-mail is on its way to you.", "newsletter or subscription"),
    ("Help us mend the website and tell us what you miss", "newsletter or subscription"),
    ("You have 3 free articles left this month.", "newsletter or subscription"),
    ("This series was supported by a grant from the Harbour Fund.", "desk note"),
    ("Republish this piece under our licence", "desk note"),
    ("If you have a complaint about our coverage, please write to the editor.", "desk note"),
    ("The information on this page is not intended as medical advice.", "disclaimer"),
    ("Updated at 11.02", "date line"),
    ("Advertisement 3", "advert mark"),
]


@pytest.mark.parametrize(("line", "kind"), LINES)
def test_a_line_of_a_site_is_told_by_its_form(line: str, kind: str) -> None:
    assert find_kind(line) == kind


@pytest.mark.parametrize(
    "line",
    [
        "Help came at dawn, when a fishing boat heard the horn.",
        "Readers like the new timetable less than the old one, a poll found.",
        "The video was watched by half the town before the council met.",
        "The harbour is made possible by a wall that nobody has seen.",
        "She was home by nine, and the news was on.",
        "“Join us, or lose us,” the captain wrote to the council.",
    ],
)
def test_a_sentence_of_an_article_is_not(line: str) -> None:
    assert find_kind(line) is None


def test_an_article_goes_on_beyond_a_box_and_ends_before_a_list_of_others() -> None:
    box = ["Related articles", "Tern sold to Low Haven", "Share this article", "Share"]
    cleaned = clean(
        "\n".join([TITLE, FIRST, *box, SECOND, THIRD, "Latest news", *["Gull mended: a story of rust."] * 2])
    )
    assert cleaned.text == "\n\n".join([FIRST, SECOND, THIRD])


def test_a_section_above_the_headline_does_not_swallow_it() -> None:
    assert clean("\n".join(["Local News", TITLE, FIRST, SECOND, THIRD, "Share"])).headline == TITLE


def test_a_headline_of_whole_sentences_stands_above_its_byline() -> None:
    title = "The harbour lost 40 buoys. Nobody knows where."
    cleaned = clean("\n".join([title, "By Orrin Vale", "March 3, 2025", FIRST, SECOND, THIRD]))
    assert cleaned.headline == title
    assert cleaned.byline == ("Orrin Vale",)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from([TITLE, FIRST, SECOND, THIRD, *[line for line, _ in LINES]]), max_size=16))
def test_every_line_is_kept_or_taken_out_with_a_reason(lines: list[str]) -> None:
    cleaned = clean("\n".join(lines))
    assert all(one.why and one.text for one in cleaned.removed)
    told = [*(one.text for one in cleaned.removed), *cleaned.text.split("\n")]
    assert {line.lstrip("#> ") for line in told if line} == set(lines)
    assert clean(cleaned.text).text == cleaned.text
