"""Whole scraped texts, each of another make, with the article that should come out.

The towns, papers and people are invented. A line that opens with "-" is dirt, one with "+" is the article's own; the
headline is marked "=", and what it says of the facts stands beside it.
"""

import pytest

from briefs.cleaning import clean
from briefs.reading import read_bytes

TEXTS = {
    "a caption with a word before it, and the signs of shares": """
        = Low Haven Salt Works sells its last ferry
        - By Runa Esk
        - In this article
        - LHSW
        - GRF.A +1.2%
        + The Low Haven Salt Works sold its last ferry on Monday to a man who collects them.
        - Rusty: Odo Farrant on the deck of the boat that he bought on Monday
        + “It floats,” said Odo Farrant, who paid nine thousand for it. “Mostly.”
        + The works will send its salt by road from May.
    """,
    "short sentences and notices between them": """
        - The Tidewick Gazette
        = Night market closes after 60 years
        - By Runa Esk
        + The stalls were gone by noon.
        + Only the smell stayed.
        - Sign up for our free morning newsletter
        + “Sixty years,” said Odo Farrant, who sold eels there. “Then a letter.”
        - ADVERTISEMENT
        + The council had asked for a fire wall in May, and the traders could not pay for one.
        + Nobody argued.
        - READ MORE: Eel prices double
        + They swept up.
        - Share
        - Follow us on Facebook
    """,
    "a developing story with its desk notes": """
        = Roof of Tidewick pool falls in
        - This is a breaking news story and will be updated.
        - Last updated: 4 May 2024
        + The roof of the public pool in Tidewick fell in on Saturday night. Nobody was inside.
        + Firefighters searched the building with dogs until four in the morning.
        + More than 200 people had been swimming there in the afternoon.
        - This story has been updated to add the number of swimmers.
        - Runa Esk reported from Tidewick, Odo Farrant from Low Marsh and Ines Tarbet from Harl.
    """,
    "a press release": """
        - PRESS RELEASE
        - EMBARGOED UNTIL 6 MAY 2024, 09:00
        = New Lifeboat for Harl Named After Its Cook
        + HARL, 6 May 2024 – The lifeboat society of Harl has named its new boat after Marta Quill, who cooked for its
          crews for 41 years.
        + “She never once came aboard,” said coxswain Per Lund. “She fed everyone who did.”
        + The boat is afloat.
        - ENDS
        - Notes to editors
        - The Harl Lifeboat Society was founded in 1874 and is run by volunteers.
        - Media enquiries: Per Lund, press@harl-lifeboat.example
    """,
    "a poll and an embedded post": """
        = Tidewick may lose its last telephone box
        + The last telephone box in Tidewick is to be sold unless somebody can be found to paint it.
        - Poll: Should the box stay?
        - Yes
        - Only as a library
        - Vote now
        + “I proposed in it,” the postman, Odo Farrant, wrote.
        - See this post on Facebook
        - A post shared by Odo Farrant (@odofarrant)
        + He was refused.
        - Leave a comment
        - Be the first to comment
    """,
    "questions and their answers": """
        = The new bin days explained
        - Runa Esk, Local Reporter
        - 12 March 2023
        + Who is affected?
        + Everybody north of the canal.
        + When does it start?
        + On the first Monday in April, the council says, and the blue bins come first.
        + What if I forget?
        + Nothing happens.
        - Related stories
        - Canal to close for a month
        - Blue bins arrive in Harl
    """,
    "a table that lost its cells at the end": """
        = Three Bridges, One Budget

        + The county has money for one of its three broken bridges, its engineer, Ines Tarbet, said on Monday.

        + Bridge Current Status
        + Mill Bridge Closed, weight limit broken
        + Harl Crossing Open to bicycles only
        + Eel Street Bridge Under repair since May

        - About the Author

        - Runa Esk is a reporter at the Tidewick Gazette who writes about roads.

        - Leave a Reply
    """,
    "Markdown links left in": """
        - [Skip to content](#main)
        - [News](/n) | [Sport](/s) | [Weather](/w)
        = Heron moves into bank
        - By Ines Tarbet for the Tidewick Gazette
        + A heron has nested on the roof of the savings bank in Harl, and the bank has switched off its alarm.
        + It has two eggs.
        - [Twitter](https://t.example/x) [Facebook](https://f.example/x)
        - Photo: Odo Farrant
    """,
    "an appeal and a newsletter box": """
        = A town counts its swifts
        - We’re glad you’re here. Our journalism is free to read because of readers like you. Please give what you can.
        + On Sunday 340 people in Low Marsh lay down on the grass and counted birds.
        - The Evening Tide
        - The day’s best stories, sent straight to your inbox at six.
        - Enter your email
        - Sign up
        + They counted 71 swifts, nine more than last year, and one kite made of paper.
        + “It was mine,” said Per Lund, who is six.
        - Support our work
    """,
    "a house credit and a correction": """
        = Choir of Harl sings in the dark
        - Ines Tarbet for The Harl Observer
        - By PER LUND
        - The Harl Observer
        + The choir of Harl sang for two hours without light on Friday because the bill had not been paid.
        + The audience hummed.
        + An earlier version of this article misstated the length of the concert.
        - © 2024 The Harl Observer. All rights reserved.
    """,
    "an obituary": """
        = Marta Quill obituary
        - Runa Esk
        + Marta Quill, who has died aged 90, fed the lifeboat crews of Harl for 41 years and could not swim.
        + She left school at 12.
        + Her soup had no name.
        + Marta Quill, cook, born 1 February 1934; died 3 May 2024
        - Topics
        - Obituaries
        - Share on WhatsApp
    """,
    "words of dirt that are news": """
        = Sign up or ship out, harbour tells cooks
        + Cooks who want to work on Tidewick boats must sign up at the harbour office by Friday.
        + We use cookies as bait, one of them said, and nobody has written a policy about that.
        + The newsletter of the cooks’ union called the rule an insult.
        + Vote with your ladles, it told its members.
        + A video shared by the union shows forty ladles in the air.
        + Our work is not a hobby, the union wrote.
        + Comments from the harbour were brief.
        + “No.”
        - Was this page helpful?
        - Comments (3)
    """,
    "a wire report": """
        = Ordway lowers rates for a second time
        - (Ordway Press Agency)
        + HARL, May 2 (OPA) – The central bank of Ordway lowered its main rate by a quarter of a point on Thursday.
        + It had done so in March.
        + The currency fell by 2 percent.
        - (Reporting by Ines Tarbet; Writing by Per Lund; Editing by Runa Esk)
        - Our Standards: The Ordway Promise
    """,
    "a date and a role below a standfirst": """
        - The Marlow Standard
        = Doctor’s bag found in river holds 90 letters
        + A bag that a doctor lost in 1951 has come out of the river with 90 letters in it.
        - By Ines Tarbet
        - Health Correspondent
        - 18 January 2022 • 6:00am
        + The bag was found on Tuesday by a girl of nine.
        + All the letters can be read.
        - Related Topics
        - Marlow, Letters, Rivers
        - © Marlow Media Group Limited 2022
    """,
    "a release with its address": """
        - FOR IMMEDIATE RELEASE
        - Contact: Per Lund
        - Phone: 555-0100
        = Lund Boats Opens Second Yard in Harl
        + HARL, Ordway, March 4, 2023 — Lund Boats, which builds rowing boats, today opened a second yard, in Harl.
        + The yard cost $3 million.
        - About Lund Boats
        - Lund Boats was founded in 1988 and builds 300 boats a year. Learn more at lundboats.example.
        - # # #
    """,
    "a standfirst without an end mark": """
        = Ferry strike ends after nine days
        + Crews will get 4% more and a day off at Christmas
        - Odo Farrant Transport editor
        + The ferry crews of Harl went back to work on Thursday after nine days on strike.
        + They will get 4% more a year.
        + “We missed the gulls,” one deckhand said. “A little.”
        - Explore more on these topics
        - Ferries
        - news
    """,
    "a regional paper’s page": """
        - Skip to main content
        - The Tidewick Echo
        - Sign in
        - News
        - Sport
        = Three hurt as carousel breaks loose
        - Comments
        - By Runa Esk
        - Senior Reporter
        - Published 14:02, 7 July 2023
        + Three people were hurt in Tidewick on Friday when a carousel broke loose and rolled into the sea.
        - Get the latest Tidewick headlines straight to your inbox for free
        - Thank you for subscribing!
        - We have more newsletters
        + Firefighters pulled out nine wooden horses.
        + One is missing.
        - READ MORE: Carousel passed its test in May
        + “It just went,” said Odo Farrant, who sells tickets. “I still had change in my hand.”
        + The pier stays shut.
        - Story Saved
        - You can find this story in My Bookmarks.
        - Most Read
        - Man, 40, marries lighthouse
        - © 2023 Tidewick Media Ltd
    """,
    "a feature with a caption and a helper": """
        = Inside the last typewriter shop
        - Story by Runa Esk
        - Photographs by Odo Farrant
        - Feb. 2, 2020
        + Every key has a sound. Ines Tarbet knows them all.
        + She has mended typewriters in Harl since 1971.
        - Ines Tarbet at her bench. Odo Farrant for The Harl Echo
        + Her hands shake now.
        + Not when she works.
        + “The R goes first,” she says. “Everybody needs an R.”
        - Odo Farrant contributed research.
    """,
    "a print view": """
        - Tidewick Daily Tribune
        - Print this page | Close
        = Judge keeps court open for a snowstorm
        - Saturday, 3 February 2024
        - by Odo Farrant
        + A judge in Tidewick heard eleven cases on Friday by the light of a bus.
        + All were adjourned.
        - https://tribune.example/2024/bus
        - Page 1 of 2
    """,
}
FACTS = {
    "short sentences and notices between them": (("Runa Esk",), "The Tidewick Gazette"),
    "questions and their answers": (("Runa Esk",), None),
    "a table that lost its cells at the end": (("Runa Esk",), "Tidewick Gazette"),
    "Markdown links left in": (("Ines Tarbet",), "Tidewick Gazette"),
    "a house credit and a correction": (("Per Lund",), "The Harl Observer"),
    "an obituary": (("Runa Esk",), None),
    "a wire report": (("Ines Tarbet",), None),
    "a date and a role below a standfirst": (("Ines Tarbet",), "The Marlow Standard"),
    "a standfirst without an end mark": (("Odo Farrant",), None),
    "a regional paper’s page": (("Runa Esk",), "The Tidewick Echo"),
    "a feature with a caption and a helper": (("Runa Esk",), None),
    "a print view": (("Odo Farrant",), "Tidewick Daily Tribune"),
}


