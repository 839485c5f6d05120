"""Which outlet each article of a story counts for: the one it names, else the one whose site it stands on."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from briefs.lookup_words import fold

# What an article says of itself: the outlet's name, and the host it was read from; each None where it is not known.
# Hosts are only asked for where a name is missing.
Told = tuple[str | None, str | None]


def outlet_keys(told: Sequence[Told]) -> list[str]:
    """Equal for articles of one outlet, however its name is written; "" for one without either name or site.

    An article that names no outlet is of the one that another article of its site names.
    """
    named: dict[str, str] = {}
    for outlet, site in told:
        if outlet and site:
            named[site] = min(_folded(outlet), named.get(site) or _folded(outlet))
    return [_folded(outlet) if outlet else named.get(site, site) if site else "" for outlet, site in told]


def count_outlets(told: Sequence[Told]) -> int:
    """How many outlets these are, one of each article; one of which nothing is known counts as one of its own."""
    keys = outlet_keys(told)
    return len({key for key in keys if key}) + keys.count("")


_folded = lru_cache(maxsize=4096)(fold)  # a few outlets print all there is
