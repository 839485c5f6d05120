"""Bots that are wrong on purpose: a drill that lets them pass is worth nothing.

"nonce"    a new nonce with each try
"commit"   "sending" is committed after the request, not before
"blind"    never looks into the channel
"""

from __future__ import annotations

import secrets
from typing import Any

from bot.posting import Courier
from storage.outbox import Outbox

KINDS = ("nonce", "commit", "blind")


def install(kind: str) -> None:
    """Make the bot of this process wrong."""
    {"nonce": _new_nonces, "commit": _commit_after, "blind": _look_nowhere}[kind]()


def _new_nonces() -> None:
    post = Courier.post

    async def careless(
        self: Courier, guild_id: int, channel_id: int, view: Any, _: str, *more: Any, **named: Any
    ) -> Any:
        return await post(self, guild_id, channel_id, view, secrets.token_hex(8), *more, **named)

    Courier.post = careless  # type: ignore[method-assign]


def _look_nowhere() -> None:
    async def absent(*_: Any, **__: Any) -> str:
        return "absent"

    Courier.find = absent  # type: ignore[method-assign,assignment]


def _commit_after() -> None:
    begin, sent = Outbox.begin, Outbox.sent

    async def later(*_: Any, **__: Any) -> int:
        return 1

    async def both(self: Outbox, row_id: int, message_id: int | None, at: Any, *more: Any, **named: Any) -> Any:
        await begin(self, row_id, at)
        return await sent(self, row_id, message_id, at, *more, **named)

    Outbox.begin, Outbox.sent = later, both  # type: ignore[method-assign]
