"""What single headers of an answer say."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Final

import aiohttp

Charset = str | None

MOST_WAIT: Final = 7 * 86_400  # seconds; a server that asks for more is asked once a week
MOST_OF_VALIDATOR: Final = 1_024  # characters
_CHARSET = re.compile(r"""charset \s* = \s* ["']? \s* (?P<name>[\w.:-]{2,40})""", re.VERBOSE | re.IGNORECASE)
_MAX_AGE = re.compile(r"""(?:^|[\s,])max-age \s* = \s* "? (?P<seconds>\d{1,9})""", re.VERBOSE | re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")


def header(response: aiohttp.ClientResponse, name: str) -> str:
    """The first header of the name, empty where there is none."""
    return response.headers.get(name, "").strip()


def content_type(value: str) -> tuple[str, Charset]:
    """The media type, in lower case and without parameters, and the charset where one is named."""
    named = _CHARSET.search(value)
    return value.partition(";")[0].strip().lower()[:100], named["name"] if named else None


def validator(response: aiohttp.ClientResponse, name: str) -> str | None:
    """The value to be sent back byte for byte; None for one that no request can hold."""
    value = header(response, name)
    if not value or len(value) > MOST_OF_VALIDATOR or _CONTROL.search(value):
        return None
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        return None
    return value


def retry_after(value: str, now: datetime) -> int | None:
    """The seconds a server asks to wait, given as such or as a date; None where it asks for nothing."""
    if value.isascii() and value.isdigit():
        return min(int(value[:9]), MOST_WAIT)
    try:
        until = parsedate_to_datetime(value[:100])
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    until = until if until.tzinfo else until.replace(tzinfo=UTC)
    return max(0, min(round((until - now).total_seconds()), MOST_WAIT))


def max_age(value: str) -> int | None:
    """The seconds an answer stays fresh, where the server says it."""
    found = _MAX_AGE.search(value)
    return int(found["seconds"]) if found else None
