"""Pages of other kinds than articles: fronts and lists, searches, profiles, shops, films, galleries, tables, services.

What a page states of itself counts, and so does how it is built; a page with much prose of its own is an article
whatever it states, and one with none is no article.
"""

from __future__ import annotations

from re import Pattern
from typing import Final
from urllib.parse import parse_qsl, urlsplit

from bot.wire.door_words import ADDRESS, PLEASE
from bot.wire.kind_words import (
    APPLY_BUTTON,
    BUY_BUTTON,
    GALLERY_NAME,
    JOB_NAME,
    LISTED_ADDRESS,
    PROFILE_ADDRESS,
    SEARCH_NAME,
    SERVICE_NAME,
    VIDEO_NAME,
)
from bot.wire.notices import is_notice
from bot.wire.prose import lines_of, mass_left, own_lines, own_mass, without_quotes
from bot.wire.servers import is_of_server
from bot.wire.shown import Shown, mass
from briefs.reading.lines import fold

LEAST_FLASH: Final = 8  # words of prose: the shortest news that calls itself an article or has a date
LEAST_UNMARKED: Final = 10  # of a page that says nothing of itself, but shows a date or a name
LEAST_BARE: Final = 16  # of one that shows neither
LEAST_SURE: Final = 400  # of one that is an article all the same
LEAST_PLAIN: Final = 0.35  # of such a page's prose, not said to its reader
MANY_FIELDS: Final = 3  # to fill in
LEAST_BESIDE_FIELDS: Final = 120
LEAST_TEXT: Final = 120  # words of a text without full stops, on a page that calls itself an article
MANY_VERSES: Final = 8
MOST_VERSE: Final = 12  # words of one
LEAST_VERSES: Final = 24  # words of a poem without full stops
# Words of prose with which a page is an article that states another kind.
LEAST_OF: Final = {
    "video": 90, "audio": 120, "gallery": 90, "list": 150, "search": 400, "profile": 250, "shop": 300, "service": 400,
    "job": 2_000, "vacancy": 300, "event": 150, "game": 200, "front": 250,
}  # fmt: skip
_MEDIA: Final = frozenset(("video", "audio", "gallery"))  # an article may be of a product or an event
MANY_TEASERS: Final = 4
FEW_TEASERS: Final = 3
MANY_CELLS: Final = 8
MOST_TO_A_CELL: Final = 4  # words of prose
MOST_FIGURE: Final = 4  # words of a cell
LEAST_BESIDE_FIGURES: Final = 60  # words of prose
LEAST_SIGNED_BESIDE_FIGURES: Final = 25
MANY_CAPTIONS: Final = 4
MOST_ADDRESS: Final = 40
MOST_ADDRESS_MARKED: Final = 25
MOST_ADDRESS_BARE: Final = 80  # on one that OpenGraph alone calls an article, and that shows neither date nor name
LEAST_OF_DATED_GALLERY: Final = 25
LEAST_BESIDE_TEASERS: Final = 150  # words of prose
LEAST_IN_TEASERS: Final = 0.5  # of the words that were read
LEAST_ON_LIST: Final = 70  # words of prose on a page with an address of lists and no date
MOST_BESIDE_NAME: Final = 2  # words
_SEARCHES: Final = frozenset(
    ("q", "s", "query", "search", "suche", "keyword", "keywords", "recherche", "buscar", "text")
)


