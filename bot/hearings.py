"""Who is quoted in which article, kept in memory beside the lookup and brought up to date article by article."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence

from storage.people import Heard, QuotedName

Told = dict[int, tuple[Heard, ...]]  # by person


class Hearings:
    """Everybody quoted, by person. Changed on the event loop alone; a `snapshot` never changes, so threads read it."""

    def __init__(self) -> None:
        self.generation = 0  # another one: somebody is quoted elsewhere than before
        self._by_article: dict[int, tuple[Heard, ...]] = {}
        self._told: Told = {}
        self._names: dict[int, dict[str, int]] = {}
        self._same: dict[str, str] = {}  # one string for a name that hundreds of articles print

    def take_in(self, article_ids: Collection[int], heard: Sequence[Heard]) -> None:
        """These articles quote these people, whatever they quoted before."""
        gone = {*article_ids}
        touched = {one.person_id for number in gone for one in self._by_article.pop(number, ())}
        new, articles = defaultdict[int, list[Heard]](list), defaultdict[int, list[Heard]](list)
        for one in map(self._slim, heard):
            new[one.person_id].append(one)
            articles[one.article_id].append(one)
        self._by_article.update((number, tuple(some)) for number, some in articles.items())
        for who in touched | new.keys():
            before = self._told.get(who, ())
            kept = tuple(one for one in before if one.article_id not in gone) if who in touched else before
            self._set(who, kept + tuple(new.get(who, ())))
        self.generation += bool(touched or new)

    def snapshot(self) -> Told:
        """By person, in no order."""
        return dict(self._told)

    def quoted(self) -> Iterator[QuotedName]:
        """Every name that anybody is quoted under, by person."""
        for who, names in list(self._names.items()):
            yield from (QuotedName(person_id=who, name=name, quotes=quotes) for name, quotes in names.items())

    def articles_quoting(self, person_id: int) -> int:
        """How many articles quote the person."""
        return len({one.article_id for one in self._told.get(person_id, ())})

    def _set(self, who: int, told: tuple[Heard, ...]) -> None:
        if not told:
            self._told.pop(who, None)
            self._names.pop(who, None)
            return
        self._told[who] = told
        names = Counter[str]()
        for one in told:
            names[one.name] += one.quotes
        self._names[who] = names

    def _slim(self, one: Heard) -> Heard:
        name, filed_at = (self._same.setdefault(text, text) for text in (one.name, one.filed_at))
        outlet = None if one.outlet is None else self._same.setdefault(one.outlet, one.outlet)
        return one._replace(name=name, outlet=outlet, filed_at=filed_at)
