"""Which quotations of a story are one: the same words, a cut of them, other words for them, or something else."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from briefs.lookup_names import may_be_one
from briefs.wording_turns import contradict, swap_heads
from briefs.wording_words import GAP, Reading, readings_of, unmasked, weight_of

Likeness = Literal["same", "part", "worded", "other"]

# Where nobody is named the words alone must tell: a common phrase is anybody's.
UNNAMED_SAME = 5  # words, where neither outlet names who said them
UNNAMED_CUT = 4  # words, where one of the two does
SHORT_CUT = 3  # letters: a single word so short is nobody's cut
PLAIN_CUT = 4  # words, where none of them says much: "it was" stands in many sentences
WORDED_LEAST = 5  # words that two wordings of one thought have at least
MOSTLY_ALIKE = 0.7  # shared weight from which two utterances of one person are one thought ...
ALIKE = 0.55  # ... or from here on where they share it to the end: "let me be clear" begins many statements
ALIKE_TO_THE_END = 0.5  # of the weight of the second half
ALIKE_UNNAMED = 0.85
NEARLY_A_CUT = 90.0  # partial_ratio of a shorter wording within a longer one
NEARLY_A_CUT_WORDS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """Words that an article prints as somebody's, and the name it gives to them (None: it names nobody).

    Parts that a "she said" breaks are joined with a blank; ``article`` tells articles apart, ``event`` what they tell
    of and ``day`` when they came out ("": not told): only of one event and one day do two articles report one thought
    in different words. On another day it was said again.
    """

    words: str
    speaker: str | None = None
    article: int = 0
    event: int = 0
    day: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """One wording by the places of its utterances in what was gathered: the one to show, and where else it stands."""

    shown: int
    also: tuple[int, ...] = ()  # the same words
    cuts: tuple[int, ...] = ()  # some of them


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """One quotation: the wording to show first, then those that tell it in other words."""

    wordings: tuple[Wording, ...]

    @property
    def places(self) -> tuple[int, ...]:
        """Where all its utterances stand in what was gathered."""
        return tuple(at for one in self.wordings for at in (one.shown, *one.also, *one.cuts))


def compare(one: Utterance, other: Utterance) -> Likeness:
    """What two utterances of different articles are to each other; the order of the two does not matter."""
    if one.speaker is not None and other.speaker is not None and not may_be_one(one.speaker, other.speaker):
        return "other"
    named = (one.speaker is not None) + (other.speaker is not None)
    firsts = readings_of(unmasked(one.words, other.words))
    seconds = readings_of(unmasked(other.words, one.words))
    pairs = [(first, second) for first in firsts for second in seconds if first.count and second.count]
    if any(_is_same(first, second, named) for first, second in pairs):
        return "same"
    if any(_is_cut(*_by_length(first, second), named) for first, second in pairs):
        return "part"
    if pairs and not contradict(one.words, other.words) and _is_worded(*pairs[0], named):
        return "worded"
    return "other"


def _by_length(one: Reading, other: Reading) -> tuple[Reading, Reading]:
    return (one, other) if len(one.letters) <= len(other.letters) else (other, one)


def _is_same(one: Reading, other: Reading, named: int) -> bool:
    if one.letters != other.letters:
        return False
    return named == 2 or one.count >= (UNNAMED_SAME if named == 0 else UNNAMED_CUT)


def _is_cut(short: Reading, long: Reading, named: int) -> bool:
    """Whether the short one is the long one with words left out at its ends or where it shows a gap."""
    least = (UNNAMED_SAME, UNNAMED_CUT, 1)[named]
    if short.count < least or (short.count == 1 and len(short.letters) <= SHORT_CUT):
        return False
    if not short.telling and short.count < PLAIN_CUT:
        return False
    return _stands_in(short, long) or (GAP in long.words and _overlaps(short, long))


def _stands_in(short: Reading, long: Reading) -> bool:
    at = 0
    for segment in short.segments:
        at = long.letters.find(segment, at)
        while at >= 0 and not (at in long.starts and at + len(segment) in long.ends):
            at = long.letters.find(segment, at + 1)
        if at < 0:
            return False
        at += len(segment)
    return True


def _overlaps(short: Reading, long: Reading) -> bool:
    """Whether the two are different cuts of one text: all the words of the long one's pieces but few stand in it."""
    return all(segment in short.letters for segment in long.segments)


# ---------------------------------------------------------------- one thought in two wordings


def _is_worded(one: Reading, other: Reading, named: int) -> bool:
    short, long = _by_length(one, other)
    if short.count < WORDED_LEAST:
        return False
    if _is_misheard(one, other):
        return named == 2
    if _figures(one) != _figures(other) or swap_heads(one, other):
        return False
    shared = Counter(one.stems) & Counter(other.stems)
    weight = weight_of(shared.elements(), one, other)
    alike = 2 * weight / (weight_of(one.stems, one, other) + weight_of(other.stems, one, other))
    if named < 2:
        return alike >= ALIKE_UNNAMED and short.count >= UNNAMED_SAME + named
    if alike >= MOSTLY_ALIKE:
        return True
    if alike >= ALIKE:
        return all(_shared_to_the_end(reading, shared, one, other) for reading in (one, other))
    return short.count >= NEARLY_A_CUT_WORDS and (
        fuzz.partial_ratio(" ".join(short.words), " ".join(long.words)) >= NEARLY_A_CUT
    )


