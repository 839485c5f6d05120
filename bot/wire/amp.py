"""Addresses of pages in AMP, told back to the pages that they are copies of, where the manner is a common one."""

from __future__ import annotations

import re
from typing import Final

_CACHES: Final = ("cdn.ampproject.org", "ampproject.net")
_CACHED = re.compile(r"/(?:[a-z]/)?(?:s/)?(?P<host>[\w-]+(?:\.[\w-]+)+)(?P<path>/.*)")
_VIEWED = re.compile(r"/amp/(?:s/)?(?P<host>[\w-]+(?:\.[\w-]+)+)(?P<path>/.*)")
_SEARCH = re.compile(r"google\.(?:com|[a-z]{2}|com?\.[a-z]{2})")
_ENDING = re.compile(r"\.amp(?=(?:\.html?)?/?$)|/amp/?$", re.IGNORECASE)
_TELLING = re.compile(r"\d|-")  # a date, a number, several words: an article's address rather than a section's
_PARAMETERS: Final = frozenset(("amp", "amp=", "amp=1", "amp=true", "amp=yes", "outputtype=amp", "output=amp"))
_VIEWERS: Final = ("amp_js_v=", "amp_gsa=", "usqp=mq", "amp_markup=", "amp_latest_update_time=")


def plain_page(host: str, path: str) -> tuple[str, str]:
    """Host (without "www.") and path of the page itself."""
    if any(host == cache or host.endswith(f".{cache}") for cache in _CACHES):
        host, path = _within(_CACHED, host, path)
    elif _SEARCH.fullmatch(host):
        host, path = _within(_VIEWED, host, path)
    if host.startswith("amp.") and host.count(".") > 1:
        host = host.removeprefix("amp.")
    if path.startswith("/amp/") and _TELLING.search(path):
        path = path.removeprefix("/amp")
    shorter = _ENDING.sub("", path)
    return host, shorter if _TELLING.search(shorter) else path


def without_amp(parts: list[str]) -> list[str]:
    """The parts of a query but those that ask for AMP or come from its viewers."""
    return [part for part in parts if part.lower() not in _PARAMETERS and not part.startswith(_VIEWERS)]


def _within(pattern: re.Pattern[str], host: str, path: str) -> tuple[str, str]:
    match = pattern.fullmatch(path)
    return (match["host"].lower().removeprefix("www."), match["path"]) if match else (host, path)
