"""Whom "the minister", "the 54-year-old" and "her brother" mean, by the roles and ages the text gave to names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from briefs.name_words import OFFICES
from briefs.phrases import Phrase
from briefs.tokens import Token
from briefs.words import (
    BODIES,
    FEMALE_ROLES,
    MALE_ROLES,
    PARTY_WORDS,
    PLACES,
    POSSESSIVES,
    PREPOSITIONS,
    ROLES,
    SAYING,
    word_set,
)

if TYPE_CHECKING:
    from briefs.cast import Entity, Named
    from briefs.pronouns import Memory

_FAR: Final = 12  # tokens between a name and a role printed beside it
INDEFINITE: Final = word_set("a an one another")
_SINGULAR: Final = frozenset({"the", "this", "that"}) | POSSESSIVES
_AGED: Final = "-year-old"
_FAMILY: Final = word_set(
    """
    wife husband son daughter brother sister father mother widow widower mum mom dad girlfriend boyfriend uncle aunt
    niece nephew grandmother grandfather
    """
)
_OWNERS: Final = {"his": "m", "her": "f"}

_SAME: Final = (
    frozenset({"candidate", "nominee", "contender", "hopeful"}),
    frozenset({"senator", "lawmaker", "legislator", "politician"}),
    frozenset({"representative", "congressman", "congresswoman", "lawmaker", "legislator", "politician"}),
    frozenset({"professor", "academic", "scholar", "lecturer", "researcher"}),
    frozenset({"doctor", "physician", "surgeon"}),
    frozenset({"lawyer", "attorney", "counsel", "solicitor"}),
    frozenset({"spokesman", "spokesperson", "spokeswoman"}),
    frozenset({"chief", "head", "director", "boss", "executive", "ceo"}),
    frozenset({"minister", "premier"}),
    frozenset({"pope", "pontiff"}),
    frozenset({"king", "queen", "monarch", "sovereign"}),
    frozenset({"businessman", "mogul", "billionaire", "magnate", "tycoon", "businesswoman"}),
    frozenset({"host", "anchor", "moderator", "presenter"}),
    frozenset({"reporter", "journalist", "correspondent"}),
)

# What somebody may be beside an office or a trade: these rule no other description out.
LOOSE: Final = word_set(
    """
    aged ally aunt author boy boyfriend brother candidate colleague contender counterpart critic customer daughter
    defendant democrat eyewitness father fellow former founder friend girl girlfriend grandfather grandmother guest
    hero hopeful host husband icon incumbent lady man mate member miss mister mother mr mrs ms native neighbor
    neighbour nephew newcomer niece nominee opponent owner parent participant partner patient plaintiff player
    protester republican resident rival sir sister son supporter survivor veteran victim visitor voter widow widower
    wife winner witness woman
    """
)

# What says of no office which one it is.
_MANNERS: Final = word_set("former old young new late outgoing then veteran retired long-time longtime ex")

# Roles that so many people have that a name told only later need not be theirs.
_COMMON: Final = LOOSE | word_set(
    """
    official spokesman spokeswoman spokesperson source analyst expert officer member leader aide reporter journalist
    correspondent host speaker worker staffer representative operative agent suspect teacher student volunteer
    """
)


def find_described(memory: Memory, tokens: Sequence[Token], phrase: Phrase, run: int) -> Entity | None:
    """Whom "the minister" or "the New York businessman" means; somebody not named where the text says so."""
    words = _words(tokens, phrase)
    if not words or words[0] not in _SINGULAR:
        return None
    head = phrase.head
    if head.endswith("s") and head not in ROLES:
        return None
    if (found := find_by_role(memory, tokens, phrase)) is not None:
        return found
    if head in BODIES and tokens[min(phrase.end, len(tokens) - 1)].low == "of":
        of = {token.low for token in tokens[phrase.end + 1 : phrase.end + 4]}
        return next((one for one in _recent(memory) if head in one.key and of & {*one.key}), None)
    if head in BODIES:
        return memory.find_body(head, run, phrase.start)
    if words[0] == "the" and (head.endswith(_AGED) or head in ROLES) and "'s" not in words:
        if _is_office(head) and set(words[1:]) - {head} - _MANNERS - PLACES - PARTY_WORDS:
            return None  # an office told apart from others: theirs alone whom the text gives it
        return memory.find_any(run, phrase.start, _gender_behind(tokens, phrase), head)
    return None


def find_by_role(memory: Memory, tokens: Sequence[Token], phrase: Phrase, *, at_hand: bool = False) -> Entity | None:
    """Who was printed with the role, the age or the kinship that the description names.

    ``at_hand``: only somebody the text spoke of before.
    """
    words = _words(tokens, phrase)
    if not words or words[0] not in _SINGULAR:
        return None
    told = list(_recent(memory))
    age = next((word.removesuffix(_AGED) for word in words if word.endswith(_AGED)), None)
    if age is not None and (aged := [one for one in told if age in one.roles]):
        return aged[0] if len(aged) == 1 else None
    if words[0] in _OWNERS and phrase.head in _FAMILY:
        return _relative(told, words[0], phrase.head)
    best = _best_by_role(memory, told, words, phrase.head)
    return best if best is not None or at_hand else _named_later(memory, told, words, phrase.head)


def _best_by_role(memory: Memory, told: Sequence[Entity], words: Sequence[str], head: str) -> Entity | None:
    gender = _gender_of(head)
    alike = frozenset({head}).union(*(group for group in _SAME if head in group))
    best: tuple[float, Entity] | None = None
    for entity in told:
        if entity.person is False or (gender and entity.gender and entity.gender != gender):
            continue
        score = _role_score(entity, head, alike, words)
        if score > 0 and entity.is_named and _is_of_another(memory, entity, head, alike, words):
            continue
        if score > 0 and (best is None or score > best[0]):
            best = (score, entity)
    return best[1] if best is not None else None


def _is_office(head: str) -> bool:
    """Whether a role is one that somebody holds, so that others hold others like it."""
    return head in ROLES - LOOSE and not any("businessman" in group and head in group for group in _SAME)


def _words(tokens: Sequence[Token], phrase: Phrase) -> list[str]:
    return [token.low.strip(".") for token in tokens[phrase.start : phrase.end] if token.is_word]


def _gender_of(head: str) -> str | None:
    return "f" if head in FEMALE_ROLES else "m" if head in MALE_ROLES else None


def _gender_behind(tokens: Sequence[Token], phrase: Phrase) -> str | None:
    """The gender of the description, or of the pronoun behind it: the 54-year-old shook his head."""
    if (gender := _gender_of(phrase.head)) is not None:
        return gender
    for token in tokens[phrase.end : phrase.end + 3]:
        if token.low in _OWNERS:
            return _OWNERS[token.low]
    return None


def _relative(told: Sequence[Entity], owner: str, head: str) -> Entity | None:
    """Whom "her brother" means: the one man among kin."""
    gender = _gender_of(head)
    people = [one for one in told if one.is_named and one.person is not False]
    bearers = Counter(one.surname for one in people if len(one.key) > 1)
    kin = [
        one
        for one in people
        if head in one.roles or one.roles & _FAMILY or (len(one.key) > 1 and bearers[one.surname] > 1)
    ]
    fitting = [one for one in kin if one.gender == gender] or [one for one in kin if one.gender is None]
    printed = [one for one in fitting if head in one.roles]
    if len(printed) == 1:
        return printed[0]
    return fitting[0] if len(fitting) == 1 and _OWNERS[owner] != gender else None


def _named_later(memory: Memory, told: Sequence[Entity], words: Sequence[str], head: str) -> Entity | None:
    """Whom "the skipper" means where the name comes later: the only skipper of the text."""
    if words[0] != "the" or head not in ROLES - _COMMON or "former" in words:
        return None
    fitting = [
        one
        for one in memory.cast.entities
        if one.person and len(one.key) > 1 and head in one.roles and _role_score(one, head, frozenset(), words) > 0
    ]
    if len(fitting) != 1 or any(one is fitting[0] for one in told):
        return None
    return fitting[0]


def _recent(memory: Memory) -> Iterable[Entity]:
    told: set[int] = set()
    for seen in reversed(memory.seen):
        if id(seen.entity) not in told:
            told.add(id(seen.entity))
            yield seen.entity


def _is_of_another(memory: Memory, entity: Entity, head: str, alike: frozenset[str], words: Sequence[str]) -> bool:
    """Whether the text gives them that role only of something else: a union’s secretary is not the health secretary."""
    wanted = set(words[1:]) & OFFICES - entity.roles
    if not wanted or head in LOOSE:
        return False
    printed = [own for name in entity.mentions for own in _printed_roles(memory, name, alike)]
    return bool(printed) and all(own and not own & wanted for own in printed)


def _printed_roles(memory: Memory, name: Named, alike: frozenset[str]) -> Iterable[frozenset[str]]:
    """What stands with each such role beside a name: "health" of the health secretary, "union" of one of a union."""
    tokens = memory.runs[name.run].tokens
    for at in range(max(0, name.first - _FAR), min(len(tokens), name.last + _FAR)):
        token = tokens[at]
        if token.low.strip(".") not in alike or token.sentence != tokens[name.first].sentence:
            continue
        if not {";", ".", ":"}.isdisjoint(one.text for one in tokens[min(at, name.last) : max(at, name.first)]):
            continue
        yield frozenset(_qualifiers(tokens, at))


def _qualifiers(tokens: Sequence[Token], at: int) -> Iterable[str]:
    """The words right before a role and those of the "of" behind it, without those that tell nothing."""
    before = at - 1
    while before >= 0 and tokens[before].kind == "word" and tokens[before].low not in _SINGULAR | INDEFINITE:
        if tokens[before].low in PREPOSITIONS or tokens[before].low in SAYING or at - before > 3:
            break
        if tokens[before].low not in _MANNERS:
            yield tokens[before].low.strip(".")
        before -= 1
    if at + 1 < len(tokens) and tokens[at + 1].low in ("of", "for", "at"):
        for token in tokens[at + 2 : at + 7]:
            if token.kind != "word" or token.low in PREPOSITIONS - {"of", "for"}:
                break
            if token.low not in _SINGULAR | {"of", "for"} and token.low != "'s":
                yield token.low


def _role_score(entity: Entity, head: str, alike: frozenset[str], words: Sequence[str]) -> float:
    if not entity.is_named:
        return 3.0 if head == entity.key[0] else 0.0
    if head in entity.roles:
        score = 3.0
    elif entity.roles & alike:
        score = 2.0
    else:
        return 0.0
    modifiers = set(words[1:]) - {head}
    if (modifiers & PARTY_WORDS) - entity.roles:
        return 0.0  # "the French president" is none that the text calls president alone
    if modifiers & OFFICES and entity.roles & OFFICES and not modifiers & entity.roles & OFFICES:
        return 0.0  # the finance minister is not the transport minister
    score += 0.5 * len(modifiers & entity.roles)
    if "former" in modifiers and "former" not in entity.roles:
        score -= 1.5
    if "former" in entity.roles and "former" not in modifiers:
        return 0.0
    return score
