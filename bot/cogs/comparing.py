"""/timeline and /compare."""

from __future__ import annotations

from discord import app_commands
from discord.app_commands import Range

from bot.cogs.answering import Interaction
from bot.cogs.lookups import MOST_TYPED, Choices, Command, Lookups, for_servers, in_servers_and_direct

_describe = app_commands.describe(
    query="A few words of the story, or pick one from the list", private="Only you see the answer"
)


def comparing_commands(lookups: Lookups) -> list[Command]:
    """The two commands that set a story's articles beside each other."""

    async def suggest(_interaction: Interaction, typed: str) -> Choices:
        return await lookups.suggest_stories(typed)

    @app_commands.command(description="What happened when in a story: its dated lines in order, with sources")
    @in_servers_and_direct
    @for_servers
    @_describe
    @app_commands.autocomplete(query=suggest)
    async def timeline(interaction: Interaction, query: Range[str, 1, MOST_TYPED], private: bool = False) -> None:
        await lookups.timeline(interaction, query, private=private)

    @app_commands.command(description="Where the outlets of a story differ, each in its own sentence")
    @in_servers_and_direct
    @for_servers
    @_describe
    @app_commands.autocomplete(query=suggest)
    async def compare(interaction: Interaction, query: Range[str, 1, MOST_TYPED], private: bool = False) -> None:
        await lookups.compare(interaction, query, private=private)

    return [timeline, compare]
