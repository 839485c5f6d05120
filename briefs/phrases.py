"""Noun phrases without a tagger: who a stretch of tokens names, read forwards or backwards from a verb of saying."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from briefs.tokens import Token
from briefs.words import (
    ADVERBS,
    AUXILIARIES,
    BASE_FORMS,
    BODIES,
    BODY_WORDS,
    CALENDAR,
    CARRYING,
    CLAUSE_WORDS,
    DETERMINERS,
    OPENERS,
    PARTICLES,
    PARTY_WORDS,
    PLACES,
    POSSESSIVES,
    PREPOSITIONS,
    ROLES,
    SUBJECT_PRONOUNS,
    SUFFIXES,
    TITLES,
    gender_of_name,
    word_set,
)

PhraseKind = Literal["name", "pronoun", "nominal"]

MOST_NOMINAL: Final = 8  # words of a description before or after its head
HONORIFICS: Final = word_set("mr. mrs. ms. mr mrs ms dr. dr sen. rep. gov. sir lord lady miss")
# Words of bodies and places that many people are called by.
_SURNAMES: Final = word_set(
    "hill hall park lake west church house banks post wood north price brothers bell cup world day"
)
_POSTNOMINALS: Final = word_set("sc kc qc mp mep msp mla td obe mbe cbe phd md dds rn esq frs jp ma ba mba")
_SMALL_HEADS: Final = word_set("al el an as ash ad ar at az ben d o")
_ROYAL: Final = word_set("pope king queen prince princess")
_OF_BODIES: Final = word_set(
    """
    university ministry department bank house board council committee church city office institute institution
    college association federation academy league society bureau court school union party congress
    chamber state republic kingdom museum
    """
)
_STOPS: Final = (PREPOSITIONS | CLAUSE_WORDS | AUXILIARIES | SUBJECT_PRONOUNS) - {"'s", "’s"}
_NOT_NOUNS: Final = ADVERBS | word_set("going trying able due according while whose there yesterday")


@dataclass(slots=True)
class Phrase:
    """Who the tokens ``[start:end]`` speak of; ``[first:last]`` is the bare name, for a name."""

    kind: PhraseKind
    start: int
    end: int
    first: int = 0
    last: int = 0
    head: str = ""  # lower case: the pronoun, or the head word of a description
    possessor: bool = False  # followed by ’s: not itself who speaks
    relative: bool = False  # the subject of a clause with "who"
    joint: bool = False  # several names: Ann Dow and Joe Roe


def is_name_word(token: Token) -> bool:
    """Whether a token may be a part of a name: a capital, and neither a weekday nor a month."""
    return (token.is_cap or _has_inner_capital(token)) and token.kind == "word" and token.low not in CALENDAR


def _has_inner_capital(token: Token) -> bool:
    """al-Rashid, el-Amin, d'Orsay: a name that opens small."""
    head, _, rest = token.text.replace("’", "-").replace("'", "-").partition("-")
    return head in _SMALL_HEADS and rest[:1].isupper()


def starts_sentence(tokens: Sequence[Token], place: int) -> bool:
    """Whether the token is the first of its sentence (marks that open it aside)."""
    return place == 0 or tokens[place - 1].sentence != tokens[place].sentence or tokens[place - 1].kind == "quote"


def _is_opener(tokens: Sequence[Token], place: int) -> bool:
    """Whether a capital comes from the sentence's start alone."""
    token = tokens[place]
    if token.low in SUBJECT_PRONOUNS or token.low in POSSESSIVES:
        return True
    if token.low.endswith(("ly", "ing")) and starts_sentence(tokens, place) and len(token.low) > 5:
        after = tokens[place + 1] if place + 1 < len(tokens) else token
        return not after.is_cap and after.low not in CARRYING and after.low not in AUXILIARIES
    if token.low in OPENERS or token.low in DETERMINERS:
        return starts_sentence(tokens, place) or token.low in DETERMINERS or token.low in PREPOSITIONS
    return False


def name_end(tokens: Sequence[Token], place: int) -> int:
    """The end of the run of name words that begins at ``place``; ``place`` itself where none does."""
    at = place
    while at < len(tokens):
        token = tokens[at]
        if (is_name_word(token) and not _is_opener(tokens, at)) or (at > place and _continues_name(tokens, at)):
            at += 1
        else:
            break
        if at < len(tokens) and tokens[at].sentence != tokens[place].sentence:
            break
    while at > place and not (
        is_name_word(tokens[at - 1])
        or tokens[at - 1].is_cap
        or tokens[at - 1].low in SUFFIXES
        or tokens[at - 1].kind == "quote"
    ):
        at -= 1
    if place < at < len(tokens) - 1 and tokens[at].text == "," and tokens[at + 1].low in SUFFIXES:
        return at + 2
    return at


