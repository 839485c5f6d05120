"""What happened when: the dated sentences of a story's articles, in the order of their dates."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from briefs.amount_words import ONES, TENS
from briefs.cohesion import opening_stands, stands_alone
from briefs.lives import of_one_life
from briefs.models import Line
from briefs.moment_words import QUOTED as _QUOTATION
from briefs.moments import Moment, find_moments, main_moment
from briefs.prose import Sentence, is_question
from briefs.reports import Report
from briefs.tenses import is_unreal
from briefs.words import CALENDAR, DETERMINERS, OPENERS, PREPOSITIONS

TOLD_TWICE = 60.0  # token_set_ratio from which two sentences of one date tell one happening in other words
MOST_WORDS = 60  # longer ones are lists run together
MOST_REPORTS = 24  # of a story are read for its timeline; more only tell the same again
# A sentence with two dates or more is read by its main clause; with this many it is a list of dates.
MOST_DATES = 4
# "On Wednesday, with Dow at his side, he had said …": who said it stands in the sentence before.
_LEANS = re.compile(r"(?:On|In|By|At|Earlier|Later|Last|After|Before)\b[^.]{0,90}?,[ ](?:he|she|they|it)\b")
_IN_WORDS = {word: number for word, number in (ONES | TENS).items() if word != "one"}
_AGAINST = re.compile(
    r"\b(?:not|no|never|nobody|none|against|refused?|refuses|reject(?:s|ed)?|den(?:y|ies|ied)|without|failed)\b|n['’]t\b"
)
_NAME = re.compile(r"\b[A-Z][\w-]+")
_NO_NAMES = CALENDAR | OPENERS | DETERMINERS | PREPOSITIONS
_PASTED = re.compile(r"pic\.twitter\.com|\(@\w+\)|https?://|\bwww\.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A sentence with the date on which what it tells was, is or will be.

    ``iso`` is as precise as the words; None where only ``when``, the words themselves, say it. ``article`` is the place
    of the article among those given.
    """

    line: Line
    when: Line
    article: int
    iso: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One happening: the sentence that tells it, and the sentences of other articles that tell it too."""

    told: Dated
    also: tuple[Dated, ...] = ()

    @property
    def iso(self) -> str | None:
        """Its date."""
        return self.told.iso


def find_dated(report: Report, number: int = 0) -> tuple[Dated, ...]:
    """Every sentence of the article that tells of something on a date, in order of the text."""
    found = []
    for sentence in report.sentences:
        if _tells(sentence) and (moment := _moment(sentence, report)):
            start = sentence.line.start + moment.start
            when = Line(text=moment.words, start=start, end=start + len(moment.words))
            found.append(Dated(line=sentence.line, when=when, article=number, iso=moment.iso))
    return tuple(found)


def in_order(dated: Sequence[Dated]) -> tuple[Dated, ...]:
    """The earliest first, a year before its months and days; at the end what has no date, by the words that say it."""
    words = list(dict.fromkeys(one.when.text.casefold() for one in dated))
    places = {word: at for at, word in enumerate(words)}
    return tuple(
        sorted(dated, key=lambda one: (one.iso or "", 0) if one.iso else ("~", places[one.when.text.casefold()]))
    )


def timeline(reports: Sequence[Report], headline: str = "") -> tuple[Entry, ...]:
    """The story's dated sentences that stand on their own, in order, one happening told by several outlets once.

    ``reports`` come best first: of two sentences on one happening, that of the earlier report is shown.
    """
    reports = reports[:MOST_REPORTS]
    dated = in_order([one for number, report in enumerate(reports) for one in find_dated(report, number)])
    told = _entries(reports, dated, headline)
    lines = "\n".join([headline, *(one.told.line.text for one in told)])
    return _entries(reports, dated, headline, lines)  # what is told further down may say who or what is meant


def _entries(reports: Sequence[Report], dated: Sequence[Dated], headline: str, below: str = "") -> tuple[Entry, ...]:
    """The entries in order; ``below`` are the lines that the timeline holds as far as is known."""
    entries: list[Entry] = []
    shown = headline
    for one in dated:
        report = reports[one.article]
        if (at := _told_at(entries, one)) is not None:
            told = {entries[at].told.article, *(also.article for also in entries[at].also)}
            if one.article not in told and says_all(one.line.text, entries[at].told.line.text):
                entries[at] = replace(entries[at], also=(*entries[at].also, one))
        elif _may_stand(one, report) and _stands(one, report, shown, below, headline):
            entries.append(Entry(told=one))
            shown = f"{shown}\n{one.line.text}"
    return tuple(entries)


def _stands(one: Dated, report: Report, shown: str, below: str, headline: str) -> bool:
    """Whether the line says whom and what it tells of, with what is ``shown`` above it, or told ``below`` it."""
    words, people = one.line.text, report.brief.people
    if one.line is report.sentences[0].line and opening_stands(words):
        return True
    return (
        stands_alone(words, shown, "", people)
        or stands_alone(words, below, "", people)
        or any(one.line is line for line in of_one_life(report, headline))
    )


def _tells(sentence: Sentence) -> bool:
    words = sentence.line.text
    return sentence.words <= MOST_WORDS and not is_question(words) and not _PASTED.search(words)


def _moment(sentence: Sentence, report: Report) -> Moment | None:
    words = sentence.line.text
    moments = find_moments(words, report.article.published)
    moment = main_moment(moments) if len(moments) < MOST_DATES else None
    return None if moment is None or is_unreal(_QUOTATION.sub(_blank, words), moment.start) else moment


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _may_stand(one: Dated, report: Report) -> bool:
    sentence = next(sentence for sentence in report.sentences if sentence.line is one.line)
    return sentence.fit and not _LEANS.match(sentence.line.text)


def _told_at(entries: Sequence[Entry], one: Dated) -> int | None:
    """The entry of the same date that tells the same."""
    for at in range(len(entries) - 1, -1, -1):
        if entries[at].iso != one.iso:
            break  # they come in order of their dates
        if _is_alike(entries[at], one):
            return at
    return None


def _is_alike(entry: Entry, one: Dated) -> bool:
    """Whether the entry tells what the sentence tells, and not the contrary of it."""
    if one.iso is None and (entry.told.when.text != one.when.text):
        return False
    words = entry.told.line.text
    return fuzz.token_set_ratio(words, one.line.text) >= TOLD_TWICE and not contradicts(words, one.line.text)


def contradicts(one: str, other: str) -> bool:
    """Whether two sentences on one happening differ in a number, in yes and no, or in who did it to whom."""
    numbers, others = _numbers(one), _numbers(other)
    if (numbers - others and others - numbers) or bool(_AGAINST.search(one)) != bool(_AGAINST.search(other)):
        return True
    names = [name for name in _names(one) if name in set(_names(other))]
    return names != [name for name in _names(other) if name in set(names)]


def says_all(sentence: str, line: str) -> bool:
    """Whether a sentence may stand as a source of another: no name or number of the line is missing in it."""
    return set(_names(line)) <= set(_names(sentence)) and _numbers(line) <= _numbers(sentence)


def _numbers(text: str) -> set[str]:
    words = re.findall(r"\d[\d.,]*\d|\d|[a-z]+", text.lower())
    return {
        str(_IN_WORDS[word]) if word in _IN_WORDS else word.replace(",", "")
        for word in words
        if word[0].isdigit() or word in _IN_WORDS
    }


def _names(text: str) -> list[str]:
    """The words of names in order, each once; days and words that open a sentence are none."""
    return list(dict.fromkeys(word for word in _NAME.findall(text) if word.lower() not in _NO_NAMES))
