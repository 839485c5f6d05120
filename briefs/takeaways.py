"""Lines picked for a card: the summary, and points that leave a reader with the gist."""

from __future__ import annotations

from collections.abc import Sequence

from briefs.cohesion import stands_alone
from briefs.models import Line
from briefs.prose import Sentence
from briefs.ranking import says_again, weigh
from briefs.rules import RULES, Rules


def pick_summary(
    sentences: Sequence[Sentence],
    headline: str,
    title: frozenset[str],
    people: Sequence[str] = (),
    rules: Rules = RULES,
) -> tuple[Line, ...]:
    """Two or three sentences in the order of the text, about sixty words, none hanging on what is not among them."""
    weights = weigh(sentences, title, rules)
    chosen: list[Sentence] = []
    reach = [s for s in sentences if s.fit][: rules.summary_reach]
    while len(chosen) < rules.summary_lines and sum(s.words for s in chosen) < rules.summary_words:
        best = _next_best(reach, weights, chosen, headline, people, rules)
        if best is None:
            break
        chosen = sorted([*chosen, best], key=lambda s: s.number)
    return tuple(s.line for s in chosen)


def _next_best(
    reach: Sequence[Sentence],
    weights: Sequence[float],
    chosen: Sequence[Sentence],
    headline: str,
    people: Sequence[str],
    rules: Rules,
) -> Sentence | None:
    have = sum(s.words for s in chosen)
    best: Sentence | None = None
    for sentence in reach:
        if sentence in chosen or (best and weights[sentence.number] <= weights[best.number]):
            continue
        if chosen and have + sentence.words > rules.summary_most_words:
            continue
        if says_again(sentence.content, [s.content for s in chosen], rules):
            continue
        if _fits_in(sentence, chosen, headline, people):
            best = sentence
    return best


def _fits_in(sentence: Sentence, chosen: Sequence[Sentence], headline: str, people: Sequence[str]) -> bool:
    before = [s for s in chosen if s.number < sentence.number]
    shown = "\n".join([headline, *(s.line.text for s in before)])
    above = before[-1] if before else None
    next_to = above.line.text if above and above.number == sentence.number - 1 else ""
    return stands_alone(sentence.line.text, shown, next_to, people)


def pick_points(
    sentences: Sequence[Sentence],
    headline: str,
    title: frozenset[str],
    taken: Sequence[frozenset[str]] = (),
    people: Sequence[str] = (),
    most: int = RULES.points,
    rules: Rules = RULES,
) -> tuple[Line, ...]:
    """Up to ``most`` points in the order of the text, short where the text allows, each on its own feet."""
    weights = weigh(sentences, title, rules)
    ranked = sorted(
        (s for s in sentences if s.fit and not s.spoken),
        key=lambda s: (-weights[s.number] + (0.3 if s.words > rules.point_words else 0.0), s.number),
    )
    chosen: list[Sentence] = []
    for sentence in ranked:
        if len(chosen) == most:
            break
        if says_again(sentence.content, [*taken, *(s.content for s in chosen)], rules):
            continue
        if _fits_in(sentence, chosen, headline, people):
            chosen = sorted([*chosen, sentence], key=lambda s: s.number)
    return tuple(s.line for s in chosen)
