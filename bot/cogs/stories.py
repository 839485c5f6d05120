"""/stories."""

from __future__ import annotations

from discord import app_commands
from discord.app_commands import Range

from bot.cogs.answering import Interaction
from bot.cogs.lookups import Command, Lookups, for_servers, in_servers_and_direct

_MOST_DAYS = 3650


def stories_commands(lookups: Lookups) -> list[Command]:
    """The command that lists what the store covers."""

    @app_commands.command(description="What there is to ask about, newest first")
    @in_servers_and_direct
    @for_servers
    @app_commands.describe(days="Only stories that came in within so many days")
    async def stories(interaction: Interaction, days: Range[int, 1, _MOST_DAYS] | None = None) -> None:
        await lookups.stories(interaction, days)

    return [stories]
