"""One quotation printed in two wordings, or given to two people."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from briefs.claims import key_of, stems_of
from briefs.comparison import Comparison, Difference, Side
from briefs.lookup_names import may_be_one
from briefs.models import FULL_WORDS, Line, Quote
from briefs.reports import Report
from briefs.sentences import word_set
from briefs.wordings import Utterance, compare

LEAST_STEMS = 2
SAME_PLACE = 0.8  # of the words round two cuts
SHARED = 3  # words that say something, of two wordings of one thought of one speaker
ALIKE = 0.6  # of the shorter one's
MOSTLY = 0.75  # of them, where an outlet names nobody
A_THOUGHT = 0.55  # of all words of the shorter one, from which two of one speaker are one thought
LEAST_WORDS = 7  # of the shorter one; what is less may be a phrase of the day
HALF = 0.5  # of the words that say something of the one that has more of them
LONGEST = 2.5  # times the shorter one
TOGETHER = 6  # words in a row
LEAST_UNNAMED = 7  # words; a shorter phrase is anybody's where an outlet names nobody
MANY = 3  # small words that differ are worth telling, one or two are not
LEAST_SAME = 5  # words that two people hardly both say by chance

# Words that a reporter's ear drops or puts in; a plural is none either.
_TINY = word_set("a an the that this and any so well uh um of to")
_NO_DIFFERENCE = ("same", "part")
_PUT_IN = re.compile(r"\[[^\]]*\]|\([^)]*\)")  # what an editor put into a quotation
_NEGATED = re.compile(r"(?<!ca)n['’]t\b")
_SHORTENED = re.compile(r"['’](?:s|re|ve|ll|d|m)\b")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """A quotation with its place; ``round`` are the stems of the sentence outside it."""

    utterance: Utterance
    side: Side
    stems: frozenset[str]
    round: frozenset[str]
    is_cut: bool  # it opens in mid-sentence

    @property
    def words(self) -> str:
        return self.utterance.words


def differing_wordings(comparison: Comparison, one: int, other: int) -> Iterator[Difference]:
    """One quotation in two wordings; a cut of it, and the same words elsewhere in the article, are none."""
    ours, theirs = (_spoken(comparison.reports[at], at) for at in (one, other))
    for said in ours:
        best: tuple[float, _Said] | None = None
        for against in theirs:
            if len(said.stems & against.stems) < LEAST_STEMS and not _fills_the_same_place(said, against):
                continue
            likeness = compare(said.utterance, against.utterance)
            weight = 0.0 if likeness in _NO_DIFFERENCE else _worded(comparison, said, against, likeness == "worded")
            if likeness in _NO_DIFFERENCE or (weight and not is_worth_telling(said.words, against.words)):
                best = None
                break
            if weight and (best is None or weight > best[0]):
                best = (weight, against)
        if best is not None and not _is_told(best[1], ours):
            yield Difference(of="wording", sides=(said.side, best[1].side), weight=best[0])


def _is_told(said: _Said, ours: Sequence[_Said]) -> bool:
    """Whether these very words stand in the other article too."""
    words = Utterance(words=said.words)
    return any(compare(words, Utterance(words=one.words)) in ("same", "part") for one in ours)


def _worded(comparison: Comparison, one: _Said, other: _Said, surely: bool) -> float:
    """How surely two quotations are one in two wordings; ``surely``: their words alone say so."""
    both = one.stems & other.stems
    weight = comparison.weight(both)
    first, second = one.utterance.speaker, other.utterance.speaker
    short = min(len(one.words.split()), len(other.words.split()))
    if surely and len(both) >= LEAST_STEMS and not ((first is None or second is None) and short < LEAST_UNNAMED):
        return weight + 1.0
    if _fills_the_same_place(one, other):
        return weight + 1.0
    if first is None and second is None:
        return 0.0
    if first is None or second is None:
        alike = len(both) >= MOSTLY * min(len(one.stems), len(other.stems))
        return weight if len(both) >= SHARED and alike and _share_small_words(one, other) else 0.0
    if not may_be_one(first, second):
        return 0.0
    alike = len(both) >= ALIKE * min(len(one.stems), len(other.stems))
    if alike and len(both) >= LEAST_STEMS and _share_small_words(one, other):
        return weight
    return weight if len(both) >= SHARED and alike and _in_one_order(one, other) else 0.0


def _share_small_words(one: _Said, other: _Said) -> bool:
    """Whether most of the shorter one's words, the small ones too, are in the other, which is not much longer."""
    first, second = sorted((_counted(said.words) for said in (one, other)), key=Counter.total)
    short, long = first.total(), second.total()
    stems = max(len(one.stems), len(other.stems))
    if short < LEAST_WORDS or long > LONGEST * short or len(one.stems & other.stems) < HALF * stems:
        return False
    return (first & second).total() >= A_THOUGHT * short


@lru_cache(maxsize=1024)
def _counted(words: str) -> Counter[str]:
    """The words of a quotation, "can't" as two and "whom" as "who"."""
    lows = _NEGATED.sub(" not", words.lower().replace("cannot", "can not").replace("whom", "who"))
    lows = _SHORTENED.sub(" ", lows.replace("can’t", "can not").replace("can't", "can not"))
    return Counter(key_of(word) for word in _WORD.findall(lows))


