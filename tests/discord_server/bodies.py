"""What Discord refuses in the body of a message, also where the library lets it pass."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count
from typing import Any

from tests.bot.drawing import check_body
from tests.discord_server.refusals import Refusal

V2 = 1 << 15
MOST_COMPONENTS, MOST_TEXT, MOST_EMBEDDED = 40, 4000, 6000
_LIMITS = {"label": 80, "custom_id": 100, "url": 512, "placeholder": 150}
_PING = re.compile(r"@everyone|@here|<@!?[0-9]+>|<@&[0-9]+>")


def walk(components: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Every component, in the order in which it is shown."""
    for component in components:
        yield component
        yield from walk(component.get("components") or [])
        if accessory := component.get("accessory"):
            yield from walk([accessory])


def texts_of(message: dict[str, Any]) -> list[str]:
    """The text displays of a message."""
    return [one["content"] for one in walk(message.get("components") or []) if one["type"] == 10]


def number_parts(components: list[dict[str, Any]]) -> None:
    """Give each component that has none a number of its own, as Discord does."""
    parts = list(walk(components))
    given = {one["id"] for one in parts if one.get("id")}
    free = (number for number in count(1) if number not in given)
    for one in parts:
        one["id"] = one.get("id") or next(free)


def check_message(body: dict[str, Any], *, schema: str | None) -> None:
    """Refuse what Discord would: sizes, empty parts, and what its published schema does not know."""
    for wrong in _faults(body):
        raise Refusal(400, 50035, "Invalid Form Body", errors={"_errors": [{"code": "INVALID", "message": wrong}]})
    if not (body.get("content") or body.get("embeds") or body.get("components") or body.get("poll")):
        raise Refusal(400, 50006, "Cannot send an empty message")
    if schema is not None:
        try:
            check_body(body, schema)
        except Exception as error:
            raise Refusal(400, 50035, f"Invalid Form Body: {str(error)[:300]}") from error


def _faults(body: dict[str, Any]) -> Iterator[str]:
    if len(body.get("content") or "") > 2000:
        yield "content"
    if len(str(body.get("nonce") or "")) > 25:
        yield "nonce"
    embeds = body.get("embeds") or []
    if len(embeds) > 10 or sum(map(_embedded, embeds)) > MOST_EMBEDDED:
        yield "embeds"
    parts = list(walk(body.get("components") or []))
    if (body.get("flags") or 0) & V2:
        if body.get("content") or embeds:
            yield "components v2 with content or embeds"
        if len(parts) > MOST_COMPONENTS:
            yield f"{len(parts)} components"
        if sum(len(one["content"]) for one in parts if one["type"] == 10) > MOST_TEXT:
            yield "too much text"
    elif any(one["type"] in (9, 10, 11, 12, 13, 14, 17) for one in parts):
        yield "components v2 without its flag"
    ids = [one["custom_id"] for one in parts if one.get("custom_id")]
    if len(ids) != len(set(ids)):
        yield "custom ids repeated"
    for one in parts:
        if one["type"] == 10 and not one["content"].strip():
            yield "empty text"
        yield from (key for key, most in _LIMITS.items() if len(one.get(key) or "") > most)


def _embedded(embed: dict[str, Any]) -> int:
    fields = [field[key] for field in embed.get("fields") or [] for key in ("name", "value")]
    inner = [(embed.get("footer") or {}).get("text"), (embed.get("author") or {}).get("name")]
    return sum(len(text or "") for text in [embed.get("title"), embed.get("description"), *inner, *fields])


def pings_of(body: dict[str, Any]) -> list[str]:
    """Whom a message pings: texts parse everything unless ``allowed_mentions`` says otherwise; embeds ping nobody."""
    allowed = body.get("allowed_mentions")
    found = [ping for text in [body.get("content") or "", *texts_of(body)] for ping in _PING.findall(text)]
    if allowed is None:
        return found
    parse = set(allowed.get("parse") or [])
    return [ping for ping in found if _kind_of(ping) in parse or _id_of(ping) in _named(allowed)]


def _kind_of(ping: str) -> str:
    return "everyone" if ping.startswith("@") else "roles" if ping.startswith("<@&") else "users"


def _id_of(ping: str) -> str:
    return ping.strip("<>@!&")


def _named(allowed: dict[str, Any]) -> set[str]:
    return {str(one) for key in ("users", "roles") for one in allowed.get(key) or []}
