"""Given names that come over from another script in other letters than the list of given names has."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from briefs.name_sounds import loose_key
from briefs.spellings import GIVEN_NAMES


@lru_cache(maxsize=16384)
def listed_as(word: str) -> frozenset[str]:
    """The given names of the list that sound like a word or are forms of one that does: Mikhail, of Mykhaylo."""
    alike = _listed_sounds().get(loose_key(word), frozenset())
    return frozenset(
        other for name in alike for other in (name, *(" ".join(one) for one in GIVEN_NAMES.others((name,))))
    )


@cache
def _listed_sounds() -> Mapping[str, frozenset[str]]:
    sounds: dict[str, set[str]] = {}
    for name, *more in GIVEN_NAMES.members():
        if not more and len(name) > 4:  # short ones sound alike by chance
            sounds.setdefault(loose_key(name), set()).add(name)
    return {sound: frozenset(names) for sound, names in sounds.items()}
