"""One file's bytes → one `Article`."""

from __future__ import annotations

from typing import Final

from briefs.cleaning import clean
from briefs.errors import BinaryError, EmptyError, TooLargeError, TooShortError
from briefs.models import Article

MOST_BYTES: Final = 20_000_000
LEAST_WORDS: Final = 5  # fewer are a caption or a mistake, not an article


def read_bytes(data: bytes, *, name: str, declared: str | None = None) -> Article:
    """The article in ``data``; the suffix of ``name`` tells the kind, ``declared`` the charset where one was sent.

    Raises a `BriefsError` where there is no article to read.
    """
    if len(data) > MOST_BYTES:
        raise TooLargeError(len(data), MOST_BYTES)
    if not data.strip():
        raise EmptyError
    if b"\0" in data[:4096]:
        raise BinaryError
    cleaned = clean(data.decode(declared or "utf-8", "replace"))
    words = len(cleaned.text.split())
    if words < LEAST_WORDS:
        raise TooShortError(words)
    return Article(headline=cleaned.headline or cleaned.text.split("\n")[0], text=cleaned.text)
