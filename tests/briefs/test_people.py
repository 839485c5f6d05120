"""Who is named in a text. All of them are invented."""

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
