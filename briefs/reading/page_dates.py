"""When a page says its article was published: JSON-LD, meta tags, its own elements, at last its own address.

The address counts because the outlet's system wrote it when the article was filed, and the page itself gives it
(canonical link, og:url): /2017/05/12/ states a day. It comes last, and only where year, month and day all stand there;
where a moment in UTC lies on the neighbouring day, it tells which day it was where the outlet is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any, Final
from urllib.parse import urlsplit

from briefs.reading.dates import iso_from_metadata
from briefs.reading.lines import fold
from briefs.reading.linked import tidy, words_in
from briefs.sentences import word_set

_NAMES: Final = tuple(
    """article:published_time datepublished og:published_time og:article:published_time article:published
    parsely-pub-date sailthru.date dc.date.issued dc.date dcterms.created dcterms.date dc.date.created
    dcterms.issued date pubdate publishdate publish-date publish_date publication_date published_date
    publication-date article_date_original article.published cxenseparse:recs:publishtime rbpubdate ptime
    displaydate originalpublicationdate datecreated created bt:pubdate shareaholic:article_published_time
    citation_date citation_publication_date timestamp release_date iso-8601-publish-date""".split()  # noqa: SIM905 - a list that reads as prose
)
# Names that no list holds: "vr:published_time", "article:create_at", "content_date".
_TELLING_NAME = re.compile(
    r"publi[sc]|pub_?-?date|issued|creat(?:ed|ion|e_)|posted|release|first_?-?(?:live|publ)|postdate|post[_-]date"
    r"|(?:article|story|content|page|entry|news)[._:-]?date"
)
_TIME_NAME = re.compile(r"date|time|publish(?:ed)?$|issued$|created?(?:_at)?$|posted$|_at$|_on$")
_OTHER_NAME = re.compile(r"modif|updat|expir|valid|revis|copyright|birth|event|start|end_|until|publisher|creator|zone")

_PUBLISHED: Final = (
    "publish", "Publish", "pubdate", "pub-date", "post-date", "post_date", "postdate", "entry-date", "date-header",
    "article-date", "dateline", "article__date", "posted-on", "post-time", "posted_on", "created",
)  # fmt: skip
_SMALL: Final = "(self::a or self::span or self::p or self::div or self::li or self::h4 or self::h5 or self::h6 or self::small or self::em or self::td or self::abbr or self::b or self::i or self::header or self::cite or self::strong or self::address)"  # noqa: E501


def _having(*parts: str, attribute: str = "class") -> str:
    return " or ".join(f"contains(@{attribute},'{part}')" for part in parts)


_PATHS: Final = (
    "//*[@itemprop='datePublished' or @property='datePublished' or @property='dc:date' or @pubdate]",
    f"//time[{_having('publish', 'entry-date', 'post')}]",
    f"//*[{_having(*_PUBLISHED)}]",
    "//time[@datetime]",
    "//time",
    f"//*[{_SMALL}][{_having('date', 'Date', 'timestamp', 'time')}] | //*[contains(@id,'date')]",
    "//input[@type='hidden'][contains(@name,'ublish')][contains(@name,'ate') or contains(@name,'ime')]",
    f"//*[{_SMALL}][{_having('posted', 'meta', 'byline', 'info', 'credit', 'submitted', 'author')}]",
)
_VALUES: Final = ("datetime", "content", "value", "data-datetime", "data-timestamp", "data-time", "data-date", "title")
_ELSEWHERE = re.compile(
    r"(?:^|[\s_-])(?:related|sidebar|comments?|respond|footer|nav|menu|widget|recent|popular|trending|most|ticker"
    r"|latest|teaser|card|promo|recommend\w*|modified|updated)(?:$|[\s_-])",
    re.IGNORECASE,
)
_BESIDE: Final = frozenset({"nav", "aside", "footer"})
_DAY_IN_PATH = re.compile(
    r"/(?P<year>(?:19|20)\d\d)[/-](?P<month>[01]?\d)[/-](?P<day>[0-3]?\d)(?=[/.-]|$)"
    r"|/(?P<whole>(?:19|20)\d\d(?:0\d|1[0-2])(?:[0-2]\d|3[01]))(?=/)"
)

MOST_LOOKED_AT: Final = 12
MOST_UP: Final = 8  # elements round one, within which it may belong to something else than the article
LONGEST: Final = 120  # characters of an element that is a date line

_DAY_FIRST_ZONES: Final = word_set(
    """uk au nz ie in za ng ke gh ug zm zw pk bd lk mt sg my de fr es it pt nl be at ch dk no fi pl cz sk ro gr tr br
    ar mx cl co pe ru ua id vn"""
)
_DAY_FIRST_ENGLISH: Final = word_set("gb uk au nz ie in za ng ke gh ug pk")
_OTHER_ORDER: Final = frozenset({"en", "zh", "ja", "ko", "hu", "lt", "fa"})


def is_day_first(tag: str | None, urls: Sequence[str]) -> bool:
    """Whether the page's language or the country of its address writes 3/5/2024 for the third of May."""
    language, _, region = (tag or "").strip().lower().replace("_", "-").partition("-")
    if region in _DAY_FIRST_ENGLISH or (language and language not in _OTHER_ORDER):
        return True
    if region:
        return False
    return any(_host(url).rpartition(".")[2] in _DAY_FIRST_ZONES for url in urls)


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def day_in_address(urls: Sequence[str]) -> str | None:
    """The whole day that stands in one of the page's own addresses."""
    for url in urls:
        if match := _DAY_IN_PATH.search(url):
            whole = match["whole"] or f"{match['year']}-{match['month']:0>2}-{match['day']:0>2}"
            if iso := iso_from_metadata(whole):
                return iso
    return None


