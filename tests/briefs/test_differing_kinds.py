"""Doers, names, roles, days and wordings that outlets tell differently. Persons, places and bodies are invented."""

import pytest

from briefs.differences import Difference, find_differences
from briefs.models import Article
from briefs.pipeline import write_brief
from briefs.reports import Report, read_report

FILLER = "The harbour of Marrow was quiet in the evening and the boats lay still."


def a_report(text: str, published: str = "2026-11-03") -> Report:
    article = Article(headline="News of Marrow", text=f"{text}\n\n{FILLER}", published=published, outlet="Post")
    return read_report(write_brief(article))


def between(one: str, other: str, of: str) -> list[tuple[str, ...]]:
    found: tuple[Difference, ...] = find_differences([a_report(one), a_report(other)])
    return [tuple(side.words.text for side in difference.sides) for difference in found if difference.of == of]


@pytest.mark.parametrize(
    ("one", "other", "sides"),
    [
        (
            "The evacuation of the quay was ordered by Mayor Ida Dow before dawn.",
            "It was Governor Berit Moe who ordered the evacuation of the quay.",
            ("Mayor Ida Dow", "Governor Berit Moe"),
        ),
        (
            "The boy was found on Monday by a postman on his round.",
            "A hunter found the boy in the woods, his aunt said.",
            ("a postman", "A hunter"),
        ),
        (
            "Fennbank agreed to buy Dowbank for a great sum.",
            "Dowbank is to take over Fennbank, its older rival.",
            ("Fennbank", "Dowbank"),
        ),
        (
            "The march had been called by the weavers' union, police said.",
            "The farmers' league called the march a week ago.",
            ("the weavers' union", "The farmers' league"),
        ),
        (
            "The first call for help came from a passenger.",
            "It was the night watchman who raised the alarm.",
            ("a passenger", "the night watchman"),
        ),
        (
            "A shop assistant pressed the alarm under the till.",
            "The owner, Ida Dow, hit the panic button.",
            ("A shop assistant", "The owner"),
        ),
        (
            "An amendment to spare the weavers, put forward by the Greens, was lost.",
            "The Labour Union's amendment to spare the weavers was lost.",
            ("the Greens", "The Labour Union"),
        ),
        (
            "“I am glad,” said the seller, the brewer Ole Berg.",
            "Martha Moe sold the work to the museum.",
            ("the brewer Ole Berg", "Martha Moe"),
        ),
        (
            "Martin Berg was at the wheel when the van hit the wall.",
            "The van was driven by Martha Moe, 33.",
            ("Martin Berg", "Martha Moe"),
        ),
        (
            "The first shot was fired by a soldier.",
            "It was a policeman who fired the first shot.",
            ("a soldier", "a policeman"),
        ),
        (
            "The system and its updates come from Dow Controls.",
            "The faulty update came from Berg Systems.",
            ("Dow Controls", "Berg Systems"),
        ),
        (
            "Federal police have freed the daughter of Ole Berg.",
            "Coastguards broke down the door and carried Ida Berg out in a blanket.",
            ("Federal police", "Coastguards"),
        ),
        (
            "Baggage handlers walked out on Monday.",
            "Pilots, who began the walkout on Sunday, spoke.",
            ("Baggage handlers", "Pilots"),
        ),
    ],
)
def test_one_deed_of_two_doers_is_told_in_any_form(one: str, other: str, sides: tuple[str, str]) -> None:
    assert between(one, other, "who") == [sides]


def test_whom_the_first_sentence_only_calls_by_a_trade_is_named_later() -> None:
    one = "A trucker saved a sleeping street.\n\nDez Moe, 41, was on his way home. It was he who dialled 999."
    assert between(one, "A night watchman smelt smoke and rang the emergency number.", "who") == [
        ("Dez Moe", "A night watchman")
    ]


