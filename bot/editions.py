"""An edition as it stands frozen in the outbox: its JSON, its lines, its nonce and its visible mark."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from bot.answers import Cited, CitedQuote, Edition, QuoteOfTheDay, Source, SpanRef, StoryRow

FORMAT = 2  # of the JSON; a row frozen by another format is drawn anew from the store
NONCE_LENGTH = 24  # Discord takes 25 characters
MARK_LENGTH = 8  # 40 bits: enough among the editions of one channel


def nonce_for(guild_id: int, channel_id: int, local_date: date, purpose: str, part: int) -> str:
    """The nonce of an edition part: the same on every attempt, another for any other edition."""
    return _digest("nonce", guild_id, channel_id, local_date, purpose, part)[:NONCE_LENGTH]


def mark_for(guild_id: int, channel_id: int, local_date: date, purpose: str, part: int) -> str:
    """The visible mark of an edition part, by which its message is found again in the channel."""
    code = _digest("mark", guild_id, channel_id, local_date, purpose, part)[:MARK_LENGTH]
    return f"{local_date.isoformat()} · {code}"


def lines_of(edition: Edition) -> tuple[Cited, ...]:
    """Every article line that a card of this edition may show."""
    lines = [line for row in edition.rows for line in (row.headline, row.nut_graf)]
    if edition.quote:
        quote = edition.quote.quote
        lines += [*quote.parts, quote.speaker, quote.mention, quote.role, quote.context]
    return tuple(line for line in lines if line is not None)


def encode_edition(edition: Edition) -> str:
    """The edition as JSON, for the outbox; why it holds what it holds is recorded beside it."""
    fields = {
        "format": FORMAT,
        "local_date": edition.local_date.isoformat(),
        "left_over": edition.left_over,
        "mark": edition.mark,
        "purpose": edition.purpose,
        "late": edition.late,
    }
    told = f'"rows": {_encoded_rows(edition.rows)}, "quote": {_encoded_quote(edition.quote)}'
    return f"{json.dumps(fields, ensure_ascii=False)[:-1]}, {told}}}"


@lru_cache(maxsize=32)
def _encoded_rows(rows: tuple[StoryRow, ...]) -> str:
    """What many channels are told alike is written out once."""
    return json.dumps([asdict(row) for row in rows], ensure_ascii=False, default=_plain)


@lru_cache(maxsize=32)
def _encoded_quote(quote: QuoteOfTheDay | None) -> str:
    return json.dumps(asdict(quote) if quote else None, ensure_ascii=False, default=_plain)


def decode_edition(payload: str) -> Edition:
    """The edition that `encode_edition` froze; raises ValueError where ``payload`` is not one."""
    try:
        data = json.loads(payload)
        if data["format"] != FORMAT:
            raise ValueError(f"edition format {data['format']!r}")
        return Edition(
            local_date=date.fromisoformat(data["local_date"]),
            rows=tuple(_row(row) for row in data["rows"]),
            left_over=data["left_over"],
            mark=data["mark"],
            purpose=data["purpose"],
            late=data["late"],
            quote=_quote(data["quote"]) if data["quote"] else None,
        )
    except (KeyError, TypeError, AttributeError, json.JSONDecodeError) as error:
        raise ValueError("not an edition") from error


def _row(data: Mapping[str, Any]) -> StoryRow:
    return StoryRow(
        story_id=data["story_id"],
        headline=_cited(data["headline"]),
        nut_graf=_cited(data["nut_graf"]) if data["nut_graf"] else None,
        sources=tuple(_source(source) for source in data["sources"]),
        outlets=data["outlets"],
        newest=datetime.fromisoformat(data["newest"]),
        update=data["update"],
        published=data["published"],
        origins=data["origins"],
        differences=data["differences"],
        small=data["small"],
    )


def _quote(data: Mapping[str, Any]) -> QuoteOfTheDay:
    said = data["quote"]

    def beside(name: str) -> Cited | None:
        return _cited(said[name]) if said[name] else None

    quote = CitedQuote(
        parts=tuple(_cited(part) for part in said["parts"]),
        speaker=beside("speaker"),
        mention=beside("mention"),
        kind=said["kind"],
        source=said["source"],
        role=beside("role"),
        context=beside("context"),
    )
    return QuoteOfTheDay(story_id=data["story_id"], quote=quote, source=_source(data["source"]))


def _cited(data: Mapping[str, Any]) -> Cited:
    return Cited(text=data["text"], source=data["source"], span=SpanRef(**data["span"]))


def _source(data: Mapping[str, Any]) -> Source:
    byline: Sequence[str] = data["byline"]
    return Source(**{**data, "byline": tuple(byline)})


def _plain(value: object) -> str:
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    raise TypeError(type(value))


def _digest(kind: str, *key: object) -> str:
    text = "\x1f".join(("nutgraf", kind, *(str(part) for part in key)))
    return base64.b32encode(hashlib.sha256(text.encode()).digest()).decode().rstrip("=").lower()
