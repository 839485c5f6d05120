"""Stored briefs → answers: pure, and only of lines that stood the check when they were read from the store."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Protocol

from rapidfuzz import fuzz

from bot.answers import (
    Cited,
    GlanceAnswer,
    Source,
    SpanRef,
    StatusTable,
    StoryAnswer,
    StoryRow,
)
from bot.excerpts import count_words
from briefs.cohesion import stands_alone
from briefs.models import Line, Table
from briefs.standing import day_of, quotations, utterances_in
from storage.records import StoredBrief

MOST_SOURCES = 6  # numbered on one card; the Sources button lists all
MOST_ADDED = 2  # lines other outlets add to the lead article's summary
AS_LONG = 0.6  # of the longest article of the story: from there on the newer one leads
SAID_ALREADY = 55.0  # token_set_ratio from which two sentences tell the same in other words


class _Spanned(Protocol):
    @property
    def text(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


def cited(line: _Spanned, stored: StoredBrief, number: int) -> Cited:
    """A line of a stored brief with its span and source number."""
    span = SpanRef(article_id=stored.article_id, revision_id=stored.revision_id, start=line.start, end=line.end)
    return Cited(text=line.text, source=number, span=span)


def headline_of(stored: StoredBrief, number: int = 1) -> Cited:
    """The headline, a span of its own field."""
    text = stored.brief.article.headline
    span = SpanRef(
        article_id=stored.article_id, revision_id=stored.revision_id, start=0, end=len(text), field="headline"
    )
    return Cited(text=text, source=number, span=span)


def lead_first(stored: Sequence[StoredBrief]) -> list[StoredBrief]:
    """The article that tells the story best first, the others as they came: newest first.

    The best is the newest among those about as long as the longest: a late two-line update tells less than the report.
    """
    if not stored:
        return []
    longest = max(len(one.brief.article.text) for one in stored)
    lead = next(one for one in stored if len(one.brief.article.text) >= AS_LONG * longest)
    return [lead, *(one for one in stored if one is not lead)]


def newest_first(stored: Iterable[StoredBrief]) -> list[StoredBrief]:
    """The articles by the date they print, or by when they were filed where they print none."""
    return sorted(stored, key=lambda one: one.brief.article.published or one.filed_at.isoformat(), reverse=True)


def source_of(stored: StoredBrief, number: int) -> Source:
    """What is known of the article, under its number."""
    article = stored.brief.article
    return Source(
        number=number,
        article_id=stored.article_id,
        slug=stored.slug,
        headline=article.headline,
        outlet=article.outlet,
        byline=article.byline,
        published=article.published,
        url=article.url,
        sample=stored.sample,
        opinion=stored.brief.kind == "opinion",
        words=count_words(article.text),
    )


def sources_of(stored: Sequence[StoredBrief]) -> tuple[Source, ...]:
    """The sources of an answer, numbered from 1 in the order given; of one wire's copy the first stands for it."""
    first: dict[int, int] = {}  # where each piece of reporting stands first
    sources = []
    for number, one in enumerate(stored, start=1):
        source, origin = source_of(one, number), one.origin_id
        sources.append(replace(source, reprint_of=first[origin]) if origin in first else source)
        if origin:
            first.setdefault(origin, number)
    return tuple(sources)


def outlets_of(stored: Sequence[StoredBrief]) -> int:
    """How many outlets tell the story; an article that names none counts as one of its own."""
    named = {one.brief.article.outlet.casefold() for one in stored if one.brief.article.outlet}
    return len(named) + sum(one.brief.article.outlet is None for one in stored)


# ---------------------------------------------------------------- story and glance


