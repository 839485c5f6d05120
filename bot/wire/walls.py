"""Walls: the beginning of an article, and behind it an offer to read on against money or an account."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
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
MOST_TO_PRICE: Final = 3  # lines
MOST_OFFERED: Final = 80  # words of a text behind which a subscription is offered
MOST_AT_END: Final = 3  # lines before the last
MOST_READ_OF_WALL: Final = 8  # lines of it that were read as the article's
LEAST_HEADLINE: Final = 4  # words
MOST_LABEL: Final = 6  # words over a headline
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
    is_sold = words.PAID.search(said) or words.PRICE.search(said) or shown.stated.free is False
    is_members = words.SUBSCRIBE.search(said) and not words.FREE.search(said)
    return "login" if FREE_ACCOUNT.search(said) and not (is_sold or is_members) else "paywall"


def _is_walled(shown: Shown, text: str, size: int, near: list[Line]) -> bool:
    breaks = _breaks_off(shown, text)
    if not breaks and not _blurred(shown) and any(words.METER.search(line.text) for line in shown.lines):
        return False
    if shown.stated.free is False and size < MOST_UNMARKED_STUB:
        return True
    if shown.stated.free and size >= MOST_UNMARKED_STUB:
        return False
    told = [without_quotes(line.text) for line in near]
    if any(words.CUT.search(one) for one in told) or _is_cut_and_offered(told):
        return True
    is_whole = shown.stated.free and not breaks and not any(line.in_gate for line in near)
    if not is_whole and any(words.OFFER.search(one) for one in told):
        return True
    if _is_offered(told, size) and not shown.stated.free:
        return True
    gated = " ".join(line.text for line in near if line.in_gate)
    is_cut = breaks or _blurred(shown) >= LEAST_BLURRED or shown.stated.free is False
    is_only = any(words.ONLY.search(one) for one in told)
    sells = any(words.SUBSCRIBE.search(one) for one in told)
    if words.SUBSCRIBE.search(gated) and (is_only or is_cut or words.PRICE.search(gated)):
        return True
    return is_cut and (is_only or (sells and any(words.PRICE.search(one) for one in told)))


def _is_cut_and_offered(told: list[str]) -> bool:
    """Whether a line says that the text ends here, and another one how to have the rest."""
    others = [one for one in told if not words.CUT_BESIDE_OFFER.search(one)]
    offers = (words.SUBSCRIBE, words.ENTER, words.PRICE, words.ON)
    return len(others) < len(told) and any(offer.search(one) for one in others for offer in offers)


def _cuts(line: str) -> bool:
    return words.CUT.search(line) is not None or words.CUT_BESIDE_OFFER.search(line) is not None


def _blurred(shown: Shown) -> int:
    """How many words are shown too dim to be read."""
    return sum(mass(line.text) for line in shown.lines if line.is_blurred)


def _near(shown: Shown, text: str) -> Iterator[Line]:
    """The lines in which a wall would stand: from the article's first line to a little behind its last.

    The article's own paragraphs are left out, teasers and what stands beside are too: their offers are of other texts.
    """
    own, story = ([fold(line) for line in lines] for lines in (lines_of(text), _story(text)))
    is_cut = _breaks_off(shown, text)
    until = shown.lines if is_cut else _until_others(shown.lines, story)
    lines = [line for line in until if line.in_gate or not (line.is_aside or line.is_teaser) or _tells_of_this(line)]
    places = {at for at, line in enumerate(lines) if _is_own(line.folded, own)}
    begin, end = (min(places), max(places)) if places else (0, len(lines))
    told = max((at for at in places if _is_own(lines[at].folded, story)), default=end)
    for at, line in enumerate(lines):
        is_near = line.in_gate or begin - 2 <= at <= end + MOST_BEYOND
        if is_near and _may_be_wall(line, at in places and not (is_cut and at > told), end - at):
            yield line


def _until_others(lines: tuple[Line, ...], story: list[str]) -> tuple[Line, ...]:
    """The lines up to the first heading behind the story that is another text's, or stands over several.

    A short line right over a headline is its label; what stands in a gate is the page's own wherever it is.
    """
    last = max((at for at, line in enumerate(lines) if _is_own(line.folded, story)), default=len(lines))
    for at in range(last + 1, len(lines)):
        line = lines[at]
        if line.level < 2 or line.in_gate or line.is_button or _is_walls(line.text) or _leads_to_price(lines, at):
            continue
        size = mass(line.text)
        has_label = at - 1 > last and size >= LEAST_HEADLINE and mass(lines[at - 1].text) <= MOST_LABEL
        return (*lines[: at - has_label], *(one for one in lines[at:] if one.in_gate))
    return lines


def _leads_to_price(lines: tuple[Line, ...], at: int) -> bool:
    """Whether a heading that is no link stands over a price: an offer's own."""
    behind = lines[at + 1 : at + 1 + MOST_TO_PRICE]
    is_offer = any(words.PRICE.search(one.text) for one in behind if not (one.is_aside or one.is_teaser))
    return is_offer and lines[at].linked < MOST_LINKED and not lines[at].is_teaser


