"""The blocks of a page that stand for other pages: a linked heading with a few words, many of one kind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any, Final
from urllib.parse import urljoin, urlsplit

from briefs.reading.lines import count_words, fold
from briefs.reading.linked import is_longer

LEAST_ALIKE: Final = 3  # of one kind, one after the other
LEAST_SHARE: Final = 0.75  # of those of one kind
MOST_WORDS: Final = 130  # of one
LEAST_HEADING: Final = 3  # words of a link that is a headline
MOST_BLURB: Final = 40  # words of one under a name
MOST_WHEN: Final = 12  # words of a line that says when
MOST_UP: Final = 5
MOST_ABOVE: Final = 50  # elements looked at round one, or within it
MOST_LINKS: Final = 1_500  # looked at
_HEADINGS: Final = frozenset(("h2", "h3", "h4", "h5"))
_LEADING: Final = 4  # texts before the headline: a kicker, a date, a number
MOST_ROUND: Final = 3  # elements round a link that may be its card
# How sites name the box of one teaser.
_CARD = re.compile(r"(?<![a-z])(?:teaser|card|promo|hentry)(?![a-z])", re.IGNORECASE)
_ENDED = re.compile(r"[.!?…。]\W*$")


def teaser_roots(tree: Any, urls: tuple[str, ...], title: str) -> set[Any]:
    """The elements that hold one teaser each. ``urls`` and ``title`` are the page's own: what leads to it is none."""
    found: set[Any] = set()
    own = {_split(url) for url in urls}
    away = {link for link in list(tree.iter("a"))[:MOST_LINKS] if _leads_away(link, urls[0], own)}
    name = fold(title)
    away = {link for link in away if not _names_page(link, name)}
    for alike in _alike(tree):
        teasers = [one for one in alike if _is_teaser(one, away)]
        if len(teasers) >= max(LEAST_ALIKE, LEAST_SHARE * len(alike)):
            found.update(teasers)
    found.update(_headed(away))
    found = {one for one in found if one.tag != "h1" and one.find(".//h1") is None}
    return {one for one in found if not any(above in found for above in islice(one.iterancestors(), MOST_ABOVE))}


def _names_page(link: Any, title: str) -> bool:
    words = fold(" ".join(link.itertext()))
    return count_words(words) >= LEAST_HEADING and words in title


def _alike(tree: Any) -> Iterator[list[Any]]:
    """Children of one element with the same name and first class."""
    for parent in tree.iter("div", "ul", "ol", "section", "main", "body", "tbody", "aside", "article", "dl"):
        if len(parent) < LEAST_ALIKE:
            continue
        groups: dict[tuple[str, str], list[Any]] = {}
        for child in parent:
            if isinstance(child.tag, str) and child.tag not in ("script", "style", "br", "h1"):
                kind = (child.get("class") or "").split()
                groups.setdefault((child.tag, kind[0] if kind else ""), []).append(child)
        yield from (group for group in groups.values() if len(group) >= LEAST_ALIKE)


def _is_teaser(element: Any, away: set[Any]) -> bool:
    """Whether the element is short, and a link to another page with a headline's words stands at its beginning."""
    if is_long(element):
        return False
    links = [one for one in element.iter("a") if one in away]
    if not links:
        return False
    return element.tag == "a" or any(_is_headline(one, element) for one in links)


def _is_card(element: Any) -> bool:
    return element.tag == "article" or _CARD.search(element.get("class") or "") is not None


def _is_headline(link: Any, element: Any) -> bool:
    text = " ".join(link.itertext())
    before = 0
    for one in element.iter():
        if one is link:
            break
        before += bool(isinstance(one.tag, str) and (one.text or "").strip())
    size = count_words(text)
    if not size or (size < LEAST_HEADING and not _is_name(link, element, before)):
        return False
    around = link.getparent()
    alone = around is None or len(" ".join(around.itertext()).split()) <= 2 * len(text.split()) or around is element
    if element.tag == "p" and around is element:  # a paragraph that begins with a link
        return False
    return before <= _LEADING and alone and not _runs_on(link)


def _is_name(link: Any, element: Any, before: int) -> bool:
    """Whether a link with fewer words than a headline has is one: of a card, or of an entry that begins with it."""
    return _is_heading(link) and (_is_card(element) or (not before and _is_blurb(element)))


def _is_blurb(element: Any) -> bool:
    """Whether the element is as short as an entry of a calendar, and says when in a line of its own."""
    if count_words(" ".join(element.itertext())) > MOST_BLURB:
        return False
    lines = (" ".join("".join(one.itertext()).split()) for one in element)
    return any(
        any(map(str.isdigit, line)) and count_words(line) <= MOST_WHEN and not _ENDED.search(line) for line in lines
    )


def _is_heading(link: Any) -> bool:
    around = link.getparent()
    return (around is not None and around.tag in _HEADINGS) or any(True for _ in islice(link.iter(*_HEADINGS), 1))


def _runs_on(link: Any) -> bool:
    """Whether a sentence goes on behind the link: a paragraph that begins with one."""
    tail = (link.tail or "").strip()
    return bool(tail) and tail[0].islower()


def _headed(away: set[Any]) -> Iterator[Any]:
    """The widest element round each linked heading that has no other such heading in it."""
    headings = []
    for link in away:
        heading = next(
            (
                one
                for one in (*islice(link.iter(), MOST_ABOVE), *islice(link.iterancestors(), MOST_UP))
                if one.tag in _HEADINGS
            ),
            None,
        )
        if heading is not None and count_words(" ".join(heading.itertext())) >= LEAST_HEADING:
            headings.append(heading)
    known = set(headings)
    if len(known) < LEAST_ALIKE:
        return
    for heading in known:
        yield _widest(heading, known)


def _widest(heading: Any, known: set[Any]) -> Any:
    widest = heading
    for _ in range(MOST_UP):
        parent = widest.getparent()
        if parent is None or parent.tag in ("body", "main") or is_long(parent) or parent.find(".//h1") is not None:
            break
        if len(list(islice((one for one in parent.iter(*_HEADINGS) if one in known), 2))) > 1:
            break
        widest = parent
    return widest


def is_long(element: Any) -> bool:
    """Whether the element has more words than a teaser, or a wall."""
    return is_longer(element, MOST_WORDS)


def _leads_away(link: Any, url: str, own: set[tuple[str, str, str]]) -> bool:
    href = (link.get("href") or "").strip()
    if href in ("", "#") or href.startswith("javascript:"):  # a script leads on
        return any(map(_is_card, islice(link.iterancestors(), MOST_ROUND)))
    if href.startswith(("#", "mailto:", "tel:")):
        return False
    target = _split(_joined(url, href))
    return target not in own and target != ("", "", "")


def _split(url: str) -> tuple[str, str, str]:
    try:
        parts = urlsplit(url)
    except ValueError:
        return ("", "", "")
    return parts.netloc, parts.path, parts.query


def _joined(url: str, href: str) -> str:
    try:
        return urljoin(url, href)
    except ValueError:
        return ""
