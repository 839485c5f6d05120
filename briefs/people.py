"""Who is named in a text: each person or body once, under the fullest name printed, with all its shorter ones."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from briefs.cast import Cast, Gender, Named, fold
from briefs.genders import (
    judge,
    learn_genders,
)
from briefs.name_bearers import assign_short, full_entities, share_surnames, unglue
from briefs.name_titles import GENERATIONS, pop_suffix
from briefs.name_words import OFFICES, ROYAL, bare_name, is_name_word, name_end
from briefs.narration import Narration, narrate
from briefs.phrases import is_reporting
from briefs.tokens import COMBINING, Run, Token, read_tokens
from briefs.words import (
    ADVERBS,
    AUXILIARIES,
    CALENDAR,
    DETERMINERS,
    OPENERS,
    PLACES,
    ROLES,
    SAYING,
    word_set,
)

_FULL_NAME: Final = re.compile(rf"[^\W\d_a-z][\w{COMBINING}.’'-]*\s+[^\W\d_a-z]")


_AGE: Final = re.compile(r"\s? \( (?: aged \s )? (?P<years> \d{1,2} ) \)", re.VERBOSE)  # Ann Dow (54)


MOST_APPOSED: Final = 16  # words of "the mayor of …" after a name that are read for a role


_AFTER_ROLE: Final = word_set("of for at in who and with from to whose")


_PLACING: Final = word_set("in at near outside across around throughout from")


_AFTER_DATELINE: Final = frozenset({"—", "–", "―", "-", "--", "/"})


_SEASONS: Final = word_set("spring summer autumn winter")


_COMPASS: Final = word_set("new north south east west central")


# What only a firm has, right behind its name; and who may be the subject of what is said.
_OF_FIRMS: Final = word_set("shares stock shareholders")
_SUBJECTS: Final = word_set("it he she they we i you there that this")
_VESSELS: Final = word_set(
    """ferry ship boat trawler tanker yacht liner vessel freighter frigate submarine destroyer tug tugboat catamaran
    steamer steamship lifeboat schooner barge dredger icebreaker lugger cutter hovercraft racehorse"""
)
_SHIP_SIGNS: Final = word_set("hms mv ss uss hmas rms")
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
    names.extend(_names_in_heads(narration, plain, {name.key[-1] for name in names if len(name.key) > 1}))
    for name in names:
        if (age := _AGE.match(narration.text, name.end)) is not None:
            name.roles |= {"aged", age["years"]}
    names.sort(key=lambda name: name.start)
    unglue(names, narration.runs, plain)
    shared = share_surnames(names, narration.runs)
    entities = full_entities(names)
    assign_short(names, entities, shared)
    named: dict[int, list[Named]] = {}
    for name in names:
        if not name.quoted:
            named.setdefault(name.run, []).append(name)
    cast = Cast(entities, named)
    for entity in entities:
        judge(entity)
    learn_genders(cast, narration.runs)
    return cast


def _names_in_heads(narration: Narration, plain: set[str], surnames: set[str]) -> Iterable[Named]:
    """Whom the heads of entries name: nobody new, as their first word has its capital in any case."""
    for line in sorted({*narration.floors} & narration.quiet):
        run = narration.runs[line]
        yield from (name for name in _names_in(run, run.tokens, plain) if name.key[-1] in surnames)


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
    parts = [[word] for word in key]
    suffix = pop_suffix(parts, royal=False, capitals=False, small=tokens[last - 1].text.islower())
    key = tuple(word for part in parts for word in part)
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
        suffix=suffix,
        generation=_generation(tokens, first) if last - first == 1 else "",
        opens=tokens[start].start,
        thing=_is_said_of_thing(tokens, last),
        vessel=_is_vessel(tokens, start, first),
    )


def _is_vessel(tokens: Sequence[Token], start: int, first: int) -> bool:
    """Whether a name is a ship's: the ferry X, aboard the X, HMS X; and the Queen X, as no queen is called."""
    before = [token.low for token in tokens[max(0, start - 2) : start]]
    if not before or tokens[start].low in _SHIP_SIGNS:
        return tokens[start].low in _SHIP_SIGNS
    behind_the = before[-1] == "the"
    is_aboard = before[-1] == "aboard" or (behind_the and before[0] == "aboard")
    return before[-1] in _VESSELS or is_aboard or (behind_the and start == first and tokens[first].low in ROYAL)


def _generation(tokens: Sequence[Token], first: int) -> str:
    """Which of father and son "the elder Dow" is."""
    return GENERATIONS.get(tokens[first - 1].low, "") if first > 1 and tokens[first - 2].low == "the" else ""


def _is_said_of_thing(tokens: Sequence[Token], last: int) -> bool:
    """Whether what follows a name is said of no person: Dow, which … · Dow shares · Dow said on Monday it would."""
    after = [token.low for token in tokens[last : last + 7]]
    if not after:
        return False
    if after[0] in _OF_FIRMS or after[:2] == [",", "which"]:
        return True
    if after[0] not in _SAID:
        return False
    pronoun = next((word for word in after[1:] if word in _SUBJECTS), "")
    return pronoun == "it" and after[after.index("it") + 1 : after.index("it") + 2] in (["would"], ["had"], ["will"])


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
        is_said = token.low in SAYING and tokens[at - 1].low != "of"  # the secretary of state for …
        if token.kind != "word" or token.sentence != tokens[comma].sentence or is_said:
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
