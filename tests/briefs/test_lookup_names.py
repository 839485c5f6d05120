"""Names by any spelling. The common family names here are general knowledge; the people in the pairs are invented."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.lookup import build_names
from briefs.lookup_names import spelling_key

STORED = {
    "Volodymyr Zelenskyy": 9,
    "Zelenskiy": 2,
    "Ana Clinton": 3,
    "Bo Clinton": 1,
    "Clinton": 4,
    "Recep Erdoğan": 2,
    "Marten Oolberg": 5,
    "Marten Oolberg Jr.": 1,
    "Lina von der Hagen": 2,
    "Xi Jinping": 3,
    "the Harbour Board": 1,
    "Mette Ferriksen": 2,
    "Søren Kvist": 1,
}


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("Zelensky", {"Volodymyr Zelenskyy", "Zelenskiy"}),
        ("zelenskyj", {"Volodymyr Zelenskyy", "Zelenskiy"}),
        ("President Vladimir Zelensky", {"Volodymyr Zelenskyy", "Zelenskiy"}),
        ("Clinton", {"Ana Clinton", "Bo Clinton", "Clinton"}),
        ("Ana Clinton", {"Ana Clinton"}),
        ("A. Clinton", {"Ana Clinton"}),
        ("Cy Clinton", set()),
        ("erdogan", {"Recep Erdoğan"}),
        ("Marten Oolberg", {"Marten Oolberg"}),
        ("marten oolberg junior", {"Marten Oolberg Jr."}),
        ("Oolberg", {"Marten Oolberg", "Marten Oolberg Jr."}),
        ("von der Hagen", {"Lina von der Hagen"}),
        ("lina von der hagen", {"Lina von der Hagen"}),
        ("Xi", {"Xi Jinping"}),
        ("jinping", {"Xi Jinping"}),
        ("soren kvist", {"Søren Kvist"}),
        ("ferikson", {"Mette Ferriksen"}),
        ("feriksne", {"Mette Ferriksen"}),
        ("Harbour Board", {"the Harbour Board"}),
        ("Nobody Known", set()),
        ("", set()),
        ("?!", set()),
    ],
)
def test_a_person_is_found_by_any_spelling_and_never_taken_for_another(asked: str, found: set[str]) -> None:
    assert set(build_names(STORED).matches(asked)) == found


def test_names_are_suggested_while_typing_those_counted_most_first() -> None:
    names = build_names(STORED)
    assert [name for name, _ in names.search("cli", 5)] == ["Clinton", "Ana Clinton", "Bo Clinton"]
    assert names.search("zelen", 1)[0][0] in {"Volodymyr Zelenskyy", "Zelenskiy"}
    assert names.search("m", 3)[0][0] == "Marten Oolberg"
    assert names.search("qqqq", 3) == []


@pytest.mark.parametrize(
    ("one", "other"), [("zelensky", "zelenskyy"), ("khaled", "kaled"), ("wladimir", "vladimir"), ("youssef", "yusef")]
)
def test_spellings_of_one_name_share_a_key(one: str, other: str) -> None:
    assert spelling_key(one) == spelling_key(other)


@pytest.mark.parametrize(
    ("one", "other"), [("clinton", "clifton"), ("miller", "muller"), ("li", "le"), ("bush", "busk")]
)
def test_different_names_have_different_keys(one: str, other: str) -> None:
    assert spelling_key(one) != spelling_key(other)


@given(st.text(max_size=40), st.dictionaries(st.text(max_size=12), st.integers(0, 9), max_size=5))
@settings(max_examples=100, deadline=None)
def test_any_text_may_be_asked_and_stored(asked: str, names: dict[str, int]) -> None:
    index = build_names(names)
    assert set(index.matches(asked)) <= set(names)
    assert {name for name, _ in index.search(asked, 5)} <= set(names)


@given(st.sampled_from(sorted(STORED)))
@settings(max_examples=20, deadline=None)
def test_every_stored_name_finds_itself(name: str) -> None:
    assert name in build_names(STORED).matches(name)
