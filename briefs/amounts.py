"""Numbers of a sentence as amounts that can be compared: in figures or words, exact or about, in any unit."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefs.amount_words import (
    ABOUT,
    AFTER_NOUN,
    AT_LEAST,
    BELOW,
    CURRENCIES,
    IRREGULAR_PLURALS,
    NO_NOUNS,
    NTHS,
    ONES,
    PART,
    PERSONS,
    RATIO,
    RATIO_BEFORE,
    SCALES,
    SYMBOLS,
    TENS,
    UNITS,
)

MORE = 1.25  # "more than 20" agrees with what is at most a quarter above it
LESS = 0.75
NEARLY = 0.9
ROUNDED = 0.06  # a number with noughts at its end may be rounded by so much, 100 as well as 100,000
LOOSE = 0.1  # "about 100" agrees with what is within a tenth
HUNDRED = 100
FIRST_YEAR, LAST_YEAR = 1500, 2100

_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SMALL = "|".join((*TENS, *ONES))
_SCALE = r"(?:dozen|hundred|thousand|million|billion|trillion|mn|mln|bn|bln|tn|m|b|k)"
_NUMBER = rf"""
    (?: {_DIGITS} | (?: (?: {_SMALL} ) (?: - (?: {"|".join(ONES)} ) )? ) | (?: an? (?= [ ] {_SCALE} \b ) ) )
    (?: (?: [ -] {_SCALE} \b | (?<=\d) (?: mn | bn | bln | tn | m | b | k ) \b ) ){{0,2}}
    (?: (?<= hundred ) [ ] and [ ] (?: (?: {_SMALL} ) (?: - (?: {"|".join(ONES)} ) )? ) \b )?
