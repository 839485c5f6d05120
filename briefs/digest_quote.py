"""The quote of the day: one whole sentence or two that somebody named said, of the stories that a digest tells.

best = best_quotes(briefs)          # of one brief a story, in the order of the digest
quotes = next(one for one in best if not told & set(marks_of(words_of(one.quotes))))
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from itertools import islice

from briefs.lookup_words import fold, words_in
from briefs.models import Brief, Quote
from briefs.own_sentence import is_of_another_day
from briefs.standing import Said, order, utterances_in

LEAST_WORDS, MOST_WORDS = 7, 45  # fewer say little by themselves, more are a speech
A_STORY = 3  # quotes of one story that are weighed
MARKED = 6  # words by which a quote is known again: by its first or its last, so that a cut of it is too

_ENDS = (".", "!", "?", "…", ",")  # the comma stands before "she said"
_INNER = "”’\"'»)"


def best_quotes(briefs: Sequence[Brief]) -> tuple[Said, ...]:
    """The whole, attributed quotations of these briefs, best first; ``article`` is the place of the brief.

    An opinion piece gives none, its author's least of all; nor does anybody who is not named, and an older remark is
    no quote of today.
    """
    said: list[Said] = []
    for place, brief in enumerate(briefs):
        if brief.kind == "opinion":
            continue
        own = [Said(article=0, quotes=quotes) for quotes in utterances_in(brief) if is_whole(quotes, brief)]
        ranked = order([brief], own)
        said += (Said(article=place, quotes=own[at].quotes) for at in islice(ranked, A_STORY))
    return tuple(said[at] for at in order(briefs, said)) if said else ()


def is_whole(quotes: Sequence[Quote], brief: Brief) -> bool:
    """Whether the utterance is a whole one of somebody the article names, and neither its writer's nor an older one."""
    speaker = next((quote.speaker.text for quote in quotes if quote.speaker), None)
    if speaker is None or any(quote.kind != "full" for quote in quotes) or not _is_sentence(quotes):
        return False
    if not LEAST_WORDS <= len(words_of(quotes).split()) <= MOST_WORDS:
        return False
    if any(fold(speaker) == fold(name) for name in brief.article.byline):
        return False
    return not is_of_another_day(quotes, brief.quotes)


def _is_sentence(quotes: Sequence[Quote]) -> bool:
    """Whether it begins where a sentence does and ends where one may."""
    first, last = quotes[0].text.lstrip("“‘\"'«¿¡ "), quotes[-1].text.rstrip().rstrip(_INNER).rstrip()
    return (first[:1].isupper() or first[:1].isdigit()) and last.endswith(_ENDS)


def words_of(quotes: Sequence[Quote]) -> str:
    """What is said, its parts joined by a blank."""
    return " ".join(quote.text for quote in quotes)


def marks_of(words: str) -> tuple[str, ...]:
    """By what a quotation is known again: the first of its words, and the last."""
    said = words_in(words).words
    if not said:
        return ()
    return tuple(dict.fromkeys((_mark("first", said[:MARKED]), _mark("last", said[-MARKED:]))))


def _mark(kind: str, words: Sequence[str]) -> str:
    return hashlib.sha256(" ".join((kind, *words)).encode()).hexdigest()[:12]