def test_one_goal_of_two_scorers_is_told_by_its_manner_and_its_minute() -> None:
    one = "Marrow led at half-time through Ole Berg's header in the 31st minute."
    other = "Just past the half-hour Per Moe nodded the second goal."
    assert between(one, other, "who") == [("Ole Berg", "Per Moe")]
    assert between(one, "On 70 minutes Per Moe nodded the second goal.", "who") == []
    assert between(one, "Per Moe converted a penalty on 31 minutes.", "who") == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Police arrested the clerk on Monday.", "Officers arrested the clerk at the mill."),
        ("The government cancelled the fair.", "The ministry cancelled the fair."),
        ("The company closed the mill.", "Dow Weaving closed the mill."),
        ("Authorities closed the bridge.", "The coast guard closed the bridge."),
        ("Rescuers found the boy.", "Firefighters found the boy."),
        ("The mayor opened the fair.", "Ida Dow opened the fair."),
        ("Ida Dow bought the mill of Marrow.", "Ole Berg bought the mill of Fenn."),
        ("Ida Dow and Ole Berg signed the treaty.", "Ole Berg signed the treaty."),
        ("The Greens tabled the motion.", "The opposition tabled the motion."),
        ("The Greens' motion on the mill was lost.", "Labour's motion on the fair was lost."),
        ("Many weavers came from Fenn.", "Many weavers came from Marrow."),
        ("A passenger raised the alarm.", "Ida Dow raised the alarm."),
        ("Many were surprised, but the council criticised the plan.", "The union criticised the plan."),
    ],
)
def test_doers_that_may_be_one_are_no_difference(one: str, other: str) -> None:
    assert between(one, other, "who") == []


def test_a_given_name_in_two_forms_is_one_captain() -> None:
    one, other = "Captain Jonas Lindholt left the ship last.", "The ship's master, Johan Lindholt, was questioned."
    assert between(one, other, "name") == [("Jonas Lindholt", "Johan Lindholt")]


@pytest.mark.parametrize(
    ("one", "other", "sides"),
    [
        (
            "Marika Holt, who took over the shop from her mother, was at the back.",
            "The owner, Marike Holt, was at the back.",
            ("Marika Holt", "Marike Holt"),
        ),
        (
            "The woman, Ragna Lindgard, 68, died at once.",
            "Ragna Lindgren was on her way to her sister.",
            ("Ragna Lindgard", "Ragna Lindgren"),
        ),
    ],
)
def test_kin_without_a_name_keeps_no_slip_from_being_told(one: str, other: str, sides: tuple[str, str]) -> None:
    assert between(one, other, "name") == [sides]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jonas Lindholt left with his brother.", "Johan Lindholt was questioned."),
        ("Mayor Per Holt spoke first.", "The theatre's director, Tore Holt, spoke last."),
        ("Jonas Lindholt and Johan Lindholt left.", "Johan Lindholt was questioned."),
        ("Zack Holt, a mason, spoke first.", "Zachary Holt, a mason, spoke last."),
    ],
)
def test_kin_namesakes_and_short_forms_are_no_difference_of_names(one: str, other: str) -> None:
    assert between(one, other, "name") == []


@pytest.mark.parametrize(
    ("one", "other", "sides"),
    [
        (
            "Deputy Mayor Ida Dow opened the fair.",
            "Ida Dow, a city councillor, opened the fair.",
            ("Deputy Mayor", "city councillor"),
        ),
        (
            "Medical director Dr Ole Berg said so.",
            "Ole Berg, the hospital's head of nursing, said so.",
            ("Medical director", "hospital's head of nursing"),
        ),
        ("The teacher Ida Dow fell.", "Ida Dow, 44, a nurse, fell.", ("teacher", "nurse")),
        ("The bus driver Ida Dow spoke.", "Ida Dow, a tram driver, spoke.", ("bus driver", "tram driver")),
        ("Prosecutor Ole Berg asked for more.", "Ole Berg, defending, asked for less.", ("Prosecutor", "defending")),
        (
            "Its chairwoman, Ida Dow, was relieved.",
            "Ida Dow, the charity's treasurer, was relieved.",
            ("chairwoman", "charity's treasurer"),
        ),
        (
            "Ole Berg, the union's general secretary, spoke.",
            "Union president Ole Berg spoke.",
            ("union's general secretary", "Union president"),
        ),
        ("Ida Dow, operations director, spoke.", "Chief executive Ida Dow spoke.", None),
        (
            "Ole Berg of the Marrow Institute, who was not involved, called it bold.",
            "The work is bold, said her co-author Ole Berg.",
            ("who was not involved", "co-author"),
        ),
        ("Ida Dow, the ship's cook, fell.", "Ida Dow, who skippers the Tern, fell.", None),
    ],
)
def test_two_jobs_of_one_person_are_told(one: str, other: str, sides: tuple[str, str] | None) -> None:
    found = between(one, other, "role")
    assert found == [sides] if sides else len(found) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mayor Ida Dow opened the fair.", "Former mayor Ida Dow opened the fair."),
        ("Prime Minister Ida Dow spoke.", "Ida Dow, the party leader, spoke."),
        ("Professor Ole Berg spoke.", "Ole Berg, a biologist, spoke."),
        ("Judge Ole Berg spoke.", "Presiding judge Ole Berg spoke."),
        ("The teacher Ida Dow fell.", "Ida Dow, a mother of two, fell."),
        ("The bus driver Ida Dow fell.", "Ida Dow, a coach driver, fell."),
        ("Ida Dow, the party's general secretary, spoke.", "President Ida Dow spoke."),
        ("The novelist Ida Dow spoke.", "Ida Dow, a poet, spoke."),
        ("Defence lawyer Ole Berg spoke.", "Ole Berg, her lawyer, spoke."),
        ("Ole Berg is the third minister to go.", "Ole Berg, a dentist, spoke."),
    ],
)
def test_a_vaguer_an_older_or_another_office_is_no_difference_of_roles(one: str, other: str) -> None:
    assert between(one, other, "role") == []


