"""No message shows more of an article than an excerpt. All words, names and outlets here are made up."""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answers import (
    Cited,
    CitedDifference,
    CompareAnswer,
    DifferenceSide,
    Edition,
    OtherWording,
    Source,
    StatusTable,
    TimelineAnswer,
    TimelineEntry,
)
from bot.cards import labels
from bot.cards.brief import brief_card
from bot.cards.compare import compare_card
from bot.cards.digest import digest_card
from bot.cards.glance import glance_card
from bot.cards.layout import Card
from bot.cards.quotes import quotes_card
from bot.cards.timeline import timeline_card
from bot.excerpts import STANDARD, Budget, Tally, bounded, count_words, words_shown
from tests.bot.drawing import (
    a_glance,
    a_headline,
    a_line,
    a_page,
    a_quote,
    a_row,
    a_source,
    a_story,
    a_table,
    buttons_of,
    check_limits,
    displays,
    lines_of,
)

WORD = re.compile(r"\bw(\d+)x\d+\b")  # a word of the article with that number


def test_a_quarter_of_an_article_or_150_words_may_be_shown() -> None:
    assert [STANDARD.words_for(count) for count in (0, 40, 600, 601, 1_000, 3_000)] == [150, 150, 150, 150, 250, 750]
    assert Budget(share=10, words=0).words_for(95) == 9


@pytest.mark.parametrize(
    ("text", "words"),
    [("", 0), ("one", 1), ("It’s  two\nlines — here", 5), ("渡船は月曜日に戻る", 5), ("เรือข้ามฟาก", 6)],
)
def test_words_are_counted_in_any_writing(text: str, words: int) -> None:
    assert count_words(text) == words


def test_headlines_are_no_excerpt_and_words_within_a_line_count_once() -> None:
    line = a_line("The council of Harbour Town voted on Monday.", start=100)
    within = a_line("Harbour Town", start=115)
    assert words_shown([[a_headline(), line, within, line]]) == {1: 8}
    assert words_shown([[line], [within]]) == {1: 10}


def test_a_tally_takes_what_fits_and_nothing_of_what_does_not() -> None:
    tally = Tally({1: 10, 2: 5})
    assert tally.take({1: 6, 2: 5})
    assert not tally.take({1: 4, 2: 1})
    assert tally.take({1: 4, 2: 0})
    assert tally.over({1: 1, 2: 1}) == {1, 2}


# ---------------------------------------------------------------- every card


@st.composite
def sources_of(draw: st.DrawFn) -> tuple[Source, ...]:
    count = draw(st.integers(1, 4))
    lengths = st.integers(0, 2_000)
    url = st.sampled_from([None, "https://desk.example.com/ferry"])
    return tuple(a_source(number, words=draw(lengths), url=draw(url)) for number in range(1, count + 1))


class Lines:
    """Draws lines in which each word names its article."""

    def __init__(self, data: st.DataObject, sources: Sequence[Source], most_words: int = 160) -> None:
        self._data, self._sources, self._most, self._at = data, sources, most_words, 0

    def one(self, source: int | None = None) -> Cited:
        number = source or self._data.draw(st.integers(1, len(self._sources)))
        words = [f"w{number}x{n}" for n in range(self._data.draw(st.integers(1, self._most)))]
        self._at += 5_000
        return a_line(" ".join(words), number, self._at)

    def some(self, least: int = 0, most: int = 6, source: int | None = None) -> tuple[Cited, ...]:
        return tuple(self.one(source) for _ in range(self._data.draw(st.integers(least, most))))


def check_budget(card: Card, sources: Sequence[Source], budget: Budget = STANDARD) -> None:
    check_limits(card)
    shown: Counter[int] = Counter()
    for text in displays(card.view):
        for line in text.split("\n"):
            if not line.startswith("## "):
                shown.update(int(number) for number in WORD.findall(line))
    for source in sources:
        assert shown[source.number] <= budget.words_for(source.words)


DRAWN = settings(deadline=None, max_examples=50)


