"""Whose news it is: a digest draws on the feeds its server follows and on what the operator brought in."""

from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.answers import Edition
from bot.cards.brief import brief_card
from bot.cards.digest import digest_card
from bot.desk import Desk
from storage.arrivals import Arrival
from storage.feed_records import Feed
from storage.records import Subscription
from tests.bot.conftest import FERRY, ORCHARD
from tests.bot.desks import NOON, a_desk
from tests.bot.drawing import lines_of
from tests.builders import an_article

HERE, THERE = 1, 2
BEFORE = NOON - timedelta(hours=2)
FERRIES: dict[str, Any] = {"headline": "Harbour Town Votes to Reopen Its Ferry Line", "text": FERRY.strip()}
APPLES: dict[str, Any] = {"headline": "Late Frost Halves the Apple Harvest", "text": ORCHARD.strip()}


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    async with a_desk(tmp_path) as one:
        yield one


async def follow(desk: Desk, guild_id: int, key: str = "daily.example", at: datetime = BEFORE) -> Feed:
    url = f"https://{key}"
    return (await desk.store.feeds.follow(guild_id, key=key, url=url, title="", by=1, at=at))[0]


async def bring(desk: Desk, article: dict[str, Any], **arrival: Any) -> None:
    keys = (f"url:{article['headline']}",)
    values = {"published": "2026-01-06", "url": None}
    options = {"keys": keys, "fresh_at": NOON - timedelta(hours=1)} | arrival
    await desk.file_article(an_article(**(article | values)), arrival=Arrival(**options))


async def edition_of(desk: Desk, guild_id: int) -> Edition:
    channel = Subscription(
        guild_id=guild_id, channel_id=guild_id * 10, time="12:00", zone="UTC", set_by=1, set_at=BEFORE
    )
    return await desk.compile_edition(channel, purpose="daily", local_date=NOON.date(), now=NOON)


async def digest_of(desk: Desk, guild_id: int) -> list[str]:
    return sorted(row.headline.text for row in (await edition_of(desk, guild_id)).rows)


async def test_a_server_gets_the_news_of_its_feeds_and_the_operators(desk: Desk) -> None:
    mine, operators = await follow(desk, HERE), await follow(desk, 0, "world.example")
    await bring(desk, FERRIES, feed_id=mine.feed_id)
    await bring(desk, APPLES, feed_id=operators.feed_id)
    assert await digest_of(desk, HERE) == [FERRIES["headline"], APPLES["headline"]]
    assert await digest_of(desk, THERE) == [APPLES["headline"]]
    assert [
        row.headline.text for row in (await desk.recent_stories(None, limit=9)).rows
    ] != []  # the archive is for all
    today = await desk.todays_edition()
    assert today is not None
    assert [row.headline.text for row in today.rows] == [APPLES["headline"]]


async def test_what_the_operator_ingested_is_news_to_all(desk: Desk) -> None:
    await follow(desk, HERE)
    await desk.file_article(an_article(**FERRIES))
    assert await digest_of(desk, HERE) == await digest_of(desk, THERE) == [FERRIES["headline"]]


async def test_a_page_that_a_server_filed_is_its_news_alone(desk: Desk) -> None:
    await bring(desk, FERRIES, guild_id=HERE)
    assert (await digest_of(desk, HERE), await digest_of(desk, THERE)) == ([FERRIES["headline"]], [])


async def test_a_page_that_the_operator_took_in_as_well_is_news_to_all(desk: Desk) -> None:
    await bring(desk, FERRIES, guild_id=HERE)
    await bring(desk, FERRIES)
    assert await digest_of(desk, THERE) == [FERRIES["headline"]]


async def test_a_known_article_that_comes_again_as_archive_becomes_nobodys_news_by_that(desk: Desk) -> None:
    keys = (f"url:{FERRIES['headline']}",)
    await bring(desk, FERRIES, guild_id=HERE)
    article = an_article(**(FERRIES | {"published": "2026-01-06", "url": None}))
    filed = await desk.file_article(article, archive=True, arrival=Arrival(keys=keys, fresh_at=NOON))
    assert filed.status == "unchanged"
    assert await digest_of(desk, THERE) == []


async def test_what_was_there_before_is_in_the_archive_alone(desk: Desk) -> None:
    feed = await follow(desk, HERE)
    await bring(desk, FERRIES, feed_id=feed.feed_id, fresh_at=BEFORE - timedelta(hours=1))
    await bring(desk, APPLES, feed_id=feed.feed_id, fresh_at=None)
    assert await digest_of(desk, HERE) == []
    assert (await desk.counts()).articles == 2


