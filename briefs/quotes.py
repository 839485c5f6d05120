"""The quotations of an article: exact words between marks, with who said them where the article tells."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
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

MOST_TAG: Final = 80  # tokens between the parts of a broken quotation
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
    sentences = _Sentences(article.text, narration)
    return tuple(_quote(article, narration, one, utterances[one.number], sentences) for one in said)


class _Sentences:
    """The sentences of each line, split once."""

    def __init__(self, text: str, narration: Narration) -> None:
        self._text, self._narration = text, narration
        self._lines: dict[int, tuple[Line, ...]] = {}

    def around(self, marked: Marked) -> list[Line]:
        """The sentences of its line that the marked words reach into."""
        if marked.line not in self._lines:
            tokens: list[Token] = self._narration.runs[marked.line].tokens
            self._lines[marked.line] = tuple(split_sentences(self._text, tokens[0].start, tokens[-1].end))
        lines = self._lines[marked.line]
        first = bisect_right(lines, marked.first, key=lambda line: line.end)
        last = bisect_left(lines, marked.last, key=lambda line: line.start)
        return list(lines[first:last])


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
    place = narration.places[one.number]
    if one.rule in ("", "subject"):
        return is_credited(tokens, place)
    carried = one.rule.startswith(("same paragraph", "line before", "sentence before"))
    return one.mention is not None and not (carried and is_term(tokens, place))


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
    first, last = narration.places[before.number] + 1, narration.places[one.number]
    if last - first > MOST_TAG:
        return False
    between = [token for token in narration.runs[later.line].tokens[first:last] if earlier.last <= token.start]
    if not between:
        return True
    is_tag = any(token.start == one.cue_at for token in between)
    return is_tag and between[0].sentence == between[-1].sentence


def _quote(article: Article, narration: Narration, one: Said, utterance: int, sentences: _Sentences) -> Quote:
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
        context=_context(article, sentences.around(marked)),
        cue=article.line(*one.cue) if one.cue else None,
        rule=one.rule,
        silence=one.silence,
    )


def _context(article: Article, around: list[Line]) -> Line | None:
    return article.line(around[0].start, around[-1].end) if around else None
