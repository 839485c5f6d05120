"""Who is one person across articles. Two bearers are joined where their names allow it and what stands beside agrees.

Unsure is apart: what is joined wrongly puts words into somebody's mouth, what is apart is only found twice.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from briefs.bearers import Bearer
from briefs.name_forms import NameForm, Relation, form_of, relate, relation
from briefs.name_titles import are_apart, callings_of

# What has to agree beside two names, by how like they are; a shared word is 1, an office or an age 2.
NEEDED: Final[Mapping[Relation, float]] = {
    "same name": 0.5,
    "spelling": 0.5,
    "order of the name": 1.0,
    "form of the given name": 1.0,
    "longer form": 1.0,
    "initial": 2.0,
    "other romanisation": 1.0,
    "slip of the pen": 2.0,
    "surname": 2.0,
}
# What a whole article is about says little of who is meant by half a name.
BY_TOPIC: Final = frozenset({"same name", "spelling", "order of the name", "form of the given name", "longer form"})
# The same within one story, where one name is one person's as long as nothing speaks against it.
NEEDED_IN_STORY: Final[Mapping[Relation, float]] = {**dict.fromkeys(NEEDED, 0.0), "slip of the pen": 1.0}
# By a part of the name alone the general is not the minister, whatever the story.
BY_PART: Final = frozenset({"surname", "initial"})
AN_OFFICE: Final = 2.0
AN_AGE: Final = 2.0
A_WORD: Final = 1.0
A_PLACE: Final = 0.5  # somebody else of the town has it too
A_TOPIC: Final = 0.5
MOST_TOPICS: Final = 2.0
MUCH_SHOWN: Final = 14  # words beside a name for each of which one shared word may be chance
LEAST_HEAD: Final = 6  # letters: "keeper" of goalkeeper

MARRIED = "name before marriage"
GENERATION = "father and son told apart"
BY_NICK = "nickname in the text"
ONLY_BEARER = "only bearer known"
SAME_BODY = "same body"
IN_STORY = "in one story"
EDITOR = "editor"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether two bearers are one person, and the rule that says so ("" where none does)."""

    joined: bool
    rule: str = ""
    points: float = 0.0  # how much beside the names agrees


APART: Final = Verdict(False)


def same_person(one: Bearer, other: Bearer) -> Verdict:
    """Whether two names of different articles (or of one) are one person's; unsure is apart."""
    first, second = form_of(one.name), form_of(other.name)
    if one.is_body or other.is_body:
        same = first.words == second.words
        return Verdict(same, SAME_BODY if same else "")
    found = _relation(one, other, first, second)
    if found is None:
        return APART
    rule, related = found
    if related == "same name" and not first.is_full:
        related = "surname"  # one family name in two articles is not yet one person
    if contradicts(one, other, by_nick=rule == BY_NICK) or _has_other_calling(one, other, related):
        return APART
    if related == "surname" and (one.kin or other.kin) and not first.suffix:
        return APART  # whose name it is, the line does not say
    shared = agreement(one, other) + (_of_topic(one, other) if related in BY_TOPIC else 0.0)
    in_story = one.story is not None and one.story == other.story
    needed = (NEEDED_IN_STORY if in_story else NEEDED)[related]
    if related in BY_PART and has_other_office(one, other):
        needed = max(needed, A_WORD)
    if shared < needed + _chance(one, other, related):
        return APART
    return Verdict(True, f"{rule} {IN_STORY}" if in_story else rule, shared)


def may_be_person(one: Bearer, other: Bearer) -> bool:
    """Whether nothing speaks against one person: the names allow it, and no age, office or gender contradicts."""
    found = _relation(one, other, form_of(one.name), form_of(other.name))
    if found is None or _has_other_calling(one, other, found[1]):
        return False
    return not contradicts(one, other, by_nick=found[0] == BY_NICK)


def is_renamed(name: str, other: str, bearers: Sequence[Bearer]) -> bool:
    """Whether two names are one person's by what is told beside any of these.

    Names of two times (Ann Dow, née Roe), or a bare one and the one with "Jr." whose father stands beside the bare one.
    """
    one, two = form_of(name), form_of(other)
    if one.suffix != two.suffix and one.words == two.words and one.is_full and not (one.suffix and two.suffix):
        bare = [bearer for bearer in bearers if form_of(bearer.name).words == one.words and bearer.generation]
        return {bearer.generation for bearer in bare} == {one.suffix or two.suffix}
    if not (_given_alike(one, two) and one.suffix == two.suffix):
        return False
    return any(
        {one.family[-1], two.family[-1]} <= {form_of(bearer.name).family[-1], *bearer.former.split()}
        for bearer in bearers
        if bearer.former and _given_alike(form_of(bearer.name), one)
    )


