"""Whether a name is a person's, and of which gender, as far as the text shows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from briefs.cast import Cast, Entity, Gender
from briefs.name_titles import callings_of
from briefs.name_words import ABROAD, ROYAL, is_body
from briefs.tokens import Run, Token
from briefs.words import (
    BODY_WORDS,
    FEMALE_ROLES,
    MALE_ROLES,
    PARTY_WORDS,
    PLACES,
    PREPOSITIONS,
    ROLES,
    gender_of_name,
    word_set,
)

_HONORIFICS: Final = word_set("mr mrs ms miss sir lady lord madam king queen")
_VOTES: Final = {"he": 0, "his": 0, "him": 0, "himself": 0, "she": 1, "her": 1, "hers": 1, "herself": 1}
# What a firm is called as well as a person.
_OF_FIRMS: Final = word_set(
    """importer exporter maker retailer operator supplier manufacturer producer developer publisher carrier lender
    insurer provider builder distributor dealer brewer grocer shipper refiner owner"""
)
_OF_SONS: Final = frozenset({"jr", "sr"})  # a daughter is hardly ever called so
_SUBJECTS: Final = frozenset({"he", "she"})
_ROUNDS: Final = 2  # the second round tells two people apart where the first told one of them
BESIDE: Final = 2  # what a pronoun in the sentence of a name says; one in a later sentence says half
SUBJECT: Final = 1  # what "he" says more than "his": "her" may belong to somebody else in the sentence
FAR_RELATIVE: Final = 6  # tokens between "who" and "his"
SIGNS_OF_PEOPLE: Final = frozenset({"aged", "who"})  # Ann Dow, 54, … · Ann Dow, who …


@lru_cache(maxsize=4096)
def is_body_key(key: tuple[str, ...]) -> bool:
    """Whether the words are those of a body or a place."""
    tokens = [Token("word", word.title(), word, 0, 0, is_cap=True) for word in key]
    return is_body(tokens, 0, len(tokens)) or key[0] in PLACES


def is_called_as_place(key: tuple[str, ...], roles: Iterable[str]) -> bool:
    """Whether somebody bears the name of a place: the baker, Florence Dow."""
    is_name = len(key) == 2 and key[0] in PLACES and key[1] not in PLACES and key[1] not in BODY_WORDS
    return is_name and not ROLES.isdisjoint(roles)


def gender_from(value: str | None) -> Gender | None:
    """The value as a gender."""
    return "m" if value == "m" else "f" if value == "f" else None


def gender_of_roles(roles: Iterable[str]) -> Gender | None:
    """The gender that titles and roles tell, where they tell one: spokeswoman, widow, Mr."""
    found = {"f" if role in FEMALE_ROLES else "m" for role in roles if role in FEMALE_ROLES or role in MALE_ROLES}
    return gender_from(found.pop()) if len(found) == 1 else None


def judge(entity: Entity) -> None:
    """Whether an entity is a person, and of which gender, as far as its names show."""
    titles = {role for name in entity.mentions for role in name.titles}
    if entity.key[0] in ROYAL and len(entity.key) == 2:
        titles.add(entity.key[0])  # Queen Ann
        entity.roles.add(entity.key[0])
    named = gender_of_name(entity.key[0]) if entity.key[0] not in PLACES else None
    honorific = gender_of_roles(titles & _HONORIFICS)
    entity.gender = honorific or gender_of_roles(titles) or gender_from(named) or gender_of_roles(entity.roles)
    if any(name.vessel for name in entity.mentions):
        entity.person = False
    elif entity.suffix in _OF_SONS:
        entity.person, entity.gender = True, entity.gender or "m"
    elif entity.person is not False:
        entity.person = _is_person(entity, titles)
        if entity.person is None and len(entity.key) > 1 and any(name.speaks for name in entity.mentions):
            entity.person = entity.may_be_body = True


def _is_person(entity: Entity, titles: set[str]) -> bool | None:
    key = entity.key
    is_place = key[0] in PLACES and not is_called_as_place(key, entity.roles)
    if is_place or key[-1] in PREPOSITIONS or _is_initialism(entity):
        return False
    if len(key) == 1 and (is_body_key(key) or key[0] in PARTY_WORDS or key[0].rstrip("s") in PARTY_WORDS):
        return False
    if (
        titles & (ROLES | ABROAD)
        or callings_of(titles)
        or entity.roles & SIGNS_OF_PEOPLE
        or (len(key) > 1 and entity.roles & ROLES - _OF_FIRMS)
    ):
        return True
    if entity.gender is None and any(name.thing for name in entity.mentions):
        return False
    if entity.gender is not None or (len(key) > 2 and any(len(word) == 1 for word in key[1:-1])):
        return True
    if key[-1] in PLACES:
        return False
    if len(key) > 1 and any(name.key == key[-1:] for name in entity.mentions):
        return True
    if entity.mentions and all(name.placed for name in entity.mentions):
        return False
    return None


def _is_initialism(entity: Entity) -> bool:
    return len(entity.key) == 1 and bool(entity.mentions) and entity.mentions[0].capitals


# ------------------------------------------------------------------------------------------- what pronouns tell


def learn_genders(cast: Cast, runs: Sequence[Run]) -> None:
    """Gender from the pronouns that can only mean one person: “Dow put on her coat.” · “Dow came. She sat down.”"""
    signs = [_signs(cast, run) for run in runs]
    for _ in range(_ROUNDS):
        votes: dict[int, list[int]] = {}
        before: list[Entity] = []
        for run, places in zip(runs, signs, strict=True):
            before = _vote(run, places, before, votes)
        for entity in cast.entities:
            men, women = votes.get(id(entity), (0, 0))
            if entity.gender is None and (men > 2 * women or women > 2 * men):
                entity.gender = "m" if men > women else "f"
                entity.person = True if entity.person is None else entity.person


def _signs(cast: Cast, run: Run) -> list[tuple[int, Entity | None]]:
    """Where a line names somebody, and where one of its pronouns stands (None)."""
    named = [(name.first, name.entity) for name in cast.named.get(run.line, ()) if name.entity is not None]
    told = [(place, None) for place, token in enumerate(run.tokens) if token.low in _VOTES]
    return sorted([*named, *told], key=lambda sign: sign[0])


def _vote(
    run: Run, signs: Sequence[tuple[int, Entity | None]], before: list[Entity], votes: dict[int, list[int]]
) -> list[Entity]:
    """Count what one line’s pronouns say; who the line spoke of. ``before``: the same of the line before."""
    line: list[Entity] = []
    here: list[Entity] = []
    sentence = -1
    for place, named in signs:
        token = run.tokens[place]
        if token.sentence != sentence:
            sentence, here = token.sentence, []
        if named is not None:
            if named.person is not False:
                _add(here, named)
                _add(line, named)
            continue
        vote = _VOTES[token.low]
        is_subject = token.low in _SUBJECTS
        gender = gender_from("f" if vote else "m")
        among = here or ((line or before) if is_subject else [])
        if here and _is_of_relative(run.tokens, place):
            among = here[-1:]  # Dow bowled to Roe, who lost his stump
        if not any(entity.gender in (None, gender) for entity in among):
            among = line  # Mr. Dow shook her hand
        meant = [entity for entity in among if entity.gender in (None, gender)]
        if not here and any(entity.person is None and len(entity.key) == 1 for entity in meant):
            continue  # a lone capital may be a place or a thing
        if len(meant) == 1 and meant[0].gender is None and len(among) <= 2:
            weight = (BESIDE if here else BESIDE - 1) + SUBJECT * (is_subject and bool(here))
            votes.setdefault(id(meant[0]), [0, 0])[vote] += weight
    return line


def _is_of_relative(tokens: Sequence[Token], place: int) -> bool:
    """Whether a pronoun stands in a clause with "who" that follows a name at once: Ann Dow, who lost her stump."""
    for at in range(place - 1, max(1, place - FAR_RELATIVE), -1):
        if tokens[at].low == "who":
            back = at - 1 - (tokens[at - 1].text == ",")
            return tokens[back].is_cap
        if tokens[at].kind != "word" or tokens[at].is_cap:
            return False
    return False


def _add(entities: list[Entity], entity: Entity) -> None:
    if not any(other is entity for other in entities):
        entities.append(entity)
