"""Whether what two clauses tell of a day can be one deed: a leak that begins and one that is sealed are two."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from briefs.claims import Claim
from briefs.comparison import Placed
from briefs.dated_clauses import happenings_in
from briefs.deeds import deeds_in

_STARTS: Final = frozenset({"begin", "open"})
_ENDS: Final = frozenset({"end", "complete", "shut", "close"})
_FEW_WORDS: Final = 3  # "On Monday, …" is no clause of its own


def are_two_deeds(one: Placed, other: Placed) -> bool:
    """Whether the clauses round two dates tell two deeds, as far as the words for them are known.

    Two verbs of which neither is known may be of one meaning; of what begins and what ends only one is meant.
    """
    told, tells = _deeds_round(one.claim, one.start, one.end), _deeds_round(other.claim, other.start, other.end)
    if _begins(told, tells) or _begins(tells, told):
        return True
    return bool(told and tells) and not told & tells and any(map(_is_known, told | tells))


def _begins(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether the one tells only a beginning, and the other only an end."""
    return bool(one & _STARTS and other & _ENDS) and not one & _ENDS and not other & _STARTS


def _is_known(kind: str) -> bool:
    return not kind.startswith("-")


@lru_cache(maxsize=8192)
def _deeds_round(claim: Claim, start: int, end: int) -> frozenset[str]:
    first, last = claim.clause(start, end)
    words = claim.narrated
    if len((words[first:start] + words[end:last]).split()) < _FEW_WORDS:
        first, last = 0, len(words)
    deeds = (deed.groups for deed in deeds_in(claim) if first <= deed.at < last)
    return happenings_in(words[first:start] + " " + words[end:last]).union(*deeds)
