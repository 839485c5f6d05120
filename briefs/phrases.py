"""Noun phrases without a tagger: who a stretch of tokens names, read forwards or backwards from a verb of saying."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from briefs.name_words import (
    HONORIFICS,
    bare_name,
    is_month_in_name,
    is_name_word,
    is_opener,
    name_end,
    name_start,
    starts_sentence,
)
from briefs.tokens import Token
from briefs.words import (
    ADVERBS,
    AUXILIARIES,
    BASE_FORMS,
    BODIES,
    CALENDAR,
    CARRYING,
    CLAUSE_WORDS,
    DETERMINERS,
    PARTY_WORDS,
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
        if token.kind != "word" or token.is_cap or token.low in _STOPS or token.low in DETERMINERS:
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
    if token.low in _STOPS or token.low in _NOT_NOUNS or _acts_on_name(tokens, at, place):
        return False
    if is_reporting(token):
        return at > place and tokens[at - 1].low in DETERMINERS and token.low.endswith(("ing", "ed", "t"))
    before = tokens[at - 1].low
    if at > place and (before in BODIES or is_role(before) or before.endswith("-year-old")):
        return any(
            is_role(ahead.low) or ahead.low in TITLES for ahead in tokens[at : at + 3]
        )  # "the council voted" ends with the council
    return not token.is_cap or at == place


def _is_people(tokens: Sequence[Token], place: int, start: int) -> bool:
    """Whether a lone capital tells where somebody is from or stands: the Brazilian, the young Republican."""
    word = tokens[start].low
    return tokens[place].low in DETERMINERS and word in PARTY_WORDS and not tokens[start].text.isupper()


def _acts_on_name(tokens: Sequence[Token], at: int, place: int) -> bool:
    """Whether a word in -ed is what the description does to somebody: the orchestra thanked Mr Dow."""
    if at - 1 <= place or not tokens[at].low.endswith("ed") or at + 1 >= len(tokens):
        return False
    before, after = tokens[at - 1], tokens[at + 1]
    is_noun = not (before.is_cap or before.low in ADVERBS or before.low in DETERMINERS or before.low.endswith("ly"))
    return is_noun and (after.low in HONORIFICS or (after.is_cap and gender_of_name(after.text) is not None))


def _name_phrase(tokens: Sequence[Token], place: int, start: int, end: int) -> Phrase:
    first, last = bare_name(tokens, start, end)
    if first >= last or (place < start and end - start == 1 and _is_people(tokens, place, start)):
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
    if token.low in ("'s", "’s") or (token.low in CALENDAR and not is_month_in_name(tokens, last)):
        return None
    if (is_name_word(token) and not is_opener(tokens, last)) or token.low in SUFFIXES or token.low in CALENDAR:
        start = max(name_start(tokens, last), floor)
        phrase = _name_phrase(tokens, start, start, last + 1)
        phrase.start = _extended_left(tokens, start, floor)
        if phrase.start < start == last and _is_people(tokens, phrase.start, start):
            return Phrase("nominal", phrase.start, last + 1, head=token.low)
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
        if is_opener(tokens, at - 1) and before.low not in DETERMINERS:
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
