"""Who is named in a text. All of them are invented."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.people import find_people

TEXT = """\
Mayor Dana Whitlock met Orrin Vale, a baker, in Harbour Town on Monday. Ms. Whitlock smiled.

The Harbour Council and the United Ferries Group stayed away. “Ask the ferryman,” said Vale. Ukraine sent nobody.
"""


def test_people_are_named_once_under_their_fullest_name() -> None:
    assert [person.name for person in find_people(TEXT)] == ["Dana Whitlock", "Orrin Vale"]


def test_a_person_keeps_every_place_gender_and_role() -> None:
    whitlock, vale = find_people(TEXT)
    assert [TEXT[start:end] for start, end in whitlock.mentions] == ["Dana Whitlock", "Whitlock"]
    assert (whitlock.gender, whitlock.role) == ("f", "mayor")
    assert vale.role == "baker"


def test_bodies_and_places_are_no_people() -> None:
    names = {person.name for person in find_people("The Bank of Calder fined Calder Steel Group. Keep Ukraine strong.")}
    assert names == set()


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=120))
def test_any_text_is_read_and_every_name_is_printed_there(text: str) -> None:
    for person in find_people(text):
        assert text[person.start : person.end] == person.name


def test_a_gender_is_learnt_from_the_pronouns_that_can_mean_one_person_only() -> None:
    def gender(text: str) -> str | None:
        return find_people(text)[0].gender

    assert gender("Quillan Hask runs the ferry. She bought it in May.") == "f"
    assert gender("Quillan Hask runs the ferry.\n\nShe bought it in May.") == "f"
    assert gender("Quillan Hask met Torvald Brisk by the quay. Mr. Brisk shook her hand.") == "f"
    assert gender("Quillan Hask, 54, met Torven Brisk. She smiled.") is None


def test_an_age_and_a_clause_with_who_show_a_person() -> None:
    names = [
        person.name for person in find_people("Quillan Hask (54), Torven Brisk, 31, and Ode Lund, who sang, came.")
    ]
    assert names == ["Quillan Hask", "Torven Brisk", "Ode Lund"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Chemist Alhaji Danladi Obe-Kuru spoke.", ["Danladi Obe-Kuru"]),
        ("The old baker greeted Tan Sri Razman Tolk and later Frau Helga Brist.", ["Razman Tolk", "Helga Brist"]),
        ("The monk met Daw Su Mar Yint.", ["Su Mar Yint"]),
        ("Co-star Yumi Hallbeck said that nothing was left.", ["Yumi Hallbeck"]),
        ("Oda Vresk, 40, won. Tearful Vresk said so. Weary Vresk left.", ["Oda Vresk"]),
        ("Year 4 pupil Ode, eight, said no. Juror No. 7 said yes.", []),
        ("A BAKER won the draw, he said.\n\nAN ANGRY SAILOR told him.", []),
    ],
)
def test_a_word_before_a_name_is_no_part_of_it(text: str, names: list[str]) -> None:
    assert [person.name for person in find_people(text)] == names


def test_a_surname_printed_once_for_two_is_that_of_both() -> None:
    bearers = [
        person.mentions for person in find_people("Brothers Ewan and Rory Hask came. Ewan said no, Rory said so.")
    ]
    assert [len(spans) for spans in bearers] == [2, 2]


def test_a_name_of_two_words_is_part_of_the_longer_one() -> None:
    people = find_people("The director, Arkadi Pavlovich Brunt, left. Arkadi Pavlovich said no. Brunt laughed.")
    assert [(person.name, len(person.mentions)) for person in people] == [("Arkadi Pavlovich Brunt", 3)]


FATHER_AND_SON = """Anders Fjellvik, who founded the mill, died on Saturday, his family said.

His son, Anders Fjellvik Jr., has run it since 2011. "He never sat down," Anders Fjellvik Jr. said."""


def test_father_and_son_of_one_name_are_two() -> None:
    assert [person.name for person in find_people(FATHER_AND_SON)] == ["Anders Fjellvik", "Anders Fjellvik Jr."]


@pytest.mark.parametrize("behind", ["III", "the younger", "fils", "Filho", "Sr"])
def test_what_tells_generations_apart_belongs_to_the_name(behind: str) -> None:
    text = f"Anders Fjellvik founded the mill in Orme. Anders Fjellvik {behind} sold it, and he was glad."
    assert [person.name for person in find_people(text)] == ["Anders Fjellvik", f"Anders Fjellvik {behind}"]


def test_a_junior_s_name_without_the_junior_is_his_where_nobody_else_bears_it() -> None:
    text = "Anders Fjellvik Jr. sold the mill. Anders Fjellvik, 40, was glad. “It leaked,” Fjellvik said."
    (person,) = find_people(text)
    assert (person.name, len(person.mentions)) == ("Anders Fjellvik Jr.", 3)


def test_a_son_by_his_given_name_is_not_his_father() -> None:
    text = "Anders Fjellvik, who founded the mill, is dead. “He never sat down,” said his son Anders, the manager."
    (person,) = find_people(text)
    assert [text[start:end] for start, end in person.mentions] == ["Anders Fjellvik"]


def test_a_doctor_is_not_the_minister_of_whom_only_an_initial_is_told() -> None:
    text = "Health minister T. Mellin resigned. “He should have gone in May,” Dr. Mellin said."
    (person,) = find_people(text)
    assert [text[start:end] for start, end in person.mentions] == ["T. Mellin"]


@pytest.mark.parametrize(
    "text",
    [
        "The owner, Kestrin Steel, has offered four percent.",
        "Kestrin Vond shares fell six percent. Kestrin Vond said the plant would close.",
        "Kestrin Vond said on Tuesday it would close the plant.",
        "Kestrin Vond, which owns the plant, said no.",
    ],
)
def test_a_firm_is_no_person(text: str) -> None:
    assert find_people(text) == ()


def test_somebody_called_like_a_firm_is_a_person() -> None:
    assert [person.name for person in find_people("Martha Steel, 40, laughed.")] == ["Martha Steel"]
