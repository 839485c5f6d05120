"""Reading asks each line few questions, and no question is lost on the way to being cheap."""

from __future__ import annotations

import re
import sys
from types import FrameType
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefs.reading import kinds_desk, kinds_notices, kinds_page, kinds_press, kinds_site, read_bytes
from briefs.reading.asking import Patterns, says_any
from briefs.reading.kinds import find_kind

_ROOMS = (kinds_desk, kinds_notices, kinds_page, kinds_press, kinds_site)
_LETTERS = st.sampled_from("abcdefghijklmnoprstuvwyz 0123456789.,:;?!’'“”\"-–—()[]/#@&©")
MOST_QUESTIONS = 40  # a filled line, over all rounds of cleaning


def _asked() -> list[Patterns]:
    values = [value for room in _ROOMS for value in vars(room).values()]
    sets = [one for value in values for one in (value if isinstance(value, tuple) else (value,))]
    return [one for one in sets if isinstance(one, Patterns)]


ASKED = _asked()
GUARDED = [one for one in ASKED if one.tells]


@pytest.mark.parametrize("asked", ASKED)
def test_patterns_are_written_in_small_letters(asked: Patterns) -> None:
    bare = re.sub(r"(?m)(?<!\\)#.*$|\\[A-Z]|\(\?P<", "", asked.pattern.pattern)
    assert re.findall(r".{0,20}[A-Z].{0,20}", bare) == []


@pytest.mark.parametrize("asked", GUARDED)
def test_whatever_fits_a_guarded_pattern_holds_one_of_its_tells(asked: Patterns) -> None:
    @settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.from_regex(asked.pattern, fullmatch=True, alphabet=_LETTERS))
    def holds(line: str) -> None:
        assert says_any(line, asked.tells)

    holds()


def test_the_first_pattern_that_fits_names_the_kind() -> None:
    asked = Patterns((r"the[ ]harbour", "place"), (r"the[ ] \w+", "thing"))
    assert [asked.find(line) for line in ("the harbour", "the boat", "a boat")] == ["place", "thing", None]


def test_a_guarded_pattern_is_asked_only_where_a_tell_stands() -> None:
    asked = Patterns((r".* \b boats?", "fleet"), tells=("boat",))
    assert [asked.find(line) for line in ("ten boats", "ten ships")] == ["fleet", None]


def _questions(data: bytes) -> int:
    """How many times a pattern is asked while the text is read, however fast the machine is."""
    asked = 0

    def count(frame: FrameType, event: str, call: Any) -> None:
        nonlocal asked
        asked += event == "c_call" and isinstance(getattr(call, "__self__", None), re.Pattern)

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        read_bytes(data, name="page.txt")
    finally:
        sys.setprofile(before)
    return asked


def test_a_page_is_read_with_few_questions_a_line() -> None:
    find_kind.cache_clear()
    menu = [f"{word} {place}" for word in ("Ferry", "Harbour", "School") for place in ("Times", "Prices", "Notes")]
    told = (
        "The council of Low Haven put off the sale of its {} ferry on Monday, and nobody there could say for how long."
    )
    paragraphs = [told.format(number) for number in ("first", "second", "third", "fourth", "fifth", "sixth")]
    lines = [
        "Home",
        *menu,
        "Share this story",
        "Ferry sale put off again",
        "By Dana Whitlock",
        *paragraphs,
        "Most read",
        *menu,
    ]
    assert _questions("\n\n".join(lines).encode()) <= MOST_QUESTIONS * len(lines)
