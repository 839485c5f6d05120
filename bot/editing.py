"""What an editor does with stories: look, move, merge, split. Later articles respect it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot import compose
from bot.answers import Source
from bot.errors import RefusedHereError
from storage.records import StoryHead
from storage.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryView:
    """A story as an editor sees it: its articles, the newest first, and the running story it is part of."""

    story: int
    running: int
    newest: datetime
    articles: tuple[Source, ...]


async def show(store: Store, story: int | str) -> StoryView:
    """The story of that number, or the one it was merged into; or that of an article by its slug or link.

    Raises `NotFoundError`.
    """
    if isinstance(story, str):
        story = (await store.articles.get(story)).story_id
    return await _view(store, await store.stories.get(story))


async def recent(store: Store, limit: int) -> list[StoryView]:
    """The stories with the newest articles."""
    return [await _view(store, head) for head in await store.stories.recent(limit=limit)]


async def move(store: Store, article: str, into: int | None) -> StoryView:
    """Put an article (slug or link) into another story, or one of its own (None); that story."""
    stored = await store.articles.get(article)
    return await show(store, await store.stories.move(stored.article_id, into))


async def split(store: Store, article: str) -> StoryView:
    """Give an article a story of its own."""
    stored = await store.articles.get(article)
    head = await store.stories.get(stored.story_id)
    if len(head.article_ids) == 1:
        raise RefusedHereError("That article is the only one of its story already.")
    return await show(store, await store.stories.move(stored.article_id, None))


async def merge(store: Store, one: int, other: int) -> StoryView:
    """Make two stories one, under the second's number."""
    if (await store.stories.get(one)).story_id == (await store.stories.get(other)).story_id:
        raise RefusedHereError("These are one story already.")
    return await show(store, await store.stories.merge(one, other))


async def _view(store: Store, head: StoryHead) -> StoryView:
    stored = await store.articles.load(head.article_ids)
    return StoryView(
        story=head.story_id, running=head.running_id, newest=head.newest, articles=compose.sources_of(stored)
    )
