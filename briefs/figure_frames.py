"""Every figure of a report in its frame: of what it is, and whether it is told of the event itself."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from briefs.amounts import Amount, find_amounts
from briefs.claims import Claim, stems_of
from briefs.figure_cues import (
    full_names,
    hangs_on_another,
    is_fragment,
    is_threshold,
    noun_shared,
    owner_of,
    times_of_day,
)
from briefs.figure_reading import (
    FAR,
    NEAR,
    first_role,
    inner_window,
    kind_of,
    lows_of,
    role_behind,
    role_of,
    role_of_fragment,
    window_of,
)
from briefs.figure_roles import MEASURED, PERSONS, ROLE_OF
from briefs.moments import MONTH_LONG, main_moment

LEAD = 3  # sentences at the head of an article that tell the event itself

_WORD = re.compile(r"[^\W_][\w’'-]*")
_BESIDE = re.compile(
    r"""
    \b (?: last | previous | preceding | earlier [ ] this | past | prior ) [ ] (?: year | month | week | season
        | quarter | decade | summer | winter | spring | autumn | time | record | years | months | weeks | decades )s? \b
    | \b (?: a | one | two | three | four | five | six | seven | eight | nine | ten | \d+ | several | many ) [ ]
        (?: year | month | week | decade | day )s? [ ] (?: ago | earlier | before ) \b
    | \b at [ ] (?: one [ ] (?: point | stage | time ) | (?: the | its ) [ ] (?: height | peak | worst ) )
    | \b (?: previous | previously | formerly | historically | usually | normally | typically | on [ ] average
        | an [ ] average | compared | similar | on [ ] record | unlike | elsewhere | another
        | separate | the [ ] one [ ] (?: in | at | off )
        | record [ ] of | since [ ] \d{4} \b | since [ ] the [ ] (?: war | turn ) | ever [ ] since
        | in [ ] all [ ] of | annually | every [ ] year )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_BEFORE = re.compile(
    r"""
    (?: \b (?: up | down | rose | risen | fell | fallen | rise | fall | increased | raised | cut | lowered | grew
        | jumped | dropped | revised | changed | % | percent | per[ ]cent | points? | million | billion )
        | \d | % ) [ ] from [ ] (?: the [ ] | an? [ ] )? $
    | \b (?: instead [ ] of | rather [ ] than | not | against | compared [ ] (?: with | to ) | initially
        | earlier [ ] (?: reports? | figure | count | toll | estimate )s? [ ] (?: of | put [ ]\w+ [ ] at )
        | an [ ] earlier | previously | originally ) [ ] (?: the [ ] | an? [ ] )? (?: just [ ] | only [ ])? $
    """,
    re.VERBOSE | re.IGNORECASE,
)
_PART_BEFORE = re.compile(
    r"\b(?:including|includes?|among|of whom|of them|another|further|additional|extra|other|half of|first|last|next"
    r"|reserved|prepaid|(?:deposit|instal?lment|down payment|advance) of)"
    r"(?:[ ](?:them|those|the|at least|some|about))?[ ]$",
    re.IGNORECASE,
)
_ANOTHER_SORT = re.compile(r"\b(?:another|a[ ]further)[ ](?:at[ ]least[ ]|some[ ]|about[ ])?$", re.IGNORECASE)
_SORTS = frozenset({"hurt", "missing", "ill", "held"})
_OTHERS = re.compile(r"\A(?:[\w-]+[ ])?others?\b|\A[ ]others?\b", re.IGNORECASE)
_OF_THEM = re.compile(r"[ ]of[ ](?:the|its|their|his|her)[ ]")
_OWN_NOUN = re.compile(r"(?:[^\W\d_][\w’'-]*[ ]){0,2}?(?P<noun>[a-z]{3,}s)\b(?!['’])")
_OF_A_WHOLE = re.compile(r"[ ]of[ ](?:the[ ]|its[ ]|their[ ]|his[ ]|her[ ]|all[ ])?$")
_PARTED = re.compile(r"[:;—–]|,[ ](?:who|which|where)\b|\bsince\b")
_IN_YEAR = re.compile(r"(?:But |And )?(?:In|During|Before|After|Until) [^,;]{0,40}?\b(?P<year>1[5-9]\d\d|20\d\d),")
_LESS = re.compile(r",?[ ](?:not[ ](?:counting|including)|excluding)\b")
_PER = re.compile(
    r"""
    [ ] (?: (?: an? | per | each | every | for [ ] (?: each | every ) ) [ ] (?P<unit> day | night
        | week | month | year | hour | minute | person | head
        | share | tonne | ton | litre | barrel | ticket | household | family | kilo | kilogram | gallon | square | unit
        | customer | worker | passenger )
      | (?P<adverb> daily | weekly | monthly | annually | yearly | apiece | each ) ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_MAYBE = re.compile(
    r"\b(?:could|may|might|feared?|fears|possibly|potentially|warned|forecasts?|predicted|risk|risks|if|aims?|target|goal|hopes?)\b"
)
_POLL = re.compile(r"\b(?:(?<!exit )poll|survey|pollsters?)\b", re.IGNORECASE)
_HAD = re.compile(r"\b(?:had|having)[ ](?:already[ ]|also[ ]|been[ ])?\w+(?:ed|en|own|ung|old|aid|id|ught|pt|ft|st)\b")
_PLACE = re.compile(r"\b(?:in|at|near|off|around|outside|across)[ ](?:the[ ])?(?P<name>[^\W\d_a-z][\w’']+)")
_HANGING = re.compile(r"^(?:It|They|He|She|This|These|Those|That|Its|Their|Both)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """An amount with what the report says by it.

    ``role`` is what it is of ("dead", "price"), "" where only its noun says so; ``beside``: it is not of the event
    itself, or no longer so; ``part``: of a whole; ``per``: of each, or without some; ``places`` are names of places in
    its clause; ``near`` are the stems of its clause; ``lead``: the headline or the first sentences tell it; ``alone``:
    no other figure of the report is of the same; ``single``: it is the report's figure of what an event has once;
    ``owner`` is who is named closest before it, ``hours`` are times of day in its clause, ``threshold``: it has only to
    be reached; ``kin`` are all other figures of the report of its kind and order.
    ``last``: of its kind it alone is not told by the other report, too; ``rivals`` are other figures of its report that
    could be this one.
    """

    claim: Claim
    amount: Amount
    at: int
    role: str
    beside: bool
    part: bool
    per: str
    maybe: bool
    had: bool
    places: frozenset[str]
    near: frozenset[str]
    clause: frozenset[str]
    years: frozenset[str]
    day: str
    lead: bool
    owner: frozenset[str]
    hours: frozenset[str]
    threshold: bool
    kin: int = 0
    alone: bool = True
    single: bool = False
    last: bool = False
    rivals: int = 0

    @property
    def told(self) -> bool:
        """Whether it may be set against another outlet's figure at all."""
        return not (self.beside or self.part) and self.amount.kind != "other"


def read_figures(claims: tuple[Claim, ...], headline: str) -> tuple[Figure, ...]:
    """The figures of a report in order."""
    printed = frozenset(amount.value for amount in find_amounts(headline))
    known = _names(" ".join((headline, *(claim.line.text for claim in claims[:LEAD]))))
    bearers = full_names(claims)
    found: list[Figure] = []
    for at, claim in enumerate(claims):
        before = claims[at - 1] if at else None
        after = claims[at + 1] if at + 1 < len(claims) else None
        found += [
            _figure(claim, amount, at, before, after, known, bearers, amount.value in printed)
            for amount in claim.amounts
        ]
    return tuple(found)


def _figure(
    claim: Claim,
    amount: Amount,
    at: int,
    before: Claim | None,
    after: Claim | None,
    known: frozenset[str],
    bearers: frozenset[str],
    printed: bool,
) -> Figure:
    first, last = window_of(claim.narrated, amount.start, amount.end)
    words = claim.narrated[first:last]
    role = role_of(claim, amount) or role_behind(amount, after) or role_of_fragment(claim, amount, after)
    if not role and (shared := noun_shared(claim, amount, before)):
        amount = replace(amount, noun=shared[1].noun)
        role = role_of(claim, amount) or role_of(*shared)
    apart = _ANOTHER_SORT.search(claim.narrated[: amount.start]) and _is_first_of(role, claim, amount, before)
    told = f"{claim.narrated[first : amount.end]} {' '.join(claim.narrated[amount.end : last].split()[:FAR])}"
    near = stems_of(words[: amount.start - first] + " " + words[amount.end - first :])
    if before is not None and (_HANGING.match(claim.line.text) or not claim.stands):
        near |= before.stems
    if after is not None and is_fragment(claim):
        near |= after.stems
    head = claim.narrated[: amount.start]
    own, _ = inner_window(claim.narrated, amount.start, amount.end)
    opening = match[0] if (match := _IN_YEAR.match(claim.narrated)) else ""
    per = _PER.match(claim.narrated, amount.end)
    part = (amount.kind != "time" and bool(_PART_BEFORE.search(head))) or amount.part
    if whole := _whole(claim, amount):
        roles = ROLE_OF[kind_of(whole)]
        part, amount = first_role(lows_of(whole.words), roles) == role != "", replace(amount, noun=whole.noun)
    if amount.part and not _PART_BEFORE.search(head) and (of := _OF_THEM.match(claim.narrated, amount.end)):
        if not amount.noun and (noun := _OWN_NOUN.match(claim.narrated, of.end())):
            amount = replace(amount, noun=noun["noun"].lower().removesuffix("s"))
        part = (not amount.noun and role == "") or role in (
            ROLE_OF[PERSONS].get(low) for low in lows_of(claim.narrated[amount.end :])[:NEAR]
        )
    if part and role in ("hurt", "missing", "ill") and _OTHERS.search(claim.narrated[amount.start : amount.end + 8]):
        part = _PART_BEFORE.search(head) is not None
    if apart:
        part, told = False, told[amount.start - first :]
    return Figure(
        claim=claim,
        amount=amount,
        at=at,
        role=role,
        beside=_hangs_on_another_year(claim, before)
        or hangs_on_another(claim, before)
        or _is_whole(claim, amount)
        or bool(_BESIDE.search(told))
        or bool(_BEFORE.search(head))
        or _of_another_year(claim, claim.narrated[own:last], at),
        part=part,
        per=(per["unit"] or per["adverb"]).lower() if per else _less(claim, amount),
        maybe=bool(_MAYBE.search(claim.narrated[first : amount.end]) or _POLL.search(claim.narrated)),
        had=bool(_HAD.search(told)),
        places=frozenset(match["name"] for match in _PLACE.finditer(words)) - known,
        near=near,
        clause=frozenset(match[0].lower() for match in _WORD.finditer(words)),
        years=frozenset(year for year in claim.years if year in claim.narrated[own:last] or year in opening),
        day=_day(claim, first, last),
        lead=at < LEAD or printed,
        owner=owner_of(claim, amount, before, bearers, first=own > first),
        hours=(times_of_day(words) or times_of_day(claim.narrated)) if amount.kind in MEASURED else frozenset(),
        threshold=is_threshold(claim, amount),
    )


def _is_first_of(role: str, claim: Claim, amount: Amount, before: Claim | None) -> bool:
    """Whether "another 30 people" are missing where those before are dead: all who are, and not some more."""
    earlier = [(claim, one) for one in claim.amounts if one.start < amount.start]
    earlier += [(before, one) for one in before.amounts] if before else []
    return role in _SORTS and bool(earlier) and all(role_of(said, one) != role for said, one in earlier)


def _less(claim: Claim, amount: Amount) -> str:
    return "less" if _LESS.match(claim.narrated, amount.end) else ""


def _whole(claim: Claim, amount: Amount) -> Amount | None:
    """What the amount is a number out of: "twelve of the 14 delegations"."""
    for other in claim.amounts:
        if other.start >= amount.end and other.kind == "count":
            return other if _OF_A_WHOLE.fullmatch(claim.narrated, amount.end, other.start) else None
    return None


def _is_whole(claim: Claim, amount: Amount) -> bool:
    return amount.kind == "count" and any(_whole(claim, one) is amount for one in claim.amounts if one.kind == "count")


def _day(claim: Claim, first: int, last: int) -> str:
    """The day that the clause names, else that of a sentence with no other clause between."""
    within = tuple(one for one in claim.moments if first <= one.start < last)
    moment = main_moment(within or claim.moments)
    if moment is None or (not within and moment.iso is not None and len(moment.iso) <= MONTH_LONG):
        return ""
    return moment.iso or moment.words


def _hangs_on_another_year(claim: Claim, before: Claim | None) -> bool:
    """Whether it goes on about what the sentence before tells of another year: "It killed seven"."""
    if before is None or not claim.published or not _HANGING.match(claim.line.text):
        return False
    return any(year < claim.published[:4] for year in before.years)


def _of_another_year(claim: Claim, words: str, at: int) -> bool:
    if not claim.published:
        return False
    if (opening := _IN_YEAR.match(claim.narrated)) and opening["year"] < claim.published[:4]:
        return True
    if at >= LEAD:  # "The storm of 1987, with gusts of 155 km/h, …"
        words = next((part for part in _PARTED.split(claim.narrated) if words in part), words)
    return any(year in words and year < claim.published[:4] for year in claim.years)


def _names(words: str) -> frozenset[str]:
    return frozenset(word for word in _WORD.findall(words) if word[:1].isupper())
