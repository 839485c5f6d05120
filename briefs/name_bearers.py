"""Whose each name of a text is: every full name once, and under it the shorter ones that stand for it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from briefs.cast import Entity, Gender, Named
from briefs.genders import gender_from, gender_of_roles, is_body_key, is_called_as_place
from briefs.name_titles import are_apart, callings_of
from briefs.name_words import KIN_PLURALS, starts_sentence
from briefs.tokens import Run
from briefs.words import PARTICLES, PLACES, ROLES, gender_of_name, word_set

_FAMILY: Final = word_set("wife husband son daughter brother sister father mother widow")
_PARENTS: Final = word_set("father mother dad mum mom")
_CHILDREN: Final = word_set("son daughter")
# What a title says that a minister's name does not.
_CALLINGS: Final = word_set("doctor dr dr. professor prof prof. reverend rev rev. judge captain")
_ADJECTIVAL: Final = ("y", "ous", "ful", "less", "ish", "ing", "ed", "ic", "ive", "ble", "nt")


def unglue(names: Sequence[Named], runs: Sequence[Run], plain: set[str]) -> None:
    """Take the word off that only opens its sentence: Teary Dow gushed, where the text names Ann Dow."""
    firsts: dict[str, set[str]] = {}
    for name in names:
        if len(name.key) > 1:
            firsts.setdefault(name.key[-1], set()).add(name.key[0])
    for name in names:
        if len(name.key) != 2 or name.last - name.first != 2 or name.quoted or name.titles:
            continue
        token = runs[name.run].tokens[name.first]
        is_word = token.low in plain or token.low.endswith(_ADJECTIVAL)
        is_borne = any(first != name.key[0] for first in firsts[name.key[-1]])
        is_given = gender_of_name(token.text) is not None
        if is_word and is_borne and not is_given and starts_sentence(runs[name.run].tokens, name.first):
            name.first, name.start = name.first + 1, runs[name.run].tokens[name.first + 1].start
            name.key = name.key[1:]


def share_surnames(names: Sequence[Named], runs: Sequence[Run]) -> frozenset[str]:
    """Give the first of "Brothers Ewan and Rory Dow" the surname of the second; the surnames so shared."""
    shared: set[str] = set()
    for one, two in pairwise(names):
        tokens = runs[one.run].tokens
        if one.run != two.run or one.quoted or two.quoted or len(one.key) != 1 or len(two.key) != 2:
            continue
        is_kin = one.first > 0 and tokens[one.first - 1].low in KIN_PLURALS
        is_given = gender_of_name(tokens[one.first].text) is not None and gender_of_name(tokens[two.first].text)
        if two.first - one.last == 1 and tokens[one.last].low == "and" and (is_kin or is_given):
            one.key = (*one.key, two.key[-1])
            shared.add(two.key[-1])
    return frozenset(shared)


def full_entities(names: Sequence[Named]) -> list[Entity]:
    """One entity for each full name: "Ann B. Dow" and "Ann Dow" are one."""
    entities: list[Entity] = []
    by_ends: dict[tuple[str, str], list[Entity]] = {}
    for name in sorted(names, key=lambda name: (name.quoted, name.start)):
        if len(name.key) < 2:
            continue
        ends = (name.key[0], name.key[-1])
        same = by_ends.setdefault(ends, [])
        entity = _of_generation(same, name) if same else _longer(entities, name)
        if entity is None:
            entity = Entity(name.key, name.start, name.end, suffix=name.suffix)
            same.append(entity)
            entities.append(entity)
        elif len(name.key) > len(entity.key) and not name.quoted:
            entity.key, entity.start, entity.end = name.key, name.start, name.end
        if entity.person is None and is_body_key(name.key) and not is_called_as_place(name.key, name.roles):
            entity.person = False
        name.entity = entity
        entity.roles |= name.roles
        if not name.quoted:
            entity.mentions.append(name)
    return entities


def _of_generation(same: Sequence[Entity], name: Named) -> Entity | None:
    """Of those called so the one with the "Jr." of the name; a bare name is the father's, or the only one's."""
    fitting = [one for one in same if one.suffix == name.suffix]
    return next(iter(fitting or (() if name.suffix else same)), None)


def _longer(entities: Sequence[Entity], name: Named) -> Entity | None:
    """The one person whose longer name opens with the words: Ann Maria, of Ann Maria Dow."""
    key = name.key
    if name.suffix or is_body_key(key):
        return None
    fitting = [one for one in entities if one.person is not False and one.key[: len(key)] == key]
    is_person = len(fitting) == 1 and (fitting[0].roles & ROLES or gender_of_name(key[0]) is not None)
    return fitting[0] if is_person else None


def assign_short(names: Sequence[Named], entities: list[Entity], shared: frozenset[str]) -> None:
    """Put every shorter name under the full one it stands for, or under one of its own; ``shared``: see above."""
    by_word: dict[str, list[Entity]] = {}
    for full in entities:
        for word in dict.fromkeys(full.key):
            if word not in PARTICLES or word == full.surname:
                by_word.setdefault(word, []).append(full)
    lone: dict[str, list[Entity]] = {}
    for name in names:
        if name.entity is not None or name.quoted:
            continue
        word = name.key[-1]
        alone = lone.setdefault(word, [])
        entity = _meant(by_word.get(word, ()), name) or _of_lone(alone, name)
        if entity is None:
            is_told = not name.generation and (bool(name.suffix or name.titles) or len(alone) < 2)
            entity = Entity(name.key, name.start, name.end, suffix=name.suffix, is_named=is_told and word not in shared)
            if callings_of(name.titles) and (alone or by_word.get(word)):
                entity.start = name.opens  # "Judge Dow", where Sergeant Dow is another one
            alone.append(entity)
            entities.append(entity)
        name.entity = entity
        entity.mentions.append(name)
        entity.roles |= name.roles
    for alone in lone.values():
        _tell_apart(alone)
    for full in entities:
        full.mentions.sort(key=lambda name: name.start)


def _of_lone(alone: Sequence[Entity], name: Named) -> Entity | None:
    """Whom a surname that belongs to no full name means, among those it was printed of before."""
    if name.generation:
        return None
    fitting = [one for one in alone if one.suffix == name.suffix and not _is_another(one, name)]
    if len(fitting) > 1 and (callings := callings_of(name.titles)):
        fitting = [one for one in fitting if callings_of(one.roles) & callings]
    return fitting[0] if len(fitting) == 1 else None


def _is_another(entity: Entity, name: Named) -> bool:
    """Whether the titles before a surname are not those of one person: Judge Dow, Detective Inspector Dow."""
    return are_apart(callings_of(entity.roles), callings_of(name.titles))


def _tell_apart(alone: Sequence[Entity]) -> None:
    """Have everybody of one surname whom a title tells apart be named with it."""
    titled = [one for one in alone if callings_of(one.mentions[0].titles)]
    if len(titled) > 1:
        for one in titled:
            one.start = one.mentions[0].opens


def _of_age(fitting: Sequence[Entity], suffix: str) -> Entity | None:
    """Which of father and son "Dow Sr." or "the elder Dow" is; None where the text does not tell."""
    same = [one for one in fitting if one.suffix == suffix]
    kin = _PARENTS if suffix == "sr" else _CHILDREN
    told = same or [one for one in fitting if not one.suffix and one.roles & kin]
    if not told and len(fitting) == 2 and {one.suffix for one in fitting} == {"", {"sr": "jr", "jr": "sr"}.get(suffix)}:
        told = [one for one in fitting if not one.suffix]
    return told[0] if len(told) == 1 else None


def _meant(candidates: Sequence[Entity], name: Named) -> Entity | None:
    """The one full name that a short name stands for; None where the text does not tell."""
    word = name.key[-1]
    if not candidates:
        return None
    bodies = [entity for entity in candidates if entity.person is False]
    people = [entity for entity in candidates if entity.person is not False]
    last = [entity for entity in people if entity.surname == word]
    fitting = last or [entity for entity in people if entity.key[0] == word and _is_of_kin(entity, name)]
    fitting = [one for one in fitting if not _has_other_calling(one, name) and not _is_another(one, name)]
    if name.suffix or name.generation:
        return _of_age(fitting, name.suffix or name.generation)
    if last and not fitting:
        return None
    if not fitting and len(people) == 1 and not bodies and len(word) > 2 and _is_of_kin(people[0], name):
        return people[0]  # Luna, of Sol Luna Ríos
    if not fitting:
        return (
            bodies[0] if len(bodies) == 1 and word not in PLACES and bodies[0].key[0] == word and not people else None
        )
    if len(fitting) == 1:
        return fitting[0]
    gender = gender_of_roles(name.roles)
    if gender is not None:
        surely = [entity for entity in fitting if _given_gender(entity) == gender]
        fitting = surely or [entity for entity in fitting if _given_gender(entity) is None] or fitting
    else:
        fitting = [entity for entity in fitting if not _first_titles(entity) & _FAMILY] or fitting
    earlier = [entity for entity in fitting if entity.mentions and entity.mentions[0].start <= name.start]
    fitting = earlier or fitting
    if len(fitting) == 1:
        return fitting[0]
    ranked = sorted(fitting, key=lambda entity: (-len(entity.mentions), entity.start))
    if len(ranked[0].mentions) >= 1.5 * len(ranked[1].mentions):
        return ranked[0]
    return None


def _is_of_kin(entity: Entity, name: Named) -> bool:
    """Whether "his son Ned" may be Ned Dow: not where nothing shows Ned Dow to be anybody's son."""
    return not name.titles & _FAMILY or bool(entity.roles & _FAMILY)


def _has_other_calling(entity: Entity, name: Named) -> bool:
    """Whether "Dr. Dow" is not the minister N. Dow, of whom the text tells neither a given name nor a degree."""
    callings = name.titles & _CALLINGS
    if not callings or len(entity.key[0]) > 1 or not entity.mentions:
        return False
    return bool(_first_titles(entity) & ROLES) and not callings & entity.roles


def _first_titles(entity: Entity) -> frozenset[str]:
    return entity.mentions[0].titles if entity.mentions else frozenset()


def _given_gender(entity: Entity) -> Gender | None:
    return gender_of_roles(entity.roles) or gender_from(gender_of_name(entity.key[0])) or entity.gender
