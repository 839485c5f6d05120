"""The whole brief. Places, people and outlets are invented."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.cohesion import dangling
from briefs.models import Article, Brief, Line, Section
from briefs.pipeline import write_brief
from tests.builders import an_article
from tests.data_beside import beside
from tests.gold_briefs import first_of


def _section_lines(section: Section) -> Iterator[Line]:
    if section.heading:
        yield section.heading
    for item in section.items:
        yield from _section_lines(item) if isinstance(item, Section) else [item]


def _lines(brief: Brief) -> list[Line]:
    lines = [*brief.summary, *brief.glance, *brief.takeaways]
    lines += [line for line in (brief.nut_graf, brief.why_it_matters) if line]
    lines += [cell for table in brief.tables for row in table.rows for cell in row if cell]
    lines += [line for section in brief.sections for line in _section_lines(section)]
    return lines


def _holds(brief: Brief) -> bool:
    text = brief.article.text
    return (
        all(line.is_in(text) and line.text.strip() for line in _lines(brief))
        and all(figure.is_in(text) for figure in brief.figures)
        and all(quote.is_in(text) for quote in brief.quotes)
        and brief.checked() == brief
    )


def test_a_brief_is_told_from_the_article() -> None:
    brief = write_brief(an_article())
    assert brief.nut_graf is not None
    assert brief.nut_graf.text.startswith("The council of Harbour Town voted on Monday")
    assert brief.why_it_matters is not None
    assert brief.why_it_matters.text.startswith("The vote matters because the bridge")
    assert brief.glance_source == brief.takeaways_source == "nutgraf"
    assert brief.slug == "harbour-town-votes-to-reopen-its-ferry-line-2026-01-05"
    assert "bridge" in brief.keywords
    assert "ferry" not in brief.keywords  # the headline says it
    assert [figure.text for figure in brief.figures] == ["400 people"]
    assert _holds(brief)


def test_the_summary_stands_in_the_order_of_the_text_and_repeats_nothing() -> None:
    brief = write_brief(an_article())
    starts = [line.start for line in brief.summary]
    assert starts == sorted(set(starts))
    assert 2 <= len(brief.summary) <= 3


def test_one_paragraph_makes_a_brief() -> None:
    brief = write_brief(Article(headline="Ferry back", text="The ferry line of Harbour Town opened again on Monday."))
    assert [line.text for line in brief.summary] == ["The ferry line of Harbour Town opened again on Monday."]
    assert brief.nut_graf == brief.summary[0]


@pytest.mark.parametrize(
    "text",
    [
        "Die Fähre von Hafenstadt fährt seit Montag wieder. Das beschloss der Stadtrat am Abend mit großer Mehrheit.",
        "港町のフェリーが月曜日に再開した。市議会が決めた。橋は春に閉じる。",
        "أعادت بلدة الميناء فتح خط العبارات يوم الاثنين بعد تسع سنوات. وقال المجلس إن القوارب ستنقل الركاب كل يوم.",
        "बंदरगाह शहर की नौका सेवा सोमवार को फिर शुरू हुई। परिषद ने रविवार को यह फैसला किया था।",
        "ferry back",
        "?",
        "“",
        "| a |",
        "• one\n• two",
    ],
)
def test_other_languages_and_scraps_make_a_brief(text: str) -> None:
    assert _holds(write_brief(Article(headline="Ferry", text=text)))


_PIECES = st.sampled_from(
    [
        "At a Glance",
        "> ",
        "– ",
        "• ",
        "1. ",
        "Why it matters: ",
        "Key Takeaways",
        "“",
        "”",
        '"',
        "The boat left. ",
        "| a | b |",
        "\n",
        "\n\n",
        "35 boats",
        "He said so. ",
        "PARIS — ",
        "Orrin Vale",
        ":",
        "  ",
        "\x00",
        "\ud800",
        "é",
        "…",
        "## ",
        "|",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.lists(_PIECES, max_size=25).map("".join), st.text(max_size=80)))
def test_no_text_breaks_a_brief(text: str) -> None:
    if text.strip():
        assert _holds(write_brief(Article(headline=text.split("\n")[0].strip() or "x", text=text)))


def test_a_very_long_text_makes_a_brief() -> None:
    text = "\n\n".join(f"Boat number {n} of Harbour Town sailed to the islands with {n} guests." for n in range(1500))
    assert _holds(write_brief(Article(headline="Boats sail", text=text)))


@pytest.mark.parametrize("name", ["inshorts", "cnndm"])
def test_no_picked_card_of_real_articles_has_a_dangling_line(name: str) -> None:
    rows = [json.loads(line) for line in Path(beside("summary-dev", f"{name}.jsonl")).read_text().splitlines()[:60]]
    for row in rows:
        article = Article(headline=row["title"] or row["body"][:60], text=row["body"])
        brief = write_brief(article)
        assert _holds(brief)
        for card in (brief.summary, brief.glance, brief.takeaways):
            assert not dangling(card, article.headline, brief.people, first_of(article.text)), row["id"]


@pytest.mark.parametrize(
    "lede",
    [
        "The two crews that have quarrelled over the quay since 1996 have agreed to share it.",
        "These are the last days of the green boat, which has sailed since 1904.",
        "Meanwhile, in Tarn, police arrested nine people on Monday.",
        "It is now illegal to feed the gulls of Tarn, the council ruled on Monday.",
    ],
)
def test_a_brief_opens_with_the_lede_that_explains_itself(lede: str) -> None:
    text = f"{lede}\n\nThe harbour board will meet again in the first week of May.\n\nNobody has paid for the quay yet."
    brief = write_brief(Article(headline="Harbour news", text=text))
    assert brief.nut_graf is not None
    assert brief.nut_graf.text == lede
    assert brief.summary[0].text == lede


def test_a_point_that_hangs_on_its_anecdote_comes_with_it() -> None:
    seized = "Her daughter had been locked up on the islands for carrying salt."
    point = "She is one of 170 skippers held there since spring, the harbour board said on Friday."
    text = f"It was dawn when the bell rang.\n\nDana Whitlock knew at once what it was.\n\n{seized}\n\n{point}"
    brief = write_brief(Article(headline="Salt arrests treble", text=text))
    assert [line.text for line in brief.summary[-2:]] == [seized, point]
    assert brief.nut_graf == brief.summary[0]
    assert _holds(brief)
