"""A span of time in words."""

from __future__ import annotations

from typing import Final

_MINUTE, _HOUR, _DAY = 60, 3_600, 86_400
_IN_HOURS: Final = 2 * _HOUR  # from here on minutes say too much
_IN_DAYS: Final = 2 * _DAY


def span_told(seconds: float) -> str:
    """So many minutes, hours or days: never less than the span, and never "0"."""
    for least, unit, name in ((_IN_DAYS, _DAY, "days"), (_IN_HOURS, _HOUR, "hours")):
        if seconds >= least:
            return f"{-int(-seconds // unit)} {name}"
    return f"{max(1, -int(-seconds // _MINUTE))} min"
