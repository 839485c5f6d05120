"""Of what a figure is: the role that the words round it give it, and the clause it stands in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from briefs.amounts import Amount
from briefs.claims import Claim
from briefs.figure_cues import is_fragment
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
from briefs.sentences import word_set
from briefs.words import CALENDAR

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
_VERB = re.compile(
    r"[ ](?:is|are|was|were|has|have|had|will|would|said|reached|rose|fell|stood|cost|took|killed|left|hit|measured)\b"
)
_WHO = re.compile(r"who[ ]")
_NTH = re.compile(r"[\w,]*(?:th|rd|nd)[ ]")
_GREAT = re.compile(r"(?:million|billion|trillion|mn|bn|m|b)$", re.IGNORECASE)
_THEY = re.compile(r"(?:They|All(?: of them)?) (?:were|are|had|have)\b")
_TURNOUT = re.compile(r"(?:The |Voter |Final )*[Tt]urnout\b")
_STATED = {
    "dead": "dead", "injured": "hurt", "life": "dead", "death": "dead", "fatality": "dead", "arrest": "held",
    "grave": "dead", "coffin": "dead", "corpse": "dead", "funeral": "dead", "infection": "ill", "survivor": "rescued",
    "detainee": "held", "evacuee": "driven out", "injury": "hurt", "demonstrator": "crowd", "protester": "crowd",
    "marcher": "crowd", "spectator": "crowd", "striker": "strike",
}  # fmt: skip
_FATES = frozenset({"dead", "hurt", "held", "charged", "missing"})
_CLOSE_BY = frozenset({"for", "against"})  # prepositions, too
_OF_STATES = frozenset({"gather", "signed", "for", "against", "abstained"})
_KIND_OF = {"percent": SHARE, "time": TIME}
# Which of its roles an amount can have: a count of nations, any other count, those whom "they" means, a measure.
_ROLES_OF_NATIONS = {
    sort: {low: role for low, role in roles.items() if role in _OF_STATES} for sort, roles in ROLE_OF.items()
}
_ROLES_OF_OTHERS = {
    sort: {low: role for low, role in roles.items() if role != "gather"} for sort, roles in ROLE_OF.items()
}
_ROLES_OF_THEM = {low: role for low, role in ROLE_OF[PERSONS].items() if role not in _OF_STATES}
_ROLES_OF_MEASURE = {
    kind: {low: role for low, role in ROLE_OF[MEASURE].items() if role in roles} for kind, roles in MEASURED.items()
}


def window_of(words: str, start: int, end: int) -> tuple[int, int]:
    """Where the clause round an amount begins and ends; longer than a claim's, for it bears insertions."""
    first, last = inner_window(words, start, end)
    if first and words[first - 1] == "," and _VERB.match(words, first):
        first = 0  # the verb behind an insertion: "The gust, at the pier, reached …"
    return first, last


@lru_cache(maxsize=4096)
def inner_window(words: str, start: int, end: int) -> tuple[int, int]:
    """The clause without what stands before an insertion."""
    first, last = 0, len(words)
    for match in _STOP.finditer(words):
        if match.end() <= start and (words[match.end() : start].strip() or not match[0].isalpha()):
            first = match.end()
        elif match.start() >= end:
            last = match.start()
            break
    if words[first:last].strip() == words[start:end].strip() and words[last : last + 1] in (":", "—", "–"):
        last = len(words)  # "Nine years: so long he will be behind bars"
    return first, last


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
    if amount.kind == "percent" and _TURNOUT.match(claim.narrated):
        return "turnout"
    if amount.kind == "count":
        return _role_of_count(claim, amount)
    return _role_of_measure(claim, amount, _roles_of(amount))


def _roles_of(amount: Amount) -> dict[str, str]:
    """The role words of an amount that is no count."""
    return _ROLES_OF_MEASURE.get(amount.kind) or ROLE_OF[kind_of(amount)]


