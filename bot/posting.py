"""The one place that posts editions to channels: what Discord answers becomes one of a few outcomes.

A lost answer is its own outcome: the message may stand in the channel. Only `Courier.find` can tell then.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any, Literal, Protocol, TypeVar

import aiohttp
import discord
from discord import ui

from bot.errors import BotError, TokenRefusedError
from bot.exchanges import Exchanges, Flight
from bot.refusals import TAG_NEEDED, UNKNOWN_GUILD, UNKNOWN_MESSAGE, code_of, is_closed, is_final, is_token_refused
from bot.sightings import Sighting, Turn, look_in_channel, look_in_forum, mark_of, may_read_back

__all__ = ["Carrier", "Courier", "Place", "PostingError", "Sighting", "mark_of"]

ALREADY_CROSSPOSTED = 40033
UNEXPLAINED = "unexplained "  # with a status: something on the way to Discord refused, or Discord gave no reason
WAITING, LIMITED = "waiting", "limited"  # why a row waits: Discord can't be reached, or it asked to wait
ANSWER_WITHIN = 15.0  # seconds for one attempt; the library's own limit of five minutes would hold up the channel
LOOK_BEFORE = timedelta(hours=1)  # how far our clock may be ahead of Discord's when looking for a message
_KINDS = ((discord.TextChannel, (0, 5)), (discord.ForumChannel, (15, 16)))  # by Discord's numbers
_T = TypeVar("_T")

# What takes the edition: a channel or thread, where a repeated nonce posts nothing; or a forum, which knows no nonce.
Place = Literal["channel", "forum"]


class PostingError(BotError):
    """An edition was not posted, or nobody knows."""


class ChannelRefusedError(PostingError):
    """Discord says that the channel is gone or closed to the bot: nothing was posted."""

    def __init__(self, status: int, code: int) -> None:
        super().__init__(status, code)
        self.status = status
        self.code = code


class EditionRefusedError(PostingError):
    """Discord says what is wrong with it, or a forum has no tag to use: it will never take this message there."""

    def __init__(self, code: int | str) -> None:
        super().__init__(code)
        self.code = code


class NotNowError(PostingError):
    """Nothing was posted, and later it may work (no connection, told to wait so many seconds)."""

    def __init__(self, after: float = 0.0, why: str = WAITING) -> None:
        super().__init__(after, why)
        self.after = after
        self.why = why


class OutcomeUnknownError(PostingError):
    """The request went out, and no answer of Discord's own came: the message may have been posted.

    ``why`` is what did come, where it was a refusal without Discord's reason.
    """

    def __init__(self, why: str = "") -> None:
        super().__init__(why)
        self.why = why


class AlreadyPostedError(PostingError):
    """The nonce belongs to a message that was posted and deleted since."""


class Carrier(Protocol):
    """Who carries editions to channels; `Courier` does it with Discord.

    Every method raises the family of `PostingError`, or TokenRefusedError; those that post nothing never
    OutcomeUnknownError.
    """

    async def place(self, guild_id: int, channel_id: int) -> Place:
        """What the channel is; raises where nothing can be posted there."""

    async def post(self, guild_id: int, channel_id: int, view: ui.LayoutView, nonce: str, *, title: str) -> int:
        """Post and give the message's id; ``title`` is for a forum, whose post has the id of its first message."""

    async def find(self, guild_id: int, channel_id: int, mark: str, since: datetime) -> Sighting:
        """Look for the bot's own message with this mark; raises ChannelRefusedError or NotNowError."""

    async def crosspost(self, guild_id: int, channel_id: int, message_id: int) -> None:
        """Let a posted message go on to the channels that follow; doing it again changes nothing."""

    async def greet(self) -> None:
        """Ask Discord for next to nothing: its answer tells what time it is there."""

    async def tell(self, guild_id: int, channel_id: int, text: str, nonce: str) -> None:
        """Post plain words to a channel of the server."""

    async def tell_member(self, user_id: int, text: str, nonce: str) -> None:
        """Send plain words to somebody alone."""


