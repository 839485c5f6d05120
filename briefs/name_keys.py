"""Under which keys a name is kept among the names of thousands, and by which those are found who may be called so."""

from __future__ import annotations

from functools import lru_cache

from briefs.lookup_words import fold
from briefs.name_forms import NameForm
from briefs.name_sounds import loose_key, skeleton
from briefs.spellings import GIVEN_NAMES

_ASIDE = "!"


def keys_of(form: NameForm, *more: str) -> tuple[str, ...]:
    """Under which a name is kept among others: what may be one person's is found by `asked_keys`.

    A full name has keys of its family name with its given name (in any form), and of both ends in any order; a family
    name alone has one of its own. ``more`` are other given or family names of the person, under keys marked as such.
    """
    keys = {f"{family}|" if form.is_full else f"~{family}|" for family in _families(form, ())}
    close = _close_keys(form, ())
    aside = {f"{_ASIDE}{key}" for key in _close_keys(form, more) - close} if more else set()
    return tuple(sorted(keys | close | aside))


def asked_keys(form: NameForm, *more: str) -> tuple[str, ...]:
    """By which others are looked for that may be called so: by a family name alone all that have it."""
    close = _close_keys(form, more)
    keys = close | {f"~{family}|" for family in _families(form, more)}
    keys |= {f"{_ASIDE}{key}" for key in close if "|" in key}
    if not form.is_full:
        keys |= {f"{family}|" for family in _families(form, more)}
    return tuple(sorted(keys))


def _families(form: NameForm, more: tuple[str, ...]) -> set[str]:
    second = form.words[-2:-1] if len(form.words) > 2 and not form.is_eastern else ()
    return {
        skeleton(word) for word in (*form.family, "".join(form.family), form.whole, *second, *more) if len(word) > 1
    }


def _close_keys(form: NameForm, more: tuple[str, ...]) -> set[str]:
    keys = {"=" + " ".join(form.words)}
    if form.is_full:
        ends = sorted({skeleton(form.words[0]), skeleton(form.words[-1])})
        given = {_given_class(form.given[0]), loose_key(form.given[0])[:1] or form.given[0][0], form.given[0][0]}
        given |= {_given_class(fold(word)) for word in (form.nick, *more) if word}
        keys |= {"+".join(ends)} | {f"{family}|{one}" for family in _families(form, more) for one in given}
    return keys


def is_aside(key: str) -> bool:
    """Whether a key is of a name that only the text beside the printed one tells: a nickname, a maiden name."""
    return key.startswith(_ASIDE)


def is_of_family(key: str) -> bool:
    """Whether a key says no more than a family name."""
    return key.endswith("|")


@lru_cache(maxsize=16384)
def _given_class(word: str) -> str:
    """One letter for all forms of a given name: Bob and Robert."""
    first = min((word, *(" ".join(other) for other in GIVEN_NAMES.others((word,)))))
    return loose_key(first)[:1] or first[0]
