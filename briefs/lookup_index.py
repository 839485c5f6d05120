"""The lookup itself: rows that share the most of what was typed, best first, or nothing."""

from __future__ import annotations

import types
from collections.abc import Generator, Iterable
from itertools import islice

from rapidfuzz import fuzz

from briefs.lookup_rows import BAR, Parser, Row, RowId, Rows
from briefs.lookup_slots import Slot, slots_for, widen
from briefs.lookup_sources import explained

Hit = tuple[RowId, float]

ACCEPT = 0.6  # the score that an answer must have; chosen where false answers and missed ones are both rare
LEAST_SHARE = 0.55  # an answer explains at least this share of the query's information
NEAREST = 0.12  # the score of what may be offered where there is no answer
NEAREST_SHARE = 0.15
ENOUGH = 0.93  # what the words as typed explain before near words are left alone
WITHIN = 0.25  # rows further below the best one than this are not compared any more
MOST_SCORED = 1200
MOST_EQUALS = 3000
MOST_COMPARED = 120
MOST_WALKED = 5000  # newest rows looked through for one or two letters
LEAST_WALKED = 600
COMPARED_A_TURN = 60
A_TURN = 300  # rows between two turns of the event loop

# What tells rows apart that explain the same: the words side by side as typed, at the beginning, and little else.
SIDE_BY_SIDE = 0.05
AT_THE_BEGINNING = 0.02
SAME_WORDS = 0.05
SAME_LETTERS = 0.05
_MOST = 1.0 + SIDE_BY_SIDE + AT_THE_BEGINNING + SAME_WORDS + SAME_LETTERS

Steps = Generator[None, None, list[Hit]]


class LookupIndex:
    """Rows in memory. Searches never raise, whatever is typed; what is added or removed counts at once."""

    def __init__(self, rows: Iterable[Row]) -> None:
        parse = Parser().parse
        self._rows = Rows(parse(row) for row in rows)

    def __len__(self) -> int:
        return len(self._rows)

    def add(self, rows: Iterable[Row]) -> None:
        """Files the rows; one whose id is there already is replaced."""
        parse = Parser().parse
        for row in rows:
            self._rows.add(parse(row))

    def remove(self, ids: Iterable[RowId]) -> None:
        """Takes the rows out; ids that are not there are no error."""
        for row_id in ids:
            self._rows.remove(row_id)

    def search(self, query: str, limit: int) -> list[Hit]:
        """The rows that fit, best first; empty where nothing in the store does."""
        return _drained(self._steps(query, limit, LEAST_SHARE, ACCEPT))

    async def asearch(self, query: str, limit: int) -> list[Hit]:
        """As `search`, giving the event loop its turn between the steps.

        Rows may be added and removed meanwhile: what was removed is left out of the answer.
        """
        steps = self._steps(query, limit, LEAST_SHARE, ACCEPT)
        while True:
            try:
                next(steps)
            except StopIteration as done:
                return [hit for hit in done.value if hit[0] in self._rows.numbers]
            await _give_turn()

    def nearest(self, query: str, limit: int) -> list[Hit]:
        """Rows that come nearest, to be offered as such where `search` finds nothing."""
        return _drained(self._steps(query, limit, NEAREST_SHARE, NEAREST))

    def _steps(self, query: str, limit: int, share: float, bar: float) -> Steps:
        rows = self._rows
        slots = slots_for(query, rows)
        if not slots or not len(rows) or limit <= 0:
            return []
        if len(slots) == 1 and slots[0].open and len(" ".join(slots[0].words)) < 3:
            return (yield from self._first_letters(slots[0].words[0], limit))
        yield
        found = yield from explained(slots, rows, share)
        best = max(found.values(), default=0.0)
        if best < ENOUGH:
            for slot in slots:
                widen(slot, rows)
                yield
            found = yield from explained(slots, rows, max(share, best - WITHIN))
        yield
        compared = yield from self._compared(slots, found, limit)
        return [hit for hit in compared if hit[1] >= bar]

    def _first_letters(self, letters: str, limit: int) -> Steps:
        """One or two letters: the newest rows with such a word in the headline, those with the word itself first."""
        rows = self._rows
        whole, begun = f" {letters} ", f" {letters}"
        hits: dict[int, float] = {}
        begins: dict[int, float] = {}
        for walked, number in enumerate(reversed(rows.newest[-MOST_WALKED:])):
            doc = rows.docs[number]
            if begun in doc:
                head = doc.partition(BAR)[0] + " "
                if whole in head:
                    hits[number] = 1.0
                elif begun in head:
                    begins[number] = 0.9
            if walked % A_TURN == A_TURN - 1:
                if len(hits) + len(begins) >= limit and walked >= LEAST_WALKED:
                    break
                yield
        best = [*hits.items(), *begins.items()][:limit]
        return [(row_id, worth) for number, worth in best if (row_id := rows.ids[number]) is not None]

    def _compared(self, slots: list[Slot], found: dict[int, float], limit: int) -> Steps:
        """The best rows; between equals those that say it in the same order and little else, then the newest."""
        rows = self._rows
        typed = " ".join(word for slot in slots for word in slot.words)
        phrase = " " + typed
        scored = []
        most = _most(found, rows)
        yield
        for tested, (number, worth) in enumerate(most):
            doc = rows.docs[number]
            if phrase in doc:
                worth += SIDE_BY_SIDE + (AT_THE_BEGINNING if doc.startswith(phrase) else 0.0)
            scored.append((worth, number))
            if tested % A_TURN == A_TURN - 1:
                yield
        best = _best(scored, rows)
        yield
        final = []
        for compared, (worth, number) in enumerate(best):
            if compared % COMPARED_A_TURN == COMPARED_A_TURN - 1:
                yield
            head = rows.docs[number].partition(BAR)[0]
            worth += SAME_WORDS * fuzz.token_sort_ratio(typed, head) / 100
            worth += SAME_LETTERS * fuzz.partial_ratio(typed, head) / 100
            final.append((round(worth / _MOST, 6), rows.newness(number), number))
        final.sort(reverse=True)
        return [(row_id, worth) for worth, _, number in final[:limit] if (row_id := rows.ids[number]) is not None]


