"""The rows of a lookup: what each one says as one folded line, and in which rows a word stands."""

from __future__ import annotations

from array import array
from bisect import bisect_left, insort
from collections.abc import Iterable, Mapping
from datetime import date
from sys import intern
from typing import Any, NamedTuple

from briefs.lookup_alike import Alike
from briefs.lookup_days import MONTHS, Days
from briefs.lookup_terms import Vocabulary
from briefs.lookup_words import Words, words_in

RowId = int | str
Row = Mapping[str, Any]
Name = tuple[str, ...]  # the folded words of a person's name

MOST_REMEMBERED = 30_000
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
        people = tuple(name for text in _texts(row.get("people")) if (name := self._words(text).words))
        rest: dict[str, None] = {}
        for name in people:
            rest.update(dict.fromkeys(name))
        for text in (
            *_texts(row.get("keywords")),
            *_texts(row.get("places")),
            _text(row.get("slug")),
            _text(row.get("summary")),
            _text(row.get("outlet")),
        ):
            words = self._words(text)
            rest.update(dict.fromkeys(words.words))
            rest.update(dict.fromkeys(words.joined))
        rest.update(dict.fromkeys(_date_words(_text(row.get("date")))))
        known = {*head.words, *head.joined}
        others = tuple(word for word in rest if word not in known)
        when = _text(row.get("date")) or _moment(row.get("filed_at"))
        outlet = self._words(_text(row.get("outlet"))).words
        outlet = outlet[1:] if outlet[:1] == ("the",) else outlet
        return Parsed(row["id"], head.words, head.joined, others, people, when, outlet, row.get("story"))

    def _words(self, text: str) -> Words:
        pieces = []
        for piece in text.split():
            words = self._memo.get(piece)
            if words is None:
                if len(self._memo) >= MOST_REMEMBERED:
                    self._memo.clear()
                words = self._memo[piece] = words_in(piece)
            pieces.append(words)
        return Words(tuple(w for p in pieces for w in p.words), tuple(w for p in pieces for w in p.joined))


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
        self.head: list[array[int]] = []  # by term: the rows with it in the headline
        self.rest: list[array[int]] = []  # by term: the rows with it elsewhere
        self.people: dict[Name, int] = {}  # full names, and how many rows have them
        self._people_of: dict[int, tuple[Name, ...]] = {}
        self.vocabulary = Vocabulary()
        self._build(parsed)

    def __len__(self) -> int:
        return len(self.numbers)

    def _build(self, parsed: Iterable[Parsed]) -> None:
        terms: dict[str, int] = {}
        for row in parsed:
            if row.row_id in self.numbers:  # the later of two rows with one id counts, as with `add`
                self._unfile(row.row_id, [*terms], terms)
            number = self._number(row)
            for words, postings in (((*row.head, *row.joined), self.head), (row.others, self.rest)):
                for word in dict.fromkeys(words):
                    term = terms.setdefault(word, len(terms))
                    if term == len(self.head):
                        self.head.append(_EMPTY)
                        self.rest.append(_EMPTY)
                    _append(postings, term, number)
        self.newest = sorted(self.numbers.values(), key=self.newness)
        self.vocabulary = Vocabulary(terms)

    def _number(self, row: Parsed) -> int:
        number = len(self.ids)
        self.numbers[row.row_id] = number
        self.ids.append(row.row_id)
        self.docs.append(" " + " ".join((*row.head, *row.joined)) + BAR + " ".join(row.others) + " ")
        self._when.append(intern(row.when))
        if row.outlet:
            self.outlets.setdefault(row.outlet, array("I")).append(number)
        self.stories.append(row.story)
        if names := tuple({name for name in row.people if len(name) > 1}):
            self._people_of[number] = names
            for name in names:
                self.people[name] = self.people.get(name, 0) + 1
        return number

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
        for words, postings in (((*row.head, *row.joined), self.head), (row.others, self.rest)):
            for word in dict.fromkeys(words):
                term = self.vocabulary.add(word)
                if term == len(self.head):
                    self.head.append(_EMPTY)
                    self.rest.append(_EMPTY)
                _append(postings, term, number)
        insort(self.newest, number, key=self.newness)

    def remove(self, row_id: RowId) -> bool:
        """Takes the row out; False where there is none."""
        if row_id not in self.numbers:
            return False
        number = self.numbers[row_id]
        del self.newest[bisect_left(self.newest, self.newness(number), key=self.newness)]
        self._unfile(row_id, self.vocabulary.terms, self.vocabulary.ids)
        return True

    def _unfile(self, row_id: RowId, terms: list[str], ids: Mapping[str, int]) -> None:
        number = self.numbers.pop(row_id)
        head, _, rest = self.docs[number].partition(BAR)
        for words, postings in ((head, self.head), (rest, self.rest)):
            for word in set(words.split()):
                rows = postings[ids[word]]
                del rows[bisect_left(rows, number)]  # numbers only grow, so that postings are sorted
        for name in self._people_of.pop(number, ()):
            self.people[name] -= 1
            if not self.people[name]:
                del self.people[name]
        for of_outlet in self.outlets.values():
            at = bisect_left(of_outlet, number)
            if at < len(of_outlet) and of_outlet[at] == number:
                del of_outlet[at]
                break
        self.docs[number] = ""
        self.ids[number] = None

    def postings(self, term: str) -> tuple[array[int], array[int]]:
        """The rows with the word in the headline, and those with it elsewhere."""
        number = self.vocabulary.ids.get(term)
        return (_EMPTY, _EMPTY) if number is None else (self.head[number], self.rest[number])

    def count(self, term: str) -> int:
        """How many rows have the word."""
        number = self.vocabulary.ids.get(term)
        return 0 if number is None else len(self.head[number]) + len(self.rest[number])


def _append(postings: list[array[int]], term: int, number: int) -> None:
    rows = postings[term]
    if rows is _EMPTY:
        postings[term] = array("I", (number,))
    else:
        rows.append(number)