@pytest.mark.parametrize(
    ("one", "other", "sides"),
    [
        ("Ida Dow died on Sunday in Marrow.", "Ida Dow, who built the mill, died on Friday.", ("Sunday", "Friday")),
        (
            "The upper floor was sealed off on Sunday.",
            "They met on the upper floor, which was closed on Friday.",
            ("Sunday", "Friday"),
        ),
        ("The fire on Sunday cost four houses.", "Friday's fire in Marrow cost four houses.", ("Sunday", "Friday")),
        (
            "The sale of the mill is to be completed in the first quarter of 2027.",
            "The sale of the mill should be wrapped up in August 2027.",
            ("first quarter of 2027", "August 2027"),
        ),
        (
            "The ferry hit the mole at Marrow at 6:40 a.m. in fog.",
            "The ferry slammed into the mole at Marrow at 6:05 a.m. in fog.",
            ("6:40 a.m.", "6:05 a.m."),
        ),
    ],
)
def test_two_days_of_one_happening_are_told(one: str, other: str, sides: tuple[str, str]) -> None:
    assert between(one, other, "date") == [sides]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The mill burned down late on Sunday.", "The mill burned down early on Monday."),
        ("The mill was robbed in the night to Monday.", "The mill was robbed on Sunday."),
        ("The mill was sold on Sunday, police said.", "The mill was sold, police said on Monday."),
        ("The mill closed on Sunday.", "The bridge closed on Monday."),
        ("The fair opened on Sunday.", "The fair opened on November 1."),
        ("The mayor criticised the plan on Sunday.", "The mayor spoke of the plan on Monday."),
        ("The school stays shut until November 9.", "The school was shut on November 2."),
        (
            "The pipeline under the quay began to leak on Monday, the company said.",
            "The leaking pipeline under the quay was sealed on Friday, the company said.",
        ),
        (
            "The well off Marrow began to leak on Monday, Dow said.",
            "The well off Marrow was plugged on Friday, Dow said.",
        ),
        ("The bridge opened to traffic on Sunday.", "The bridge was closed to traffic on Friday."),
        ("The lock closed on Monday.", "The lock reopened on Friday."),
        ("Ida Dow was arrested on Monday.", "Ida Dow was released on Friday."),
        ("Two miners were trapped at Marrow on Monday.", "Two miners were rescued at Marrow on Friday."),
        ("The Marrow tunnel flooded on Monday.", "The Marrow tunnel was pumped dry on Friday."),
        ("The river burst its banks at Marrow on Monday.", "The river fell back below its banks at Marrow on Friday."),
    ],
)
def test_one_night_one_date_or_two_things_are_no_difference_of_days(one: str, other: str) -> None:
    assert between(one, other, "date") == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "“You cannot mend what falls from a roof,” Ida Dow said.",
            "“What falls from roofs can't be mended,” Ida Dow said.",
        ),
        (
            "“They came before the fishermen had left,” Ida Dow said.",
            "“They came before all the fishermen left, and they laughed,” Ida Dow said.",
        ),
    ],
)
def test_one_thought_of_one_speaker_in_other_words_is_told(one: str, other: str) -> None:
    assert len(between(one, other, "wording")) == 1


def test_two_thoughts_of_one_speaker_are_no_wordings() -> None:
    one = "“We see a flood of letters to our house,” Ida Dow said."
    assert not between(one, "“We have a flood of boats and barrels coming to our house,” Ida Dow said.", "wording")


def test_one_quotation_differs_by_a_word_that_counts_but_not_by_an_article() -> None:
    said = "“You robbed people who had nothing else,” Ida Dow said."
    assert between(said, "“You have robbed people who had nothing else,” Ida Dow said.", "wording")
    assert not between(said, "“You robbed the people who had nothing else,” Ida Dow said.", "wording")
