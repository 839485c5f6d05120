"""Turns of phrase that tell who did a thing without a verb for it: "the call came from …", "the seller, Ida Dow"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from briefs.claims import key_of
from briefs.clauses import BE, Clause, Span
from briefs.deed_words import NOUNS, VERBS
from briefs.sentences import word_set
from briefs.words import DETERMINERS

# What comes from somebody, by the group of the deed.
_SOURCES: Final = {
    word: frozenset({group})
    for group, words in (
        ("alarm", "call alarm alert"),
        ("fund", "money cash funds funding donation gift half bulk rest third"),
        ("propose", "proposal idea suggestion amendment motion initiative"),
        ("order", "order orders instruction instructions command"),
        ("shoot", "shot shots shell shells rocket rockets round rounds missile missiles bullet bullets"),
        ("tip off", "tip tip-off warning"),
        ("decide", "decision"),
        ("score", "goal goals winner equaliser"),
    )
    for word in words.split()
}
# Who somebody is by what they did; a line a group.
_AGENTS: Final = {
    word: frozenset({group})
    for group, words in (
        ("sell", "seller vendor"),
        ("buy", "buyer purchaser"),
        ("find", "finder discoverer"),
        ("establish", "founder co-founder"),
        ("design", "designer architect"),
        ("invent", "inventor"),
        ("fund", "donor sponsor benefactor funder"),
        ("host", "organiser organizer"),
        ("broker", "mediator broker go-between"),
        ("leak", "leaker whistleblower whistle-blower"),
        ("score", "scorer goalscorer"),
        ("win", "winner"),
        ("rescue", "rescuer"),
        ("replace", "successor"),
    )
    for word in words.split()
}
# What somebody's thing tells that they did.
_OWNED: Final = {
    word: frozenset({group})
    for group, words in (
        ("propose", "amendment motion"),
        ("score", "header goal winner equaliser equalizer opener volley free-kick"),
        ("decide", "decision"),
        ("propose", "brainchild"),
        ("strike", "strike walkout stoppage"),
    )
    for word in words.split()
}
_HELMS: Final = word_set("wheel helm controls tiller")
_SERVICES: Final = word_set("call ring phone dial alert notice spot raise see sound")
# What somebody makes, sends or says; of people and goods who came from somewhere there are many.
_MADE: Final = frozenset(
    key_of(word)
    for word in word_set(
        """update software system equipment part component device machine engine steel brick bolt cable vaccine supply
        report figure complaint information offer plan request letter email message threat photo picture video footage
        document allegation accusation claim leak objection demand invitation apology advice design drawing bid virus
        attack gun weapon explosive ammunition fuel ingredient milk meat water paint cladding valve spark fault"""
    )
)
_NO_SOURCE: Final = word_set(
    """behind below above abroad outside inside within across around nowhere everywhere there here all both them him her
    it"""
)


@dataclass(frozen=True, slots=True)
class Turn:
    """A deed told by a turn of phrase: its meanings, who did it, to what."""

    groups: frozenset[str]
    doer: Span
    done_to: Span | None


class Turns(Clause):
    """The turns of a sentence, by the token that gives them away."""

    def turn(self, at: int) -> Turn | None:
        """What the words round a token tell, if they are such a turn."""
        low = self.lows[at]
        if low in ("came", "come", "comes"):
            return self._source(at)
        if low in _AGENTS:
            return self._agent_noun(at)
        if low in _HELMS:
            return self._at_the_helm(at)
        if low in _OWNED:
            return self._possessed(at)
        return self._first_to(at) if low == "first" else None

    def _source(self, at: int) -> Turn | None:
        """ "the proposal for the fund came from …", "the updates come from …"."""
        if self.lows[at + 1 : at + 2] != ["from"] or at == 0:
            return None
        first = at
        while first and self.lows[first - 1] in ("had", "have", "has", "only", "all"):
            first -= 1
        subject, doer = self.before(first), self.doer_from(at + 2)
        if subject is None or doer is None or self.words[slice(*doer)].lower().split()[0] in _NO_SOURCE:
            return None
        head = self.words[slice(*subject)].lower().split(" of ")[0].split()[-1]
        groups = NOUNS.get(head, frozenset()) | _SOURCES.get(head, frozenset())
        if key_of(head) in _MADE:
            groups |= {"origin"}
        if not groups:
            return None
        rest = self.words[subject[1] : self.tokens[first].start()]
        start = subject[0] if not rest.strip() else subject[1] + len(rest) - len(rest.lstrip())
        patient = (start, self.tokens[first - 1].end()) if groups != {"alarm"} else None
        return Turn(groups, doer, subject if "origin" in groups else patient)

    def _agent_noun(self, at: int) -> Turn | None:
        """ "the seller, Ida Dow, …", "the seller was Ida Dow"."""
        if at == 0 or self.lows[at - 1] != "the" or at + 1 >= len(self.lows):
            return None
        gap = self.gap(at + 1)
        if gap.strip() == "," and self._may_name(at + 1):
            doer = self.phrase(at + 1)
        elif self.lows[at + 1] in BE and at + 2 < len(self.lows):
            doer = self.phrase(at + 2)
        else:
            return None
        return Turn(_AGENTS[self.lows[at]], doer, None) if doer and self._names_somebody(doer) else None

    def _may_name(self, at: int) -> bool:
        return self.lows[at] in DETERMINERS or self.tokens[at][0][0].isupper()

    def _names_somebody(self, span: Span) -> bool:
        return any(word[0].isupper() for word in self.words[slice(*span)].split()[-2:])

    def _at_the_helm(self, at: int) -> Turn | None:
        """ "Ida Dow was at the wheel", "with Ida Dow at the controls"."""
        if at < 2 or self.lows[at - 1] not in ("the", "its") or self.lows[at - 2] not in ("at", "behind"):
            return None
        if at == 2 and self.lows[3:4] and self.lows[3] in BE:  # "At the wheel was Ida Dow."
            doer = self.phrase(4) if len(self.lows) > 4 else None
        elif at == 2:
            return None
        elif self.lows[at - 3] in BE:
            doer = self.before(at - 3)
        else:
            place = next((one for one in range(at - 3, max(-1, at - 9), -1) if self.lows[one] == "with"), None)
            doer = self.phrase(place + 1) if place is not None else None
        return Turn(frozenset({"drive"}), doer, None) if doer else None

    def _possessed(self, at: int) -> Turn | None:
        """ "Labour's amendment to the bill", "Ida Dow's late header"; "the pilots' strike"."""
        for place in range(at - 1, max(-1, at - 4), -1):
            if place + 1 < at and self.gap(place + 1).strip():
                return None
            low = self.lows[place]
            mark = 2 if low.endswith(("'s", "’s")) else 1 if self._is_plural_owner(place) else 0
            if mark:
                span = self.chunk(place)
                if span is None:
                    return None
                # A plural's sign is no part of its token.
                doer = (span[0], span[1] - (2 if mark == 2 else 0))
                end = self.tokens[at].end()
                return Turn(_OWNED[self.lows[at]], doer, (self.tokens[place + 1].start(), end))
        return None

    def _is_plural_owner(self, at: int) -> bool:
        if self.lows[at].endswith(("s'", "s’")):
            return True
        return self.lows[at].endswith("s") and at + 1 < len(self.lows) and self.gap(at + 1)[:1] in ("'", "’")

    def _first_to(self, at: int) -> Turn | None:
        """ "a passenger was the first to ring"."""
        if at < 2 or self.lows[at - 1] != "the" or self.lows[at - 2] not in BE or self.lows[at + 1 : at + 2] != ["to"]:
            return None
        if at + 2 >= len(self.lows):
            return None
        verb = self.lows[at + 2]
        form = VERBS.get(verb)
        groups = (
            frozenset({"alarm"}) if verb in _SERVICES - {"see", "notice", "spot"} else form.groups if form else None
        )
        doer = self.before(at - 2)
        return Turn(groups, doer, None) if doer and groups else None
