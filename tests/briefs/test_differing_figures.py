"""Figures, ages and results that whole articles tell differently. Texts, names and places are invented."""

import pytest

from briefs.differences import Difference, find_differences
from briefs.models import Article
from briefs.pipeline import write_brief
from briefs.reports import Report, read_report


def a_report(text: str, published: str | None = "2025-05-07", headline: str = "The news of Marrow") -> Report:
    return read_report(write_brief(Article(headline=headline, text=text, published=published, outlet="Marrow Post")))


def figures(*texts: str) -> list[tuple[str, ...]]:
    found = find_differences([a_report(text) for text in texts])
    return [tuple(side.words.text for side in one.sides) for one in found if one.of == "figure"]


def between(one: Report, other: Report) -> list[Difference]:
    return [found for found in find_differences([one, other]) if found.of == "figure"]


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        (
            "A coach left the road near Marrow on Tuesday. It was carrying 46 passengers, police said.",
            "The driver braked too late. According to the list, 52 people were travelling to the coast.",
            ("46 passengers", "52 people"),
        ),
        (
            "A quake of magnitude 5.9 woke the valley of Marrow.",
            "The walls shook for a minute. Geologists say the quake measured 6.3.",
            ("5.9", "6.3"),
        ),
        (
            "Turnout was 58 percent, the office said.",
            "The hall was full. Then 61 per cent went to the polls.",
            ("58 percent", "61 per cent"),
        ),
        (
            "Dow was sentenced to seven years in prison for the theft.",
            "Nine years: so long will Dow be behind bars for what he took.",
            ("seven years", "Nine years"),
        ),
        (
            "The firm pays $46 a share.",
            "Holders get $42 for each share.",
            ("$46", "$42"),
        ),
        (
            "Twelve of the 14 states signed the accord on the river.",
            "Ten countries signed the accord on the river.",
            ("Twelve", "Ten countries"),
        ),
        (
            "A gang of three cleaned out the jeweller in Marrow and left with 63 rings.",
            "A gang of four robbed the jeweller in Marrow and took 63 rings.",
            ("three", "four"),
        ),
        (
            "The museum paid 7.2 million ducats for the picture.",
            "The picture cost 7.6 million ducats.",
            ("7.2 million ducats", "7.6 million ducats"),
        ),
        (
            "The team recorded 214 bats in six caves.",
            "They listened to 241 bats in six caves.",
            ("214 bats", "241 bats"),
        ),
    ],
)
def test_a_figure_is_known_in_other_words(one: str, other: str, words: tuple[str, str]) -> None:
    assert figures(one, other) == [words]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The quake in Marrow killed three people.",
            "Three died in Marrow, a week after the one in Elm that killed nine.",
        ),
        (
            "The fire in Marrow killed three people.",
            "Three died. The fire of 2019, which killed nine, began in a barn.",
        ),
        (
            "The ship carried 212 passengers and 38 crew.",
            "There were 250 people, passengers and crew together, on board.",
        ),
        ("The bank cut its rate to 3.75 percent.", "The rate fell to 3.75 percent from 4 percent on Monday."),
        ("The opera lasted three hours.", "It lasted two and a half hours, not counting half an hour at the bar."),
        ("The firm will pay $12 a share.", "The firm will pay $12 a share, $400 million in all."),
        ("The bill was put at 400,000 crowns.", "Four fifths of the bill, 320,000 crowns, fall to the town."),
        ("Up to 3,000 people had to leave their homes.", "More than a thousand people had to leave their homes."),
        ("Five people were in the house.", "Three men and two women were in the house."),
        ("Two firefighters died in the mill.", "Five people died in the mill."),
        ("The storm cut power to 40,000 homes.", "Of 60 flights due, 25 did not leave."),
        ("He was sold for 20 million crowns.", "A 52-seat coach took the 20 players to the match."),
    ],
)
def test_what_may_be_two_things_is_no_difference(one: str, other: str) -> None:
    assert figures(one, other) == []


