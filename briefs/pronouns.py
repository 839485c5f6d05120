"""Whom "he" and "she" mean: memory of who was talked about, told by gender and place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

from briefs.cast import Cast, Entity, Named
from briefs.descriptions import INDEFINITE, LOOSE, find_by_role
from briefs.genders import gender_of_roles
from briefs.phrases import Phrase, leads_to_name, phrase_from
from briefs.tokens import Run, Token
from briefs.words import CLAUSE_WORDS, DETERMINERS, PLACES, PREPOSITIONS, ROLES, SAYING

_GENDER_OF: Final = {
    "he": "m",
    "she": "f",
    "him": "m",
    "her": "f",
    "his": "m",
    "hers": "f",
    "himself": "m",
    "herself": "f",
}
SUBJECT: Final = 3.0  # what the subject of a sentence weighs
FULL_NAME: Final = 1.0  # what a name printed in full weighs more: somebody new comes in
SPEAKS: Final = 1.0  # what a name beside "said" weighs more
QUOTED: Final = 3.0  # what having just been quoted weighs
SPEAKS_UNNAMED: Final = QUOTED + 2.0  # the same for "the mayor", in whom no gender can fit
POSSESSOR_FIRST: Final = 2.2  # "Dow’s tone had changed when he …": the sentence is about Dow
GENDER_SHOWN: Final = 1.0  # a gender that the text shows, against one that it leaves open
NOT_SHOWN: Final = -4.0  # a name that nothing shows to be a person’s
CLOSE: Final = 0.4  # scores nearer than this tell nothing
_TEXTS: Final = frozenset({"act", "bill", "amendment", "treaty", "accord", "award", "prize", "cup", "games", "law"})
REACH: Final = 4  # lines back that a pronoun reaches


@dataclass(slots=True)
class Memory:
    """Who was talked about up to a place in the text, as (run, sentence, weight) of the latest mentions."""

    cast: Cast
    runs: Sequence[Run]
    seen: list[Seen] = field(default_factory=list)
    counts: dict[int, int] = field(default_factory=dict)
    are_two_near: bool = False  # the last search found nobody because two came near
    _done: tuple[int, int] = (0, 0)  # run, token
    _unnamed: dict[str, Entity] = field(default_factory=dict)

    def advance(self, run: int, token: int) -> None:
        """Take in everything up to the token of the run."""
        at_run, at_token = self._done
        while at_run <= run and at_run < len(self.runs):
            stop = token if at_run == run else len(self.runs[at_run].tokens)
            self._take(self.runs[at_run], at_token, stop)
            if at_run == run:
                self._done = (run, max(token, at_token))
                return
            at_run, at_token = at_run + 1, 0
            self._done = (at_run, 0)

    def _take(self, run: Run, start: int, stop: int) -> None:
        names = {name.first: name for name in self.cast.named.get(run.line, ())}
        for at in range(start, stop):
            token = run.tokens[at]
            if at in names:
                self._note(run, names[at])
            elif token.low in DETERMINERS and opens_clause(run.tokens, at):
                self._note_described(run, at)
            elif token.low in ("he", "she"):
                entity = self.find(token.low, run.line, at)
                if entity is not None:
                    self.seen.append(Seen(entity, run.line, token.sentence, at, 2.5))
            elif token.low in ("his", "her", "him"):
                entity = self.find(token.low, run.line, at)
                if entity is not None:
                    self.seen.append(Seen(entity, run.line, token.sentence, at, 0.5))

    def _note(self, run: Run, name: Named) -> None:
        entity = name.entity
        if entity is None:
            return
        self.counts[id(entity)] = self.counts.get(id(entity), 0) + 1
        weight = weigh(run.tokens, name) + (FULL_NAME if len(name.key) > 1 else 0.0) + (SPEAKS if name.speaks else 0.0)
        self.seen.append(Seen(entity, run.line, run.tokens[name.first].sentence, name.first, weight))

    def _note_described(self, run: Run, at: int) -> None:
        """Take in "The senator left" as a mention of whom it means, "A sailor came" as one of somebody not named."""
        phrase = phrase_from(run.tokens, at)
        if phrase is None or phrase.kind != "nominal" or phrase.possessor or phrase.head not in ROLES:
            return
        entity = find_by_role(self, run.tokens, phrase, at_hand=True)
        if entity is None and run.tokens[at].low in INDEFINITE and not _is_renamed(run.tokens, phrase):
            entity = self.unnamed(phrase.head)
        if entity is not None:
            self.seen.append(Seen(entity, run.line, run.tokens[at].sentence, at, SUBJECT))

    def spoke(self, entity: Entity, run: int, sentence: int, token: int) -> None:
        """Remember who was just quoted."""
        self.seen.append(Seen(entity, run, sentence, token, QUOTED))

    def find(self, pronoun: str, run: int, token: int) -> Entity | None:
        """Whom a pronoun at the place means, or None."""
        gender = _GENDER_OF.get(pronoun)
        if gender is not None:
            return self._best(run, token, lambda entity: _person_score(entity, gender))
        if pronoun == "it":
            return self._best(run, token, _body_score, reach=1)
        return None

    def find_any(self, run: int, token: int, gender: str | None, head: str) -> Entity | None:
        """The person spoken of most just before the place, for "the 71-year-old"; None where two come near.

        Somebody printed as another thing than ``head`` is not meant: a union leader is not "the mayor".
        """

        best = self._best(
            run,
            token,
            lambda entity: _person_score(entity, gender) if entity.is_named and _may_be_told(entity) else None,
            reach=2,
            margin=1.5,
        )
        is_other = best is not None and head in ROLES - LOOSE and bool(best.roles & ROLES - LOOSE)
        return None if is_other else best

    def spoke_unnamed(self, head: str, run: int, sentence: int, token: int) -> None:
        """Remember that "the mayor", whom the text does not name, was just quoted: "he" behind it means nobody else."""
        if head in ROLES:
            self.seen.append(Seen(self.unnamed(head), run, sentence, token, SPEAKS_UNNAMED))

    def unnamed(self, head: str) -> Entity:
        """Somebody the text calls "the mayor" alone."""
        if head not in self._unnamed:
            self._unnamed[head] = Entity((head,), 0, 0, person=True, gender=gender_of_roles([head]), is_named=False)
        return self._unnamed[head]

    def only_one(self, pronoun: str) -> Entity | None:
        """The one person of the pronoun’s gender in the whole text, where nobody it might mean was spoken of yet."""
        gender = _GENDER_OF.get(pronoun)
        if gender is None or any(_person_score(seen.entity, gender) is not None for seen in self.seen):
            return None
        fitting = [one for one in self.cast.entities if one.person and len(one.key) > 1 and one.gender == gender]
        return fitting[0] if len(fitting) == 1 else None

    def find_body(self, head: str, run: int, token: int) -> Entity | None:
        """The body that "the ministry" or "the company" means."""
        named = self._best(
            run, token, lambda entity: 0.0 if head in entity.key and _body_score(entity) is not None else None
        )
        return named or self._best(run, token, _body_score, reach=1)

    def _best(
        self,
        run: int,
        token: int,
        fits: Callable[[Entity], float | None],
        reach: int = REACH,
        margin: float = 0.0,
    ) -> Entity | None:
        tokens = self.runs[run].tokens
        sentence = tokens[token].sentence if token < len(tokens) else 0
        scores: dict[int, float] = {}
        entities: dict[int, Entity] = {}
        for seen in reversed(self.seen):
            if run - seen.run > reach:
                break
            extra = fits(seen.entity)
            if extra is None:
                continue
            score = seen.weight + _nearness(seen, run, sentence) + extra
            score += min(self.counts.get(id(seen.entity), 0), 6) * 0.15
            if score > scores.get(id(seen.entity), -99.0):
                scores[id(seen.entity)], entities[id(seen.entity)] = score, seen.entity
        best = _clear_best(scores, entities, margin)
        self.are_two_near = best is None and len(scores) > 1
        return best


def _person_score(entity: Entity, gender: str | None) -> float | None:
    if entity.person is False or (gender and entity.gender is not None and entity.gender != gender):
        return None
    if entity.person is None or (entity.may_be_body and entity.gender is None):
        return NOT_SHOWN
    return GENDER_SHOWN if gender and entity.gender == gender else 0.0


def _may_be_told(entity: Entity) -> bool:
    """Whether a description may stand for the name: not for a lone capital that nothing shows to be a person’s."""
    return entity.person is True or len(entity.key) > 1


def _body_score(entity: Entity) -> float | None:
    is_person = entity.person is True and not (entity.may_be_body and entity.gender is None)
    if is_person or entity.key[0] in PLACES or entity.surname in _TEXTS:
        return None
    return 0.0 if entity.person is False else -0.5


@dataclass(frozen=True, slots=True)
class Seen:
    """One mention as remembered."""

    entity: Entity
    run: int
    sentence: int
    token: int
    weight: float


def opens_clause(tokens: Sequence[Token], at: int) -> bool:
    """Whether a subject may stand at the token: where a sentence opens, or after its opening phrase."""
    return at == 0 or tokens[at - 1].sentence != tokens[at].sentence or tokens[at - 1].kind == "quote"


def _is_renamed(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """Whether a name follows in apposition: a sailor, Ann Dow, …"""
    at = phrase.end
    return at + 1 < len(tokens) and tokens[at].text == "," and tokens[at + 1].is_cap


def _nearness(seen: Seen, run: int, sentence: int) -> float:
    if seen.run == run:
        return 8.0 - 1.5 * min(sentence - seen.sentence, 4)
    return 3.5 - 2.0 * (run - seen.run - 1)


def _clear_best(scores: dict[int, float], entities: dict[int, Entity], margin: float) -> Entity | None:
    if not scores:
        return None
    ranked = sorted(scores.values(), reverse=True)
    if ranked[0] < -4.0 or (len(ranked) > 1 and ranked[0] - ranked[1] < margin):
        return None
    best = next(entities[key] for key, score in scores.items() if score == ranked[0])
    if best.gender is None and best.person is not False and len(ranked) > 1 and ranked[0] - ranked[1] < CLOSE:
        return None  # either of two whose gender the text does not show
    return best


def weigh(tokens: Sequence[Token], name: Named) -> float:
    """How much a mention is what its sentence is about: a subject most, a possessor least."""
    after = tokens[name.last] if name.last < len(tokens) else None
    if after is not None and (after.low in ("'s", "’s") or (after.is_word and leads_to_name(tokens, name.last))):
        opens = name.first == 0 or tokens[name.first - 1].sentence != tokens[name.first].sentence
        return POSSESSOR_FIRST if opens and after.low in ("'s", "’s") else 0.5
    start = name.first
    while (
        start > 0
        and tokens[start - 1].kind == "word"
        and (tokens[start - 1].is_cap or tokens[start - 1].low in ROLES or tokens[start - 1].low in DETERMINERS)
        and tokens[start - 1].sentence == tokens[name.first].sentence
    ):
        start -= 1
    if start > 1 and tokens[start - 1].low in ("'s", "’s", "of") and tokens[start - 2].is_cap:
        start -= 2  # said the paper’s Ann Dow; Secretary of State Ann Dow
    before = tokens[start - 1] if start > 0 and tokens[start - 1].sentence == tokens[name.first].sentence else None
    if before is None or before.kind == "quote":
        return 3.0
    if before.kind == "mark" or before.low in CLAUSE_WORDS:
        return 2.5
    if before.low in SAYING and before.low not in ("told", "asked", "asking", "telling"):
        return 3.0
    if before.low in PREPOSITIONS:
        return 0.8
    return 1.0
