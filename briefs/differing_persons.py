"""One person whose given name or surname two outlets print differently; never two people of one family."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from briefs.claims import Claim
from briefs.comparison import Comparison, Difference
from briefs.doers import roll_of
from briefs.lookup_names import spelling_key
from briefs.lookup_words import fold
from briefs.roles_told import Bearer, same_job
from briefs.sentences import word_set
from briefs.spellings import GIVEN_NAMES
from briefs.wordings import Utterance, compare
from briefs.words import gender_of_name

ALIKE = 0.25  # of the words, from which two sentences with one given name and like surnames tell of one person
A_SLIP = 2  # letters in which two given names of one person may differ
SLIP_LEAST = 4  # letters that such a name has
A_BEGINNING = 3  # letters that two given names of one person begin with
ONE_BEGINNING = 5  # letters that a long surname and a slip for it begin with
LONG = 7  # letters of such a surname
A_LETTER_LEAST = 5  # letters of a surname in which one may be a slip
NEAR = 40  # letters beside a name
SHORT = 4  # letters of a short form: "Zack"
LEAST_SAME = 5  # words that two people hardly both say by chance

_KIN = re.compile(
    r"\b(?:brother|sister|wife|husband|son|daughter|father|mother|cousin|uncle|aunt|nephew|niece|widow|twin|couple"
    r"|sibling|parent|mum|dad|grandson|granddaughter|grandfather|grandmother|family)s?\b",
    re.IGNORECASE,
)
# "her sister Ida Dow", "Ida Dow, the younger sister of …", "Ida Dow and her sister"; not "her mother’s shop".
_KIN_BESIDE = re.compile(
    r"""
    \b(?: brother | sister | wife | husband | son | daughter | father | mother | cousin | uncle | aunt | nephew | niece
      | widow | twin | sibling | mum | dad | grandson | granddaughter | grandfather | grandmother )s? ,? [ ] \|
    | \| ,? [ ] (?: [\w’'-]+ [ ] ){0,3} (?: brother | sister | wife | husband | son | daughter | father | mother
      | cousin | uncle | aunt | nephew | niece | widow | twin | sibling | grandson | granddaughter )s? \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_UNRELATED = re.compile(r"\b(?:no relation|not related|unrelated|namesake|of the same (?:sur)?name)\b", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:al|el|as|ar|ash)-", re.IGNORECASE)
_PLACED = re.compile(r"\b(?:in|near|at|outside|off|around)[ ]$")
_AGE = re.compile(r",[ ](?:aged[ ])?(?P<age>\d{1,2})\b(?![ ]\w)|[ ]\((?P<age2>\d{1,2})\)")
_AGE_BEFORE = re.compile(r"(?P<age>\d{1,2})-year-old[ ](?:[\w-]+[ ]){0,3}$")
# Jobs that one alone holds; of ministers and professors there are many.
_ONE_HOLDS = word_set(
    """mayor governor president premier chancellor director captain skipper master chief head chairman chairwoman chair
    ceo executive coach manager commander superintendent headteacher headmaster headmistress principal founder owner
    spokesman spokeswoman spokesperson pilot driver editor bishop archbishop king queen pope leader secretary-general
    goalkeeper negotiator curator conductor coroner harbourmaster caretaker librarian organiser organizer minister"""
)


@dataclass(frozen=True, slots=True)
class _Person:
    """Somebody an article names in full, at the first place, with all that it says of them."""

    bearer: Bearer
    places: tuple[Bearer, ...]
    given: str  # folded, as are the next two
    surname: str
    joined: str  # the name in one word, initials left out
    known: bool  # surely somebody's name
    alone: bool  # nobody else of the surname, and no kin, is about in the article
    related: bool  # called somebody's kin, or said to be no kin

    @property
    def words(self) -> tuple[str, ...]:
        return self.bearer.words

    @property
    def claim(self) -> Claim:
        return self.bearer.claim


def differing_persons(comparison: Comparison, one: int, other: int) -> Iterator[Difference]:
    """People under two forms of a name, neither of which the other article prints."""
    ours, theirs = (_people(comparison, at) for at in (one, other))
    for mine in ours:
        for their in theirs:
            weight = _one_person(comparison, mine, their, ours, theirs)
            if weight:
                yield Difference(of="name", sides=comparison.sides(mine.bearer, their.bearer), weight=weight)
                break


@lru_cache(maxsize=8192)
def _plain(word: str) -> str:
    return fold(_ARTICLE.sub("", word))


def _people(comparison: Comparison, number: int) -> tuple[_Person, ...]:
    return _people_in(comparison.claims[number], comparison.reports[number].brief.people)


@lru_cache(maxsize=256)
def _people_in(claims: tuple[Claim, ...], people: tuple[str, ...]) -> tuple[_Person, ...]:
    roll = roll_of(claims, people)
    places: dict[tuple[str, ...], list[Bearer]] = {}
    for bearer in roll.bearers:
        if len(bearer.words) > 1 and roll.may_be_person(bearer.words):
            places.setdefault(bearer.words, []).append(bearer)
    surnames = Counter(fold(words[-1]) for words in places)
    related = any(_UNRELATED.search(claim.narrated) for claim in claims)
    singles: dict[str, list[Bearer]] = {}
    for bearer in roll.bearers:
        if len(bearer.words) == 1:
            singles.setdefault(bearer.words[0], []).append(bearer)
    persons = []
    for words, found in places.items():
        if _PLACED.search(found[0].claim.narrated, 0, found[0].start) and not found[0].roles:
            continue
        told = (*found, *singles.get(words[-1], ()))
        kin = related or any(_KIN.search(place.claim.narrated) for place in told)
        alone = not kin and surnames[fold(words[-1])] == 1
        beside = related or any(_KIN_BESIDE.search(_beside(place)) for place in told)
        forms = _plain(words[0]).rstrip("."), _plain(words[-1]), _joined(words)
        persons.append(_Person(found[0], told, *forms, roll.is_person(words), alone, beside))
    return tuple(persons)


def _beside(place: Bearer) -> str:
    """The words beside a name that may say whose kin its bearer is."""
    text = place.claim.narrated
    return f"{text[max(0, place.start - NEAR) : place.start]}|{text[place.end : place.end + NEAR]}"


def _one_person(
    comparison: Comparison, one: _Person, other: _Person, ours: tuple[_Person, ...], theirs: tuple[_Person, ...]
) -> float:
    """How surely the two are one; 0 where they may be two, or are printed alike."""
    if one.joined == other.joined or not _may_be_near(one, other):
        return 0.0
    if _are_told_of(comparison, one, other) or _have_kin(one, other, ours, theirs):
        return 0.0
    if one.surname == other.surname:
        return _by_surname(comparison, one, other)
    if _is_one_given(one.given, other.given):
        return _by_given(comparison, one, other)
    return 1.5 if spelling_key(one.joined) == spelling_key(other.joined) else 0.0


def _may_be_near(one: _Person, other: _Person) -> bool:
    """Whether the forms alone let two names be one: cheap, so that few pairs are looked at closely."""
    if one.surname == other.surname or one.joined[:2] == other.joined[:2]:
        return True
    return _is_one_given(one.given, other.given)


def _joined(words: tuple[str, ...]) -> str:
    return re.sub(r"[\W_]", "", fold(" ".join(word for word in words if len(word.rstrip(".")) > 1)))


def _has_job(one: _Person) -> bool:
    return any(place.roles for place in one.places)


def _are_told_of(comparison: Comparison, one: _Person, other: _Person) -> bool:
    """Whether an article prints the other's form of the name too."""
    for mine, their in ((one, other), (other, one)):
        differing = [word for word in mine.words if word not in their.words and len(word) > 2]
        words = comparison.words[their.claim.article]
        text = comparison.reports[their.claim.article].article.text
        if not differing or " ".join(mine.words) in text:
            return True
        if mine.words[-1] in differing and mine.words[-1] in words:
            return True
    return False


def _have_kin(one: _Person, other: _Person, ours: tuple[_Person, ...], theirs: tuple[_Person, ...]) -> bool:
    """Whether two of one family are about."""
    if not (one.alone and other.alone):
        return not _is_one_beside_kin(one, other, ours, theirs)
    return one.surname != other.surname and any(
        them.surname == person.surname for person, others in ((other, ours), (one, theirs)) for them in others
    )


def _is_one_beside_kin(one: _Person, other: _Person, ours: tuple[_Person, ...], theirs: tuple[_Person, ...]) -> bool:
    """Whether the given names are so alike that kin in the story, called otherwise, do not make them two."""
    if one.related or other.related:
        return False
    if one.surname != other.surname:
        return one.given == other.given and _are_long_slips(one.surname, other.surname)
    if _genders_differ(one, other) or not (_is_a_slip(one.given, other.given) or _begin_alike(one, other)):
        return False
    # Nobody else of the family has a name that is like either.
    return not any(
        them.words not in (one.words, other.words)
        and them.surname == one.surname
        and (_is_a_slip(them.given, one.given) or _is_a_slip(them.given, other.given))
        for them in (*ours, *theirs)
    )


def _begin_alike(one: _Person, other: _Person) -> bool:
    """Whether the two are "Joachim" and "Joaquín": forms of one name in two languages."""
    first, second = one.given, other.given
    return min(len(first), len(second)) >= SLIP_LEAST and first[:A_BEGINNING] == second[:A_BEGINNING]


def _by_surname(comparison: Comparison, one: _Person, other: _Person) -> float:
    if _is_short_for(one.given, other.given) or _genders_differ(one, other):
        return 0.0
    shared = comparison.weight(one.claim.stems & other.claim.stems)
    evidence = _evidence(comparison, one, other)
    if _is_a_slip(one.given, other.given):
        return 1.5 + evidence + shared
    if evidence:
        return 1.0 + evidence + shared
    return 1.0 + shared if not (_has_job(one) and _has_job(other)) and (one.known or other.known) else 0.0


def _by_given(comparison: Comparison, one: _Person, other: _Person) -> float:
    first, second = one.surname, other.surname
    near = OSA.distance(first, second, score_cutoff=A_SLIP) <= (1 if min(len(first), len(second)) < 7 else A_SLIP)
    near = near and min(len(first), len(second)) >= A_LETTER_LEAST
    spelt = spelling_key(first) == spelling_key(second)
    evidence = _evidence(comparison, one, other)
    shared, alike = comparison.likeness(one.claim.stems, other.claim.stems)
    if spelt or (near and (evidence or alike >= ALIKE)):
        return 1.5 + evidence + shared
    if one.given == other.given and _are_long_slips(first, second) and not _are_placed_apart(one, other):
        return 1.0 + shared
    return 1.0 + shared if evidence > 1 else 0.0


def _are_long_slips(one: str, other: str) -> bool:
    """Whether two long surnames begin alike: "Lindgren" and "Lindgard"."""
    return min(len(one), len(other)) >= LONG and one[:ONE_BEGINNING] == other[:ONE_BEGINNING]


def _are_placed_apart(one: _Person, other: _Person) -> bool:
    """Whether both are given jobs or ages, and none is the same."""
    ages = _ages(one), _ages(other)
    if ages[0] and ages[1] and not ages[0] & ages[1]:
        return True
    return _has_job(one) and _has_job(other)


def _is_one_given(one: str, other: str) -> bool:
    return one == other or _is_short_for(one, other)


def _evidence(comparison: Comparison, one: _Person, other: _Person) -> float:
    """What else says that the two are one: a job that one alone holds, an age, the same words."""
    jobs = any(
        same_job(role, against) and role.head in _ONE_HOLDS
        for place in one.places
        for role in place.roles
        for beside in other.places
        for against in beside.roles
    )
    ages = _ages(one), _ages(other)
    said = _say_the_same(comparison, one, other)
    return float(jobs) + float(bool(ages[0] & ages[1])) + float(said)


def _ages(one: _Person) -> set[str]:
    found = set()
    for place in one.places:
        behind = _AGE.match(place.claim.narrated, place.end)
        before = _AGE_BEFORE.search(place.claim.narrated[: place.start])
        if behind:
            found.add(behind["age"] or behind["age2"])
        if before:
            found.add(before["age"])
    return found


def _say_the_same(comparison: Comparison, one: _Person, other: _Person) -> bool:
    first, second = (
        [
            quote.text
            for quote in comparison.reports[person.claim.article].brief.quotes
            if quote.speaker and fold(quote.speaker.text).split()[-1] == person.surname
        ]
        for person in (one, other)
    )
    return any(
        len(words.split()) >= LEAST_SAME and compare(Utterance(words=words), Utterance(words=said)) == "same"
        for words in first
        for said in second
    )


def _genders_differ(one: _Person, other: _Person) -> bool:
    genders = {gender_of_name(one.words[0]), gender_of_name(other.words[0])} - {None}
    return len(genders) > 1


def _is_a_slip(one: str, other: str) -> bool:
    """Whether two given names look so alike that one may be a slip for the other."""
    if min(len(one), len(other)) < SLIP_LEAST:
        return False
    first, second = spelling_key(one), spelling_key(other)  # "Carl" and "Karel" differ by one sound
    most = 1 if min(len(one), len(other)) == SLIP_LEAST else A_SLIP
    return min(OSA.distance(one, other), OSA.distance(first, second)) <= most


def _is_short_for(one: str, other: str) -> bool:
    """Whether one given name is a short form or an initial of the other."""
    if one[:1] == other[:1] and min(len(one), len(other)) == 1:
        return True
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1 and (long.startswith(short) or (len(short) <= SHORT and long[:3] == short[:3])):
        return True
    return (other,) in GIVEN_NAMES.others((one,))
