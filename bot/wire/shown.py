"""What a page shows, line by line with where each stands, and what it states of itself: the signs of its kind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import islice
from typing import Any, Final

from lxml import etree

from bot.wire.stated import Stated, stated_by
from bot.wire.teasers import is_long, teaser_roots
from bot.wire.wall_words import GATE
from briefs.reading.html import _BLOCKS, _UNSEEN
from briefs.reading.lines import count_words, fold

MOST_LINES: Final = 10_000
MOST_LETTERS: Final = 5_000  # of one line
MOST_NAMES: Final = 200  # characters of an element's class and id
_HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
_ASIDE: Final = frozenset(("nav", "aside", "footer"))
_ASIDE_ROLES: Final = frozenset(("navigation", "complementary", "contentinfo", "search", "dialog", "alertdialog"))
_BUTTONS: Final = frozenset(("submit", "button"))
_BUTTON_NAME = re.compile(r"(?<![a-z])(?:btn|button|cta)(?![a-z])", re.IGNORECASE)
_CAPTION_NAME = re.compile(r"caption|bildunterschrift|legend[ea]?(?![a-z])|photo-?credit|image-?credit", re.IGNORECASE)
_BLURRED = re.compile(
    r"blurred|blur\(|filter:\s*blur|paid-?(?:part|content)|truncated|faded?-?out|text-?fade", re.IGNORECASE
)
# A part of every name above and of every gate's: most names hold none, and are looked at once.
_TELLING = re.compile(
    r"wall|gate|barrier|lock|overlay|poool|offer|pmpro|caption|unterschrift|legend|credit|blur|paid|trunc|fade|btn|button|cta",
    re.IGNORECASE,
)
_INVISIBLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_FIELDS: Final = frozenset(("", "text", "email", "tel", "radio", "checkbox", "number", "date"))
_PLAYERS: Final = frozenset(("video", "audio", "iframe", "amp-video", "amp-youtube", "embed", "object"))
_PLAYER = re.compile(r"youtube|vimeo|dailymotion|player|embed/|video|soundcloud|spotify|podcast", re.IGNORECASE)
_ELSEWHERE = re.compile(r"(?!#|javascript:|mailto:|tel:)\S", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line of a page. ``linked``: the share of it in links to other pages; ``level`` of a heading, else 0."""

    text: str
    linked: float = 0.0
    level: int = 0
    is_aside: bool = False
    is_button: bool = False
    is_caption: bool = False
    is_teaser: bool = False
    in_gate: bool = False
    in_cell: bool = False
    in_item: bool = False
    is_blurred: bool = False

    @cached_property
    def folded(self) -> str:
        """Its text for comparing."""
        return fold(self.text)


@dataclass(frozen=True, kw_only=True)
class Shown:
    """What a page shows and states, as far as its kind is concerned; what is hidden is not among its lines."""

    url: str
    title: str
    source: str = ""
    stated: Stated = field(default_factory=Stated)
    lines: tuple[Line, ...] = ()
    unseen: str = ""  # what stands in noscript
    teasers: int = 0
    has_password: bool = False
    has_search: bool = False
    has_player: bool = False
    fields: int = 0  # to fill in
    scripts: int = 0

    @cached_property
    def visible(self) -> str:
        """Everything a reader could see, a line each."""
        return "\n".join(line.text for line in self.lines)

    @cached_property
    def main(self) -> tuple[Line, ...]:
        """The lines that are neither menu, foot, teaser, caption nor button."""
        return tuple(
            line for line in self.lines if not (line.is_aside or line.is_teaser or line.is_caption or line.is_button)
        )

    @cached_property
    def main_folded(self) -> frozenset[str]:
        """The same lines, folded."""
        return frozenset(line.folded for line in self.main)

    @cached_property
    def first_names(self) -> tuple[str, ...]:
        """The same without the other parts of its title: its site may be called a shop or a search."""
        others = parts_of(self.title)[2:]
        return tuple(one for one in self.names if one not in others)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """What the page calls itself: its title without the site, and its first headings."""
        headings = [line.text for line in self.lines if line.level == 1 and not line.is_teaser]
        lower = [line.text for line in self.lines if line.level in (2, 3) and not (line.is_teaser or line.is_aside)]
        return tuple(dict.fromkeys(one for one in (*parts_of(self.title), *(headings or lower[:1])) if one))

    def folded(self, what: str) -> str:
        """The lines of a kind ("teaser", "caption", "aside"), folded, one below the other."""
        return self._folded[what]

    @cached_property
    def all_folded(self) -> str:
        """All lines, folded, one below the other."""
        return "\n".join(line.folded for line in self.lines)

    @cached_property
    def _folded(self) -> dict[str, str]:
        return {
            what: "\n".join(line.folded for line in self.lines if getattr(line, f"is_{what}"))
            for what in ("teaser", "caption", "aside", "button")
        }


