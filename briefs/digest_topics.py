"""Is a story on a channel's topic? By whole words in any form, by other words for the same thing, never by a part.

A topic lifts a story in the digest, so a wrong match costs more than a missed one: words with two meanings count only
as themselves, and a name of two words only where these stand side by side. A topic in quotation marks is looked for as
it stands. English endings and synonyms are known; in other languages words are one where they begin alike.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import NamedTuple

from briefs.lookup_alike import SAME_FORM, Alike
from briefs.lookup_synonyms import WORDS
from briefs.lookup_words import fold, stem, words_in
from briefs.sentences import word_set
from briefs.topic_fields import FIELDS, SPORTS
from briefs.topic_words import (
    LEAST_ALIKE,
    as_it_stands,
    has_marks,
    is_unspaced,
    stand_side_by_side,
    stands_unspaced,
    words_of,
)

LONGEST = 5  # words of a form of a field
SURE = 3  # letters of a stem that no ending changes
NEAR = 5  # words within which those of a topic may stand apart: "cuts 300 jobs"
IN_HEADLINE, IN_PASSING = 1.0, 0.5
OF_FIELD = 0.5  # "maternity ward" in a headline, where "health" is the topic

# Short names of countries and things that are everyday words unless printed in capitals.
_EVERYDAY = word_set("us it am in or as so no me who an at be do go he if is my of on to up we may march pm")
_MARKS, _COMMAS = '"“”„‟«»「」『』', ",，、،;；؛"
_QUOTED = re.compile(rf"\s*[{_MARKS}](?P<words>.*)[{_MARKS}]\s*", re.DOTALL)
_LISTED = re.compile(
    rf"""
    (?: [{_MARKS}] [^{_MARKS}{_COMMAS}]* [{_COMMAS}] [^{_MARKS}]* [{_MARKS}]   # a comma within quotation marks
      | [^{_COMMAS}]
    )+
    """,
    re.VERBOSE,
)
_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’][^\W_]+)*")

_Form = tuple[str, ...]  # stems side by side


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic as typed, with every form it may be printed in; false for one without a word.

    ``forms`` are those of English; ``words`` are its folded words, ``exact`` where they stand in quotation marks;
    ``unspaced`` its parts in a script without blanks.
    """

    forms: tuple[_Form, ...] = ()
    apart: frozenset[str] = frozenset()  # of a topic of several words: these may stand apart, in small letters
    field: frozenset[_Form] = frozenset()  # of a field of news: the words that tell it
    words: tuple[str, ...] = ()
    exact: bool = False
    foreign: bool = False  # typed with letters beyond English: its words may have any ending
    unspaced: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.words or self.unspaced)


class Straw(NamedTuple):
    """What of an article a topic is looked for in."""

    headline: str
    beside: tuple[str, ...]
    outlet: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """The words of a line, each with whether it was printed with a capital."""

    stems: tuple[str, ...]
    capitals: tuple[bool, ...]


def topics_in(typed: str) -> tuple[str, ...]:
    """The topics of a list parted by the commas of any script, each once; one within quotation marks parts nothing.

    What holds no letter and no digit is no topic.
    """
    found = (" ".join(one.group().split()) for one in _LISTED.finditer(typed))
    return tuple(dict.fromkeys(one for one in found if any(letter.isalnum() for letter in one)))


@lru_cache(maxsize=1024)
def topic_of(typed: str) -> Topic:
    """What a member typed as a topic, ready to be looked for."""
    quoted = _QUOTED.fullmatch(typed)
    said = quoted["words"] if quoted else typed
    if is_unspaced(said):
        return Topic(unspaced=tuple(as_it_stands(said).split()))
    printed = words_of(said)
    if quoted:
        return Topic(words=printed, exact=True)
    words = words_in(said).words
    if not words or has_marks(said):
        return Topic(words=printed, foreign=True)
    forms = [words, *_other_forms(words)]
    apart = frozenset(map(stem, words)) if len(words) > 1 else frozenset[str]()
    field = _fields().get(tuple(map(stem, words)), frozenset[_Form]())
    stems = tuple(dict.fromkeys(tuple(map(stem, form)) for form in forms))
    return Topic(stems, apart, field, printed, foreign=any(c.isalpha() and not c.isascii() for c in said))


def on_topic(
    topics: Sequence[Topic],
    headline: str,
    beside: Iterable[str],
    outlet: str | None = None,
    language: str | None = None,
) -> float:
    """How much of a story on one of the topics an article is: `IN_HEADLINE`, `IN_PASSING` (keywords, people, the
    outlet's own name), `OF_FIELD` (another word of that field of news in the headline), or 0."""
    beside = tuple(beside)
    return max((_worth(topic, Straw(headline, beside, outlet, language)) for topic in topics if topic), default=0.0)