class Courier:
    """A `Carrier` over a connected client; ``turn`` is awaited before each request beyond the first of a method."""

    def __init__(
        self,
        client: discord.Client,
        *,
        answer_within: float = ANSWER_WITHIN,
        turn: Turn | None = None,
        exchanges: Exchanges | None = None,
    ) -> None:
        self._client = client
        self._answer_within = answer_within
        self._turn = turn or _at_once
        self._exchanges = exchanges

    async def place(self, guild_id: int, channel_id: int) -> Place:
        """What the channel is; raises where nothing can be posted there."""
        channel = await self._channel(guild_id, channel_id)
        return "forum" if isinstance(channel, discord.ForumChannel) else "channel"

    async def post(self, guild_id: int, channel_id: int, view: ui.LayoutView, nonce: str, *, title: str) -> int:
        """Post and give the message's id; ``title`` is for a forum, whose post has the id of its first message."""
        channel = await self._channel(guild_id, channel_id)
        pings = discord.AllowedMentions.none()
        if isinstance(channel, discord.ForumChannel):
            tags = tags_for(channel)
            request = channel.create_thread(name=title, view=view, applied_tags=tags, allowed_mentions=pings)
            made = await self._ask(request, once=True)
            return made.message.id
        request = channel.send(view=view, nonce=nonce, allowed_mentions=pings)
        message: discord.Message = await self._ask(request, once=may_read_back(channel))
        return message.id

    async def find(self, guild_id: int, channel_id: int, mark: str, since: datetime) -> Sighting:
        """Look for the bot's own message with this mark; raises ChannelRefusedError or NotNowError."""
        channel, own = await self._channel(guild_id, channel_id), self._client.user
        if channel.guild.me is None:  # the library has not heard of the server yet: what we may do there comes with it
            raise NotNowError
        if own is None or not may_read_back(channel):  # Discord would answer with an empty list and no error
            return "unreadable"
        look = look_in_forum if isinstance(channel, discord.ForumChannel) else look_in_channel
        with _only_looking():
            async with asyncio.timeout(self._answer_within * 4):
                return await look(channel, own.id, mark, since - LOOK_BEFORE, self._turn)

    async def crosspost(self, guild_id: int, channel_id: int, message_id: int) -> None:
        """Let a posted message go on to the channels that follow; doing it again changes nothing."""
        channel = await self._channel(guild_id, channel_id)
        if not (isinstance(channel, discord.TextChannel) and channel.is_news()):
            raise EditionRefusedError("no-news")
        with _only_looking():  # like a look, it may be repeated
            async with asyncio.timeout(self._answer_within):
                try:
                    await channel.get_partial_message(message_id).publish()
                except discord.HTTPException as error:
                    if error.code != ALREADY_CROSSPOSTED:
                        raise

    async def greet(self) -> None:
        """Ask Discord for next to nothing: its answer tells what time it is there."""
        with _only_looking():
            async with asyncio.timeout(self._answer_within):
                await self._client.http.request(discord.http.Route("GET", "/gateway"))

    async def tell(self, guild_id: int, channel_id: int, text: str, nonce: str) -> None:
        """Post plain words to a channel of the server."""
        channel = await self._channel(guild_id, channel_id)
        if not isinstance(channel, discord.abc.Messageable):
            raise EditionRefusedError("kind")
        await self._ask(channel.send(text, nonce=nonce, allowed_mentions=discord.AllowedMentions.none()))

    async def tell_member(self, user_id: int, text: str, nonce: str) -> None:
        """Send plain words to somebody alone."""
        with _only_looking():
            async with asyncio.timeout(self._answer_within):
                conversation = await self._client.create_dm(discord.Object(user_id))
        await self._turn()
        await self._ask(conversation.send(text, nonce=nonce, allowed_mentions=discord.AllowedMentions.none()))

    async def _ask(self, request: Awaitable[_T], *, once: bool = False) -> _T:
        """The answer to a request that posts something; ``once``: it is looked for before it is made again, so that not
        the nonce alone stands between readers and a second message; a forum post has none."""
        with self._exchanges.watch(once=once) if self._exchanges else _unwatched() as flight:
            try:
                async with asyncio.timeout(self._answer_within):
                    return await request
            except (discord.RateLimited, discord.HTTPException, aiohttp.ClientError, OSError, TimeoutError) as error:
                raise _outcome_in(flight, error) from error

    async def _channel(self, guild_id: int, channel_id: int) -> Any:
        guild = self._client.get_guild(guild_id)
        if guild is not None and guild.unavailable:  # an outage says nothing of the channel or of our rights
            raise NotNowError
        channel: Any = self._client.get_channel(channel_id)
        if channel is None or _is_turned(channel):
            channel = await self._fetch(channel_id)
        if getattr(getattr(channel, "guild", None), "id", None) != guild_id:
            raise ChannelRefusedError(404, UNKNOWN_GUILD)
        if isinstance(channel, discord.ForumChannel):
            if channel.is_media():
                raise EditionRefusedError("media")
        elif not isinstance(channel, discord.abc.Messageable):
            raise EditionRefusedError("kind")
        return channel

    async def _fetch(self, channel_id: int) -> Any:
        with _only_looking():
            try:
                async with asyncio.timeout(self._answer_within):
                    return await self._client.fetch_channel(channel_id)
            except discord.InvalidData as error:  # a channel of a server that the bot is not in
                raise ChannelRefusedError(404, UNKNOWN_GUILD) from error


