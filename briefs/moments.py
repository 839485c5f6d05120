"""The dates a sentence states, as exact as its words and the article's own date make them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from briefs.moment_words import (
    AFTER,
    ANY,
    APART,
    AUXILIARY,
    BEHIND,
    DAY_TO,
    DETERMINED,
    FULL,
    GOLF,
    HABIT,
    HAD,
    ISO,
    LINKING,
    LOCAL,
    MONTHS,
    NAMED_AHEAD,
    NAMED_DAY,
    NEXT,
    NUMBERS,
    NUMERIC,
    OF_DAY,
    OF_MONTH,
    OF_YEAR,
    PART_OF,
    PARTICIPLE,
    PLACED,
    POSSESSIVE,
    QUOTED,
    RELATIVE,
    RELATIVE_CLAUSE,
    SPAN,
    SPAN_BEFORE,
    STATIVE,
    WEEKDAY,
    WEEKDAYS,
)
from briefs.tenses import (
    FUTURE,
    OVERTAKEN,
    PAST,
    PRESENT,
    PROMISED,
    is_arranged,
    is_awaited,
    is_past,
    looks_on,
    outlook_at,
)

DAY_LONG = len("2026-01-06")
MONTH_LONG = len("2026-01")
YEAR_LONG = len("2026")
WEEK = 7
MONTH_DAYS = 31
SOON = 65  # days; a date so far ahead is not told as that of a year ago


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A date as a sentence states it: ``words`` at ``start`` of the sentence.

    ``iso`` is as precise as the words ("2025-05-06", "2025-05", "2025"); None where only the words say when.
    ``side``: it stands in a clause beside the main one. ``state``: something has lasted since then. ``before``: it is
    the day of what the main clause came after, or before.
    """

    words: str
    start: int
    iso: str | None = None
    side: bool = False
    state: bool = False
    before: bool = False

    @property
    def end(self) -> int:
        """Behind its last word."""
        return self.start + len(self.words)


def find_moments(words: str, published: str | None = None) -> tuple[Moment, ...]:
    """The dates of a sentence in order. ``published`` is the article's own date, ISO 8601, where it has one.

    A weekday or "last month" counts from the day that ``published`` names where it was written. What may be meant in
    two ways is no date; in a quotation only a date with its year is one.
    """
    return tuple(_Finder(words, published).find()) if ANY.search(words) else ()


def main_moment(moments: tuple[Moment, ...]) -> Moment | None:
    """The date on which what the sentence tells was, is or will be; a state that lasts has none."""
    happening = [one for one in moments if not one.state and not one.before]
    main = [one for one in happening if not one.side]
    if main:
        return main[0]
    return next((one for one in happening if one.iso is None or len(one.iso) > YEAR_LONG), None)


