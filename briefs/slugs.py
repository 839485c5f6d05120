"""A brief's short stable name, made of its headline and day."""

from __future__ import annotations

import hashlib
import re
import unicodedata

MOST_CHARS = 60  # Discord and file names take more; a slug is typed and read

_DAY = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
_NOT_KEPT = re.compile(r"[^a-z0-9]+")
_SPELLED = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i"}
    | dict.fromkeys("'’‘ʼ`´", None)
)


def slug_for(headline: str, published: str | None = None) -> str:
    """The slug of a headline: lower-case a-z, 0-9 and hyphens, at most 60 characters, never empty.

    A known day stands at the end, so that "Live updates" of two days differ. The slug of a slug is itself.
    """
    found = _DAY.match(published or "")
    day = found[0] if found and len(found[0]) == len("2026-01-05") else ""
    ending = f"-{day}" if day else ""
    words = _words(headline)
    if ending and words.endswith(ending):
        words = words[: -len(ending)]
    base = _shorten(words, MOST_CHARS - len(ending)) or _name_without_letters(headline)
    return base + ending


def _words(headline: str) -> str:
    plain = unicodedata.normalize("NFKD", headline.lower().translate(_SPELLED))
    return _NOT_KEPT.sub("-", "".join(c for c in plain if not unicodedata.combining(c))).strip("-")


def _shorten(words: str, most: int) -> str:
    if len(words) <= most:
        return words
    cut = words[: most + 1].rsplit("-", 1)[0] if "-" in words[: most + 1] else words[:most]
    return cut[:most].strip("-")


def _name_without_letters(headline: str) -> str:
    """A headline in a script without Latin letters still gets a stable name."""
    return "article-" + hashlib.sha256(headline.encode("utf-8", "surrogatepass")).hexdigest()[:10]
