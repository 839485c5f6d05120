"""When a digest is due: pure functions of a clock value, wall time and zone names.

What is stored is a wall time and the name of a zone; the instant is worked out anew at each tick, so that a change
of a country's rules needs no change here. A channel gets at most one digest a local date: every date that was
served, or missed, is named in what these functions are given.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from briefs.errors import BadDaysError, BadTimeError

DAY = timedelta(days=1)
GRACE = timedelta(hours=3)  # a morning digest still serves a late breakfast; after that the next one tells it all
LATE = timedelta(minutes=10)  # some ticks and a few tries again; readers notice from about here
APART = timedelta(hours=12)  # two digests nearer than this read as one sent twice, whatever their dates say
MISSED_KEPT = 14  # missed dates recorded at most: two weeks tell an admin enough, and a wrong clock can't flood
AHEAD = 30  # dates looked ahead: a weekly digest that meets a served date and one under 12 hours is still found
CLOCK_SLACK = timedelta(minutes=5)  # what a clock that was set back may have passed over

EVERY_DAY = (0, 1, 2, 3, 4, 5, 6)
_DAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAY_WORDS = {
    "daily": EVERY_DAY,
    "everyday": EVERY_DAY,
    "all": EVERY_DAY,
    "weekdays": EVERY_DAY[:5],
    "weekends": (5, 6),
}
_DAY_WORDS |= {"weekday": EVERY_DAY[:5], "weekend": (5, 6)}

# "07:30", "7:30", "7.30", "7:30 pm", "7 p.m.", "12:05am"; the hour alone needs its am or pm.
_TIME = re.compile(
    r"""
    (?P<hour> [0-9]{1,2} )
    (?: [:.] (?P<minute> [0-9]{2} ) )?
    \ ?
    (?P<half> [ap] \.? m \.? )?
    """,
    re.VERBOSE | re.IGNORECASE,
)
# "mon", "Mondays", "mon-fri", "fri – mon": one day or a run of days.
_DAYS = re.compile(
    r"""
    (?P<first> [a-z]{2,10} )
    (?: \ ? [-–—] \ ? (?P<last> [a-z]{2,10} ) )?
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Timetable:
    """A wall time in a zone on some days of the week (0 is Monday)."""

    time: time
    zone: str
    days: tuple[int, ...]

    def __post_init__(self) -> None:
        if self.time.tzinfo is not None:
            raise ValueError("the time of a timetable is a wall time")
        if not self.days or not set(self.days) <= set(range(7)):
            raise ValueError("a timetable needs days of the week, 0 to 6")
        ZoneInfo(self.zone)


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One scheduled digest: its local date and its instant in UTC."""

    local_date: date
    due_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """A local date that is done with. ``posted_at``: when its digest went out (or may have); None: it was missed."""

    local_date: date
    posted_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a tick has to do for one channel.

    ``due`` is to be posted now (``late``: readers should be told), ``missed`` to be recorded and never posted, and
    ``next`` is the one after that. ``near`` came too soon after a digest: it is to be recorded as left out.
    """

    due: Slot | None
    late: bool
    missed: tuple[Slot, ...]
    next: Slot | None
    near: tuple[Slot, ...] = ()


def instant_for(local_date: date, wall: time, zone: str) -> datetime | None:
    """The UTC instant of a wall time: skipped hours shift forward, of a repeated hour it is the first.

    None where the zone has no such date (an island that crossed the date line skipped a day).
    """
    tz = ZoneInfo(zone)
    midnight = datetime.combine(local_date, time(0), tzinfo=tz).astimezone(UTC)
    if midnight.astimezone(tz).date() != local_date:
        return None
    return datetime.combine(local_date, wall.replace(fold=0), tzinfo=tz).astimezone(UTC)


def decide(
    timetable: Timetable, *, armed_at: datetime, served: Iterable[Served], now: datetime, grace: timedelta = GRACE
) -> Decision:
    """What is due at ``now`` for a timetable which counts from ``armed_at`` (when it was set or resumed).

    ``served`` names the dates done with, from `AHEAD` days before ``now`` on, those to come among them. At most one
    slot is due, however long the bot was away or wherever the clock jumped to.
    """
    served = tuple(served)
    if armed_at > now:  # the clock was set back since: what it passes again is told apart by the dates served
        armed_at = now - CLOCK_SLACK
    today = now.astimezone(ZoneInfo(timetable.zone)).date()
    unserved = _after_the_last(list(_slots(timetable, armed_at, now)), served, today)
    near = tuple(slot for slot in unserved if _is_new(slot, served) and not _is_apart(slot.due_at, served))
    past = [slot for slot in unserved if _is_open(slot, served)][-MISSED_KEPT:]
    due = past.pop() if past and now - past[-1].due_at <= grace and _is_apart(now, served) else None
    after = (*served, Served(local_date=due.local_date, posted_at=now)) if due else served
    return Decision(
        due=due,
        late=due is not None and now - due.due_at > LATE,
        missed=tuple(past),
        next=_next_open(timetable, after, now),
        near=near[-MISSED_KEPT:],
    )


