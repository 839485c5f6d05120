"""Every figure of a report in its frame: of what it is, and whether it is told of the event itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from briefs.amounts import Amount, find_amounts
from briefs.claims import Claim, stems_of
from briefs.figure_roles import (
    JOBS,
    MEASURE,
    MEASURED,
    MONEY,
    PERSON_NOUNS,
    PERSONS,
    POSTS,
    ROLE_OF,
    SHARE,
    STATES,
    THINGS,
    TIME,
    in_one_word,
)
from briefs.moments import MONTH_LONG, main_moment
from briefs.sentences import word_set
from briefs.words import CALENDAR

LEAD = 3  # sentences at the head of an article that tell the event itself
NEAR = 4  # words before an amount within which its verb stands
FAR = 12  # words behind it

_WORD = re.compile(r"[^\W_][\w’'-]*")
_STOP = re.compile(
    r"""
    [;:—–()] | ,(?!\d)
    | \b (?: while | but | although | though | because | which | who | when | where | as | after | before ) \b
    """,
    re.VERBOSE,
)
# Where the words before an amount no longer belong to it.
_BREAK = word_set("and or but while when as after before which who with")
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
    r"\b(?:including|includes?|among|of whom|of them|another|further|additional|extra|other|half of|first|last|next)"
    r"(?:[ ](?:them|those|the|at least|some|about))?[ ]$",
    re.IGNORECASE,
)
_OTHERS = re.compile(r"\A(?:[\w-]+[ ])?others?\b|\A[ ]others?\b", re.IGNORECASE)
_VERB = re.compile(
    r"[ ](?:is|are|was|were|has|have|had|will|would|said|reached|rose|fell|stood|cost|took|killed|left|hit|measured)\b"
)
_WHO = re.compile(r"who[ ]")
_OF_THEM = re.compile(r"[ ]of[ ](?:the|its|their|his|her)[ ]")
_NTH = re.compile(r"[\w,]*(?:th|rd|nd)[ ]")
_OWN_NOUN = re.compile(r"(?:[^\W\d_][\w’'-]*[ ]){0,2}?(?P<noun>[a-z]{3,}s)\b(?!['’])")
_OF_A_WHOLE = re.compile(r"[ ]of[ ](?:the[ ]|its[ ]|their[ ]|his[ ]|her[ ]|all[ ])?$")
_PARTED = re.compile(r"[:;—–]|,[ ](?:who|which|where)\b|\bsince\b")
_IN_YEAR = re.compile(r"(?:But |And )?(?:In|During|Before|After|Until) [^,;]{0,40}?\b(?P<year>1[5-9]\d\d|20\d\d),")
_LESS = re.compile(r",?[ ](?:not[ ](?:counting|including)|excluding)\b")
_GREAT = re.compile(r"(?:million|billion|trillion|mn|bn|m|b)$", re.IGNORECASE)
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
_TOTAL = re.compile(r"\b(?:all|total of)[ ](?:of the[ ]|the[ ]|its[ ])?$", re.IGNORECASE)
_THEY = re.compile(r"(?:They|All(?: of them)?) (?:were|are|had|have)\b")
_HANGING = re.compile(r"^(?:It|They|He|She|This|These|Those|That|Its|Their|Both)\b")
_STATED = {
    "dead": "dead", "injured": "hurt", "life": "dead", "death": "dead", "fatality": "dead", "arrest": "held",
    "grave": "dead", "coffin": "dead", "corpse": "dead", "funeral": "dead", "infection": "ill", "survivor": "rescued",
    "detainee": "held", "evacuee": "driven out", "injury": "hurt", "demonstrator": "crowd", "protester": "crowd",
    "marcher": "crowd", "spectator": "crowd", "striker": "strike",
}  # fmt: skip
_CLOSE_BY = frozenset({"for", "against"})  # prepositions, too
_OF_STATES = frozenset({"gather", "signed", "for", "against", "abstained"})
_KIND_OF = {"percent": SHARE, "time": TIME}


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """An amount with what the report says by it.

    ``role`` is what it is of ("dead", "price"), "" where only its noun says so; ``beside``: it is not of the event
    itself, or no longer so; ``part``: of a whole; ``per``: of each, or without some; ``places`` are names of places in
    its clause; ``near`` are the stems of its clause; ``lead``: the headline or the first sentences tell it; ``alone``:
    no other figure of the report is of the same; ``single``: it is the report's figure of what an event has once;
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
    return _figures(claims, headline)


