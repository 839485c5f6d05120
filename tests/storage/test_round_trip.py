"""What is filed comes back equal, whatever words it is made of."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefs.models import Article, Brief, Figure, Line, Quote, Removed, Section, Table
from storage.store import Store
from storage.values import dump, load
from tests.storage.stores import file_brief

# Everything a text may hold: odd spaces, marks that combine, emoji, quotation marks, SQL and JSON of all sorts.
_ODD = st.sampled_from(
    ["“”", "’", "\n\n", '"', "\\u0000", "\\", "{}", "'", "\u202e", "🗞️", "👩🏽‍🚀", "é", "e\u0301", "\ufffd", " ", "--"]
)
WORDS = st.lists(
    st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=12) | _ODD,
    min_size=1,
    max_size=12,
).map("".join)
PRINTED = WORDS.filter(str.strip)
MAYBE = st.none() | WORDS


@st.composite
def articles(draw: st.DrawFn) -> Article:
    return Article(
        headline=draw(PRINTED),
        text=draw(PRINTED),
        outlet=draw(MAYBE),
        byline=tuple(draw(st.lists(WORDS, max_size=2))),
        published=draw(st.none() | st.just("2026-01")),
        url=None,
        language=draw(MAYBE),
        removed=tuple(draw(st.lists(st.builds(Removed, text=WORDS, why=WORDS), max_size=2))),
        warnings=tuple(draw(st.lists(WORDS, max_size=2))),
    )


@st.composite
def briefs(draw: st.DrawFn) -> Brief:
    article = draw(articles())
    text = article.text

    @st.composite
    def lines(draw: st.DrawFn) -> Line:
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, len(text)))
        return Line(text=text[start:end], start=start, end=end)

    @st.composite
    def quotes(draw: st.DrawFn) -> Quote:
        line = draw(lines())
        return Quote(
            text=line.text,
            start=line.start,
            end=line.end,
            speaker=draw(st.none() | lines()),
            mention=draw(st.none() | lines()),
            context=draw(st.none() | lines()),
            kind=draw(st.sampled_from(["full", "partial"])),
            utterance=draw(st.integers(0, 9)),
            cue=draw(st.none() | lines()),
            about=draw(st.none() | lines()),
            lead_in=draw(st.none() | lines()),
            rule=draw(WORDS),
            silence=draw(WORDS),
        )

    def sections(items: st.SearchStrategy[Any]) -> st.SearchStrategy[Section]:
        several = st.lists(items, min_size=1, max_size=3).map(tuple)
        return st.builds(Section, heading=st.none() | lines(), items=several)

    def some(strategy: st.SearchStrategy[Any]) -> tuple[Any, ...]:
        return tuple(draw(st.lists(strategy, max_size=3)))

    figures = lines().map(lambda line: Figure(text=line.text, start=line.start, end=line.end, counts=line.text[-1:]))
    rows = st.lists(st.lists(st.none() | lines(), max_size=3).map(tuple), max_size=3).map(tuple)
    return Brief(
        article=article,
        slug=draw(st.from_regex(r"[a-z0-9-]{1,60}", fullmatch=True)),
        nut_graf=draw(st.none() | lines()),
        summary=some(lines()),
        glance=some(lines()),
        glance_source=draw(st.sampled_from(["outlet", "nutgraf"])),
        why_it_matters=draw(st.none() | lines()),
        takeaways=some(lines()),
        takeaways_source=draw(st.sampled_from(["outlet", "nutgraf"])),
        tables=some(st.builds(Table, rows=rows, header=st.booleans())),
        sections=some(sections(lines() | sections(lines()))),
        quotes=some(quotes()),
        figures=some(figures | figures.map(lambda one: Figure(text=one.text, start=one.start, end=one.end))),
        people=some(WORDS),
        keywords=some(WORDS),
    )


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(brief=briefs())
async def test_what_is_filed_comes_back_equal(store: Store, brief: Brief) -> None:
    assert brief.checked() == brief
    number = await store.stories.newest_number()
    filed = await file_brief(store, brief, identity=f"piece {number}")
    [stored] = await store.articles.load([filed.article_id])
    assert stored.slug == filed.slug
    assert stored.brief.article == brief.article
    assert stored.brief == Brief(**{name: getattr(brief, name) for name in Brief.__slots__} | {"slug": filed.slug})
    assert (await file_brief(store, brief, identity=f"piece {number}")).status == "unchanged"
    assert (await store.articles.revisions([filed.revision_id]))[filed.revision_id].holds


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**63 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | WORDS,
    lambda values: st.lists(values, max_size=3) | st.dictionaries(WORDS, values, max_size=3),
    max_leaves=8,
)


@settings(max_examples=100, deadline=None)
@given(value=JSON)
def test_plain_values_come_back_equal(value: Any) -> None:
    assert load(dump(value, "value")) == value
