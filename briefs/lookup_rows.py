"""The rows of a lookup: what each one says as one folded line, and in which rows a word stands."""

from __future__ import annotations

from array import array
from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import count
from sys import intern
from typing import Any, NamedTuple

from briefs.lookup_alike import Alike
from briefs.lookup_days import MONTHS, Days
from briefs.lookup_postings import Packed
from briefs.lookup_terms import Vocabulary
from briefs.lookup_words import Words, words_in

RowId = int | str
Row = Mapping[str, Any]
Name = tuple[str, ...]  # the folded words of a person's name

MOST_REMEMBERED = 50_000
_EMPTY = array("I")
BAR = " | "  # between the words of the headline and all others


class Parsed(NamedTuple):
    """A row ready to be filed."""

    row_id: RowId
    head: tuple[str, ...]  # the headline's words in order
    joined: tuple[str, ...]  # "cease-fire" as "ceasefire"
    others: tuple[str, ...]  # every other word of the row, once
    people: tuple[Name, ...]
    when: str
    outlet: Name
    story: RowId | None


class Parser:
    """Rows to words. Words come again and again, so what a piece of text folds to is kept while many rows are read."""

    def __init__(self) -> None:
        self._memo: dict[str, Words] = {}

    def parse(self, row: Row) -> Parsed:
        """The row's words by field; whatever is missing or no text is left out."""
        head = self._words(_text(row.get("headline")))
        outlet = self._words(_text(row.get("outlet")))
        people = tuple(name for text in _texts(row.get("people")) if (name := self._words(text).words))
        rest: dict[str, None] = {}
        for name in people:
            rest.update(dict.fromkeys(name))
        for text in (*_texts(row.get("keywords")), *_texts(row.get("places"))):
            _put(rest, self._words(text))
        # A slug's hyphens part its words: joined they would be a word for each row that nobody types.
        _put(rest, self._words(_text(row.get("slug")).replace("-", " ")))
        _put(rest, self._words(_text(row.get("summary"))))
        _put(rest, outlet)
        rest.update(dict.fromkeys(_date_words(_text(row.get("date")))))
        for word in (*head.words, *head.joined):
            rest.pop(word, None)
        when = _text(row.get("date")) or _moment(row.get("filed_at"))
        named = outlet.words[1:] if outlet.words[:1] == ("the",) else outlet.words
        return Parsed(row["id"], head.words, head.joined, tuple(rest), people, when, named, row.get("story"))

    def _words(self, text: str) -> Words:
        memo = self._memo
        words: list[str] = []
        joined: list[str] = []
        for piece in text.split():
            known = memo.get(piece) or self._read(piece)
            words += known.words
            if known.joined:
                joined += known.joined
        return Words(tuple(words), tuple(joined))

    def _read(self, piece: str) -> Words:
        if len(self._memo) >= MOST_REMEMBERED:
            self._memo.clear()
        words, joined = words_in(piece)
        known = self._memo[piece] = Words(tuple(map(intern, words)), joined)
        return known


def _put(rest: dict[str, None], words: Words) -> None:
    rest.update(dict.fromkeys(words.words))
    if words.joined:
        rest.update(dict.fromkeys(words.joined))


