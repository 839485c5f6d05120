"""What stands under a quote on its card: its context, further outlets, other wordings. All names are invented."""

from dataclasses import replace
from typing import Any

import pytest

from bot.answers import CitedQuote, OtherWording
from bot.cards import labels
from bot.cards.quotes import quotes_card
from tests.bot.desks import quote_lines
from tests.bot.drawing import (
    a_line,
    a_page,
    a_quote,
    a_source,
    buttons_of,
    check_limits,
    check_schema,
    displays,
    lines_of,
)


def a_full_quote(**changes: Any) -> CitedQuote:
    given = {
        "mention": "the treasurer, Orrin Vale",
        "role": a_line("the treasurer, Orrin Vale", 1, 40),
        "context": a_line("The council was asked what the ferry would cost.", 1, 100),
        "also": (2, 3),
        "reprints": (a_line("The figures do not add up yet", 2), a_line("The figures do not add up yet", 3)),
        "wordings": (OtherWording(parts=(a_line("Those figures don’t yet add up", 4),), source=4),),
    }
    return a_quote(**given | changes)


SOURCES = tuple(a_source(number) for number in range(1, 9))


def test_a_quote_shows_its_context_further_outlets_and_other_wordings() -> None:
    card = quotes_card(a_page(quotes=(a_full_quote(),), sources=SOURCES, pages=1))
    assert lines_of(card) == [
        "Quotes · 8 quotes",
        "“The figures do not add up yet”",
        "— the treasurer, Orrin Vale",
        "Context: The council was asked what the ferry would cost.",
        "Harbour Desk 1 · 5 January 2026 · also in Harbour Desk 2, Harbour Desk 3",
        "in other words in Harbour Desk 4: “Those figures don’t yet add up”",
    ]
    assert "— the treasurer, **Orrin Vale**" in displays(card.view)[1]
    assert [button["url"] for button in buttons_of(card)] == [
        "https://desk1.example.com/ferry",
        "https://desk4.example.com/ferry",
    ]
    check_limits(card)
    check_schema(card)


def test_every_line_under_a_quote_is_a_recorded_span() -> None:
    quote = a_full_quote()
    spans = {line.span for line in quote_lines(quote) if line is not quote.mention}
    assert set(quotes_card(a_page(quotes=(quote,), sources=SOURCES)).spans) == spans


def test_words_for_a_speaker_that_lack_the_name_stand_beside_it() -> None:
    card = quotes_card(a_page(quotes=(a_full_quote(role=a_line("the treasurer")),), sources=SOURCES))
    assert "— Orrin Vale · the treasurer" in lines_of(card)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"also": (2, 3, 4, 5, 6)}, "also in Harbour Desk 2, Harbour Desk 3, Harbour Desk 4 and 2 more"),
        ({"also": (7,)}, ""),  # another article of the same outlet
        ({"also": (8,)}, ""),  # an outlet that is not named
        ({"also": (2, 2)}, "also in Harbour Desk 2"),
    ],
)
def test_further_outlets_are_each_named_once(changes: dict[str, Any], told: str) -> None:
    sources = (*SOURCES[:6], a_source(7, outlet="HARBOUR DESK 1"), a_source(8, outlet=None))
    card = quotes_card(a_page(quotes=(a_full_quote(reprints=(), **changes),), sources=sources))
    (line,) = [line for line in lines_of(card) if line.startswith("Harbour Desk 1")]
    assert line == f"Harbour Desk 1 · 5 January 2026{' · ' if told else ''}{told}"


def test_a_context_too_long_is_left_out_whole_and_the_quote_stays() -> None:
    long = a_line("word " * 1_000, 1, 100)
    card = quotes_card(a_page(quotes=(a_full_quote(context=long),), sources=SOURCES))
    assert "“The figures do not add up yet”" in lines_of(card)
    assert not any("word" in line and "words" not in line for line in lines_of(card))
    assert labels.LEFT_OUT in lines_of(card)
    assert long.span not in card.spans
    check_limits(card)


def test_no_quote_of_a_page_gives_way_to_the_context_of_another() -> None:
    quotes = tuple(
        a_full_quote(
            context=a_line(f"{number} " + "word " * 200, 1, 5_000 * number),
            wordings=(OtherWording(parts=(a_line("other " * 150, 4),), source=4),),
        )
        for number in range(3)
    )
    long = tuple(replace(quote, parts=(a_line("said " * 180, 1, 900),)) for quote in quotes)
    for page, contexts in ((quotes, 3), (long, 0)):
        card = quotes_card(a_page(quotes=page, sources=SOURCES))
        assert sum(line.startswith("“") for line in lines_of(card)) == 3
        assert sum(line.startswith(labels.CONTEXT) for line in lines_of(card)) == contexts
        check_limits(card)


def test_an_outlet_that_prints_a_cut_is_named() -> None:
    quote = a_full_quote(shorter=(3, 5), wordings=())
    card = quotes_card(a_page(quotes=(quote,), sources=SOURCES, pages=1))
    assert (
        "Harbour Desk 1 · 5 January 2026 · also in Harbour Desk 2, Harbour Desk 3 · shorter in Harbour Desk 5"
        in lines_of(card)
    )