@lru_cache(maxsize=256)
def _figures(claims: tuple[Claim, ...], headline: str) -> tuple[Figure, ...]:
    printed = frozenset(amount.value for amount in find_amounts(headline))
    known = _names(" ".join((headline, *(claim.line.text for claim in claims[:LEAD]))))
    found: list[Figure] = []
    for at, claim in enumerate(claims):
        before = claims[at - 1] if at else None
        after = claims[at + 1] if at + 1 < len(claims) else None
        found += [_figure(claim, amount, at, before, after, known, amount.value in printed) for amount in claim.amounts]
    return tuple(found)


def _figure(
    claim: Claim,
    amount: Amount,
    at: int,
    before: Claim | None,
    after: Claim | None,
    known: frozenset[str],
    printed: bool,
) -> Figure:
    first, last = _window(claim.narrated, amount.start, amount.end)
    words = claim.narrated[first:last]
    role = role_of(claim, amount) or _role_behind(amount, after)
    told = f"{claim.narrated[first : amount.end]} {' '.join(claim.narrated[amount.end : last].split()[:FAR])}"
    near = stems_of(words[: amount.start - first] + " " + words[amount.end - first :])
    if before is not None and (_HANGING.match(claim.line.text) or not claim.stands):
        near |= before.stems
    head = claim.narrated[: amount.start]
    opening = match[0] if (match := _IN_YEAR.match(claim.narrated)) else ""
    per = _PER.match(claim.narrated, amount.end)
    part = (amount.kind != "time" and bool(_PART_BEFORE.search(head))) or amount.part
    if whole := _whole(claim, amount):
        roles = ROLE_OF[kind_of(whole)]
        part, amount = _first_role(_lows(whole.words), roles) == role != "", replace(amount, noun=whole.noun)
    if amount.part and not _PART_BEFORE.search(head) and (of := _OF_THEM.match(claim.narrated, amount.end)):
        if not amount.noun and (noun := _OWN_NOUN.match(claim.narrated, of.end())):
            amount = replace(amount, noun=noun["noun"].lower().removesuffix("s"))
        part = (not amount.noun and role == "") or role in (
            ROLE_OF[PERSONS].get(low) for low in _lows(claim.narrated[amount.end :])[:NEAR]
        )
    if part and role in ("hurt", "missing", "ill") and _OTHERS.search(claim.narrated[amount.start : amount.end + 8]):
        part = _PART_BEFORE.search(head) is not None
    return Figure(
        claim=claim,
        amount=amount,
        at=at,
        role=role,
        beside=_hangs_on_another_year(claim, before)
        or _is_whole(claim, amount)
        or bool(_BESIDE.search(told))
        or bool(_BEFORE.search(head))
        or _of_another_year(claim, words, at),
        part=part,
        per=(per["unit"] or per["adverb"]).lower() if per else _less(claim, amount),
        maybe=bool(_MAYBE.search(claim.narrated[first : amount.end]) or _POLL.search(claim.narrated)),
        had=bool(_HAD.search(told)),
        places=frozenset(match["name"] for match in _PLACE.finditer(words)) - known,
        near=near,
        clause=frozenset(match[0].lower() for match in _WORD.finditer(words)),
        years=frozenset(year for year in claim.years if year in words or year in opening),
        day=_day(claim, first, last),
        lead=at < LEAD or printed,
    )


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


def _window(words: str, start: int, end: int) -> tuple[int, int]:
    """Where the clause round an amount begins and ends; longer than a claim's, for it bears insertions."""
    first, last = 0, len(words)
    for match in _STOP.finditer(words):
        if match.end() <= start and (words[match.end() : start].strip() or not match[0].isalpha()):
            first = match.end()
        elif match.start() >= end:
            last = match.start()
            break
    if words[first:last].strip() == words[start:end].strip() and words[last : last + 1] in (":", "—", "–"):
        last = len(words)  # "Nine years: so long he will be behind bars"
    if first and words[first - 1] == "," and _VERB.match(words, first):
        first = 0  # the verb behind an insertion: "The gust, at the pier, reached …"
    return first, last


# ---------------------------------------------------------------- of what it is


def kind_of(amount: Amount) -> str:
    """Which roles an amount can have."""
    if amount.noun in JOBS:
        return POSTS
    if amount.kind == "count":
        return PERSONS if not amount.noun or amount.noun in PERSON_NOUNS or amount.noun in STATES else THINGS
    if amount.kind.startswith("money"):
        return MONEY
    return _KIND_OF.get(amount.kind, MEASURE)


def role_of(claim: Claim, amount: Amount) -> str:
    """What the amount is of, by the role word that is closest to it; "" where there is none."""
    if amount.kind == "magnitude":
        return "magnitude"
    roles = ROLE_OF[kind_of(amount)]
    if amount.kind == "count":
        return _role_of_count(claim, amount, roles)
    if amount.kind in MEASURED:
        roles = {word: role for word, role in roles.items() if role in MEASURED[amount.kind]}
    return _role_of_measure(claim, amount, roles)