def _continues_name(tokens: Sequence[Token], at: int) -> bool:
    """Particles ("van der"), a nickname in marks, "&", and "of" inside the name of a body."""
    token = tokens[at]
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is None:
        return False
    follows = is_name_word(following)
    if token.low in PARTICLES and not token.is_cap:
        return follows or (following.low in PARTICLES and at + 2 < len(tokens) and is_name_word(tokens[at + 2]))
    if token.kind == "quote":
        return len(token.text.split()) <= 3 and follows and token.text[:1].isupper() and token.text[-1:] not in ",."
    if token.text == "&" or token.low in ("of", "for", "and", "the"):
        before = tokens[at - 1]
        if token.low == "the":
            return before.low in ("of", "for") and follows
        if token.low in ("of", "for"):
            return before.low in _OF_BODIES and (
                follows or (following.low == "the" and at + 2 < len(tokens) and is_name_word(tokens[at + 2]))
            )
        return token.text == "&" and follows
    return False


def name_start(tokens: Sequence[Token], last: int) -> int:
    """The start of the run of name words whose last token is ``last``."""
    at = last
    if tokens[at].low in SUFFIXES and at >= 2 and tokens[at - 1].text == ",":
        at -= 2
    while at > 0 and tokens[at - 1].sentence == tokens[last].sentence:
        before = tokens[at - 1]
        if is_name_word(before) and not _is_opener(tokens, at - 1):
            at -= 1
        elif at >= 2 and not before.is_cap and is_name_word(tokens[at - 2]) and _continues_name(tokens, at - 1):
            at -= 2
        elif (
            at >= 3
            and before.low in PARTICLES | {"the"}
            and _continues_name(tokens, at - 2)
            and is_name_word(tokens[at - 3])
        ):
            at -= 3
        else:
            break
    return at


def bare_name(tokens: Sequence[Token], start: int, end: int) -> tuple[int, int]:
    """The name without what stands before it: titles, parties, offices; empty where only those are there."""
    first = start
    if tokens[start].low == "state" and end - start > 1 and start > 0 and tokens[start - 1].low == "of":
        first = start + 1  # Secretary of State Ann Dow
    for at in range(first, end):
        low = tokens[at].low
        if low in TITLES or low in ROLES or low.startswith("ex-"):
            rest = range(at + 1, end)
            if at + 1 < end and is_body(tokens, at, end) and any(tokens[n].low in BODY_WORDS for n in rest):
                continue
            if at + 1 == end and at == start and low not in TITLES:
                break  # Baker said
            if at + 1 == end and at > start and (at > first or tokens[at - 1].low in HONORIFICS):
                break  # a name that is also a title, at the end: Stephen King
            if low in _ROYAL and end - at == 2:
                break
            first = at + 1
    while first < end - 1 and tokens[first].low in PARTY_WORDS and not is_body(tokens, first + 1, end):
        if tokens[first + 1].low.endswith(("ans", "crats")):
            break
        first += 1
    while first < end and tokens[first].low in ("the", "&", "of"):
        first += 1
    while end - first > 2 and tokens[end - 1].low in _POSTNOMINALS and tokens[end - 1].text[:2].isupper():
        end -= 1
    return first, end


