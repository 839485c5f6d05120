"""Odd articles and what becomes of them, as `docs/stories.md` names it. Towns, people and outlets are invented."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.desk import Desk
from storage.records import Filed
from tests.bot.desks import a_desk
from tests.builders import an_article

DAY = "2026-01-06"
FERRY = """The council of Harbour Town voted on Tuesday to reopen the ferry to Marren Island, closed for nine years.

Mayor Dana Whitlock said two boats would carry 400 passengers a day from May."""
RETOLD = """Harbour Town gets its ferry back: councillors agreed on Tuesday to run two boats to Marren Island.

Mayor Whitlock expects 400 passengers on each day of the season."""
LIVE = """21:40 The vote is taken: the ferry to Marren Island will sail again.

20:15 Mayor Dana Whitlock tells the council of 400 passengers a day.

19:30 The public gallery of Harbour Town is full.

19:00 Good evening from the town hall, where the council votes on the ferry tonight."""
FROST = """A late frost killed half of the pear blossom in the Sellen valley on Monday, the growers' cooperative said.

Temperatures fell to minus six degrees. Prices for pears may rise by a third in autumn."""
ROUNDUP = """A ferry line to Marren Island will reopen, the council of Harbour Town decided.

Frost has killed half of the pear blossom in the Sellen valley.

A choir has bought the theatre of Pelm for one crown.

Two trams touched in Tarnsby, and nobody was hurt."""


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    async with a_desk(tmp_path) as desk:
        await file(desk, "Council reopens ferry line", FERRY)
        await file(desk, "Frost kills pear blossom", FROST)
        yield desk


async def file(desk: Desk, headline: str, text: str, published: str | None = DAY) -> Filed:
    outlet = f"The {headline.split()[0]} Post"
    return await desk.file_article(
        an_article(headline=headline, text=text, outlet=outlet, published=published, url=None)
    )


async def stories(desk: Desk) -> list[set[int]]:
    return [set(head.article_ids) for head in await desk.store.stories.recent(limit=9)]


async def test_an_undated_article_joins_by_what_it_says_and_stays_undated(desk: Desk) -> None:
    filed = await file(desk, "Island ferry returns", RETOLD, None)
    assert {1, filed.article_id} in await stories(desk)
    [stored] = await desk.store.articles.load([filed.article_id])
    assert stored.brief.article.published is None


async def test_an_article_of_the_future_is_no_report_of_today_and_keeps_its_date(desk: Desk) -> None:
    first = await file(desk, "Island ferry returns", RETOLD, "2031-01-07")
    other = await file(desk, "Ferry line back", RETOLD.replace("councillors", "the councillors"), "2031-01-07")
    assert {first.article_id, other.article_id} in await stories(desk)
    [stored] = await desk.store.articles.load([first.article_id])
    assert stored.brief.article.published == "2031-01-07"


async def test_an_article_of_two_stories_joins_one_and_leaves_them_two(desk: Desk) -> None:
    filed = await file(desk, "Ferry back, frost in the valley", f"{RETOLD}\n\n{FROST}")
    found = await stories(desk)
    assert len(found) == 2
    assert any(filed.article_id in story for story in found)


async def test_a_roundup_is_a_story_of_its_own(desk: Desk) -> None:
    filed = await file(desk, "News in brief", ROUNDUP)
    assert {filed.article_id} in await stories(desk)
    retold = await file(desk, "Island ferry returns", RETOLD)
    assert {1, retold.article_id} in await stories(desk)
    head = await desk.store.stories.get(filed.story_id)
    assert head.running_id == filed.story_id


async def test_a_live_blog_is_of_the_event_it_follows(desk: Desk) -> None:
    filed = await file(desk, "Ferry vote: live updates", LIVE)
    assert {1, filed.article_id} in await stories(desk)


async def test_a_corrected_article_stays_where_it_is(desk: Desk) -> None:
    corrected = await file(desk, "Council reopens ferry line", FERRY.replace("400", "500"))
    assert (corrected.status, corrected.article_id) == ("revised", 1)
    assert {1} in await stories(desk)
