"""The tag behind a quotation: “…,” said X · “…,” X, the Y of Z, said · “…” — X."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from briefs.name_words import is_name_word
from briefs.phrases import Phrase, is_nickname, phrase_from, phrase_to
from briefs.subjects import FAR, subject_of
from briefs.tokens import Token, sentence_start
from briefs.verbs import BE, CORE, TRANSITIVE, is_verb
from briefs.words import ADVERBS, CARRYING, CUE_NOUNS, DETERMINERS, POSSESSIVES, PREPOSITIONS, ROLES, word_set


@dataclass(frozen=True, slots=True)
class Source:
    """Who is named as the source of a quotation, by which rule, at which word."""

    phrase: Phrase
    rule: str
    cue: int  # the token of the verb, or of what stands for it


# Words that belong to a verb of saying right before them: pointed out, shot back, went on.
_PARTICLES_OF: Final = {
    "out": word_set("point points pointed pointing cry cries cried call calls called blurt blurted"),
    "back": word_set("shot shoots fired fires firing shooting hit hits wrote snapped"),
    "in": word_set("chimed chimes weighed weighs"),
    "on": word_set("went goes going"),
    "it": word_set("put puts putting"),
}
_VIEWS: Final = word_set("view opinion words phrase account telling judgment judgement estimation")
_UNCUED: Final = frozenset({"X:", "signed", "subject", "asked", "was how X put it"})


def cue_span(tokens: Sequence[Token], source: Source) -> tuple[int, int] | None:
    """Where the words stand that hand the quotation over: "said", "according to", "was quoted as saying".

    A verb without its auxiliaries; None where a mark alone does: Ann Dow: “…”
    """
    if source.rule in _UNCUED or source.cue >= len(tokens):
        return None
    first = last = source.cue
    if source.rule == "saying so, X":
        first = last = sentence_start(tokens, source.cue)
    elif source.rule == "according to":
        first, last = first - (tokens[first].low == "to"), last + (tokens[last].low == "according")
    elif source.rule == "in the words of X":
        first, last = max(0, first - 2), last + 1
    elif tokens[first].low == "quoted" and tokens[first - 1].low in BE:
        first, last = first - 1, last + 2 * _reads(tokens, last + 1, "as", "saying")
    elif _reads(tokens, last + 1, "to", "know"):
        last += 2
    elif last + 1 < len(tokens) and tokens[last].low in _PARTICLES_OF.get(tokens[last + 1].low, ()):
        last += 1
    return tokens[first].start, tokens[last].end


def _reads(tokens: Sequence[Token], at: int, *words: str) -> bool:
    return [token.low for token in tokens[at : at + len(words)]] == list(words)


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
        return with_phrase(tokens, verb + 2, "according to", verb)
    if tokens[verb].low == "in" and is_closed and (source := _in_view(tokens, verb)) is not None:
        return source
    if tokens[verb].low in ("per",) and is_closed:
        return with_phrase(tokens, verb + 1, "according to", verb)
    if tokens[verb].low == "came" and is_closed and verb + 1 < len(tokens) and tokens[verb + 1].low in DETERMINERS:
        return with_phrase(tokens, verb + 1, "said X", verb)
    if tokens[verb].low == "as" and is_closed:
        return _subject_first(tokens, verb + 1)
    if not _may_invert(tokens, verb, is_closed):
        return None
    at = verb + 1
    if is_closed and at < len(tokens) and tokens[at].text == "," and (named := _past_insertion(tokens, at)):
        return with_phrase(tokens, named, "said X", verb)
    if at < len(tokens) and tokens[verb].low in _PARTICLES_OF.get(tokens[at].low, ()) and tokens[at].low != "it":
        at += 1  # chimed in his daughter
    return with_phrase(tokens, at, "said X", verb)


def _past_insertion(tokens: Sequence[Token], comma: int) -> int:
    """Where the name stands behind an insertion: recalled, still wrapped in foil, Ann Dow; 0 where none does."""
    for at in range(comma + 1, min(comma + FAR, len(tokens) - 2)):
        if tokens[at].kind == "quote" or tokens[at].sentence != tokens[comma].sentence:
            break
        if tokens[at].text != ",":
            continue
        named = phrase_from(tokens, at + 1)
        if named is not None and named.kind == "name" and not named.possessor and named.last - named.first > 1:
            ends = named.end == len(tokens) or tokens[named.end].text in (",", ".")
            return at + 1 if ends else 0
    return 0


def _in_view(tokens: Sequence[Token], at: int) -> Source | None:
    """“…,” in X’s view."""
    for ending in range(at + 2, min(at + 8, len(tokens) - 1)):
        if tokens[ending].low in ("'s", "’s") and tokens[ending + 1].low in _VIEWS:
            phrase = phrase_to(tokens, ending - 1, at + 1)
            return Source(phrase, "in X’s view", ending + 1) if phrase is not None else None
    return None


def _may_invert(tokens: Sequence[Token], verb: int, is_closed: bool) -> bool:
    """Whether the verb may stand between the words and their speaker: “…,” said X; “…,” beamed X."""
    low = tokens[verb].low
    if low.endswith("ing") or low in TRANSITIVE:
        return False
    if is_verb(tokens, verb):
        return is_closed or low in CORE
    named = verb + 1 < len(tokens) and is_name_word(tokens[verb + 1])
    return is_closed and named and low.endswith("ed") and not tokens[verb].is_cap


def with_phrase(tokens: Sequence[Token], at: int, rule: str, cue: int) -> Source | None:
    """The source that the phrase at ``at`` names, an apposition with a name included."""
    while at < len(tokens) and tokens[at].low in ADVERBS:
        at += 1
    phrase = phrase_from(tokens, at)
    if phrase is None:
        return None
    if phrase.possessor and phrase.end + 1 < len(tokens) and phrase.kind == "name":
        return None
    return Source(apposed(tokens, phrase), rule, cue)


def apposed(tokens: Sequence[Token], phrase: Phrase) -> Phrase:
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
        is_own = tokens[phrase.start].low in POSSESSIVES and phrase.head in ROLES  # his daughter, Ann, …
        least = 1 if is_own else 2
        if named is not None and named.kind == "name" and not named.possessor and named.last - named.first >= least:
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


def _described(tokens: Sequence[Token], at: int) -> Source | None:
    """“…” That was how X put it · “…” was how X described it · “…” With those words X left."""
    words = [token.low for token in tokens[at : at + 4]]
    opening = 0
    if words[:1] in (["that"], ["this"], ["so"]) and words[1:3] in (["was", "how"], ["is", "how"]):
        opening = 3
    elif words[:2] in (["was", "how"], ["is", "how"]):
        opening = 2
    elif words[:1] == ["with"] and words[1:2] in (["these"], ["those"]) and words[2:3] == ["words"]:
        opening = 3 + (words[3:4] == [","])
    phrase = phrase_from(tokens, at + opening) if opening else None
    if phrase is None or phrase.possessor:
        return None
    return Source(phrase, "was how X put it", phrase.end)


def _answered(tokens: Sequence[Token], at: int) -> Source | None:
    """“…” was X’s answer."""
    if (described := _described(tokens, at)) is not None:
        return described
    if tokens[at].low not in ("was", "is", "were", "are"):
        return None
    for ending in range(at + 2, min(at + 8, len(tokens) - 1)):
        if tokens[ending].low == "'s" and tokens[ending + 1].low in CUE_NOUNS:
            phrase = phrase_to(tokens, ending - 1, at + 1)
            return Source(phrase, "was X’s answer", ending + 1) if phrase is not None else None
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
        if (tokens[verb].kind == "quote" and not is_nickname(tokens, verb)) or tokens[verb].text in (";", ":"):
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
        return tokens[verb - 1].low in BE
    if tokens[verb].low in ("wanted", "wants"):
        return verb + 2 < len(tokens) and tokens[verb + 2].low == "know"
    if tokens[verb].low.endswith("ing"):
        return False
    return is_verb(tokens, verb) or (verb == end and is_verb(tokens, verb, CARRYING))