@DRAWN
@given(st.data(), sources_of())
def test_no_brief_shows_more_than_an_excerpt(data: st.DataObject, sources: tuple[Source, ...]) -> None:
    lines = Lines(data, sources)
    story = a_story(
        headline=a_headline(lines.one(1).text),
        nut_graf=lines.one(1),
        summary=lines.some(),
        corrections=data.draw(st.sampled_from([(), (lines.one(1),)])),
        sources=sources,
    )
    check_budget(brief_card(story), sources)


@DRAWN
@given(st.data(), sources_of())
def test_no_glance_shows_more_than_an_excerpt(data: st.DataObject, sources: tuple[Source, ...]) -> None:
    lines = Lines(data, sources)
    rows = tuple(lines.some(1, 3, 1) for _ in range(data.draw(st.integers(1, 4))))
    glance = a_glance(
        points=lines.some(),
        why_it_matters=lines.one(),
        takeaways=lines.some(),
        tables=(StatusTable(rows=rows, header=data.draw(st.booleans()), source=1),),
        sources=sources,
    )
    check_budget(glance_card(glance), sources)


@DRAWN
@given(st.data(), sources_of())
def test_no_page_of_quotes_shows_more_than_an_excerpt(data: st.DataObject, sources: tuple[Source, ...]) -> None:
    lines = Lines(data, sources, 70)
    quotes = []
    for _ in range(data.draw(st.integers(0, 3))):
        (line,) = lines.some(1, 1)
        number = line.source
        wordings = tuple(OtherWording(parts=(one,), source=one.source) for one in lines.some(0, 2))
        more = {"context": lines.one(number), "reprints": (), "wordings": wordings, "role": a_line("the mayor", number)}
        quotes.append(a_quote(line.text, *(one.text for one in lines.some(0, 2, number)), source=number, **more))
    card = quotes_card(a_page(quotes=tuple(quotes), sources=sources))
    check_budget(card, sources)


@DRAWN
@given(st.data(), sources_of())
def test_no_timeline_shows_more_than_an_excerpt(data: st.DataObject, sources: tuple[Source, ...]) -> None:
    lines = Lines(data, sources)
    entries = []
    for line in lines.some(0, 8):
        when = a_line(line.text.split()[0], line.source, line.span.start)
        dated = data.draw(st.sampled_from([None, "2026-01-05"]))
        entries.append(TimelineEntry(date=dated, when=when, line=line, also=lines.some(0, 2)))
    answer = TimelineAnswer(
        story_id=1, headline=a_headline(), entries=tuple(entries), sources=sources, page=0, pages=1, total=len(entries)
    )
    check_budget(timeline_card(answer), sources, Budget(words=150 + len(entries)))  # the days in words stand apart


@DRAWN
@given(st.data(), sources_of())
def test_no_comparison_shows_more_than_an_excerpt(data: st.DataObject, sources: tuple[Source, ...]) -> None:
    lines = Lines(data, sources)
    differences = []
    for _ in range(data.draw(st.integers(0, 3))):
        sides = tuple(
            DifferenceSide(line=line, words=a_line(line.text.split()[0], line.source, line.span.start))
            for line in lines.some(2, 3)
        )
        differences.append(CitedDifference(of="figure", later=False, sides=sides))
    answer = CompareAnswer(
        story_id=1,
        headline=a_headline(),
        differences=tuple(differences),
        sources=sources,
        page=0,
        pages=1,
        total=len(differences),
    )
    check_budget(compare_card(answer), sources)


@DRAWN
@given(st.data())
def test_no_digest_shows_more_than_an_excerpt(data: st.DataObject) -> None:
    sources = tuple(a_source(number, words=data.draw(st.integers(0, 900))) for number in range(1, 8))
    lines = Lines(data, sources, 300)
    rows = tuple(
        a_row(one.number, headline=a_headline("Ferry", one.number), nut_graf=lines.one(one.number), sources=(one,))
        for one in sources
    )
    edition = Edition(local_date=date(2026, 3, 10), rows=rows, left_over=0, mark="2026-03-10 · abcdefgh", purpose="now")
    check_budget(digest_card(edition), sources)


# ---------------------------------------------------------------- what a card leaves out, and what it says then


def a_long_line(words: int, start: int, source: int = 1) -> Cited:
    return a_line(" ".join(f"w{source}x{start + n}" for n in range(words)), source, start * 10)


