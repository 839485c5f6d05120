"""The lookup itself: rows that share the most of what was typed, best first, or nothing."""

from __future__ import annotations

import types
from collections import deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice

from rapidfuzz import fuzz

from briefs.lookup_alike import spellings_of
from briefs.lookup_asked import (
    Asked,
    first_letters,
    is_long,
    is_nearly_quoted,
    is_unfinished,
    readings_of,
    says_something,
    vague_word,
)
from briefs.lookup_rows import BAR, Parser, Row, RowId, Rows
from briefs.lookup_slots import widen
from briefs.lookup_sources import explained, within_reach

Hit = tuple[RowId, float]

ACCEPT = 0.595  # the score that an answer must have; chosen where false answers and missed ones are both rare
LEAST_SHARE = 0.55  # an answer explains at least this share of the query's information
REMEMBERED = 0.53  # the same where words are remembered and not read
REMEMBERED_SHARE = 0.5
NEAREST = 0.12  # the score of what may be offered where there is no answer
NEAREST_SHARE = 0.15
ENOUGH = 0.93  # what the words as typed explain before near words are left alone
SHARE_OF_LONG = 0.3  # what a row must explain of a question that is longer than any headline
WITHIN = 0.25  # rows further below the best one than this are not compared any more
ONE_STORY = 0.05  # of a running story's events so far below the best the newest is shown first
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
NEARLY_SAME = 70.0  # likeness of query and headline from which it counts; below, the newer row comes first
_MOST = 1.0 + SIDE_BY_SIDE + AT_THE_BEGINNING + SAME_WORDS
_DIGITS = 3  # of a score: rows that differ less are equals, of which the newer comes first

Steps = Generator[None, None, list[Hit]]


