"""What each typed word may stand for: the word itself, other forms and spellings of it, and words near it."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice
from math import log

from rapidfuzz.distance import OSA

from briefs.lookup_common import NEWS_WORDS, is_holding
from briefs.lookup_rows import Rows
from briefs.spellings import Alias

MOST_WORDS = 12

# What an option is worth beside the typed word itself (1.0). Chosen on practice queries.
SAME_STEM = 0.94
SURNAME_ALONE = 0.9
COMPLETED = 0.95  # the unfinished last word
SAME_SOUND = 0.72
PARTED = 0.9  # "whitehouse" as "white house"
APART = 0.85  # the same where the two stand anywhere in the row
OFTEN = 0.6  # the same of "new", "first", "report"
HELD = 0.1  # what a word that only holds the sentence together counts beside others
MOST_JOINED = 4  # words that may be one in the store: "van der linde"
LEAST = 0.4
MOST_LIKELY = 0.7  # near words whose other spellings count too
MOST_OPTIONS = 32  # near words of a word that the store does not have, best first
MOST_BESIDE_KNOWN = 12  # near words of one that it has
MOST_COMPLETIONS = 1500  # beginnings of more words than this only test rows that other words found
MASS_OF_LETTERS = {1: 0.3, 2: 1.0}  # the information of letters that are no word yet, or none at all


@dataclass(slots=True)
class Slot:
    """One typed word, or several that make one name, with what it may stand for and how much that is worth."""

    words: Alias
    open: bool = False  # the last word, which may be unfinished
    options: dict[str, float] = field(default_factory=dict)  # single words
    phrases: dict[Alias, float] = field(default_factory=dict)  # words that must stand side by side
    apart: dict[Alias, float] = field(default_factory=dict)  # words that may stand anywhere in the row
    outlet: bool = False  # the words are the whole name of an outlet
    counts: float = 1.0  # how much of its information counts: little where it only holds the sentence together
    prefix: str = ""  # what an unfinished word begins with
    completions: list[str] = field(default_factory=list)  # words it may become
    endless: bool = False  # too many to list: the beginning only tests rows that other words found
    mass: float = 0.0  # how much of the query's information the slot carries

    def offer(self, word: str, worth: float) -> None:
        """Adds an option, or raises its worth."""
        if worth > self.options.get(word, 0.0):
            self.options[word] = worth

    def offer_alias(self, words: Alias, worth: float) -> None:
        """Adds a spelling of one or several words."""
        if len(words) == 1:
            self.offer(words[0], worth)
        elif worth > self.phrases.get(words, 0.0):
            self.phrases[words] = worth

    def spellings(self) -> list[Alias]:
        """All options, single words and phrases."""
        return [*((word,) for word in self.options), *self.phrases]


def information(rows: Rows, count: int) -> float:
    """How much a word that so many rows have tells, in nats."""
    return log(1 + len(rows) / (count + 0.5))


def slots_for(typed: Alias, unfinished: bool, rows: Rows) -> list[Slot]:
    """The slots of the typed words, everything taken as meant: exact words, forms, other spellings, completions."""
    slots: list[Slot] = []
    at = 0
    while at < len(typed):
        words = _longest_alias(typed, at, rows)
        at += len(words)
        slots.append(Slot(words, open=unfinished and at == len(typed)))
    slots = _telling_most(_once(slots), rows)
    for slot in slots:
        _take_as_meant(slot, rows)
    _join(slots, rows)
    held = [slot for slot in slots if is_held(slot)]
    for slot in slots if len(held) < len(slots) else ():
        slot.counts = HELD if slot in held else OFTEN if is_news_word(slot) else 1.0
        slot.mass *= slot.counts
    return slots


def is_held(slot: Slot) -> bool:
    """Whether the slot is there for the sentence's sake. The last word may yet become another."""
    return len(slot.words) == 1 and is_holding(slot.words[0]) and not slot.outlet and not slot.open


def is_news_word(slot: Slot) -> bool:
    """Whether every store is full of the word, and it is not being typed any more."""
    return len(slot.words) == 1 and slot.words[0] in NEWS_WORDS and not slot.open


def _once(slots: list[Slot]) -> list[Slot]:
    """A word typed twice counts once."""
    by_words: dict[Alias, Slot] = {}
    for slot in slots:
        kept = by_words.setdefault(slot.words, slot)
        kept.open = slot.open and kept is slot
    return list(by_words.values())


def _telling_most(slots: list[Slot], rows: Rows) -> list[Slot]:
    """Of a long question the first words that say something, those that the store has before others."""
    if len(slots) <= MOST_WORDS:
        return slots
    told = [slot for slot in slots if not is_held(slot)] or slots
    if len(told) > MOST_WORDS:
        told.sort(key=lambda slot: not all(rows.count(word) for word in slot.words))
    return told[:MOST_WORDS]


