"""Telling reprints from own reporting. Towns, people and bodies here are invented."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.origins import MARKS, are_one, fingerprint, marks_of, origins_of
from tests.builders import an_article

COPY = """OSTREL (Tarn Wire) - The harbor of Ostrel was closed on Monday after a ship lost twenty containers in fog.

Divers found eleven of them on the sea bed and marked them with buoys, the harbor office said.

"We were lucky that nobody was below," harbor master Orla Vensk told reporters.

The ship had come from Castobar with 1,200 tons of fertilizer and was to leave again on Wednesday.

Fishing boats stayed at the quay, and the ferry to Ludra turned back half way with 140 passengers."""
PARTS = COPY.split("\n\n")
STYLED = (
    COPY.replace("harbor", "harbour")
    .replace("fertilizer", "fertiliser")
    .replace("1,200", "1200")
    .replace("twenty", "20")
)
OWN = """Fog, and then a bang that was heard in the market: that is how people in Ostrel tell it.

"We were lucky that nobody was below," harbor master Orla Vensk told reporters.

Nobody may sail before Thursday at the earliest, and the crab season has only just begun."""


def of(text: str) -> str:
    return fingerprint(an_article(text=text))


@pytest.mark.parametrize(
    "text",
    [
        COPY,
        STYLED,
        COPY.partition(" - ")[2],
        "\n\n".join(PARTS[:3]),
        "\n\n".join([PARTS[0], PARTS[3], PARTS[1]]),
        " ".join(PARTS),
        f"The smell reached the school in Quay Street by noon, and classes were sent home.\n\n{COPY}",
    ],
    ids=["as it came", "house style", "no dateline", "tail cut", "moved about", "run together", "a local paragraph"],
)
def test_a_reprint_is_the_same_piece(text: str) -> None:
    assert are_one(of(COPY), of(text))
    assert set(marks_of(of(COPY))) & set(marks_of(of(text)))


def test_own_reporting_with_the_same_quotation_is_another_piece() -> None:
    assert not are_one(of(COPY), of(OWN))


def test_one_statement_printed_by_two_is_no_reprint() -> None:
    statement = (
        '"The board has today accepted the resignation of its chairman with regret and thanks him for his years."'
    )
    one, other = (f"{lede}\n\nThe statement:\n\n{statement} " * 1 for lede in (PARTS[0], OWN.partition("\n")[0]))
    assert not are_one(of(one), of(other))


def test_two_lines_are_too_few_to_tell_by() -> None:
    assert not are_one(of("The harbor is closed."), of("The harbor is closed."))
    assert marks_of(of("Closed.")) == ()


def test_articles_of_one_piece_get_the_origin_that_came_first() -> None:
    assert origins_of([of(COPY), of(OWN), of(STYLED), of("\n\n".join(PARTS[:3]))]) == [0, 1, 0, 0]
    assert origins_of([]) == []


def test_a_long_article_keeps_a_short_fingerprint_that_still_tells() -> None:
    long = "\n\n".join(
        f"Line {n} of report number {n * 7} was read out by clerk {n % 13} in room {n % 5}." for n in range(400)
    )
    half = long[: len(long) // 2]
    assert len(of(long)) <= 6 * 256
    assert are_one(of(long), of(half))
    assert not are_one(of(long), of(COPY))


@given(st.text(), st.text())
@settings(max_examples=60, deadline=None)
def test_any_two_texts_can_be_compared_either_way_round(one: str, other: str) -> None:
    first, second = (of(text) if text.strip() else "" for text in (one, other))
    assert are_one(first, second) == are_one(second, first)
    assert len(marks_of(first)) <= MARKS
