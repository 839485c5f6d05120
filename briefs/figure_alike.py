"""Whether two outlets' figures are of one thing, and how surely: one sum of what speaks for it and against it."""

from __future__ import annotations

import re
from math import inf, log

from briefs.amounts import Amount
from briefs.comparison import Comparison, are_contrasted, name_others, other_years
from briefs.figure_frames import Figure
from briefs.figure_roles import ANYBODY, EITHER_WAY, GROWING, ONCE, OWNED, PERSON_NOUNS, STATES, are_alike
from briefs.figure_weights import BIAS, WEIGHTS
from briefs.frames import counts_alike
from briefs.weighing import weighed

MOST_APART = 25.0  # figures of one thing are hardly ever further apart than so many times
MOST_APART_OTHERWISE = 8.0  # ... where no one word says of what both are
BARE_SUM = 1000.0
MOST_NEAR = 3.0  # what the words of the two clauses share, at the most
MOST_WIDE = 5.0  # ... and of the sentences
MOST_NAMED = 1.0  # ... by names alone: a row of places says but where
MOST_NEXT = 2.0
MOST_RIVALS = 6
CLOSE_RATIO = 1.4
FAR_RATIO = 3.0
SMALL = 10.0
ANY_SMALL = 3.0
ONE_WORD = 0.6
SHARE_OFF = 0.03
_SHARES = {"half": 2, "halves": 2, "third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
_SHARE = re.compile(r"\b(?:an?|one|two|three|four|only|just)[ -](half|third|quarter|fifth|tenth)s?\b", re.IGNORECASE)
# Words for any thing at all, and words that count the dead, the sick and so on.
_GENERIC = frozenset({
    "animal", "creature", "item", "object", "thing", "piece", "unit", "specimen", "article", "example", "copy", "entry",
    "case", "body", "grave", "coffin", "place", "treasure", "artefact", "artifact", "valuable", "relic", "exhibit",
})  # fmt: skip
# Units that a report seldom has two amounts of, and what has a new value every hour.
_RARE = frozenset({"mass", "area", "length", "speed", "volume", "power"})
# Kinds of amounts of which every report has several, of many things.
_ANYWHERE = frozenset({"time", "percent"})
CONTENDED = frozenset({"gained", "vote", "approval"})  # what each of several candidates has
_MEASURED_AGAIN = frozenset({"heat", "wind", "rain", "level"})
# Roles that two outlets may give to one figure.
_KINDRED = tuple(
    frozenset(roles.split())
    for roles in (
        "price stolen", "price given", "price damage", "loss damage", "fine settled", "price budget", "given budget",
        "price settled", "debt loss", "hurt ill", "aboard trapped", "aboard rescued", "crowd strike",
        "rescued driven-out", "held charged", "laid-off employed", "stolen seized", "aboard dead-or-missing",
        "pay offer", "burnt level", "depth height", "distance long", "shut delay",
        "lasting battle", "lasting finish", "lasting shut", "lasting delay", "lasting searched", "captivity trapped",
        "weight cargo",
        "fired damaged", "trapped cancelled", "owned ill", "gather sent", "crowd gather", "sent strike", "reward price",
    )
)  # fmt: skip


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
    return (
        counts_alike(one, other)
        or are_alike(one, other)
        or (one in ANYBODY and other in ANYBODY)
        or one in _GENERIC
        or other in _GENERIC
    )


def sameness(comparison: Comparison, one: Figure, other: Figure) -> float:
    """How surely two figures are of one thing: below nought where they are rather of two."""
    return weighed(features(comparison, one, other), WEIGHTS, BIAS)


def features(comparison: Comparison, one: Figure, other: Figure) -> dict[str, float]:
    """What speaks for and against two figures being of one thing, by name; nothing where they cannot be."""
    first, second = one.amount, other.amount
    if not is_comparable(first, second) or one.per != other.per or "other" in (first.kind, second.kind):
        return {}
    growing = one.role == other.role and (one.role in GROWING or one.role in EITHER_WAY)
    if (not growing and _bounds_meet(first, second)) or _of_two_counts(one, other) or _of_another_time(one, other):
        return {}
    if (
        _is_told_share(one, other)
        or _are_parts_of_one(one, other)
        or one.threshold
        or other.threshold
        or _is_of_another_hour(one, other)
        or are_of_two(one, other)
    ):
        return {}
    ratio = _ratio(first, second)
    if ratio > MOST_APART_OTHERWISE and one.role != other.role:
        return {}
    both, named = one.near & other.near, one.claim.names & other.claim.names
    near = comparison.weight(both - named) + min(MOST_NAMED, comparison.weight(both & named))
    wide = comparison.weight(one.claim.stems & other.claim.stems)
    if one.role != other.role and first.kind in _ANYWHERE and not near + wide:
        return {}
    found = {
        _role_relation(one, other): 1.0,
        _noun_relation(first, second): 1.0,
        "near": min(near, MOST_NEAR),
        "wide": min(wide, MOST_WIDE),
        "apart": min(log(ratio), FAR_RATIO),
        "next": min(_agreeing(one, other), MOST_NEXT),
        "rivals": min(one.rivals + other.rivals, MOST_RIVALS) / 2,
    }
    found |= dict.fromkeys(_marks(comparison, one, other, ratio, near), 1.0)
    return found


def _marks(comparison: Comparison, one: Figure, other: Figure, ratio: float, near: float) -> list[str]:
    first, second = one.amount, other.amount
    thing = (
        _is_own_unit(one, other)
        or (one.role != "" and one.role == other.role)
        or (first.noun != "" and _of_one_noun(first, second))
    )
    close = ratio <= CLOSE_RATIO and (first.kind != "count" or min(first.value, second.value) >= SMALL)
    marks = {
        "alone thing": thing and one.alone and other.alone,
        "close thing": thing and close,
        "digits thing": thing and _digits_alike(first, second),
        "own unit": _is_own_unit(one, other),
        "same owner": bool(one.owner & other.owner),
        "other owner": bool(one.owner and other.owner and not one.owner & other.owner),
        "no rivals": one.rivals + other.rivals == 0,
        "no rivals thing": thing and one.rivals + other.rivals == 0,
        "close words": close and near >= ONE_WORD,
        "bounds meet": _bounds_meet(first, second),
        "growing": one.role == other.role and (one.role in GROWING or one.role in EITHER_WAY),
        "alone": one.alone and other.alone,
        "single": one.single and other.single,
        "last": one.last and other.last,
        "lead": one.lead and other.lead,
        "one lead": one.lead != other.lead,
        "close": close,
        "digits": _digits_alike(first, second),
        "small": first.kind == "count" and max(first.value, second.value) <= ANY_SMALL,
        "one beside": one.beside != other.beside,
        "both beside": one.beside and other.beside,
        "one part": one.part != other.part,
        "both part": one.part and other.part,
        "one maybe": one.maybe != other.maybe,
        "one had": one.had != other.had,
        "person parts": not _same_persons(one, other),
        "owners": not _one_owner(one, other),
        "elsewhere": bool(
            (one.places - comparison.words[other.claim.article]) or (other.places - comparison.words[one.claim.article])
        ),
        "contrast": are_contrasted(one.clause, other.clause),
        "years": _of_two_years(one, other),
        "days": _on_other_days(one, other) and one.role not in GROWING and one.role not in EITHER_WAY,
        "other names": name_others(one.claim, other.claim),
        "names": bool(one.claim.names & other.claim.names),
        "money": first.kind.startswith("money"),
        "percent": first.kind == "percent",
        "time": first.kind == "time",
        "per": one.per != "",
    }
    return [name for name, holds in marks.items() if holds]


def _of_two_counts(one: Figure, other: Figure) -> bool:
    """Whether one tells how far a count is and the other what it gives; or one a poll and the other the result."""
    roles = {one.role, other.role}
    return (one.role != other.role and "counted" in roles) or ("vote" in roles and one.maybe != other.maybe)


def _of_another_time(one: Figure, other: Figure) -> bool:
    """Whether one alone is of another year or of what was before, and says so by a year."""
    return one.beside != other.beside and _of_two_years(one, other)


def _of_two_years(one: Figure, other: Figure) -> bool:
    return bool(other_years(one.years, other.years, (one.claim, other.claim)))


def _is_told_share(one: Figure, other: Figure) -> bool:
    """Whether the one is the share of the other that a sentence tells of: "four fifths of the costs"."""
    shares = _SHARE.findall(f"{one.claim.narrated} {other.claim.narrated}")
    great = 1 / _ratio(one.amount, other.amount)
    parts = (great * _SHARES[share.lower()] for share in shares)
    return any(abs(part - round(part)) <= SHARE_OFF for part in parts)


def are_of_two(one: Figure, other: Figure) -> bool:
    """Whether two named candidates have them: each his own votes."""
    owners = bool(one.owner and other.owner) and not one.owner & other.owner
    return owners and bool({one.role, other.role} & CONTENDED)


def _is_of_another_hour(one: Figure, other: Figure) -> bool:
    """Whether what is measured again and again was so at two times, or is only forecast by one."""
    if not {one.role, other.role} & _MEASURED_AGAIN:
        return False
    return one.maybe != other.maybe or bool(one.hours and other.hours and not one.hours & other.hours)


def _is_own_unit(one: Figure, other: Figure) -> bool:
    """Whether each report has one amount of the rare unit, and no two words say that they are of two things."""
    alike = one.role == other.role or not (one.role and other.role)
    return one.amount.kind in _RARE and one.amount.kind == other.amount.kind and not one.kin + other.kin and alike


def _are_parts_of_one(one: Figure, other: Figure) -> bool:
    """Whether a sentence tells what the two come to: guilty on "nine of ten counts", cleared of one."""
    whole = one.amount.value + other.amount.value
    if one.amount.kind != "count" or other.amount.kind != "count":
        return False
    return any(amount.value == whole for figure in (one, other) for amount in figure.claim.amounts)


def _role_relation(one: Figure, other: Figure) -> str:
    mine, theirs = one.role, other.role
    if mine and mine == theirs:
        return "role once" if mine in ONCE else "role owned" if mine in OWNED else "role"
    if not mine and not theirs:
        return "no role"
    if not mine or not theirs:
        return "one role once" if (mine or theirs) in ONCE else "one role"
    pair = {mine.replace(" ", "-"), theirs.replace(" ", "-")}
    return "roles kindred" if any(pair <= group for group in _KINDRED) else "two roles"


def _noun_relation(one: Amount, other: Amount) -> str:
    if one.kind != "count" or other.kind != "count":
        return "measure" if one.kind == other.kind else "bare sum"
    if one.noun and one.noun == other.noun:
        return "people" if one.noun in ("people", "person") else "one noun"
    if not one.noun or not other.noun:
        return "no noun" if one.noun == other.noun else "one bare"
    if are_alike(one.noun, other.noun):
        return "alike nouns"
    return "anybody" if one.noun in PERSON_NOUNS and other.noun in PERSON_NOUNS else "generic noun"


def _agreeing(one: Figure, other: Figure) -> float:
    """Other numbers of the two sentences that agree: "58 votes to 41", "58 in favour and 44 against"."""
    count = 0.0
    for amount in one.claim.amounts:
        if amount is one.amount or amount.start == one.amount.start:
            continue
        for figure in other.claim.amounts:
            if figure.start != other.amount.start and figure.kind == amount.kind and figure.value == amount.value:
                count += 1.0 if amount.value > ANY_SMALL else 0.5
                break
    return count


def _of_one_noun(one: Amount, other: Amount) -> bool:
    """Whether both count one sort of things; "people" may be anybody."""
    return bool(other.noun) and are_alike(one.noun, other.noun) and one.noun not in ("people", "person")


def _bounds_meet(one: Amount, other: Amount) -> bool:
    """Whether two bounds leave room for both: "up to 3,000" and "more than a thousand"."""
    if not ((_is_below(one) and _is_above(other)) or (_is_above(one) and _is_below(other))):
        return False
    low = max(-inf if _is_below(one) else one.low, -inf if _is_below(other) else other.low)
    high = min(inf if _is_above(one) else one.high, inf if _is_above(other) else other.high)
    return low <= high


def _is_above(amount: Amount) -> bool:
    return amount.low == amount.value < amount.high


def _is_below(amount: Amount) -> bool:
    return amount.low < amount.value == amount.high


def _digits_alike(one: Amount, other: Amount) -> bool:
    """Whether the two have as many digits and all but one in common, or the same in another order."""
    first, second = (f"{amount.value:.6g}".replace(".", "").strip("0") for amount in (one, other))
    if len(first) != len(second) or len(first) < 2 or first == second:
        return False
    return sum(a != b for a, b in zip(first, second, strict=True)) == 1 or sorted(first) == sorted(second)


def _on_other_days(one: Figure, other: Figure) -> bool:
    if not (one.day[:1].isdigit() and other.day[:1].isdigit()):
        return bool(one.day and other.day) and one.claim.published == other.claim.published and one.day != other.day
    return not (one.day.startswith(other.day) or other.day.startswith(one.day))


def _ratio(one: Amount, other: Amount) -> float:
    first, second = abs(one.value), abs(other.value)
    return max(first, second) / max(min(first, second), 0.01)


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
