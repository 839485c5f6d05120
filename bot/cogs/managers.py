"""What the commands for members who may manage a server have in common. Every answer is private."""

from __future__ import annotations

import discord
from discord import app_commands

from bot.cards import admin
from bot.cogs.answering import Interaction
from bot.errors import RefusedHereError


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
