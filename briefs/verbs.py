"""Whether a word is a verb of saying here, and whether what it reports was really said."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from briefs.tokens import Token, sentence_start
from briefs.words import (
    ADVERBS,
    AUXILIARIES,
    BASE_FORMS,
    CARRYING,
    CUE_NOUNS,
    DETERMINERS,
    MODALS,
    NEGATIONS,
    PREPOSITIONS,
    ROLES,
    SAYING,
    SUBJECT_PRONOUNS,
    word_set,
)

BE: Final = word_set("is are was were be been being 's")


CORE: Final = word_set(
    """
    said says wrote writes asked added tweeted replied told explained continued recalled argued noted warned
    insisted joked declared announced shouted exclaimed answered agreed posted
    """
)


TRANSITIVE: Final = word_set("told tells tell put puts thought thinks")  # these take an object, never “…,” told X


# Forms that are nouns as often as verbs: a verb only after a subject, an auxiliary or an adverb.
_AMBIGUOUS: Final = (CUE_NOUNS & (SAYING | CARRYING)) | word_set(
    """
    state states note notes object objects shot thought cry cries laugh laughs sigh charges question questions
    answer answers reports posts orders issue issues name names view views claims supports support hopes hope
    fears fault blame approach paint lies lay held meaning reading writing readings writings meeting finding
    findings marvel offer offers guess estimate estimates vow vows concern concerns praise attack attacks release
    text reason reasons wonder mention brand brands greet welcome present detail details picture labels label
    phrase challenge advertising feeling teaching beliefs setting share challenges bow spoke forces force wanted
    """
)


def is_verb(tokens: Sequence[Token], place: int, verbs: frozenset[str] = SAYING) -> bool:
    """Whether the token is a form of one of ``verbs`` used as a verb."""
    token = tokens[place]
    if token.kind != "word" or token.low not in verbs or (token.is_cap and token.low not in CORE):
        return False
    if place == 0:
        return not token.is_cap
    before = tokens[place - 1]
    if token.is_cap and (before.sentence != token.sentence or not (before.is_cap or before.text == ",")):
        return False
    if token.low.endswith("ing"):
        return _is_participle(before)
    if token.low in BASE_FORMS:
        return _is_plain_verb(before)
    if token.low in _AMBIGUOUS:
        return _is_finite(token, before)
    return before.low not in ("the", "a", "an")


def _is_participle(before: Token) -> bool:
    """Whether an -ing form after ``before`` says what somebody does: “…, adding”, “by calling”, “with Dow noting”."""
    if before.kind != "word" or before.is_cap:
        return True
    return (
        before.low in ("by", "in", "after", "before", "while", "and", "as", "when", "from", "for", "or", "with")
        or before.low in AUXILIARIES
        or before.low in ADVERBS
        or before.low in CUE_NOUNS
        or before.low in SUBJECT_PRONOUNS
        or _ends_phrase(before)
    )


def _is_plain_verb(before: Token) -> bool:
    """Whether a plain form after ``before`` is a verb and not a noun: "they claim", "to claim", not "the claim"."""
    return (
        before.low in ("to", "they", "we", "i", "you", "who", "and", "that")
        or (before.low in AUXILIARIES and before.low not in ("'s", "’s"))
        or (before.low in ADVERBS and before.low not in ("the", "then", "now"))
        or (before.low.endswith("s") and len(before.low) > 4 and not before.low.endswith("ss"))
    )


def _is_finite(token: Token, before: Token) -> bool:
    """Whether a form that may be a noun ("reports") is a verb: after a subject, an auxiliary or an adverb."""
    if before.low in DETERMINERS or before.low in PREPOSITIONS - {"to"} or before.low in ("'s", "’s"):
        return False
    return (
        before.kind != "word"
        or before.is_cap
        or before.low in SUBJECT_PRONOUNS
        or before.low in AUXILIARIES
        or before.low in ADVERBS
        or before.low in ("and", "which", "that")
        or (_ends_phrase(before) and token.low.endswith("ed"))
    )


def _ends_phrase(token: Token) -> bool:
    return token.low in ROLES or (token.low.endswith("s") and len(token.low) > 4)


def is_passive(tokens: Sequence[Token], cue: int, start: int) -> bool:
    """Whether something "was called" rather than called."""
    at = cue - 1
    while at > start and tokens[at].low in ADVERBS:
        at -= 1
    ending = tokens[cue].low.endswith(("ed", "en", "told", "put", "read", "known", "seen"))
    return ending and at >= start and tokens[at].low in BE and not (tokens[at].low == "'s" and at > start)


def is_unreal(tokens: Sequence[Token], cue: int, start: int) -> bool:
    """Whether the verb only might be done: "would say", "to say"."""
    at = cue - 1
    while at > start and (tokens[at].low in ADVERBS or tokens[at].low in ("have", "be", "not")):
        at -= 1
    return (
        at >= start
        and tokens[at].low in MODALS
        and not (
            tokens[at].low == "to" and tokens[at - 1].low in ("used", "heard", "seen", "moved", "prompted", "went")
        )
    )


def is_denied_before(tokens: Sequence[Token], place: int) -> bool:
    """Whether a verb right before the quotation denies it: did not say “…”."""
    return place > 1 and is_verb(tokens, place - 1, CARRYING) and is_denied(tokens, place - 1)


def is_denied(tokens: Sequence[Token], cue: int) -> bool:
    """Whether the words were not said: "never said", "did not say", "if she says", "should have said"."""
    start = sentence_start(tokens, cue)
    if any(tokens[at].low in NEGATIONS for at in range(max(start, cue - 3), cue)):
        return True
    if any(
        tokens[at].low in ("if", "imagine", "suppose") and tokens[at].is_word for at in range(max(start, cue - 6), cue)
    ):
        return True
    modals = [
        tokens[at].low
        for at in range(max(start, cue - 3), cue)
        if tokens[at].low in ("would", "should", "could", "must")
    ]
    return bool(modals) and tokens[cue].low in SAYING