def test_a_figure_of_another_year_is_none_of_the_event() -> None:
    one = "A storm crossed Marrow on Monday and killed one man."
    other = "The storm tore roofs off. Old people spoke of the winter of 1987. It killed seven."

    assert figures(one, other) == []


def test_a_toll_of_at_least_so_many_is_followed_by_a_later_one() -> None:
    early = a_report("At least four people were killed on the pass of Marrow.", "2025-05-06T14:00")
    late = a_report("Five members of a choir lost their lives on the pass.", "2025-05-07")
    (found,) = between(early, late)

    assert found.later


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Marrow freed 54 prisoners in the exchange.", "Marrow released 48 captives to Elm."),
        ("Nine people died when the ferry sank.", "Seven people died when the ferry sank."),
        (
            "Elm will buy the mill for 4.2 million crowns.",
            "Elm takes over the mill in a deal worth 4.8 million crowns.",
        ),
        ("Police arrested nine people in the raids.", "Eleven suspects were nabbed before dawn."),
    ],
)
def test_what_does_not_grow_is_never_a_later_figure(one: str, other: str) -> None:
    (found,) = between(a_report(one, "2025-05-06T06:00"), a_report(other, "2025-05-07T06:00"))

    assert not found.later


def test_a_toll_beside_one_without_a_date_is_no_contradiction() -> None:
    (found,) = between(a_report("Seven people died in the fire."), a_report("At least four died in the fire.", None))

    assert found.later


def test_copies_of_one_text_are_one_side() -> None:
    first, copy = "The bridge will cost 340 million crowns.", "The bridge will cost 340 million crowns, it says."
    other = "The bridge of Marrow costs 430 million crowns."
    (found,) = find_differences([a_report(first), a_report(other), a_report(copy)], [frozenset({0, 2})])

    assert sorted(side.article for side in found.sides) == [0, 1]


@pytest.mark.parametrize(
    ("one", "other", "ages"),
    [
        ("Ada Dow, 58, will appeal.", "Mrs Dow, 59, showed nothing.", [("58", "59")]),
        (
            "Abel Reim, who built the mill, died on Saturday at the age of 84.",
            "Abel Reim died aged 85.",
            [("84", "85")],
        ),
        ("The man was 34.", "A man aged 43 was shot.", [("34", "43")]),
        ("“I ran,” Orr, 31, said.", "First came Abel Orr. The 29-year-old postman smiled.", [("31", "29")]),
        ("Ada Dow, 58, won. Her rival was Ben Dow.", "Mr Dow, 61, lost.", []),
    ],
)
def test_two_ages_of_one_person(one: str, other: str, ages: list[tuple[str, str]]) -> None:
    assert figures(one, other) == ages


@pytest.mark.parametrize(
    ("one", "other", "results"),
    [
        (
            "The council voted 31-20 for the bridge.",
            "The bridge passed by 33 votes to 20.",
            [("31-20", "33 votes to 20")],
        ),
        ("Marrow beat Elm 3-1.", "Marrow won the match 3-2.", [("3-1", "3-2")]),
        ("Elm lost 1-3 to Marrow.", "Marrow won the match 3-1.", []),
        ("Marrow won 3-1 in May and 2-0 on Monday.", "Marrow won the match 3-2.", []),
    ],
)
def test_two_results_of_one_vote_or_match(one: str, other: str, results: list[tuple[str, str]]) -> None:
    assert figures(one, other) == results


def test_a_part_of_one_outlets_total_is_not_what_another_outlets_bound_tells_of() -> None:
    one = "Ministers from more than 30 countries met in Marrow on Tuesday to talk about the strait."
    other = (
        "A league of 44 nations meets in Marrow to talk about the strait. "
        "Premier Dow opened the talks, with 33 prime ministers there in person."
    )
    assert figures(one, other) == [("more than 30 countries", "44 nations")]
