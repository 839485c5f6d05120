"""What of an article is told on a card, by the kind of piece it is: `briefs.pipeline` picks its lines from this."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from briefs.boxes import Boxes
from briefs.cohesion import stands_alone
from briefs.corrections import find_corrections, is_column
from briefs.foreign import is_foreign
from briefs.genre import asked_blocks, kind_of
from briefs.lede import clock_of, question_start, speaker_label
from briefs.models import Article, Block, Line, PieceKind
from briefs.prose import Sentence, find_prose
from briefs.rules import RULES, Rules
from briefs.scenes import without_scene

HALF_A_DAY = 720  # minutes; entries further apart run over midnight
_LEANS = re.compile(
    r"\b(?:that|this|these|those|it|its|they|them|their|he|she|him|his|her|so|then|one)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """The kind of the piece, its correction, its prose, its sentences as they are weighed, and an interview's answers.

    Each of ``answers`` is a question with the beginning of its answer, in one span. In ``sentences`` those that no card
    may tell are unfit. Where the text is not ``english`` nothing is known of what its words lean on: only the lede as
    it runs, and the sentences that open a paragraph, are told.
    """

    kind: PieceKind
    correction: Line | None
    prose: tuple[Sentence, ...]
    sentences: tuple[Sentence, ...]
    answers: tuple[Line, ...] = ()
    english: bool = True


def find_telling(
    article: Article, blocks: Sequence[Block], boxes: Boxes, title: frozenset[str], rules: Rules = RULES
) -> Telling:
    """What a card may be told from: sentences without corrections, scenes and answers torn from their questions."""
    text = article.text
    corrections = find_corrections(text, blocks, article.headline)
    apart = [(line.start, line.end) for line in corrections]
    prose = sentences = find_prose(text, blocks, [*boxes.spans, *apart], rules)
    kind = kind_of(article, blocks, prose)
    answers: tuple[Line, ...] = ()
    if kind == "live":  # its box is the only place where the report is told as a whole
        sentences = _newest_first(text, blocks, find_prose(text, blocks, apart, rules))
    elif kind == "qa":
        answers = tuple(_answers(article, blocks, sentences, rules))
        sentences = _before_questions(text, blocks, sentences)
    english = not is_foreign(article.language)
    if is_column(article.headline):
        sentences = ()
    elif english:
        sentences = without_scene(sentences, title, rules)
    correction = corrections[0] if corrections else None
    return Telling(kind=kind, correction=correction, prose=prose, sentences=sentences, answers=answers, english=english)


def _newest_first(text: str, blocks: Sequence[Block], sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """The sentences of a live report, ranked so that the newest entry comes right behind what stands above all."""
    entries = [(block.start, at) for block in blocks if (at := clock_of(text[block.start : block.end])) is not None]
    rising = sum((after[1] - before[1]) % (2 * HALF_A_DAY) < HALF_A_DAY for before, after in pairwise(entries))
    if 2 * rising <= len(entries) - 1:
        return tuple(sentences)
    starts = [start for start, _ in entries]

    def place(one: Sentence) -> tuple[int, int]:
        return (-sum(start <= one.line.start for start in starts) or -len(starts) - 1, one.number)

    ranks = {one.number: rank for rank, one in enumerate(sorted(sentences, key=place))}
    return tuple(replace(one, rank=ranks[one.number]) for one in sentences)


def _before_questions(text: str, blocks: Sequence[Block], sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """The sentences of an interview, the answers unfit where something above the first question may be told."""
    first = min(block.start for block in asked_blocks(text, blocks))
    if not any(one.fit for one in sentences if one.line.start < first):
        opens = {one.paragraph: one.number for one in reversed(sentences)}  # never an answer's cut
        return tuple(replace(one, fit=one.fit and opens[one.paragraph] == one.number) for one in sentences)
    return tuple(replace(one, fit=one.fit and one.line.start < first) for one in sentences)


def _answers(article: Article, blocks: Sequence[Block], sentences: Sequence[Sentence], rules: Rules) -> Iterator[Line]:
    """Questions that make sense out of their place, each with the whole sentences of its answer that have room."""
    text = article.text
    asked = {block.start for block in asked_blocks(text, blocks)}
    for question, answer in pairwise(blocks):
        if question.start not in asked or answer.start in asked or answer.kind != "paragraph":
            continue
        start = question_start(text, question.start, question.end)
        start += len(speaker_label(text, start, question.end))
        words = text[start : question.end]
        if len(words.split()) < rules.question_words or _LEANS.search(words) or not stands_alone(words):
            continue
        room = rules.answer_room - len(words.split())
        end = start
        for one in sentences:
            if answer.start <= one.line.start < answer.end and (room := room - one.words) >= 0:
                end = one.line.end
        if len(text[answer.start : end].split()) >= rules.least_answer_words:
            yield article.line(start, end)
