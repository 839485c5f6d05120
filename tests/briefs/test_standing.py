"""Which quotes of a story come first. All persons and their words are invented."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.models import Brief
from briefs.pipeline import write_brief
from briefs.standing import Said, order, quotations, said_in, utterances_in
from tests import gold_standing
from tests.builders import an_article
from tests.data_beside import beside

LEDE = "The mill at Cold Ash was shut by its owners on Monday with the loss of 60 jobs."


def a_brief(*paragraphs: str, published: str | None = None, headline: str = "Mill at Cold Ash shuts") -> Brief:
    return write_brief(an_article(headline=headline, text="\n\n".join((LEDE, *paragraphs)), published=published))


def in_order(*briefs: Brief) -> list[str]:
    """The first words of each quotation, best first."""
    told = [(at, quotes) for at, brief in enumerate(briefs) for quotes in utterances_in(brief)]
    groups = quotations(told)
    places = order(briefs, [said_in(group, told) for group in groups])
    return [told[groups[place].wordings[0].shown][1][0].text for place in places]


def test_an_editor_would_agree_with_nearly_every_pair() -> None:
    assert gold_standing.pairs_right() >= 0.95
    assert gold_standing.pairs_right() > gold_standing.pairs_right(gold_standing.as_printed)


def test_what_stands_first_is_what_others_quote_too() -> None:
    beside("story-dev", "basil.jsonl")
    found = gold_standing.chosen_by_others()["story-dev: first three quotes that others print"]
    assert found > gold_standing.first_three(lambda _, said: range(len(said)))


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ("“The looms were sold before we were told of it,” said Ida Holt.", "“We are delighted,” said Rex Follet."),
        ("“The looms were sold before we were told of it,” said Ida Holt.", "Ida Holt called it “a shame”."),
        (
            "“The looms were sold before we were told of it,” said Ida Holt.",
            "“The lorries came for the looms at night,” said a driver.",
        ),
        (
            "“The mill owed more than the mill was worth,” said Ida Holt, its owner.",
            "“You get a good cup of tea across the road,” said Rex Follet.",
        ),
    ],
)
def test_the_better_quote_stands_first_wherever_it_is_printed(better: str, worse: str) -> None:
    for brief in (a_brief(better, worse), a_brief(worse, better)):
        assert in_order(brief)[0] in better


def test_the_newest_word_stands_before_one_that_it_overtook() -> None:
    old = "“The mill will never be shut while I own it,” said Ida Holt, its owner."
    new = "“The mill owed more than it was worth to anyone,” said Ida Holt, its owner."
    assert in_order(a_brief(new), a_brief(old))[0] in new


def test_articles_of_one_day_are_as_new_as_each_other() -> None:
    strong = "“The mill owed more than it was worth to anyone,” said Ida Holt, the mill’s owner."
    weak = "“A quiet morning, all in all, in the end,” said Rex Follet."
    found = in_order(a_brief(weak, published="2026-01-05T18:00"), a_brief(strong, published="2026-01-05T09:00"))
    assert found[0] in strong


def test_the_day_before_is_less_old_than_last_week() -> None:
    strong = "“The mill owed more than it was worth to anyone,” said Ida Holt, the mill’s owner."
    weak = "“Nobody knows yet what will become of the looms,” said Rex Follet."
    newest = a_brief(weak, published="2026-01-09")
    assert in_order(newest, a_brief(strong, published="2026-01-08"))[0] in strong
    assert in_order(newest, a_brief(strong, published="2026-01-01"))[0] in weak


def test_what_several_outlets_print_stands_higher() -> None:
    one = "“They sold the looms to pay the rent of the looms,” said Ida Holt."
    other = "“They locked the gate and left the lights on,” said Rex Follet."
    briefs = [a_brief(one, other), a_brief(other)]
    told = [(at, quotes) for at, brief in enumerate(briefs) for quotes in utterances_in(brief)]
    said = [said_in(group, told) for group in quotations(told)]
    assert [one.articles for one in said] == [1, 2]
    assert order(briefs, said)[0] == 1


def test_nothing_said_is_in_order() -> None:
    assert order([], []) == ()
    assert in_order(a_brief()) == []


@settings(deadline=None, max_examples=20)
@given(st.permutations(range(4)))
def test_the_order_does_not_hang_on_the_order_given(places: list[int]) -> None:
    brief = a_brief(
        "“The looms were sold before we were told of it,” said Ida Holt.",
        "“The mill owed more than it was worth to anyone,” said Rex Follet, its owner.",
        "A driver called it “a shame”.",
        "“We are delighted with the new site,” said Ann Dow.",
    )
    said = [Said(article=0, quotes=quotes) for quotes in utterances_in(brief)]
    found = [said[at] for at in order([brief], said)]
    shuffled = [said[at] for at in places]
    assert [shuffled[at] for at in order([brief], shuffled)] == found


def test_the_deed_itself_comes_before_an_aside_and_an_older_remark_last() -> None:
    text = (
        "The mayor of Brill, Dana Whitlock, left on Monday over the price of the ferry.\n\n"
        "“The ferry of Brill was never very dry,” said Orrin Vale, her deputy.\n\n"
        "“I have resigned so that the ferry may sail,” Whitlock said.\n\n"
        "In May she had said: “The ferry of Brill will cost nobody a penny.”"
    )
    brief = write_brief(an_article(headline="Mayor of Brill gone over ferry", text=text))
    told = [(0, quotes) for quotes in utterances_in(brief)]
    said = [said_in(group, told) for group in quotations(told)]
    assert [said[place].quotes[0].text[:6] for place in order([brief], said)] == ["I have", "The fe", "The fe"]
    assert "cost" in said[order([brief], said)[-1]].quotes[0].text
