"""What hangs on a card; people and places are invented."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.cohesion import dangling, opening_stands, stands_alone
from briefs.models import Line


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("He left the town on Monday.", "pronoun"),
        ("On Monday, she sold the boats.", "pronoun"),
        ("In an interview with Harbour News on Monday, he praised the crews.", "pronoun"),
        ("“It is over,” they said.", "pronoun"),
        ("However, the boats stayed.", "connective"),
        ("That said, the boats stayed.", "connective"),
        ("But the boats stayed.", "connective"),
        ("Two days later, the boats left.", "connective"),
        ("The move surprised the islands.", "reference"),
        ("This pleased the islands.", "reference"),
        ("Others stayed at home.", "reference"),
        ("The 45-year-old was found on the quay.", "reference"),
        ("Mr. Vale doubts the costs.", "surname"),
        ("After the incident, the quay was shut.", "reference"),
        ("At that price nobody sailed.", "reference"),
        ("Such a bridge would cost more than the boats.", "reference"),
        ("Then came the storm.", "connective"),
        ("Then Orrin Vale was sent off the boat.", "connective"),
        ("Your report on the boats blames the crews.", "connective"),
        ("Almost two weeks later, the boats left.", "connective"),
        ("Which is more than the boats cost.", "connective"),
        ("Dora has painted the green boat.", "surname"),
    ],
)
def test_a_line_that_hangs_is_named(line: str, kind: str) -> None:
    assert [hang.kind for hang in dangling([line])] == [kind]


@pytest.mark.parametrize(
    "line",
    [
        "Dana Whitlock said she would sail.",
        "While he waited, Orrin Vale counted the boats.",
        "It is unclear who will pay for the boats.",
        "It took nine years to build the bridge.",
        "The decision to reopen the line pleased the islands.",
        "This week the boats sail again.",
        "Those who paid get their coins back.",
        "IT firms moved to the islands.",
        "In its first report, the council praised the crews.",
        "“He was kind,” Ida Moss said of her father.",
        "After the storm in Tarn, the quay was shut.",
        "Under the agreement signed on Monday, fares stay low.",
        "On the day that the bridge fell, the boats stayed in.",
        "Such boats as still sail carry salt.",
        "Hope is fading on the islands.",
        "Then-mayor Dana Whitlock sold the boats.",
        "The two men who robbed the ferry were jailed on Monday.",
        "The two islands that quarrelled over the quay have agreed to share it.",
        "The reigning champion has admitted that he rowed with an engine.",
    ],
)
def test_a_line_on_its_own_feet_hangs_on_nothing(line: str) -> None:
    assert dangling([line]) == ()


def test_a_surname_hangs_until_the_card_has_introduced_its_bearer() -> None:
    people = ["Dana Whitlock"]
    assert dangling(["Whitlock opened the line."], people=people)[0].words == "Whitlock"
    assert not dangling(["Dana Whitlock spoke.", "Whitlock opened the line."], people=people)
    assert not dangling(["Whitlock opened the line."], "Whitlock Opens Ferry Line", people)
    assert not dangling(["Mayor Whitlock opened the line."], people=people)


def test_a_nominal_is_introduced_by_the_verb_it_comes_from() -> None:
    assert stands_alone("The findings raise doubts about the bridge.", "Audit finds cracks in the bridge")
    assert not stands_alone("The findings raise doubts about the bridge.", "The bridge is shut")


def test_only_a_direct_neighbour_carries_a_pronoun() -> None:
    text = "Dana Whitlock spoke. She left. Boats sailed. She came back."
    first, she, again = (
        Line(text=w, start=text.index(w), end=text.index(w) + len(w))
        for w in ("Dana Whitlock spoke.", "She left.", "She came back.")
    )
    assert not dangling([first, she])
    assert [hang.line for hang in dangling([first, again])] == [1]


def test_he_needs_a_person_above() -> None:
    assert dangling(["The port stays shut.", "He left."])
    assert not stands_alone("He left.", "The port stays shut.", "The port stays shut.")
    assert stands_alone("He left.", "Orrin Vale spoke.", "Orrin Vale spoke.")


@settings(max_examples=150, deadline=None)
@given(st.lists(st.text(max_size=40), max_size=4), st.text(max_size=20))
def test_any_card_can_be_judged(lines: list[str], headline: str) -> None:
    assert all(0 <= hang.line < len(lines) for hang in dangling(lines, headline))


@pytest.mark.parametrize(
    "line",
    ["The council, however, said no.", "In 1998 the company did just that.", "As for the boats, the crews kept them."],
)
def test_a_tie_inside_a_line_hangs_as_well(line: str) -> None:
    assert [hang.kind for hang in dangling([line])] == ["connective"]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("On top of that, the boats leak.", "connective"),
        ("Here the boats always sailed north.", "connective"),
        ("Today, those boats carry salt.", "reference"),
        ("The first result of this vote was a new quay.", "reference"),
        ("Sixty percent of the islanders would go if he asked.", "pronoun"),
        ("Along with Ida Moss, he painted the boats.", "pronoun"),
        ("Mayor Dana Whitlock shared those concerns and plans on Monday.", "reference"),
        ("The council of Tarn rejected these claims on Monday.", "reference"),
    ],
)
def test_what_hangs_in_the_middle_is_named(line: str, kind: str) -> None:
    assert [hang.kind for hang in dangling([line])] == [kind]


@pytest.mark.parametrize(
    "line",
    [
        "Another 400 jobs will go at the boatyard, its owner said on Monday.",
        "These are the last days of the green boat, which has sailed since 1904.",
        "Meanwhile, in Tarn, police arrested nine people on Monday.",
        "It is now illegal to feed the gulls, the council ruled.",
        "They came for the salt, and on Monday 40 tired divers were pulled from the harbour.",
        "She was told that it was a toy, but on Monday Dana Whitlock sold the boat for a fortune.",
    ],
)
def test_the_first_sentence_of_an_article_hangs_on_nothing_before_it(line: str) -> None:
    assert opening_stands(line)
    first = Line(text=line, start=0, end=len(line))
    assert dangling([first], first=first) == ()


@pytest.mark.parametrize("line", ["He said nothing, and on Monday the council met.", "They came for the salt."])
def test_a_pronoun_that_the_first_sentence_never_explains_hangs_in_it_too(line: str) -> None:
    assert not opening_stands(line)
