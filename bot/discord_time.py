"""What time it is by Discord, told by the Date of its answers.

Only an answer that came over TLS is believed: anything else on the way could have written it.
"""

from __future__ import annotations

import email.utils
from collections.abc import Callable
from datetime import UTC, datetime, timedelta


class DiscordTime:
    """Keeps the latest moment that Discord told, and what has gone by since."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._told: tuple[datetime, float] | None = None

    def take(self, date: str, *, secure: bool) -> None:
        """Take in the Date of an answer; one that is none is passed over."""
        if not secure:
            return
        try:
            moment = email.utils.parsedate_to_datetime(date)
        except ValueError:
            return
        self._told = (moment if moment.tzinfo else moment.replace(tzinfo=UTC), self._monotonic())

    def now(self) -> datetime | None:
        """The time by Discord; None where it never told one. A machine that slept has to hear it anew."""
        if self._told is None:
            return None
        moment, at = self._told
        return moment + timedelta(seconds=self._monotonic() - at)