def _most(found: dict[int, float], rows: Rows) -> list[tuple[int, float]]:
    """The rows not far below the best, some thousands at most; of too many equals, the newest."""
    least = max(found.values(), default=0.0) - WITHIN
    if len(found) <= MOST_SCORED:
        return [(number, worth) for number, worth in found.items() if worth >= least]
    least = max(least, sorted(found.values(), reverse=True)[MOST_SCORED])
    above = [(number, worth) for number, worth in found.items() if worth > least]
    tied = [number for number, worth in found.items() if worth == least]
    if len(tied) > MOST_EQUALS:  # so many that the newest of them are met soon
        equals = {*tied}
        tied = list(islice((number for number in reversed(rows.newest) if number in equals), MOST_SCORED))
    return above + [(number, least) for number in tied]


def _best(scored: list[tuple[float, int]], rows: Rows) -> list[tuple[float, int]]:
    """The rows worth comparing, by the same rule."""
    if len(scored) <= MOST_COMPARED:
        return scored
    edge = sorted((worth for worth, _ in scored), reverse=True)[MOST_COMPARED]
    tied = [pair for pair in scored if pair[0] == edge]
    above = [pair for pair in scored if pair[0] > edge]
    if len(tied) > MOST_COMPARED - len(above):
        tied.sort(key=lambda pair: rows.newness(pair[1]), reverse=True)
    return above + tied[: MOST_COMPARED - len(above)]


@types.coroutine
def _give_turn() -> Generator[None, None, None]:
    """Lets the event loop run what waits; a bare yield is what every loop understands by that."""
    yield


def _drained(steps: Steps) -> list[Hit]:
    while True:
        try:
            next(steps)
        except StopIteration as done:
            return list(done.value)
