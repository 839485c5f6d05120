"""A printed name taken apart: titles, given names, family name, "Jr."; and what two such names are to each other."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from rapidfuzz.distance import OSA

from briefs.family_names import FAMILY_FIRST, ROMANISED
from briefs.lookup_words import fold
from briefs.name_given import listed_as
from briefs.name_sounds import UMLAUTS, loose_key, skeleton, spelling_key
from briefs.name_titles import (
    ROYAL_TITLES,
    TITLES_BEFORE,
    are_apart,
    callings_of,
    ends_in_numeral,
    pop_suffix,
)
from briefs.sentences import word_set
from briefs.spellings import GENERAL, GIVEN_NAMES
from briefs.words import FEMALE_ROLES, MALE_ROLES, gender_of_name

Relation = Literal[
    "same name",
    "spelling",
    "order of the name",
    "form of the given name",
    "initial",
    "longer form",
    "other romanisation",
    "slip of the pen",
    "surname",
]

_PARTICLES = word_set(
    "von van der den de da di du del della la le lo el al ul ben bin bint ibn af av zu zum zur dos das do ter ten e y"
)
_GIVEN_TOO = word_set("ben al del lo do")  # given names where they stand first
_LETTERS_BEHIND = re.compile(r"[, ]+(?:MP|MSP|MEP|TD|QC|KC|MD|PhD|OBE|MBE|CBE)\b\.?")
_NICK = re.compile(r"[\"“'‘(](?P<nick>[^\W\d_][\w.-]{1,20})[\"”'’)]")
_SHORT_TITLE = re.compile(r"(?!chas|thos|benj|fred|alex|geo)[^\W\d_]{3,}\.")  # Coun., Supt., Atty.
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_JOINED = word_set("mac mc abdul abd abdel fitz")  # begin a name that is also written as one word
_KUNYA = word_set("abu umm")  # "father of", "mother of": another name than the one that follows


@dataclass(frozen=True, slots=True)
class NameForm:
    """A name as it is compared: folded words, the given names in order, the parts of the family name."""

    words: tuple[str, ...]
    given: tuple[str, ...]
    family: tuple[str, ...]
    suffix: str = ""
    nick: str = ""
    kunya: bool = False
    gender: str | None = None  # by the title, else by the given name
    callings: frozenset[str] = frozenset()  # by the titles: a judge is no inspector
    whole: str = ""  # the family name with its particles as one word: "delacour" of De la Cour

    @property
    def is_full(self) -> bool:
        """Whether more than a family name is printed."""
        return bool(self.given)

    @property
    def flipped(self) -> NameForm | None:
        """The same name read with the family name first."""
        if len(self.words) < 2 or self.kunya:
            return None
        family, given = ((self.words[0],), self.words[1:])
        if self.family == family:
            family, given = ((self.words[-1],), self.words[:-1])
        return NameForm(self.words, given, family, self.suffix, self.nick, gender=self.gender)

    @property
    def is_eastern(self) -> bool:
        """Whether the family name stands first."""
        return bool(self.given) and self.family == self.words[:1]


@lru_cache(maxsize=65536)
def form_of(name: str) -> NameForm:
    """The parts of a printed name; any string will do."""
    bare = _LETTERS_BEHIND.sub("", name)
    nick = _NICK.search(bare)
    if nick:
        bare = bare[: nick.start()] + bare[nick.end() :]
    pieces = fold(bare).replace(",", " ").split()
    if len(pieces) > 1 and _SHORT_TITLE.fullmatch(pieces[0]):
        pieces = pieces[1:]
    groups = [[piece] if piece.isalpha() else _WORD.findall(piece.replace(".", " ")) for piece in pieces]
    groups = [[word.replace("'", "") for word in group] for group in groups if group]
    titles: list[str] = []
    while len(groups) > 1 and len(groups[0]) == 1 and groups[0][0] in TITLES_BEFORE:
        titles.append(groups.pop(0)[0])
    suffix = pop_suffix(
        groups,
        royal=bool(ROYAL_TITLES & {*titles}),
        capitals=ends_in_numeral(bare),
        small=bare.split()[-1:] != [] and bare.split()[-1].islower(),
    )
    kunya = len(groups) > 1 and groups[0][0] in _KUNYA
    given_first = [groups.pop(0)] if len(groups) > 1 and groups[0][0] in _GIVEN_TOO and len(groups[0]) == 1 else []
    whole = _whole(groups)
    groups = _joined(given_first + ([group for group in (_bare(group) for group in groups) if group] or groups))
    words = tuple(word for group in groups for word in group)
    if not words:
        return NameForm((fold(name),), (), (fold(name),))
    family, given = tuple(groups[-1]), tuple(word for group in groups[:-1] for word in group)
    if len(groups) > 1 and _is_family_first(groups):
        family, given = (words[0],), words[1:]
    found = nick["nick"].strip(".-") if nick else ""
    if family == (words[0],) and given:
        whole = ""  # the family name stands first
    gender, callings = _gender(titles, given), callings_of(titles)
    return NameForm(words, given, family, suffix, fold(found), kunya, gender, callings, whole)


def _whole(groups: list[list[str]]) -> str:
    """The last family name and the particles before it, as one word; "" where it has none."""
    words = [word for group in groups for word in group]
    first = len(words) - 1
    while first > 0 and words[first - 1] in _PARTICLES:
        first -= 1
    return "".join(words[first:])


def _bare(group: list[str]) -> list[str]:
    """A hyphened group without particles: "al-Masri" is "masri"."""
    return [word for word in group if word not in _PARTICLES]


def _joined(groups: list[list[str]]) -> list[list[str]]:
    """ "Mac Giolla" and "Abdul Rahman" as one word each."""
    made: list[list[str]] = []
    for group in groups:
        if made and len(made[-1]) == 1 and made[-1][0] in _JOINED:
            made[-1] = [made[-1][0] + group[0], *group[1:]]
        else:
            made.append(list(group))
    return made


def _is_family_first(groups: list[list[str]]) -> bool:
    first, last = groups[0], groups[-1]
    if len(first) != 1 or first[0] not in FAMILY_FIRST:
        return False
    return last[0] not in FAMILY_FIRST or len(groups) > 2 or len(last) > 1


def _gender(titles: list[str], given: tuple[str, ...]) -> str | None:
    for title in titles:
        if title in FEMALE_ROLES or title in MALE_ROLES:
            return "f" if title in FEMALE_ROLES else "m"
    return gender_of_name(given[0]) if given else None


# ---------------------------------------------------------------- what two names are to each other


@lru_cache(maxsize=65536)
def relation(one: str, other: str) -> Relation | None:
    """What two printed names have in common, the closest first; None where they are no one person's."""
    return relate(form_of(one), form_of(other))


