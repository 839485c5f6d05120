"""/quote."""

from __future__ import annotations

from discord import app_commands
from discord.app_commands import Range

from bot.cogs.answering import Interaction
from bot.cogs.lookups import MOST_TYPED, Choices, Command, Lookups, for_servers, in_servers_and_direct


def quote_commands(lookups: Lookups) -> list[Command]:
    """The command that finds exact words."""

    async def suggest_about(_interaction: Interaction, typed: str) -> Choices:
        return await lookups.suggest_about(typed)

    async def suggest_speaker(_interaction: Interaction, typed: str) -> Choices:
        return await lookups.suggest_speakers(typed)

    @app_commands.command(description="Who said what: exact words with speaker, outlet, date and link")
    @in_servers_and_direct
    @for_servers
    @app_commands.describe(
        about="What the words are about; leave it out for everything",
        speaker="Who said them; leave it out for everybody",
        private="Only you see the answer",
    )
    @app_commands.autocomplete(about=suggest_about, speaker=suggest_speaker)
    async def quote(
        interaction: Interaction,
        about: Range[str, 1, MOST_TYPED] = "",
        speaker: Range[str, 1, MOST_TYPED] = "",
        private: bool = False,
    ) -> None:
        await lookups.quotes(interaction, about, speaker, private=private)

    return [quote]