def is_other_kind(shown: Shown, text: str, *, is_signed: bool = False) -> bool:
    """Whether the page is no article, though ``text`` was read from it.

    ``is_signed``: a date or a name was read beside its headline.
    """
    prose = own_mass(text, shown)
    stated = shown.stated
    if is_notice(shown, text):
        return True
    if stated.is_article:
        return _is_other_marked(shown, text, prose, is_signed=is_signed)
    if prose < (LEAST_FLASH if stated.is_dated else LEAST_UNMARKED if is_signed else LEAST_BARE):
        return True
    is_signed |= stated.is_dated or prose >= LEAST_SURE
    if is_of_server(shown, text) or _is_in_figures(shown, prose, is_signed=is_signed):
        return True
    if not is_signed and _leads_on(shown, text, prose):
        return True
    if _only_addresses(shown, text, prose) or not (is_signed or _is_like_article(shown, text, prose)):
        return True
    named = kind_by_name(shown)
    if named == "service" and not stated.is_dated:
        return True
    kinds = {*stated.kinds, stated.body, named, kind_by_address(shown), _kind_by_button(shown)}
    if any(prose < LEAST_OF.get(kind, 0) for kind in kinds):
        return True
    return _is_list(shown, text, prose) or _is_shown_in_pictures(shown, prose)


def _is_like_article(shown: Shown, text: str, prose: int) -> bool:
    """Whether a page that has neither date nor name tells of something, and neither asks for answers nor leads on."""
    plain = _plain_mass(shown, text, ADDRESS)
    teasers = sum(mass(line.text) for line in shown.lines if line.is_teaser)
    return not (
        plain < LEAST_PLAIN * prose
        or (shown.fields >= MANY_FIELDS and prose < LEAST_BESIDE_FIELDS)
        or (shown.teasers >= MANY_TEASERS and prose < min(teasers, LEAST_BESIDE_TEASERS))
        or (shown.has_player and prose < LEAST_OF["video"])
    )


