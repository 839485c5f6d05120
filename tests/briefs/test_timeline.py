"""A story's dated sentences in order. Texts and names are invented."""

import pytest

from briefs.models import Article
from briefs.pipeline import write_brief
from briefs.reports import Report, read_report
from briefs.timeline import contradicts, find_dated, in_order, says_all, timeline


def a_report(*sentences: str, published: str | None = "2025-05-07", outlet: str = "Marrow Post") -> Report:
    text = " ".join(sentences)
    return read_report(
        write_brief(Article(headline="Pier sold in Marrow", text=text, published=published, outlet=outlet))
    )


def test_sentences_come_in_the_order_of_their_dates_and_undated_ones_last() -> None:
    told = a_report("The pier of Marrow was sold on Tuesday.", "The pier was built in 1931 by a firm of Marrow.")
    undated = a_report("Divers searched the harbour on Sunday for the lost bell.", published=None)

    entries = timeline([undated, told])

    assert [entry.iso for entry in entries] == ["1931", "2025-05-06", None]
    assert entries[-1].told.when.text == "Sunday"


def test_days_without_a_date_stand_together_by_the_words_that_say_when() -> None:
    reports = [
        a_report("Divers searched the harbour on Thursday for the lost bell.", published=None),
        a_report("A storm broke the windows of the mill on Wednesday.", published=None),
        a_report("The council of Marrow sold the old pier on Thursday.", published=None),
        a_report("The library of Marrow closed on Friday for repairs.", published="2025-05-10"),
    ]

    entries = timeline(reports)

    assert [entry.iso or entry.told.when.text for entry in entries] == [
        "2025-05-09", "Thursday", "Thursday", "Wednesday",
    ]  # fmt: skip


def test_a_name_with_an_initial_opens_a_sentence_whole() -> None:
    told = a_report("A. Brannock sold the pier on Tuesday.", "It was built in 1931.")

    (first, *_) = [entry.told.line.text for entry in timeline([told]) if entry.iso == "2025-05-06"]

    assert first == "A. Brannock sold the pier on Tuesday."


def test_one_happening_told_by_two_outlets_stands_once_with_both() -> None:
    one = a_report("The council of Marrow sold the old pier to a brewery on Tuesday.")
    other = a_report("The old pier was sold on Tuesday to a brewery by the council of Marrow.", outlet="Daily Fathom")

    (entry,) = timeline([one, other])

    assert entry.told.article == 0
    assert [also.article for also in entry.also] == [1]


def test_two_happenings_of_one_day_stand_apart() -> None:
    told = a_report(
        "The council of Marrow sold the old pier on Tuesday.", "A ferry ran aground off Sandholm on Tuesday evening."
    )

    assert len(timeline([told])) == 2


def test_a_sentence_that_hangs_on_another_is_dated_but_does_not_stand_in_the_timeline() -> None:
    told = a_report("The council of Marrow sold the old pier on Tuesday.", "They signed on May 2, 2025.")

    assert len(find_dated(told)) == 2
    assert [entry.iso for entry in timeline([told])] == ["2025-05-06"]


def test_every_line_and_every_date_is_cut_from_its_article() -> None:
    told = a_report("The council of Marrow sold the old pier on Tuesday.", "It was built in 1931.")

    for one in in_order(find_dated(told)):
        assert one.line.is_in(told.article.text)
        assert one.when.is_in(told.article.text)


def test_a_story_without_dates_has_an_empty_timeline() -> None:
    assert timeline([a_report("The pier of Marrow is a hundred metres long.")]) == ()
    assert timeline([]) == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The council of Harl voted on Monday to build a tram.", "The council of Harl voted on Monday against a tram."),
        ("Altavo is to buy Norbank, it said on Monday.", "Norbank is to buy Altavo, it said on Monday."),
        ("A court jailed Per Lund for 14 years on Monday.", "A court jailed Per Lund for twelve years on Monday."),
    ],
)
def test_a_line_has_no_source_that_says_the_contrary(one: str, other: str) -> None:
    assert contradicts(one, other)
    assert not contradicts(one, one)


def test_a_source_of_a_line_states_its_names_and_numbers() -> None:
    line = "On Monday the ferry Astrid ran aground off Brack with 84 passengers."
    assert says_all("The Astrid, with 84 passengers on board, ran aground off Brack on Monday.", line)
    assert not says_all("The ferry Solveig ran aground on Monday with 84 passengers.", line)
    assert not says_all("The Astrid ran aground off Brack on Monday.", line)


def test_what_never_happened_is_no_entry() -> None:
    told = a_report(
        "Had the council of Marrow voted in March, the pier would be open.", "The pier was sold on Tuesday."
    )

    assert [entry.iso for entry in timeline([told])] == ["2025-05-06"]


def test_an_article_s_first_sentence_leans_on_nothing() -> None:
    told = a_report("A second pier in a week burnt down on Monday, driving the gulls of Marrow inland.")

    assert [entry.iso for entry in timeline([told])] == ["2025-05-05"]
