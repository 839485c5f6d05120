"""The quotations of an article: exact words between marks, with who said them where the article tells."""

from __future__ import annotations

from typing import Final

from briefs.foreign import UNREAD
from briefs.marks import Marked
from briefs.models import FULL_WORDS, Article, Line, Quote
from briefs.narration import Narration
from briefs.partials import is_credited, is_term
from briefs.people import Reading, read_names
from briefs.sentences import split_sentences
from briefs.speakers import Said, name_speakers
from briefs.tokens import Token

_TAGGED: Final = ("said X", "X said", "X said:")


def find_quotes(article: Article, reading: Reading | None = None) -> tuple[Quote, ...]:
    """Everything the article prints as somebody's words, in order, never overlapping.

    Each is an exact span of ``article.text``. Words in marks that nobody is credited with (titles, terms) are left out.
    ``speaker`` is None where the article names nobody, and outside English where no name stands beside the marks.
    ``reading`` is the text as read by `read_names`, where the caller has it.
    """
    reading = reading or read_names(article.text, article.headline)
    narration = reading.narration
    found = name_speakers(narration, reading.cast, article.language)
    british = _is_british(narration, found)
    said = [one for one in found if _is_quote(narration, one, british)]
    utterances = _utterances(narration, said)
    return tuple(_quote(article, narration, one, utterances[one.number]) for one in said)


def _count_words(words: str) -> int:
    return sum(any(char.isalnum() for char in word) for word in words.split())


def _is_british(narration: Narration, found: list[Said]) -> bool:
    """Whether single marks alone are this text’s quotation marks, and somebody surely speaks within them."""
    return all(mark.single for mark in narration.marked) and any(
        one.rule in _TAGGED and one.mention is not None for one in found
    )


def _is_quote(narration: Narration, one: Said, british: bool) -> bool:
    marked = narration.marked[one.number]
    words = _count_words(narration.text[marked.start : marked.end])
    if one.titled or words == 0 or marked.line in narration.headings:
        return False
    if marked.single and not british:
        return one.rule in ("said X", "X said", "same paragraph") and one.mention is not None
    if words >= FULL_WORDS or one.rule == UNREAD:
        return True
    tokens = narration.runs[marked.line].tokens
    place = next((at for at in narration.runs[marked.line].quotes if tokens[at].quote == one.number), None)
    if one.rule in ("", "subject"):
        return place is not None and is_credited(tokens, place)
    carried = one.rule.startswith(("same paragraph", "line before", "sentence before"))
    return one.mention is not None and not (carried and place is not None and is_term(tokens, place))


def _utterances(narration: Narration, said: list[Said]) -> dict[int, int]:
    numbers: dict[int, int] = {}
    before: Said | None = None
    for one in said:
        if before is not None and _goes_on(narration, before, one):
            numbers[one.number] = numbers[before.number]
        else:
            numbers[one.number] = numbers[before.number] + 1 if before is not None else 0
        before = one
    return numbers


def _goes_on(narration: Narration, before: Said, one: Said) -> bool:
    """Whether two quotations are one utterance that "he said" or a new paragraph parts."""
    earlier, later = narration.marked[before.number], narration.marked[one.number]
    if later.joined and before.number == one.number - 1:
        return True
    if earlier.line != later.line or one.cue_at != before.cue_at:
        return False
    between = [token for token in narration.runs[later.line].tokens if earlier.last <= token.start < later.first]
    if not between:
        return True
    is_tag = any(token.start == one.cue_at for token in between)
    return is_tag and between[0].sentence == between[-1].sentence


def _quote(article: Article, narration: Narration, one: Said, utterance: int) -> Quote:
    marked = narration.marked[one.number]
    words = article.text[marked.start : marked.end]
    return Quote(
        text=words,
        start=marked.start,
        end=marked.end,
        speaker=article.line(*one.speaker) if one.speaker else None,
        mention=article.line(*one.mention) if one.mention else None,
        kind="full" if _count_words(words) >= FULL_WORDS else "partial",
        utterance=utterance,
        context=_context(article, narration, marked),
        cue=article.line(*one.cue) if one.cue else None,
        rule=one.rule,
        silence=one.silence,
    )


def _context(article: Article, narration: Narration, marked: Marked) -> Line | None:
    tokens: list[Token] = narration.runs[marked.line].tokens
    if not tokens:
        return None
    sentences = split_sentences(article.text, tokens[0].start, tokens[-1].end)
    around = [line for line in sentences if line.start < marked.last and marked.first < line.end]
    return article.line(around[0].start, around[-1].end) if around else None
