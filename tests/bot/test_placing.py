"""Filing into stories: reprints, corrections, editors and two processes. Towns, people and outlets are invented."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.answers import StoryAnswer
from bot.cards.brief import count_origins, count_outlets
from bot.cards.labels import told_label
from bot.desk import Desk
from storage.records import Filed
from storage.store import Store
from tests.bot.desks import NOON, a_desk
from tests.builders import an_article


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    async with a_desk(tmp_path) as desk:
        yield desk


COPY = """The ferry to Marren Island sails again from May, the council of Harbour Town said after a long night.

Two boats are to carry 400 passengers a day between the quay and the island, at a fare of three crowns.

The line was closed nine years ago when the old boat was found to leak in more places than it could pump.

Nothing has been said so far of who is to pay for the second boat, which is still on the stocks at Ludra."""


async def file_copies(desk: Desk) -> tuple[StoryAnswer, list[Filed]]:
    filed = [
        await desk.file_article(an_article(headline=headline, outlet=outlet, text=text, url=None))
        for headline, outlet, text in (
            ("Ferry to sail again", "Tarn Wire", COPY),
            ("Boats are back", "Ludra Post", COPY.rpartition("\n\n")[0]),
            ("Island ferry returns", "Harbour Argus", COPY.replace("said after", "has said after")),
        )
    ]
    answer = await desk.find_story(f"story:{filed[0].story_id}")
    assert isinstance(answer, StoryAnswer)
    return answer, filed


async def test_reprints_of_one_copy_are_one_origin_and_listed(desk: Desk) -> None:
    answer, filed = await file_copies(desk)
    assert len({one.story_id for one in filed}) == 1
    assert [source.reprint_of for source in answer.sources] == [None, 1, 1]
    assert count_outlets(answer.sources) == 3
    assert count_origins(answer.sources) == 1
    assert told_label(count_outlets(answer.sources), count_origins(answer.sources)) == "3 outlets, 1 origin"


async def test_articles_of_one_site_that_name_no_outlet_are_one_outlet(desk: Desk) -> None:
    answer, _ = await file_copies(desk)
    one, *_ = answer.sources

    def counted(*told: tuple[str | None, str | None]) -> int:
        return count_outlets([replace(one, outlet=outlet, url=url) for outlet, url in told])

    harl, coast = "https://www.harl.example/a", "https://coast.example/a"
    assert counted((None, harl), (None, "https://harl.example/b"), (None, coast)) == 2
    assert counted(("The Harl Post", harl), (None, "https://harl.example/b")) == 1
    assert counted((None, None), (None, None)) == 2


async def test_a_correction_of_one_address_stays_in_its_story_and_keeps_its_origin(desk: Desk) -> None:
    article = an_article(url="https://news.example/ferry", text=COPY, published="2026-01-06")
    first = await desk.file_article(article)
    other = await desk.file_article(an_article(url="https://news.example/frost", headline="Frost", text=FROST))
    corrected = await desk.file_article(replace(article, text=COPY.replace("400", "500").replace("three", "two")))
    assert (corrected.status, corrected.story_id, corrected.article_id) == ("revised", first.story_id, first.article_id)
    assert other.story_id != first.story_id
    [stored] = await desk.store.articles.load([first.article_id])
    assert stored.origin_id == first.article_id


FROST = "A late frost killed half of the pear blossom in the Sellen valley, growers say. Prices may rise by a third."


async def test_what_an_editor_parts_later_articles_leave_apart(desk: Desk) -> None:
    _, filed = await file_copies(desk)
    story = filed[0].story_id
    own = await desk.store.stories.move(filed[1].article_id, None)
    again = await desk.file_article(an_article(headline="Ferry is back", outlet="Fourth Paper", text=COPY, url=None))
    assert again.story_id in (story, own)
    assert (await desk.store.stories.get(own)).story_id == own
    assert (await desk.store.stories.get(story)).story_id == story
    assert filed[1].article_id in (await desk.store.stories.get(own)).article_ids


async def test_what_an_editor_joins_later_articles_leave_together(desk: Desk) -> None:
    _, filed = await file_copies(desk)
    frost = await desk.file_article(an_article(headline="Late frost", outlet="Sellen Post", text=FROST, url=None))
    assert frost.story_id != filed[0].story_id
    await desk.store.stories.merge(frost.story_id, filed[0].story_id)
    await desk.file_article(an_article(headline="Frost and pears", outlet="Fourth Paper", text=FROST, url=None))
    head = await desk.store.stories.get(frost.story_id)
    assert {frost.article_id, filed[0].article_id} <= set(head.article_ids)


async def test_the_same_article_filed_by_two_at_once_is_filed_once(tmp_path: Path) -> None:
    article = an_article(url="https://news.example/ferry", text=COPY)
    async with await Store.open(tmp_path / "n.db") as one, await Store.open(tmp_path / "n.db") as other:
        desks = [Desk(store, clock=lambda: NOON) for store in (one, other)]
        for desk in desks:
            await desk.start()
        filed = await asyncio.gather(*(desk.file_article(article) for desk in desks))
        assert sorted(item.status for item in filed) == ["new", "unchanged"]
        assert len({(item.article_id, item.story_id) for item in filed}) == 1
        assert (await one.articles.counts()).articles == 1
