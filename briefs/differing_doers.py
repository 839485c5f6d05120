"""Who did what: one deed that two outlets tell of two doers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from briefs.claims import Claim, key_of, stems_of, without_possessor
from briefs.comparison import Comparison, Difference, Side, on_other_days, told_apart
from briefs.deed_words import DEALS, HELP, MOVED, NOUNS, OBJECTS, ONE_A_STORY, ONE_WAY, OUTWARD, TO_ONE
from briefs.deeds import Deed, deeds_in
from briefs.differing_goals import differing_goals
from briefs.doer_words import ANYBODY
from briefs.doers import Doer, Roll, are_two_persons, exclude, read_doer, roll_of
from briefs.lookup_words import fold
from briefs.models import Line
from briefs.sentences import word_set
from briefs.words import ROLES, gender_of_name

SAME_DEED = 0.6  # of the words beside the doers, from which two sentences tell of one deed
SAME_ALL = 0.85  # where the doer of one is in the other: who and to whom changed places
SAME_THING = 0.5  # of the words for what it was done to, where the deed is one that is done once
LEAST_SHARED = 1.9
A_DEED = 1.0  # what one verb for what is done once is worth
BESIDE = 30  # letters behind a doer in which another may be named
ON_ONE_MATTER = 2  # words that two sentences on one motion share
SPEAK_ALONE = ONE_A_STORY - {"decide"}  # of which a story tells one, whatever else is said
OF_THINGS = frozenset({"find", "sell", "drive", "fly", "score", "replace", "identify"})
GOES_ON = frozenset({"strike"})  # for days
FAR = 2  # sentences back that "he" may reach
# What several do to one thing.
MANY_DO = frozenset(
    f"-{key_of(word)}"
    for word in word_set(
        """criticised criticized praised welcomed supported backed opposed condemned attended visited joined wanted
        needed watched followed faced used described liked loved feared thanked marked celebrated remembered affected
        left
        entered reached passed held kept made took got gave called saw heard met put met felt knew thought believed
        considered expected hoped voted tried got had planned studied discussed mentioned cited noted raised received
        had refused denied rejected accepted shared helped told played showed became included covered worked"""
    )
)
_AND = re.compile(r"(?:,? and| of [A-Z]\w+ and| with) ")
_AND_BEFORE = re.compile(r" (?:and|with) (?:\w+ ){0,3}$")
_EMPTY = word_set("one it thing other more part some all time")
_GENDER = {"he": "m", "she": "f"}


@dataclass(frozen=True, slots=True)
class _Told:
    """A deed with its doer; ``named`` is the sentence that names them, where the deed's own has only "he"."""

    deed: Deed
    doer: Doer
    span: tuple[int, int]
    named: Claim | None = None

    @property
    def claim(self) -> Claim:
        return self.deed.claim


def differing_doers(comparison: Comparison, one: int, other: int) -> Iterator[Difference]:
    """One deed done to one thing by two doers, where nothing else tells the deeds apart."""
    yield from differing_goals(comparison, one, other)
    ours, theirs = (_told(comparison, at) for at in (one, other))
    for told in ours:
        best: tuple[float, _Told] | None = None
        for against in theirs:
            if not told.deed.groups & against.deed.groups:
                continue
            weight = _one_deed(comparison, told, against, ours, theirs)
            if weight and (best is None or weight > best[0]):
                best = (weight, against)
        if best is not None and not _agrees_elsewhere(told, best[1], ours, theirs):
            sides = tuple(_side(comparison, side) for side in (told, best[1]))
            yield Difference(of="who", sides=sides, weight=best[0])


def _side(comparison: Comparison, told: _Told) -> Side:
    if told.named is None:
        return comparison.side(told.claim, *told.span)
    text = comparison.reports[told.claim.article].article.text
    start, end = told.named.line.start, told.claim.line.end
    line = Line(text=text[start:end], start=start, end=end)
    return Side(article=told.claim.article, line=line, words=told.named.words_at(*told.span))


