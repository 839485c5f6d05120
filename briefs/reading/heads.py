"""The headline of a scraped text, and the facts in the lines round the article: byline, outlet, date."""

from __future__ import annotations

import re
from typing import Final

from briefs.reading.bylines import (
    bio_names,
    is_name,
    is_outlet_like,
    is_role,
    names_in,
    names_in_byline,
    outlet_alone,
    outlet_in_bio,
    outlet_in_byline,
    outlet_in_credit,
    signed_names,
)
from briefs.reading.bylines_world import names_set_off
from briefs.reading.dates import date_line, find_dates
from briefs.reading.kinds_press import WRAPPER
from briefs.reading.lines import Row, count_words, fold

MOST_HEADLINE_WORDS: Final = 30
LEAST_HEADLINE_WORDS: Final = 3
LEAST_LETTERS: Final = 3  # of a word that says something
MOST_LONE_WORDS: Final = 14  # of a line that is nothing but names and what stands beside them
MOST_LONE_NAME: Final = 3  # words; longer runs of capitals are titles
MOST_COMPARED: Final = 30  # rows of the article that a headline is compared with
FEW_ROWS: Final = 6
LEAST_SHARED: Final = 0.6
ENOUGH_SHARED: Final = 0.7
NEAR_ROWS: Final = 5  # below the start of the text: where a standfirst comes first, the date stands below it
MASTHEAD_ROWS: Final = 2  # of a text, where the paper's name stands; farther down it is an entry of a menu
ABOVE_ROWS: Final = 4  # above a headline or the text, where its date and byline may stand
MOST_DATED_WORDS: Final = 20
MOST_BYLINE_WORDS: Final = 24
LEAST_PARAGRAPH: Final = 8  # words
HEAD_ROWS: Final = 14  # how far above the first paragraph a headline may stand

_SITE = re.compile(r"(?P<title>.{12,}?)\s+[|–—·»:-]{1,2}\s+(?P<site>[^|–—·»]{2,50})")
_RIGHTS_OWNER = re.compile(
    r"\W*(?:©|\(c\)|copyright)[\s©]*(?:(?:19|20)\d\d(?:\s*[-–]\s*(?:(?:19"
    r"|20)?\d\d))?)?[\s,.:]*(?:by\s+)?(?P<outlet>(?:The\s)?[A-Z][\w&’'.-]*(?:\s(?:of|the|and"
    r"|[A-Z&][\w&’'-]*)){0,4})",
    re.IGNORECASE,
)
_SHORTENED_END = re.compile(r"\b(?:[A-Z]\.){2,}$")  # "… in Fight With the E.U."
_AFTER_OWNER = re.compile(r"\W*\b(?:All|Inc|LLC|Ltd|Limited|[Uu]nless|[Ee]xcept|Reproduction)\b.*$")
_SOURCE = re.compile(
    r"(?i:source|via|originally published (?:on|at|by"
    r"|in))\s*:?\s*(?P<outlet>(?:The\s)?[A-Z][\w&’'.-]*(?:\s(?:of|the|and|[A-Z&][\w&’'-]*)){0,4})\W*"
)
_DATELINE = re.compile(
    r"(?P<opening>[A-Z][A-Z.'’-]{2,}(?:[ ,(][^.!?—–]{0,50}|[^!?—–]{0,20}\b(?:19|20)\d\d)?) ?[)]? ?[—–-]{1,2} "
)
_DATELINE_GIVER = re.compile(r"[A-Z][A-Z .,'’-]{2,}[^()]{0,40}\((?P<outlet>[A-Z][^()]{1,40})\) ?[—–-]{1,2} ")
_KICKER = re.compile(r"(?P<outlet>[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)?) (?:[A-Z][a-z]+ )?(?:Desk|Newsroom|Bureau):\s")
_KICKER_FIELD = re.compile(
    r"\s(?:Political|Foreign|World|Sports?|Business|News|International|National|Economic|Culture|Science"
    r"|Health|City|Web|Social)$"
)
_OUTLET_NAME = r"(?:The\s)?[A-Z][\w&’'.-]*(?:\s(?:of|the|and|[A-Z&][\w&’'-]*)){0,4}"
_NOTICE = re.compile(
    rf"(?:Stay|Keep up)\s(?:tuned\s)?(?:with|to)\s(?P<one>{_OUTLET_NAME})\sfor\s"
    rf"|(?P<other>{_OUTLET_NAME})\s(?:adheres|is committed|follows|subscribes|is made possible)\b"
    rf"|.{{0,200}}\b(?:[Tt]hank(?:s| you) for reading|only on|share with|[Yy]ou['’]re reading)"
    rf"\s(?P<third>{_OUTLET_NAME})(?=[!?.]|$)"
)
_WHOSE_VIEWS = re.compile(
    rf"\b(?:those|views?|opinions?|positions?|policy|policies|stance)\sof\s(?:the\s)?(?P<outlet>{_OUTLET_NAME})[.\s]*$"
)
# "Dana Whitlock, The Harbour Desk", "Dana Whitlock at Low Haven Park"
_AFTER_NAME = re.compile(r",[ ]The(?:[ ][A-Z][\w&’'-]*){1,4}")
_AT_PLACE = re.compile(r"[ ](?:at|in|from)(?:[ ]the)?(?:[ ][A-Z][\w’'-]*){1,4}")
_HOURS = re.compile(r"[ ]?[(](?:now|earlier|and[ ]earlier|previously)[)]")  # who writes a live blog when
_NOT_OUTLET = re.compile(r"\b(?:all rights|reserved|privacy|reuters photo|file photo)\b", re.IGNORECASE)


