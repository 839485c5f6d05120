"""The one place that posts editions to channels: what Discord answers becomes one of a few outcomes.

A lost answer is its own outcome: the message may stand in the channel. Only `Courier.find` can tell then.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any, Literal, Protocol

import aiohttp
import discord
from discord import ui

from bot.errors import BotError, TokenRefusedError

UNKNOWN_MESSAGE = 10008
ANSWER_WITHIN = 15.0  # seconds for one attempt; the library's own limit of five minutes would hold up the channel
LOOK_BEFORE = timedelta(hours=1)  # how far our clock may be ahead of Discord's when looking for a message
MOST_LOOKED_AT = 2_000  # messages read back in a channel; beyond that nobody can say that the message is not there

# The message's id; or it is not there; or nobody can tell (no right to read back, or too much to read).
Sighting = int | Literal["absent", "unreadable"]


class PostingError(BotError):
    """An edition was not posted, or nobody knows."""


class ChannelRefusedError(PostingError):
    """The channel is gone or closed to the bot (403, 404): nothing was posted."""

    def __init__(self, status: int, code: int) -> None:
        super().__init__(status, code)
        self.status = status
        self.code = code


class EditionRefusedError(PostingError):
    """Discord will never take this message there (400, a forum): nothing was posted."""

    def __init__(self, code: int | str) -> None:
        super().__init__(code)
        self.code = code


class NotNowError(PostingError):
    """Nothing was posted, and later it may work (no connection, told to wait)."""


class OutcomeUnknownError(PostingError):
    """The request went out and no answer came: the message may have been posted."""


class AlreadyPostedError(PostingError):
    """The nonce belongs to a message that was posted and deleted since."""


class Carrier(Protocol):
    """Who carries editions to channels; `Courier` does it with Discord."""

    async def post(self, guild_id: int, channel_id: int, view: ui.LayoutView, nonce: str) -> int:
        """Post and give the message's id; raises the family of `PostingError`, or TokenRefusedError."""

    async def find(self, guild_id: int, channel_id: int, mark: str, since: datetime) -> Sighting:
        """Look for the bot's own message with this mark; raises ChannelRefusedError or NotNowError."""


class Courier:
    """A `Carrier` over a connected client."""

    def __init__(self, client: discord.Client, *, answer_within: float = ANSWER_WITHIN) -> None:
        self._client = client
        self._answer_within = answer_within

    async def post(self, guild_id: int, channel_id: int, view: ui.LayoutView, nonce: str) -> int:
        """Post and give the message's id; raises the family of `PostingError`, or TokenRefusedError."""
        channel = await self._channel(guild_id, channel_id)
        try:
            async with asyncio.timeout(self._answer_within):
                message = await channel.send(view=view, nonce=nonce, allowed_mentions=discord.AllowedMentions.none())
        except discord.RateLimited as error:
            raise NotNowError from error
        except discord.HTTPException as error:
            raise _outcome_of(error) from error
        except aiohttp.ClientConnectorError as error:  # refused before a byte went out
            raise NotNowError from error
        except (aiohttp.ClientError, OSError, TimeoutError) as error:
            raise OutcomeUnknownError from error
        return message.id

    async def find(self, guild_id: int, channel_id: int, mark: str, since: datetime) -> Sighting:
        """Look for the bot's own message with this mark; raises ChannelRefusedError or NotNowError."""
        channel = await self._channel(guild_id, channel_id)
        if not _may_read_back(channel):  # Discord would answer with an empty list and no error
            return "unreadable"
        try:
            async with asyncio.timeout(self._answer_within * 4):
                return await self._look(channel, mark, since - LOOK_BEFORE)
        except discord.HTTPException as error:
            outcome = _outcome_of(error)
            raise (
                outcome if isinstance(outcome, ChannelRefusedError | TokenRefusedError) else NotNowError()
            ) from error
        except (discord.RateLimited, aiohttp.ClientError, OSError, TimeoutError) as error:
            raise NotNowError from error

    async def _look(self, channel: discord.abc.Messageable, mark: str, since: datetime) -> Sighting:
        looked_at = 0
        own = self._client.user
        if own is None:
            return "unreadable"
        async for message in channel.history(after=since, oldest_first=True, limit=MOST_LOOKED_AT):
            looked_at += 1
            if message.author.id == own.id and mark_of(message.components).endswith(mark):
                return message.id
        return "absent" if looked_at < MOST_LOOKED_AT else "unreadable"

    async def _channel(self, guild_id: int, channel_id: int) -> discord.abc.Messageable:
        channel: Any = self._client.get_channel(channel_id)
        if channel is None:
            channel = await self._fetch(channel_id)
        guild = getattr(channel, "guild", None)
        if guild is None or guild.id != guild_id:
            raise ChannelRefusedError(404, 10004)
        if not isinstance(channel, discord.abc.Messageable):
            raise EditionRefusedError("forum" if isinstance(channel, discord.ForumChannel) else "kind")
        return channel

    async def _fetch(self, channel_id: int) -> Any:
        try:
            async with asyncio.timeout(self._answer_within):
                return await self._client.fetch_channel(channel_id)
        except discord.HTTPException as error:
            outcome = _outcome_of(error)
            raise (
                outcome if isinstance(outcome, ChannelRefusedError | TokenRefusedError) else NotNowError()
            ) from error
        except discord.InvalidData as error:  # a channel of a server that the bot is not in
            raise ChannelRefusedError(404, 10004) from error
        except (discord.RateLimited, aiohttp.ClientError, OSError, TimeoutError) as error:
            raise NotNowError from error


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


def _outcome_of(error: discord.HTTPException) -> BotError:
    if error.code == UNKNOWN_MESSAGE:
        return AlreadyPostedError()
    if error.status == 401:
        return TokenRefusedError()
    if error.status in (403, 404):
        return ChannelRefusedError(error.status, error.code)
    if error.status == 429:
        return NotNowError()
    if error.status >= 500:
        return OutcomeUnknownError()
    return EditionRefusedError(error.code)


def _may_read_back(channel: Any) -> bool:
    """Whether the bot has the right to read what was posted there before; not where that can't be told."""
    try:
        rights = channel.permissions_for(channel.guild.me)
    except (discord.ClientException, AttributeError):  # a thread without its parent, a server not loaded yet
        return False
    return bool(rights.view_channel and rights.read_message_history)
