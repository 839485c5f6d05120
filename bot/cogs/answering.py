"""How a question gets its answer: one message, whatever of Discord's word for it is lost."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from typing import Any, Final, TypeVar

import aiohttp
import discord
from discord import ui

from bot.cards.layout import Card
from bot.cards.safe import shown
from bot.desk import Desk

log = logging.getLogger(__name__)

_ALREADY_ANSWERED: Final = 40060
_MOST_LETTERS: Final = 2_000
NO_MENTIONS: Final = discord.AllowedMentions.none()
Interaction = discord.Interaction[Any]
T = TypeVar("T")

_AGAIN_WITHIN: Final = 2.0  # seconds since the first try: Discord waits for the first word for three
_CHANGED_WITHIN: Final = 6.0  # seconds for a change, before it is made again
_UNREADABLE: Final = (ValueError, TypeError, LookupError, AttributeError)  # what the library makes of garbage
_IN_DOUBT: Final = (aiohttp.ClientError, OSError, *_UNREADABLE)  # it may have been done


async def answer(interaction: Interaction, send: Callable[[], Awaitable[T]]) -> T | None:
    """Give the first word to a question, and once more where Discord's word for it was lost or can't be read: it says
    whether the first try stands. None where the answer stands, and nothing more is known of it.

    Raises what the last try raised.
    """
    begun = time.monotonic()
    try:
        return await send()
    except discord.HTTPException as error:
        if error.code != _ALREADY_ANSWERED:
            raise
        return None
    except _IN_DOUBT as error:
        if time.monotonic() - begun > _AGAIN_WITHIN:
            raise
        log.info("word of an answer was lost, given again interaction=%d error=%s", interaction.id, _kind(error))
    try:
        return await send()
    except discord.InteractionResponded:
        return None
    except discord.HTTPException as error:
        if error.code != _ALREADY_ANSWERED:
            raise
        return None


async def put(interaction: Interaction, **content: Any) -> None:
    """Put it in place of what stands; once more where Discord's word was lost, as that changes nothing twice."""
    interaction.extras["put"] = True
    try:
        async with asyncio.timeout(_CHANGED_WITHIN):
            await interaction.edit_original_response(allowed_mentions=NO_MENTIONS, **content)
        return
    except _IN_DOUBT as error:
        log.info("word of a change was lost, made again interaction=%d error=%s", interaction.id, _kind(error))
    try:
        await interaction.edit_original_response(allowed_mentions=NO_MENTIONS, **content)
    except _UNREADABLE as error:
        log.warning("word of a change can't be read interaction=%d error=%s", interaction.id, _kind(error))


def _kind(error: BaseException) -> str:
    return type(error).__name__


async def defer(interaction: Interaction) -> None:
    """Win time for requests to Discord; a first try whose answer was lost counts."""
    try:
        await answer(interaction, lambda: interaction.response.defer(ephemeral=True, thinking=True))
    except _IN_DOUBT as error:  # it may stand all the same: go on
        log.info("word of a defer was lost interaction=%d error=%s", interaction.id, _kind(error))
    interaction.extras["deferred"] = True  # the library knows only of answers whose word it got


def _is_deferred(interaction: Interaction) -> bool:
    """Whether "thinking" stands, or what took its place."""
    return "deferred" in interaction.extras


def is_thinking(interaction: Interaction) -> bool:
    """Whether the asker looks at "thinking", and nothing is on its way to take the place of that."""
    return _is_deferred(interaction) and "put" not in interaction.extras


async def tell(interaction: Interaction, sentence: str, view: ui.View | None = None) -> None:
    """Say it to the asker alone, in place of "thinking" where that was shown.

    A message that is changed twice is one message still; a further one would stand twice where Discord's word for the
    first was lost.
    """
    more: dict[str, Any] = {"view": view} if view is not None and view.children else {}
    if _is_deferred(interaction):
        await put(interaction, content=sentence, **more)
    else:
        send = interaction.response.send_message
        await answer(interaction, lambda: send(sentence, ephemeral=True, allowed_mentions=NO_MENTIONS, **more))


async def refuse(interaction: Interaction, sentence: str) -> None:
    """Say one sentence to the person who asked, and to nobody else; nothing where the answer stands already."""
    if interaction.response.is_done() and not _is_deferred(interaction):
        log.info("answered already interaction=%d", interaction.id)
    else:
        await tell(interaction, shown(sentence)[:_MOST_LETTERS])


async def turn(interaction: Interaction, **content: Any) -> None:
    """Show another page in place of the one whose button was pressed."""
    edit = interaction.response.edit_message
    await answer(interaction, lambda: edit(allowed_mentions=NO_MENTIONS, **content))


async def send_card(
    interaction: Interaction, card: Card, *, private: bool, turning: bool = False, desk: Desk | None = None
) -> None:
    """Send a card; turning a page replaces a card that only the presser sees. Public cards are recorded."""
    message = interaction.message
    if turning and message is not None and message.flags.ephemeral:
        await turn(interaction, view=card.view)
        return
    message_id = await _post(interaction, card, private=private)
    if desk is not None and message_id is not None and not private:
        await _record(interaction, card, message_id, desk)


async def _post(interaction: Interaction, card: Card, *, private: bool) -> int | None:
    """The number of the message, where it is known."""
    send = interaction.response.send_message
    try:
        sent = await answer(interaction, lambda: send(view=card.view, ephemeral=private, allowed_mentions=NO_MENTIONS))
    except _IN_DOUBT:
        if (standing := await _find_answer(interaction)) is None:
            raise
        return standing
    return await _find_answer(interaction) if sent is None else sent.message_id


async def _find_answer(interaction: Interaction) -> int | None:
    try:
        return (await interaction.original_response()).id
    except (discord.HTTPException, *_IN_DOUBT):
        return None


async def _record(interaction: Interaction, card: Card, message_id: int, desk: Desk) -> None:
    if interaction.channel_id is None:
        return
    try:
        await desk.record_post(
            guild_id=interaction.guild_id,
            channel_id=interaction.channel_id,
            message_id=message_id,
            kind=card.kind,
            spans=card.spans,
        )
    except Exception as error:  # noqa: BLE001 - the reader has the answer; only a later correction is lost
        log.warning("card not recorded message=%d error=%s", message_id, type(error).__name__)
