"""Who did what: one deed that two outlets tell of two doers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from briefs.claims import Claim, key_of, stems_of, without_possessor
from briefs.comparison import Comparison, Difference, on_other_days, told_apart
from briefs.sentences import word_set
from briefs.tenses import is_past
from briefs.words import SAYING

SAME_DEED = 0.6  # of the words beside the doers, from which two sentences tell of one deed
SAME_ALL = 0.85  # where the doer of one is in the other: who and to whom changed places
LEAST_SHARED = 1.9

_TOKEN = re.compile(r"[^\W_][\w’'-]*")
_REPORTED = re.compile(r"^.{0,60}?\b(?:said|says|told \w+)[ ](?:that[ ])?(?=[a-z])|,[ ][^,]{3,60}[ ](?:said|says)\.?$")
_AUXILIARY = word_set("had has have was were been be first then also already later not never would could did")
_BE = word_set("was were been be is are")
_PARTICLES = word_set("off out up down on over back away")
_ENDS = word_set(
    "in on at for after during with from to when while before as and but until since of because if by who which"
)
_DETERMINERS = word_set("the a an its his her their our some several two three four")
_PRONOUNS = word_set("he she it they we i you who that this these those one which there what")
# These may be anybody that the other outlet names more closely.
_ANYBODY = word_set(
    """official officials authority authorities leader leaders man woman men women suspect lawmaker lawmakers senator
    president candidate company firm group body government administration people person others nominee party side team
    critics supporters members aides staff spokesman spokeswoman campaign congressman congresswoman minister secretary
    attacker gunman victim victims author report letter statement judge court justices office department agency
    """
)
_TITLE = re.compile(r"\b[A-Z]")


@dataclass(frozen=True, slots=True)
class _Deed:
    claim: Claim
    doer: tuple[int, int]  # where the words stand in the sentence
    verb: str | None  # None: "came from", which any deed may be
    done_to: frozenset[str]

    @property
    def words(self) -> str:
        return self.claim.line.text[slice(*self.doer)]

    @property
    def doers(self) -> frozenset[str]:
        return stems_of(without_possessor(self.words))


def differing_doers(comparison: Comparison, one: int, other: int) -> Iterator[Difference]:
    """One deed done to one thing by two doers, where nothing else of the two sentences tells them apart."""
    theirs: dict[str, list[_Deed]] = {}
    for claim in [claim for claim in comparison.claims[other] if claim.stands]:
        for deed in deeds_in(claim):
            for word in deed.done_to:
                theirs.setdefault(word, []).append(deed)
    for claim in [claim for claim in comparison.claims[one] if claim.stands]:
        for deed in deeds_in(claim):
            for against in [against for word in sorted(deed.done_to) for against in theirs.get(word, ())]:
                if weight := _one_deed(comparison, deed, against):
                    sides = tuple(comparison.side(side.claim, *side.doer) for side in (deed, against))
                    yield Difference(of="who", sides=sides, weight=weight)
                    break


def _one_deed(comparison: Comparison, one: _Deed, other: _Deed) -> float:
    if one.verb and other.verb and one.verb != other.verb:
        return 0.0
    if not one.done_to & other.done_to or one.doers & other.doers or not one.doers or not other.doers:
        return 0.0
    if told_apart(one.claim, other.claim) or on_other_days(one.claim, other.claim) or not _are_alike(one, other):
        return 0.0
    swapped = bool(one.doers & other.claim.stems) and bool(other.doers & one.claim.stems)
    if not swapped and (one.doers & other.claim.stems or other.doers & one.claim.stems):
        return 0.0
    if swapped:
        shared, _ = comparison.likeness(one.claim.stems, other.claim.stems)
        every = comparison.weight(one.claim.stems | other.claim.stems)
        return shared if shared >= SAME_ALL * every and shared >= LEAST_SHARED and one.verb and other.verb else 0.0
    first, second = one.claim.stems - one.doers, other.claim.stems - other.doers
    shared = comparison.weight(first & second)
    every = comparison.weight(first | second)
    return shared if every and shared >= SAME_DEED * every and shared >= LEAST_SHARED else 0.0


def _are_alike(one: _Deed, other: _Deed) -> bool:
    """Whether both doers are names, or both are not: a name may be whom the other only describes."""
    if _is_name(one.words) != _is_name(other.words):
        return False
    lows = {word.lower() for words in (one.words, other.words) for word in words.split()}
    return not lows & _ANYBODY


def _is_name(words: str) -> bool:
    tokens = [word for word in words.split() if word.lower() not in _DETERMINERS]
    return (
        len(tokens) > 0
        and all(word[0].isupper() for word in tokens)
        and (len(tokens) > 1 or words[0:4].lower() != "the ")
    )


@lru_cache(maxsize=4096)
def deeds_in(claim: Claim) -> tuple[_Deed, ...]:
    """The deeds that a claim tells: who did what to what."""
    return tuple(_deeds(claim))


def _deeds(claim: Claim) -> Iterator[_Deed]:
    narrated = _REPORTED.sub(lambda match: " " * len(match[0]), claim.narrated)
    tokens = list(_TOKEN.finditer(narrated))
    for at, token in enumerate(tokens):
        low = token[0].lower()
        if low in SAYING or low in _AUXILIARY or not is_past(low) or at == 0:
            continue
        before = tokens[at - 1][0].lower()
        deed = _passive(claim, narrated, tokens, at) if _is_passive(tokens, at) else None
        if deed is None and before not in _BE:
            deed = _active(claim, narrated, tokens, at)
        if deed is not None:
            yield deed


def _is_passive(tokens: list[re.Match[str]], at: int) -> bool:
    return any(tokens[place][0].lower() in _BE for place in range(max(0, at - 2), at))


def _passive(claim: Claim, narrated: str, tokens: list[re.Match[str]], at: int) -> _Deed | None:
    by = next((place for place in range(at + 1, min(at + 4, len(tokens))) if tokens[place][0].lower() == "by"), None)
    doer = _phrase(narrated, tokens, by + 1) if by is not None else None
    patient = _before(narrated, tokens, at)
    if doer is None or patient is None:
        return None
    return _Deed(claim, doer, _verb(tokens, at), stems_of(narrated[slice(*patient)]))


def _active(claim: Claim, narrated: str, tokens: list[re.Match[str]], at: int) -> _Deed | None:
    doer = _before(narrated, tokens, at)
    start = at + 1
    if start < len(tokens) and tokens[start][0].lower() == "from" and tokens[at][0].lower() == "came":
        source = _phrase(narrated, tokens, start + 1)
        return _Deed(claim, source, None, stems_of(narrated[slice(*doer)])) if source and doer else None
    if start < len(tokens) and tokens[start][0].lower() in _PARTICLES:
        start += 1
    patient = _phrase(narrated, tokens, start)
    if doer is None or patient is None or not _is_definite(narrated[slice(*patient)]):
        return None
    return _Deed(claim, doer, _verb(tokens, at), stems_of(narrated[slice(*patient)]))


def _verb(tokens: list[re.Match[str]], at: int) -> str:
    return key_of(tokens[at][0].lower())


def _is_definite(words: str) -> bool:
    first = words.split()[0].lower()
    return first in ("the", "its", "his", "her", "their") or bool(_TITLE.search(words)) or "first" in words.lower()


def _phrase(narrated: str, tokens: list[re.Match[str]], at: int) -> tuple[int, int] | None:
    """The noun phrase that begins at a token: up to a preposition, a verb or a stop."""
    end = at
    while end < len(tokens) and end - at < 7:
        low = tokens[end][0].lower()
        gap = narrated[tokens[end - 1].end() : tokens[end].start()] if end > at else " "
        if gap.strip() or low in _ENDS or (end > at and is_past(low)):
            break
        end += 1
    if end == at or tokens[at][0].lower() in _PRONOUNS:
        return None
    return tokens[at].start(), tokens[end - 1].end()


def _before(narrated: str, tokens: list[re.Match[str]], at: int) -> tuple[int, int] | None:
    """The noun phrase that ends before the verb at a token, its auxiliaries left out."""
    last = at - 1
    while last >= 0 and tokens[last][0].lower() in _AUXILIARY | _BE:
        last -= 1
    first = last
    while first >= 0 and last - first < 7:
        low = tokens[first][0].lower()
        gap = narrated[tokens[first].end() : tokens[first + 1].start()] if first < last else " "
        if gap.strip() or low in _ENDS or low in _PRONOUNS or (first < last and is_past(low)):
            break
        first -= 1
    first += 1
    if first > last or tokens[last][0].lower() in _PRONOUNS:
        return None
    return tokens[first].start(), tokens[last].end()
