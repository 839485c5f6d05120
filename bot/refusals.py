"""Whose word a refusal is: Discord's own, by the code in its JSON, or that of something on the way to it.

A proxy, a firewall or Discord's own edge answers 403 or 404 as well, with a page or a code of 0. That says nothing of
the channel, nor of what was to be posted.
"""

from __future__ import annotations

import discord

UNKNOWN_CHANNEL, UNKNOWN_GUILD, UNKNOWN_MESSAGE = 10003, 10004, 10008
TAG_NEEDED = 40067
GONE = frozenset({UNKNOWN_CHANNEL, UNKNOWN_GUILD})
# The channel, or the member, takes nothing of the bot: it is gone, of another kind (turned into a forum a moment ago),
# archived or locked, or the right is missing; a member may take no direct messages.
_CLOSED = GONE | {10013, 40058, 50001, 50007, 50008, 50009, 50013, 50024, 50083, 50278, 60003, 160005}
# Limits of writing, parts of Discord that are switched off or overloaded, and its edge that took the bot for another.
_LATER = frozenset({20016, 20022, 20028, 20029, 40004, 40006, 40062, 40333, 130000})
_LEAST = 10_000  # Discord's codes have five digits and more


def code_of(error: discord.HTTPException) -> int:
    """Discord's own code; 0 where it gave none, or where the answer is not Discord's."""
    code: object = error.code
    return code if isinstance(code, int) and code >= _LEAST else 0


def is_gone(error: discord.HTTPException) -> bool:
    """Whether Discord says that there is no such channel, or server, any more."""
    return code_of(error) in GONE


def is_closed(error: discord.HTTPException) -> bool:
    """Whether Discord says that the channel takes nothing of the bot."""
    return code_of(error) in _CLOSED


def is_token_refused(error: discord.HTTPException) -> bool:
    """Whether Discord refused the token: it says so in JSON, a proxy that asks for a login does not."""
    return error.status == 401 and "json" in error.response.headers.get("Content-Type", "")


def is_final(error: discord.HTTPException) -> bool:
    """Whether Discord will never take this: it names a fault of what was asked for."""
    code = code_of(error)
    return code > 0 and code not in _LATER and error.status not in (401, 403, 404, 429) and error.status < 500
