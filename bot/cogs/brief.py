"""/brief and /glance."""

from __future__ import annotations

from discord import app_commands
from discord.app_commands import Range

from bot.cogs.answering import Interaction
from bot.cogs.lookups import MOST_LINK, Choices, Command, Lookups, for_servers, in_servers_and_direct

_MOST_DAYS = 3650

_describe = app_commands.describe(
    query="A few words of the story, a link to an article, or pick one from the list", private="Only you see the answer"
)


def brief_commands(lookups: Lookups) -> list[Command]:
    """The two commands that tell a story."""

    async def suggest(_interaction: Interaction, typed: str) -> Choices:
        return await lookups.suggest_stories(typed)

    @app_commands.command(description="Brief me on a story: why it matters and what is known, with sources")
    @in_servers_and_direct
    @for_servers
    @_describe
    @app_commands.describe(days="Only what is new in it in so many days, for who was told it before")
    @app_commands.autocomplete(query=suggest)
    async def brief(
        interaction: Interaction,
        query: Range[str, 1, MOST_LINK],
        days: Range[int, 1, _MOST_DAYS] | None = None,
        private: bool = False,
    ) -> None:
        await lookups.story(interaction, query, private=private, days=days)

    @app_commands.command(description="A story at a glance: its main points and why it matters")
    @in_servers_and_direct
    @for_servers
    @_describe
    @app_commands.autocomplete(query=suggest)
    async def glance(interaction: Interaction, query: Range[str, 1, MOST_LINK], private: bool = False) -> None:
        await lookups.glance(interaction, query, private=private)

    return [brief, glance]