class LookupIndex:
    """Rows in memory. Searches never raise, whatever is typed; what is added or removed counts at once."""

    def __init__(self, rows: Iterable[Row]) -> None:
        parse = Parser().parse
        self._rows = Rows(parse(row) for row in rows)
        self._line: deque[object] = deque()  # searches that wait for the loop, the first one at work

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

    def learn(self, groups: Iterable[Iterable[str]]) -> None:
        """Takes each group's members for spellings of one name, in place of all groups learnt before."""
        self._rows.alike.learn(groups)

    def learn_names(self, people: Iterable[Iterable[str]]) -> None:
        """As `learn`, from the names that each person is printed under."""
        self.learn(group for names in people for group in spellings_of(names))

    def search(self, query: str, limit: int, today: date | None = None) -> list[Hit]:
        """The rows that fit, best first; empty where nothing in the store does, or anything would.

        ``today``: the day from which "yesterday" counts; without it such words count for little.
        """
        return _drained(self._answer(query, limit, today, whole=True))

    def suggest(self, typed: str, limit: int, today: date | None = None) -> list[Hit]:
        """As `search`, of what is typed so far: one common word gives rows too, there is something to choose from."""
        return _drained(self._answer(typed, limit, today, whole=False))

    async def asearch(self, query: str, limit: int, today: date | None = None) -> list[Hit]:
        """As `search`, giving the event loop its turn between the steps.

        Rows may be added and removed meanwhile: what was removed is left out of the answer.
        """
        return await self._taking_turns(self._answer(query, limit, today, whole=True))

    async def asuggest(self, typed: str, limit: int, today: date | None = None) -> list[Hit]:
        """As `suggest`, giving the event loop its turn."""
        return await self._taking_turns(self._answer(typed, limit, today, whole=False))

    async def _taking_turns(self, steps: Steps) -> list[Hit]:
        """One step in a turn of the loop, however many searches are on: who came first goes first."""
        ticket = object()
        self._line.append(ticket)
        try:
            while True:
                if self._line[0] is ticket:
                    try:
                        next(steps)
                    except StopIteration as done:
                        return [hit for hit in done.value if hit[0] in self._rows.numbers]
                await _give_turn()
        finally:
            self._line.remove(ticket)

    def nearest(self, query: str, limit: int) -> list[Hit]:
        """Rows that come nearest, to be offered as such where `search` finds nothing."""
        return _drained(self._nearest(query, limit))

    async def anearest(self, query: str, limit: int) -> list[Hit]:
        """As `nearest`, giving the event loop its turn."""
        return await self._taking_turns(self._nearest(query, limit))

    def _nearest(self, query: str, limit: int) -> Steps:
        if not len(self._rows) or limit <= 0:
            return []
        asked = replace(readings_of(query, self._rows, None)[0], tries=())
        return (yield from self._found(asked, limit, NEAREST_SHARE, NEAREST))

    def remembered(self, query: str, limit: int) -> list[Hit]:
        """As `search`, of rows whose words somebody may have got wrong: more may be missing."""
        asked = readings_of(query, self._rows, None)[-1]
        if not says_something(asked) or not len(self._rows):
            return []
        return _drained(self._found(asked, limit, REMEMBERED_SHARE, REMEMBERED))

    def _answer(self, query: str, limit: int, today: date | None, *, whole: bool) -> Steps:
        if not len(self._rows) or limit <= 0:
            return []
        for asked in readings_of(query, self._rows, today):
            yield
            if whole and not says_something(asked):
                if letters := first_letters(asked):
                    return (yield from self._first_letters(letters, limit))
                continue
            if asked.tries and not asked.slots:
                hits = self._newest(next((some for days in asked.tries if (some := self._rows.dated(days))), []), limit)
            else:
                hits = yield from self._found(asked, max(limit, 2), LEAST_SHARE, ACCEPT)
            if whole and hits and vague_word(asked) and len({self._story(row_id) for row_id, _ in hits}) > 1:
                continue
            if hits:
                return hits[:limit]
        return []

    def _story(self, row_id: RowId) -> object:
        number = self._rows.numbers[row_id]
        story = self._rows.stories[number]
        return (number,) if story is None else story

    def _newest(self, numbers: Sequence[int], limit: int) -> list[Hit]:
        rows = self._rows
        return [(row_id, 1.0) for number in numbers[: -limit - 1 : -1] if (row_id := rows.ids[number]) is not None]

    def _found(self, asked: Asked, limit: int, share: float, bar: float) -> Steps:
        rows = self._rows
        slots = asked.slots
        if not slots:
            return []
        if letters := first_letters(asked):
            return (yield from self._first_letters(letters, limit))
        if is_long(asked):
            share = min(share, SHARE_OF_LONG)
        dated = [rows.dated(days) for days in asked.tries]
        newest = [number for some in reversed(dated) for number in some] if dated else rows.newest
        found: dict[int, float] = {}
        if within_reach(slots, rows) >= ENOUGH:
            found = yield from explained(slots, rows, share, newest)
        best = max(found.values(), default=0.0)
        if best < ENOUGH:
            for slot in slots:
                widen(slot, rows)
                yield
            found = yield from explained(slots, rows, max(share, best - WITHIN), newest)
        yield
        for fitting in self._of_days(asked, dated, found):
            compared = yield from self._compared(asked, fitting, limit, share)
            if hits := [hit for hit in compared if hit[1] >= bar]:
                return hits
        return []

    def _of_days(self, asked: Asked, dated: list[list[int]], found: dict[int, float]) -> Iterator[dict[int, float]]:
        """What was found, by the days tried; a row that says what was typed is of them: "comet visible this week"."""
        if not asked.tries:
            yield found
            return
        docs = self._rows.docs
        literal = {number for number in found if all(f" {word} " in docs[number] for word in asked.literal)}
        for some in dated:
            if fitting := found.keys() & {*some}:
                yield {number: found[number] for number in sorted(fitting | literal)}
        if literal:
            yield {number: found[number] for number in sorted(literal)}

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

    def _compared(self, asked: Asked, found: dict[int, float], limit: int, share: float) -> Steps:
        """The best rows; between equals those that say it as typed and little else, then the newest."""
        rows = self._rows
        typed = " ".join(asked.typed)
        phrase = f" {typed}"
        typing = is_unfinished(asked, rows)
        several = typing or len(asked.typed) > 1
        scored = []
        most = _most(found, rows)
        yield
        for tested, (number, worth) in enumerate(most):
            doc = rows.docs[number]
            if several and phrase in doc:
                worth += SIDE_BY_SIDE + (AT_THE_BEGINNING if doc.startswith(phrase) else 0.0)
            scored.append((worth, number))
            if tested % A_TURN == A_TURN - 1:
                yield
        best = _best(scored, rows)
        yield
        final: dict[int, float] = {}
        for compared, (worth, number) in enumerate(best):
            if compared % COMPARED_A_TURN == COMPARED_A_TURN - 1:
                yield
            head = rows.docs[number].partition(BAR)[0]
            if share == SHARE_OF_LONG and is_nearly_quoted(head, asked):
                worth = max(worth, 1.0)
            if typing:
                worth += (fuzz.token_sort_ratio(typed, head) + fuzz.partial_ratio(typed, head)) * SAME_WORDS / 200
                final[number] = round(worth / _MOST, 6)
                continue
            alike = fuzz.token_sort_ratio(typed, head, score_cutoff=NEARLY_SAME)
            worth += SAME_WORDS * max(0.0, alike - NEARLY_SAME) / (100 - NEARLY_SAME)
            final[number] = round(worth / _MOST, _DIGITS)
        self._raise_newest_events(final)
        ranked = sorted(((worth, rows.newness(number), number) for number, worth in final.items()), reverse=True)
        kept = self._of_outlet(asked, [number for _, _, number in ranked])[:limit]
        return [(row_id, final[number]) for number in kept if (row_id := rows.ids[number]) is not None]

    def _raise_newest_events(self, worths: dict[int, float]) -> None:
        """What fits nearly as well as the best of its running story is worth as much: the newest comes first."""
        stories = self._rows.stories
        best: dict[RowId, float] = {}
        for number, worth in worths.items():
            if (story := stories[number]) is not None:
                best[story] = max(worth, best.get(story, 0.0))
        for number, worth in worths.items():
            if (story := stories[number]) is not None and worth >= best[story] - ONE_STORY:
                worths[number] = best[story]

    def _of_outlet(self, asked: Asked, ranked: list[int]) -> list[int]:
        """Where an outlet is named and the best row is its own, nothing of others is asked for."""
        for slot in asked.slots:
            if slot.outlet and ranked:
                own = {*self._rows.outlets[slot.words]}
                if ranked[0] in own:
                    ranked = [number for number in ranked if number in own]
        return ranked


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