_PARTS = re.compile(r"\s+[|–—·•«»:-]+\s+|\s*[|｜]\s*")


def parts_of(title: str) -> tuple[str, ...]:
    """A title, and its parts where it has several: one of them may be the site's name."""
    parts = [part.strip() for part in _PARTS.split(title) if part.strip()]
    return tuple(dict.fromkeys((title.strip(), *parts)))


def plain(text: str) -> str:
    """The text with one form of apostrophe and of spaces, as the patterns of words have it."""
    return text.replace("’", "'").replace("\xa0", " ")


def mass(text: str) -> int:
    """How much text it is: words, and two signs for a word in scripts that part none."""
    return count_words(text)


def shown_by(tree: Any, tags: list[tuple[str, str]], url: str, title: str, source: str) -> Shown:
    """What the parsed page shows and states."""
    claims = [content for name, content in tags if name == "og:url"]
    claims += [link.get("href") or "" for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    roots = teaser_roots(tree, (url, *claims), title)
    walk = _Walk(frozenset(roots))
    lines = (*islice(walk.lines(tree), MOST_LINES), *walk.inputs)
    return Shown(
        url=url,
        title=plain(title),
        source=source,
        stated=stated_by(tree, tags, url, title, frozenset(roots)),
        lines=lines,
        unseen=plain(" ".join(walk.unseen)),
        teasers=len(roots),
        has_password=walk.has_password,
        has_search=walk.has_search,
        has_player=walk.has_player,
        fields=walk.fields,
        scripts=walk.scripts,
    )


@dataclass(slots=True)
class _Where:
    """How many of the open elements are of a kind."""

    level: int = 0
    aside: int = 0
    button: int = 0
    caption: int = 0
    teaser: int = 0
    gate: int = 0
    cell: int = 0
    item: int = 0
    link: int = 0
    blurred: int = 0


class _Walk:
    """One walk over the page, its lines as they end."""

    def __init__(self, roots: frozenset[Any]) -> None:
        self.roots = roots
        self.where = _Where()
        self.unseen: list[str] = []
        self.inputs: list[Line] = []  # buttons of the old kind, whose words are no text of the page
        self.has_password = self.has_search = False
        self.has_player = False
        self.scripts = self.fields = 0
        self._parts: list[str] = []
        self._linked = 0

    def lines(self, tree: Any) -> Iterator[Line]:
        """The lines of the page that are not hidden."""
        walker = etree.iterwalk(tree, events=("start", "end"))
        open_marks: dict[Any, list[str]] = {}
        for event, element in walker:
            is_tag = isinstance(element.tag, str)
            if event == "start" and is_tag:
                if self._is_hidden(element):
                    walker.skip_subtree()
                    continue
                open_marks[element] = marks = self._marks(element)
                if element.tag in _BLOCKS or "button" in marks:
                    yield from self._ended()
                self._count(marks, 1)
                self._add(element.text)
            elif event == "end":
                marks = open_marks.pop(element, [])
                if is_tag and (element.tag in _BLOCKS or "button" in marks or element.tag == "br"):
                    yield from self._ended()
                self._count(marks, -1)
                self._add(element.tail)
        yield from self._ended()

    def _count(self, marks: list[str], step: int) -> None:
        for mark in marks:
            level = _HEADINGS.get(mark)
            if level:
                self.where.level += step * level
            else:
                setattr(self.where, mark, getattr(self.where, mark) + step)

    def _add(self, text: str | None) -> None:
        if text:
            self._parts.append(text)
            if self.where.link:
                self._linked += len(text.strip())

    def _ended(self) -> Iterator[Line]:
        if not self._parts:
            return
        text = plain(" ".join("".join(self._parts)[:MOST_LETTERS].split()))
        linked, where = self._linked, self.where
        self._parts, self._linked = [], 0
        if text:
            yield Line(
                text=text,
                linked=min(1.0, linked / len(text)),
                level=where.level,
                is_aside=where.aside > 0,
                is_button=where.button > 0,
                is_caption=where.caption > 0,
                is_teaser=where.teaser > 0,
                in_gate=where.gate > 0,
                in_cell=where.cell > 0,
                in_item=where.item > 0,
                is_blurred=where.blurred > 0,
            )

    def _is_hidden(self, element: Any) -> bool:
        tag = element.tag
        if tag == "script":
            self.scripts += 1
        if tag == "noscript":
            self.unseen.append(" ".join(element.itertext()))
        if tag in _PLAYERS and (tag != "iframe" or _PLAYER.search(element.get("src") or "")):
            self.has_player = True
        if tag in ("select", "textarea") and not self.where.aside:
            self.fields += 1
        if tag in _UNSEEN:
            return True
        if tag == "input":
            self._note_input(element)
        style = element.get("style") or ""
        if element.get("hidden") is not None or (tag == "dialog" and element.get("open") is None):
            return True
        return bool(style) and _INVISIBLE.search(style) is not None and tag not in ("body", "html")

    def _note_input(self, element: Any) -> None:
        kind = (element.get("type") or "").lower()
        self.fields += kind in _FIELDS and not self.where.aside
        self.has_password |= kind == "password"
        self.has_search |= kind == "search" and bool((element.get("value") or "").strip())
        if kind in _BUTTONS and element.get("value"):
            self.inputs.append(Line(text=plain(element.get("value").strip()), is_button=True))

    def _marks(self, element: Any) -> list[str]:
        tag, marks = element.tag, []
        if tag in _HEADINGS:
            marks.append(tag)
        if tag == "a" and _ELSEWHERE.match(element.get("href") or ""):
            marks.append("link")
        if tag in ("td", "th"):
            marks.append("cell")
        elif tag in ("li", "dd", "dt"):
            marks.append("item")
        if element in self.roots:
            marks.append("teaser")
        role = (element.get("role") or "").lower()
        names = f"{element.get('class') or ''} {element.get('id') or ''}"[:MOST_NAMES]
        named = _named(tag, names, element.get("style") or "") if tag not in ("body", "html") else ()
        if "gate" in named and (self.where.gate or is_long(element)):
            # the text behind a wall goes by the same name on some sites
            named = tuple(one for one in named if one != "gate")
        marks += named
        is_aside = tag in _ASIDE or role in _ASIDE_ROLES or (tag == "header" and not _heads_article(element))
        if is_aside and "gate" not in named:
            marks.append("aside")
        if (tag == "button" or role == "button") and "button" not in named:
            marks.append("button")
        if tag == "figcaption" and "caption" not in named:
            marks.append("caption")
        return marks


@lru_cache(maxsize=512)
def _named(tag: str, names: str, style: str) -> tuple[str, ...]:
    """What an element is by its class, id and style; a page names most of its elements alike."""
    if not _TELLING.search(f"{names} {style}"):
        return ()
    marks = []
    if tag not in ("article", "main") and GATE.search(names):
        marks.append("gate")
    if tag == "a" and _BUTTON_NAME.search(names):
        marks.append("button")
    if tag in ("p", "div", "span", "figcaption") and _CAPTION_NAME.search(names):
        marks.append("caption")
    if _BLURRED.search(f"{names} {style}"):
        marks.append("blurred")
    return tuple(marks)


def _heads_article(header: Any) -> bool:
    return header.find(".//h1") is not None or any(one.tag in ("article", "main") for one in header.iterancestors())
