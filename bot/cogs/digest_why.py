"""/digest why: what went into a channel's digest of a day, and why the rest did not. The answer is private."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from discord import app_commands
from discord.app_commands import AppCommandChannel, AppCommandThread, Range

from bot.cards.why import why_text
from bot.cogs.answering import Interaction, tell
from bot.cogs.managers import admit
from bot.errors import RefusedHereError

if TYPE_CHECKING:
    from bot.desk import Desk

BAD_DATE = "Write the date as year, month and day: 2026-01-06."


def add_why(group: app_commands.Group, desk: Desk) -> None:
    """Add the command to /digest; it asks for the right to manage the server again, and reads this server alone."""

    @group.command(description="What went into a channel's digest, what was left out, and why")
    @app_commands.describe(
        channel="The digest's channel", date="The day of the digest, as 2026-01-06; the latest if left out"
    )
    async def why(
        interaction: Interaction, channel: AppCommandChannel | AppCommandThread, date: Range[str, 1, 20] = ""
    ) -> None:
        guild_id = admit(interaction)
        await tell(interaction, why_text(await desk.why_digest(channel.id, read_day(date), guild_id)))


def read_day(typed: str) -> date | None:
    """The day somebody typed, None for nothing; raises RefusedHereError."""
    if not typed.strip():
        return None
    try:
        return date.fromisoformat(typed.strip())
    except ValueError:
        raise RefusedHereError(BAD_DATE) from None
