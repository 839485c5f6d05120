"""Queries for made-up headlines, as people type them, and queries for what is in no brief."""

from __future__ import annotations

import random
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from bench.headlines import Language, Row, rows

_BESIDE = {
    key: near
    for line in ("qwertyuiop", "asdfghjkl", "zxcvbnm")
    for at, key in enumerate(line)
    for near in (line[max(0, at - 1) : at] + line[at + 1 : at + 2],)
}
_HEARD = (("ph", "f"), ("ck", "k"), ("ee", "ea"), ("ai", "ay"), ("qu", "kw"), ("oo", "ou"), ("c", "k"), ("ss", "s"))
_WORD = re.compile(r"[^\W\d_]{2,}")
_FITTING = 5  # a query that more briefs fit has no right answer
_SMALLEST = 4


class Query(NamedTuple):
    """What is typed, its kind, and the ids of the briefs that are right; none: nothing must be found."""

    text: str
    kind: str
    right: frozenset[int | str]


def mistype(word: str, chance: random.Random) -> str:
    """The word with one error: a neighbouring key, a letter dropped, doubled or swapped."""
    at = chance.randrange(1, len(word)) if len(word) > 3 else len(word) - 1
    letter = word[at]
    kind = chance.randrange(4)
    if kind == 0 and letter in _BESIDE:
        return word[:at] + chance.choice(_BESIDE[letter]) + word[at + 1 :]
    if kind == 1:
        return word[:at] + letter + word[at:]
    if kind == 2 and at + 1 < len(word):
        return word[:at] + word[at + 1] + letter + word[at + 2 :]
    return word[:at] + word[at + 1 :]


def _errors(count: int) -> Callable[[list[str], random.Random], list[str]]:
    def make(words: list[str], chance: random.Random) -> list[str]:
        spoilt: set[str] = set()
        for _ in range(count):
            at = chance.choices(range(len(words)), weights=[len(word) - 1 for word in words])[0]  # each letter alike
            if words[at] not in spoilt:
                words[at] = mistype(words[at], chance)
                spoilt.add(words[at])
        return words

    return make


def _heard(words: list[str], chance: random.Random) -> list[str]:
    at = chance.randrange(len(words))
    for written, spoken in _HEARD:
        if written in words[at][1:]:
            words[at] = words[at][0] + words[at][1:].replace(written, spoken, 1)
            return words
    return words


def _half_typed(words: list[str], chance: random.Random) -> list[str]:
    return [*_errors(1)(words[:-1], chance), *_unfinished(words[-1:], chance)]


def _unfinished(words: list[str], chance: random.Random) -> list[str]:
    words[-1] = words[-1][: chance.randrange(2, max(3, len(words[-1])))]
    return words


def _inflected(words: list[str], chance: random.Random) -> list[str]:
    at = max(range(len(words)), key=lambda at: len(words[at]))
    word = words[at]
    words[at] = word[:-1] if word.endswith("s") else word + "s"
    return words


_KINDS: tuple[tuple[str, Callable[[list[str], random.Random], list[str]]], ...] = (
    ("as printed", _errors(0)),
    ("one error", _errors(1)),
    ("two errors", _errors(2)),
    ("three errors", _errors(3)),
    ("by ear", _heard),
    ("unfinished", _unfinished),
    ("unfinished, one error", _half_typed),
    ("inflected", _inflected),
)


class Written:
    """In which briefs a word stands, to say which of them a query fits."""

    def __init__(self, filed: Iterable[Row]) -> None:
        self._by_word: dict[str, set[int | str]] = defaultdict(set)
        for row in filed:
            for word in words_of(row):
                self._by_word[word].add(row["id"])
        self._sorted = sorted(self._by_word)

    def fitting(self, words: Sequence[str], begun: str = "") -> frozenset[int | str]:
        """The briefs that have all the words; with ``begun``, any word that begins so in place of the last."""
        sets = [self._by_word.get(word, set()) for word in words]
        if begun:
            first = bisect_left(self._sorted, begun)
            last = bisect_left(self._sorted, begun + "\U0010ffff", first)
            sets[-1] = set().union(*(self._by_word[word] for word in self._sorted[first:last]))
        return frozenset(set.intersection(*sets))

    def has(self, word: str) -> bool:
        return word in self._by_word

    def most_of(self, words: Sequence[str]) -> int:
        """How many of the words one brief has at most."""
        counts: dict[int | str, int] = defaultdict(int)
        for word in words:
            for row_id in self._by_word.get(word, ()):
                counts[row_id] += 1
        return max(counts.values(), default=0)


def words_of(row: Row) -> set[str]:
    """The words of a brief that a query may be made of."""
    text = " ".join((row["headline"], *row["people"], *row["keywords"], row["summary"]))
    return set(_WORD.findall(text.lower()))


def queries(filed: Sequence[Row], count: int, seed: int = 3) -> list[Query]:
    """``count`` queries of every kind, a quarter of them for what no brief has."""
    chance = random.Random(seed)
    written = Written(filed)
    known: list[Query] = []
    while len(known) < count * 3 // 4:
        kind, spoil = _KINDS[len(known) % len(_KINDS)]
        row = chance.choice(filed)
        words = _WORD.findall(row["headline"].lower())
        if chance.random() < 0.2:
            words.append(row["people"][0].rsplit(" ", 1)[-1].lower())
        words = [*dict.fromkeys(words)]
        meant = chance.sample(words, min(len(words), chance.choice((2, 3, 3, 4, 5))))
        if sum(len(word) >= _SMALLEST for word in meant) < 2:
            continue
        if chance.random() < 0.7:
            meant.sort(key=words.index)
        typed = spoil(list(meant), chance)
        right = written.fitting(meant, typed[-1] if kind.startswith("unfinished") else "")
        right |= written.fitting(typed)  # the mistyped words may be those of another brief
        if len(right) <= _FITTING:
            known.append(Query(" ".join(typed), kind, right))
    return known + nothing(filed, written, count - len(known), seed + 1)


def nothing(filed: Sequence[Row], written: Written, count: int, seed: int) -> list[Query]:
    """Queries that no brief answers: letters, unknown names and topics, a known name with one, another's headline."""
    chance = random.Random(seed)
    strange = Language(seed=seed + 100)
    others = rows(1_000 * count, seed=seed + 50)
    found: list[Query] = []
    while len(found) < count:
        kind = ("letters", "name", "topic", "half", "unseen")[len(found) % 5]
        if kind == "letters":
            words = ["".join(chance.choices("abcdefghijklmnopqrstuvwxyz", k=chance.randrange(5, 10))) for _ in range(2)]
        elif kind == "name":
            words = strange.person(chance).lower().split()
        elif kind == "topic":
            words = [strange.noun(chance) for _ in range(chance.choice((2, 3)))]
        elif kind == "half":
            words = [
                chance.choice(filed)["people"][0].rsplit(" ", 1)[-1].lower(),
                strange.noun(chance),
                strange.noun(chance),
            ]
        else:
            words = [word for word in _WORD.findall(next(others)["headline"].lower()) if len(word) >= _SMALLEST]
        least_strange = 1 if kind == "name" else 2
        if kind == "unseen":
            fits = written.most_of(words) > len(words) * 2 // 5
        else:
            fits = sum(not written.has(word) for word in words) < least_strange
        if not fits:
            found.append(Query(" ".join(words), "nothing: " + kind, frozenset()))
    return found