# ---------------------------------------------------------------- the deeds of a report


def _told(comparison: Comparison, number: int) -> tuple[_Told, ...]:
    return _told_in(comparison.claims[number], comparison.reports[number].brief.people)


@lru_cache(maxsize=256)
def _told_in(claims: tuple[Claim, ...], people: tuple[str, ...]) -> tuple[_Told, ...]:
    """The deeds of a report that somebody does, with who that is."""
    roll = roll_of(claims, people)
    found = []
    for at, claim in enumerate(claims):
        for deed in deeds_in(claim):
            words = deed.text(deed.doer)
            if deed.doer and words.lower() in _GENDER:
                if meant := _meant(deed, words.lower(), claims[max(0, at - FAR) : at], roll):
                    found.append(meant)
            elif deed.doer and (doer := read_doer(words, roll)):
                found.append(_Told(deed, doer, _shown(deed.doer, words, doer)))
    return tuple(found)


def _shown(span: tuple[int, int], words: str, doer: Doer) -> tuple[int, int]:
    """The words to show: of "the kingdom of Dow" the name."""
    name = " ".join(doer.name)
    return (span[1] - len(name), span[1]) if name and words.endswith(f" of {name}") else span


def _meant(deed: Deed, pronoun: str, before: tuple[Claim, ...], roll: Roll) -> _Told | None:
    """Whom "he" means: the one person named in the nearest sentence before that names any."""
    for claim in reversed(before):
        named = {bearer.words[-1]: bearer for bearer in roll.named_in(claim)}
        if not named:
            continue
        if len(named) > 1 or claim is not before[-1]:
            return None
        bearer = next(iter(named.values()))
        gender = gender_of_name(bearer.words[0])
        doer = read_doer(" ".join(bearer.words), roll)
        if doer is None or gender not in (None, _GENDER[pronoun]):
            return None
        return _Told(deed, doer, (bearer.start, bearer.end), claim)
    return None


# ---------------------------------------------------------------- one deed, two doers


def _one_deed(
    comparison: Comparison, one: _Told, other: _Told, ours: tuple[_Told, ...], theirs: tuple[_Told, ...]
) -> float:
    if told_apart(one.deed.outlined, other.deed.outlined):
        return 0.0
    if not one.deed.groups & other.deed.groups & GOES_ON and on_other_days(one.claim, other.claim):
        return 0.0
    if _changed_places(comparison, one, other):
        return A_DEED + comparison.weight(one.claim.stems & other.claim.stems)
    two = are_two_persons(one.doer, other.doer)
    if two and not _may_be_two(comparison, one, other):
        return 0.0
    if not two and (_names(one.claim, other.doer) or _names(other.claim, one.doer)):
        return 0.0
    shared, every = _shared(comparison, one, other)
    if one.deed.known and other.deed.known and exclude(one.doer, other.doer):
        thing = _one_thing(comparison, one, other) or _only_one(one, other, ours, theirs)
        return A_DEED + thing + shared if thing else 0.0
    alike = bool(every) and shared >= SAME_DEED * every and shared >= LEAST_SHARED
    same = _things(one.deed) & _things(other.deed)
    if one.deed.groups & MANY_DO:
        return 0.0
    if not alike and exclude(one.doer, other.doer) and shared >= LEAST_SHARED:
        thing = _one_thing(comparison, one, other)
        return shared + thing if thing else 0.0
    return shared if alike and same and _look_unlike(one.doer, other.doer) else 0.0


def _shared(comparison: Comparison, one: _Told, other: _Told) -> tuple[float, float]:
    """What the sentences share beside the doers, and what both hold."""
    first, second = one.claim.stems - one.doer.stems, other.claim.stems - other.doer.stems
    return comparison.weight(first & second), comparison.weight(first | second)