def _date_words(published: str) -> list[str]:
    """The year and month of an ISO date as words that may be typed: "paris september", "summit 2025"."""
    year, month = published[:4], published[5:7]
    words = [year] if year.isdigit() and len(year) == 4 else []
    if words and month.isdigit() and 1 <= int(month) <= 12:
        words.append(MONTHS[int(month) - 1])
    return words


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _moment(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else _text(value)


def _texts(value: object) -> list[str]:
    return [text for text in value if isinstance(text, str)] if isinstance(value, list | tuple) else []


class Rows:
    """Filed rows by number. A number is never used again; what is removed is gone from every posting at once."""

    def __init__(self, parsed: Iterable[Parsed]) -> None:
        self.numbers: dict[RowId, int] = {}
        self.ids: list[RowId | None] = []
        self.docs: list[str] = []  # " words of the headline | other words "
        self._when: list[str] = []
        self.outlets: dict[Name, array[int]] = {}  # the rows of each outlet
        self.stories: list[RowId | None] = []  # by row: the running story it belongs to
        self.alike = Alike()
        self.newest: list[int] = []  # numbers, oldest first
        self._names: dict[Name, int] = {}  # full names, numbered
        self._bearers = array("I")  # by name: how many rows have it
        self._named_rows, self._named = array("I"), array("I")  # pairs of row and name, in the order of rows
        self._build(parsed)

    def __len__(self) -> int:
        return len(self.numbers)

    def _build(self, parsed: Iterable[Parsed]) -> None:
        terms: defaultdict[str, int] = defaultdict(count().__next__)
        keys, ends = (array("I"), array("I")), (array("I"), array("I"))  # of headlines, and of what else is said
        gone: set[int] = set()
        for row in parsed:
            if row.row_id in self.numbers:  # the later of two rows with one id counts, as with `add`
                gone.add(self._forget(row.row_id))
            self._number(row)
            for words, its_keys, its_ends in zip(
                (dict.fromkeys((*row.head, *row.joined)), row.others), keys, ends, strict=True
            ):
                its_keys.extend(map(terms.__getitem__, words))
                its_ends.append(len(its_keys))
        # By term: the rows with it in the headline, those with it elsewhere, and how many these are.
        self._head = Packed(keys[0], ends[0], len(terms), gone)
        self._rest = Packed(keys[1], ends[1], len(terms), gone)
        self._counts = array("I", (len(self._head[term]) + len(self._rest[term]) for term in range(len(terms))))
        del keys, ends
        self.newest = self._oldest_first()
        self.vocabulary = Vocabulary(terms)

    def _oldest_first(self) -> list[int]:
        """All rows, sorted day by day: one long sort would let no other thread work meanwhile."""
        days: dict[str, list[int]] = {}
        for number in self.numbers.values():
            days.setdefault(self._when[number], []).append(number)
        return [number for when in sorted(days) for number in sorted(days[when], key=self.newness)]

    def _number(self, row: Parsed) -> int:
        number = len(self.ids)
        self.numbers[row.row_id] = number
        self.ids.append(row.row_id)
        self.docs.append(" " + " ".join((*row.head, *row.joined)) + BAR + " ".join(row.others) + " ")
        self._when.append(intern(row.when))
        if row.outlet:
            self.outlets.setdefault(row.outlet, array("I")).append(number)
        self.stories.append(row.story)
        for name in dict.fromkeys(row.people):
            if len(name) > 1:
                who = self._names.setdefault(name, len(self._names))
                if who == len(self._bearers):
                    self._bearers.append(0)
                self._bearers[who] += 1
                self._named_rows.append(number)
                self._named.append(who)
        return number

    def is_name(self, words: Name) -> bool:
        """Whether these are somebody's whole name."""
        who = self._names.get(words)
        return who is not None and self._bearers[who] > 0

    def newness(self, number: int) -> tuple[str, int, str]:
        """Sorts rows by date, then by id, so that no two are equal whatever order they came in."""
        row_id = self.ids[number]
        return (self._when[number], row_id if isinstance(row_id, int) else -1, str(row_id))

    def dated(self, days: Days) -> list[int]:
        """The rows of these days, oldest first."""
        low = bisect_left(self.newest, (days.low, -1, ""), key=self.newness)
        return self.newest[low : bisect_left(self.newest, (days.high, -1, ""), low, key=self.newness)]

    @property
    def years(self) -> tuple[int, int]:
        """Of the oldest and the newest dated row; (1, 0) where none is."""
        first = bisect_left(self.newest, ("1", -1, ""), key=self.newness)
        if first == len(self.newest):
            return (1, 0)
        oldest, newest = (self._when[self.newest[at]][:4] for at in (first, -1))
        return (int(oldest), int(newest)) if oldest.isdigit() and newest.isdigit() else (1, 0)

    def add(self, row: Parsed) -> None:
        """Files the row; one with the same id is replaced."""
        self.remove(row.row_id)
        number = self._number(row)
        for words, postings in ((dict.fromkeys((*row.head, *row.joined)), self._head), (row.others, self._rest)):
            for word in words:
                term = self.vocabulary.add(word)
                if term == len(self._counts):
                    self._counts.append(0)
                self._counts[term] += 1
                postings.append(term, number)
        insort(self.newest, number, key=self.newness)

    def remove(self, row_id: RowId) -> bool:
        """Takes the row out; False where there is none."""
        if row_id not in self.numbers:
            return False
        number = self.numbers[row_id]
        del self.newest[bisect_left(self.newest, self.newness(number), key=self.newness)]
        head, _, rest = self.docs[number].partition(BAR)
        for words, postings in ((head, self._head), (rest, self._rest)):
            for word in set(words.split()):
                term = self.vocabulary.ids[word]
                self._counts[term] -= 1
                postings.discard(term, number)
        self._forget(row_id)
        return True

    def _forget(self, row_id: RowId) -> int:
        """The number of the row, after everything but its words is taken out."""
        number = self.numbers.pop(row_id)
        at = bisect_left(self._named_rows, number)
        while at < len(self._named_rows) and self._named_rows[at] == number:
            self._bearers[self._named[at]] -= 1
            at += 1
        for of_outlet in self.outlets.values():
            at = bisect_left(of_outlet, number)
            if at < len(of_outlet) and of_outlet[at] == number:
                del of_outlet[at]
                break
        self.docs[number] = ""
        self.ids[number] = None
        return number

    def postings(self, term: str) -> tuple[array[int], array[int]]:
        """The rows with the word in the headline, and those with it elsewhere."""
        number = self.vocabulary.ids.get(term)
        return (_EMPTY, _EMPTY) if number is None else (self._head[number], self._rest[number])

    def count(self, term: str) -> int:
        """How many rows have the word."""
        number = self.vocabulary.ids.get(term)
        return 0 if number is None else self._counts[number]
