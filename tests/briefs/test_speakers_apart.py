"""Words are nobody's who is merely near: offices, entries of a live report, fathers and sons. All are invented."""

import pytest

from tests.builders import speakers_in

SAID_BY_ANOTHER = "“It was not what we hoped for,” Oduya said.\n\n"


@pytest.mark.parametrize(
    ("opening", "speaker"),
    [
        ("Ruta Oduya signed the deal on Monday.", None),
        ("Ruta Oduya, general secretary of the Dockers’ Union, signed the deal.", None),
        ("The dockers’ leader, Ruta Oduya, signed the deal.", None),
        ("Ruta Oduya, the transport secretary, signed the deal.", "Ruta Oduya"),
        ("The secretary of state for transport, Ruta Oduya, signed the deal.", "Ruta Oduya"),
        ("Secretary Ruta Oduya signed the deal.", "Ruta Oduya"),
    ],
)
def test_an_office_is_theirs_alone_whom_the_text_gives_it(opening: str, speaker: str | None) -> None:
    text = f"{opening} {SAID_BY_ANOTHER}The transport secretary said both had “walked a long way in bad shoes”."
    assert speakers_in(text) == ["Ruta Oduya", speaker]


@pytest.mark.parametrize("entries", [("14.10", "13.45"), ("14:10", "13:45"), ("2:10pm -", "1:45pm -"), ("1.", "2.")])
def test_he_is_nobody_of_another_entry(entries: tuple[str, str]) -> None:
    text = (
        f"{entries[0]} Quarrie leaves\n\nMr Elias Quarrie has left the hall.\n\n"
        f"{entries[1]} Doors open\n\n“Come in, all of you,” he told the crowd."
    )
    assert speakers_in(text) == [None]


def test_whom_the_head_of_an_entry_names_speaks_in_it() -> None:
    text = (
        "Elias Quarrie and Anna Finch met voters.\n\n14.10 Quarrie leaves\n\nElias Quarrie has left the hall.\n\n"
        "13.45 Finch wins\n\n“It was a long night,” she told the crowd."
    )
    assert speakers_in(text) == ["Anna Finch"]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Amos Reddick Jr. was fined.\n\n“He trusted them,” Amos Reddick senior said.", ["Amos Reddick senior"]),
        ("Amos Reddick Jr. was fined.\n\nReddick Sr. wept. “I built it,” he said.", ["Reddick Sr."]),
        ("Amos Reddick was fined. His father, Amos Reddick Sr., wept.\n\n“I built it,” the elder Reddick said.",
         ["Amos Reddick Sr."]),
        ("Amos Reddick Jr. was fined.\n\n“I built it,” the elder Reddick said.", [None]),
        ("Amos Reddick was fined. His father, Ulf Reddick, wept.\n\n“I built it,” the elder Reddick said.",
         ["Ulf Reddick"]),
        ("Yves Daunou was fined.\n\n“I built it,” said Daunou père.", ["Daunou père"]),
    ],
)  # fmt: skip
def test_a_father_is_not_the_son(text: str, speakers: list[str | None]) -> None:
    assert speakers_in(text) == speakers


def test_two_of_one_surname_are_told_apart_by_titles_that_exclude_each_other() -> None:
    text = (
        "Judge Ferrand said the men were “bought like so many bricks”. She will pass sentence in May.\n\n"
        "Det Insp Ferrand thanked the jury. “We are still counting the envelopes,” he said."
    )
    assert speakers_in(text) == ["Judge Ferrand", "Det Insp Ferrand"]


def test_a_title_does_not_give_a_surname_to_somebody_of_another_calling() -> None:
    text = (
        "Judge Ottilie Ferrand sat on Monday in a crowded courtroom.\n\n"
        "Inspector Ferrand thanked the jury. “We are counting envelopes,” said the inspector."
    )
    assert speakers_in(text) == ["Inspector Ferrand"]