def _look_unlike(one: Doer, other: Doer) -> bool:
    """Whether two doers of one sentence are both named, or both not, and neither may be anybody."""
    if one.stems & other.stems or not one.stems or not other.stems or bool(one.name) != bool(other.name):
        return exclude(one, other)
    heads = {one.head, other.head}
    return not heads & ANYBODY and not (one.seats & other.seats)


def _may_be_two(comparison: Comparison, one: _Told, other: _Told) -> bool:
    """Whether nothing says that two people named in full did it together, or are one under two names."""
    for mine, their in ((one, other), (other, one)):
        text, (start, end) = mine.claim.line.text, mine.span
        surname = their.doer.name[-1]
        near = text[end : end + BESIDE] if mine.named is None else ""
        if surname in mine.claim.line.text and (_AND.match(near) or _AND_BEFORE.search(text[:start])):
            return False
    if fold(one.doer.name[-1]) != fold(other.doer.name[-1]):
        return True
    words = comparison.words
    return any(
        their.doer.name[0] in words[mine.claim.article] and their.doer.name[0] != mine.doer.name[0]
        for mine, their in ((one, other), (other, one))
    )


def _names(claim: Claim, doer: Doer) -> bool:
    """Whether a sentence names somebody of that name or sort anywhere."""
    if len(doer.name) > 1:
        return any(word in claim.line.text for word in doer.name)
    return bool(doer.core & claim.stems)


def _changed_places(comparison: Comparison, one: _Told, other: _Told) -> bool:
    """Whether who did it and to whom are told the other way round."""
    groups = one.deed.groups & other.deed.groups
    if not one.doer.name or not other.doer.name or one.deed.known != other.deed.known:
        return False
    first, second = stems_of(" ".join(one.doer.name)), stems_of(" ".join(other.doer.name))
    if first & second:
        return False
    if groups & ONE_WAY:
        things, others = _things(one.deed), _things(other.deed)
        return bool(first & others and second & things) and not (first & things or second & others)
    if not (first & other.claim.stems and second & one.claim.stems):
        return False
    shared, every = (
        comparison.weight(one.claim.stems & other.claim.stems),
        comparison.weight(one.claim.stems | other.claim.stems),
    )
    return shared >= SAME_ALL * every and shared >= LEAST_SHARED


@lru_cache(maxsize=8192)
def _things(deed: Deed) -> frozenset[str]:
    words = deed.text(deed.done_to)
    if "alarm" in deed.groups and HELP & set(words.lower().split()):
        return frozenset({"alarm"})
    lows = words.lower().split()
    if moved := _moved(deed):
        return moved
    if lows and lows[-1] in OUTWARD:
        words = words.rsplit(" ", 1)[0]
    head = words.lower().split(" of ")[0].split()[-1:]
    if head and head[0] in DEALS:
        return frozenset({"deal"})
    if head and head[0] in OBJECTS:  # "the march" is no month
        return frozenset(head) | stems_of(without_possessor(words))
    return stems_of(without_possessor(words)) if words else frozenset()


def _moved(deed: Deed) -> frozenset[str]:
    """The motion or the like that is put forward, or was named before: "an amendment to …, put forward by …"."""
    if "propose" not in deed.groups:
        return frozenset()
    words = deed.text(deed.done_to)
    if deed.passive and not MOVED & set(words.lower().split()):
        words = deed.claim.narrated[: deed.at]
    return frozenset(key_of(low) for low in MOVED & set(words.lower().split()))


def _one_thing(comparison: Comparison, one: _Told, other: _Told) -> float:
    """How surely a deed was done to one thing, by its words."""
    first, second = _things(one.deed), _things(other.deed)
    both = first & second - _EMPTY
    if not both or (_moved(one.deed) and not _on_one_matter(one, other, both)):
        return 0.0
    shared, every = comparison.weight(both), comparison.weight(first | second)
    alike = bool(_heads(one.deed) & _heads(other.deed)) or shared >= SAME_THING * every
    if one.deed.groups & other.deed.groups & TO_ONE:  # "the daughter of Ole Berg" and "Ida Berg"
        alike = alike or bool(both & one.claim.names & other.claim.names)
    return shared if alike and not _are_two_things(one.deed, other.deed, first, second) else 0.0


