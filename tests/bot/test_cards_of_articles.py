"""Every line of every card of real articles is cut from one of them, or of the closed list."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from bot.answers import CompareAnswer, GlanceAnswer, QuotesAnswer, SpanRef, StoryAnswer, TimelineAnswer
from bot.cards import labels
from bot.cards.brief import brief_card, message_card
from bot.cards.compare import compare_card
from bot.cards.glance import glance_card
from bot.cards.layout import Card
from bot.cards.quotes import quotes_card
from bot.cards.safe import shown
from bot.cards.stories import sources_card, stories_card
from bot.cards.timeline import timeline_card
from bot.desk import Desk
from bot.preview import sample_articles
from bot.quotations import spoken
from briefs.models import Article
from briefs.reading import read_bytes
from storage.records import StoredBrief
from storage.store import Store
from tests.bot.conftest import Clock
from tests.bot.drawing import check_limits, check_schema, is_of_labels, lines_of
from tests.data_beside import beside


def trial_articles() -> list[Article]:
    return [read_bytes(path.read_bytes(), name=path.name) for path in sorted(beside("articles").glob("*.txt"))]


@pytest.mark.parametrize("articles", [lambda: list(sample_articles()), trial_articles], ids=["sample", "trial"])
async def test_every_line_of_every_card_is_a_span_or_a_label(tmp_path: Path, articles: Any) -> None:
    async with await Store.open(tmp_path / "nutgraf.db") as store:
        desk = Desk(store, clock=Clock())
        await desk.start()
        filed = [await desk.file_article(article) for article in articles()]
        stored = await store.articles.load([one.article_id for one in filed])
        assert len(stored) == len(filed)
        count = 0
        for card in [card async for card in cards_of(desk, {one.story_id for one in filed})]:
            check_limits(card)
            check_schema(card)
            known = [*cut(card.spans, stored), *told(stored)]
            for line in lines_of(card):
                assert is_of_labels(line, *known), line
                count += 1
        assert count > 20


async def cards_of(desk: Desk, story_ids: set[int]) -> Any:
    yield stories_card(await desk.recent_stories(None, 8))
    for story_id in story_ids:
        story = await desk.find_story(f"story:{story_id}")
        glance = await desk.find_glance(f"story:{story_id}")
        assert isinstance(story, StoryAnswer)
        assert isinstance(glance, GlanceAnswer)
        yield brief_card(story)
        yield glance_card(glance)
        yield sources_card(story)
        timeline = await desk.find_timeline(f"story:{story_id}")
        differences = await desk.find_differences(f"story:{story_id}")
        assert isinstance(timeline, TimelineAnswer)
        assert isinstance(differences, CompareAnswer)
        yield timeline_card(timeline)
        yield compare_card(differences)
        for page in range(20):
            quotes = await desk.story_quotes(story_id, page)
            if not isinstance(quotes, QuotesAnswer) or page >= quotes.pages:
                break
            yield quotes_card(quotes)


def cut(spans: Sequence[SpanRef], stored: Sequence[StoredBrief]) -> Iterator[str]:
    """The words at the card's spans, taken from the stored articles."""
    revisions = {one.revision_id: one.brief.article for one in stored}
    for span in spans:
        article = revisions[span.revision_id]
        yield shown((article.headline if span.field == "headline" else article.text)[span.start : span.end])


def told(stored: Sequence[StoredBrief]) -> Iterator[str]:
    """What is known of the articles beside their words."""
    for one in stored:
        article = one.brief.article
        yield from (shown(article.headline), shown(article.outlet or ""), labels.date_label(article.published))
        yield ", ".join(shown(name) for name in article.byline)


async def test_every_line_of_a_message_is_a_span_or_a_label(tmp_path: Path) -> None:
    async with await Store.open(tmp_path / "nutgraf.db") as store:
        desk = Desk(store, clock=Clock())
        for article in sample_articles():
            brief = await desk.digest_text(article.text[:3_900])
            card: Card = message_card(brief)
            check_limits(card)
            text = brief.article.text
            lines = [brief.nut_graf, *brief.summary, *brief.glance]
            known = [shown(text[line.start : line.end]) for line in lines if line]
            for quote in brief.quotes:
                known += [shown(part.text) for part in (spoken(quote), quote.speaker, quote.mention) if part]
            for line in lines_of(card):
                assert is_of_labels(line, shown(brief.article.headline), *known), line
