"""What an article says, as counted words: the part of placing that looks at text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from math import log

from briefs.keywords import content_words
from briefs.lookup_words import fold, stem, words_in
from briefs.sentences import word_set
from briefs.spellings import EQUAL, GENERAL
from briefs.story_common import AT_TIMES, EVERYWHERE, OFTEN
from briefs.words import PLACES

MOST_TERMS = 120  # an article's most telling words; the rest tells little and costs space in every row
MOST_TOLD = 24  # names of a lede
LEDE = 2  # paragraphs
REACH = 700  # characters of each
BEGINNING = 6  # letters of a word that are compared: "disrupted" and "disruption", "accountant" and "accounting"
IN_HEADLINE = 2.0  # a headline's words count so much more
IN_LEDE = 0.5
SHORT_FORM = 1.0  # weight of "who" for "World Health Organization", and of other spellings of one word
NAME = 1.2  # who and where tell one event from another of its kind more than what

# What share of news in general has a word.
RARE = 0.006
_SHARES = ((AT_TIMES, 0.04), (OFTEN, 0.1), (EVERYWHERE, 0.2))
_PLACE = 0.03


def _shares() -> dict[str, float]:
    shares = {_key(word): share for words, share in _SHARES for word in words}
    for place in PLACES:
        for word in words_in(place).words:
            shares[_key(word)] = max(_PLACE, shares.get(_key(word), 0.0))
    return shares


def _key(word: str) -> str:
    return stem(fold(word))[:BEGINNING]


# Two to four capitalised words in a row, which others may write as their initials.
_CAPITALISED_RUN = re.compile(r"\b(?:[A-Z]\w*[ -](?:of |and |the |for )?){1,3}[A-Z]\w*")
# A capital that opens a sentence shows no name; one that another follows, or a possessive, does.
_OPENING_NAME = re.compile(r"(?:\A|(?<=\n)|(?<=[.!?] ))(?P<name>[A-Z][a-z]\w*)(?=['’]s | [A-Z][a-z])")
_NAME_RUN = re.compile(r"\b[^\W\d_a-z][\w’'-]*(?:(?: | & )[^\W\d_a-z][\w’'-]*){0,3}")
_SPACED_HYPHEN = re.compile(r"(?<=\w) - (?=\w)")
_WORD_OR_STOP = re.compile(r"[^\W_]+|[.!?:\"“”‘]")

# Weekdays and months are written like names, and name nobody.
TIMES = frozenset(
    map(
        _key,
        word_set(
            """mondays tuesdays wednesdays thursdays fridays saturdays sundays january february march april may june
            july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec"""
        ),
    )
)


def paragraphs_of(text: str, most: int | None = None) -> list[str]:
    """The first ``most`` paragraphs of a text, or all; empty ones are none."""
    return [paragraph for paragraph in text.split("\n\n") if paragraph.strip()][:most]


def head_of(headline: str, text: str) -> str:
    """The headline and the lede, a line each; of a long paragraph its beginning."""
    return "\n".join([headline, *(paragraph[:REACH] for paragraph in paragraphs_of(text, LEDE))])


def share_of_news(term: str) -> float:
    """In what share of all articles a term of `terms_of` may be expected, whatever a store holds."""
    return _SHARE.get(term, RARE)


def terms_of(headline: str, text: str, names: frozenset[str] | None = None) -> dict[str, float]:
    """The most telling words of the article with their weights: beginnings of stems, initials of names, spellings.

    ``names``: those of `names_in`, where they are known already.
    """
    weights: Counter[str] = Counter()
    for number, paragraph in enumerate(paragraphs_of(text)):
        terms = keys_of(paragraph)
        weights.update(terms)
        if number == 0:
            _add(weights, set(terms), IN_LEDE)
    _add(weights, set(keys_of(headline)), IN_HEADLINE)
    names = names_in(text) if names is None else names
    damped = {term: (1.0 + log(weight)) * (NAME if term in names else 1.0) for term, weight in weights.items()}
    for term in _short_forms(f"{headline}. {text}"):
        damped.setdefault(term[:BEGINNING], SHORT_FORM)
    telling = sorted(damped, key=lambda term: (damped[term] * log(share_of_news(term)), term))
    return {term: round(damped[term], 1) for term in telling[:MOST_TERMS]}


def _add(weights: Counter[str], terms: Iterable[str], more: float) -> None:
    for term in terms:
        weights[term] += more  # type: ignore[assignment]


def names_in(text: str) -> frozenset[str]:
    """The terms of the words that are written with a capital inside sentences, and mostly so."""
    capitals: Counter[str] = Counter()
    for paragraph in text.split("\n\n"):
        before = "."
        for match in _WORD_OR_STOP.finditer(paragraph):
            word = match.group()
            if word[0].islower():
                capitals[word.lower()] -= 1
            elif word[0].isupper() and before[0].isalnum():
                capitals[word.lower()] += 1
            before = word
    return frozenset(key for word, more in capitals.items() if more > 0 for key in keys_of(word)) - TIMES


def names_told(text: str, names: frozenset[str], paragraphs: int = 2) -> list[str]:
    """Those of the names that the first paragraphs hold: who and where the article is about."""
    lede = "\n\n".join(paragraphs_of(text, paragraphs))
    opening = {key for match in _OPENING_NAME.finditer(lede) for key in keys_of(match["name"])}
    told = dict.fromkeys(keys_of(lede))
    return [term for term in told if term in names or (term in opening and term not in TIMES)][:MOST_TOLD]


def opening_of(headline: str, text: str, names: frozenset[str]) -> list[str]:
    """The terms of headline and first paragraph that are no names: the template that another event may fill."""
    told = dict.fromkeys([*keys_of(headline), *keys_of(text.partition("\n\n")[0])])
    return [term for term in told if term not in names][:MOST_TOLD]


def actors_in(headline: str, text: str, names: frozenset[str]) -> list[str]:
    """Those of the names that the headline holds, and the first that the text does: whom the article is about."""
    found = dict.fromkeys(key for key in keys_of(headline) if key in names)
    for match in _NAME_RUN.finditer(text.partition("\n\n")[0]):
        keys = [key for key in keys_of(match.group()) if key in names]
        if keys:
            return list(dict.fromkeys([*found, *keys]))[:MOST_TOLD]
    return list(found)[:MOST_TOLD]


def keys_of(text: str) -> list[str]:
    """The terms of a text in its order: beginnings of the stems of the words that say something."""
    return [_key(word) for word in content_words(_SPACED_HYPHEN.sub("-", text))]


def _short_forms(text: str) -> list[str]:
    found = []
    for match in _CAPITALISED_RUN.finditer(text):
        initials = "".join(word[0] for word in re.findall(r"[A-Z]\w*", match.group())).lower()
        if 2 <= len(initials) <= 4:
            found.append(initials)
    words = words_in(text).words
    for at in range(len(words)):
        for length in range(1, 4):
            for other, closeness in GENERAL.others(words[at : at + length]).items():
                if len(other) == 1 and closeness >= EQUAL:
                    found.append(stem(other[0]))
    return found


_SHARE = _shares()
