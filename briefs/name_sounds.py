"""What the spellings of one name have in common when it comes over from another script."""

from __future__ import annotations

import re
from functools import lru_cache

_SPELT_ALIKE = (
    # One sound written in several ways when a name comes over from another script; order matters.
    (r"tsch|tch|tsh|cz", "c"),
    (r"sch|sz", "s"),
    (r"sh", "s"),
    (r"ch(?=[aeiouy])", "c"),
    (r"zh|dzh|dj|dj", "j"),
    (r"kh|gh|dh|th|bh", lambda match: match.group()[0]),
    (r"ph", "f"),
    (r"ck|cq|q|c(?=[^eiy]|$)", "k"),
    (r"x", "ks"),
    (r"w", "v"),
    (r"oo|ou", "u"),
    (r"[iyj]+", "i"),
    (r"ie|ei|ee|ea", "i"),
    (r"(?<=[aeou])h(?=[^aeiou]|$)", ""),
    (r"(.)\1+", r"\1"),
)
_ALIKE = tuple((re.compile(pattern), instead) for pattern, instead in _SPELT_ALIKE)

UMLAUTS = re.compile(r"(?<=[a-z])(?P<vowel>[aou])e(?![aeio])|^(?P<first>[ou])e(?![aeiou])")
# Sounds that come over from other scripts in different letters: only where much else agrees.
_LOOSE = tuple(
    (re.compile(pattern), instead)
    for pattern, instead in (
        (r"^[gy](?=i[aeou])", ""),  # Giorgos, Yiorgos
        (r"sch|sh", "s"),
        (r"ph", "f"),
        (r"(?<=[td])h", ""),
        (r"^hs|x|ts|tz|z(?!h)", "s"),
        (r"zh|ch|j(?=[aeiou])|q(?=[iu])", "c"),
        (r"(?<=[aeou])h(?=[^aeiou]|$)", ""),  # Ahmad, Hsueh
        (r"kh|gh|[kqgh]", "k"),
        (r"(?<=[^aeiouy])[yij](?=[aou])", ""),  # Lyudmila, Ludmila
        (r"[yje]", "i"),
        (r"o", "u"),
        (r"[wb]", "v"),
        (r"(.)\1+", r"\1"),
    )
)


def spelling_key(word: str) -> str:
    """What the spellings of one name share: "zelensky", "zelenskyy", "zelenskiy"; folded words in, never empty."""
    key = word
    for pattern, instead in _ALIKE:
        key = pattern.sub(instead, key)
    return key or word


@lru_cache(maxsize=16384)
def loose_key(word: str) -> str:
    """What a word of a name sounds like, roughly: where much else agrees, and for looking for candidates."""
    word = UMLAUTS.sub(lambda match: match["vowel"] or match["first"], word)
    for pattern, instead in _LOOSE:
        word = pattern.sub(instead, word)
    return spelling_key(word)


@lru_cache(maxsize=16384)
def skeleton(word: str) -> str:
    """The consonants of a word of a name, as they sound, roughly."""
    loose = loose_key(word)
    bare = re.sub(r"[aeiouy]", "", loose)
    return bare if len(bare) > 1 else loose
