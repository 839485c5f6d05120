"""Who says each quotation: the source words beside it, and the fullest name the text gives to that source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from briefs.attribution import (
    Source,
    clause_subject,
    is_titled,
    source_before,
    source_behind,
    source_further_on,
    stands_alone,
)
from briefs.narration import Narration
from briefs.people import Cast, Entity, fold, read_cast
from briefs.phrases import Phrase
from briefs.pronouns import Memory, find_described
from briefs.tokens import Run
from briefs.words import PARTY_WORDS

CARRY_LINES: Final = 1  # lines back from which a speaker is carried on


@dataclass(slots=True)
class Said:
    """One quotation with its source: spans of the text, and the rule that found them."""

    number: int
    rule: str = ""
    cue: str = ""
    cue_at: int = -1
    mention: tuple[int, int] | None = None
    speaker: tuple[int, int] | None = None
    entity: Entity | None = None
    titled: bool = False
    follows: int | None = None  # the quotation that this one goes on from


def name_speakers(narration: Narration) -> list[Said]:
    """A `Said` for everything marked, in order."""
    cast = read_cast(narration)
    return _Reader(narration, cast, Memory(cast, narration.runs)).read()


@dataclass(slots=True)
class _Reader:
    narration: Narration
    cast: Cast
    memory: Memory

    def read(self) -> list[Said]:
        said = [Said(number) for number in range(len(self.narration.marked))]
        for run in self.narration.runs:
            for order, place in enumerate(run.quotes):
                self._name(run, order, place, said)
        return said

    def _name(self, run: Run, order: int, place: int, said: list[Said]) -> None:
        one = said[run.tokens[place].quote]
        tokens = run.tokens
        transcript = self._transcript(one, run)
        if transcript:
            return
        source = source_behind(tokens, place)
        if source is None and is_titled(tokens, place):
            one.titled = True
            one.rule = "title"
            return
        if source is None:
            source = source_before(tokens, place)
        if source is None and not stands_alone(tokens, place):
            source = source_further_on(tokens, place)
        if source is not None:
            self._settle(one, run, source)
            return
        self._carry(one, run, order, place, said)

    def _transcript(self, one: Said, run: Run) -> bool:
        """WALLACE: words of a transcript, inside the marks."""
        return False

    # ------------------------------------------------------------------------------------------ carried on

    def _carry(self, one: Said, run: Run, order: int, place: int, said: list[Said]) -> None:
        tokens = run.tokens
        alone = stands_alone(tokens, place)
        if order > 0:
            before = said[tokens[run.quotes[order - 1]].quote]
            if alone and (before.mention or before.entity):
                _follow(one, before, "same paragraph")
                return
            if not alone and tokens[run.quotes[order - 1]].sentence == tokens[place].sentence and before.mention:
                _follow(one, before, "same sentence")
                return
        if alone and (ahead := self._ahead(run, order)) is not None:
            self._settle(one, run, ahead)
            one.rule = "tag further on"
            return
        if alone and run.line > 0:
            self._from_line_before(one, run, place, said)
            return
        if not alone:
            subject = clause_subject(tokens, place, _sentence_start(run, place))
            if subject is not None:
                self._settle(one, run, Source(subject, "subject", place))

    def _ahead(self, run: Run, order: int) -> Source | None:
        """The tag behind a later quotation when only quotations stand between: “A.” “B,” she said."""
        for later in range(order + 1, len(run.quotes)):
            if run.quotes[later] != run.quotes[later - 1] + 1:
                return None
            if (source := source_behind(run.tokens, run.quotes[later])) is not None:
                return source
        return None

    def _from_line_before(self, one: Said, run: Run, place: int, said: list[Said]) -> None:
        earlier = self.narration.runs[run.line - 1]
        if not earlier.tokens:
            return
        marked = self.narration.marked[one.number]
        if earlier.quotes and marked.joined:
            _follow(one, said[earlier.tokens[earlier.quotes[-1]].quote], "goes on")
            return
        if earlier.tokens[-1].text in (":", ",") or earlier.tokens[-1].text == "…":
            source = source_before(earlier.tokens, len(earlier.tokens))
            if source is not None:
                self._settle(one, earlier, source)
                one.rule = "line before: " + source.rule
                return
        if place > 0:
            return
        if earlier.quotes:
            last = said[earlier.tokens[earlier.quotes[-1]].quote]
            if last.mention or last.entity:
                _follow(one, last, "line before")
                return
        source = (
            source_before(earlier.tokens, len(earlier.tokens)) if earlier.line not in self.narration.quiet else None
        )
        if source is not None:
            self._settle(one, earlier, source)
            one.rule = "line before: " + source.rule

    # ------------------------------------------------------------------------------------------ who it is

    def _settle(self, one: Said, run: Run, source: Source) -> None:
        phrase = source.phrase
        tokens = run.tokens
        one.rule = source.rule
        if source.cue < len(tokens):
            one.cue, one.cue_at = tokens[source.cue].text, tokens[source.cue].start
        first, last = tokens[phrase.start], tokens[phrase.end - 1]
        one.mention = (first.start, last.end)
        self.memory.advance(run.line, phrase.start)
        entity = self._entity(run, phrase)
        if entity is not None:
            one.entity = entity
            one.speaker = (entity.start, entity.end)
            self.memory.advance(run.line, phrase.end)
            self.memory.spoke(entity, run.line, first.sentence, phrase.start)
        elif phrase.kind == "name" and not _is_plural(run, phrase):
            one.speaker = (tokens[phrase.first].start, tokens[phrase.last - 1].end)

    def _entity(self, run: Run, phrase: Phrase) -> Entity | None:
        if phrase.kind == "pronoun":
            return self.memory.find(phrase.head, run.line, phrase.start)
        if phrase.kind == "nominal":
            return find_described(self.memory, run.tokens, phrase, run.line)
        if _is_plural(run, phrase):
            return None
        start, end = run.tokens[phrase.first].start, run.tokens[phrase.last - 1].end
        entity = self.cast.at(start, end, run.line)
        if entity is not None and entity.surname in {
            fold(token.text) for token in run.tokens[phrase.first : phrase.last]
        }:
            return entity
        return entity


def _is_plural(run: Run, phrase: Phrase) -> bool:
    """Democrats, Ukrainians: people, but nobody named."""
    word = run.tokens[phrase.last - 1].low
    return phrase.last - phrase.first == 1 and word.endswith("s") and word[:-1] in PARTY_WORDS


def _follow(one: Said, before: Said, rule: str) -> None:
    one.mention, one.speaker, one.entity, one.cue = before.mention, before.speaker, before.entity, before.cue
    one.rule = rule
    one.follows = before.number


def _sentence_start(run: Run, place: int) -> int:
    start = place
    while start > 0 and run.tokens[start - 1].sentence == run.tokens[place].sentence:
        start -= 1
    return start
