"""Pages that show a door in place of the article: a paywall's beginning, a request for consent, a login, a check of
the browser, a word that there is nothing here.

A page is a door where it names itself one, or is built like one, and what is left of its prose without the door's own
sentences is little. So a page with a whole article passes, whatever it says beside it and whatever it is about.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from re import Pattern
from typing import Final

from bot.wire import door_words as words
from bot.wire.errors import Door
from bot.wire.kinds import kind_by_address, kind_by_name
from bot.wire.notices import refuses_region
from bot.wire.prose import is_prose, lines_of, mass_left, own_lines, sentences_of, without_quotes
from bot.wire.scripts import asks_for_scripts
from bot.wire.shown import Line, Shown, mass
from bot.wire.walls import find_wall

MOST_NAME: Final = 14  # words of a title or heading that names a door
MOST_BESIDE_NAME: Final = 4  # of them beside the door's own
MOST_LEFT: Final = 18  # words of other prose on a door that names itself with other words
MOST_LEFT_MARKED: Final = 28  # on one that calls itself an article, as some templates do with all pages
MOST_LEFT_NAMED: Final = 60  # on one that names itself plainly: some tell a joke
MOST_DOOR: Final = 500  # words of a whole page that is a door
MOST_EMPTY: Final = 25  # words of a page that shows nothing
LEAST_CONSENT: Final = 8  # words in which a publisher speaks of consent
MOST_CONSENT: Final = 1_200  # words; requests for consent are long
MOST_BUTTON: Final = 7
LEAST_SHARE: Final = 0.75  # of a request's prose that asks for consent
LEAST_BEHIND: Final = 12  # words of a page behind a request that stands beside it
_NO_TEXTS: Final = frozenset(("search", "gallery", "front"))  # what is locked or asked there is so of others


def find_door(shown: Shown, text: str) -> Door | None:
    """The door that the page shows in place of its article; ``text`` is what was read as the article, or empty."""
    page = text if any(map(is_prose, lines_of(text))) else "\n".join(line.text for line in shown.main)
    if _is_challenge(shown, page) or asks_for_scripts(shown, page):
        return "challenge"
    if _is_missing(shown, page):
        return "not-found"
    is_other = not shown.stated.is_article and bool({kind_by_name(shown), kind_by_address(shown)} & _NO_TEXTS)
    if not is_other and _asks_for_consent(shown, page):
        return "consent"
    if _is_login(shown, page):
        return "login"
    return None if is_other else find_wall(shown, text)


def _left(shown: Shown, page: str, *own: Pattern[str]) -> int:
    """How many words of prose are left without the sentences that are a door's; of a long page, many."""
    if mass(page) > MOST_DOOR:
        return mass(page)
    return mass_left(own_lines(page, shown), own)


def _names(shown: Shown, pattern: Pattern[str]) -> Iterator[int]:
    """For each name of the page that holds the pattern: how many of its words are beside it."""
    for name in shown.names:
        if mass(name) <= MOST_NAME and pattern.search(name):
            yield mass(pattern.sub(" ", name))


def _most_left(shown: Shown, pattern: Pattern[str]) -> int:
    """How much other prose a page may have that names itself with the pattern; -1 where it does not."""
    beside = min(_names(shown, pattern), default=None)
    if beside is None:
        return -1
    if beside > MOST_BESIDE_NAME:
        return MOST_LEFT
    return MOST_LEFT_MARKED if shown.stated.is_article else MOST_LEFT_NAMED


def _is_challenge(shown: Shown, page: str) -> bool:
    most = _most_left(shown, words.CHALLENGE)
    if most >= 0 and not _says(shown, words.CHALLENGE, least=2):
        most = -1
    if most < 0 and not shown.stated.is_article and words.CHALLENGE_CODE.search(shown.source):
        most = MOST_LEFT
    if most >= 0 and _left(shown, page, words.CHALLENGE, words.YOU) <= most:
        return True
    seen = sum(mass(line.text) for line in shown.lines[:MOST_LEFT_NAMED])
    if seen > MOST_LEFT_NAMED:
        return False
    if seen <= MOST_EMPTY and shown.scripts and words.CHALLENGE.search(f"{shown.unseen} {shown.visible}"):
        return True
    return words.CAPTCHA_CODE.search(shown.source) is not None and _left(shown, page, words.CHALLENGE) <= MOST_LEFT


def _says(shown: Shown, pattern: Pattern[str], *, least: int) -> bool:
    """Whether the name and the lines of the page hold the pattern so often."""
    lines = {shown.title, *(line.text for line in shown.main), shown.unseen}
    return sum(pattern.search(line) is not None for line in lines) >= least


