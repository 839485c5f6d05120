"""Figures of one thing, and dates of one happening, that two outlets tell differently."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from briefs.amounts import Amount
from briefs.claims import Claim
from briefs.comparison import Comparison, Difference, name_others, on_other_days, told_apart
from briefs.frames import GATHERING, counts_alike, is_state_noun
from briefs.moments import Moment
from briefs.tenses import is_past
from briefs.words import SAYING

LEAST_SHARED = 1.9  # what two sentences on one thing share; a word that stands once in each article counts 1
LEAST_ALIKE = 0.34  # of the shorter one's words
OTHER_NAMES = 0.6  # so much more, where each sentence names what the other does not
PEOPLE_SHARED = 2.4  # "people" may be anybody
SURELY_SHARED = 3.4  # so much that the likeness of the rest matters less
SAME_STATE = 0.7  # what agreement on what befell those counted is worth
SAME_NOUN = 0.8  # what one noun behind both figures is worth
# Where both say that so many states came together: a story tells of one such meeting, or is not one story.
SAME_GATHERING = 1.4
SAME_HAPPENING = 0.66  # of the words, from which two dated sentences tell one happening
MOST_APART = 25.0  # figures of one thing are hardly ever further apart than so many times

_GOES_ON = re.compile(
    r"\b(?:still|now|so far|estimates?|estimated|counted|to date|by \w+|rose to|rising)\b", re.IGNORECASE
)
_OF_PERSONS = frozenset({"dead", "hurt", "missing", "held", "driven out", "ill"})
_HOMES = frozenset({"home", "house", "household", "customer", "property", "building"})
_PERIOD = re.compile(r"\b(?:week|month|quarter|year|decade)s?\b", re.IGNORECASE)
_BESIDE = re.compile(r"\b(?:after|before|when|while|because|although|as)[ ][^,;]*$")  # a clause beside the main one
_BEFORE_DATE = re.compile(r"(?P<word>[^\W\d_]+)[ ](?:[^\W\d_]+[ ]){0,2}$")
HOURS_APART = 1.0  # that two clock times of one happening may lie apart
NO_WEEKDAYS = frozenset({"today", "yesterday"})


# ---------------------------------------------------------------- figures


def differing_figures(comparison: Comparison, one: int, other: int) -> Iterator[Difference]:
    """Figures of one thing that do not agree; a figure that the other outlet prints too is none."""
    firsts = _untold(comparison, one, other)
    seconds = _untold(comparison, other, one)
    found = []
    for claim, amount in firsts:
        for against, figure in seconds:
            if _is_comparable(amount, figure) and not amount.agrees_with(figure):
                weight = _same_thing(comparison, claim, amount, against, figure)
                if weight:
                    found.append((weight, claim, amount, against, figure))
    taken: set[tuple[int, int]] = set()
    for weight, claim, amount, against, figure in sorted(found, key=lambda pair: -pair[0]):
        places = {(one, claim.line.start + amount.start), (other, against.line.start + figure.start)}
        if taken & places:
            continue
        taken |= places
        yield _difference(comparison, claim, amount, against, figure, weight)


def _untold(comparison: Comparison, one: int, other: int) -> list[tuple[Claim, Amount]]:
    """The amounts of one report that the other does not print in any form."""
    theirs = [(claim, amount) for claim in comparison.claims[other] for amount in claim.amounts if not amount.part]
    return [
        (claim, amount)
        for claim in comparison.claims[one]
        for amount in claim.amounts
        if claim.stands
        and not amount.part
        and amount.kind != "other"
        and not any(_is_told_by(claim, amount, against, figure) for against, figure in theirs)
    ]


def _is_told_by(claim: Claim, amount: Amount, against: Claim, figure: Amount) -> bool:
    """Whether a figure of the other report may be this one; a bare number only where the same befell those counted."""
    if not _is_comparable(amount, figure) or not amount.agrees_with(figure):
        return False
    if amount.kind != "count" or bool(amount.noun) == bool(figure.noun):
        return True
    return bool(_states(claim, amount) & _states(against, figure))


def _is_comparable(one: Amount, other: Amount) -> bool:
    if one.kind != other.kind:
        return False
    if max(one.value, other.value) > MOST_APART * max(min(one.value, other.value), 0.01):
        return False
    return one.kind != "count" or not one.noun or not other.noun or counts_alike(one.noun, other.noun)


def _same_thing(comparison: Comparison, one: Claim, amount: Amount, other: Claim, figure: Amount) -> float:
    """How surely two figures are of one thing; 0 where they may be of two."""
    if told_apart(one, other):
        return 0.0
    states = _states(one, amount)
    if states != _states(other, figure) or not _are_of_one_kind(one, amount, other, figure, states):
        return 0.0
    if on_other_days(one, other) and not _is_going_on(one, other):
        return 0.0
    if _tell_of_two(one, amount, other, figure) or not _subjects_agree(one, amount, other, figure):
        return 0.0
    shared, alike = comparison.likeness(one.stems, other.stems)
    if GATHERING in states and one.gathers(amount) and other.gathers(figure):
        shared += SAME_GATHERING
        return shared if shared >= LEAST_SHARED else 0.0
    if states:
        shared += SAME_STATE
    if amount.noun == figure.noun and amount.noun not in ("", "people"):
        shared += SAME_NOUN
    least = LEAST_SHARED if states or amount.noun != "people" or figure.noun != "people" else PEOPLE_SHARED
    least += OTHER_NAMES if name_others(one, other) else 0.0
    return shared if shared >= SURELY_SHARED or (shared >= least and alike >= LEAST_ALIKE) else 0.0


def _tell_of_two(one: Claim, amount: Amount, other: Claim, figure: Amount) -> bool:
    """Whether one is a day's and the other a period's, or one of those who go and the other of all."""
    if amount.kind != "count" and any(_has_more(claim, amount.kind) for claim in (one, other)):
        return True
    if amount.kind == "percent":
        return bool(_PERIOD.search(one.narrated)) != bool(_PERIOD.search(other.narrated))
    return amount.kind == "count" and one.changes(amount) != other.changes(figure)


def _has_more(claim: Claim, kind: str) -> bool:
    """Whether the sentence has several such amounts: which of them the other outlet tells is anybody's guess."""
    return sum(amount.kind == kind for amount in claim.amounts) > 1


