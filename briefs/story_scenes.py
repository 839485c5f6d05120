"""Where it happened, as far as an article says so: two happenings of one kind are told apart by their places."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefs.lookup_words import words_in
from briefs.sentences import word_set
from briefs.story_words import LEDE, REACH, TIMES, head_of, keys_of, paragraphs_of
from briefs.words import PLACES

MOST_SCENES = 8
MOST_NUMBERS = 12
# What holds many towns (one report names the sea, another the port), and what is no place or one in every town.
_NO_SCENE = word_set(
    """sea seas ocean gulf mediterranean atlantic pacific baltic adriatic aegean caribbean arctic antarctic channel
    north south east west northern southern eastern western central midwest region province state country republic
    world parliament congress senate house court council cabinet government ministry university
    ltd inc corp plc company group league cup division championship tournament hospital infirmary"""
)
# Countries and states beside those of `PLACES`: everything there happens in them.
_COUNTRIES = word_set(
    """andorra antigua arabia armenia azerbaijan bahamas bahrain barbados belarus belize benin bhutan bosnia botswana
    brunei burkina burundi carolina chad comoros congo czechia dakota djibouti dominica emirates eritrea eswatini fiji
    gabon gambia georgia grenada guinea guyana hampshire israel jersey jordan kazakhstan kingdom kiribati korea
    kyrgyzstan lanka leone lesotho liberia liechtenstein macedonia madagascar malawi maldives mauritania mauritius
    micronesia monaco montenegro namibia nauru nicaragua niger oman palau rhode rica salvador samoa saudi seychelles
    states suriname tajikistan togo tonga turkmenistan tuvalu vanuatu vatican zealand"""
)
_FURTHER = 3  # paragraphs

# "TARNBURG, May 3 (Meridian Wire) –", "ORSK -": the town, and behind it who sent the report.
_DATELINE = re.compile(
    r"""
    \A (?: (?P<place> [^\W\d_a-z][\w.'’-]* (?: [ ] [^\W\d_a-z][\w.'’-]* ){0,3} ) (?: , [ ] [\w.,' ]{2,30}? )? )?
    (?: [ ]? \( (?P<sender> [^)\n]{2,40} ) \) )?
    [ ]? [-–—]{1,2} [ ]
    """,
    re.VERBOSE,
)
_WHERE = re.compile(
    r"""
    \b (?: in | at | near | off | outside | around | (?: town | city | village | port | district | suburb ) [ ] of )
    [ ] (?: the [ ] )?
    (?P<place> [^\W\d_a-z][\w’'-]* (?: [ ] [^\W\d_a-z][\w’'-]* ){0,2} )
    """,
    re.VERBOSE,
)
# What is known by a name of its own: no other storm, ship or flight is meant.
_KINDS = {
    **dict.fromkeys(("storm", "hurricane", "typhoon", "cyclone"), "storm"),
    **dict.fromkeys(("ferry", "ship", "vessel", "tanker", "trawler", "freighter", "yacht", "liner", "boat"), "ship"),
    **dict.fromkeys(("probe", "spacecraft", "satellite", "rocket", "comet", "asteroid"), "craft"),
}
_THING = re.compile(
    rf"""\b (?P<kind> (?i: {"|".join([*_KINDS, "flight"])} ) ) [ ] (?: the [ ] )? (?P<name> [^\W\d_a-z][\w’'-]+ )""",
    re.VERBOSE,
)
_SMALL = (
    *("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen"),
    *("fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)
_TENS = {word: str(10 * at) for at, word in enumerate(("thirty", "forty", "fifty", "sixty", "seventy", "eighty"), 3)}
_NUMBER_WORDS = {**{word: str(number) for number, word in enumerate(_SMALL, 2)}, **_TENS}
_NUMBER = re.compile(rf"\b(?:\d+(?:[.,]\d+)*|{'|'.join(_NUMBER_WORDS)})\b")
_YEAR = re.compile(r"(?:19|20)\d\d|1")


def scenes_of(text: str) -> list[str]:
    """The terms of the places that the lede names as those of what it tells, and of its dateline.

    Countries, and the cities that stand for one, are left out: everything there happens in them.
    """
    found: dict[str, None] = {}
    for number, paragraph in enumerate(paragraphs_of(text, LEDE)):
        for place in _places(paragraph, first=number == 0):
            if not _is_wide(place):
                found.update(dict.fromkeys(key for key in keys_of(place) if key not in TIMES))
    return list(found)[:MOST_SCENES]


def things_of(text: str) -> dict[str, str]:
    """The name of the first storm, ship, flight and craft of the lede that has one, by what it is."""
    found: dict[str, str] = {}
    for match in _THING.finditer("\n\n".join(paragraph[:REACH] for paragraph in paragraphs_of(text, _FURTHER))):
        kind = match["kind"].lower()
        for key in keys_of(match["name"])[:1]:
            found.setdefault(_KINDS.get(kind, kind), key)
    return found


def numbers_of(headline: str, text: str) -> list[str]:
    """The numbers of headline and lede, words as digits, but no year and no one."""
    told = head_of(headline, text).lower()
    found = (_NUMBER_WORDS.get(word, word.replace(",", "")) for word in _NUMBER.findall(told))
    return list(dict.fromkeys(number for number in found if not _YEAR.fullmatch(number)))[:MOST_NUMBERS]


def without_sender(text: str, outlet: str | None) -> str:
    """The text without an agency's dateline and the outlet's own name: who reports is no name of what happened."""
    match = _DATELINE.match(text)
    if match is not None and match["sender"] is not None:
        text = text[match.end() :]
    return text.replace(outlet, "") if outlet else text


def _places(paragraph: str, *, first: bool) -> Iterator[str]:
    start = 0
    if first and (dateline := _DATELINE.match(paragraph)):
        start = dateline.end()
        if dateline["place"]:
            yield dateline["place"]
    for match in _WHERE.finditer(paragraph, start, start + REACH):
        yield match["place"]


def _is_wide(place: str) -> bool:
    words = words_in(place).words
    return any(word in _NO_SCENE or word in _COUNTRIES for word in words) or all(word in PLACES for word in words)
