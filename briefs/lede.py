"""Where the first sentence of an article begins: behind the dateline, the kicker and the desk's lead-in."""

from __future__ import annotations

import re

from briefs.words import ROLES, gender_of_name

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_DATE = rf"(?:{_MONTH}[ ]\d{{1,2}}(?:,[ ]\d{{4}})?|\d{{1,2}}[ ]{_MONTH}(?:[ ]\d{{4}})?)"
_NAME = r"[^\W\d_][\w.’'-]*"
_DASH = r"(?:[—–]|--?|―)"

_AGENCY_LINE = re.compile(
    rf"""
    (?P<before> [^\n“”"]{{0,110}}? )                       # the place, perhaps after a byline
    (?P<date> ,? [ ]* {_DATE} ,? )? [ ]*
    \( (?P<agency> [A-Z][A-Za-z.]{{1,12}} (?: [ /-] [A-Z][A-Za-z.]{{0,12}} ){{0,3}} ) \)
    [ ]* (?P<dash> {_DASH} | : )? [ ]*
    """,
    re.VERBOSE,
)
_PLACE_LINE = re.compile(
    rf"""
    (?P<place> {_NAME} (?: [ ] {_NAME} ){{0,3}} (?: , [ ] {_NAME} (?: [ ] {_NAME} ){{0,2}} )? )
    (?P<date> ,? [ ] {_DATE} )?
    (?: (?P<dash> [ ]* [—–―] [ ]* | [ ]+ --? [ ]+ ) | (?P<colon> : [ ]+ ) )
    """,
    re.VERBOSE,
)
# "(Oslo) …", "HARBOUR TOWN, May 2, 2025 /PRNewswire/ -- …".
_MARKED_PLACE = re.compile(
    rf"""
    (?: \( {_NAME} (?: [ ] {_NAME} ){{0,2}} (?: , [ ] {_NAME} )? (?: , [ ] {_DATE} )? \) [ ]* (?: {_DASH} [ ]* )?
      | [^\n“”"/]{{2,80}} / [ ]? [A-Z][\w-]* (?: [ ] [A-Z][\w-]* )? [ ]? / [ ]* {_DASH} [ ]* )
    (?= [A-Z“"‘'\d] )
    """,
    re.VERBOSE,
)
# What a report tells and a speaker's line or a label does not: "Harbour: The council said on Monday …".
_REPORTED = re.compile(
    r"\b(?:said|announced|reported|according to|officials?|police|government|ministry|court|on \w+day|today)\b",
    re.IGNORECASE,
)
_TOWN_OPENERS = frozenset({"new", "san", "santa", "port", "cape", "saint", "st", "addis", "kuala", "tel", "abu", "los"})
_KICKER = re.compile(
    r"""
    (?: [A-Z][\w.’'&-]* [ ] ){1,4}
    (?: Desk | Bureau | Correspondents? | Reporter | Staff | Newsroom | Team | Service | Agency | Network )
    [ ]* : [ ]+ (?= [A-Z“"‘'\d] )
    """,
    re.VERBOSE,
)
_LABEL = re.compile(r"(?:BREAKING|EXCLUSIVE|UPDATE[D\d]*|WATCH|ANALYSIS|JUST[ ]IN|LIVE)[ ]*[:|–—-][ ]*", re.VERBOSE)
_LEAD_IN = re.compile(
    r"""
    According[ ]to[ ] [A-Z][\w.’'&-]* (?: [ ] [A-Z][\w.’'&-]* ){0,3} , [ ]
    (?: based[ ]on | citing | quoting ) [ ] (?: \w+ [ ] ){0,2} (?: reports? | sources? ) , [ ]
    (?= [A-Z] )  # a capital: the sentence was there before the lead-in was put in front of it
    """,
    re.VERBOSE,
)
_ASKED = re.compile(r"^\W{0,3}Q(?:uestion)?(?:[ ]?\d{1,2})?[.:][ ]", re.MULTILINE)
_ANSWER = re.compile(r"(?P<mark>(?:A|Answer)[.:])[ ]+(?=[A-Z“\"‘'])(?![A-Z]\.)")
_QUESTION = re.compile(r"(?:Q|Question)(?:[ ]?\d{1,2})?[.:][ ]+(?=\S)")
_SPEAKER = re.compile(rf"[A-Z][\w.’'-]*(?:[ ]{_NAME}){{0,2}}:[ ]+(?=[A-Z“\"‘'])")
# The time of an entry in a live report: "8.05pm:", "16:42 — ", "10.04am", "14:20 GMT".
_CLOCK = re.compile(
    r"""
    (?P<hour> \d{1,2} ) (?: [:.h] (?P<minute> [0-5]\d ) )? (?: [ ]? (?P<half> [ap] \.? [ ]? m \b \.? ) )?
    (?: [ ]? (?: GMT | BST | UTC | CET | CEST | E[SD]?T | P[SD]?T | AEST | AEDT | IST | EAT ) \b )?
    (?: [ ]* (?: [:|] | [–—] | - (?=[ ]) ) [ ]* | [ ]* $ | (?<=m) [ ]+ | (?<=m\.) [ ]+ | (?<=T) [ ]+ )
    """,
    re.VERBOSE | re.IGNORECASE | re.MULTILINE,
)
_AGENCIES = frozenset(
    {"pti", "ani", "ians", "ap", "afp", "cnn", "reuters", "upi", "efe", "dpa", "xinhua", "tass", "bbc"}
)
_AGENCIES_TOO = frozenset({"kyodo", "ansa", "bloomberg", "uni", "wam", "anadolu", "yonhap", "apa", "tnn", "cna", "gna"})


