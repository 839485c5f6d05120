"""The benchmark of the lookup measures what it says; the tools it compares with need not be there."""

from itertools import islice

import pytest

from bench.calibrate import Losses, Try, best, losses, stability
from bench.headlines import Language, rows
from bench.looking_up import Answer, barred, measure, quality
from bench.mistyping import Query, Written, queries
from bench.peers import DESIGNS, SYSTEMS, System, build, is_installed

FILED = list(rows(300))


def test_the_first_headlines_are_the_same_however_many_are_made() -> None:
    assert list(islice(rows(5000), 300)) == FILED
    assert len({row["headline"] for row in FILED}) > 295


def test_made_up_queries_have_right_briefs_or_none_that_has_most_of_their_words() -> None:
    asked = queries(FILED, 120)
    written = Written(FILED)
    assert len(asked) == 120
    for query in asked:
        if query.kind == "as printed":
            assert query.right == written.fitting(query.text.split())
        if not query.right:
            assert query.kind.startswith("nothing")
            assert written.most_of(query.text.split()) <= max(1, len(query.text.split()) * 2 // 5)


def test_another_seed_is_another_language() -> None:
    assert next(rows(1, language=Language(1)))["headline"] != next(rows(1, language=Language(2)))["headline"]


@pytest.mark.parametrize("system", [SYSTEMS["prefixes"], SYSTEMS["trigrams"], SYSTEMS["token_set"], *DESIGNS.values()])
def test_what_needs_no_other_library_finds_a_headline_as_printed(system: System) -> None:
    index = build(system, FILED)
    for row in FILED[:20]:
        assert index.search(row["headline"], 5)[0][0] == row["id"]
    for odd in ("", "\x00", '"', "NEAR(", "a" * 6000, "😀", "don't 'quote\" it*"):
        assert len(index.search(odd, 5)) <= 5
    getattr(index, "close", lambda: None)()


def test_systems_are_measured_in_processes_of_their_own() -> None:
    chosen = {key: SYSTEMS[key] for key in ("nutgraf", "token_set")}
    found = measure(chosen, FILED, queries(FILED, 40), rounds=1)
    assert found["nutgraf"].quality.first > 0.8
    assert found["token_set"].p50 > 0
    assert found["nutgraf"].extra["hold_ms"] > 0


def test_a_library_that_is_not_there_is_no_error() -> None:
    assert not is_installed(System("none", "nowhere", needs="a_library_nobody_wrote"))


def _queries(known: int, unknown: int) -> list[Query]:
    return [Query("two words", "", frozenset({1}))] * known + [Query("two words", "", frozenset())] * unknown


def test_shares_are_counted_among_the_queries_they_speak_of() -> None:
    answers = [Answer([1], 1.0), Answer([2, 1], 1.0), Answer([], 0.0), Answer([5], 0.2), Answer([], 0.0)]
    assert quality(_queries(3, 2), answers) == (1 / 3, 2 / 3, 1 / 2)


def test_a_cut_off_keeps_right_answers_whose_scores_are_apart_from_the_false_ones() -> None:
    answers = [Answer([1], 0.9)] * 10 + [Answer([5], 0.3)] * 10
    assert barred(_queries(10, 10), answers) == (1.0, 1.0, 0.0)


def test_the_bar_is_best_where_false_answers_and_missed_ones_are_fewest() -> None:
    tried = [Try(True, True, 0.8)] * 8 + [Try(True, False, 0.9)] * 2 + [Try(False, False, 0.5)] * 10
    assert losses(tried, 0.4) == Losses(1.0, 0.2)
    assert losses(tried, 0.6) == Losses(0.0, 0.2)
    assert losses(tried, 0.84) == Losses(0.0, 1.0)
    accept, _ = best({0.5: tried})
    assert 0.5 < accept <= 0.8
    steady = stability({0.5: tried}, (0.6, 0.5), halves=10)
    assert steady.elsewhere == pytest.approx(steady.fixed)
