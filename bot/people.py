"""The people of an article on their way into the store: what `briefs` tells of them as the store keeps it."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Sequence

from briefs.bearers import Bearer, bearers_of, packed, unpacked
from briefs.models import Brief
from briefs.name_forms import form_of, relation
from briefs.name_keys import asked_keys, is_aside, is_of_family, keys_of
from briefs.recognising import KnownPerson, recognise
from storage.spellings import Known, Named, Recognised
from storage.store import Store

MOST_PEOPLE = 40  # of one article; a list of names is no story about them
LONGEST_NAME = 80  # characters
_A_TURN = 50  # articles from before there were people, taken in at once


def people_in(brief: Brief) -> tuple[Named, ...]:
    """Everybody an article names in full or quotes, as the store files them; names that the text lacks are left out."""
    found = []
    for bearer in bearers_of(brief):
        start = _start(brief, bearer.name)
        if start >= 0 and len(bearer.name) <= LONGEST_NAME:
            found.append(_named(bearer, start, _utterances(brief, bearer.name)))
    return tuple(sorted(found, key=lambda one: -one.quotes)[:MOST_PEOPLE])


async def take_in_people(store: Store) -> None:
    """Put down the people of all articles that have none yet; a kill in between costs the last few articles only."""
    after = 0
    while ids := await store.people.unread(after, _A_TURN):
        after = ids[-1]
        stored = await store.articles.load(ids)
        found = [(one.article_id, one.revision_id, await asyncio.to_thread(people_in, one.brief)) for one in stored]
        await store.people.fill(found, RECOGNITION)


def _start(brief: Brief, name: str) -> int:
    spoken = (quote.speaker.start for quote in brief.quotes if quote.speaker and quote.speaker.text == name)
    return next(spoken, brief.article.text.find(name))


def _utterances(brief: Brief, name: str) -> int:
    return len({quote.utterance for quote in brief.quotes if quote.speaker and quote.speaker.text == name})


def _named(bearer: Bearer, start: int, quotes: int) -> Named:
    more = tuple(word for word in (*bearer.former.split(), bearer.nick) if word)
    form = form_of(bearer.name)
    return Named(
        name=bearer.name,
        start=start,
        quotes=quotes,
        keys=keys_of(form, *more),
        asked=asked_keys(form, *more),
        is_body=bearer.is_body,
        aliased=bool(more),
        evidence=packed(bearer),
    )


class Recognition:
    """Who is who, for the store: its records in, the verdicts of `briefs.recognising` out."""

    def may_bear(self, name: str, other: str, key: str, *, aliased: bool) -> bool:
        """Whether somebody of the other name may be called so too, as far as names tell, and the key both have."""
        if is_of_family(key):  # two full names that may be one person's share another key too
            return not (form_of(name).is_full and form_of(other).is_full) and relation(name, other) is not None
        if relation(name, other) is not None:
            return True
        return (aliased or is_aside(key)) and _shares_family(name, other)

    def choose(
        self, named: Sequence[Named], known: Sequence[Known], story_id: int, never: Collection[tuple[str, int]]
    ) -> list[Recognised]:
        """Whom each name of an article of that story means."""
        people = [
            KnownPerson(
                person_id=one.person_id,
                names=one.names,
                bearers=tuple(unpacked(name, evidence, story) for name, evidence, story in one.shown),
                near=one.near,
            )
            for one in known
        ]
        bearers = [unpacked(one.name, one.evidence, story_id) for one in named]
        return [Recognised(one.person_id, one.rule, one.also) for one in recognise(bearers, people, never)]

    def shares_surname(self, name: str, names: Sequence[str]) -> bool:
        """Whether a full name makes the surname by which somebody is known that of one of two people."""
        form = form_of(name)
        return form.is_full and any(relation(name, other) == "surname" for other in names)


def _shares_family(name: str, other: str) -> bool:
    """A nickname or a name before marriage stands beside the names only: the family, or the given name, is the same."""
    one, two = form_of(name), form_of(other)
    return one.family == two.family or (one.is_full and one.given == two.given)


RECOGNITION = Recognition()
