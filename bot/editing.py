"""What an editor does with stories: look, move, merge, split, link and unlink. Later articles respect it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot import compose
from bot.answers import Source
from bot.errors import RefusedHereError
from storage.records import StoryHead
from storage.store import Store

_MOST_LINKED = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryView:
    """A story as an editor sees it: its articles, the newest first, and the running story it is part of."""

    story: int
    running: int
    linked: tuple[int, ...]  # the other stories of it
    newest: datetime
    articles: tuple[Source, ...]


async def show(store: Store, story: int | str) -> StoryView:
    """The story of that number, or the one it was merged into; or that of an article by its slug or link.

    Raises `NotFoundError`.
    """
    return await _view(store, await store.stories.get(await _number(store, story)))


async def recent(store: Store, limit: int) -> list[StoryView]:
    """The stories with the newest articles."""
    return [await _view(store, head) for head in await store.stories.recent(limit=limit)]


async def move(store: Store, article: str, into: int | str | None) -> StoryView:
    """Put an article (slug or link) into another story, or one of its own (None); that story."""
    stored = await store.articles.get(article)
    goal = None if into is None else await _number(store, into)
    return await show(store, await store.stories.move(stored.article_id, goal))


async def split(store: Store, article: str) -> StoryView:
    """Give an article a story of its own."""
    stored = await store.articles.get(article)
    head = await store.stories.get(stored.story_id)
    if len(head.article_ids) == 1:
        raise RefusedHereError("That article is the only one of its story already.")
    return await show(store, await store.stories.move(stored.article_id, None))


async def merge(store: Store, one: int | str, other: int | str) -> StoryView:
    """Make two stories one, under the second's number."""
    return await show(store, await store.stories.merge(*await _two(store, one, other)))


async def link(store: Store, one: int | str, other: int | str) -> StoryView:
    """Make two stories events of one running story; the first."""
    first, second = await _two(store, one, other)
    if second in (await show(store, first)).linked:
        raise RefusedHereError("These are of one running story already.")
    await store.stories.link(first, second)
    return await show(store, first)


async def unlink(store: Store, one: int | str, other: int | str | None) -> StoryView:
    """Take a story out of the running story it is of, or out of that of another story; the story."""
    first, second = (await _number(store, one), None) if other is None else await _two(store, one, other)
    if not await store.stories.unlink(first, second):
        raise RefusedHereError("That story is linked with no other.")
    return await show(store, first)


async def undo_link(store: Store) -> StoryView:
    """Take back the last link or unlink; the story it was done to."""
    story = await store.stories.undo_link()
    if story is None:
        raise RefusedHereError("There is no link or unlink to undo.")
    return await show(store, story)


async def _number(store: Store, story: int | str) -> int:
    """The number of a story, by itself or by one of its articles. Raises `NotFoundError`."""
    if isinstance(story, str):
        story = (await store.articles.get(story)).story_id
    return (await store.stories.get(story)).story_id


async def _two(store: Store, one: int | str, other: int | str) -> tuple[int, int]:
    first, second = await _number(store, one), await _number(store, other)
    if first == second:
        raise RefusedHereError("These are one story already.")
    return first, second


async def _view(store: Store, head: StoryHead) -> StoryView:
    stored = await store.articles.load(head.article_ids)
    others = await store.stories.other_events(head.story_id, limit=_MOST_LINKED)
    return StoryView(
        story=head.story_id,
        running=head.running_id,
        linked=tuple(sorted(other.story_id for other in others)),
        newest=head.newest,
        articles=compose.sources_of(stored),
    )
