"""What happens to servers, channels and threads while a bot is there, and the events by which Discord tells it.

Each change is done at once; the bots are told of it in the background, in order: `told` waits until they were.
"""

from __future__ import annotations

import asyncio
from typing import Any

from tests.discord_server import describe
from tests.discord_server.gateway import Gateway
from tests.discord_server.world import FORUM, NEWS, TEXT, World

Json = dict[str, Any]


class Changes:
    """Changes a world and tells the gateway of it."""

    def __init__(self, world: World, gateway: Gateway) -> None:
        self._world, self._gateway = world, gateway
        self._telling: set[asyncio.Task[None]] = set()

    def _tell(self, event: str, data: Json) -> Json:
        task = asyncio.ensure_future(self._gateway.dispatch(event, data))
        self._telling.add(task)
        task.add_done_callback(self._telling.discard)
        return data

    async def told(self) -> None:
        """Until the bots were told of all changes so far."""
        await asyncio.gather(*self._telling, return_exceptions=True)

    # ------------------------------------------------------------ servers

    def remove_bot(self, guild_id: int) -> None:
        """Somebody puts the bot out of the server: nothing of it is there for the bot any more."""
        self._world.guilds[guild_id].bot_is_in = False
        self._tell("GUILD_DELETE", {"id": str(guild_id)})

    def bring_back(self, guild_id: int) -> None:
        """Somebody invites the bot again."""
        guild = self._world.guilds[guild_id]
        guild.bot_is_in, guild.unavailable = True, False
        told = describe.guild(guild, self._world)
        del told["unavailable"]  # only a server that the bot was in before has it: the library tells the two by that
        self._tell("GUILD_CREATE", told)

    def begin_outage(self, guild_id: int) -> None:
        """Discord can't reach the server: for the bot it is unavailable, and it is still in it."""
        self._world.guilds[guild_id].unavailable = True
        self._tell("GUILD_DELETE", {"id": str(guild_id), "unavailable": True})

    def end_outage(self, guild_id: int) -> None:
        """Discord can reach it again; a bot that is not in it is told nothing."""
        guild = self._world.guilds[guild_id]
        guild.unavailable = False
        if guild.bot_is_in:
            self._tell("GUILD_CREATE", describe.guild(guild, self._world))

    # ------------------------------------------------------------ channels and threads

    def delete_channel(self, channel_id: int) -> Json:
        """Somebody deletes a channel, with its threads, or a thread."""
        described = describe.channel(self._world.channels[channel_id], self._world)
        channel = self._world.drop_channel(channel_id)
        if not channel.is_thread:
            return self._tell("CHANNEL_DELETE", described)
        keys = ("id", "guild_id", "parent_id", "type")
        return self._tell("THREAD_DELETE", {key: described[key] for key in keys})

    def turn(self, channel_id: int, kind: int = FORUM) -> None:
        """The channel is of another kind from now on. As a forum it shows nothing of what stood in it."""
        channel = self._world.channels[channel_id]
        if channel.is_thread or kind not in (TEXT, NEWS, FORUM):
            raise ValueError(kind)
        channel.kind = kind
        self._tell("CHANNEL_UPDATE", describe.channel(channel, self._world))

    def set_rights(self, channel_id: int, *, allow: int = 0, deny: int = 0) -> None:
        """Somebody changes what the bot may do in a channel."""
        channel = self._world.channels[channel_id]
        channel.allow, channel.deny = allow, deny
        self._tell("CHANNEL_UPDATE", describe.channel(channel, self._world))

    def archive(self, channel_id: int, *, archived: bool = True, locked: bool | None = None) -> None:
        """A thread goes into the archive, as each does after some time, or out of it; ``locked``: only those who manage
        threads may write there."""
        channel = self._world.channels[channel_id]
        if not channel.is_thread:
            raise ValueError(channel_id)
        self._world.archive(channel, archived=archived, locked=locked)
        self._tell("THREAD_UPDATE", describe.channel(channel, self._world))
