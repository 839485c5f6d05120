"""Two ages of one person."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from briefs.claims import Claim
from briefs.comparison import Comparison, Difference
from briefs.figure_roles import PERSON_NOUNS
from briefs.lookup_names import may_be_one
from briefs.sentences import word_set
from briefs.words import CALENDAR

_NAME = r"[^\W\d_a-z][\w’'-]+(?:[ ][^\W\d_a-z][\w’'.-]*){0,3}"
_AGED = re.compile(
    rf"""
    (?P<name> {_NAME} ) (?: ,[ ](?:(?:now[ ])?aged[ ]|who[ ](?:is|was)[ ])?
        | [ ]\((?:aged[ ])? | [ ](?:is|was)[ ](?:only[ ])? )
        (?P<age> [1-9]\d ) (?= [,.;:)] | [ ]?$ )
    | (?P<age2> [1-9]\d )-year-old [ ]
        (?: (?! (?: from | of | in | at | who | was | is | and | with | by | on | to | has | told | said ) \b )
            [a-z-]+ [ ]
        ){{0,3}}? (?P<name2> {_NAME} )
    | (?P<name3> {_NAME} ) [^.;:]{{0,60}}? \b (?: died | dies | dead | death | passed[ ]away ) [^.;:]{{0,30}}?
        \b (?: aged | at[ ]the[ ]age[ ]of | at ) [ ] (?P<age3> [1-9]\d ) \b (?! [ ][a-z] )
    | (?P<name4> {_NAME} ) ,[ ] an? [ ] (?P<age4> [1-9]\d )-year-old
    | \b (?P<noun> [a-z]+ ) (?: ,[ ] | [ ]aged[ ] | ,[ ]aged[ ] | [ ]of[ ] | [ ]was[ ]| ,[ ]who[ ](?:was|is)[ ] )
        (?P<age5> [1-9]\d )
        (?= [,.;:)] | [ ]? $ | [ ] (?: was | were | has | is | died | from | who | and | in | by | on ) \b )
    | (?P<the> \b[Tt]he [ ] )? (?P<age6> [1-9]\d )-year-old (?: [ ] (?P<noun2> [a-z-]+ ) )?
    """,
    re.VERBOSE,
)
_TWO_DIGITS = re.compile(r"(?<![\d.,])[1-9]\d(?![\d%])")
_WEIGHT = 2.0
SAME_SENTENCE = 1.6  # what the sentences on one unnamed share
_ANY = frozenset({"man", "woman", "boy", "girl", "person", "people", "victim", "suspect"})
_BEARERS = PERSON_NOUNS | word_set(
    """suspect gunman attacker pilot captain cyclist pedestrian skipper motorist pensioner father mother son daughter
    baby toddler widow farmer founder priest singer actor actress minister mayor"""
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Age:
    """An age and whose it is: by name, or by what the report calls them."""

    name: str
    noun: str
    years: str
    claim: Claim
    start: int
    the: bool
    before: str  # the surname of the first whom the sentence before names
    near: frozenset[str]  # words of the sentence and the one before

    @property
    def surname(self) -> str:
        return self.name.split()[-1].lower() if self.name else ""


def differing_ages(comparison: Comparison, one: int, other: int) -> Iterator[Difference]:
    """Ages of one person that do not agree, the first that each report tells; never of two of one surname."""
    ours, theirs = _ages(comparison.claims[one]), _ages(comparison.claims[other])
    seen: set[str] = set()
    for age in ours:
        for told in theirs:
            key = age.surname or told.surname or age.noun
            if key in seen or not _is_one(comparison, age, told, ours, theirs):
                continue
            seen.add(key)
            if age.years != told.years:
                sides = tuple(comparison.side(each.claim, each.start, each.start + 2) for each in (age, told))
                yield Difference(of="figure", sides=sides, weight=_WEIGHT, about=f"age of {key}")


def _is_one(comparison: Comparison, age: _Age, told: _Age, ours: tuple[_Age, ...], theirs: tuple[_Age, ...]) -> bool:
    if age.surname and told.surname:
        if age.surname != told.surname:
            return False
        if " " in age.name and " " in told.name:
            return may_be_one(age.name, told.name)
        return not _are_kin(comparison, age, told)
    if not (age.surname or told.surname):
        if not all(noun and _are_alone(noun, ours, theirs) for noun in (age.noun, told.noun)):
            return False
        if (age.noun in told.near and told.noun in _ANY) or (told.noun in age.near and age.noun in _ANY):
            return True
        return age.noun == told.noun or (bool({age.noun, told.noun} & _ANY) and _tell_one(comparison, age, told))
    named, called = (age, told) if age.surname else (told, age)
    if called.the and called.before == named.surname:  # "The 29-year-old", of whom the sentence before told
        return True
    if not called.noun or not _are_alone(called.noun, ours, theirs):
        return False
    return called.noun in named.near or (not called.the and _tell_one(comparison, age, told))


def _tell_one(comparison: Comparison, age: _Age, told: _Age) -> bool:
    """Whether both sentences tell the same of whom they speak."""
    return comparison.weight(age.claim.stems & told.claim.stems) >= SAME_SENTENCE


def _are_kin(comparison: Comparison, age: _Age, told: _Age) -> bool:
    """Whether the reports know two of the surname."""
    surname = re.escape(age.name.split()[-1])
    bearer = re.compile(rf"\b(?P<given>[^\W\d_a-z][\w’'-]+)[ ]{surname}\b")
    given = {
        match["given"]
        for each in (age, told)
        for match in bearer.finditer(comparison.reports[each.claim.article].article.text)
        if match["given"].lower() not in _TITLES
    }
    return len(given) > 1


def _are_alone(noun: str, ours: tuple[_Age, ...], theirs: tuple[_Age, ...]) -> bool:
    """Whether neither report tells the ages of two of them."""
    return all(
        len({each.years for each in ages if each.noun == noun and not each.name}) <= 1 for ages in (ours, theirs)
    )


@lru_cache(maxsize=256)
def _ages(claims: tuple[Claim, ...]) -> tuple[_Age, ...]:
    found: list[_Age] = []
    for at, claim in enumerate(claims):
        if not _TWO_DIGITS.search(claim.narrated):
            continue
        before = claims[at - 1].line.text if at else ""
        for match in _AGED.finditer(claim.narrated):
            age = _age(claim, match, before)
            found += [age] if age else []
    return tuple(found)


def _age(claim: Claim, match: re.Match[str], before: str) -> _Age | None:
    which = next(name for name in ("age", "age2", "age3", "age4", "age5", "age6") if match[name])
    name = match["name"] or match["name2"] or match["name3"] or match["name4"] or ""
    name = " ".join(word for word in name.split() if word.lower().rstrip(".") not in _TITLES)
    noun = (match["noun"] or match["noun2"] or "").lower()
    noun = noun if noun in _BEARERS else ""
    if any(word.lower() in CALENDAR for word in name.split()):
        return None
    if not (name or noun or match["the"]):
        return None
    near = frozenset(word.lower() for word in re.findall(r"[^\W\d_]+", f"{before} {claim.narrated}"))
    return _Age(
        name=name,
        noun=noun,
        years=match[which],
        claim=claim,
        start=match.start(which),
        near=near,
        the=bool(match["the"]),
        before=_first_surname(before),
    )


def _first_surname(before: str) -> str:
    names = [words.split() for words in _FULL.findall(before)]
    return next((words[-1].lower() for words in names if words[0].lower() not in _TITLES | CALENDAR), "")


_FULL = re.compile(r"[^\W\d_a-z][\w’'-]+(?:[ ][^\W\d_a-z][\w’'-]+)+")
_TITLES = frozenset({"mr", "mrs", "ms", "dr", "judge", "sir", "jr", "sr", "minister", "president", "captain", "chief"})
