"""Corrections of the outlet's own; people, places and papers are invented."""

import pytest

from briefs.pipeline import write_brief
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
