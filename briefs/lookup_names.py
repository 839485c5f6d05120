"""Names as people ask for them: suggestions while typing, and every stored spelling of one person."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import log2

from rapidfuzz.distance import OSA

from briefs.lookup_index import LookupIndex
from briefs.lookup_words import fold, words_in
from briefs.name_sounds import spelling_key as spelling_key  # noqa: PLC0414 - told here to those who look names up
from briefs.sentences import word_set
from briefs.spellings import GENERAL, GIVEN_NAMES
from briefs.words import BODY_WORDS

A_QUOTE_MORE = 0.03  # what each doubling of the count is worth beside the score: who speaks often is meant more often

_TITLES = word_set(
    """mr mrs ms miss mx dr prof professor sir dame lord lady baroness president vice prime minister chancellor king
    queen prince princess pope senator sen representative rep congressman congresswoman governor gov mayor general
    gen colonel col captain capt lieutenant lt sergeant sgt major admiral judge justice secretary ambassador envoy
    foreign defence defense finance former the rev reverend bishop archbishop cardinal imam rabbi sheikh ayatollah
    coach"""
)
_PARTICLES = word_set("""von van der den de da di du del della la le al el bin ibn ben af av zu dos das ter ten""")
_SUFFIXES = word_set("""jr sr junior senior ii iii iv""")
# Family names that stand first, as they are printed in English.
_FAMILY_FIRST = word_set(
    """xi kim li wang zhang liu chen yang zhao huang zhou wu xu sun hu zhu gao lin he guo ma luo park lee choi jung
    kang cho yoon moon jang lim nguyen tran le pham mao deng jiang hun ban roh chiang tsai lai"""
)

_LETTERS_BEHIND = re.compile(r"[, ]+(?:MP|MSP|MEP|TD|QC|KC|MD|PhD|OBE|MBE|CBE)\b\.?")  # behind a name, no part of it

@dataclass(frozen=True, slots=True)
class _Name:
    """A name taken apart; particles and titles left out of the given names."""

    words: tuple[str, ...]
    family: str
    given: tuple[str, ...]
    suffix: str

    @classmethod
    def of(cls, text: str) -> _Name | None:
        words = words_in(text).words
        kept = [word for word in words if word not in _TITLES] or list(words)
        suffix = ""
        if len(kept) > 1 and kept[-1] in _SUFFIXES:
            suffix = kept.pop().replace("junior", "jr").replace("senior", "sr")
        if not kept:
            return None
        family, given = kept[-1], kept[:-1]
        if len(kept) > 1 and kept[0] in _FAMILY_FIRST and family not in _FAMILY_FIRST:
            family, given = kept[0], kept[1:]
        bare = tuple(word for word in given if word not in _PARTICLES)
        return cls(tuple(kept), family, bare, suffix)


@lru_cache(maxsize=4096)
def may_be_one(one: str, other: str) -> bool:
    """Whether two printed names may be one person's or body's: one family name, no contradicting given names."""
    first, second = _Name.of(_LETTERS_BEHIND.sub("", one)), _Name.of(_LETTERS_BEHIND.sub("", other))
    if first is None or second is None:
        return fold(one) == fold(other)
    if first.family == second.family and first.family in BODY_WORDS:
        return {*first.words} <= {*second.words} or {*second.words} <= {*first.words}
    if not _same_family(first.family, second.family):
        return False
    if not first.given or not second.given:
        return first.suffix == second.suffix
    return _same_given(first, second) or (first.suffix == second.suffix and _is_short_for(first, second))


def _is_short_for(one: _Name, other: _Name) -> bool:
    short, long = sorted((one.given[0], other.given[0]), key=len)
    return len(short) >= 3 and long.startswith(short)


class NameIndex:
    """Stored names with how often each counts. What is asked and what is stored may be spelt in different ways."""

    def __init__(self, names: Mapping[str, int]) -> None:
        self._names = {name: taken for name in sorted(names) if (taken := _Name.of(name))}
        self._counts = dict(names)
        # Between equals the lookup puts the later "date" first: here, who is counted more often.
        rows = ({"id": name, "headline": name, "date": f"{count:012d}"} for name, count in names.items())
        self._index = LookupIndex(rows)

    def search(self, typed: str, limit: int) -> list[tuple[str, float]]:
        """The names that fit what is typed so far, best first."""
        hits = [(str(name), score) for name, score in self._index.search(typed, 4 * limit)]
        hits.sort(key=lambda hit: -(hit[1] + A_QUOTE_MORE * min(log2(1 + self._counts[hit[0]]), 6)))
        return hits[:limit]

    def matches(self, spoken: str) -> tuple[str, ...]:
        """All stored names that are this person by any spelling; a family name alone is everybody of that name.

        Two people of one family name are kept apart by their given names, father and son by "Jr.". A bare family name
        in the store is taken for the person asked for only where nobody else in the store bears it.
        """
        asked = _Name.of(spoken)
        if asked is None:
            return ()
        bearers = {name: taken for name, taken in self._names.items() if _same_family(asked.family, taken.family)}
        if not asked.given:
            found = bearers or {name: taken for name, taken in self._names.items() if asked.family in taken.words}
            return tuple(found) or self._nearly(asked)
        same = {name: taken for name, taken in bearers.items() if taken.given and _same_given(asked, taken)}
        others = [name for name, taken in bearers.items() if taken.given and name not in same]
        if not others:
            same |= {name: taken for name, taken in bearers.items() if not taken.given and taken.suffix == asked.suffix}
        return tuple(sorted(same)) or self._nearly(asked)

    def _nearly(self, asked: _Name) -> tuple[str, ...]:
        """Names with a typing error in the one asked for, where they are all one family's."""
        most = 2 if len(asked.family) >= 8 else 1
        if len(asked.family) < 5:
            return ()
        near = {
            name: taken
            for name, taken in self._names.items()
            if 0 < OSA.distance(asked.family, taken.family, score_cutoff=most) <= most
            and (not asked.given or not taken.given or _same_given(asked, taken))
        }
        return tuple(near) if len({spelling_key(taken.family) for taken in near.values()}) == 1 else ()


def _same_family(one: str, other: str) -> bool:
    return one == other or spelling_key(one) == spelling_key(other) or (other,) in GENERAL.others((one,))


def _same_given(one: _Name, other: _Name) -> bool:
    if one.suffix != other.suffix:
        return False
    first, second = one.given[0], other.given[0]
    if len(first) == 1 or len(second) == 1:
        return first[0] == second[0]
    if "".join(one.given) == "".join(other.given):
        return True
    return (
        spelling_key(first) == spelling_key(second)
        or (second,) in GIVEN_NAMES.others((first,))
        or ((len(one.given) == 1) != (len(other.given) == 1) and bool({*one.given} & {*other.given}))
    )
