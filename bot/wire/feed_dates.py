"""The dates of feeds and pages → ISO 8601, exactly as precise as given; what no article can have is None."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Final

from briefs.reading.dates import iso_from_metadata

LEAST_YEAR: Final = 1990  # older than feeds and the web: an empty field written as a date
AHEAD: Final = timedelta(days=2)  # zones and clocks that go wrong; later is a mistake or a trick to stay on top
MOST_LETTERS: Final = 60
_MONTHS: Final = {
    name: number
    for number, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), start=1)  # noqa: SIM905 - as RFC 822 lists them
}
_ZONES: Final = {
    "ut": "+00:00", "utc": "+00:00", "gmt": "+00:00", "z": "+00:00", "est": "-05:00", "edt": "-04:00", "cst": "-06:00",
    "cdt": "-05:00", "mst": "-07:00", "mdt": "-06:00", "pst": "-08:00", "pdt": "-07:00", "cet": "+01:00",
    "cest": "+02:00", "bst": "+01:00", "eet": "+02:00", "eest": "+03:00", "msk": "+03:00", "jst": "+09:00",
}  # fmt: skip
# RFC 822 and how it is bent: no weekday, a long month, two digits of the year, no seconds, no zone, no time.
_RFC822 = re.compile(
    r"""
    (?: [^\W\d]{2,12} (?: [.,]{1,2} \s* | \s+ ) )?
    (?P<day> \d{1,2} ) [\s-]+ (?P<month> jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec ) [a-z]{0,6} \.? [\s-]+
    (?P<year> \d{4} | \d{2} )
    (?: [\s,]+ (?P<hour> \d{1,2} ) : (?P<minute> \d\d ) (?: : (?P<second> \d\d ) (?: \.\d+ )? )?
        (?: \s* (?P<half> [ap] ) \.? m \b \.? )?
        (?: \s* (?P<zone> [+-] \d{1,2} :? \d\d | [a-z]{1,5} ) (?: \s* \(.{0,20}\) )? )? )?
    """,
    re.VERBOSE | re.IGNORECASE,
)
# "UTC+2": two hours ahead of it.
_FROM_UTC = re.compile(
    r"\b (?:utc|gmt) \s? (?P<sign> [+-] ) (?P<hours> \d{1,2} ) (?: :? (?P<minutes> \d\d ) )? (?![\d:])",
    re.VERBOSE | re.IGNORECASE,
)
# As C prints a time: Tue Jan  6 09:30:00 2026
_CTIME = re.compile(
    r"""[a-z]{3} \s+ (?P<month> [a-z]{3} ) \s+ (?P<day> \d{1,2} ) \s+ (?P<time> \d\d:\d\d:\d\d )
        (?: \s+ (?P<zone> [A-Z]{1,5} ) )? \s+ (?P<year> \d{4} )""",
    re.VERBOSE | re.IGNORECASE,
)


def date_of(stated: object, now: datetime) -> str | None:
    """The date in ISO form; None where none is stated, it is no date, or no article can be of it."""
    if not isinstance(stated, str) or not (text := " ".join(stated[: 4 * MOST_LETTERS].split())[:MOST_LETTERS]):
        return None
    text = _FROM_UTC.sub(_as_offset, text)
    if match := _RFC822.fullmatch(text):
        iso = _rfc822(match)
    elif match := _CTIME.fullmatch(text):
        zone = f" {match['zone']}" if match["zone"] else ""
        return date_of(f"{match['day']} {match['month']} {match['year']} {match['time']}{zone}", now)
    else:
        iso = iso_from_metadata(text)
    return sane(iso, now)


def sane(iso: str | None, now: datetime) -> str | None:
    """The date as it is; None where no article can be of it."""
    return iso if iso and _is_sane(iso, now) else None


def sort_key(iso: str | None) -> str:
    """A text by which dates sort; what has none comes before all."""
    try:
        told = datetime.fromisoformat(iso or "")
    except ValueError:
        return iso or ""
    return (told.astimezone(UTC) if told.tzinfo else told).replace(tzinfo=None).isoformat()


def _rfc822(match: re.Match[str]) -> str | None:
    year = int(match["year"])
    if len(match["year"]) == 2:
        year += 2000 if year < 70 else 1900
    day = f"{year:04d}-{_MONTHS[match['month'].lower()]:02d}-{int(match['day']):02d}"
    try:
        datetime.fromisoformat(day)
    except ValueError:
        return None
    if match["hour"] is None:
        return day
    seconds = f":{match['second']}" if match["second"] else ""
    iso = f"{day}T{_hour(match):02d}:{match['minute']}{seconds}{_offset(match['zone'])}"
    try:
        datetime.fromisoformat(iso)
    except ValueError:
        return day  # 24:00, 12:60: the day alone is believed
    return iso


def _hour(match: re.Match[str]) -> int:
    """The hour of the day; one that does not go with "a.m." or "p.m." is none of the clock's."""
    hour = int(match["hour"])
    if not match["half"]:
        return hour
    afternoon = 12 if match["half"].lower() == "p" else 0
    return hour % 12 + afternoon if 1 <= hour <= 12 else 99


def _as_offset(match: re.Match[str]) -> str:
    return f" {match['sign']}{int(match['hours']):02d}:{match['minutes'] or '00'}"


def _offset(zone: str | None) -> str:
    """The offset in ISO form; empty where none is stated or its name is not known."""
    if not zone:
        return ""
    if zone[0] not in "+-":
        return _ZONES.get(zone.lower(), "")
    digits = zone[1:].replace(":", "").rjust(4, "0")
    if digits == "0000":
        return "+00:00"
    return f"{zone[0]}{digits[:2]}:{digits[2:]}"


def _is_sane(iso: str, now: datetime) -> bool:
    if not iso[:4].isdecimal() or int(iso[:4]) < LEAST_YEAR:
        return False
    latest = now + AHEAD
    try:
        told = datetime.fromisoformat(iso)
    except ValueError:  # "2026-01": a month
        return iso[:7] <= latest.date().isoformat()[:7]
    return told <= latest if told.tzinfo else told.date() <= latest.date()