def story_answer(story_id: int, stored: Sequence[StoredBrief]) -> StoryAnswer:
    """The story's card: the first article tells it, the others add what it does not say."""
    lead = stored[0]
    nut_graf = cited(lead.brief.nut_graf, lead, 1) if lead.brief.nut_graf else None
    summary = [cited(line, lead, 1) for line in lead.brief.summary]
    told = [*summary, *([nut_graf] if nut_graf else [])]
    summary += _added(headline_of(lead), told, stored[1:MOST_SOURCES])
    return StoryAnswer(
        story_id=story_id,
        headline=headline_of(lead),
        nut_graf=nut_graf,
        summary=tuple(summary),
        sources=sources_of(stored),
        has_glance=any(one.brief.glance for one in stored),
        quote_count=_count_quotations(stored),
        correction=cited(lead.brief.correction, lead, 1) if lead.brief.correction else None,
    )


def _count_quotations(stored: Sequence[StoredBrief]) -> int:
    told = [(place, quotes) for place, one in enumerate(stored) for quotes in utterances_in(one.brief)]
    return len(quotations(told, days={place: day_of(one.brief) for place, one in enumerate(stored)}))


def _added(headline: Cited, told: list[Cited], others: Sequence[StoredBrief]) -> list[Cited]:
    """One line an outlet, at most `MOST_ADDED`, that stands alone and that no line so far tells in other words."""
    added: list[Cited] = []
    for number, other in enumerate(others, start=2):
        for line in other.brief.summary:
            shown = [one.text for one in (headline, *told, *added)]
            if _adds(line, shown, other.brief.people):
                added.append(cited(line, other, number))
                break
        if len(added) == MOST_ADDED:
            break
    return added


def _adds(line: Line, shown: Sequence[str], people: Sequence[str]) -> bool:
    if any(fuzz.token_set_ratio(line.text, one) >= SAID_ALREADY for one in shown):
        return False
    return stands_alone(line.text, "\n".join(shown), "", people)


def glance_answer(story_id: int, stored: Sequence[StoredBrief]) -> GlanceAnswer:
    """The At a Glance card of one article: the first whose outlet wrote a glance of its own, else the first."""
    one = next((one for one in stored if one.brief.glance and one.brief.glance_source == "outlet"), None)
    one = one or next((one for one in stored if one.brief.glance), stored[0])
    tabled = one if one.brief.tables else next((other for other in stored if other.brief.tables), one)
    number, brief = stored.index(one) + 1, one.brief  # numbered as on the other cards of the story
    return GlanceAnswer(
        story_id=story_id,
        headline=headline_of(one, number),
        points=tuple(cited(line, one, number) for line in brief.glance),
        glance_source=brief.glance_source,
        why_it_matters=cited(brief.why_it_matters, one, number) if brief.why_it_matters else None,
        takeaways=tuple(cited(line, one, number) for line in brief.takeaways if line not in brief.glance),
        takeaways_source=brief.takeaways_source,
        tables=tuple(_status_table(table, tabled, stored.index(tabled) + 1) for table in tabled.brief.tables[:1]),
        sources=tuple(source for source in sources_of(stored) if stored[source.number - 1] in (one, tabled)),
        correction=cited(brief.correction, one, number) if brief.correction else None,
    )


def _status_table(table: Table, stored: StoredBrief, number: int) -> StatusTable:
    def cell(line: Line | None) -> Cited | None:
        return cited(line, stored, number) if line else None

    rows = tuple(tuple(cell(line) for line in row) for row in table.rows)
    return StatusTable(rows=rows, header=table.header, source=number)


def story_row(story_id: int, stored: Sequence[StoredBrief], *, update: bool = False) -> StoryRow:
    """One story of a list or a digest: its lead article's headline and nut graf, and all its sources."""
    lead = stored[0]
    return StoryRow(
        story_id=story_id,
        headline=headline_of(lead),
        nut_graf=cited(lead.brief.nut_graf, lead, 1) if lead.brief.nut_graf else None,
        sources=sources_of(stored),
        outlets=outlets_of(stored),
        newest=max(one.filed_at for one in stored),
        update=update,
    )
