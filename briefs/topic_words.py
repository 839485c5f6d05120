"""Words of a topic in any script: parted where the script parts them, and known again with other endings.

English has its own rules in `briefs.digest_topics`; here is what holds for the rest. The endings of a language are not
known, so two words are one where they begin alike and little is left over; where no blank parts words a topic is looked
for as it stands.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from briefs.lookup_words import fold

LEAST_ALIKE = 4  # letters that two forms of a word begin with
LONG_ALIKE = 5  # from so many on a longer ending may follow
SHORT_END, LONG_END = 2, 3

# Scripts that write words without blanks between them: Han, Kana, Thai, Lao, Khmer, Burmese.
_UNSPACED = re.compile(
    "[\u3040-\u30ff\u31f0-\u31ff\uff66-\uff9f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u3005-\u3007"
    "\u0e01-\u0e5b\u0e80-\u0eff\u1780-\u17ff\u1000-\u109f\U00020000-\U0003ffff]"
)
_KATAKANA = "[\u30a1-\u30fa\u30fc-\u30ff]"
_ONLY_KATAKANA = re.compile(f"{_KATAKANA}+")
_ARABIC = re.compile("[\u0620-\u064a\u0671-\u06d3]")
_HEBREW = re.compile("[\u05d0-\u05ea]")
_HANGUL = re.compile("[\u1100-\u11ff]")

# What is written in one with the word that follows: "and", "in", "the".
_BEFORE_ARABIC = ("ال", "وال", "بال", "لل", "كال", "فال", "و", "ب", "ل")
_BEFORE_HEBREW = ("ה", "ו", "ב", "ל", "מ", "ש", "כ", "וה", "שה", "מה", "בה", "לה")
# What is written in one with the word before it.
_AFTER_HANGUL = frozenset(
    fold(one)
    for one in (
        *("은", "는", "이", "가", "을", "를", "의", "에", "와", "과", "도", "만", "로", "으로", "에서", "에게", "까지"),
        *("부터", "들", "들이", "들은", "들을", "들의"),
    )
)


def is_unspaced(text: str) -> bool:
    """Whether the text has letters of a script that writes words without blanks."""
    return _UNSPACED.search(text) is not None


@lru_cache(maxsize=16_384)
def words_of(text: str) -> tuple[str, ...]:
    """The folded words of a text in any script that parts them; vowel signs belong to their word."""
    folded = fold(text)
    plain = folded.replace("'", "").replace(".", "") if folded.isascii() else _without_points(folded)
    return tuple("".join(c if _is_letter(c) else " " for c in plain).split())


def _without_points(folded: str) -> str:
    return folded.replace("'", "").replace("\u200c", "").replace("\u200d", "")


def _is_letter(character: str) -> bool:
    return character.isalnum() or unicodedata.category(character)[0] == "M"


def as_it_stands(text: str) -> str:
    """The text for scripts without blanks: one form of each letter, its marks kept."""
    return unicodedata.normalize("NFKC", text).casefold()


def stands_unspaced(part: str, text: str) -> bool:
    """Whether ``part`` stands in ``text``, both `as_it_stands`; one letter alone only as the whole text, and a word of
    Katakana never as a part of a longer one."""
    if len(part) < 2:
        return part == text
    if _ONLY_KATAKANA.fullmatch(part):
        return re.search(f"(?<!{_KATAKANA}){re.escape(part)}(?!{_KATAKANA})", text) is not None
    return part in text


@lru_cache(maxsize=65_536)
def is_form_of(word: str, printed: str) -> bool:
    """Whether a printed word may be a form of this one; both folded, neither English."""
    if word == printed:
        return True
    if not (word.isalpha() or _is_marked(word)) or word.isascii() != printed.isascii():
        return False
    if _HANGUL.match(word):
        return printed.startswith(word) and printed[len(word) :] in _AFTER_HANGUL
    if _ARABIC.match(word) or _HEBREW.match(word):
        before = _BEFORE_ARABIC if _ARABIC.match(word) else _BEFORE_HEBREW
        if any(one + word == printed or one + printed == word for one in before if min(len(word), len(printed)) > 2):
            return True
    return _is_inflected(word, printed)


def _is_inflected(one: str, other: str) -> bool:
    alike = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    if alike < LEAST_ALIKE:
        return False
    ends = sorted((len(one) - alike, len(other) - alike))
    return ends[1] <= (LONG_END if alike >= LONG_ALIKE else SHORT_END) and ends[0] <= SHORT_END


def has_marks(text: str) -> bool:
    """Whether some of its letters are marks upon others, as the vowels of many scripts of India are."""
    return not text.isascii() and any(unicodedata.category(c)[0] == "M" for c in fold(text))


def _is_marked(word: str) -> bool:
    return all(_is_letter(c) and not c.isdigit() for c in word)


def stand_side_by_side(words: Sequence[str], printed: Sequence[str], *, exactly: bool) -> bool:
    """Whether the words are printed one after the other, in any form or just so."""

    def is_one(word: str, other: str) -> bool:
        return word == other if exactly else is_form_of(word, other)

    length = len(words)
    return any(
        all(is_one(word, other) for word, other in zip(words, printed[at : at + length], strict=True))
        for at in range(len(printed) - length + 1)
    )
