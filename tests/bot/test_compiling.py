"""What channels that are due together have in common is worked out once; every place and paper is invented."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.comparing import Comparer
from bot.desk import Desk
from bot.digest_rows import Rows
from briefs.digest import Ground
from briefs.pipeline import write_brief
from storage.news import News
from storage.records import Subscription
from tests.bot.desks import NOON, a_desk
from tests.builders import a_brief, an_article
from tests.storage.stores import file_brief

TOPICS = (("ferry",), ("mill",), ("bridge", "ferry"), (), ('"old mill"',))


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    async with a_desk(tmp_path) as one:
        yield one


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> dict[str, int]:
    """How often the store is read, everything is looked through, and a story is drawn."""
    counts = {"read": 0, "looked": 0, "drawn": 0}

    def count(owner: type[Any], name: str, key: str) -> None:
        plain = getattr(owner, name)

        def counting(*args: Any, **kwargs: Any) -> Any:
            counts[key] += 1
            return plain(*args, **kwargs)

        monkeypatch.setattr(owner, name, counting)

    count(News, "since", "read")
    count(Ground, "__init__", "looked")
    count(Rows, "draw", "drawn")
    return counts


async def file(desk: Desk, headline: str) -> None:
    article = an_article(headline=headline, published=None, text=f"{headline} on Monday.", outlet=headline)
    await file_brief(desk.store, a_brief(article=article), filed_at=NOON - timedelta(hours=1))


async def headlines(desk: Desk, channel: int, topics: tuple[str, ...] = ()) -> list[str]:
    asked = Subscription(
        guild_id=channel, channel_id=channel, time="12:00", zone="UTC", set_by=1, set_at=NOON, topics=topics
    )
    edition = await desk.compile_edition(asked, purpose="daily", local_date=NOON.date(), now=NOON)
    return [row.headline.text for row in edition.rows]


async def test_channels_with_topics_of_their_own_share_what_came_in(desk: Desk, counted: dict[str, int]) -> None:
    for place in ("Ferry", "Mill", "Bridge", "Old mill"):
        await file(desk, f"{place} closes")
    told = [await headlines(desk, number, topics) for number, topics in enumerate(TOPICS * 3, start=1)]
    assert counted == {"read": 1, "looked": 1, "drawn": 4}
    assert told[0][0] == "Ferry closes"
    assert {told[1][0], told[1][1]} == {"Mill closes", "Old mill closes"}
    assert told[4][0] == "Old mill closes"
    assert told[5:10] == told[:5]


async def test_what_comes_in_meanwhile_is_told_and_only_it_is_drawn_anew(desk: Desk, counted: dict[str, int]) -> None:
    await file(desk, "Ferry closes")
    await file(desk, "Mill closes")
    assert len(await headlines(desk, 1)) == 2
    await file(desk, "Bridge closes")
    assert set(await headlines(desk, 2)) == {"Ferry closes", "Mill closes", "Bridge closes"}
    assert counted == {"read": 2, "looked": 2, "drawn": 3}


@pytest.mark.parametrize(("figures", "differ"), [((40, 40, 40, 60), True), ((40, 60), True), ((40, 40, 40, 40), False)])
async def test_outlets_differ_though_the_first_few_do_not(desk: Desk, figures: tuple[int, ...], differ: bool) -> None:
    ids = []
    for at, count in enumerate(figures):
        text = f"A ferry sank off Harbour Town on Monday, and {count} people drowned, the coastguard said."
        article = an_article(headline=f"Ferry sinks {at}", text=text, outlet=f"Desk {at}")
        ids.append((await file_brief(desk.store, write_brief(article))).article_id)
    stored = await desk.store.articles.load(ids)
    assert Comparer().differ(stored) is differ
