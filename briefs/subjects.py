"""Who does what a verb says: the subject on its left, past insertions, objects and openings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from briefs.phrases import MOST_NOMINAL, Phrase, is_nickname, phrase_from, phrase_to
from briefs.tokens import Token
from briefs.words import ADVERBS, AUXILIARIES, CARRYING, CLAUSE_WORDS, PLACES, PREPOSITIONS, SAYING, word_set

FAR: Final = 45  # tokens between a name and its verb: "Ann Dow, who …, said"


_BE: Final = word_set("is are was were be been being")
_CONJUNCTIONS: Final = word_set("as after before since until than with")


_SUBORDINATORS: Final = word_set(
    """
    when while if as although though because since after before once until whereas whether despite in on at during
    for with by from under amid following upon
    """
)


def subject_of(tokens: Sequence[Token], verb: int, floor: int) -> Phrase | None:
    """Who does what the verb says; nothing before ``floor`` is looked at."""
    at = verb - 1
    if at > floor and tokens[verb].low.endswith("ing") and tokens[at].text == ",":
        return clause_subject(tokens, verb, floor)
    while at >= floor and _is_between(tokens[at]):
        if tokens[at].low == "to" and tokens[at - 1].low != "used":
            if at - 2 > floor and tokens[at - 2].low in _BE and _is_participle_of_others(tokens[at - 1]):
                return subject_of(tokens, at - 1, floor)  # Dow was heard to shout
            return clause_subject(tokens, at, floor)
        at -= 1 + (tokens[at].low == "to")
    if at < floor:
        return None
    token = tokens[at]
    if token.low in ("who", "which", "that") and at > floor:
        back = at - 1 - (tokens[at - 1].text == ",")
        antecedent = headed(tokens, phrase_to(tokens, back, floor), floor) if back >= floor else None
        if antecedent is not None or token.low == "who":
            if antecedent is not None:
                antecedent.relative = True
            return antecedent
    if token.text == ",":
        return _before_comma(tokens, at, floor) or clause_subject(tokens, verb, floor)
    if token.low == "as" and (quoted := _quoted_as(tokens, at, floor)) is not None:
        return quoted
    phrase = headed(tokens, phrase_to(tokens, at, floor), floor)
    if phrase is not None and not _is_object(tokens, phrase, floor):
        return _joined(tokens, phrase, floor)
    return clause_subject(tokens, verb, floor)


def _is_participle_of_others(token: Token) -> bool:
    return token.low in ("heard", "seen", "known", "made", "understood") or token.low.endswith("ed")


def _quoted_as(tokens: Sequence[Token], at: int, floor: int) -> Phrase | None:
    """X in "the agency quoted X as saying"."""
    phrase = phrase_to(tokens, at - 1, floor) if at - 1 >= floor else None
    if phrase is None or phrase.start <= floor:
        return None
    return phrase if tokens[phrase.start - 1].low in ("quoted", "quotes", "quoting", "cited", "cites") else None


def _joined(tokens: Sequence[Token], phrase: Phrase, floor: int) -> Phrase:
    """X and Y, where two names are one subject."""
    if phrase.kind != "name" or phrase.start - 2 < floor or tokens[phrase.start - 1].low != "and":
        return phrase
    other = phrase_to(tokens, phrase.start - 2, floor)
    if other is None or other.kind != "name" or not has_boundary(tokens, other.start, floor):
        return phrase
    return Phrase("name", other.start, phrase.end, first=other.first, last=phrase.last, head=phrase.head, joint=True)


def _is_between(token: Token) -> bool:
    """Words that stand between a subject and its verb: also, has, repeatedly."""
    if token.kind != "word":
        return False
    low = token.low
    return low in ADVERBS or low in AUXILIARIES or (low.endswith("ly") and not token.is_cap and len(low) > 4)


def headed(tokens: Sequence[Token], phrase: Phrase | None, floor: int) -> Phrase | None:
    """The head of "a spokesman for the city": the spokesman; None where a preposition leads the phrase."""
    while phrase is not None and phrase.start > floor and tokens[phrase.start - 1].low in PREPOSITIONS - _CONJUNCTIONS:
        outer = phrase_to(tokens, phrase.start - 2, floor) if phrase.start - 2 >= floor else None
        if outer is None or outer.kind == "pronoun":
            return None
        outer.end = phrase.end
        phrase = outer
    if (
        phrase is not None
        and phrase.kind == "nominal"
        and phrase.start > floor
        and tokens[phrase.start - 1].low in ("'s",)
    ):
        return phrase
    return phrase


def _is_object(tokens: Sequence[Token], phrase: Phrase, floor: int) -> bool:
    """Whether a phrase follows a verb or an infinitive, so that it is not the next verb’s subject."""
    if phrase.start <= floor or phrase.kind == "pronoun":
        return False
    before = tokens[phrase.start - 1]
    if before.kind != "word" or before.low in CLAUSE_WORDS or before.low in ADVERBS:
        return False
    if before.low in SAYING and not before.low.endswith("ing"):
        return False  # "he said Dow called": Dow is the subject of the inner clause
    return before.low in CARRYING or before.low.endswith(("ed", "ing")) or before.low in AUXILIARIES


def _before_comma(tokens: Sequence[Token], comma: int, floor: int) -> Phrase | None:
    """The subject before an inserted clause: Ann Dow, who runs the port, said · the port’s head, Ann Dow, said."""
    candidates: list[tuple[int, Phrase]] = []
    for at in range(comma - 1, max(floor, comma - FAR) - 1, -1):
        token = tokens[at]
        if (
            token.text == ";"
            or (token.kind == "quote" and not is_nickname(tokens, at))
            or token.sentence != tokens[comma].sentence
        ):
            break
        if token.text != "," or at == floor:
            continue
        phrase = headed(tokens, phrase_to(tokens, at - 1, floor), floor)
        after_comma = phrase is not None and phrase.start > floor and tokens[phrase.start - 1].text == ","
        if phrase is None or (after_comma and is_place(tokens, phrase)):
            continue
        if has_boundary(tokens, phrase.start, floor):
            candidates.append((at, phrase))
    if not candidates:
        return None
    firm = [pair for pair in candidates if pair[1].start <= floor or tokens[pair[1].start - 1].text != ","]
    at, phrase = (firm or [pair for pair in candidates if pair[1].kind != "nominal"] or candidates)[-1]
    named = phrase_from(tokens, at + 1) if phrase.kind == "nominal" else None
    if named is None or named.kind != "name" or named.possessor or named.end > comma or tokens[named.end].text != ",":
        return phrase
    named.start = phrase.start
    return named


def has_boundary(tokens: Sequence[Token], start: int, floor: int) -> bool:
    """Whether a clause may begin at ``start``: after a mark, a conjunction or "said"."""
    if start <= floor:
        return True
    before = tokens[start - 1]
    return before.kind != "word" or before.low in CLAUSE_WORDS or before.low in ADVERBS or before.low in SAYING


def clause_subject(tokens: Sequence[Token], verb: int, floor: int) -> Phrase | None:
    """The subject of a clause whose verb stands further on: “X took the stage and said …”, “X …, adding …”."""
    start = verb
    while start > floor and tokens[start - 1].sentence == tokens[verb - 1].sentence:
        start -= 1
    start = _past_opening(tokens, start, verb)
    phrases = _subjects(tokens, start, verb)
    if not phrases:
        return None
    trailing = verb < len(tokens) and tokens[verb].low.endswith("ing") and tokens[verb - 1].text == ","
    if trailing:
        return phrases[0]
    opening = _last_clause(tokens, start, verb)
    inner = [phrase for phrase in phrases if phrase.start >= opening]
    return inner[0] if inner else phrases[-1] if phrases[-1].kind == "pronoun" else phrases[0]


def _past_opening(tokens: Sequence[Token], start: int, verb: int) -> int:
    """Past "When the votes were in," to where the main clause begins."""
    first = tokens[start].low if start < len(tokens) else ""
    if first not in _SUBORDINATORS and not first.endswith("ing") and first not in ("asked", "pressed"):
        return start
    for at in range(start + 1, verb):
        opened = phrase_from(tokens, at + 1) if tokens[at].text == "," else None
        if opened is not None and not is_place(tokens, opened):
            return at + 1
    return start


def _subjects(tokens: Sequence[Token], start: int, end: int) -> list[Phrase]:
    """The phrases of a clause that may be subjects: after no preposition and no verb, and no possessor."""
    found: list[Phrase] = []
    at = start
    while at < end:
        before = tokens[at - 1] if at > start else None
        phrase = phrase_from(tokens, at) if tokens[at].kind == "word" else None
        if phrase is None or phrase.end <= at:
            at += 1
            continue
        if phrase.end > end:
            phrase.end = end
        is_free = (
            before is None
            or before.kind != "word"
            or before.low in CLAUSE_WORDS
            or before.low in ADVERBS
            or (before.low in SAYING)
        )
        is_place = (
            phrase.kind == "name" and tokens[phrase.first].low in PLACES and before is not None and before.text == ","
        )
        if (
            is_free
            and not is_place
            and not phrase.possessor
            and phrase.head not in ("who", "which")
            and not _is_cut(tokens, phrase)
        ):
            found.append(phrase)
        at = phrase.end
    return found


def is_place(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """Ames, Iowa, or Salem, New Hampshire."""
    if phrase.kind != "name":
        return False
    low = tokens[phrase.first].low
    return low in PLACES or (phrase.last - phrase.first == 2 and low in ("new", "north", "south", "west"))


def _is_cut(tokens: Sequence[Token], phrase: Phrase) -> bool:
    return phrase.kind == "nominal" and phrase.end - phrase.start > MOST_NOMINAL


def _last_clause(tokens: Sequence[Token], start: int, end: int) -> int:
    for at in range(end - 1, start, -1):
        token = tokens[at]
        if token.text == ";" or (token.low in ("but", "while", "because", "whereas") and token.is_word):
            return at + 1
        if token.low in ("that", "if", "when") and tokens[at - 1].low not in SAYING:
            return at + 1
    return start
