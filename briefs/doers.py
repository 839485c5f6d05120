"""Whether two phrases for a doer can mean one doer. In doubt they can."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from briefs.claims import Claim, key_of, stems_of, without_possessor
from briefs.descriptions import LOOSE
from briefs.doer_words import ANYBODY, METONYMS, PAIRS, SEATS
from briefs.lookup_words import fold
from briefs.roles_told import JOBS, Bearer, bearers_in
from briefs.sentences import word_set
from briefs.spellings import GIVEN_NAMES
from briefs.words import BODY_WORDS, DETERMINERS, PARTY_WORDS, PLACES, ROLES, TITLES, gender_of_name

_TOKEN = re.compile(r"[^\W_](?:[\w’'-]|\.(?=\w))*")
_AGE: Final = re.compile(r",[ ](?:aged[ ])?\d{1,2}\b(?![ ]\w)|[ ]\(\d{1,2}\)")
_ONE: Final = word_set("a an the one")
NEXT: Final = 4  # sentences from the first one that may name whom it tells of
_SMALL: Final = word_set("of and the a an for in at de da di del la le al el von van der & two three four five six")
_KINDS_OF_BODY: Final = BODY_WORDS | word_set(
    "plc inc ltd corp gmbh ag sa co group industries airways fort mount port cape saint san santa los las new"
)

_REALMS: Final = word_set("kingdom republic state emirate sultanate city town principality duchy island islands")
_COMMON: Final = SEATS.keys() | ANYBODY | ROLES
_TITULAR: Final = ROLES | TITLES
_NO_PERSON: Final = _KINDS_OF_BODY | PLACES | PARTY_WORDS


@dataclass(frozen=True, slots=True)
class Doer:
    """A doer as an article prints it. ``name`` are the words of its name, () where it is told by a common word."""

    words: str
    name: tuple[str, ...]
    head: str
    seats: frozenset[str]
    person: bool
    anybody: bool

    @property
    def core(self) -> frozenset[str]:
        """The stems of the name, else of the word that says what they are."""
        return stems_of(" ".join(self.name) if self.name else self.head) or self.stems

    @property
    def stems(self) -> frozenset[str]:
        """The stems of the words that say who it is."""
        return stems_of(without_possessor(self.words))


class Roll:
    """The people an article names, with what it calls them."""

    def __init__(self, claims: tuple[Claim, ...], people: Sequence[str]) -> None:
        self.bearers = bearers_in(claims)
        self._roles: dict[str, set[str]] = {}
        for bearer in self.bearers:
            for role in bearer.roles:
                self._roles.setdefault(fold(bearer.words[-1]), set()).update(role.words)
        if later := _told_later(claims, self.bearers):
            name, called = later
            self._roles.setdefault(fold(name), set()).add(called)
        self._by_claim: dict[int, list[Bearer]] = {}
        for bearer in self.bearers:
            self._by_claim.setdefault(bearer.claim.line.start, []).append(bearer)
        self._people = {fold(name.split()[-1]) for name in people if " " in name}

    def named_in(self, claim: Claim) -> tuple[Bearer, ...]:
        """The people named in a sentence."""
        return tuple(bearer for bearer in self._by_claim.get(claim.line.start, ()) if self.is_person(bearer.words))

    def is_person(self, name: tuple[str, ...]) -> bool:
        """Whether a name is known to be somebody's."""
        if any(word.lower() in _KINDS_OF_BODY for word in name):
            return False
        last = fold(name[-1])
        return last in self._people or last in self._roles or (len(name) > 1 and gender_of_name(name[0]) is not None)

    def may_be_person(self, name: tuple[str, ...]) -> bool:
        """Whether nothing says that a name of two or three words is a body's or a place's."""
        if self.is_person(name):
            return True
        lows = [word.lower() for word in name]
        return len(name) in (2, 3) and not any(low in _NO_PERSON for low in lows)

    def roles_of(self, name: tuple[str, ...]) -> set[str]:
        """All words of the roles the article gives to a name."""
        return self._roles.get(fold(name[-1]), set())


def _told_later(claims: tuple[Claim, ...], bearers: tuple[Bearer, ...]) -> tuple[str, str] | None:
    """Whom "a trucker" of the first sentence means: the one named next, with an age and no role of their own."""
    if not claims or any(bearer.claim is claims[0] for bearer in bearers):
        return None
    lows = [match[0].lower() for match in _TOKEN.finditer(claims[0].narrated)]
    roles = {
        low
        for at, low in enumerate(lows)
        if low in JOBS - LOOSE and any(one in _ONE for one in lows[max(0, at - 3) : at])
    }
    if len(roles) != 1:
        return None
    first = next((bearer for bearer in bearers if bearer.claim in claims[1:NEXT] and len(bearer.words) > 1), None)
    if first is None or first.roles or not _AGE.match(first.claim.narrated, first.end):
        return None
    return first.words[-1], next(iter(roles))


@lru_cache(maxsize=256)
def roll_of(claims: tuple[Claim, ...], people: tuple[str, ...]) -> Roll:
    """The people of an article; ``people`` are those its brief names in full."""
    return Roll(claims, people)


