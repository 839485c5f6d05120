"""What the tests of /digest share: verbs run by somebody who manages the server."""

import re
from typing import Any

from storage.records import Subscription
from tests.bot.conftest import Room

STAMP = re.compile(r"<t:(\d+):F>")


async def say(room: Room, verb: str, *, by: Any = None, **options: Any) -> str:
    """Run a verb as somebody who manages the server, and read the private answer."""
    result = await (by or room.editor).slash(room.channel, f"digest {verb}", **options)
    assert result.ephemeral
    assert not result.followups  # the answer stands once
    return str(result.response.content)


async def set_here(room: Room, **changes: Any) -> str:
    """Set a digest of this channel."""
    options = {"channel": room.channel, "time": "07:30", "zone": "Europe/Kyiv"}
    return await say(room, "set", **(options | changes))


async def digests(room: Room) -> list[Subscription]:
    """The digests of this server."""
    return await room.store.servers.list_for(room.guild.id)


def posted_in(room: Room) -> list[Any]:
    """What everybody sees in this channel."""
    return [message for message in room.channel.history() if not message.flags.ephemeral]