def published(
    tree: Any, linked: list[dict[str, Any]], metas: dict[str, list[str]], *, headline: str | None, day_first: bool
) -> str | None:
    """The date of publication as the page states it, or None."""
    for value in (*_linked_dates(linked), *_meta_dates(metas)):
        if iso := iso_from_metadata(value, day_first=day_first):
            return iso
    for path in _PATHS:
        for element in islice(_nearest(tree, path, headline), MOST_LOOKED_AT):
            if iso := _printed(element, day_first=day_first):
                return iso
    return None


def _linked_dates(linked: list[dict[str, Any]]) -> Iterator[str]:
    for one in linked:
        for key in ("datePublished", "dateCreated", "uploadDate"):
            yield from _texts(one.get(key))


def _texts(value: Any) -> Iterator[str]:
    """The text of a JSON-LD value: bare, a number, in a list, or typed."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("@value")
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if words := tidy(value):
        yield words


def _meta_dates(metas: dict[str, list[str]]) -> Iterator[str]:
    for name in _NAMES:
        yield from metas.get(name, ())
    for name, values in metas.items():
        if _TELLING_NAME.search(name) and _TIME_NAME.search(name) and not _OTHER_NAME.search(name):
            yield from values


def _nearest(tree: Any, path: str, headline: str | None) -> Iterator[Any]:
    """The elements of a path that may be the article's: those below its headline, then those above, nearest first."""
    found = tree.xpath(f"//h1 | {path}")
    headings = islice((at for at, one in enumerate(found) if one.tag == "h1"), MOST_LOOKED_AT)
    place = next((at for at in headings if _says(found[at], headline)), -1)
    before = reversed(found[: max(place, 0)])
    for element in (*found[place + 1 :], *before):
        if element.tag != "h1" and not _is_elsewhere(element):
            yield element


def _says(heading: Any, headline: str | None) -> bool:
    return headline is not None and fold(words_in(heading)) == fold(headline)


def _is_elsewhere(element: Any) -> bool:
    """Whether the element belongs to a teaser, a comment or the frame of the page, or tells of a change."""
    for one in islice((element, *element.iterancestors()), MOST_UP):
        if one.tag in ("body", "html"):
            return False
        if one.tag in _BESIDE or _ELSEWHERE.search(f"{one.get('class') or ''} {one.get('id') or ''}"):
            return True
    return False


def _printed(element: Any, *, day_first: bool) -> str | None:
    for name in _VALUES:
        if iso := iso_from_metadata(tidy(element.get(name)), day_first=day_first):
            return iso
    words = words_in(element)
    return iso_from_metadata(words, day_first=day_first) if 0 < len(words) <= LONGEST else None