def read_doer(words: str, roll: Roll) -> Doer | None:
    """Who a phrase names; None where it names nobody ("two", "the")."""
    head_phrase, _, rest = words.partition(" of ")
    if rest[:1].isupper() and head_phrase.lower().split()[-1] in _REALMS:  # "the kingdom of Dow"
        head_phrase = rest
    tokens = [match[0] for match in _TOKEN.finditer(head_phrase)]
    lows = [token.lower().removesuffix("'s").removesuffix("’s") for token in tokens]
    while lows and lows[0] in DETERMINERS:
        tokens, lows = tokens[1:], lows[1:]
    if not tokens:
        return None
    name = _name_of(tokens, lows)
    person = bool(name) and roll.is_person(name)
    before = lows[: len(lows) - len(name)] if name else lows
    seats = _seats(before[-2:] if name else lows[-2:], last=True) if before else frozenset()
    if name and person:
        before = [*before, *roll.roles_of(name)]
        seats |= _seats(before)
    elif name:
        seats |= _seats([word.lower() for word in name])
    anybody = not name and lows[-1] in ANYBODY and not seats
    return Doer(words, name, fold(tokens[-1]), seats, person, anybody)


def _name_of(tokens: list[str], lows: list[str]) -> tuple[str, ...]:
    """The capitalised words that the phrase ends with; a common word at its end makes it no name."""
    first = len(tokens)
    while first and tokens[first - 1][0].isupper():
        first -= 1
    name = tokens[first:]
    if first == 0 and len(name) == 1 and lows[0] in _COMMON:
        return ()  # a sentence begins with it
    titled = [at for at, word in enumerate(name) if word.lower() in _TITULAR and at < len(name) - 1]
    return tuple(name[titled[-1] + 1 :] if titled else name)


def _seats(lows: Sequence[str], *, last: bool = False) -> frozenset[str]:
    """The seats of a phrase: of its last two words together, else of its last; of all its words where it is a list."""
    if last and len(lows) > 1 and (pair := PAIRS.get(" ".join(lows[-2:]))):
        return pair
    if last:
        return _seat(lows[-1])
    lows = [low.rstrip("'’") for low in lows]
    found: frozenset[str] = frozenset()
    for at, low in enumerate(lows):
        found |= PAIRS.get(" ".join(lows[at : at + 2]), frozenset()) | _seat(low)
    return found


def _seat(low: str) -> frozenset[str]:
    """Where a word sits: in a seat of the list, else in that of the trade it names, one or many."""
    if seats := SEATS.get(low):
        return seats
    single = low.removesuffix("s") if low.endswith("s") and not low.endswith("ss") else low
    if single in SEATS:
        return SEATS[single]
    is_trade = single in ROLES and single not in LOOSE | ANYBODY and low not in ANYBODY
    return frozenset({single}) if is_trade else frozenset()


def exclude(one: Doer, other: Doer) -> bool:
    """Whether the two are surely not one doer, nor one a part of the other or speaking for it."""
    if one.anybody or other.anybody or not one.stems or not other.stems:
        return False
    if not (one.name or other.name) and one.seats and other.seats:
        return not one.seats & other.seats
    if are_two_persons(one, other):
        return True
    if one.stems & other.stems:
        return False
    if "party" in one.seats and "party" in other.seats and not (one.person or other.person):
        return True
    if one.name and other.name:
        return _names_exclude(one, other)
    if one.seats and other.seats:
        return not one.seats & other.seats
    return False


def are_two_persons(one: Doer, other: Doer) -> bool:
    """Whether both are people named in full, whose given names are two."""
    if not (one.person and other.person and min(len(one.name), len(other.name)) > 1):
        return False
    first, second = fold(one.name[0]).rstrip("."), fold(other.name[0]).rstrip(".")
    if {first, second} & {fold(word) for word in one.name} & {fold(word) for word in other.name}:
        return False
    return first[:2] != second[:2] and (second,) not in GIVEN_NAMES.others((first,))


def _names_exclude(one: Doer, other: Doer) -> bool:
    first, second = {fold(word) for word in one.name}, {fold(word) for word in other.name}
    if (first | second) & METONYMS or first & second or _is_short_for(one.name, other.name):
        return False
    if one.person and other.person:
        return True
    if one.person != other.person:
        return bool(one.seats and other.seats) and not one.seats & other.seats
    if one.seats and other.seats and one.seats & other.seats and not (len(first) > 1 and len(second) > 1):
        return False
    return bool(one.seats) == bool(other.seats) and not _is_near(one.name, other.name)


def _is_short_for(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether one is the first letters of the other."""
    for short, long in ((one, other), (other, one)):
        letters = "".join(word[0] for word in long if word.lower() not in _SMALL).lower()
        if len(short) == 1 and len(long) > 1 and fold(short[0]).replace(".", "") in (letters, letters[:-1]):
            return True
    return False


def _is_near(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether a word of one begins like one of the other: "Norland" and "Norlanders"."""
    return any(key_of(fold(first))[:4] == key_of(fold(second))[:4] for first in one for second in other)
