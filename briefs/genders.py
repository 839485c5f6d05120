"""Whether a name is a person's, and of which gender, as far as the text shows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from briefs.cast import Cast, Entity, Gender
from briefs.phrases import is_body
from briefs.tokens import Run, Token
from briefs.words import FEMALE_ROLES, MALE_ROLES, PARTY_WORDS, PLACES, PREPOSITIONS, ROLES, gender_of_name, word_set

_HONORIFICS: Final = word_set("mr mrs ms miss sir lady lord madam king queen")


_VOTES: Final = {"he": 0, "his": 0, "him": 0, "himself": 0, "she": 1, "her": 1, "hers": 1, "herself": 1}


def is_body_key(key: tuple[str, ...]) -> bool:
    """Whether the words are those of a body or a place."""
    tokens = [Token("word", word.title(), word, 0, 0, is_cap=True) for word in key]
    return is_body(tokens, 0, len(tokens)) or key[0] in PLACES


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
    named = gender_of_name(entity.key[0]) if entity.key[0] not in PLACES else None
    honorific = gender_of_roles(titles & _HONORIFICS)
    entity.gender = honorific or gender_of_roles(titles) or gender_from(named) or gender_of_roles(entity.roles)
    if entity.person is not False:
        entity.person = _is_person(entity, titles)


def _is_person(entity: Entity, titles: set[str]) -> bool | None:
    key = entity.key
    if key[0] in PLACES or key[-1] in PREPOSITIONS or _is_initialism(entity):
        return False
    if len(key) == 1 and (is_body_key(key) or key[0] in PARTY_WORDS or key[0].rstrip("s") in PARTY_WORDS):
        return False
    if titles & ROLES or "aged" in entity.roles or (len(key) > 1 and entity.roles & ROLES):
        return True
    if entity.gender is not None or (len(key) > 2 and any(len(word) == 1 for word in key[1:-1])):
        return True
    if key[-1] in PLACES:
        return False
    if len(key) > 1 and any(name.speaks or name.key == key[-1:] for name in entity.mentions):
        return True
    return None


def _is_initialism(entity: Entity) -> bool:
    return len(entity.key) == 1 and bool(entity.mentions) and entity.mentions[0].capitals


def learn_genders(cast: Cast, runs: Sequence[Run]) -> None:
    """Gender from the pronouns of sentences that name one person alone: “Dow put on her coat.”"""
    votes: dict[int, list[int]] = {}
    for run in runs:
        alone: dict[int, Entity | None] = {}
        for name in cast.named.get(run.line, ()):
            sentence = run.tokens[name.first].sentence
            if name.entity is not None and name.entity.person is not False:
                same = alone.setdefault(sentence, name.entity)
                alone[sentence] = same if same is name.entity else None
        for place, token in enumerate(run.tokens):
            vote = _VOTES.get(token.low)
            entity = alone.get(token.sentence)
            if vote is None or entity is None or not _stands_before(cast, run, entity, place):
                continue
            votes.setdefault(id(entity), [0, 0])[vote] += 1
    for entity in cast.entities:
        men, women = votes.get(id(entity), (0, 0))
        if entity.gender is None and (men >= 2 * women + 1 or women >= 2 * men + 1):
            entity.gender = "m" if men > women else "f"
            entity.person = True if entity.person is None else entity.person


def _stands_before(cast: Cast, run: Run, entity: Entity, place: int) -> bool:
    sentence = run.tokens[place].sentence
    return any(
        name.entity is entity and name.last <= place and run.tokens[name.first].sentence == sentence
        for name in cast.named.get(run.line, ())
    )
