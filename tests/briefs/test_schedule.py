import contextlib
import os
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.errors import BadDaysError, BadTimeError
from briefs.schedule import (
    APART,
    EVERY_DAY,
    GRACE,
    Decision,
    Served,
    Slot,
    Timetable,
    decide,
    instant_for,
    longest_gap,
    next_slot,
    parse_days,
    parse_time,
)

SEVEN = time(7)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
SET_AT = datetime(2026, 3, 1, tzinfo=UTC)


def timetable(wall: time = SEVEN, zone: str = "UTC", days: tuple[int, ...] = EVERY_DAY) -> Timetable:
    return Timetable(time=wall, zone=zone, days=days)


def utc(day: int, hour: int = 0, minute: int = 0) -> datetime:
    return datetime(2026, 3, day, hour, minute, tzinfo=UTC)


def served(day: int, hour: int = 7) -> Served:
    return Served(local_date=date(2026, 3, day), posted_at=utc(day, hour))


def at(now: datetime, *done: Served, plan: Timetable | None = None, armed_at: datetime = SET_AT) -> Decision:
    return decide(plan or timetable(), armed_at=armed_at, served=done, now=now)


@pytest.mark.parametrize(
    ("zone", "day", "wall", "expected"),
    [
        ("Europe/Berlin", date(2026, 3, 29), time(2, 30), "2026-03-29T01:30"),  # 02:30 is skipped: 03:30 summer time
        ("Europe/Berlin", date(2026, 10, 25), time(2, 30), "2026-10-25T00:30"),  # twice: the first one
        ("Africa/Cairo", date(2026, 4, 24), time(0), "2026-04-23T22:00"),  # no midnight: 01:00 summer time
        ("America/Havana", date(2026, 3, 8), time(0), "2026-03-08T05:00"),
        ("Australia/Lord_Howe", date(2026, 10, 4), time(2, 15), "2026-10-03T15:45"),  # half an hour is skipped
        ("America/Nuuk", date(2026, 3, 28), time(23, 30), "2026-03-29T01:30"),  # shifts into the next date
        ("Asia/Kathmandu", date(2026, 1, 1), SEVEN, "2026-01-01T01:15"),
    ],
)
def test_skipped_hours_shift_forward_and_repeated_ones_take_the_first(
    zone: str, day: date, wall: time, expected: str
) -> None:
    assert instant_for(day, wall, zone) == datetime.fromisoformat(expected).replace(tzinfo=UTC)


def test_a_date_that_an_island_skipped_has_no_instant() -> None:
    assert instant_for(date(2011, 12, 30), SEVEN, "Pacific/Apia") is None
    assert instant_for(date(2011, 12, 31), SEVEN, "Pacific/Apia") is not None


def test_a_slot_is_due_from_its_minute_on() -> None:
    assert at(utc(2, 6, 59), served(1)).due is None
    decision = at(utc(2, 7, 0), served(1))
    assert decision.due == Slot(local_date=date(2026, 3, 2), due_at=utc(2, 7))
    assert not decision.late
    assert decision.next == Slot(local_date=date(2026, 3, 3), due_at=utc(3, 7))


def test_a_served_date_is_never_due_again() -> None:
    decision = at(utc(2, 7, 1), served(1), served(2))
    assert decision.due is None
    assert decision.missed == ()


def test_within_the_grace_time_it_is_late_and_beyond_it_missed() -> None:
    late = at(utc(2, 7) + GRACE, served(1))
    assert late.due is not None
    assert late.late
    missed = at(utc(2, 7) + GRACE + timedelta(seconds=1), served(1))
    assert missed.due is None
    assert [slot.local_date for slot in missed.missed] == [date(2026, 3, 2)]


def test_after_days_away_one_is_posted_and_the_others_are_recorded() -> None:
    decision = at(utc(9, 8), served(5))
    assert decision.due is not None
    assert decision.due.local_date == date(2026, 3, 9)
    assert [slot.local_date.day for slot in decision.missed] == [6, 7, 8]


def test_nothing_is_owed_from_before_it_was_set_or_resumed() -> None:
    decision = at(utc(9, 7, 5), armed_at=utc(9, 7, 1))
    assert (decision.due, decision.missed) == (None, ())
    assert decision.next == Slot(local_date=date(2026, 3, 10), due_at=utc(10, 7))


def test_what_is_set_at_its_very_instant_begins_with_the_next_as_was_told() -> None:
    decision = at(utc(9, 7), armed_at=utc(9, 7))
    assert decision.due is None
    assert decision.next == next_slot(timetable(), served=[], now=utc(9, 7))