def _shared_to_the_end(reading: Reading, shared: Counter[str], one: Reading, other: Reading) -> bool:
    last = reading.stems[reading.count // 2 :]
    weight = weight_of((stem for stem in last if stem in shared), one, other)
    return weight >= ALIKE_TO_THE_END * weight_of(last, one, other)


def _figures(reading: Reading) -> frozenset[str]:
    """The numbers; "one" is as often a pronoun."""
    return frozenset(word for word in reading.words if word[0].isdigit() and word != "1")


def _is_misheard(one: Reading, other: Reading) -> bool:
    """Whether one word of them all differs, by a letter."""
    if len(one.printed) != len(other.printed):
        return False
    differing = [pair for pair in zip(one.printed, other.printed, strict=True) if pair[0] != pair[1]]
    return len(differing) == 1 and OSA.distance(*differing[0], score_cutoff=1) <= 1 and min(map(len, differing[0])) > 2


# ---------------------------------------------------------------- the quotations of a story


@dataclass(slots=True)
class _Growing:
    """A wording while it is gathered. Its first member is the fullest."""

    members: list[tuple[int, Likeness]]
    names: set[str] = field(default_factory=set)
    group: int = 0


def gather(utterances: Sequence[Utterance]) -> tuple[Group, ...]:
    """Every quotation of a story once, in the order in which its first utterance comes.

    Of one wording the fullest cut is shown, and among the same words one whose speaker is named. Wordings that differ
    are kept, told apart, under one group; only different articles print one thought in different words.
    """
    return _Gatherer(utterances).gather()


class _Gatherer:
    def __init__(self, utterances: Sequence[Utterance]) -> None:
        self._all = utterances
        self._stems = [_search_words(one) for one in utterances]
        self._common = Counter(stem for stems in self._stems for stem in stems)
        self._wordings: list[_Growing] = []
        self._by_stem: dict[str, list[int]] = defaultdict(list)

    def gather(self) -> tuple[Group, ...]:
        groups = 0
        for at in sorted(range(len(self._all)), key=self._fullest_first):
            place, likeness = self._find(at)
            if place is not None and likeness != "worded":
                self._join(place, at, likeness)
                continue
            group = groups if place is None else self._wordings[place].group
            groups += place is None
            self._wordings.append(_Growing([(at, "same")], group=group))
            self._note(len(self._wordings) - 1, at)
            for stem in self._stems[at]:
                self._by_stem[stem].append(len(self._wordings) - 1)
        return self._finished()

    def _fullest_first(self, at: int) -> tuple[int, bool, int]:
        one = self._all[at]
        return (-readings_of(one.words)[0].count, one.speaker is None, at)

    def _find(self, at: int) -> tuple[int | None, Likeness]:
        """The wording that an utterance belongs to, and how; a likely one shares its rarest words."""
        best: tuple[int | None, Likeness] = (None, "other")
        for place in self._likely(at):
            likeness = self._like(place, at)
            if likeness in ("same", "part"):
                return place, likeness
            if likeness == "worded" and best[0] is None:
                best = (place, likeness)
        return best

    def _likely(self, at: int) -> list[int]:
        rarest = sorted(self._stems[at], key=lambda stem: (self._common[stem], stem))[:_ASKED]
        votes = Counter(place for stem in rarest for place in self._by_stem.get(stem, ()))
        least = 1 if len(rarest) <= 3 else 2
        return sorted((place for place, count in votes.items() if count >= least), key=lambda one: (-votes[one], one))

    def _like(self, place: int, at: int) -> Likeness:
        wording, one = self._wordings[place], self._all[at]
        leader = self._all[wording.members[0][0]]
        if one.speaker and any(not may_be_one(one.speaker, name) for name in wording.names):
            return "other"
        likeness = compare(leader, one)
        apart = leader.article == one.article or leader.event != one.event
        apart = apart or (leader.day != one.day and bool(leader.day and one.day))
        return "other" if likeness == "worded" and apart else likeness

    def _join(self, place: int, at: int, likeness: Likeness) -> None:
        self._wordings[place].members.append((at, likeness))
        self._note(place, at)

    def _note(self, place: int, at: int) -> None:
        if speaker := self._all[at].speaker:
            self._wordings[place].names.add(speaker)

    def _finished(self) -> tuple[Group, ...]:
        groups: dict[int, list[Wording]] = defaultdict(list)
        for wording in self._wordings:
            groups[wording.group].append(self._shown(wording))
        ordered = [Group(wordings=tuple(sorted(found, key=self._most_told))) for found in groups.values()]
        return tuple(sorted(ordered, key=lambda group: min(group.places)))

    def _shown(self, wording: _Growing) -> Wording:
        """The fullest; a cut of it only where that alone says who spoke, and is more than a scrap."""
        same = sorted(at for at, likeness in wording.members if likeness == "same")
        cuts = sorted(at for at, likeness in wording.members if likeness == "part")
        shown = min(same, key=lambda at: (self._all[at].speaker is None, at))
        if self._all[shown].speaker is None:
            named = [
                at for at in cuts if self._all[at].speaker and readings_of(self._all[at].words)[0].count >= _NO_SCRAP
            ]
            if named:
                shown = max(named, key=lambda at: (readings_of(self._all[at].words)[0].count, -at))
                return Wording(shown=shown, cuts=tuple(at for at in (*same, *cuts) if at != shown))
        return Wording(shown=shown, also=tuple(at for at in same if at != shown), cuts=tuple(cuts))

    def _most_told(self, wording: Wording) -> tuple[int, bool, int]:
        articles = {self._all[at].article for at in (wording.shown, *wording.also)}
        return (-len(articles), self._all[wording.shown].speaker is None, wording.shown)


_ASKED = 6  # rare words of an utterance by which its like is looked for
_NO_SCRAP = 5  # words


def _search_words(one: Utterance) -> frozenset[str]:
    """What an utterance is found by: the stems of the words that say something, or all, where none does."""
    reading = readings_of(one.words)[0]
    return reading.telling or frozenset(reading.stems)
