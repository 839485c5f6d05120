"""On which day that happened of which an article tells: from the time its lede names and the day it was printed."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache

_WEEKDAYS = ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LEDE = 3  # paragraphs
_REACH = 700  # characters of each
_LOOK_BACK = 30  # days: a date further back is background

_MONTH = (
    "Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    "|Nov(?:ember)?|Dec(?:ember)?"
)
_TIME = re.compile(
    rf"""
    \b (?:
        (?P<weekday> Mon | Tues | Wednes | Thurs | Fri | Satur | Sun ) day
      | (?P<before> yesterday | last\ night )
      | (?P<same> today | tonight | this\ morning | this\ afternoon | this\ evening | overnight )
      | (?P<month> {_MONTH} ) \.? \ (?P<day> \d{{1,2}} )
      | (?P<day_first> \d{{1,2}} ) \ (?P<month_after> {_MONTH} )
    ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
# "until Wednesday", "from Monday", "as late as Friday": when something else begins or ends.
_EDGE = re.compile(r"\b(?:until|next|since|before|by|for|from|as early as|as late as)\s+(?:\w+\s+)?\Z", re.IGNORECASE)
_AHEAD = re.compile(r"\b(?:will|would|could|may|due|set to|is to|are to|scheduled|plans? to|expected to)\b")
_TOLL = re.compile(
    r"""
    \b (?: (?: death | casualty ) [ ] toll | number [ ] of [ ] (?: people [ ] | the [ ] )? (?: killed | dead | deaths
      | injured | victims | missing ) | (?: now | so [ ] far ) [ ] known [ ] to [ ]
      (?: have [ ] (?: died | been [ ] killed ) | be [ ] dead )
      | (?: dead | deaths | killed ) [ ] (?: rises | rose | climbs | climbed ) [ ] to ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_MOST_PARAGRAPHS, _MOST_DAYS = 12, 8
_SENTENCE_END = re.compile(r"[.;!?]\s")
_WEEKDAY = re.compile(r"\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")


def weekdays_of(text: str) -> list[str]:
    """The weekdays that the first paragraphs name: those on which the event was, most often."""
    lede = "\n\n".join(text.split("\n\n")[:_LEDE])
    return sorted({match[1] for match in _WEEKDAY.finditer(lede)})


def day_told(text: str, published: str | None) -> int | None:
    """The day, as a number, of the first thing that the lede tells as done; None where no day is printed or named."""
    printed = days_of(published)
    if printed is None or len(printed) > 1:
        return None
    paragraphs = [one for one in text.split("\n\n") if one.strip()][:_LEDE]
    if _TOLL.search("\n".join(paragraphs)[:_REACH]):  # a later toll is of the day on which it happened
        return min(days_named("\n\n".join(paragraphs), published), default=None)
    for paragraph in paragraphs:
        for match in _TIME.finditer(paragraph[:_REACH]):
            if not _is_ahead(paragraph, match) and (day := _resolve(match, printed.start)) is not None:
                return day
    return None


def days_named(text: str, published: str | None) -> list[int]:
    """The days, as numbers, of all that the text tells as done, as far as it names them; those before its own first."""
    printed = days_of(published)
    if printed is None or len(printed) > 1:
        return []
    found = {
        day
        for paragraph in text.split("\n\n")[:_MOST_PARAGRAPHS]
        for match in _TIME.finditer(paragraph[:_REACH])
        if not _is_ahead(paragraph, match) and (day := _resolve(match, printed.start)) is not None
    }
    return sorted(found)[:_MOST_DAYS]


def _is_ahead(paragraph: str, match: re.Match[str]) -> bool:
    before = paragraph[: match.start()]
    possessive = paragraph[match.end() : match.end() + 2] in ("'s", "’s")  # "from Friday's fire"
    sentence = _SENTENCE_END.split(before)[-1]
    return bool(_EDGE.search(before[-40:]) and not possessive) or bool(_AHEAD.search(sentence))


def _resolve(match: re.Match[str], printed: int) -> int | None:
    if match["weekday"]:
        back = (date.fromordinal(printed).weekday() - _WEEKDAYS.index(match["weekday"].lower())) % 7
        return printed - back
    if match["before"]:
        return printed - 1
    if match["same"]:
        return printed
    month = _MONTHS.index((match["month"] or match["month_after"]).lower()[:3]) + 1
    year = date.fromordinal(printed).year
    for there in (year, year - 1):
        try:
            day = date(there, month, int(match["day"] or match["day_first"])).toordinal()
        except ValueError:
            continue
        if printed - _LOOK_BACK <= day <= printed:
            return day
    return None


@lru_cache(maxsize=4096)
def days_of(published: str | None) -> range | None:
    """The days, as numbers, that a date as precise as a month or a day may mean."""
    text = published or ""
    try:
        first = date.fromisoformat(text[:10] if len(text) >= 10 else f"{text[:7]}-01")
    except ValueError:
        return None
    if len(text) >= 10:
        return range(first.toordinal(), first.toordinal() + 1)
    return range(first.toordinal(), first.toordinal() + monthrange(first.year, first.month)[1])
