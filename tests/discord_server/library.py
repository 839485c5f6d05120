"""The library as it is, connected to a small Discord: for tests of what the drills rest on."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, TypeVar

import aiohttp
import discord
import pytest
from discord import app_commands

from tests.discord_server.server import TOKEN, DiscordServer

GUILD, CHANNEL = 100, 200
ROOT = Path(__file__).parents[2]

AnyClient = TypeVar("AnyClient", bound=discord.Client)


async def refusal_of(work: Awaitable[Any]) -> tuple[int, int]:
    """The status and the code with which a request is refused."""
    with pytest.raises(discord.HTTPException) as caught:
        await work
    return caught.value.status, caught.value.code


class Client(discord.Client):
    """The library as it is, with two commands and a note of each event."""

    def __init__(self) -> None:
        super().__init__(intents=discord.Intents(guilds=True), max_ratelimit_timeout=60.0)
        self.tree = app_commands.CommandTree(self)
        self.events: asyncio.Queue[str] = asyncio.Queue()

    async def setup_hook(self) -> None:
        @self.tree.command(description="say it")
        async def echo(interaction: discord.Interaction, words: str) -> None:
            await interaction.response.send_message(words, ephemeral=True)

        @self.tree.command(description="think about it")
        async def think(interaction: discord.Interaction) -> None:
            await interaction.response.defer()
            await interaction.edit_original_response(content="thought")
            await interaction.followup.send("and more")

        @echo.autocomplete("words")
        async def words(_: discord.Interaction, typed: str) -> list[app_commands.Choice[str]]:
            return [app_commands.Choice(name=typed + "!", value=typed)]

        await self.tree.sync()

    async def on_guild_channel_create(self, _: object) -> None:
        self.events.put_nowait("channel")

    async def on_guild_channel_update(self, *_: object) -> None:
        self.events.put_nowait("changed")

    async def on_guild_channel_delete(self, _: object) -> None:
        self.events.put_nowait("deleted")

    async def on_raw_thread_update(self, _: object) -> None:
        self.events.put_nowait("thread changed")

    async def on_raw_thread_delete(self, _: object) -> None:
        self.events.put_nowait("thread deleted")

    async def on_guild_remove(self, _: object) -> None:
        self.events.put_nowait("put out")

    async def on_guild_join(self, _: object) -> None:
        self.events.put_nowait("back")

    async def on_guild_unavailable(self, _: object) -> None:
        self.events.put_nowait("outage")

    async def on_guild_available(self, _: object) -> None:
        self.events.put_nowait("outage over")

    async def on_resumed(self) -> None:
        self.events.put_nowait("resumed")

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        if interaction.type is discord.InteractionType.component:
            await interaction.response.edit_message(content="pressed")

    async def next(self, event: str) -> None:
        async with asyncio.timeout(10):
            while await self.events.get() != event:
                pass


@asynccontextmanager
async def connected(server: DiscordServer, client: AnyClient) -> AsyncIterator[AnyClient]:
    """A client, logged in at a small Discord and ready; it is closed at the end."""
    client._connection.guild_ready_timeout = 0.01  # how long the library waits for one more server
    with server.redirected():
        await client.login(TOKEN)
        work = asyncio.create_task(client.connect())
        try:
            async with asyncio.timeout(10):
                await client.wait_until_ready()
            yield client
        finally:
            await client.close()
            await work


def there(client: discord.Client, channel_id: int = CHANNEL) -> Any:
    """The channel as the library knows it."""
    return client.get_channel(channel_id)


class OfItsOwn:
    """A small Discord that runs as a process of its own, told what to do over HTTP."""

    def __init__(self, session: aiohttp.ClientSession, where: dict[str, str]) -> None:
        self._session, self._where = session, where

    async def tell(self, do: str, **order: Any) -> Any:
        """What the control answers."""
        async with self._session.post(self._where["control"], json={"do": do, **order}) as response:
            return await response.json()

    async def post(self, channel_id: int) -> tuple[int, int]:
        """Post as a bot would; the status and the code of the answer."""
        path = f"{self._where['base']}/channels/{channel_id}/messages"
        headers = {"Authorization": f"Bot {self._where['token']}"}
        async with self._session.post(path, json={"content": "x"}, headers=headers) as response:
            return response.status, (await response.json()).get("code", 0)


@asynccontextmanager
async def of_its_own() -> AsyncIterator[OfItsOwn]:
    """Started, and told to end by SIGTERM, which it does well."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.discord_server", cwd=ROOT, stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    try:
        where = json.loads(await process.stdout.readline())
        async with aiohttp.ClientSession() as session:
            yield OfItsOwn(session, where)
    finally:
        os.kill(process.pid, signal.SIGTERM)
        assert await process.wait() == 0
