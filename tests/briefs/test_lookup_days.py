"""Days that a query names. The headlines here are invented."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.lookup import build
from briefs.lookup_days import find_days
from briefs.lookup_words import words_in

TODAY = date(2026, 4, 22)  # a Wednesday


@pytest.mark.parametrize(
    ("query", "first", "last"),
    [
        ("today", "2026-04-22", "2026-04-22"),
        ("quarry yesterday", "2026-04-21", "2026-04-21"),
        ("this week", "2026-04-20", "2026-04-22"),
        ("last week", "2026-04-13", "2026-04-19"),
        ("last month", "2026-03-01", "2026-03-31"),
        ("last year", "2025-01-01", "2025-12-31"),
        ("three days ago", "2026-04-19", "2026-04-19"),
        ("past 3 days", "2026-04-19", "2026-04-22"),
        ("on friday", "2026-04-17", "2026-04-17"),
        ("last wednesday", "2026-04-15", "2026-04-15"),
        ("wednesday", "2026-04-22", "2026-04-22"),
        ("2026-05-03", "2026-05-03", "2026-05-03"),
        ("3 may", "2026-05-03", "2026-05-03"),
        ("may 3rd", "2026-05-03", "2026-05-03"),
        ("3rd of May 2025", "2025-05-03", "2025-05-03"),
        ("may 2025", "2025-05-01", "2025-05-31"),
        ("3.5.2025", "2025-05-03", "2025-05-03"),
        ("Aug. 14, 2025", "2025-08-14", "2025-08-14"),
    ],
)
def test_words_name_days(query: str, first: str, last: str) -> None:
    found = find_days(words_in(query).words, TODAY, (2024, 2026))
    assert found is not None
    assert (found.tries[0].first, found.tries[0].last) == (first, last)


@pytest.mark.parametrize("query", ["may", "march against fees", "sun", "2025", "31 june 99", "second", "week", ""])
def test_other_words_name_none(query: str) -> None:
    assert find_days(words_in(query).words, TODAY, (2024, 2026)) is None


def test_what_counts_from_today_names_nothing_where_nobody_says_what_today_is() -> None:
    assert find_days(("quarry", "yesterday"), None, (2024, 2026)) is None


ROWS = [
    {"id": 1, "headline": "Quarry blast cracks walls in Tollemere", "date": "2026-04-21", "outlet": "The Weir Post"},
    {"id": 2, "headline": "Tollemere quarry fined over dust", "date": "2026-01-09", "outlet": "Weir Post"},
    {"id": 3, "headline": "Mayor May Ostrander opens Sunday market", "date": "2026-02-11", "outlet": "Lantern"},
    {"id": 4, "headline": "Choir tours the coast", "date": "2025-05-03T18:30:00+01:00", "outlet": "Lantern"},
    {"id": 5, "headline": "Choir returns to Tollemere", "date": "2026-05-03", "outlet": "Lantern"},
]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("quarry tollemere", [1, 2]),
        ("tollemere quarry yesterday", [1]),
        ("quarry today", []),
        ("yesterday", [1]),
        ("what happened yesterday", [1]),
        ("choir 3 may", [5]),
        ("choir may 2025", [4]),
        ("choir 2025-05-03", [4]),
        ("may", [3, 5, 4]),
        ("may ostrander", [3]),
        ("sunday market", [3]),
        ("quarry january", [2]),
        ("weir post", [1, 2]),
        ("the weir post’s quarry", [1, 2]),
        ("lantern choir tollemere", [5]),
    ],
)
def test_days_and_outlets_choose_among_stories(query: str, found: list[int]) -> None:
    assert [row_id for row_id, _ in build(ROWS).search(query, 5, TODAY)] == found


typed = st.sampled_from(["last", "3", "may", "2025", "31", "02", "of", "on", "friday", "week", "days", "ago", "1.2.3"])


@given(st.lists(typed, max_size=6))
@settings(max_examples=200, deadline=None)
def test_any_words_may_be_asked_for_days(words: list[str]) -> None:
    found = find_days(tuple(words), TODAY, (1, 2026))
    assert found is None or 0 <= found.start < found.stop <= len(words)
    build(ROWS).search(" ".join(words), 3, TODAY)