def _is_other_marked(shown: Shown, text: str, prose: int, *, is_signed: bool) -> bool:
    """The same of a page that calls itself an article: some templates do so whatever they hold."""
    if prose < LEAST_FLASH and _is_bare(shown, text):
        return True
    if shown.stated.is_surely:
        return False
    is_bare = not (is_signed or shown.stated.is_dated)
    if _only_addresses(shown, text, prose) or (is_bare and _asks_for_words(shown, text, prose)):
        return True
    kinds = {*(shown.stated.kinds & _MEDIA), kind_by_name(shown)}
    if any(prose < LEAST_OF.get(kind, 0) // 2 for kind in kinds):
        return True
    return prose < LEAST_BESIDE_TEASERS // 2 and _is_list(shown, text, prose)


def _asks_for_words(shown: Shown, text: str, prose: int) -> bool:
    """Whether a page without date and name speaks to its reader alone, or has fields to fill in and hardly else."""
    plain = _plain_mass(shown, text, ADDRESS, PLEASE)
    is_form = shown.fields >= MANY_FIELDS and prose < LEAST_BESIDE_FIELDS and plain < LEAST_PLAIN * prose
    return is_form or (prose <= MOST_ADDRESS_BARE and plain < LEAST_FLASH)


def _plain_mass(shown: Shown, text: str, *said: Pattern[str]) -> int:
    """How much prose a page has of its own without what it says to its reader, and without quotations."""
    return mass_left(map(without_quotes, own_lines(text, shown)), said)


def _is_bare(shown: Shown, text: str) -> bool:
    """Whether there is not even a long text without full stops."""
    beside = [shown.folded(what) for what in ("teaser", "caption", "aside")]
    lines = [line for line in lines_of(text) if not any(fold(line) in one for one in beside if one)]
    plain = (line for line in shown.main if not (line.in_cell or line.in_item or line.level or line.linked))
    verse = [line.text for line in plain if not any(map(str.isdigit, line.text))]
    is_verse = shown.stated.is_dated and len(verse) >= MANY_VERSES and sum(map(mass, verse)) <= MOST_VERSE * len(verse)
    if is_verse and sum(map(mass, verse)) >= LEAST_VERSES:
        return False
    return sum(map(mass, lines)) < LEAST_TEXT


def _only_addresses(shown: Shown, text: str, prose: int) -> bool:
    """Whether a short text says nothing but what a publisher has to say to its reader: wait, thank you, give."""
    marked = shown.stated.is_article or shown.stated.is_dated
    if not 0 < prose <= (MOST_ADDRESS_MARKED if marked else MOST_ADDRESS):
        return False
    return _plain_mass(shown, text, ADDRESS) < LEAST_FLASH


def kind_by_name(shown: Shown) -> str:
    """What the page's title or heading says that it is; empty where it is like any article's."""
    if any(VIDEO_NAME.match(name) for name in shown.first_names):
        return "video"
    if any(GALLERY_NAME.match(name) for name in shown.first_names):
        return "gallery"
    for pattern, kind in ((SEARCH_NAME, "search"), (SERVICE_NAME, "service")):
        for name in shown.first_names:
            if (found := pattern.match(name)) and mass(name[found.end() :]) <= MOST_BESIDE_NAME + 4 * (
                kind == "search"
            ):
                return kind
    return "vacancy" if any(JOB_NAME.search(name) for name in shown.names) else ""


def kind_by_address(shown: Shown) -> str:
    """The same by its address."""
    parts = urlsplit(shown.url)
    if parts.path in ("", "/") and not parts.query and shown.teasers >= MANY_TEASERS:
        return "front"
    if PROFILE_ADDRESS.match(parts.path):
        return "profile"
    asks = any(key.lower() in _SEARCHES for key, _ in parse_qsl(parts.query))
    return "search" if asks and (shown.teasers >= 2 or shown.has_search) else ""


def _kind_by_button(shown: Shown) -> str:
    """What the page sells or seeks, where its buttons do."""
    buttons = [line.text for line in shown.lines if line.is_button and not (line.is_aside or line.is_teaser)]
    if any(APPLY_BUTTON.fullmatch(one) for one in buttons):
        return "vacancy"
    return "shop" if any(BUY_BUTTON.fullmatch(one) for one in buttons) else ""


def _is_in_figures(shown: Shown, prose: int, *, is_signed: bool) -> bool:
    """Whether a page that calls itself nothing is a table with a few words: a price, a forecast, results."""
    least = LEAST_SIGNED_BESIDE_FIGURES if is_signed else LEAST_BESIDE_FIGURES
    if shown.stated.is_dated or prose >= least:
        return False
    cells = [line.text for line in shown.lines if line.in_cell and mass(line.text) <= MOST_FIGURE]
    if prose >= MOST_TO_A_CELL * len(cells):
        return False
    return len(cells) >= MANY_CELLS and sum(any(map(str.isdigit, one)) for one in cells) >= MANY_CELLS // 3


def _leads_on(shown: Shown, text: str, prose: int) -> bool:
    """Whether a page without a date has a few words before teasers that are its own: a tag's, a person's."""
    if shown.stated.is_dated or prose >= LEAST_ON_LIST:
        return False
    own = [line for line in shown.lines if line.is_teaser and not line.is_aside]
    names = {fold(name) for name in shown.names}
    lines = [fold(line) for line in own_lines(text, shown)]
    is_of_name = any(line.startswith(name) for line in lines[:1] for name in names)
    return (
        bool(own) and shown.teasers >= FEW_TEASERS and (is_of_name or sum(mass(one.text) for one in own) >= 2 * prose)
    )


def _is_list(shown: Shown, text: str, prose: int) -> bool:
    if shown.teasers < MANY_TEASERS or prose >= LEAST_BESIDE_TEASERS:
        return False
    teasers = shown.folded("teaser")
    lines = [line.lstrip("#•> ") for line in text.split("\n") if line.strip()]
    within = sum(mass(line) for line in lines if fold(line) in teasers)
    if within >= LEAST_IN_TEASERS * sum(map(mass, lines)):
        return True
    is_listed = LISTED_ADDRESS.match(urlsplit(shown.url).path) is not None
    return is_listed and not shown.stated.is_dated and prose < LEAST_ON_LIST


def _is_shown_in_pictures(shown: Shown, prose: int) -> bool:
    """Whether captions say more than the text does."""
    captions = [mass(line.text) for line in shown.lines if line.is_caption]
    least = LEAST_OF_DATED_GALLERY if shown.stated.is_dated else LEAST_OF["gallery"]
    return len(captions) >= MANY_CAPTIONS and prose < min(sum(captions), least)
