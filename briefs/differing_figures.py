"""Figures of one thing that two outlets tell differently."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefs.amounts import Amount
from briefs.claims import Claim
from briefs.comparison import Comparison, Difference, name_others, on_other_days, told_apart
from briefs.frames import GATHERING, counts_alike, is_state_noun

LEAST_SHARED = 1.9  # what two sentences on one thing share; a word that stands once in each article counts 1
LEAST_ALIKE = 0.34  # of the shorter one's words
OTHER_NAMES = 0.6  # so much more, where each sentence names what the other does not
PEOPLE_SHARED = 2.4  # "people" may be anybody
SURELY_SHARED = 3.4  # so much that the likeness of the rest matters less
SAME_STATE = 0.7  # what agreement on what befell those counted is worth
SAME_NOUN = 0.8  # what one noun behind both figures is worth
# Where both say that so many states came together: a story tells of one such meeting, or is not one story.
SAME_GATHERING = 1.4
MOST_APART = 25.0  # figures of one thing are hardly ever further apart than so many times

_GOES_ON = re.compile(
    r"\b(?:still|now|so far|estimates?|estimated|counted|to date|by \w+|rose to|rising)\b", re.IGNORECASE
)
_OF_PERSONS = frozenset({"dead", "hurt", "missing", "held", "driven out", "ill"})
_HOMES = frozenset({"home", "house", "household", "customer", "property", "building"})
_PERIOD = re.compile(r"\b(?:week|month|quarter|year|decade)s?\b", re.IGNORECASE)


def differing_figures(comparison: Comparison, one: int, other: int) -> Iterator[Difference]:
    """Figures of one thing that do not agree; a figure that the other outlet prints too is none."""
    firsts = _untold(comparison, one, other)
    seconds = _untold(comparison, other, one)
    found = []
    for claim, amount in firsts:
        for against, figure in seconds:
            if is_comparable(amount, figure) and not amount.agrees_with(figure):
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
    if not is_comparable(amount, figure) or not amount.agrees_with(figure):
        return False
    if amount.kind != "count" or bool(amount.noun) == bool(figure.noun):
        return True
    return bool(_states(claim, amount) & _states(against, figure))


def is_comparable(one: Amount, other: Amount) -> bool:
    """Whether two amounts may be of one thing by what they count."""
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
