"""Pages that send their visitor away: by themselves to another address, for his age, or for the country he is in.

Such a page names what it asks or refuses in its title or its first lines, is not dated, and says little besides.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import Final
from urllib.parse import urljoin, urlsplit

from bot.wire.door_words import ADDRESS, LEADS_ON, NOT_FOUND, YOU
from bot.wire.notice_words import AGE, LAW, REGION
from bot.wire.prose import lines_of, mass_left, own_lines, own_mass
from bot.wire.shown import Shown, mass

MOST_NAME: Final = 16  # words of a title, heading or line that asks or refuses
MOST_LEFT: Final = 12  # words of prose besides, not said to the visitor
MOST_STUB: Final = 60  # words of a page that leads on by itself
MOST_DELAY: Final = 30  # seconds; many a front page loads itself anew after minutes
HEAD: Final = 20_000  # characters in which a page says that it leads on
FIRST: Final = 6  # lines
_REFRESH = re.compile(
    r"""<meta\s [^<>]{0,60}? http-equiv \s*=\s* ["']?refresh["']? [^<>]{0,60}? content \s*=\s*
        (?P<mark>["']) \s* (?P<delay>\d{1,4}) (?:\.\d+)? \s* [;,] \s* (?:url\s*=\s*)? ['"]? (?P<to>[^"'<>]{1,2000}) """,
    re.VERBOSE | re.IGNORECASE,
)


def is_notice(shown: Shown, text: str) -> bool:
    """Whether the page sends its visitor away; ``text`` is what was read as its article."""
    if shown.stated.is_dated:
        return False
    return _leads_on_by_itself(shown, text) or refuses_region(shown, text) or _asks_for_age(shown, text)


def refuses_region(shown: Shown, text: str) -> bool:
    """Whether the page is kept from the country that its visitor is in."""
    return _names(shown, text, REGION) and _left(shown, text, REGION, LAW, NOT_FOUND, LEADS_ON) <= MOST_LEFT


def _asks_for_age(shown: Shown, text: str) -> bool:
    return _names(shown, text, AGE) and _left(shown, text, AGE) <= MOST_LEFT


def _leads_on_by_itself(shown: Shown, text: str) -> bool:
    found = _REFRESH.search(shown.source[:HEAD])
    if found is None or int(found["delay"]) > MOST_DELAY or own_mass(text, shown) > MOST_STUB:
        return False
    try:
        here, there = urlsplit(shown.url), urlsplit(urljoin(shown.url, found["to"].strip()))
    except ValueError:
        return False
    return (here.netloc, here.path, here.query) != (there.netloc, there.path, there.query)


def _names(shown: Shown, text: str, pattern: re.Pattern[str]) -> bool:
    """Whether a name of the page, or one of its first lines, holds the pattern."""
    lines = (*shown.names, *islice(lines_of(text), FIRST), *(line.text for line in shown.main[:FIRST]))
    return any(mass(line) <= MOST_NAME and pattern.search(line) for line in lines)


def _left(shown: Shown, text: str, *own: re.Pattern[str]) -> int:
    """How many words of prose are left without what is said to the visitor, and of the matter."""
    return mass_left(own_lines(text, shown), (ADDRESS, YOU, *own))