def _is_offered(told: list[str], size: int) -> bool:
    """Whether a price and a word to those who have paid already stand right behind a few lines."""
    is_known = any(
        words.SUBSCRIBE.search(one) and words.ENTER.search(f"{one} {other}") and "?" in one
        for one, other in pairwise((*told, ""))
    )
    return size < MOST_OFFERED and is_known and any(words.PRICE.search(one) for one in told)


def _tells_of_this(line: Line) -> bool:
    """Whether a line says of this text that it ends here, though it stands beside it: some sites put it there."""
    return not line.is_teaser and line.linked < MOST_LINKED and _cuts(line.text)


def _is_walls(line: str) -> bool:
    """Whether the line speaks as walls do."""
    size = mass(line)
    if size > MOST_WALL:
        return False
    if size <= MOST_CALL and words.PRICE.search(line):
        return True
    return any(one.search(line) for one in (words.SUBSCRIBE, words.ON, words.ONLY, words.CUT, ADDRESS))


def _story(text: str) -> list[str]:
    """The lines of the text without those of a wall that were read as its last."""
    lines = list(lines_of(text))
    for _ in range(min(MOST_READ_OF_WALL, len(lines) - 1)):
        if mass(lines[-1]) >= LEAST_CUT and not _is_walls(lines[-1]):
            break
        lines.pop()
    return lines


def _is_own(line: str, own: list[str]) -> bool:
    return len(line) > 3 and any(line == one or (len(line) > 30 and (line in one or one in line)) for one in own)


def _may_be_wall(line: Line, is_own: bool, before_end: int) -> bool:
    """Whether the line may be a wall's: short, and no link to another page.

    One that was read as the article's stands at its end, and speaks to its reader or is as short as a button.
    """
    size = mass(line.text)
    if size > MOST_WALL:
        return False
    if is_own and line.in_gate:
        return size <= MOST_WALL // 2
    if is_own:
        if before_end <= MOST_READ_OF_WALL and _cuts(line.text):
            return True
        calls = any(one.search(line.text) for one in (ADDRESS, words.ONLY))
        return before_end <= MOST_AT_END and (size <= MOST_CALL or (size <= MOST_WALL // 2 and calls))
    return not (line.in_item and line.linked > MOST_LINKED)


def _breaks_off(shown: Shown, text: str) -> bool:
    """Whether the article's last paragraph, before a wall that was read with it, ends in the middle of a sentence."""
    teasers = shown.folded("teaser")
    lines = [line for line in _story(text) if mass(line) >= LEAST_CUT and fold(line) not in teasers]
    return bool(lines) and _CUT_OFF.search(lines[-1]) is not None
