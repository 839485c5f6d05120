"""Quotations told apart and gathered. All persons and their words are invented."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.wording_words import readings_of
from briefs.wordings import Utterance, compare, gather
from tests.gold_standing import told_apart, wording_cases

CASES = wording_cases()
# Two wordings that share too few words, or count too differently, to be told from two statements.
TOO_FREE = {"w071", "w144", "wx02", "wx14"}


@pytest.mark.parametrize("row", CASES, ids=[row["id"] for row in CASES])
def test_pairs_are_told_apart(row: dict) -> None:  # type: ignore[type-arg]
    found = told_apart(row)
    if row["id"] in TOO_FREE:
        assert found in (row["are"], "other")
    else:
        assert found == row["are"]


@pytest.mark.parametrize("row", CASES, ids=[row["id"] for row in CASES])
def test_the_order_of_a_pair_does_not_matter(row: dict) -> None:  # type: ignore[type-arg]
    assert told_apart({"one": row["other"], "other": row["one"]}) == told_apart(row)


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("I can’t say it’s forty-one", ["i", "can", "not", "say", "it", "is", "41"]),
        ("$90m and two thousand, 1.5 million", ["90000000", "and", "2000", "1500000"]),
        ("in 2020 five people", ["in", "2020", "5", "people"]),
        ("ten, nine, eight", ["10", "9", "8"]),
        ("[W]e owe [them] the colour of it", ["we", "owe", "them", "the", "color", "of", "it"]),
        ("The U.S. … is gonna pay 5%", ["the", "us", "…", "is", "going", "to", "pay", "5", "per", "cent"]),
        ("a wait---and then … [...]", ["a", "wait", "and", "then", "…", "…"]),
    ],
)
def test_words_are_read_in_one_spelling(printed: str, read: list[str]) -> None:
    assert list(readings_of(printed)[0].words) == read


def test_what_an_editor_put_in_was_said_or_not() -> None:
    assert [reading.letters for reading in readings_of("Bring [the boats] in")] == ["bringtheboatsin", "bringin"]


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=60), st.text(max_size=60))
def test_any_words_are_compared_alike_from_both_sides(one: str, other: str) -> None:
    first, second = Utterance(words=one, speaker="Ida Holt"), Utterance(words=other, speaker="Ida Holt")
    assert compare(first, second) == compare(second, first)
    gather([first, second])


# ---------------------------------------------------------------- gathering

FULL = "We left a valve open and we went home, and in the morning there was no ferry"


def said(words: str, speaker: str | None = "Konrad Fell", article: int = 0) -> Utterance:
    return Utterance(words=words, speaker=speaker, article=article)


def test_the_same_words_from_several_outlets_are_one_quotation() -> None:
    (group,) = gather([said(f"{FULL},", "Fell", 0), said(f"{FULL}.", "Konrad Fell", 1), said(FULL, None, 2)])
    (wording,) = group.wordings
    assert (wording.shown, wording.also, wording.cuts) == (0, (1, 2), ())


def test_a_named_speaker_is_shown_before_nobody() -> None:
    (group,) = gather([said(FULL, None, 0), said(FULL, "Konrad Fell", 1)])
    assert (group.wordings[0].shown, group.wordings[0].also) == (1, (0,))


def test_a_cut_that_names_its_speaker_is_shown_before_the_unattributed_whole() -> None:
    (group,) = gather([said(FULL, None, 0), said("in the morning there was no ferry", "Konrad Fell", 1)])
    assert (group.wordings[0].shown, group.wordings[0].cuts) == (1, (0,))


def test_cuts_stand_under_the_fullest_wording() -> None:
    found = gather(
        [said("there was no ferry", article=0), said(FULL, article=1), said("We left a valve open", article=1)]
    )
    (group,) = found
    assert (group.wordings[0].shown, group.wordings[0].cuts) == (1, (0, 2))


def test_other_wordings_are_kept_apart_under_one_group() -> None:
    other = "We left the valve open and went home, and by morning there was no ferry any more"
    (group,) = gather([said(other, article=0), said(FULL, article=1), said(FULL, article=2)])
    assert [(wording.shown, wording.also) for wording in group.wordings] == [(1, (2,)), (0, ())]


def test_one_article_does_not_print_one_thought_in_two_wordings() -> None:
    other = "We left the valve open and went home, and by morning there was no ferry any more"
    assert len(gather([said(other, article=1), said(FULL, article=1)])) == 2


def test_a_bare_surname_does_not_make_two_people_one() -> None:
    words = "We respect his choice and we regret it"
    found = gather([said(words, "Orme", 0), said(words, "Nadia Orme", 1), said(words, "Peter Orme", 2)])
    assert len(found) == 2
    assert found[1].wordings[0].shown == 2


def test_quotations_come_in_the_order_given() -> None:
    words = ["The mill is shut", "Nobody asked the village", "There is one law for the mill"]
    assert [group.wordings[0].shown for group in gather([said(one) for one in words])] == [0, 1, 2]


@settings(deadline=None, max_examples=40)
@given(
    st.lists(
        st.tuples(st.sampled_from(["a b c d e f", "c d e", "b c", "x y z", "No.", ""]), st.integers(0, 3)), max_size=12
    )
)
def test_every_utterance_stands_in_one_place(rows: list[tuple[str, int]]) -> None:
    found = gather([said(words, article=article) for words, article in rows])
    places = [at for group in found for one in group.wordings for at in (one.shown, *one.also, *one.cuts)]
    assert sorted(places) == list(range(len(rows)))


def test_one_thought_is_told_in_two_wordings_on_one_day_only() -> None:
    first = said("We left a valve open and we went home, and in the morning there was no ferry")
    other = "We left the valve open and went home, and by morning there was no ferry any more"
    for day, groups in (("2026-01-05", 1), ("2026-01-06", 2), ("", 1)):
        again = Utterance(words=other, speaker="Konrad Fell", article=1, day=day)
        assert len(gather([Utterance(words=first.words, speaker="Fell", day="2026-01-05"), again])) == groups


def test_the_same_words_and_their_cuts_are_one_on_any_day() -> None:
    days = [(FULL, "2026-01-05"), (FULL, "2026-01-09"), ("in the morning there was no ferry", "2026-02-01")]
    found = [Utterance(words=words, speaker="Fell", article=at, day=day) for at, (words, day) in enumerate(days)]
    assert len(gather(found)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("We have every trust in the driver", "We have every trust in the signalman"),
        ("There is nothing wrong with our bread", "There is nothing wrong with our water"),
        ("I will speak to the board on Monday", "I will speak to the board on Friday"),
        ("I do not owe a penny to that bank", "I owe a lunch to that bank. I do not owe a penny"),
        ("Nobody told me about the leak in time", "Somebody told me about the leak in time"),
        ("My whole city is behind Vale tonight", "My whole city is behind Amsel tonight"),
    ],
)
def test_statements_that_turn_or_name_another_are_never_one(one: str, other: str) -> None:
    first, second = Utterance(words=one, speaker="Ida Holt"), Utterance(words=other, speaker="Ida Holt", article=1)
    assert compare(first, second) == "other"
    assert len(gather([first, second])) == 2
