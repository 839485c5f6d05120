"""Words as the lookup compares them: folded, parted, stemmed and spelt by ear."""

from __future__ import annotations

import re
import unicodedata
from itertools import combinations
from typing import NamedTuple

LONGEST_WORD = 32  # letters; what is longer is no word anybody types

_LETTERS = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ß": "ss",
        "ı": "i",
        "æ": "ae",
        "œ": "oe",
        "‘": "'",
        "’": "'",
        "ʼ": "'",
        "`": "'",
        "´": "'",
        "‐": "-",
        "‑": "-",
    }
)

_WORD = re.compile(
    r"""
    (?P<dotted>(?:[^\W\d_]\.){2,}[^\W\d_]?(?!\w))   # u.s., u.s.a, e.g. -> one word without the dots
  | (?P<number>\d+(?:[.,]\d+)+)                     # 1,200,000 and 2.5
  | (?P<word>[^\W_]+(?:'[^\W_]+)*)                  # o'neill, don't, and plain words
  | (?P<hyphen>[-/])
    """,
    re.VERBOSE,
)


class Words(NamedTuple):
    """The words of a text in order, and what hyphened neighbours would be as one word ("cease-fire": "ceasefire")."""

    words: tuple[str, ...]
    joined: tuple[str, ...]


def fold(text: str) -> str:
    """The text without case, accents, ligatures and typographic quotes; folding twice changes nothing."""
    if text.isascii():
        return text.lower()
    for _ in range(3):  # a few letters fold in two steps
        parted = unicodedata.normalize("NFKD", text).casefold().translate(_LETTERS)
        folded = "".join(c for c in parted if not unicodedata.combining(c))
        if folded == text:
            break
        text = folded
    return text


def words_in(text: str) -> Words:
    """The folded words of ``text``; possessive endings and apostrophes are left out."""
    plain = text.rstrip(",;:!?")
    if plain.isalpha() and plain.isascii():  # most words of copy, the long way spared
        return Words((plain.lower()[:LONGEST_WORD],), ())
    words: list[str] = []
    joined: list[str] = []
    run: list[str] = []  # words so far with nothing but a hyphen between them
    end = -1
    for match in _WORD.finditer(fold(text)):
        touching = match.start() == end
        end = match.end()
        if match.lastgroup == "hyphen":
            if not touching:
                run = []
            continue
        word = _plain(match.group(), match.lastgroup)
        if not touching:
            _close(run, joined)
            run = []
        words.append(word)
        run.append(word)
    _close(run, joined)
    return Words(tuple(words), tuple(joined))


def _close(run: list[str], joined: list[str]) -> None:
    if 2 <= len(run) <= 4:
        joined.append("".join(run)[:LONGEST_WORD])


def _plain(word: str, kind: str | None) -> str:
    if kind == "dotted":
        return word.replace(".", "")
    if kind == "number":
        return word.replace(",", "")
    if word.endswith("'s"):
        word = word[:-2]
    return word.replace("'", "")[:LONGEST_WORD]


_ENDINGS = (
    # ending, what stands in its place, letters that must be left
    ("ies", "y", 3),
    ("ied", "y", 3),
    ("sses", "ss", 2),
    ("ings", "", 3),
    ("ing", "", 3),
    ("ers", "", 4),
    ("er", "", 4),
    ("ed", "", 3),
    ("es", "", 3),
    ("s", "", 3),
    ("e", "", 3),
)


def stem(word: str) -> str:
    """What the forms of a word share: "elections" and "election", "promised" and "promise", "running" and "run"."""
    if not word.isalpha():
        return word
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        word = word[:-3] + "y" if word.endswith("ies") and len(word) > 4 else word[:-1]
    for ending, instead, least in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= least:
            word = word[: -len(ending)] + instead
            break
    if len(word) > 5 and word.endswith("ell"):  # "cancelling", "cancel"
        word = word[:-1]
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiouls":
        word = word[:-1]
    return word[:-1] + "i" if word.endswith("y") and len(word) > 3 else word


_BY_EAR = (
    # Order matters: what is longer comes first.
    ("tsch", "ch"),
    ("cz", "ch"),
    ("sz", "s"),
    ("tch", "c"),
    ("sch", "s"),
    ("ght", "t"),
    ("ough", "o"),
    ("augh", "o"),
    ("ph", "f"),
    ("gh", "g"),
    ("kh", "k"),
    ("ck", "k"),
    ("qu", "kw"),
    ("ch", "c"),
    ("sh", "s"),
    ("th", "t"),
    ("wh", "w"),
    ("wr", "r"),
    ("kn", "n"),
    ("ps", "s"),
    ("ks", "x"),
    ("dg", "j"),
    ("ce", "se"),
    ("ci", "si"),
    ("cy", "sy"),
    ("ge", "je"),
    ("gi", "ji"),
    ("dj", "j"),
    ("zh", "j"),
    ("q", "k"),
    ("c", "k"),
    ("z", "s"),
    ("v", "w"),
    ("y", "i"),
)
_VOWELS = re.compile(r"[aeiouhw]+")
_DOUBLE = re.compile(r"(.)\1+")


def sound(word: str) -> str:
    """Roughly how a word is heard: vowels and doubled letters fall away, "kourt" and "court" come out alike."""
    heard = word
    for written, spoken in _BY_EAR:
        if written in heard:
            heard = heard.replace(written, spoken)
    first = "a" if heard[:1] in {"a", "e", "i", "o", "u"} else heard[:1]
    return first + _DOUBLE.sub(r"\1", _VOWELS.sub("", heard[1:]))


def deletes(word: str, most: int) -> set[str]:
    """The word with up to ``most`` letters left out, itself among them."""
    found = {word}
    for left in range(max(0, len(word) - most), len(word)):
        found.update(map("".join, combinations(word, left)))
    return found
