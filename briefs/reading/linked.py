"""What the JSON-LD of a page says of its article, and of no other article that the page names beside it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any, Final
from urllib.parse import urlsplit

from briefs.reading.lines import count_words, fold, scrub

_ARTICLES: Final = re.compile(r"(?:\w*Article|\w*Posting|Report|Review|WebPage|Recipe|CreativeWork)$")
PLAIN: Final = frozenset(["WebPage", "CreativeWork", "CollectionPage"])  # the page rather than its article
_SPACE = re.compile(r"\s+")
_WRAPPED = re.compile(r"^\s*(?:<!--|(?://|/\*)?\s*<!\[CDATA\[(?:\s*\*/)?)|(?:-->|(?://|/\*)?\s*\]\]>(?:\s*\*/)?)\s*$")
_TRAILING = re.compile(r",\s*(?P<end>[}\]])")
_NAMED: Final = ("author", "creator", "publisher")
MOST_OBJECTS: Final = 50  # of one list
MOST_LETTERS: Final = 1000  # of an element whose words are asked for
MOST_PARTS: Final = 200
MOST_DEPTH: Final = 4
LEAST_LETTERS: Final = 4  # of a word that tells one headline from another
LEAST_SHARED: Final = 1 / 3  # of the shorter headline's words; headlines for search engines are often reworded
LEAST_SAME: Final = 0.6  # where the addresses differ, or the page has an article that is surely its own


def tidy(words: object) -> str:
    """The words on one line without what prints nothing; empty for what is no text."""
    return _SPACE.sub(" ", scrub(words)).strip() if isinstance(words, str) else ""


def words_in(element: Any) -> str:
    """The words of an element on one line; only the first of an element that holds much of the page."""
    parts: list[str] = []
    length = 0
    for text in element.itertext():
        parts.append(text)
        length += len(text)
        if length > MOST_LETTERS or len(parts) > MOST_PARTS:
            break
    return tidy(" ".join(parts))


def is_longer(element: Any, most: int) -> bool:
    """Whether the element holds more than so many words; of one that holds much no more is counted."""
    words = 0
    for text in element.itertext():
        words += count_words(text)
        if words > most:
            return True
    return False


def kind_of(one: dict[str, Any]) -> str:
    """The type of a JSON-LD object: of several the first that is an article's, else the first."""
    kind = one.get("@type")
    kinds = [str(each) for each in (kind if isinstance(kind, list) else [kind]) if each]
    return next((each for each in kinds if _ARTICLES.search(each)), kinds[0] if kinds else "")


def stated_objects(tree: Any) -> list[dict[str, Any]]:
    """All JSON-LD objects of a page that are no part of another one, but for what a page is mainly about."""
    found: list[dict[str, Any]] = []
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            found.extend(_objects(_loaded(script.text or "")))
    return found


def linked_articles(tree: Any) -> list[dict[str, Any]]:
    """The JSON-LD objects that describe an article, names resolved; those of the plain page come last."""
    found = stated_objects(tree)
    known = {one["@id"]: one for one in found if isinstance(one.get("@id"), str) and "name" in one}
    typed = [_resolved(one, known) for one in found if _ARTICLES.search(kind_of(one))]
    return sorted(typed, key=lambda one: kind_of(one) in PLAIN)


def own_articles(linked: list[dict[str, Any]], titles: Sequence[str], urls: Sequence[str]) -> list[dict[str, Any]]:
    """Those of ``linked`` that are not about another article than the page with these titles and addresses."""
    pages = {_address(url) for url in urls}
    folded = {fold(title) for title in titles}
    # Beside the page's own article another one must say nearly the same; alone, it may be the page's in other words.
    articles = [one for one in linked if kind_of(one) not in PLAIN]
    settled = any(_is_pages(one, pages, folded) for one in articles)
    if len(articles) == 1 and not _addresses(articles[0]):
        return linked  # who names another article says where it is
    return [
        one
        for one in linked
        if kind_of(one) in PLAIN or _is_pages(one, pages, folded) or not _is_another(one, titles, pages, settled)
    ]


def _is_pages(one: dict[str, Any], pages: set[str], titles: set[str]) -> bool:
    return bool(pages & _addresses(one)) or fold(_headline(one)) in titles


def _is_another(one: dict[str, Any], titles: Sequence[str], pages: set[str], settled: bool) -> bool:
    headline = _headline(one)
    elsewhere = bool(pages and _addresses(one))
    if not headline:
        return elsewhere
    least = LEAST_SAME if settled or elsewhere else LEAST_SHARED
    return bool(titles) and not any(_agree(headline, title, least) for title in titles)


def _headline(one: dict[str, Any]) -> str:
    return tidy(one.get("headline")) or tidy(one.get("name"))


def _addresses(one: dict[str, Any]) -> set[str]:
    main = one.get("mainEntityOfPage")
    stated = [one.get("url"), main.get("@id") if isinstance(main, dict) else main]
    return {_address(url) for url in map(tidy, stated) if url.startswith(("http://", "https://"))}


def _address(url: str) -> str:
    """An address without what differs between copies of one page: scheme, "www.", query, closing slash."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    return parts.netloc.lower().removeprefix("www.") + parts.path.rstrip("/")


def _agree(one: str, other: str, least: float) -> bool:
    first, second = _telling(one), _telling(other)
    return len(first & second) >= least * min(len(first), len(second))


def _telling(words: str) -> set[str]:
    all_words = fold(words).split()
    return {word for word in all_words if len(word) >= LEAST_LETTERS} or set(all_words)


def _resolved(one: dict[str, Any], known: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """The object with the people and publishers it points to in place of the pointers."""
    return one | {key: _pointed(one[key], known) for key in _NAMED if key in one}


def _pointed(value: Any, known: dict[str, dict[str, Any]]) -> Any:
    if isinstance(value, list):
        return [_pointed(one, known) for one in value[:MOST_OBJECTS] if not isinstance(one, list)]
    if isinstance(value, dict) and "name" not in value and isinstance(value.get("@id"), str):
        return known.get(value["@id"], value)
    return value


def _loaded(source: str) -> Any:
    """What a script states; objects one after the other, wrappers of old pages and a stray comma are read past."""
    source = _WRAPPED.sub("", source).strip().rstrip(";")
    for text in (source, _TRAILING.sub(r"\g<end>", source)):
        try:
            return json.loads(text, strict=False)
        except (ValueError, RecursionError):
            pass
    return _one_after_other(source)


def _one_after_other(source: str) -> list[Any]:
    decoder = json.JSONDecoder(strict=False)
    found: list[Any] = []
    at = source.find("{")
    while at >= 0 and len(found) < MOST_OBJECTS:
        try:
            value, end = decoder.raw_decode(source, at)
        except (ValueError, RecursionError):
            break
        found.append(value)
        at = source.find("{", end)
    return found


def _objects(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if depth > MOST_DEPTH:
        return
    if isinstance(value, list):
        for one in value[:MOST_OBJECTS]:
            yield from _objects(one, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemReviewed"):
            yield from _objects(value.get(key), depth + 1)
