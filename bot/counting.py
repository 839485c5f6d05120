"""How many outlets and how many pieces of reporting an answer rests on; without a word of Discord."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answers import Source
from briefs.digest_ranking import count_outlets as outlets_among


def count_outlets(sources: Sequence[Source]) -> int:
    """How many outlets; an article that names none counts as one of its own."""
    return outlets_among(source.outlet for source in sources)


def count_origins(sources: Sequence[Source]) -> int:
    """How many pieces of reporting; a wire's copy and its reprints are one."""
    return sum(source.reprint_of is None for source in sources)
