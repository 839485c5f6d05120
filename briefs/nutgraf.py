"""The nut graf, told from the lede: the sentence near the top that says what the piece is about and why it matters."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefs.cohesion import dangling, opening_stands, stands_alone
from briefs.models import Line
from briefs.openings import EXPLETIVE
from briefs.prose import Sentence
from briefs.rules import RULES, Rules

# Words by which a sentence says what the news means, beside what happened.
_MEANING = re.compile(
    r"""
    \b (?:
        matters? [ ] (?: because | for | as | to ) | at [ ] stake | comes? [ ] (?: as | amid | after
            | at [ ] a [ ] time | days | weeks | hours )
      | amid | in [ ] (?: the [ ] wake [ ] of | a [ ] bid [ ] to | an [ ] (?: effort | attempt ) [ ] to )
      | (?: the [ ] )? (?: latest | first | largest | biggest | worst | most ) [ ] (?: \w+ [ ] ){0,3} (?: since
          | in | of [ ] its [ ] kind | ever )
      | rais(?: es | ed | ing ) [ ] (?: \w+ [ ] ){0,2} (?: questions? | doubts? | fears? | concerns? | hopes? )
      | doubts | concerns? | fears | uncertain(?: ty )? | hangs? [ ] in [ ] the [ ] balance
      | (?: aim | design | intend | mean | set ) (?: s | ed )? [ ] (?: at | to )
      | (?: could | would | will | may ) [ ] (?: determine | reshape | decide | mean | affect | change | shape
          | mark )
      | mark(?: s | ed | ing ) [ ] (?: a | an | the ) | signal(?: s | ed | l?ing ) | (?: threaten | risk ) (?: s
          | ed | ing )
      | turning [ ] point | watershed | crucial | critical | pivotal | key [ ] (?: test | question ) | test(?: s
          | ed | ing )? [ ] (?: whether | of | how )
      | growing | a [ ] (?: sign | move | step | shift | blow | boost | reminder ) [ ] (?: that | toward
          | towards | to | for | in )
      | underscor(?: es | ed | ing ) | highlight(?: s | ed | ing ) | reflect(?: s | ed | ing ) | as [ ] part [ ] of
    ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
# A lede that tells a scene keeps the news for later.
_SCENE = re.compile(
    r"""
    ^ (?: when | as | it [ ] was | it [ ] is | it’s | there [ ] (?: was | were | is | are ) | at [ ] first
        | for [ ] (?: years | most | many | decades | months )
        | on [ ] a [ ] | one [ ] (?: day | morning | evening | night ) | once | every [ ] (?: day | morning | year )
        | imagine | picture | ask [ ] | walk [ ] | standing | sitting | the [ ] (?: sun | rain | room | morning
            | smell | sound ) )
    \b
    """,
    re.VERBOSE | re.IGNORECASE,
)


def pick_nut_graf(
    sentences: Sequence[Sentence],
    headline: frozenset[str],
    title: str,
    people: Sequence[str] = (),
    rules: Rules = RULES,
) -> Line | None:
    """The nut graf, or None where no sentence near the top may stand on a card.

    A lede that states the news is its own nut graf; else a later sentence that carries the subject and says why it
    matters is taken. The sentences of an opening scene are unfit by now (`briefs.scenes`).
    """
    best: Sentence | None = None
    lede: Sentence | None = None
    best_weight = float("-inf")
    for sentence in sentences:
        if sentence.paragraph >= rules.nut_graf_reach or sentence.number >= 3 * rules.nut_graf_reach:
            break
        if not sentence.fit or sentence.spoken:
            continue
        lede = lede or sentence
        weight = _weight(sentence, headline, sentence.paragraph == lede.paragraph)
        if weight > best_weight and _stands(sentence, title, people):
            best, best_weight = sentence, weight
    return best.line if best else None


def _stands(sentence: Sentence, title: str, people: Sequence[str]) -> bool:
    if sentence.number == 0:
        return opening_stands(sentence.line.text)
    return stands_alone(sentence.line.text, title, "", people)


def at_the_head(
    nut_graf: Line | None, summary: Sequence[Line], headline: str, people: Sequence[str], first: Line | None = None
) -> Line | None:
    """The nut graf as a card can open with it: where moving it up leaves a line of the summary hanging, the first one.

    A card shows the nut graf and then the rest of the summary. ``first`` is the first sentence of the article.
    """
    if nut_graf is None or not summary or nut_graf == summary[0]:
        return nut_graf
    card = [nut_graf, *(line for line in summary if line != nut_graf)]
    return summary[0] if dangling(card, headline, people, first) else nut_graf


def _weight(sentence: Sentence, headline: frozenset[str], in_lede: bool) -> float:
    words = sentence.line.text
    carried = len(sentence.content & headline) / max(1, len(headline)) if headline else 0.0
    weight = 1.2 * carried + 0.45 * min(2, len(_MEANING.findall(words))) - 0.16 * sentence.paragraph
    weight -= 0.05 * sentence.number
    if in_lede:
        weight += -0.6 if _SCENE.match(words) and not EXPLETIVE.match(words) else 0.45
    if sentence.item:
        weight -= 0.5
    return weight - (0.3 if sentence.words < 9 else 0.0) - 0.01 * max(0, sentence.words - 40)
