"""/status: how the bot and this server's digests are, for members who may manage the server; private."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.cards.status import status_told
from bot.cogs.answering import Interaction, tell
from bot.cogs.managers import admit
from bot.delivery import Delivery
from bot.health import feeds_of, tally_of, troubles_of

if TYPE_CHECKING:
    from bot.desk import Desk


def status_commands(desk: Desk, delivery: Delivery, version: str) -> list[app_commands.Command[Any, ..., None]]:
    """The command. Discord's own setting is a hint: the right is asked for again when it is used."""

    @app_commands.command(name="status", description="How the bot and this server's digests are")
    @app_commands.default_permissions(manage_guild=True)
    @app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
    @app_commands.allowed_installs(guilds=True, users=False)
    async def status(interaction: Interaction) -> None:
        guild_id, now = admit(interaction), desk.clock()
        checked = desk.store.health.checked
        told = status_told(
            await tally_of(desk.store, now, guild_id),
            await troubles_of(desk.store, now, guild_id),
            now=now,
            last_tick=delivery.last_tick,
            checked=None if checked is None else (checked[0], not checked[1]),
            resting=delivery.exchanges.is_spent,
            clock_off=delivery.clock_off,
            feeds=await feeds_of(desk.store, now, guild_id),
            versions=f"{version} · SQLite {sqlite3.sqlite_version} · discord.py {discord.__version__}",
        )
        await tell(interaction, told)

    return [status]
