"""The nut graf told from the lede; places, people and outlets are invented."""

import pytest

from briefs.lede import lede_start
from briefs.nutgraf import at_the_head
from briefs.pipeline import write_brief
from tests.builders import an_article


def _nut_graf(text: str, headline: str = "Ferry Line Reopens After Nine Years") -> str:
    line = write_brief(an_article(headline=headline, text=text)).nut_graf
    return line.text if line else ""


def test_a_lede_that_states_the_news_is_the_nut_graf() -> None:
    text = (
        "The ferry line of Harbour Town reopens on Monday, nine years after it closed.\n\n"
        "Crews painted the boats over the weekend.\n\nTickets cost three coins."
    )
    assert _nut_graf(text).startswith("The ferry line of Harbour Town reopens")


def test_behind_a_scene_the_paragraph_that_says_what_it_means_is_taken() -> None:
    text = (
        "When Ida Moss was a girl, the boats were painted green and the crews sang.\n\n"
        "On a cold morning this week a green boat lay at the quay again.\n\n"
        "The ferry line of Harbour Town reopens on Monday after nine years, a step that could decide whether the "
        "islands keep their schools.\n\nTickets cost three coins."
    )
    assert _nut_graf(text).startswith("The ferry line of Harbour Town reopens on Monday after nine years")


def test_a_deck_that_tells_the_lede_beforehand_is_passed_over() -> None:
    text = (
        "Harbour Town asks its islands what they need to keep the ferry line open.\n\n"
        "HARBOUR TOWN — The council of Harbour Town has asked the islands what they would need to keep the ferry line "
        "open, a letter shows.\n\nThe letter went out last week."
    )
    assert _nut_graf(text).startswith("The council of Harbour Town has asked")


def test_moving_the_nut_graf_up_leaves_no_line_hanging() -> None:
    words = ("Rain fell on Tarn.", "Mayor Dana Whitlock spoke.", "She left early.")
    article = an_article(text=" ".join(words))
    rain, mayor, left = (article.line(at := article.text.index(line), at + len(line)) for line in words)
    assert at_the_head(mayor, (rain, mayor, left), "Ferry", ()) == rain
    assert at_the_head(mayor, (rain, mayor), "Ferry", ()) == mayor
    assert at_the_head(rain, (rain, mayor, left), "Ferry", ()) == rain
    assert at_the_head(None, (rain, mayor, left), "Ferry", ()) is None


@pytest.mark.parametrize(
    ("before", "claim"),
    [
        ("HARBOUR TOWN — ", "The boats sail."),
        ("HARBOUR TOWN, Jan. 5 (AP) — ", "The boats sail."),
        ("Harbour Town, Jan 5 (PTI) ", "The boats sail."),
        ("By Ida Moss Harbour Town, Jan 5 (PTI) ", "The boats sail."),
        ("(CNN) -- ", "The boats sail."),
        ("Harbour Town, Northland (CNN) -- ", "The boats sail."),
        ("HARBOUR TOWN: ", "The boats sail."),
        ("Lowen: ", "The boats sail from Lowen today, and boats in Lowen are green."),
        ("Quayside Political Desk: ", "The boats sail."),
        ("According to Quayside, based on reports, ", "Crews of twelve boats met."),
        ("BREAKING: ", "The boats sail."),
        ("EXCLUSIVE: HARBOUR TOWN — ", "The boats sail."),
        ("Lowen: ", "The council has said no to the boats."),
        ("New Lowen: ", "Police have stopped twelve boats."),
        ("LOWEN, Ore. (HBT) -- ", "Inspectors warned of cracks."),
        ("LOWEN, April 22, 2025 /BoatNewswire/ -- ", "The boatyard sails today."),
        ("Lowen, Northland – ", "The boats sail."),
        ("(Lowen) ", "The boats sail."),
        ("(Lowen, May 2, 2025) – ", "The boats sail."),
    ],
)
def test_what_stands_before_the_claim_is_left_out(before: str, claim: str) -> None:
    text = before + claim
    assert text[lede_start(text, 0, len(text)) :] == claim


@pytest.mark.parametrize(
    "text",
    [
        "The Harbour Board (HB) has said no.",
        "Lowen – the town of boats – waits for spring.",
        "Whitlock: The boats must sail.",
        "Dora: The council said no.",
        "Mayor: The council said no.",
        "Dana Whitlock: The council said no.",
        "Lowen: The council said no, and I agree.\n\nMoss: Why?\n\nLowen: It had to.",
        "(The boats sail again) The council said no.",
        "Dana Whitlock — who painted the boats — left.",
        "According to Quayside, the boats sail.",
        "According to the council, based on reports, the boats sail.",
        "The boats sail. HARBOUR TOWN — The end.",
    ],
)
def test_what_belongs_to_the_claim_stays(text: str) -> None:
    assert lede_start(text, 0, len(text)) == 0
