"""A desk over a store of its own on a temporary file, filled with what a test needs."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

from bot.answers import Cited, CitedQuote, GlanceAnswer, QuotesAnswer, StoriesAnswer, StoryAnswer
from bot.desk import Desk
from bot.files import Input, find_inputs, read_input
from briefs.models import Article
from storage.store import Store

NOON = datetime(2026, 1, 6, 12, tzinfo=UTC)
SAMPLE = Path(__file__).parents[2] / "briefs" / "sample"

Answer = StoryAnswer | GlanceAnswer | QuotesAnswer | StoriesAnswer


@asynccontextmanager
async def a_desk(path: Path, articles: Iterable[Article] = (), *, now: datetime = NOON) -> AsyncIterator[Desk]:
    """A desk whose clock stands at ``now`` over a store at ``path`` (a folder: ``nutgraf.db`` in it)."""
    async with await Store.open(path / "nutgraf.db" if path.is_dir() else path) as store:
        desk = Desk(store, clock=lambda: now)
        await desk.start()
        for article in articles:
            await desk.file_article(article)
        yield desk


def articles_in(folder: Path) -> list[Article]:
    """Every article of a folder."""
    return [read_input(item) for item in find_inputs([str(folder)]) if isinstance(item, Input)]


def lines_of(answer: Answer) -> list[Cited]:
    """Every printed line of an answer."""
    match answer:
        case StoryAnswer():
            return [line for line in (answer.headline, answer.nut_graf, *answer.summary) if line]
        case GlanceAnswer():
            cells = [cell for table in answer.tables for row in table.rows for cell in row if cell]
            lines = (answer.headline, *answer.points, answer.why_it_matters, *answer.takeaways, *cells)
            return [line for line in lines if line]
        case QuotesAnswer():
            return [line for quote in answer.quotes for line in quote_lines(quote)]
        case StoriesAnswer():
            return [line for row in answer.rows for line in (row.headline, row.nut_graf) if line]


def quote_lines(quote: CitedQuote) -> list[Cited]:
    """Every printed line of one quotation."""
    wordings = [part for one in quote.wordings for part in one.parts]
    lines = (*quote.parts, quote.speaker, quote.mention, quote.role, quote.context, *quote.reprints, *wordings)
    return [line for line in lines if line]


async def every_answer(desk: Desk) -> list[Answer]:
    """Every card of every story in the store, all pages of its quotes, and the list of stories."""
    listed = await desk.recent_stories(None, limit=1000)
    answers: list[Answer] = [listed]
    for row in listed.rows:
        query = f"story:{row.story_id}"
        for answer in (await desk.find_story(query), await desk.find_glance(query)):
            assert isinstance(answer, StoryAnswer | GlanceAnswer)
            answers.append(answer)
        page = await desk.story_quotes(row.story_id)
        if isinstance(page, QuotesAnswer):
            answers.append(page)
            for number in range(1, page.pages):
                more = await desk.story_quotes(row.story_id, number)
                assert isinstance(more, QuotesAnswer)
                answers.append(more)
    return answers
