"""Whether two utterances that share their words say two things: one denied, an opposite, or of another subject."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from briefs.sentences import word_set
from briefs.wording_words import GAP, Reading, readings_of, weight_of

ONE_CLAUSE = 0.5  # of their words: two clauses of one matter
LEAST_OF_A_CLAUSE = 3  # words
LEAST_SHARED = 4  # words of them: "a theology" stands in many clauses
ALIKE_IN_LETTERS = 70.0  # of two words in one place: misheard, or in two forms
MUCH_SHARED = 5  # telling words: two utterances that share so many are one, whatever one noun of them is called
MOST_HEAD_WORDS = 3  # in the place of a noun: "the prime minister"

_NEGATIONS = word_set("not no never nobody none nothing neither nor hardly without")
_OPPOSITE_WORDS = """
    open/close opened/closed win/lose won/lost rise/fall rose/fell up/down more/less more/fewer buy/sell bought/sold
    yes/no before/after accept/reject accepted/rejected support/oppose supports/opposes always/never first/last all/none
    raise/cut raise/lower increase/decrease start/stop started/stopped guilty/innocent alive/dead hire/fire stay/leave
    good/bad better/worse best/worst high/low higher/lower for/against in/out right/wrong true/false true/untrue
    strong/weak easy/hard early/late build/demolish join/quit stay/go agree/disagree love/hate safe/unsafe
    possible/impossible fair/unfair happy/unhappy lucky/unlucky with/without ready/unready able/unable
"""
_OPPOSITES = frozenset(frozenset(pair.split("/")) for pair in _OPPOSITE_WORDS.split())
# What stands behind one of these is of what is spoken: "confidence in the minister", "his brother", "by Monday".
_BEFORE_HEAD = word_set(
    """the my our your his her their its this that these those in on at with for of from by about against into over"""
)
_CLAUSES = re.compile(r"[.,;:!?–—…]+[\s”’\"]+|[;–—]|\b(?:but|because|although|though)\b", re.IGNORECASE)
_NAME = re.compile(r"(?<=[\w,;:] )[A-Z][^\W\d_]{2,}")  # not where a sentence opens


def contradict(one: str, other: str) -> bool:
    """Whether one denies, or turns into its opposite, what the other says: nobody mishears what turns the story.

    Nor does anybody mishear one name for another: who or what is named in each must be one.
    """
    first, second = readings_of(one)[0], readings_of(other)[0]
    if _is_denied({*first.words}) != _is_denied({*second.words}) or _are_opposed({*first.words}, {*second.words}):
        return True
    return _turn_a_clause(one, other) or _turn_a_clause(other, one) or _name_others(one, other)


def _is_denied(words: Iterable[str]) -> bool:
    return not _NEGATIONS.isdisjoint(words)


def _are_opposed(first: set[str], second: set[str]) -> bool:
    only_first, only_second = first - second, second - first
    return any(
        (pair & only_first and pair & only_second and (pair & only_first) != (pair & only_second))
        for pair in _OPPOSITES
    )


def _turn_a_clause(one: str, other: str) -> bool:
    """Whether a clause of one says what the likest clause of the other denies: "I did take"/"I did not take"."""
    clauses = _clauses(other)
    for said in _clauses(one):
        likeness = dict.fromkeys((False, True), 0.0)
        for against in clauses:
            turned = _denies_shared(said, against) != _denies_shared(against, said)
            likeness[turned] = max(likeness[turned], _alike(said, against))
        if likeness[True] >= ONE_CLAUSE and likeness[True] > likeness[False]:
            return True
    return False


def _clauses(words: str) -> list[Reading]:
    """The clauses that tell something."""
    readings = [readings_of(part)[0] for part in _CLAUSES.split(words) if part.strip()]
    return [one for one in readings if one.telling and one.count >= LEAST_OF_A_CLAUSE]


def _denies_shared(one: Reading, other: Reading) -> bool:
    """Whether a clause denies what it shares with another: the denial stands before the last of these words."""
    said = [word for word in one.words if word != GAP]
    last = max((at for at, stem in enumerate(one.stems) if stem in other.telling), default=-1)
    return _is_denied(said[: last + 1])


def _alike(one: Reading, other: Reading) -> float:
    """The share of their words that two clauses have in common, by what these say."""
    shared = {*one.stems} & {*other.stems}
    if len(shared) < LEAST_SHARED or not shared & one.telling & other.telling:
        return 0.0
    return (
        2
        * weight_of(shared, one, other)
        / (weight_of({*one.stems}, one, other) + weight_of({*other.stems}, one, other))
    )


def _name_others(one: str, other: str) -> bool:
    """Whether each names somebody, or a day, that the other has nothing like."""
    first, second = ({*_NAME.findall(words)} for words in (one, other))
    return _lacks(first, other) and _lacks(second, one)


def _lacks(names: set[str], words: str) -> bool:
    said = [word for word in readings_of(words)[0].words if len(word) > 2]
    return any(
        all(OSA.distance(readings_of(name)[0].letters, word, score_cutoff=2) > 2 for word in said) for name in names
    )


def swap_heads(one: Reading, other: Reading) -> bool:
    """Whether the words are alike, but of another person or thing: "in the minister", "in the police"."""
    if len(one.telling & other.telling) >= MUCH_SHARED:
        return False
    return _swap_a_head(one.printed, other.printed) and _swap_a_head(other.printed, one.printed)


def _swap_a_head(one: Sequence[str], other: Sequence[str]) -> bool:
    return any(
        tag == "replace" and start and _are_heads(one[start - 1], one[start:end], other[at:to])
        for tag, start, end, at, to in SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    )


def _are_heads(before: str, first: Sequence[str], second: Sequence[str]) -> bool:
    if before not in _BEFORE_HEAD or max(len(first), len(second)) > MOST_HEAD_WORDS:
        return False
    if first[-1].endswith("ing") or not all(readings_of(" ".join(words))[0].telling for words in (first, second)):
        return False
    return fuzz.ratio(" ".join(first), " ".join(second)) < ALIKE_IN_LETTERS
