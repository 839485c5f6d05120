"""What the spellings of one name have in common when it comes over from another script."""

from __future__ import annotations

import re

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


def spelling_key(word: str) -> str:
    """What the spellings of one name share: "zelensky", "zelenskyy", "zelenskiy"; folded words in, never empty."""
    key = word
    for pattern, instead in _ALIKE:
        key = pattern.sub(instead, key)
    return key or word