def lede_start(text: str, start: int, end: int) -> int:
    """Where the claim of the paragraph ``text[start:end]`` begins; ``start`` where nothing stands before it."""
    at = start
    for _ in range(3):  # a kicker before a dateline before a lead-in is the most there is
        step = _step(text, at, end)
        if step == at or not text[step:end].strip():
            break
        at = step
    return at


def answer_start(text: str, start: int, end: int) -> int:
    """Where the words of an answer begin, behind the "A:" that questions and answers are told apart by."""
    match = _ANSWER.match(text, start, end)
    if match is None or (match["mark"] == "A." and not _ASKED.search(text, 0, start)):
        return start  # an initial: "A. Vale"
    return match.end()


def question_start(text: str, start: int, end: int) -> int:
    """Where the words of a question begin, behind its "Q:"; ``start`` where none stands there."""
    match = _QUESTION.match(text, start, end)
    return match.end() if match else start


def speaker_label(text: str, start: int, end: int) -> str:
    """The name and colon that a turn of a conversation opens with: "Dana Whitlock: "; "" where none does."""
    match = _SPEAKER.match(text, start, end)
    return match[0] if match else ""


def entry_start(text: str, start: int, end: int) -> int:
    """Where an entry of a live report begins, behind its time; ``start`` where no time stands there."""
    match = _find_clock(text, start, end)
    return match.end() if match else start


def clock_of(words: str) -> int | None:
    """The time that an entry opens with, in minutes from midnight; None where it opens with none."""
    match = _find_clock(words, 0, len(words))
    if match is None:
        return None
    hour = int(match["hour"])
    if match["half"]:
        hour = hour % 12 + (12 if match["half"][0] in "pP" else 0)
    return 60 * hour + int(match["minute"] or 0)


def _find_clock(text: str, start: int, end: int) -> re.Match[str] | None:
    match = _CLOCK.match(text, start, end)
    if match is None or int(match["hour"]) > 24 or not (match["minute"] or match["half"]):
        return None
    return match


def _step(text: str, at: int, end: int) -> int:
    for pattern in (_LABEL, _KICKER, _LEAD_IN):
        if match := pattern.match(text, at, end):
            return match.end()
    if (match := _MARKED_PLACE.match(text, at, end)) and _is_capitalised(match[0]):
        return match.end()
    match = _AGENCY_LINE.match(text, at, end)
    if match and _is_agency_line(match):
        return match.end()
    match = _PLACE_LINE.match(text, at, end)
    if match and _is_place_line(text, match, end):
        return match.end()
    return at


def _is_agency_line(match: re.Match[str]) -> bool:
    agency = re.split(r"[ /.-]", match["agency"].lower())[0]
    known = agency in _AGENCIES or agency in _AGENCIES_TOO
    before = match["before"].strip(" ,")
    if match["date"]:
        return known or bool(match["dash"]) or match["agency"].isupper()
    if not before:
        return known
    place = len(before.split()) <= 4 and all(word[:1].isupper() for word in before.split())
    return place and (known or (bool(match["dash"]) and before.split(",")[0].isupper()))


def _is_capitalised(words: str) -> bool:
    """Whether no small word stands in the words: a place and its country, not "(The boats sail again)"."""
    return not any(word[0].islower() for word in re.findall(r"[^\W\d_]+", words) if len(word) > 3)


def _is_place_line(text: str, match: re.Match[str], end: int) -> bool:
    follower = text[match.end() : match.end() + 1]
    if not follower or not (follower.isupper() or follower.isdigit() or follower in "“\"‘'"):
        return False
    place = match["place"]
    if not all(word[:1].isupper() for word in place.replace(",", "").split()):
        return False
    first = place.split(",")[0]
    if first.isupper() and len(first) > 2:
        return match["colon"] is None or follower not in "“\"‘'"
    if match["date"]:
        return True
    if match["dash"] and re.search(r"[—–―]", text[match.end() : min(end, match.end() + 160)]):
        return False  # "Paris — the city of light — waits" is no dateline
    if match["dash"] and "," in place:
        return follower.isupper()  # "Paris, France – The …"
    if follower in "“\"‘'":
        return False
    return _is_named_as_place(text, first) or (match["colon"] is not None and _heads_report(text, match, end))


def _heads_report(text: str, match: re.Match[str], end: int) -> bool:
    """Whether a lone name and a colon head a report, as desks print the town, and no speaker's line."""
    place = match["place"]
    words = place.split(",")[0].lower().split()
    if len(words) > 1 and words[0] not in _TOWN_OPENERS:
        return False
    speaks = f"\n{place}:" in text or f"{place} said" in text or gender_of_name(words[0]) is not None
    return not speaks and words[-1] not in ROLES and _REPORTED.search(text, match.end(), end) is not None


def _is_named_as_place(text: str, place: str) -> bool:
    return any(f" {word} {place}" in text for word in ("in", "from", "near", "outside", "across"))
