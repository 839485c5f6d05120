"""Runs of capitals: where a name begins and ends, what of it is a title, and whether it is a body's."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from briefs.tokens import Token
from briefs.words import (
    AUXILIARIES,
    BODY_WORDS,
    CALENDAR,
    CARRYING,
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

HONORIFICS: Final = word_set("mr. mrs. ms. mr mrs ms dr. dr sen. rep. gov. sir lord lady miss")
KIN_PLURALS: Final = word_set("brothers sisters twins siblings cousins friends stepbrothers stepsisters halfbrothers")
# What a minister, a correspondent or an editor may be of.
OFFICES: Final = word_set(
    """
    finance transport health education interior foreign home defence defense justice environment energy agriculture
    trade labour labor culture sports housing climate economy planning farming fisheries police tax immigration
    """
)
# Words of bodies and places that many people are called by.
_SURNAMES: Final = word_set(
    "hill hall park lake west church house banks post wood north price brothers bell cup world day"
)
_NUMBERED: Final = word_set(
    """
    year grade class form juror witness platform room ward district route section article phase stage level group
    unit block gate pier terminal court zone lane chapter part team number no. no category tier step key day week
    """
)
_POSTNOMINALS: Final = word_set("sc kc qc mp mep msp mla td obe mbe cbe phd md dds rn esq frs jp ma ba mba")
_SMALL_SUFFIXES: Final = word_set("fils père pere padre hijo pai filho senior junior snr jnr sr jr")
_SMALL_HEADS: Final = word_set("al el an as ash ad ar at az ben d o")
_CONTINUING: Final = PARTICLES | {"&", "of", "for", "and", "the"}
ROYAL: Final = word_set("pope king queen prince princess")
# Forms of address of other languages, which stand before a name and are none.
ABROAD: Final = word_set(
    """
    alhaji alhaja hajia haji hajj hajjah smt shri shrimati sri dato dato' datuk datin tan-sri puan encik daw ko u
    ustaz ustadh sheikh sheikha shaykh mullah maulana chief oba nana oga dott dott. dottoressa ing ing. herr frau
    fräulein señor señora señorita senhor senhora sr sra srta don doña dona monsieur madame mademoiselle signor signora
    pandit swami begum bibi tunku tengku raja ato lij engr engr. barr barr. adv adv. arch arch. br br. sr. khun
    pm vp bapak pak ibu ayatollah hojatoleslam mzee ras sayyid sayed syed hon. mevrouw meneer pan pani kyrios
    """
)
# Of these, words that are also names: a form of address only before two more words.
_ALSO_NAMES: Final = word_set(
    "don u ko nana pan ras raja syed sri sayed pak sr sr. br ing arch chief dona bibi begum barr ibu"
)
_COMPOUND: Final = ("-winner", "-winning", "-born", "-based", "-turned", "-nominated", "-trained", "-star")
_MONTH_NAMES: Final = word_set("may mar jan jun june august april sun sat sep dec")
_OF_BODIES: Final = word_set(
    """
    university ministry department bank house board council committee church city office institute institution
    college association federation academy league society bureau court school union party congress
    chamber state republic kingdom museum
    """
)


# The last words of firms; a word that many people are called by too is none where a given name stands before it.
_OF_FIRMS: Final = word_set(
    """
    steel steelworks metals mining minerals cement chemicals pharma biotech tech technologies technology systems
    software robotics semiconductor semiconductors electronics aerospace aviation airways logistics freight cargo
    lines cruises tours travel hotels resorts properties realty construction builders engineering solar nuclear
    petroleum petrochemicals refining pipelines utilities insurance assurance bancorp bancshares capital ventures
    equity securities investments investors associates consulting analytics research dynamics solutions
    entertainment interactive broadcasting wireless mobile communications telecoms telekom publishing toys textiles
    apparel fashion cosmetics brands beverages breweries dairy restaurants burgers retail outfitters tobacco plc ag
    gmbh nv oyj asa ab pty limited co bancorp motor automotive autos trucks tyres mills foundry shipyard shipyards
    shipbuilders quarries vineyards pharmacies healthcare medical diagnostics genetics therapeutics sciences
    """
)


# What is called by somebody's full name.
_NAMED_AFTER: Final = word_set(
    "show podcast foundation campaign administration institute library museum prize award trust"
)


def is_name_word(token: Token) -> bool:
    """Whether a token may be a part of a name: a capital, and neither a weekday nor a month."""
    if not token.is_cap:  # most words are decided here
        return token.text != token.low and token.kind == "word" and _has_inner_capital(token)
    return token.kind == "word" and token.low not in CALENDAR


def _has_inner_capital(token: Token) -> bool:
    """al-Rashid, el-Amin, d'Orsay: a name that opens small."""
    head, _, rest = token.text.replace("’", "-").replace("'", "-").partition("-")
    return head in _SMALL_HEADS and rest[:1].isupper()


def is_month_in_name(tokens: Sequence[Token], at: int) -> bool:
    """Whether a month’s word is a part of a name: Khin Mar Aye, Ann May; not "Dow, May 4"."""
    if tokens[at].low not in _MONTH_NAMES or not tokens[at].is_cap or at == 0 or not is_name_word(tokens[at - 1]):
        return False
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after is not None and after.text[:1].isdigit():
        return False
    is_within = after is not None and after.sentence == tokens[at].sentence and is_name_word(after)
    return is_within or (tokens[at].low == "may" and gender_of_name(tokens[at - 1].text) is not None)


