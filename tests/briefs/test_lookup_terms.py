"""Words near a mistyped and unfinished one are those that a comparison with every word would find."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from briefs.lookup_rows import Parser, Rows
from briefs.lookup_slots import slots_for
from briefs.lookup_sources import MOST_LED, explained, within_reach
from briefs.lookup_terms import Vocabulary

_ENDS = ("ry", "tern", "gate", "mond", "wick", "lock", "sail")
_WORDS = st.text(alphabet="abcж", min_size=3, max_size=8)


def _begins_nearly(word: str, term: str) -> bool:
    beginnings = (term[: len(word)], term[: len(word) + 1])
    return (
        len(term) > len(word)
        and term[:2] == word[:2]
        and not term.startswith(word)
        and any(OSA.distance(word, one) <= 1 for one in beginnings)
    )


@settings(max_examples=80)
@given(st.sets(_WORDS, max_size=40), _WORDS)
def test_beginnings_with_one_error_are_all_found_and_no_others(terms: set[str], word: str) -> None:
    found = Vocabulary(sorted(terms)).starting_nearly(word)
    expected = {term for term in terms if _begins_nearly(word, term)}
    assert {term for term in found if not term.startswith(word)} == expected


def test_words_filed_later_are_begun_too() -> None:
    vocabulary = Vocabulary(["harbour"])
    vocabulary.add("harvests")
    assert vocabulary.starting_nearly("harvets") == ["harvests"]
    assert vocabulary.starting_nearly("hatb") == ["harbour"]


_HEADLINE_WORDS = [begun + ended for begun in ("fer", "may", "qual", "lan", "choi", "ott") for ended in _ENDS]


def _rows(count: int) -> Rows:
    """Every word in one row of ten: none so common that it never leads."""
    parse = Parser().parse
    chance = random.Random(5)
    return Rows(parse({"id": n, "headline": " ".join(chance.sample(_HEADLINE_WORDS, 4))}) for n in range(count))


def test_many_nearly_common_words_lead_to_a_bounded_number_of_rows_and_no_step_takes_them_all() -> None:
    rows = _rows(40_000)
    slots = slots_for(tuple(_HEADLINE_WORDS[::5][:8]), False, rows)
    assert within_reach(slots, rows) == 1.0
    steps = explained(slots, rows, 0.3, rows.newest)
    taken = 0
    while True:
        try:
            next(steps)
            taken += 1
        except StopIteration as done:
            found = done.value
            break
    assert 0 < len(found) <= MOST_LED
    assert taken >= 5


def test_a_word_the_store_lacks_is_out_of_reach() -> None:
    rows = _rows(50)
    assert within_reach(slots_for(("ferry", "zeppelin"), False, rows), rows) < 0.9
