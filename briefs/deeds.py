"""Who did what to what, clause by clause: active, passive, "… bought by …", "the arrest of … by …"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from briefs.claims import Claim, key_of
from briefs.clauses import BE, BETWEEN, BREAKS, HAVE, HELPERS, MODAL, MOST_WORDS, Span
from briefs.deed_turns import Turns
from briefs.deed_words import (
    BEHESTS,
    BRINGS,
    COMMITS,
    GIVEN,
    HELP,
    NOUNS,
    OBJECTS,
    OF_OBJECTS,
    OUTWARD,
    SUMMONS,
    verb_at,
)
from briefs.moments import Moment
from briefs.sentences import word_set
from briefs.tenses import is_past
from briefs.words import CALENDAR, DETERMINERS, SAYING

# What somebody is accused of is no deed that the outlet tells.
_ALLEGED = re.compile(
    r"\b(?:argu(?:ed|es|ing)|accus(?:ed|es|ing|ations?)|alleg(?:ed|es|ing|edly|ations?)|charges?"
    r"|claim(?:s|ed)?(?![ ]resp)|suggested|theory|rumou?rs?|if|whether)[ ]",
    re.IGNORECASE,
)
_CLEFT = re.compile(r"\b[Ii]t (?:was|is|were|had been) (?:not \w+ but )?$")
_UNSURE = word_set(
    "not never no could may might should must cannot refused failed denied didn't wasn't weren't hasn't haven't"
    " didn’t wasn’t weren’t hasn’t haven’t neither nor"
)
_SUMMONING = word_set("asked urged invited called summoned")
_MORE_PAST = word_set("smelt heard noticed rang dialled")
_PARTICLES = word_set("off out up down over back away")
_DECISIONS = word_set("decision order plan move bid attempt offer")
_ORDERED = frozenset({"order"})
_ALARM = frozenset({"alarm"})
_IDIOM = 3  # words of "raised the alarm"

_LEADING = word_set("at on by upon")
_NO_VERB = BE | HAVE | {"aged"}
_BEFORE_NOUNS = DETERMINERS - {"that"}
_AUXILIARY = HELPERS | _UNSURE


@dataclass(frozen=True, slots=True)
class Deed:
    """One deed that a sentence tells. ``groups`` are the meanings of its verb, or the verb alone where it has none.

    ``doer`` and ``done_to`` are places in the sentence; without ``done_to`` the doer alone was in it ("died").
    """

    claim: Claim
    groups: frozenset[str]
    known: bool
    doer: Span | None
    done_to: Span | None
    at: int
    passive: bool = False

    def text(self, span: Span | None) -> str:
        """The words at a place of the sentence."""
        return self.claim.line.text[span[0] : span[1]] if span else ""

    @property
    def moment(self) -> Moment | None:
        """The date of the clause, where it has one alone."""
        first, last = self.claim.clause(self.at, self.at)
        own = [one for one in self.claim.moments if first <= one.start < last]
        return own[0] if len(own) == 1 else None

    @property
    def is_cleft(self) -> bool:
        """Whether the sentence says that it was this doer and nobody else: "it was the mayor who …"."""
        return self.doer is not None and bool(_CLEFT.search(self.claim.narrated[: self.doer[0]]))

    @property
    def outlined(self) -> Claim:
        """The claim with those contrasts alone that the deed's own words make: the fourth floor, not the first news."""
        words = frozenset(f"{self.text(self.doer)} {self.text(self.done_to)}".lower().split())
        return replace(self.claim, contrasting=self.claim.contrasting & words)


@lru_cache(maxsize=8192)
def deeds_in(claim: Claim) -> tuple[Deed, ...]:
    """The deeds that a claim tells, in order."""
    return tuple(_Reader(claim).read())


