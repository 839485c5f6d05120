"""Is a story on a channel's topic? By whole words in any form, by other words for the same thing, never by a part.

A topic lifts a story in the digest, so a wrong match costs more than a missed one: words with two meanings count only
as themselves, and a name of two words only where these stand side by side.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from briefs.lookup_alike import SAME_FORM, Alike
from briefs.lookup_synonyms import WORDS
from briefs.lookup_words import stem, words_in
from briefs.sentences import word_set
from briefs.topic_fields import FIELDS, SPORTS

LONGEST = 5  # words of a form of a field
NEAR = 5  # words within which those of a topic may stand apart: "cuts 300 jobs"
IN_HEADLINE, IN_PASSING = 1.0, 0.5
OF_FIELD = 0.5  # "maternity ward" in a headline, where "health" is the topic

# Short names of countries and things that are everyday words unless printed in capitals.
_EVERYDAY = word_set("us it am in or as so no me who an at be do go he if is my of on to up we may march pm")
_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’][^\W_]+)*")

_Form = tuple[str, ...]  # stems side by side


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic as typed, with every form it may be printed in; () for one without a word."""

    forms: tuple[_Form, ...]
    apart: frozenset[str] = frozenset()  # of a topic of several words: these may stand apart, in small letters
    field: frozenset[_Form] = frozenset()  # of a field of news: the words that tell it


@dataclass(frozen=True, slots=True)
class Told:
    """The words of a line, each with whether it was printed with a capital."""

    stems: tuple[str, ...]
    capitals: tuple[bool, ...]


@lru_cache(maxsize=1024)
def topic_of(typed: str) -> Topic:
    """What a member typed as a topic, ready to be looked for."""
    words = words_in(typed).words
    if not words:
        return Topic(())
    forms = [words, *_other_forms(words)]
    apart = frozenset(map(stem, words)) if len(words) > 1 else frozenset[str]()
    field = _fields().get(tuple(map(stem, words)), frozenset[_Form]())
    return Topic(tuple(dict.fromkeys(tuple(map(stem, form)) for form in forms)), apart, field)


def on_topic(topics: Sequence[Topic], headline: str, beside: Iterable[str]) -> float:
    """How much of a story on one of the topics an article is: `IN_HEADLINE`, `IN_PASSING` (keywords, people),
    `OF_FIELD` (another word of that field of news in the headline), or 0."""
    if any(_holds(topic, _told(headline)) for topic in topics):
        return IN_HEADLINE
    if any(_holds(topic, _told(words)) for words in beside for topic in topics):
        return IN_PASSING
    return OF_FIELD if any(_is_of_field(topic, _told(headline)) for topic in topics) else 0.0


def _is_of_field(topic: Topic, told: Told) -> bool:
    if not topic.field:
        return False
    runs = (told.stems[at : at + length] for length in range(1, LONGEST + 1) for at in range(len(told.stems)))
    return any(run in topic.field for run in runs)


def _holds(topic: Topic, told: Told) -> bool:
    if any(_stands_in(form, told.stems) for form in topic.forms if form[0] in told.stems):
        return True
    if not topic.apart or not topic.apart <= frozenset(told.stems):
        return False
    return _near(topic.apart, told)


def _stands_in(form: _Form, stems: Sequence[str]) -> bool:
    length = len(form)
    return any(tuple(stems[at : at + length]) == form for at in range(len(stems) - length + 1))


def _near(wanted: frozenset[str], told: Told) -> bool:
    """Whether the words stand within `NEAR`, none with a capital: that would be a part of somebody else's name."""
    for at in range(len(told.stems)):
        window = range(at, min(at + NEAR, len(told.stems)))
        plain = {told.stems[one] for one in window if not told.capitals[one]}
        if wanted <= plain:
            return True
    return False


@lru_cache(maxsize=65_536)
def _told(text: str) -> Told:
    stems: list[str] = []
    capitals: list[bool] = []
    tokens = _TOKEN.findall(text)
    shouted = len(tokens) > 1 and text.isupper()
    for token in tokens:
        for word in words_in(token).words:
            stems.append(stem(word) if word not in _EVERYDAY or (token.isupper() and not shouted) else f"={word}")
            capitals.append(token[0].isupper())
    return Told(tuple(stems), tuple(capitals))


# ---------------------------------------------------------------- other words for the same thing


def _other_forms(words: tuple[str, ...]) -> list[tuple[str, ...]]:
    tight = [tuple(other) for other, worth in _alike().others(words).items() if worth >= SAME_FORM]
    return [*tight, *_plain_groups().get(tuple(map(stem, words)), ())]


@lru_cache(maxsize=1)
def _alike() -> Alike:
    return Alike()


@lru_cache(maxsize=1)
def _plain_groups() -> dict[_Form, tuple[tuple[str, ...], ...]]:
    """For each word of one meaning the others of its group: what stands in two groups is of two minds."""
    groups = [[tuple(one.split()) for one in line.split("|")] for line in WORDS.strip().splitlines()]
    counted = Counter(form for group in groups for form in {tuple(map(stem, member)) for member in group})
    found: dict[_Form, tuple[tuple[str, ...], ...]] = {}
    for group in groups:
        plain = [member for member in group if counted[tuple(map(stem, member))] == 1]
        found |= {tuple(map(stem, member)): tuple(plain) for member in plain}
    return found


# ---------------------------------------------------------------- fields of news


@lru_cache(maxsize=1)
def _fields() -> dict[_Form, frozenset[_Form]]:
    """For each name of a field the words that tell it; sport is told by those of every kind of sport."""
    sports, found = _read(SPORTS), _read(FIELDS)
    every = frozenset(form for name, forms in sports.items() for form in (name, *forms))
    for name in ("sport", "sports"):
        found[(stem(name),)] |= every
    return {**sports, **found}


def _read(lines: str) -> dict[_Form, frozenset[_Form]]:
    found: dict[_Form, frozenset[_Form]] = {}
    for line in lines.strip().replace("\n    ", " ").splitlines():
        names, words = ([_form(one) for one in half.split("|")] for half in line.split(":"))
        found |= {name: frozenset((*names, *words)) for name in names}
    return found


def _form(words: str) -> _Form:
    return tuple(map(stem, words_in(words).words))
