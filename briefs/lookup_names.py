"""Names as people ask for them: suggestions while typing, and every stored spelling of one person."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from math import log2

from rapidfuzz.distance import OSA

from briefs.lookup_index import LookupIndex
from briefs.lookup_words import words_in
from briefs.name_forms import NameForm, form_of, relate, same_family, same_given
from briefs.name_sounds import spelling_key as spelling_key  # told here to those who look names up
from briefs.words import BODY_WORDS

A_QUOTE_MORE = 0.03  # what each doubling of the count is worth beside the score: who speaks often is meant more often

_CLOSE = frozenset({"same name", "spelling", "order of the name", "form of the given name", "longer form", "initial"})


@lru_cache(maxsize=4096)
def may_be_one(one: str, other: str) -> bool:
    """Whether two printed names may be one person's or body's: one family name, no contradicting given names."""
    first, second = form_of(one), form_of(other)
    if first.words[-1] == second.words[-1] and first.words[-1] in BODY_WORDS:
        return {*first.words} <= {*second.words} or {*second.words} <= {*first.words}
    if relate(first, second) is not None:
        return True
    return same_family(first, second) and first.suffix == second.suffix and _is_short_for(first, second)


def _is_short_for(one: NameForm, other: NameForm) -> bool:
    if not one.given or not other.given:
        return False
    short, long = sorted((one.given[0], other.given[0]), key=len)
    return len(short) >= 3 and long.startswith(short)


class NameIndex:
    """Stored names with how often each counts. What is asked and what is stored may be spelt in different ways."""

    def __init__(self, names: Mapping[str, int]) -> None:
        self._names = {name: form_of(name) for name in sorted(names) if words_in(name).words}
        self._counts = dict(names)
        # Between equals the lookup puts the later "date" first: here, who is counted more often.
        rows = ({"id": name, "headline": name, "date": f"{count:012d}"} for name, count in names.items())
        self._index = LookupIndex(rows)

    def search(self, typed: str, limit: int) -> list[tuple[str, float]]:
        """The names that fit what is typed so far, best first."""
        hits = [(str(name), score) for name, score in self._index.suggest(typed, 4 * limit)]
        hits.sort(key=lambda hit: -(hit[1] + A_QUOTE_MORE * min(log2(1 + self._counts[hit[0]]), 6)))
        return hits[:limit]

    def matches(self, spoken: str) -> tuple[str, ...]:
        """All stored names that are this person by any spelling; a family name alone is everybody of that name.

        Two people of one family name are kept apart by their given names, father and son by "Jr.". A bare family name
        in the store is taken for the person asked for only where nobody else in the store bears it.
        """
        if not words_in(spoken).words:
            return ()
        asked = form_of(spoken)
        bearers = {name: taken for name, taken in self._names.items() if _may_be_family(asked, taken)}
        if not asked.is_full:
            found = bearers or {name: taken for name, taken in self._names.items() if asked.words[-1] in taken.words}
            if asked.suffix:  # Dow Jr.: not his father
                found = {name: taken for name, taken in found.items() if taken.suffix == asked.suffix} or found
            return tuple(found) or self._nearly(asked)
        same = {name for name, taken in bearers.items() if taken.is_full and relate(asked, taken) in _CLOSE}
        if not any(taken.is_full and name not in same for name, taken in bearers.items()):
            same |= {name for name, taken in bearers.items() if not taken.is_full and taken.suffix == asked.suffix}
        return tuple(sorted(same)) or self._nearly(asked)

    def _nearly(self, asked: NameForm) -> tuple[str, ...]:
        """Names with a typing error in the one asked for, where they are all one family's."""
        family = "".join(asked.family)
        most = 2 if len(family) >= 8 else 1
        if len(family) < 5:
            return ()
        near = {
            name: "".join(taken.family)
            for name, taken in self._names.items()
            if 0 < OSA.distance(family, "".join(taken.family), score_cutoff=most) <= most
            and (not asked.given or not taken.given or same_given(asked, taken))
        }
        return tuple(near) if len({spelling_key(one) for one in near.values()}) == 1 else ()


def _may_be_family(asked: NameForm, taken: NameForm) -> bool:
    if same_family(asked, taken):
        return True
    return asked.is_full and not {*asked.words}.isdisjoint(taken.words) and relate(asked, taken) in _CLOSE
