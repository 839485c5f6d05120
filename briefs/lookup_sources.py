"""Which rows a slot is found in, and how much of the query each of them explains."""

from __future__ import annotations

from array import array
from collections.abc import Generator, Iterable, Mapping, Sequence
from itertools import accumulate, islice

from briefs.lookup_rows import BAR, Rows
from briefs.lookup_slots import COMPLETED, Slot, information

IN_OTHERS = 0.92  # a word outside the headline, beside 1.0 in it
TELLING = 0.15  # an option that can explain less of its slot than this is left aside: "for" where "far" was typed
MOST_WALKED = 4000  # the newest rows, looked through where every typed word is a common one
COMMON_SHARE = 8  # a slot that one row in so many may have never makes candidates
COMMON_LEAST = 2000
COMMON_MOST = 30_000
MOST_LED = 12_000  # rows that sources lead to in all
_TESTS_A_TURN = 1200
_ROWS_A_TURN = 2500

Turns = Generator[None, None, None]


class Source:
    """The rows of one slot, with what each explains of it."""

    def __init__(self, slot: Slot, rows: Rows) -> None:
        self.slot = slot
        self._rows = rows
        count = rows.count
        least = TELLING * slot.mass
        offered = ((word, worth, count(word)) for word, worth in slot.options.items())
        self._options = sorted(
            (word, worth)
            for word, worth, rows_with in offered
            if rows_with and worth * information(rows, rows_with) >= least
        )
        self._completed = [word for word in slot.completions if word not in slot.options]
        self.cost = sum(count(word) for word, _ in self._options)
        self.cost += sum(count(word) for word in self._completed)
        self._outlet = rows.outlets[slot.words] if slot.outlet else array("I")
        self.cost += len(self._outlet)
        self.cost += sum(min(count(word) for word in words) for words in (*slot.phrases, *slot.apart))
        if slot.endless:
            self.cost = len(rows)
        self.common = slot.endless or self.cost > max(COMMON_LEAST, min(len(rows) // COMMON_SHARE, COMMON_MOST))

    def _value(self, word: str, worth: float) -> float:
        """A near word that says less than the typed one explains no more than it says."""
        return worth * min(self.slot.mass, information(self._rows, self._rows.count(word)))

    def values(self, within: Mapping[int, float] | None = None) -> Generator[None, None, dict[int, float]]:
        """Every row that has an option of the slot, or those of them that are ``within``."""
        lists: list[tuple[float, array[int] | list[int]]] = []
        offered = [(word, self._value(word, worth)) for word, worth in self._options]
        offered += [(word, self.slot.mass * COMPLETED) for word in self._completed]
        for word, value in offered:
            head, rest = self._rows.postings(word)
            if head:
                lists.append((value, head))
            if rest:
                lists.append((value * IN_OTHERS, rest))
        if self._outlet:
            lists.append((self.slot.mass * IN_OTHERS, self._outlet))
        for words, worth in self.slot.phrases.items():
            lists.append((self.slot.mass * worth, self._side_by_side(words)))
            yield
        for words, worth in self.slot.apart.items():
            lists.append((self.slot.mass * worth, self._anywhere(words)))
            yield
        lists.sort(key=lambda pair: pair[0])  # what is worth more is written over what is worth less
        values: dict[int, float] = {}
        since = 0
        for value, numbers in lists:
            for at in range(0, len(numbers), _ROWS_A_TURN):
                some = numbers[at : at + _ROWS_A_TURN]
                values.update(dict.fromkeys(some if within is None else within.keys() & some, value))
                since += min(_ROWS_A_TURN, len(numbers) - at)
                if since >= _ROWS_A_TURN:
                    since = 0
                    yield
        return values

    def _side_by_side(self, words: tuple[str, ...]) -> list[int]:
        rarest = min(words, key=lambda word: (self._rows.count(word), word))
        phrase = f" {' '.join(words)} "
        docs = self._rows.docs
        return [number for numbers in self._rows.postings(rarest) for number in numbers if phrase in docs[number]]

    def _anywhere(self, words: tuple[str, ...]) -> list[int]:
        rarest, *others = (self._rows.postings(word) for word in sorted(words, key=self._rows.count))
        found = {*rarest[0], *rarest[1]}
        for head, rest in others:
            found = found.intersection(head) | found.intersection(rest)
        return list(found)

    def add_to(self, found: dict[int, float]) -> Turns:
        """Adds what the slot explains to rows found by others, the cheaper way of two."""
        if self._outlet or self.slot.apart:
            tests = self.cost  # only the lists tell
        else:
            tests = len(found) * (len(self._options) + len(self.slot.phrases) + 1)
        if not self.slot.endless and self.cost <= tests:
            values = yield from self.values(within=found)
            yield
            yield from _sum(found, values)
            return
        sought = self._sought()
        docs = self._rows.docs
        turn = max(1, _TESTS_A_TURN // len(sought))
        for start in range(0, len(found), turn):
            for number in list(islice(found, start, start + turn)):
                found[number] += _first_value(sought, docs[number])
            yield

    def _sought(self) -> list[tuple[float, str]]:
        sought = [(self._value(word, worth), f" {word} ") for word, worth in self._options]
        sought += [(self.slot.mass * worth, f" {' '.join(words)} ") for words, worth in self.slot.phrases.items()]
        if self.slot.prefix:
            sought.append((self.slot.mass * COMPLETED, f" {self.slot.prefix}"))
        sought.sort(reverse=True)
        return sought or [(0.0, "\n")]


def _first_value(sought: list[tuple[float, str]], doc: str) -> float:
    for value, words in sought:
        place = doc.find(words)
        if place >= 0:
            return value if place < doc.index(BAR) else value * IN_OTHERS
    return 0.0


def _sum(found: dict[int, float], values: dict[int, float]) -> Turns:
    for summed, (number, worth) in enumerate(values.items()):
        if summed % _ROWS_A_TURN == _ROWS_A_TURN - 1:
            yield
        found[number] = found.get(number, 0.0) + worth


def within_reach(slots: Iterable[Slot], rows: Rows) -> float:
    """The share of the query's information that the store has any words for: no row explains more."""
    total = stored = 0.0
    for slot in slots:
        total += slot.mass
        if (
            slot.outlet
            or slot.endless
            or slot.completions
            or any(all(rows.count(word) for word in words) for words in (*slot.spellings(), *slot.apart))
        ):
            stored += slot.mass
    return stored / total


def explained(
    slots: Iterable[Slot], rows: Rows, share: float, newest: Sequence[int]
) -> Generator[None, None, dict[int, float]]:
    """For every row that may explain at least this share of the query's information: the share it explains.

    ``newest``: the rows that are looked through where every word is a common one, the newest of them last.
    """
    sources = sorted((Source(slot, rows) for slot in slots), key=lambda one: (one.common, one.cost, one.slot.words))
    total = sum(source.slot.mass for source in sources)
    bar = share * total
    needed = _leading(sources, bar)
    leading = min(needed, _affordable(sources))
    found: dict[int, float] = {}
    if not leading:
        found = dict.fromkeys(newest[-MOST_WALKED:], 0.0)
    for source in sources[:leading]:
        values = yield from source.values()
        if not found:
            found = values
        else:
            yield from _sum(found, values)
        yield
    if leading < needed:
        # A row that has one of these at most hardly has all the others, and there are too many such rows to see.
        alone = max(source.slot.mass for source in sources[:leading])
        several = {number: worth for number, worth in found.items() if worth > alone}
        yield
        found = several or {number: worth for number, worth in found.items() if worth == alone}
        yield
    left = total - sum(source.slot.mass for source in sources[:leading])
    for source in sources[leading:]:
        # Rows that can't reach the bar any more need no further test.
        if bar > left:
            found = {number: worth for number, worth in found.items() if worth >= bar - left}
        yield from source.add_to(found)
        left -= source.slot.mass
        yield
    return {number: worth / total for number, worth in found.items() if worth >= bar}


def _leading(sources: list[Source], bar: float) -> int:
    """How many sources, from the cheapest on, must be walked so that no row that reaches the bar is missed.

    Common words lead only to the newest rows, and only where there is nothing else.
    """
    leading = len(sources)
    dropped = 0.0
    while leading and (sources[leading - 1].common or (leading > 1 and dropped + sources[leading - 1].slot.mass < bar)):
        leading -= 1
        dropped += sources[leading].slot.mass
    return leading


def _affordable(sources: list[Source]) -> int:
    """How many of these sources, the cheapest first, lead to no more rows in all than a query may; one at least."""
    costs = accumulate(source.cost for source in sources)
    return max(1, sum(cost <= MOST_LED for cost in costs))
