"""What a page says of itself: JSON-LD, OpenGraph, meta tags, and its byline and time elements."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import unescape
from itertools import islice
from typing import Any, Final

from briefs.reading.bylines import is_outlet_like, names_in, names_in_byline
from briefs.reading.bylines_world import is_nobody, names_of
from briefs.reading.heads import split_site
from briefs.reading.lines import count_words, fold, scrub
from briefs.reading.linked import kind_of, linked_articles, own_articles, tidy, words_in
from briefs.reading.page_dates import day_in_address, is_day_first, published
from briefs.reading.titles import agree, is_part, without_label
from briefs.sentences import word_set

_TITLES: Final = tuple(
    """og:title twitter:title dc.title dcterms.title sailthru.title parsely-title hdl title headline""".split()  # noqa: SIM905 - a list that reads as prose
)
_PUBLISHERS: Final = ("og:site_name", "dc.publisher", "dcterms.publisher", "citation_journal_title", "application-name")
_PUBLISHER_PATH: Final = "//*[@itemprop='publisher']//*[@itemprop='name'][1]"
_AUTHORS: Final = tuple(
    """author article:author byl parsely-author sailthru.author dc.creator dcterms.creator dc.contributor
    citation_author article:author_name authors og:author og:article:author cxenseparse:author
    shareaholic:article_author_name twitter:data1 creator rbauthors bt:author""".split()  # noqa: SIM905 - a list that reads as prose
)


def _having(attribute: str, *parts: str) -> str:
    return " or ".join(f"contains(@{attribute},'{part}')" for part in parts)


def _any_of(*tags: str) -> str:
    return "//*[" + " or ".join(f"self::{tag}" for tag in tags) + "]"


_SMALL: Final = ("a", "span", "p", "div", "address", "li", "h4", "h5", "strong", "cite", "abbr", "small", "em")
_AUTHOR_CLASSES: Final = (
    *("author", "Author", "auth_", "auth-", "autor", "auteur", "autore", "forfatter", "skribent", "kirjoittaja"),
    *("yazar", "muhabir", "szerzo", "penulis", "reporter", "journalist", "writer", "signature", "firma"),
)
# What stands within is about another article, or a reader's.
_OTHERS: Final = (
    "//*[parent::nav or parent::footer or parent::aside"
    + " or not(self::html or self::body or self::main or self::article) and ("
    + _having("class", "comment", "related", "recommend", "popular", "read-next")
    + ")]"
)
_BYLINE_PATHS: Final = (
    "//*[@itemprop='author']//*[@itemprop='name']",
    "//*[@itemprop='author']",
    "//a[@rel='author']",
    f"{_any_of(*_SMALL)}[{_having('class', 'byline', 'Byline', 'by-line')} or contains(@id,'byline')]",
    f"{_any_of(*_SMALL)}[{_having('class', *_AUTHOR_CLASSES)}][not({_having('class', 'img', 'image', 'photo')})]",
    f"//a[{_having('href', '/author/', '/authors/', '/by/', '/staff/')}]",
)
MOST_HEADINGS: Final = 80  # of a page; hostile ones have thousands, one within the other
MOST_LOOKED_AT: Final = 6
LEAST_WORDS: Final = 4  # shorter headings are those of sections and sites
MOST_AUTHOR_WORDS: Final = 5
_NOBODY = re.compile(
    r"\b(?:admin\w*|unknown|anonymous|webmaster|staff|editors?|editorial|team|user|author|guest|newsroom|desk"
    r"|n/?a|none|null|news|reporter|writer|contributor|minutes?|blog)\b|[|@:]",
    re.IGNORECASE,
)
_SITE_BEFORE = re.compile(r"(?P<site>[^|–—·»:]{2,50}?)\s+[|–—·»:-]{1,2}\s+(?P<title>.{6,})")
# "US News", "Opinion", "Live Updates" at the end of a title are sections of a site.
_SECTIONS: Final = word_set(
    """news us uk u s eu world latest local national international breaking top business sport sports opinion politics
    culture arts entertainment lifestyle life style tech technology health science travel money weather video videos
    live updates update comment analysis features home the today photos pictures review reviews crime education
    environment climate food books music film tv city regional daily online blog article story"""
)
LEAST_SHARED: Final = 0.6  # of the words of a title, in the headline
_MARKUP = re.compile(r"<[^<>]{1,400}>")
_URL = re.compile(r"https?://[^\s<>\"]{4,2000}")
_TAG = re.compile(r"\s*(?P<code>[a-zA-Z]{2,3})(?:[-_]|\s*$)")
_HANDLE = re.compile(r"https?://|^@|www\.|\.(?:com|org|net)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """The facts a page states about its article; None and empty where it states none."""

    headline: str | None = None
    byline: tuple[str, ...] = ()
    published: str | None = None
    addressed: str | None = None  # the day in the page's own address
    day_first: bool = False  # the page writes 3/5/2024 for the third of May
    outlet: str | None = None
    url: str | None = None
    language: str | None = None
    body: str | None = None  # the article's own text, where the page states it


def read_metadata(tree: Any) -> Metadata:
    """The metadata of a parsed page; JSON-LD first, then OpenGraph and meta tags, then the page's own elements."""
    metas = _metas(tree)
    addresses = _addresses(tree, metas)
    linked = own_articles(linked_articles(tree), _titles(tree, metas), addresses)
    outlet = _publisher(linked) or next((metas[name][0] for name in _PUBLISHERS if metas.get(name)), None)
    headline = _headline(tree, linked, metas, outlet)
    urls = [*addresses, *filter(_URL.fullmatch, (tidy(one.get("url")) for one in linked))]
    tags = _language_tags(tree, linked, metas)
    day_first = is_day_first(next(iter(tags), None), urls)
    return Metadata(
        headline=headline,
        byline=_byline(tree, linked, metas, outlet),
        published=published(tree, linked, metas, headline=headline, day_first=day_first),
        addressed=day_in_address(urls),
        day_first=day_first,
        outlet=_site_name(outlet, tree, headline),
        url=next(iter(urls), None),
        body=_body(linked),
        language=next((match["code"].lower() for tag in tags if (match := _TAG.match(tag))), None),
    )


