"""What one sentence claims, taken apart so that it can be set beside another outlet's: amounts, dates, doers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from briefs.amounts import Amount, find_amounts
from briefs.clocks import Clock, find_clocks
from briefs.cohesion import stands_alone
from briefs.frames import CHANGES, CONTRASTING, one_word, states_in
from briefs.keywords import content_words
from briefs.lookup_words import fold, stem
from briefs.models import Line
from briefs.moments import Moment, find_moments
from briefs.sentences import word_set
from briefs.tenses import is_past
from briefs.words import CALENDAR

_QUOTED = re.compile(r"“[^”]*(?:”|$)|\"[^\"]*(?:\"|$)|«[^»]*(?:»|$)|(?<!\w)[‘'][^’'\n]{2,400}[’'](?!\w)")
_CLAUSE = re.compile(
    r"""
    [;:—–] | ,(?!\d)
    | [ ] (?: while | but | although | though | because | which | who | that | when | as | after | before ) [ ]
    | [ ] and [ ] (?= \d | \w+ [ ] (?: are | were | is | was | have | had ) \b )
    """,
    re.VERBOSE,
)
_TOKEN = re.compile(r"[^\W_][\w’'-]*")
_CAPITAL = re.compile(r"(?<=[a-z,] )[^\W\d_a-z][\w’'-]+")
_PREPOSITION = re.compile(r"\b(?:of|at|in|on|for|near|from|by|with|to)\b")
_YEAR = re.compile(r"\b(?:1[5-9]\d\d|20\d\d)\b")
# What stands beside an amount and says of what it is.
_BEFORE = re.compile(
    r"(?P<noun>[^\W\d_][\w-]*)[ ](?:of|at|is|was|were|reached|stood at|stands at|rose|fell|rose by|fell by)[ ]$"
)
_BEHIND = re.compile(
    r"[ ](?:of|in)[ ](?:the[ ]|its[ ]|a[ ])?(?P<noun>[^\W\d_][\w-]*)|[ -](?P<noun2>long|high|wide|deep|tall)\b"
)
_COST = re.compile(r"\b(?P<noun>cost|costs|price|value|loss|losses|profit|claims|damage|sales|revenue)\b")
_SAYS = word_set("say tell told add added according")
_FINITE = word_set(
    """is are was were has have had will would can could may might must shall should stands stood wants want says takes
    goes costs employs remains expects put meets meet gathers opens closes shows reached reaches numbers number
    numbered"""
)
_DETERMINERS = word_set("the a an its his her their our this that these those some all more than at least about over")


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One sentence of one article.

    ``stems`` are the words that say something, those of one meaning as one; ``years`` are years named in passing.
    """

    article: int
    line: Line
    published: str | None
    narrated: str
    stems: frozenset[str]
    amounts: tuple[Amount, ...]
    moments: tuple[Moment, ...]
    names: frozenset[str]  # the stems of words written with a capital inside the sentence
    clocks: tuple[Clock, ...]
    years: frozenset[str]
    stands: bool  # it hangs on no sentence before it; whose surname it is, the story has told
    contrasting: frozenset[str]  # words of which two sentences on one thing never hold different ones

    def __hash__(self) -> int:
        """By its place and words: what was read of a report is kept by its claims, and each pair asks for it."""
        return hash((self.article, self.line.start, self.line.text))

    def words_at(self, start: int, end: int) -> Line:
        """The words at a place of the sentence."""
        first = self.line.start + start
        return Line(text=self.line.text[start:end], start=first, end=first + end - start)

    def clause(self, start: int, end: int) -> tuple[int, int]:
        """Where the clause round a place begins and ends."""
        first, last = 0, len(self.narrated)
        for match in _CLAUSE.finditer(self.narrated):
            if match.end() <= start:
                first = match.end()
            elif match.start() >= end:
                last = match.start()
                break
        return first, last

    def states(self, amount: Amount) -> frozenset[str]:
        """What is said of those counted: in the clause of the amount, else in the sentence."""
        first, last = self.clause(amount.start, amount.end)
        near = states_in(_lows(self.narrated[first:last]))
        return near or states_in(_lows(self.narrated))

    def changes(self, amount: Amount) -> bool:
        """Whether the clause says that those counted come or go: "cut 200 jobs"."""
        first, last = self.clause(amount.start, amount.end)
        return any(low in CHANGES for low in _lows(self.narrated[first:last]))

    def subject(self, start: int, end: int) -> frozenset[str] | None:
        """The stems of what the clause says something of, a possessor left out; None: the amount itself is it."""
        first, last = self.clause(start, end)
        if start - first < 2:
            return None
        head = self.narrated[first:last]
        verb = first_verb(head)
        if verb is None or first + verb >= start:
            return None
        return stems_of(without_possessor(head[:verb])) or self._first_phrase()

    def head(self, start: int, end: int) -> str | None:
        """The stem of the subject's own noun: of "profit at the mill" profit."""
        first, _ = self.clause(start, end)
        head = self.narrated[first:start]
        verb = first_verb(head)
        if not verb:
            return None
        phrase = _PREPOSITION.split(without_possessor(head[:verb]).strip(), maxsplit=1)[0]
        words = _TOKEN.findall(phrase)
        return key_of(words[-1].lower()) if words and not words[-1].isdigit() else None

    def _first_phrase(self) -> frozenset[str]:
        """The first phrase, which a verb behind an insertion belongs to: "The gust, at the pier, reached …"."""
        stop = _CLAUSE.search(self.narrated)
        return stems_of(without_possessor(self.narrated[: stop.start()])) if stop else frozenset()

    def beside(self, start: int, end: int) -> frozenset[str]:
        """The stems of the nouns that the amount is tied to: "a rise of …", "… of the vote", "put the cost at …"."""
        found = ""
        if before := _BEFORE.search(self.narrated[:start]):
            found += before["noun"] + " "
        if behind := _BEHIND.match(self.narrated, end):
            found += behind["noun"] or behind["noun2"]
        if cost := _COST.search(self.narrated[:start]):
            found += " " + cost["noun"]
        return stems_of(found)


