"""Days of one happening that two outlets tell differently."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from briefs.claims import Claim
from briefs.comparison import Comparison, Difference, name_others, on_other_days, told_apart
from briefs.differing_figures import LEAST_SHARED, is_comparable
from briefs.moments import Moment
from briefs.tenses import is_past
from briefs.words import SAYING

SAME_HAPPENING = 0.66  # of the words, from which two dated sentences tell one happening
_BESIDE = re.compile(r"\b(?:after|before|when|while|because|although|as)[ ][^,;]*$")  # a clause beside the main one
_BEFORE_DATE = re.compile(r"(?P<word>[^\W\d_]+)[ ](?:[^\W\d_]+[ ]){0,2}$")
HOURS_APART = 1.0  # that two clock times of one happening may lie apart
NO_WEEKDAYS = frozenset({"today", "yesterday"})


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
