"""Why nobody is named for a quotation: one phrase a reason, as ``--explain`` prints them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from briefs.phrases import Phrase, is_role
from briefs.tokens import Token
from briefs.words import DETERMINERS, POSSESSIVES, word_set

NOTHING_BESIDE: Final = "nothing names a source beside it"
NO_VERB: Final = "its sentence has no words of saying"
OTHERS_NEAR: Final = "it stands alone, and others are named near it"
GROUP: Final = "a group, not a person"
UNNAMED: Final = "a person who is not named"
SEVERAL: Final = "several people together"
NOBODY_FITS: Final = "a pronoun that fits nobody named before"
TWO_FIT: Final = "a pronoun that may mean either of two"
WRITTEN: Final = "a text, whose writer is not named"
SHARED: Final = "a surname that two people share"
WRITER: Final = "the writer, who is not named"
FITS_NOBODY: Final = "a description that fits nobody named"
NOT_ENGLISH: Final = "the text is not in English"
UNREAD_TAG: Final = "the words beside it could not be read"

REASONS: Final = (
    NOTHING_BESIDE, NO_VERB, OTHERS_NEAR, GROUP, UNNAMED, SEVERAL, NOBODY_FITS, TWO_FIT, WRITER, FITS_NOBODY,
    NOT_ENGLISH, UNREAD_TAG, SHARED, WRITTEN,
)  # fmt: skip
"""Every reason there is."""

_MANY: Final = word_set("they we some many several both others all few most these those two three four five dozens")
_WRITTEN: Final = word_set(
    """
    memo letter note email e-mail report statement document filing message notice post text order ruling complaint
    indictment leaflet article editorial study transcript lawsuit petition press-release release
    """
)
_ANYBODY: Final = word_set("person source caller eyewitness bystander onlooker insider passer-by")
_DEFINITE: Final = word_set("the this that") | POSSESSIVES


def why_silent(tokens: Sequence[Token], phrase: Phrase, *, are_two_near: bool) -> str:
    """Why the phrase names nobody. ``are_two_near``: its pronoun may mean either of two."""
    if phrase.kind == "pronoun":
        return _why_pronoun(phrase.head, are_two_near)
    if phrase.kind == "name":
        return GROUP
    opening, last = tokens[phrase.start].low, tokens[phrase.end - 1].low
    if opening in _MANY or (is_role(phrase.head) and phrase.head.endswith(("s", "men", "people"))):
        return GROUP
    if last.endswith("s") and not last.endswith("ss") and opening not in DETERMINERS:
        return GROUP
    if phrase.head in _WRITTEN or last in _WRITTEN:
        return WRITTEN
    if phrase.head in _ANYBODY or last in _ANYBODY:
        return UNNAMED
    return FITS_NOBODY if opening in _DEFINITE else UNNAMED


def _why_pronoun(head: str, are_two_near: bool) -> str:
    if head == "they":
        return SEVERAL
    if head in ("i", "we", "you"):
        return WRITER
    return TWO_FIT if are_two_near else NOBODY_FITS