def has_headline_form(row: Row) -> bool:
    """Whether the line could be the headline: some words, no full stop at the end, no marker."""
    if not row.words[:1].isalnum() and row.words[:1] not in "\"“‘'«¿¡#@$£€([":
        return False
    if row.marker or row.prefix not in ("", "# ") or row.why not in (None, "repeated title"):
        return False
    if not LEAST_HEADLINE_WORDS <= row.count <= MOST_HEADLINE_WORDS or row.tags & {"byline", "date", "bio"}:
        return False
    if _SHORTENED_END.search(row.words):
        return True
    return row.words[-1] not in ".:;,…" and not row.words.endswith((".”", '."', ",”", ',"'))


def stands_above_text(rows: list[Row]) -> bool:
    """Whether the first line is a short one without an end mark right above running text, whatever it says."""
    if len(rows) < 2 or not rows[1].is_sentence or rows[1].why or rows[1].tags or rows[1].marker or rows[1].prefix:
        return False
    row = rows[0]
    if row.marker or row.prefix or row.why or row.tags or row.is_sentence or outlet_alone(row.words):
        return False
    has_letters = any(letter.isalpha() for letter in row.words)
    return has_letters and row.count <= MOST_HEADLINE_WORDS and row.words[-1] not in '.:;,…"”'


def find_headline(rows: list[Row], begin: int, *, extracted: bool = False) -> int | None:
    """The place of the headline: the line that stands twice, else the first line, else the last above the text.

    ``extracted``: the text may well have none, so that only what says the same as the article is believed.
    """
    if not extracted and begin <= 1 and stands_above_text(rows) and rows[1].after_gap:
        return 0
    above = [at for at in range(min(begin, len(rows))) if has_headline_form(rows[at])]
    above = [at for at in above if not outlet_alone(rows[at].words)] or above
    if not above:
        return None if extracted else _sentence_above_facts(rows, begin)
    first = above[0]
    for at in reversed(above[1:]):
        if rows[at].count >= LEAST_HEADLINE_WORDS and _repeats(rows[first].fold, rows[at].fold):
            return at
    near = [at for at in above if begin - at <= HEAD_ROWS]
    text = {word for row in rows[begin : begin + MOST_COMPARED] for word in row.fold.split()}
    shares = {at: _shared(rows[at], text) for at in near}
    best = max(shares.values(), default=0.0)
    is_short_head = sum(not row.why for row in rows[:begin]) <= FEW_ROWS and first <= FEW_ROWS // 2
    if is_short_head and shares.get(first, 0.0) > 0:
        return first
    if best >= LEAST_SHARED:
        return next((at for at in near if shares[at] >= ENOUGH_SHARED * best), None)
    if extracted or not is_short_head:
        return None
    titled = next((at for at in near if _could_title(rows[at])), None)
    return _sentence_above_facts(rows, begin) if titled is None else titled


