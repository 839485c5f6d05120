"""Cards of odd, long and hostile texts: within the limits, and every line printed or a label."""

from dataclasses import replace
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.answers import CitedQuote, OtherWording
from bot.cards import labels
from bot.cards.brief import brief_card, message_card
from bot.cards.glance import glance_card
from bot.cards.layout import Card
from bot.cards.quotes import quotes_card
from bot.cards.safe import shown
from bot.cards.stories import sources_card, stories_card
from bot.quotations import spoken
from briefs.models import Brief, Quote
from tests.bot.desks import quote_lines
from tests.bot.drawing import (
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
    check_limits,
    is_of_labels,
    lines_of,
)
from tests.builders import an_article

ODD = st.one_of(
    st.text(alphabet=st.sampled_from(list("\\*_~`|<>@#[](): /.-+1a\n語\u202e\u200b\u0301")), min_size=1, max_size=400),
    st.text(alphabet=st.characters(exclude_categories=[]), min_size=1, max_size=300),
    st.sampled_from(["@everyone", "x" * 4_000, "*" * 2_500, "語" * 3_500, "word " * 700]),
).filter(lambda text: bool(text.strip()))


@st.composite
def odd_sources(draw: st.DrawFn) -> tuple[Any, ...]:
    count = draw(st.integers(1, 12))
    some = st.one_of(st.none(), ODD)
    url = st.one_of(st.none(), ODD, st.just("https://desk.example.com/ferry"))
    return tuple(
        a_source(
            number,
            outlet=draw(some),
            headline=draw(ODD),
            published=draw(some),
            url=draw(url),
            byline=tuple(draw(st.lists(ODD, max_size=3))),
        )
        for number in range(1, count + 1)
    )


def _printed(card: Card, *texts: str | None) -> None:
    check_limits(card)
    # `as_read` takes the space that holds a number of a source to its line for one of its own.
    known = [shown(text).replace("\u00a0[", " [") for text in texts if text]
    for line in lines_of(card):
        assert is_of_labels(line, *known), line


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_every_line_of_a_brief_is_printed_or_a_label(data: st.DataObject) -> None:
    sources = data.draw(odd_sources())
    numbers = st.integers(1, len(sources))
    texts = data.draw(st.lists(ODD, min_size=2, max_size=8))
    lines = [a_line(text, data.draw(numbers), place * 10_000) for place, text in enumerate(texts)]
    story = a_story(headline=a_headline(texts[0]), nut_graf=lines[0], summary=tuple(lines[1:]), sources=sources)
    dates = [labels.date_label(source.published) for source in sources]
    _printed(brief_card(story), *texts, *(source.outlet for source in sources), *dates)
    names = [", ".join(shown(name) for name in source.byline) for source in sources]
    heads = [source.headline for source in sources]
    _printed(sources_card(story, 1), *texts, *heads, *names, *(source.outlet for source in sources), *dates)


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_every_line_of_a_glance_is_printed_or_a_label(data: st.DataObject) -> None:
    sources = data.draw(odd_sources())
    texts = data.draw(st.lists(ODD, min_size=4, max_size=10))
    lines = [a_line(text, 1, place * 10_000) for place, text in enumerate(texts)]
    cells = data.draw(st.lists(st.lists(st.one_of(st.none(), ODD), min_size=1, max_size=4), min_size=1, max_size=4))
    glance = a_glance(
        headline=a_headline(texts[0]),
        points=tuple(lines[2:]),
        why_it_matters=lines[1],
        takeaways=(lines[0],),
        tables=(a_table(cells, header=data.draw(st.booleans())),),
        sources=sources,
    )
    dates = [labels.date_label(source.published) for source in sources]
    printed = [cell for row in cells for cell in row if cell]
    _printed(glance_card(glance), *texts, *printed, *(source.outlet for source in sources), *dates)


def _odd_quote(
    parts: list[str], speaker: str | None, mention: str | None, more: list[str], source: int, also: list[int]
) -> CitedQuote:
    role, context, *other = [*(a_line(text, source) for text in more), None, None]
    wordings = (OtherWording(parts=(one,), source=number) for one, number in zip(other, also, strict=False) if one)
    return a_quote(
        *parts,
        speaker=speaker,
        mention=mention,
        source=source,
        role=role,
        context=context,
        also=tuple(also),
        reprints=tuple(a_line(parts[0], number) for number in also),
        wordings=tuple(wordings),
    )


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_every_line_of_a_page_of_quotes_is_printed_or_a_label(data: st.DataObject) -> None:
    sources = data.draw(odd_sources())
    numbers = st.integers(1, len(sources))
    quotes = data.draw(
        st.lists(
            st.builds(
                _odd_quote,
                st.lists(ODD, min_size=1, max_size=3),
                st.one_of(st.none(), ODD),
                st.one_of(st.none(), ODD),
                st.lists(ODD, max_size=4),
                numbers,
                st.lists(numbers, max_size=12),
            ),
            max_size=3,
        )
    )
    about, speaker = data.draw(st.text(max_size=100)), data.draw(st.text(max_size=100))
    page = a_page(quotes=tuple(quotes), sources=sources, story_id=None, about=about, speaker=speaker, page=1)
    printed = [one.text for quote in quotes for one in quote_lines(quote)]
    # A name in bold within the article's words for it parts them in three.
    roles = [quote.role.text.partition(quote.speaker.text) for quote in quotes if quote.role and quote.speaker]
    printed += [piece for role in roles for piece in role]
    dates = [labels.date_label(source.published) for source in sources]
    _printed(quotes_card(page), *printed, *(source.outlet for source in sources), *dates)


@settings(deadline=None, max_examples=40)
@given(st.lists(ODD, min_size=3, max_size=9), ODD)
@example(["1", "1", "0,"], "0\u00a0[")
@example(["\n\n1", "1", "1"], "1")
def test_every_line_of_a_message_is_printed_or_a_label(texts: list[str], headline: str) -> None:
    article = an_article(headline=headline, text="\n\n".join(texts))
    lines, start = [], 0
    for text in texts:
        if article.text[start : start + len(text)].strip():
            lines.append(article.line(start, start + len(text)))
        start += len(text) + 2
    quotes = tuple(
        Quote(text=line.text, start=line.start, end=line.end, kind="full", utterance=number, speaker=lines[0])
        for number, line in enumerate(lines)
    )
    lead, summary, glance = lines[0], tuple(lines[1:3]), tuple(lines[3:])
    brief = Brief(article=article, slug="odd", nut_graf=lead, summary=summary, glance=glance, quotes=quotes)
    said = [spoken(quote).text for quote in quotes]  # a comma before the mark is the sentence's round it
    _printed(message_card(brief), headline, *said, *(line.text for line in lines))


@settings(deadline=None, max_examples=40)
@given(st.data())
def test_every_line_of_a_list_is_printed_or_a_label(data: st.DataObject) -> None:
    rows, printed = [], []
    for story_id in range(1, data.draw(st.integers(1, 10)) + 1):
        sources = data.draw(odd_sources())
        headline = replace(a_headline(data.draw(ODD)), source=1)
        rows.append(a_row(story_id, headline=headline, sources=sources))
        printed += [headline.text, labels.date_label(sources[0].published), sources[0].outlet]
    _printed(stories_card(a_list(rows=tuple(rows), total=len(rows))), *printed)
