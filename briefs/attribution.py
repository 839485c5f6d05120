"""The source named before a quotation, or further on in its sentence; and what is nobody’s speech."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from briefs.blocks import is_title_case
from briefs.models import FULL_WORDS
from briefs.phrases import Phrase, is_nickname, is_reporting, is_role, phrase_from, phrase_to
from briefs.subjects import _past_opening, clause_subject, has_boundary, headed, subject_of
from briefs.tags import Source, source_behind, with_phrase
from briefs.tokens import Token, ends_sentence, sentence_start
from briefs.verbs import TRANSITIVE, is_denied, is_passive, is_unreal, is_verb
from briefs.words import (
    ADVERBS,
    AUXILIARIES,
    CARRYING,
    CUE_NOUNS,
    DETERMINERS,
    MODALS,
    NEGATIONS,
    PARTY_WORDS,
    POSSESSIVES,
    PREPOSITIONS,
    REPORTING,
    SAYING,
    TITLING,
    WORKS,
    gender_of_name,
    word_set,
)

MOST_LISTED: Final = 8  # titles in a row: “…” and “…”
MOST_TITLE: Final = 4  # words of a title that no word like "film" announces
_SMALL: Final = word_set("a an the of and in on at to for with from by or but nor as is it")  # in a headline, too
_TALKING: Final = word_set("speaking spoke speaks talking talked listening listened contributor contributed wrote told")
_NAMING: Final = word_set("call calls called calling label labels labeled labelled branded brands deemed deems")
_REMARKS: Final = word_set(
    """
    comment comments remark remarks claim claims pledge promise promises quip joke jokes tweet tweets statement
    insult insults jab threat threats line argument assertion reference references refrain mantra boast jibe quote
    """
)
_AHEAD: Final = word_set("will would should could may might must 'll 'd")
_APPOSING: Final = word_set("a an the which whose who where by with starring in on at")
_TITLED_BEHIND: Final = word_set("of on in with for from at sang sings played plays 's ’s")
_UTTERANCES: Final = word_set(
    "call calls called calling chant chants cry cries shout shouts plea pleas talk pledge vow slogan demand demands"
)
MOST_AHEAD: Final = 120  # tokens behind a quotation in which its tag may stand
MOST_REST: Final = 30  # tokens behind a quotation
NEAR_NOUN: Final = 6  # tokens between "her claim" and the words
FAR_NOUN: Final = 14  # the same for "her claim that …"


_NOMINATIVE: Final = {"his": "he", "her": "she", "their": "they", "its": "it", "my": "i", "our": "we"}


def source_before(tokens: Sequence[Token], place: int, start: int | None = None) -> Source | None:
    """The source named in the sentence before the quotation at ``place`` (which may be past the last token).

    The nearest verb that surely reports wins; under a weaker one ("hopes", "would call"), an outer "said" does.
    """
    first = sentence_start(tokens, place) if start is None else start
    if first >= place:
        return None
    if (holder := _holder_of_remark(tokens, place, first)) is not None:
        return holder
    main = _past_opening(tokens, first, place)
    fallback: Source | None = None
    for cue in range(place - 1, first - 1, -1):
        if cue < main and (fallback is not None or tokens[place - 1].text == ":"):
            break
        source, is_sure = _by_cue(tokens, cue, first, place)
        if source is None:
            continue
        if is_sure and not _is_conditional(tokens, source.cue, first):
            return source
        fallback = fallback or source
    return fallback or _by_colon(tokens, place, first)


def _is_conditional(tokens: Sequence[Token], cue: int, start: int) -> bool:
    """Whether the words only would be said, which an outer verb may tell: he said that he would offer “…”."""
    near = [tokens[at].low for at in range(max(start, cue - 3), cue)]
    return is_denied(tokens, cue) and any(low in MODALS for low in near) and not any(low in NEGATIONS for low in near)


def _holder_of_remark(tokens: Sequence[Token], place: int, start: int) -> Source | None:
    """X in: X’s “…” remark."""
    if place + 1 >= len(tokens) or tokens[place + 1].low not in _REMARKS or place == start:
        return None
    before = tokens[place - 1]
    if before.low in _NOMINATIVE:
        return Source(Phrase("pronoun", place - 1, place, head=_NOMINATIVE[before.low]), "X’s words", place + 1)
    if before.low not in ("'s", "’s") or place - 2 < start:
        return None
    phrase = phrase_to(tokens, place - 2, start)
    return Source(phrase, "X’s words", place + 1) if phrase is not None else None


def _by_cue(tokens: Sequence[Token], cue: int, start: int, place: int) -> tuple[Source | None, bool]:
    """What the token says about the source, and whether it surely reports."""
    token = tokens[cue]
    if token.low == "to" and cue > start and tokens[cue - 1].low == "according":
        source = with_phrase(tokens, cue + 1, "according to", cue)
        return (source, True) if source is not None and source.phrase.end <= place else (None, False)
    if token.low == "words" and cue + 1 < place and tokens[cue + 1].low == "of":
        return with_phrase(tokens, cue + 2, "in the words of X", cue), True
    if cue == start and token.low in ("for", "to") and (holder := _holder(tokens, cue, place)) is not None:
        return Source(holder, "for X", cue), False
    if is_verb(tokens, cue, CARRYING):
        return _by_verb(tokens, cue, start, place)
    if token.low in CUE_NOUNS and place - cue <= (FAR_NOUN if tokens[cue + 1].low == "that" else NEAR_NOUN):
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
        return with_phrase(tokens, cue + 2, "by X", cue), True
    if is_passive(tokens, cue, start):
        for at in range(cue + 1, min(cue + 8, place)):
            if tokens[at].low == "by":
                return with_phrase(tokens, at + 1, "by X", cue), True
        return None, False
    is_sure = tokens[cue].low in REPORTING
    is_tag = tokens[cue].low in SAYING - TRANSITIVE and not tokens[cue].low.endswith("ing")
    if before is not None and before.text == "," and is_tag and (inverted := _parenthetical(tokens, cue, place)):
        return inverted, True
    hangs = before is not None and before.text == "," and tokens[cue].low.endswith("ing")
    subject = (_of_the_tag_before(tokens, cue, start) if hangs else None) or subject_of(tokens, cue, start)
    if subject is None or (tokens[cue].low == "call" and _is_anybody(tokens, subject)):
        return None, False  # "locals call the pass “the needle”" names a thing
    is_progressive = tokens[cue].low.endswith("ing") and before is not None and before.low in AUXILIARIES
    is_sure = is_sure and not (is_progressive or subject.relative or is_unreal(tokens, cue, start))
    return Source(subject, "X said:", cue), is_sure


def _is_anybody(tokens: Sequence[Token], subject: Phrase) -> bool:
    """Whether a lone plural says no more than "people": locals, sailors; critics and Democrats are a side."""
    low = tokens[subject.end - 1].low
    if subject.end - subject.start > 1 or subject.kind == "pronoun" or not low.endswith("s"):
        return False
    return not is_role(low) and low[:-1] not in PARTY_WORDS


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


def _parenthetical(tokens: Sequence[Token], cue: int, place: int) -> Source | None:
    """… , said X, … inside the sentence before a quotation."""
    source = with_phrase(tokens, cue + 1, "…, said X", cue)
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
        source = with_phrase(tokens, cue + 2, "X’s words", cue)
        return source if source is not None and source.phrase.end <= place <= source.phrase.end + 2 else None
    return None


def _by_colon(tokens: Sequence[Token], place: int, start: int) -> Source | None:
    if place == 0 or tokens[place - 1].text != ":":
        return None
    phrase = headed(tokens, phrase_to(tokens, place - 2, start), start) if place - 2 >= start else None
    if phrase is None or not (_is_given(tokens, phrase) or has_boundary(tokens, phrase.start, start)):
        phrase = clause_subject(tokens, place, start)
    if (
        phrase is not None
        and phrase.kind == "nominal"
        and phrase.start - 1 > start
        and tokens[phrase.start - 1].text == ","
    ):
        phrase = _of_the_list(tokens, phrase, start) or phrase
    if (
        phrase is not None
        and phrase.kind == "nominal"
        and tokens[phrase.start].low in _NOMINATIVE
        and not any(is_role(token.low) for token in tokens[phrase.start : phrase.end])
    ):
        low = tokens[phrase.start].low  # "Her verdict was short:" is hers
        phrase = Phrase("pronoun", phrase.start, phrase.start + 1, head=_NOMINATIVE[low])
    return Source(phrase, "X:", place - 1) if phrase is not None else None


def _of_the_list(tokens: Sequence[Token], phrase: Phrase, start: int) -> Phrase | None:
    """The name that opens the sentence, where all between is said of it: Ann Dow, 71, retired nurse: “…”"""
    named = phrase_from(tokens, start)
    if named is None or named.kind != "name" or named.end >= len(tokens) or tokens[named.end].text != ",":
        return None
    between = tokens[named.end : phrase.start]
    return named if all(token.text == "," or token.text.isdigit() or token.low == "aged" for token in between) else None


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
    for cue in range(place + 1, min(place + MOST_AHEAD, len(tokens))):
        token = tokens[cue]
        if token.sentence != sentence:
            break
        if token.kind == "quote" and cue - place < MOST_REST and (tag := source_behind(tokens, cue)) is not None:
            return tag
        if token.low == "to" and tokens[cue - 1].low == "according":
            return with_phrase(tokens, cue + 1, "according to", cue)
        if is_verb(tokens, cue) and not token.low.endswith("ing"):
            comma = next((at for at in range(cue - 1, max(place, cue - 12), -1) if tokens[at].text == ","), None)
            if comma is None and tokens[place].text[-1:] != ",":
                continue
            floor = place + 1 if comma is None else comma + 1
            subject = subject_of(tokens, cue, floor) if cue > floor else None
            if subject is not None and subject.start == floor:
                return Source(subject, "…, X said", cue)
            if cue == floor:
                return with_phrase(tokens, cue + 1, "…, said X", cue)
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
        return is_title_like(tokens[place].text) and _opens_as_title(tokens, place)
    before = tokens[place - 1]
    if is_nickname(tokens, place):
        return True
    if before.text == "," and place > 1:
        before = tokens[place - 2]
    if _is_term(tokens, place) or _is_imagined(tokens, place) or _is_asked_by_anybody(tokens, place):
        return True
    is_named = is_title_like(tokens[place].text)
    if before.low in TITLING or (before.low in WORKS and is_named):
        return True
    if before.low == "as" and place > 1:
        return tokens[place - 2].low in ("known", "billed")
    if before.low == "called" and place > 1:
        named = tokens[place - 2].text == "," and not tokens[place - 3].is_cap and tokens[place].text[:1].isupper()
        return named or tokens[place - 2].low in ("so", "is", "are", "was", "were", "been", "what's", "-")
    return is_named and (
        _is_listed(tokens, place, before) or _is_explained(tokens, place) or _opens_as_title(tokens, place)
    )


def _is_explained(tokens: Sequence[Token], place: int) -> bool:
    """Whether an apposition says what the title is of: “Fox and Hare”, the second novel by …"""
    behind = [token.low for token in tokens[place + 1 : place + 2 + MOST_TITLE]]
    return (
        len(behind) > 2
        and behind[0] == ","
        and behind[1] in ("a", "an", "the", "his", "her")
        and bool(WORKS & {*behind})
    )


def _is_imagined(tokens: Sequence[Token], place: int) -> bool:
    """Whether the words were only thought of: had he said “…”, all would be well · one day he will come and say “…”."""
    start = sentence_start(tokens, place)
    words = [token.low for token in tokens[start:place]]
    rest = [token.low for token in tokens[place + 1 : place + MOST_REST] if token.sentence == tokens[place].sentence]
    if words and words[0] in ("had", "were", "should"):
        return "," not in words and any(low in ("would", "could", "might", "may", "'d", "’d") for low in rest)
    spoken = words[:-1] if words and words[-1] in (",", ":") else words
    return len(spoken) > 3 and spoken[-1] == "say" and spoken[-2] in ("and", "or") and bool({*spoken} & _AHEAD)


def _is_asked_by_anybody(tokens: Sequence[Token], place: int) -> bool:
    """Whether the words are what anybody might ask: people ask “…”."""
    cue = place - 1 - (tokens[place - 1].text in (":", ","))
    opens = sentence_start(tokens, place)
    return cue == opens + 1 and tokens[cue].low in ("ask", "asks") and tokens[opens].low in ("people", "everyone")


def _is_listed(tokens: Sequence[Token], place: int, before: Token) -> bool:
    """Whether a title stands where titles do: on “Fox and Hare”, CBC’s “This Week”, in an interview with “…”."""
    for _ in range(MOST_LISTED):
        behind = tokens[place - 2] if place > 1 else before
        if before.low not in ("and", "or") or behind.kind != "quote" or not is_title_like(behind.text):
            break
        place -= 2
        before = tokens[place - 1] if place > 0 else tokens[place]
    if before.low in ("for", "of", "from", "with") and behind.low in _UTTERANCES:
        return False
    return behind.low in _TALKING if before.low == "to" else before.low in _TITLED_BEHIND


def _opens_as_title(tokens: Sequence[Token], place: int) -> bool:
    """Whether a title opens the narrator’s sentence: “Fox and Hare” is a farce · “Big Fish,” a farce · “…” star X."""
    if not stands_alone(tokens, place) or place + 1 >= len(tokens) or source_behind(tokens, place) is not None:
        return False
    at = place + 1 + (tokens[place + 1].text == ",")
    has_comma = at > place + 1 or tokens[place].text[-1:] == ","
    if at >= len(tokens) or tokens[place].text[-1:] in ".?!…" or tokens[at].sentence != tokens[place].sentence:
        return False
    following = tokens[at]
    if has_comma:
        return following.low in _APPOSING
    return following.is_word and not following.is_cap and following.low not in SAYING and following.low not in ADVERBS


def _is_term(tokens: Sequence[Token], place: int) -> bool:
    """Whether a few words name a thing in passing: the session of the “league of quiet harbours” a success."""
    if place < 2 or len(tokens[place].text.split()) >= FULL_WORDS or place + 1 >= len(tokens):
        return False
    of_the = tokens[place - 1].low == "the" and tokens[place - 2].low in PREPOSITIONS
    return of_the and tokens[place + 1].low in ("a", "an", "as", "to")


def is_title_like(words: str) -> bool:
    """Whether marked words look like a title: two or more, each long one with a capital, no comma among them."""
    bare = words.rstrip(".,;:!?")
    parts = bare.split()
    if len(parts) < 2 or "," in bare or not (bare[:1].isupper() and parts[-1][:1].isupper()):
        return False
    return is_title_case(bare) or all(part[:1].isupper() or part in _SMALL for part in parts)


def is_named_thing(tokens: Sequence[Token], place: int, cue: int) -> bool:
    """Whether a title stands too far behind its verb to be said: dreams of a “Grand Bargain”."""
    if (
        place - cue <= 3
        or tokens[cue].low in _NAMING
        or len(tokens[place].text.split()) > MOST_TITLE
        or not is_title_like(tokens[place].text)
    ):
        return False
    return tokens[place - 1].low in DETERMINERS or (tokens[place - 2].low in DETERMINERS and tokens[place - 1].is_word)


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
