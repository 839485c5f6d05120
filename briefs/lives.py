"""The sentences of an obituary that say only "she": of whom the headline names as the one it is about."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from briefs.models import Line
from briefs.moment_words import QUOTED
from briefs.reports import Report
from briefs.words import gender_of_name

_OPENING: Final = 60  # letters of a sentence in which its subject stands
_PRONOUN: Final = re.compile(r"\b(?P<word>he|she|his|her)\b", re.IGNORECASE)
_FRONTED: Final = re.compile(
    r"(?:(?:In|On|By|At|After|Before|During|From|Until|Aged)\b[^,.;]{1,50}?,?[ ])?(?P<word>he|she|his|her)\b",
    re.IGNORECASE,
)
_SAID: Final = re.compile(r"^[\s,]*(?P<word>he|she)[ ](?:said|told|wrote|recalled|added)\b", re.IGNORECASE)
_ALSO: Final = re.compile(r"(?:They|Their|The (?:couple|pair|two))\b")
# The headline of an obituary: everything below is told of the one it names.
_DEAD: Final = re.compile(
    r"\b(?:dies|died|dead|death of|obituary|is mourned|passes away|a life of|who \w+ed\b.*\baged)\b", re.IGNORECASE
)
_GENDERS: Final = {"he": "m", "his": "m", "she": "f", "her": "f"}


def of_one_life(report: Report, headline: str) -> tuple[Line, ...]:
    """The sentences of an obituary with "he" or "she" for their subject, as long as nobody but the dead can be meant.

    ``headline`` is that of the card; it and the article's own name one and the same person, and nobody else.
    """
    name = _named_in(headline, tuple(report.brief.people))
    if (
        name is None
        or not _DEAD.search(report.article.headline)
        or name != _named_in(report.article.headline, tuple(report.brief.people))
    ):
        return ()
    return _told_of(name, report)


@lru_cache(maxsize=256)
def _named_in(headline: str, people: tuple[str, ...]) -> str | None:
    """The one person of the article whom the headline names."""
    named = {name for name in people if re.search(rf"\b{re.escape(name.split()[-1])}\b", headline)}
    full = {name for name in named if name in headline}
    one = full or named
    return next(iter(one)) if len(one) == 1 else None


def _told_of(name: str, report: Report) -> tuple[Line, ...]:
    surname = name.split()[-1]
    others = {one.split()[-1] for one in report.brief.people} - {surname}
    gender = gender_of_name(name.split()[0])
    found: list[Line] = []
    is_meant = False
    for sentence in report.sentences:
        narrated = QUOTED.sub(lambda match: " " * len(match[0]), sentence.line.text)
        subject = _FRONTED.match(narrated) or _SAID.match(narrated)
        if subject is None:
            opening = narrated[:_OPENING].strip()
            first = min((opening.find(one) for one in others if one in opening), default=_OPENING)
            is_meant = (surname in opening and opening.find(surname) <= first) or (
                is_meant and (_ALSO.match(opening) is not None or not opening)
            )
            continue
        told = _GENDERS[subject["word"].lower()]
        is_meant = is_meant and gender in (None, told) and _speaks_of_one(narrated, told)
        gender = gender or (told if is_meant else None)
        if is_meant and subject["word"].lower() in ("he", "she"):
            found.append(sentence.line)
    return tuple(found)


def _speaks_of_one(narrated: str, gender: str) -> bool:
    """Whether no pronoun of the other gender stands in the sentence."""
    return all(_GENDERS[match["word"].lower()] == gender for match in _PRONOUN.finditer(narrated))
