"""Dates, bylines and outlets as lines state them. The people and outlets are invented."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.reading.bylines import bio_names, is_bio, is_name, names_in_byline, outlet_in_bio, outlet_in_byline
from briefs.reading.dates import date_line, is_date_line, iso_from_metadata, local_date
from briefs.reading.language import find_language
from briefs.reading.page_dates import day_in_address, is_day_first


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("March 3, 2025", "2025-03-03"),
        ("Published on 3 March 2025", "2025-03-03"),
        ("Mon 3 Mar 2025 09.30 GMT Last modified on Tue 4 Mar 2025 10.00 GMT", "2025-03-03T09:30+00:00"),
        ("UPDATED: March 4, 2025 | PUBLISHED: March 3, 2025", "2025-03-03"),
        ("3/3/2025", "2025-03-03"),
        ("03.04.2025", "2025-04-03"),
        ("25/12/2025", "2025-12-25"),
        ("2025-03-03 21:05", "2025-03-03T21:05"),
        ("March 3, 2025 at 9:30 p.m. ET", "2025-03-03T21:30"),
        ("Orrin Vale - Mar 3, 2025, 10:31 pm EST", "2025-03-03T22:31-05:00"),
        ("March 2025", "2025-03"),
        ("Low Haven, March 3, 2025", "2025-03-03"),
        ("Publié le 3 mars 2025 à 18h12", "2025-03-03T18:12"),
        ("3 de marzo de 2025", "2025-03-03"),
        ("3. März 2025, 08:15 Uhr", "2025-03-03T08:15"),
        ("2025年3月3日", "2025-03-03"),
    ],
)
def test_date_lines_are_read_as_precisely_as_they_are(line: str, published: str) -> None:
    assert date_line(line) == published


@pytest.mark.parametrize(
    "line",
    [
        "03/04/2025",  # the third of April or the fourth of March
        "2025",
        "Monday",
        "The ferry sailed on March 3, 2025, with the mayor on board.",
        "In May 2017 he went home.",
        "Yesterday at 9:30",
        "February 30, 2025",
        "Call 555-2025",
    ],
)
def test_no_date_is_guessed(line: str) -> None:
    assert date_line(line) is None


@pytest.mark.parametrize(
    ("value", "published"),
    [
        ("2025-03-03T09:30:00.000Z", "2025-03-03T09:30:00+00:00"),
        ("2025-03-03 09:30:00 +0100", "2025-03-03T09:30:00+01:00"),
        ("Mon, 03 Mar 2025 09:30:00 GMT", "2025-03-03T09:30+00:00"),
        ("3 mars 2025", "2025-03-03"),
        ("3. März 2025", "2025-03-03"),
        ("mars 2025", None),
        ("20250303", "2025-03-03"),
        ("20250303T093000Z", "2025-03-03T09:30+00:00"),
        ("1740994200", "2025-03-03T09:30:00+00:00"),
        ("1740994200000", "2025-03-03T09:30:00+00:00"),
        ("5 hours ago", None),
        ("soon", None),
        ("", None),
    ],
)
def test_metadata_dates_keep_their_precision(value: str, published: str | None) -> None:
    assert iso_from_metadata(value) == published


def test_the_printed_day_counts_where_utc_names_its_neighbour() -> None:
    assert local_date("2025-03-04T02:30:00+00:00", "2025-03-03") == "2025-03-03"
    assert local_date("2025-03-04T02:30:00+00:00", "2024-01-01") == "2025-03-04T02:30:00+00:00"
    assert local_date("2025-03-04T14:30:00+00:00", "2025-03-03") == "2025-03-04T14:30:00+00:00"
    assert local_date("2025-03-03T11:30:00+00:00", "2025-03-04") == "2025-03-04"
    assert local_date("2025-03-04T02:30:00+01:00", "2025-03-03") == "2025-03-04T02:30:00+01:00"


def test_day_and_month_are_told_apart_where_the_writer_is_known() -> None:
    assert iso_from_metadata("03/04/2025", day_first=True) == "2025-04-03"
    assert iso_from_metadata("03/04/2025") is None
    assert is_date_line("03/04/2025")
    assert is_day_first("en-GB", [])
    assert is_day_first("fr", [])
    assert is_day_first("en", ["https://harbour.example.co.uk/a"])
    assert not is_day_first("en-US", ["https://harbour.example.co.uk/a"])
    assert not is_day_first(None, [])


def test_a_whole_day_in_an_address_is_stated() -> None:
    assert day_in_address(["https://harbour.example/2017/5/12/ferry"]) == "2017-05-12"
    assert day_in_address(["https://harbour.example/news/20170512/ferry"]) == "2017-05-12"
    assert day_in_address(["https://harbour.example/2017/05/ferry", "https://harbour.example/2017/13/12/"]) is None


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Dana Whitlock", ("Dana Whitlock",)),
        ("by Dana Whitlock and Orrin Vale", ("Dana Whitlock", "Orrin Vale")),
        ("By Dana Whitlock, Orrin Vale, and Ines Moor", ("Dana Whitlock", "Orrin Vale", "Ines Moor")),
        ("BY DANA WHITLOCK", ("Dana Whitlock",)),
        ("By Dana Whitlock, Senior Reporter | Reviewed by the desk", ("Dana Whitlock",)),
        ("Written by: Dana J. Whitlock", ("Dana J. Whitlock",)),
        ("By Dana Whitlock, The Harbour Desk", ("Dana Whitlock",)),
        ("By Dana Whitlock, Harbour Observer", ("Dana Whitlock",)),
        ("By Ludo van der Haven in Gull Rock", ("Ludo van der Haven",)),
        ("By Monday, the ferry had left.", ()),
        ("By Staff Reporter", ()),
        ("By Dana Page Whitlock; Orrin Vale", ("Dana Page Whitlock", "Orrin Vale")),
        ("By Sample Reporter Five", ("Sample Reporter Five",)),
        ("By Dana Whitlock Staff Writer", ("Dana Whitlock",)),
        ("Dana Whitlock said so.", ()),
    ],
)
def test_bylines_give_names_alone(line: str, names: tuple[str, ...]) -> None:
    assert names_in_byline(line) == names


@pytest.mark.parametrize(
    "words", ["The Boats", "What’s Next", "Key Takeaways", "Staff Reporter", "Low", "the Dana whitlock"]
)
def test_headings_and_roles_are_no_names(words: str) -> None:
    assert not is_name(words)


def test_a_biography_gives_the_name_and_the_outlet() -> None:
    line = "Dana Whitlock covers boats and bridges for The Harbour Desk. A former sailor, she rows."
    assert is_bio(line)
    assert bio_names(line) == ("Dana Whitlock",)
    assert outlet_in_bio(line) == "The Harbour Desk"
    assert outlet_in_byline("By Dana Whitlock, The Harbour Desk") == "The Harbour Desk"


def test_a_sentence_about_somebody_is_no_biography() -> None:
    assert not is_bio("Dana Whitlock, a professor of boats at Low Haven, said the bridge would hold.")
    assert not is_bio("Dana Whitlock is the favourite to win the regatta in spring.")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The council voted on Monday to open the ferry line that had been closed for nine years.", "en"),
        ("Le conseil de la ville a voté lundi pour la réouverture de la ligne fermée depuis neuf ans.", "fr"),
        ("El consejo de la ciudad votó el lunes a favor de la reapertura de la línea, cerrada desde hace años.", "es"),
        ("Совет города проголосовал за то, чтобы снова открыть линию, которая была закрыта на ремонт.", "ru"),
        ("市議会は月曜日に九年間閉鎖されていた航路の再開を決めた。", "ja"),
        ("Gull Tern Petrel", None),
    ],
)
def test_languages_are_told(text: str, language: str | None) -> None:
    assert find_language(text) == language


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=80))
def test_any_line_can_be_asked(line: str) -> None:
    date_line(line)
    names_in_byline(line)
    is_bio(line)
    outlet_in_byline(line)
    find_language(line)


def test_foreign_names_make_no_foreign_text() -> None:
    text = (
        "The chairman of the commission, Nguyễn Phú Trọng Đạt, said on Monday that the count was finished and fair. "
        "He told reporters that the people of Đồng Lộc would hear of it soon."
    )
    assert find_language(text) == "en"