async def test_what_came_out_before_its_feed_was_followed_is_named_where_it_is(desk: Desk) -> None:
    feed = await follow(desk, HERE)
    await bring(desk, FERRIES, feed_id=feed.feed_id, fresh_at=BEFORE - timedelta(hours=1))
    await bring(desk, APPLES, feed_id=feed.feed_id)
    for guild_id, told, reasons in ((HERE, [APPLES["headline"]], ["before"]), (THERE, [], [])):
        edition = await edition_of(desk, guild_id)
        assert [row.headline.text for row in edition.rows] == told
        assert [one.reason for one in edition.decision.left_out] == reasons


async def test_who_follows_later_gets_what_comes_out_later(desk: Desk) -> None:
    feed = await follow(desk, HERE)
    await follow(desk, THERE, at=NOON)
    await bring(desk, FERRIES, feed_id=feed.feed_id)
    assert await digest_of(desk, HERE) == [FERRIES["headline"]]
    assert await digest_of(desk, THERE) == []


async def test_a_paused_or_removed_feed_brings_nothing(desk: Desk) -> None:
    feed = await follow(desk, HERE)
    await follow(desk, THERE)
    await bring(desk, FERRIES, feed_id=feed.feed_id)
    await desk.store.feeds.pause(HERE, feed.feed_id)
    await desk.store.feeds.unfollow(THERE, feed.feed_id)
    await desk.store.servers.set_setting("any", "commit")  # what is compiled is kept within one tick
    assert await digest_of(desk, HERE) == await digest_of(desk, THERE) == []


async def test_a_story_is_told_to_a_server_from_the_articles_it_follows(desk: Desk) -> None:
    mine, theirs = await follow(desk, HERE), await follow(desk, THERE, "other.example")
    await bring(desk, FERRIES | {"outlet": "The Harbour Desk"}, feed_id=mine.feed_id)
    longer = FERRIES["text"] + "\n\nThe boats were built in Elmford, the yard said on Tuesday."
    again = {"headline": "Harbour Town Reopens Its Ferry Line After Vote", "text": longer, "outlet": "Elmford Courier"}
    await bring(desk, again, feed_id=theirs.feed_id)
    assert await digest_of(desk, HERE) == [FERRIES["headline"]]
    assert await digest_of(desk, THERE) == [again["headline"]]


async def test_an_outlet_that_lets_nothing_be_shown_is_shown_by_its_headline(desk: Desk) -> None:
    await bring(desk, FERRIES, may_show=0)
    answer = await desk.find_story("ferry line")
    words = "\n".join(lines_of(brief_card(answer)))  # type: ignore[arg-type]
    assert FERRIES["headline"] in words
    for paragraph in FERRY.split("\n\n"):
        for sentence in paragraph.split(". "):
            assert sentence.strip() not in words
    edition = await edition_of(desk, HERE)
    assert edition.quote is None
    assert "boats would carry" not in "\n".join(lines_of(digest_card(edition)))
    assert "bridge, the only other way" not in "\n".join(lines_of(digest_card(edition)))


async def test_an_outlet_that_lets_a_line_be_shown_is_shown_by_no_more(desk: Desk) -> None:
    await bring(desk, FERRIES, may_show=160)
    answer = await desk.find_story("ferry line")
    words = "\n".join(lines_of(brief_card(answer)))  # type: ignore[arg-type]
    shown = [one for one in FERRY.replace("\n\n", " ").split(". ") if one.strip(". ") in words]
    assert sum(map(len, shown)) <= 160


LOAN = """\
The mayor of {town} resigned on Monday over a loan for the town bridge that nobody had voted on.

The loan matters because {town} owes more than any town of its size.

“I signed it and I am sorry for it, {town} deserved better,” said Anna Dow, who had led the town for nine years.
"""


async def test_a_quote_that_its_outlet_does_not_let_be_shown_gives_way_to_another(desk: Desk) -> None:
    for town, may_show in (("Brockley", None), ("Fenwick", 60), ("Elmton", 0)):
        loan = {"headline": f"Mayor of {town} Quits Over Bridge Loan", "text": LOAN.format(town=town).strip()}
        await bring(desk, loan | {"outlet": f"{town} Post"}, may_show=may_show)
    edition = await edition_of(desk, HERE)
    told = "\n".join(lines_of(digest_card(edition)))
    assert len(edition.rows) == 3
    assert "Brockley deserved better" in told