def _are_of_one_kind(one: Claim, amount: Amount, other: Claim, figure: Amount, states: frozenset[str]) -> bool:
    """Whether both count one sort of things, or measure one thing."""
    if amount.kind != "count" or not (amount.noun or figure.noun or states):
        return _same_subject(one, amount, other, figure)
    return bool(amount.noun and figure.noun) or bool(states)


def _states(claim: Claim, amount: Amount) -> frozenset[str]:
    """What is said of those counted, as far as it can be said of them."""
    found = claim.states(amount)
    if amount.kind == "area":
        return found & {"burnt"}
    if amount.kind != "count":
        return frozenset()
    if is_state_noun(amount.noun):
        return found & {GATHERING}
    if amount.noun in _HOMES:
        return found & {"dark"}
    return found & _OF_PERSONS


def _subjects_agree(one: Claim, amount: Amount, other: Claim, figure: Amount) -> bool:
    """Whether nothing says that one speaks of the plant and the other of the firm, or of two banks."""
    first, second = one.subject(amount.start, amount.end), other.subject(figure.start, figure.end)
    if not first or not second:
        return True
    heads = (one.head(amount.start, amount.end), other.head(figure.start, figure.end))
    if heads[0] and heads[1] and heads[0] not in other.stems and heads[1] not in one.stems:
        return False
    names = (first & one.names, second & other.names)
    if names[0] and names[1] and not names[0] & other.stems and not names[1] & one.stems:
        return False
    return bool(first & second or first & other.stems or second & one.stems)