def relate(first: NameForm, second: NameForm) -> Relation | None:
    """The same for names already taken apart; the order of the two does not matter."""
    if first.suffix != second.suffix or first.kunya != second.kunya:
        return None
    if first.gender and second.gender and first.gender != second.gender and not _is_nick(first, second):
        return None
    if not (first.is_full and second.is_full) and are_apart(first.callings, second.callings):
        return None
    if first.words == second.words and (first.is_full or not second.is_full):
        return "same name"
    if not (first.is_full and second.is_full):
        return "surname" if _is_surname(first, second) else None
    if _are_plainly_two(first, second):
        return None
    return _relate_full(first, second)


def _are_plainly_two(first: NameForm, second: NameForm) -> bool:
    """Whether two names of two words each are no one person's, told by their given names: most of one family are not.

    It never says so of names that `_relate_full` finds something in common of; it only costs less to ask.
    """
    if len(first.words) != 2 or len(second.words) != 2 or first.nick or second.nick:
        return False
    if first.is_eastern or second.is_eastern or not _are_two_given(first.words[0], second.words[0]):
        return False
    return not _may_be_turned(first, second) or not _is_near(first.words[0], second.words[1])


@lru_cache(maxsize=65536)
def _are_two_given(one: str, other: str) -> bool:
    """Whether two words have nothing in common, neither as given names nor as family names."""
    return _given_word(one, other) is None and not _is_spelt((one,), (other,)) and not _is_loose((one,), (other,))


