"""Interactions: what a reader types or presses goes out over the gateway, what the bot answers comes back here."""

from __future__ import annotations

import asyncio
import secrets
from dataclasses import dataclass, field
from typing import Any

from tests.discord_server import describe
from tests.discord_server.bodies import check_message
from tests.discord_server.refusals import Refusal
from tests.discord_server.world import EPHEMERAL, MANAGE_GUILD, Channel, World, a_user, monotonic

COMMAND, COMPONENT, AUTOCOMPLETE, MODAL = 2, 3, 4, 5
PONG, MESSAGE, LATER, LATER_UPDATE, UPDATE, CHOICES = 1, 4, 5, 6, 7, 8
IN_TIME, LIVES = 3.0, 900.0  # seconds
_FILLER = 1 << 60  # ids of interactions: apart from those of messages

Json = dict[str, Any]


@dataclass
class Asked:
    """One interaction and what came of it. ``at`` and ``answered_at`` are real seconds."""

    id: int
    token: str
    kind: int
    channel: Channel
    user: Json
    at: float
    answered_at: float | None = None
    answer: Json | None = None  # the first answer, as the bot sent it
    original: Json | None = None  # the message of the answer, as it stands now
    private: bool = False
    followups: dict[int, Json] = field(default_factory=dict)
    done: asyncio.Event = field(default_factory=asyncio.Event)  # answered at all
    shown: asyncio.Event = field(default_factory=asyncio.Event)  # more than "thinking…"

    @property
    def took(self) -> float | None:
        """Seconds until the first answer."""
        return None if self.answered_at is None else self.answered_at - self.at

    def as_json(self) -> Json:
        """What the control tells of it."""
        told = {"id": str(self.id), "took": self.took, "answer": self.answer, "private": self.private}
        return {**told, "original": self.original, "followups": list(self.followups.values())}