def _role_of_count(claim: Claim, amount: Amount) -> str:
    if amount.noun == "crew":
        return "crew"
    roles = (_ROLES_OF_NATIONS if amount.noun in STATES else _ROLES_OF_OTHERS)[kind_of(amount)]
    before = _words_before(claim, amount)
    if not amount.noun and _GREAT.search(amount.words):  # "26 million", where the currency has been told
        money = _role_of_measure(claim, amount, ROLE_OF[MONEY])
        if money:
            return money
    if amount.noun in _STATED:
        stated = _STATED[amount.noun]
        behind = first_role(_words_behind(claim, amount)[:NEAR], roles) if stated in ("crowd", "strike") else ""
        return behind if behind in _FATES else stated  # "51 demonstrators were taken into custody"
    if amount.noun == "victim" and _NTH.match(amount.words):
        return "dead"
    near = _last_role(before[-NEAR:], roles, _BREAK)
    if near in ("crowd", "aboard", "sent") and (behind := first_role(_words_behind(claim, amount), roles)):
        return behind
    return (
        near
        or first_role(_words_behind(claim, amount), roles)
        or first_role(lows_of(amount.words), roles)
        or _last_role(before, roles, frozenset())
        or first_role(_words_behind(claim, amount, beyond=True), roles)
        or _labelled(claim, amount, roles)
    )


def role_behind(amount: Amount, after: Claim | None) -> str:
    """What the next sentence tells of those counted: "They were brought to a school"."""
    if after is None or amount.kind != "count" or amount.noun not in PERSON_NOUNS or not _THEY.match(after.narrated):
        return ""
    return first_role(lows_of(after.narrated)[:FAR], _ROLES_OF_THEM)


def role_of_fragment(claim: Claim, amount: Amount, after: Claim | None) -> str:
    """What the next sentence says where this one is but an amount: "Nine years. So long will he be behind bars"."""
    if after is None or not is_fragment(claim):
        return ""
    return first_role(lows_of(after.narrated), _roles_of(amount))


def _labelled(claim: Claim, amount: Amount, roles: dict[str, str]) -> str:
    """What a label says: "Attendance: 23,400"."""
    head = claim.narrated[: amount.start].rstrip()
    return _last_role(lows_of(head), roles, frozenset()) if head.endswith(":") else ""


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
        found = [(far, roles[word]) for far, word in enumerate(lows_of(claim.narrated)) if word in roles]
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


def _words_before(claim: Claim, amount: Amount) -> tuple[str, ...]:
    """The words between the clause's beginning, or the amount before, and the amount."""
    first, _ = window_of(claim.narrated, amount.start, amount.end)
    first = max([first, *(one.end for one in claim.amounts if one.end <= amount.start)])
    return lows_of(claim.narrated[first : amount.start])


def _words_behind(claim: Claim, amount: Amount, *, beyond: bool = False) -> tuple[str, ...]:
    _, last = window_of(claim.narrated, amount.start, amount.end)
    if not beyond:
        last = min([last, *(one.start for one in claim.amounts if one.start >= amount.end)])
    if (
        last < len(claim.narrated)
        and _WHO.match(claim.narrated, last)
        and len(claim.narrated[amount.end : last].split()) < FAR // 2
    ):
        last = len(claim.narrated)  # "17 men who died"
    return lows_of(claim.narrated[amount.end : last])[:FAR]


def _last_role(words: Sequence[str], roles: dict[str, str], stops: frozenset[str]) -> str:
    for word in reversed(words):
        if word in stops:
            return ""
        if word in roles:
            return roles[word]
    return ""


def first_role(words: Sequence[str], roles: dict[str, str]) -> str:
    """The role of the first word that has one."""
    found = ((at, roles[word]) for at, word in enumerate(words) if word in roles)
    return next((role for at, role in found if at < NEAR or role not in _CLOSE_BY), "")


@lru_cache(maxsize=4096)
def lows_of(words: str) -> tuple[str, ...]:
    """The words in lower case, phrases as the one word that does what they do."""
    found = (match[0].lower() for match in _WORD.finditer(in_one_word(words)))
    return tuple(low for low in found if low not in CALENDAR)
