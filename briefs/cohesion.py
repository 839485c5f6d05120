"""Whether the lines of a card stand on their own: nothing in them hangs on words that are not on the card."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from briefs.models import Line
from briefs.openings import (
    ADDRESSED,
    AGED,
    BARE,
    BEHIND_SAYS,
    CAPITALS,
    CLAUSE_OPENERS,
    CONNECTIVES,
    CROWDS,
    DEEP,
    DEMONSTRATIVE,
    DEMONSTRATIVE_FREE,
    EXPLAINED,
    EXPLETIVE,
    FORWARD,
    FRONTED,
    FUNCTION,
    FURTHER,
    HERE,
    INSIDE,
    KIN,
    LONE,
    LONE_CAPITAL,
    LONE_GIVEN,
    NAME_PAIR,
    NAME_WORD,
    NATIONAL,
    NO_LONE_GIVEN,
    NO_NAMES,
    NOUN_OPENERS,
    NUMBER_SAYS,
    NUMBERED,
    OF_PERSONS,
    OF_SEVERAL,
    OPEN_MARKS,
    OWN_CLAUSE,
    PEOPLE_CROWDS,
    PEOPLE_WORDS,
    PRONOUN,
    QUOTED,
    ROLE_SUBJECTS,
    ROYAL,
    SHELLS,
    SPEAKS,
    SUBJECTS,
    SUCH,
    THESE,
    TITLES,
    TOKEN,
    TWO_PEOPLE,
)
from briefs.words import BODY_WORDS, OPENERS, PARTY_WORDS, PLACES, ROLES, gender_of_name

HangKind = Literal["pronoun", "connective", "reference", "surname"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hang:
    """Words of a line that point at something the card does not show. ``line`` counts from 0."""

    line: int
    words: str
    kind: HangKind


_Found = tuple[str, HangKind]


def dangling(
    lines: Sequence[Line | str], headline: str = "", people: Iterable[str] | None = None, first: Line | None = None
) -> tuple[Hang, ...]:
    """What hangs in the lines of a card, judged in their order, the headline before them.

    ``people`` are the full names the article knows: a bare surname of one of them hangs until the card has shown the
    full name or the headline has shown the surname. None: nobody told, and a lone capital that speaks is a
    surname. A line that stands right behind the one above it in the article
    may lean on it; lines given as plain text are taken to do so. ``first`` is the first sentence of the article:
    nothing stands before it that it could hang on, so only a pronoun that it never explains hangs in it.
    """
    surnames = _surnames(people)
    found: list[Hang] = []
    shown = headline
    for number, line in enumerate(lines):
        words = line if isinstance(line, str) else line.text
        above = lines[number - 1] if number else None
        leans = above is not None and is_behind(above, line)
        above_words = "" if above is None else above if isinstance(above, str) else above.text
        if first is not None and line == first:
            hang = _hanging_in_first(words)
        else:
            hang = _find_hang(words, shown, above_words if leans else "", surnames)
        if hang:
            found.append(Hang(line=number, words=hang[0], kind=hang[1]))
        shown = f"{shown}\n{words}"
    return tuple(found)


def stands_alone(words: str, shown: str = "", above: str = "", people: Iterable[str] | None = None) -> bool:
    """Whether a line may follow what the card has ``shown``; ``above`` is the line it directly continues, if any."""
    return _find_hang(words, shown, above, _surnames(people)) is None


def opening_stands(words: str) -> bool:
    """Whether the first sentence of an article may stand on a card: nothing was told before it."""
    return _hanging_in_first(words) is None


def opens_with_connective(words: str) -> str | None:
    """The word that ties the line to one before it: "However", "That said", "But"."""
    match = CONNECTIVES.match(words.lstrip(OPEN_MARKS))
    return match["words"].rstrip(",") if match else None


def is_behind(above: Line | str, line: Line | str) -> bool:
    """Whether a line directly continues the one above it in the article."""
    if isinstance(above, str) or isinstance(line, str):
        return True
    return 0 <= line.start - above.end <= 3


def _surnames(people: Iterable[str] | None) -> dict[str, tuple[str, ...]] | None:
    return None if people is None else _surnames_of(tuple(people))


@lru_cache(maxsize=16)
def _surnames_of(people: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    names: dict[str, list[str]] = {}
    for name in people:
        parts = name.split()
        if len(parts) >= 2:
            names.setdefault(parts[-1], []).append(name)
    return {surname: tuple(full) for surname, full in names.items()}


def _find_hang(words: str, shown: str, above: str, surnames: dict[str, tuple[str, ...]] | None) -> _Found | None:
    bare = words.lstrip(OPEN_MARKS)
    if not above:
        if connective := opens_with_connective(words):
            return connective, "connective"
        if match := INSIDE.match(bare):
            return match["tie"] or match["same"], "connective"
        if hang := _hanging_reference(bare, shown):
            return hang, "reference"
    elif (match := FRONTED.match(bare)) and match["noun2"] in KIN and not _is_shown(match["noun2"], shown):
        return match["words"], "reference"
    if hang := _hanging_pronoun(words, above):
        return hang, "pronoun"
    if hang := _hanging_surname(words, shown, surnames):
        return hang, "surname"
    return None


def _hanging_in_first(words: str) -> _Found | None:
    """A pronoun that the first sentence of an article never explains; all else in it was written for who opens it."""
    if EXPLAINED.match(words.lstrip(OPEN_MARKS)):
        return None
    hang = _hanging_pronoun(words, "")
    return (hang, "pronoun") if hang else None


def _hanging_reference(bare: str, shown: str) -> str | None:
    if (match := LONE.match(bare)) or (match := FURTHER.match(bare)):
        return match["words"]
    if (match := AGED.match(bare)) and not NAME_PAIR.search(shown):
        return match["words"]
    if (match := DEMONSTRATIVE.match(bare)) and not OWN_CLAUSE.match(bare):
        noun = re.split(r"['’]", match["words"].split()[-1].lower())[0]
        if noun in DEMONSTRATIVE_FREE and " " in match["words"]:
            return None
        if match["words"].lower() == "that" or " " not in match["words"] or not _is_shown(noun, shown):
            return match["words"]
        return None
    if leaning := _fronted_reference(bare, shown):
        return leaning
    match = BARE.match(bare)
    if match is None:
        return None
    printed = match["noun1"] or match["noun2"]
    noun = printed.lower()
    if printed[0].isupper() or (noun == "ruling" and bare[match.end() + 1 : match.end() + 2].isupper()):
        return None  # a name: "The Women’s Council …"
    if noun in ROLES and noun not in SHELLS:
        named = _is_shown(noun, shown) or NAME_PAIR.search(shown) or NAME_PAIR.match(bare, match.end() + 1)
        return None if named or BEHIND_SAYS.match(bare, match.end()) else match["words"]
    if noun not in SHELLS or _is_shown(noun, shown):
        return None
    told = NUMBER_SAYS if noun in ROLE_SUBJECTS else BEHIND_SAYS
    return None if told.match(bare, match.end()) else match["words"]  # "the decision to …" says itself which one


def _fronted_reference(bare: str, shown: str) -> str | None:
    """A phrase in front of the sentence, or "such a …", that speaks of what the card has not shown."""
    if (match := SUCH.match(bare)) and not _is_shown(match["noun"].lower(), shown):
        return match["words"]
    if (match := DEEP.match(bare)) and match["noun"].lower() not in DEMONSTRATIVE_FREE | HERE | FUNCTION:
        return None if OWN_CLAUSE.search(match["words"]) or _is_shown(match["noun"].lower(), shown) else match["words"]
    if (match := THESE.match(bare)) and _points_back(match["noun"].lower(), shown):
        return match["words"]
    match = FRONTED.match(bare)
    if match is None:
        return None
    noun = (match["noun1"] or match["noun2"]).lower()
    if match["noun1"]:
        free = noun in DEMONSTRATIVE_FREE or OWN_CLAUSE.search(match["words"]) is not None
        return None if free or _is_shown(noun, shown) else match["words"]
    return match["words"] if noun in SHELLS - PEOPLE_CROWDS and not _is_shown(noun, shown) else None


def _points_back(noun: str, shown: str) -> bool:
    """Whether "these" or "this" before the noun speaks of what was told: "those concerns", "this report"."""
    told = noun in SHELLS or (noun.endswith("s") and noun not in DEMONSTRATIVE_FREE | HERE)
    return told and not _is_shown(noun, shown)


def _is_shown(noun: str, shown: str) -> bool:
    stem = noun[:-1] if noun.endswith("s") else noun
    low = shown.lower()
    return len(stem) > 2 and (stem in low or any(kin in low for kin in KIN.get(noun, ())))


def _hanging_pronoun(words: str, above: str) -> str | None:
    """The first pronoun of the narrator's words that has nobody before it, in the line or in the one above."""
    narrated = QUOTED.sub(lambda match: " " * len(match[0]), words)
    for match in PRONOUN.finditer(narrated):
        low = match[0].lower()
        if match[0].isupper():
            continue  # "IT" is no pronoun
        head = narrated[: match.start()]
        if above and _can_be_meant(above, low):
            return None
        if ROYAL.match(narrated, match.start()):
            return None
        if EXPLETIVE.match(narrated, match.start()):
            return None
        if _opens_main_clause(head, low):
            return match[0]
        if _has_antecedent(head, low) or _is_cataphoric(narrated, match.end(), low):
            return None
        return match[0]
    return None


