"""Which quotations may be the quote of the day; every person and paper is invented."""

import pytest

from briefs.digest_quote import best_quotes, marks_of, words_of
from briefs.models import Brief
from briefs.pipeline import write_brief
from tests.builders import an_article

LEDE = "The river rose over the harbour of Elmton on Monday and closed its bridge."
FLOOD = "“The water came within an hour, and nobody had warned us of it,” said Anna Dow, the mayor of Elmton."


def a_report(*paragraphs: str, **changes: object) -> Brief:
    text = "\n\n".join((LEDE, *paragraphs))
    return write_brief(an_article(**{"headline": "River closes the bridge of Elmton", "text": text} | changes))


def best(*briefs: Brief) -> list[str]:
    return [words_of(one.quotes) for one in best_quotes(briefs)]


def test_a_whole_sentence_of_somebody_named_is_taken() -> None:
    (said,) = best(a_report(FLOOD))
    assert said.startswith("The water came within an hour")


@pytest.mark.parametrize(
    "paragraph",
    [
        "“The water came within an hour, and nobody had warned us of it,” said an official who asked not to be named.",
        "Anna Dow, the mayor, spoke of “water that came within an hour and a warning that nobody gave”.",
        "“Nobody warned us,” said Anna Dow, the mayor of Elmton.",
        "In 2019 Anna Dow had said: “The bridge will stand for a hundred years, whatever the river brings.”",
    ],
)
def test_the_unnamed_the_partial_the_short_and_the_old_are_not(paragraph: str) -> None:
    assert best(a_report(paragraph)) == []


def test_nobody_is_quoted_from_an_opinion_piece_and_no_writer_from_their_own() -> None:
    column = a_report(FLOOD, headline="Opinion: Why Elmton floods", url="https://desk.example.com/opinion/why")
    assert column.kind == "opinion"
    assert best(column) == []
    assert best(a_report(FLOOD, byline=("Anna Dow",))) == []


def test_of_several_stories_the_best_comes_first_whatever_their_order() -> None:
    plain = "“We are delighted and look forward to a great day for all of us here,” said Orrin Vale, a baker."
    flood = a_report(FLOOD)
    bakery = a_report(plain, headline="Bakery of Elmton moves", url="https://desk.example.com/bakery")
    assert best(flood, bakery)[0] == best(bakery, flood)[0] == best(flood)[0]
    assert best() == []


def test_a_quotation_is_known_again_by_its_first_or_last_words() -> None:
    words = "The water came within an hour, and nobody had warned us of it at all."
    assert set(marks_of(words)) & set(marks_of("the water came within an hour"))
    assert set(marks_of(words)) & set(marks_of("Nobody had warned us of it at all"))
    assert not set(marks_of(words)) & set(marks_of("Nobody saw the water come that night, said the mayor."))
    assert marks_of("—") == ()