def _same_subject(one: Claim, amount: Amount, other: Claim, figure: Amount) -> bool:
    """Whether the things measured meet: the subject of the clause, or the noun right beside the figure."""
    first, second = _things(one, amount), _things(other, figure)
    if first & second:
        return True
    measured = amount.kind in ("time", "length", "area")
    return measured and (bool(first & other.stems) or bool(second & one.stems))


def _things(claim: Claim, amount: Amount) -> frozenset[str]:
    return (claim.subject(amount.start, amount.end) or frozenset()) | claim.beside(amount.start, amount.end)


def _is_going_on(one: Claim, other: Claim) -> bool:
    return bool(_GOES_ON.search(one.narrated)) or bool(_GOES_ON.search(other.narrated))


def _difference(
    comparison: Comparison, one: Claim, amount: Amount, other: Claim, figure: Amount, weight: float
) -> Difference:
    states = _states(one, amount) - {GATHERING}
    later = _at_other_times(one, other) and (bool(states) or _is_going_on(one, other))
    sides = [
        comparison.side(one, amount.start, amount.end),
        comparison.side(other, figure.start, figure.end),
    ]
    if later and (one.published or "") > (other.published or ""):
        sides.reverse()
    return Difference(of="figure", sides=tuple(sides), later=later, weight=weight)


def _at_other_times(one: Claim, other: Claim) -> bool:
    first, second = one.published, other.published
    return first is not None and second is not None and not first.startswith(second) and not second.startswith(first)


# ---------------------------------------------------------------- dates


def differing_dates(comparison: Comparison, one: int, other: int) -> Iterator[Difference]:
    """Days of one happening that do not agree."""
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
            if shared < LEAST_SHARED or alike < SAME_HAPPENING or told_apart_but_for_dates(claim, against):
                continue
            yield from _dates_between(comparison, claim, against, shared)


def _figures_differ(one: Claim, other: Claim) -> bool:
    """Whether two sentences on two days tell two figures: of two happenings, as prices of May and of June."""
    return any(
        _is_comparable(amount, figure) and not amount.agrees_with(figure)
        for amount in one.amounts
        for figure in other.amounts
    )


def _without_dates(claim: Claim) -> frozenset[str]:
    return claim.stems - {"year", "month", "dai", "week", "night", "morn"}


def told_apart_but_for_dates(one: Claim, other: Claim) -> bool:
    """Whether the sentences name the first and the second of something."""
    return told_apart(replace(one, years=frozenset()), replace(other, years=frozenset()))


def _dates_between(comparison: Comparison, one: Claim, other: Claim, weight: float) -> Iterator[Difference]:
    first, second = _only_date(one), _only_date(other)
    if first and second and first.state == second.state and _dates_differ(first, second, one, other):
        sides = (comparison.side(one, first.start, first.end), comparison.side(other, second.start, second.end))
        yield Difference(of="date", sides=sides, weight=weight)
        return
    if len(one.clocks) == len(other.clocks) == 1 and not on_other_days(one, other):
        ours, theirs = one.clocks[0], other.clocks[0]
        if abs(ours.hour - theirs.hour) > HOURS_APART:
            sides = (comparison.side(one, ours.start, ours.end), comparison.side(other, theirs.start, theirs.end))
            yield Difference(of="date", sides=sides, weight=weight)


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
    return None if before["word"].lower() in SAYING else moment


def _dates_differ(first: Moment, second: Moment, one: Claim, other: Claim) -> bool:
    if first.iso is None or second.iso is None:
        words = [moment.words.lower().split()[0] for moment in (first, second)]
        undated = one.published is None and other.published is None
        return (
            undated and words[0] != words[1] and all(word.endswith("day") and word not in NO_WEEKDAYS for word in words)
        )
    return not (first.iso.startswith(second.iso) or second.iso.startswith(first.iso))
