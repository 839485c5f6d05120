"""Who is quoted in which article, kept in memory beside the lookup and brought up to date article by article."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter, defaultdict, deque
from collections.abc import Collection, Iterator, Sequence

from storage.people import Heard, QuotedName

Told = dict[int, tuple[Heard, ...]]  # by person

_MOST_STEPS = 64  # of which is kept whom they touched
_A_FEW = 1_000  # utterances taken out: below this nobody looks which names are left


class Hearings:
    """Everybody quoted, by person. Changed on the event loop alone; a `snapshot` never changes, so threads read it."""

    def __init__(self) -> None:
        self.generation = 0  # another one: somebody is quoted elsewhere than before
        self._by_article: dict[int, tuple[Heard, ...]] = {}
        self._filed: list[tuple[str, int]] = []  # when each of these articles came out, the oldest first
        self._told: Told = {}
        self._quoted: dict[int, tuple[QuotedName, ...]] = {}
        self._articles = Counter[int]()  # by person: how many quote them
        self._steps: deque[frozenset[int]] = deque(maxlen=_MOST_STEPS)  # whom each of the last generations touched
        self._same: dict[str, str] = {}  # one string for a name that hundreds of articles print
        self._dropped = 0  # what was taken out since `_same` was last looked through

    def take_in(self, article_ids: Collection[int], heard: Sequence[Heard]) -> None:
        """These articles quote these people, whatever they quoted before."""
        gone = {*article_ids}
        new, articles, old = (defaultdict[int, list[Heard]](list) for _ in range(3))
        for number in gone:
            for one in self._drop(number):
                old[one.person_id].append(one)
        for one in map(self._slim, heard):
            new[one.person_id].append(one)
            articles[one.article_id].append(one)
        for number, some in articles.items():
            self._by_article[number] = tuple(some)
            insort(self._filed, (some[0].came_out, number))
        touched = frozenset(old.keys() | new.keys())
        for who in touched:
            before = self._told.get(who, ())
            kept = tuple(one for one in before if one.article_id not in gone) if who in old else before
            self._set(who, kept + tuple(new.get(who, ())))
            self._count(who, old.get(who, ()), new.get(who, ()))
        self._dropped += sum(map(len, old.values()))
        if self._dropped > max(_A_FEW, len(self._by_article)):
            self._forget_unprinted()
        if touched:
            self.generation += 1
            self._steps.append(touched)

    def snapshot(self) -> Told:
        """By person, in no order."""
        return dict(self._told)

    def touched_since(self, generation: int) -> set[int] | None:
        """Everybody who is quoted otherwise than in that generation; None where that is too long ago to tell."""
        steps = self.generation - generation
        if steps > len(self._steps):
            return None
        return {who for at in range(1, steps + 1) for who in self._steps[-at]}

    def people_filed(self, since: str, before: str) -> set[int]:
        """Everybody quoted in articles that came out between two moments, as the store writes these."""
        some = self._filed[bisect_left(self._filed, (since, 0)) : bisect_left(self._filed, (before, 0))]
        return {one.person_id for _, number in some for one in self._by_article[number]}

    def quoted(self) -> Iterator[QuotedName]:
        """Every name that anybody is quoted under, by person."""
        for names in list(self._quoted.values()):
            yield from names

    def articles_quoting(self, person_id: int) -> int:
        """How many articles quote the person."""
        return self._articles[person_id]

    def _drop(self, number: int) -> tuple[Heard, ...]:
        """Forget an article; whom it quoted."""
        heard = self._by_article.pop(number, ())
        if heard:
            del self._filed[bisect_left(self._filed, (heard[0].came_out, number))]
        return heard

    def _set(self, who: int, told: tuple[Heard, ...]) -> None:
        if told:
            self._told[who] = told
        else:
            self._told.pop(who, None)

    def _count(self, who: int, old: Sequence[Heard], new: Sequence[Heard]) -> None:
        """Bring the counts up to date by what went and what came alone: some are quoted in very many articles."""
        self._articles[who] += len({one.article_id for one in new}) - len({one.article_id for one in old})
        names = Counter({one.name: one.quotes for one in self._quoted.get(who, ())})
        for one in old:
            names[one.name] -= one.quotes
        for one in new:
            names[one.name] += one.quotes
        found = tuple(QuotedName(person_id=who, name=name, quotes=quotes) for name, quotes in names.items() if quotes)
        if found:
            self._quoted[who] = found
        else:
            self._quoted.pop(who, None)
            del self._articles[who]

    def _forget_unprinted(self) -> None:
        """Keep no name, outlet or moment of which no article is left: an archive may forget as much as it files."""
        self._dropped = 0
        left = (one for some in self._by_article.values() for one in some)
        printed = {text for one in left for text in (one.name, one.came_out, one.outlet or "")}
        self._same = {text: same for text, same in self._same.items() if text in printed}

    def _slim(self, one: Heard) -> Heard:
        name, came_out = (self._same.setdefault(text, text) for text in (one.name, one.came_out))
        outlet = None if one.outlet is None else self._same.setdefault(one.outlet, one.outlet)
        return one._replace(name=name, outlet=outlet, came_out=came_out)
