"""Scraped text, in texts of our own: the towns, boats, people and outlets in them are invented."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.cleaning import clean
from briefs.reading.kinds import find_kind

TITLE = "Ferry Line Between Low Haven and Gull Rock Opens Again"
FIRST = "The ferry between Low Haven and Gull Rock sailed on Monday for the first time in nine years, its owner said."
SECOND = "“We promised this crossing to our children,” said Dana Whitlock, the mayor, who bought the first ticket."
THIRD = "The line carries 400 passengers a day, and the council pays a third of its costs until the bridge is mended."


def page(*lines: str) -> str:
    return "\n\n".join(lines)


def test_the_article_alone_is_left() -> None:
    cleaned = clean(
        page(
            TITLE,
            TITLE,
            "By Orrin Vale, Staff Writer | Reviewed by the desk",
            "Published March 3, 2025",
            "Spread the word",
            "![]()",
            FIRST,
            "ferry",
            SECOND,
            "Photo: Ines Moor / AP",
            THIRD,
            "About the Author",
            "• My name is Orrin Vale, and I’m a reporter on harbours.",
            "Orrin Vale covers harbours for The Harbour Desk. He once rowed to Gull Rock.",
            "What’s your reaction?",
            "like",
            "sad",
            "wow",
            "3 Comments",
            "Leave a Reply",
            "Your email address will not be published. Required fields are marked *",
        )
    )
    assert cleaned.text == page(FIRST, SECOND, THIRD)
    assert cleaned.headline == TITLE
    assert cleaned.byline == ("Orrin Vale",)
    assert cleaned.outlet == "The Harbour Desk"
    assert cleaned.published == "2025-03-03"
    assert {one.why for one in cleaned.removed} >= {"byline", "date line", "tag", "picture credit", "comment form"}


def test_a_text_of_one_line_a_paragraph_is_read_too() -> None:
    assert clean("\n".join([TITLE, FIRST, "![]()", SECOND, THIRD, "Send Comments"])).text == page(FIRST, SECOND, THIRD)


def test_a_feed_wrapper_goes_and_the_words_before_it_stay() -> None:
    cleaned = clean(page(TITLE, f"{FIRST} The post {TITLE} appeared first on Gull Rock News.", SECOND, THIRD))
    assert cleaned.text == page(FIRST, SECOND, THIRD)
    assert cleaned.outlet == "Gull Rock News"


def test_a_signature_at_the_end_is_the_byline() -> None:
    cleaned = clean(page(TITLE, FIRST, SECOND, THIRD, "Ines Moor"))
    assert cleaned.byline == ("Ines Moor",)
    assert cleaned.text == page(FIRST, SECOND, THIRD)


def test_the_articles_own_structure_stays() -> None:
    text = page(
        "> At a Glance\n> – The ferry sails again\n> – Why it matters: the bridge is closed",
        FIRST,
        "The Boats",
        "Three boats sail:",
        "• Gull\n• Tern\n• Petrel",
        "Boat State\nGull mended, at sea\nTern sold to Low Haven",
        "What’s Next",
        "1. Summer:\n  • More boats will sail\n  • The pier is painted\n2. Winter:\n  • The line rests",
        "> “Not before the bridge is mended.”",
        "Key Takeaways",
        "• The ferry sails\n• The council pays a third",
        THIRD,
    )
    cleaned = clean(page(TITLE, text, "Share this article"))
    assert cleaned.text == text


def test_an_article_may_end_with_a_list_above_the_dirt() -> None:
    body = page(FIRST, SECOND, THIRD, "What’s Next", "1. A vote:\n  • On Monday\n2. Repairs")
    assert clean(page(TITLE, body, "Share", "Facebook", "Leave a comment")).text == body


def test_headlines_under_related_posts_go_and_the_article_goes_on() -> None:
    dirty = page(TITLE, FIRST, "You May Also Like", "Bridge Closes for Spring", "Will the Bridge Hold?", SECOND, THIRD)
    assert clean(dirty).text == page(FIRST, SECOND, THIRD)


def test_readers_comments_are_not_the_article() -> None:
    long = [FIRST, SECOND, THIRD] * 2
    body = [f"{line[:-1]}, {number}." for number, line in enumerate(long)]
    comments = [
        "2 Comments",
        "Sailor",
        "March 4, 2025 at 8:00 pm",
        "I sailed on her, and it was a fine crossing.",
        "Reply",
    ]
    assert clean(page(TITLE, *body, *comments)).text == page(*body)


def test_hard_wrapped_lines_are_joined() -> None:
    wrapped = (
        "The ferry between Low Haven and Gull Rock sailed on\nMonday for the first time in nine years, its owner\nsaid."
    )
    assert clean(page(TITLE, wrapped, SECOND)).text.startswith(
        "The ferry between Low Haven and Gull Rock sailed on Monday"
    )


def test_cells_parted_by_tabs_become_table_rows() -> None:
    assert "| Boat | State |\n| Gull | mended |" in clean(page(FIRST, "Boat\tState\nGull\tmended", SECOND)).text


def test_what_prints_nothing_is_taken_out() -> None:
    assert clean("The ferry\u00a0sails\u200b to\x00 Gull Rock\ud800 now, says the mayor.").text == (
        "The ferry sails to Gull Rock now, says the mayor."
    )


@pytest.mark.parametrize("words", ["می\u200cگوید", "र\u200dक्\u200cष", "👩\u200d🚀"])
def test_joiners_that_are_letters_stay(words: str) -> None:
    text = f"The mayor wrote {words} on the pier of Low Haven, and nobody asked why."
    assert clean(text).text == text


def test_joiners_that_join_nothing_are_taken_out() -> None:
    assert clean("The\u200c ferry \u200dsails\u200b\u200d to\u200e Gull Rock now, says the mayor.").text == (
        "The ferry sails to Gull Rock now, says the mayor."
    )


@pytest.mark.parametrize("mark", ["\u2028", "\u2029", "\x0b", "\x85"])
def test_separators_between_words_lose_nothing(mark: str) -> None:
    assert clean(page(TITLE, mark.join(FIRST.split()), SECOND)).text == page(FIRST, SECOND)
    assert clean(mark.join([TITLE, mark, FIRST, mark, SECOND])).text == page(FIRST, SECOND)


@pytest.mark.parametrize(
    "headline", ["Two captains quarrel", "Pier Closes", "Who pays?", "Dana Whitlock", "Storm!", "Two men, one oar"]
)
def test_a_short_line_alone_above_the_text_is_the_headline(headline: str) -> None:
    cleaned = clean(page(headline, FIRST, SECOND))
    assert cleaned.headline == headline
    assert cleaned.text == page(FIRST, SECOND)
    assert clean(cleaned.text, headline=headline).text == clean(cleaned.text).text == cleaned.text


def test_a_bare_line_under_the_headline_stays_when_cleaned_again() -> None:
    cleaned = clean(page(TITLE, "Low tide", FIRST, SECOND), headline=TITLE)
    assert cleaned.text == page("## Low tide", FIRST, SECOND)
    assert clean(cleaned.text).text == cleaned.text


@pytest.mark.parametrize("text", ["", "   ", "\n\n\n", "\x00\ud800", "![]()"])
def test_nothing_gives_nothing(text: str) -> None:
    assert clean(text).text == ""


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Share on Facebook", "share row"),
        ("Facebook Twitter WhatsApp Email", "share row"),
        ("How do you feel about this story?", "reaction widget"),
        ("Was this page useful?", "reaction widget"),
        ("Sign up to our morning newsletter and never miss a ferry.", "newsletter or subscription"),
        ("Follow our WhatsApp channel for the latest from the harbour", "newsletter or subscription"),
        ("Enjoying this? Subscribe for unlimited access from £2 a month.", "newsletter or subscription"),
        ("We use cookies to improve our website and your experience.", "consent"),
        ("Image credit: Ines Moor/Reuters", "picture credit"),
        ("(Photo by Ines Moor/AFP via Getty Images)", "picture credit"),
        ("Photograph: Ines Moor/PA", "picture credit"),
        ("The ferry leaves Low Haven at dawn. (AP Photo/Ines Moor)", "caption"),
        ("Related stories", "related links"),
        ("Most Read", "related links"),
        ("READ MORE: Bridge closes for spring", "read more"),
        ("Read the full report here", "read more"),
        ("Tags: ferry, harbour, council", "tag"),
        ("Story continues below advertisement", "advert mark"),
        ("Be the first to comment", "comment form"),
        ("12 Comments", "comment form"),
        ("The views expressed here are solely those of the author.", "disclaimer"),
        ("This story was generated automatically from a syndicated feed.", "disclaimer"),
        ("© 2025 The Harbour Desk. All rights reserved.", "rights"),
        ("Source: Gull Rock News", "feed wrapper"),
        ("This article first appeared on Gull Rock News.", "feed wrapper"),
        ("This is a developing story. Check back for updates.", "desk note"),
        ("This report will be updated.", "desk note"),
        ("Orrin Vale contributed to this report.", "desk note"),
        ("A post shared by Ines Moor (@inesmoor)", "embedded post"),
        ("You’ve read 2 free articles this week. Please think of subscribing.", "newsletter or subscription"),
        ("Ten minutes of news, delivered straight to your inbox.", "newsletter or subscription"),
        ("[Home](/) | [News](/news)", "page furniture"),
        ("Ines Moor for The Gull Rock Courier", "picture credit"),
        ("FOR IMMEDIATE RELEASE", "press release frame"),
    ],
)
def test_kinds_are_told_by_form(line: str, kind: str) -> None:
    assert find_kind(line) == kind


@pytest.mark.parametrize(
    "line",
    [
        FIRST,
        SECOND,
        "The Boats",
        "Key Takeaways",
        "At a Glance",
        "What’s Next",
        "Why This Matters",
        "He read more than 400 letters from passengers.",
        "“Sign up now,” she told the crew, “or stay ashore for our newsletter.”",
        "The company shares fell by a third.",
        "Subscribers left the telephone company in thousands last year, it said.",
        "A photo of the ferry hung in the mayor’s office for nine years.",
        "Comments by the mayor angered the union.",
        "He follows the ferry each morning from the pier.",
        "Copies of the plan were shared with the crews.",
        "Leaders will convene in spring",
        "Monitoring the repairs",
        "The developing story of the ferry has filled the paper for a week.",
        "A video shared by the crews shows the hull.",
        "The report was updated after the crews objected.",
        "Our work is not a hobby, the crews wrote.",
        "Milk was once delivered to your door by boat.",
        "We use cookies as bait, said the cook, and nobody minds.",
        "The ferry reported from Gull Rock at nine.",
    ],
)
def test_the_articles_own_lines_are_of_no_kind(line: str) -> None:
    assert find_kind(line) is None


def test_a_long_line_takes_no_long_time() -> None:
    began = time.process_time()
    for start in (
        "Photo: ",
        "The ",
        "Share ",
        "By ",
        "Read more about ",
        "( / via ",
        "Sign up ",
        "This story ",
        "[a](b) ",
        "We, ",
    ):
        clean(start + "a b/ c, via (d [e " * 4000)
        clean("\n".join(start + "x" * width for width in range(0, 700, 7)))
    assert time.process_time() - began < 10


LINES = st.sampled_from(
    [
        TITLE,
        FIRST,
        SECOND,
        THIRD,
        "The Boats",
        "• Gull",
        "  • Tern",
        "1. Summer:",
        "> At a Glance",
        "> – A point",
        "| a | b |",
        "By Orrin Vale",
        "March 3, 2025",
        "Share",
        "Related Posts",
        "Bridge Closes for Spring",
        "Leave a Reply",
        "Orrin Vale",
        "ferry",
        "About the Author",
        "Boat State",
        "Gull mended, at sea",
        "## Boats",
        "# Boats of the Bay",
        "___",
        "",
        "",
        "like",
        "wow",
        "a\tb",
        "The post Boats appeared first on Gull Rock News.",
        "Photo: Ines Moor / AP",
        "A caption without an end",
        "Nobody clapped.",
        "Who pays?",
        "FOR IMMEDIATE RELEASE",
        "###",
        "ENDS",
        "About the Boats",
        "Poll: Should the boats stay?",
        "Pier Closes",
        "Why?",
        "The\u2028ferry\u2028sails",
        "\u200c👩\u200d🚀\x1b[31m",
        "Orrin Vale reported from Low Haven.",
        "The Gull Rock Courier",
        "Health Correspondent",
        "Crews will get a day off at the end of the year",
        "Ines Moor, sailor, born 1 May 1931; died 2 June 2019",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(LINES, max_size=16).map("\n".join) | st.text(max_size=120))
def test_cleaning_twice_changes_nothing(text: str) -> None:
    once = clean(text).text
    assert clean(once).text == once


@settings(max_examples=80, deadline=None)
@given(st.lists(LINES, max_size=16))
def test_every_word_is_kept_or_accounted_for(lines: list[str]) -> None:
    cleaned = clean("\n".join(lines))
    left = cleaned.text + " ".join(one.text for one in cleaned.removed)
    for line in (FIRST, SECOND, THIRD):
        assert (line in lines) == (line in left)