def _sentence_above_facts(rows: list[Row], begin: int) -> int | None:
    """A headline of whole sentences: told by the byline or the date right under it."""
    for at in range(min(max(begin, 1), FEW_ROWS, len(rows) - 1)):
        row, after = rows[at], rows[at + 1]
        plain = not (row.why or row.tags or row.marker or row.prefix)
        if plain and row.is_sentence and row.count <= MOST_HEADLINE_WORDS and after.tags & {"byline", "date"}:
            return at
    return None


def _could_title(row: Row) -> bool:
    """Whether the line is made of words, and is no name of an outlet or a person."""
    if outlet_alone(row.words) or is_name(row.words):
        return False
    return sum(len(word) >= LEAST_LETTERS and word.isalpha() for word in row.fold.split()) >= LEAST_HEADLINE_WORDS - 1


def _shared(row: Row, text: set[str]) -> float:
    """How many of the line's long words stand in the article, the share counting too."""
    words = [word for word in row.fold.split() if len(word) >= 4]
    if not words:
        return 0.0
    found = sum(word in text for word in words)
    return found * found / len(words)


def _repeats(first: str, later: str) -> bool:
    return first == later or (len(later) >= 12 and first.startswith(later + " "))


def repeats_headline(row: Row, headline: str) -> bool:
    """Whether the line says the headline again, alone or with the name of the site."""
    folded = fold(headline)
    if row.fold == folded:
        return True
    if len(folded) < 15 or row.ends or row.count > MOST_HEADLINE_WORDS:
        return False
    site = _SITE.fullmatch(row.words)
    return bool(site and fold(site["title"]) == folded)


def split_site(title: str) -> tuple[str, str | None]:
    """A page title parted from the name of its site where a mark stands between them."""
    site = _SITE.fullmatch(title.strip())
    if site and is_outlet_like(site["title"]) and not is_outlet_like(site["site"]):
        return site["site"], site["title"]
    if site and len(site["site"].split()) <= 5 and len(site["title"].split()) >= 3:
        return site["title"], site["site"]
    return title, None


