"""Who is quoted, by person: what is asked for in any spelling, and what is offered while somebody types."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from briefs import lookup
from briefs.name_forms import form_of, relation
from storage.people import QuotedName

PERSON_PREFIX = "person:"
PERSON_VALUE = re.compile(r"person:([0-9]{1,18})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Spoken:
    """Whose quotes are asked for: the names, and for a name that others bear too the articles in which it is theirs."""

    names: frozenset[str]
    only: Mapping[str, frozenset[int]] = field(default_factory=dict)

    def holds(self, name: str | None, article_id: int) -> bool:
        """Whether a quote under that name in that article is asked for."""
        if name not in self.names:
            return False
        return name not in self.only or article_id in self.only[name]


class Speakers:
    """Everybody quoted. Of two people with one name each is offered for themselves."""

    def __init__(self, quoted: Iterable[QuotedName] = ()) -> None:
        self._people: dict[int, dict[str, int]] = {}
        self._bearers: dict[str, list[int]] = {}
        self._counts: dict[str, int] = {}
        for one in quoted:
            self._people.setdefault(one.person_id, {})[one.name] = one.quotes
            self._bearers.setdefault(one.name, []).append(one.person_id)
            self._counts[one.name] = self._counts.get(one.name, 0) + one.quotes
        self._made: lookup.NameIndex | None = None

    def follow(self, quoted: Iterable[QuotedName]) -> Speakers:
        """These speakers instead. Where no name is new or gone the index of names is still good, as is its order."""
        later = Speakers(quoted)
        if later._counts.keys() == self._counts.keys():
            later._made = self._made
        return later

    @property
    def _index(self) -> lookup.NameIndex:
        """Made when somebody asks: many an article comes in between two questions."""
        if self._made is None:
            self._made = lookup.build_names(self._counts)
        return self._made

    def most_quoted(self, most: int) -> list[int]:
        """The people quoted most."""
        return sorted(self._people, key=lambda one: (-self.quotes_of(one), self.name_of(one), one))[:most]

    def search(self, typed: str, most: int) -> list[int]:
        """The people whose names fit what is typed so far, best first, each once."""
        names = [name for name, _ in self._index.search(typed, 4 * most)]
        return list(dict.fromkeys(one for name in names for one in self._bearers.get(name, ())))[:most]

    def name_of(self, person_id: int) -> str:
        """The name under which a person is quoted most; of two the fuller one."""
        names = self._people[person_id]
        return min(names, key=lambda name: (-names[name], -len(name), name))

    def quotes_of(self, person_id: int) -> int:
        """How many utterances are theirs."""
        return sum(self._people[person_id].values())

    def value_of(self, person_id: int) -> str:
        """What to ask with for this person: the name, or the number where others bear it too."""
        name = self.name_of(person_id)
        alone = self._meant(name) == [person_id]
        return name if alone else f"{PERSON_PREFIX}{person_id}"

    def find(self, speaker: str) -> list[int]:
        """The people a name means, by any spelling; a family name alone is everybody of that name."""
        if chosen := PERSON_VALUE.fullmatch(speaker.strip()):
            return [int(chosen[1])] if int(chosen[1]) in self._people else []
        return self._meant(speaker)

    def holds(self, person_id: int) -> bool:
        """Whether the person is quoted at all."""
        return person_id in self._people

    def is_called(self, person_id: int, name: str) -> bool:
        """Whether the person is quoted under a full name that may be the one asked for."""
        return any(form_of(one).is_full and relation(one, name) for one in self._people[person_id])

    def names_of(self, person_ids: Iterable[int]) -> tuple[frozenset[str], dict[str, list[int]]]:
        """Their names, and those of them that others bear as well with the people asked for who bear them."""
        wanted = dict.fromkeys(person_ids)
        names = frozenset(name for one in wanted for name in self._people[one])
        shared = {
            name: [one for one in self._bearers[name] if one in wanted]
            for name in names
            if not wanted.keys() >= {*self._bearers[name]}
        }
        return names, shared

    def _meant(self, speaker: str) -> list[int]:
        if form_of(speaker).is_full:
            if speaker in self._bearers:
                return [*self._bearers[speaker]]
            # Whose a family name alone is, was told when its article came in: by its person it is found all the same.
            names = self._index.matches(speaker)
            names = tuple(name for name in names if form_of(name).is_full) or names
        else:
            names = self._index.matches(speaker)
        return list(dict.fromkeys(one for name in names for one in self._bearers[name]))