def _has_other_calling(one: Bearer, other: Bearer, related: Relation) -> bool:
    """Whether half a name is printed with callings that no one person has: Judge Dow, and Ann Dow, an inspector."""
    is_half = related in BY_PART or not form_of(one.name).is_full
    return is_half and are_apart(_callings(one), _callings(other))


def _callings(bearer: Bearer) -> frozenset[str]:
    return form_of(bearer.name).callings or callings_of(role.partition(":")[0] for role in bearer.roles)


def _relation(one: Bearer, other: Bearer, first: NameForm, second: NameForm) -> tuple[str, Relation] | None:
    found = relation(one.name, other.name)
    if found in (None, "form of the given name") and _is_nick(one, other, first, second):
        return BY_NICK, "form of the given name"
    if found is not None:
        return found, found
    if (found := _of_generation(one, other, first, second)) is not None:
        return GENERATION, found
    if _was_called(one, second) and _given_alike(first, second):
        return MARRIED, "longer form"
    if _was_called(other, first) and _given_alike(first, second):
        return MARRIED, "longer form"
    return None


def _of_generation(one: Bearer, other: Bearer, first: NameForm, second: NameForm) -> Relation | None:
    """What a bare name and one with "Jr." are to each other where the article of the bare one tells which it is."""
    if (first.suffix == second.suffix) or (first.suffix and second.suffix):
        return None
    bare, told = (one, second) if not first.suffix else (other, first)
    if not first.is_full or not second.is_full or bare.generation != told.suffix:
        return None
    related = relate(replace(first, suffix=""), replace(second, suffix=""))
    return "longer form" if related in ("same name", "spelling") else None


def _is_nick(one: Bearer, other: Bearer, first: NameForm, second: NameForm) -> bool:
    """Whether an article says of the one that they are called as the other is."""
    if first.family != second.family or not (first.given and second.given):
        return False
    return one.nick == second.given[0] or other.nick == first.given[0]


def _was_called(bearer: Bearer, form: NameForm) -> bool:
    return form.family[-1] in bearer.former.split()


def _given_alike(first: NameForm, second: NameForm) -> bool:
    return bool(first.given) and first.given[:1] == second.given[:1]


def contradicts(one: Bearer, other: Bearer, *, by_nick: bool = False) -> bool:
    """Whether what is shown of two people is not one person's: gender, age, death."""
    if not by_nick and one.gender and other.gender and one.gender != other.gender:
        return True
    if is_dead_before(one, other) or is_dead_before(other, one):
        return True
    return bool(one.ages and other.ages) and not _is_of_one_age(one, other)


def is_dead_before(one: Bearer, other: Bearer) -> bool:
    """Whether the one was dead when the other spoke."""
    if one.died is None or other.died is not None or other.spoke is None:
        return False
    return not one.died or not other.spoke or one.died <= other.spoke


def has_other_office(one: Bearer, other: Bearer) -> bool:
    """Whether both have an office, and not the same."""
    if not one.roles or not other.roles:
        return False
    return not any(is_one_office(role, same) for role in one.roles for same in other.roles)


def _is_of_one_age(one: Bearer, other: Bearer) -> bool:
    """A year more or less, and the years between the two articles."""
    return any(
        abs((age - year) - (other_age - other_year)) <= 1 if year and other_year else abs(age - other_age) <= 1
        for age, year in one.ages
        for other_age, other_year in other.ages
    )


def agreement(one: Bearer, other: Bearer) -> float:
    """How much of what stands beside two names agrees."""
    points = AN_OFFICE * any(is_one_office(role, same) for role in one.roles for same in other.roles)
    points += AN_AGE * bool(one.ages and other.ages and _is_of_one_age(one, other))
    points += A_WORD * len(one.words & other.words)
    points += A_PLACE * len((one.places | one.words) & (other.places | other.words) - (one.words & other.words))
    return points + A_WORD * len((one.trades & other.words) | (other.trades & one.words))


def shared_by(one: Bearer, other: Bearer) -> float:
    """How much agrees of what stands beside two equal names and of what their articles are about."""
    return agreement(one, other) + _of_topic(one, other)


def _of_topic(one: Bearer, other: Bearer) -> float:
    return min(MOST_TOPICS, A_TOPIC * len(one.topics & other.topics))


def is_one_office(one: str, other: str) -> bool:
    """Whether two offices are one: "minister:prime" alone, "goalkeeper" and "keeper"."""
    short, long = sorted((one, other), key=len)
    return short == long or (len(short) >= LEAST_HEAD and long.endswith(short) and ":" not in long)


def _chance(one: Bearer, other: Bearer, related: Relation) -> float:
    """What more has to agree where so much is shown that something always does."""
    if related in ("same name", "spelling"):
        return 0.0
    return A_WORD * (min(len(one.words), len(other.words)) // MUCH_SHOWN)
