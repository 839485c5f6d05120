"""What a page states of its own kind: OpenGraph, JSON-LD, microdata, its robots tag and the class of its body."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from briefs.reading.bulk import FREE_STATED
from briefs.reading.linked import stated_objects

MANY: Final = 3  # articles that are stated side by side are those of a list
_ARTICLE = re.compile(r"(?:\w*Article|(?:Blog|LiveBlog|SocialMedia|DiscussionForum)Posting|Report|Review|Recipe)$")
_BODY_CLASS = re.compile(
    r"(?<![\w-])(?P<kind>error-?404|search-(?:results|no-results)|search|archive|category|tag|author|home|blog|attachment"
    r"|path-frontpage|path-search|path-taxonomy|page-404|single-product|woocommerce-\w+)(?![\w-])"
)
# What a page is, by the names of its types; "" for those that say nothing.
KINDS: Final[dict[str, str]] = {
    "collectionpage": "list", "searchresultspage": "search", "itemlist": "list", "profilepage": "profile",
    "contactpage": "service", "aboutpage": "service", "faqpage": "service", "checkoutpage": "shop", "product": "shop",
    "productgroup": "shop", "offer": "shop", "videoobject": "video", "movie": "video", "tvepisode": "video",
    "videogallery": "gallery", "imagegallery": "gallery", "mediagallery": "gallery", "audioobject": "audio",
    "podcastepisode": "audio", "radioepisode": "audio", "podcastseries": "audio", "jobposting": "job",
    "event": "event", "sportsevent": "event", "musicevent": "event", "quiz": "game", "game": "game",
}  # fmt: skip
_OG: Final[dict[str, str]] = {
    "product": "shop",
    "profile": "profile",
    "video": "video",
    "music": "audio",
    "books": "shop",
}
_BODY: Final[dict[str, str]] = {
    "error404": "missing", "error-404": "missing", "page-404": "missing", "search-results": "search",
    "search-no-results": "search", "search": "search", "path-search": "search", "single-product": "shop",
    "path-frontpage": "front", "home": "front", "attachment": "gallery",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """``kinds``: what the page says it is, if not an article; ``free``: whether all may read it, or None."""

    is_article: bool = False
    is_surely: bool = False  # not by OpenGraph alone, which some templates say of every page
    is_dated: bool = False
    kinds: frozenset[str] = frozenset()
    body: str = ""  # the kind by the class of the body
    free: bool | None = None


_FREE = re.compile(FREE_STATED, re.IGNORECASE)


def stated_by(tree: Any, tags: list[tuple[str, str]], url: str, title: str, teasers: frozenset[Any]) -> Stated:
    """What the page states; what it states of the articles in its teasers is not said of itself."""
    objects = stated_objects(tree)
    types = [kind for one in objects for kind in _types(one)]
    micro = list(_microdata(tree, teasers))
    og = next((content.strip().lower() for name, content in tags if name == "og:type"), "")
    articles = len({str(one.get("headline") or one.get("name")) for one in objects if _is_article(one)})
    marked = sum(_ARTICLE.fullmatch(kind) is not None for kind in micro)
    is_surely = 0 < articles < MANY or 0 < marked < MANY
    kinds = {KINDS[kind.lower()] for kind in (*types, *micro) if kind.lower() in KINDS}
    kinds.update(kind for start, kind in _OG.items() if og.startswith(start))
    if articles >= MANY or marked >= MANY:
        kinds.add("list")
    return Stated(
        is_article=is_surely or og == "article",
        is_surely=is_surely,
        is_dated=_is_dated(tree, tags, objects, teasers),
        kinds=frozenset(kinds),
        body=_body(tree),
        free=_free(tree, tags),
    )


def _types(one: dict[str, Any]) -> Iterator[str]:
    kind = one.get("@type")
    for each in kind if isinstance(kind, list) else [kind]:
        if isinstance(each, str):
            yield each.rpartition("/")[2].rpartition(":")[2]


def _is_article(one: dict[str, Any]) -> bool:
    return any(map(_ARTICLE.fullmatch, _types(one)))


def _microdata(tree: Any, teasers: frozenset[Any]) -> Iterator[str]:
    """The types of the items that are no property of another one, and not within a teaser."""
    for element in tree.xpath("//*[@itemscope][@itemtype][not(@itemprop)]")[:50]:
        if not any(one in teasers for one in (element, *element.iterancestors())):
            yield element.get("itemtype").strip().rstrip("/").rpartition("/")[2]


def _is_dated(tree: Any, tags: list[tuple[str, str]], objects: list[dict[str, Any]], teasers: frozenset[Any]) -> bool:
    if any(name == "article:published_time" and content.strip() for name, content in tags):
        return True
    if any("datePublished" in one and _is_article(one) for one in objects):
        return True
    for time in tree.xpath("//time | //*[@itemprop='datePublished']")[:20]:
        above = list(time.iterancestors())
        if not any(one in teasers or one.tag in ("aside", "footer", "nav", "li") for one in above):
            return True
    return False


def _body(tree: Any) -> str:
    body = tree.find(".//body")
    names = "" if body is None else f"{body.get('class') or ''} {body.get('id') or ''}"
    found = [match["kind"] for match in _BODY_CLASS.finditer(names.lower())]
    if "single" in names.lower().split() or "single-post" in names.lower().split():
        found = [kind for kind in found if kind.startswith("error")]
    return next((_BODY.get(kind, "list") for kind in found if kind != "blog"), "")


def _free(tree: Any, tags: list[tuple[str, str]]) -> bool | None:
    said = [
        match["said"].lower()
        for script in tree.iter("script")
        if "json" in (script.get("type") or "").lower()
        for match in _FREE.finditer(script.text or "")
    ]
    said += [
        (element.get("content") or element.get("href") or element.text or "").strip().lower().rpartition("/")[2]
        for element in tree.xpath("//*[@itemprop='isAccessibleForFree']")
    ]
    tier = next((content.strip().lower() for name, content in tags if name == "article:content_tier"), "")
    said += {"locked": ["false"], "free": ["true"]}.get(tier, [])
    return None if not said else "false" not in said
