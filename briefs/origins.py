"""Which articles are one piece of reporting: a wire's copy and its reprints, whatever was cut, added or restyled.

Runs of three words are compared, quotations left out: what somebody said may stand in anybody's report.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from hashlib import blake2b

from briefs.models import Article

REPRINT = 0.7  # of the runs of the shorter article; own reports of one statement or one match share less than 0.6
LEAST_RUNS = 20  # fewer are too few to tell by
RUN = 3  # words
MOST_RUNS = 256  # kept of an article: those of the lowest hashes, so that two articles keep the same of what they share
MARKS = 8  # of these, by which a store finds the articles that may be one piece
_DIGITS = 6  # hexadecimal, of a hash

_QUOTED = re.compile(r"“[^”]*”?|\"[^\"]*\"?|«[^»]*»?|„[^“”]*[“”]?")
_DATELINE = re.compile(r"\A[A-Z][\w .,/'’-]{1,40}(?:\([^)\n]{1,40}\))?\s?[-–—]{1,2}\s")
_SENTENCE_END = re.compile(r"(?<=[.!?:;])\s+|\n+")
_WORD = re.compile(r"[^\W_]+(?:[.,'][^\W_]+)*")
# House style: spelling, and how numbers and shares are written.
_STYLES = (
    (re.compile(r"\bper cent\b|%"), " percent "),
    (re.compile(r"(?<=\d)\s?(?:million|mln|m)\b"), "m"),
    (re.compile(r"(?<=\d)\s?(?:billion|bln|bn)\b"), "bn"),
    (re.compile(r"(?<=\d),(?=\d{3}\b)"), ""),
)
_ENDINGS = (
    (re.compile(r"our(?=s?\Z|ed\Z|ing\Z|ite\Z|able\Z)"), "or"),
    (re.compile(r"is(?=e\Z|es\Z|ed\Z|ing\Z|ation\Z|ations\Z)"), "iz"),
    (re.compile(r"(?<=t)re(?=s?\Z)"), "er"),
    (re.compile(r"ll(?=ed\Z|ing\Z|er\Z|ers\Z)"), "l"),
)
_SMALL = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)
_NUMBERS = {word: str(number) for number, word in enumerate(_SMALL)}


def fingerprint(article: Article) -> str:
    """What tells a reprint of the article: some hundred hashes of its runs of words, as one short text."""
    hashes = sorted({_hash(run) for run in _runs(article.text)})
    return "".join(hashes[:MOST_RUNS])


def are_one(one: str, other: str) -> bool:
    """Whether two fingerprints are of one piece of reporting."""
    first, second = _split(one), _split(other)
    # Of a long article only the lowest hashes are kept: what lies above is known of neither.
    top = min([kept[-1] for kept in (first, second) if len(kept) == MOST_RUNS], default="g")
    runs, others = ({run for run in kept if run <= top} for kept in (first, second))
    shorter = min(len(runs), len(others))
    return shorter >= LEAST_RUNS and len(runs & others) >= REPRINT * shorter


def marks_of(print_: str) -> tuple[int, ...]:
    """A few numbers, of which articles of one piece share some."""
    return tuple(int(run, 16) for run in _split(print_)[:MARKS])


def origins_of(prints: Sequence[str]) -> list[int]:
    """For each article the position of the first that is the same piece of reporting, its own where none is."""
    origins = list(range(len(prints)))
    for at, one in enumerate(prints):
        for before in range(at):
            if origins[before] != origins[at] and are_one(prints[before], one):
                low, high = sorted((origins[before], origins[at]))
                origins = [low if origin == high else origin for origin in origins]
    return origins


def _split(print_: str) -> list[str]:
    return [print_[at : at + _DIGITS] for at in range(0, len(print_), _DIGITS)]


def _hash(run: tuple[str, ...]) -> str:
    return blake2b(" ".join(run).encode("utf-8", "surrogatepass"), digest_size=_DIGITS // 2).hexdigest()


def _runs(text: str) -> set[tuple[str, ...]]:
    runs: set[tuple[str, ...]] = set()
    for paragraph in text.split("\n\n"):
        if paragraph.startswith(">"):
            continue
        told = _QUOTED.sub(" . ", _DATELINE.sub("", paragraph.strip()))
        for sentence in _SENTENCE_END.split(told):
            words = _words(sentence)
            runs.update(zip(words, words[1:], words[2:], strict=False))
    return runs


def _words(sentence: str) -> list[str]:
    told = sentence.lower().replace("’", "'")
    for style, plain in _STYLES:
        told = style.sub(plain, told)
    return [_plain(word) for word in _WORD.findall(told)]


def _plain(word: str) -> str:
    if len(word) > 4:
        for ending, plain in _ENDINGS:
            word = ending.sub(plain, word)
    return _NUMBERS.get(word, word)
