"""Whether two outlets' figures are of one thing, and how surely."""

from __future__ import annotations

from briefs.amounts import Amount
from briefs.claims import Claim, key_of
from briefs.comparison import Comparison
from briefs.figure_frames import Figure
from briefs.figure_roles import ANYBODY, EITHER_WAY, GROWING, ONCE, OWNED, PERSON_NOUNS, STATES, are_alike
from briefs.frames import CONTRASTS, counts_alike

MOST_APART = 25.0  # figures of one thing are hardly ever further apart than so many times
ROLE = 1.6  # what agreement on what a figure is of is worth
NOUN = 0.9  # what one noun behind both figures is worth
LEAD = 0.5  # what it is worth that both stand in the lead
SINGLE = 1.0  # ... and that either is the report's figure of what an event has once
CLOSE = 0.7  # ... and that they are hardly apart, where that is no accident of small numbers
RARE = frozenset({"area", "mass", "speed", "temperature", "volume", "power"})
RARE_RATIO = 3.0
RARELY = 1.2  # what it is worth that both are the one speed or weight told
MANY = 20.0
MANY_NEAR = 0.7  # what the sentences of two great numbers of people share at the least
BARE_SUM = 1000.0
CLOSE_RATIO = 1.4
SMALL = 10.0
NO_ROLE_RATIO = 3.0  # figures without a role that are further apart may well be of two things
ROLE_NEAR = 0.5  # what the clauses must share of what an event may have many of, unless they are hardly apart
OWNED_NEAR = 0.7  # what the clauses must share of what every firm or candidate has
FAR_NEAR = 2.6  # ... so that their clauses must share more
ALONE = 0.6  # ... and that neither report has another figure of the like
MOST_NEAR = 2.4  # ... and what the words of the two clauses share, at the most
WIDE = 0.25  # a word shared by the sentences, outside the clause
ALIKE = 2.6  # from which two figures are of one thing
NO_ROLE_NEAR = 0.9  # what the clauses must share where no word says of what the figures are
ONE_ROLE_NEAR = 1.7  # ... and where a word says it of one alone


def is_comparable(one: Amount, other: Amount) -> bool:
    """Whether two amounts can be of one thing at all: of one kind and of one order."""
    if one.kind != other.kind and not (_is_bare_sum(one, other) or _is_bare_sum(other, one)):
        return False
    if _ratio(one, other) > MOST_APART:
        return False
    return one.kind != "count" or not one.noun or not other.noun or _nouns_agree(one.noun, other.noun)


def _is_bare_sum(one: Amount, other: Amount) -> bool:
    """Whether a number without a noun may be a sum of money: "from 24 million to 26"."""
    return one.kind == "count" and not one.noun and one.value >= BARE_SUM and other.kind.startswith("money")


def _nouns_agree(one: str, other: str) -> bool:
    return counts_alike(one, other) or are_alike(one, other) or (one in ANYBODY and other in ANYBODY)


def sameness(comparison: Comparison, one: Figure, other: Figure) -> float:
    """How surely two figures are of one thing; 0 where they may be of two."""
    if not is_comparable(one.amount, other.amount) or not _may_be_one(comparison, one, other):
        return 0.0
    near = comparison.weight((one.near & other.near) - ({key_of(one.role)} if one.role in OWNED else set()))
    if near < _least_near(comparison, one, other):
        return 0.0
    score = CLOSE if _are_close(one.amount, other.amount) else 0.0
    score += min(near, MOST_NEAR) + WIDE * comparison.weight(one.claim.stems & other.claim.stems)
    score += ROLE if _are_of_one_role(one, other) else 0.0
    if _of_one_noun(one.amount, other.amount):
        score += NOUN
    score += LEAD if one.lead and other.lead else 0.0
    if one.role == other.role and one.role in ONCE:
        return score + SINGLE if one.alone and other.alone else 0.0
    score += RARELY if _are_of_a_rare_kind(one, other) else 0.0
    score += ALIKE - ALONE - CLOSE if _are_many(one, other) else 0.0
    score += ALONE if one.alone and other.alone else 0.0
    return score


def _may_be_one(comparison: Comparison, one: Figure, other: Figure) -> bool:
    if not (one.told and other.told) or _of_two_roles(one, other) or one.per != other.per:
        return False
    if (
        one.maybe != other.maybe and one.role != "laid off" and (one.role in ONCE or one.role in ("", "vote"))
    ) or not _same_persons(one, other):
        return False
    if (not one.role or one.role in OWNED) and not _one_owner(one, other):
        return False
    if _elsewhere(comparison, one, other) or _elsewhere(comparison, other, one) or _apart(one, other):
        return False
    going = one.role in GROWING or one.role in EITHER_WAY
    return going or not _on_other_days(one, other)


