"""Who did what, clause by clause. Names and places are invented."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.claims import read_claim
from briefs.deeds import Deed, deeds_in
from briefs.models import Line

ODD = st.text(alphabet="abcdeAST ,.;'’\"by of the was 0123-", min_size=1, max_size=80).filter(str.strip)


def deeds(words: str) -> tuple[Deed, ...]:
    return deeds_in(read_claim(Line(text=words, start=0, end=len(words)), 0, "2026-11-03"))


def told(words: str, group: str) -> tuple[str, str]:
    (deed,) = [deed for deed in deeds(words) if group in deed.groups]
    return deed.text(deed.doer), deed.text(deed.done_to)


@pytest.mark.parametrize(
    ("words", "group", "doer", "done_to"),
    [
        ("Police in Marrow arrested two men on Tuesday.", "arrest", "Police", "two men"),
        ("Two men were later arrested by the coast guard.", "arrest", "the coast guard", "Two men"),
        ("The arrest of the clerk by soldiers shocked the town.", "arrest", "soldiers", "the clerk"),
        ("Fenn signed an exchange brokered by Marrow.", "broker", "Marrow", "an exchange"),
        ("Ida Dow, the mayor, cancelled the regatta.", "cancel", "Ida Dow", "the regatta"),
        ("It was a shepherd who found the boy.", "find", "a shepherd", "the boy"),
        ("Fennbank agreed on Monday to buy Dowbank.", "buy", "Fennbank", "Dowbank"),
        ("Dowbank is to be taken over by Fennbank.", "buy", "Fennbank", "Dowbank"),
        ("Officers searched the house and arrested the clerk.", "arrest", "Officers", "the clerk"),
        ("The mayor's decision to close the bridge angered many.", "close", "The mayor", "the bridge"),
        ("The proposal for the fund came from Marrow.", "propose", "Marrow", "for the fund"),
        ("They marched at the call of the weavers' union.", "host", "the weavers' union", ""),
        ("Ole Berg hit the winner in the last minute.", "score", "Ole Berg", "the winner"),
    ],
)
def test_a_deed_is_read_in_whatever_form_it_is_told(words: str, group: str, doer: str, done_to: str) -> None:
    assert told(words, group) == (doer, done_to)


@pytest.mark.parametrize(
    "words",
    [
        "Police did not arrest the clerk.",
        "The council refused to close the bridge.",
        "He accused the mayor of having closed the bridge.",
        "It was decided by a margin of two.",
        "The bridge was closed by Friday.",
    ],
)
def test_what_was_not_done_or_only_alleged_has_no_doer(words: str) -> None:
    assert not [deed for deed in deeds(words) if deed.known and deed.doer]


def test_a_deed_has_the_day_of_its_own_clause() -> None:
    (deed,) = [deed for deed in deeds("The mill closed on Monday, and the union met on Tuesday.") if deed.known][:1]
    assert deed.moment is not None
    assert deed.moment.words == "Monday"


@settings(max_examples=60, deadline=None)
@given(ODD)
def test_every_doer_stands_in_the_sentence(words: str) -> None:
    for deed in deeds(words.strip()):
        for span in (deed.doer, deed.done_to):
            assert span is None or 0 <= span[0] < span[1] <= len(words.strip())
