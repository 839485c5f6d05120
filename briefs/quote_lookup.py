"""Which quotation somebody remembers a few words of: "who said the gull can wait", "vale bridge"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from briefs.lookup_common import says_nothing_alone
from briefs.lookup_index import LookupIndex
from briefs.lookup_words import words_in

MOST_WORDS = 16  # of a question that quotations are looked for by


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One quotation: its words, who said them, the headline of its article, and the day of it."""

    key: int
    text: str
    speaker: str = ""
    about: str = ""
    outlet: str = ""
    day: str = ""


def recall(query: str, said: Iterable[Said], limit: int) -> list[int]:
    """The keys of the quotations that are meant, best first; [] where none is.

    Words of the quotation, of its speaker's name and of the headline count, misremembered and mistyped ones too.
    """
    index = LookupIndex(
        {
            "id": one.key,
            "headline": one.text,
            "people": [one.speaker],
            "summary": one.about,
            "outlet": one.outlet,
            "date": one.day,
        }
        for one in said
    )
    return [int(key) for key, _ in index.remembered(query, limit)]


def telling_words(query: str) -> list[str]:
    """The words of a question by which quotations may be looked for, each once; [] where it says nothing."""
    words = [word for word in dict.fromkeys(words_in(query).words) if word.isalnum()]
    told = [word for word in words if not says_nothing_alone(word)]
    return told[:MOST_WORDS]


def is_of_a_saying(query: str) -> bool:
    """Whether somebody asks who said something: what follows is to be found in the quotation itself."""
    first, second = (*words_in(query).words, "", "")[:2]
    return first in {"who", "whoever"} and second in {
        "said",
        "says",
        "say",
        "told",
        "talked",
        "called",
        "spoke",
        "asked",
    }
