"""Values between Python and SQLite: what can be kept at all, times as text, JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from storage.errors import UnstorableError

_LARGEST = 2**63 - 1


def refuse_unstorable(params: Mapping[str, Any]) -> None:
    """Raise `UnstorableError` for a text or number that SQLite would cut, refuse or wrap, wherever it is nested."""
    for field, value in params.items():
        _refuse(field, value)


def _refuse(field: str, value: Any) -> None:
    if isinstance(value, str):
        _refuse_text(field, value)
    elif isinstance(value, int):
        if not -_LARGEST - 1 <= value <= _LARGEST:
            raise UnstorableError(field, "integer")
    elif isinstance(value, Mapping):
        for key, item in value.items():
            _refuse(field, key)
            _refuse(field, item)
    elif isinstance(value, list | tuple):
        for item in value:
            _refuse(field, item)


def _refuse_text(field: str, text: str) -> None:
    if "\0" in text:
        raise UnstorableError(field, "nul")  # SQLite's length() and its shell stop there
    if not text.isascii():
        try:
            text.encode()
        except UnicodeEncodeError:
            raise UnstorableError(field, "surrogate") from None


def dump(value: Any, field: str) -> str:
    """JSON text, the same for equal values; raises `UnstorableError` for what JSON or SQLite can't keep."""
    _refuse(field, value)
    try:
        return json.dumps(value, ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"))
    except (TypeError, ValueError):
        raise UnstorableError(field, "json") from None


def load(text: str) -> Any:
    """What `dump` was given, tuples as lists."""
    return json.loads(text)


def dump_ids(ids: Iterable[int]) -> str:
    """Ids for ``IN (SELECT value FROM json_each(...))``: a list of any length is one parameter."""
    return dump(list(ids), "ids")


def dump_time(moment: datetime) -> str:
    """UTC text that sorts as time does; raises ValueError for a time without a zone."""
    if moment.tzinfo is None:
        raise ValueError("a stored time needs a zone")
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def load_time(text: str) -> datetime:
    """The aware UTC time."""
    return datetime.fromisoformat(text)
