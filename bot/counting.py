"""How many outlets and how many pieces of reporting an answer rests on; without a word of Discord."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answers import Source
from bot.wire.addresses import host_of
from briefs.outlets import count_outlets as outlets_among


def count_outlets(sources: Sequence[Source]) -> int:
    """How many outlets; articles that name none count as one a site, and as one each where they have no address."""
    sites = sites_of([(source.outlet, source.url) for source in sources])
    return outlets_among([(source.outlet, site) for source, site in zip(sources, sites, strict=True)])


def sites_of(told: Sequence[tuple[str | None, str | None]]) -> list[str | None]:
    """The hosts of articles with these outlets and addresses; not looked at where each of them names its outlet."""
    if all(outlet for outlet, _ in told):
        return [None] * len(told)
    return [host_of(url) if url else None for _, url in told]


def count_origins(sources: Sequence[Source]) -> int:
    """How many pieces of reporting; a wire's copy and its reprints are one."""
    return sum(source.reprint_of is None for source in sources)
