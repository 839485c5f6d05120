"""What the bot calls itself to servers: its name and version, and how to reach who runs it."""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError, version
from typing import Final

NAME: Final = "Nutgraf"  # also the name that robots.txt and X-Robots-Tag know it by
MOST_LETTERS: Final = 200
_NOT_IN_COMMENT = re.compile(r"[^\x20-\x7e]|[()\\]")


def user_agent(contact: str | None) -> str:
    """``Nutgraf/VERSION (+contact)``, the contact left out where none is set or nothing printable is left of it."""
    try:
        known = version("nutgraf")
    except PackageNotFoundError:
        known = "0"
    reached = _NOT_IN_COMMENT.sub("", contact or "").strip()[:MOST_LETTERS]
    return f"{NAME}/{known} (+{reached})" if reached else f"{NAME}/{known}"
