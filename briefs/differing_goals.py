"""Who scored one goal of a match, as two reports tell it; a goal is known by its manner and its minute."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from briefs.claims import Claim
from briefs.comparison import Comparison, Difference
from briefs.lookup_words import fold
from briefs.words import CALENDAR, OPENERS

BEFORE: Final = 30  # letters before the scorer's name that may tell the minute
MINUTES_APART: Final = 3  # that two outlets may tell one goal
_MATCH: Final = re.compile(r"\b(?:goals?|half-time|halftime|penalty|equaliser|equalizer|header|striker|midfielder)\b")
_EARLIER: Final = re.compile(
    r"\b(?:last (?:week|month|season|year|time)|in 20\d\d|earlier this season|years? ago)\b", re.I
)
_NAME = r"(?P<name>[A-ZÀ-Þ][\w’'-]*\w(?:[ ][A-ZÀ-Þ][\w’'-]*\w){0,2})"
_OWNED: Final = re.compile(
    rf"""
    {_NAME}['’]s [ ] (?: [\w-]+ [ ] ){{0,3}}
    (?: (?P<header> header ) | (?P<penalty> penalty | spot-kick ) | (?P<freekick> free-kick ) )
    """,
    re.VERBOSE,
)
_DONE: Final = re.compile(
    rf"""
    \b {_NAME} (?: ,[ ][^,.;]{{1,60}}, )? [ ] (?: [a-zß-ÿ] [\w’'-]* [ ] ){{0,12}}?
    (?: (?P<header> nodded | headed | glanced | to[ ]nod | to[ ]head | with[ ]a[ ](?:\w+[ ])?header )
      | (?P<penalty>
            (?: converted | stroked | slotted | buried | scored | tucked | levelled | equalised ) \b [^.;]{{0,40}}?
            (?: penalty | spot-kick | from[ ]the[ ]spot ) )
      | (?P<freekick> (?: curled | whipped | scored | bent ) \b [^.;]{{0,40}}? free-kick ) )
    \b
    """,
    re.VERBOSE,
)
_MINUTE: Final = re.compile(
    r"""
    \b (?: (?P<nth> \d{1,3} )(?:st|nd|rd|th) (?! [ ](?:goal|season|win|match|game|place) )
      | (?: on | after | in ) [ ] (?P<count> \d{1,2} ) [ ] minutes
      | (?P<half> half-hour ) )
    """,
    re.VERBOSE,
)
_AHEAD: Final = re.compile(r"\b(?:in front|ahead|the lead|lead again|2-1|3-2)\b")
_NO_NAME: Final = OPENERS | CALENDAR


@dataclass(frozen=True, slots=True)
class _Goal:
    claim: Claim
    start: int
    name: str
    manner: str
    minute: int | None
    ahead: bool  # it put a side in front

    @property
    def end(self) -> int:
        """Behind the scorer's name."""
        return self.start + len(self.name)


def differing_goals(comparison: Comparison, one: int, other: int) -> Iterator[Difference]:
    """One goal that two reports of a match give to two players."""
    ours, theirs = (goals_of(comparison.claims[at]) for at in (one, other))
    scorers = [{_surname(goal.name) for goal in goals} for goals in (ours, theirs)]
    for mine in ours:
        for their in theirs:
            if mine.manner != their.manner or not _are_two(mine.name, their.name):
                continue
            if _surname(mine.name) != _surname(their.name) and (
                _surname(mine.name) in scorers[1] or _surname(their.name) in scorers[0]
            ):
                continue
            if _only_one(mine, ours) and _only_one(their, theirs) and _is_one_goal(mine, their):
                yield Difference(of="who", sides=comparison.sides(mine, their), weight=2.0)


@lru_cache(maxsize=256)
def goals_of(claims: tuple[Claim, ...]) -> tuple[_Goal, ...]:
    """The goals that a report of a match tells of, by who scored and how."""
    if not any(_MATCH.search(claim.narrated) for claim in claims):
        return ()
    return tuple(goal for claim in claims if not _EARLIER.search(claim.narrated) for goal in _in_claim(claim))


def _in_claim(claim: Claim) -> Iterator[_Goal]:
    found = [*_OWNED.finditer(claim.narrated), *_DONE.finditer(claim.narrated)]
    for match in found:
        name, start = match["name"], match.start("name")
        first = name.split(" ")[0]
        if first.lower() in _NO_NAME:
            name, start = name[len(first) + 1 :], start + len(first) + 1
        if name:
            yield _Goal(
                claim, start, name, match.lastgroup or "", _minute_of(claim, match), bool(_AHEAD.search(claim.narrated))
            )


def _minute_of(claim: Claim, match: re.Match[str]) -> int | None:
    """The minute told in the goal's own clause, before the next comma or just before the name."""
    behind = re.split("[,;]", claim.narrated[match.end() :], maxsplit=1)[0]
    near = claim.narrated[max(0, match.start() - BEFORE) : match.end()] + behind
    found = list(_MINUTE.finditer(near))
    if len(found) != 1:
        return None
    return 31 if found[0]["half"] else int(found[0]["nth"] or found[0]["count"])


def _surname(name: str) -> str:
    return fold(name.split()[-1])


def _are_two(one: str, other: str) -> bool:
    """Whether two names are two players': two surnames, or two given names."""
    if _surname(one) != _surname(other):
        return not fold(one).endswith(fold(other)) and not fold(other).endswith(fold(one))
    return " " in one and " " in other and fold(one)[:2] != fold(other)[:2]


def _only_one(goal: _Goal, goals: tuple[_Goal, ...]) -> bool:
    """Whether nobody else scored in that manner, as far as the report tells."""
    return all(_surname(one.name) == _surname(goal.name) for one in goals if one.manner == goal.manner)


def _is_one_goal(one: _Goal, other: _Goal) -> bool:
    if one.minute is not None and other.minute is not None:
        return abs(one.minute - other.minute) <= MINUTES_APART
    corner = all("corner" in goal.claim.narrated for goal in (one, other))
    return corner or (one.ahead and other.ahead)
