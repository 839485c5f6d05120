"""The words of amounts: numbers, bounds, units, currencies, and what ends the words that a number counts."""

from __future__ import annotations

import re

from briefs.sentences import word_set

ONES = {
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10,
}  # fmt: skip
# "the fifth victim"; a first and a second are told of too many things.
NTHS = {
    "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
    "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
    "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20,
}  # fmt: skip
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
SCALES = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "k": 1e3, "m": 1e6, "mn": 1e6,
    "b": 1e9, "bn": 1e9, "tn": 1e12, "dozen": 12.0, "mln": 1e6, "bln": 1e9,
}  # fmt: skip
AT_LEAST = frozenset({
    "more than", "over", "above", "at least", "greater than", "exceeding", "topped", "exceeded", "just over",
    "no fewer than", "no less than",
})  # fmt: skip
BELOW = frozenset({
    "fewer than", "less than", "under", "below", "nearly", "almost", "just under", "up to", "at most", "as many as",
    "as much as", "no more than",
})  # fmt: skip
ABOUT = frozenset({"about", "around", "roughly", "approximately", "some", "an estimated"})

_KILOMETRE, _METRE = 1000.0, 1.0
UNITS: dict[str, tuple[str, float]] = {
    "km": ("length", _KILOMETRE), "kilometre": ("length", _KILOMETRE), "kilometer": ("length", _KILOMETRE),
    "mile": ("length", 1609.34), "metre": ("length", _METRE), "meter": ("length", _METRE), "m": ("length", _METRE),
    "foot": ("length", 0.3048), "feet": ("length", 0.3048), "inch": ("length", 0.0254), "yard": ("length", 0.9144),
    "mm": ("length", 0.001), "millimetre": ("length", 0.001), "millimeter": ("length", 0.001),
    "cm": ("length", 0.01), "centimetre": ("length", 0.01), "centimeter": ("length", 0.01),
    "hectare": ("area", 1.0), "acre": ("area", 0.404686), "ha": ("area", 1.0),
    "square kilometre": ("area", 100.0), "square kilometer": ("area", 100.0), "square mile": ("area", 258.999),
    "kg": ("mass", 1.0), "kilo": ("mass", 1.0), "kilogram": ("mass", 1.0), "tonne": ("mass", 1000.0),
    "ton": ("mass", 1000.0), "pound-weight": ("mass", 0.4536), "ounce": ("mass", 0.02835),
    "litre": ("volume", 1.0), "liter": ("volume", 1.0), "gallon": ("volume", 3.8),
    "second": ("time", 1.0), "minute": ("time", 60.0), "hour": ("time", 3600.0), "day": ("time", 86400.0),
    "week": ("time", 604800.0), "month": ("time", 2629800.0), "year": ("time", 31557600.0),
    "decade": ("time", 315576000.0),
    "mph": ("speed", 1.60934), "km/h": ("speed", 1.0), "kph": ("speed", 1.0), "kmh": ("speed", 1.0),
    "kilometre an hour": ("speed", 1.0), "kilometer an hour": ("speed", 1.0), "mile an hour": ("speed", 1.60934),
    "kilometre per hour": ("speed", 1.0), "kilometer per hour": ("speed", 1.0), "mile per hour": ("speed", 1.60934),
    "knot": ("speed", 1.852), "megawatt": ("power", 1.0), "gigawatt": ("power", 1000.0),
    "barrel": ("volume", 159.0),
    "degree": ("temperature", 1.0), "degrees": ("temperature", 1.0), "cubic metre": ("volume", 1000.0),
    "cubic meter": ("volume", 1000.0), "cubic metres": ("volume", 1000.0), "cubic meters": ("volume", 1000.0),
    "degrees celsius": ("temperature", 1.0), "celsius": ("temperature", 1.0), "°c": ("temperature", 1.0),
    "degrees fahrenheit": ("temperature", 1.0), "fahrenheit": ("temperature", 1.0), "°f": ("temperature", 1.0),
}  # fmt: skip
_NO_S = word_set("mm km cm kg ha mph km/h kph kmh feet celsius fahrenheit °c °f")
for _name in list(UNITS):
    _first, _, _rest = _name.partition(" ")
    if len(_name) > 2 and _rest in ("", "an hour", "per hour") and _first[-1] not in "s°" and _first not in _NO_S:
        UNITS[f"{_first}s {_rest}".strip()] = UNITS[_name]
    elif _first == "square":
        UNITS[f"{_name}s"] = UNITS[_name]
