"""Dates that a line or the metadata states, as ISO 8601 and exactly as precise as the source. Never a guess."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final

from briefs.reading.months import FOREIGN, PATTERNS

_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = r"(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_ZONES: Final = {
    "utc": 0, "gmt": 0, "z": 0, "bst": 60, "cet": 60, "cest": 120, "eet": 120, "eest": 180, "msk": 180,
    "est": -300, "edt": -240, "cdt": -300, "mst": -420, "mdt": -360, "pst": -480, "pdt": -420,
    "jst": 540, "aest": 600, "aedt": 660, "wat": 60, "eat": 180, "sast": 120, "pkt": 300, "sgt": 480, "hkt": 480,
}  # fmt: skip

_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_BEFORE_FIGURE = r"(?= [a-z]{3,9} [ ,.]{0,3} \d )"  # asked before any name of a month, as hardly a word passes
_DATES: Final = tuple(
    re.compile(pattern, re.VERBOSE | re.IGNORECASE)
    for pattern in (
        rf"\b {_YEAR} [-/.] (?P<month>[01]?\d) [-/.] (?P<day>[0-3]?\d) (?!\d)",
        rf"\b {_DAY} [ ]? (?:of[ ])? [-/.]? [ ]? {_MONTH} [ ]? [-/,.]? [ ]? {_YEAR} \b",
        rf"\b {_BEFORE_FIGURE} {_MONTH} [ ]? {_DAY} \s* [,.]? \s+ {_YEAR} \b",
        rf"\b {_YEAR} [ ] {_MONTH} [ ] {_DAY} \b",
        rf"\b {_BEFORE_FIGURE} {_MONTH} [ ,]{{1,2}} {_YEAR} \b",
    )
)
_NUMERIC = re.compile(
    r"\b (?P<a>[0-3]?\d) (?P<mark>[-/.]) (?P<b>[0-3]?\d) (?P=mark) (?P<year>(?:19|20)\d\d|\d\d) \b", re.VERBOSE
)
_TIME = re.compile(
    r"""
    \b (?P<hour>[0-2]?\d) (?: [:.h] (?P<minute>[0-5]\d) (?: :(?P<second>[0-5]\d) (?:\.\d+)? )? )?
       [ ]? (?P<half>[ap]\.?[ ]?m\b\.?)?
       [ ]? \(? (?P<zone> Z\b | (?:UTC|GMT)? [+-]\d\d:?\d\d | [A-Z]{2,4}\b )? \)?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LABEL = re.compile(
    r"""
    \b (?: published | updated | posted | modified | created | uploaded | added | issued | revised | edited | last
        | first | originally | date | on | at | of | the | online | released
       | mon | tues? | wed | weds | wednes | thu | thurs? | fri | sat | satur | sun | (?:mon|tues|wednes|thurs|fri
           |satur|sun)day
       | am | pm | a\.m | p\.m | noon | midnight | hrs? | hours? | local | time | et | pt | ct | mt | ist | and | to
           | in | from | ago | read | min
       | press | release | \d{1,2}h\d\d )\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LIFE = re.compile(r"\b(?:born|died|b\.|d\.|buried|married)\b", re.IGNORECASE)
_FIGURE = re.compile(r"\d")
_REST = re.compile(r"[^\W\d_]{2,}")
_PUBLISHED = re.compile(r"\b(?:published|posted|created|first|originally|released|issued)\b", re.IGNORECASE)
_UPDATED = re.compile(r"\b(?:updated|modified|revised|edited)\b", re.IGNORECASE)

DAY_LONG: Final = len("2026-01-06")
MOST_REST: Final = 4  # words beside the date in a date line: an outlet, a place
LONGEST: Final = 160
HOURS: Final = 24
WEST_OF_UTC: Final = 12  # hours that a place may lie behind; so long after midnight UTC it is still yesterday there
EAST_OF_UTC: Final = 14
SECONDS_LONG: Final = 10  # digits of a moment in seconds
FARTHEST_OFFSET: Final = 1400  # hours and minutes, as the Line Islands have


@dataclass(frozen=True, slots=True)
class Stated:
    """A date as stated: ISO text, and where it stood."""

    iso: str
    start: int
    end: int


def find_dates(text: str, *, day_first: bool = False) -> tuple[Stated, ...]:
    """The dates stated in ``text``, in order, each with the time where one stands beside it.

    ``day_first``: whoever wrote it writes 3/5/2024 for the third of May; else such a date says nothing.
    """
    found: list[Stated] = []
    for pattern in _DATES + PATTERNS if _ANY_YEAR.search(text) else ():
        for match in pattern.finditer(text):
            if any(match.start() < old.end and old.start < match.end() for old in found):
                continue
            if iso := _iso(match):
                found.append(_timed(text, iso, match))
    for match in _NUMERIC.finditer(text):
        if not any(match.start() < old.end and old.start < match.end() for old in found) and (
            iso := _numeric(match, day_first=day_first)
        ):
            found.append(_timed(text, iso, match))
    return tuple(sorted(found, key=lambda stated: stated.start))


def date_line(line: str, *, day_first: bool = False) -> str | None:
    """The publication date where the line is a date line: a date and hardly anything else."""
    if len(line) > LONGEST or not _FIGURE.search(line) or _LIFE.search(line):
        return None
    stated = find_dates(line, day_first=day_first)
    if not stated:
        return None
    rest = line
    for one in reversed(stated):
        rest = rest[: one.start] + " " + rest[one.end :]
    words = _REST.findall(_LABEL.sub(" ", _TIME.sub(" ", rest)))
    if len(words) > MOST_REST:
        return _first_part(line, day_first=day_first)
    if line.rstrip()[-1:] == "." and len(words) > 1:
        return None  # a short sentence
    return _chosen(line, stated)


def is_date_line(line: str) -> bool:
    """Whether the line is a date line, though day and month may be told either way round."""
    return date_line(line, day_first=True) is not None


def _first_part(line: str, *, day_first: bool) -> str | None:
    """The date before "| categories: …" and the like."""
    head, mark, _ = line.partition("|")
    return date_line(head, day_first=day_first) if mark else None


def _chosen(line: str, stated: tuple[Stated, ...]) -> str:
    """The date marked as that of publication, else the first."""
    updated = _UPDATED.search(line)
    published = _PUBLISHED.search(line)
    if updated and published and len(stated) > 1 and updated.start() < published.start():
        return stated[1].iso
    return stated[0].iso


def local_date(stated: str, printed: str | None) -> str:
    """The date as printed where metadata in UTC put the same evening or morning on the neighbouring day."""
    if printed is None or len(printed) < DAY_LONG or not stated.endswith("+00:00"):
        return stated
    apart = date.fromisoformat(printed[:DAY_LONG]) - date.fromisoformat(stated[:DAY_LONG])
    hour = int(stated[DAY_LONG + 1 : DAY_LONG + 3])
    reached = hour < WEST_OF_UTC if apart.days < 0 else hour >= HOURS - EAST_OF_UTC
    return printed if abs(apart.days) == 1 and reached else stated


def iso_from_metadata(value: str, *, day_first: bool = False) -> str | None:
    """The ISO form of a date in metadata, or None where it states none."""
    value = value.strip()[:LONGEST]
    if match := _ISO.fullmatch(value):
        return _iso_kept(match)
    if match := _COMPACT.fullmatch(value):
        time = f" {match['hour']}:{match['minute']}{match['zone'] or ''}" if match["hour"] else ""
        return iso_from_metadata(f"{match['year']}-{match['month']}-{match['day']}{time}")
    if _EPOCH.fullmatch(value):
        return datetime.fromtimestamp(int(value[:SECONDS_LONG]), tz=UTC).isoformat()
    stated = find_dates(value, day_first=day_first)
    return stated[0].iso if stated else None


_ANY_YEAR = re.compile(r"(?:19|20)\d\d")
_EPOCH = re.compile(r"(?:9\d{8}|1\d{9})(?:\d{3})?")  # seconds or milliseconds since 1970, of 1998 to 2033
_COMPACT = re.compile(
    r"(?P<year>(?:19|20)\d\d)(?P<month>[01]\d)(?P<day>[0-3]\d)"
    r"(?:[T ]?(?P<hour>[0-2]\d):?(?P<minute>[0-5]\d)(?::?[0-5]\d)?(?P<zone>Z|[+-]\d\d:?\d\d)?)?"
)
_ISO = re.compile(
    r"""
    (?P<year>\d{4}) - (?P<month>\d\d) (?: - (?P<day>\d\d) )?
    (?: [T ]+ (?P<time>\d\d:\d\d (?: :\d\d (?:[.,]\d+)? )?) [ ]? (?P<zone> Z | [+-]\d\d:?(?:\d\d)? | UTC | GMT )? )?
    """,
    re.VERBOSE | re.IGNORECASE,
)


def _iso_kept(match: re.Match[str]) -> str | None:
    if match["day"] is None:
        return f"{match['year']}-{match['month']}" if 1 <= int(match["month"]) <= 12 else None
    if not _is_day(int(match["year"]), int(match["month"]), int(match["day"])):
        return None
    day = f"{match['year']}-{match['month']}-{match['day']}"
    if not match["time"]:
        return day
    time = re.sub(r"[.,]\d+", "", match["time"])
    zone = _zone_text(match["zone"])
    if zone is None or int(time[:2]) > 23 or max(map(int, time.split(":")[1:])) > 59:
        return day  # a clock that no clock shows: the day alone is believed
    return f"{day}T{time}{zone}"


def _zone_text(zone: str | None) -> str | None:
    """The offset as ISO text, empty where none is stated; None where no place on Earth has it."""
    if not zone:
        return ""
    if zone.upper() in {"Z", "UTC", "GMT"}:
        return "+00:00"
    digits = zone[1:].replace(":", "").ljust(4, "0")
    if int(digits[2:]) > 59 or int(digits) > FARTHEST_OFFSET:
        return None
    return f"{zone[0]}{digits[:2]}:{digits[2:]}"


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return 1900 <= year <= 2100


def _iso(match: re.Match[str]) -> str | None:
    parts = match.groupdict()
    named = parts["month"].lower()
    month = _MONTHS.get(named) or FOREIGN.get(named) or (int(named) if named.isdigit() else 0)
    year = int(parts["year"])
    if not parts.get("day"):
        return f"{year}-{month:02d}" if month else None
    if not _is_day(year, month, int(parts["day"])):
        return None
    return f"{year}-{month:02d}-{int(parts['day']):02d}"


def _numeric(match: re.Match[str], *, day_first: bool) -> str | None:
    """Day and month are told apart by the one above twelve, by full stops or by who writes; else nothing."""
    first, second = int(match["a"]), int(match["b"])
    year = int(match["year"]) + (2000 if len(match["year"]) == 2 else 0)
    if first > 12 or match["mark"] == "." or first == second:
        day, month = first, second
    elif second > 12:
        day, month = second, first
    elif day_first:
        day, month = first, second
    else:
        return None
    return f"{year}-{month:02d}-{day:02d}" if _is_day(year, month, day) else None


_GAP = re.compile(r"[\s,|/–—·•-]*(?:at|on|à|um|às|a las|alle|kl\.?|om|o|,)?[\s,|/–—·•-]*", re.IGNORECASE)


def _timed(text: str, iso: str, match: re.Match[str]) -> Stated:
    """The stated date with the time that follows or goes before it at once."""
    plain = Stated(iso, match.start(), match.end())
    if len(iso) != len("2026-01-06"):
        return plain
    gap = _GAP.match(text, match.end())
    after = _TIME.match(text, gap.end() if gap else match.end())
    if after and (clock := _clock(after)):
        return Stated(f"{iso}T{clock}", match.start(), after.end())
    for before in _TIME.finditer(text, max(0, match.start() - 24), match.start()):
        if not _GAP.sub("", text[before.end() : match.start()]) and (clock := _clock(before)):
            return Stated(f"{iso}T{clock}", before.start(), match.end())
    return plain


def _clock(match: re.Match[str]) -> str | None:
    if match["minute"] is None and match["half"] is None:
        return None
    hour = int(match["hour"])
    if match["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if match["half"][0].lower() == "p" else 0)
    zone = _offset(match["zone"])
    return None if hour > 23 or zone is None else f"{hour:02d}:{match['minute'] or '00'}{zone}"


def _offset(zone: str | None) -> str | None:
    if not zone:
        return ""
    if zone[-1].isdigit():
        return _zone_text(zone[-6:].lstrip("UTCGMutcgm"))
    minutes = _ZONES.get(zone.lower())
    if minutes is None:
        return ""
    sign = "-" if minutes < 0 else "+"
    return f"{sign}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"
