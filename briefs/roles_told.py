"""What an article calls the people it names: "Deputy Mayor Ida Dow", "Ida Dow, a retired teacher, …"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from briefs.claims import Claim
from briefs.name_words import OFFICES
from briefs.sentences import word_set
from briefs.words import CALENDAR, OPENERS, ROLES, TITLES

OUTSIDER = "outsider"  # of who had no part in it
REACH = 70  # letters before a name that may tell a role

NAME = re.compile(
    r"""
    (?<![\w’'-]) (?P<name> [^\W\d_a-z] [\w’'-]* \.?
    (?: [ ] (?: (?: al | el | de | da | di | del | della | van | von | der | den | bin | ibn | la | le | du ) [ -] )*
        [^\W\d_a-z] (?: [\w’'-]* \w | \. ) ){0,4} )
    """,
    re.VERBOSE,
)
_BEFORE = re.compile(r"(?P<words>(?:[\w’'-]+[ ]){1,6})$")
_AGED = r"(?:,[ ](?:aged[ ])?\d{1,2}|[ ]\(\d{1,2}\))?"
_APPOSED = re.compile(rf"{_AGED}(?:,|[ ][-–—])[ ](?P<words>[^,;:()“”\"]{{3,110}})(?=[,.;]|$)")
_IS = re.compile(
    r"""
    (?: ,[ ]\d{1,2}, )? (?: ,?[ ]who )? [ ]
    (?: (?: is | was | works[ ]as | worked[ ]as ) [ ] (?= (?: the | a | an | its | their | [\w-]+['’]s ) [ ] )
      | (?: has[ ]been | serves[ ]as | acts[ ]as ) [ ] )
    (?P<words> [^,;:()“”"]{3,90} )
    """,
    re.VERBOSE,
)
# "Ida Dow, defending, …"; "Ida Dow, who was not involved in the study, …".
_PLEADS = re.compile(
    r"(?:,[ ]|[ ]\()(?:for[ ]the[ ])?(?P<verb>defending|prosecuting|prosecution|defence|defense)\b(?=[,.)])"
)
_NO_PART = re.compile(
    r"(?:[ ](?:of|from|at)[ ][^,.;:()“”\"]{3,60})?,[ ]"
    r"(?P<words>who[ ](?:was|were|is|had|did|played)[ ](?:not|no|n['’]t)[ ]"
    r"(?:involved|part|taken[ ]part|take[ ]part|worked[ ]on|work[ ]on)\b)"
)
_SIDES = {
    "defending": ("defence", "lawyer"),
    "defence": ("defence", "lawyer"),
    "defense": ("defence", "lawyer"),
    "prosecuting": ("prosecutor",),
    "prosecution": ("prosecutor",),
}
_RUNS = re.compile(
    r",?[ ]who[ ](?P<verb>runs|heads|leads|chairs|teaches|captains|commands|coaches|edits|owns|manages"
    r"|founded|skippers|trains)\b(?:[ ][\w’'-]+){0,2}"
)
_JOINTS = (", ", " i", " w", " h", " s", " -", " –", " —", " (", " o", " f", " a")
_VERBS_OF_JOBS = {
    "runs": ("chief",),
    "heads": ("head",),
    "leads": ("leader",),
    "chairs": ("chairman",),
    "teaches": ("teacher",),
    "captains": ("captain",),
    "commands": ("commander",),
    "coaches": ("coach",),
    "edits": ("editor",),
    "owns": ("owner",),
    "manages": ("manager",),
    "founded": ("founder",),
    "skippers": ("captain",),
    "trains": ("trainer",),
}
_OF = re.compile(r"[ ](?:of|for)[ ](?P<of>(?:the[ ])?[\w’'-]+(?:[ ](?:and[ ])?[a-z][\w’'-]+)?)")
_LED = re.compile(r"\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[\w-]+['’]s)[ ](?P<words>[^,;:()“”\"]{3,60}),[ ]$")
_WORD = re.compile(r"[^\W_][\w’'-]*")
_VERBAL = word_set("is was were are has had have said says told will would who which that and when but after while")
_OPEN_ROLES = word_set("the a an of by to with for from her his its their")
_HONORIFIC = word_set("mr mrs ms miss dr sir dame lord lady prof")
_NO_ROLE = word_set("mr mrs ms miss mister sir dame lady lord dr the of former late then ex-")
# Further words for what somebody is, which open too many sentences to be titles everywhere.
_MORE_ROLES = word_set(
    """co-author coauthor co-pilot copilot bosun boatswain deckhand anaesthetist anesthetist physiotherapist trucker mp
    lifeboatman coxswain cashier teller runner-up tourist visitor lead-author pedestrian surgeon physio
    anaesthesiologist anesthesiologist cardiologist navigator winger sweeper classmate shop-assistant
    handler dispatcher controller
    carer babysitter childminder nanny lorry-driver beachcomber angler beautician masseuse bookmaker coachman
    signalman guardsman watchman nightwatchman oarsman helmsman crewman crewmember ploughman groundskeeper pathfinder
    bellringer campanologist stockbroker undergraduate postgraduate schoolmaster schoolmistress ex-mayor executor
    negotiator chairmaker instrumentalist cellarer lock-keeper ranger warder custodian invigilator steeplejack""",
)
JOBS = ROLES | _MORE_ROLES
_TITULAR = ROLES | TITLES | _NO_ROLE | OFFICES | CALENDAR
_MORE_OF = word_set("of for at in who and with from to whose on near")
_ORDINALS = word_set("second third fourth fifth sixth seventh eighth ninth tenth next")  # "the third minister to go"
_PAST = re.compile(
    r"\b(?:former|ex|then|late|acting|interim|outgoing|incoming|once|one-time|onetime)\b|-elect\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Told:
    """A role as an article gives it to somebody: its words in lower case, and where they stand in the sentence."""

    claim: Claim
    start: int
    end: int
    words: tuple[str, ...]
    former: bool
    of: str = ""  # "nursing" of "head of nursing"

    @property
    def head(self) -> str:
        """The word that says what they are."""
        return self.words[-1]


@dataclass(frozen=True, slots=True)
class Bearer:
    """A name with what the article calls its bearer."""

    claim: Claim
    start: int
    words: tuple[str, ...]
    roles: tuple[Told, ...]

    @property
    def end(self) -> int:
        """Behind the name."""
        return self.start + len(" ".join(self.words))


@lru_cache(maxsize=256)
def bearers_in(claims: tuple[Claim, ...]) -> tuple[Bearer, ...]:
    """Every name of two words or more, in order, and single names with a role; one entry a place."""
    return tuple(bearer for claim in claims for bearer in _in_claim(claim))


def _in_claim(claim: Claim) -> Iterator[Bearer]:
    text = claim.narrated
    for match in NAME.finditer(text):
        words, start = _bare(match["name"], match.start())
        if not words:
            continue
        end = start + len(" ".join(words))
        if text[start:end] != " ".join(words):
            continue
        roles = tuple(_roles(claim, text, start, end))
        if len(words) > 1 or roles:
            yield Bearer(claim, start, words, roles)


def _bare(printed: str, start: int) -> tuple[tuple[str, ...], int]:
    """The name without the titles that stand before it."""
    words = printed.split(" ")
    first = 0
    for at, word in enumerate(words):
        low = word.lower().rstrip(".")
        before = words[at - 1].lower() if at else ""
        if low in _TITULAR or (at == 0 and low in OPENERS) or before == "the":
            first = at + 1
    start += sum(len(word) + 1 for word in words[:first])
    words = words[first:]
    owner = next((at for at, word in enumerate(words) if word.endswith(("'s", "’s"))), len(words))
    words = words[: owner + 1]
    if words and words[-1].endswith(("'s", "’s")):
        words[-1] = words[-1][:-2]
    return tuple(words), start


def _roles(claim: Claim, text: str, start: int, end: int) -> Iterator[Told]:
    first = max(0, start - REACH)
    if before := _BEFORE.search(text, first, start):
        yield from _role(claim, before.start("words"), before["words"], last=True)
    if text[end : end + 2] in _JOINTS:
        if pleads := _PLEADS.match(text, end):
            yield Told(claim, pleads.start("verb"), pleads.end(), _SIDES[pleads["verb"]], False)
        if outside := _NO_PART.match(text, end):
            yield Told(claim, outside.start("words"), outside.end(), (OUTSIDER,), False)
        if behind := _APPOSED.match(text, end):
            yield from _role(claim, behind.start("words"), behind["words"])
        if said := _IS.match(text, end):
            yield from _role(claim, said.start("words"), said["words"])
        if runs := _RUNS.match(text, end):
            job = _VERBS_OF_JOBS[runs["verb"]]
            yield Told(claim, runs.start("verb"), runs.end(), job, False)
    if text[max(0, start - 2) : start] == ", " and (led := _LED.search(text, first, start)):
        yield from _role(claim, led.start("words"), led["words"])


def _role(claim: Claim, start: int, printed: str, *, last: bool = False) -> Iterator[Told]:
    """The role that words before a name end with, or that an apposition begins with."""
    tokens = list(_WORD.finditer(printed))
    lows = [token[0].lower() for token in tokens]
    if last:
        while lows and lows[-1] in _HONORIFIC:
            lows, tokens = lows[:-1], tokens[:-1]
        if not lows or lows[-1] not in JOBS or lows[-1] in _NO_ROLE:
            return
        first = len(lows) - 1
        while first and not _ends_role(lows[first - 1], printed, tokens, first):
            first -= 1
        stop = len(lows)
    else:
        stop = next((at for at, low in enumerate(lows) if low in _MORE_OF), len(lows))
        head = next((at for at in range(stop - 1, -1, -1) if lows[at] in JOBS), None)
        if head is None or head != stop - 1 or set(lows[:stop]) & _VERBAL:
            return
        first = 1 if lows[0] in ("the", "a", "an", "its", "his", "her", "their") else 0
    words = tuple(lows[first:stop])
    if not words or words[-1] in _NO_ROLE or words[0] in _ORDINALS:
        return
    former = bool(_PAST.search(printed[: tokens[stop - 1].end()]))
    begin, end = start + tokens[first].start(), start + tokens[stop - 1].end()
    more = None if last else _OF.match(claim.narrated, end)
    if more:
        end = more.end()
    yield Told(claim, begin, end, words, former, more["of"] if more else "")


def _ends_role(low: str, printed: str, tokens: Sequence[re.Match[str]], at: int) -> bool:
    gap = printed[tokens[at - 1].end() : tokens[at].start()]
    return bool(gap.strip()) or low in _VERBAL or low in _OPEN_ROLES


# ---------------------------------------------------------------- two roles of one person

# Words for one job; a line a job.
_SAME_JOB = """
captain master skipper
mate bosun boatswain
anaesthetist anesthetist anaesthesiologist anesthesiologist
physiotherapist physio
copilot co-pilot
author coauthor
trucker lorry-driver
chief head director boss manager
spokesman spokeswoman spokesperson press
chairman chairwoman chair chairperson chairs
headteacher headmaster headmistress principal
doctor physician surgeon medic
lawyer attorney solicitor barrister counsel
professor academic scholar lecturer researcher scientist
policeman policewoman officer constable
councillor councilman councilwoman alderman
president
mayor
coach trainer
fisherman angler
reporter journalist correspondent
premier
owner proprietor
organiser organizer
negotiator
"""
_OFFICES = {
    "prime minister": "premier",
    "first officer": "copilot",
    "general secretary": "general secretary",
    "head teacher": "headteacher",
    "defence lawyer": "defence lawyer",
    "defense lawyer": "defence lawyer",
    "defence attorney": "defence lawyer",
    "defense attorney": "defence lawyer",
    "defence counsel": "defence lawyer",
    "defence solicitor": "defence lawyer",
    "defence barrister": "defence lawyer",
    "prosecuting lawyer": "prosecutor",
    "prosecuting counsel": "prosecutor",
    "prosecuting attorney": "prosecutor",
    "district attorney": "prosecutor",
    "managing editor": "editor",
}
JOB_OF = {word: row.split()[0] for row in _SAME_JOB.strip().splitlines() for word in row.split()}


def job_of(role: Told) -> str:
    """The word that stands for all that name the same job."""
    words = (*role.words[:-1], role.words[-1].removesuffix("-in-chief"))
    for rank in ("vice-", "deputy-", "co-", "sub-", "under-"):
        words = (*words[:-1], words[-1].removeprefix(rank))
    if words[-2:] == ("chief", "executive") or words[-1] == "ceo" or words[-2:] == ("managing", "director"):
        return "chief executive"
    if office := _OFFICES.get(" ".join(words[-2:])):
        return office
    return JOB_OF.get(words[-1], words[-1])


def same_job(one: Told, other: Told) -> bool:
    """Whether two roles name one job."""
    return job_of(one) == job_of(other) and one.former == other.former
