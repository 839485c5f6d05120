"""Words that carry an article's subject: what it can be found by, and what its sentences are weighed by."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

from briefs.models import Article, Block
from briefs.rules import RULES, Rules
from briefs.sentences import word_set

_STOPWORDS = word_set(
    """a about above after again against all almost also although am among an and another any are aren't around as at
    be became because been before being below between both but by came can can't cannot come could couldn't did didn't
    do does doesn't doing don't down during each either else even ever every few for from further get got had hadn't
    has hasn't have haven't having he he'd he'll he's her here hers herself him himself his how however i i'd i'll i'm
    i've if in instead into is isn't it it's its itself just last least less let like likely made make many may me
    might more most much must my myself near nearly never new next no nor not now of off on once one only onto or other
    others our ours out over own per put quite rather said same saw say saying says see she she's should shouldn't
    since so some still such take than that that's the their theirs them themselves then there there's these they
    they're they've this those though through thus to told too toward towards two under until up upon us very was
    wasn't we we're we've well went were weren't what when where whether which while who whom whose why will with
    within without won't would wouldn't yet you you're you've your yours yourself according added adding asked called
    including meanwhile mr mrs ms dr today yesterday tomorrow monday tuesday wednesday thursday friday saturday sunday
    january february march april june july august september october november december week weeks month months year
    years day days time times first second three four five six seven eight nine ten time going want wants way
    der die das und ist von den dem mit für ein eine auf im zu nicht sich des es auch als an wird sind hat er sie
    le la les de du des et en un une est que qui dans pour sur au aux par pas ne se il elle ce cette avec son sa ses
    el los las y del una por con para su al lo como más pero sus fue ha il di che non per è della da gli nel
    het een van zijn op te dat niet voor met"""
)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)?")
_CAPITALISED = re.compile(r"(?<=[a-z,;] )[^\W\d_a-z][^\W\d_]+(?:['’]s)?")


def fold_word(word: str) -> str:
    """A word as it is counted: lower case, without a possessive or a plain plural ending."""
    low = word.lower().replace("’", "'")
    if low.endswith("'s"):
        low = low[:-2]
    if len(low) > 4 and low[-1] == "s" and low[-2] not in "siu":
        return low[:-1]
    return low


def content_words(text: str) -> list[str]:
    """The folded words of ``text`` that say something, in order; words that only hold a sentence together left out."""
    return [folded for word in _WORD.findall(text) if (folded := _folded(word))]


@lru_cache(maxsize=1 << 14)  # the words of an article come back in every sentence of it
def _folded(word: str) -> str:
    low = word.lower().replace("’", "'")
    tells = low not in _STOPWORDS and (len(low) > 1 or not low.isascii() or low.isdigit())
    return fold_word(word) if tells else ""


def keywords_for(
    article: Article, people: Iterable[str] = (), blocks: Sequence[Block] = (), rules: Rules = RULES
) -> tuple[str, ...]:
    """Up to ``rules.keywords`` words to find the article by, lower case: what it names, heads and keeps coming back to.

    Words of the headline and of the people are left out: the article is found by these as it is.
    """
    text = article.text
    known = {_low(word) for words in (article.headline, *people) for word in _WORD.findall(words)}
    counts: Counter[str] = Counter()
    for word, count in Counter(_WORD.findall(text)).items():
        if _tells(low := _low(word)) and low not in known:
            counts[low] += count
    named = {_low(word) for word in _CAPITALISED.findall(text)}
    headed = {
        _low(word)
        for block in blocks
        if block.kind == "heading"
        for word in _WORD.findall(text[block.start : block.end])
    }
    weights = {
        word: count * (2 if word in named else 1) + (2 if word in headed else 0) for word, count in counts.items()
    }
    ranked = sorted(weights, key=lambda word: (-weights[word], word))
    return tuple(_without_plurals(ranked, rules.keywords))


@lru_cache(maxsize=1 << 14)
def _low(word: str) -> str:
    return word.lower().replace("’", "'").removesuffix("'s")


def _tells(low: str) -> bool:
    return len(low) >= 3 and low not in _STOPWORDS and not low.isdigit()


def _without_plurals(words: list[str], most: int) -> list[str]:
    seen: set[str] = set()
    kept = []
    for word in words:
        if (folded := fold_word(word)) not in seen:
            seen.add(folded)
            kept.append(word)
        if len(kept) == most:
            break
    return kept
