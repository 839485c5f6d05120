"""What an article's date tells of whether it is news: how late it can be meant, and whether it lies ahead."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

AHEAD = timedelta(days=1)  # a date further ahead is a slip or an announcement's, not when the article came out
FRESH = timedelta(days=3)  # a Friday evening's story may still open a Monday's digest; older copy is no news
ZONE_SLACK = timedelta(hours=14)  # a date without a zone may have been written anywhere on Earth


def is_fresh(published: str | None, now: datetime, fresh: timedelta = FRESH) -> bool:
    """Whether what was published then still counts as news; the undated, and dates that can't be read, do.

    A date is as precise as its source: "2026-01" is fresh as long as any moment of that month is.
    """
    latest = latest_moment(published)
    return latest is None or latest >= now - fresh


def is_ahead(published: str | None, now: datetime) -> bool:
    """Whether a date lies more than a day ahead, whatever moment of it is meant: it is no report of today.

    A clock that goes wrong, or another zone, makes less of a difference.
    """
    if published is None or ((latest := latest_moment(published)) is not None and latest <= now + AHEAD):
        return False
    try:
        if len(published) <= len("2026-01-06"):
            year, month, day = (*(int(part) for part in published.split("-")), 1, 1)[:3]
            first = datetime(year, month, day, tzinfo=UTC)
        else:
            moment = datetime.fromisoformat(published)
            first = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return first > now + AHEAD
    except (ValueError, OverflowError):
        return False


@lru_cache(maxsize=4096)
def latest_moment(published: str | None) -> datetime | None:
    """The last moment that ``published`` can mean, or None where it says nothing that can be read."""
    if published is None:
        return None
    try:
        if len(published) <= len("2026-01-06"):
            return _end_of(published)
        moment = datetime.fromisoformat(published)
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC) + ZONE_SLACK
    except (ValueError, OverflowError):
        return None


def _end_of(published: str) -> datetime:
    """The end of a year, a month or a day, wherever on Earth it was meant."""
    year, month, day = (*(int(part) for part in published.split("-")), 0, 0)[:3]
    if day:
        after = date(year, month, day) + timedelta(days=1)
    elif month:
        after = date(year + month // 12, month % 12 + 1, 1)
    else:
        after = date(year + 1, 1, 1)
    return datetime(after.year, after.month, after.day, tzinfo=UTC) + ZONE_SLACK
