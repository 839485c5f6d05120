"""Headlines to look up: made-up news in made-up words, as many as wanted, the same at every run.

Words and names are put together from syllables, so that neither any article's words nor the gold queries' are among
them; how often each comes follows the steep curve of real copy, and new surnames keep coming as the store grows.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate
from typing import Any

Row = dict[str, Any]


def _parts(text: str) -> list[str]:
    return text.split()


_ONSETS = _parts(
    "b b br c c ch cl d d dr f f fl g g gr h h j k k l l m m n n p p pl qu r r s s sh sp st t t th tr v v w z"
)
_NUCLEI = _parts("a a a a e e e e i i i o o o u u ai ea ee ou")
_CODAS = ["", "", "", "", "", "", *_parts("n n r r l s t d m ck nd nt rn rt st")]
_NAME_ENDS = _parts("son ton ley man berg elli ova ez ska wick moor dale ini ard quist sen enko ham worth idis")
_PLACE_ENDS = _parts("burg ford mouth haven stad ville minster field grad port ia land stan")
_SMALL = _parts("to in of for on as over after with against at by from amid under")
_SPOKEN = _parts("says vows warns denies urges backs rejects seeks")

_NOUNS, _VERBS, _PLACES, _GIVEN = 14_000, 3_000, 2_500, 900
_KNOWN_SURNAMES = 6_000
_NEW_SURNAME = 0.3  # the share of names that nobody in the store bore before
_FIRST_DAY = date(2020, 1, 1)


def _syllable(chance: random.Random) -> str:
    return chance.choice(_ONSETS) + chance.choice(_NUCLEI) + chance.choice(_CODAS)


def _word(chance: random.Random, most: int = 3) -> str:
    return "".join(_syllable(chance) for _ in range(min(most, chance.choice((1, 2, 2, 2, 2, 3)))))


def _words(count: int, chance: random.Random, ending: tuple[str, ...] = ("",)) -> list[str]:
    made: dict[str, None] = {}
    while len(made) < count:
        word = _word(chance, 3 if ending == ("",) else 2) + chance.choice(ending)
        if 4 <= len(word) <= 12:
            made[word] = None
    return list(made)


class _Ranked:
    """Words of which the first come often and the last hardly ever."""

    def __init__(self, words: list[str]) -> None:
        self._words = words
        self._sums = list(accumulate(1 / (rank + 8) for rank in range(len(words))))

    def choose(self, chance: random.Random) -> str:
        return chance.choices(self._words, cum_weights=self._sums)[0]


class Language:
    """The words that headlines are made of; one seed, one language."""

    def __init__(self, seed: int = 11) -> None:
        chance = random.Random(seed)
        self.nouns = _Ranked(_words(_NOUNS, chance))
        self.verbs = _Ranked(_words(_VERBS, chance))
        self.places = _Ranked(_words(_PLACES, chance, tuple(_PLACE_ENDS)))
        self.given = _Ranked(_words(_GIVEN, chance))
        self._surnames = _Ranked(_words(_KNOWN_SURNAMES, chance, tuple(_NAME_ENDS)))

    def noun(self, chance: random.Random) -> str:
        """A noun, now and then in the plural."""
        noun = self.nouns.choose(chance)
        return noun + "s" if chance.random() < 0.3 and not noun.endswith(("s", "x")) else noun

    def verb(self, chance: random.Random) -> str:
        """A verb in a form that headlines use."""
        return self.verbs.choose(chance) + chance.choice(("s", "s", "ed", "ing"))

    def person(self, chance: random.Random) -> str:
        """A given name and a surname that many bear, or one that nobody bore."""
        if chance.random() < _NEW_SURNAME:
            surname = _word(chance, 2) + chance.choice(_NAME_ENDS)
        else:
            surname = self._surnames.choose(chance)
        return f"{self.given.choose(chance).title()} {surname.title()}"


_SHAPES = (
    "{place} {noun} {verb} {other} {small} {third}",
    "{surname} {verb} {noun} {other} {small} {place} {third}",
    "{noun} {verb} {small} {other} {third} in {place}",
    "{person} {says} {noun} will {verb} {other}",
    "{noun} and {other} {verb} the {third} {small} a {fourth}",
    "What {place}’s {noun} means for {other} {third}",
    "{noun}-{other} {third} {verb} {small} {surname} {fourth}",
    "{count} {noun} {verb} {small} {place} {other} {third}",
)


def _headline(language: Language, chance: random.Random, person: str, place: str) -> str:
    words = {
        "small": chance.choice(_SMALL),
        "says": chance.choice(_SPOKEN),
        "count": chance.randrange(2, 90),
        "person": person,
        "surname": person.rsplit(" ", 1)[-1],
        "place": place,
        "verb": language.verb(chance),
    }
    nouns = {name: language.noun(chance) for name in ("noun", "other", "third", "fourth")}
    text = chance.choice(_SHAPES).format(**words, **nouns)
    return text[0].upper() + text[1:]


def rows(count: int, seed: int = 7, language: Language | None = None) -> Iterator[Row]:
    """``count`` briefs as the lookup takes them; the first ones are the same whatever the count."""
    language = language or Language()
    chance = random.Random(seed)
    for number in range(count):
        person, place = language.person(chance), language.places.choose(chance).title()
        headline = _headline(language, chance, person, place)
        words = [word for word in headline.lower().split() if word.isalpha() and word not in _SMALL]
        summary = " ".join((language.noun(chance), language.verb(chance), language.noun(chance), language.noun(chance)))
        yield {
            "id": number + 1,
            "slug": "-".join(words[:4]),
            "headline": headline,
            "people": [person],
            "keywords": [language.noun(chance) for _ in range(2)],
            "summary": f"The {summary} in {place}.",
            "date": (_FIRST_DAY + timedelta(days=chance.randrange(2_000))).isoformat(),
            "outlet": f"Bench Desk {chance.randrange(17)}",
        }
