"""Whether the words round a place tell what was, what is or what will be."""

from __future__ import annotations

import re
from typing import Final

from briefs.sentences import word_set

PAST: Final = "past"
PRESENT: Final = "present"
FUTURE: Final = "future"
PROMISED: Final = "promised"  # "promised to begin in March": the date is that of the promise or of what is to come

_AHEAD: Final = re.compile(
    r"""
    \b (?: will | shall | ['’]ll | won['’]t | would | must
      | (?: is | are | was | were ) [ ] (?: not [ ] )? (?: to [ ] (?: be [ ] )? | (?: due | set | scheduled | expected
          | planned | slated | supposed | going | likely | poised ) \b )
      | (?: plans? | expects? | hopes? | intends? | wants? | aims? | due | scheduled | expected | slated | set
          | planned ) [ ] (?: to | for | on ) | deadline ) \b
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
    if told := _tenses(_last_part(narrated[:start])):
        return told[-1]
    behind = narrated[end:]
    stop = _BREAK.search(behind)
    if told := _tenses(behind[: stop.start()] if stop else behind) or _tenses(narrated):
        return told[0]
    return FUTURE if _BY.search(narrated[:start]) else PRESENT


def _last_part(head: str) -> str:
    """What stands between the last break of the clause and the date."""
    parts = list(_BREAK.finditer(head))
    return head[parts[-1].end() :] if parts else head


def _tenses(words: str) -> list[str]:
    """The tense of each verb in order; a participle belongs to its auxiliary: "will be opened" tells what will be."""
    ahead = [match.span() for match in _AHEAD.finditer(words)]
    found = [(start, FUTURE) for start, _ in ahead]
    promised = [match.span() for match in _PROMISED.finditer(words)]
    found += [(start, PROMISED) for start, _ in promised]
    ahead += promised
    for match in _WORD.finditer(words):
        near = any(start <= match.start() <= end + _NEAR for start, end in ahead)
        if not near and is_past(match[0].lower()):
            found.append((match.start(), PAST))
    return [tense for _, tense in sorted(found)]


def is_past(low: str) -> bool:
    """Whether a word is a past form of a verb, by its look."""
    return low in _BACK or (low.endswith("ed") and len(low) > 3 and low not in _NO_PAST)
