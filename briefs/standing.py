"""The order of a story's quotes: first those that tell the most of what the story is about, by those it is about.

    told = [(at, quotes) for at, brief in enumerate(briefs) for quotes in utterances_in(brief)]   # newest brief first
    groups = quotations(told)
    places = order(briefs, [said_in(group, told) for group in groups])

Pure and deterministic: between equals the order given stays.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import pairwise
from math import log2

from briefs.keywords import content_words
from briefs.models import FULL_WORDS, Brief, Line, Quote
from briefs.own_sentence import is_of_another_day
from briefs.sentences import word_set
from briefs.wordings import Group, Utterance, gather
from briefs.words import ROLES


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """What each side of a quote is worth; chosen on labelled pairs, and held against what real outlets quote alike."""

    subject: float = 1.0  # it speaks of what headline, lede and nut graf speak of
    fullness: float = 1.6  # a whole sentence or two says something; a scrap is the writer's sentence
    cut: float = -0.2  # it needs another sentence to be understood
    named: float = 0.7  # a person or body answers for it
    described: float = 0.2  # the article says at least what kind of source it is
    headed: float = 0.5  # its speaker stands in the headline or the lede
    part: float = 0.4  # its speaker acts in the whole article
    role: float = 0.3  # the article says what its speaker is, so speaks with some authority
    printed: float = 0.8  # other outlets chose it too, for each doubling of them
    new: float = 1.5  # the newest word; an older one may have been overtaken
    early: float = 1.3  # what matters stands near the top
    commonplace: float = -2.0  # "We are delighted": said of anything
    earlier: float = -1.0  # its own sentence says that it was said before what the story tells
    acts: float = 0.8  # the words are the deed: "I have resigned", "We will appeal", or own up to or deny one
    points: float = -0.3  # "That …", "It …": it opens with something said before


WEIGHTS = Weights()

BEST_LEAST, BEST_MOST = 8, 45  # words of a quote that says its thought and no more
LONGEST = 90  # from here on it is a speech, ...
A_SPEECH = 0.4  # ... of which a reader keeps less
MUCH_SUBJECT = 4.0  # shared weight from which more of it tells no more
IN_HEADLINE = 2.0  # a word of the headline counts so much more than one of the lede
BESIDE = 0.5  # words of the sentence a quote answers count beside its own
MOST_BESIDE = 2.0  # so much at most: what the quote says itself is what it says
MUCH_PART = 6  # mentions of a speaker from which the article is about them
SHORT_TEXT = 2000  # characters; in a shorter text the top and the end are near each other
OLD_DAYS = 3.0  # after so many an article is old beside the newest; a day apart both tell of one evening
ROLE_NEAR = 60  # characters round a name within which its role stands

_COMMONPLACE = re.compile(
    r"""
    \b(?P<phrase>
        delighted | thrilled | excited | honou?red | humbled | privileged | grateful | thankful | pleased | speechless
      | over[ ]the[ ]moon | lost[ ]for[ ]words | can['’]t[ ]put[ ]into[ ]words | dream[ ]come[ ]true
      | thanks? | congratulat(?:e|ions) | well[ ]done | good[ ]luck | best[ ](?:of[ ]luck|wishes) | all[ ]the[ ]best
      | no[ ]comment | (?:can|could|will|would)(?:not|n['’]t|[ ]not)[ ](?:be[ ])?comment(?:ing)? | privacy
      | matter[ ]for[ ]the | in[ ]the[ ]hands[ ]of | due[ ]course | difficult[ ]time | at[ ]this[ ](?:time|stage|point)
      | look(?:s|ing)?[ ](?:forward|into) | (?:thoughts|hearts?|prayers)[ ](?:and[ ]\w+[ ])?
        (?:are|is|go|goes)[ ](?:out[ ])?(?:with|to)\b
      | tak(?:e|es|ing)[ ](?:\w+[ ]){1,4}seriously | (?:fully|remains?|are|is)[ ]committed[ ]to
      | aware[ ]of[ ](?:the|it|this|these)\b
      | (?:monitoring|reviewing|assessing|considering|studying)[ ](?:the|it|its|this|these|that|our|all)\b
      | working[ ](?:closely|hard|around[ ]the[ ]clock) | hard[ ]work | cooperat(?:e|ing)[ ]fully | lessons[ ]learned
      | (?:too[ ]early|premature)[ ]to | wait[ ]and[ ]see | we['’]ll[ ]see | time[ ]will[ ]tell
      | remains[ ]to[ ]be[ ]seen | lot[ ]of[ ]uncertainty | journey[ ]ahead | next[ ]chapter
      | (?:absolutely|hugely|very|so|really)[ ](?:proud|happy|sad|sorry[ ]for|nice|kind)
      | (?:good|great|nice|lovely|wonderful|amazing|fantastic|special|proud|sad|exciting)[ ]
        (?:day|days|lads?|guys?|job|team|time|people|moment|result|news|gift|to|opportunity|honou?r)
      | always[ ](?:so[ ])?(?:sad|nice|good|great) | credit[ ]to | one[ ](?:game|match|day|step)[ ]at[ ]a[ ]time
      | we[ ]go[ ]again | focus(?:ed|ing)?[ ]on | it[ ]is[ ]what[ ]it[ ]is | end[ ]of[ ]the[ ]day | still[ ]friends
      | confident[ ](?:of|that|in|we|the) | hop(?:e|ing)[ ]for[ ]the[ ]best
      | god[ ]bless | have[ ]a[ ](?:\w+[ ])?(?:day|weekend) | been[ ](?:fantastic|great|amazing|wonderful)
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_POINTS = re.compile(r"(?:and|but|so|or|that|this|it|they|he|she|these|those|yes|no|well)\b", re.IGNORECASE)
_ACTS = re.compile(
    r"""
    \b (?: i | we ) (?: ['’](?:ve|m|re|ll|d) | [ ] (?: have | am | are | will | shall | must | hereby | had | would ) )?
    (?: [ ] (?: not | never | now | therefore | also | today | to | decided | going | been ) ){0,3} [ ]
    (?: resign (?: ed | ing )? | quit | step (?: ped | ping )? [ ] (?: down | aside | back ) | stand (?: ing )? [ ] down
      | apologi[sz]e d? | sue d? | appeal (?: ed | ing )? | veto (?: ed )? | plead (?: ed )? | confess (?: ed )?
      | concede d? | withdr[ae]w n? | sign (?: ed )? [ ] (?: it | the ) | sack (?: ed )? | suspend (?: ed )?
      | charge d? | arrest (?: ed )? | retir (?: e | ed | ing ) ) \b
  | \b (?: i | we ) [ ] (?: did (?: [ ] not | n['’]t )? | never ) [ ]
    (?: take | took | pay | paid | steal | stole | kill | killed | lie | lied | know | knew | touch | touched | cheat
      | cheated | meet | met | accept | accepted | receive | received | break | broke | do | did ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_PRONOUNS = word_set("he she they it we i you who him her them his its their one")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)?")
_SUBSTANCE = 12  # words from which a commonplace is only a part of what is said


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One quotation: its parts, the place of its article among the story's, and how many articles print it."""

    article: int
    quotes: tuple[Quote, ...]
    articles: int = 1


Told = tuple[int, tuple[Quote, ...]]  # the place of an article among the story's, and one utterance in it


def utterances_in(brief: Brief) -> tuple[tuple[Quote, ...], ...]:
    """The utterances of a brief, each with its parts, in order of the text."""
    parts: dict[int, list[Quote]] = {}
    for quote in brief.quotes:
        parts.setdefault(quote.utterance, []).append(quote)
    return tuple(tuple(quotes) for quotes in parts.values())


def quotations(
    told: Sequence[Told], events: Mapping[int, int] | None = None, days: Mapping[int, str] | None = None
) -> tuple[Group, ...]:
    """Each quotation once, by the places of its utterances in ``told``; see `briefs.wordings`.

    ``events`` are those of the articles, None: one for all; ``days`` are those they came out on, as far as told.
    """
    return gather(
        [
            Utterance(
                words=" ".join(quote.text for quote in quotes),
                speaker=_speaker(quotes),
                article=article,
                event=events[article] if events else 0,
                day=days.get(article, "") if days else "",
            )
            for article, quotes in told
        ]
    )


def said_in(group: Group, told: Sequence[Told]) -> Said:
    """A quotation as `order` weighs it: the wording to show, and how many articles print any of it."""
    article, quotes = told[group.wordings[0].shown]
    return Said(article=article, quotes=quotes, articles=len({told[at][0] for at in group.places}))


def order(briefs: Sequence[Brief], said: Sequence[Said], weights: Weights = WEIGHTS) -> tuple[int, ...]:
    """The places of what is said, best first; ``briefs`` are the story's, newest first."""
    articles = [_Article(brief) for brief in briefs]
    subject = _subject(briefs)
    ages = _ages(briefs)
    scored = [
        sum(getattr(weights, name) * worth for name, worth in _sides(one, articles[one.article], subject, ages).items())
        for one in said
    ]
    return tuple(sorted(range(len(said)), key=lambda at: -scored[at]))


def _sides(one: Said, article: _Article, subject: dict[str, float], ages: Sequence[float]) -> dict[str, float]:
    """How much of each side of `Weights` a quotation has, mostly from 0 to 1."""
    words = " ".join(quote.text for quote in one.quotes)
    count = len(_WORD.findall(words))
    first = one.quotes[0]
    name = _speaker(one.quotes)
    cut = _is_cut(first)
    return {
        "subject": _tells(one, words, subject),
        "fullness": _fullness(count) * (0.6 if cut else 1.0),
        "cut": float(cut),
        "named": float(name is not None),
        "described": float(name is None and any(_describes(quote) for quote in one.quotes)),
        "headed": article.heads(name),
        "part": article.part(name),
        "role": article.role(name),
        "printed": log2(one.articles),
        "new": 1.0 - ages[one.article],
        "early": article.early(first.start),
        "commonplace": _commonplace(words, count),
        "earlier": float(article.is_of_another_day(one.quotes)),
        "acts": float(bool(_ACTS.search(words))),
        "points": float(bool(_POINTS.match(words))),
    }


class _Article:
    """What an article says of its speakers."""

    def __init__(self, brief: Brief) -> None:
        self._brief = brief
        self._text = brief.article.text

    @cached_property
    def _opening(self) -> str:
        return f"{self._brief.article.headline}\n{self._text.strip().partition(chr(10))[0]}"

    def heads(self, name: str | None) -> float:
        """Whether the speaker stands in the headline or the lede."""
        return float(name is not None and _last(name) in self._opening)

    def part(self, name: str | None) -> float:
        """How much of the article the speaker has."""
        if name is None:
            return 0.0
        return min(1.0, self._text.count(_last(name)) / MUCH_PART)

    def role(self, name: str | None) -> float:
        """Whether the article says what the speaker is, at the first mention of the name."""
        if name is None or (at := self._text.find(name)) < 0:
            return 0.0
        before = self._text[max(0, at - ROLE_NEAR) : at].rpartition("\n")[2]
        near = before + self._text[at : at + len(name) + ROLE_NEAR].partition("\n")[0]
        return float(any(word.lower() in ROLES for word in _WORD.findall(near)))

    def is_of_another_day(self, quotes: Sequence[Quote]) -> bool:
        """Whether the utterance is told as an older one."""
        return is_of_another_day(quotes, self._brief.quotes)

    def early(self, start: int) -> float:
        """1 at the top, 0 at the end."""
        return 1.0 - start / max(SHORT_TEXT, len(self._text))


def _speaker(quotes: Sequence[Quote]) -> str | None:
    return next((quote.speaker.text for quote in quotes if quote.speaker), None)


def _last(name: str) -> str:
    return name.split()[-1]


def _subject(briefs: Sequence[Brief]) -> dict[str, float]:
    """What the story is about: words of its headlines, and of the ledes and nut grafs."""
    weights: dict[str, float] = {}
    for brief in briefs:
        lede = brief.article.text.strip().partition("\n")[0]
        nut_graf = "" if brief.nut_graf is None or _quotes(brief, brief.nut_graf) else brief.nut_graf.text
        for word in content_words(f"{lede} {nut_graf}"):
            weights.setdefault(word, 1.0)
        for word in content_words(brief.article.headline):
            weights[word] = IN_HEADLINE
    return weights


def _quotes(brief: Brief, line: Line) -> bool:
    """Whether somebody is quoted in the line: it would stand for the subject by its own words."""
    return any(quote.start < line.end and line.start < quote.end for quote in brief.quotes)


def _tells(one: Said, words: str, subject: dict[str, float]) -> float:
    own = frozenset(content_words(words))
    lines = [line for quote in one.quotes for line in (quote.about, quote.lead_in, quote.context) if line]
    beside = frozenset(word for line in lines for word in content_words(line.text)) - own
    said = min(1.0, len(_WORD.findall(words)) / FULL_WORDS)  # beside a cry it is the writer who tells
    shared = said * min(MOST_BESIDE, BESIDE * sum(subject.get(word, 0.0) for word in beside))
    shared += sum(subject.get(word, 0.0) for word in own)
    return min(1.0, shared / MUCH_SUBJECT)


def _fullness(count: int) -> float:
    if count < FULL_WORDS:
        return 0.05 * count
    if count < BEST_LEAST:
        return 0.3 + 0.2 * (count - FULL_WORDS)
    if count <= BEST_MOST:
        return 1.0
    return max(A_SPEECH, 1.0 - (1.0 - A_SPEECH) * (count - BEST_MOST) / (LONGEST - BEST_MOST))


def _is_cut(first: Quote) -> bool:
    return first.lead_in is not None or first.text[:1].islower()


def _describes(quote: Quote) -> bool:
    return quote.mention is not None and quote.mention.text.lower() not in _PRONOUNS


def _commonplace(words: str, count: int) -> float:
    """How much of it anybody might have said of anything."""
    phrases = sum(1 for _ in _COMMONPLACE.finditer(words))
    return min(1.0, phrases * _SUBSTANCE / max(count, 1))


def _ages(briefs: Sequence[Brief]) -> list[float]:
    """0 for the newest article to 1 for the oldest, by their days where these are printed, else by their places."""
    steps = [0.0]
    for newer, older in pairwise(map(_day, briefs)):
        days = abs((newer - older).days) / OLD_DAYS if newer and older else 1.0
        steps.append(steps[-1] + days)
    return [step / max(1.0, steps[-1]) for step in steps]


def _day(brief: Brief) -> date | None:
    try:
        return date.fromisoformat((brief.article.published or "")[:10])
    except ValueError:
        return None  # undated, or no more precise than a month


def day_of(brief: Brief) -> str:
    """The day an article came out on, "" where it does not say so exactly."""
    return day.isoformat() if (day := _day(brief)) else ""
