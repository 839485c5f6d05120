"""Days of one happening that two outlets tell differently."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from briefs.claims import Claim, stems_of, without_possessor
from briefs.comparison import Comparison, Difference, Side, name_others, on_other_days, surest_pairs, told_apart
from briefs.dated_clauses import DatedClause, dated_clauses
from briefs.dated_deeds import are_two_deeds
from briefs.dated_events import dated_events
from briefs.dates_alike import agree, beside_each_other, sameness
from briefs.deeds import Deed, deeds_in
from briefs.differing_figures import LEAST_SHARED, is_comparable
from briefs.moments import DAY_LONG, Moment
from briefs.tenses import is_past
from briefs.words import SAYING

AGREES = 1.0  # how much surer two days are of one happening where they agree
SAME_HAPPENING = 0.66  # of the words, from which two dated sentences tell one happening
_BESIDE = re.compile(r"\b(?:after|before|when|while|because|although|as)[ ][^,;]*$")  # a clause beside the main one
_BEFORE_DATE = re.compile(r"(?P<words>(?:[^\W\d_]+[ ]){1,3})$")
SAME_DEED = 1.0  # what sentences share that tell one deed in the same words for it
SAME_THING = 0.5  # what the words for what it was done to share
FAR_ZONES = 5  # hours between two outlets' clocks
HOURS_APART = 1.0  # that two clock times of one happening may lie apart
_PLACE = re.compile(
    r"\b(?:in|at|near|off|outside|of)[ ](?:the[ ])?(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)([A-Z][\w-]+)"
)
_LATE = re.compile(r"\b(?:late|evening|night|overnight|midnight)\b", re.IGNORECASE)
_EARLY = re.compile(r"\b(?:early|dawn|small hours|morning|a\.?m\.?|pre-dawn|overnight|midnight)\b", re.IGNORECASE)
_NIGHT = re.compile(r"\b(?:overnight|midnight|night (?:to|of|from)|into)\b", re.IGNORECASE)
_ZONE = re.compile(r"T[\d:.]+(?:Z|(?P<hours>[+-]\d\d))")
_UNTIL = re.compile(r"\b(?:until|till|up to)[ ](?:at least[ ]|the[ ]|early[ ]|late[ ])*$", re.IGNORECASE)
NO_WEEKDAYS = frozenset({"today", "yesterday"})


def differing_dates(comparison: Comparison, one: int, other: int) -> Iterator[Difference]:
    """Days of one happening that do not agree; until when it lasts is no day on which it came."""
    for find in (_of_sentences, _of_deeds, _of_events, _of_clauses):
        yield from (found for found in find(comparison, one, other) if len({_lasts(side) for side in found.sides}) == 1)


def _lasts(side: Side) -> bool:
    return _UNTIL.search(side.line.text[: side.words.start - side.line.start]) is not None


# ---------------------------------------------------------------- days, hours and spells of one happening


def _of_clauses(comparison: Comparison, one: int, other: int) -> Iterator[Difference]:
    """Each day with the one of the other report that is surest of the same happening, those that agree first."""
    ours, theirs = beside_each_other(*(dated_clauses(comparison.claims[at]) for at in (one, other)))
    found = []
    for at, mine in enumerate(ours):
        for against, their in enumerate(theirs):
            sure = sameness(comparison, mine, their) + AGREES * agree(mine, their)
            if sure >= 0:
                found.append(((-sure,), at, against))
    for (weight,), at, against in surest_pairs(found):
        mine, their = ours[at], theirs[against]
        if not agree(mine, their) and not _is_one_night(mine, their) and not are_two_deeds(mine, their):
            yield Difference(of="date", sides=comparison.sides(mine, their), weight=-weight)


def _is_one_night(one: DatedClause, other: DatedClause) -> bool:
    if one.kind != "day" or other.kind != "day" or one.low != one.high or other.low != other.high:
        return False
    days = [date.fromordinal(int(side.low)).isoformat() for side in (one, other)]
    sides = [_Day(side.claim, side.start, side.end, day=day) for side, day in zip((one, other), days, strict=True)]
    return not _are_apart(*sides)


def _of_events(comparison: Comparison, one: int, other: int) -> Iterator[Difference]:
    """Days of what happened, where each article gives one day to its noun."""
    theirs = {event.noun: event for event in dated_events(comparison.claims[other])}
    for event in dated_events(comparison.claims[one]):
        against = theirs.get(event.noun)
        if against is None or _told_apart_but_for_dates(event.claim, against.claim):
            continue
        if _in_other_places(comparison, event.claim, against.claim):
            continue
        days = [_Day(side.claim, side.start, side.end, day=side.day) for side in (event, against)]
        if _are_apart(*days):
            yield Difference(of="date", sides=comparison.sides(*days), weight=1.5)


# ---------------------------------------------------------------- two clauses that tell one deed


def _of_deeds(comparison: Comparison, one: int, other: int) -> Iterator[Difference]:
    ours, theirs = (_dated(comparison.claims[at]) for at in (one, other))
    for mine in ours:
        for their in theirs:
            weight = _one_deed(comparison, mine, their)
            if weight and _are_apart(mine.at, their.at) and not _is_told(mine, theirs) and not _is_told(their, ours):
                yield Difference(of="date", sides=comparison.sides(mine.at, their.at), weight=weight)
                break


def _in_other_places(comparison: Comparison, one: Claim, other: Claim) -> bool:
    """Whether each sentence names a place of which the other article knows nothing."""
    places = [set(_PLACE.findall(side.narrated)) for side in (one, other)]
    return bool(places[0] - comparison.words[other.article]) and bool(places[1] - comparison.words[one.article])


@dataclass(frozen=True, slots=True)
class _Day:
    """A day, or a time of day, at ``start``:``end`` of a sentence."""

    claim: Claim
    start: int
    end: int
    day: str | None = None
    hour: float | None = None

    @property
    def words(self) -> str:
        return self.claim.line.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class _Dated:
    """A deed with the day, or with the time of day, that its clause gives."""

    deed: Deed
    at: _Day


@lru_cache(maxsize=256)
def _dated(claims: tuple[Claim, ...]) -> tuple[_Dated, ...]:
    found = []
    for claim in claims:
        for deed in deeds_in(claim) if claim.moments or claim.clocks else ():
            moment = deed.moment
            if moment and moment.iso and not moment.state:
                found.append(_Dated(deed, _Day(claim, moment.start, moment.end, day=moment.iso)))
            if len(claim.clocks) == 1:
                clock = claim.clocks[0]
                found.append(_Dated(deed, _Day(claim, clock.start, clock.end, hour=clock.hour)))
    return tuple(found)


def _one_deed(comparison: Comparison, one: _Dated, other: _Dated) -> float:
    """How surely two clauses tell one deed; 0 where they may tell two."""
    deed, against = one.deed, other.deed
    if not deed.groups & against.groups or (one.at.day is None) != (other.at.day is None):
        return 0.0
    if _told_apart_but_for_dates(deed.outlined, against.outlined):
        return 0.0
    things = _thing(deed), _thing(against)
    both = things[0] & things[1]
    named = (things[0] & deed.claim.names, things[1] & against.claim.names)
    if not both or (named[0] - things[1] and named[1] - things[0]):
        return 0.0
    shared = comparison.weight(deed.claim.stems & against.claim.stems)
    if not (deed.known and against.known) and _figures_differ(deed.claim, against.claim):
        return 0.0
    least = SAME_THING if deed.known and against.known else SAME_DEED
    return 1.0 + shared if shared >= least and comparison.weight(both) >= SAME_THING else 0.0


def _thing(deed: Deed) -> frozenset[str]:
    """What was done to, else who or what did."""
    span = deed.done_to or deed.doer
    words = deed.text(span)
    return stems_of(without_possessor(words)) if words else frozenset()


def _are_apart(one: _Day, other: _Day) -> bool:
    """Whether the two days, or hours of one day, cannot be one: a night belongs to two days."""
    if one.hour is not None and other.hour is not None:
        return abs(one.hour - other.hour) > HOURS_APART and not on_other_days(one.claim, other.claim)
    if one.day is None or other.day is None or one.words.lower() == other.words.lower():
        return False
    if one.day.startswith(other.day) or other.day.startswith(one.day):
        return False
    if len(one.day) < DAY_LONG or len(other.day) < DAY_LONG:
        return True
    first, last = sorted((one, other), key=lambda side: side.day or "")
    if abs(_ordinal(last.day) - _ordinal(first.day)) > 1:
        return True
    if _far_apart(one.claim.published, other.claim.published):
        return False
    late, early = _LATE.search(_round(first)), _EARLY.search(_round(last))
    return not (late and early) and not any(_NIGHT.search(_round(side)) for side in (first, last))


def _round(one: _Day) -> str:
    """The words right round a day."""
    return one.claim.line.text[max(0, one.start - 30) : one.end + 16]


def _ordinal(day: str | None) -> int:
    return date.fromisoformat(day).toordinal() if day else 0


def _far_apart(one: str | None, other: str | None) -> bool:
    """Whether the outlets write so far from each other that one's evening is the other's next day."""
    zones = [_ZONE.search(published or "") for published in (one, other)]
    if not zones[0] or not zones[1]:
        return False
    hours = [int(zone["hours"]) if zone and zone["hours"] else 0 for zone in zones]
    return abs(hours[0] - hours[1]) >= FAR_ZONES


def _is_told(one: _Dated, others: tuple[_Dated, ...]) -> bool:
    """Whether the other article tells of such a deed on that day too."""
    return any(
        (one.at.day, one.at.hour) == (other.at.day, other.at.hour) and one.deed.groups & other.deed.groups
        for other in others
    )


# ---------------------------------------------------------------- two sentences that are one but for the day


def _of_sentences(comparison: Comparison, one: int, other: int) -> Iterator[Difference]:
    for claim in comparison.claims[one]:
        for against in comparison.claims[other]:
            if not (claim.stands and against.stands):
                continue
            if not (claim.moments and against.moments) and not (claim.clocks and against.clocks):
                continue
            if len(claim.stems & against.stems) < 2:
                continue
            if _figures_differ(claim, against) or name_others(claim, against):
                continue
            shared, alike = comparison.likeness(_without_dates(claim), _without_dates(against))
            if shared < LEAST_SHARED or alike < SAME_HAPPENING or _told_apart_but_for_dates(claim, against):
                continue
            yield from _dates_between(comparison, claim, against, shared)


def _figures_differ(one: Claim, other: Claim) -> bool:
    """Whether two sentences on two days tell two figures: of two happenings, as prices of May and of June."""
    return any(
        is_comparable(amount, figure) and not amount.agrees_with(figure)
        for amount in one.amounts
        for figure in other.amounts
    )


def _without_dates(claim: Claim) -> frozenset[str]:
    return claim.stems - {"year", "month", "dai", "week", "night", "morn"}


def _told_apart_but_for_dates(one: Claim, other: Claim) -> bool:
    """Whether the sentences name the first and the second of something."""
    return told_apart(_without_years(one), _without_years(other))


def _without_years(claim: Claim) -> Claim:
    return replace(claim, years=frozenset())


def _dates_between(comparison: Comparison, one: Claim, other: Claim, weight: float) -> Iterator[Difference]:
    first, second = _only_date(one), _only_date(other)
    days: tuple[_Day, _Day] | None = None
    if first and second and first.state == second.state and _dates_differ(first, second, one, other):
        days = _Day(one, first.start, first.end), _Day(other, second.start, second.end)
    elif len(one.clocks) == len(other.clocks) == 1 and not on_other_days(one, other):
        ours, theirs = one.clocks[0], other.clocks[0]
        if abs(ours.hour - theirs.hour) > HOURS_APART:
            days = _Day(one, ours.start, ours.end), _Day(other, theirs.start, theirs.end)
    if days and not are_two_deeds(*days):
        yield Difference(of="date", sides=comparison.sides(*days), weight=weight)


def _only_date(claim: Claim) -> Moment | None:
    """The one date of a sentence, unless it only says when somebody said something."""
    if len(claim.moments) != 1 or claim.moments[0].side:
        return None
    moment = claim.moments[0]
    if _BESIDE.search(claim.narrated[: moment.start]):
        return None
    before = _BEFORE_DATE.search(claim.narrated[: moment.start])
    if before is None:  # "On Monday, the mayor said …"
        low = next((word for word in claim.narrated[moment.end :].lower().split() if is_past(word.strip(",.;"))), "")
        return None if low.strip(",.;") in SAYING else moment
    return None if any(word in SAYING for word in before["words"].lower().split()) else moment


def _dates_differ(first: Moment, second: Moment, one: Claim, other: Claim) -> bool:
    if first.iso is None or second.iso is None:
        words = [moment.words.lower().split()[0] for moment in (first, second)]
        undated = one.published is None and other.published is None
        return (
            undated and words[0] != words[1] and all(word.endswith("day") and word not in NO_WEEKDAYS for word in words)
        )
    days = [_Day(side, day.start, day.end, day=day.iso) for side, day in ((one, first), (other, second))]
    return _are_apart(*days)
