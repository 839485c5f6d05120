"""Whether two outlets' days, hours or spells are of one happening, and whether they cannot both be right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from math import log
from typing import Final

from briefs.claims import Claim, stems_of
from briefs.comparison import Comparison, name_others
from briefs.date_weights import BIAS, WEIGHTS
from briefs.dated_clauses import DatedClause
from briefs.weighing import weighed

MOST_NEAR = 3.0
MOST_WIDE = 5.0
MOST_DAYS = 5.0
MINUTES_APART = 0.3  # hours that two exact times of one happening may lie apart
HOURS_APART = 0.8  # ... and two rough ones
HALF_DAY = 12
MONTH = 31


# What is told of in so many words that a report need not hold the other's.
_ANYTHING: Final = stems_of(
    """completion closing deal transaction takeover merger purchase bid acquisition reform change changes law bill act
    plan scheme agreement accord pact truce ceasefire measure rules pause side sides party parties somebody someone
    attacker attackers intruder intruders hacker hackers thief thieves robbers gunman suspect man woman boy girl driver
    victim police officers rescuers company firm group union workers staff train bus coach ship ferry plane quake fire
    blaze storm release exchange start beginning end first"""
)


def sameness(comparison: Comparison, one: DatedClause, other: DatedClause) -> float:
    """How surely the two are of one happening: below nought where they are rather of two."""
    return weighed(features(comparison, one, other), WEIGHTS, BIAS)


def features(comparison: Comparison, one: DatedClause, other: DatedClause) -> dict[str, float]:
    """What speaks for and against one happening, by name; nothing where it cannot be one."""
    if ("hour" in (one.kind, other.kind) and one.kind != other.kind) or one.beside or other.beside:
        return {}
    if not (one.wide & other.wide) and not one.near & other.near:
        return {}
    if _of_two_things(comparison, one, other):
        return {}
    if one.ahead != other.ahead and one.claim.published == other.claim.published:
        return {}
    found = {
        "near": min(comparison.weight(one.near & other.near), MOST_NEAR),
        "wide": min(comparison.weight(one.claim.stems & other.claim.stems), MOST_WIDE),
        "days": min(log(1 + _gap(one, other) / (MONTH if "spell" in (one.kind, other.kind) else 1)), MOST_DAYS),
        "next": min(2.0, _agreeing(one, other)),
        "rivals": min(4.0, one.rivals + other.rivals),
    }
    return found | dict.fromkeys(_marks(one, other), 1.0)


def _of_two_things(comparison: Comparison, one: DatedClause, other: DatedClause) -> bool:
    """Whether either clause is about something of which the other report does not tell."""
    first, second = (side.claim.subject(side.start, side.end) for side in (one, other))
    if not first or not second or first & second or first & _ANYTHING or second & _ANYTHING:
        return False
    known = [_stems(comparison.claims[side.claim.article]) for side in (one, other)]
    return not first & known[1] and not second & known[0]


@lru_cache(maxsize=256)
def _stems(claims: tuple[Claim, ...]) -> frozenset[str]:
    return frozenset(stem for claim in claims for stem in claim.stems)


def beside_each_other(
    ours: Sequence[DatedClause], theirs: Sequence[DatedClause]
) -> tuple[tuple[DatedClause, ...], tuple[DatedClause, ...]]:
    """The dated clauses of two reports, each with what the other report tells of its day."""
    return _beside(ours, theirs), _beside(theirs, ours)


def _beside(ours: Sequence[DatedClause], theirs: Sequence[DatedClause]) -> tuple[DatedClause, ...]:
    told = [any(one.kind == other.kind and agree(one, other) for other in theirs) for one in ours]
    left = [one for one, known in zip(ours, told, strict=True) if not known and not one.beside]
    return tuple(
        replace(one, told=known, rivals=sum(_may_rival(one, other) for other in left))
        for one, known in zip(ours, told, strict=True)
    )


def _may_rival(one: DatedClause, other: DatedClause) -> bool:
    hours = {one.kind, other.kind} != {"hour"} and "hour" in (one.kind, other.kind)
    return one.ahead == other.ahead and not hours and one.low != other.low


def _marks(one: DatedClause, other: DatedClause) -> list[str]:
    both = one.does & other.does
    marks = {
        "does": bool(both),
        "does two": len(both) > 1,
        "does other": bool(one.does and other.does and not both),
        "lead": one.lead and other.lead,
        "first": one.at == 0 and other.at == 0,
        "one lead": one.lead != other.lead,
        "ahead": one.ahead and other.ahead,
        "does ahead": one.ahead and other.ahead and bool(both),
        "one ahead": one.ahead != other.ahead,
        "names": bool(one.claim.names & other.claim.names),
        "other names": name_others(one.claim, other.claim),
        "spell": "spell" in (one.kind, other.kind),
        "hour": one.kind == "hour",
        "same day": one.kind == "hour" and one.day != "" and one.day == other.day,
        "two days": one.kind == "hour" and one.day != "" and other.day != "" and one.day != other.day,
        "does wide": bool(one.wide & other.wide) and not both,
        "first past": one.at == other.at == 0 and not one.ahead and not other.ahead and one.kind != "hour",
        "one told": one.told != other.told,
        "both told": one.told and other.told,
        "only": not (one.rivals or other.rivals or one.told or other.told),
        "only does": not (one.rivals or other.rivals or one.told or other.told)
        and bool(both | (one.wide & other.wide)),
    }
    return [name for name, holds in marks.items() if holds]


def _gap(one: DatedClause, other: DatedClause) -> float:
    return max(0.0, one.low - other.high, other.low - one.high)


def _agreeing(one: DatedClause, other: DatedClause) -> float:
    """Numbers that both sentences tell."""
    ours = {(amount.kind, amount.value) for amount in one.claim.amounts}
    return float(len(ours & {(amount.kind, amount.value) for amount in other.claim.amounts}))


def agree(one: DatedClause, other: DatedClause) -> bool:
    """Whether the two can be one day, or one hour."""
    if one.kind != "hour":
        return _gap(one, other) == 0
    apart = abs(one.low - other.low) % (24 if one.half and other.half else HALF_DAY)
    apart = min(apart, (24 if one.half and other.half else HALF_DAY) - apart)
    return apart <= (MINUTES_APART if one.exact and other.exact else HOURS_APART)