def _longest_alias(typed: Alias, at: int, rows: Rows) -> Alias:
    for length in range(min(rows.alike.longest, len(typed) - at), 1, -1):
        words = typed[at : at + length]
        if rows.is_name(words) or words in rows.outlets or rows.alike.others(words):
            return words
    return typed[at : at + 1]


def _take_as_meant(slot: Slot, rows: Rows) -> None:
    words = slot.words
    slot.offer_alias(words, 1.0)
    for other, worth in rows.alike.others(words).items():
        slot.offer_alias(other, worth)
    slot.outlet = bool(rows.outlets.get(words))
    if len(words) > 1 and rows.is_name(words):
        slot.offer(words[-1], SURNAME_ALONE)
    known = max(min(rows.count(word) for word in alias) for alias in slot.spellings())
    known = max(known, len(rows.outlets.get(words, ())))
    slot.mass = information(rows, known)
    if len(words) > 1:
        return
    word = words[0]
    for form in rows.vocabulary.same_stem(word):
        slot.offer(form, SAME_STEM)
    if slot.open:
        _complete(slot, word, known, rows)


def _complete(slot: Slot, word: str, known: int, rows: Rows) -> None:
    slot.prefix = word
    mass = MASS_OF_LETTERS.get(len(word))
    if len(word) > 1:
        # Of words that a row still has: what was removed leaves its words in the vocabulary.
        terms = (term for term in rows.vocabulary.starting(word) if rows.count(term))
        slot.completions = list(islice(terms, MOST_COMPLETIONS + 1))
    if len(word) == 1 or len(slot.completions) > MOST_COMPLETIONS:
        slot.completions, slot.endless = [], True
        mass = mass or MASS_OF_LETTERS[2]
    if not known:
        count = sum(rows.count(completion) for completion in slot.completions)
        if count or mass:
            slot.mass = mass or information(rows, count)


def _join(slots: list[Slot], rows: Rows) -> None:
    """Neighbours that the store writes as one word."""
    for at in range(len(slots)):
        joined = ""
        for stop in range(at, min(at + MOST_JOINED, len(slots))):
            if len(slots[stop].words) > 1:
                break
            joined += slots[stop].words[0]
            if stop > at and rows.count(joined):
                for slot in slots[at : stop + 1]:
                    slot.offer(joined, 1.0)


def widen(slot: Slot, rows: Rows) -> None:
    """Adds the words near the typed one: mistyped, spelt by ear, run together, mistyped and unfinished."""
    if len(slot.words) > 1:
        return
    word = slot.words[0]
    known = rows.count(word) > 0
    for other, worth in rows.alike.loosely(word).items():
        slot.offer_alias(other, worth)
    near = _near(word, slot.open, rows)
    kept = [(worth, term) for term, worth in near.items() if worth >= LEAST and rows.count(term)]
    kept.sort(reverse=True)
    for worth, term in kept[: MOST_BESIDE_KNOWN if known else MOST_OPTIONS]:
        slot.offer(term, worth)
        if worth >= MOST_LIKELY:
            for other, closeness in rows.alike.others((term,)).items():
                slot.offer_alias(other, worth * closeness)
    _part(slot, word, rows)
    if not known and not slot.completions:
        slot.mass = slot.counts * _mass_of_unknown(slot, rows)


def _near(word: str, is_open: bool, rows: Rows) -> dict[str, float]:
    """The words near the typed one with what each is worth."""
    vocabulary = rows.vocabulary
    near = {term: _worth(word, term, errors) for term, errors in vocabulary.near(word)}
    for term in vocabulary.same_sound(word):
        errors = OSA.distance(word, term, score_cutoff=4)
        if errors <= 4:
            near[term] = max(near.get(term, 0.0), SAME_SOUND)
    if is_open and len(word) >= 4:
        for term in vocabulary.starting_nearly(word):
            if term not in near:
                near[term] = COMPLETED * _worth(word, term[: len(word)], 1)
    return near


def _worth(word: str, term: str, errors: int) -> float:
    """What a near word is worth: errors weigh less in long words, more at the first letter."""
    worth = 1.0 - 0.9 * errors / max(len(word), len(term))
    return worth - 0.06 if word[0] != term[0] else worth


def _part(slot: Slot, word: str, rows: Rows) -> None:
    for cut in range(3, len(word) - 2):
        if rows.count(word[:cut]) and rows.count(word[cut:]):
            slot.offer_alias((word[:cut], word[cut:]), PARTED)
            slot.apart[(word[:cut], word[cut:])] = APART


def _mass_of_unknown(slot: Slot, rows: Rows) -> float:
    """The information of the commonest of the likeliest words meant; all of it where no word is near.

    One or two letters that no word is near are a slip of the hand rather than a word that the store lacks.
    """
    best = max((worth for word, worth in slot.options.items() if rows.count(word)), default=0.0)
    likely = [rows.count(word) for word, worth in slot.options.items() if worth >= best - 0.05]
    if not likely and len(slot.words[0]) in MASS_OF_LETTERS:
        return MASS_OF_LETTERS[len(slot.words[0])]
    return information(rows, max(likely, default=0))