def parted(name: str) -> tuple[str, dict[str, list[str]]]:
    """The text of a case without its signs, and the lines under each sign."""
    lines: list[str] = []
    signed: dict[str, list[str]] = {"+": [], "-": [], "=": []}
    for raw in TEXTS[name].strip().split("\n"):
        line = raw.strip()
        if line[:2] in ("+ ", "- ", "= "):
            lines.append(line[2:])
            signed[line[0]].append(line[2:])
        elif line and lines[-1]:
            signed["+"][-1] = lines[-1] = f"{lines[-1]} {line}"
        else:
            lines.append("")
    return "\n".join(lines), signed


@pytest.mark.parametrize("name", TEXTS)
def test_a_scraped_text_gives_its_article_and_nothing_else(name: str) -> None:
    text, signed = parted(name)
    article = read_bytes(text.encode(), name="scraped.txt")
    kept = [line.removeprefix("## ") for line in article.text.split("\n") if line]
    assert kept == signed["+"]
    assert [article.headline] == signed["="]
    assert clean(article.text).text == article.text


@pytest.mark.parametrize(("name", "facts"), FACTS.items())
def test_a_scraped_text_gives_its_byline_and_its_outlet(name: str, facts: tuple[tuple[str, ...], str | None]) -> None:
    article = read_bytes(parted(name)[0].encode(), name="scraped.txt")
    assert (article.byline, article.outlet) == facts


