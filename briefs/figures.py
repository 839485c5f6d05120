"""Numbers with what they count: "35 boats", "90%", "$1.2 billion"."""

from __future__ import annotations

import re

from briefs.models import Figure
from briefs.sentences import word_set

_NUMBER_WORDS = (
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|"
    "nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
)
_SCALE = r"(?:hundred|thousand|million|billion|trillion|crore|lakh|mn|bn|m|bn|tn|k)"
_FIGURE = re.compile(
    rf"""
    (?<![\w.,:/$€£₹¥+-])                               # a number of its own, no part of a name, a score or a date
    (?P<about> (?: more|fewer|less|greater ) [ ] than [ ] | (?:as|at) [ ] (?:many|much|least|most) (?:[ ]as)? [ ]
      | (?: over|nearly|almost|about|around|roughly|approximately|some|up[ ]to|exceeding|only|just|another ) [ ] )?
    (?:
        (?P<money> (?: (?:US|A|C|NZ|HK|S)?\$ | [€£₹¥₩₽] | (?:Rs|USD|EUR|GBP|INR)\.?[ ]? ) [ ]?
            \d[\d,]*(?:\.\d+)? (?: [ -]? {_SCALE} \b )? )
      | (?P<share> \d[\d,]*(?:\.\d+)? (?: [ ]? [%٪] | [ ] (?: percent|per[ ]cent|percentage[ ]points? ) \b ) )
      | (?P<number> (?: \d{{1,3}}(?:,\d{{2,3}})+ | \d+ ) (?: \.\d+ )?
          | (?i: {_NUMBER_WORDS} ) (?: -(?i:two|three|four|five|six|seven|eight|nine|one) )? )
        (?P<scale> (?: [ ]? {_SCALE} \b ){{0,2}} ) (?![\w%:/.-]*\d) (?! [-:] )
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_NOUNS = re.compile(r"(?:[ ][^\W\d_][\w’'-]*){1,5}")
_OF = re.compile(r"[ ]of[ ](?P<noun>[^\W\d_A-Z][\w-]*)(?=[\s,.;:!?”\"’)]|$)")
_CURRENCY = word_set(
    "dollars euros pounds rupees yen yuan rubles roubles francs cents pence won dirhams pesos dollar euro"
)

# After a number these end what it counts.
_STOPS = word_set(
    """of in on at to for from by with and or but as than that which who whose while when where are were is was be been
    has have had will would can could may might must shall should do does did not the a an this these those its his
    her
    their our my your it he she they we after before during since until about over under between among into through
    per if so because also said says who’s out up down off away ago later earlier against without within across there
    have took take killed found died left came went got made gave each both all more most only just even still now"""
)
_NO_PLURALS = word_set(
    """this his was is has as us across versus perhaps always towards besides less unless yes thus plus gas bus
    does goes says its news others"""
)
_IRREGULAR = word_set(
    """people men women children police troops personnel staff cattle sheep fish deer aircraft percent feet teeth mice
    geese oxen criteria phenomena data media alumni crew kg km cm mm kilograms tonnes tons miles metres meters acres
    hectares
    km/h mph barrels litres liters gallons kilometres kilometers square-feet sq degrees"""
)
# Lengths of time and clock words count no things; a date or an age is never a figure.
_TIME = word_set(
    """second seconds minute minutes hour hours day days night nights week weeks weekend weekends month months year
    years decade decades century centuries am pm a.m p.m gmt est pst ist bst o’clock o'clock times"""
)
_MONTHS = word_set(
    """january february march april may june july august september october november december jan feb mar apr jun jul aug
    sep sept oct nov dec"""
)
_LENGTHS = word_set("seconds minutes hours days nights weeks weekends months years decades centuries")
# With these behind it a length of time says when, or how old.
_PLACES_IN_TIME = re.compile(
    r"[ ](?:ago|later|earlier|before|after|from[ ]now|old|of[ ]age|older|younger|since)\b|-old\b"
)
_STATES = word_set("dead injured wounded missing killed arrested homeless")
_BEFORE_NAME = re.compile(r"(?P<word>[^\W\d_][\w.’'-]*)[ ]$")
_PLAIN_BEFORE = word_set(
    """the all some in on at of and but with for from by to its his her their our as after when while about over
    under only these those among between most nearly almost how if because since until at least monday tuesday
    wednesday thursday friday saturday sunday both another other no"""
)


def find_figures(text: str) -> tuple[Figure, ...]:
    """The figures of a text in order, the same words once; dates, times, ages and numbers in names are none."""
    found: list[Figure] = []
    seen: set[str] = set()
    for match in _FIGURE.finditer(text):
        figure = _figure(text, match)
        if figure and figure.text.lower() not in seen:
            seen.add(figure.text.lower())
            found.append(figure)
    return tuple(found)


def _figure(text: str, match: re.Match[str]) -> Figure | None:
    start = match.start()
    if match["money"] or match["share"]:
        if match["money"] and not re.search(r"\d", match["money"]):
            return None
        return Figure(text=text[start : match.end()], start=start, end=match.end())
    if not match["about"] and _is_in_name(text, start):
        return None
    counted = _counted(text, match)
    if counted is None:
        return None
    noun_start, end = counted
    counts = text[noun_start:end]
    if counts.lower() in _CURRENCY:
        return Figure(text=text[start:end], start=start, end=end)
    return Figure(text=text[start:end], start=start, end=end, counts=counts)


def _is_in_name(text: str, start: int) -> bool:
    """Whether a capitalised word stands right before: "Article 5 guarantees", "Boeing 737 jets", "May 3"."""
    match = _BEFORE_NAME.search(text, max(0, start - 24), start)
    if match is None:
        return False
    word = match["word"].lower().strip(".")
    if word in _MONTHS and match["word"][0].isupper():
        return True
    return match["word"][0].isupper() and word not in _PLAIN_BEFORE


def _counted(text: str, match: re.Match[str]) -> tuple[int, int] | None:
    """Where the words stand that the number counts: up to a plural noun, with "of …" behind it where it is bare."""
    following = _NOUNS.match(text, match.end())
    if following is None:
        return None
    at = match.end() + 1
    begin = at
    for count, word in enumerate(following[0].split()):
        low = word.lower().rstrip("’'")
        end = at + len(word)
        if low in _STOPS or low in _MONTHS or "’" in word.rstrip("’") or "'" in word.rstrip("'"):
            return None
        if low in _TIME:
            return (begin, end) if count == 0 and low in _LENGTHS and not _PLACES_IN_TIME.match(text, end) else None
        if count == 0 and low in _STATES:
            return begin, end
        if _is_plural(low) and not word.endswith(("’", "'")):
            return begin, _with_of(text, end)
        at = end + 1
    return None


def _is_plural(low: str) -> bool:
    if low in _IRREGULAR:
        return True
    return len(low) > 3 and low.endswith("s") and not low.endswith(("ss", "us", "is", "ous")) and low not in _NO_PLURALS


def _with_of(text: str, end: int) -> int:
    match = _OF.match(text, end)
    if match and match["noun"].lower() not in _STOPS | _TIME:
        return match.end("noun")
    return end
