"""Walls: the beginning of an article, and behind it an offer to read on against money or an account."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, Literal

from bot.wire import wall_words as words
from bot.wire.door_words import ADDRESS, FREE_ACCOUNT
from bot.wire.prose import lines_of, without_quotes
from bot.wire.shown import Line, Shown, mass
from briefs.reading.lines import fold

MOST_STUB: Final = 250  # words of an article that is only its beginning
MOST_UNMARKED_STUB: Final = 150  # where the page only states that it is not free, and shows no wall
MOST_BEYOND: Final = 14  # lines behind the article's last in which a wall stands
MOST_WALL: Final = 60  # words of one line of a wall
MOST_LOCKED: Final = 1_500  # words of a text that stands whole in a page which says that it is sold, and dims it
LEAST_BLURRED: Final = 15
MOST_CALL: Final = 12  # words of one that was read as the article's
MOST_LINKED: Final = 0.9
LEAST_CUT: Final = 8  # words of a line that breaks off
_CUT_OFF = re.compile(r"(?:…|\.\.\.|\[…\]|[^\W\d_],?|–|-)$")


def find_wall(shown: Shown, text: str) -> Literal["paywall", "login"] | None:
    """Whether the page shows only a beginning, and what the rest is shown against."""
    size = mass(text)
    if size >= MOST_LOCKED or (not size and not shown.stated.is_article):
        return None
    if size >= MOST_STUB and not (shown.stated.free is False and (_blurred(shown) or _breaks_off(shown, text))):
        return None
    near = list(_near(shown, text))
    if not _is_walled(shown, text, size, near):
        return None
    said = " ".join(line.text for line in near)
    is_paid = words.SUBSCRIBE.search(said) or words.PRICE.search(said) or shown.stated.free is False
    return "login" if FREE_ACCOUNT.search(said) and not is_paid else "paywall"


def _is_walled(shown: Shown, text: str, size: int, near: list[Line]) -> bool:
    if shown.stated.free is False and size < MOST_UNMARKED_STUB:
        return True
    if shown.stated.free and size >= MOST_UNMARKED_STUB:
        return False
    told = [without_quotes(line.text) for line in near]
    if any(words.CUT.search(one) or words.OFFER.search(one) for one in told):
        return True
    gated = " ".join(line.text for line in near if line.in_gate)
    is_cut = _breaks_off(shown, text) or _blurred(shown) >= LEAST_BLURRED or shown.stated.free is False
    is_only = any(words.ONLY.search(one) for one in told)
    sells = any(words.SUBSCRIBE.search(one) for one in told)
    if words.SUBSCRIBE.search(gated) and (is_only or is_cut or words.PRICE.search(gated)):
        return True
    return is_cut and (is_only or (sells and any(words.PRICE.search(one) for one in told)))


def _blurred(shown: Shown) -> int:
    """How many words are shown too dim to be read."""
    return sum(mass(line.text) for line in shown.lines if line.is_blurred)


def _near(shown: Shown, text: str) -> Iterator[Line]:
    """The lines in which a wall would stand: from the article's first line to a little behind its last.

    The article's own paragraphs are left out, teasers and what stands beside are too: their offers are of other texts.
    """
    own = [fold(line) for line in lines_of(text)]
    lines = [line for line in shown.lines if line.in_gate or not (line.is_aside or line.is_teaser)]
    places = [at for at, line in enumerate(lines) if _is_own(fold(line.text), own)]
    begin, end = (places[0], places[-1]) if places else (0, len(lines))
    for at, line in enumerate(lines):
        is_near = line.in_gate or begin - 2 <= at <= end + MOST_BEYOND
        if is_near and _may_be_wall(line, at in places, at >= end - 3):
            yield line


def _is_own(line: str, own: list[str]) -> bool:
    return len(line) > 3 and any(line == one or (len(line) > 30 and (line in one or one in line)) for one in own)


def _may_be_wall(line: Line, is_own: bool, is_last: bool) -> bool:
    """Whether the line may be a wall's: short, and no link to another page.

    One that was read as the article's stands at its end, and speaks to its reader or is as short as a button.
    """
    size = mass(line.text)
    if size > MOST_WALL:
        return False
    if is_own and line.in_gate:
        return size <= MOST_WALL // 2
    if is_own:
        calls = any(one.search(line.text) for one in (ADDRESS, words.CUT, words.ONLY))
        return is_last and (size <= MOST_CALL or (size <= MOST_WALL // 2 and calls))
    return not (line.in_item and line.linked > MOST_LINKED)


def _breaks_off(shown: Shown, text: str) -> bool:
    """Whether the article's last paragraph ends in the middle of a sentence."""
    teasers = shown.folded("teaser")
    lines = [line for line in lines_of(text) if mass(line) >= LEAST_CUT and fold(line) not in teasers]
    return bool(lines) and _CUT_OFF.search(lines[-1]) is not None
