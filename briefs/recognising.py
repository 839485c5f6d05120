"""Whom each name of an article means, among the people known so far; pure, and the same for the same store."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from briefs.bearers import Bearer
from briefs.identities import (
    APART,
    IN_STORY,
    NEEDED,
    ONLY_BEARER,
    Verdict,
    contradicts,
    is_one_office,
    is_renamed,
    may_be_person,
    same_person,
    shared_by,
)
from briefs.name_forms import form_of, relation

FITTING = 1.0  # what has to agree with each of two people for a bearer to make them one
POOLED = 2.0  # what has to agree beside equal full names between all that is shown of two people
_EQUAL = frozenset({"same name", "spelling"})
# Full names that may be one person's whatever the family is called.
_LIKE = _EQUAL | {"order of the name", "form of the given name", "longer form", "other romanisation"}
_CLOSE = frozenset({"same name", "spelling", "order of the name", "form of the given name", "longer form"})


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownPerson:
    """A person by number: every name of theirs, and some bearers with what their articles show.

    ``near``: the names of an article by which they may be meant; None: any.
    """

    person_id: int
    names: tuple[str, ...]
    bearers: tuple[Bearer, ...]
    near: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Recognition:
    """The person a name means and the rule that says so; None: somebody new. ``also``: they are that person too."""

    person_id: int | None
    rule: str = ""
    also: tuple[int, ...] = ()


_NOBODY = Recognition(None)


def recognise(
    bearers: Sequence[Bearer], known: Sequence[KnownPerson], never: Collection[tuple[str, int]] = ()
) -> list[Recognition]:
    """Whom each bearer of one article is, the surest first; two names of one article are one person's only if alike.

    ``never`` are names that are not a person's, by an editor's word.
    """
    found = [_recognise(bearer, [one for one in known if _is_near(one, bearer.name, never)]) for bearer in bearers]
    taken: dict[int, str] = {}
    for at in sorted(range(len(bearers)), key=lambda at: (not form_of(bearers[at].name).is_full, at)):
        person_id = found[at].person_id
        if person_id is None:
            continue
        first = taken.setdefault(person_id, bearers[at].name)
        if first != bearers[at].name and relation(first, bearers[at].name) not in _CLOSE:
            found[at] = _NOBODY
    return [replace(one, also=tuple(who for who in one.also if who not in taken)) for one in found]


def _is_near(person: KnownPerson, name: str, never: Collection[tuple[str, int]]) -> bool:
    return (person.near is None or name in person.near) and (name, person.person_id) not in never


def _recognise(bearer: Bearer, known: Sequence[KnownPerson]) -> Recognition:
    possible = [person for person in known if _is_possible(bearer, person)]
    judged = [(person, verdict) for person in possible if (verdict := _verdict(bearer, person)).joined]
    if not judged:
        return _only_bearer(bearer, possible)
    if not form_of(bearer.name).is_full and len(judged) > 1:
        nearer = [one for one in judged if _is_in_story(bearer, one[0])]
        judged = nearer if len(nearer) == 1 else []
    if not judged:
        return _NOBODY
    person, verdict = min(judged, key=lambda one: _preference(bearer, *one))
    fitting = {one.person_id for one, its in judged if _fits(its) and _fits(verdict)}
    also = [
        one for one in possible if one is not person and _is_one(bearer, person, one, fits=one.person_id in fitting)
    ]
    stays, *gone = sorted([person.person_id, *(one.person_id for one in also)])
    return Recognition(stays, verdict.rule, tuple(gone))


def _fits(verdict: Verdict) -> bool:
    """Whether a verdict is sure enough to make two known people one."""
    return verdict.points >= FITTING or verdict.rule.endswith(IN_STORY)


def _may_be_one(name: str, other: str, bearers: Sequence[Bearer]) -> bool:
    return relation(name, other) is not None or is_renamed(name, other, bearers)


def _is_one(bearer: Bearer, first: KnownPerson, second: KnownPerson, *, fits: bool) -> bool:
    """Whether two people whom the full name may mean are one: it fits both, or all that is shown of them agrees.

    Nothing may speak against it: a gender, an age, "Jr.", a relative beside the name, or other offices.
    """
    if not form_of(bearer.name).is_full or any(one.kin for one in (bearer, *first.bearers, *second.bearers)):
        return False
    told = (bearer, *first.bearers, *second.bearers)
    sure = _LIKE if fits else _EQUAL
    for person in (first, second):
        if not any(relation(bearer.name, name) in sure or is_renamed(bearer.name, name, told) for name in person.names):
            return False
    if not all(_may_be_one(name, other, told) for name in first.names for other in second.names):
        return False
    pairs = ((one, other) for one in first.bearers for other in second.bearers)
    if not all(
        may_be_person(one, other) or (is_renamed(one.name, other.name, told) and not contradicts(one, other))
        for one, other in pairs
    ):
        return False
    return _offices_agree(bearer, first, second) and (fits or _agreement(bearer, first, second) >= POOLED)


def _offices_agree(bearer: Bearer, first: KnownPerson, second: KnownPerson) -> bool:
    """Whether the two have an office in common, or one of them none; the article may tell both of one."""
    one, other = (frozenset(role for known in who.bearers for role in known.roles) for who in (first, second))
    if not one or not other or _share_office(one, other):
        return True
    return _share_office(bearer.roles, one) and _share_office(bearer.roles, other)


def _share_office(some: Collection[str], others: Collection[str]) -> bool:
    return any(is_one_office(one, other) for one in some for other in others)


def _agreement(bearer: Bearer, first: KnownPerson, second: KnownPerson) -> float:
    return max(shared_by(one, other) for one in (bearer, *first.bearers) for other in second.bearers)


def _is_possible(bearer: Bearer, person: KnownPerson) -> bool:
    """Whether every name of the person may be the bearer's too, and nothing shown of them speaks against it.

    An initial is that of one of the given names: "R. Dow" is Bob's where he is called Robert elsewhere.
    """
    told = (bearer, *person.bearers)
    renamed = {name for name in person.names if is_renamed(bearer.name, name, told)}
    unlike = {name for name in person.names if relation(bearer.name, name) is None} - renamed
    if unlike and bearer.name in person.names:  # an editor's word, or an initial, has brought the others there
        return not any(contradicts(bearer, other) for other in person.bearers)
    if unlike and _is_initial(bearer.name):
        like = [name for name in person.names if name not in unlike]
        unlike = {name for name in unlike if not any(relation(name, one) for one in like)}
        return not unlike and not any(contradicts(bearer, other) for other in person.bearers)
    if unlike - {other.name for other in person.bearers}:
        return False
    return all(
        may_be_person(bearer, other) or (other.name in renamed and not contradicts(bearer, other))
        for other in person.bearers
    )


def _is_initial(name: str) -> bool:
    given = form_of(name).given
    return bool(given) and len(given[0]) == 1


def _verdict(bearer: Bearer, person: KnownPerson) -> Verdict:
    """The surest verdict; a name printed alike is sure enough not to look further."""
    best = APART
    for other in person.bearers:
        verdict = same_person(bearer, other)
        if verdict.joined and (not best.joined or _sureness(verdict) < _sureness(best)):
            best = verdict
            if other.name == bearer.name:
                break
    return best


def _sureness(verdict: Verdict) -> tuple[int, float]:
    return _rank(verdict.rule), -verdict.points


def _preference(bearer: Bearer, person: KnownPerson, verdict: Verdict) -> tuple[bool, int, float, int]:
    return (not _is_in_story(bearer, person), _rank(verdict.rule), -verdict.points, person.person_id)


_RANKS: dict[str, int] = {rule: rank for rank, rule in enumerate(NEEDED)}


def _rank(rule: str) -> int:
    return _RANKS.get(rule.removesuffix(f" {IN_STORY}"), len(_RANKS))


def _is_in_story(bearer: Bearer, person: KnownPerson) -> bool:
    return any(other.story is not None and other.story == bearer.story for other in person.bearers)


def _only_bearer(bearer: Bearer, possible: Sequence[KnownPerson]) -> Recognition:
    """A family name alone is the one person's of just that name whom the store knows; a body's is nobody else's."""
    form = form_of(bearer.name)
    if form.is_full or bearer.kin or bearer.is_body or len(possible) != 1:
        return _NOBODY
    if any(one.is_body for one in possible[0].bearers) or not any(
        form_of(name).family == form.family for name in possible[0].names
    ):
        return _NOBODY
    offices = frozenset(role for one in possible[0].bearers for role in one.roles)
    if bearer.roles and offices and not _share_office(bearer.roles, offices):
        return _NOBODY
    return Recognition(possible[0].person_id, ONLY_BEARER)