def read_claim(line: Line, article: int, published: str | None, headline: str = "") -> Claim:
    """The sentence taken apart; what stands in quotation marks is not the outlet's own claim."""
    words = line.text
    narrated = _QUOTED.sub(lambda match: " " * len(match[0]), words)
    moments = find_moments(words, published)
    amounts = find_amounts(narrated, tuple((one.start, one.end) for one in moments))
    return Claim(
        article=article,
        line=line,
        published=published,
        narrated=narrated,
        stems=stems_of(_without(narrated, amounts)),
        amounts=amounts,
        moments=moments,
        names=stems_of(" ".join(_CAPITAL.findall(narrated))),
        clocks=find_clocks(narrated),
        years=frozenset(_YEAR.findall(narrated)),
        stands=stands_alone(words, headline, "", ()),
        contrasting=frozenset(_lows(narrated)) & CONTRASTING,
    )


@lru_cache(maxsize=16384)
def stems_of(words: str) -> frozenset[str]:
    """The stems of the words that say something; numbers, days and "said" left out."""
    found = set()
    for low in content_words(words):
        if not low[0].isdigit() and low not in CALENDAR and low not in _SAYS:
            found.add(key_of(low))
    return frozenset(found)


@lru_cache(maxsize=16384)
def key_of(low: str) -> str:
    """A word as it is compared: all of one meaning are one."""
    same = one_word(low)
    return stem(fold(same))[:7]


def first_verb(words: str) -> int | None:
    """Where the first finite verb stands, by its look."""
    for match in _TOKEN.finditer(words):
        low = match[0].lower()
        if match.start() and (low in _FINITE or is_past(low)) and low not in _DETERMINERS:
            return match.start()
    return None


def _without(words: str, amounts: tuple[Amount, ...]) -> str:
    """The words without the amounts: what two figures share is not that both are sums of money."""
    for amount in amounts:
        words = words[: amount.start] + " " * (amount.end - amount.start) + words[amount.end :]
    return words


def without_possessor(words: str) -> str:
    """The words without those that something belongs to: "Dow's old mill" tells of a mill."""
    return re.sub(r"\b[\w’'-]+(?:['’]s|s['’])[ ]", " ", words)


def _lows(words: str) -> list[str]:
    return [match[0].lower() for match in _TOKEN.finditer(words)]
