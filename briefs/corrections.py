"""The outlet's own corrections: kept, shown as what they are, and never told as news."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefs.boxes import cut_line
from briefs.models import Block, Line

_PIECE = (
    r"(?:this|the|our)[ ](?:\w+[ ]){0,2}?"
    r"(?:article|story|post|report|piece|column|page|interview|transcript|headline)"
)
_MENDED = (
    r"(?:was|has[ ]been)[ ](?:later[ ]|since[ ]|also[ ])?(?:updated|amended|changed|edited|revised)[ ]"
    r"(?:on[ ].{3,30}?[ ])?to[ ](?:correct|clarify|fix)\b"
)
_NOTE = re.compile(
    rf"""
    [*_(\[]{{0,3}} (?:
        (?: corrections? | clarifications? | retraction | erratum | errata
          | corrections? [ ] and [ ] clarifications? ) [*_]{{0,2}}
          (?: (?: , [ ] | [ ] (?= [^:\n]{{0,20}} \d ) ) [^:\n]{{3,30}} )?
          [ ]* [:：–—] [ ]* \S
      | (?: editor['’]?s['’]? | editors['’]? ) [ ] note [*_]{{0,2}} [ ]* [:：–—]
        (?= .{{0,400}} \b (?: correct(?: ed | ion | s )? | earlier [ ] version | amended | error | misstated
          | misspelled | originally | updated [ ] to ) \b )
      | {_PIECE} [ ] corrects [ ]
      | {_PIECE} [ ] was [ ] (?: first | originally ) [ ] (?: published | posted | printed ) \b
        (?= .{{0,120}} [.;] [ ] it [ ] {_MENDED} )
      | it [ ] {_MENDED}
      | (?: the [ ] (?: headline | caption | subheading | standfirst | introduction | text | photo [ ] caption )
          [ ] (?: of | to | on | in | for | accompanying | above ) [ ] )?
        {_PIECE} [ ] (?: was | has [ ] been | is ) [ ] (?: since [ ] | later [ ] | also [ ] )?
        (?: amended | corrected | clarified | updated | edited | changed | revised | modified | retracted | withdrawn )
        (?= .{{0,300}} (?: \b (?: correct(?: ed | s | ion )? | to [ ] (?: reflect | clarify | remove | make | fix | say
          | include | add ) | earlier | previous(?: ly )? | because | original(?: ly )? | after | misspelled | error )
          \b | \d ) )
      | (?: an? | the ) [ ] (?: earlier | previous | original | prior | first ) [ ] version [ ] of [ ] {_PIECE}
      | {_PIECE} [ ] (?: originally | initially | previously | incorrectly | mistakenly | wrongly ) [ ] \w+
      | (?: due [ ] to | because [ ] of | owing [ ] to ) [ ] an? [ ] (?: editing | reporting | production | typing
          | transcription | agency ) [ ] error
      | (?: we | the [ ] \w+ (?: [ ] \w+ )? ) [ ] (?: regrets? | apologises? [ ] for | apologizes? [ ] for )
          [ ] (?: the | this | any ) [ ] (?: error | mistake )
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_WAS_WRONG = re.compile(r"\b(?:correct|clarif|misspel|misstat|amended|error|earlier version)", re.IGNORECASE)
_COLUMN = re.compile(
    r"""
    (?: corrections? (?: [ ] (?: and | & ) [ ] clarifications? )? | clarifications? | for [ ] the [ ] record
      | errata | setting [ ] (?: the [ ] record | it ) [ ] straight )
    (?: [ ]* [:–—|-] .* | [ ] for [ ] .* )?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_WITHDRAWN = re.compile(r"(?:retraction|withdrawn|apology)\b.{0,120}", re.IGNORECASE)
_TAKEN_BACK = re.compile(
    r"""
    \b (?: has | have ) [ ] (?: withdrawn | retracted | removed | taken [ ] down ) \b
  | \b (?: was | is ) [ ] (?: wrong | false | untrue ) \b | \b (?: apologise | apologize ) s? \b
    """,
    re.VERBOSE | re.IGNORECASE,
)


def find_corrections(text: str, blocks: Sequence[Block], headline: str = "") -> tuple[Line, ...]:
    """The paragraphs in which the outlet corrects itself, whole and in order.

    In a column of corrections each paragraph is one; of a retraction the first paragraph that takes the story back is.
    """
    told = [block for block in blocks if block.kind in ("paragraph", "item", "quotation")]
    if is_column(headline):
        chosen = told
    else:
        chosen = [block for block in told if _NOTE.match(text, block.start, block.end)]
        if not chosen and _WITHDRAWN.match(headline.strip()):
            chosen = [block for block in told if _TAKEN_BACK.search(text, block.start, block.end)][:1]
    return tuple(line for block in chosen if (line := cut_line(text, block.start, block.end)))


def is_correction(words: str) -> bool:
    """Whether the line opens as a correction of the outlet's own, and says that something was wrong."""
    return _NOTE.match(words) is not None and _WAS_WRONG.search(words) is not None


def is_column(headline: str) -> bool:
    """Whether the headline names a column of corrections: nothing under it is news."""
    return _COLUMN.fullmatch(" ".join(headline.split()).strip(" .")) is not None