def _opens_main_clause(head: str, low: str) -> bool:
    """Whether the pronoun is the subject behind a fronted phrase that names nobody for it: "On Monday, he …"."""
    opener = _first_word(head)
    if low not in SUBJECTS or not head.rstrip().endswith(",") or not opener:
        return False
    if opener in CLAUSE_OPENERS and _has_antecedent(head, low):
        return False  # "When the mayor came, she …"
    return opener in FUNCTION or opener.endswith(("ing", "ly", "ed"))


def _first_word(words: str) -> str:
    match = TOKEN.search(words)
    return match[0].lower() if match else ""


def _is_name(word: str) -> bool:
    return word[0].isupper() and word != "I" and word.lower() not in NO_NAMES


def _has_antecedent(head: str, low: str) -> bool:
    """Whether somebody (for he and she), or something, stands before the pronoun that it can mean."""
    tokens = TOKEN.findall(head)
    if not tokens:
        return False
    first = tokens[0].lower()
    of_person = low in OF_PERSONS
    if any(map(_is_name, tokens[1:])) and (not of_person or _names_person(head)):
        return True
    lows = [word.lower() for word in tokens]
    if of_person and any(word in ROLES or word in PEOPLE_WORDS or word == "who" for word in lows):
        return True
    if of_person and SPEAKS.match(head.lstrip(OPEN_MARKS)):
        return True
    if (first in FUNCTION or first.endswith("ly")) and not OWN_CLAUSE.match(head.lstrip(OPEN_MARKS)):
        return not of_person and any(word in NOUN_OPENERS for word in lows[1:])
    if first in ("a", "an"):
        return True  # "An islander … his bag": the one meant has just been introduced
    return not of_person or not (first in NOUN_OPENERS or first in CROWDS or _are_many(first))