def _worth(topic: Topic, straw: Straw) -> float:
    if _stands(topic, straw.headline, straw.language):
        return IN_HEADLINE
    if any(_stands(topic, words, straw.language) for words in straw.beside) or _is_outlet(topic, straw.outlet):
        return IN_PASSING
    return OF_FIELD if topic.field and _is_of_field(topic, _told(straw.headline)) else 0.0


def _stands(topic: Topic, text: str, language: str | None) -> bool:
    if topic.unspaced:
        whole = as_it_stands(text)
        return all(stands_unspaced(part, whole) for part in topic.unspaced)
    if topic.forms and _holds(topic, _told(text)):
        return True
    if topic.exact:
        return bool(topic.words) and stand_side_by_side(topic.words, words_of(text), exactly=True)
    is_foreign = topic.foreign or (language is not None and not language.casefold().startswith("en"))
    return is_foreign and bool(topic.words) and stand_side_by_side(topic.words, words_of(text), exactly=False)


def _is_outlet(topic: Topic, outlet: str | None) -> bool:
    return bool(outlet) and _named(topic.words) == _outlet_words(outlet or "")


@lru_cache(maxsize=4096)
def _outlet_words(outlet: str) -> tuple[str, ...]:
    return _named(words_of(outlet)) or ("",)


def _named(words: tuple[str, ...]) -> tuple[str, ...]:
    return words[1:] if len(words) > 1 and words[0] == "the" else words


def _is_of_field(topic: Topic, told: Told) -> bool:
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


# ---------------------------------------------------------------- in many texts


def _beginning(stemmed: str) -> str:
    """What every word with this stem begins with: of a longer one the last letter may be another."""
    return stemmed if len(stemmed) <= SURE else stemmed[:-1]


class Haystack:
    """Articles, each with a number, in which topics are looked for one by one: by what their words begin with."""

    def __init__(self, straws: Iterable[tuple[int, Straw]]) -> None:
        self._straws = list(straws)

    def find(self, topic: Topic) -> dict[int, float]:
        """How much of each number is on the topic, of those that are."""
        found: dict[int, float] = {}
        for place, lines in sorted(self._likely(topic).items()):
            number, straw = self._straws[place]
            worth = _worth(topic, _only(straw, lines))
            if worth > found.get(number, 0.0):
                found[number] = worth
        return found

    def _likely(self, topic: Topic) -> dict[int, set[int]]:
        """The places of all that may be on the topic, each with the lines that may be."""
        likely: dict[int, set[int]] = {place: set() for place in self._of_outlet.get(_named(topic.words), ())}
        for part in _parts_of(topic):
            at = self._text.find(part)
            while at >= 0:
                place = bisect_right(self._starts, at) - 1
                likely.setdefault(place, set()).add(self._text.count("\n", self._starts[place], at))
                at = self._text.find(part, self._text.find("\n", at))
        return likely

    @cached_property
    def _of_outlet(self) -> dict[tuple[str, ...], list[int]]:
        found: dict[tuple[str, ...], list[int]] = {}
        for place, (_, one) in enumerate(self._straws):
            if one.outlet:
                found.setdefault(_outlet_words(one.outlet), []).append(place)
        return found

    @cached_property
    def _texts(self) -> list[str]:
        return [_one_a_line(one).replace("'", "") for _, one in self._straws]

    @cached_property
    def _text(self) -> str:
        return "".join(self._texts)

    @cached_property
    def _starts(self) -> list[int]:
        return list(accumulate(map(len, self._texts), initial=0))


def _one_a_line(straw: Straw) -> str:
    """The headline and what stands beside it, folded, each on a line."""
    return fold("\n".join(one.replace("\n", " ") for one in (straw.headline, *straw.beside))) + "\n"


def _only(straw: Straw, lines: Collection[int]) -> Straw:
    """Of the headline and what stands beside it those on these lines."""
    headline = straw.headline if 0 in lines else ""
    return straw._replace(headline=headline, beside=tuple(straw.beside[line - 1] for line in lines if line))


def _parts_of(topic: Topic) -> set[str]:
    """Letters of which some stand in every text on the topic, one of them in each."""
    if topic.unspaced:
        return {fold(topic.unspaced[0])[:LEAST_ALIKE]}
    parts = {_beginning(max(form, key=len)) for form in (*topic.forms, *topic.field) if form}
    if topic.words:
        longest = max(topic.words, key=len)
        parts |= {longest[:LEAST_ALIKE]} if longest.isascii() else {longest[:LEAST_ALIKE], longest[-2:]}
    parts = {part[:1] if any(map(str.isdigit, part)) else part for part in parts}  # 1,200 is printed for 1200
    return parts | {".".join(part) for part in parts if part.isascii()}  # u.s. for us


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
