"""Stored briefs → answers: pure, and only of lines that stood the check when they were read from the store."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Protocol

from bot.answers import (
    Cited,
    GlanceAnswer,
    OtherEvent,
    Source,
    SpanRef,
    StatusTable,
    StoryAnswer,
    StoryRow,
)
from bot.counting import count_origins, count_outlets
from bot.excerpts import count_words
from bot.remembering import Remembered
from briefs.differences import Difference
from briefs.models import Brief, Line, Table
from briefs.standing import day_of, quotations, utterances_in
from briefs.story_brief import Point, compose_story, news_of
from briefs.story_lead import best_first, moment_of, originals_of
from storage.records import StoredBrief

KEPT = 256  # stories whose order is kept in memory
MOST_NEWS = 6  # lines of what is new
MOST_CORRECTIONS = 3  # of a story's articles, on one card
MOST_BESIDE = 3  # outlets that a digest may name beside the one whose line it shows
MOST_SOURCES = 6  # numbered on one card; the Sources button lists all


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


def unfiled(brief: Brief, may_show: int | None, at: datetime) -> StoredBrief:
    """A brief that no archive holds, as the answers are made of: its spans point nowhere, and are never recorded."""
    return StoredBrief(
        article_id=0,
        revision_id=0,
        number=0,
        story_id=0,
        slug=brief.slug,
        sample=False,
        archive=False,
        filed_at=at,
        revised_at=at,
        brief=brief,
        may_show=may_show,
    )


def headline_of(stored: StoredBrief, number: int = 1) -> Cited:
    """The headline, a span of its own field."""
    text = stored.brief.article.headline
    span = SpanRef(
        article_id=stored.article_id, revision_id=stored.revision_id, start=0, end=len(text), field="headline"
    )
    return Cited(text=text, source=number, span=span)


def lead_first(stored: Sequence[StoredBrief]) -> list[StoredBrief]:
    """The article that tells the story best first, the others the newest first, each copy behind its original."""
    if not stored:
        return []
    return [stored[place] for place in _orders.of(stored, lambda: _order(stored))]


def _order(stored: Sequence[StoredBrief]) -> list[int]:
    return best_first(
        [one.brief for one in stored], [one.filed_at for one in stored], [one.origin_id for one in stored]
    )


_orders: Remembered[list[int]] = Remembered(KEPT)


def came_out(stored: StoredBrief) -> datetime:
    """When the article came out; where it has no date, or one that lies ahead, when it was filed."""
    return moment_of(stored.brief, stored.filed_at)


def newest_first(stored: Iterable[StoredBrief]) -> list[StoredBrief]:
    """The articles by the date they print, or by when they were filed where they print none."""
    return sorted(stored, key=came_out, reverse=True)


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
        may_show=stored.may_show,
    )


def sources_of(stored: Sequence[StoredBrief]) -> tuple[Source, ...]:
    """The sources of an answer, numbered from 1 in the order given; of one wire's copy the one published first stands
    for all."""
    filed = [one.filed_at for one in stored]
    first = originals_of([came_out(one) for one in stored], filed, [one.origin_id for one in stored])
    return tuple(
        replace(source_of(one, at + 1), reprint_of=first[at] + 1 if first[at] != at else None)
        for at, one in enumerate(stored)
    )


# ---------------------------------------------------------------- story and glance


def story_answer(
    story_id: int,
    stored: Sequence[StoredBrief],
    differences: Sequence[Difference] = (),
    copies: Collection[frozenset[int]] = (),
) -> StoryAnswer:
    """The story's card: the first article tells it, the others add what it does not say and what they tell otherwise.

    ``copies`` are the pairs of places of articles that print one text.
    """
    told = compose_story([one.brief for one in stored], differences, copies, MOST_SOURCES)
    nut_graf = _pointed(told.nut_graf, stored) if told.nut_graf else None
    return StoryAnswer(
        story_id=story_id,
        headline=headline_of(stored[0]),
        nut_graf=nut_graf,
        summary=(*([nut_graf] if nut_graf else []), *(_pointed(one, stored) for one in told.points)),
        sources=sources_of(stored),
        has_glance=any(one.brief.glance for one in stored),
        quote_count=_count_quotations(stored),
        corrections=corrections_of(stored),
    )


def corrections_of(stored: Sequence[StoredBrief]) -> tuple[Cited, ...]:
    """The outlets' own corrections, each by the number of its source; what copies print alike stands once."""
    told = [(one, at) for at, one in enumerate(stored, 1) if one.brief.correction]
    found = {one.brief.correction.text: (one, at) for one, at in reversed(told) if one.brief.correction}
    numbered = sorted(found.values(), key=lambda one: one[1])
    return tuple(cited(one.brief.correction, one, at) for one, at in numbered if one.brief.correction)[
        :MOST_CORRECTIONS
    ]


