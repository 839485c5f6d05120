"""Who did what to what, clause by clause: active, passive, "… bought by …", "the arrest of … by …"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import Final

from briefs.claims import Claim, key_of
from briefs.deed_words import BEHESTS, COMMITS, HELP, NOUNS, SUMMONS, verb_at
from briefs.moments import Moment
from briefs.sentences import word_set
from briefs.tenses import is_past
from briefs.words import ADVERBS, CALENDAR, DETERMINERS, PREPOSITIONS, SAYING

Span = tuple[int, int]

MOST_WORDS: Final = 12  # of a phrase
REACH: Final = 10  # tokens from a verb to its "by"

_TOKEN = re.compile(r"\d[\d.,]*\d|[^\W_](?:[\w’'-]|(?<=[a-z])\.(?=[A-Z])|(?<=\b[A-Z])\.)*")
# What somebody is accused of is no deed that the outlet tells.
_ALLEGED = re.compile(
    r"\b(?:argu(?:ed|es|ing)|accus(?:ed|es|ing|ations?)|alleg(?:ed|es|ing|edly|ations?)|charges?|claims?|claimed"
    r"|suggested|theory|rumou?rs?|if|whether)[ ]",
    re.IGNORECASE,
)
_BE = word_set("was were been be is are being got")
_HAVE = word_set("had has have having")
_MODAL = word_set("will would shall")
_UNSURE = word_set(
    "not never no could may might should must cannot refused failed denied didn't wasn't weren't hasn't haven't"
    " didn’t wasn’t weren’t hasn’t haven’t neither nor"
)
_BETWEEN = ADVERBS | word_set("then also later not never first already been just only allegedly apparently")
_SUMMONING = word_set("asked urged invited called summoned")
_MORE_PAST = word_set("smelt heard noticed rang dialled")
_PARTICLES = word_set("off out up down over back away")
_RELATIVE = word_set("who which that")
_BREAKS = word_set(
    """and but or nor while when because if although though since as after before until unless where so yet whereas who
    which that whose whom what how why than he she it they we i you there this these those"""
)
_PRONOUNS = word_set("he she it they we i who you that this these those one which there what him her them us")
_OPENING = word_set("the a an its his her their")
_POINTING = word_set("one her that this these those")
_IN_PHRASE = word_set("of")
_ALARM = frozenset({"alarm"})
_IDIOM = 3  # words of "raised the alarm"
_SELF = word_set("itself himself herself themselves alone")
_NO_DOER = word_set(
    """half third quarter point points percent percentage vote votes margin law lot mistake chance default force hand
    sea air land road train boat car bus foot phone email night day morning noon midnight dawn then now accident
    tomorrow today yesterday number surprise end spring summer autumn winter week month year nature least most means
    degrees metres meters feet miles kilometres inches euros dollars pounds minutes hours seconds days weeks months
    years goals runs lengths majority"""
)


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
    def outlined(self) -> Claim:
        """The claim with those contrasts alone that the deed's own words make: the fourth floor, not the first news."""
        words = frozenset(f"{self.text(self.doer)} {self.text(self.done_to)}".lower().split())
        return replace(self.claim, contrasting=self.claim.contrasting & words)


@lru_cache(maxsize=8192)
def deeds_in(claim: Claim) -> tuple[Deed, ...]:
    """The deeds that a claim tells, in order."""
    return tuple(_Reader(claim).read())