def test_the_agency_of_the_dateline_is_the_outlet_where_it_stands_by_the_headline() -> None:
    text = """Harl Weekly News
Home
Divers find the bell of a lighthouse
Seapress
May 3, 2025
TARN (Seapress) - Divers have found the bell of the old lighthouse under forty feet of sand.
The bell had been missing since the storm of 1931, and nobody had looked for it.
View comments (2)"""
    assert read_bytes(text.encode(), name="a.txt").outlet == "Seapress"


@pytest.mark.parametrize(
    ("rights", "outlet"),
    [
        ("Copyright 2001 The Tidewick Lantern. All rights reserved.", "The Tidewick Lantern"),
        ("Write to editor at thetidewicklantern dot example.", "THE TIDEWICK LANTERN"),
    ],
)
def test_an_outlet_set_in_capitals_takes_the_case_in_which_its_page_prints_it(rights: str, outlet: str) -> None:
    told = "The owner of the mill sold the river to the town on Monday, and the town does not know what to do with it. "
    page = f"""<html><head><title>Mill owner sells river</title>
        <meta property="og:site_name" content="THE TIDEWICK LANTERN"></head>
        <body><h1>Mill owner sells river</h1><p>{told * 3}</p><p>{told * 2}</p>
        <footer>{rights}</footer></body></html>"""
    assert read_bytes(page.encode(), name="a.html").outlet == outlet
