"""What comes round: results, statistics, rate decisions, matches. One round of it does not follow from another."""

from __future__ import annotations

import re

from briefs.story_words import REACH, head_of

# How many days lie between two rounds at least; nearer articles may tell of one.
ROUNDS = {"results": 40, "rate": 14, "figures": 6, "match": 2}

_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"

_RESULTS = re.compile(
    r"""
    \b (?: (?: first | second | third | fourth | last | previous ) [ -] (?: quarter | half ) | quarterly | Q[1-4]
      | half- ?year(?:ly)? | full- ?year | interim | annual (?= [ ] (?: results | profits? | loss | earnings ) ) ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_PART_OF_YEAR = re.compile(
    rf"\b(?:(?:first|second|third|fourth)[ -](?:quarter|half)|Q[1-4])\b|(?<=\bin )(?:{_MONTH})\b(?! \d{{1,2}}\b)",
    re.IGNORECASE,
)
_ORDINALS = ("", "first", "second", "third", "fourth")
_EARNED = re.compile(
    r"\b(?:profits?|earnings|sales|revenues?|turnover|results|net income|loss(?:es)?|income|dividend|outlook)\b",
    re.IGNORECASE,
)
_RATE = re.compile(
    r"""
    \b (?: central [ ] bank(?:ers?)? | policymakers | monetary [ ] policy | rate[ -]set(?:ting|ters) ) \b
    | \b (?: key | base | benchmark | policy | repo | lending | interest ) [ ] rates? \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SET = re.compile(
    r"\b(?:cuts?|cutting|holds?|held|keeps?|kept|lowers?|lowered|raises?|raised|lifts?|lifted|hikes?|hiked|leaves?|"
    r"left|unchanged|falls?|trims?|trimmed|reduces?|reduced|increases?|increased)\b[^.\n]{0,80}?\brates?\b"
    r"|\brates?\b[^.\n]{0,60}?\b(?:unchanged|cut|held|kept|raised|lowered|lifted|to \d|by (?:a|half|\d))",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"""
    \b (?: inflation | unemployment | jobless | joblessness | gdp | prices? | output | production | exports? | imports?
      | orders | retail [ ] sales | out [ ] of [ ] work | housing [ ] starts | registrations | arrivals | index
      | confidence | deficit | surplus | petrol | diesel | cases ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_PERIOD = re.compile(
    rf"""
    \b (?: in | from | for | since ) [ ] (?: {_MONTH} ) \b (?! [ ] \d{{1,2}} \b )
    | \b (?: than | from | over | of | in | compared [ ] with ) [ ] (?: a | the ) [ ]
      (?: (?: week | month | quarter | year )
      [ ] (?: before | earlier | ago )
      | (?: previous | same ) [ ] (?: week | month | quarter | year ) )
    | \b (?: up | down | rose | fell | rises? | falls? ) [ ] [^.\n]{{1,40}} [ ] in [ ] a [ ] (?: week | month )
    | \b more [ ] than [ ] a [ ] (?: week | month | year ) [ ] before
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SCORE = re.compile(
    r"(?<![\w-])\d{1,3}[-–]\d{1,3}(?![\w-])|^[A-Z][\w' ]{2,30} \d{1,2} [A-Z][\w' ]{2,30} \d{1,2}\b", re.MULTILINE
)
_PLAYED = re.compile(
    r"\b(?:beat|beats|beaten|defeated|defeats|draw|drew|lost|lose|won|wins?|thrash(?:ed|es)?|sinks|winner|scored|scores)\b",
    re.IGNORECASE,
)
_OF_SPORT = re.compile(
    r"""
    \b (?: league | cup | derby | season | match | matchday | fixture | semi-?final | championship | tournament
      | coach | manager | striker | midfielder | goalkeeper | keeper | captain | half-?time | interval | penalt(?:y|ies)
      | goal | equali[sz]er | leveller | free [ ] kick | substitute | bench | pitch | innings | wickets? | tries | sets?
      | crowd | playoffs? | shots? | corners? | defender | referee | ref | unbeaten ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
LEAST_OF_SPORT, LEAST_BESIDE_SCORE = 5, 1  # different words
_OF_TWO = {
    "results": (_RESULTS, _EARNED),
    "rate": (_RATE, _SET),
    "figures": (_COUNTED, _PERIOD),
}


def round_of(headline: str, text: str) -> str | None:
    """Of what the article tells one round, by its headline and lede; None where it tells something else."""
    told = head_of(headline, text)
    for name, (what, how) in _OF_TWO.items():
        if what.search(told) and how.search(told):
            return name
    return "match" if _PLAYED.search(told) and _is_sport(told, f"{headline}\n{text[: 4 * REACH]}") else None


def period_of(headline: str, text: str) -> str | None:
    """The quarter, half or month that results or figures are of: the first that headline or lede names."""
    match = _PART_OF_YEAR.search(head_of(headline, text))
    if match is None:
        return None
    words = match.group().lower().replace("-", " ")
    return f"{_ORDINALS[int(words[1])]} quarter" if words[1].isdigit() else words


def _is_sport(lede: str, text: str) -> bool:
    words = {match.group().lower() for match in _OF_SPORT.finditer(text)}
    return len(words) >= (LEAST_BESIDE_SCORE if _SCORE.search(lede) else LEAST_OF_SPORT)