def starts_sentence(tokens: Sequence[Token], place: int) -> bool:
    """Whether the token is the first of its sentence (marks that open it aside)."""
    return place == 0 or tokens[place - 1].sentence != tokens[place].sentence or tokens[place - 1].kind == "quote"


def is_opener(tokens: Sequence[Token], place: int) -> bool:
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
        goes_on = at > place and (_continues_name(tokens, at) or is_month_in_name(tokens, at))
        if goes_on or (is_name_word(token) and not is_opener(tokens, at)):
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
    if at > place and (behind := _suffix_behind(tokens, at, is_full=at - place > 1)):
        return at + behind
    return _without_number(tokens, place, at)


def _suffix_behind(tokens: Sequence[Token], at: int, *, is_full: bool) -> int:
    """How many words in small letters that tell father and son apart stand behind a name: fils, senior, the elder.

    Not in "Ann Dow senior adviser"; behind a family name alone only where a verb or a mark follows.
    """
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if at < len(tokens) and tokens[at].text in _SMALL_SUFFIXES:
        goes_on = after is not None and after.kind == "word" and after.sentence == tokens[at].sentence
        if not goes_on or after is None or after.low in CARRYING or after.low in AUXILIARIES or after.low == "'s":
            return 1
        return int(is_full and not after.is_cap and after.low not in ROLES)
    if not is_full:
        return 0
    is_aged = at + 1 < len(tokens) and tokens[at].low == "the" and tokens[at + 1].low in ("elder", "younger")
    ends = at + 2 >= len(tokens) or not tokens[at + 2].is_cap
    return 2 if is_aged and ends else 0


def _without_number(tokens: Sequence[Token], place: int, end: int) -> int:
    """The end without what a number follows: Year 4, Juror No. 7 name nobody."""
    if place < end < len(tokens) and tokens[end].text.isdigit() and tokens[end].sentence == tokens[place].sentence:
        if tokens[end - 1].low in ("no.", "no"):
            return end - 1
        if end - place == 1 and len(tokens[end].text) < 3 and tokens[place].low in _NUMBERED:
            return place
    return end


def _continues_name(tokens: Sequence[Token], at: int) -> bool:
    """Particles ("van der"), a nickname in marks, "&", and "of" inside the name of a body."""
    token = tokens[at]
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is None or not (token.low in _CONTINUING or token.kind == "quote"):
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
        if (is_name_word(before) and not is_opener(tokens, at - 1)) or is_month_in_name(tokens, at - 1):
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
    first = _past_address(tokens, first, end)
    for at in range(first, end):
        low = tokens[at].low
        if low in TITLES or low in ROLES or _is_compound(low) or _is_kin(tokens, at, end):
            rest = range(at + 1, end)
            if at + 1 < end and is_body(tokens, at, end) and any(tokens[n].low in BODY_WORDS for n in rest):
                continue
            if at + 1 == end and at == start and low not in TITLES:
                break  # Baker said
            if at + 1 == end and at > start and (at > first or tokens[at - 1].low in HONORIFICS):
                break  # a name that is also a title, at the end: Stephen King
            if low in ROYAL and end - at == 2:
                break
            first = at + 1
    while first < end - 1 and tokens[first].low in PARTY_WORDS and not is_body(tokens, first + 1, end):
        if tokens[first + 1].low.endswith(("ans", "crats")):
            break
        first += 1
    first = _past_address(tokens, first, end)
    while first < end and tokens[first].low in ("the", "&", "of"):
        first += 1
    while end - first > 2 and tokens[end - 1].low in _POSTNOMINALS and tokens[end - 1].text[:2].isupper():
        end -= 1
    return first, end


def _past_address(tokens: Sequence[Token], first: int, end: int) -> int:
    """Past "Alhaji", "Tan Sri", "Daw" before a name."""
    while end - first > 1:
        low = tokens[first].low
        is_two = low == "tan" and tokens[first + 1].low == "sri" and end - first > 2
        if not is_two and (low not in ABROAD or (low in _ALSO_NAMES and end - first < 3)):
            break
        first += 1 + is_two
    return first


def _is_compound(low: str) -> bool:
    """Whether a word with a hyphen says what somebody is: ex-mayor, co-star, Oscar-winner, London-born."""
    return low.startswith(("ex-", "co-")) or low.endswith(_COMPOUND)


def _is_kin(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether a plural of kin stands before two given names: Sisters Ann and Joan Dow."""
    is_last = at + 2 == end and end < len(tokens) and tokens[end].low == "and"
    return tokens[at].low in KIN_PLURALS and is_last


def is_body(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a name is that of a body, a place or a work rather than of a person."""
    words = [token for token in tokens[first:last] if token.kind == "word"]
    if not words:
        return False
    if len(words) > 2 and words[-1].low in _NAMED_AFTER:
        return True  # the Ann Dow Show
    given = next((at for at, word in enumerate(words) if gender_of_name(word.text) and word.low not in PLACES), None)
    may_be_surname = words[-1].low in _SURNAMES or words[-1].low not in BODY_WORDS
    if given is not None and given <= len(words) - 2 and may_be_surname:
        return any(word.low in BODY_WORDS for word in words[given + 1 : -1])
    if any(token.low in BODY_WORDS or token.low in ("of", "for") for token in words[1:]):
        return True
    if len(words) > 1 and words[-1].low.strip(".") in _OF_FIRMS:
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