def _is_missing(shown: Shown, page: str) -> bool:
    most = MOST_LEFT_NAMED if shown.stated.body == "missing" else _most_left(shown, words.NOT_FOUND)
    if most < 0 and any(words.NOT_FOUND.search(line) for line in _first(shown, page)):
        leads_on = _says(shown, words.LEADS_ON, least=1) or _says(shown, words.YOU, least=1)
        most = (MOST_BESIDE_NAME if shown.stated.is_article else MOST_LEFT) if leads_on else -1
    if most < 0 or _left(shown, page, words.NOT_FOUND, words.LEADS_ON, words.YOU) > most:
        return False
    return not refuses_region(shown, page)


def _first(shown: Shown, page: str) -> Iterator[str]:
    """The first two lines of the page, and of its prose: a menu may stand before it."""
    yield from islice(lines_of(page), 2)
    yield from own_lines(page, shown)[:2] if mass(page) <= MOST_DOOR else ()


def _asks_for_consent(shown: Shown, page: str) -> bool:
    """Whether the page speaks to its reader of cookies and partners, has buttons to answer, and says little else."""
    if mass(page) > (MOST_DOOR if shown.stated.is_article else MOST_CONSENT):
        return False
    is_named = words.CONSENT_ADDRESS.match(shown.url) is not None or any(
        beside <= MOST_BESIDE_NAME for beside in _names(shown, words.CONSENT_NAME)
    )
    if not is_named and _stands_beside(shown):
        return False
    asked = about = other = 0
    for line in lines_of(f"{page}\n{_consent_lines(shown)}"):
        for one in sentences_of(without_quotes(line)):
            size, of_it, yours = mass(one), words.CONSENT.search(one) is not None, words.YOU.search(one) is not None
            asks = of_it and words.WE.search(one) is not None
            asked += size * asks
            about += size * (asks or (of_it and (yours or is_named)))
            if not of_it and is_prose(one):
                other += 0 if yours and is_named else size // 2 if yours else size
    if shown.stated.is_article or (shown.stated.is_dated and not is_named):
        return other == 0 and asked >= LEAST_CONSENT and _has_answer(shown)
    if is_named:
        return about >= LEAST_CONSENT and about >= other and (_has_answer(shown) or other <= MOST_LEFT)
    return asked >= LEAST_CONSENT and about >= LEAST_SHARE * (about + other) and _has_answer(shown)


def _stands_beside(shown: Shown) -> bool:
    """Whether all that asks for consent is a dialogue over a page that shows something else."""
    asking = [line for line in shown.lines if mass(line.text) >= LEAST_CONSENT and words.CONSENT.search(line.text)]
    if not asking or not all(line.is_aside for line in asking):
        return False
    return sum(mass(line.text) for line in shown.lines if not (line.is_aside or line.is_button)) >= LEAST_BEHIND


def _consent_lines(shown: Shown) -> str:
    return "\n".join(line.text for line in shown.main if is_prose(line.text) and words.CONSENT.search(line.text))


def _has_answer(shown: Shown) -> bool:
    """Whether a button, or a line as short as one, takes or refuses consent."""
    short = (line for line in shown.lines if line.is_button or not line.is_aside)
    return any(mass(line.text) <= MOST_BUTTON and words.ACCEPT.search(line.text) for line in short)


def _is_login(shown: Shown, page: str) -> bool:
    beside = min(_names(shown, words.LOGIN), default=MOST_NAME)
    is_named = beside <= MOST_BESIDE_NAME
    is_there = words.LOGIN_ADDRESS.match(shown.url) is not None
    if not (is_named or is_there):
        return False
    left = _left(shown, page, words.LOGIN)
    if shown.has_password:
        return left <= (MOST_LEFT if shown.stated.is_article else MOST_LEFT_NAMED)
    if left > MOST_LEFT or shown.stated.is_dated:
        return False
    return _says(shown, words.LOGIN, least=2) and any(map(_calls_in, shown.lines))


def _calls_in(line: Line) -> bool:
    """Whether a line asks to log in: a button, a short line, or one that speaks to its reader. A report does not."""
    if line.is_aside or not words.LOGIN.search(line.text):
        return False
    if line.is_button or (not line.level and mass(line.text) <= MOST_BUTTON):
        return True
    return any(said.search(line.text) for said in (words.ADDRESS, words.YOU, words.PLEASE))
