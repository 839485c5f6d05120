"""Packed postings hold what a plain table of sorted lists would."""

from __future__ import annotations

from array import array

from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.lookup_postings import Packed

_KEYS = 6
_ROWS = st.lists(st.frozensets(st.integers(0, _KEYS - 1)), max_size=8)


def _packed(rows: list[frozenset[int]], gone: set[int]) -> Packed:
    keys, ends = array("I"), array("I")
    for row in rows:
        keys.extend(row)
        ends.append(len(keys))
    return Packed(keys, ends, _KEYS, gone)


def _plain(rows: list[frozenset[int]], gone: set[int]) -> list[list[int]]:
    return [[n for n, row in enumerate(rows) if key in row and n not in gone] for key in range(_KEYS)]


@settings(max_examples=60)
@given(_ROWS, _ROWS, st.sets(st.integers(0, 15), max_size=5), st.sets(st.integers(0, 15), max_size=5))
def test_what_is_packed_added_and_taken_out_is_what_lists_would_hold(
    first: list[frozenset[int]], later: list[frozenset[int]], gone: set[int], dropped: set[int]
) -> None:
    packed = _packed(first, gone)
    rows = first + later
    for number in range(len(first), len(rows)):
        for key in rows[number]:
            packed.append(key, number)
    for number in dropped & {*range(len(rows))}:
        for key in rows[number]:
            packed.discard(key, number)
    left_out = (gone & {*range(len(first))}) | dropped
    assert [list(packed[key]) for key in range(_KEYS)] == _plain(rows, left_out)


def test_a_key_that_came_later_can_be_appended_to() -> None:
    packed = _packed([frozenset({0})], set())
    assert list(packed[_KEYS + 3]) == []
    packed.append(_KEYS + 3, 4)
    packed.discard(_KEYS + 4, 4)
    assert list(packed[_KEYS + 3]) == [4]
