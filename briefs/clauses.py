"""Noun phrases round the verbs of a sentence, found without a tagger."""

from __future__ import annotations

import re
from typing import Final

from briefs.sentences import word_set
from briefs.tenses import is_past
from briefs.words import ADVERBS, CALENDAR, DETERMINERS, PREPOSITIONS

Span = tuple[int, int]

MOST_WORDS: Final = 12  # of a phrase
REACH: Final = 10  # tokens from a verb to its "by"
_TOKEN = re.compile(r"\d[\d.,]*\d(?![\w-])|[^\W_](?:[\w’'-]|(?<=[a-z])\.(?=[A-Z])|(?<=\b[A-Z])\.)*")
BE = word_set("was were been be is are being got")
HAVE = word_set("had has have having")
MODAL = word_set("will would shall")
BETWEEN = ADVERBS | word_set("then also later not never first already been just only allegedly apparently")
_RELATIVE = word_set("who which that")
BREAKS = word_set(
    """and but or nor while when because if although though since as after before until unless where so yet whereas who
    which that whose whom what how why than he she it they we i you there this these those"""
)
_PRONOUNS = word_set("he she it they we i who you that this these those one which there what him her them us")
_OPENING = word_set("the a an its his her their")
_POINTING = word_set("one her that this these those")
_IN_PHRASE = word_set("of")
_SELF = word_set("itself himself herself themselves alone")
_NO_DOER = word_set(
    """half third quarter point points percent percentage vote votes margin law lot mistake chance default force hand
    sea air land road train boat car bus foot phone email night day morning noon midnight dawn then now accident
    tomorrow today yesterday number surprise end spring summer autumn winter week month year nature least most means
    degrees metres meters feet miles kilometres inches euros dollars pounds minutes hours seconds days weeks months
    years goals runs lengths majority"""
)

HELPERS = BE | HAVE | MODAL
_PLACING = PREPOSITIONS - _IN_PHRASE
_ENDS_PHRASE = _PLACING | HELPERS
_NO_POINTING = _PRONOUNS - _POINTING
_ENDS_CHUNK = (_PRONOUNS - {"her"}) | HELPERS
_OPEN_NOUNS = PREPOSITIONS | DETERMINERS