def _are_many(first: str) -> bool:
    """Whether the first word of a line counts people or names a group: "Thirty-one percent", "Democrats", "Voters"."""
    plural = first.endswith("s") and (first[:-1] in PARTY_WORDS or first[:-1] in ROLES)
    return plural or NUMBERED.match(first) is not None


def _names_person(head: str) -> bool:
    """Whether some run of capitals can be a person: its last word names no body, no place and no people."""
    runs = CAPITALS.findall(head)
    return any(
        run.split()[-1].lower() not in BODY_WORDS | PLACES and not (" " not in run and NATIONAL.search(run))
        for run in runs
    )


def _is_cataphoric(narrated: str, at: int, low: str) -> bool:
    """Whether the one meant follows: ‘While he waited, Dana Whitlock …’, ‘In its first report the council …’."""
    opener = _first_word(narrated)
    if not (opener in FORWARD or opener.endswith(("ing", "ed"))) or len(narrated[:at].split()) > 14:
        return False
    rest = narrated[at : at + 200]
    if low in OF_PERSONS and "," in rest:
        rest = rest[rest.index(",") + 1 :]
        tokens = TOKEN.findall(rest)
        if not tokens:
            return False
        role = tokens[0].lower() in ROLES | {"the", "a", "an"} and any(w.lower() in ROLES for w in tokens[:4])
        return role or _is_name(tokens[0])
    tokens = TOKEN.findall(rest)
    return any(map(_is_name, tokens)) or any(word in ("the", "a", "an") for word in tokens[1:])


