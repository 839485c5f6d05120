"""Time zones as people type them: names of the tz database, in any case, and the cities that stand for them."""

from __future__ import annotations

import unicodedata
from functools import cache
from zoneinfo import available_timezones

from rapidfuzz import fuzz, process

from briefs.errors import BadZoneError

MOST_CHOICES = 25  # what Discord's autocomplete takes
LONGEST = 100  # characters of a name that is looked at; the longest real one has 32
CLOSE_ENOUGH = 75.0  # WRatio from which a mistyped city is offered: "Copenhagan" 90, "Pariss" 91, "lunch" below 70

# In the database for machines, not for people: the host's own setting and what it was made from.
_NEVER = {"localtime", "posixrules", "factory"}
_NEVER_BELOW = ("posix/", "right/")
# Shown after the others: names of old rules and fixed hours, which few people mean.
_LANDS = ("africa/", "america/", "antarctica/", "arctic/", "asia/", "atlantic/", "australia/")
_AREAS = (*_LANDS, "europe/", "indian/", "pacific/")
_USUAL = (
    "UTC",
    "Europe/London",
    "Europe/Paris",
    "Europe/Berlin",
    "Europe/Kyiv",
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Los_Angeles",
    "America/Toronto",
    "America/Sao_Paulo",
    "Africa/Lagos",
    "Africa/Johannesburg",
    "Asia/Dubai",
    "Asia/Kolkata",
    "Asia/Singapore",
    "Asia/Shanghai",
    "Asia/Tokyo",
    "Australia/Sydney",
    "Pacific/Auckland",
)
# Large cities and common words which name no zone themselves.
_CITIES = {
    "abuja": "Africa/Lagos",
    "atlanta": "America/New_York",
    "bangalore": "Asia/Kolkata",
    "barcelona": "Europe/Madrid",
    "beijing": "Asia/Shanghai",
    "bengaluru": "Asia/Kolkata",
    "boston": "America/New_York",
    "brasilia": "America/Sao_Paulo",
    "calcutta": "Asia/Kolkata",
    "canberra": "Australia/Sydney",
    "cape town": "Africa/Johannesburg",
    "central time": "America/Chicago",
    "cologne": "Europe/Berlin",
    "dallas": "America/Chicago",
    "delhi": "Asia/Kolkata",
    "eastern time": "America/New_York",
    "edinburgh": "Europe/London",
    "frankfurt": "Europe/Berlin",
    "geneva": "Europe/Zurich",
    "hamburg": "Europe/Berlin",
    "hanoi": "Asia/Ho_Chi_Minh",
    "houston": "America/Chicago",
    "islamabad": "Asia/Karachi",
    "kiev": "Europe/Kyiv",
    "lyon": "Europe/Paris",
    "manchester": "Europe/London",
    "miami": "America/New_York",
    "milan": "Europe/Rome",
    "montreal": "America/Toronto",
    "mountain time": "America/Denver",
    "mumbai": "Asia/Kolkata",
    "munich": "Europe/Berlin",
    "new delhi": "Asia/Kolkata",
    "osaka": "Asia/Tokyo",
    "ottawa": "America/Toronto",
    "pacific time": "America/Los_Angeles",
    "philadelphia": "America/New_York",
    "rio de janeiro": "America/Sao_Paulo",
    "san francisco": "America/Los_Angeles",
    "seattle": "America/Los_Angeles",
    "st petersburg": "Europe/Moscow",
    "tel aviv": "Asia/Jerusalem",
    "washington": "America/New_York",
    "washington dc": "America/New_York",
    "wellington": "Pacific/Auckland",
}


@cache
def zone_names() -> tuple[str, ...]:
    """Every zone name that may be used, sorted."""
    return tuple(sorted(name for name in available_timezones() if _is_usable(name)))


def find_zone(typed: str) -> str:
    """The one zone that ``typed`` names, spelled as in the database; raises `BadZoneError` with the nearest names.

    A city alone is enough where one zone only has its name ("new york", "Kyiv").
    """
    plain = _fold(typed[:LONGEST])
    name = _by_fold().get(plain) or _by_city().get(plain)
    if name is None:
        raise BadZoneError(typed[:LONGEST], () if plain in _NEVER else suggest_zones(typed)[:3])
    return name


def suggest_zones(typed: str, limit: int = MOST_CHOICES) -> tuple[str, ...]:
    """Zone names to choose from, best first: usual ones where nothing is typed, never more than ``limit``."""
    plain = _fold(typed[:LONGEST])
    if not plain:
        return tuple(name for name in _USUAL if name in zone_names())[:limit]
    found = sorted((rank, name) for name in zone_names() if (rank := _rank(plain, name)) is not None)
    names = [name for _, name in found]
    names = [name for city, name in _CITIES.items() if city.startswith(plain) and name in zone_names()] + names
    if not names:
        names = _near(plain)
    return tuple(dict.fromkeys(names))[:limit]


def _rank(plain: str, name: str) -> tuple[int, str] | None:
    """How well a name fits what was typed, smaller is better; None where it does not."""
    folded = _fold(name)
    city = folded.rpartition("/")[2]
    fits = [folded == plain or city == plain, city.startswith(plain), f" {plain}" in f" {city}", plain in folded]
    if not any(fits):
        return None
    return fits.index(True) * 2 + (not name.casefold().startswith((*_AREAS, "utc"))), name


def _near(plain: str) -> list[str]:
    """Names that were perhaps mistyped, by their cities."""
    found = process.extract(plain, _by_city().keys(), scorer=fuzz.WRatio, limit=5, score_cutoff=CLOSE_ENOUGH)
    return [_by_city()[city] for city, _, _ in found]


@cache
def _by_fold() -> dict[str, str]:
    return {_fold(name): name for name in zone_names()}


@cache
def _by_city() -> dict[str, str]:
    """City → zone, for cities that name one zone only, the areas' own first."""
    cities: dict[str, set[str]] = {}
    for name in zone_names():
        if name.casefold().startswith(_AREAS):
            cities.setdefault(_fold(name).rpartition("/")[2], set()).add(name)
    single: dict[str, str] = {city: names.pop() for city, names in cities.items() if len(names) == 1}
    return single | {city: name for city, name in _CITIES.items() if name in zone_names()}


def _is_usable(name: str) -> bool:
    return name.casefold() not in _NEVER and not name.startswith(_NEVER_BELOW)


def _fold(text: str) -> str:
    """Without case, accents, underscores and double spaces: "América/ New_York" is "america/new york"."""
    plain = "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))
    words = plain.casefold().replace("_", " ").split()
    return " ".join(words).replace(" /", "/").replace("/ ", "/")
