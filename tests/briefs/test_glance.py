"""At a Glance in every form; outlets, people and places are invented."""

import pytest

from briefs.models import Brief
from briefs.pipeline import write_brief
from tests.builders import an_article

BODY = (
    "The council of Harbour Town voted on Monday to reopen the ferry line that closed nine years ago.\n\n"
    "Mayor Dana Whitlock promised 12 boats by summer and cheap fares for the islands.\n\n"
    "The islands have lost a third of their people since the boats stopped.\n\n"
    "Engineers found cracks in two pillars of the bridge last winter."
)


def _brief(box: str) -> Brief:
    return write_brief(an_article(text=f"{box}\n\n{BODY}"))


@pytest.mark.parametrize(
    "box",
    [
        "> At a Glance\n> – Boats sail again\n> – Fares stay low\n> – Why it matters: Islands need a way across",
        "## At a Glance\n\n- Boats sail again\n- Fares stay low\n- Why it matters: Islands need a way across",
        "## At a glance:\n\n• Boats sail again\n• Fares stay low\n\nWhy it matters: Islands need a way across",
        "**AT A GLANCE**\n\n- Boats sail again\n- Fares stay low\n- **Why it matters:** Islands need a way across",
        "The story at a glance\n\n- Boats sail again\n- Fares stay low\n- Why this matters — Islands need a way across",
        "## TL;DR\n\n1. Boats sail again\n2. Fares stay low\n3. Why it matters: Islands need a way across",
    ],
)
def test_the_outlets_own_box_is_shown_as_it_is(box: str) -> None:
    brief = _brief(box)
    assert brief.glance_source == "outlet"
    assert [line.text for line in brief.glance] == ["Boats sail again", "Fares stay low"]
    assert brief.why_it_matters is not None
    assert brief.why_it_matters.text == "Islands need a way across"
    assert not any("Boats sail again" in line.text for line in brief.summary)
    assert brief.sections == ()


@pytest.mark.parametrize(
    "label",
    ["Key Takeaways", "Key points", "In brief", "Takeaways", "Highlights", "What you need to know", "The main points:"],
)
@pytest.mark.parametrize("form", ["## {}\n\n- Boats sail\n- Fares fall", "**{}**\n\n• Boats sail\n• Fares fall"])
def test_the_outlets_own_takeaways_are_taken(label: str, form: str) -> None:
    brief = _brief(form.format(label))
    assert brief.takeaways_source == "outlet"
    assert [line.text for line in brief.takeaways] == ["Boats sail", "Fares fall"]
    assert brief.glance_source == "nutgraf"


def test_a_heading_that_only_mentions_a_glance_is_no_box() -> None:
    brief = _brief("## A glance at the harbour of the town\n\n- Boats sail\n- Fares fall")
    assert brief.glance_source == "nutgraf"


def test_without_a_box_three_or_four_points_are_picked() -> None:
    brief = write_brief(an_article(text=BODY))
    assert brief.glance_source == "nutgraf"
    assert 3 <= len(brief.glance) <= 4
    assert [line.start for line in brief.glance] == sorted({line.start for line in brief.glance})


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("The vote matters because the bridge will close.", "The vote matters because the bridge will close."),
        ("The ferry is important because no other way leads across.", "The ferry is important"),
        ("Why it matters: The bridge will close. Crews know it.", "The bridge will close."),
        ("## Why This Matters\n\n1. For the islands:\n  • Schools could stay open on every island.", "Schools could"),
    ],
)
def test_why_it_matters_is_said_by_the_text(words: str, why: str) -> None:
    brief = write_brief(an_article(text=f"{BODY}\n\n{words}"))
    assert brief.why_it_matters is not None
    assert brief.why_it_matters.text.startswith(why)


def test_a_text_that_does_not_say_why_has_none() -> None:
    assert write_brief(an_article(text=BODY)).why_it_matters is None


@pytest.mark.parametrize(
    "why",
    [
        "The vote makes Harbour Town the first town on the coast to run its own boats, and others are to follow.",
        "The vote puts in doubt the bridge that the islands have been promised since the boats stopped.",
        "If the vote holds, the islands could keep the three schools that were to close in spring.",
        "Without a ferry line there would be no way for 400 children to reach their schools in winter.",
        "Harbour officials warn that the bridge could close within a year if the cracks in it grow.",
        "Shipping experts say the ferry line could bring back half of those who left the islands.",
    ],
)
def test_what_follows_from_the_news_is_why_it_matters(why: str) -> None:
    brief = write_brief(an_article(text=f"{BODY}\n\n{why}", headline="Harbour Town votes to reopen its ferry line"))
    assert brief.why_it_matters is not None
    assert brief.why_it_matters.text == why
    assert brief.why_it_matters not in brief.glance


@pytest.mark.parametrize(
    "words",
    [
        "The officer left the quay and was later seen on the bridge with two crates of fish.",
        "The importance of painting boats was not lost on the crews who sang on Monday.",
        "If you have seen the green boat, the council would like to hear from you by Friday.",
        "Dana Whitlock warned that her rivals would talk about the ferry line for a year.",
        "The retreat leaves the islands without a bridge for the first time since the war.",  # which retreat?
    ],
)
def test_nothing_weaker_is_why_it_matters(words: str) -> None:
    assert write_brief(an_article(text=f"{BODY}\n\n{words}", headline="Ferry line")).why_it_matters is None


def test_points_are_other_ones_than_the_summary_where_the_text_has_more() -> None:
    more = [
        "The old mill of Harbour Town was sold to a baker for 90 coins.",
        "Two schools on Tarn teach sailing from this autumn.",
        "Cranes arrive at the quay in March.",
    ]
    brief = write_brief(an_article(text="\n\n".join([BODY, *more])))
    assert any(line not in brief.summary for line in brief.glance)


def test_colour_is_no_point() -> None:
    brief = write_brief(an_article(text=f"{BODY}\n\nThe tea was cold.\n\nSome of the gulls went home hungry."))
    shown = [line.text for line in (*brief.glance, *brief.takeaways)]
    assert "The tea was cold." not in shown
    assert "Some of the gulls went home hungry." not in shown
