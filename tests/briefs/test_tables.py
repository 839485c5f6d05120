"""Tables, marked and flattened; their words are made up."""

import pytest

from briefs.blocks import find_blocks
from briefs.tables import find_tables


def _cells(text: str) -> list[list[list[str | None]]]:
    return [
        [[cell.text if cell else None for cell in row] for row in table.rows]
        for table in find_tables(text, find_blocks(text))
    ]


def test_a_marked_table_keeps_its_empty_cells() -> None:
    text = "Fares below.\n\n| Boat | Fare | Note |\n| Swan | 3 |  |\n| Heron | 4 | weekends |\n\nThat is all."
    assert _cells(text) == [[["Boat", "Fare", "Note"], ["Swan", "3", None], ["Heron", "4", "weekends"]]]
    assert find_tables(text, find_blocks(text))[0].header


def test_a_row_too_short_is_filled_up() -> None:
    assert _cells("| Boat | Fare |\n| Swan |") == [[["Boat", "Fare"], ["Swan", None]]]


@pytest.mark.parametrize(
    ("lines", "rows"),
    [
        (
            "Main Concern Present State\nFerry Crew Training Unfinished, needs two more boats\n"
            "Harbour Wall Moved from spring to autumn\nTown Budget Strained by winter storms\n"
            "Fleet Size 12 boats, 3 barges",
            [
                ["Main Concern", "Present State"],
                ["Ferry Crew Training", "Unfinished, needs two more boats"],
                ["Harbour Wall", "Moved from spring to autumn"],
                ["Town Budget", "Strained by winter storms"],
                ["Fleet Size", "12 boats, 3 barges"],
            ],
        ),
        (
            "Open Issue Status\nTicket Prices Agreed\nNight Boats Pending\nWinter Timetable Rejected by crews",
            [
                ["Open Issue", "Status"],
                ["Ticket Prices", "Agreed"],
                ["Night Boats", "Pending"],
                ["Winter Timetable", "Rejected by crews"],
            ],
        ),
        (
            "Boat: Swan\nBuilt: 1988\nSeats: 120",
            [["Boat", "Swan"], ["Built", "1988"], ["Seats", "120"]],
        ),
        (
            "Boat\tSeats\nSwan\t120\nHeron\t80",
            [["Boat", "Seats"], ["Swan", "120"], ["Heron", "80"]],
        ),
    ],
)
def test_a_flattened_table_is_parted_by_its_form(lines: str, rows: list[list[str]]) -> None:
    assert _cells(f"This is how it stands today in the harbour.\n\n{lines}\n\nMore is to come on Friday.") == [rows]


@pytest.mark.parametrize(
    "lines",
    [
        "The Swan sails\nThe Heron waits\nThe Gull sleeps",
        "Swan\nHeron\nGull",
        "Roses in the rain\nSongs upon the quay\nNothing to explain",
        "Dana Whitlock Orrin Vale\nIda Moss Tam Reed\nJo Lark Fen Holt",
        "Only One Line 35",
    ],
)
def test_when_unsure_there_is_no_table(lines: str) -> None:
    assert _cells(f"Some words come first here.\n\n{lines}\n\nSome words follow.") == []
