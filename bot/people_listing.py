"""People by name for `nutgraf people`: the list, one person's spellings, and an editor's word on who is who."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.answers import PeopleAnswer, PersonAnswer, PersonSpelling
from bot.errors import PersonError
from bot.speakers import PERSON_VALUE
from briefs.name_forms import form_of, relate, relation
from briefs.name_keys import asked_keys
from storage.errors import NotFoundError
from storage.people import Spelling
from storage.store import Store

MOST_LISTED = 50  # without a name: the people quoted most
MOST_CHOICES = 4  # named in a sentence that asks for a number


async def list_people(store: Store, name: str = "") -> PeopleAnswer:
    """The people a name may mean, those quoted most first; without a name those quoted most of all."""
    if name:
        is_number = PERSON_VALUE.fullmatch(name.strip()) is not None
        people = [await get_person(store, name)] if is_number else await _named(store, name)
        return PeopleAnswer(people=tuple(people), total=len(people), named=True)
    ids = await store.people.largest(MOST_LISTED)
    people = [await _person(store, person_id) for person_id in ids]
    return PeopleAnswer(people=tuple(people), total=await store.people.count(), named=False)


async def join(store: Store, one: str, other: str, at: datetime) -> PersonAnswer:
    """Make two people one, for good; raises `PersonError`."""
    first, second = await get_person(store, one), await get_person(store, other)
    if first.person_id == second.person_id:
        raise PersonError("one already", one, (first.name,))
    return await _person(store, await store.people.join(first.person_id, second.person_id, at))


async def part(store: Store, one: str, name: str, at: datetime) -> tuple[PersonAnswer, PersonAnswer]:
    """Take a name from a person, for good: the person, and who bears the name now; raises `PersonError`."""
    person = await get_person(store, one)
    printed = [spelling.name for spelling in person.spellings]
    exact = [other for other in printed if other == name] or [
        other for other in printed if form_of(other).words == form_of(name).words
    ]
    if not exact:
        raise PersonError("no such name", name, tuple(printed))
    if len(printed) == 1:
        raise PersonError("only name", name, (person.name,))
    alone = await store.people.part(person.person_id, exact[0], at)
    return await _person(store, person.person_id), await _person(store, alone)


async def part_in(store: Store, one: str, name: str, slug: str, at: datetime) -> tuple[PersonAnswer, PersonAnswer]:
    """Take a name from a person in one article alone: the person, and whose it is there. Raises `PersonError`."""
    person = await get_person(store, one)
    _, spellings = await store.people.get(person.person_id)
    named = [other for other in spellings if other.name == name]
    if not named:
        raise PersonError("no such name", name, tuple(spelling.name for spelling in person.spellings))
    here = next((other for other in named if other.slug == slug), None)
    if here is None:
        raise PersonError("not there", slug, tuple(dict.fromkeys(other.slug for other in named))[:MOST_CHOICES])
    try:
        alone = await store.people.part_in(person.person_id, name, here.article_id, at)
    except NotFoundError:
        raise PersonError("only place", name, (person.name,)) from None
    return await _person(store, person.person_id), await _person(store, alone)


async def undo(store: Store) -> tuple[PersonAnswer, ...]:
    """Take back the newest join or part that holds; the people it was about, as they were. Raises `PersonError`."""
    undone = await store.people.undo()
    if undone is None:
        raise PersonError("nothing to undo", "")
    found = []
    for person_id in undone.people:
        try:
            found.append(await _person(store, person_id))
        except NotFoundError:
            continue  # only removed articles name them
    return tuple(found)


async def get_person(store: Store, asked: str) -> PersonAnswer:
    """The one person meant by "person:12" or a name in any spelling; raises `PersonError`."""
    if chosen := PERSON_VALUE.fullmatch(asked.strip()):
        try:
            return await _person(store, int(chosen[1]))
        except NotFoundError:
            raise PersonError("nobody", asked) from None
    people = await _named(store, asked)
    exact = [one for one in people if any(spelling.name == asked for spelling in one.spellings)] or people
    if not exact:
        raise PersonError("nobody", asked)
    if len(exact) > 1:
        raise PersonError(
            "several", asked, tuple(f"person:{one.person_id} ({one.name})" for one in exact[:MOST_CHOICES])
        )
    return exact[0]


async def called(store: Store, name: str) -> list[int]:
    """Those with exactly this full name in some article, titles and signs aside, quoted there or not."""
    form = form_of(name)
    if not form.is_full:
        return []
    found = []
    for person_id in await store.people.bearers(f"={' '.join(form.words)}"):
        _, spellings = await store.people.get(person_id)
        forms = [form_of(one.name) for one in spellings]
        if any(one.words == form.words and one.suffix == form.suffix for one in forms):
            found.append(person_id)
    return found


async def _named(store: Store, name: str) -> list[PersonAnswer]:
    ids = {person_id for key in asked_keys(form_of(name)) for person_id in await store.people.bearers(key)}
    people = [await _person(store, person_id) for person_id in sorted(ids)]
    meant = [one for one in people if any(_may_mean(name, spelling.name) for spelling in one.spellings)]
    return sorted(meant, key=lambda one: (-one.quotes, -one.articles, one.person_id))


def _may_mean(asked: str, printed: str) -> bool:
    """Whether somebody printed so may be asked for: without "Jr." or "Sr.", the father and the son are."""
    if relation(asked, printed):
        return True
    one, other = form_of(asked), form_of(printed)
    return not one.suffix and bool(other.suffix) and relate(one, replace(other, suffix="")) is not None


async def _person(store: Store, person_id: int) -> PersonAnswer:
    living, spellings = await store.people.get(person_id)
    by_name: dict[str, list[Spelling]] = {}
    for one in spellings:
        by_name.setdefault(one.name, []).append(one)
    listed = sorted((_spelling(name, some) for name, some in by_name.items()), key=_most_printed)
    return PersonAnswer(
        person_id=living,
        name=listed[0].name,
        quotes=sum(one.quotes for one in listed),
        articles=len({one.article_id for one in spellings}),
        outlets=_outlets(spellings),
        spellings=tuple(listed),
    )


def _spelling(name: str, some: Sequence[Spelling]) -> PersonSpelling:
    return PersonSpelling(
        name=name,
        quotes=sum(one.quotes for one in some),
        outlets=_outlets(some),
        rules=tuple(dict.fromkeys(one.rule for one in some if one.rule)),
        slugs=tuple(dict.fromkeys(one.slug for one in some)),
    )


def _most_printed(one: PersonSpelling) -> tuple[int, int, int, str]:
    return -one.quotes, -len(one.slugs), -len(one.name), one.name


def _outlets(spellings: Sequence[Spelling]) -> tuple[str | None, ...]:
    return tuple(dict.fromkeys(one.outlet for one in spellings))