class _Reader(Turns):
    def __init__(self, claim: Claim) -> None:
        super().__init__(claim.narrated)
        self.claim = claim
        alleged = _ALLEGED.search(self.words)
        self.alleged = alleged.start() if alleged else len(self.words)
        self.subject: Span | None = None  # of the verb before: "… searched the house and arrested …"

    def read(self) -> Iterator[Deed]:
        at = 0
        while at < len(self.lows) and self.tokens[at].start() < self.alleged:
            told = verb_at(self.lows, at)
            length = told[1] if told else 1
            form, low = told[0] if told else None, self.lows[at]
            deed = self._ordered(at) if low in _LEADING else None
            deed = deed or self._turned(at)
            if deed is not None:
                pass
            elif form is None and not self._is_verb(at):
                deed = self._nominal(at)
            else:
                groups = form.groups if form else frozenset({f"-{key_of(low)}"})
                past, plain, ing = (form.past, form.plain, form.ing) if form else (True, False, False)
                deed = self._verbal(at, length, groups, form is not None, (past, plain, ing)) or self._nominal(at)
            if deed is not None:
                yield deed
            at += length if deed else 1

    def _is_verb(self, at: int) -> bool:
        low = self.lows[at]
        if low in SAYING:
            return self._calls(at, at + 1) or (low in _SUMMONING and self._summons(at + 1))
        return (is_past(low) or low in _MORE_PAST) and low not in _NO_VERB

    # ------------------------------------------------------------ verbs

    def _verbal(
        self, at: int, length: int, groups: frozenset[str], known: bool, forms: tuple[bool, bool, bool]
    ) -> Deed | None:
        past, plain, ing = forms
        if at == 0 or self.lows[at - 1] in _BEFORE_NOUNS or self.lows[at - 1].endswith(("'s", "’s")):
            return None
        first, helpers = self._helpers(at)
        if helpers & _UNSURE:
            return None
        behind = at + length
        if length == 1 and self.lows[behind : behind + 1] and self.lows[behind] in _PARTICLES:
            behind += 1
        if self.lows[at] in _SUMMONING and (self._summons(behind) or self._calls(at, behind)):
            groups, known = frozenset({"host"}), True
        if past and helpers & BE:
            return self._passive(at, first, behind, groups, known)
        if groups == _ALARM and length < _IDIOM and not HELP & set(self.lows[behind : behind + _IDIOM]):
            return None
        if past and not helpers and (doer := self.by(behind, near=True)):
            patient = self.chunk(at - 1, nearest=True) if self.gap(at).strip(" ") == "," else None
            patient = patient or self.before(at, nearest=True)
            return self._deed(at, groups, known, doer, patient, passive=True) if patient else None
        agent = self._agent(at, first, helpers, past, plain, ing)
        if agent is None:
            return None
        if past or plain:
            self.subject = agent
        is_clause = bool(groups & _ORDERED) and self.lows[behind : behind + 1] == ["that"]
        patient = self.phrase(behind + is_clause)
        if patient and (object_ := self._by_patient(at, patient)):
            groups, known = object_, True
        if patient and groups & _ORDERED:  # who "ordered the closure of two wards" closed them
            groups |= NOUNS.get(self._head(patient), frozenset())
        return self._deed(at, groups, known, agent, patient, passive=False)

    def _by_patient(self, at: int, patient: Span) -> frozenset[str]:
        if object_ := self._object(self.lows[at], patient):
            return object_
        brings = self.lows[at] in BRINGS and self._brings_out(patient)
        return frozenset({"rescue"}) if brings else frozenset()

    def _brings_out(self, patient: Span) -> bool:
        """ "carried the girl out", "led them to safety"."""
        lows = self.words[slice(*patient)].lower().split()
        rest = [low for at, low in enumerate(self.lows) if self.tokens[at].start() >= patient[1]][:3]
        outward = bool(lows) and lows[-1] in OUTWARD
        return outward or (bool(rest) and (rest[0] in OUTWARD or rest[:2] == ["to", "safety"]))

    def _passive(self, at: int, first: int, behind: int, groups: frozenset[str], known: bool) -> Deed | None:
        doer, patient = self.by(behind), self.before(first)
        if patient and doer and (object_ := self._object(self.lows[at], patient)):
            groups, known = object_, True
        if groups == _ALARM and not (patient and HELP & set(self.words[slice(*patient)].lower().split())):
            return None
        return self._deed(at, groups, known, doer, patient, passive=True) if patient or doer else None

    def _object(self, verb: str, patient: Span) -> frozenset[str]:
        """What is done by what it is done to: who "hit the winner" scored it."""
        groups = OBJECTS.get(self._head(patient), frozenset())
        return frozenset(group for group in groups if verb in OF_OBJECTS[group])

    def _head(self, span: Span) -> str:
        return self.words[slice(*span)].lower().split(" of ")[0].split()[-1]

    def _agent(self, at: int, first: int, helpers: set[str], past: bool, plain: bool, ing: bool) -> Span | None:
        if plain and self.lows[at - 1] == "to" and at > 1:
            handing = self._over_day(at - 2)
            if decided := self._decision(at - 2):
                return decided
            if self.lows[handing] not in COMMITS:
                return None
            start, more = self._helpers(handing)
            return None if more & _UNSURE else self.before(start)
        if plain and helpers & MODAL:
            return self.before(first)
        if ing and not past and self.gap(at).startswith(",") and not helpers:
            return self.subject
        if not past or (helpers & BE):
            return None
        if first and self.lows[first - 1] in ("and", "then") and not self.gap(first).strip(", "):
            return self.subject
        return self.before(first)

    def _decision(self, at: int) -> Span | None:
        """ "the mayor's decision to …", "a decision by the council to …"."""
        if self.lows[at] in _DECISIONS and at and self.lows[at - 1].endswith(("'s", "’s", "s'", "s’")):
            span = self.chunk(at - 1)
            return (span[0], span[1] - (2 if self.lows[at - 1].endswith("s") else 1)) if span else None
        for place in range(at, max(0, at - MOST_WORDS), -1):
            if self.gap(place + 1).strip() if place < at else False:
                return None
            if self.lows[place] == "by" and self.lows[place - 1] in _DECISIONS:
                return self.phrase(place + 1)
        return None

    def _over_day(self, at: int) -> int:
        """The token before "on Monday" that ends here."""
        while at > 1 and (self.lows[at] in CALENDAR or self.lows[at] in ("on", "in", "night", "morning")):
            at -= 1
        return at

    def _calls(self, verb: int, at: int) -> bool:
        """Whether a strike is called, a button pressed or the like."""
        patient = self.phrase(at) if at < len(self.lows) else None
        return bool(patient and self._object(self.lows[verb], patient))

    def _summons(self, at: int) -> bool:
        """Whether people are asked to come: "had asked the nation to march"."""
        ahead = self.lows[at : at + 8]
        return any(low == "to" and after in SUMMONS for low, after in pairwise(ahead))

    def _helpers(self, at: int) -> tuple[int, set[str]]:
        """Where the auxiliaries of the verb at a token begin, and which they are."""
        first, found = at, set()
        while first and at - first < 5:
            low = self.lows[first - 1]
            if self.gap(first).strip():
                break
            if low in _AUXILIARY:
                found.add(low)
            elif low not in BETWEEN and not low.endswith("ly") and not (low == "to" and found & {"be"}):
                break
            first -= 1
        while first < at and self.lows[first] not in _AUXILIARY:
            first += 1  # an adverb alone belongs to what stands before
        return first, found

    def _ordered(self, at: int) -> Deed | None:
        """ "at the call of the union", "on the orders of the mayor", "at the mayor's request"."""
        if self.lows[at] not in ("at", "on", "by", "upon"):
            return None
        ahead = self.lows[at + 1 : at + 2 + MOST_WORDS]
        if len(ahead) > 3 and ahead[0] == "the" and ahead[1] in BEHESTS and ahead[2] == "of":
            doer = self.phrase(at + 4)
            return self._deed(at + 2, BEHESTS[ahead[1]], True, doer, None, passive=True) if doer else None
        for place in range(at + 2, min(at + 7, len(self.lows))):
            if self.lows[place] in BEHESTS and self.lows[place - 1].endswith(("'s", "’s", "s'", "s’")):
                start, end = self.tokens[at + 1].start(), self.tokens[place - 1].end()
                end -= 2 if self.lows[place - 1].endswith(("'s", "’s")) else 1
                return self._deed(place, BEHESTS[self.lows[place]], True, (start, end), None, passive=True)
            if self.gap(place).strip() or self.lows[place] in BREAKS:
                break
        return None

    def _turned(self, at: int) -> Deed | None:
        turn = self.turn(at)
        return self._deed(at, turn.groups, True, turn.doer, turn.done_to, passive=True) if turn else None

    def _nominal(self, at: int) -> Deed | None:
        """ "the arrest of the clerk by police", "a takeover of Dowbank by …"."""
        groups = NOUNS.get(self.lows[at])
        if groups is None:
            return None
        has_of = at + 1 < len(self.lows) and self.lows[at + 1] == "of"
        doer = self.by(at + 1) if has_of else self.doer_from(at + 2) if self.lows[at + 1 : at + 2] == ["by"] else None
        if doer is None and self.lows[at] in GIVEN and self.lows[at + 1 : at + 2] == ["from"]:
            doer = self.doer_from(at + 2)
        if doer is None:
            return None
        patient = self.phrase(at + 2) if has_of else self.chunk(at, nearest=True)
        if patient is None:
            return None
        return self._deed(at, groups, True, doer, patient, passive=True)

    def _deed(
        self, at: int, groups: frozenset[str], known: bool, doer: Span | None, patient: Span | None, *, passive: bool
    ) -> Deed:
        return Deed(self.claim, groups, known, doer, patient, self.tokens[at].start(), passive)
