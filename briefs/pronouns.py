"""Whom "he" and "she" mean: memory of who was talked about, told by gender and place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

from briefs.cast import Cast, Entity, Named
from briefs.descriptions import INDEFINITE, LOOSE, find_by_role, find_described
from briefs.genders import gender_of_roles
from briefs.phrases import MOST_NOMINAL, Phrase, leads_to_name, phrase_from, phrase_to
from briefs.subjects import subject_of
from briefs.tags import apposed
from briefs.tokens import Run, Token
from briefs.words import AUXILIARIES, CLAUSE_WORDS, DETERMINERS, PLACES, POSSESSIVES, PREPOSITIONS, ROLES, SAYING

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
OBJECT: Final = 1.0  # what somebody weighs who is no subject
FULL_NAME: Final = 1.0  # what a name printed in full weighs more: somebody new comes in
EMBEDDED: Final = 2.0  # "his keeper Ann Dow" after "said": whom he spoke of, no speaker
SPEAKS: Final = 1.0  # what a name beside "said" weighs more
QUOTED: Final = 3.0  # what having just been quoted weighs
SPEAKS_UNNAMED: Final = QUOTED + 2.0  # the same for "the mayor", in whom no gender can fit
SUBJECT_UNNAMED: Final = SUBJECT + 2.0  # the same for "the mayor": somebody new comes in
SUBJECT_TOLD: Final = SUBJECT + 1.0  # the same for "the mayor", whose name stands further up
POSSESSOR_FIRST: Final = 2.2  # "Dow’s tone had changed when he …": the sentence is about Dow
GENDER_SHOWN: Final = 1.0  # a gender that the text shows, against one that it leaves open
NOT_SHOWN: Final = -4.0  # a name that nothing shows to be a person’s
CLOSE: Final = 0.4  # scores nearer than this tell nothing
_OPENING: Final = frozenset({"asked", "pressed", "told", "when", "as", "after", "while", "speaking", "reached"})
_QUESTIONS: Final = frozenset({"whether", "if", "why", "what", "how", "who", "when", "where", "which"})
NEAR_ASKED: Final = 5  # tokens between "asked" and "why"
_TELLING: Final = DETERMINERS | frozenset({"he", "she", "his", "her", "him", "asked"})
_ROLES_OR_ONE: Final = ROLES | {"one"}
_NAMING: Final = frozenset({"is", "was", "named", "called"})
_TEXTS: Final = frozenset({"act", "bill", "amendment", "treaty", "accord", "award", "prize", "cup", "games", "law"})
NEAR_NAME: Final = 7  # tokens of "in May" between "her rival" and the name
MOST_JOINT: Final = 4  # tokens between the first words of two names that are one subject
ASKS: Final = 6.0  # what somebody weighs less who just asked what is answered
# Bodies that are never one another, and what firms alone are called.
_KINDS: Final = frozenset({"union", "ministry", "party", "court", "university", "council", "committee", "government"})
_FIRMS: Final = frozenset({"company", "firm", "operator", "retailer", "airline", "bank", "brand"})
REACH: Final = 4  # lines back that a pronoun reaches


@dataclass(slots=True)
class Memory:
    """Who was talked about up to a place in the text, as (run, sentence, weight) of the latest mentions."""

    cast: Cast
    runs: Sequence[Run]
    floors: Sequence[int] = ()  # of every line, the first one of its entry; () in a text that goes on
    seen: list[Seen] = field(default_factory=list)
    counts: dict[int, int] = field(default_factory=dict)
    are_two_near: bool = False  # the last search found nobody because two came near
    _done: tuple[int, int] = (0, 0)  # run, token
    _unnamed: dict[str, Entity] = field(default_factory=dict)
    _asked: dict[int, tuple[int, int]] = field(default_factory=dict)
    _shown: dict[int, str] = field(default_factory=dict)

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
            if token.low not in _TELLING and at not in names:
                continue
            if at in names:
                self._note(run, names[at])
            elif token.low == "asked":
                self._note_asker(run, at, names)
            elif token.low in DETERMINERS:
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

    def _note_asker(self, run: Run, at: int, names: dict[int, Named]) -> None:
        """Take in who asks: the answer behind it is another’s. Dow asked if he knew; asked by Dow what he knew."""
        tokens = run.tokens
        opens, asker = tokens[at].opens, None
        if at + 1 < len(tokens) and tokens[at + 1].low == "by":
            asker = next(
                (names[place].entity for place in range(at + 2, min(at + 7, len(tokens))) if place in names), None
            )
        elif at > opens and _is_question(tokens, at) and tokens[at - 1].low not in AUXILIARIES:
            subject = subject_of(tokens, at, opens)
            if subject is not None and subject.kind == "name":
                asker = self.cast.at(tokens[subject.first].start, tokens[subject.last - 1].end, run.line)
        if asker is not None:
            self._asked[id(asker)] = (run.line, tokens[at].sentence)

    def _asks(self, entity: Entity, run: int, sentence: int) -> bool:
        """Whether the entity just asked, so that whoever speaks now answers."""
        asked = self._asked.get(id(entity))
        if asked is None:
            return False
        is_last = asked == (run - 1, self.runs[run - 1].tokens[-1].sentence) if self.runs[run - 1].tokens else False
        return (asked[0] == run and sentence - asked[1] <= 1) or is_last

    def _note_described(self, run: Run, at: int) -> None:
        """Take in "The senator left" as a mention of whom it means, "A sailor came" as one of somebody not named."""
        if not any(token.low in _ROLES_OR_ONE for token in run.tokens[at : at + MOST_NOMINAL + 4]):
            return
        phrase = phrase_from(run.tokens, at)
        if phrase is None or phrase.kind != "nominal" or phrase.possessor or not _is_somebody(run.tokens, phrase):
            return
        if _is_renamed(run.tokens, phrase):
            return
        is_subject = opens_clause(run.tokens, at)
        entity = find_by_role(self, run.tokens, phrase, at_hand=True)
        if entity is None and is_subject and self._is_new(run, phrase):
            entity = self.unnamed(phrase.head)
        if entity is not None:
            weight = (SUBJECT_TOLD if entity.is_named else SUBJECT_UNNAMED) if is_subject else OBJECT
            self.seen.append(Seen(entity, run.line, run.tokens[at].sentence, at, weight))

    def _is_new(self, run: Run, phrase: Phrase) -> bool:
        """Whether a description brings in somebody whom the text does not name beside it."""
        if not _is_told_apart(run.tokens, phrase):
            return False
        is_definite = run.tokens[phrase.start].low == "the"
        return not is_definite or find_described(self, run.tokens, phrase, run.line) is None

    def _is_one_of_two(self, places: dict[int, Seen], best: int) -> bool:
        """Whether "he" was last told of together with another he: as Dow and Roe left, he laughed."""
        one = places[best]
        for key, two in places.items():
            if key == best or one.run != two.run or one.sentence != two.sentence:
                continue
            first, last = sorted((one.token, two.token))
            between = self.runs[one.run].tokens[first + 1 : last]
            if (
                len(between) <= MOST_JOINT
                and any(token.low == "and" for token in between)
                and all(token.is_cap or token.low == "and" for token in between)
            ):
                return True
        return False

    def show(self, entity: Entity, pronoun: str) -> None:
        """Remember that the entity is the one whom "he" or "she" said words of."""
        gender = _GENDER_OF.get(pronoun)
        if entity.gender is None and entity.person is not False and gender is not None:
            self._shown.setdefault(id(entity), gender)

    def gender_of(self, entity: Entity) -> str | None:
        """The gender that the names of the entity show, or the pronouns of its quotations so far."""
        return entity.gender or self._shown.get(id(entity))

    def _person_score(self, entity: Entity, gender: str | None) -> float | None:
        shown = self.gender_of(entity)
        if entity.person is False or (gender and shown is not None and shown != gender):
            return None
        if entity.person is None or (entity.may_be_body and shown is None):
            return NOT_SHOWN
        return GENDER_SHOWN if gender and shown == gender else 0.0

    def spoke(self, entity: Entity, run: int, sentence: int, token: int) -> None:
        """Remember who was just quoted."""
        self.seen.append(Seen(entity, run, sentence, token, QUOTED))

    def find(self, pronoun: str, run: int, token: int) -> Entity | None:
        """Whom a pronoun at the place means, or None."""
        gender = _GENDER_OF.get(pronoun)
        if gender is not None:
            return self._best(run, token, lambda entity: self._person_score(entity, gender))
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
            lambda entity: (
                self._person_score(entity, gender) if entity.is_named and _may_be_told(entity, head) else None
            ),
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
        if gender is None or any(self._person_score(seen.entity, gender) is not None for seen in self.seen):
            return None
        fitting = [one for one in self.cast.entities if one.person and len(one.key) > 1 and one.gender == gender]
        return fitting[0] if len(fitting) == 1 else None

    def find_body(self, head: str, run: int, token: int) -> Entity | None:
        """The body that "the ministry" or "the company" means."""
        tokens = self.runs[run].tokens
        named = self._best(
            run, token, lambda entity: 0.0 if head in entity.key and _body_score(entity) is not None else None
        )
        if named is not None:
            return named
        here = [name for name in self.cast.named.get(run, ()) if tokens[name.first].sentence == tokens[token].sentence]
        own = {id(name.entity) for name in here if name.placed}  # Meals at Hallow prison are “…”, the watchdog said

        def fits(entity: Entity) -> float | None:
            is_other = id(entity) in own or self._is_another_kind(entity, head)
            return None if is_other else _body_score(entity)

        return self._best(run, token, fits, reach=1)

    def _is_another_kind(self, entity: Entity, head: str) -> bool:
        """Whether the text prints the body as another kind of one: the Hale union is not "the company"."""
        kinds = {*entity.key} & _KINDS
        for name in entity.mentions:
            tokens = self.runs[name.run].tokens
            if name.last < len(tokens) and tokens[name.last].low in _KINDS:
                kinds.add(tokens[name.last].low)
        return bool(kinds) and head in _KINDS | _FIRMS and head not in kinds

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
        floor = self.floors[run] if run < len(self.floors) else 0
        scores: dict[int, float] = {}
        entities: dict[int, Entity] = {}
        places: dict[int, Seen] = {}
        for seen in reversed(self.seen):
            if run - seen.run > reach or seen.run < floor:
                break
            extra = fits(seen.entity)
            if extra is None:
                continue
            if self._asked and self._asks(seen.entity, run, sentence):
                extra -= ASKS
            score = seen.weight + _nearness(seen, run, sentence) + extra
            score += min(self.counts.get(id(seen.entity), 0), 6) * 0.15
            if score > scores.get(id(seen.entity), -99.0):
                places[id(seen.entity)] = seen
                scores[id(seen.entity)], entities[id(seen.entity)] = score, seen.entity
        best = _clear_best(scores, entities, margin)
        if best is not None and self._is_one_of_two(places, id(best)):
            best = None
        self.are_two_near = best is None and len(scores) > 1
        return best


def _may_be_told(entity: Entity, head: str) -> bool:
    """Whether a description may stand for the name: for one that nothing shows to be a person’s, only by an age."""
    return entity.person is True or (len(entity.key) > 1 and head.endswith("-year-old"))


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
    """Whether a subject may stand at the token: where a sentence opens, or after "Asked for his view,"."""
    if at == 0 or tokens[at - 1].sentence != tokens[at].sentence or tokens[at - 1].kind == "quote":
        return True
    return tokens[at - 1].text == "," and tokens[tokens[at].opens].low in _OPENING


def _is_question(tokens: Sequence[Token], asked: int) -> bool:
    """Whether "asked" tells of a question, not of a request: Dow asked him why."""
    first = next(
        (t.low for t in tokens[asked + 1 : asked + 1 + NEAR_ASKED] if t.low in _QUESTIONS or t.low == "to"), "to"
    )
    return first != "to"


def _is_somebody(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """Whether a description speaks of a person: a sailor · One, who …"""
    is_one = phrase.head == "one" and phrase.end < len(tokens) and tokens[phrase.end].text == ","
    return phrase.head in ROLES or is_one


def _is_told_apart(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """Whether a description brings in somebody of its own: a sailor, the baker, her rival; not "the man"."""
    opening = tokens[phrase.start].low
    return opening in INDEFINITE or opening in POSSESSIVES or phrase.head not in LOOSE


def _is_renamed(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """Whether a name follows: a sailor, Ann Dow, … · her rival in May, Ann Dow, … · her rival is Ann Dow."""
    if apposed(tokens, phrase).kind == "name":
        return True
    at = phrase.end
    if at < len(tokens) and tokens[at].low in PREPOSITIONS:
        at = next((n for n in range(at, min(at + NEAR_NAME, len(tokens))) if tokens[n].text == ","), at)
    if at + 2 >= len(tokens) or (tokens[at].text != "," and tokens[at].low not in _NAMING):
        return False
    return tokens[at + 1].is_cap or (tokens[at + 1].low == "the" and tokens[at + 2].is_cap)


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


def _before_apposition(tokens: Sequence[Token], start: int, after: Token | None) -> int:
    """Where the description begins that a name between commas stands beside: praised his keeper, Ann Dow, again."""
    if start < 3 or tokens[start - 1].text != "," or after is None or after.text not in (",", "."):
        return start
    described = phrase_to(tokens, start - 2, tokens[start].opens)
    if described is None or described.kind != "nominal" or described.head not in ROLES:
        return start
    return described.start if tokens[described.start].low in DETERMINERS else start


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
    start = _before_apposition(tokens, start, after)
    before = tokens[start - 1] if start > 0 and tokens[start - 1].sentence == tokens[name.first].sentence else None
    if before is None or before.kind == "quote":
        return 3.0
    if before.kind == "mark" or before.low in CLAUSE_WORDS:
        return 2.5
    if before.low in SAYING and before.low not in ("told", "asked", "asking", "telling"):
        return EMBEDDED if tokens[start].low in POSSESSIVES else 3.0
    if before.low in PREPOSITIONS:
        return 0.8
    return 1.0
