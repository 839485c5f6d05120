"""The words of a quotation as wordings are compared: without marks and case, in one spelling, numbers in digits."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from briefs.keywords import content_words
from briefs.lookup_words import fold, stem
from briefs.sentences import word_set
from briefs.spellings import EQUAL, GENERAL

GAP = "…"  # stands among the words where the article shows that some are left out
A_FUNCTION_WORD = 0.35  # what "the" or "of" weighs beside a word that says something
BEGINNING = 6  # letters of a stem that are compared: "disgrace" and "disgraceful"

_TYPED = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "...", "\u00a0": " "})
_LETTER_IN_BRACKETS = re.compile(r"\[(\w{1,4})\](?=\w)|(?<=\w)\[(\w{1,4})\]")  # "[W]e", "friend[s]"
_TOKEN = re.compile(
    r"""
    (?P<gap> \[ \s* (?: \.{2,} | … ) \s* \] | \( \s* (?: \.{2,} | … ) \s* \) | … | \. (?: \s? \. )+ )
  | (?P<masked> [^\W\d_]+ \*+ [^\W\d_]* | [^\W\d_] -{3,} [^\W\d_]* | \*{3,} )     # f***, bullsh*t, s---
  | (?P<number> \d+ (?: [.,] \d+ )* (?P<scale> (?: k | m | bn | mn | tn ) \b )? )
  | (?P<dotted> (?: [^\W\d_] \. ){2,} [^\W\d_]? (?! \w ) )                        # u.s.
  | (?P<word> [^\W_]+ (?: ' [^\W_]+ )* )
  | (?P<open> \[ ) | (?P<close> \] ) | (?P<percent> % )
    """,
    re.VERBOSE,
)
_SCALES = {"k": "thousand", "m": "million", "mn": "million", "bn": "billion", "tn": "trillion"}
_SPOKEN = {
    "gonna": ("going", "to"),
    "gotta": ("got", "to"),
    "wanna": ("want", "to"),
    "cannot": ("can", "not"),
    "can't": ("can", "not"),
    "won't": ("will", "not"),
    "shan't": ("shall", "not"),
    "ain't": ("is", "not"),
    "ok": ("okay",),
    "percent": ("per", "cent"),
    "pct": ("per", "cent"),
    "sen": ("senator",),
    "rep": ("representative",),
    "gen": ("general",),
    "gov": ("governor",),
}
_TAILS = {"'re": "are", "'ve": "have", "'ll": "will", "'m": "am"}
_IS = word_set("it that there here what who he she how where let")  # before "'s", which is a possessive elsewhere

_UNTIL_TWENTY = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen"""
_UNITS = {word: number for number, word in enumerate(_UNTIL_TWENTY.split())}
_TENS_IN_WORDS = "twenty thirty forty fifty sixty seventy eighty ninety"
_TENS = {word: 10 * number for number, word in enumerate(_TENS_IN_WORDS.split(), 2)}
_POWERS = {"hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_NUMBERS: dict[str, float] = {**_UNITS, **_TENS, **_POWERS}

_BRITISH = (
    # How one word is spelt on two sides of an ocean. What comes out need not be a word: both sides go through it.
    (re.compile(r"(?<=[^\W\d_]{2})our(?=s?$|ed$|ing$|ite|able|ful|less|hood|y$|ly$|er)"), "or"),
    (re.compile(r"(?<=[^\W\d_]{2})is(?=e[drs]?$|es$|ing$|ation|able$)"), "iz"),
    (re.compile(r"(?<=[^\W\d_]{2})ys(?=e[drs]?$|ing$)"), "yz"),
    (re.compile(r"(?<=[^\W\d_]{3}[bt])re(?=s?$)"), "er"),
    (re.compile(r"(?<=[^\W\d_]{3})ogue(?=s?$)"), "og"),
    (re.compile(r"(?<=[aeiou])ll(?=ed$|ing$|er)"), "l"),
    (re.compile(r"(?<=en)ce(?=s?$)"), "se"),
    (re.compile(r"^programme(?=s?$)"), "program"),
    (re.compile(r"^plough"), "plow"),
    (re.compile(r"ae(?=[^\W\d_]{3})|oe(?=[^\W\d_]{4})"), "e"),
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a quotation says: its words in order, with gaps.

    ``letters`` are all letters in a row, so that neither a hyphen nor a blank parts two spellings; ``starts`` and
    ``ends`` are the places in it where a word begins or ends.
    """

    words: tuple[str, ...]
    segments: tuple[str, ...]  # the letters between the gaps
    letters: str
    starts: frozenset[int]
    ends: frozenset[int]
    stems: tuple[str, ...]  # of every word, gaps left out
    printed: tuple[str, ...]  # the words before their numbers were written in digits, gaps left out
    telling: frozenset[str] = field(default=frozenset())  # stems of words that say something

    @property
    def count(self) -> int:
        """How many words there are."""
        return len(self.stems)


@lru_cache(maxsize=4096)
def readings_of(words: str) -> tuple[Reading, ...]:
    """The ways to read a quotation: words an editor put in brackets were said, or they were not."""
    taken, bracketed = _tokens(words)
    whole = _reading(taken)
    if not bracketed or len(bracketed) == len(taken):
        return (whole,)
    return (whole, _reading([word for at, word in enumerate(taken) if at not in bracketed]))


def unmasked(one: str, other: str) -> str:
    """``one`` with words whose letters are starred out written as in ``other``, where these fit."""
    if "*" not in one and "---" not in one:
        return one
    others = [found for found in re.findall(r"[^\W\d_]+", other) if len(found) > 2]

    def written(match: re.Match[str]) -> str:
        if match.lastgroup != "masked" or not re.search("[*-]", match[0]):
            return match[0]
        return next((word for word in others if _fits(match[0].lower(), word.lower())), match[0])

    return _TOKEN.sub(written, one)


def _fits(masked: str, word: str) -> bool:
    before, _, after = re.sub(r"[*-]+", "*", masked).partition("*")
    return word.startswith(before) and word.endswith(after) and abs(len(word) - len(masked)) <= 2 and before != ""


def _tokens(words: str) -> tuple[list[str], frozenset[int]]:
    """The plain words in order, and which of them stand in an editor's brackets."""
    taken: list[str] = []
    bracketed: set[int] = set()
    inside = False
    plain = fold(words.translate(_TYPED))
    if "[" in plain:
        plain = _LETTER_IN_BRACKETS.sub(r"\1\2", plain)
    for match in _TOKEN.finditer(plain):
        kind = match.lastgroup
        if kind in ("open", "close"):
            inside = kind == "open"
            continue
        new = _plain(match, kind)
        if inside:
            bracketed.update(range(len(taken), len(taken) + len(new)))
        taken += new
    return taken, frozenset(bracketed)


def _plain(match: re.Match[str], kind: str | None) -> tuple[str, ...]:
    text = match[0]
    if kind == "gap":
        return (GAP,)
    if kind == "percent":
        return ("per", "cent")
    if kind in ("number", "scale"):
        scale = match["scale"] or ""
        figure = text.removesuffix(scale).replace(",", "")
        return (figure, _SCALES[scale]) if scale else (figure,)
    if kind == "dotted":
        return (text.replace(".", ""),)
    return _spelt(text)


@lru_cache(maxsize=8192)
def _spelt(word: str) -> tuple[str, ...]:
    """One printed word in one spelling; what is drawn together in speech is two words."""
    if known := _SPOKEN.get(word):
        return known
    if word.endswith("n't"):
        return (word[:-3], "not")
    for tail, full in _TAILS.items():
        if word.endswith(tail):
            return (word.removesuffix(tail), full)
    if word.endswith("'s") and word[:-2] in _IS:
        return (word[:-2], "us" if word[:-2] == "let" else "is")
    word = word.replace("'", "")
    if len(word) > 3:
        word = min([word, *_listed(word)])
        for pattern, instead in _BRITISH:
            word = pattern.sub(instead, word)
    return (word,)


def _listed(word: str) -> list[str]:
    return [other[0] for other, worth in GENERAL.others((word,)).items() if len(other) == 1 and worth >= EQUAL]


def _reading(taken: list[str]) -> Reading:
    words = tuple(_in_digits(taken))
    letters, starts, ends, at = "", set(), set(), 0
    for word in words:
        if word != GAP:
            starts.add(at)
            letters += word
            at += len(word)
            ends.add(at)
    segments = tuple(part for part in "".join(words).split(GAP) if part)
    said = [word for word in words if word != GAP]
    return Reading(
        words=words,
        segments=segments,
        letters=letters,
        starts=frozenset(starts),
        ends=frozenset(ends),
        stems=tuple(_stem(word) for word in said),
        printed=tuple(word for word in taken if word != GAP),
        telling=frozenset(_stem(word) for word in said if _tells(word)),
    )


@lru_cache(maxsize=8192)
def _stem(word: str) -> str:
    return stem(word)[:BEGINNING]


@lru_cache(maxsize=8192)
def _tells(word: str) -> bool:
    return bool(content_words(word))


def _in_digits(words: list[str]) -> list[str]:
    """Numbers in words written in digits: "forty-one", "two thousand", "1.5 million"."""
    if not any(word in _NUMBERS or word[0].isdigit() for word in words):
        return words
    found: list[str] = []
    total: float | None = None  # the number being read
    last = 0.0  # what its last word was worth; 0 where nothing can be added to it
    for word in words:
        worth = _worth(word)
        if worth is not None and total is not None and word in _POWERS and worth > last:
            total, last = total * worth, worth
        elif worth is not None and total is not None and word.isalpha() and _adds(last, worth):
            total, last = total + worth, worth if worth >= 20 else 0
        else:
            if total is not None:
                found.append(_written(total))
            total, last = worth, worth or 0 if word.isalpha() else 0
            if worth is None:
                found.append(word)
    return [*found, _written(total)] if total is not None else found


def _adds(last: float, worth: float) -> bool:
    """Whether a number goes on: "forty" with "one", "two thousand" with "twenty"; "ten, nine" are two."""
    return worth < last and (last >= 100 or (last >= 20 and worth < 10))


def _worth(word: str) -> float | None:
    if word[0].isdigit():
        try:
            return float(word)
        except ValueError:
            return None  # 1.2.3
    return _NUMBERS.get(word)


def _written(number: float) -> str:
    return f"{number:.0f}" if number == int(number) else f"{number:g}"


def weight_of(stems: Iterable[str], one: Reading, other: Reading) -> float:
    """What the stems weigh together, by whether they say something in either wording."""
    return sum(1.0 if stem in one.telling or stem in other.telling else A_FUNCTION_WORD for stem in stems)