"""
_AMOUNT = re.compile(
    rf"""
    (?<![\w.,:/$€£¥-])
    (?: (?P<before> more[ ]than | fewer[ ]than | less[ ]than | greater[ ]than | no[ ](?:more|fewer|less)[ ]than | over
        | above | nearly | almost | just[ ]under | just[ ]over | about | around | roughly | approximately | some
        | up[ ]to
        | at[ ]least | at[ ]most | as[ ](?:many|much)[ ]as | under | below | exceeding | topped | exceeded
        | an[ ]estimated
      ) [ ] (?: an? [ ] estimated [ ] | the [ ] )? )?
    (?P<symbol> (?: US | A | C | NZ | HK )? \$ | [€£¥₹] )? (?P<number> {_NUMBER} )
    (?: [ ]? (?: to | - | – ) [ ]? (?: (?:US)?\$ | [€£¥₹] )? (?P<upto> {_NUMBER} ) )?
    (?! (?! (?: mph | kmh | kph | km | kg | ha | cm | m )\b ) [\w/] | [:.,]\d | -\d )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_A_UNIT = re.compile(
    r"""
    \b (?: (?P<before> less[ ]than | more[ ]than | under | over | about | nearly | almost ) [ ] )?
    \b (?P<one> an? | one ) [ ] (?P<unit> hour | day | week | month | year | mile | minute ) \b
    (?! [ ] (?: ago | before | later | earlier ) )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_MEASURED = re.compile(r"\bmeasur(?:ed|ing|es)[ ]$", re.IGNORECASE)
_QUAKE = re.compile(r"quake|tremor", re.IGNORECASE)
_MAGNITUDE = re.compile(r"[- ]magnitude\b", re.IGNORECASE)
_MAGNITUDE_BEFORE = re.compile(
    r"\b(?:magnitude|Richter scale|(?:quake|tremor)s?(?:['’]s)? strength|its strength)"
    r"(?:[ ](?:of|at|was|is|a|put))*[- ]$",
    re.IGNORECASE,
)
_AND_A_HALF = re.compile(r"[ ]and a half\b|½", re.IGNORECASE)
# "two thirds of the homes"
_FRACTION = re.compile(
    r"""
    \b (?: (?P<before> about | around | nearly | almost | more[ ]than | over | some | roughly | at[ ]least
        | less[ ]than | under ) [ ] )?
    (?P<number> an? | one | two | three | four ) [ -] (?P<unit> third | quarter | fifth | tenth ) s? \b (?= [ ]of [ ]
        (?: the | its | their | all | his | her | [a-z]+s ) \b )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_PARTED = re.compile("third|quarter|fifth|tenth")
_FRACTIONS = {"third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
_TH = re.compile(r"(?:th|nd|rd)\b")
_ORDINAL = re.compile(
    rf"""
    \b (?P<number> {"|".join(NTHS)} | \d{{1,3}} (?:,\d{{3}})* (?: th | nd | rd ) ) [ ] (?: confirmed [ ] )?
    (?P<noun> victim | death | fatality | casualty | case | arrest | suspect | patient | dose | execution | body
        | hostage | survivor | infection ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_GROUP = re.compile(
    r"\b(?:gang|group|party|family|team|band|crowd|audience|squad|jury|staff|workforce|total|membership)[ ]of[ ]$",
    re.IGNORECASE,
)
_NOUN_FIRST = re.compile(r"\b(?P<noun>move|lap|page|round|over|stage|ballot|hole|frame)[ ]$")
_CLOCKED = re.compile(r"(?<![\d:])(?P<hours>\d):(?P<minutes>[0-5]\d):(?P<seconds>[0-5]\d)(?![\d:])")
_PERCENT = re.compile(r"[ ]?%|[ -]per[ -]?cent(?:age[ ]points?)?\b", re.IGNORECASE)
_UNIT = re.compile(
    r"""
    [ -]? (?P<unit> °[CF] | degrees [ ] (?: Celsius | Fahrenheit ) | Celsius | Fahrenheit
        | (?: (?: square | cubic ) [ ] )? [A-Za-z/]+ (?: [ ] (?: an | per ) [ ] hour )? )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_WORD = re.compile(r"(?P<gap>[ -])(?P<word>[^\W\d_][\w’'.-]*)")
_IS_AGE = re.compile(r"-year-old|[ ]years?[ ](?:old|of age)|[- ]years?[- ]ago|[ ](?:ago|later|earlier)\b")
_AGE_BEFORE = re.compile(
    r"\bat the age of $|\b(?:died|dead|dies) aged $|^(?:He|She) (?:is|was) (?:just |only )?$", re.IGNORECASE
)
_OF_THE = re.compile(r"(?:^|[,;:—–] )of (?:them|these|those|whom|which|the [^,]{3,60}),? $", re.IGNORECASE)
_NUMBERED = re.compile(r"(?:\bNo\.|#|\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.)[ ]?$")
_IN_NAME = re.compile(r"\b[A-Z][a-z]+[ ]$")
_CLOCK = re.compile(r"[ ]?(?:a\.?m\.?|p\.?m\.?|o['’]clock|GMT|BST|EST|in the (?:morning|afternoon|evening))\b", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A number with what it counts or measures, at ``start``:``end`` of its sentence.

    ``low`` and ``high`` are what it agrees with, in the base unit of its ``kind``: "count" (``noun`` tells of what, ""
    where no noun stands behind it), "percent", a currency, or a measure ("length", "time"). ``part``: the sentence says
    that it is a part of a whole.
    """

    words: str
    start: int
    end: int
    kind: str
    noun: str = ""
    value: float
    low: float
    high: float
    part: bool = False
    unit: str = ""

    def agrees_with(self, other: Amount) -> bool:
        """Whether the two can be one number: in another form, rounded, or within the bounds stated."""
        one, two = self, other
        if self.unit != other.unit:
            one, two = _loosened(self), _loosened(other)
        return one.low <= two.high and two.low <= one.high


def _loosened(amount: Amount) -> Amount:
    """What a number in one unit may be in another: it was rounded there."""
    step = _step(amount.value / (UNITS[amount.unit][1] if amount.unit in UNITS else 1)) / 2
    slack = step * (UNITS[amount.unit][1] if amount.unit in UNITS else 1)
    return Amount(
        words=amount.words, start=amount.start, end=amount.end, kind=amount.kind, value=amount.value,
        low=amount.low - slack, high=amount.high + slack, unit=amount.unit,
    )  # fmt: skip


_LEADING = re.compile(r"\d[\d,]*(?:\.\d+)?")
_SPELLED = re.compile(r"[a-z]+(?:-(?!dozen|hundred|thousand|million|billion|trillion)[a-z]+)?")
_SCALES = re.compile(r"(?<![a-z])(?:dozen|hundred|thousand|million|billion|trillion|mn|mln|bn|bln|tn|[mbk])\b", re.I)
_MAY_COUNT = re.compile(
    rf"\d|\b(?:{'|'.join((*TENS, *ONES, *NTHS))}|dozen|hundred|thousand|million"
    r"|an? (?:hour|day|week|month|year|mile|minute)|third|quarter|fifth|tenth)",
    re.IGNORECASE,
)


def find_amounts(words: str, dates: tuple[tuple[int, int], ...] = ()) -> tuple[Amount, ...]:
    """The amounts of a sentence in order; ``dates`` are spans that hold no amount. Ages, scores and times are none."""
    if not _MAY_COUNT.search(words):
        return ()
    found: list[Amount] = []
    for match in _AMOUNT.finditer(words):
        if any(match.start("number") < last and first < match.end() for first, last in dates):
            continue
        if amount := _amount(words, match):
            found.append(amount)
    found += [one for one in _one_units(words) if not any(one.start < old.end and old.start < one.end for old in found)]
    found += _clocked(words) if ":" in words else []
    found += _ordinals(words) if _TH.search(words) else []
    found += _fractions(words) if _PARTED.search(words) else []
    return tuple(_joined(sorted(found, key=lambda one: one.start)))


def _amount(words: str, match: re.Match[str]) -> Amount | None:
    number = _value(match["number"])
    if number is None:
        return None
    upper = _value(match["upto"]) if match["upto"] else None
    if upper is not None and upper < number:  # "2-1", or "5 to 10 million"
        if not re.search(r"[a-z]", match["upto"], re.IGNORECASE):
            return None
        upper = None
    if upper is not None and "-" in words[match.end("number") : match.start("upto")] and not match["symbol"]:
        return None  # a score
    end = match.end()
    if _CLOCK.match(words, end) or _is_age(words, match) or _is_in_name(words, match):
        return None
    if upper is not None and match["upto"] and number < upper and _same_scale(match):
        number *= _scale_of(match["upto"])
    if upper is None and (half := _AND_A_HALF.match(words, end)):
        number, end = number + _scale_of(match["number"]) / 2, half.end()
    kind, noun, end, unit = _counted(words, match, end)
    if kind == "count" and not noun and match["number"].lower() in ("a", "an", "one"):
        return None
    factor = 1.0
    if kind == "temperature" and unit.endswith(("f", "fahrenheit")):
        number = (number - 32) / 1.8
    elif unit in UNITS:
        factor = UNITS[unit][1]
    low, high = _bounds(number, upper, (match["before"] or "").lower())
    if kind == "count" and not noun and _is_year_or_ratio(words, match, number):
        return None
    part = kind == "count" and (
        PART.match(words, end) is not None or " other " in words[match.start() : end] or _is_part(words, match.start())
    )
    return Amount(
        words=words[match.start() : end], start=match.start(), end=end, kind=kind, noun=noun, unit=unit,
        value=number * factor, low=low * factor, high=high * factor, part=part,
    )  # fmt: skip


def _is_age(words: str, match: re.Match[str]) -> bool:
    if _IS_AGE.match(words, match.end()):
        return True
    if _AGE_BEFORE.search(words[: match.start()]) and not _WORD.match(words, match.end()):
        return True
    bare = match["number"].isdigit() and int(match["number"]) < HUNDRED and not match["before"]
    return (
        bare
        and words[match.end() : match.end() + 1] in (",", ".", ")")
        and bool(re.search(r"[A-Z]\w+,?[ ](?:\(|aged[ ])?$", words[: match.start()]))
    )


def _is_in_name(words: str, match: re.Match[str]) -> bool:
    """Whether a name stands before it: "Article 5", "Highway 9"; a sentence's first word is none."""
    before = words[: match.start("number")]
    if match["before"] or match["symbol"] or not match["number"][0].isdigit():
        return False
    if _NUMBERED.search(before):
        return True
    name = _IN_NAME.search(before)
    if name is None or name.start() == 0 or len(match["number"]) > len("1234"):
        return False  # a long number is no part of a name: "cost Dow 260 million"
    return name[0].strip().lower() not in NO_NOUNS and not _PERCENT.match(words, match.end())


def _is_part(words: str, start: int) -> bool:
    return _OF_THE.search(words[:start]) is not None


def _is_year_or_ratio(words: str, match: re.Match[str], number: float) -> bool:
    """Whether a number that counts nothing is a year, or "seven in ten"."""
    if RATIO.match(words, match.end()) or RATIO_BEFORE.search(words[: match.start()]):
        return True
    return match["number"].isdigit() and FIRST_YEAR <= number <= LAST_YEAR and not match["before"]


def _same_scale(match: re.Match[str]) -> bool:
    return _scale_of(match["number"]) == 1.0


def _scale_of(number: str) -> float:
    scale = 1.0
    for name in _SCALES.findall(number):
        scale *= SCALES[name.lower()]
    return scale


def _value(number: str) -> float | None:
    low = number.lower()
    if " and " in low:  # "a hundred and forty"
        hundreds, _, rest = low.rpartition(" and ")
        first, last = _value(hundreds), _value(rest)
        return first + last if first is not None and last is not None else None
    digits = _LEADING.match(low)
    if digits:
        return float(digits[0].replace(",", "")) * _scale_of(low[digits.end() :])
    head = _SPELLED.match(low)
    if head is None:
        return None
    parts = head[0].split("-")
    small = sum(TENS.get(part, ONES.get(part, 1 if part in ("a", "an") else 0)) for part in parts)
    return float(small) * _scale_of(low[head.end() :]) if small else None


def _step(number: float) -> float:
    """The place of the last digit that says something: 1,200 → 100; 41.3 → 0.1."""
    if number == 0:
        return 1.0
    text = f"{number:.4f}".rstrip("0")
    if not text.endswith("."):
        return float(10 ** -len(text.split(".")[1]))
    digits = text[:-1]
    return float(10 ** (len(digits) - len(digits.rstrip("0"))))


def _bounds(number: float, upper: float | None, before: str) -> tuple[float, float]:
    if upper is not None:
        return number, upper
    if before in AT_LEAST:
        return number, number * MORE
    if before in BELOW:
        return number * (NEARLY if before in ("nearly", "almost", "just under") else LESS), number
    step = min(_step(number) / 2, number * ROUNDED) if number >= HUNDRED else 0.0
    if before in ABOUT:
        step = max(step, number * LOOSE)
    return number - step, number + step


def _counted(words: str, match: re.Match[str], end: int) -> tuple[str, str, int, str]:
    """The kind of the amount, the noun it counts, where its words end, and its unit."""
    if not match["symbol"] and (
        _is_of_a_quake(words, match) or _MAGNITUDE_BEFORE.search(words[: match.start()]) or _MAGNITUDE.match(words, end)
    ):
        return "magnitude", "", end, ""
    if match["symbol"]:
        return f"money {SYMBOLS.get(match['symbol'][-1], match['symbol'])}", "", end, ""
    if percent := _PERCENT.match(words, end):
        return "percent", "", percent.end(), "%"
    if unit := _UNIT.match(words, end):
        low = unit["unit"].lower()
        for name in (low, low.split()[0]):
            if name in UNITS and not (len(name) == 1 and words[end] == " "):
                return UNITS[name][0], "", end + unit.group().lower().index(name) + len(name), name
        if low.split()[0] in CURRENCIES:
            return f"money {CURRENCIES[low.split()[0]]}", "", unit.start("unit") + len(low.split()[0]), ""
    return _noun(words, match, end)


def _is_of_a_quake(words: str, match: re.Match[str]) -> bool:
    """Whether a quake "measured 5.4"."""
    decimal = "." in match["number"] and len(match["number"]) == len("5.4") and not _WORD.match(words, match.end())
    return decimal and bool(_MEASURED.search(words[: match.start()])) and bool(_QUAKE.search(words))


def _noun(words: str, match: re.Match[str], end: int) -> tuple[str, str, int, str]:
    at, seen = end, 0
    single = match["number"].lower() in ("one", "1")
    if words[end : end + 9] == " of those":
        return "count", "people", end + 9, ""
    if words[end : end + 6] == " of us" and not words[end + 6 : end + 7].isalnum():
        return "count", "people", end + 6, ""
    if words[end : end + 1] == "-" and (word := _WORD.match(words, end)) and not word["word"].endswith("s"):
        return "other", "", end, ""  # "a 52-seat coach"
    while (word := _WORD.match(words, at)) and seen < 4:
        low = word["word"].lower().replace("’", "'").rstrip(".")
        bare = low.split("'")[0]
        if low in NO_NOUNS:
            break
        at, seen = word.end() - (len(word["word"]) - len(word["word"].rstrip("."))), seen + 1
        if single and low in PERSONS:
            return "count", "people", at, ""
        if not single and (bare in IRREGULAR_PLURALS or (bare.endswith("s") and not bare.endswith(("ss", "us", "is")))):
            after = AFTER_NOUN.match(words, at)
            if "'" in low:
                return "other", "", end, ""  # "two days' talks"
            return "count", _singular(bare), after.end() if after else at, ""
    ahead = words[: match.start()]
    if _GROUP.search(ahead):
        return "count", "people", end, ""
    if first := _NOUN_FIRST.search(ahead):
        return "count", first["noun"], end, ""
    return "count", "", end, ""


def _singular(noun: str) -> str:
    if noun in IRREGULAR_PLURALS:
        return IRREGULAR_PLURALS[noun]
    if noun.endswith("ies"):
        return noun[:-3] + "y"
    return noun[:-2] if noun.endswith(("sses", "shes", "ches", "xes")) else noun[:-1]


def _one_units(words: str) -> list[Amount]:
    found = []
    for match in _A_UNIT.finditer(words):
        unit = match["unit"].lower()
        kind, factor = UNITS[unit]
        low, high = _bounds(1.0, None, (match["before"] or "").lower())
        start = match.start("before") if match["before"] else match.start("one")
        amount = Amount(
            words=words[start : match.end()], start=start, end=match.end(), kind=kind, unit=unit, value=factor,
            low=low * factor, high=high * factor,
        )  # fmt: skip
        found.append(amount)
    return found


def _fractions(words: str) -> list[Amount]:
    """ "two thirds of the homes" in percent, which it says but roughly."""
    found = []
    for match in _FRACTION.finditer(words):
        number = match["number"].lower()
        value = HUNDRED * (1 if number in ("a", "an") else ONES[number]) / _FRACTIONS[match["unit"].lower()]
        low, high = _bounds(value, None, (match["before"] or "").lower())
        found.append(
            Amount(
                words=match[0], start=match.start(), end=match.end(), kind="percent", unit="%", value=value,
                low=low - 2, high=high + 2,
            )
        )  # fmt: skip
    return found


def _ordinals(words: str) -> list[Amount]:
    """ "the fifth victim": so many by now."""
    found = []
    for match in _ORDINAL.finditer(words):
        word = match["number"].lower()
        value = float(word[:-2].replace(",", "")) if word[0].isdigit() else float(NTHS[word])
        found.append(
            Amount(
                words=match[0], start=match.start(), end=match.end(), kind="count", noun=match["noun"].lower(),
                value=value, low=value, high=value,
            )
        )  # fmt: skip
    return found


def _clocked(words: str) -> list[Amount]:
    """Times of a race: "2:09:41"."""
    found = []
    for match in _CLOCKED.finditer(words):
        value = int(match["hours"]) * 3600.0 + int(match["minutes"]) * 60.0 + int(match["seconds"])
        found.append(
            Amount(
                words=match[0], start=match.start(), end=match.end(), kind="time", unit="second", value=value,
                low=value, high=value,
            )
        )  # fmt: skip
    return found


def _joined(found: list[Amount]) -> list[Amount]:
    """ "three hours and fifty minutes" is one amount."""
    joined: list[Amount] = []
    for one in found:
        last = joined[-1] if joined else None
        if last and last.kind == one.kind == "time" and one.start - last.end <= len(" and ") and one.value < last.value:
            joined[-1] = Amount(
                words=last.words + " and " + one.words, start=last.start, end=one.end, kind="time", unit=one.unit,
                value=last.value + one.value, low=last.low + one.low, high=last.high + one.high,
            )  # fmt: skip
        else:
            joined.append(one)
    return joined
