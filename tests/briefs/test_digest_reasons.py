"""The record of what was left out is small, and comes back as it was written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.digest_reasons import (
    MOST_RECORDED,
    REASONS,
    LeftOut,
    as_drawn,
    decision_of,
    decode_decision,
    encode_decision,
)

left_out = st.builds(
    lambda number, reason: LeftOut(story_id=number, reason=reason), st.integers(1, 10**9), st.sampled_from(REASONS)
)


@given(
    st.lists(st.integers(1, 99), max_size=10),
    st.lists(left_out, max_size=30),
    st.lists(st.text(max_size=8), max_size=2),
)
def test_what_is_recorded_comes_back_equal(told: list[int], left: list[LeftOut], quote: list[str]) -> None:
    decision = decision_of(told, told[:1], left, quote)
    assert decode_decision(encode_decision(decision)) == decision


def test_of_thousands_left_out_the_first_are_kept_and_all_are_counted() -> None:
    decision = decision_of([], [], [LeftOut(story_id=number, reason="room") for number in range(1, 5000)])
    assert decision.counts == {"room": 4999}
    assert decision.more == tuple(range(1, MOST_RECORDED + 1))
    assert len(encode_decision(decision)) < 1500


def test_only_what_had_no_room_stands_behind_the_button() -> None:
    decision = decision_of(
        [1], [], [LeftOut(story_id=place, reason=reason) for place, reason in enumerate(REASONS, 10)]
    )
    assert decision.more == (18, 19, 20, 21)


@pytest.mark.parametrize(
    "text", ["", "{}", "[]", "null", '{"format": 2}', '{"format": 1, "told": [], "left": [["soon", 1]]}']
)
def test_anything_else_is_no_record(text: str) -> None:
    assert decode_decision(text) is None


def test_what_the_card_had_no_room_for_is_left_over_before_all_others() -> None:
    decision = as_drawn(
        decision_of([1, 2, 3], [3], [LeftOut(story_id=9, reason="room")], ["mark"]), (1, 2), quoted=False
    )
    assert (decision.told, decision.updates, decision.quote) == ((1, 2), (), ())
    assert decision.more == (3, 9)
    assert decision.counts == {"room": 2}