def _can_be_meant(above: str, low: str) -> bool:
    """Whether the line above has somebody (for he and she), several (for they), or something for the pronoun."""
    tokens = TOKEN.findall(above)
    if not tokens:
        return False
    if low in OF_PERSONS:
        return not TWO_PEOPLE.match(above) and _has_person(above, tokens)
    if low in OF_SEVERAL:
        return any(_is_several(word.lower()) for word in tokens) or " and " in above
    return True


def _has_person(words: str, tokens: Sequence[str]) -> bool:
    if any(word.lower() in ROLES | PEOPLE_WORDS for word in tokens):
        return True
    titled = sum(word[0].isupper() for word in tokens) > 0.6 * len(tokens)
    for run in CAPITALS.findall(words):
        parts = run.split()
        if parts[0].lower() in NOUN_OPENERS | FUNCTION | CROWDS:
            parts = parts[1:]
        if parts and parts[-1].lower() not in BODY_WORDS | PLACES | NO_NAMES and not (titled and len(parts) < 2):
            return True
    return False


def _is_several(low: str) -> bool:
    plural = len(low) > 3 and low.endswith("s") and not low.endswith("ss")
    return plural or low in CROWDS or low in PEOPLE_CROWDS


def _hanging_surname(words: str, shown: str, surnames: dict[str, tuple[str, ...]] | None) -> str | None:
    if (match := ADDRESSED.search(words)) and match["name"] not in shown and match["name"] not in (surnames or {}):
        return match[0]
    if (match := LONE_GIVEN.match(words)) and _is_given_alone(match["name"], shown):
        return match["name"]
    if surnames is None:
        return _supposed_surname(words, shown)
    return _known_surname(words, shown, surnames)


def _is_given_alone(name: str, shown: str) -> bool:
    return name not in shown and name.lower() not in NO_LONE_GIVEN and gender_of_name(name) is not None


def _supposed_surname(words: str, shown: str) -> str | None:
    """A lone capital that does what people do, where nobody told who the article knows."""
    for match in LONE_CAPITAL.finditer(words):
        name = match["name"] or match["after"] or match["view"]
        low = name.lower()
        if name in shown or name.isupper() or low in BODY_WORDS | PLACES | CROWDS | FUNCTION | OPENERS:
            continue
        if low in ROLES and not match["after"]:
            continue
        if not low.endswith(("ans", "ists", "ese", "ers")):
            return name
    return None


def _known_surname(words: str, shown: str, surnames: dict[str, tuple[str, ...]]) -> str | None:
    if not any(surname in words for surname in surnames):
        return None
    for match in NAME_WORD.finditer(words):
        surname = re.split(r"['’]s?$", match[0])[0].rstrip(".")
        names = surnames.get(surname)
        if not names or surname.isupper():
            continue
        if surname in shown or any(name in words[: match.end()] for name in names):
            continue
        if words[match.end() : match.end() + 2].strip()[:1].isupper():
            continue  # the given name of somebody else: "Vale Orrin"
        before = words[: match.start()].split()
        if before and (before[-1].strip('(“"‘,.').lower() in TITLES or _is_part_of_name(before[-1])):
            continue
        return surname
    return None


def _is_part_of_name(word: str) -> bool:
    return word[:1].isupper() and word[-1:].isalpha() and word.lower() not in FUNCTION | NOUN_OPENERS | NO_NAMES