def _is_turned(channel: Any) -> bool:
    """Whether it is of another kind than the library takes it for: that keeps the class it gave the channel first."""
    return any(isinstance(channel, kind) and getattr(channel, "_type", known[0]) not in known for kind, known in _KINDS)


def tags_for(forum: discord.ForumChannel) -> list[discord.ForumTag]:
    """The tags of a new post: none where none is asked for, else the first that may be used; raises where none may."""
    if not forum.flags.require_tag:
        return []
    free = [tag for tag in forum.available_tags if not tag.moderated]
    if not free:
        raise EditionRefusedError("tag")
    return free[:1]


def _outcome_in(flight: Flight | None, error: Exception) -> BotError:
    """What an error means after all the requests that the library made for one post."""
    refused_line = isinstance(error, aiohttp.ClientConnectorError)  # not a byte of this one went out
    before = 0 if flight is None else flight.unanswered - refused_line
    match error:
        case discord.HTTPException():
            outcome = _outcome_of(error)
            if before > 0 and not isinstance(outcome, AlreadyPostedError):
                # this one was refused; one before, repeated by the library, may not be
                return outcome if isinstance(outcome, OutcomeUnknownError) else OutcomeUnknownError()
            return outcome
        case discord.RateLimited() if before <= 0:
            return NotNowError(error.retry_after, LIMITED)
        case TimeoutError() if flight is not None and before <= 0:  # it waited for its turn, and never went out
            return NotNowError(why=LIMITED)
    return NotNowError() if refused_line and before <= 0 else OutcomeUnknownError()


async def _at_once() -> None:
    return None


@contextmanager
def _unwatched() -> Iterator[None]:
    yield None


@contextmanager
def _only_looking() -> Iterator[None]:
    """Requests that post nothing, or nothing twice: without a clear answer they are simply made again later."""
    try:
        yield
    except discord.RateLimited as error:
        raise NotNowError(error.retry_after, LIMITED) from error
    except discord.HTTPException as error:
        outcome = _outcome_of(error)
        if isinstance(outcome, OutcomeUnknownError):
            raise NotNowError(why=outcome.why or WAITING) from error
        raise outcome from error
    except (aiohttp.ClientError, OSError, TimeoutError) as error:
        raise NotNowError from error


def _outcome_of(error: discord.HTTPException) -> BotError:
    """What an answer means: only Discord's own word, by its code, speaks against the channel or the message."""
    code = code_of(error)
    if code == UNKNOWN_MESSAGE:
        return AlreadyPostedError()
    if is_token_refused(error):
        return TokenRefusedError()
    if is_closed(error):
        return ChannelRefusedError(error.status, code)
    if is_final(error):
        return EditionRefusedError("tag" if code == TAG_NEEDED else code)
    if error.status == 429:
        return NotNowError(why=LIMITED)
    if error.status >= 500:
        return OutcomeUnknownError()
    if code:
        return NotNowError(why=f"refused {error.status}/{code}")
    return OutcomeUnknownError(f"{UNEXPLAINED}{error.status}")