def test_only_its_days_are_scheduled() -> None:
    plan = timetable(days=(0, 3))  # 2 March 2026 is a Monday
    assert at(utc(3, 7, 1), served(2), plan=plan).due is None
    found = next_slot(plan, served=[served(2)], now=utc(2, 8))
    assert found is not None
    assert found.local_date == date(2026, 3, 5)


def test_a_clock_that_jumps_ahead_and_back_never_bursts() -> None:
    done = [served(1)]
    for now in (utc(2, 7), utc(12, 7), utc(2, 7, 1), utc(3, 7), utc(1, 7), utc(4, 7), utc(12, 7, 2)):
        decision = at(now, *done)
        done += (Served(local_date=slot.local_date, posted_at=None) for slot in decision.missed)
        if decision.due:
            done.append(Served(local_date=decision.due.local_date, posted_at=now))
    dates = [one.local_date for one in done]
    assert len(dates) == len(set(dates))
    posted = sorted(one.posted_at for one in done if one.posted_at)
    assert all(later - earlier >= APART for earlier, later in pairwise(posted))


def test_a_timetable_set_while_the_clock_was_years_ahead_still_serves() -> None:
    assert at(utc(2, 7, 1), armed_at=SET_AT + 4000 * DAY).due is not None


def test_a_new_time_on_the_next_morning_is_skipped_when_it_comes_too_soon() -> None:
    evening = Served(local_date=date(2026, 3, 2), posted_at=utc(2, 23))
    assert at(utc(3, 1), evening, plan=timetable(time(1)), armed_at=utc(2, 23, 30)).due is None
    found = next_slot(timetable(time(1)), served=[evening], now=utc(2, 23, 30))
    assert found is not None
    assert found.due_at == utc(4, 1)


def test_a_date_missed_keeps_no_distance() -> None:
    missed = Served(local_date=date(2026, 3, 2), posted_at=None)
    assert at(utc(3, 1), missed, plan=timetable(time(1)), armed_at=utc(2, 3)).due is not None


hours = st.integers(0, 47)
walls = st.builds(time, st.integers(0, 23), st.sampled_from([0, 30]))
zone_names = st.sampled_from(["UTC", "Asia/Tokyo", "America/New_York", "Europe/Kyiv", "Asia/Kolkata", "America/Havana"])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(hours, walls, zone_names, st.booleans()), min_size=1, max_size=8))
def test_changes_of_time_and_zone_never_bring_two_within_twelve_hours_and_starve_nobody(
    changes: list[tuple[int, time, str, bool]],
) -> None:
    now, done = utc(5), list[Served]()
    for pause, wall, zone, away in changes:
        plan, armed_at, end = timetable(wall, zone), now, now + pause * HOUR
        found = next_slot(plan, served=done, now=now)
        assert found is not None
        assert found.due_at - now <= 60 * HOUR
        while (now := now + (5 * HOUR if away else timedelta(minutes=30))) <= end:
            decision = decide(plan, armed_at=armed_at, served=done, now=now)
            done += (Served(local_date=slot.local_date, posted_at=None) for slot in decision.missed)
            if decision.due:
                assert decision.due.local_date not in {one.local_date for one in done}
                done.append(Served(local_date=decision.due.local_date, posted_at=now))
    posted = [one.posted_at for one in done if one.posted_at]
    assert all(later - earlier >= APART for earlier, later in pairwise(posted))


def posts_of(plan: Timetable, first: date, last: date) -> Iterator[tuple[date, datetime]]:
    """Two years of a bot that ticks just after every instant, with the dates it posted."""
    now = datetime.combine(first - DAY, time(0), tzinfo=UTC)
    armed_at, done = now, list[Served]()
    while (following := next_slot(plan, served=done, now=now)) and following.local_date <= last:
        now = following.due_at + timedelta(seconds=20)
        decision = decide(plan, armed_at=armed_at, served=done, now=now)
        assert decision.due == following
        assert decision.missed == ()
        done = [*done[-3:], Served(local_date=following.local_date, posted_at=now)]
        yield following.local_date, following.due_at


# `NUTGRAF_ALL_ZONES=1 pytest tests/briefs/test_schedule.py` takes every zone and two years (some minutes).
EVERY_ZONE = sorted(name for name in available_timezones() if name not in {"localtime", "Factory", "posixrules"})
ODD_ZONES = ["Africa/Cairo", "America/Havana", "Atlantic/Azores", "Australia/Lord_Howe", "America/Nuuk", "Asia/Beirut"]
FULL = bool(os.environ.get("NUTGRAF_ALL_ZONES"))