def _role_of_count(claim: Claim, amount: Amount, roles: dict[str, str]) -> str:
    if amount.noun == "crew":
        return "crew"
    if amount.noun in STATES:
        roles = {word: role for word, role in roles.items() if role in _OF_STATES}
    else:
        roles = {word: role for word, role in roles.items() if role != "gather"}
    before = _words_before(claim, amount)
    if not amount.noun and _GREAT.search(amount.words):  # "26 million", where the currency has been told
        money = _role_of_measure(claim, amount, ROLE_OF[MONEY])
        if money:
            return money
    if amount.noun in _STATED:
        return _STATED[amount.noun]
    if amount.noun == "victim" and _NTH.match(amount.words):
        return "dead"
    near = _last_role(before[-NEAR:], roles, _BREAK)
    if near in ("crowd", "aboard", "sent") and (behind := _first_role(_words_behind(claim, amount), roles)):
        return behind
    return (
        near
        or _first_role(_words_behind(claim, amount), roles)
        or _first_role(_lows(amount.words), roles)
        or _last_role(before, roles, frozenset())
        or _first_role(_words_behind(claim, amount, beyond=True), roles)
        or _labelled(claim, amount, roles)
    )


def _role_behind(amount: Amount, after: Claim | None) -> str:
    """What the next sentence tells of those counted: "They were brought to a school"."""
    if after is None or amount.kind != "count" or amount.noun not in PERSON_NOUNS or not _THEY.match(after.narrated):
        return ""
    return _first_role(_lows(after.narrated)[:FAR], {w: r for w, r in ROLE_OF[PERSONS].items() if r not in _OF_STATES})


def _labelled(claim: Claim, amount: Amount, roles: dict[str, str]) -> str:
    """What a label says: "Attendance: 23,400"."""
    head = claim.narrated[: amount.start].rstrip()
    return _last_role(_lows(head), roles, frozenset()) if head.endswith(":") else ""


def _role_of_measure(claim: Claim, amount: Amount, roles: dict[str, str]) -> str:
    """By the closest word on either side: "a deal worth 4 million", "the 5 percent offer"."""
    before, behind = _words_before(claim, amount), _words_behind(claim, amount)
    found: list[tuple[int, str]] = []
    for far, word in enumerate(reversed(before)):
        if word in roles:
            found.append((far, roles[word]))
    for far, word in enumerate(behind):
        if word in roles:
            found.append((far, roles[word]))
    if not found and sum(one.kind == amount.kind for one in claim.amounts) == 1:
        found = [(far, roles[word]) for far, word in enumerate(_lows(claim.narrated)) if word in roles]
    if not found:
        return ""
    if amount.kind == "percent":
        found = [one for one in found if one[1] != "counted"]
        if "counted" in (roles.get(word) for word in behind[:NEAR]):
            return "counted"
    for role in ("offer", "demand", "turnout"):
        if any(name == role for _, name in found):
            return role
    if not found:
        return ""
    own = [one for one in found if one[1] != "price" and one[0] <= NEAR]  # "damage worth 4 million" is no price
    return min(own or found)[1]


def _words_before(claim: Claim, amount: Amount) -> list[str]:
    """The words between the clause's beginning, or the amount before, and the amount."""
    first, _ = _window(claim.narrated, amount.start, amount.end)
    first = max([first, *(one.end for one in claim.amounts if one.end <= amount.start)])
    return _lows(claim.narrated[first : amount.start])


def _words_behind(claim: Claim, amount: Amount, *, beyond: bool = False) -> list[str]:
    _, last = _window(claim.narrated, amount.start, amount.end)
    if not beyond:
        last = min([last, *(one.start for one in claim.amounts if one.start >= amount.end)])
    if (
        last < len(claim.narrated)
        and _WHO.match(claim.narrated, last)
        and len(claim.narrated[amount.end : last].split()) < FAR // 2
    ):
        last = len(claim.narrated)  # "17 men who died"
    return _lows(claim.narrated[amount.end : last])[:FAR]


def _last_role(words: Sequence[str], roles: dict[str, str], stops: frozenset[str]) -> str:
    for word in reversed(words):
        if word in stops:
            return ""
        if word in roles:
            return roles[word]
    return ""


def _first_role(words: Sequence[str], roles: dict[str, str]) -> str:
    found = ((at, roles[word]) for at, word in enumerate(words) if word in roles)
    return next((role for at, role in found if at < NEAR or role not in _CLOSE_BY), "")


def _lows(words: str) -> list[str]:
    found = (match[0].lower() for match in _WORD.finditer(in_one_word(words)))
    return [low for low in found if low not in CALENDAR]
