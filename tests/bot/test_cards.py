"""Cards: whole lines with their sources, within Discord's limits, whatever the articles hold."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answers import Choice, NothingFound
from bot.cards import labels
from bot.cards.about import about_card
from bot.cards.brief import brief_card, message_card
from bot.cards.buttons import QuotesButton, choice_button, fits_in_id, quotes_id
from bot.cards.glance import glance_card
from bot.cards.layout import Card
from bot.cards.nothing import nothing_card
from bot.cards.quotes import quotes_card
from bot.cards.stories import sources_card, stories_card
from briefs.models import Quote
from tests.bot.drawing import (
    FIRST,
    SECOND,
    a_glance,
    a_headline,
    a_line,
    a_list,
    a_page,
    a_quote,
    a_row,
    a_source,
    a_story,
    a_table,
    as_read,
    buttons_of,
    check_limits,
    check_schema,
    displays,
    lines_of,
)
from tests.builders import a_brief, an_article


def all_cards() -> list[Card]:
    return [
        brief_card(a_story()),
        glance_card(a_glance()),
        quotes_card(a_page()),
        stories_card(a_list(8)),
        sources_card(a_story()),
        nothing_card(NothingFound(asked="x", nearest=(Choice(label="Ferry", value="story:1"),))),
        nothing_card(NothingFound(asked="x", store_empty=True)),
        about_card(1, 2, 3, 4),
        message_card(a_brief()),
    ]


def test_every_card_is_within_discords_limits() -> None:
    for card in all_cards():
        check_limits(card)
        check_schema(card)


def test_a_brief_shows_headline_nut_graf_summary_and_numbered_sources() -> None:
    assert lines_of(brief_card(a_story())) == [
        "Brief · 2 outlets",
        "Harbour Town Votes to Reopen Its Ferry Line [1]",
        f"{SECOND} [1]",
        f"{FIRST} [1]",
        "Boats are to carry 400 passengers a day. [2]",
        "Sources",
        "[1] Harbour Desk 1 · 5 January 2026",
        "[2] Harbour Desk 2 · 5 January 2026",
    ]


def test_a_brief_has_its_buttons_and_its_links() -> None:
    buttons = buttons_of(brief_card(a_story()))
    assert [button["custom_id"] for button in buttons if button.get("custom_id")] == [
        "ng:g:12",
        "ng:q:12:0",
        "ng:s:12:0",
    ]
    assert [button["url"] for button in buttons if button.get("url")] == [
        "https://desk1.example.com/ferry",
        "https://desk2.example.com/ferry",
    ]


def test_a_button_leads_only_to_what_is_there() -> None:
    buttons = buttons_of(brief_card(a_story(has_glance=False, quote_count=0)))
    assert [button["custom_id"] for button in buttons if button.get("custom_id")] == ["ng:s:12:0"]


def test_the_spans_of_a_card_are_those_of_its_lines() -> None:
    story = a_story()
    spans = brief_card(story).spans
    assert set(spans) == {story.headline.span, *(line.span for line in story.summary)}
    assert len(spans) == len(set(spans))


def test_only_cited_sources_stand_on_the_card() -> None:
    story = a_story(sources=tuple(a_source(number) for number in range(1, 30)))
    lines = lines_of(brief_card(story))
    assert lines[0] == "Brief · 29 outlets"
    assert sum("Harbour Desk" in line for line in lines) == 2


def test_a_line_too_long_is_left_out_whole_and_the_card_says_so() -> None:
    long = "word " * 900
    story = a_story(summary=(a_line(FIRST), a_line(long.strip(), 2)))
    card = brief_card(story)
    lines = lines_of(card)
    assert f"{FIRST} [1]" in lines
    assert labels.LEFT_OUT in lines
    assert not any("word" in line for line in lines)
    assert all(span.end < 4_000 for span in card.spans)
    assert not any("Harbour Desk 2" in line for line in lines)  # nothing shown cites it


def test_a_headline_too_long_is_named_as_such() -> None:
    card = brief_card(a_story(headline=a_headline("long " * 900)))
    assert labels.LONG_HEADLINE in lines_of(card)
    check_limits(card)


def test_a_headline_from_right_to_left_is_still_a_heading() -> None:
    card = brief_card(a_story(headline=a_headline("המעבורת חוזרת")))
    assert any("\n## \u2068" in text for text in displays(card.view))


def test_the_limits_hold_after_escaping() -> None:
    card = brief_card(a_story(summary=tuple(a_line("*" * 1_500 + str(n), 1, n) for n in range(4))))
    check_limits(card)
    assert sum("***" in line.replace("\\", "") for line in displays(card.view)) == 1


def test_the_limits_hold_in_bytes() -> None:
    card = brief_card(a_story(nut_graf=None, summary=tuple(a_line("語" * 1_200, 1, n * 2_000) for n in range(4))))
    check_limits(card)
    assert sum(line.count("語") for line in lines_of(card)) == 2 * 1_200


def test_what_the_source_does_not_say_is_said_to_be_missing() -> None:
    story = a_story(sources=(a_source(1, outlet=None, published=None, url=None), a_source(2, url="ftp://x.example/")))
    lines = lines_of(brief_card(story))
    assert "[1] outlet not named · undated · no link" in lines
    assert "[2] Harbour Desk 2 · 5 January 2026 · no link" in lines


def test_an_outlet_name_that_is_no_name_is_not_shown() -> None:
    lines = lines_of(brief_card(a_story(sources=(a_source(1, outlet="x" * 5_000), a_source(2)))))
    assert "[1] outlet name too long to show · 5 January 2026" in lines


def test_samples_among_news_are_marked_one_by_one() -> None:
    lines = lines_of(brief_card(a_story(sources=(a_source(1, sample=True), a_source(2)))))
    assert lines[0] == "Brief · 2 outlets"
    assert "[1] Harbour Desk 1 · 5 January 2026 · sample" in lines


@pytest.mark.parametrize(
    "card",
    [
        lambda source: brief_card(a_story(sources=(source, replace(source, number=2)))),
        lambda source: glance_card(a_glance(sources=(source,))),
        lambda source: quotes_card(a_page(sources=(source, replace(source, number=2)))),
        lambda source: sources_card(a_story(sources=(source,))),
        lambda source: stories_card(a_list(rows=(a_row(sources=(source,)),))),
    ],
)
def test_a_sample_is_marked_on_every_card(card: Any) -> None:
    assert any(labels.SAMPLE in line for line in lines_of(card(a_source(1, sample=True))))
    assert not any("sample" in line for line in lines_of(card(a_source(1))))


# ---------------------------------------------------------------- At a Glance


@pytest.mark.parametrize(
    "card",
    [
        brief_card(a_story(sources=(a_source(1, opinion=True), a_source(2)))),
        glance_card(a_glance(sources=(a_source(1, opinion=True),))),
        message_card(a_brief(kind="opinion")),
    ],
)
def test_opinion_is_marked_on_every_card(card: Card) -> None:
    assert any(labels.OPINION in line for line in lines_of(card))


@pytest.mark.parametrize("card", [brief_card, glance_card])
def test_a_correction_is_shown_as_it_is_printed(card: Any) -> None:
    line = a_line("Correction: An earlier version said that the boats are blue.")
    shown = lines_of(card(a_story(corrections=(line,)) if card is brief_card else a_glance(corrections=(line,))))
    assert any(labels.CORRECTION in one for one in shown)
    assert any(line.text in one for one in shown)


def test_a_glance_says_whose_it_is() -> None:
    assert lines_of(glance_card(a_glance()))[0] == "At a Glance · the outlet’s own"
    assert lines_of(glance_card(a_glance(glance_source="nutgraf")))[0] == (
        "At a Glance · picked by Nutgraf from the text"
    )


def test_a_glance_shows_points_why_table_and_takeaways() -> None:
    assert lines_of(glance_card(a_glance()))[1:] == [
        "Harbour Town Votes to Reopen Its Ferry Line [1]",
        f"{FIRST} [1]",
        f"{SECOND} [1]",
        "Why it matters — The bridge is the only other way across. [1]",
        "Status [1]",
        "Challenge · Status",
        "Money — Not yet found",
        "Boats — –",
        "Key takeaways — picked by Nutgraf from the text",
        "Boats will carry 400 passengers a day. [1]",
        "Sources",
        "[1] Harbour Desk 1 · 5 January 2026",
    ]


def test_the_rows_of_a_wide_table_stand_under_their_names() -> None:
    table = a_table([["Town", "Boats", "Cost"], ["Harbour", "3", "`9` *m*"]], header=True)
    lines = lines_of(glance_card(a_glance(tables=(table,))))
    assert lines[lines.index("Status [1]") + 1 :][:2] == ["Town · Boats · Cost", "Harbour — 3 · `9` *m*"]


def test_a_table_is_shown_whole_or_not_at_all() -> None:
    table = a_table([["Money", "word " * 300], ["Boats", "word " * 600]])
    card = glance_card(a_glance(tables=(table,)))
    assert not any("Money" in line or line.startswith("Status") for line in lines_of(card))
    assert labels.LEFT_OUT in lines_of(card)


def test_a_story_without_points_says_so() -> None:
    card = glance_card(a_glance(points=(), why_it_matters=None, tables=(), takeaways=()))
    assert labels.NO_GLANCE in lines_of(card)


# ---------------------------------------------------------------- quotes


def test_a_quote_stands_between_marks_with_speaker_outlet_date_and_link() -> None:
    card = quotes_card(a_page())
    assert lines_of(card) == [
        "Quotes · 8 quotes · page 1 of 3",
        "“The figures do not add up yet”",
        "— Orrin Vale",
        "Harbour Desk 1 · 5 January 2026",
        "“We promised … this crossing”",
        "— two officials",
        "Harbour Desk 2 · 5 January 2026",
    ]
    assert [button["url"] for button in buttons_of(card) if button.get("url")] == [
        "https://desk1.example.com/ferry",
        "https://desk2.example.com/ferry",
    ]


def test_a_quote_of_nobody_is_unattributed() -> None:
    card = quotes_card(a_page(quotes=(a_quote(speaker=None),)))
    assert "— unattributed" in lines_of(card)


def test_the_spans_of_a_quote_are_its_parts_and_its_speaker() -> None:
    quote = a_quote("one", "two")
    assert quotes_card(a_page(quotes=(quote,))).spans == tuple(
        dict.fromkeys([*(part.span for part in quote.parts), quote.speaker.span if quote.speaker else None])
    )


@pytest.mark.parametrize(
    ("page", "ids"),
    [(0, ["ng:q:12:1"]), (1, ["ng:q:12:0", "ng:q:12:2"]), (2, ["ng:q:12:1"])],
)
def test_the_pages_of_a_story_turn_both_ways(page: int, ids: list[str]) -> None:
    found = [button["custom_id"] for button in buttons_of(quotes_card(a_page(page=page))) if button.get("custom_id")]
    assert found == ids


def test_the_pages_of_a_question_carry_it() -> None:
    card = quotes_card(a_page(story_id=None, about="ferry: boats", speaker="Orrin Vale"))
    assert [button["custom_id"] for button in buttons_of(card) if button.get("custom_id")] == [
        "ng:p:1:12:ferry: boatsOrrin Vale"
    ]


def test_a_story_asked_for_by_speaker_keeps_the_speaker_on_its_pages() -> None:
    card = quotes_card(a_page(story_id=12, about="story:12", speaker="Orrin Vale"))
    assert [button["custom_id"] for button in buttons_of(card) if button.get("custom_id")] == [
        "ng:p:1:8:story:12Orrin Vale"
    ]


def test_a_question_too_long_for_a_button_says_how_to_turn_pages() -> None:
    card = quotes_card(a_page(story_id=None, about="a" * 90, speaker="b" * 90))
    assert not any(button.get("custom_id") for button in buttons_of(card))
    assert labels.LONG_QUESTION in lines_of(card)


@settings(deadline=None, max_examples=200)
@given(st.integers(0, 9_999), st.text(max_size=100), st.text(max_size=100))
def test_a_question_comes_back_from_its_custom_id(page: int, about: str, speaker: str) -> None:
    match = QuotesButton.__discord_ui_compiled_template__.fullmatch(quotes_id(page, about, speaker))
    assert match is not None
    length = int(match["about"])
    assert (int(match["page"]), match["words"][:length], match["words"][length:]) == (page, about, speaker)
    if fits_in_id(about, speaker):
        assert len(QuotesButton(page, about, speaker).custom_id) <= 100


# ---------------------------------------------------------------- lists, sources, nothing, messages


def test_stories_are_numbered_with_outlet_date_link_and_a_brief_button() -> None:
    card = stories_card(a_list(2))
    assert lines_of(card) == [
        "Stories · 2 stories",
        "Harbour Town Votes to Reopen Its Ferry Line [1]",
        "Harbour Desk 1 · 5 January 2026 · 2 outlets",
        "Harbour Town Votes to Reopen Its Ferry Line [2]",
        "Harbour Desk 1 · 5 January 2026 · 2 outlets",
    ]
    assert [button.get("custom_id") or button["label"] for button in buttons_of(card)] == [
        "ng:b:1",
        "ng:b:2",
        "1 · Harbour Desk 1",
        "2 · Harbour Desk 1",
    ]


def test_a_long_list_says_how_much_of_it_is_shown() -> None:
    assert lines_of(stories_card(a_list(12, total=1_200)))[0] == "Stories · 1,200 stories · newest 8"
    assert lines_of(stories_card(a_list(3, total=12, days=7)))[0] == ("Stories · 12 stories · last 7 days · newest 3")
    assert labels.NO_STORIES in lines_of(stories_card(a_list(0, total=12, days=7)))


def test_a_brief_that_cites_many_linked_sources_keeps_its_buttons() -> None:
    sources = tuple(a_source(number) for number in range(1, 31))
    summary = tuple(a_line(f"Line {number}.", number, number * 100) for number in range(1, 31))
    card = brief_card(a_story(nut_graf=None, summary=summary, sources=sources))
    check_limits(card)
    assert {"ng:g:12", "ng:q:12:0", "ng:s:12:0"} <= {button.get("custom_id") for button in buttons_of(card)}
    assert labels.LEFT_OUT in lines_of(card)
    shown_numbers = sum(line.startswith("Line ") for line in lines_of(card))
    assert sum("url" in button for button in buttons_of(card)) == shown_numbers > 20


def test_eight_stories_and_eight_links_fit() -> None:
    card = stories_card(a_list(8))
    check_limits(card)
    assert len(buttons_of(card)) == 16


def test_the_sources_of_a_story_come_in_pages() -> None:
    story = a_story(sources=tuple(a_source(number) for number in range(1, 20)))
    assert "[9] Harbour Town Votes to Reopen Its Ferry Line" in lines_of(sources_card(story, 1))
    ids = [button["custom_id"] for button in buttons_of(sources_card(story, 1)) if button.get("custom_id")]
    assert ids == ["ng:s:12:0", "ng:s:12:2"]
    assert lines_of(sources_card(story, 99))[0] == "Sources · 19 articles · page 3 of 3"
    assert "Harbour Desk 1 · 5 January 2026 · Dana Whitlock" in lines_of(sources_card(story))


def test_nothing_found_offers_the_nearest_headlines_and_no_prose() -> None:
    nearest = (
        Choice(label="Ferry line · 2026-01-05", value="story:7", detail="2026-01-05"),
        Choice(label="Orrin Vale", value="speaker:Orrin Vale"),
    )
    card = nothing_card(NothingFound(asked="feri", nearest=nearest), "q")
    assert lines_of(card) == [labels.NOTHING_FOUND, labels.NEAREST]
    assert [(button["label"], button["custom_id"]) for button in buttons_of(card)] == [
        ("Ferry line", "ng:q:7:0"),
        ("Orrin Vale", "ng:p:0:0:Orrin Vale"),
    ]


def test_several_stories_that_fit_alike_are_buttons_to_choose_from() -> None:
    choices = (
        Choice(label="Ferry line opens · 2026-01-05", value="story:7", detail="2026-01-05"),
        Choice(label="Ferry line closes · 2026-01-02", value="story:4", detail="2026-01-02"),
    )
    card = nothing_card(NothingFound(asked="ferry line", choices=choices), "g")
    assert lines_of(card) == [labels.WHICH_ONE, labels.FIT_ALIKE]
    assert [(button["label"], button["custom_id"]) for button in buttons_of(card)] == [
        ("Ferry line opens", "ng:g:7"),
        ("Ferry line closes", "ng:g:4"),
    ]


def test_nothing_near_is_just_nothing_found() -> None:
    assert lines_of(nothing_card(NothingFound(asked="x"))) == [labels.NOTHING_FOUND]


def test_an_empty_store_says_how_to_fill_it() -> None:
    assert lines_of(nothing_card(NothingFound(asked="x", store_empty=True)))[1] == "`nutgraf ingest PATH`"


def test_a_choice_that_leads_nowhere_is_no_button() -> None:
    assert choice_button(Choice(label="x", value="elsewhere:1"), "b") is None
    assert choice_button(Choice(label="x", value="speaker:" + "y" * 200), "q") is None


def test_a_message_is_briefed_under_a_label_of_its_own() -> None:
    article = an_article(outlet=None)
    text = article.text
    said = "We promised this crossing to our children,"
    start = text.index(said)
    quote = Quote(text=said, start=start, end=start + len(said), kind="full", utterance=0)
    line = article.line(0, text.index("\n"))
    card = message_card(a_brief(article=article, summary=(), nut_graf=None, glance=(line,), quotes=(quote,)))
    lines = lines_of(card)
    assert lines[:2] == [labels.FROM_MESSAGE, article.headline]
    assert f"“{said.rstrip(',')}”" in lines
    assert "— unattributed" in lines
    assert "At a Glance — picked by Nutgraf from the text" in lines
    assert card.spans == ()
    check_limits(card)


def test_a_message_tells_nothing_twice() -> None:
    first = an_article().text.split("\n")[0]
    article = an_article(headline=first)
    line = article.line(0, len(first))
    card = message_card(a_brief(article=article, nut_graf=line, summary=(line,), glance=(line,)))
    assert lines_of(card) == [labels.FROM_MESSAGE, first]


def test_reading_a_line_takes_off_the_cards_markup_alone() -> None:
    assert as_read(r"- **\*\*x\*\*** — y \[1]") == "**x** — y [1]"


def test_writing_from_right_to_left_keeps_date_and_number_in_their_places() -> None:
    source = a_source(1, outlet="وكالة المرفأ", published="2026-01-05")
    (text,) = [text for text in displays(brief_card(a_story(sources=(source,))).view) if "المرفأ" in text]
    assert "\u2068وكالة المرفأ\u2069 · 5 January 2026" in text
    assert "\u2068" not in "".join(displays(brief_card(a_story(sources=(a_source(1),))).view))
