"""One person, storm or place under two names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from briefs.claims import Claim
from briefs.comparison import Comparison, Difference, told_apart
from briefs.differing_persons import differing_persons
from briefs.lookup_names import spelling_key
from briefs.lookup_words import fold
from briefs.sentences import word_set
from briefs.spellings import GIVEN_NAMES
from briefs.words import CALENDAR, OPENERS, ROLES, TITLES

SAME_SENTENCE = 0.6  # of the words, from which two sentences tell of one
LEAST_SHARED = 2.4
SLIP_LEAST = 4  # letters of a name in which one may be a slip
LONG = 6  # letters of a word that is rarely another but for a letter
A_SLIP_ALIKE = 0.3
A_SLIP_SHARED = 1.9  # where the names differ by a letter
_RUN = re.compile(
    r"""
    [^\W\d_a-z] [\w’'-]* \w
    (?: [ ] (?: (?: al | el | de | da | di | del | van | von | der | den | bin | ibn | la | le ) [ -] )?
        [^\W\d_a-z] [\w’'-]* \w ){0,3}
    """,
    re.VERBOSE,
)
_KIN = re.compile(
    r"\b(?:brother|sister|wife|husband|son|daughter|father|mother|cousin|uncle|aunt|nephew|niece|widow|twin)s?\b",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"^(?:al|el|as|ar|ash)-", re.IGNORECASE)
_NO_NAME = word_set("the a an president minister prime foreign storm mr mrs ms dr sir dame lord lady senator police")

_TITULAR = ROLES | TITLES | _NO_NAME
_OPENING = OPENERS | CALENDAR


@dataclass(frozen=True, slots=True)
class _Name:
    claim: Claim
    start: int
    words: tuple[str, ...]  # as printed

    @property
    def end(self) -> int:
        return self.start + len(" ".join(self.words))


def differing_names(comparison: Comparison, one: int, other: int) -> Iterator[Difference]:
    """Names of one bearer that are spelt, or are, different; neither article prints the other's form."""
    yield from differing_persons(comparison, one, other)
    ours = _names(comparison.claims[one], comparison.words[other])
    theirs: dict[tuple[str, ...], list[_Name]] = {}
    for name in _names(comparison.claims[other], comparison.words[one]):
        for form in _forms(name.words):
            theirs.setdefault(form, []).append(name)
    for name in ours:
        near = dict.fromkeys(against for form in _forms(name.words) for against in theirs.get(form, ()))
        for against in near:
            if _may_be_one_name(name.words, against.words) and (weight := _one_bearer(comparison, name, against)):
                yield Difference(of="name", sides=comparison.sides(name, against), weight=weight)
                break


def _forms(words: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """What names that may be one share at least one of: so few pairs are looked at."""
    if len(words) == 1:
        low = words[0].lower()
        return (("begins", low[:2]), ("ends", low[-2:]))  # a slip stands at one end only
    return (("", *words[1:]), tuple(_key(_bare(word)) for word in words))


def _names(claims: tuple[Claim, ...], other_words: frozenset[str]) -> list[_Name]:
    """The names that hold a word which the other article does not print, at their first place."""
    found: dict[tuple[str, ...], _Name] = {}
    for claim in [claim for claim in claims if claim.stands]:
        for start, words in names_in(claim.narrated):
            if words not in found and any(len(word) > 2 and word not in other_words for word in words):
                found[words] = _Name(claim, start, words)
    return list(found.values())


@lru_cache(maxsize=4096)
def names_in(narrated: str) -> tuple[tuple[int, tuple[str, ...]], ...]:
    """The runs of capitalised words of a sentence with their places, titles and openings left out."""
    found = []
    for match in _RUN.finditer(narrated):
        words, start = _trimmed(match[0].split(" "), match.start())
        if words:
            found.append((start, tuple(words)))
    return tuple(found)


def _may_be_one_name(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether the forms alone let two names be one: cheap, so that few pairs are looked at closely."""
    if len(one) != len(other):
        return False
    if len(one) == 1:
        first, second = one[0].lower(), other[0].lower()
        return min(len(first), len(second)) >= SLIP_LEAST and OSA.distance(first, second, score_cutoff=1) == 1
    return one[1:] == other[1:] or _is_respelt(one, other)


def _trimmed(words: list[str], start: int) -> tuple[list[str], int]:
    """The words without what opens a sentence, titles, and what belongs to a title: "Norlandish President Ida Dow"."""
    first = 0
    for at, word in enumerate(words):
        low = word.lower()
        if low in _TITULAR or (at == first and low in _OPENING):
            first = at + 1
    start += sum(len(word) + 1 for word in words[:first])
    words = words[first:]
    if words and words[-1].endswith(("'s", "’s")):
        words = [*words[:-1], words[-1][:-2]]
    return words, start


def _one_bearer(comparison: Comparison, one: _Name, other: _Name) -> float:
    """How surely the two names are of one; 0 where they may be of two."""
    first, second = " ".join(one.words), " ".join(other.words)
    if fold(first) == fold(second):
        return 0.0
    shared, alike = comparison.likeness(_without(one), _without(other))
    if len(one.words) > 1 and _is_respelt(one.words, other.words):
        return 1.5 + shared
    if told_apart(one.claim, other.claim):
        return 0.0
    if len(one.words) == 1 and _is_long_slip(first, second) and (alike >= A_SLIP_ALIKE or shared >= A_SLIP_SHARED):
        return 1.0 + shared
    if alike < SAME_SENTENCE:
        return 0.0
    if len(one.words) == 1:
        return shared if shared >= A_SLIP_SHARED and _differ_in_the_middle(first, second) else 0.0
    if _is_short_for(one.words[0], other.words[0]) or _tells_of_kin(one, other):
        return 0.0
    return shared if shared >= LEAST_SHARED else 0.0


def _is_long_slip(one: str, other: str) -> bool:
    """Whether two long words differ by a letter in the middle, which no inflection changes."""
    return min(len(one), len(other)) >= LONG and one[:2] == other[:2] and one[-2:] == other[-2:]


def _tells_of_kin(one: _Name, other: _Name) -> bool:
    """Whether a sentence speaks of the bearer's family: two of one name."""
    return any(_KIN.search(name.claim.narrated) for name in (one, other))


def _without(name: _Name) -> frozenset[str]:
    return name.claim.stems - {fold(word)[:7] for word in name.words}


def _is_respelt(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether every word of one name is a spelling of the other's, and a letter differs."""
    if len(one) != len(other):
        return False
    pairs = [(_bare(first), _bare(second)) for first, second in zip(one, other, strict=True)]
    differing = [pair for pair in pairs if pair[0] != pair[1]]
    return all(_key(first) == _key(second) and min(len(first), len(second)) > 3 for first, second in differing)


@lru_cache(maxsize=8192)
def _bare(word: str) -> str:
    return fold(_ARTICLE.sub("", word))


@lru_cache(maxsize=8192)
def _key(word: str) -> str:
    return spelling_key(word)


def _differ_in_the_middle(one: str, other: str) -> bool:
    """Whether the letter that differs is no ending: "Karvonia" and "Karvonian" are two words."""
    return not (one.startswith(other) or other.startswith(one))


def _is_short_for(one: str, other: str) -> bool:
    """Whether one given name is a short form or an initial of the other."""
    first, second = fold(one).rstrip("."), fold(other).rstrip(".")
    if first[:1] == second[:1] and (len(first) == 1 or len(second) == 1):
        return True
    return first.startswith(second) or second.startswith(first) or (second,) in GIVEN_NAMES.others((first,))
