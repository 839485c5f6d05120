"""What the sentence that a quotation stands in tells of it, outside the marks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefs.hinges import is_earlier, names_topic
from briefs.models import Line, Quote

# The narrator opens with what it is about: "Dow of the union said" only says who spoke.
_LEADS = re.compile(
    r"^(?:of|on|about|regarding|as for)\b|\b(?:asked|pressed|quizzed|questioned|\w+ing to)\b", re.IGNORECASE
)


def narrated(line: Line, quotes: Sequence[Quote]) -> str:
    """The words of a line, each of the quotations in it made a bare mark; ``quotes`` are those of its article."""
    words, at = "", line.start
    for quote in quotes:
        if quote.start >= line.end or quote.end <= at:
            continue
        words += line.text[at - line.start : max(at, quote.start - 1) - line.start] + "“"
        at = min(line.end, quote.end + 1)
    return words + line.text[at - line.start :]


def is_of_another_day(utterance: Sequence[Quote], quotes: Sequence[Quote]) -> bool:
    """Whether its own sentence says that an utterance is an older one: "In May he had said “…”."."""
    own = _own(utterance)
    return own is not None and is_earlier(narrated(own, quotes))


def telling_sentence(utterance: Sequence[Quote], quotes: Sequence[Quote]) -> Line | None:
    """The own sentence of an utterance where that says what it speaks of: "Asked about the fee, she said “…”."."""
    own = _own(utterance)
    if own is None:
        return None
    words = narrated(own, quotes)
    return own if _LEADS.search(words) and names_topic(words) else None


def _own(utterance: Sequence[Quote]) -> Line | None:
    return next((quote.context for quote in utterance if quote.context), None)