def next_slot(timetable: Timetable, *, served: Iterable[Served], now: datetime) -> Slot | None:
    """The next digest of a timetable that is set or resumed at ``now``."""
    return _next_open(timetable, tuple(served), now)


def parse_time(text: str) -> time:
    """The time of day that somebody typed; raises `BadTimeError` where it is none."""
    text = " ".join(text.split())
    if any(char.isdigit() and char not in "0123456789" for char in text):
        raise BadTimeError(text, "digits")
    found = _TIME.fullmatch(text)
    if found is None or (found["minute"] is None and found["half"] is None):
        raise BadTimeError(text, "form")
    hour, minute, half = int(found["hour"]), int(found["minute"] or 0), (found["half"] or "").casefold()
    if half:
        if not 1 <= hour <= 12:
            raise BadTimeError(text, "range")
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    if hour > 23 or minute > 59:
        raise BadTimeError(text, "range")
    return time(hour, minute)


def parse_days(text: str) -> tuple[int, ...]:
    """The days of the week that somebody typed, in order; nothing typed is every day. Raises `BadDaysError`."""
    days: set[int] = set()
    for part in re.split(r"[,;/&+]|\band\b", text.casefold()):
        if part := " ".join(part.split()):
            days.update(_days_of(part))
    return tuple(sorted(days)) or EVERY_DAY


def _days_of(part: str) -> Sequence[int]:
    if part in _DAY_WORDS or part == "every day":
        return _DAY_WORDS.get(part, EVERY_DAY)
    found = _DAYS.fullmatch(part)
    if found is None:
        if " " in part:  # "mon wed fri"
            return [day for word in part.split() for day in _days_of(word)]
        raise BadDaysError(part)
    first = _day_of(found["first"])
    last = _day_of(found["last"]) if found["last"] else first
    return [day % 7 for day in range(first, last + 1 if last >= first else last + 8)]


def _day_of(word: str) -> int:
    """The day that ``word`` names or begins: "mo", "tues", "Thursdays"."""
    for day, name in enumerate(_DAY_NAMES):
        if name.startswith(word) or word == f"{name}s":
            return day
    raise BadDaysError(word)


def longest_gap(days: Sequence[int]) -> timedelta:
    """The longest time between two scheduled days: what a digest of these days has to look back over."""
    ordered = sorted(set(days))
    steps = [later - earlier for earlier, later in zip(ordered, [*ordered[1:], ordered[0] + 7], strict=True)]
    return DAY * max(steps)


def _slots(timetable: Timetable, first: datetime, last: datetime) -> Iterator[Slot]:
    """The slots after ``first`` up to ``last``, the latest weeks of them where the time between is long."""
    first = max(first, last - DAY * AHEAD)
    tz = ZoneInfo(timetable.zone)
    day, end = first.astimezone(tz).date() - DAY, last.astimezone(tz).date()
    while day <= end:
        slot = _slot_on(timetable, day)
        if slot is not None and first < slot.due_at <= last:
            yield slot
        day += DAY


def _after_the_last(slots: Sequence[Slot], served: Sequence[Served], today: date) -> list[Slot]:
    """The slots after the last date served so far: whatever came before it is settled, recorded or not."""
    settled = max((one.local_date for one in served if one.local_date <= today), default=None)
    return [slot for slot in slots if settled is None or slot.local_date > settled]


def _slot_on(timetable: Timetable, day: date) -> Slot | None:
    if day.weekday() not in timetable.days:
        return None
    due_at = instant_for(day, timetable.time, timetable.zone)
    return None if due_at is None else Slot(local_date=day, due_at=due_at)


def _next_open(timetable: Timetable, served: Sequence[Served], now: datetime) -> Slot | None:
    day = now.astimezone(ZoneInfo(timetable.zone)).date() - DAY
    for _ in range(AHEAD):
        slot = _slot_on(timetable, day)
        if slot is not None and slot.due_at > now and _is_open(slot, served):
            return slot
        day += DAY
    return None


def _is_open(slot: Slot, served: Sequence[Served]) -> bool:
    return _is_new(slot, served) and _is_apart(slot.due_at, served)


def _is_new(slot: Slot, served: Sequence[Served]) -> bool:
    return all(one.local_date != slot.local_date for one in served)


def _is_apart(moment: datetime, served: Sequence[Served]) -> bool:
    return all(one.posted_at is None or abs(moment - one.posted_at) >= APART for one in served)
