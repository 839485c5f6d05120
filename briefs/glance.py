"""At a Glance: the outlet's own box, else points picked from the text, and why it matters where the text says so."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefs.boxes import Boxes, is_why_heading
from briefs.cohesion import stands_alone
from briefs.models import Block, Line
from briefs.prose import Sentence

# A sentence that says in so many words why the news matters; nothing weaker counts.
_SAYS_WHY = re.compile(
    r"""
    \b (?:
        matters? [ ] (?: because | for | most | to [ ] | now | as | well [ ] beyond | beyond )
      | (?: is | are | was | were | remains? ) [ ] (?: so [ ] | especially [ ] | particularly [ ] | highly [ ] )?
        (?: significant | important | crucial | critical | vital ) [ ] (?: because | as [ ] | since | for [ ] )
      | the [ ] (?: significance | importance ) [ ] (?: of | lies )
      | (?: what’?'?s | what [ ] is | is | are ) [ ] at [ ] stake
      | (?: the [ ] )? stakes [ ] (?: are | is | could | for )
      | why [ ] (?: it | this | that ) [ ] matters
    ) (?!\w)
    """,
    re.VERBOSE | re.IGNORECASE,
)


def find_why(
    text: str,
    blocks: Sequence[Block],
    sentences: Sequence[Sentence],
    boxes: Boxes,
    headline: str,
    people: Sequence[str],
) -> Line | None:
    """The outlet's own words on why it matters; None where the text does not say it."""
    if boxes.why:
        return boxes.why
    span = _why_section(text, blocks)
    under = [s for s in sentences if span and span[0] <= s.line.start < span[1] and s.fit]
    for sentence in under:
        if stands_alone(sentence.line.text, headline, "", people):
            return sentence.line
    for sentence in sentences:
        words = sentence.line.text
        if (
            sentence.fit
            and not sentence.spoken
            and _SAYS_WHY.search(words)
            and stands_alone(words, headline, "", people)
        ):
            return sentence.line
    return None


def _why_section(text: str, blocks: Sequence[Block]) -> tuple[int, int] | None:
    """Where the text under a heading such as "Why This Matters" runs, up to the next heading."""
    begin = -1
    for block in blocks:
        if block.kind != "heading":
            continue
        if begin >= 0:
            return begin, block.start
        if is_why_heading(text[block.start : block.end]):
            begin = block.end
    return (begin, len(text)) if begin >= 0 else None
