"""Days that a query names: "yesterday", "last week", "on friday", "3 may", "2026-05-03", "may 2025".

What a query may mean by its words is a list of stretches of days, tried in order; the first one with a story counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SHORT_MONTHS = {name[:3]: number for number, name in enumerate(MONTHS, 1)} | {"sept": 9}
_SHORT_DAYS = {name[:3]: number for number, name in enumerate(_WEEKDAYS)} | {"tues": 1, "thur": 3, "thurs": 3}
_COUNTED = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_NUMBERS = {word: number for number, word in enumerate(_COUNTED, 1)} | {"a": 1, "an": 1}
_UNITS = {"day": 1, "days": 1, "week": 7, "weeks": 7, "month": 30, "months": 30, "year": 365, "years": 365}
_BEFORE = frozenset({"on", "from", "since", "in", "of", "this", "past", "dated"})  # belong to the date behind them
MOST_YEARS = 60  # that a day without a year is looked for in

_A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Days:
    """From one day to another, as ISO dates; both count."""

    first: str
    last: str

    @property
    def low(self) -> str:
        """Nothing dated within sorts before this: a month or a year alone stands before its first day."""
        if self.first.endswith("-01-01"):
            return self.first[:4]
        return self.first[:7] if self.first.endswith("-01") else self.first

    @property
    def high(self) -> str:
        """Nothing dated within sorts behind this."""
        return self.last + "~"


@dataclass(frozen=True, slots=True)
class Dated:
    """Words of a query, from ``start`` up to ``stop``, that name days.

    ``sure``: they can mean nothing else. "6 January" may name something, where no story is of that day.
    """

    start: int
    stop: int
    tries: tuple[Days, ...]
    sure: bool


def find_days(words: tuple[str, ...], today: date | None, years: tuple[int, int]) -> Dated | None:
    """The first words that name days; ``years``: of the oldest and the newest row, for a day without a year.

    Without ``today`` only those are found that mean the same at any time.
    """
    for at in range(len(words)):
        found = _calendar(words, at, years) or (None if today is None else _told_from(words, at, today))
        if found is not None:
            start = at
            while start and words[start - 1] in _BEFORE:
                start -= 1
            return Dated(start, found.stop, found.tries, found.sure)
    return None


# ------------------------------------------------------------ by the calendar


def _calendar(words: tuple[str, ...], at: int, years: tuple[int, int]) -> Dated | None:
    for length in (4, 3, 2, 1):
        some = words[at : at + length]
        if length > 2:
            some = tuple(word for word in some if word not in {"of", "the"})
        if at + length <= len(words) and (tries := [*_tries(some, years)]):
            return Dated(at, at + length, tuple(tries), sure=False)
    return None


def _tries(words: tuple[str, ...], years: tuple[int, int]) -> Iterator[Days]:
    match words:
        case (only,) if only.count(".") == 2:
            yield from _tries_of_numbers(tuple(only.split(".")))
        case (year, month) if _is_year(year) and len(month) == 2 and month.isdigit() and 1 <= int(month) <= 12:
            yield _month(int(year), int(month))
        case (month, year) if _month_of(month) and _is_year(year):
            yield _month(int(year), _month_of(month))
        case (one, other) if _month_of(one) and _day_of(other):
            yield from _in_years(years, one, other)
        case (one, other) if _day_of(one) and _month_of(other):
            yield from _in_years(years, other, one)
        case (one, other, year) if _month_of(one) and _day_of(other) and _is_year(year):
            yield from _day_and_next(int(year), _month_of(one), _day_of(other))
        case (one, other, year) if _day_of(one) and _month_of(other) and _is_year(year):
            yield from _day_and_next(int(year), _month_of(other), _day_of(one))
        case (_, _, _) if all(word.isdigit() for word in words):
            yield from _tries_of_numbers(words)


def _in_years(years: tuple[int, int], month: str, day: str) -> Iterator[Days]:
    """The day in the newest year first."""
    for year in range(years[1], max(years[0] - 1, years[1] - MOST_YEARS), -1):
        yield from _day_and_next(year, _month_of(month), _day_of(day))


def _tries_of_numbers(words: tuple[str, ...]) -> Iterator[Days]:
    """ "2026-05-03", "3.5.2026" and, the other way round, "5/3/2026"."""
    if not all(word.isdigit() and len(word) <= 4 for word in words):
        return
    one, two, three = (int(word) for word in words)
    if _is_year(words[0]):
        yield from _day_and_next(one, two, three)
    elif _is_year(words[2]):
        yield from _day_and_next(three, two, one)
        if one != two:
            yield from _day_and_next(three, one, two)


def _day_and_next(year: int, month: int, day: int) -> Iterator[Days]:
    """The day, and the one behind it: what happened late is told in the morning."""
    try:
        first = date(year, month, day)
    except ValueError:
        return
    yield _days(first, first)
    if first < date.max:
        yield _days(first + _A_DAY, first + _A_DAY)


def _month(year: int, month: int) -> Days:
    return Days(f"{year:04d}-{month:02d}-01", f"{year:04d}-{month:02d}-31")


def _month_of(word: str) -> int:
    """The number of a month, 0 where it is none."""
    return MONTHS.index(word) + 1 if word in MONTHS else _SHORT_MONTHS.get(word, 0)


def _day_of(word: str) -> int:
    number = word[:-2] if word[-2:] in {"st", "nd", "rd", "th"} else word
    return int(number) if number.isascii() and number.isdigit() and len(number) <= 2 and 1 <= int(number) <= 31 else 0


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isascii() and word.isdigit() and "1800" <= word < "2200"


# ------------------------------------------------------------ counted from today


def _told_from(words: tuple[str, ...], at: int, today: date) -> Dated | None:
    one, two, three = (*words[at : at + 3], "", "", "")[:3]
    if tries := _relative_day(one, today):
        return Dated(at, at + 1, tries, sure=True)
    if one in _SINCE and two in _PERIODS:
        return Dated(at, at + 2, _period(one, two, today), sure=True)
    if one in _SINCE and two == "night":
        return Dated(at, at + 2, (_back(today, 1, 0),), sure=True)
    if one == "this" and two in {"morning", "afternoon", "evening"}:
        return Dated(at, at + 2, (_back(today, 0, 0),), sure=True)
    if one in {"last", "past"} and two in _NUMBERS | _DIGITS and three in _UNITS:
        return Dated(at, at + 3, (_back(today, _count(two) * _UNITS[three], 0),), sure=True)
    if (one in _NUMBERS or one in _DIGITS) and two in _UNITS and three == "ago":
        return Dated(at, at + 3, _ago(_count(one) * _UNITS[two], _UNITS[two], today), sure=True)
    return _weekday(words, at, today)


_DIGITS = {str(number): number for number in range(1, 100)}
_SINCE = frozenset({"last", "this", "past"})
_PERIODS = frozenset({"week", "month", "year", "weekend"})


def _count(word: str) -> int:
    return _NUMBERS.get(word) or _DIGITS[word]


def _relative_day(word: str, today: date) -> tuple[Days, ...]:
    if word in {"today", "todays", "tonight"}:
        return (_back(today, 0, 0),)
    return (_back(today, 1, 1),) if word in {"yesterday", "yesterdays"} else ()


def _period(which: str, unit: str, today: date) -> tuple[Days, ...]:
    """The week, month or year of the calendar, then as many days up to today."""
    begin = {
        "week": today - today.weekday() * _A_DAY,
        "weekend": today - ((today.weekday() - 5) % 7) * _A_DAY,
        "month": today.replace(day=1),
        "year": today.replace(month=1, day=1),
    }[unit]
    if unit == "weekend":
        return (_days(begin, begin + 2 * _A_DAY), _days(begin - 7 * _A_DAY, begin - 5 * _A_DAY))
    if which != "last":
        return (_days(begin, today), _back(today, _UNITS[unit], 0))
    end = begin - _A_DAY
    first = {"week": end - 6 * _A_DAY, "month": end.replace(day=1), "year": end.replace(month=1, day=1)}[unit]
    return (_days(first, end), *(() if unit == "year" else (_back(today, _UNITS[unit], 0),)))


def _ago(days: int, unit: int, today: date) -> tuple[Days, ...]:
    """About so long ago: a day more or less counts, of weeks some days."""
    slack = 0 if unit == 1 else unit // 2
    return (_back(today, days + slack, days - slack), _back(today, days + 1, days - 1))


def _weekday(words: tuple[str, ...], at: int, today: date) -> Dated | None:
    """The last such day up to today, and the morning behind it; alone it may be a word like others."""
    start = at + (words[at] == "last")
    if start >= len(words) or words[start] not in {*_WEEKDAYS, *_SHORT_DAYS}:
        return None
    word = words[start]
    sure = start > at or (at > 0 and words[at - 1] in {"on", "from", "since", "this"})
    if word not in _WEEKDAYS and not sure:
        return None  # "sat", "sun", "wed", "mon"
    number = _WEEKDAYS.index(word) if word in _WEEKDAYS else _SHORT_DAYS[word]
    back = (today.weekday() - number) % 7
    if start > at and back == 0:
        back = 7
    tries = (_back(today, back, back), *((_back(today, back - 1, back - 1),) if back else ()))
    return Dated(at, start + 1, tries, sure)


def _back(today: date, most: int, least: int) -> Days:
    return _days(_before(today, most), _before(today, least))


def _before(today: date, days: int) -> date:
    return date.fromordinal(max(1, min(today.toordinal() - days, date.max.toordinal())))


def _days(first: date, last: date) -> Days:
    return Days(first.isoformat(), last.isoformat())
