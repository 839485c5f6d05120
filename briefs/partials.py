"""Whether a few marked words are somebody’s where no verb of saying hands them over: what their sentence tells."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from briefs.attribution import is_title_like, stands_alone
from briefs.tokens import Token, ends_sentence, sentence_start
from briefs.verbs import BE, is_denied, is_passive, is_unreal
from briefs.words import (
    ADVERBS,
    AUXILIARIES,
    CALENDAR,
    CLAUSE_WORDS,
    CUE_NOUNS,
    DETERMINERS,
    PREPOSITIONS,
    ROLES,
    SAYING_LEMMAS,
    inflected,
    word_set,
)

MOST_BETWEEN: Final = 6  # tokens between a verb of stance and the words
MOST_JOINED: Final = 6  # quotations in a row that one verb may hand over
NEAR_NOUN: Final = 4  # tokens between a noun of speech and the words
_NEAR_AS: Final = 10  # tokens between a verb and its “as”

# Plain forms of verbs of saying that are nouns as often.
_NOUN_LIKE: Final = CUE_NOUNS | word_set(
    """
    charge cry demand estimate forecast guess joke laugh mention note object plan pledge post project promise protest
    question reason remark repeat report shout sigh state stress tease tweet venture vow wager whisper wonder figure
    counter snap text chime scream yell gush roar moan offer boast caution chant comment claim answer argue
    """
) - {"argue"}
_PLAIN: Final = (SAYING_LEMMAS - _NOUN_LIKE) | word_set("say tell think believe")
_SURE: Final = word_set("say says said saying tells told wrote writes believe believes believed accepted accept thinks")

# What people do with words, views and wishes without “saying” anything: he sought “…”, she spoke about “…”.
_STANCE_LEMMAS: Final = word_set(
    """
    talk seek advocate fear order coach command urge demand propose admire praise hammer pound knock mock tout champion
    reject oppose favor favour embrace lament regret celebrate invoke coin preach rail plead dream boast complain warn
    apologize apologise thank hope want expect envision imagine pitch question dispute doubt denounce condemn criticize
    criticise attack blast promise vow pledge threaten predict call scrawl scribble type chant shout whisper emphasize
    emphasise stress cite mention insist agree recommend request require resist scorn shun welcome applaud crave covet
    contemplate discuss debate deplore decry disdain dislike hate love endorse espouse extol herald hail hint imply
    instruct warn lecture scold lobby ponder promote publicize publicise pursue ridicule salute stipulate swear taunt
    tease trumpet guarantee ask accuse blame berate commend credit remind reassure assure advise caution encourage
    implore beseech summon wish yearn long hanker insinuate allude refer gripe moan grumble rant fume bemoan bristle
    balk protest object argue appeal pray petition press nudge goad exhort rally vent sneer scoff jeer heckle
    """
)
_STANCE: Final = frozenset(form for lemma in _STANCE_LEMMAS for form in inflected(lemma)[1:]) | word_set(
    "spoke speaks speaking sought begged begging bragged bragging swore dreamt thought thinks thinking told telling"
)

# Nouns for what somebody says or wants; after these, “of”, “for”, “to” or nothing leads to the words.
SPOKEN: Final = (CUE_NOUNS - word_set("plan text view email memo op-ed plan post")) | word_set(
    """
    phrase term label line refrain mantra lament criticism defense defence praise rhetoric wording language
    invitation invocation evocation vow talk talks fear fears hope hopes desire wish complaints demands
    promises pledges chants chant cries cry shouts shout insults insult taunt taunts jibe jab threats
    allegations accusations predictions request requests plans verdict diagnosis
    """
)
_NOUN_LEADS: Final = word_set("of for to about on against that as like")
_NOBODY: Final = word_set("not no none nobody neither never nor few hardly if had")
_OBJECTS: Final = word_set("him her it them me us you himself herself itself themselves myself ourselves one everyone")
# What one does “as a night editor” names a post or a use, nothing that was said.
_POSTS: Final = word_set(
    """
    work works worked working serve serves served serving act acts acted acting pose poses posed posing star
    stars starred starring appear appears appeared appearing appearance appearances use uses used using
    function functions functioned double doubles doubled doubling career job jobs role stint listed sold marketed
    """
)
_NO_OBJECTS: Final = word_set("such well same known billed regard soon far long much many just")
# Nouns of a view with “that”, adjectives of a view with “of” or “about”.
_VIEWS: Final = SPOKEN | word_set(
    "anxiety anxieties belief beliefs concern concerns worry worries feeling notion idea suspicion rumor rumour hint"
)
_MINDED: Final = word_set(
    """
    skeptical sceptical critical dismissive wary proud afraid fearful scornful contemptuous supportive worried concerned
    angry furious excited enthusiastic nervous anxious ashamed jealous suspicious convinced tired sick
    """
)
_COMES: Final = word_set("came comes went goes rang ran runs read reads")  # “…!” came a voice
_NO_REPORTS: Final = word_set("happened needed occurred caused used followed died red bed shed need speed indeed seed")


def is_credited(tokens: Sequence[Token], place: int) -> bool:
    """Whether the sentence round a few marked words tells them as somebody’s words or view."""
    for _ in range(MOST_JOINED):
        if _is_told(tokens, place):
            return True
        before = _joined_to(tokens, place)
        if before is None:
            return False
        place = before
    return False


def _is_told(tokens: Sequence[Token], place: int) -> bool:
    return (
        _is_judged(tokens, place)
        or _is_spoken_noun(tokens, place)
        or _is_stance(tokens, place)
        or _is_reported(tokens, place)
        or _is_viewed(tokens, place)
        or _is_uttered(tokens, place)
    )


def is_term(tokens: Sequence[Token], place: int) -> bool:
    """Whether the words are a part of the narrator’s own sentence, which they open: “Dry port” is a term of …"""
    if place + 1 >= len(tokens) or not stands_alone(tokens, place) or tokens[place].text[-1:] in ".,?!…—–-":
        return False
    following = tokens[place + 1]
    return following.sentence == tokens[place].sentence and (following.low in BE or following.low in AUXILIARIES)


def _is_uttered(tokens: Sequence[Token], place: int) -> bool:
    """Whether the words are a sentence that stands by itself, as only speech does: “Not that one.”"""
    words = tokens[place].text
    if not ends_sentence(words) or is_title_like(words) or not stands_alone(tokens, place):
        return False
    following = tokens[place + 1] if place + 1 < len(tokens) else None
    return following is None or following.sentence != tokens[place].sentence or following.low in _COMES


def _joined_to(tokens: Sequence[Token], place: int) -> int | None:
    """The quotation that the words are joined to: calls of “…” and “…”."""
    at = place - 1
    while at > 0 and (tokens[at].low in ("and", "or", "but", "then") or tokens[at].text == ","):
        at -= 1
    return at if 0 <= at < place - 1 and tokens[at].kind == "quote" and place - at <= NEAR_NOUN else None


def _is_reported(tokens: Sequence[Token], place: int) -> bool:
    """Whether a plain “say” or “said” stands before the words in their sentence, whoever its subject is."""
    start = sentence_start(tokens, place)
    if tokens[start].low in _NOBODY:
        return False
    for at in range(place - 1, start, -1):
        token = tokens[at]
        if token.text == ";":
            return False
        if token.is_cap or not (
            token.low in _SURE
            or (token.low in _PLAIN and _is_plain_verb(tokens[at - 1]))
            or (tokens[at + 1].low == "that" and token.low.endswith("ed") and token.low not in _NO_REPORTS)
        ):
            continue
        if tokens[at - 1].low in DETERMINERS or tokens[at - 1].low in ("to", "so") or is_passive(tokens, at, start):
            continue
        return not (is_unreal(tokens, at, start) or is_denied(tokens, at))
    return False


def _is_plain_verb(before: Token) -> bool:
    """Whether a plain form behind ``before`` is a verb: “generally agree”, “who say”, “voters say”."""
    return before.is_word and (
        (before.low.endswith("ly") and len(before.low) > 4)
        or before.low in ("they", "we", "i", "you", "who", "percent", "people", "police", "and", "also")
        or (before.low.endswith("s") and len(before.low) > 4 and before.low not in PREPOSITIONS)
    )


def _is_stance(tokens: Sequence[Token], place: int) -> bool:
    """Whether a verb of wanting, urging or judging governs the words: sought “…”, talked about the “…”."""
    start = sentence_start(tokens, place)
    for at in range(place - 1, max(start, place - 1 - MOST_BETWEEN), -1):
        token = tokens[at]
        if (
            token.kind == "quote"
            or token.text in (";", ":", "—", "–")
            or token.low in ("while", "when", "which", "who")
        ):
            return False
        if token.low in _MINDED and tokens[at + 1].low in ("of", "about", "that", "over", "at"):
            return not is_denied(tokens, at)
        if token.is_cap:
            continue
        if token.low in _STANCE and _is_verb_here(tokens, at, start):
            return not (is_denied(tokens, at) or is_passive(tokens, at, start))
        if token.low in _STANCE_LEMMAS and _is_joint_verb(tokens, at, start):
            return True
    return False


def _is_verb_here(tokens: Sequence[Token], at: int, start: int) -> bool:
    before = tokens[at - 1]
    if at == start or before.kind != "word":
        return True
    if before.low in DETERMINERS or before.low in ("'s", "’s", "of"):
        return False
    if tokens[at].low.endswith("s"):
        return before.is_cap or before.low in ("he", "she", "it", "who", "that", "and") or before.low in ROLES
    return before.low not in PREPOSITIONS or tokens[at].low.endswith("ing")


def _is_joint_verb(tokens: Sequence[Token], at: int, start: int) -> bool:
    """Whether two names are the subject of a plain form: Dow and Roe call them …"""
    return at - 3 >= start and tokens[at - 1].is_cap and tokens[at - 2].low == "and"


def _is_viewed(tokens: Sequence[Token], place: int) -> bool:
    """Whether a view that they had is told: anxiety among the crew that the “…”."""
    start = sentence_start(tokens, place)
    near = range(place - 1, max(start, place - 1 - MOST_BETWEEN), -1)
    that = next((at for at in near if tokens[at].low == "that"), None)
    if that is None:
        return False
    return any(tokens[at].low in _VIEWS for at in range(that - 1, max(start, that - 1 - _NEAR_AS), -1))


def _is_spoken_noun(tokens: Sequence[Token], place: int) -> bool:
    """Whether a noun of speech leads to the words: used the phrase “…”, a request for “…”, his defense of “…”."""
    at = place - 1
    while at > 0 and (tokens[at].low in DETERMINERS or tokens[at].text == ","):
        at -= 1
    if at > 0 and tokens[at].low in _NOUN_LEADS:
        at -= 1
    token = tokens[at]
    if not token.is_word or token.is_cap or token.low not in SPOKEN or place - at > NEAR_NOUN:
        return False
    return at > 0 and tokens[at].sentence == tokens[place].sentence and tokens[at - 1].low not in ("no", "not")


def _is_judged(tokens: Sequence[Token], place: int) -> bool:
    """Whether the words are what somebody is taken for: admires him as a “…”, introduced Dow as “…”."""
    at = place - 1
    if at > 0 and tokens[at].low in DETERMINERS:
        at -= 1
    start = sentence_start(tokens, place)
    if at - 2 < start or tokens[at].low != "as" or tokens[at].sentence != tokens[place].sentence:
        return False
    if not _is_object(tokens[at - 1]):
        return False
    clause = tokens[max(start, at - _NEAR_AS) : at]
    if any(token.low in _POSTS for token in clause):
        return False
    return not any(
        one.low in BE
        and other.low not in PREPOSITIONS
        and (other.low.endswith(("ed", "en", "wn", "t")) or other.low in ADVERBS)
        for one, other in pairwise(clause)
    )


def _is_object(token: Token) -> bool:
    if not token.is_word or token.low in CALENDAR or token.low in _NO_OBJECTS:
        return False
    if token.low in _OBJECTS or token.is_cap:
        return True
    return not (
        token.low in ADVERBS
        or token.low in AUXILIARIES
        or token.low in PREPOSITIONS
        or token.low in CLAUSE_WORDS
        or token.low in DETERMINERS
        or token.low.endswith("ly")
    )