def _on_other_days(one: Figure, other: Figure) -> bool:
    if not (one.day[:1].isdigit() and other.day[:1].isdigit()):
        return bool(one.day and other.day) and one.claim.published == other.claim.published and one.day != other.day
    return not (one.day.startswith(other.day) or other.day.startswith(one.day))


def _least_near(comparison: Comparison, one: Figure, other: Figure) -> float:
    """What the clauses must share for two figures to be of one thing."""
    if one.role in OWNED and one.role == other.role:
        return OWNED_NEAR
    if _are_of_one_role(one, other) or _are_of_a_rare_kind(one, other):
        return 0.0 if one.role in ONCE or one.per or _are_close(one.amount, other.amount) else ROLE_NEAR
    if _ratio(one.amount, other.amount) > NO_ROLE_RATIO:
        return FAR_NEAR
    close = _are_close(one.amount, other.amount)
    if close and one.alone and other.alone and _of_one_noun(one.amount, other.amount):
        return 0.0
    if _are_many(one, other):
        return MANY_NEAR - comparison.weight(one.claim.stems & other.claim.stems)
    least = ONE_ROLE_NEAR if one.role or other.role else NO_ROLE_NEAR
    return least - (CLOSE if close else 0.0)


def _are_many(one: Figure, other: Figure) -> bool:
    """Whether both are the one great number of people of which either report says no more, and hardly apart."""
    first, second = one.amount, other.amount
    if first.kind != "count" or second.kind != "count" or not (one.alone and other.alone):
        return False
    nouns = all(amount.noun in ANYBODY for amount in (first, second)) and (one.lead or other.lead)
    return nouns and min(first.value, second.value) >= MANY and _are_close(first, second)


def _are_of_a_rare_kind(one: Figure, other: Figure) -> bool:
    """Whether both are the one speed, weight or area that either report tells."""
    same = one.amount.kind in RARE and _ratio(one.amount, other.amount) <= RARE_RATIO
    return same and one.alone and other.alone and not (one.role and other.role)


def _of_one_noun(one: Amount, other: Amount) -> bool:
    """Whether both count one sort of things; "people" may be anybody."""
    return bool(one.noun) and are_alike(one.noun, other.noun) and one.noun not in ("people", "person")


def _are_of_one_role(one: Figure, other: Figure) -> bool:
    return bool(one.role and other.role) or (one.per != "" and one.amount.kind.startswith("money"))


def _are_close(one: Amount, other: Amount) -> bool:
    small, great = sorted((one.value, other.value))
    return great <= CLOSE_RATIO * small and (one.kind != "count" or small >= SMALL)


def _of_two_roles(one: Figure, other: Figure) -> bool:
    if one.per and one.per == other.per:
        return False
    if one.amount.kind != other.amount.kind:  # a sum without its currency
        return not one.role or one.role != other.role
    if {one.role, other.role} == {"hurt", "ill"}:  # whoever is treated in hospital
        return False
    return bool(one.role and other.role and one.role != other.role)


def _ratio(one: Amount, other: Amount) -> float:
    small, great = sorted((one.value, other.value))
    return great / max(small, 0.01)


def _one_owner(one: Figure, other: Figure) -> bool:
    """Whether nothing says that one speaks of the plant and the other of the firm, or of two banks."""
    first = one.claim.subject(one.amount.start, one.amount.end)
    second = other.claim.subject(other.amount.start, other.amount.end)
    if not first or not second:
        return True
    return bool(first & second or first & other.claim.stems or second & one.claim.stems)


def _same_persons(one: Figure, other: Figure) -> bool:
    """Whether neither can be a part of the other: "two firefighters" of "five people" killed."""
    first, second = one.amount, other.amount
    if first.kind != "count" or first.noun == second.noun or not one.role:
        return True
    if (
        one.role == "aboard"
        and "passenger" in (first.noun, second.noun)
        and any("crew" in each.claim.narrated for each in (one, other))
    ):
        return False
    if first.noun not in PERSON_NOUNS and second.noun not in PERSON_NOUNS:
        return True
    return all(not noun or noun in ANYBODY or noun in STATES for noun in (first.noun, second.noun))


def _elsewhere(comparison: Comparison, one: Figure, other: Figure) -> bool:
    """Whether the clause names a place that neither its own lead nor the other report knows."""
    return bool(one.places - comparison.words[other.claim.article])


def _apart(one: Figure, other: Figure) -> bool:
    """Whether the two clauses speak of the first and the second, the men and the women."""
    first, second = one.clause, other.clause
    if any((group & first) and (group & second) and not (group & first & second) for group in CONTRASTS):
        return True
    return bool((one.years ^ other.years) - _own_years(one.claim, other.claim))


def _own_years(one: Claim, other: Claim) -> set[str]:
    return {(claim.published or "")[:4] for claim in (one, other)}
