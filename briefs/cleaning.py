"""Clean text out of scraped text: the article alone, and what the lines taken out say about it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from briefs.models import Removed

_NOT_TEXT = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufeff\u200b-\u200d\u2060\u00ad\ufff9-\uffff]"
)
_LINE_ENDS = re.compile(r"\r\n|[\r\u2028\u2029\x0b\x0c\x85]")
_SPACES: Final = str.maketrans(dict.fromkeys("\u00a0\u2007\u202f\u2009\u200a\u2002\u2003\u3000", " "))


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleaned:
    """The clean text, the lines taken out with the reason, and the facts found in lines."""

    text: str
    removed: tuple[Removed, ...] = ()
    headline: str | None = None
    byline: tuple[str, ...] = ()
    outlet: str | None = None
    published: str | None = None


def scrub(text: str) -> str:
    """The text without characters that print nothing: NUL, controls, lone surrogates, zero-width marks."""
    return _NOT_TEXT.sub("", _LINE_ENDS.sub("\n", text)).translate(_SPACES)


def clean(text: str) -> Cleaned:
    """The article's own text; cleaning it again changes nothing."""
    lines = [line.strip() for line in scrub(text).split("\n")]
    filled = [line for line in lines if line]
    if not filled:
        return Cleaned(text="")
    body = [line for line in filled if line != filled[0]] or filled
    return Cleaned(text="\n\n".join(body), headline=filled[0] if body is not filled else None)
