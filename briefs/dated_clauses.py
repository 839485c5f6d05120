"""Days, hours and spells that a report gives to what happens, each with the clause it stands in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final, Literal

from briefs.claims import Claim, stems_of
from briefs.happening_words import HAPPENING_PHRASES, HAPPENINGS
from briefs.moments import DAY_LONG, MONTH_LONG, Moment
from briefs.sentences import word_set
from briefs.tenses import FUTURE, PROMISED, tense_at
from briefs.words import SAYING

Kind = Literal["day", "hour", "spell"]

LEAD: Final = 3
MONTH: Final = 31
_QUARTERS: Final = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "last": 4}
_SEASONS: Final = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 12)}
_YEAR = r"(?P<{0}> \d{{4}} | next[ ]year | this[ ]year | the[ ]year )"
_SPELL = re.compile(
    rf"""
    \b (?: (?P<quarter> first | second | third | fourth | final ) [ -]quarter (?: [ ] of [ ] {_YEAR.format("year1")} )?
      | (?P<half> first | second ) [ -]half [ ] of [ ] {_YEAR.format("year2")}
      | (?P<part> start | beginning | end | middle | close ) [ ] of [ ] {_YEAR.format("year3")}
      | (?P<rough> early | late | mid )[ -](?: in [ ] )? (?P<year4> \d{{4}} | next[ ]year | this[ ]year )
      | (?P<named> Christmas | Easter | New[ ]Year )
      | (?: next [ ] | this [ ] | the [ ] )? (?P<season> spring | summer | autumn | winter )
        (?: [ ] (?: of [ ] )? (?P<year5> \d{{4}} | next[ ]year ) )? ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_MAY_SPELL = re.compile(
    r"quarter|half of|(?:start|beginning|end|middle|close) of|early|late|mid-|Christmas|"
    r"Easter|spring|summer|autumn|winter"
)
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_WORD_HOUR = rf"(?:{'|'.join(_NUMBERS)}|1[0-2]|[1-9])"
_CLOCK = re.compile(
    rf"""
    (?<![\w.,:$€£-]) (?:
        (?P<hour> [01]?\d | 2[0-3] ) [:.] (?P<minute> [0-5]\d )
            (?! \d | [.,:]\d | [ ]? (?: per | % | m\b | km | million | billion ) )
            (?: [ ]? (?P<half> [ap] ) \.?m\b\.? )?
      | (?P<hour2> 1[0-2] | [1-9] ) [ ]? (?P<half2> [ap] ) \.?m\b\.?
      | (?P<to> five | ten | (?:a[ ])?quarter | twenty (?:-five)? | half ) [ ] (?P<way> past | to ) [ ]
            (?P<word> {_WORD_HOUR} ) \b
      | (?P<word2> {_WORD_HOUR} ) [ ]
            (?: o['’]clock | (?= in[ ]the[ ] (?: morning | afternoon | evening ) | this[ ]morning ) )
      | (?<=at[ ]) (?P<word3> {"|".join(_NUMBERS)} ) (?= [.,;] | [ ] on [ ] )
      | (?P<point> noon | midday | midnight ) \b )
    (?P<part> [ ] (?: in[ ]the | this | on[ ]\w+day ) [ ]? (?: morning | afternoon | evening ) )?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_MAY_CLOCK = re.compile(
    r"\d[:.][0-5]\d|\d ?[ap]\.?m|past|o['’]clock|noon|midday|midnight| to \w|at \w|in the (?:morn|aft|even)|this morn"
)
_STEPS = {"five": 5, "ten": 10, "quarter": 15, "a quarter": 15, "twenty": 20, "twenty-five": 25, "half": 30}
# Who speaks, or writes, may do so on many days.
_SPEECH = SAYING | word_set(
    """statement interview tweet tweeted tweets spoke speech remarks comments commented criticised criticized criticism
    assailed backlash defended condemned warned urged argued insisted disputed denied acknowledged
    apologised apologized expressed reaction reactions pressure accused praised appeared briefing reported report
    interviewed published wrote letter posted declared pledged vowed telling saying reiterated testified asked
    called addressed predicted suggested"""
)
# A day that is the name of a habit: "whose Monday choir practice".
_HABIT = re.compile(
    r"\b(?:whose|his|her|their|its|our|my|every|each|weekly|regular|usual|traditional)[ ]$", re.IGNORECASE
)
_NTH_DAY = re.compile(r"[ ]the[ ](?P<day>[1-9]|[12]\d|3[01])(?:st|nd|rd|th)\b")
_TOKEN = re.compile(r"[^\W\d_][\w’'-]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedClause:
    """A day, an hour or a spell at ``start``:``end`` of a sentence, and what its clause says.

    ``low`` and ``high`` are days by number, or hours; ``exact``: to the minute; ``half``: whether the hour is known to
    be before or after noon; ``does``: the kinds of happening that the clause names, ``wide`` those of the sentence;
    ``ahead``: it is still to come; ``told``: the other report names that day, too, and ``rivals`` are other days of its
    report that the other does not name.
    """

    claim: Claim
    at: int
    start: int
    end: int
    kind: Kind
    low: float
    high: float
    exact: bool
    half: bool
    day: str
    near: frozenset[str]
    does: frozenset[str]
    wide: frozenset[str]
    ahead: bool
    beside: bool
    told: bool = False
    rivals: int = 0

    @property
    def lead(self) -> bool:
        """Whether it stands where a report tells what it is about."""
        return self.at < LEAD


@lru_cache(maxsize=256)
def dated_clauses(claims: tuple[Claim, ...]) -> tuple[DatedClause, ...]:
    """Every day, hour and spell of a report, in order."""
    found: list[DatedClause] = []
    for at, claim in enumerate(claims):
        spells = _spells(claim) if _MAY_SPELL.search(claim.narrated) else []
        for start, end, low, high in spells:
            found.append(_clause(claim, at, start, end, "spell", low, high))
        for moment in claim.moments:
            if any(start <= moment.start < end for start, end, *_ in spells) or moment.start >= len(claim.narrated):
                continue
            if _HABIT.search(claim.narrated[: moment.start]):
                continue
            if (days := _nth(claim, moment) or _days(moment)) and claim.narrated[moment.start] != " ":
                found.append(_clause(claim, at, moment.start, moment.end, "day", *days, moment=moment))
        if _MAY_CLOCK.search(claim.narrated):
            found += [_clause(claim, at, *clock) for clock in _clocks(claim)]
    return tuple(found)


def _clause(
    claim: Claim, at: int, start: int, end: int, kind: Kind, low: float, high: float,
    exact: bool = False, half: bool = True, moment: Moment | None = None,
) -> DatedClause:  # fmt: skip
    words = claim.narrated
    first, last = claim.clause(start, end)
    clause = words[first:start] + " " + words[end:last]
    if len(clause.split()) < 3:  # "On Monday, …"
        clause = words
    day = next((one.iso or "" for one in claim.moments if one.iso and len(one.iso) == DAY_LONG), "")
    saying = any(match[0].lower() in _SPEECH for match in _TOKEN.finditer(clause))
    return DatedClause(
        claim=claim, at=at, start=start, end=end, kind=kind, low=low, high=high, exact=exact, half=half, day=day,
        near=stems_of(clause), does=happenings_in(clause) or happenings_in(words), wide=happenings_in(words),
        ahead=_is_ahead(claim, kind, low, tense_at(words, start, end) in (FUTURE, PROMISED)),
        beside=bool(moment and (moment.state or moment.before)) or saying,
    )  # fmt: skip


def _is_ahead(claim: Claim, kind: Kind, low: float, future: bool) -> bool:
    """Whether it is still to come when the report is out; for an hour the verb says so."""
    if kind == "hour" or len(claim.published or "") < DAY_LONG:
        return future
    out = date.fromisoformat((claim.published or "")[:DAY_LONG]).toordinal()
    return low > out or (low == out and future)


def happenings_in(words: str) -> frozenset[str]:
    """The kinds of happening that the words name."""
    lows = (match[0].lower() for match in _TOKEN.finditer(words))
    found = {kind for low in lows if low in HAPPENINGS for kind in HAPPENINGS[low]}
    found |= {HAPPENING_PHRASES[match[0].lower()] for match in _PHRASE.finditer(words)}
    return frozenset(found)


_PHRASE = re.compile(r"\b(?:" + "|".join(sorted(HAPPENING_PHRASES, key=len, reverse=True)) + r")\b", re.IGNORECASE)


def _nth(claim: Claim, moment: Moment) -> tuple[float, float] | None:
    """The last such day of the month: "Friday the 11th"."""
    nth = _NTH_DAY.match(claim.narrated, moment.end)
    if nth is None or len(claim.published or "") < DAY_LONG:
        return None
    out = date.fromisoformat((claim.published or "")[:DAY_LONG]).toordinal()
    found = (out - back for back in range(MONTH) if date.fromordinal(out - back).day == int(nth["day"]))
    return next(((day, day) for day in found), None)


def _days(moment: Moment) -> tuple[float, float] | None:
    iso = moment.iso
    if iso is None or len(iso) < MONTH_LONG:
        return None
    if len(iso) == DAY_LONG:
        day = date.fromisoformat(iso).toordinal()
        return day, day
    return _months(int(iso[:4]), int(iso[5:7]), int(iso[5:7]))


def _months(year: int, first: int, last: int) -> tuple[float, float]:
    after = date(year + last // 12, last % 12 + 1, 1).toordinal()
    return date(year, first, 1).toordinal(), after - 1


def _spells(claim: Claim) -> list[tuple[int, int, float, float]]:
    if len(claim.published or "") < len("2025"):
        return []
    own = int((claim.published or "")[:4])
    found = []
    for match in _SPELL.finditer(claim.narrated):
        named = next((match[f"year{at}"] for at in range(1, 6) if match[f"year{at}"]), "")
        year = int(named) if named.isdigit() else own + (named.lower() == "next year")
        if spell := _spell(match, year):
            found.append((match.start(), match.end(), *spell))
    return found


def _spell(match: re.Match[str], year: int) -> tuple[float, float] | None:
    if match["quarter"]:
        quarter = _QUARTERS[match["quarter"].lower()]
        return _months(year, quarter * 3 - 2, quarter * 3)
    if match["half"]:
        return _months(year, *((1, 6) if match["half"].lower() == "first" else (7, 12)))
    rough = (match["part"] or match["rough"] or "").lower()
    if rough:
        if rough in ("start", "beginning", "early"):
            return _months(year, 1, 4)
        return _months(year, *((5, 8) if rough in ("middle", "mid") else (9, 12)))
    if match["named"]:
        months = {"christmas": 12, "easter": 4}.get(match["named"].lower())
        return _months(year, months, months) if months else None
    if not match["year5"]:
        return None
    return _months(year, *_SEASONS[match["season"].lower()])


def _clocks(claim: Claim) -> list[tuple[int, int, Kind, float, float, bool, bool]]:
    found: list[tuple[int, int, Kind, float, float, bool, bool]] = []
    for match in _CLOCK.finditer(claim.narrated):
        hour, exact, half = _hour(match)
        part = (match["part"] or "").lower()
        if not half and (part or claim.narrated[match.end() :].startswith((" in the ", " this "))):
            after = part or claim.narrated[match.end() : match.end() + 20]
            half = True
            hour = hour % 12 + (12 if "afternoon" in after or "evening" in after else 0)
        if match["hour"] and "." in match[0] and not match["half"] and not part:
            continue  # "6.14" may be any number
        found.append((match.start(), match.end(), "hour", hour, hour, exact, half))
    return found


def _hour(match: re.Match[str]) -> tuple[float, bool, bool]:
    if match["point"]:
        return (24.0 if match["point"].lower() == "midnight" else 12.0), False, True
    if match["hour"]:
        hour, minute = int(match["hour"]), int(match["minute"])
        known = bool(match["half"]) or len(match["hour"]) > 1
        if match["half"]:
            hour = hour % 12 + (12 if match["half"].lower() == "p" else 0)
        return hour + minute / 60, True, known
    if match["hour2"]:
        return int(match["hour2"]) % 12 + (12.0 if match["half2"].lower() == "p" else 0.0), False, True
    word = (match["word"] or match["word2"] or match["word3"]).lower()
    hour = int(word) if word.isdigit() else _NUMBERS.index(word) + 1
    if not match["to"]:
        return float(hour), False, False
    minutes = _STEPS[match["to"].lower()]
    return (hour + minutes / 60 if match["way"].lower() == "past" else hour - minutes / 60), True, False
