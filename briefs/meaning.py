"""Whom the words beside a quotation mean: “Dow”, “he”, “they”, “the minister”."""

from __future__ import annotations

from dataclasses import dataclass

from briefs.cast import Cast, Entity
from briefs.descriptions import find_described
from briefs.phrases import Phrase, phrase_from
from briefs.pronouns import Memory
from briefs.tokens import Run, sentence_start
from briefs.words import PARTY_WORDS, PLACES, ROLES


@dataclass(frozen=True, slots=True)
class Meaning:
    """The names of a text, and the memory of who was spoken of so far."""

    cast: Cast
    memory: Memory

    def whom(self, run: Run, phrase: Phrase) -> Entity | None:
        """The one named whom the words mean; None where the text does not tell."""
        if phrase.kind == "pronoun":
            if phrase.head == "they":
                return self._body_before(run, phrase)
            found = self.memory.find(phrase.head, run.line, phrase.start) or self._named_next(run, phrase)
            return found or (None if self.memory.are_two_near else self.memory.only_one(phrase.head))
        if phrase.kind == "nominal":
            return self._titled_name(run, phrase) or find_described(self.memory, run.tokens, phrase, run.line)
        if phrase.joint or is_plural(run, phrase):
            return None
        return self.cast.at(run.tokens[phrase.first].start, run.tokens[phrase.last - 1].end, run.line)

    def both(self, run: Run, phrase: Phrase) -> tuple[int, int] | None:
        """The two whom "they" means: joined by "and" in the sentence before, with nobody named behind them."""
        tokens = run.tokens
        start = sentence_start(tokens, phrase.start)
        before = run if start > 0 else self.memory.runs[run.line - 1] if run.line > 0 else None
        if before is None or not before.tokens:
            return None
        end = start if before is run else len(before.tokens)
        opens = sentence_start(before.tokens, end - 1)
        names = [name for name in self.cast.named.get(before.line, ()) if opens <= name.first < end]
        if len(names) != 2 or any(name.entity is None or name.entity.person is False for name in names):
            return None
        between = before.tokens[names[0].last : names[1].first]
        return (names[0].start, names[1].end) if [token.low for token in between] == ["and"] else None

    def is_surname(self, run: Run, phrase: Phrase) -> bool:
        """Whether a lone word is the surname of somebody named in full."""
        entity = self.cast.at(run.tokens[phrase.first].start, run.tokens[phrase.last - 1].end, run.line)
        return entity is not None and len(entity.key) > 1

    def only_subject(self, run: Run) -> Phrase | None:
        """The subject of the last sentence of a line that speaks of this one person and of nobody else."""
        tokens = run.tokens
        subject = phrase_from(tokens, sentence_start(tokens, len(tokens)))
        if subject is None or subject.possessor or subject.kind == "nominal" or tokens[-1].text not in (".", "!"):
            return None
        if subject.kind == "pronoun" and subject.head not in ("he", "she"):
            return None
        self.memory.advance(run.line, subject.start)
        entity = self.whom(run, subject)
        if entity is None or not (entity.person or self.memory.gender_of(entity)):
            return None
        return None if self._are_others(run, subject, entity) else subject

    def _are_others(self, run: Run, subject: Phrase, entity: Entity) -> bool:
        """Whether the line speaks of anybody else, by a name, a description or "he" behind the subject."""
        gender = self.memory.gender_of(entity)
        for name in self.cast.named.get(run.line, ()):
            if name.entity is entity or (name.entity is not None and name.entity.person is False):
                continue
            is_possessor = name.last < len(run.tokens) and run.tokens[name.last].low in ("'s", "’s")
            if name.entity is None or not is_possessor:
                return True
        for token in run.tokens[subject.end :]:
            if token.low in ("they", "he", "she") and (token.low == "he") != (gender == "m"):
                return True
        return any(token.low in ROLES for token in run.tokens[subject.end :])

    def _body_before(self, run: Run, phrase: Phrase) -> Entity | None:
        """The body that "they" means: the subject of the sentence before."""
        start = sentence_start(run.tokens, phrase.start)
        if start == 0:
            return None
        subject = phrase_from(run.tokens, sentence_start(run.tokens, start - 1))
        if subject is None or subject.kind != "name" or subject.possessor or is_plural(run, subject):
            return None
        entity = self.cast.at(run.tokens[subject.first].start, run.tokens[subject.last - 1].end, run.line)
        return entity if entity is not None and entity.person is False and entity.key[0] not in PLACES else None

    def _named_next(self, run: Run, phrase: Phrase) -> Entity | None:
        """Who is named right after "he", where nobody was named before: “…,” he told them. Tamm had not slept."""
        if phrase.head not in ("he", "she") or self.memory.seen:
            return None
        for name in self.cast.named.get(run.line, ()):
            entity = name.entity
            if name.first > phrase.start and entity is not None and entity.person is not False:
                return entity if entity.gender in (None, "m" if phrase.head == "he" else "f") else None
        return None

    def _titled_name(self, run: Run, phrase: Phrase) -> Entity | None:
        """Whose surname a lone title is: King said, of Charlie King."""
        token = run.tokens[phrase.end - 1]
        if phrase.end - phrase.start > 1 or not token.is_cap:
            return None
        return self.cast.surnamed(token.text)


def is_plural(run: Run, phrase: Phrase) -> bool:
    """Democrats, Ukrainians: people, but nobody named."""
    word = run.tokens[phrase.last - 1].low
    return phrase.last - phrase.first == 1 and word.endswith("s") and word[:-1] in PARTY_WORDS
