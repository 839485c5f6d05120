"""How much of one article a message may show: an excerpt that sends readers to the outlet, not a reprint. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from bot.answers import Cited, CompareAnswer, GlanceAnswer, QuotesAnswer, Source, StoryAnswer, StoryRow, TimelineAnswer

MOST_QUOTES = 3  # of one article in one message
DEFAULT_SHARE = 25  # percent of the article's words
DEFAULT_WORDS = 150  # allowed of any article, however short
LETTERS_A_WORD = 8  # with its space: more than most texts have, so that an outlet's limit in characters is kept

# Scripts that put no space between words: about two characters make one.
_UNSPACED = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f]"
)

_Answer = TypeVar("_Answer", StoryAnswer, GlanceAnswer, QuotesAnswer, TimelineAnswer, CompareAnswer, StoryRow)


def count_words(text: str) -> int:
    """The words of ``text``; writing without spaces counts by its characters, so that it has a measure too."""
    words = len(text.split())
    return words if text.isascii() else words + len(_UNSPACED.findall(text)) // 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """A share of an article in percent, but always so many words."""

    share: int = DEFAULT_SHARE
    words: int = DEFAULT_WORDS

    def words_for(self, article_words: int) -> int:
        """How many words of an article of that length may be shown."""
        return max(self.words, article_words * self.share // 100)


STANDARD = Budget()


def bounded(answer: _Answer, budget: Budget | None) -> _Answer:
    """The answer with the budget on each of its sources."""
    if budget is None:
        return answer
    sources = (replace(one, allowed=_allowed(one, budget)) for one in answer.sources)
    return replace(answer, sources=tuple(sources))


def allowed_of(source: Source) -> int:
    """The words of a source that one message may show; the standard budget holds where none was set."""
    return _allowed(source, STANDARD) if source.allowed is None else source.allowed


def _allowed(source: Source, budget: Budget) -> int:
    """The budget, or less where the outlet's page asks for less (`nosnippet`, `max-snippet`)."""
    words = budget.words_for(source.words)
    return words if source.may_show is None else min(words, source.may_show // LETTERS_A_WORD)


class Tally:
    """What of each article is shown so far; articles by their ids."""

    def __init__(self, allowed: Mapping[int, int]) -> None:
        self._allowed = allowed
        self._words: Counter[int] = Counter()
        self._quotes: Counter[int] = Counter()

    def over(self, words: Mapping[int, int], *, quoted: Iterable[int] = ()) -> set[int]:
        """The articles of which these words, or one more quote, would be too much."""
        wordy = {one for one, count in words.items() if count and self._words[one] + count > self._allowed.get(one, 0)}
        return wordy | {one for one in quoted if self._quotes[one] >= MOST_QUOTES}

    def add(self, words: Mapping[int, int], *, quoted: Iterable[int] = ()) -> None:
        """Note them as shown."""
        self._words.update(words)
        self._quotes.update(set(quoted))

    def take(self, words: Mapping[int, int]) -> bool:
        """Note them as shown if no article's share is passed; whether it is so."""
        if self.over(words):
            return False
        self.add(words)
        return True


def words_shown(rows: Iterable[Sequence[Cited]]) -> Counter[int]:
    """The words of each article in rows of lines, headlines apart; words within a line of their row count once."""
    words: Counter[int] = Counter()
    for row in rows:
        lines = {line.span: line for line in row if line.span.field != "headline"}
        for span, line in lines.items():
            if not any(other != span and other.holds(span) for other in lines):
                words[span.article_id] += count_words(line.text)
    return words
