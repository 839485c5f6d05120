"""Days that an article gives to a happening by its noun: "the fire on Monday", "Monday's fire"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from briefs.claims import Claim, key_of
from briefs.deeds import deeds_in
from briefs.moment_words import WEEKDAYS
from briefs.moments import DAY_LONG, find_moments
from briefs.sentences import word_set

NEAR: Final = 14  # days from the article's own, within which a happening is the story's

_EVENTS: Final = word_set(
    """fire blaze crash collision explosion blast quake earthquake storm flood theft robbery burglary raid attack
    shooting stabbing march rally protest demonstration strike walkout vote election meeting summit match concert
    accident murder killing derailment collapse landslide avalanche verdict outage blackout launch landing sinking
    escape kidnapping resignation ceremony funeral hearing auction race hijacking spill leak grounding eruption
    premiere opening inauguration wedding break-in rescue evacuation"""
)
# What a happening itself does, not those who speak of it days later.
_HAPPENS: Final = word_set(
    """destroy destroyed gutted began begin broke started start happened occurred struck hit killed kill injured damaged
    swept tore ripped raged wrecked ravaged shook derailed took ended erupted left flattened burned burnt"""
)
_ADJOINING = re.compile(
    r"(?P<noun>[^\W\d_][\w-]*)(?:[ ](?:early|late|at dawn|in \w+|near \w+|here))?[ ](?:on[ ])?(?:the[ ])?$"
)
_OWNED = re.compile(
    rf"\b(?P<day>(?:{'|'.join(WEEKDAYS)}))['’]s[ ](?:[\w-]+[ ]){{0,2}}?(?P<noun>[a-z][\w-]+)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class DatedEvent:
    """A happening by its noun with the day a sentence gives to it, at ``start``:``end`` of the sentence."""

    noun: str
    claim: Claim
    start: int
    end: int
    day: str


@lru_cache(maxsize=256)
def dated_events(claims: tuple[Claim, ...]) -> tuple[DatedEvent, ...]:
    """Every happening of an article to which it gives one day alone, within two weeks of the article's own."""
    found: dict[str, dict[str, DatedEvent]] = {}
    for claim in claims:
        for event in (*_owned(claim), *_adjoining(claim), *_told(claim)):
            if _is_near(event):
                found.setdefault(event.noun, {}).setdefault(event.day, event)
    return tuple(next(iter(days.values())) for days in found.values() if len(days) == 1)


def _is_near(event: DatedEvent) -> bool:
    published = (event.claim.published or "")[:DAY_LONG]
    if len(published) < DAY_LONG or len(event.day) < DAY_LONG:
        return False
    return abs((date.fromisoformat(published) - date.fromisoformat(event.day)).days) <= NEAR


def _owned(claim: Claim) -> list[DatedEvent]:
    found = []
    for match in _OWNED.finditer(claim.narrated):
        noun = match["noun"].lower()
        if noun in _EVENTS:
            moments = find_moments(f"It happened on {match['day'].title()}.", claim.published)
            if moments and moments[0].iso:
                found.append(DatedEvent(key_of(noun), claim, match.start("day"), match.end("day"), moments[0].iso))
    return found


def _adjoining(claim: Claim) -> list[DatedEvent]:
    found = []
    for moment in claim.moments:
        before = _ADJOINING.search(claim.narrated[: moment.start])
        if before and moment.iso and before["noun"].lower() in _EVENTS:
            found.append(DatedEvent(key_of(before["noun"].lower()), claim, moment.start, moment.end, moment.iso))
    return found


def _told(claim: Claim) -> list[DatedEvent]:
    """What the clause says the happening did on its day."""
    found = []
    for deed in deeds_in(claim) if claim.moments else ():
        moment = deed.moment
        if moment is None or moment.iso is None or not deed.doer:
            continue
        noun = deed.text(deed.doer).lower().split(" of ")[0].split()[-1]
        verb = claim.narrated[deed.at :].split(" ")[0].lower().rstrip(",.")
        if noun in _EVENTS and verb in _HAPPENS:
            found.append(DatedEvent(key_of(noun), claim, moment.start, moment.end, moment.iso))
    return found
