"""What /quote is asked about: whole words, in any inflection and spelling, not parts of words."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from briefs.keywords import content_words
from briefs.lookup_words import stem
from briefs.models import Brief
from briefs.wording_words import readings_of

MISTYPED = 5  # letters of a word in which one may be mistyped

_ENDINGS = frozenset(("s", "es", "d", "ed", "ing", "n", "en"))


@dataclass(frozen=True, slots=True)
class Subject:
    """The words asked for that say something."""

    words: frozenset[str]

    def is_held_in(self, text: str) -> bool:
        """Whether every one of them stands in the text."""
        return _hold(self.words, _words(text))

    def heads(self, brief: Brief) -> bool:
        """Whether an article is about the subject: its headline names some of it, its lede and keywords the rest."""
        headline = _words(brief.article.headline)
        return any(_stands_in(one, headline) for one in self.words) and _hold(self.words, _told_first(brief))

    def is_told_in(self, brief: Brief) -> bool:
        """Whether an article's headline and lede hold the subject, or it with one letter of a word mistyped."""
        words = _told_first(brief)
        return all(_stands_in(one, words) or any(_is_mistyped(one, other) for other in words) for one in self.words)


def subject_of(asked: str) -> Subject:
    """The subject that a question names."""
    return Subject(_words(" ".join(content_words(asked))))


def _told_first(brief: Brief) -> frozenset[str]:
    """What headline and lede say, and what the brief is filed under."""
    lede = brief.article.text.strip().partition("\n")[0]
    return _words(" ".join((brief.article.headline, lede, *brief.keywords, *brief.people)))


def _words(text: str) -> frozenset[str]:
    return frozenset(readings_of(text)[0].words)


def _hold(asked: Iterable[str], words: Collection[str]) -> bool:
    return all(_stands_in(one, words) for one in asked)


def _stands_in(asked: str, words: Collection[str]) -> bool:
    if asked in words:
        return True
    own = stem(asked)
    return any(one[0] == asked[0] and stem(one) == own and _is_inflected(asked, one) for one in words)


def _is_inflected(one: str, other: str) -> bool:
    """Whether of two words of one stem neither is the other with more than an ending of number or time."""
    short, long = sorted((one, other), key=len)
    return not long.startswith(short) or long[len(short) :] in _ENDINGS


def _is_mistyped(asked: str, one: str) -> bool:
    return len(asked) >= MISTYPED and asked[0] == one[0] and OSA.distance(asked, one, score_cutoff=1) <= 1
