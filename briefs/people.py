"""Who is named in a text: each person or body once, under the fullest name printed, with all its shorter ones."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from briefs.cast import Cast, Entity, Gender, Named, fold
from briefs.genders import (
    gender_from,
    gender_of_roles,
    is_body_key,
    is_called_as_place,
    judge,
    learn_genders,
)
from briefs.name_words import KIN_PLURALS, OFFICES, bare_name, is_name_word, name_end, starts_sentence
from briefs.narration import Narration, narrate
from briefs.phrases import is_reporting
from briefs.tokens import COMBINING, Run, Token, read_tokens
from briefs.words import (
    ADVERBS,
    AUXILIARIES,
    CALENDAR,
    DETERMINERS,
    OPENERS,
    PARTICLES,
    PLACES,
    ROLES,
    SAYING,
    SUFFIXES,
    gender_of_name,
    word_set,
)

_FULL_NAME: Final = re.compile(rf"[^\W\d_a-z][\w{COMBINING}.’'-]*\s+[^\W\d_a-z]")


_AGE: Final = re.compile(r"\s? \( (?: aged \s )? (?P<years> \d{1,2} ) \)", re.VERBOSE)  # Ann Dow (54)


MOST_APPOSED: Final = 16  # words of "the mayor of …" after a name that are read for a role


_AFTER_ROLE: Final = word_set("of for at in who and with from to whose")


_FAMILY: Final = word_set("wife husband son daughter brother sister father mother widow")


_PLACING: Final = word_set("in at near outside across around throughout from")


_AFTER_DATELINE: Final = frozenset({"—", "–", "―", "-", "--", "/"})


_SEASONS: Final = word_set("spring summer autumn winter")


_COMPASS: Final = word_set("new north south east west central")


_ADJECTIVAL: Final = ("y", "ous", "ful", "less", "ish", "ing", "ed", "ic", "ive", "ble", "nt")
_ADDRESS: Final = word_set("mr mrs ms former vice prime")
_SAID: Final = word_set("said says told added wrote asked explained argued noted tweeted replied recalled warned")


_SPELLED: Final = {
    "sen.": "senator", "rep.": "representative", "gov.": "governor", "dr.": "doctor", "prof.": "professor",
    "gen.": "general", "col.": "colonel", "rev.": "reverend", "lt.": "lieutenant", "sgt.": "sergeant",
    "sens.": "senator", "reps.": "representative", "del.": "delegate", "pres.": "president", "capt.": "captain",
    "mr.": "mr", "mrs.": "mrs", "ms.": "ms",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody named in a text. ``name`` is the fullest form printed; ``mentions`` are spans of all its forms."""

    name: str
    start: int
    end: int
    mentions: tuple[tuple[int, int], ...]
    gender: Gender | None = None
    role: str | None = None  # the title or description printed beside the name


@dataclass(frozen=True, slots=True)
class Reading:
    """A text read for its names and its quotations; who needs both reads once."""

    narration: Narration
    cast: Cast


def read_names(text: str, headline: str = "") -> Reading:
    """Read ``text``; any string will do. A line that repeats the headline tells no names."""
    narration = narrate(text, headline)
    return Reading(narration, read_cast(narration))


def find_people(text: str, reading: Reading | None = None) -> tuple[Person, ...]:
    """Everybody named in ``text``, in order of first mention; bodies and places are left out.

    ``reading`` is the text as read by `read_names`, where the caller has it.
    """
    cast = (reading or read_names(text)).cast
    people = [
        Person(
            name=text[entity.start : entity.end],
            start=entity.start,
            end=entity.end,
            mentions=tuple(sorted({(name.start, name.end) for name in entity.mentions})),
            gender=entity.gender,
            role=max(sorted(entity.roles & ROLES - _ADDRESS), key=len, default=None),
        )
        for entity in cast.entities
        if entity.person and len(entity.key) > 1
    ]
    return tuple(sorted(people, key=lambda person: person.mentions[0] if person.mentions else (person.start, 0)))


def read_cast(narration: Narration) -> Cast:
    """Everybody named in the narration, each short name under the full one it stands for."""
    plain = _plain_words(narration.runs)
    names: list[Named] = []
    for run in narration.runs:
        if run.line not in narration.quiet:
            names.extend(_names_in(run, run.tokens, plain))
            names.extend(_names_in_quotes(narration, run, plain))
    for name in names:
        if (age := _AGE.match(narration.text, name.end)) is not None:
            name.roles |= {"aged", age["years"]}
    names.sort(key=lambda name: name.start)
    _unglue(names, narration.runs, plain)
    shared = _share_surnames(names, narration.runs)
    entities = _full_entities(names)
    _assign_short(names, entities, shared)
    named: dict[int, list[Named]] = {}
    for name in names:
        if not name.quoted:
            named.setdefault(name.run, []).append(name)
    cast = Cast(entities, named)
    for entity in entities:
        judge(entity)
    learn_genders(cast, narration.runs)
    return cast


