"""How a quotation opens: in the middle of its sentence, leaning on the sentence before, or on its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from briefs.models import Article, Line, Quote

_MARKS: Final = " \t\"“”„«»‘’'‹›「『([*_>"
_DOTS: Final = " .…[(*"
_SUBORDINATE: Final = re.compile(
    r"\b(?:that|is|was|were|are|as|be|been|being|had|has|have|would|will|of|for|with|to|a|an|the|how|why|what|whether)$",
    re.IGNORECASE,
)
MOST_ADDRESS: Final = 40  # characters between the verb and the marks: "told reporters in Dowle “…”"

_LEANS: Final = re.compile(
    r"""
    (?: and | but | or | nor | yet ) \b (?! [ ] for [ ] )
  | so \b (?! [ ] (?: far | long | many | much | few | little ) \b ) (?= [ ,] )
  | because \b (?! [ ] of \b )
  | that (?: ['’]s | ['’]ll | ['’]d )? (?= [ ,] ) (?! , [ ] said | [ ] said , )
  | which \b (?! [^?]* \? )
  | (?: in | on | with | for | of | by | to | after | despite | at ) [ ] which \b (?! [^?]* \? )
    """,
    re.VERBOSE | re.IGNORECASE,
)


def is_cut(article: Article, quote: Quote, parts: Sequence[Quote]) -> bool:
    """Whether the marks open in the middle of a sentence, so that the quote has to be read with it.

    ``parts`` are the other parts of its utterance.
    """
    own = quote.context
    if own is None:
        return False
    before = article.text[own.start : quote.start].rstrip(_MARKS)
    small = quote.text.lstrip(_DOTS)[:1].islower()
    if not any(map(str.isalnum, before)):
        behind = article.text[quote.end : own.end]
        return small and quote.kind == "partial" and any(map(str.isalnum, behind))
    if small or _goes_on(quote, parts, own):
        return True
    if before.endswith((":", ",")):
        return False
    return quote.kind == "partial" or not _is_handed_over(quote, before, own)


def _goes_on(quote: Quote, parts: Sequence[Quote], own: Line) -> bool:
    """Whether an earlier part of the utterance stands in the same sentence and does not end one."""
    return any(own.start <= part.start < quote.start and part.text.rstrip()[-1:] not in tuple(".!?…") for part in parts)


def _is_handed_over(quote: Quote, before: str, own: Line) -> bool:
    """Whether the verb stands right before the marks: Dow told them “We will not go”."""
    if quote.cue is None or _SUBORDINATE.search(before):
        return False
    return 0 <= own.start + len(before) - quote.cue.end <= MOST_ADDRESS


def opens_leaning(quote: Quote) -> bool:
    """Whether the quoted words open as what goes on from the sentence before: "And", "But", "So", "Because", "That"."""
    return _LEANS.match(quote.text.lstrip(_DOTS)) is not None