@lru_cache(maxsize=16384)
def _is_near(one: str, other: str) -> bool:
    """Whether one may be the other, as a given name."""
    return _given_word(one, other) in ("same name", "spelling") or _is_spelt((one,), (other,))


def _relate_full(first: NameForm, second: NameForm) -> Relation | None:
    found = [_compare(first, second)]
    if not _may_be_turned(first, second):
        return _closest(found, _longer(first, second))
    if (turned := second.flipped) is not None:
        swapped = _compare(first, turned)
        found.append("order of the name" if swapped in ("same name", "spelling") else None)
        if (both := first.flipped) is not None and (both.is_eastern or turned.is_eastern):
            again = _compare(both, turned)
            found.append(again if again in ("same name", "spelling", "other romanisation") else None)
    ranked = [one for one in (_closest(found, _longer(first, second)),) if one]
    if ranked and ranked[0] == "same name" and first.words[0] != second.words[0] and {*first.words} == {*second.words}:
        return "order of the name"
    return ranked[0] if ranked else None


def _may_be_turned(first: NameForm, second: NameForm) -> bool:
    """Whether the one may open with what the other ends with: most names of one family do not."""
    if first.is_eastern or second.is_eastern:
        return True
    ends, others = _initials(first.words), _initials(second.words)
    return ends[0] in others and others[0] in ends


@lru_cache(maxsize=16384)
def _initials(words: tuple[str, ...]) -> str:
    return "".join(skeleton(word)[0] for word in words)


def _closest(found: list[Relation | None], longer: Relation | None) -> Relation | None:
    return next((one for one in _ORDER if one in found or one == longer), None)


def same_family(one: NameForm, other: NameForm) -> bool:
    """Whether two names have one family name, in any spelling."""
    if one.family == other.family or _is_spelt(one.family, other.family):
        return True
    return bool(one.whole and other.whole) and _is_spelt((one.whole,), (other.whole,))


def _is_surname(one: NameForm, other: NameForm) -> bool:
    """Whether a family name alone is the other's: the last one, or the first of two (Ann Luz Ríos: Luz)."""
    if same_family(one, other):
        return True
    short, full = (other, one) if one.is_full else (one, other)
    has_two = full.is_full and len(full.given) > 1 and not full.is_eastern
    return has_two and len(short.family) == 1 and len(short.family[0]) > 2 and short.family[0] == full.given[-1]


def same_given(one: NameForm, other: NameForm) -> bool:
    """Whether the given names of two full names may be one person's."""
    return _given(one, other) not in (None, "slip of the pen", "other romanisation")


_ORDER: tuple[Relation, ...] = (
    "same name",
    "spelling",
    "form of the given name",
    "longer form",
    "order of the name",
    "initial",
    "other romanisation",
    "slip of the pen",
)


def _compare(first: NameForm, second: NameForm) -> Relation | None:
    """The relation of two full names, each read in one order."""
    given = _given(first, second)
    if same_family(first, second):
        if given == "same name" and first.family != second.family:
            return "spelling"
        return given
    if given not in ("same name", "spelling", "form of the given name"):
        if given == "other romanisation" and _is_loose(first.family, second.family):
            return "other romanisation"
        return None
    if _extends(first.family, second.family) or _extends(second.family, first.family):
        return "longer form" if given != "form of the given name" else None
    if _is_loose(first.family, second.family):
        return "other romanisation"
    return "slip of the pen" if given == "same name" and _is_slip(first.family, second.family) else None


def _given(one: NameForm, other: NameForm) -> Relation | None:
    first, second = one.given, other.given
    if first == second or "".join(first) == "".join(second):
        return "same name"
    if _is_nick(one, other):
        return "form of the given name"
    if _is_spelt(first, second):
        return "spelling"
    if len(first) == len(second):
        return _weakest([_given_word(*pair) for pair in zip(first, second, strict=True)])
    if one.is_eastern and other.is_eastern:
        return "other romanisation" if _is_loose(first, second) else None
    short, long = sorted((first, second), key=len)
    start = _given_word(short[0], long[0])
    if start in ("same name", "spelling"):
        return "spelling" if len(short) == 1 else None  # Ann Dow, Ann B. Dow
    if start in ("form of the given name", "initial"):
        return start
    return "longer form" if len(long[0]) == 1 and short == long[1:] else None  # J. Edgar Dow, Edgar Dow