def _plain_words(runs: Sequence[Run]) -> set[str]:
    """Words that are no names: printed small somewhere, or with a capital only where a sentence opens."""
    small: set[str] = set()
    inner: set[str] = set()
    opening: set[str] = set()
    for run in runs:
        for place, token in enumerate(run.tokens):
            if token.kind != "word":
                continue
            if not token.is_cap:
                small.add(token.low)
            elif place == 0 or run.tokens[place - 1].sentence != token.sentence:
                after = run.tokens[place + 1] if place + 1 < len(run.tokens) else token
                named = after.is_cap or after.low == "'s" or is_reporting(after) or after.low in AUXILIARIES
                (inner if named else opening).add(token.low)
            else:
                inner.add(token.low)
    return small | (opening - inner)


def _names_in_quotes(narration: Narration, run: Run, plain: set[str]) -> Iterable[Named]:
    for place in run.quotes:
        marked = narration.marked[run.tokens[place].quote]
        if _FULL_NAME.search(narration.text, marked.start, marked.end) is None:
            continue
        tokens = read_tokens(narration.text, marked.start, marked.end)
        for name in _names_in(run, tokens, plain):
            name.quoted = True
            if len(name.key) > 1:
                yield name


def _names_in(run: Run, tokens: Sequence[Token], plain: set[str]) -> list[Named]:
    found: list[Named] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if not token.is_cap and token.text == token.low:  # most words, at a glance
            at += 1
            continue
        end = name_end(tokens, at) if is_name_word(token) else at
        if end == at:
            at += 1
            continue
        first, last = bare_name(tokens, at, end)
        if first == at and last - first == 2 and _is_verb_and_place(tokens, first):
            first += 1
        if first < last and not _is_common(tokens, first, last, plain) and not _is_dateline(tokens, first, last):
            found.append(_named(run, tokens, at, first, last))
        at = end
    return found


def _is_verb_and_place(tokens: Sequence[Token], first: int) -> bool:
    """Keep Ukraine’s army strong: an order, not a name."""
    opens = first == 0 or tokens[first - 1].sentence != tokens[first].sentence
    return opens and tokens[first + 1].low in PLACES and tokens[first].low not in _COMPASS


def _is_dateline(tokens: Sequence[Token], first: int, last: int) -> bool:
    """PORT HALLOW, May 4 — several words in capitals that open a line."""
    words = tokens[first:last]
    if first > 0 or not all(len(word.text) > 1 and word.text.isupper() for word in words):
        return False
    after = tokens[last].text if last < len(tokens) else "."
    return len(words) > 1 or (len(words[0].text) > 3 and after in _AFTER_DATELINE)


def _is_common(tokens: Sequence[Token], first: int, last: int, plain: set[str]) -> bool:
    """Whether a lone capital is a common word that only opens its sentence."""
    token = tokens[first]
    if last - first > 1:
        return False
    if token.low in OPENERS or token.low in CALENDAR or token.text.isdigit() or len(token.low) < 2:
        return True
    if token.text.endswith(".") and first > 0 and tokens[first - 1].text == ",":
        return True  # Hallow, Md.
    opens = first == 0 or tokens[first - 1].sentence != token.sentence
    return opens and (token.low in plain or token.low in _SEASONS)


def _named(run: Run, tokens: Sequence[Token], start: int, first: int, last: int) -> Named:
    key = tuple(fold(token.text) for token in tokens[first:last] if token.kind == "word")
    key = tuple(word for word in key if word) or (tokens[first].low,)
    while len(key) > 1 and key[-1] in SUFFIXES:
        key = key[:-1]
    titles = _roles_before(tokens, start, first)
    return Named(
        run.line,
        first,
        last,
        tokens[first].start,
        tokens[last - 1].end,
        key,
        titles=frozenset(titles),
        roles=frozenset(titles | _roles_after(tokens, last)),
        speaks=_is_beside_saying(tokens, start, last),
        placed=start > 0 and tokens[start - 1].low in _PLACING and tokens[start - 1].sentence == tokens[start].sentence,
        capitals=last - first == 1 and len(key[0]) > 1 and tokens[first].text.isupper() and len(key[0]) < 6,
    )


def _is_beside_saying(tokens: Sequence[Token], start: int, last: int) -> bool:
    if start > 1 and tokens[start - 1].low == "'s":
        start -= 2  # said the paper’s Ann Dow
    before = tokens[start - 1] if start > 0 else None
    after = tokens[last] if last < len(tokens) else None
    if after is not None and after.low in ("'s", "’s"):
        return False  # said Dow’s lawyer
    if after is not None and after.text == "," and last + 2 < len(tokens) and tokens[last + 1].low == "who":
        return tokens[last + 2].low in _SAID
    return any(token is not None and token.low in _SAID for token in (before, after))


def _roles_before(tokens: Sequence[Token], start: int, first: int) -> set[str]:
    roles = {_SPELLED.get(token.low, token.low.strip(".")) for token in tokens[start:first] if token.is_word}
    for at in range(start - 1, max(-1, start - 7), -1):
        token = tokens[at]
        if token.low not in ROLES and token.low not in ("former", "then", "running", "presidential", "campaign"):
            if roles and token.is_word and token.low in OFFICES and token.sentence == tokens[first].sentence:
                roles.add(token.low)  # transport minister
                break
            at -= token.low == "the"  # the vicar, the Rev Ann Dow
            if tokens[at].text == "," and at > 0:
                roles |= _roles_apposed(tokens, at)
            break
        roles.add(token.low)
    return roles


