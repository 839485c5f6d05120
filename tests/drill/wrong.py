"""Bots that are wrong on purpose: a drill that lets them pass is worth nothing.

"nonce"      a new nonce with each try
"commit"     "sending" is committed after the request, not before
"blind"      never looks into the channel
"talkative"  a notice is taken for told when it is there, not before
"stale"      lines are not checked again when they are sent
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import Any

from bot.desk import Desk
from bot.notices import TOLD
from bot.posting import Courier
from storage.notices import Notices
from storage.outbox import Outbox


@dataclass(frozen=True)
class Wrong:
    """A wrong bot, the scene in which it shows, where to kill it there (any of these may show it), and as what."""

    kind: str
    scene: str
    kills: tuple[tuple[str, int], ...]
    shows: str = "duplicates"


NEVER = (("request.after", 999),)  # a point that no process reaches
_AS_ANSWERED = tuple(("done /messages", number) for number in range(4))
_AS_TOLD = tuple(("done /1999/messages", number) for number in range(2))
ALL = (
    Wrong("nonce", "answers lost, nothing to read", NEVER),
    Wrong("commit", "nothing to read, five minutes away", _AS_ANSWERED),
    Wrong("blind", "five minutes away", _AS_ANSWERED),
    Wrong("blind", "forums, posts archived, one not to be read", NEVER),
    Wrong("talkative", "admins told in their channel", _AS_TOLD, "told_twice"),
    Wrong("stale", "one story withdrawn", NEVER, "stale"),
)


def install(kind: str) -> None:
    """Make the bot of this process wrong."""
    {
        "nonce": _new_nonces,
        "commit": _commit_after,
        "blind": _look_nowhere,
        "talkative": _tell_first,
        "stale": _check_nothing,
    }[kind]()


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


def _tell_first() -> None:
    amend, tell = Notices.amend, Courier.tell
    waiting: list[int] = []

    async def later(self: Notices, row_id: int, outcome: str) -> None:
        if outcome == TOLD:
            waiting.append(row_id)
        else:
            await amend(self, row_id, outcome)

    async def told(self: Courier, *given: Any, **named: Any) -> None:
        await tell(self, *given, **named)
        store = self._client.desk.store  # type: ignore[attr-defined]
        while waiting:
            await amend(store.notices, waiting.pop(), TOLD)

    Notices.amend, Courier.tell = later, told  # type: ignore[method-assign]


def _check_nothing() -> None:
    async def fine(*_: Any, **__: Any) -> bool:
        return True

    Desk.check_spans = fine  # type: ignore[method-assign]
