"""The message menu "Brief this"."""

from __future__ import annotations

import discord
from discord import app_commands

from bot.cogs.answering import Interaction
from bot.cogs.lookups import Lookups, for_servers, in_servers_and_direct


def message_menu(lookups: Lookups) -> list[app_commands.ContextMenu]:
    """The entry that briefs on the text of a message, to the asker alone."""

    @app_commands.context_menu(name="Brief this")
    @in_servers_and_direct
    @for_servers
    async def brief_this(interaction: Interaction, message: discord.Message) -> None:
        await lookups.message(interaction, message)

    return [brief_this]
