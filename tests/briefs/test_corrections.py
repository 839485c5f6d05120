"""Corrections of the outlet's own; people, places and papers are invented."""

import pytest

from briefs.cleaning import clean
from briefs.pipeline import write_brief
from briefs.reading import read_bytes
from tests.builders import an_article

NEWS = "The ferry line of Harbour Town reopened on Monday after nine years, and fares cost three coins."
MORE = "Mayor Dana Whitlock promised 12 boats by summer."


@pytest.mark.parametrize(
    "note",
    [
        "Correction: An earlier version of this article said that fares cost four coins.",
        "CORRECTION, Jan. 6: The boats are green, not blue.",
        "*Correction: The boats are green, not blue.*",
        "This article was amended on 6 January 2026. The boats are green, not blue.",
        "This story has been corrected to say that the boats are green.",
        "An earlier version of this story misspelled the name of Dana Whitlock.",
        "This story originally said that the boats were blue. They are green.",
        "Editor’s note: This story has been updated to correct the number of boats.",
        "Because of an editing error, an earlier headline gave the wrong day.",
        "The Quayside regrets the error.",
        "(This story corrects the fare in paragraph 2 to three coins.)",
        "Correction 6 January: The boats are green, not blue.",
        "The headline of this article was amended on 6 January 2026.",
        "This story was first published on Jan. 5. It was updated on Jan. 6 to correct the colour of the boats.",
        "It was updated on Jan. 6 to correct the colour of the boats.",
    ],
)
@pytest.mark.parametrize("first", [True, False])
def test_a_correction_is_kept_as_one_and_told_as_news_nowhere(note: str, first: bool) -> None:
    text = "\n\n".join([note, NEWS, MORE] if first else [NEWS, MORE, note])
    brief = write_brief(an_article(text=text))
    assert brief.correction is not None
    assert brief.correction.text == note.strip("*")
    shown = [brief.nut_graf, *brief.summary, *brief.glance, *brief.takeaways]
    assert not any(line and line.text in note for line in shown)
    assert brief.nut_graf is not None
    assert brief.nut_graf.text == NEWS


@pytest.mark.parametrize(
    "text",
    [
        "The council corrected its figures on Monday.",
        "This article of the treaty was amended by both sides.",
        "The story was a lie, the mayor said.",
        "Editor’s note on the door: knock twice.",
    ],
)
def test_news_of_a_correction_is_news(text: str) -> None:
    assert write_brief(an_article(text=f"{NEWS}\n\n{text}")).correction is None


def test_a_column_of_corrections_tells_no_news() -> None:
    text = "An article on Tuesday misstated the fares. They are three coins.\n\nA recipe on Sunday left out the plums."
    brief = write_brief(an_article(headline="For the record", text=text))
    assert brief.correction is not None
    assert brief.correction.text.startswith("An article on Tuesday")
    assert (brief.nut_graf, brief.summary, brief.glance, brief.takeaways) == (None, (), (), ())


def test_a_retraction_is_shown_as_the_paragraph_that_takes_back() -> None:
    text = f"The Quayside has withdrawn an article about green boats.\n\n{NEWS}"
    brief = write_brief(an_article(headline="Retraction: Article on boats", text=text))
    assert brief.correction is not None
    assert "withdrawn" in brief.correction.text


@pytest.mark.parametrize("title", ["Corrections and clarifications", "Corrections: Jan. 6, 2026"])
def test_a_column_of_corrections_keeps_its_headline(title: str) -> None:
    notes = [
        "An article on Tuesday misstated the fares. They are three coins.",
        "A recipe on Sunday left out the plums.",
    ]
    article = read_bytes("\n\n".join([title, *notes]).encode(), name="column.txt")
    assert article.headline == title
    assert article.text == "\n\n".join(notes)
    assert write_brief(article).kind == "correction"


@pytest.mark.parametrize(
    "note",
    [
        "This story was updated on Jan. 6 to correct the colour of the boats.",
        "This story was first published on Jan. 5. It was updated on Jan. 6 to correct the colour of the boats.",
    ],
)
def test_a_correction_survives_the_cleaning_of_its_page(note: str) -> None:
    assert note in clean("\n\n".join(["Ferries sail again", NEWS, MORE, "Share", note])).text
