"""What an article says, as counted words: the part of placing that looks at text."""

from __future__ import annotations

import re
from collections import Counter
from math import log

from briefs.keywords import content_words
from briefs.lookup_words import fold, stem, words_in
from briefs.sentences import word_set
from briefs.spellings import EQUAL, GENERAL
from briefs.words import PLACES

MOST_TERMS = 120  # an article's heaviest words; the rest tells little and costs space in every row
IN_HEADLINE = 2.0  # a headline's words count so much more
IN_LEDE = 0.5
SHORT_FORM = 1.0  # weight of "who" for "World Health Organization", and of other spellings of one word

# Words that news is full of, whatever it tells of. What a store has itself counts more the more it holds.
_COMMON = word_set(
    """year people percent company state government report time day week month official country group plan work
    change world place home call make need help use lead leader end set part number point show move come go take
    president statement public national news city house man woman million billion dollar announce expect include add
    tell ask told called meet meeting talk talks support issue problem service services system area case member office
    power law party deal source spokesman spokesperson minister decision effort future security top policy question"""
)
COMMON = frozenset(stem(word) for word in _COMMON) | frozenset(
    stem(word) for place in PLACES for word in words_in(place).words
)

# Two to four capitalised words in a row, which others may write as their initials.
_CAPITALISED_RUN = re.compile(r"\b(?:[A-Z]\w*[ -](?:of |and |the |for )?){1,3}[A-Z]\w*")
_SPACED_HYPHEN = re.compile(r"(?<=\w) - (?=\w)")
_WEEKDAY = re.compile(r"\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")


def terms_of(headline: str, text: str) -> dict[str, float]:
    """The heaviest words of the article with their weights: stems, initials of names, other spellings."""
    counts: Counter[str] = Counter()
    weights: dict[str, float] = {}
    paragraphs = [paragraph for paragraph in text.split("\n\n") if paragraph.strip()]
    for number, paragraph in enumerate(paragraphs):
        for term in _stems(paragraph):
            counts[term] += 1
            weights[term] = weights.get(term, 0.0) + (1.0 + IN_LEDE if number == 0 else 1.0)
    for term in set(_stems(headline)):
        weights[term] = weights.get(term, 0.0) + IN_HEADLINE
    damped = {term: 1.0 + log(weight) for term, weight in weights.items()}
    for term in _short_forms(f"{headline}. {text}"):
        damped.setdefault(term, SHORT_FORM)
    heaviest = sorted(damped, key=lambda term: (-damped[term] * (0.5 if term in COMMON else 1.0), term))
    return {term: round(damped[term], 1) for term in heaviest[:MOST_TERMS]}


def _stems(text: str) -> list[str]:
    return [stem(fold(word)) for word in content_words(_SPACED_HYPHEN.sub("-", text))]


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


def weekdays_of(text: str) -> list[str]:
    """The weekdays that the first paragraphs name: those on which the event was, most often."""
    lede = "\n\n".join(text.split("\n\n")[:3])
    return sorted({match[1] for match in _WEEKDAY.finditer(lede)})
