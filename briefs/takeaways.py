"""Lines picked for a card: the summary, and points that leave a reader with the gist."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations, pairwise

from briefs.cohesion import is_behind, opening_stands, opens_with_connective, stands_alone
from briefs.models import Line
from briefs.prose import Sentence, stems
from briefs.ranking import says_again
from briefs.rules import RULES, Rules
from briefs.scenes import news_value


def pick_summary(
    sentences: Sequence[Sentence],
    weights: Sequence[float],
    headline: str,
    people: Sequence[str] = (),
    rules: Rules = RULES,
) -> tuple[Line, ...]:
    """Up to three sentences in the order of the text, about sixty words, none hanging on what is not among them."""
    fit = sorted((sentence for sentence in sentences if sentence.fit), key=lambda sentence: sentence.rank)
    reach = sorted(fit[: rules.summary_reach], key=lambda sentence: sentence.number)
    cards = [
        card
        for lines in range(1, rules.summary_lines + 1)
        for card in combinations(reach, lines)
        if _has_room(card, rules)
    ]
    cards.sort(key=lambda card: -_worth(card, weights, rules))
    for card in cards:
        if _is_sound(card, headline, people, rules):
            return tuple(sentence.line for sentence in card)
    return ()


def pick_anyhow(
    sentences: Sequence[Sentence],
    title: frozenset[str],
    headline: str,
    people: Sequence[str] = (),
    rules: Rules = RULES,
) -> tuple[Line, ...]:
    """Lines for a brief that would be empty: the sentence that tells most with those right before it that it hangs on.

    ``sentences`` are those of the article with its scene: where the point of a piece hangs on its anecdote, they are
    told together, in order. Empty where no sentence can stand.
    """
    told = stems(title)
    near = [one for one in sentences[: rules.scene_reach] if one.fit and not one.spoken]
    for one in sorted(near, key=lambda one: (-news_value(one, told), one.number)):
        for length in range(1, rules.summary_lines + 1):
            run = sentences[max(0, one.number + 1 - length) : one.number + 1]
            if len(run) == length and _has_room(run, rules) and _runs_on(run, headline, people):
                return tuple(sentence.line for sentence in run)
    return next(((one.line,) for one in sentences if one.fit and _is_alone(one, headline, people)), ())


def _runs_on(run: Sequence[Sentence], headline: str, people: Sequence[str]) -> bool:
    """Whether the first of the sentences stands alone and each of the others behind the one before it."""
    shown = headline
    for above, one in pairwise(run):
        shown = f"{shown}\n{above.line.text}"
        if not is_behind(above.line, one.line) or not stands_alone(one.line.text, shown, above.line.text, people):
            return False
    return all(one.fit for one in run) and _is_alone(run[0], headline, people)


def _is_alone(one: Sentence, headline: str, people: Sequence[str]) -> bool:
    return opening_stands(one.line.text) if one.number == 0 else stands_alone(one.line.text, headline, "", people)


def lede_as_it_runs(sentences: Sequence[Sentence], rules: Rules = RULES) -> tuple[Line, ...]:
    """The first fit sentence with those right behind it, about sixty words: where words are not judged."""
    run: list[Sentence] = []
    for sentence in sentences:
        if run and not sentence.fit:
            break
        words = sum(one.words for one in run)
        if len(run) == rules.summary_lines or (run and words + sentence.words > rules.summary_most_words):
            break
        if sentence.fit and words < rules.summary_words:
            run.append(sentence)
    return tuple(one.line for one in run)


def opening_paragraphs(sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """The sentences, only those fit that open a paragraph or an item."""
    first: dict[int, int] = {}
    for one in sentences:
        first.setdefault(one.paragraph, one.number)
    return tuple(replace(one, fit=one.fit and first[one.paragraph] == one.number) for one in sentences)


def _has_room(card: Sequence[Sentence], rules: Rules) -> bool:
    words = [sentence.words for sentence in card]
    return len(card) == 1 or (sum(words[:-1]) < rules.summary_words and sum(words) <= rules.summary_most_words)


def _worth(card: Sequence[Sentence], weights: Sequence[float], rules: Rules) -> float:
    """What the first sixty words of the card are worth: a short card is worth little, a long one no more than they."""
    left, worth = rules.summary_words, 0.0
    for sentence in card:
        used = min(left, sentence.words)
        worth += weights[sentence.number] * used
        left -= used
    return worth


def _is_sound(card: Sequence[Sentence], headline: str, people: Sequence[str], rules: Rules) -> bool:
    return all(
        not says_again(sentence.content, [other.content for other in card[:at]], rules.repeats)
        and _fits_in(sentence, card[:at], headline, people)
        for at, sentence in enumerate(card)
    )


def _fits_in(sentence: Sentence, chosen: Sequence[Sentence], headline: str, people: Sequence[str]) -> bool:
    if sentence.number == 0:
        return opening_stands(sentence.line.text)
    if opens_with_connective(sentence.line.text):
        return False  # even behind its own neighbour a card that says "However" reads as torn out
    before = [s for s in chosen if s.number < sentence.number]
    shown = "\n".join([headline, *(s.line.text for s in before)])
    above = before[-1] if before else None
    next_to = above.line.text if above and is_behind(above.line, sentence.line) else ""
    return stands_alone(sentence.line.text, shown, next_to, people)


def pick_points(
    sentences: Sequence[Sentence],
    weights: Sequence[float],
    headline: str,
    taken: Sequence[frozenset[str]] = (),
    people: Sequence[str] = (),
    most: int = RULES.points,
    rules: Rules = RULES,
    told: Sequence[Line] = (),
) -> tuple[Line, ...]:
    """Up to ``most`` points in the order of the text, short where the text allows, each on its own feet."""
    ranked = sorted(
        (s for s in sentences if s.fit and not s.spoken and not s.slight),
        key=lambda s: (_length_cost(s, rules) + rules.told_cost * (s.line in told) - weights[s.number], s.number),
    )
    chosen: list[Sentence] = []
    for share in (
        rules.repeats,
        rules.repeats_at_most,
    ):  # where a text is made of like sentences, likeness is no repeat
        for sentence in ranked:
            if len(chosen) == most:
                break
            if sentence in chosen or says_again(sentence.content, [*taken, *(s.content for s in chosen)], share):
                continue
            if _is_point(sentence, chosen, headline, people):
                chosen = sorted([*chosen, sentence], key=lambda s: s.number)
        if len(chosen) >= min(most, rules.least_points):
            break
    return tuple(s.line for s in chosen)


def _is_point(sentence: Sentence, chosen: Sequence[Sentence], headline: str, people: Sequence[str]) -> bool:
    """Whether a point stands on its own feet: its neighbours above introduce people, but carry no pronoun."""
    shown = "\n".join([headline, *(other.line.text for other in chosen if other.number < sentence.number)])
    return stands_alone(sentence.line.text, shown, "", people)


def _length_cost(sentence: Sentence, rules: Rules) -> float:
    over = sentence.words - rules.point_words
    return rules.long_point_cost + rules.long_point_cost_a_word * over if over > 0 else 0.0
