"""/voices."""

from __future__ import annotations

from discord import app_commands
from discord.app_commands import Range

from bot.cogs.answering import Interaction
from bot.cogs.lookups import Command, Lookups, for_servers, in_servers_and_direct

_MOST_DAYS = 3650
_DAYS = 7


def voices_commands(lookups: Lookups) -> list[Command]:
    """The command that tells who was quoted."""

    @app_commands.command(description="Who was quoted how often, and by which outlets")
    @in_servers_and_direct
    @for_servers
    @app_commands.describe(
        days="Only articles published in the last so many days (undated: filed); a week unless you say otherwise",
        private="Only you see the answer",
    )
    async def voices(interaction: Interaction, days: Range[int, 1, _MOST_DAYS] = _DAYS, private: bool = False) -> None:
        await lookups.voices(interaction, days, private=private)

    return [voices]
