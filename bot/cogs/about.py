"""/about."""

from __future__ import annotations

from discord import app_commands

from bot.cogs.answering import Interaction
from bot.cogs.lookups import Command, Lookups, for_servers, in_servers_and_direct


def about_commands(lookups: Lookups) -> list[Command]:
    """The command that says what the bot is."""

    @app_commands.command(description="What Nutgraf is, how it works and what it keeps")
    @in_servers_and_direct
    @for_servers
    async def about(interaction: Interaction) -> None:
        await lookups.about(interaction)

    return [about]
