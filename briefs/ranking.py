"""Which sentences carry an article: its lead, its theme, its headline."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import log, sqrt

from briefs.prose import Sentence
from briefs.rules import RULES, Rules


def weigh(sentences: Sequence[Sentence], headline: frozenset[str], rules: Rules = RULES) -> list[float]:
    """A weight for each sentence, comparable within one article; the unfit ones weigh too."""
    counts = Counter(word for sentence in sentences for word in sentence.content)
    theme = {word: log(1 + count) for word, count in counts.items() if count > 1}
    norm = sqrt(sum(value * value for value in theme.values())) or 1.0
    return [
        rules.lead_weight / (1.0 + rules.lead_decay * sentence.rank)
        + rules.theme_weight * _theme(sentence.content, theme) / norm
        + rules.title_weight * _share(sentence.content, headline)
        - (rules.spoken_cost if sentence.spoken else 0.0)
        - (rules.slight_cost if sentence.slight else 0.0)
        - (rules.short_cost if sentence.words < rules.short_words else 0.0)
        for sentence in sentences
    ]


def _theme(content: frozenset[str], theme: dict[str, float]) -> float:
    return sum(theme.get(word, 0.0) for word in content) / sqrt(len(content) or 1)


def _share(content: frozenset[str], headline: frozenset[str]) -> float:
    return len(content & headline) / len(headline) if headline else 0.0


def says_again(content: frozenset[str], others: Sequence[frozenset[str]], share: float = RULES.repeats) -> bool:
    """Whether ``share`` of the words of the shorter of two lines stand in the other one too."""
    return any(len(content & other) >= share * min(len(content), len(other)) for other in others if content and other)