def story_news(story_id: int, stored: Sequence[StoredBrief], old: Collection[int], since: str) -> StoryAnswer:
    """What a story tells anew to somebody who was told its ``old`` articles, by their places, before a day."""
    news = news_of([one.brief for one in stored], old)
    return StoryAnswer(
        story_id=story_id,
        headline=headline_of(stored[0]),
        nut_graf=None,
        summary=tuple(_pointed(one, stored) for one in news[:MOST_NEWS]),
        sources=sources_of(stored),
        has_glance=False,
        quote_count=0,
        since=since,
    )


def other_event(story_id: int, lead: StoredBrief) -> OtherEvent:
    """An event to go on to, by its best article."""
    return OtherEvent(story_id=story_id, headline=headline_of(lead, 0), published=lead.brief.article.published)


def _pointed(point: Point, stored: Sequence[StoredBrief]) -> Cited:
    line = cited(point.line, stored[point.article], point.article + 1)
    return replace(line, mark=point.mark) if point.mark else line


def _count_quotations(stored: Sequence[StoredBrief]) -> int:
    told = [(place, quotes) for place, one in enumerate(stored) for quotes in utterances_in(one.brief)]
    return len(quotations(told, days={place: day_of(one.brief) for place, one in enumerate(stored)}))


def glance_answer(story_id: int, stored: Sequence[StoredBrief]) -> GlanceAnswer:
    """The At a Glance card of one article: the first whose outlet wrote a glance of its own, else the first."""
    one = next((one for one in stored if one.brief.glance and one.brief.glance_source == "outlet"), None)
    one = one or next((one for one in stored if one.brief.glance), stored[0])
    tabled = one if one.brief.tables else next((other for other in stored if other.brief.tables), one)
    number, brief = stored.index(one) + 1, one.brief  # numbered as on the other cards of the story
    corrections = corrections_of(stored)
    numbers = {number, stored.index(tabled) + 1, *(line.source for line in corrections)}
    return GlanceAnswer(
        story_id=story_id,
        headline=headline_of(one, number),
        points=tuple(cited(line, one, number) for line in brief.glance),
        glance_source=brief.glance_source,
        why_it_matters=cited(brief.why_it_matters, one, number) if brief.why_it_matters else None,
        takeaways=tuple(cited(line, one, number) for line in brief.takeaways if line not in brief.glance),
        takeaways_source=brief.takeaways_source,
        tables=tuple(_status_table(table, tabled, stored.index(tabled) + 1) for table in tabled.brief.tables[:1]),
        sources=tuple(source for source in sources_of(stored) if source.number in numbers),
        corrections=corrections,
    )


def _status_table(table: Table, stored: StoredBrief, number: int) -> StatusTable:
    def cell(line: Line | None) -> Cited | None:
        return cited(line, stored, number) if line else None

    rows = tuple(tuple(cell(line) for line in row) for row in table.rows)
    return StatusTable(rows=rows, header=table.header, source=number)


def story_row(story_id: int, stored: Sequence[StoredBrief]) -> StoryRow:
    """One story of a list or a digest: its lead article's headline and nut graf, and all its sources."""
    lead = stored[0]
    sources = sources_of(stored)
    newest = max([one for one in stored if one.brief.article.published] or stored, key=came_out)
    return StoryRow(
        story_id=story_id,
        headline=headline_of(lead),
        nut_graf=cited(lead.brief.nut_graf, lead, 1) if lead.brief.nut_graf else None,
        sources=sources,
        outlets=count_outlets(sources),
        newest=came_out(newest),
        published=newest.brief.article.published,
    )


def update_row(
    story_id: int, new: Sequence[StoredBrief], old: Sequence[StoredBrief], before: Sequence[Brief] = ()
) -> StoryRow:
    """One story of a digest that was told before: of its ``new`` articles, the first line that the old ones don't tell.

    ``before`` are further briefs that were told, such as those of older revisions. Where the new ones only tell the
    same again, their best headline stands without a line.
    """
    stored = lead_first(new)
    briefs = [one.brief for one in (*stored, *old)] + list(before)
    news = news_of(briefs, range(len(stored), len(briefs)))
    first = next((one for one in news if one.article == 0), news[0] if news else None)
    lead = stored[first.article if first else 0]
    row = story_row(story_id, [lead, *(one for one in stored if one is not lead), *old])
    return replace(row, nut_graf=cited(first.line, lead, 1) if first else None, update=True)


def digest_row(row: StoryRow, *, small: bool, differences: int) -> StoryRow:
    """The row as a digest keeps it: how many origins there are, where it doesn't say, and the sources it may name."""
    lead = row.sources[0]
    others: dict[str, Source] = {}
    for one in row.sources[1:]:
        is_copy = one.reprint_of is not None or one.number == lead.reprint_of
        if one.outlet and one.outlet != lead.outlet and not is_copy and not one.opinion:
            others.setdefault(one.outlet.casefold(), one)
    kept = (lead, *list(others.values())[:MOST_BESIDE])
    return replace(
        row, sources=kept, origins=row.origins or count_origins(row.sources), small=small, differences=differences
    )
