"""A small Discord with one server and one channel, and the library connected to it."""

from collections.abc import AsyncIterator

import pytest

from tests.discord_server.library import CHANNEL, GUILD, Client, connected
from tests.discord_server.server import DiscordServer


@pytest.fixture
async def server() -> AsyncIterator[DiscordServer]:
    async with DiscordServer() as server:
        server.world.add_guild(GUILD)
        server.world.add_channel(GUILD, CHANNEL)
        yield server


@pytest.fixture
async def client(server: DiscordServer) -> AsyncIterator[Client]:
    async with connected(server, Client()) as client:
        yield client
