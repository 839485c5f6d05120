"""Where outlets differ. Texts, names and places are invented."""

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.differences import Difference, do_differ, find_differences
from briefs.models import Article
from briefs.pipeline import write_brief
from briefs.reports import Report, read_report
from briefs.timeline import timeline


def a_report(text: str, published: str | None = "2025-05-07", outlet: str = "Marrow Post") -> Report:
    article = Article(headline="The regatta of Marrow", text=text, published=published, outlet=outlet)
    return read_report(write_brief(article))


def between(one: str, other: str) -> tuple[Difference, ...]:
    return find_differences([a_report(one), a_report(other)])


def words_of(difference: Difference) -> Sequence[str]:
    return [side.words.text for side in difference.sides]


WORDS = [" Tuesday ", " more than ", " said ", " by ", " May ", " million"]
PIECES = [*"“”\"'‘’.,;:()—–-%$ \n0123456789abcdeAMST", *WORDS]
ODD = st.lists(st.sampled_from(PIECES), min_size=1, max_size=60).map("".join).filter(str.strip)
FORTY = "Forty boats sailed in the regatta of Marrow, the harbour master said."
SIXTY = "Sixty boats sailed in the regatta of Marrow on a calm sea."


def test_figures_of_one_thing_that_do_not_agree_are_set_side_by_side() -> None:
    (found,) = between(FORTY, SIXTY)

    assert found.of == "figure"
    assert words_of(found) == ["Forty boats", "Sixty boats"]
    assert [side.line.text for side in found.sides] == [FORTY, SIXTY]


def test_one_side_for_each_outlet() -> None:
    (found,) = find_differences([a_report(FORTY), a_report(SIXTY), a_report(SIXTY)])

    assert sorted(side.article for side in found.sides) == [0, 1, 2]


def test_copies_of_one_text_are_never_compared() -> None:
    copies = [frozenset({0, 1})]
    assert find_differences([a_report(FORTY), a_report(SIXTY)], copies) == ()
    assert not do_differ([a_report(FORTY), a_report(SIXTY)], copies)
    assert do_differ([a_report(FORTY), a_report(SIXTY)])


def test_a_figure_that_the_other_outlet_prints_elsewhere_is_no_difference() -> None:
    assert between(FORTY, f"{SIXTY} Others counted forty boats in the regatta of Marrow.") == ()


def test_a_toll_that_rises_is_a_later_figure() -> None:
    first = a_report("At least 12 people died when the ferry sank off Marrow.", "2025-05-06T06:00:00Z")
    second = a_report("Nineteen people died when the ferry sank off Marrow.", "2025-05-07T06:00:00Z")

    (found,) = find_differences([second, first])

    assert found.later
    assert words_of(found) == ["At least 12 people", "Nineteen people"]  # in the order of their times


def test_figures_of_two_years_are_of_two_events() -> None:
    assert (
        between("Four houses fell in the flood of Marrow.", "In 1998 sixty houses fell in the flood of Marrow.") == ()
    )


def test_a_weekday_and_its_date_are_one_day() -> None:
    one = "The mayors of Marrow and Fenn met on Tuesday to sign the deed of the ferry."
    assert between(one, "The mayors of Marrow and Fenn met on May 6 to sign the deed of the ferry.") == ()
    (found,) = between(one, "The mayors of Marrow and Fenn met on May 5 to sign the deed of the ferry.")
    assert found.of == "date"
    assert words_of(found) == ["Tuesday", "May 5"]


def test_one_person_in_two_spellings_is_a_difference_of_names() -> None:
    (found,) = between("Danylo Orenskyy left the talks early.", "Danylo Orenskiy left the talks before the end.")

    assert found.of == "name"
    assert words_of(found) == ["Danylo Orenskyy", "Danylo Orenskiy"]


def test_a_surname_and_a_full_name_are_no_difference() -> None:
    assert between("Danylo Orenskyy left the talks early.", "Orenskyy left the talks before the end.") == ()


def test_who_did_it_is_told_apart_from_what_both_did() -> None:
    (found,) = between("Police broke the windows of the union hall.", "Protesters broke the windows of the union hall.")
    assert found.of == "who"
    assert words_of(found) == ["Police", "Protesters"]
    assert between("Police and protesters clashed at the hall.", "Protesters and police clashed at the hall.") == ()


def test_one_quotation_in_two_wordings_is_told_but_not_a_cut_or_a_small_word() -> None:
    said = "“I was sent to bring water and I brought paper,” Ida Dow said."
    (found,) = between(said, "“They sent me for water and I have brought back paper,” Ida Dow said.")
    assert found.of == "wording"
    assert between(said, "“I was sent to bring the water and I brought paper,” Ida Dow said.") == ()
    assert between(said, "Ida Dow said: “I was sent to bring water.”") == ()


def test_every_side_is_cut_from_its_article() -> None:
    reports = [a_report(FORTY), a_report(SIXTY)]
    for found in find_differences(reports):
        for side in found.sides:
            text = reports[side.article].article.text
            assert side.line.is_in(text)
            assert side.words.is_in(text)


@settings(max_examples=40, deadline=None)
@given(st.lists(ODD, min_size=2, max_size=3))
def test_any_texts_can_be_compared(texts: list[str]) -> None:
    reports = [a_report(f"{text} {FORTY}") for text in texts]
    differences = find_differences(reports)
    assert do_differ(reports) == bool(differences)
    for found in differences:
        assert len({side.article for side in found.sides}) == len(found.sides)
        assert all(side.line.is_in(reports[side.article].article.text) for side in found.sides)
    for entry in timeline(reports):
        assert entry.told.when.is_in(reports[entry.told.article].article.text)


def test_nothing_to_compare_is_no_difference() -> None:
    assert find_differences([]) == ()
    assert find_differences([a_report(FORTY)]) == ()
