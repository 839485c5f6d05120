"""What passes between the bot and its worker: frames of plain data. Nothing that comes back can run."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any, Final

from bot.wire import errors as wire_errors
from bot.wire.errors import WireError
from bot.wire.feeds import Feed, Item
from bot.wire.page_read import PageRead
from briefs import errors as reading_errors
from briefs.errors import BriefsError
from briefs.models import Article, Removed

LENGTH: Final = 4  # bytes that tell how long a part is
READY: Final = b"ready"  # the worker's first word
MORE: Final = b"more"  # behind an answer: the worker waits for the next document
LAST: Final = b"last"  # behind an answer: the worker goes home
MOST_ANSWER: Final = 64_000_000  # bytes; an answer repeats at most what was handed in

_ERRORS: Final[dict[str, type[Exception]]] = {
    one.__name__: one
    for one in (
        wire_errors.NotAFeedError,
        wire_errors.FeedUnreadableError,
        wire_errors.NotAPageError,
        wire_errors.ClosedDoorError,
        wire_errors.ParserError,
        reading_errors.EmptyError,
        reading_errors.BinaryError,
        reading_errors.UndecodableError,
        reading_errors.TooLargeError,
        reading_errors.TooShortError,
        reading_errors.NoArticleError,
        reading_errors.FrontMatterError,
    )
}


def pack(*parts: bytes) -> bytes:
    """The parts, each behind its length."""
    return b"".join(length(part) + part for part in parts)


def length(part: bytes | bytearray) -> bytes:
    """What stands before a part."""
    return len(part).to_bytes(LENGTH, "big")


def told(result: Feed | PageRead) -> bytes:
    """A result as plain data."""
    return _json({type(result).__name__: asdict(result)})


def told_error(error: Exception) -> bytes:
    """An error of the family as plain data; any other says only that reading failed."""
    name = type(error).__name__
    if isinstance(error, WireError | BriefsError) and name in _ERRORS:
        return _json({"error": name, "args": error.args})
    if isinstance(error, BriefsError):
        return _json({"error": "NoArticleError", "args": ()})
    return _json({"error": "ParserError", "args": ("memory" if isinstance(error, MemoryError) else "died",)})


def heard(answer: bytes) -> Feed | PageRead:
    """What `told` said; raises what `told_error` said, and ValueError or KeyError for what neither said."""
    said = json.loads(answer)
    if "error" in said:
        raise _ERRORS[said["error"]](*(tuple(arg) if isinstance(arg, list) else arg for arg in said["args"]))
    return _feed(said["Feed"]) if "Feed" in said else _page(said["PageRead"])


def _feed(said: dict[str, Any]) -> Feed:
    return Feed(**said | {"items": tuple(Item(**item) for item in said["items"])})


def _page(said: dict[str, Any]) -> PageRead:
    article = said["article"]
    removed = tuple(Removed(**one) for one in article["removed"])
    tuples = {"removed": removed, "byline": tuple(article["byline"]), "warnings": tuple(article["warnings"])}
    return PageRead(**said | {"article": Article(**article | tuples), "feeds": tuple(said["feeds"])})


def _json(value: Any) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode("ascii")
