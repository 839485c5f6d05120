"""What every peer is given: the text of a row folded as its own tools would, and the words of a query."""

from __future__ import annotations

import re
import unicodedata

from bench.headlines import Row

_WORD = re.compile(r"[^\W_]+")
MOST_WORDS = 24  # of a query; a peer is not punished for 6,000 letters
MOST_LETTERS = 300


def folded(text: str) -> str:
    """Without case and accents; apostrophes are left out, so that "o’neill" is one word."""
    text = text.replace("’", "").replace("'", "")
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(_WORD.findall(text.lower()))


def headline(row: Row) -> str:
    """The folded headline."""
    return folded(row["headline"])


def others(row: Row) -> str:
    """Everything else that may be typed: people, keywords, slug, summary."""
    return folded(" ".join((*row["people"], *row["keywords"], row["slug"], row["summary"])))


def typed(query: str) -> list[str]:
    """The folded words of a query."""
    return folded(query[:MOST_LETTERS]).split()[:MOST_WORDS]
