"""Who says each quotation: the source words beside it, and the fullest name the text gives to that source."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from briefs import silence
from briefs.attribution import (
    is_led_in,
    is_named_thing,
    is_title_like,
    is_titled,
    source_before,
    source_further_on,
    stands_alone,
)
from briefs.cast import Cast, Entity
from briefs.foreign import UNREAD, has_unread_tag, is_determiner, is_foreign, is_sure_abroad
from briefs.meaning import Meaning, is_plural
from briefs.narration import Narration
from briefs.phrases import Phrase, phrase_from
from briefs.pronouns import REACH, Memory
from briefs.subjects import clause_subject, subject_of
from briefs.tags import Source, cue_span, source_behind
from briefs.tokens import Run, Token, sentence_start
from briefs.verbs import is_denied, is_denied_before
from briefs.words import SUBJECT_PRONOUNS

MOST_SIGNATURE: Final = 16  # tokens of a line that signs a quotation
MOST_QUESTION: Final = 40  # tokens of an interviewer’s question
_DASHES: Final = frozenset("—―–-")
_LABEL: Final = re.compile(r"(?P<name> [A-Z][A-Z.'’-]+ (?: \s [A-Z][A-Z.'’-]+ ){0,2} ) : \s", re.VERBOSE)


@dataclass(slots=True)
class Said:
    """One marked passage with its source: spans of the text, and the rule that found them."""

    number: int
    rule: str = ""
    cue_at: int = -1  # where the verb stands that names the source
    mention: tuple[int, int] | None = None
    cue: tuple[int, int] | None = None  # the words that hand it over: "said", "according to"
    speaker: tuple[int, int] | None = None
    entity: Entity | None = None
    titled: bool = False  # a title, a term, or words that were not said
    follows: int | None = None  # the passage whose speaker goes on
    silence: str = ""  # why nobody is named, one of `briefs.silence.REASONS`; "" where somebody is


def name_speakers(narration: Narration, cast: Cast, language: str | None = None) -> list[Said]:
    """A `Said` for everything marked, in order. Where ``language`` is known and not English, only what is sure."""
    memory = Memory(cast, narration.runs, narration.floors)
    return _Reader(narration, cast, memory, Meaning(cast, memory), is_foreign(language)).read()


@dataclass(slots=True)
class _Reader:
    narration: Narration
    cast: Cast
    memory: Memory
    meaning: Meaning
    abroad: bool = False  # the text is not English

    def read(self) -> list[Said]:
        said = [Said(number) for number in range(len(self.narration.marked))]
        for run in self.narration.runs:
            for order in range(len(run.quotes)):
                self._name(run, order, said)
        for one in said:
            one.silence = "" if one.speaker is not None else one.silence or self._default_silence()
        return said

    def _default_silence(self) -> str:
        return silence.NOT_ENGLISH if self.abroad else silence.NOTHING_BESIDE

    def _name(self, run: Run, order: int, said: list[Said]) -> None:
        tokens, place = run.tokens, run.quotes[order]
        one = said[tokens[place].quote]
        if self._is_labelled(one):
            return
        if is_titled(tokens, place) or is_denied_before(tokens, place):
            one.titled, one.rule = True, "title"
            return
        if self.abroad:
            self._settle_abroad(one, run, order, said)
            return
        source = _source_beside(tokens, place)
        if source is not None and source.rule == "X said:" and is_named_thing(tokens, place, source.cue):
            one.titled, one.rule = True, "title"
        elif source is not None:
            self._settle_said(one, run, source)
            self._hand_back(one, said)
        elif stands_alone(tokens, place) and has_unread_tag(tokens, place):
            one.rule, one.silence = UNREAD, silence.UNREAD_TAG
        elif stands_alone(tokens, place):
            self._carry(one, run, order, said)
        elif is_title_like(tokens[place].text):
            one.titled, one.rule = True, "title"
        else:
            self._from_sentence(one, run, order, said)

    def _settle_abroad(self, one: Said, run: Run, order: int, said: list[Said]) -> None:
        source = _source_beside(run.tokens, run.quotes[order])
        if source is not None and is_sure_abroad(run.tokens, run.quotes[order], source):
            self._settle(one, run, source)
        elif self.narration.marked[one.number].joined and one.number > 0:
            _follow(one, said[one.number - 1], "goes on")
        elif stands_alone(run.tokens, run.quotes[order]) and has_unread_tag(run.tokens, run.quotes[order]):
            one.rule, one.silence = UNREAD, silence.UNREAD_TAG

    def _settle_said(self, one: Said, run: Run, source: Source) -> None:
        if source.rule in ("X said:", "X said") and is_denied(run.tokens, source.cue):
            one.titled, one.rule = True, "not said"
        else:
            self._settle(one, run, source)

    def _is_labelled(self, one: Said) -> bool:
        """DOW: words of a transcript, the name inside the marks."""
        marked = self.narration.marked[one.number]
        match = _LABEL.match(self.narration.text, marked.start, marked.end)
        if match is None:
            return False
        one.entity, one.rule, one.mention = self.cast.surnamed(match["name"]), "transcript", match.span("name")
        one.speaker = (one.entity.start, one.entity.end) if one.entity is not None else one.mention
        return True

    def _hand_back(self, one: Said, said: list[Said]) -> None:
        """A tag in the last of several paragraphs names the speaker of them all, and the first may name the last’s."""
        chain = [one]
        while self.narration.marked[chain[-1].number].joined and chain[-1].number > 0:
            chain.append(said[chain[-1].number - 1])
        for before, after in zip(chain[1:], chain, strict=False):
            after.follows = before.number
            if one.entity is None and one.speaker is None and before.speaker is not None:
                one.entity, one.speaker = before.entity, before.speaker
        for before in chain[1:]:
            if before.rule.startswith(("line before", "goes on")) or before.mention is None:
                before.mention, before.speaker, before.entity = one.mention, one.speaker, one.entity
                before.cue, before.silence = one.cue, one.silence

    # ------------------------------------------------------------------------------------------ carried on

    def _carry(self, one: Said, run: Run, order: int, said: list[Said]) -> None:
        """The speaker of a quotation that is a sentence of its own."""
        before = said[run.tokens[run.quotes[order - 1]].quote] if order > 0 else None
        if before is not None and (before.mention or before.entity):
            _follow(one, before, "same paragraph")
        elif (ahead := self._ahead(run, order)) is not None:
            self._settle(one, run, ahead)
            one.rule = "tag further on"
        elif not self._from_sentence_before(one, run, run.quotes[order]) and not self._is_signed_below(one, run):
            self._from_line_before(one, run, run.quotes[order], said)

    def _from_sentence(self, one: Said, run: Run, order: int, said: list[Said]) -> None:
        """The speaker of a quotation within a sentence that has no verb of saying."""
        tokens, place = run.tokens, run.quotes[order]
        if order > 0:
            before = said[tokens[run.quotes[order - 1]].quote]
            if tokens[run.quotes[order - 1]].sentence == tokens[place].sentence and before.mention:
                _follow(one, before, "same sentence")
                return
        subject = clause_subject(tokens, place, sentence_start(tokens, place))
        if subject is not None and tokens[subject.start].low == "that":
            subject = (
                subject_of(tokens, subject.start - 1, sentence_start(tokens, place)) if subject.start > 1 else None
            )
        if subject is not None:
            self._settle(one, run, Source(subject, "subject", place))
        else:
            one.silence = silence.NO_VERB

    def _ahead(self, run: Run, order: int) -> Source | None:
        """The tag behind a later quotation when only quotations stand between: “A.” “B,” she said."""
        for later in range(order + 1, len(run.quotes)):
            if run.quotes[later] != run.quotes[later - 1] + 1:
                return None
            if (source := source_behind(run.tokens, run.quotes[later])) is not None:
                return source
        return None

    def _from_sentence_before(self, one: Said, run: Run, place: int) -> bool:
        """X took another view. “…” — the speaker is who the sentence before spoke of."""
        end = sentence_start(run.tokens, place)
        if end == 0:
            return False
        start = sentence_start(run.tokens, end - 1)
        source = source_before(run.tokens, end, start)
        if source is None and (subject := clause_subject(run.tokens, end, start)) is not None:
            source = Source(subject, "subject", end - 1)
        if source is None:
            return False
        self._settle(one, run, source)
        one.rule = "sentence before: " + source.rule
        return True

    def _is_signed_below(self, one: Said, run: Run) -> bool:
        """A line of its own under the quotation: — Ann Dow, bus driver."""
        below = self.narration.runs[run.line + 1] if run.line + 1 < len(self.narration.runs) else None
        if below is None or not below.tokens:
            return False
        start = below.tokens[0].start
        is_dashed = below.tokens[0].text[0] in _DASHES
        if not is_dashed and self.narration.text[:start].rstrip()[-1:] not in _DASHES:
            return False
        signed = phrase_from(below.tokens, int(is_dashed))
        if signed is None or signed.kind != "name" or len(below.tokens) > MOST_SIGNATURE:
            return False
        self._settle(one, below, Source(signed, "signed", 0))
        return True

    def _from_line_before(self, one: Said, run: Run, place: int, said: list[Said]) -> None:
        earlier = self.narration.runs[run.line - 1] if run.line > self.narration.floor(run.line) else None
        if earlier is None or not earlier.tokens:
            return
        last = said[earlier.tokens[earlier.quotes[-1]].quote] if earlier.quotes else None
        if last is not None and self.narration.marked[one.number].joined:
            _follow(one, last, "goes on")
        elif (earlier.tokens[-1].text in (":", ",", "…") and self._from_line(one, earlier)) or place > 0:
            pass
        elif last is not None and (last.mention or last.entity):
            if (speaker := self._turn(run, last, said) or self._alone(run, last, said)) is not None:
                _follow(one, speaker, "line before")
            else:
                one.silence = silence.OTHERS_NEAR
        elif earlier.tokens[-1].text == "?" and not earlier.quotes:
            self._from_question(one, earlier, said)
        elif earlier.line not in self.narration.quiet:
            self._from_line(one, earlier) or self._from_subject(one, run, earlier)
            if one.mention is None:
                self._from_only(one, earlier)

    def _from_question(self, one: Said, asked: Run, said: list[Said]) -> None:
        """Whom the line above asks: “she” in it, who answered the question before it, or the one person of the text."""
        before = said[one.number - 1] if one.number > 0 else None
        at = next((at for at, token in enumerate(asked.tokens) if token.low in ("he", "she")), None)
        people = [entity for entity in self.cast.entities if entity.person and len(entity.key) > 1]
        if len(asked.tokens) > MOST_QUESTION:
            return
        if at is not None:
            self._settle(
                one, asked, Source(phrase_from(asked.tokens, at) or Phrase("pronoun", at, at + 1), "asked", at)
            )
            one.cue = None
        elif (
            before is not None
            and before.rule == "asked"
            and self.narration.marked[before.number].line == asked.line - 1
        ):
            _follow(one, before, "asked")
        elif len(people) == 1:
            one.entity, one.speaker = people[0], (people[0].start, people[0].end)

    def _from_only(self, one: Said, earlier: Run) -> None:
        """The subject of the paragraph above, where its last sentence speaks of this one person and of nobody else."""
        subject, end = self.meaning.only_subject(earlier), len(earlier.tokens)
        if subject is None:
            return
        self._settle(one, earlier, Source(subject, "subject", end))
        one.rule = "line before: subject"

    def _from_line(self, one: Said, earlier: Run) -> bool:
        source = source_before(earlier.tokens, len(earlier.tokens))
        if source is None:
            return False
        self._settle(one, earlier, source)
        one.rule = "line before: " + source.rule
        return True

    def _from_subject(self, one: Said, run: Run, earlier: Run) -> bool:
        """A block quotation under a sentence that names somebody."""
        if not self._is_block(run):
            return False
        end = len(earlier.tokens)
        subject = clause_subject(earlier.tokens, end, sentence_start(earlier.tokens, end))
        if subject is not None:
            self._settle(one, earlier, Source(subject, "subject", end))
            one.rule = "line before: subject"
        return subject is not None

    def _is_block(self, run: Run) -> bool:
        """Whether the line opens as a quoted block."""
        start = run.tokens[0].start if run.tokens else 0
        return self.narration.text[max(0, start - 2) : start] == "> "

    def _turn(self, run: Run, last: Said, said: list[Said]) -> Said | None:
        """Who of two speakers is next: after a question, the one who was asked."""
        two = said[last.number - 1] if last.number > 0 else None
        if two is None or two.entity is None or last.entity is None or two.entity is last.entity:
            return None
        near = self.narration.marked[two.number].line == run.line - 2
        asks = [
            self.narration.text[self.narration.marked[number].end - 1] == "?" for number in (two.number, last.number)
        ]
        return two if near and any(asks) else None

    def _is_told_by_name(self, last: Said) -> bool:
        """Whether the words beside a quotation are a name, not "he"."""
        mention = self.narration.text[slice(*last.mention)] if last.mention else ""
        return mention[:1].isupper() and mention.casefold() not in SUBJECT_PRONOUNS

    def _is_dialogue(self, run: Run, last: Said, said: list[Said]) -> bool:
        """Whether two speakers take turns in the lines above."""
        two = said[last.number - 1] if last.number > 0 else None
        near = two is not None and self.narration.marked[two.number].line >= run.line - 2
        return two is not None and near and two.entity is not last.entity

    def _alone(self, run: Run, last: Said, said: list[Said]) -> Said | None:
        """The last speaker, where the lines around name nobody else whose words these might be.

        Where that speaker was named beside the words and nobody takes turns, the line before alone counts.
        A block quotation hangs on the paragraph above it; there that paragraph alone counts.
        """
        if last.entity is None:
            return None
        is_sure = not self._is_block(run) and self._is_told_by_name(last) and not self._is_dialogue(run, last, said)
        first, end = (run.line - 1, run.line + 1) if is_sure else (run.line - REACH, run.line + 2)
        if self._is_block(run):
            first = run.line - 1
        for line in range(max(0, first), end):
            for name in self.cast.named.get(line, ()):
                if name.entity is not last.entity and (name.entity is None or name.entity.person is not False):
                    return None
        return last

    # ------------------------------------------------------------------------------------------ who it is

    def _settle(self, one: Said, run: Run, source: Source) -> None:
        phrase, tokens = source.phrase, run.tokens
        if is_determiner(tokens, phrase) and not self.meaning.is_surname(run, phrase):
            return
        one.rule = source.rule
        one.cue_at = tokens[source.cue].start if source.cue < len(tokens) else -1
        one.mention = (tokens[phrase.start].start, tokens[phrase.end - 1].end)
        one.cue = cue_span(tokens, source)
        self.memory.are_two_near = False
        self.memory.advance(run.line, phrase.start)
        entity = self.meaning.whom(run, phrase)
        if entity is not None and not entity.is_named:
            self.memory.spoke(entity, run.line, tokens[phrase.start].sentence, phrase.start)
        elif entity is not None:
            one.entity, one.speaker = entity, (entity.start, entity.end)
            self.memory.show(entity, phrase.head)
            self.memory.advance(run.line, phrase.end)
            self.memory.spoke(entity, run.line, tokens[phrase.start].sentence, phrase.start)
        elif (
            phrase.head == "they" and phrase.kind == "pronoun" and (both := self.meaning.both(run, phrase)) is not None
        ):
            one.speaker = both
        elif phrase.kind == "name" and not is_plural(run, phrase):
            one.speaker = (tokens[phrase.first].start, tokens[phrase.last - 1].end)
        elif phrase.kind == "nominal":
            self.memory.spoke_unnamed(phrase.head, run.line, tokens[phrase.start].sentence, phrase.start)
        is_shared = entity is not None and not entity.is_named and phrase.kind == "name"
        why = silence.why_silent(tokens, phrase, are_two_near=self.memory.are_two_near)
        one.silence = silence.SHARED if is_shared else why


def _source_beside(tokens: Sequence[Token], place: int) -> Source | None:
    """The source that the quotation’s own sentence names."""
    source = source_before(tokens, place) if is_led_in(tokens, place) else None
    return source or source_behind(tokens, place) or source_before(tokens, place) or source_further_on(tokens, place)


def _follow(one: Said, before: Said, rule: str) -> None:
    one.mention, one.speaker, one.entity, one.cue_at = before.mention, before.speaker, before.entity, before.cue_at
    one.rule, one.cue, one.silence = rule, before.cue, before.silence
    one.follows = before.number
