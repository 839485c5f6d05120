"""What is asked for: the typed words, the days they name, and whether they say anything at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from briefs.lookup_common import is_holding, is_vague_alone, says_nothing_alone
from briefs.lookup_days import Days, find_days
from briefs.lookup_rows import Rows
from briefs.lookup_slots import Slot, is_held, slots_for
from briefs.lookup_words import stem, words_in
from briefs.spellings import Alias

LONGEST_QUERY = 300  # letters; autocomplete sends at most 100
LONG = 7  # words that do more than hold the sentence together
LEAST_QUOTED = 3  # words of a headline that a long question must hold
MOST_OF_HEADLINE = 0.75


@dataclass(frozen=True, slots=True)
class Asked:
    """One reading of a query: slots, and the days a row must be of unless it says ``literal`` itself."""

    slots: Sequence[Slot]
    typed: Alias
    tries: tuple[Days, ...] = ()
    literal: Alias = ()


def readings_of(query: str, rows: Rows, today: date | None) -> list[Asked]:
    """How the query may be read, the first reading first: with its days as days, then as words like others."""
    text = query if len(query) <= LONGEST_QUERY else query[:LONGEST_QUERY].rpartition(" ")[0] or query[:LONGEST_QUERY]
    words = words_in(text).words
    unfinished = bool(words) and text[-1:].isalnum() and len(query) <= LONGEST_QUERY
    plain = Asked(slots_for(words, unfinished, rows), words)
    dated = find_days(words, today, rows.years)
    if dated is None:
        return [plain]
    around = words[: dated.start] + words[dated.stop :]
    slots = slots_for(around, unfinished and dated.stop < len(words), rows)
    if not any(_tells(slot) for slot in slots):
        slots = []  # "what happened yesterday"
    first = Asked(slots, around, dated.tries, words[dated.start : dated.stop])
    return [first] if dated.sure else [first, plain]


def is_unfinished(asked: Asked, rows: Rows) -> bool:
    """Whether the last word is likely to become another: the store has more of what it may become."""
    if not asked.slots or not asked.slots[-1].open:
        return False
    slot = asked.slots[-1]
    count = rows.count(slot.words[-1])
    return (
        slot.endless or not count or sum(rows.count(word) for word in slot.completions if word != slot.prefix) > count
    )


def is_long(asked: Asked) -> bool:
    """Whether so much is typed that much of it can't be of the headline."""
    return sum(not is_held(slot) for slot in asked.slots) >= LONG


def is_nearly_quoted(head: str, asked: Asked) -> bool:
    """Whether what a headline says stands nearly all in a long question."""
    typed = {stem(word) for word in asked.typed}
    told = [word for word in head.split() if not is_holding(word)]
    held = sum(stem(word) in typed for word in told)
    return held >= LEAST_QUOTED and held >= MOST_OF_HEADLINE * len(told)


def _tells(slot: Slot) -> bool:
    return not is_held(slot) and not (len(slot.words) == 1 and says_nothing_alone(slot.words[0]))


def first_letters(asked: Asked) -> str:
    """One or two letters that a word may begin with, where nothing else is typed."""
    if len(asked.slots) == 1 and asked.slots[0].open and not asked.tries:
        letters = " ".join(asked.slots[0].words)
        return letters if len(letters) < 3 else ""
    return ""


def says_something(asked: Asked) -> bool:
    """Whether the words, or the days, tell one story from others."""
    return bool(asked.tries) or any(_tells(slot) for slot in asked.slots)


def vague_word(asked: Asked) -> str:
    """The only word that counts, where it is so common that it means a story only if there is no other with it."""
    told = [slot for slot in asked.slots if not is_held(slot)]
    if asked.tries or len(told) != 1 or len(told[0].words) != 1:
        return ""
    return told[0].words[0] if is_vague_alone(told[0].words[0]) else ""