@pytest.mark.parametrize("zone", EVERY_ZONE if FULL else [*ODD_ZONES, "Pacific/Chatham", "Africa/Casablanca"])
@pytest.mark.parametrize("wall", [time(0), time(2, 30), SEVEN], ids=str)
def test_every_local_date_of_two_years_is_served_exactly_once(zone: str, wall: time) -> None:
    first, last = date(2026, 1, 1), date(2027, 12, 31)
    posts = [post for post in posts_of(timetable(wall, zone), first, last) if post[0] >= first]
    assert [day for day, _ in posts] == [first + number * DAY for number in range((last - first).days + 1)]
    for day, instant in posts:
        local = instant.astimezone(ZoneInfo(zone))
        shifted = datetime.combine(day, wall, tzinfo=ZoneInfo(zone)).astimezone(UTC).astimezone(ZoneInfo(zone))
        assert local.replace(tzinfo=None) >= datetime.combine(day, wall)
        assert local == shifted


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("07:30", time(7, 30)),
        ("7:30", time(7, 30)),
        (" 7:30  pm ", time(19, 30)),
        ("7:30PM", time(19, 30)),
        ("7 p.m.", time(19)),
        ("12 am", time(0)),
        ("12:15 pm", time(12, 15)),
        ("7.05", time(7, 5)),
        ("00:00", time(0)),
        ("23:59", time(23, 59)),
    ],
)
def test_a_time_is_read_as_people_type_it(typed: str, expected: time) -> None:
    assert parse_time(typed) == expected


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("24:00", "range"),
        ("7:60", "range"),
        ("13 pm", "range"),
        ("0:30 am", "range"),
        ("７:３０", "digits"),
        ("٧:٣٠", "digits"),
        ("7", "form"),
        ("730", "form"),
        ("7:3", "form"),
        ("morning", "form"),
        ("", "form"),
        ("-1:00", "form"),
        ("07:30:00", "form"),
    ],
)
def test_what_is_no_time_is_refused_with_the_reason(typed: str, why: str) -> None:
    with pytest.raises(BadTimeError) as caught:
        parse_time(typed)
    assert caught.value.why == why


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("", EVERY_DAY),
        ("daily", EVERY_DAY),
        ("Every day", EVERY_DAY),
        ("mon-fri", (0, 1, 2, 3, 4)),
        ("Weekdays", (0, 1, 2, 3, 4)),
        ("weekends", (5, 6)),
        ("mon,wed", (0, 2)),
        ("Wed, Mon & Friday", (0, 2, 4)),
        ("mondays and thurs", (0, 3)),
        ("mon wed fri", (0, 2, 4)),
        ("fri – mon", (0, 4, 5, 6)),
        ("tu-th, sunday", (1, 2, 3, 6)),
    ],
)
def test_days_are_read_as_people_type_them(typed: str, expected: tuple[int, ...]) -> None:
    assert parse_days(typed) == expected


@pytest.mark.parametrize("typed", ["x", "mon-xyz", "someday", "7", "mon-", "t", "ｍｏｎ"])
def test_what_is_no_day_is_refused(typed: str) -> None:
    with pytest.raises(BadDaysError):
        parse_days(typed)


@given(st.text(max_size=100))
def test_no_typed_text_breaks_the_readers(typed: str) -> None:
    for read, error in ((parse_time, BadTimeError), (parse_days, BadDaysError)):
        with contextlib.suppress(error):
            read(typed)


@pytest.mark.parametrize(("days", "gap"), [(EVERY_DAY, 1), ((0, 1, 2, 3, 4), 3), ((2,), 7), ((0, 3), 4), ((6, 0), 6)])
def test_the_longest_gap_says_what_an_edition_has_to_look_back_over(days: tuple[int, ...], gap: int) -> None:
    assert longest_gap(days) == gap * DAY


@pytest.mark.parametrize("bad", [{"days": ()}, {"days": (7,)}, {"time": time(7, tzinfo=UTC)}, {"zone": "Nowhere/Town"}])
def test_a_timetable_refuses_nonsense(bad: dict[str, object]) -> None:
    with pytest.raises((ValueError, KeyError)):
        Timetable(**({"time": SEVEN, "zone": "UTC", "days": EVERY_DAY} | bad))  # type: ignore[arg-type]
