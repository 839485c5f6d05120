import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.lookup_terms import Vocabulary
from briefs.lookup_words import fold, sound, stem, words_in
from briefs.spellings import GENERAL


@given(st.text(max_size=60))
@settings(max_examples=200, deadline=None)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("text", "words", "joined"),
    [
        ("The U.S.-China talks", ["the", "us", "china", "talks"], ["uschina"]),
        ("Cease-fire", ["cease", "fire"], ["ceasefire"]),
        ("O’Neill’s 1,200 men", ["oneill", "1200", "men"], []),
        ("Erdoğan's “plan”", ["erdogan", "plan"], []),
        ("Ørsted and Łódź", ["orsted", "and", "lodz"], []),
        ("one_two", ["one", "two"], []),
        ("9/11", ["9", "11"], ["911"]),
        ("", [], []),
    ],
)
def test_words_are_parted_and_folded(text: str, words: list[str], joined: list[str]) -> None:
    assert words_in(text) == (tuple(words), tuple(joined))


@pytest.mark.parametrize(
    ("one", "other"),
    [("elections", "election"), ("promised", "promise"), ("running", "run"), ("cities", "city"), ("matches", "match")],
)
def test_forms_of_a_word_share_a_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("one", "other"), [("kort", "court"), ("fone", "phone"), ("wurld", "world"), ("nite", "knight")]
)
def test_words_heard_alike_sound_alike(one: str, other: str) -> None:
    assert sound(one) == sound(other)


def test_near_words_are_one_or_two_typing_errors_away() -> None:
    vocabulary = Vocabulary(["summit", "submit", "summary", "paris", "2024", "us"])
    vocabulary.add("sumatra")
    vocabulary.add("sumita")
    assert dict(vocabulary.near("sumit")) == {"summit": 1, "submit": 1, "sumita": 1}
    assert dict(vocabulary.near("pairs")) == {"paris": 1}
    assert dict(vocabulary.near("2025")) == {}
    assert dict(vocabulary.near("uk")) == {}
    assert vocabulary.starting("sum") == ["sumatra", "sumita", "summary", "summit"]


letters = st.text("abcde", min_size=1, max_size=9)


@given(st.sets(letters, max_size=12), letters)
@settings(max_examples=100, deadline=None)
def test_a_vocabulary_built_and_one_added_to_find_the_same(terms: set[str], word: str) -> None:
    built = Vocabulary(sorted(terms))
    grown = Vocabulary()
    for term in terms:
        grown.add(term)
    assert dict(built.near(word)) == dict(grown.near(word))
    assert sorted(built.same_stem(word)) == sorted(grown.same_stem(word))
    assert built.starting(word[:1]) == grown.starting(word[:1])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("united states", "us"),
        ("kyiv", "kiev"),
        ("cease fire", "ceasefire"),
        ("european union", "eu"),
        ("colour", "color"),
    ],
)
def test_general_spellings_go_both_ways(one: str, other: str) -> None:
    assert tuple(other.split()) in GENERAL.others(tuple(one.split()))
    assert tuple(one.split()) in GENERAL.others(tuple(other.split()))
