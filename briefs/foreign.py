"""Quotations outside English: what the English rules may say there, and tags that they cannot read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from briefs.name_words import is_name_word
from briefs.phrases import Phrase
from briefs.tags import Source
from briefs.tokens import Token
from briefs.verbs import CORE
from briefs.words import ADVERBS, CLAUSE_WORDS, PREPOSITIONS, gender_of_name, word_set

UNREAD: Final = "tag not read"  # the rule of a quotation that somebody is credited with, nobody can tell who
NEAR: Final = 3  # tokens between the mark and the verb, where no other English is to be expected
_ENGLISH: Final = word_set("en eng english")
_DETERMINERS: Final = word_set(
    """
    le la les l un une des du der die das den dem des ein eine einen el los las una unos unas il lo gli uno o os as um
    uma het een den det en ett
    """
)


def is_foreign(language: str | None) -> bool:
    """Whether a language, as declared or recognised, is known and not English: "fr", "de-AT"."""
    first = (language or "").strip().lower().replace("_", "-").partition("-")[0]
    return bool(first) and first not in _ENGLISH


def is_determiner(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """Whether what looks like a name is an article with a capital: Le, La, Der, El."""
    return phrase.kind == "name" and phrase.last - phrase.first == 1 and tokens[phrase.first].low in _DETERMINERS


def is_sure_abroad(tokens: Sequence[Token], place: int, source: Source) -> bool:
    """Whether a source found by the English rules holds in a text that is not English.

    Only a name in full right beside the mark does: Ann Dow: “…” · “…” — Ann Dow · “…,” said Ann Dow.
    """
    phrase = source.phrase
    if phrase.kind != "name" or phrase.last - phrase.first < 2 or tokens[phrase.first].low in _DETERMINERS:
        return False
    if source.rule == "X:":
        opens = phrase.start == 0 or tokens[phrase.start - 1].sentence != tokens[place].sentence
        given = tokens[phrase.first].text
        return opens and phrase.end == place - 1 and gender_of_name(given) is not None
    if source.rule == "signed":
        return True
    return source.rule in ("said X", "X said", "X said:") and (
        abs(source.cue - place) <= NEAR + phrase.end - phrase.start and tokens[source.cue].low in CORE
    )


def has_unread_tag(tokens: Sequence[Token], place: int) -> bool:
    """Whether the words behind a quotation may say who spoke, in words that no rule reads: “…”, dijo Ana Ruiz."""
    at = place + 1
    if at < len(tokens) and tokens[at].text == ",":
        at += 1
    if at >= len(tokens) or not tokens[at].is_word or tokens[at].is_cap:
        return False
    if tokens[at].low in PREPOSITIONS or tokens[at].low in CLAUSE_WORDS or tokens[at].low in ADVERBS:
        return False
    return any(is_name_word(token) for token in tokens[at + 1 : at + 1 + NEAR])
