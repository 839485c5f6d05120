"""Who is one person across articles. Every person, place and outlet here is invented."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.bearers import bearers_of, merged, packed, read_bearer, unpacked
from briefs.identities import APART, may_be_person, same_person
from briefs.models import Brief
from briefs.name_forms import form_of, relate, relation
from briefs.name_keys import asked_keys, keys_of
from tests.builders import a_brief, an_article
from tests.gold_people import joins, verdict_on
from tests.gold_scores import rows_of

ONE = [
    ("Ilyan Morenskyy", "Ilyan Morenskiy", "spelling"),
    ("Béla Kárdosy", "Bela Kardosy", "same name"),
    ("Hana Çelikoz", "Hana Celikoz", "same name"),
    ("Anna-Maria Tollgate", "Anna Maria Tollgate", "same name"),
    ("Dr. Wren Alderby", "Wren Alderby", "same name"),
    ("Brother Fennick Mac Arra", "Fennick MacArra", "same name"),
    ("Wenlu Qiu", "Qiu Wenlu", "order of the name"),
    ("Pak Seo Bin", "Park Seo-bin", "spelling"),
    ("Jurgen Brautigamer", "Juergen Braeutigamer", "spelling"),
    ("Bob Quillfeather", "Robert Quillfeather", "form of the given name"),
    ("Ann B. Quillfeather", "Ann Quillfeather", "spelling"),
    ("A. Quillfeather", "Ann Quillfeather", "initial"),
    ("Ann Quillfeather", "Ann Quillfeather-Moss", "longer form"),
    ("Ramon Estevado Luz", "Ramon Estevado", "longer form"),
    ("Quillfeather", "Ann Quillfeather", "surname"),
    ("Prof Quillfeather", "Ann Quillfeather", "surname"),
    ("Omar al-Hazeri", "Umar Al Hazeri", "spelling"),
    ("Nadim Qorbati", "Nadim Gorbati", "other romanisation"),
    ("Marta Thornwick", "Marta Thornvick", "spelling"),
    ("Marta Thornbury", "Marta Thornbery", "slip of the pen"),
    ("Judge Nadirah Quillfeather", "Nadira Quillfeather", "spelling"),
    ("Colette Delacruyt", "Colette De la Cruyt", "spelling"),
    ("Pauline Quillfeather", "Paulina Quillfeather", "form of the given name"),
    ("PM Quillfeather", "Ann Quillfeather", "surname"),
    ("Mayor Estevado", "Ramon Estevado Luz", "surname"),
    ("Dr Wenlu Xi", "WENLU XI", "same name"),
]
TWO = [
    ("Ann Quillfeather", "Ned Quillfeather"),
    ("Mr Quillfeather", "Ann Quillfeather"),
    ("Lord Quillfeather", "Lady Quillfeather"),
    ("Ned Quillfeather", "Ned Quillfeather Jr."),
    ("Ned Quillfeather Sr.", "Ned Quillfeather Jr."),
    ("King Odo II", "King Odo III"),
    ("Ned Quillfeather the elder", "Ned Quillfeather the younger"),
    ("Ned Quillfeather fils", "Ned Quillfeather"),
    ("Ned Quillfeather Filho", "Ned Quillfeather"),
    ("Hana Thistle", "Hanae Thistle"),
    ("Simone Thistle", "Simon Thistle"),
    ("Mario Tessandro", "Maria Tessandro"),
    ("Katya Morenska", "Katya Morensk"),
    ("Park Seo-bin", "Park Seo-yul"),
    ("Li Wen", "Li Wenlu"),
    ("Ben Quillfeather", "Lis Quillfeather"),
    ("Al Quillfeather", "Ned Quillfeather"),
    ("Abu Tamal", "Tamal Hazeri"),
    ("Ann Quillfeather", "Ann Thistle"),
    ("James Carrowby", "Jane Carrowby"),
    ("", "Ann Quillfeather"),
]


@pytest.mark.parametrize(("one", "other", "what"), ONE)
def test_two_forms_of_one_name_are_told_by_their_relation(one: str, other: str, what: str) -> None:
    assert relation(one, other) == what
    assert relation(other, one) == what
    assert {*keys_of(form_of(one))} & {*asked_keys(form_of(other))}, "looked for by its keys, it is found"
    assert {*keys_of(form_of(other))} & {*asked_keys(form_of(one))}


@pytest.mark.parametrize(("one", "other"), TWO)
def test_names_that_contradict_are_nobody_s_both(one: str, other: str) -> None:
    assert relation(one, other) is None
    assert relation(other, one) is None


def test_the_labelled_pairs_are_never_joined_wrongly() -> None:
    wrong = [row["id"] for row in rows_of("people_pairs") if verdict_on(row).joined and row["are"] != "one"]
    assert wrong == []
    assert joins()["gold people: one person joined"] >= 0.85


def test_the_second_set_of_pairs_is_never_joined_wrongly_either() -> None:
    wrong = [row["id"] for row in rows_of("people_pairs_more") if verdict_on(row).joined and row["are"] != "one"]
    assert wrong == []


def test_the_dead_do_not_speak_later() -> None:
    def joined(died: str | None, spoke: str | None) -> bool:
        text = "Ann Quillfeather, who built the lock, died on Saturday."
        one = read_bearer("Ann Quillfeather", text, published=died)
        text = "“The lock leaks,” said Ann Quillfeather, who built the lock."
        return same_person(one, read_bearer("Ann Quillfeather", text, published=spoke)).joined

    assert joined("2026-05-02", "2026-04-01"), "she had said it before"
    assert not joined("2026-05-02", "2026-05-09")
    assert not joined(None, None)


def test_who_goes_on_speaking_tells_the_gender_of_a_surname() -> None:
    text = "“Nobody will be cold,” Governor Thistle said in Orme. She thanked the army."
    assert read_bearer("Thistle", text).gender == "f"
    assert read_bearer("Thistle", "Governor Thistle said that he would go.").gender == "m"
    assert read_bearer("Thistle", "Governor Thistle met Ann Dow. She thanked the army.").gender is None
    assert read_bearer("Thistle", "Thistle’s wife was there. He thanked the army.").gender is None


def test_what_stands_beside_a_longer_name_is_not_told_of_the_shorter_one() -> None:
    text = "Health minister T. Thistle resigned. “At last,” said Dr. Thistle, a dentist."
    assert "minister" not in str(read_bearer("Thistle", text, others=("T. Thistle",)).roles)


@pytest.mark.parametrize(
    ("one", "other"),
    [("foreign secretary", "top diplomat"), ("defense secretary", "defence minister"), ("CEO", "chief executive")],
)
def test_one_office_has_several_names(one: str, other: str) -> None:
    bearers = [read_bearer("Ann Thistle", f"The {what}, Ann Thistle, smiled.") for what in (one, other)]
    assert bearers[0].roles & bearers[1].roles


def test_an_office_beside_a_surname_joins_it_and_its_absence_does_not() -> None:
    full = read_bearer("Ann Quillfeather", "Ann Quillfeather, the harbour commissioner, opened the lock.")
    assert same_person(read_bearer("Quillfeather", "The harbour commissioner, Quillfeather, smiled."), full).joined
    assert same_person(read_bearer("Quillfeather", "Quillfeather smiled."), full) == APART


def test_within_one_story_a_name_is_one_person_s() -> None:
    one = read_bearer("Ann Quillfeather", "Ann Quillfeather laughed.")
    other = read_bearer("Quillfeather", "Quillfeather smiled.")
    assert same_person(one, other) == APART
    told = [unpacked(bearer.name, packed(bearer), story=7) for bearer in (one, other)]
    assert same_person(*told).rule == "surname in one story"


def test_ages_go_on_with_the_years() -> None:
    def aged(age: int, published: str | None) -> bool:
        one = read_bearer("Ann Quillfeather", "Ann Quillfeather, 40, a rower, won.", published="2020-05-01")
        other = read_bearer("Ann Quillfeather", f"Ann Quillfeather, {age}, a rower, lost.", published=published)
        return same_person(one, other).joined

    assert aged(45, "2025-06-01")
    assert not aged(40, "2025-06-01")
    assert aged(41, None)
    assert not aged(61, None)


def test_a_relative_s_office_is_not_one_s_own() -> None:
    assert not read_bearer("Ned Quillfeather", "Ned Quillfeather, the mayor’s cousin, sells boats.").roles
    assert read_bearer("Ned Quillfeather", "Ned Quillfeather ran for mayor in 2018.").roles == frozenset()
    assert read_bearer("Ned Quillfeather", "Ned Quillfeather, mayor of Orme, sells boats.").roles == {"mayor"}


def test_two_ministers_are_told_apart_by_their_ministries() -> None:
    one = read_bearer("Thistle", "The finance minister, Thistle, was brief.")
    other = read_bearer("Ned Thistle", "Ned Thistle, the minister of fisheries, was long.")
    assert same_person(one, other) == APART


def test_a_body_is_one_by_its_name_alone() -> None:
    assert same_person(read_bearer("Harbour Police", "x"), read_bearer("Harbour Police", "y")).joined
    assert not same_person(read_bearer("Harbour Police", "x"), read_bearer("Canal Police", "x")).joined


def test_what_an_article_says_of_a_nickname_or_a_maiden_name_counts() -> None:
    one = read_bearer("Kit Thistle", "Kit Thistle rowed for the harbour club.")
    other = read_bearer("Leopold Thistle", "Leopold Thistle, known to all as Kit, rowed for the club.")
    assert same_person(one, other).rule == "nickname in the text"
    maiden = read_bearer("Ann Quillfeather", "Ann Quillfeather won the chess title.")
    married = read_bearer("Ann Thistle", "Ann Thistle, née Quillfeather, teaches chess.")
    assert same_person(maiden, married).rule == "name before marriage"


def test_the_people_of_a_brief_carry_what_its_article_shows() -> None:
    text = "Mayor Dana Whitlock, 51, cut the ribbon. She thanked Orrin Vale, who leads the union."
    brief: Brief = a_brief(article=an_article(text=text), people=("Dana Whitlock", "Orrin Vale"))
    dana, orrin = bearers_of(brief)
    assert (dana.name, dana.roles, dana.ages) == ("Dana Whitlock", {"mayor"}, {(51, 2026)})
    assert orrin.name == "Orrin Vale"


def test_evidence_comes_back_as_it_was_packed() -> None:
    bearer = read_bearer("Ann Quillfeather", "Ann Quillfeather, née Moss, 40, the mayor of Orme, met her brother.")
    assert unpacked(bearer.name, packed(bearer)) == bearer
    assert merged(bearer, bearer) == bearer
    assert unpacked("Ann", {}) == read_bearer("Ann", "")


NAMES = st.sampled_from([name for pair in (*[one[:2] for one in ONE], *TWO) for name in pair]) | st.text(max_size=30)


@settings(max_examples=60)
@given(NAMES, NAMES, st.text(max_size=60))
def test_the_order_of_two_bearers_does_not_matter(one: str, other: str, text: str) -> None:
    first, second = read_bearer(one, f"{one} {text}"), read_bearer(other, text)
    assert relate(form_of(one), form_of(other)) == relate(form_of(other), form_of(one))
    assert same_person(first, second) == same_person(second, first)
    assert same_person(first, second).joined <= may_be_person(first, second)
