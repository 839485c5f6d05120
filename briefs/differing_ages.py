"""Two ages of one person."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from briefs.amount_words import ONES, TENS, small_number
from briefs.claims import Claim
from briefs.comparison import Comparison, Difference
from briefs.figure_roles import PERSON_NOUNS, PERSONS, ROLE_OF
from briefs.lookup_names import may_be_one
from briefs.sentences import word_set
from briefs.words import CALENDAR

_NAME = r"[^\W\d_a-z][\w’'-]+(?:[ ][^\W\d_a-z][\w’'.-]*){0,3}"
_SPELLED = rf"(?:(?:{'|'.join(TENS)})(?:-(?:{'|'.join(ONES)}))?|{'|'.join(ONES)})"
_AGE = rf"(?:[1-9]\d|{_SPELLED})"
_ANY_AGE = rf"(?:[1-9]\d?|{_SPELLED})"
_AGED = re.compile(
    rf"""
    (?P<name> {_NAME} ) (?: ,[ ](?:(?:now[ ])?aged[ ]|who[ ](?:is|was|turned)[ ])?
        | [ ]\((?:aged[ ])? | [ ](?:is|was)[ ](?:only[ ])? )
        (?P<age> {_AGE} ) (?: (?= [,.;:)] | [ ]?$ ) | (?= [ ] (?: and | when ) \b ) )
    | (?P<age2> {_ANY_AGE} )-year-old [ ]
        (?: (?! (?: from | of | in | at | who | was | is | and | with | by | on | to | has | told | said | had ) \b )
            [a-z-]+ [ ]
        ){{0,3}}? (?P<name2> {_NAME} )
    | (?P<name3> {_NAME} ) [^.;:]{{0,60}}? \b (?: died | dies | dead | death | passed[ ]away ) [^.;:]{{0,30}}?
        \b (?: aged | at[ ]the[ ]age[ ]of | at ) [ ] (?P<age3> [1-9]\d ) \b (?! [ ][a-z] )
    | (?P<name4> {_NAME} ) ,[ ] an? [ ] (?P<age4> {_ANY_AGE} )-year-old
    | \b (?P<noun> [a-z]+ ) (?: ,[ ] | [ ]aged[ ] | ,[ ]aged[ ] | [ ]of[ ] | [ ]was[ ]| ,[ ]who[ ](?:was|is)[ ] )
        (?P<age5> {_AGE} )
        (?= [,.;:)] | [ ]? $ | [ ] (?: was | were | has | is | died | from | who | and | in | by | on ) \b )
    | (?P<the> \b[Tt]he [ ] )? (?P<age6> {_ANY_AGE} )-year-old (?: [ ] (?P<noun2> [a-z-]+ ) )?
    | \b [Aa]ged [ ] (?P<age7> {_ANY_AGE} ) \b (?! [ ] (?: to | and | or ) [ ] \d )
        (?: ,[ ]the[ ](?P<noun3> [a-z-]+ ) )?
    | \b at [ ] the [ ] age [ ] of [ ] (?P<age9> {_AGE} ) (?= [,.;:)] | [ ]? $ )
    | \b [Ww]ho [ ] (?: is | was | turned ) [ ] (?P<age8> {_AGE} ) (?= [,.;:)] | [ ] (?: and | when ) \b | [ ]? $ )
    """,
    re.VERBOSE,
)
_AGES = ("age", "age2", "age3", "age4", "age5", "age6", "age7", "age8", "age9")
_MAY_HOLD = re.compile(
    r"\baged?\b|-year-old|(?<![\d.,])[1-9]\d(?![\d%])|,[ ](?:one|two|three|four|five|six|seven|eight|nine),"
)
_WORDS = re.compile(r"[^\W\d_][\w-]*")
_WEIGHT = 2.0
SAME_SENTENCE = 1.6  # what the sentences on one unnamed share
NEAR_YEARS = 3  # years that two ages of one unnamed are apart at the most ...
NEAR_SHARE = 0.15  # ... or so much of the age
_MALE = word_set("man boy father son husband brother grandfather grandad he his him gunman policeman king prince actor")
_FEMALE = word_set("woman girl mother daughter wife sister grandmother she her hers mum queen princess actress")
_ANY = frozenset({"man", "woman", "boy", "girl", "person", "people", "victim", "suspect", "child", "local", "other"})
_BEARERS = PERSON_NOUNS | word_set(
    """suspect gunman attacker pilot captain cyclist pedestrian skipper motorist pensioner father mother son daughter
    baby toddler widow farmer founder priest singer actor actress minister mayor student beekeeper postman chef author
    writer poet painter nurse striker goalkeeper midfielder winger coach trainer lawyer engineer owner schoolgirl
    schoolboy grandfather grandmother brother sister wife husband deputy judge prosecutor boxer champion rider"""
)
_FATES = frozenset({"dead", "hurt", "held", "charged", "rescued", "missing"})
_FATE_OF = {word: fate for word, fate in ROLE_OF[PERSONS].items() if fate in _FATES}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Age:
    """An age and whose it is: by name, or by what the report calls them."""

    name: str
    noun: str
    years: int
    claim: Claim
    start: int
    end: int
    the: bool
    before: str  # the surname of the first whom the sentence before names
    near: frozenset[str]  # words of the sentence and the one before
    own: frozenset[str]  # words of the sentence

    @property
    def surname(self) -> str:
        return self.name.split()[-1].lower() if self.name else ""


def differing_ages(comparison: Comparison, one: int, other: int) -> Iterator[Difference]:
    """Ages of one person that do not agree, the first that each report tells; never of two of one surname."""
    all_ours, all_theirs = _ages(comparison.claims[one]), _ages(comparison.claims[other])
    told = {age.years for age in all_ours} & {age.years for age in all_theirs}
    ours, theirs = _left(all_ours, told), _left(all_theirs, told)
    seen: set[str] = set()
    for age in ours:
        for against in theirs:
            key = age.surname or against.surname or age.noun
            if key in seen or age.years == against.years:
                continue
            if _is_one(comparison, age, against, ours, theirs):
                seen.add(key)
                sides = comparison.sides(age, against)
                yield Difference(of="figure", sides=sides, weight=_WEIGHT, about=f"age of {key}")


def _left(ages: tuple[_Age, ...], told: set[int]) -> tuple[_Age, ...]:
    """The ages that the other report does not tell, too; nor another age of somebody whose age it tells."""
    known = {age.surname for age in ages if age.years in told and age.surname}
    return tuple(age for age in ages if age.years not in told and not (age.surname and age.surname in known))


def _is_one(comparison: Comparison, age: _Age, told: _Age, ours: Sequence[_Age], theirs: Sequence[_Age]) -> bool:
    if age.surname and told.surname:
        if age.surname != told.surname:
            return False
        if " " in age.name and " " in told.name:
            return may_be_one(age.name, told.name) or age.name.split()[-2:] == told.name.split()[-2:]
        return not _are_kin(comparison, age, told)
    if _sexes_differ(age, told):
        return False
    if age.surname or told.surname:
        named, called = (age, told) if age.surname else (told, age)
        if called.before == named.surname and (called.the or not called.noun):
            return True  # "The 29-year-old", of whom the sentence before told
        if called.noun and called.noun in named.near and _are_alone(called.noun, ours, theirs):
            return True
    elif (age.the and told.the and age.before and age.before == told.before) or (
        age.noun and age.noun == told.noun and _are_alone(age.noun, ours, theirs)
    ):
        return True
    return _are_the_only(comparison, age, told, ours, theirs)


def _are_the_only(comparison: Comparison, age: _Age, told: _Age, ours: Sequence[_Age], theirs: Sequence[_Age]) -> bool:
    """Whether each report tells one age that the other does not, hardly apart, and of somebody whom both know."""
    if any(len({each.years for each in ages}) > 1 for ages in (ours, theirs)):
        return False
    if abs(age.years - told.years) > max(NEAR_YEARS, NEAR_SHARE * min(age.years, told.years)):
        return False
    fates = [{_FATE_OF[word] for word in each.own if word in _FATE_OF} for each in (age, told)]
    if fates[0] and fates[1] and not fates[0] & fates[1]:
        return False
    if comparison.weight(age.claim.stems & told.claim.stems) >= SAME_SENTENCE:
        return True
    return _knows(comparison, age, told) and _knows(comparison, told, age)


def _knows(comparison: Comparison, age: _Age, told: _Age) -> bool:
    """Whether the report of the second speaks of somebody such as the first."""
    words = comparison.words[told.claim.article]
    if age.surname:
        return age.surname.capitalize() in words or bool(told.noun)
    if age.before and age.before.capitalize() in words:
        return True
    return age.the if not age.noun else age.noun in words or age.noun in _ANY


def _sexes_differ(age: _Age, told: _Age) -> bool:
    sexes = [
        (bool((each.own & _MALE) or each.noun in _MALE), bool((each.own & _FEMALE) or each.noun in _FEMALE))
        for each in (age, told)
    ]
    return sexes[0] in ((True, False), (False, True)) and sexes[1] == sexes[0][::-1]


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


def _are_alone(noun: str, ours: Sequence[_Age], theirs: Sequence[_Age]) -> bool:
    """Whether neither report tells the ages of two of them."""
    return all(
        len({each.years for each in ages if each.noun == noun and not each.name}) <= 1 for ages in (ours, theirs)
    )


@lru_cache(maxsize=256)
def _ages(claims: tuple[Claim, ...]) -> tuple[_Age, ...]:
    found: list[_Age] = []
    for at, claim in enumerate(claims):
        if not _MAY_HOLD.search(claim.narrated):
            continue
        before = claims[at - 1].line.text if at else ""
        for match in _AGED.finditer(claim.narrated):
            age = _age(claim, match, before)
            found += [age] if age else []
    return tuple(found)


def _age(claim: Claim, match: re.Match[str], before: str) -> _Age | None:
    which = next(name for name in _AGES if match[name])
    name = match["name"] or match["name2"] or match["name3"] or match["name4"] or ""
    name = " ".join(word for word in name.split() if word.lower().rstrip(".") not in _TITLES)
    noun = (match["noun"] or match["noun2"] or match["noun3"] or "").lower()
    noun = noun if noun in _BEARERS else ""
    own = frozenset(word.lower() for word in _WORDS.findall(claim.narrated))
    head = claim.narrated[: match.start()]
    if name in ("He", "She"):  # "He was 86", of whom the sentence before tells first
        name = next(iter(_names(before)), "")
    elif (which == "age9" and _DIED.search(head)) or (match["name3"] and _OF_PLACE.search(head)):
        name = next(iter(_names(head)), "")
    if which in ("age6", "age7", "age8") and not noun:
        noun = _bearer_before(claim.narrated[: match.start()]) or ""
    if any(word.lower() in CALENDAR for word in name.split()):
        return None
    surname = _first_surname(claim.narrated[: match.start()] if which in ("age7", "age8") else before)
    if not (name or noun or match["the"] or surname):
        return None
    if which == "age8" and not name and (near := _NAME_BEFORE.search(claim.narrated[: match.start()])):
        name = near["name"]
    return _Age(
        name=name,
        noun=noun,
        years=small_number(match[which]),
        claim=claim,
        start=match.start(which),
        end=match.end(which),
        near=own | frozenset(word.lower() for word in _WORDS.findall(before)),
        own=own,
        the=bool(match["the"]) or which in ("age7", "age8"),
        before=surname or _first_surname(before),
    )


def _bearer_before(words: str) -> str | None:
    """What the words right before an age call its bearer: "The suspect, who is 67"."""
    return next((low for low in reversed(words.lower().replace(",", " ").split()[-3:]) if low in _BEARERS), None)


def _first_surname(before: str) -> str:
    return next((name.split()[-1].lower() for name in _names(before)), "")


def _names(words: str) -> list[str]:
    return [name for name in _FULL.findall(words) if name.split()[0].lower() not in CALENDAR]


_OF_PLACE = re.compile(r"\b(?:of|in|at|near|from|to)[ ](?:the[ ])?$")
_DIED = re.compile(r"\b(?:died|dies|dead|death|passed away)[ ]$")
_NAME_BEFORE = re.compile(rf"(?P<name>{_NAME}),[ ]$")
_FULL = re.compile(r"[^\W\d_a-z][\w’'-]+(?:[ ][^\W\d_a-z][\w’'-]+)+")
_TITLES = word_set(
    """mr mrs ms dr judge sir jr sr minister president captain chief skipper pilot driver officer sergeant inspector
    detective professor senator mayor coach father sister brother lord lady dame councillor general colonel major
    lieutenant student nurse teacher farmer grandad gran mum dad"""
)
