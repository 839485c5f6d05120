"""How a question gets its answer: one message, whatever of Discord's word for it is lost."""

from __future__ import annotations

import logging
from typing import Any, Final

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


async def defer(interaction: Interaction) -> None:
    """Win time for requests to Discord; a first try whose answer was lost counts."""
    try:
        await interaction.response.defer(ephemeral=True, thinking=True)
    except discord.HTTPException as error:
        if error.code != _ALREADY_ANSWERED:
            raise
    except (aiohttp.ClientError, OSError):
        log.info("word of a defer was lost interaction=%d", interaction.id)  # it may stand all the same: go on
    interaction.extras["deferred"] = True  # the library knows only of answers whose word it got


def _is_deferred(interaction: Interaction) -> bool:
    """Whether "thinking" stands, or what took its place."""
    return "deferred" in interaction.extras


async def tell(interaction: Interaction, sentence: str, view: ui.View | None = None) -> None:
    """Say it to the asker alone, in place of "thinking" where that was shown.

    A message that is changed twice is one message still; a further one would stand twice where Discord's word for the
    first was lost.
    """
    more: dict[str, Any] = {"view": view} if view is not None and view.children else {}
    if _is_deferred(interaction):
        await interaction.edit_original_response(content=sentence, allowed_mentions=NO_MENTIONS, **more)
    else:
        await interaction.response.send_message(sentence, ephemeral=True, allowed_mentions=NO_MENTIONS, **more)


async def refuse(interaction: Interaction, sentence: str) -> None:
    """Say one sentence to the person who asked, and to nobody else; nothing where the answer stands already."""
    if interaction.response.is_done() and not _is_deferred(interaction):
        log.info("answered already interaction=%d", interaction.id)
    else:
        await tell(interaction, shown(sentence)[:_MOST_LETTERS])


async def send_card(
    interaction: Interaction, card: Card, *, private: bool, turning: bool = False, desk: Desk | None = None
) -> None:
    """Send a card; turning a page replaces a card that only the presser sees. Public cards are recorded."""
    message = interaction.message
    if turning and message is not None and message.flags.ephemeral:
        await interaction.response.edit_message(view=card.view, allowed_mentions=NO_MENTIONS)
        return
    message_id = await _post(interaction, card, private=private)
    if desk is not None and message_id is not None and not private:
        await _record(interaction, card, message_id, desk)


async def _post(interaction: Interaction, card: Card, *, private: bool) -> int | None:
    try:
        sent = await interaction.response.send_message(view=card.view, ephemeral=private, allowed_mentions=NO_MENTIONS)
    except (discord.HTTPException, aiohttp.ClientError, OSError) as error:
        # Discord's word for a first try may have been lost, and the try repeated: then the card stands all the same.
        if isinstance(error, discord.HTTPException) and error.code != _ALREADY_ANSWERED:
            raise
        if (standing := await _find_answer(interaction)) is None:
            raise
        return standing
    return sent.message_id


async def _find_answer(interaction: Interaction) -> int | None:
    try:
        return (await interaction.original_response()).id
    except (discord.HTTPException, aiohttp.ClientError, OSError):
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