UNITS["inches"] = UNITS["inch"]

SYMBOLS = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen", "₹": "rupee"}
CURRENCIES = {
    name: name.removesuffix("s")
    for name in word_set(
        """dollar dollars euro euros pound pounds rupee rupees yen ruble rubles rouble roubles franc francs crown crowns
        peso pesos dirham dirhams won yuan zloty shekel shekels lira rand krona krone real reals dinar dinars ringgit
        baht rupiah taka naira shilling shillings birr cedi cedis kwacha hryvnia hryvnias forint forints koruna kuna
        dong kyat riyal riyals rial rials dram drams lari tenge som manat bolivar bolivars guarani quetzal quetzals
        lempira cordoba florin florins guilder guilders mark marks ducat ducats daler dalers thaler thalers taler
        talers zlotys liras escudo escudos peseta pesetas drachma drachmas schilling schillings renminbi bitcoin
        bitcoins sterling ruble"""
    )
} | {"kronor": "krona", "kroner": "krone", "reais": "real", "korunas": "koruna", "pence": "penny", "cents": "cent"}
IRREGULAR_PLURALS = {
    "people": "people", "men": "man", "women": "woman", "children": "child",
    "schoolchildren": "schoolchild", "police": "police", "troops": "troop",
    "dead": "dead", "crew": "crew", "staff": "staff", "aircraft": "aircraft", "personnel": "personnel",
    "aeroplanes": "plane", "airplanes": "plane",
    "cattle": "cattle", "sheep": "sheep", "lives": "life", "injured": "injured", "wounded": "injured",
}  # fmt: skip
PERSONS = word_set(
    """man woman person child boy girl worker soldier officer passenger player student resident member firefighter
    policeman policewoman protester demonstrator driver patient civilian employee victim suspect guest pupil tourist"""
)
NO_NOUNS = word_set(
    """of in on at to for from by with and or but as than that which who whose while when where are were is was be been
    has have had will would can could may might must shall should do does did not the a an this these those its his her
    their our my your it he she they we after before during since until about over under between among into through per
    if so because also said says out up down off away ago later earlier against without within across there have took
    take both each more most only just even still now all some monday tuesday wednesday thursday friday saturday sunday
    another any such what how why us no then times i you"""
)
# "heads of state and government" are one noun.
AFTER_NOUN = re.compile(r"(?:[ ]of[ ](?:state|government)(?:[ ](?:and|or)[ ](?:of[ ])?(?:state|government))?)\b")
PART = re.compile(
    r"""
    [ ] of [ ] (?: them | these | whom | which | the [ ] | its | his | her | their | \d | one | two | three | four
        | five | six | seven | eight | nine | ten | eleven | twelve )
    | (?: [ ][a-z]+ ){0,3} [ ] (?: in [ ] person | in [ ] the [ ] room | by [ ] video | among [ ] them | alone )
    | [ ] more \b | [ ] others? \b | [ ] other [ ]
    """,
    re.VERBOSE | re.IGNORECASE,
)
# "seven in ten", "two out of three"
_FEW = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)"
RATIO = re.compile(rf"[ ](?:in|out[ ]of|of)[ ](?:every[ ])?{_FEW}\b", re.IGNORECASE)
RATIO_BEFORE = re.compile(rf"\b{_FEW}[ ](?:in|out[ ]of)[ ](?:every[ ])?$", re.IGNORECASE)


def small_number(words: str) -> int:
    """A whole number in digits, or below a hundred in words ("eleven", "sixty-one"); 0 where it is neither."""
    if words.isdigit():
        return int(words)
    return sum(TENS.get(part, ONES.get(part, 0)) for part in words.lower().split("-"))
