"""Running stories: what links them, what an editor parts, and what undoes that."""

import pytest

from storage.doors import Transaction
from storage.records import Placement
from storage.running import link
from storage.store import Store
from tests.storage.stores import file_brief, file_many


async def stories(store: Store, number: int) -> list[int]:
    return [filed.story_id for filed in await file_many(store, number)]


async def linked(store: Store, *pairs: tuple[int, int]) -> None:
    async def write(tx: Transaction) -> None:
        for one, other in pairs:
            await link(tx, one, other)

    await store._doors.write(write)


async def beside(store: Store, story_id: int) -> set[int]:
    return {head.story_id for head in await store.stories.other_events(story_id, limit=99)}


@pytest.mark.parametrize("leaving", range(3))
async def test_a_story_leaves_its_running_story_for_good_and_comes_back_by_undo(store: Store, leaving: int) -> None:
    ids = await stories(store, 3)
    await linked(store, (ids[0], ids[1]), (ids[1], ids[2]))
    story, *rest = [ids[leaving], *(one for one in ids if one != ids[leaving])]
    assert await store.stories.unlink(story)
    assert await beside(store, story) == set()
    assert await beside(store, rest[0]) == {rest[1]}
    await linked(store, (story, rest[0]), (story, rest[1]))
    assert await beside(store, story) == set()
    assert await store.stories.undo_link() == story
    assert await beside(store, story) == set(rest)
    assert await store.stories.undo_link() is None


async def test_what_was_linked_meanwhile_goes_along_when_a_step_is_undone(store: Store) -> None:
    one, two, three, four = await stories(store, 4)
    await linked(store, (one, two), (two, three))
    await store.stories.unlink(one)
    await linked(store, (two, four))
    await store.stories.undo_link()
    assert await beside(store, four) == {one, two, three}


async def test_a_story_is_kept_from_one_other_and_may_be_linked_with_the_rest(store: Store) -> None:
    one, two, three = await stories(store, 3)
    assert await store.stories.unlink(one, two)
    await linked(store, (one, two), (one, three))
    assert await beside(store, one) == {three}
    await linked(store, (three, two))
    assert await beside(store, two) == set()


async def test_a_link_made_by_hand_outweighs_what_was_parted_and_is_undone(store: Store) -> None:
    one, two = await stories(store, 2)
    await store.stories.unlink(one, two)
    await store.stories.link(one, two)
    assert await beside(store, one) == {two}
    await store.stories.undo_link()
    assert await beside(store, one) == set()
    await linked(store, (one, two))
    assert await beside(store, one) == set()


async def test_what_was_unlinked_stays_so_when_the_story_is_merged(store: Store) -> None:
    one, two, three = await stories(store, 3)
    await store.stories.unlink(one, two)
    await store.stories.merge(one, three)
    await linked(store, (three, two))
    assert await beside(store, three) == set()


async def test_a_later_article_links_no_stories_that_were_unlinked(store: Store) -> None:
    one, two = await stories(store, 2)
    await linked(store, (one, two))
    await store.stories.unlink(one)
    later = await file_brief(store, place=lambda _: Placement(story_id=one, running=(two,)))
    assert later.story_id == one
    assert await beside(store, one) == set()


async def test_a_story_that_stands_alone_cannot_be_unlinked(store: Store) -> None:
    (one,) = await stories(store, 1)
    assert not await store.stories.unlink(one)