def _in_one_order(one: _Said, other: _Said) -> bool:
    """Whether the words that both hold come in one order, or some stand together in both."""
    first, second = ([key_of(word) for word in _WORD.findall(said.words.lower())] for said in (one, other))
    blocks = SequenceMatcher(None, first, second, autojunk=False).get_matching_blocks()
    both = one.stems & other.stems
    in_order = sum(word in both for block in blocks for word in first[block.a : block.a + block.size])
    return in_order >= ALIKE * len(both) or max(block.size for block in blocks) >= TOGETHER


def _fills_the_same_place(one: _Said, other: _Said) -> bool:
    """Whether the outlets' own words round two short cuts are the same: "the envoy said both needed “…”"."""
    if min(len(one.round), len(other.round)) < SHARED or not (one.is_cut and other.is_cut):
        return False
    return len(one.round & other.round) >= SAME_PLACE * len(one.round | other.round)


def is_worth_telling(one: str, other: str) -> bool:
    """Whether more differs than where each outlet cut, or an article or the like."""
    first, second = (_WORD.findall(_PUT_IN.sub(" ", words.lower())) for words in (one, other))
    steps = [step for step in SequenceMatcher(None, first, second, autojunk=False).get_opcodes() if step[0] != "equal"]
    small, told, cuts = 0, 0, ["", ""]
    for kind, start, end, begin, stop in steps:
        ours, theirs = " ".join(first[start:end]), " ".join(second[begin:stop])
        if kind != "replace" and (start == 0 or begin == 0 or end == len(first) or stop == len(second)):
            cuts = [cuts[0] + " " + ours, cuts[1] + " " + theirs]
        elif stems_of(ours) ^ stems_of(theirs):
            return True
        else:
            small += max(end - start, stop - begin)
            told += len((set(map(key_of, ours.split())) ^ set(map(key_of, theirs.split()))) - _TINY)
    return told > 0 or small >= MANY or bool(stems_of(cuts[0]) & stems_of(cuts[1]))


def differing_speakers(comparison: Comparison, one: int, other: int) -> Iterator[Difference]:
    """The same words given to two people."""
    theirs = _spoken(comparison.reports[other], other)
    for said in _spoken(comparison.reports[one], one):
        for against in theirs:
            if said.stems != against.stems or not _have_two_names(said, against):
                continue
            if compare(Utterance(words=said.words), Utterance(words=against.words)) == "same":
                sides = [_named(comparison.reports[at], side.side, at) for at, side in ((one, said), (other, against))]
                if sides[0] and sides[1]:
                    yield Difference(of="who", sides=(sides[0], sides[1]), weight=2.0)


def _have_two_names(one: _Said, other: _Said) -> bool:
    """Whether two people are named in full: "the president" may be either."""
    first, second = one.utterance.speaker, other.utterance.speaker
    if first is None or second is None or " " not in first or " " not in second:
        return False
    return len(one.words.split()) >= LEAST_SAME and not may_be_one(first, second)


def _named(report: Report, side: Side, number: int) -> Side | None:
    """The side with the speaker's name, as printed in the sentence itself: a pronoun may have been read wrongly."""
    for quote in report.brief.quotes:
        if quote.start != side.words.start or quote.mention is None or quote.speaker is None:
            continue
        inside = side.line.start <= quote.mention.start and quote.mention.end <= side.line.end
        if inside and quote.speaker.text.split()[-1] in quote.mention.text:
            return Side(article=number, line=side.line, words=quote.mention)
    return None


def _spoken(report: Report, number: int) -> tuple[_Said, ...]:
    """The quotations of a report that say something, with the sentences they stand in."""
    return _spoken_in(report.brief.quotes, tuple(sentence.line for sentence in report.sentences), number)


@lru_cache(maxsize=256)
def _spoken_in(quotes: tuple[Quote, ...], lines: tuple[Line, ...], number: int) -> tuple[_Said, ...]:
    found = []
    for quote in quotes:
        if len(quote.text.split()) < FULL_WORDS - 1:
            continue
        line = quote.context or _sentence_of(lines, quote)
        if line is not None and line.start <= quote.start and quote.end <= line.end:
            speaker = quote.speaker.text if quote.speaker else None
            words = Line(text=quote.text, start=quote.start, end=quote.end)
            head, tail = line.text[: quote.start - line.start], line.text[quote.end - line.start :]
            found.append(
                _Said(
                    utterance=Utterance(words=quote.text, speaker=speaker, article=number),
                    side=Side(article=number, line=line, words=words, speaker=_unnamed(quote, line)),
                    stems=stems_of(quote.text),
                    round=stems_of(f"{head} {tail}"),
                    is_cut=quote.text[0].islower() and any(map(str.isalpha, head)),
                )
            )
    return tuple(found)


def _unnamed(quote: Quote, line: Line) -> Line | None:
    """Who is quoted, where the sentence has only a pronoun for them."""
    if quote.speaker is None or quote.speaker.text.split()[-1] in line.text:
        return None
    return quote.speaker


def _sentence_of(lines: Sequence[Line], quote: Quote) -> Line | None:
    return next((line for line in lines if line.start <= quote.start and quote.end <= line.end), None)