def test_lines_are_left_out_whole_and_the_last_first_and_the_card_says_where_there_is_more() -> None:
    summary = (a_long_line(100, 0), a_long_line(60, 1_000), a_long_line(40, 2_000), a_long_line(30, 0, 2))
    sources = (a_source(1, words=500), a_source(2, words=100))
    card = brief_card(a_story(nut_graf=None, summary=summary, sources=sources))
    shown = lines_of(card)
    assert f"{summary[0].text} [1]" in shown
    # The others would fit, and may rest on the second.
    assert {line.span for line in summary[1:]}.isdisjoint(card.spans)
    assert f"{labels.MORE} [1] [2]" in shown
    assert labels.LEFT_OUT not in shown
    assert labels.MORE not in " ".join(lines_of(brief_card(a_story())))


def test_an_article_of_which_nothing_fits_is_named_with_its_link() -> None:
    card = brief_card(a_story(summary=(a_long_line(200, 0, 2),), sources=(a_source(1), a_source(2, words=300))))
    assert f"{labels.MORE} [2]" in lines_of(card)
    assert "[2] Harbour Desk 2 · 5 January 2026" in lines_of(card)
    assert "https://desk2.example.com/ferry" in [button.get("url") for button in buttons_of(card)]


def test_the_outlets_correction_has_its_part_before_the_summary() -> None:
    story = a_story(
        nut_graf=a_long_line(100, 0),
        summary=(a_long_line(40, 1_000),),
        corrections=(a_long_line(30, 2_000),),
        sources=(a_source(1, words=300),),
    )
    card = brief_card(story)
    assert story.corrections[0].span in card.spans
    assert story.summary[0].span not in card.spans


def test_a_table_that_is_too_much_is_left_out_whole() -> None:
    table = a_table([["Money", "many words " * 40], ["Boats", "many more " * 40]])
    card = glance_card(a_glance(tables=(table,), sources=(a_source(1, words=400),)))
    assert not any("Money" in line or "Boats —" in line for line in lines_of(card))
    assert "Boats will carry 400 passengers a day. [1]" in lines_of(card)
    assert f"{labels.MORE} [1]" in lines_of(card)


def test_a_fourth_quote_of_one_article_is_not_shown() -> None:
    card = quotes_card(a_page(quotes=tuple(a_quote(f"Words {number} of many") for number in range(4))))
    assert sum(line.startswith("“") for line in lines_of(card)) == 3
    assert labels.MORE in lines_of(card)


def test_a_nut_graf_too_long_for_the_digest_is_left_to_the_link() -> None:
    row = a_row(1, nut_graf=a_long_line(160, 0), sources=(a_source(1, words=300),))
    edition = Edition(local_date=date(2026, 3, 10), rows=(row,), left_over=0, mark="m", purpose="now")
    told = "\n".join(displays(digest_card(edition).view))
    assert "w1x0" not in told
    assert f"{labels.MORE} · [Open](https://desk1.example.com/ferry)" in told


def test_a_budget_travels_with_the_sources_of_an_answer() -> None:
    story = a_story(summary=(a_long_line(30, 0),), nut_graf=None, sources=(a_source(1, words=100),))
    tight = bounded(story, Budget(share=10, words=20))
    assert story.summary[0].span in brief_card(story).spans
    assert story.summary[0].span not in brief_card(tight).spans
    assert bounded(story, None) == story


@pytest.mark.parametrize(("url", "told"), [("https://x.example.com", ": open the link"), (None, "")])
def test_quotes_kept_back_are_counted_and_their_articles_open(url: Any, told: str) -> None:
    page = a_page(quotes=(a_quote(),), sources=(a_source(1), a_source(2, url=url)), kept_back=2, kept_in=(2,))
    card = quotes_card(page)
    check_limits(card)
    assert f"2 more in the articles{told}" in lines_of(card)
    opened = [button["label"] for button in buttons_of(card) if button.get("url")]
    assert opened == (["Open", "Harbour Desk 2"] if url else ["Open"])
    none = quotes_card(a_page(quotes=(), total=1, pages=1, kept_back=1, kept_in=(1,)))
    assert lines_of(none) == ["Quotes · 1 quote", "1 more in the articles: open the link"]
