"""The words a store has, and which of them a mistyped word may stand for."""

from __future__ import annotations

from array import array
from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from briefs.lookup_postings import Packed
from briefs.lookup_words import deletes, sound, stem

# Keys are made from the first letters only: a word's first seven letters carry nearly all of it, and the number of
# keys grows with the square of the length.
KEY_LETTERS = 7
_BUCKETS_LEAST = 1 << 12
BUCKETS_A_TERM = 16


def _allowed(letters: int) -> int:
    """How many typing errors a word of so many letters may have."""
    if letters <= 2:
        return 0
    return 1 if letters == 3 else 2


def _keys(term: str) -> set[str]:
    if not _may_be_mistyped(term):
        return {"=" + stem(term)}
    keys = deletes(term[:KEY_LETTERS], _allowed(len(term)))
    keys.add("=" + stem(term))
    keys.add("~" + sound(term))
    return keys


def _may_be_mistyped(term: str) -> bool:
    """Numbers mean themselves: "2023" is not a mistyped "2022", nor "13m" a mistyped "130m"."""
    return not term[0].isdigit() and len(term) > 2


class Vocabulary:
    """Terms numbered in the order they came; nothing is ever renumbered.

    Buckets, not exact keys, are stored: a term found through a bucket must be compared before it counts, so that what
    is found depends on the terms alone.
    """

    def __init__(self, terms: Iterable[str] = ()) -> None:
        self.terms: list[str] = []
        self.ids: dict[str, int] = {}
        self._sorted: list[str] = []
        for term in terms:
            self.ids[term] = len(self.terms)
            self.terms.append(term)
        self._freeze()

    def add(self, term: str) -> int:
        """The number of the term, new or not."""
        number = self.ids.get(term)
        if number is None:
            number = self.ids[term] = len(self.terms)
            self.terms.append(term)
            insort(self._sorted, term)
            for bucket in {hash(key) & self._mask for key in _keys(term)}:
                self._table.append(bucket, number)
        return number

    def _freeze(self) -> None:
        """Puts all terms into one table."""
        self._sorted = sorted(self.terms)
        size = _BUCKETS_LEAST
        while size < BUCKETS_A_TERM * len(self.terms):
            size *= 2
        self._mask = mask = size - 1
        buckets, ends = array("I"), array("I")
        for term in self.terms:
            buckets.extend({hash(key) & mask for key in _keys(term)})
            ends.append(len(buckets))
        self._table = Packed(buckets, ends, size)

    def _sharing(self, keys: Iterable[str]) -> set[int]:
        table, mask = self._table, self._mask
        return {number for bucket in {hash(key) & mask for key in keys} for number in table[bucket]}

    def near(self, word: str) -> Iterator[tuple[str, int]]:
        """Terms that differ from the word by one or two typing errors, with their number; the word itself is not."""
        if not _may_be_mistyped(word):
            return
        most = _allowed(len(word))
        terms = [self.terms[number] for number in self._sharing(deletes(word[:KEY_LETTERS], most))]
        for term, errors, _ in extract(word, terms, scorer=OSA.distance, score_cutoff=most, limit=None):
            if 0 < errors <= _allowed(len(term)) and _may_be_mistyped(term):
                yield term, int(errors)

    def same_stem(self, word: str) -> list[str]:
        """Other forms of the word: singular and plural, verb endings."""
        root = stem(word)
        terms = (self.terms[number] for number in self._sharing(("=" + root,)))
        return [term for term in terms if term != word and stem(term) == root]

    def same_sound(self, word: str) -> list[str]:
        """Terms that are heard like the word."""
        if not _may_be_mistyped(word) or len(word) < 4:
            return []
        heard = sound(word)
        if len(heard) < 2:
            return []
        terms = (self.terms[number] for number in self._sharing(("~" + heard,)))
        return [term for term in terms if term != word and len(term) > 2 and sound(term) == heard]

    def starting(self, prefix: str) -> list[str]:
        """Terms that begin with the prefix, in alphabetical order; the prefix itself comes first if it is a term."""
        low = bisect_left(self._sorted, prefix)
        if low == len(self._sorted) or not self._sorted[low].startswith(prefix):
            return []
        high = bisect_left(self._sorted, prefix + "\U0010ffff", low)
        return self._sorted[low:high]

    def starting_nearly(self, word: str) -> list[str]:
        """Longer terms that begin with the word but for one letter after the second: another, one more, two swapped."""
        found: dict[str, None] = {}
        length = len(word)
        for at in range(2, length + 1):
            before, after = word[:at], word[at:]
            for letter in self._following(before):
                if at < length and letter != word[at]:
                    found.update(dict.fromkeys(self.starting(before + letter + after[1:])))
                    found.update(dict.fromkeys(self.starting(before + letter + after)))
            if len(after) > 1 and after[0] != after[1]:
                found.update(dict.fromkeys(self.starting(before + after[1] + after[0] + after[2:])))
        return [term for term in found if len(term) > length]

    def _following(self, prefix: str) -> Iterator[str]:
        """The letters with which terms go on after the prefix."""
        terms, length = self._sorted, len(prefix)
        at = bisect_left(terms, prefix)
        while at < len(terms) and terms[at].startswith(prefix):
            if letter := terms[at][length : length + 1]:
                yield letter
                at = bisect_left(terms, f"{prefix}{letter}\U0010ffff", at)
            else:
                at += 1  # the prefix itself
