"""What comes round. Firms, teams and people are invented."""

import pytest

from briefs.story_rounds import ROUNDS, period_of, round_of


@pytest.mark.parametrize(
    ("headline", "text", "kind"),
    [
        ("Tarn Mills profit up", "Tarn Mills earned 4 million crowns in the third quarter, it said.", "results"),
        ("Sales at Tarn Mills fall", "First-half sales fell to 9 million crowns.", "results"),
        ("Orla's bank holds", "The central bank of Orla kept its key rate at 3 percent on Thursday.", "rate"),
        ("Fewer out of work", "Unemployment in Orla fell to 4 percent in June from 5 percent in May.", "figures"),
        ("Eggs dearer", "Egg prices were 3 percent higher than a week before, the farmers' union said.", "figures"),
        ("Tarn win at home", "Tarn United beat Pelm Rangers 3-1 in the league on Saturday.", "match"),
        ("Fire in Tarn", "Fire destroyed a mill in Tarn on Saturday. It was the second in a year.", None),
        ("Bank robbed", "A bank in Pelm was robbed on Monday; the rate of such raids has risen.", None),
        ("Coach resigns", "The coach of Pelm Rangers resigned on Sunday after talks with the board.", None),
        ("Vote in Orla", "Parliament voted 61-40 to raise the pension age; the minister won over his party.", None),
    ],
)
def test_a_round_is_told_by_what_it_is_of(headline: str, text: str, kind: str | None) -> None:
    assert round_of(headline, text) == kind
    assert kind is None or kind in ROUNDS


def test_the_period_is_the_first_that_is_named() -> None:
    assert period_of("Q2 profit up", "It rose.") == period_of("Up", "Second-quarter profit rose.") == "second quarter"
    assert period_of("Fewer out of work", "The rate fell in June from May, it said in July.") == "june"
    assert period_of("Rain", "It rained in June 4 years ago.") is None