def is_body(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a name is that of a body, a place or a work rather than of a person."""
    words = [token for token in tokens[first:last] if token.kind == "word"]
    if not words:
        return False
    given = next((at for at, word in enumerate(words) if gender_of_name(word.text) and word.low not in PLACES), None)
    may_be_surname = words[-1].low in _SURNAMES or words[-1].low not in BODY_WORDS
    if given is not None and given <= len(words) - 2 and may_be_surname:
        return any(word.low in BODY_WORDS for word in words[given + 1 : -1])
    if any(token.low in BODY_WORDS or token.low in ("of", "for") for token in words[1:]):
        return True
    if len(words) == 1:
        word = words[0]
        return (word.text.isupper() and len(word.text) > 1) or word.low in BODY_WORDS or word.low in PARTY_WORDS
    return words[0].low in (
        "united",
        "national",
        "white",
        "supreme",
        "international",
        "american",
        "federal",
        "north",
        "south",
        "new",
        "west",
        "east",
        "saint",
        "st.",
        "university",
        "department",
    )


def phrase_from(tokens: Sequence[Token], place: int) -> Phrase | None:
    """The noun phrase that begins at ``place``, or None."""
    if place >= len(tokens) or tokens[place].kind != "word":
        return None
    token = tokens[place]
    if token.low in SUBJECT_PRONOUNS and token.text not in ("US", "IT"):
        return Phrase("pronoun", place, place + 1, head=token.low)
    at = place
    best: Phrase | None = None
    while at < len(tokens) and at - place < MOST_NOMINAL + 4:
        current = tokens[at]
        if current.sentence != token.sentence and not starts_sentence(tokens, place):
            break
        end = name_end(tokens, at)
        if end > at:
            best = _name_phrase(tokens, place, at, end)
            at = end
            if tokens[end - 1].low in TITLES and end + 1 < len(tokens) and tokens[end].low == "and":
                at += tokens[end + 1].is_cap  # "former Gov. and party chair Ann Dow"
                continue
            if at < len(tokens) and tokens[at].low in ("'s", "’s"):
                best.possessor = True
                at += 1
                continue
            if not leads_to_name(tokens, at):
                break
            continue
        if not _may_stand_in_phrase(tokens, at, place):
            break
        at += 1
    return _closed(tokens, place, at, best)


def leads_to_name(tokens: Sequence[Token], at: int) -> bool:
    """Whether small words lead from a name to another: Ashby spokesman Lee Corwin, Ashby’s campaign manager."""
    for ahead in range(at, min(at + 5, len(tokens))):
        token = tokens[ahead]
        if ahead > at and is_name_word(token):
            return tokens[ahead - 1].low in ROLES or token.low in TITLES or token.low in ROLES
        if token.kind != "word" or token.is_cap or token.low in _STOPS:
            break
        if is_role(token.low) and (ahead + 1 == len(tokens) or not is_name_word(tokens[ahead + 1])):
            return True  # "the Ashby spokesman"
        if is_reporting(token):
            break
    return False


def is_role(low: str) -> bool:
    """Whether a word says what somebody is, one or several: aide, aides, spokesmen."""
    return low in ROLES or (low.endswith("s") and low[:-1] in ROLES) or low.endswith(("smen", "women", "people"))


def is_reporting(token: Token) -> bool:
    """Whether a word is a verb of saying by its form alone: "said", not "state" or "claim"."""
    return token.low in CARRYING and token.low not in BASE_FORMS


def _may_stand_in_phrase(tokens: Sequence[Token], at: int, place: int) -> bool:
    token = tokens[at]
    if token.kind != "word":
        return token.text == "-" and at > place
    if token.low in ("'s", "’s"):
        return at > place
    if token.low in DETERMINERS:
        return (
            at == place
            or tokens[at - 1].low in ("all", "both", "of", "the", "those", "these")
            or (tokens[at - 1].low in POSSESSIVES)
        )
    if token.low in _STOPS or token.low in _NOT_NOUNS:
        return False
    if is_reporting(token):
        return at > place and tokens[at - 1].low in DETERMINERS and token.low.endswith(("ing", "ed", "t"))
    before = tokens[at - 1].low
    if at > place and (before in BODIES or is_role(before) or before.endswith("-year-old")):
        return any(
            is_role(ahead.low) or ahead.low in TITLES for ahead in tokens[at : at + 3]
        )  # "the council voted" ends with the council
    return not token.is_cap or at == place


def _name_phrase(tokens: Sequence[Token], place: int, start: int, end: int) -> Phrase:
    first, last = bare_name(tokens, start, end)
    if first >= last:
        return Phrase("nominal", place, end, head=tokens[end - 1].low)
    return Phrase("name", place, end, first=first, last=last, head=tokens[last - 1].low)


def _closed(tokens: Sequence[Token], place: int, at: int, best: Phrase | None) -> Phrase | None:
    """What was read up to ``at``: the name it ends with, or the description."""
    if best is not None and best.end + best.possessor == at:
        return best
    if at <= place:
        return None
    words = [token for token in tokens[place:at] if token.kind == "word"]
    if best is not None and not best.possessor and best.start == place and best.end < at:
        heads = [token.low for token in tokens[best.end : at] if is_role(token.low)]
        if not heads and tokens[place].low not in DETERMINERS:
            return best
    head = next((token.low for token in reversed(words) if token.low in ROLES), words[-1].low if words else "")
    if not _is_description(tokens[place], head):
        return None
    return Phrase("nominal", place, at, head=head)


def _is_description(opening: Token, head: str) -> bool:
    if not head or head in DETERMINERS - {"those", "others", "one", "another", "many", "some", "both", "all"}:
        return False
    return opening.low in DETERMINERS or head in ROLES or (head.endswith("s") and len(head) > 3)


def phrase_to(tokens: Sequence[Token], last: int, floor: int = 0) -> Phrase | None:
    """The noun phrase whose last token is ``last``, or None. ``floor``: nothing before it belongs to the phrase."""
    if last < floor or tokens[last].kind != "word":
        return None
    token = tokens[last]
    if token.low in SUBJECT_PRONOUNS and token.text not in ("US", "IT"):
        return Phrase("pronoun", last, last + 1, head=token.low)
    if token.low in ("'s", "’s") or token.low in CALENDAR:
        return None
    if (is_name_word(token) and not _is_opener(tokens, last)) or token.low in SUFFIXES:
        start = max(name_start(tokens, last), floor)
        phrase = _name_phrase(tokens, start, start, last + 1)
        phrase.start = _extended_left(tokens, start, floor)
        return phrase
    opening = _nominal_start(tokens, last, floor)
    return Phrase("nominal", opening, last + 1, head=token.low) if opening is not None else None


def _extended_left(tokens: Sequence[Token], start: int, floor: int) -> int:
    """How far the words before a name belong to its phrase: “the former mayor, ” not; “former mayor” yes."""
    at = start
    while at > floor and start - at < MOST_NOMINAL:
        before = tokens[at - 1]
        if before.sentence != tokens[start].sentence or before.kind != "word":
            break
        if _is_opener(tokens, at - 1) and before.low not in DETERMINERS:
            break
        if before.low in DETERMINERS:
            return at if before.low == "that" else at - 1
        in_phrase = (
            before.low in ROLES or before.low in ("'s", "’s") or is_name_word(before) or before.low in _BEFORE_NAMES
        )
        if not in_phrase:
            return _to_determiner(tokens, at, start, floor)
        at -= 1
    return at


_BEFORE_NAMES: Final = word_set(
    """
    former then-president longtime top senior deputy veteran fellow state campaign press presidential
    vice-presidential presumptive running national conservative liberal policy communications security prime
    foreign defense defence finance
    """
)


def _to_determiner(tokens: Sequence[Token], at: int, start: int, floor: int) -> int:
    for back in range(at - 1, max(floor, start - MOST_NOMINAL) - 1, -1):
        before = tokens[back]
        if before.kind != "word" or before.low in _STOPS or is_reporting(before):
            break
        if before.low in DETERMINERS and at < start:
            return back
    return at


def _nominal_start(tokens: Sequence[Token], last: int, floor: int) -> int | None:
    """Where the description that ends at ``last`` begins: at its determiner, its possessor, or a bare plural."""
    token = tokens[last]
    if token.low in _STOPS or token.low in _NOT_NOUNS or (token.low.endswith("ly") and token.low not in ROLES):
        return None
    if (
        token.low in DETERMINERS
        and last - 2 >= floor
        and tokens[last - 1].low == "of"
        and tokens[last - 2].low in ROLES
    ):
        return _nominal_start(tokens, last - 2, floor)  # the mother of three
    if token.low in DETERMINERS:
        return last if token.low in ("one", "another", "many", "some", "others", "both", "all", "others") else None
    at = last
    while at > floor and last - at < MOST_NOMINAL:
        before = tokens[at - 1]
        if before.sentence != token.sentence or before.kind != "word":
            break
        if before.low in DETERMINERS:
            return at if before.low == "that" and tokens[at].low.endswith("s") else at - 1
        if before.low in _STOPS or (is_reporting(before) and not before.low.endswith("ing")):
            break
        at -= 1
    is_bare = token.low in ROLES or (token.low.endswith("s") and len(token.low) > 3) or token.low == "people"
    while at < last and (tokens[at].low in ADVERBS or tokens[at].low in ("'s", "’s")):
        at += 1
    return at if is_bare and last - at < 5 else None


def is_nickname(tokens: Sequence[Token], place: int) -> bool:
    """Eduardo “The Anvil” Prieto."""
    if place + 1 >= len(tokens) or len(tokens[place].text.split()) > 3 or tokens[place].text[-1:] in ",.":
        return False
    return is_name_word(tokens[place - 1]) and is_name_word(tokens[place + 1]) and tokens[place].text[:1].isupper()