def _on_one_matter(one: _Told, other: _Told, moved: frozenset[str]) -> bool:
    """Whether two motions are told with the same words; of those there are many."""
    return len((one.claim.stems & other.claim.stems) - moved - one.doer.stems - other.doer.stems) >= ON_ONE_MATTER


def _heads(deed: Deed) -> set[str]:
    """The word for what it was done to; of "the closure of two wards" that for the wards too."""
    first, _, rest = deed.text(deed.done_to).lower().partition(" of ")
    if moved := _moved(deed):
        return set(moved)
    words = [part.removesuffix(" out").split()[-1] for part in (first, rest) if part.split()]
    if len(words) > 1 and words[0] not in NOUNS:
        words.pop()
    return set(map(key_of, words))


def _are_two_things(deed: Deed, against: Deed, first: frozenset[str], second: frozenset[str]) -> bool:
    """Whether each thing bears a name that the other does not: the bank of Dow, the bank of Fenn."""
    ours, theirs = first & deed.claim.names, second & against.claim.names
    if ours & theirs and deed.groups & against.groups & TO_ONE:
        return False  # "the daughter of Ole Berg" and "Ida Berg"
    return bool(ours - second) and bool(theirs - first)


def _only_one(one: _Told, other: _Told, ours: tuple[_Told, ...], theirs: tuple[_Told, ...]) -> float:
    """What it is worth that each outlet tells one such deed, and neither says that it was done to something else."""
    groups = one.deed.groups & other.deed.groups
    silent = not (one.deed.done_to and other.deed.done_to)
    alike = bool(groups & ONE_A_STORY) and silent and (bool(groups & SPEAK_ALONE) or _share_something(one, other))
    alike = alike or ((one.deed.is_cleft or other.deed.is_cleft) and silent)
    people = groups & OF_THINGS or all(map(_is_somebody, (one, other)))
    alike = alike or (bool(groups & TO_ONE) and ((silent and bool(people)) or _may_be_one_person(one, other)))
    alone = all(sum(bool(told.deed.groups & groups) for told in all_told) == 1 for all_told in (ours, theirs))
    return A_DEED if alike and alone else 0.0


def _share_something(one: _Told, other: _Told) -> bool:
    """Whether the sentences share a word beside their doers and the verb."""
    return bool((one.claim.stems & other.claim.stems) - one.doer.stems - other.doer.stems)


def _may_be_one_person(one: _Told, other: _Told) -> bool:
    """Whether what was done was done to one person on either side, as far as the words go."""
    if "score" in one.deed.groups & other.deed.groups:
        return one.doer.person and other.doer.person
    return all(_is_somebody(told) for told in (one, other)) and not (
        _is_name(one) and _is_name(other) and not _things(one.deed) & _things(other.deed)
    )


def _is_somebody(told: _Told) -> bool:
    lows = told.deed.text(told.deed.done_to).lower().split()
    if not lows:
        return True
    return _is_name(told) or (not lows[-1].endswith("s") and (lows[-1] in ROLES or lows[-1].endswith("-old")))


def _is_name(told: _Told) -> bool:
    words = told.deed.text(told.deed.done_to).split()
    return len(words) > 1 and all(word[0].isupper() for word in words[-2:])


def _agrees_elsewhere(one: _Told, other: _Told, ours: tuple[_Told, ...], theirs: tuple[_Told, ...]) -> bool:
    """Whether an outlet tells of such a deed by the other's doer too."""
    return any(
        told.deed.groups & mine.deed.groups
        and told.doer.core & mine.doer.core
        and not are_two_persons(told.doer, mine.doer)
        for mine, all_told in ((one, theirs), (other, ours))
        if not _is_swap(one, other)
        for told in all_told
    )


def _is_swap(one: _Told, other: _Told) -> bool:
    return bool(_things(one.deed) & other.doer.stems)