def find_byline(rows: list[Row], begin: int, end: int, headline: int | None) -> tuple[str, ...]:
    """The names of who wrote it, from the byline, a line with a name alone, a signature or a biography."""
    top = headline if headline is not None else max(0, begin - HEAD_ROWS)
    head = rows[top : begin + HEAD_ROWS // 2]
    for row in [*head, *rows[max(0, top - 6) : top]]:
        if "byline" in row.tags and (names := names_in_byline(row.words) or signed_names(row.words)):
            return names
    for at in range(top, begin):
        if is_lone_byline(rows, at):
            return _lone_names(rows[at], dated=_stands_by_date(rows, at))
    tail = rows[max(begin, end - 2) :]
    for row in tail:
        if "byline" in row.tags and (names := names_in_byline(row.words)):
            return names
    for at in range(max(begin, end - 1), min(end + 1, len(rows))):  # farther down stand other things in brackets
        if names := names_set_off(_with_dash(rows, at)):
            return names
    for row in rows:
        if ("bio" in row.tags or row.why == "author biography") and (names := bio_names(row.words)):
            return names
    return next(((rows[at].words,) for at in range(max(end - 1, 0), min(end + 1, len(rows))) if signs(rows, at)), ())


def signs(rows: list[Row], at: int) -> bool:
    """Whether the line is a name alone with nothing of the article after it."""
    last = at + 1 == len(rows) or rows[at + 1].why is not None or "bio" in rows[at + 1].tags
    plain = not (rows[at].marker or rows[at].prefix or rows[at].why)
    return last and plain and (is_name(rows[at].words) or bool(names_set_off(rows[at].words)))


def _with_dash(rows: list[Row], at: int) -> str:
    """The line with the dash it begins with, unless that makes it one of a list's items."""
    is_item = any(row.marker for row in (*rows[max(0, at - 1) : at], *rows[at + 1 : at + 2]))
    return f"{rows[at].marker}{rows[at].words}" if rows[at].marker and not is_item else rows[at].words


def is_lone_byline(rows: list[Row], at: int) -> bool:
    """Whether the line is a name alone, right under the headline or beside the date."""
    if rows[at].why or not _lone_names(rows[at], dated=_stands_by_date(rows, at)):
        return False
    beside = rows[max(0, at - 1) : at] + rows[at + 1 : at + 2]
    titled = at > 0 and (rows[at - 1].why in ("headline", "repeated title") or has_headline_form(rows[at - 1]))
    return titled or "date" in rows[at].tags or any("date" in row.tags or row.why for row in beside)


def _stands_by_date(rows: list[Row], at: int) -> bool:
    return any("date" in row.tags for row in rows[max(0, at - 1) : at + 2])


def _lone_names(row: Row, *, dated: bool = False) -> tuple[str, ...]:
    """The names of a line that is nothing but names, or names with what a byline may have beside them.

    ``dated``: a date stands right above or below, so that a place may follow the name.
    """
    if row.marker or row.prefix or row.ends or not 2 <= row.count <= MOST_LONE_WORDS:
        return ()
    words = _HOURS.sub("", row.words)
    if "date" in row.tags:
        stated = find_dates(words)
        words = words[: stated[0].start].strip(" -–—|,·•/") if stated else ""
    names = names_in(words)
    if not names or any(len(name.split()) > MOST_LONE_NAME for name in names):
        return ()
    if len(" ".join(names)) < 0.6 * len(words) and "date" not in row.tags:
        rest = words.rpartition(names[-1])[2]
        placed = dated and _AT_PLACE.fullmatch(rest) is not None
        return names if placed or is_role(rest.strip(" ,")) or _AFTER_NAME.fullmatch(rest) else ()
    return names


def find_published(rows: list[Row], begin: int, headline: int | None) -> str | None:
    """The date a date line beside the headline states."""
    top = headline if headline is not None else max(0, begin - HEAD_ROWS)
    near = [*rows[top : begin + NEAR_ROWS], *reversed(rows[max(0, top - 4) : top])]
    dated = [row for row in near if row.tags & {"date", "byline"}]
    labelled = [row for row in dated if re.search(r"(?i)publish|posted|first", row.words)]
    for row in labelled + dated:
        if iso := date_line(row.words):
            return iso
    dateline = _DATELINE.match(rows[begin].words) if begin < len(rows) else None
    stated = find_dates(dateline["opening"]) if dateline else ()
    return stated[0].iso if stated else None


def facts_beside(
    rows: list[Row], headline: str, text: str = "", *, day_first: bool = False
) -> tuple[tuple[str, ...], str | None]:
    """The byline and the date that stand by a headline on its page: under it, or above it or above its text."""
    folded = fold(headline)
    places = [at for at, row in enumerate(rows) if row.fold == folded]
    begin = _begin_of(rows, text)
    names: tuple[str, ...] = ()
    published: str | None = None
    near = [rows[at : at + HEAD_ROWS] for at in reversed(places)]
    above = [begin] if begin is not None else []
    above += reversed(places)
    near += [[*reversed(rows[max(0, at - ABOVE_ROWS) : at])] for at in above]
    for number, some in enumerate(near):
        names = names or _names_among(some, lone=number < len(places))
        dates = (date_line(row.words, day_first=day_first) for row in some if row.count <= MOST_DATED_WORDS)
        published = published or next(filter(None, dates), None)
    return names, published


def _begin_of(rows: list[Row], text: str) -> int | None:
    """Where the first paragraph of the extracted text stands on the page."""
    first = next((fold(line) for line in text.split("\n") if count_words(line) >= LEAST_PARAGRAPH), None)
    return next((at for at, row in enumerate(rows) if first and row.fold and first.startswith(row.fold)), None)


def _names_among(rows: list[Row], *, lone: bool) -> tuple[str, ...]:
    """The names of a line that says it is a byline; ``lone``: or of a name alone right below the first row."""
    lines = (names_in_byline(row.words) for row in rows if row.count <= MOST_BYLINE_WORDS)
    if names := next(filter(None, lines), None):
        return names
    if not lone:
        return ()
    return next((found for row in rows[1:4] if not row.why and (found := _lone_names(row))), ())


def find_outlet(
    rows: list[Row], begin: int = 0, headline: int | None = None, *, names: tuple[str, ...] = ()
) -> str | None:
    """The outlet a wrapper, a biography, a byline, a notice or a rights line names, or a line above the text."""
    places = [*range(min(MASTHEAD_ROWS, begin)), *(range(headline + 1, begin) if headline is not None else ())]
    plain = [rows[at] for at in places if at != headline and rows[at].why in (None, "page furniture")]
    alone = [outlet for row in plain if not row.marker and (outlet := outlet_alone(row.words))]
    dated = [outlet for at in places if at != headline and (outlet := _outlet_with_date(rows[at].words))]
    alone = _from_dateline(rows, begin, headline) or alone or dated
    for find in _OUTLET_FINDERS:
        if find is _from_rights and alone:
            return alone[0]
        for row in rows:
            if (outlet := find(row)) and outlet not in names and not _NOT_OUTLET.search(outlet):
                return outlet
    return alone[0] if alone else None


def _outlet_with_date(line: str) -> str | None:
    """The outlet that stands with the date on one line: "Gull Rock Observer, May 3, 2027"."""
    name, mark, date = line.partition(", ") if ", " in line else line.partition(" | ")
    return outlet_alone(name.strip()) if mark and date_line(date.strip()) else None


def _from_dateline(rows: list[Row], begin: int, headline: int | None) -> list[str]:
    """The agency or paper in brackets in the dateline, where it also stands alone by the headline."""
    match = _DATELINE_GIVER.match(rows[begin].words) if begin < len(rows) else None
    top = max(0, begin - HEAD_ROWS) if headline is None else max(0, headline - ABOVE_ROWS)
    return [row.words for row in rows[top:begin] if match and row.words == match["outlet"]][:1]


def _from_wrapper(row: Row) -> str | None:
    match = WRAPPER.search(row.words) if "appeared" in row.words or "published" in row.words else None
    return match["outlet"].strip() if match else None


def _from_bio(row: Row) -> str | None:
    return outlet_in_bio(row.words) if "bio" in row.tags or row.why == "author biography" else None


def _from_byline(row: Row) -> str | None:
    if "byline" in row.tags:
        return outlet_in_byline(row.words)
    names = _lone_names(row) if not row.why and ", The " in row.words else ()
    rest = row.words.rpartition(names[-1])[2] if names else ""
    return rest.removeprefix(", ") if rest.startswith(", The ") and _AFTER_NAME.fullmatch(rest) else None


def _from_source(row: Row) -> str | None:
    match = _SOURCE.fullmatch(row.words) if row.why == "feed wrapper" else None
    return match["outlet"].rstrip(".") if match else None


def _from_kicker(row: Row) -> str | None:
    match = _KICKER.match(row.words) if row.is_sentence else None
    return _KICKER_FIELD.sub("", match["outlet"]) if match else None


def _from_notice(row: Row) -> str | None:
    if row.why not in ("newsletter or subscription", "disclaimer", "desk note"):
        return None
    match = _NOTICE.match(row.words)
    if match:
        return (match["one"] or match["other"] or match["third"]).rstrip(".")
    whose = _WHOSE_VIEWS.search(row.words)
    return whose["outlet"].rstrip(".") if whose else None


def _from_credit(row: Row) -> str | None:
    return outlet_in_credit(row.words) if row.why == "picture credit" else None


def _from_rights(row: Row) -> str | None:
    match = _RIGHTS_OWNER.match(row.words) if row.why == "rights" else None
    return (_AFTER_OWNER.sub("", match["outlet"]).rstrip(" .") or None) if match else None


_OUTLET_FINDERS: Final = (
    _from_wrapper,
    _from_bio,
    _from_byline,
    _from_source,
    _from_kicker,
    _from_notice,
    _from_rights,
    _from_credit,
)
