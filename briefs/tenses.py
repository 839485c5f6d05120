"""Whether the words round a place tell what was, what is or what will be."""

from __future__ import annotations

import re
from typing import Final

from briefs.sentences import word_set

PAST: Final = "past"
PRESENT: Final = "present"
FUTURE: Final = "future"
PROMISED: Final = "promised"  # "promised to begin in March": the date is that of the promise or of what is to come
PLANNED: Final = "planned"  # "was due to begin on May 3": it may lie on either side of the day it is told
OVERTAKEN: Final = "overtaken"  # "was to have begun on May 3": a plan that came to nothing, or that was kept

_AHEAD: Final = re.compile(
    r"""
    \b (?: (?: will | shall | ['’]ll | won['’]t ) \b
      | (?: would | must | could | might | should | can | (?-i: may ) ) \b
        (?! [ ] (?: not [ ] )? (?: have | hear | see | feel | smell | taste | remember | not ) \b | n['’]t [ ] have \b )
      | (?: is | are | was | were ) [ ] (?: not [ ] )? (?: to [ ] (?: be [ ] )? | (?: due | set | scheduled | expected
          | planned | slated | supposed | going | likely | poised ) \b )
      | (?: plans? | expects? | hopes? | intends? | wants? | aims? | due | scheduled | expected | slated | set
          | planned ) [ ] (?: to | for | on ) | deadline ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_COULD_HEAR: Final = re.compile(
    r"\bcould[ ](?:not[ ]|\w+ly[ ])?(?:hear|see|feel|smell|taste|remember)\b", re.IGNORECASE
)
_WAS: Final = re.compile(r"(?:was|were)\b", re.IGNORECASE)
_OVERTAKEN: Final = re.compile(
    r"""
    \b (?: (?: was | were ) [ ] (?: (?: \w+ly [ ] )? (?: due | set | supposed | meant | expected | scheduled | planned
        | slated | intended ) [ ] )? to [ ] have
      | had [ ] (?: \w+ [ ] )? been [ ] (?: \w+ly [ ] )?
        (?: due | set | supposed | meant | expected | scheduled | planned | slated | booked | intended | to ) [ ]
        (?: to | for | on ) (?: [ ] be )?
      | (?: (?: was | were | been ) [ ] )? (?: originally | initially | previously | first )
        [ ] (?: due | planned | scheduled | set | expected | meant | supposed | slated )
      | had [ ] (?: planned | hoped | intended | expected | meant | wanted ) [ ] (?: to | for ) ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_PROMISED: Final = re.compile(
    r"""
    \b (?: promised | pledged | vowed | agreed | decided | offered | planned | hoped | wanted | intended | threatened
      | prepared | proposed | committed | undertook | sworn | swore ) [ ] (?: not [ ] )? to [ ]
      (?! (?: the | an? | his | her | its | their | this | that | these | those | some | any | no ) \b )
    | \b (?: asked | ordered | urged | told | invited | required ) [ ] (?: [\w’'-]+ [ ] ){0,4} to [ ]
      (?! (?: the | an? | his | her | its | their | this | that | these | those | some | any | no ) \b )
    """,
    re.VERBOSE | re.IGNORECASE,
)
# What is arranged so looks forward to its day: "remanded for sentencing on Friday", "put off to Friday".
_ARRANGED: Final = re.compile(
    r"""
    \b (?: remanded | held | kept | bailed | detained | adjourned | postponed | delayed | rescheduled | moved
      | scheduled | set | listed | booked | called | summoned | recalled | invited | committed
      | put [ ] (?: off | back ) | brought [ ] forward ) \b [^.;:]{0,80}? \b (?: for | to | until | till | pending ) [ ]
      (?: [\w’'-]+ [ ] ){0,5} $
    """,
    re.VERBOSE | re.IGNORECASE,
)
_AHEAD_OF: Final = re.compile(r"\b(?:ahead of|in time for)[ ](?:[\w’'-]+[ ]){0,5}$", re.IGNORECASE)
_TOWARDS: Final = re.compile(r"\b(?:for|to|until|till|pending|ahead of)[ ]", re.IGNORECASE)
# What did not happen, or only in somebody's mind.
_UNREAL: Final = re.compile(
    r"""
    ^ (?: (?: And | But | Yet ) [ ] )? (?: Had | Were ) [ ] [^?]{4,200}? \b (?: would | could | might | should )
      (?: n['’]t )? \b
    | \b if \b [^.;]{1,120}? \b (?: had | were ) (?: n['’]t )? \b [^.;]{0,120}? \b (?: would | could | might ) \b
    | \b (?: would | could | might ) (?: n['’]t )? [ ] (?: not [ ] )? have \b [^.;]{0,120}? [ ,] (?: if | had ) [ ]
    """,
    re.VERBOSE | re.IGNORECASE,
)
_WOULD_HAVE: Final = re.compile(r"\bwould(?:n['’]t)?[ ](?:not[ ])?have\b", re.IGNORECASE)
_BY: Final = re.compile(r"\b(?:by|until|till)[ ](?:the[ ])?$", re.IGNORECASE)
_BACK: Final = word_set(
    """was were had did said told went came took made got gave saw knew met held led left lost won sent spent built
    bought brought thought caught sold found began broke chose fell flew grew kept laid lay lent meant paid put ran
    rose sat shook shot sank sang stole stood struck swept swore taught threw understood wore wrote drew drove became
    burnt dealt died fought fled hid hit hung hurt quit read rode rang sprang spoke stuck tore woke withdrew forbade
    froze leapt learnt led lit slept slid split spread bore been begun dug fed felt forgot forgave cut set beat bet
    cast cost shut let heard overcame undertook overthrew rebuilt resold reran outran oversaw sought wept wound
    bound bred clung crept knelt slew spun strode strove swam swung trod gone done seen taken given driven written
    spoken shown known grown flown thrown drawn fallen chosen broken stolen sworn torn worn"""
)
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_BREAK: Final = re.compile(
    r"[;:—–]|\bthat\b|\bwhich\b|\bwho\b|\bbut\b|,[ ](?:and|when|after|before|while|as)\b|\band\b"
)
_NEAR: Final = 12  # letters between an auxiliary and its participle
_NO_PAST: Final = word_set("need feed seed speed breed bleed exceed proceed succeed indeed hundred red united")


def tense_at(narrated: str, start: int, end: int) -> str:
    """The tense of the verb that a date at ``narrated[start:end]`` belongs to: the one before it, else behind it."""
    found = outlook_at(narrated, start, end)
    return {PLANNED: FUTURE, OVERTAKEN: PAST}.get(found, found)


def outlook_at(narrated: str, start: int, end: int) -> str:
    """The same, told apart from plans that were made before: `PLANNED` and `OVERTAKEN`."""
    if told := _tenses(_last_part(narrated[:start])):
        return told[-1]
    behind = narrated[end:]
    stop = _BREAK.search(behind)
    if told := _tenses(behind[: stop.start()] if stop else behind) or _tenses(narrated):
        return told[0]
    return FUTURE if _BY.search(narrated[:start]) else PRESENT


def is_arranged(head: str) -> bool:
    """Whether a day behind ``head`` is one that something was arranged for: "remanded for sentencing on …"."""
    return _ARRANGED.search(_last_part(head)[-160:]) is not None


def is_awaited(head: str) -> bool:
    """Whether a day behind ``head`` is that of something which the rest came before: "met ahead of the vote on …"."""
    return _AHEAD_OF.search(head[-80:]) is not None


def looks_on(head: str) -> bool:
    """Whether the clause before a date may look on to it: "called a vote for …", "ordered to appear on …"."""
    return _TOWARDS.search(_last_part(head)) is not None


def is_unreal(narrated: str, start: int) -> bool:
    """Whether what a sentence tells of the date at ``start`` never happened: "Had they voted in May, …"."""
    return _UNREAL.search(narrated) is not None or _WOULD_HAVE.search(_last_part(narrated[:start])) is not None


def _last_part(head: str) -> str:
    """What stands between the last break of the clause and the date."""
    parts = list(_BREAK.finditer(head))
    return head[parts[-1].end() :] if parts else head


def _tenses(words: str) -> list[str]:
    """The tense of each verb in order; a participle belongs to its auxiliary: "will be opened" tells what will be."""
    overtaken = [match.span() for match in _OVERTAKEN.finditer(words)]
    found = [(start, OVERTAKEN) for start, _ in overtaken]
    plans = [match for match in _AHEAD.finditer(words) if not _is_within(match.start(), overtaken)]
    found += [(match.start(), PLANNED if _WAS.match(match[0]) else FUTURE) for match in plans]
    promised = [match.span() for match in _PROMISED.finditer(words) if not _is_within(match.start(), overtaken)]
    found += [(start, PROMISED) for start, _ in promised]
    found += [(match.start(), PAST) for match in _COULD_HEAR.finditer(words)]
    ahead = [*overtaken, *(match.span() for match in plans), *promised]
    for match in _WORD.finditer(words):
        near = any(start <= match.start() <= end + _NEAR for start, end in ahead)
        if not near and is_past(match[0].lower()):
            found.append((match.start(), PAST))
    return [tense for _, tense in sorted(found)]


def _is_within(at: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in spans)


def is_past(low: str) -> bool:
    """Whether a word is a past form of a verb, by its look."""
    return low in _BACK or (low.endswith("ed") and len(low) > 3 and low not in _NO_PAST)
