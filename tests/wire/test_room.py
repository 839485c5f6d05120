"""That one large document is had at a time, and small ones beside it; and what of that a server pays for."""

import asyncio

import pytest

from bot.wire.errors import TooMuchError
from bot.wire.fetch import Fetcher, _unhurried
from bot.wire.room import Room
from bot.wire.wire import Wire
from tests.wire.documents import page
from tests.wire.site import Site

pytestmark = pytest.mark.asyncio


async def test_a_large_document_waits_for_the_one_before_and_a_small_one_does_not() -> None:
    room = Room()
    async with room.for_one() as grow:
        await grow()
        async with room.for_one():
            pass  # a small one comes and goes
        async with room.for_one() as other:
            waiting = asyncio.ensure_future(other())
            await asyncio.sleep(0)
            assert not waiting.done()
            waiting.cancel()
    async with room.for_one() as last:
        await last()


async def test_what_ends_in_an_error_leaves_its_room() -> None:
    room = Room()

    async def too_much() -> None:
        async with room.for_one() as grow:
            await grow()
            raise TooMuchError("page", 5)

    with pytest.raises(TooMuchError):
        await too_much()
    async with room.for_one() as grow:
        await grow()


async def test_room_is_asked_for_once_and_by_large_documents_only() -> None:
    asked = []

    async def grow() -> None:
        asked.append("room")

    async with Site() as site, Fetcher(limits=site.limits(small_bytes=10_000), resolver=site.names) as fetcher:
        site.answer("/small", b"x" * 9_000)
        site.answer("/large", b"x" * 900_000)
        assert len((await fetcher.get(site.url("/small"), grow=grow)).body) == 9_000
        assert asked == []
        assert len((await fetcher.get(site.url("/large"), grow=grow)).body) == 900_000
        assert asked == ["room"]


async def test_waiting_for_room_is_not_the_server_s_time() -> None:
    async with asyncio.timeout(60) as limit:
        end = limit.when()

        async def grow() -> None:
            assert limit.when() is None

        await _unhurried(limit, grow)
        assert end is not None
        assert limit.when() is not None
        assert limit.when() >= end


async def test_large_pages_side_by_side_are_all_read() -> None:
    foot = f"<script>{'state, ' * 9_000}</script>"
    async with Site() as site, Wire(limits=site.limits(small_bytes=5_000), resolver=site.names) as wire:
        for number in range(6):
            site.answer(
                "/a", page(headline=f"Ferry {number} of Harl leaves in May", foot=foot), host=f"p{number}.example"
            )
        urls = [site.url("/a", host=f"p{number}.example") for number in range(6)]
        answers = await asyncio.gather(*map(wire.read_page, urls))
    assert [one.article.headline for one in answers] == [f"Ferry {number} of Harl leaves in May" for number in range(6)]