class Clause:
    """The words of a sentence with their places. A span is of the sentence, every other place is a token's."""

    def __init__(self, words: str) -> None:
        self.words = words
        self.tokens = list(_TOKEN.finditer(words))
        self.lows = [token[0].lower() for token in self.tokens]

    def gap(self, at: int) -> str:
        """What stands between a token and the one before it."""
        return self.words[self.tokens[at - 1].end() : self.tokens[at].start()] if at else ""

    def by(self, at: int, *, near: bool = False) -> Span | None:
        """The doer behind "by"."""
        for place in range(at, min(at + (3 if near else REACH), len(self.lows))):
            low = self.lows[place]
            if (place > at and self.gap(place).strip()) or low in BREAKS or (place > at and low in HELPERS):
                return None
            if low == "by":
                return self.doer_from(place + 1)
        return None

    def doer_from(self, at: int) -> Span | None:
        """The phrase that begins at a token, unless it tells when, how or by how much."""
        if at >= len(self.lows) or self.lows[at][0].isdigit():
            return None
        span = self.phrase(at)
        if span is None or (self.lows[at].endswith("ing") and self.words[span[0] : span[1]].islower()):
            return None
        words = self.words[span[0] : span[1]].lower().split()
        if words[-1] in _NO_DOER or " ".join(words).split(" of ")[0].split()[-1] in _NO_DOER or set(words) & CALENDAR:
            return None
        return span

    def phrase(self, at: int) -> Span | None:
        """The noun phrase that begins at a token: up to a preposition but "of", a verb or a stop."""
        end = at
        while end < len(self.lows) and end - at < MOST_WORDS:
            low = self.lows[end]
            if end > at and self.gap(end).strip():
                break
            if low in _SELF or low in BREAKS or self.is_day(end) or low in _NO_POINTING:
                break
            if low in _ENDS_PHRASE or (end > at and low in _OPENING and self.lows[end - 1] not in _OPEN_NOUNS):
                break
            if end > at and is_past(low) and self.lows[end - 1] not in DETERMINERS and not self._names(end):
                break
            end += 1
        while end > at and self.lows[end - 1] in _IN_PHRASE | ADVERBS:
            end -= 1
        if end == at or self.lows[at] in _IN_PHRASE or (end == at + 1 and self.lows[at] in _PRONOUNS | DETERMINERS):
            return None
        return self.tokens[at].start(), self.tokens[end - 1].end()

    def _names(self, at: int) -> bool:
        return self.tokens[at][0][0].isupper()

    def before(self, at: int, *, nearest: bool = False) -> Span | None:
        """The noun phrase that a verb at a token belongs to, what hangs on it left out: "Police in Dow arrested …"."""
        last = at - 1
        if last < 0:
            return None
        if self.lows[last] in ("he", "she") and not self.gap(at).strip():
            return self.tokens[last].start(), self.tokens[last].end()
        if self.lows[last] in _RELATIVE:
            return self._before_relative(last)
        if self.gap(at).startswith(","):
            return self._before_insertion(at)
        if self.gap(at).strip():
            return None
        return self.chunk(last, nearest=nearest)

    def _before_relative(self, at: int) -> Span | None:
        """ "the hiker who found …", "the firm, which bought …"."""
        if not at or self.gap(at).strip(", "):
            return None
        if self.lows[at - 1] in ("he", "she"):
            return self.tokens[at - 1].start(), self.tokens[at - 1].end()
        nearest = self.chunk(at - 1, nearest=True)
        return nearest if self.lows[at] != "who" else self.chunk(at - 1) or nearest

    def _before_insertion(self, at: int) -> Span | None:
        """ "Ida Dow, the mayor, ordered …"."""
        for place in range(at - 1, max(0, at - MOST_WORDS), -1):
            gap = self.gap(place)
            if gap.startswith(","):
                return self.chunk(place - 1) if self.lows[place] in DETERMINERS | _RELATIVE or place < at - 1 else None
            if gap.strip():
                return None
        return None

    def chunk(self, last: int, *, nearest: bool = False) -> Span | None:
        """The phrase that ends at a token: from the last stop or verb, up to its first preposition.

        ``nearest``: behind the last one.
        """
        first = last
        while first >= 0 and last - first < MOST_WORDS:
            low = self.lows[first]
            stop = first < last and bool(self.gap(first + 1).strip())
            verb = (
                is_past(low)
                and low != "aged"
                and not self._names(first)
                and (first == 0 or self.lows[first - 1] not in DETERMINERS)
            )
            if stop or low in BREAKS or low in _ENDS_CHUNK or verb:
                break
            if nearest and first < last and low in _PLACING:
                break
            first -= 1
            if low in _OPENING and not (first >= 0 and self.lows[first] in _OPEN_NOUNS):
                break  # "told reporters the council had …"
        first += 1
        if first <= last and self.lows[first] in PREPOSITIONS:  # "On Tuesday police arrested …"
            days = [place for place in range(first, last + 1) if self.is_day(place) or self._is_year(place)]
            if not days:
                return None
            first = days[-1] + 1
        while first <= last and self._is_time(first):
            first += 1
        end = next((at for at in range(first + 1, last + 1) if self._ends_head(at)), last + 1)
        while end > first and self._is_time(end - 1):
            end -= 1
        if first >= end or (end == first + 1 and self.lows[first] in DETERMINERS):
            return None
        return self.tokens[first].start(), self.tokens[end - 1].end()

    def is_day(self, at: int) -> bool:
        """Whether a token is a day or a month: "March", not "the march"."""
        return self.lows[at] in CALENDAR and self.tokens[at][0][0].isupper()

    def _is_time(self, at: int) -> bool:
        return self.is_day(at) or self.lows[at] in BETWEEN

    def _is_year(self, at: int) -> bool:
        return len(self.lows[at]) == 4 and self.lows[at].isdigit()

    def _ends_head(self, at: int) -> bool:
        return self.lows[at] in PREPOSITIONS and self.lows[at] not in _IN_PHRASE
