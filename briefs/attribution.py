"""Which words of a sentence say who speaks: rules over tokens on both sides of a quotation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from briefs.blocks import is_title_case
from briefs.phrases import MOST_NOMINAL, Phrase, is_name_word, is_reporting, phrase_from, phrase_to
from briefs.tokens import Token, ends_sentence
from briefs.words import (
    ADVERBS,
    AUXILIARIES,
    BASE_FORMS,
    CARRYING,
    CLAUSE_WORDS,
    CUE_NOUNS,
    DETERMINERS,
    MODALS,
    NEGATIONS,
    PLACES,
    POSSESSIVES,
    PREPOSITIONS,
    REPORTING,
    ROLES,
    SAYING,
    SUBJECT_PRONOUNS,
    TITLING,
    WORKS,
    gender_of_name,
    word_set,
)

NEAR_NOUN: Final = 6  # tokens between "her claim" and the words
FAR: Final = 45  # tokens between a name and its verb: "Ann Dow, who …, said"
_TRANSITIVE: Final = word_set("told tells tell put puts thought thinks")  # these take an object, never “…,” told X
_BE: Final = word_set("is are was were be been being 's")
_CORE: Final = word_set(
    """
    said says wrote writes asked added tweeted replied told explained continued recalled argued noted warned
    insisted joked declared announced shouted exclaimed answered agreed posted
    """
)
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
_NOMINATIVE: Final = {"his": "he", "her": "she", "their": "they", "its": "it", "my": "i", "our": "we"}
_CONJUNCTIONS: Final = word_set("as after before since until than with")
_SUBORDINATORS: Final = word_set(
    """
    when while if as although though because since after before once until whereas whether despite in on at during
    for with by from under amid following upon
    """
)


@dataclass(frozen=True, slots=True)
class Source:
    """Who is named as the source of a quotation, by which rule, at which word."""

    phrase: Phrase
    rule: str
    cue: int  # the token of the verb, or of what stands for it


def is_verb(tokens: Sequence[Token], place: int, verbs: frozenset[str] = SAYING) -> bool:
    """Whether the token is a form of one of ``verbs`` used as a verb."""
    token = tokens[place]
    if token.kind != "word" or token.low not in verbs or (token.is_cap and token.low not in _CORE):
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


# -------------------------------------------------------------------------------------------- behind the quotation


def source_behind(tokens: Sequence[Token], place: int) -> Source | None:
    """The source named right behind the quotation at ``place``: “…,” said X · “…,” X, the Y of Z, said · “…” — X."""
    words = tokens[place].text
    at = place + 1
    has_comma = at < len(tokens) and tokens[at].text == ","
    if has_comma:
        at += 1
    if at >= len(tokens):
        return None
    if tokens[at].text in ("—", "―", "–", "-", "--") and (signed := _signature(tokens, at)):
        return signed
    runs_on = has_comma or words.rstrip("\"'”’»)")[-1:] in ",?!—–-…" or (tokens[at].is_word and not tokens[at].is_cap)
    if (source := _inverted(tokens, at, runs_on and (has_comma or words[-1:] in ",?!—–-….\"'”’"))) is not None:
        return source
    if not runs_on and not (sentence_start(tokens, place) == place and _is_short_tag(tokens, at)):
        return _answered(tokens, at)
    if not has_comma and words[-1:] not in ",?!—–-….\"'”’" and sentence_start(tokens, place) < place:
        return _narrated(tokens, at)
    return _subject_first(tokens, at) or _answered(tokens, at)


def _signature(tokens: Sequence[Token], at: int) -> Source | None:
    phrase = phrase_from(tokens, at + 1)
    if phrase is None or phrase.kind != "name":
        return None
    if phrase.end == len(tokens) or tokens[phrase.end].text in (".", ",") or tokens[phrase.end].kind == "quote":
        return Source(phrase, "signed", at)
    return None


def _inverted(tokens: Sequence[Token], at: int, is_closed: bool) -> Source | None:
    """said X · reads the letter · according to X · as X put it."""
    verb = at
    while verb < len(tokens) and verb - at < 2 and tokens[verb].low in ADVERBS:
        verb += 1
    if verb >= len(tokens):
        return None
    if tokens[verb].low == "according" and verb + 1 < len(tokens) and tokens[verb + 1].low == "to":
        return _with_phrase(tokens, verb + 2, "according to", verb)
    if tokens[verb].low in ("per",) and is_closed:
        return _with_phrase(tokens, verb + 1, "according to", verb)
    if tokens[verb].low == "as" and is_closed:
        return _subject_first(tokens, verb + 1)
    if not _may_invert(tokens, verb, is_closed):
        return None
    return _with_phrase(tokens, verb + 1, "said X", verb)


def _may_invert(tokens: Sequence[Token], verb: int, is_closed: bool) -> bool:
    """Whether the verb may stand between the words and their speaker: “…,” said X; “…,” beamed X."""
    low = tokens[verb].low
    if low.endswith("ing") or low in _TRANSITIVE:
        return False
    if is_verb(tokens, verb):
        return is_closed or low in _CORE
    named = verb + 1 < len(tokens) and is_name_word(tokens[verb + 1])
    return is_closed and named and low.endswith("ed") and not tokens[verb].is_cap and tokens[verb - 1].kind != "quote"


def _with_phrase(tokens: Sequence[Token], at: int, rule: str, cue: int) -> Source | None:
    while at < len(tokens) and tokens[at].low in ADVERBS:
        at += 1
    phrase = phrase_from(tokens, at)
    if phrase is None:
        return None
    if phrase.possessor and phrase.end + 1 < len(tokens) and phrase.kind == "name":
        return None
    return Source(_apposed(tokens, phrase), rule, cue)


def _apposed(tokens: Sequence[Token], phrase: Phrase) -> Phrase:
    """The name that follows a description: the ministry’s spokesman, Ann Dow · a spokesman for the city, Ann Dow."""
    if phrase.kind != "nominal":
        return phrase
    at = phrase.end
    while at + 1 < len(tokens) and tokens[at].low in PREPOSITIONS and at - phrase.end < 12:
        inner = phrase_from(tokens, at + 1)
        if inner is None:
            break
        at = inner.end
    if at + 1 < len(tokens) and tokens[at].text == ",":
        named = phrase_from(tokens, at + 1)
        if named is not None and named.kind == "name" and not named.possessor and named.last - named.first >= 2:
            follows = tokens[named.end].text if named.end < len(tokens) else "."
            if follows in (",", ".", ";", "—", "–", "-", ":"):
                named.start = phrase.start
                return named
    return phrase


def _is_short_tag(tokens: Sequence[Token], at: int) -> bool:
    """A sentence of its own that holds the tag alone: “It rains.” Ann Dow said."""
    for verb in range(at + 1, min(at + 12, len(tokens))):
        if is_verb(tokens, verb):
            after = tokens[verb + 1] if verb + 1 < len(tokens) else None
            return after is None or after.text == "."
        if tokens[verb].kind != "word":
            return False
    return False


def _answered(tokens: Sequence[Token], at: int) -> Source | None:
    """“…” was X’s answer."""
    if tokens[at].low not in ("was", "is", "were", "are"):
        return None
    for ending in range(at + 2, min(at + 8, len(tokens) - 1)):
        if tokens[ending].low == "'s" and tokens[ending + 1].low in CUE_NOUNS:
            phrase = phrase_to(tokens, ending - 1, at + 1)
            return Source(phrase, "was X’s answer", at) if phrase is not None else None
    return None


def _narrated(tokens: Sequence[Token], at: int) -> Source | None:
    """A quotation that ends with no mark: “the words” X said — only where the tag is bare."""
    phrase = phrase_from(tokens, at)
    if phrase is None or phrase.end >= len(tokens) or not is_verb(tokens, phrase.end):
        return None
    after = tokens[phrase.end + 1] if phrase.end + 1 < len(tokens) else None
    if (phrase.kind == "pronoun" and phrase.head in ("who", "it")) or (
        after is not None and after.low in ("that", "the")
    ):
        return None
    return Source(phrase, "X said", phrase.end)


def _subject_first(tokens: Sequence[Token], at: int) -> Source | None:
    """X said · X, the Y of Z, said · he also told the paper."""
    if at < len(tokens) and tokens[at].low in ("and", "but", "then"):
        return None
    phrase = phrase_from(tokens, at)
    if phrase is None or phrase.head == "who":
        return None
    for verb in range(phrase.start + 1, min(phrase.start + FAR, len(tokens))):
        if (tokens[verb].kind == "quote" and not _is_nickname(tokens, verb)) or tokens[verb].text in (";", ":"):
            return None
        if tokens[verb].sentence != tokens[at].sentence:
            return None
        if not _is_tag_verb(tokens, verb, phrase.end):
            continue
        subject = subject_of(tokens, verb, at)
        if subject is not None and subject.kind == phrase.kind == "name" and subject.last == phrase.last:
            return Source(phrase, "X said", verb)
        if subject is not None and subject.start <= at + 1 and subject.end <= verb:
            return Source(subject, "X said", verb)
        if phrase.kind == "name" and not phrase.possessor and tokens[phrase.end].text in (",", "and"):
            return Source(phrase, "X said", verb)
        if tokens[verb - 1].low not in ("who", "that"):
            return None
    return None


def _is_tag_verb(tokens: Sequence[Token], verb: int, end: int) -> bool:
    """Whether the verb may end a tag: said, was quoted as saying, wanted to know; right at ``end``, also assured."""
    if tokens[verb].low == "quoted":
        return tokens[verb - 1].low in _BE
    if tokens[verb].low in ("wanted", "wants"):
        return verb + 2 < len(tokens) and tokens[verb + 2].low == "know"
    if tokens[verb].low.endswith("ing"):
        return False
    return is_verb(tokens, verb) or (verb == end and is_verb(tokens, verb, CARRYING))


# -------------------------------------------------------------------------------------------- the subject of a verb


def subject_of(tokens: Sequence[Token], verb: int, floor: int) -> Phrase | None:
    """Who does what the verb says; nothing before ``floor`` is looked at."""
    at = verb - 1
    if at > floor and tokens[verb].low.endswith("ing") and tokens[at].text == ",":
        return _of_the_tag_before(tokens, verb, floor) or clause_subject(tokens, verb, floor)
    while at >= floor and _is_between(tokens[at]):
        if tokens[at].low == "to" and tokens[at - 1].low != "used":
            return clause_subject(tokens, at, floor)
        at -= 1 + (tokens[at].low == "to")
    if at < floor:
        return None
    token = tokens[at]
    if token.low in ("who", "which", "that") and at > floor:
        back = at - 1 - (tokens[at - 1].text == ",")
        antecedent = _headed(tokens, phrase_to(tokens, back, floor), floor) if back >= floor else None
        if antecedent is not None or token.low == "who":
            if antecedent is not None:
                antecedent.relative = True
            return antecedent
    if token.text == ",":
        return _before_comma(tokens, at, floor) or clause_subject(tokens, verb, floor)
    if token.low == "as" and (quoted := _quoted_as(tokens, at, floor)) is not None:
        return quoted
    phrase = _headed(tokens, phrase_to(tokens, at, floor), floor)
    if phrase is not None and not _is_object(tokens, phrase, floor):
        return _joined(tokens, phrase, floor)
    return clause_subject(tokens, verb, floor)


def _of_the_tag_before(tokens: Sequence[Token], verb: int, floor: int) -> Phrase | None:
    """The subject of the "said" that a participle hangs on: X said that it rained, adding “…”."""
    for at in range(max(floor, sentence_start(tokens, verb)) + 1, verb - 1):
        if tokens[at].low.endswith("ing") or not is_verb(tokens, at):
            continue
        behind = at - 1 - (tokens[at - 1].text == ",")
        if behind >= 0 and tokens[behind].kind == "quote":
            tag = source_behind(tokens, behind)
            return tag.phrase if tag is not None else None
        subject = subject_of(tokens, at, floor)
        if subject is not None and not subject.relative:
            return subject
    return None


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
    if other is None or other.kind != "name" or not _has_boundary(tokens, other.start, floor):
        return phrase
    return Phrase("name", other.start, phrase.end, first=other.first, last=phrase.last, head=phrase.head, joint=True)


def _is_between(token: Token) -> bool:
    """Words that stand between a subject and its verb: also, has, repeatedly."""
    if token.kind != "word":
        return False
    low = token.low
    return low in ADVERBS or low in AUXILIARIES or (low.endswith("ly") and not token.is_cap and len(low) > 4)


def _headed(tokens: Sequence[Token], phrase: Phrase | None, floor: int) -> Phrase | None:
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
            or (token.kind == "quote" and not _is_nickname(tokens, at))
            or token.sentence != tokens[comma].sentence
        ):
            break
        if token.text != "," or at == floor:
            continue
        phrase = _headed(tokens, phrase_to(tokens, at - 1, floor), floor)
        after_comma = phrase is not None and phrase.start > floor and tokens[phrase.start - 1].text == ","
        if phrase is None or (after_comma and _is_place(tokens, phrase)):
            continue
        if _has_boundary(tokens, phrase.start, floor):
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


def _has_boundary(tokens: Sequence[Token], start: int, floor: int) -> bool:
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
        if tokens[at].text == "," and phrase_from(tokens, at + 1) is not None:
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


def _is_place(tokens: Sequence[Token], phrase: Phrase) -> bool:
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


# -------------------------------------------------------------------------------------------- before the quotation


def source_before(tokens: Sequence[Token], place: int, start: int | None = None) -> Source | None:
    """The source named in the sentence before the quotation at ``place`` (which may be past the last token).

    The nearest verb that surely reports wins; under a weaker one ("hopes", "would call"), an outer "said" does.
    """
    first = sentence_start(tokens, place) if start is None else start
    if first >= place:
        return None
    main = _past_opening(tokens, first, place)
    fallback: Source | None = None
    for cue in range(place - 1, first - 1, -1):
        if cue < main and (fallback is not None or tokens[place - 1].text == ":"):
            break
        source, is_sure = _by_cue(tokens, cue, first, place)
        if source is None:
            continue
        if is_sure:
            return source
        fallback = fallback or source
    return fallback or _by_colon(tokens, place, first)


def sentence_start(tokens: Sequence[Token], place: int) -> int:
    """The first token of the sentence in which the token before ``place``, or at it, stands."""
    sentence = tokens[min(place, len(tokens) - 1)].sentence
    start = place
    while start > 0 and tokens[start - 1].sentence == sentence:
        start -= 1
    return start


def _by_cue(tokens: Sequence[Token], cue: int, start: int, place: int) -> tuple[Source | None, bool]:
    """What the token says about the source, and whether it surely reports."""
    token = tokens[cue]
    if token.low == "to" and cue > start and tokens[cue - 1].low == "according":
        source = _with_phrase(tokens, cue + 1, "according to", cue)
        return (source, True) if source is not None and source.phrase.end <= place else (None, False)
    if token.low == "words" and cue + 1 < place and tokens[cue + 1].low == "of":
        return _with_phrase(tokens, cue + 2, "in the words of X", cue), True
    if cue == start and token.low == "for" and (holder := _holder(tokens, cue, place)) is not None:
        return Source(holder, "for X", cue), False
    if is_verb(tokens, cue, CARRYING):
        return _by_verb(tokens, cue, start, place)
    if token.low in CUE_NOUNS and place - cue <= NEAR_NOUN:
        source = _by_noun(tokens, cue, start, place)
        return source, source is not None and source.phrase.start < cue and place - cue <= 2
    return None, False


def _holder(tokens: Sequence[Token], cue: int, place: int) -> Phrase | None:
    """X in "For X, the vote was …"."""
    phrase = phrase_from(tokens, cue + 1)
    if phrase is None or phrase.kind != "name" or phrase.end >= place or tokens[phrase.end].text != ",":
        return None
    return phrase


def _by_verb(tokens: Sequence[Token], cue: int, start: int, place: int) -> tuple[Source | None, bool]:
    before = tokens[cue - 1] if cue > start else None
    behind = cue - 1 - (before is not None and before.text == ",")
    if behind >= 0 and tokens[behind].kind == "quote" and (tag := source_behind(tokens, behind)) is not None:
        return tag, True
    if cue + 1 < place and tokens[cue + 1].low == "by" and tokens[cue].low.endswith(("ed", "en", "t")):
        return _with_phrase(tokens, cue + 2, "by X", cue), True
    if _is_passive(tokens, cue, start):
        for at in range(cue + 1, min(cue + 8, place)):
            if tokens[at].low == "by":
                return _with_phrase(tokens, at + 1, "by X", cue), True
        return None, False
    is_sure = tokens[cue].low in REPORTING
    is_tag = tokens[cue].low in SAYING - _TRANSITIVE and not tokens[cue].low.endswith("ing")
    if before is not None and before.text == "," and is_tag and (inverted := _parenthetical(tokens, cue, place)):
        return inverted, True
    subject = subject_of(tokens, cue, start)
    if subject is None:
        return None, False
    is_progressive = tokens[cue].low.endswith("ing") and before is not None and before.low in AUXILIARIES
    is_sure = is_sure and not (is_progressive or subject.relative or _is_unreal(tokens, cue, start))
    return Source(subject, "X said:", cue), is_sure


def _is_passive(tokens: Sequence[Token], cue: int, start: int) -> bool:
    """Whether something "was called" rather than called."""
    at = cue - 1
    while at > start and tokens[at].low in ADVERBS:
        at -= 1
    ending = tokens[cue].low.endswith(("ed", "en", "told", "put", "read", "known", "seen"))
    return ending and at >= start and tokens[at].low in _BE and not (tokens[at].low == "'s" and at > start)


def _is_unreal(tokens: Sequence[Token], cue: int, start: int) -> bool:
    """Whether the verb only might be done: "would say", "to say"."""
    at = cue - 1
    while at > start and (tokens[at].low in ADVERBS or tokens[at].low in ("have", "be", "not")):
        at -= 1
    return at >= start and tokens[at].low in MODALS and not (tokens[at].low == "to" and tokens[at - 1].low == "used")


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


def _parenthetical(tokens: Sequence[Token], cue: int, place: int) -> Source | None:
    """… , said X, … inside the sentence before a quotation."""
    source = _with_phrase(tokens, cue + 1, "…, said X", cue)
    if source is None or source.phrase.end > place or (source.phrase.kind == "nominal" and source.phrase.end == place):
        return None
    if source.phrase.end < place and tokens[source.phrase.end].text != ",":
        return None
    return source if source.phrase.end < place else None


def _by_noun(tokens: Sequence[Token], cue: int, start: int, place: int) -> Source | None:
    """X’s claim that “…” · his words: “…” · a statement from X."""
    for at in range(cue - 1, max(start, cue - 4) - 1, -1):
        token = tokens[at]
        if token.low in DETERMINERS - POSSESSIVES or is_reporting(token):
            break
        if token.low in ("'s", "’s") and at > start:
            phrase = phrase_to(tokens, at - 1, start)
            return Source(phrase, "X’s words", cue) if phrase is not None else None
        if token.low in POSSESSIVES:
            head = _NOMINATIVE.get(token.low, "")
            return Source(Phrase("pronoun", at, at + 1, head=head), "X’s words", cue) if head else None
        if token.kind != "word" or token.low in PREPOSITIONS:
            break
    if cue + 2 < len(tokens) and tokens[cue + 1].low in ("from", "by"):
        source = _with_phrase(tokens, cue + 2, "X’s words", cue)
        return source if source is not None and source.phrase.end <= place <= source.phrase.end + 2 else None
    return None


def _by_colon(tokens: Sequence[Token], place: int, start: int) -> Source | None:
    if place == 0 or tokens[place - 1].text != ":":
        return None
    phrase = _headed(tokens, phrase_to(tokens, place - 2, start), start) if place - 2 >= start else None
    if phrase is None or not (_is_given(tokens, phrase) or _has_boundary(tokens, phrase.start, start)):
        phrase = clause_subject(tokens, place, start)
    if phrase is not None and phrase.kind == "nominal" and tokens[phrase.start].low in _NOMINATIVE:
        low = tokens[phrase.start].low  # "Her verdict was short:" is hers
        phrase = Phrase("pronoun", phrase.start, phrase.start + 1, head=_NOMINATIVE[low])
    return Source(phrase, "X:", place - 1) if phrase is not None else None


def _is_given(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """Whether a phrase surely names a person in full."""
    return (
        phrase.kind == "name"
        and phrase.last - phrase.first > 1
        and gender_of_name(tokens[phrase.first].text) is not None
    )


def source_further_on(tokens: Sequence[Token], place: int) -> Source | None:
    """The source named at the end of the sentence: The plan is “a mess” and must go, X said."""
    sentence = tokens[place].sentence
    opening = tokens[sentence_start(tokens, place)]
    if opening.low in CARRYING and opening.low.endswith("ing"):
        return _after_participle(tokens, place)
    for cue in range(place + 1, len(tokens)):
        token = tokens[cue]
        if token.sentence != sentence:
            break
        if token.low == "to" and tokens[cue - 1].low == "according":
            return _with_phrase(tokens, cue + 1, "according to", cue)
        if is_verb(tokens, cue) and not token.low.endswith("ing"):
            comma = next((at for at in range(cue - 1, max(place, cue - 12), -1) if tokens[at].text == ","), None)
            if comma is None and tokens[place].text[-1:] != ",":
                continue
            floor = place + 1 if comma is None else comma + 1
            subject = subject_of(tokens, cue, floor) if cue > floor else None
            if subject is not None and subject.start == floor:
                return Source(subject, "…, X said", cue)
            if cue == floor:
                return _with_phrase(tokens, cue + 1, "…, said X", cue)
    return None


def _after_participle(tokens: Sequence[Token], place: int) -> Source | None:
    """Calling the plan “a mess,” X left the room."""
    for at in range(place + 1, len(tokens) - 1):
        if tokens[at].sentence != tokens[place].sentence:
            break
        is_end = tokens[at].text == "," or (at == place + 1 and tokens[place].text.endswith(","))
        if is_end:
            phrase = phrase_from(tokens, at + (tokens[at].text == ","))
            return Source(phrase, "saying so, X", at) if phrase is not None else None
    return None


def is_titled(tokens: Sequence[Token], place: int) -> bool:
    """Whether what is marked is a title, a name or a so-called something: nobody’s speech."""
    if place == 0:
        return False
    before = tokens[place - 1]
    if _is_nickname(tokens, place):
        return True
    if before.text == "," and place > 1:
        before = tokens[place - 2]
    is_named = is_title_like(tokens[place].text)
    if before.low in TITLING or (before.low in WORKS and is_named):
        return True
    if before.low == "as" and place > 1:
        return tokens[place - 2].low in ("known", "billed")
    if before.low == "called" and place > 1:
        return tokens[place - 2].low in ("so", "is", "are", "was", "were", "been", "what's", "-")
    return is_named and before.low in (
        "of",
        "on",
        "in",
        "sang",
        "sings",
        "played",
        "plays",
        "'s",
    )


def is_title_like(words: str) -> bool:
    """Whether marked words look like a title: two or more, each long one with a capital, no comma among them."""
    bare = words.rstrip(".,;:!?")
    return (
        len(bare.split()) > 1
        and is_title_case(bare)
        and all(
            word[:1].isupper() or not word[:1].isalpha() or len(word) < 5
            for word in (bare.split()[0], bare.split()[-1])
        )
        and bare[:1].isupper()
        and bare.split()[-1][:1].isupper()
        and "," not in bare
    )


def _is_nickname(tokens: Sequence[Token], place: int) -> bool:
    """Eduardo “The Anvil” Prieto."""
    if place + 1 >= len(tokens) or len(tokens[place].text.split()) > 3 or tokens[place].text[-1:] in ",.":
        return False
    return is_name_word(tokens[place - 1]) and is_name_word(tokens[place + 1]) and tokens[place].text[:1].isupper()


def is_led_in(tokens: Sequence[Token], place: int) -> bool:
    """Whether a comma or a colon right before the quotation ties it to what stands before: X replied: “…”."""
    return place > 1 and tokens[place - 1].text in (",", ":") and tokens[place].text.rstrip("”’'\"")[-1:] != ","


def stands_alone(tokens: Sequence[Token], place: int) -> bool:
    """Whether the quotation opens its sentence, no narrator’s word before it."""
    if place == 0:
        return True
    before = tokens[place - 1]
    if before.kind == "quote":
        return ends_sentence(before.text)
    return before.sentence != tokens[place].sentence or is_bare_start(tokens, place)


def is_bare_start(tokens: Sequence[Token], place: int) -> bool:
    """Whether only marks stand before the quotation in its sentence."""
    at = place - 1
    while at >= 0 and tokens[at].sentence == tokens[place].sentence:
        if tokens[at].kind == "word":
            return False
        at -= 1
    return True


def names_follow(tokens: Sequence[Token], place: int) -> bool:
    """Whether a name stands right behind ``place``."""
    return place + 1 < len(tokens) and is_name_word(tokens[place + 1])
