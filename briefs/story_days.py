"""On which day that happened of which an article tells: from the time its lede names and the day it was printed."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from briefs.story_words import REACH, paragraphs_of

_WEEKDAYS = ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LEDE = 3  # paragraphs
_NEWS = 3  # days back: what a lede tells of an earlier day is no news of its own, or the printed date is wrong
_LOOK_BACK = 30  # days: a date further back is background

_MONTH = (
    "Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    "|Nov(?:ember)?|Dec(?:ember)?"
)
_TIME = re.compile(
    rf"""
    \b (?:
        (?: (?P<last> last ) [ ] )? (?P<weekday> Mon | Tues | Wednes | Thurs | Fri | Satur | Sun ) day
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
      | (?: were | was | are | is ) [ ] known [ ] to [ ] (?: have [ ] (?: died | been [ ] killed ) | be [ ] dead )
      | (?: dead | deaths | killed ) [ ] (?: rises | rose | climbs | climbed ) [ ] to ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_MOST_PARAGRAPHS, _MOST_DAYS = 12, 8
# Where a new clause begins, whose verb has a time of its own: "will choose in May, after she resigned on Friday".
_CLAUSE_START = re.compile(r"[.;!?]\s|,?\s(?:after|as|when|since|because|once|who|which|although|but|while)\s")
_SAID = re.compile(
    r"\b(?:said|says|told|announced|confirmed|added|reported|according\s+to)\b[\w ,'’-]{0,30}\Z", re.IGNORECASE
)
_BEFORE_THAT = re.compile(r"\bhad\b")
_WEEKDAY = re.compile(r"\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")


def weekdays_of(text: str) -> list[str]:
    """The weekdays that the first paragraphs name: those on which the event was, most often."""
    lede = "\n\n".join(text.split("\n\n")[:_LEDE])
    return sorted({match[1] for match in _WEEKDAY.finditer(lede)})


@dataclass(frozen=True, slots=True)
class DayTold:
    """Of which day a lede tells, as a number; ``firm``: as the day of what was done, in its first paragraph.

    ``toll``: it counts the dead of a day before, which may be any that the text names.
    """

    day: int | None = None
    firm: bool = False
    toll: bool = False


def day_told(text: str, published: str | None) -> DayTold:
    """The day of the first thing that the lede tells as done; none where no day is printed or named."""
    printed = days_of(published)
    if printed is None or len(printed) > 1:
        return DayTold()
    paragraphs = paragraphs_of(text, _LEDE)
    if is_toll("\n".join(paragraphs)):  # a later toll is of the day on which it happened
        return DayTold(min(days_named("\n\n".join(paragraphs), published), default=None), toll=True)
    found = [
        DayTold(day, firm=number == 0 and printed.start - day <= _NEWS and not _is_beside(paragraph, match))
        for number, paragraph in enumerate(paragraphs)
        for match in _TIME.finditer(paragraph[:REACH])
        if not _is_ahead(paragraph, match) and (day := _resolve(match, printed.start)) is not None
    ]
    return next((one for one in found if one.firm), found[0] if found else DayTold())


def is_toll(lede: str) -> bool:
    """Whether a lede counts the dead or the missing of something known already."""
    return bool(_TOLL.search(lede[:REACH]))


def days_named(text: str, published: str | None) -> list[int]:
    """The days, as numbers, of all that the text tells as done, as far as it names them; those before its own first."""
    printed = days_of(published)
    if printed is None or len(printed) > 1:
        return []
    found = {
        day
        for paragraph in text.split("\n\n")[:_MOST_PARAGRAPHS]
        for match in _TIME.finditer(paragraph[:REACH])
        if not _is_ahead(paragraph, match) and (day := _resolve(match, printed.start)) is not None
    }
    return sorted(found)[:_MOST_DAYS]


def _is_ahead(paragraph: str, match: re.Match[str]) -> bool:
    before = paragraph[: match.start()]
    possessive = paragraph[match.end() : match.end() + 2] in ("'s", "’s")  # "from Friday's fire"
    return bool(_EDGE.search(before[-40:]) and not possessive) or bool(_AHEAD.search(_clause(before)))


def _is_beside(paragraph: str, match: re.Match[str]) -> bool:
    """Whether the time is vague, that of a statement, or of what was before the thing told."""
    before = paragraph[: match.start()]
    if match["same"]:
        return True
    return bool(_SAID.search(before[-60:]) or _BEFORE_THAT.search(_clause(before)))


def _clause(before: str) -> str:
    return _CLAUSE_START.split(before)[-1]


def _resolve(match: re.Match[str], printed: int) -> int | None:
    if match["weekday"]:
        back = (date.fromordinal(printed).weekday() - _WEEKDAYS.index(match["weekday"].lower())) % 7
        return printed - (7 if match["last"] and not back else back)
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
