"""Whether a line of one article, set beside those of others, speaks of "him" or "her" whom no line tells."""

from __future__ import annotations

import re

from briefs.words import CALENDAR, DETERMINERS, OPENERS

LEAST_OWN = 2  # words outside quotation marks that can say who speaks

# Of a person whom the sentence itself must name, or the one before it.
_OBJECT = re.compile(r"\b(?P<word>him|her|them)\b(?![ ][a-z]*(?:self|selves)\b)", re.IGNORECASE)
_POSSESSED = re.compile(
    r"[ ](?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)"
    r"(?!(?:in|on|at|to|for|with|after|by|from|as|of|and|or|about|when|while|over|was|is)\b)[^\W\d_]"
)
_QUOTED = re.compile(r"“[^”]*(?:”|$)|\"[^\"]*(?:\"|$)")
_NAMED = re.compile(r"[^\W\d_a-z][\w’'-]*[a-z][\w’'-]*(?:[ ][^\W\d_a-z][\w’'-]*)*")
_PERSONAL = re.compile(r"\b(?:he|she|his|her|him|they|their|them)\b", re.IGNORECASE)
_SAYS = re.compile(r"\b(?:said|says|told|asked|added)\b")


def hangs(words: str, above: str = "") -> bool:
    """Whether a line speaks of "him", "her" or "them" and nobody in it, nor one person alone in the line above it in
    the article, can be meant."""
    narrated = _QUOTED.sub(lambda match: " " * len(match[0]), words)
    for match in _OBJECT.finditer(narrated):
        low, head = match["word"].lower(), narrated[: match.start()]
        if low == "her" and _POSSESSED.match(narrated, match.end()):
            continue  # "her ministry"
        if _is_named_before(head):
            continue
        if low == "them" and above:
            continue
        told = _QUOTED.sub(" ", above)
        if _PERSONAL.search(told) or not _names_one(told):
            return True
    return False


def is_bare(words: str) -> bool:
    """Whether a line is all quotation: who says it stands in another."""
    return words[:1] in '“"' and len(_QUOTED.sub(" ", words).split()) < LEAST_OWN


def _names_one(words: str) -> bool:
    """Whether one person alone is named: by given name and surname, or by the only name there is."""
    names = [one for one in _NAMED.findall(words) if one.lower() not in OPENERS | DETERMINERS | CALENDAR]
    full = {one.split()[-1] for one in names if " " in one}
    return len(full or set(names)) == 1


def _is_named_before(head: str) -> bool:
    """Whether somebody besides the one who acts stands before the pronoun, or the clause is another's."""
    names = [one for one in _NAMED.findall(head) if one.lower() not in OPENERS | DETERMINERS]
    clauses = re.split(r"(?<!\d),|[;:—–]|\b(?:and|but|that|who|when|after|before|because|as|while|if|where)\b", head)
    return bool(_SAYS.search(head)) or (bool(names) and len([part for part in clauses if part.strip()]) > 1)
