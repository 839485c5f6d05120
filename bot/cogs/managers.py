"""What the commands for members who may manage a server have in common. Every answer is private."""

from __future__ import annotations

import logging
from typing import Any

import aiohttp
import discord
from discord import app_commands, ui

from bot.cards import admin
from bot.cogs.lookups import NO_MENTIONS, Interaction, is_answered, note_deferred
from bot.errors import RefusedHereError

log = logging.getLogger(__name__)

_ALREADY_ANSWERED = 40060


def managers_group(name: str, description: str) -> app_commands.Group:
    """A group of commands that Discord shows to those members alone, in servers."""
    return app_commands.Group(
        name=name,
        description=description,
        default_permissions=discord.Permissions(manage_guild=True),
        allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=False, private_channel=False),
        allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
    )


def admit(interaction: Interaction) -> int:
    """The server that is asked about; raises unless the asker may manage it."""
    if interaction.guild_id is None:
        raise RefusedHereError(admin.SERVER_ONLY)
    if not interaction.permissions.manage_guild:
        raise RefusedHereError(admin.NOT_ADMITTED)
    return interaction.guild_id


async def defer(interaction: Interaction) -> None:
    """Win time for requests to Discord; a first try whose answer was lost counts."""
    try:
        await interaction.response.defer(ephemeral=True, thinking=True)
    except discord.HTTPException as error:
        if error.code != _ALREADY_ANSWERED:
            raise
    except (aiohttp.ClientError, OSError):
        log.info("word of a defer was lost interaction=%d", interaction.id)  # it may stand all the same: go on
    note_deferred(interaction)


async def tell(interaction: Interaction, sentence: str, view: ui.View | None = None) -> None:
    """Say it to the asker alone, in place of "thinking" where that was shown."""
    more: dict[str, Any] = {"view": view} if view is not None and view.children else {}
    if is_answered(interaction):
        await interaction.edit_original_response(content=sentence, allowed_mentions=NO_MENTIONS, **more)
    else:
        await interaction.response.send_message(sentence, ephemeral=True, allowed_mentions=NO_MENTIONS, **more)