class _Finder:
    def __init__(self, words: str, published: str | None) -> None:
        self._words = words
        self._published = published
        self._day = _day_of(published)
        self._quoted = [(match.start(), match.end()) for match in QUOTED.finditer(words)]
        self._narrated = QUOTED.sub(lambda match: " " * len(match[0]), words)
        self._found: list[Moment] = []

    def find(self) -> list[Moment]:
        self._absolute()
        self._of_months()
        self._of_years()
        self._weekdays()
        self._days_of_month()
        self._relatives()
        return sorted(self._found, key=lambda one: one.start)

    def _put(self, start: int, end: int, iso: str | None, *, state: bool = False) -> None:
        if any(start < one.end and one.start < end for one in self._found):
            return
        printed = self._words[start:end].rstrip()
        side = RELATIVE_CLAUSE.search(self._narrated[:start]) is not None or self._is_reduced(start, end)
        clause = AFTER.search(self._words[:start])
        before = clause is not None and any(is_past(word.lower()) for word in clause["words"].split())
        self._found.append(Moment(words=printed, start=start, iso=iso, side=side, state=state, before=before))

    def _is_reduced(self, start: int, end: int) -> bool:
        """Whether the date belongs to a clause without its "who were": "those elected in 2010 hoped …"."""
        ahead = PARTICIPLE.search(self._narrated, max(0, start - 60), start)
        if ahead is None or not is_past(ahead["word"].lower()) or ahead["before"] in AUXILIARY:
            return False
        if ahead["before"] == ",":
            return True
        follows = NEXT.match(self._narrated, end)
        return follows is not None and (follows["word"] in AUXILIARY or is_past(follows["word"]))

    def _is_quoted(self, start: int) -> bool:
        return any(first <= start < last for first, last in self._quoted)

    def _tense(self, start: int, end: int) -> str:
        if self._before(start) in ("through", "until", "till") and not HAD.search(self._narrated):
            return PRESENT  # the nearest one
        if is_arranged(self._narrated[:start]):
            return PRESENT
        return outlook_at(self._narrated, start, end)

    def _before(self, start: int) -> str:
        match = BEHIND.search(self._words, max(0, start - 24), start)
        return match["word"].lower() if match else ""

    # ------------------------------------------------------------ dates with a day

    def _absolute(self) -> None:
        for match in FULL.finditer(self._words):
            month = _month_number(match["month"] or match["month2"])
            day, year = int(match["day"] or match["day2"]), match["year"] or match["year2"]
            start = match.start()
            if first := match["day2"] and DAY_TO.search(self._words[:start]):  # "from 3 to 5 June"
                day, start = int(first["day"]), first.start("day")
            stated = year or not self._is_quoted(match.start())
            if stated and (match["month"] or match["month2"])[0].isupper() and not self._names_event(*match.span()):
                iso, since = self._with_year(month, day, year, match), self._before(match.start()) == "since"
                if 1 <= day <= 31:
                    self._put(start, match.end(), iso, state=since)
        for match in ISO.finditer(self._words):
            if iso := _iso(int(match["year"]), int(match["month"]), int(match["day"])):
                self._put(match.start(), match.end(), iso)
        for match in NUMERIC.finditer(self._words):
            first, second = int(match["a"]), int(match["b"])
            day, month = (first, second) if first > 12 or match["mark"] == "." or first == second else (second, first)
            if (max(first, second) > 12 or match["mark"] == "." or first == second) and (
                iso := _iso(int(match["year"]), month, day)
            ):
                self._put(match.start(), match.end(), iso)

    def _names_event(self, start: int, end: int) -> bool:
        """Whether the date only tells which event or thing is meant: "the March 3 order"."""
        behind = re.match(r"[ ](?P<word>[a-z]\w*)|['’]s", self._words[end:])
        if behind is None or (behind["word"] or "") in LINKING:
            return False
        return DETERMINED.search(self._words[:start]) is not None or self._before(start) not in PLACED - {"to"}

    def _with_year(self, month: int, day: int, year: str | None, match: re.Match[str]) -> str | None:
        if year:
            return _iso(int(year), month, day)
        own = _year_and_month(self._published)
        if own is None:
            return None
        if match["which"]:
            return _iso(own[0] + _STEP[match["which"].lower()], month, day)
        if self._day is None:
            of_month = self._nearest_month(month, "", match)
            return _iso(int(of_month[:YEAR_LONG]), month, day) if of_month else None
        tense = self._tense(match.start(), match.end())
        near = [iso for years in (-1, 0, 1) if (iso := _iso(self._day.year + years, month, day))]
        soon = [iso for iso in near if 1 < (date.fromisoformat(iso) - self._day).days <= SOON]
        if tense == PAST and soon:
            # "called a vote for Jan. 9", in December: of a day nearly a year ago the year would be printed
            return soon[0] if looks_on(self._narrated[: match.start()]) else None
        return _nearest(near, self._day, tense)

    def _days_of_month(self) -> None:
        """ "on the 24th", where it is a day of this month or of one beside it."""
        for match in OF_DAY.finditer(self._narrated):
            if self._day is None or GOLF.search(self._narrated) or not _is_ordinal(match["day"], match["th"]):
                continue
            own = self._day.year * 12 + self._day.month - 1
            months = (own,) if match["own"] else (own - 1, own, own + 1)
            near = [iso for at in months if (iso := _iso(at // 12, at % 12 + 1, int(match["day"])))]
            tense = self._tense(match.start("words"), match.end())
            iso = _nearest(near, self._day, tense)
            days = (date.fromisoformat(iso) - self._day).days if iso else WEEK * WEEK
            if abs(days) <= MONTH_DAYS and (tense != PAST or days <= 1):
                self._put(match.start("words"), match.end(), iso)

    # ------------------------------------------------------------ months and years

    def _of_months(self) -> None:
        for match in OF_MONTH.finditer(self._words):
            named = match["month"] or match["month2"]
            before = (match["before"] or "").lower()
            year = match["year"] or match["year2"]
            start = match.start("month") if match["month"] else match.start("month2")
            if not named[0].isupper() or self._is_possessive(match.end()):
                continue
            if before == "of" and not year and not PART_OF.search(self._words[: match.start()]):
                continue
            if self._is_quoted(start):
                continue
            if not year and before in ("by", "this") and NAMED_AHEAD.match(self._words, match.end()):
                continue  # "by August Pellow"
            iso = self._month_iso(_month_number(named), year, (match["which"] or before).lower(), match)
            if iso is not None or self._published is None:
                self._put(start, match.end(), iso, state=before == "since")

    def _month_iso(self, month: int, year: str | None, which: str, match: re.Match[str]) -> str | None:
        if year:
            return f"{int(year)}-{month:02d}"
        own = _year_and_month(self._published)
        if own is None:
            return None
        if match["which"]:
            return f"{own[0] + _STEP[which]:04d}-{month:02d}"
        return self._nearest_month(month, which, match)

    def _nearest_month(self, month: int, which: str, match: re.Match[str]) -> str | None:
        """The month's turn nearest to the article's, on the side that the tense tells of; None where it may be either.

        What was promised to happen in a month is yet to come; where that month has just been, it was promised in it or
        for the next one.
        """
        own = _year_and_month(self._published)
        assert own is not None
        ahead = (month - own[1]) % 12
        back = (own[1] - month) % 12
        tense = self._tense(match.start(), match.end())
        if tense == PROMISED and which not in ("last", "next") and back < ahead:
            return None
        if which == "last" or (which != "next" and (tense in (PAST, OVERTAKEN) or (tense == PRESENT and back < ahead))):
            steps = -back
        else:
            steps = ahead
        at = own[0] * 12 + own[1] - 1 + steps
        return f"{at // 12:04d}-{at % 12 + 1:02d}"

    def _of_years(self) -> None:
        for match in OF_YEAR.finditer(self._words):
            before = match["before"].lower()
            if not self._is_possessive(match.end()) and not self._is_quoted(match.start()):
                self._put(match.start("year"), match.end(), match["year"], state=before.startswith("since"))

    # ------------------------------------------------------------ days of the week, and days told from today

    def _weekdays(self) -> None:
        for match in WEEKDAY.finditer(self._narrated):
            start, end = match.span()
            before = self._before(start)
            if self._has_full_date(start, end):
                continue
            if self._is_possessive(end) or self._is_apart(start, end, before) or self._is_habit(start):
                if before == "since":
                    self._put(start, end, self._weekday_iso(match, ""), state=True)
                continue
            if self._is_name(start, end, before):
                continue
            from_word = start - len(before) - 1 if before in ("last", "next", "this") else start
            self._put(from_word, end, self._weekday_iso(match, before))

    def _has_full_date(self, start: int, end: int) -> bool:
        """Whether its date stands beside the day: "Monday, May 5"."""
        return any(0 < one.start - end <= 2 or 0 < start - one.end <= 2 for one in self._found)

    def _is_apart(self, start: int, end: int, before: str) -> bool:
        """Whether the day begins a state, bounds a span, or is that of something else that happened."""
        if before == "of":
            return PART_OF.search(self._narrated[: start - 3]) is None
        if before == "from":
            return SPAN.match(self._narrated, end) is not None
        return before in APART or SPAN_BEFORE.search(self._narrated[:start]) is not None

    def _is_habit(self, start: int) -> bool:
        return HABIT.search(self._narrated) is not None or (
            re.search(r"\bon an?[ ]$", self._narrated[:start], re.IGNORECASE) is not None
        )

    def _is_name(self, start: int, end: int, before: str) -> bool:
        """Whether the day is part of a name ("the Friday Club") or of a thing ("the Tuesday meeting")."""
        if DETERMINED.search(self._narrated[:start]) or NAMED_DAY.search(self._narrated[:start]):
            return True
        follows = NAMED_AHEAD.match(self._narrated, end)
        return follows is not None and before not in PLACED and start > 0 and not before.endswith("ed")

    def _weekday_iso(self, match: re.Match[str], before: str) -> str | None:
        if self._day is None:
            return None
        wanted = WEEKDAYS.index(match["day"].lower())
        back = (self._day.weekday() - wanted) % WEEK
        ahead = (wanted - self._day.weekday()) % WEEK
        if before == "last":
            back = back or WEEK
            return _shift(self._day, -back) if back > self._day.weekday() else None
        if before == "next":
            ahead = ahead or WEEK
            return _shift(self._day, ahead) if self._day.weekday() + ahead >= WEEK else None
        tense = self._tense(match.start(), match.end())
        if tense == OVERTAKEN or (ahead and is_awaited(self._narrated[: match.start()])):
            return None  # it may be the last one or the next
        if tense in (PAST, PROMISED) and ahead == 1 and self._may_be_tomorrow():
            return _shift(self._day, 1)
        if tense in (PAST, PROMISED) and ahead == 1 and len(self._published or "") == DAY_LONG:
            return None  # six days back, or the day itself, of an article dated by its evening
        return _shift(self._day, -back if tense in (PAST, PROMISED) else ahead)

    def _may_be_tomorrow(self) -> bool:
        """Whether, of an evening, the next day has begun where it happened."""
        clock = re.match(r"T(?P<hour>\d\d)", (self._published or "")[DAY_LONG:])
        return clock is not None and int(clock["hour"]) >= 10 and LOCAL.search(self._narrated) is not None

    def _relatives(self) -> None:
        for match in RELATIVE.finditer(self._narrated):
            start, end = match.span()
            if self._is_possessive(end) or self._before(start) in APART or self._is_loose(match):
                continue
            self._put(start, end, self._relative_iso(match))

    def _is_loose(self, match: re.Match[str]) -> bool:
        """Whether "today" means these times, and "last year" only what is compared with."""
        if (match["day"] or "").lower() == "today" and not match["years"]:
            return self._tense(*match.span()) == PRESENT and STATIVE.search(self._narrated) is not None
        return False

    def _relative_iso(self, match: re.Match[str]) -> str | None:
        if match["unit"]:
            return self._unit_iso(match["which"].lower(), match["unit"].lower())
        if self._day is None:
            return None
        if match["years"]:
            word = match["years"].lower()
            years = int(word) if word.isdigit() else _AGO.get(word, 1)
            day = _STEPS[match["day"].lower()]
            return _iso(self._day.year - years, self._day.month, self._day.day + day)
        if match["count"]:
            return _shift(self._day, -NUMBERS[match["count"].lower()])
        if match["ahead"]:
            return _shift(self._day, NUMBERS[match["ahead"].lower()])
        if match["last"]:
            return _shift(self._day, -1)
        return _shift(self._day, _STEPS[(match["day"] or "today").lower()])

    def _unit_iso(self, which: str, unit: str) -> str | None:
        own = _year_and_month(self._published)
        step = 0 if which.endswith("this") else _STEP[which]
        if unit == "year":
            year = (self._published or "")[:YEAR_LONG]
            return str(int(year) + step) if year.isdigit() else None
        if own is None:
            return None
        at = own[0] * 12 + own[1] - 1 + step
        return f"{at // 12:04d}-{at % 12 + 1:02d}"

    def _is_possessive(self, end: int) -> bool:
        return POSSESSIVE.match(self._words, end) is not None


_STEP = {"last": -1, "this": 0, "next": 1}
_STEPS = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
_AGO = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twenty": 20,
    "thirty": 30, "forty": 40, "fifty": 50,
}  # fmt: skip


def _day_of(published: str | None) -> date | None:
    try:
        return date.fromisoformat((published or "")[:DAY_LONG])
    except ValueError:
        return None


def _year_and_month(published: str | None) -> tuple[int, int] | None:
    match = re.match(r"(\d{4})-(\d\d)", published or "")
    return (int(match[1]), int(match[2])) if match else None


def _month_number(named: str) -> int:
    low = named.lower().rstrip(".")[:3]
    return next(number for number, month in enumerate(MONTHS, start=1) if month.startswith(low))


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _shift(day: date, days: int) -> str | None:
    try:
        return (day + timedelta(days=days)).isoformat()
    except OverflowError:
        return None


def _is_ordinal(day: str, ending: str) -> bool:
    """Whether a number has its own ending: "23rd"."""
    teens = 10 < int(day) < 14
    return int(day) <= 31 and ending == ("th" if teens else {"1": "st", "2": "nd", "3": "rd"}.get(day[-1], "th"))


def _nearest(near: list[str], own: date, tense: str) -> str | None:
    """The turn nearest to the article, on the side that the tense tells of."""
    days = [date.fromisoformat(one) for one in near]
    if tense == PAST:
        days = [day for day in days if (day - own).days <= 1] or days
    elif tense == FUTURE:
        days = [day for day in days if (day - own).days >= -1] or days
    return min(days, key=lambda day: abs(day - own)).isoformat() if days else None