def _is_nick(one: NameForm, other: NameForm) -> bool:
    return bool(one.given and other.given) and (one.nick == other.given[0] or other.nick == one.given[0])


@lru_cache(maxsize=65536)
def _given_word(one: str, other: str) -> Relation | None:
    if one == other:
        return "same name"
    if len(one) == 1 or len(other) == 1:
        return "initial" if one[0] == other[0] else None
    if _is_listed(one, other):
        return "form of the given name"
    if _is_of_two_languages(one, other):
        return "form of the given name"
    if _is_apart_by_gender(one, other):
        return None
    if _key(one) == _key(other):
        return "spelling"
    if _is_loose((one,), (other,)) or listed_as(one) & listed_as(other):
        return "other romanisation"
    return "slip of the pen" if _is_slip((one,), (other,)) else None


def _is_listed(one: str, other: str) -> bool:
    return (other,) in GIVEN_NAMES.others((one,))


def _is_apart_by_gender(one: str, other: str) -> bool:
    """Mario and Maria, Andriy and Andrea: the ending tells, or the two names do."""
    genders = gender_of_name(one), gender_of_name(other)
    if None not in genders and genders[0] != genders[1]:
        return True
    return _ends_in_a(one) != _ends_in_a(other)


def _is_of_two_languages(one: str, other: str) -> bool:
    """Pauline and Paulina, Julie and Julia: a woman's name that ends in the one or the other vowel."""
    if {one[-1], other[-1]} != {"a", "e"} or min(len(one), len(other)) < 4 or one[:-1] != other[:-1]:
        return False
    genders = {gender_of_name(one), gender_of_name(other)}
    return "f" in genders and "m" not in genders


def _ends_in_a(word: str) -> bool:
    """Whether the ending is a woman's in many languages; "-ah" is "-a" written out."""
    return word.endswith(("a", "ah"))


def _weakest(found: list[Relation | None]) -> Relation | None:
    if None in found:
        return None
    return max((one for one in found if one), key=_ORDER.index)


def _longer(first: NameForm, second: NameForm) -> Relation | None:
    """A second family name left out: all words of the one begin the other."""
    short, long = sorted((first.words, second.words), key=len)
    if first.is_eastern or second.is_eastern or len(short) < 2 or len(long) != len(short) + 1:
        return None
    return "longer form" if all(map(_is_word_spelt, short, long)) else None


def _is_word_spelt(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) > 1 and _key(one) == _key(other))


@lru_cache(maxsize=16384)
def _key(word: str) -> str:
    word = re.sub(r"^abd[aeu]?([dlnrstz])(?=\w)", r"abd\1", word)  # Abdul Rahman, Abdurrahman
    word = re.sub(r"^abdl(?=[dnrstz])", "abd", word)
    return spelling_key(UMLAUTS.sub(lambda match: match["vowel"] or match["first"], word))


@lru_cache(maxsize=65536)
def _is_spelt(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    first, second = "".join(one), "".join(other)
    if first == second:
        return True
    if len(first) < 2 or len(second) < 2 or _ends_in_a(first) != _ends_in_a(second):
        return False
    if _key(first) == _key(second) or (second,) in GENERAL.others((first,)):
        return True
    return second in ROMANISED.get(first, ())


def _extends(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    return len(short) < len(long) and (long[: len(short)] == short or long[-len(short) :] == short)


def _is_loose(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    first, second = "".join(one), "".join(other)
    if _ends_in_a(first) != _ends_in_a(second):
        return False
    return min(len(first), len(second)) > 1 and loose_key(first) == loose_key(second)


def _is_slip(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """One letter wrong within a word of five or more; a last vowel may be the other gender."""
    first, second = "".join(one), "".join(other)
    if min(len(first), len(second)) < 5 or first[0] != second[0] or first[-1] != second[-1]:
        return False
    return OSA.distance(first, second, score_cutoff=1) <= 1