class Interactions:
    """All interactions of a run, by token."""

    def __init__(self, world: World) -> None:
        self._world = world
        self.asked: dict[str, Asked] = {}
        self._next = _FILLER

    # ------------------------------------------------------------ asking

    def command(
        self,
        name: str,
        options: Json | None = None,
        *,
        channel_id: int,
        user_id: int = 5,
        rights: int = MANAGE_GUILD,
        focused: str | None = None,
    ) -> tuple[Asked, Json]:
        """A slash command ("digest list"), or the autocomplete of its option ``focused``, and its event."""
        first, *rest = name.split()
        given = [_option(key, value, key == focused) for key, value in (options or {}).items()]
        resolved = self._resolved(given)
        for sub in reversed(rest):
            given = [{"name": sub, "type": 1 if sub == rest[-1] else 2, "options": given}]
        kind = COMMAND if focused is None else AUTOCOMPLETE
        data = {"id": "1", "name": first, "type": 1, "options": given, "resolved": resolved}
        return self._ask(kind, data, channel_id, user_id, rights)

    def press(
        self, custom_id: str, *, channel_id: int, message: Json, user_id: int = 5, rights: int = MANAGE_GUILD
    ) -> tuple[Asked, Json]:
        """A press on a button of a message, and its event."""
        data = {"component_type": 2, "custom_id": custom_id}
        asked, event = self._ask(COMPONENT, data, channel_id, user_id, rights)
        asked.original = message
        return asked, {**event, "message": message}

    def _ask(self, kind: int, data: Json, channel_id: int, user_id: int, rights: int) -> tuple[Asked, Json]:
        channel = self._world.channels[channel_id]
        user = self._world.users.setdefault(user_id, a_user(user_id, f"reader{user_id}"))
        self._next += 1
        asked = Asked(self._next, secrets.token_hex(16), kind, channel, user, monotonic())
        self.asked[asked.token] = asked
        event: Json = {"id": str(asked.id), "application_id": self._world.bot["id"], "type": kind, "data": data}
        event |= {"token": asked.token, "version": 1, "locale": "en-US", "entitlements": [], "context": 0}
        event |= {"attachment_size_limit": 10 << 20, "channel_id": str(channel.id)}
        event |= {"channel": {**describe.channel(channel, self._world), "permissions": str(rights)}}
        event |= {"app_permissions": str(self._world.rights_in(channel)), "authorizing_integration_owners": {}}
        if channel.guild_id is None:
            return asked, event | {"user": user, "context": 1}
        event |= {"guild_id": str(channel.guild_id), "guild_locale": "en-US"}
        event |= {"guild": {"id": str(channel.guild_id), "locale": "en-US", "features": []}}
        return asked, event | {"member": describe.member(user, permissions=str(rights))}

    def _resolved(self, options: list[Json]) -> Json:
        channels = [self._world.channels[int(one["value"])] for one in options if one["type"] == 7]
        return {
            "channels": {
                str(one.id): {**describe.channel(one, self._world), "permissions": str(self._world.rights_in(one))}
                for one in channels
            }
        }

    # ------------------------------------------------------------ answers

    def callback(self, interaction_id: int, token: str, body: Json) -> Json:
        """The first answer; too late, or a second one, is refused."""
        asked = self.asked.get(token)
        if asked is None or asked.id != interaction_id or monotonic() - asked.at > IN_TIME:
            raise Refusal(404, 10062, "Unknown interaction")
        if asked.answer is not None:
            raise Refusal(400, 40060, "Interaction has already been acknowledged.")
        kind, data = int(body["type"]), body.get("data") or {}
        if (asked.kind == AUTOCOMPLETE) != (kind == CHOICES):
            raise Refusal(400, 50035, "Invalid Form Body")
        if kind == CHOICES:
            _check_choices(data.get("choices") or [])
        if kind in (MESSAGE, UPDATE):
            check_message(data, schema="IncomingWebhookInteractionRequest" if self._world.strict else None)
        asked.answer, asked.answered_at = body, monotonic()
        asked.private = bool((data.get("flags") or 0) & EPHEMERAL)
        told: Json = {"id": str(asked.id), "type": asked.kind, "response_message_ephemeral": asked.private}
        told["response_message_loading"] = kind == LATER
        resource: Json = {"type": kind}
        if kind in (MESSAGE, LATER):
            asked.original = resource["message"] = self._message(asked, data)
            told["response_message_id"] = asked.original["id"]
        elif kind == UPDATE and asked.original is not None:
            asked.original.update({key: data[key] for key in ("content", "components", "embeds") if key in data})
            resource["message"] = asked.original
        asked.done.set()
        if kind not in (LATER, LATER_UPDATE):
            asked.shown.set()
        return {"interaction": told, "resource": resource}

    def _message(self, asked: Asked, data: Json, *, private: bool | None = None) -> Json:
        private = asked.private if private is None else private
        if private:  # it stands in no channel
            aside = Channel(asked.channel.id, asked.channel.guild_id)
            return self._world.store(aside, data, flags=EPHEMERAL)
        return self._world.store(asked.channel, data)

    def known(self, token: str) -> Asked:
        """An interaction whose token still lives and which was answered."""
        asked = self.asked.get(token)
        if asked is None or monotonic() - asked.at > LIVES:
            raise Refusal(401, 50027, "Invalid Webhook Token")
        if asked.answer is None:
            raise Refusal(404, 10015, "Unknown Webhook")
        return asked

    def follow_up(self, token: str, body: Json) -> Json:
        """A further message; it has no nonce."""
        asked = self.known(token)
        check_message(body, schema=None)
        message = self._message(asked, body, private=bool((body.get("flags") or 0) & EPHEMERAL))
        asked.followups[int(message["id"])] = message
        return message

    def find(self, token: str, which: str) -> Json:
        """A message of an interaction: "@original", or an id."""
        asked = self.known(token)
        message = asked.original if which == "@original" else asked.followups.get(int(which))
        if message is None:
            raise Refusal(404, 10008, "Unknown Message")
        return message

    def edit(self, token: str, which: str, body: Json) -> Json:
        """Change a message of an interaction."""
        message = self.find(token, which)
        changed = {key: value for key, value in body.items() if key in ("content", "embeds", "components", "flags")}
        flags = message["flags"] | (changed.get("flags") or 0)
        check_message({**message, **changed, "flags": flags}, schema=None)
        message.update(changed, flags=flags)
        message["content"], message["embeds"] = message["content"] or "", message["embeds"] or []
        self.asked[token].shown.set()
        return message

    def delete(self, token: str, which: str) -> None:
        """Take a message of an interaction away."""
        message = self.find(token, which)
        asked = self.asked[token]
        asked.channel.messages.pop(int(message["id"]), None)
        asked.followups.pop(int(message["id"]), None)
        if which == "@original":
            asked.original = None


def _option(name: str, value: Any, focused: bool) -> Json:
    """An option by the type of its value; a pair names the type itself: (7, channel)."""
    kinds: dict[type, int] = {bool: 5, int: 4, float: 10, str: 3}
    kind, value = value if isinstance(value, (tuple, list)) else (kinds[type(value)], value)
    option = {"name": name, "type": kind, "value": str(value) if kind in (6, 7, 8) else value}
    return {**option, "focused": True} if focused else option


def _check_choices(choices: list[Json]) -> None:
    sized = all(1 <= len(str(one["name"])) <= 100 and 1 <= len(str(one["value"])) <= 100 for one in choices)
    if len(choices) > 25 or not sized:
        raise Refusal(400, 50035, "Invalid Form Body: choices")
