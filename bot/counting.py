"""How many outlets and how many pieces of reporting an answer rests on; without a word of Discord."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.answers import Source
from bot.wire.addresses import host_of
from briefs.digest_ranking import count_outlets as outlets_among


def count_outlets(sources: Sequence[Source]) -> int:
    """How many outlets; articles that name none count as one a site, and as one each where they have no address."""
    named = {host_of(source.url): source.outlet for source in sources if source.url and source.outlet}
    return outlets_among(source.outlet or _outlet_by_site(source, named) for source in sources)


def _outlet_by_site(source: Source, named: Mapping[str | None, str | None]) -> str | None:
    host = host_of(source.url) if source.url else None
    return named.get(host) or host if host else None


def count_origins(sources: Sequence[Source]) -> int:
    """How many pieces of reporting; a wire's copy and its reprints are one."""
    return sum(source.reprint_of is None for source in sources)