def _titles(tree: Any, metas: dict[str, list[str]]) -> list[str]:
    """What the page calls itself, in its head and in its first headings."""
    stated = [tidy(tree.findtext(".//title")), *(value for name in _TITLES for value in metas.get(name, ())[:1])]
    return [*_first_headings(tree), *filter(None, stated)]


def _addresses(tree: Any, metas: dict[str, list[str]]) -> list[str]:
    """The addresses the page gives itself, the canonical one first."""
    canonical = [link.get("href") for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    stated = [tidy(value) for value in (*canonical, *metas.get("og:url", ()))]
    return [url for url in stated if _URL.fullmatch(url)]


def _metas(tree: Any) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        content = tidy(meta.get("content"))
        if name and content:
            found.setdefault(name.strip().lower(), []).append(content)
    return found


def _site_name(stated: str | None, tree: Any, headline: str | None) -> str | None:
    """The outlet as stated, in the microdata, or after the headline in the page's title."""
    if name := tidy(stated):
        return name
    for element in tree.xpath(_PUBLISHER_PATH)[:1]:
        if name := (tidy(element.get("content")) or words_in(element)):
            return name
    title = tidy(tree.findtext(".//title"))
    bare, site = split_site(title)
    if site and headline and (fold(bare) == fold(headline) or _names_site(site, _is_about(bare, headline))):
        return site
    before = _SITE_BEFORE.fullmatch(title)
    return before["site"] if before and headline and fold(before["title"]) == fold(headline) else None


def _names_site(words: str, about: bool) -> bool:
    """Whether the end of a title names the outlet, though the printed headline says it in other words.

    ``about``: the rest of the title is about what the headline says; else only a paper's usual name is believed.
    """
    if _SECTIONS.issuperset(fold(words).split()) or not words[0].isupper():
        return False
    return is_outlet_like(words) or (about and all(word[0].isupper() for word in words.split()))


def _is_about(bare: str, headline: str) -> bool:
    words = fold(bare).split()
    return len(words) >= LEAST_WORDS and len({*words} & {*fold(headline).split()}) >= LEAST_SHARED * len({*words})


def _body(linked: list[dict[str, Any]]) -> str | None:
    """The article's text in JSON-LD, its marks of HTML taken out."""
    bodies = [one["articleBody"] for one in linked if isinstance(one.get("articleBody"), str)]
    body = unescape(_MARKUP.sub("\n", max(bodies, key=len, default="")))
    return scrub(body).strip() or None


def _headline(tree: Any, linked: list[dict[str, Any]], metas: dict[str, list[str]], outlet: str | None) -> str | None:
    stated = [
        tidy(one.get("headline") or one.get("name"))
        for one in linked
        if kind_of(one) not in ("WebPage", "CreativeWork")
    ]
    from_article = any(stated)
    stated += [value for name in _TITLES for value in metas.get(name, ())[:1]]
    title = tidy(tree.findtext(".//title"))
    if title:
        stated.append(title)
    stated = [_without_site(words, outlet) for words in stated if words]
    printed = [words for heading in islice(tree.iter("h1", "h2"), MOST_HEADINGS) if (words := words_in(heading))]
    for words in printed:
        if any(agree(words, other) for other in stated) or (title and is_part(words, title)):
            return without_label(words, stated)
    heads = [words for words in _first_headings(tree) if count_words(words) >= LEAST_WORDS] or _first_headings(
        tree, "//article"
    )
    if len(heads) == 1 and not from_article:
        return heads[0]
    return stated[0] if stated else next(iter(printed), None)


def _first_headings(tree: Any, within: str = "") -> list[str]:
    return [words for heading in tree.xpath(f"{within}//h1")[:MOST_HEADINGS] if (words := words_in(heading))]


def _without_site(words: str, outlet: str | None) -> str:
    bare, site = split_site(words)
    if site and (outlet is None or fold(site) == fold(outlet) or len(site.split()) <= 4):
        return bare
    return words


def _byline(
    tree: Any, linked: list[dict[str, Any]], metas: dict[str, list[str]], outlet: str | None
) -> tuple[str, ...]:
    for one in linked:
        if names := _people(one.get("author") or one.get("creator"), outlet):
            return names
    for name in (*_AUTHORS, *(one for one in metas if one.endswith("author"))):
        if names := _named(metas.get(name, []), outlet):
            return names
    others = _others(tree)
    for path in _BYLINE_PATHS:
        own = (one for one in tree.xpath(path) if one not in others)
        if names := _printed_names(islice(own, MOST_LOOKED_AT)):
            return names
    return ()


def _others(tree: Any) -> set[Any]:
    """All that stands in what is not about the page's own article: each element looked at once, however deep it is."""
    found: set[Any] = set()
    for one in tree.xpath(_OTHERS):
        if one not in found:
            found.update(one.iter())
    return found


def _people(value: Any, outlet: str | None) -> tuple[str, ...]:
    entries = value if isinstance(value, list) else [value]
    names: list[str] = []
    for entry in entries[:8]:
        if isinstance(entry, dict):
            entry = entry.get("name")
        if isinstance(entry, list):
            entry = ", ".join(str(part) for part in entry)
        if words := tidy(entry):
            names.extend(_named([words], outlet))
    return tuple(dict.fromkeys(names))


def _named(values: list[str], outlet: str | None) -> tuple[str, ...]:
    """The names in metadata values; a site's own name, an address or a login is nobody's."""
    names: list[str] = []
    for value in values[:8]:
        if _HANDLE.search(value) or (outlet and fold(value) == fold(outlet)):
            continue
        names.extend(names_in_byline(value) or names_in(value, stated=True) or _elsewhere(value) or _body_named(value))
    return tuple(dict.fromkeys(names))


def _elsewhere(value: str, *, stated: bool = True) -> tuple[str, ...]:
    """The names in words that are not English alone."""
    return () if value.isascii() else names_of(value, stated=stated)


def _body_named(value: str) -> tuple[str, ...]:
    """An agency or a desk that stands for a person as author."""
    if (
        len(value.split()) > MOST_AUTHOR_WORDS
        or not value[:1].isupper()
        or _NOBODY.search(value)
        or is_nobody(value)
        or any(c.isdigit() for c in value)
    ):
        return ()
    return (value,) if " " in value or value.isupper() else ()


def _printed_names(elements: Iterable[Any]) -> tuple[str, ...]:
    for element in elements:
        words = words_in(element)
        if not words or len(words) > 160:
            continue
        if names := names_in_byline(words) or names_in(words) or _elsewhere(words, stated=False):
            return names
    return ()


def _publisher(linked: list[dict[str, Any]]) -> str | None:
    for one in linked:
        publisher = one.get("publisher")
        if isinstance(publisher, list):
            publisher = publisher[0] if publisher else None
        name = publisher.get("name") if isinstance(publisher, dict) else publisher
        if words := tidy(name):
            return words
    return None


def _language_tags(tree: Any, linked: list[dict[str, Any]], metas: dict[str, list[str]]) -> list[str]:
    """What the page says its language is, as "en-GB" or "de", surest first."""
    candidates = [
        tree.get("lang"),
        *(one.get("inLanguage") for one in linked),
        *metas.get("og:locale", ()),
        *metas.get("content-language", ()),
    ]
    return [value for value in candidates if isinstance(value, str) and _TAG.match(value)]
