"""Looking for an edition that may stand in a channel or forum: by its author and its visible mark."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Iterator
from datetime import datetime
from typing import Any, Literal

import discord
from discord import ui

from bot.refusals import UNKNOWN_MESSAGE, code_of, is_closed, is_gone

MOST_LOOKED_AT = 2_000  # messages read back in a channel; beyond that nobody can say that the message is not there
MOST_POSTS = 200  # archived posts of a forum looked through
_PAGE = 100  # messages Discord gives at once
_READING = {"view_channel", "read_message_history"}
_RIGHTS = {*_READING, "send_messages", "send_messages_in_threads"}

# The message's id; or it is not there; or nobody can tell (no right to read back, or too much to read).
Sighting = int | Literal["absent", "unreadable"]
Turn = Callable[[], Awaitable[None]]  # waits until one more request may go


def mark_of(components: Iterable[Any]) -> str:
    """The last line of the last text display of a message, small print like the rest; "" where there is none."""
    last = ""
    for component in _walk(components):
        if isinstance(component, discord.TextDisplay | ui.TextDisplay):
            last = component.content
    return last.rstrip().rpartition("\n")[2]


def _walk(components: Iterable[Any]) -> Iterator[Any]:
    for component in components:
        yield component
        yield from _walk(getattr(component, "children", ()))


def may_read_back(channel: Any) -> bool:
    """Whether the bot has the right to read what was posted there before; not where that can't be told."""
    return rights_in(channel) >= _READING


def rights_in(channel: Any) -> frozenset[str]:
    """What of all that a digest needs the bot may do there; nothing where that can't be told."""
    try:
        held = channel.permissions_for(channel.guild.me)
    except (discord.ClientException, AttributeError):  # a thread without its parent, a server not loaded yet
        return frozenset()
    return frozenset(name for name in _RIGHTS if getattr(held, name))


async def look_in_channel(channel: Any, own_id: int, mark: str, since: datetime, turn: Turn) -> Sighting:
    """Look through the newest messages, whatever the clock says, and then through those since then, a page a request.

    An empty list may only mean that the right to read was taken away unnoticed, so it is proof of nothing by itself.
    """
    page = [message async for message in channel.history(limit=_PAGE)]
    if found := _among(page, own_id, mark):
        return found
    if not page:
        await turn()
        return "absent" if await _shows_messages(channel, since) else "unreadable"
    if len(page) < _PAGE or discord.utils.snowflake_time(page[-1].id) < since:
        return "absent"
    return await _look_from(channel, own_id, mark, since, turn)


async def _look_from(channel: Any, own_id: int, mark: str, since: datetime, turn: Turn) -> Sighting:
    looked_at, after = 0, since
    while looked_at < MOST_LOOKED_AT:
        await turn()
        most = min(_PAGE, MOST_LOOKED_AT - looked_at)
        page = [message async for message in channel.history(after=after, oldest_first=True, limit=most)]
        if found := _among(page, own_id, mark):
            return found
        looked_at += len(page)
        if len(page) < most:
            return "absent"
        after = page[-1]
    return "unreadable"


def _among(page: Iterable[Any], own_id: int, mark: str) -> int | None:
    return next((int(message.id) for message in page if _is_it(message, own_id, mark)), None)


async def _shows_messages(channel: Any, since: datetime) -> bool:
    """Whether Discord would show a message of the channel: asked for one that never was, it says so or refuses.

    Raises what is not Discord's own word.
    """
    try:
        await channel.fetch_message(discord.utils.time_snowflake(since))
    except discord.HTTPException as error:
        if code_of(error) == UNKNOWN_MESSAGE:
            return True
        if is_closed(error):
            return False
        raise
    return True


async def look_in_forum(forum: discord.ForumChannel, own_id: int, mark: str, since: datetime, turn: Turn) -> Sighting:
    """Look at the first messages of the bot's own posts since then: first the open ones, then those archived since."""
    for thread in await forum.guild.active_threads():
        if await _opens_with(thread, forum, own_id, mark, since, turn):
            return thread.id
    await turn()
    looked_at = 0
    async for thread in forum.archived_threads(limit=MOST_POSTS):
        if thread.archive_timestamp < since:  # the rest were archived earlier still, so they are older than that
            return "absent"
        if await _opens_with(thread, forum, own_id, mark, since, turn):
            return thread.id
        looked_at += 1
    return "absent" if looked_at < MOST_POSTS else "unreadable"


async def _opens_with(
    thread: discord.Thread, forum: discord.ForumChannel, own_id: int, mark: str, since: datetime, turn: Turn
) -> bool:
    made = discord.utils.snowflake_time(thread.id)
    if thread.parent_id != forum.id or thread.owner_id != own_id or made < since:
        return False
    await turn()
    try:
        message = await thread.fetch_message(thread.id)  # a post's first message has the id of the post
    except discord.NotFound as error:
        if code_of(error) != UNKNOWN_MESSAGE and not is_gone(error):
            raise
        return False  # it was deleted: nothing to read there
    return _is_it(message, own_id, mark)


def _is_it(message: Any, own_id: int, mark: str) -> bool:
    return bool(message.author.id == own_id and mark_of(message.components).endswith(mark))