class _Reader:
    def __init__(self, claim: Claim) -> None:
        self.claim = claim
        self.words = claim.narrated
        self.tokens = list(_TOKEN.finditer(self.words))
        self.lows = [token[0].lower() for token in self.tokens]
        alleged = _ALLEGED.search(self.words)
        self.alleged = alleged.start() if alleged else len(self.words)
        self.subject: Span | None = None  # of the verb before: "… searched the house and arrested …"

    def read(self) -> Iterator[Deed]:
        at = 0
        while at < len(self.lows) and self.tokens[at].start() < self.alleged:
            told = verb_at(self.lows, at)
            length = told[1] if told else 1
            form, low = told[0] if told else None, self.lows[at]
            deed = self._ordered(at) or self._came_from(at)
            if deed is not None:
                pass
            elif form is None and not self._is_verb(at):
                deed = self._nominal(at)
            elif form is not None or is_past(low) or low in _MORE_PAST:
                groups = form.groups if form else frozenset({f"-{key_of(low)}"})
                past, plain, ing = (form.past, form.plain, form.ing) if form else (True, False, False)
                deed = self._verbal(at, length, groups, form is not None, (past, plain, ing)) or self._nominal(at)
            if deed is not None:
                yield deed
            at += length if deed else 1

    def _is_verb(self, at: int) -> bool:
        low = self.lows[at]
        if low in SAYING:
            return low in _SUMMONING and self._summons(at + 1)
        return (is_past(low) or low in _MORE_PAST) and low not in _BE | _HAVE

    # ------------------------------------------------------------ verbs

    def _verbal(
        self, at: int, length: int, groups: frozenset[str], known: bool, forms: tuple[bool, bool, bool]
    ) -> Deed | None:
        past, plain, ing = forms
        if at == 0 or self.lows[at - 1] in DETERMINERS or self.lows[at - 1].endswith(("'s", "’s")):
            return None
        first, helpers = self._helpers(at)
        if helpers & _UNSURE:
            return None
        behind = at + length
        if not known and self.lows[behind : behind + 1] and self.lows[behind] in _PARTICLES:
            behind += 1
        if groups == _ALARM and length < _IDIOM and not HELP & set(self.lows[behind : behind + _IDIOM]):
            return None
        if self.lows[at] in _SUMMONING and self._summons(behind):
            groups, known = frozenset({"host"}), True
        if past and helpers & _BE:
            doer, patient = self._by(behind), self._before(first)
            return self._deed(at, groups, known, doer, patient, passive=True) if patient or doer else None
        if past and not helpers and (doer := self._by(behind, near=True)):
            patient = self._chunk(at - 1, nearest=True) if self._gap(at).strip(" ") == "," else None
            patient = patient or self._before(at, nearest=True)
            return self._deed(at, groups, known, doer, patient, passive=True) if patient else None
        agent = self._agent(at, first, helpers, past, plain, ing)
        if agent is None:
            return None
        if past or plain:
            self.subject = agent
        return self._deed(at, groups, known, agent, self._phrase(behind), passive=False)

    def _agent(self, at: int, first: int, helpers: set[str], past: bool, plain: bool, ing: bool) -> Span | None:
        if plain and self.lows[at - 1] == "to" and at > 1:
            handing = self._over_day(at - 2)
            if self.lows[handing] not in COMMITS:
                return None
            start, more = self._helpers(handing)
            return None if more & _UNSURE else self._before(start)
        if plain and helpers & _MODAL:
            return self._before(first)
        if ing and not past and self._gap(at).startswith(",") and not helpers:
            return self.subject
        if not past or (helpers & _BE):
            return None
        if first and self.lows[first - 1] in ("and", "then") and not self._gap(first).strip(", "):
            return self.subject
        return self._before(first)

    def _over_day(self, at: int) -> int:
        """The token before "on Monday" that ends here."""
        while at > 1 and (self.lows[at] in CALENDAR or self.lows[at] in ("on", "in", "night", "morning")):
            at -= 1
        return at

    def _summons(self, at: int) -> bool:
        """Whether people are asked to come: "had asked the nation to march"."""
        ahead = self.lows[at : at + 8]
        return any(low == "to" and after in SUMMONS for low, after in pairwise(ahead))

    def _helpers(self, at: int) -> tuple[int, set[str]]:
        """Where the auxiliaries of the verb at a token begin, and which they are."""
        first, found = at, set()
        while first and at - first < 5:
            low = self.lows[first - 1]
            if self._gap(first).strip():
                break
            if low in _BE | _HAVE | _MODAL | _UNSURE:
                found.add(low)
            elif low not in _BETWEEN and not low.endswith("ly") and not (low == "to" and found & {"be"}):
                break
            first -= 1
        while first < at and self.lows[first] not in _BE | _HAVE | _MODAL | _UNSURE:
            first += 1  # an adverb alone belongs to what stands before
        return first, found

    def _ordered(self, at: int) -> Deed | None:
        """ "at the call of the union", "on the orders of the mayor", "at the mayor's request"."""
        if self.lows[at] not in ("at", "on", "by", "upon"):
            return None
        ahead = self.lows[at + 1 : at + 2 + MOST_WORDS]
        if len(ahead) > 3 and ahead[0] == "the" and ahead[1] in BEHESTS and ahead[2] == "of":
            doer = self._phrase(at + 4)
            return self._deed(at + 2, BEHESTS[ahead[1]], True, doer, None, passive=True) if doer else None
        for place in range(at + 2, min(at + 7, len(self.lows))):
            if self.lows[place] in BEHESTS and self.lows[place - 1].endswith(("'s", "’s", "s'", "s’")):
                start, end = self.tokens[at + 1].start(), self.tokens[place - 1].end()
                end -= 2 if self.lows[place - 1].endswith(("'s", "’s")) else 1
                return self._deed(place, BEHESTS[self.lows[place]], True, (start, end), None, passive=True)
            if self._gap(place).strip() or self.lows[place] in _BREAKS:
                break
        return None

    def _came_from(self, at: int) -> Deed | None:
        """ "the proposal for the fund came from …"."""
        if self.lows[at] not in ("came", "come", "comes") or self.lows[at + 1 : at + 2] != ["from"]:
            return None
        first, helpers = self._helpers(at)
        subject = self._before(first)
        doer = self._phrase(at + 2)
        if helpers & _UNSURE or subject is None or doer is None:
            return None
        head = self.words[subject[0] : subject[1]].lower().split(" of ")[0].split()[-1]
        groups = NOUNS.get(head)
        if groups is None:
            return None
        rest = self.words[subject[1] : self.tokens[first].start()]
        start = subject[0] + (0 if not rest.strip() else subject[1] - subject[0])
        return self._deed(at, groups, True, doer, (start, self.tokens[first - 1].end()), passive=True)

    def _nominal(self, at: int) -> Deed | None:
        """ "the arrest of the clerk by police", "a takeover of Dowbank by …"."""
        groups = NOUNS.get(self.lows[at])
        if groups is None:
            return None
        doer = self._by(at + 1)
        if doer is None:
            return None
        has_of = at + 1 < len(self.lows) and self.lows[at + 1] == "of"
        patient = self._phrase(at + 2) if has_of else None
        if patient is None:
            return None
        return self._deed(at, groups, True, doer, patient, passive=True)

    def _deed(
        self, at: int, groups: frozenset[str], known: bool, doer: Span | None, patient: Span | None, *, passive: bool
    ) -> Deed:
        return Deed(self.claim, groups, known, doer, patient, self.tokens[at].start(), passive)

    # ------------------------------------------------------------ phrases

    def _gap(self, at: int) -> str:
        """What stands between a token and the one before it."""
        return self.words[self.tokens[at - 1].end() : self.tokens[at].start()] if at else ""

    def _by(self, at: int, *, near: bool = False) -> Span | None:
        """The doer behind "by"."""
        for place in range(at, min(at + (3 if near else REACH), len(self.lows))):
            low = self.lows[place]
            if (place > at and self._gap(place).strip()) or low in _BREAKS:
                return None
            if low == "by":
                return self._doer_from(place + 1)
        return None

    def _doer_from(self, at: int) -> Span | None:
        if at >= len(self.lows) or self.lows[at][0].isdigit():
            return None
        span = self._phrase(at)
        if span is None or (self.lows[at].endswith("ing") and self.words[span[0] : span[1]].islower()):
            return None
        words = self.words[span[0] : span[1]].lower().split()
        if set(words) & _NO_DOER or words[-1] in CALENDAR or set(words) & CALENDAR:
            return None
        return span

    def _phrase(self, at: int) -> Span | None:
        """The noun phrase that begins at a token: up to a preposition but "of", a verb or a stop."""
        end = at
        while end < len(self.lows) and end - at < MOST_WORDS:
            low = self.lows[end]
            if end > at and self._gap(end).strip():
                break
            if low in _SELF or low in _BREAKS or low in CALENDAR or low in _PRONOUNS - _POINTING:
                break
            if low in (PREPOSITIONS - _IN_PHRASE) | _BE | _HAVE | _MODAL:
                break
            if end > at and is_past(low) and self.lows[end - 1] not in DETERMINERS and not self._names(end):
                break
            end += 1
        while end > at and self.lows[end - 1] in _IN_PHRASE | ADVERBS:
            end -= 1
        if end == at or self.lows[at] in _IN_PHRASE or (end == at + 1 and self.lows[at] in _PRONOUNS | DETERMINERS):
            return None
        return self.tokens[at].start(), self.tokens[end - 1].end()

    def _names(self, at: int) -> bool:
        return self.tokens[at][0][0].isupper()

    def _before(self, at: int, *, nearest: bool = False) -> Span | None:
        """The noun phrase that a verb at a token belongs to, what hangs on it left out: "Police in Dow arrested …"."""
        last = at - 1
        if last < 0:
            return None
        if self.lows[last] in ("he", "she") and not self._gap(at).strip():
            return self.tokens[last].start(), self.tokens[last].end()
        if self.lows[last] in _RELATIVE:
            return self._before_relative(last)
        if self._gap(at).startswith(","):
            return self._before_insertion(at)
        if self._gap(at).strip():
            return None
        return self._chunk(last, nearest=nearest)

    def _before_relative(self, at: int) -> Span | None:
        """ "the hiker who found …", "the firm, which bought …"."""
        if not at or self._gap(at).strip(", "):
            return None
        if self.lows[at - 1] in ("he", "she"):
            return self.tokens[at - 1].start(), self.tokens[at - 1].end()
        nearest = self._chunk(at - 1, nearest=True)
        return nearest if self.lows[at] != "who" else self._chunk(at - 1) or nearest

    def _before_insertion(self, at: int) -> Span | None:
        """ "Ida Dow, the mayor, ordered …"."""
        for place in range(at - 1, max(0, at - MOST_WORDS), -1):
            gap = self._gap(place)
            if gap.startswith(","):
                return self._chunk(place - 1) if self.lows[place] in DETERMINERS | _RELATIVE or place < at - 1 else None
            if gap.strip():
                return None
        return None

    def _chunk(self, last: int, *, nearest: bool = False) -> Span | None:
        """The phrase that ends at a token: from the last stop or verb, up to its first preposition.

        ``nearest``: behind the last one.
        """
        first = last
        while first >= 0 and last - first < MOST_WORDS:
            low = self.lows[first]
            stop = first < last and bool(self._gap(first + 1).strip())
            verb = is_past(low) and not self._names(first) and (first == 0 or self.lows[first - 1] not in DETERMINERS)
            if stop or low in _BREAKS or low in _PRONOUNS - {"her"} or low in _BE | _HAVE | _MODAL or verb:
                break
            if nearest and first < last and low in PREPOSITIONS - _IN_PHRASE:
                break
            first -= 1
            if low in _OPENING and not (first >= 0 and self.lows[first] in PREPOSITIONS | DETERMINERS):
                break  # "told reporters the council had …"
        first += 1
        if first <= last and self.lows[first] in PREPOSITIONS:  # "On Tuesday police arrested …"
            days = [place for place in range(first, last + 1) if self.lows[place] in CALENDAR or self._is_year(place)]
            if not days:
                return None
            first = days[-1] + 1
        while first <= last and (self.lows[first] in CALENDAR | _BETWEEN):
            first += 1
        end = next((at for at in range(first + 1, last + 1) if self._ends_head(at)), last + 1)
        while end > first and self.lows[end - 1] in CALENDAR | _BETWEEN:
            end -= 1
        if first >= end or (end == first + 1 and self.lows[first] in DETERMINERS):
            return None
        return self.tokens[first].start(), self.tokens[end - 1].end()

    def _is_year(self, at: int) -> bool:
        return len(self.lows[at]) == 4 and self.lows[at].isdigit()

    def _ends_head(self, at: int) -> bool:
        return self.lows[at] in PREPOSITIONS and self.lows[at] not in _IN_PHRASE