def _roles_apposed(tokens: Sequence[Token], comma: int) -> set[str]:
    """The role before a comma and a name: the vicar, Ann Dow · The head of the joint council, Ann Dow."""
    if tokens[comma - 1].low in ROLES:
        return {tokens[comma - 1].low}
    for at in range(comma - 1, max(-1, comma - MOST_APPOSED), -1):
        token = tokens[at]
        if token.kind != "word" or token.sentence != tokens[comma].sentence or token.low in SAYING:
            return set()
        if token.low in ROLES:
            is_head = tokens[at + 1].low in _AFTER_ROLE - {"who", "and", "whose"}
            return {token.low} if is_head and at > 0 and tokens[at - 1].low in DETERMINERS else set()
    return set()


def _roles_after(tokens: Sequence[Token], last: int) -> set[str]:
    """The roles in an apposition or after "is": Ann Dow, the former mayor of the town, … · Ann Dow is the mayor."""
    if last + 1 >= len(tokens) or (tokens[last].text != "," and tokens[last].low not in ("is", "was")):
        return set()
    opening = tokens[last + 1]
    if opening.low == "aged" and last + 2 < len(tokens):
        last, opening = last + 1, tokens[last + 2]
    if opening.text.isdigit() and len(opening.text) <= 2:
        return {"aged", opening.text} | _roles_after(tokens, last + 2)
    if opening.low == "who" and tokens[last].text == ",":
        return {"who"}
    if opening.kind != "word" or (opening.is_cap and opening.low not in ROLES):
        return set()
    roles: set[str] = set()
    for at in range(last + 1, min(last + 1 + MOST_APPOSED, len(tokens))):
        token = tokens[at]
        if token.low in ROLES:
            roles.add(token.low)
        elif token.kind != "word" or (roles and token.low in _AFTER_ROLE):
            return roles
        elif token.low in SAYING or token.low in AUXILIARIES or token.low in ADVERBS:
            return set()  # no apposition: a clause of its own
    return roles


def _unglue(names: Sequence[Named], runs: Sequence[Run], plain: set[str]) -> None:
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


def _share_surnames(names: Sequence[Named], runs: Sequence[Run]) -> frozenset[str]:
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


def _full_entities(names: Sequence[Named]) -> list[Entity]:
    """One entity for each full name: "Ann B. Dow" and "Ann Dow" are one."""
    entities: list[Entity] = []
    by_ends: dict[tuple[str, str], Entity] = {}
    for name in sorted(names, key=lambda name: (name.quoted, name.start)):
        if len(name.key) < 2:
            continue
        ends = (name.key[0], name.key[-1])
        entity = by_ends.get(ends) or _longer(entities, name.key)
        if entity is None:
            entity = Entity(name.key, name.start, name.end)
            by_ends[ends] = entity
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


def _longer(entities: Sequence[Entity], key: tuple[str, ...]) -> Entity | None:
    """The one person whose longer name opens with the words: Ann Maria, of Ann Maria Dow."""
    if is_body_key(key):
        return None
    fitting = [one for one in entities if one.person is not False and one.key[: len(key)] == key]
    is_person = len(fitting) == 1 and (fitting[0].roles & ROLES or gender_of_name(key[0]) is not None)
    return fitting[0] if is_person else None


def _assign_short(names: Sequence[Named], entities: list[Entity], shared: frozenset[str]) -> None:
    by_word: dict[str, list[Entity]] = {}
    for full in entities:
        for word in dict.fromkeys(full.key):
            if word not in PARTICLES or word == full.surname:
                by_word.setdefault(word, []).append(full)
    lone: dict[str, Entity] = {}
    for name in names:
        if name.entity is not None or name.quoted:
            continue
        word = name.key[-1]
        entity = _meant(by_word.get(word, ()), name) or lone.get(word)
        if entity is None:
            entity = lone[word] = Entity(name.key, name.start, name.end, is_named=word not in shared)
            entities.append(entity)
        name.entity = entity
        entity.mentions.append(name)
        entity.roles |= name.roles
    for full in entities:
        full.mentions.sort(key=lambda name: name.start)


def _meant(candidates: Sequence[Entity], name: Named) -> Entity | None:
    """The one full name that a short name stands for; None where the text does not tell."""
    word = name.key[-1]
    if not candidates:
        return None
    bodies = [entity for entity in candidates if entity.person is False]
    people = [entity for entity in candidates if entity.person is not False]
    last = [entity for entity in people if entity.surname == word]
    fitting = last or [entity for entity in people if entity.key[0] == word]
    if not fitting and len(people) == 1 and not bodies and len(word) > 2:
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


def _first_titles(entity: Entity) -> frozenset[str]:
    return entity.mentions[0].titles if entity.mentions else frozenset()


def _given_gender(entity: Entity) -> Gender | None:
    return gender_of_roles(entity.roles) or gender_from(gender_of_name(entity.key[0])) or entity.gender
