"""HTML → `Page`: the article's text in clean-text form before cleaning, and what its metadata say."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from lxml import etree
from lxml import html as lxml_html

from briefs.blocks import ends_sentence
from briefs.reading.hidden import drop_hidden, without_cdata
from briefs.reading.lines import count_words, fold
from briefs.reading.listing import find_teasers, is_listing
from briefs.reading.metadata import Metadata, read_metadata
from briefs.reading.others import drop_others
from briefs.reading.shaping import shape
from briefs.sentences import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

# Precision mode is right for news; where it finds much less than recall mode, it has taken one column for the whole.
LEAST_SHARE: Final = 0.6
MOST_ELEMENTS: Final = 8_000  # news pages have one or two thousand
MANY_ELEMENTS: Final = 4_000  # of which a second extraction would take too long
MOST_VISIBLE: Final = 10_000  # lines
LEAST_COLUMN: Final = 60  # words of a cell that is no cell of data
LEAST_LAID_OUT: Final = 0.5  # of the words, in such cells
LEAST_PARAGRAPH: Final = 6  # words
LEAST_PARAGRAPHS: Final = 2  # of a cell that lays out a page
LEAST_LONG: Final = 14  # words of a line that is running text, however it ends
LEAST_SENTENCE: Final = 4  # words
LEAST_SEEN: Final = 4  # words of a line; a shorter one may stand anywhere
MOST_SEEN: Final = 0.8  # of the stated text
_SPACE = re.compile(r"[ \t\r\n\f\xa0]+")
_BLOCKS: Final = word_set(
    """p div li ul ol h1 h2 h3 h4 h5 h6 blockquote tr table article section header footer nav aside figure figcaption
    pre dl dt dd form fieldset main address hr br td th time option button label"""
)
_UNSEEN: Final = frozenset(["script", "style", "noscript", "template", "svg", "iframe", "head", "select", "textarea"])
_BREAK = re.compile(r"\n(?!\s*[a-zß-öø-ÿ])")  # a line that begins small goes on with the sentence before the break
_TAG = re.compile(r"<[^<>]{0,2000}>")
_OPENING = re.compile(r"<[a-zA-Z]")
_SCRIPT = re.compile(r"<(script|style)\b[^<>]*>(?:[^<]|<(?!/\1))*</\1>", re.IGNORECASE)
_LEVEL = re.compile(r"h?(?P<level>[1-6])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a page holds: the extracted text, its whole visible text, and its metadata."""

    text: str
    visible: str
    metadata: Metadata
    lists_others: bool = False  # the text is nearly all teasers of other pages


def prepare_pages() -> None:
    """Loads what only pages need, so that the first page of a process is read as fast as the next."""
    from justext.core import define_stoplist
    from trafilatura import external  # it takes longer than reading a page does

    words = _SmallWords()
    external.JT_STOPLIST = words  # type: ignore[assignment]  # it says None until it is first needed
    define_stoplist(words)  # else in the middle of some page; the library remembers it


class _SmallWords:
    """The small words of a hundred languages as the library takes them, which keeps a list of its own beside one."""

    def __iter__(self) -> Iterator[str]:
        from justext.utils import get_stoplist, get_stoplists

        for language in sorted(get_stoplists()):
            yield from get_stoplist(language)


def read_page(source: str) -> Page:
    """The article and the metadata of a page; ``text`` is empty where the library finds no article."""
    source = without_cdata(_bounded(source))
    tree = _parse(source)
    if tree is None:
        return Page(text="", visible=_untagged(source), metadata=Metadata())
    had_others = drop_others(tree)
    if had_others is None:
        return Page(text="", visible="", metadata=Metadata(), lists_others=True)
    metadata = read_metadata(tree)
    teasers = find_teasers(tree)
    if drop_hidden(tree) or had_others:
        source = lxml_html.tostring(tree, encoding="unicode")
    visible = visible_text(tree) or _untagged(source)
    del tree  # of a large page it is large, and the library makes several of its own
    text = _stated(metadata.body, visible, _article(source))
    return Page(text=text, visible=visible, metadata=metadata, lists_others=is_listing(text or visible, teasers))


def tree_of(source: str) -> Any:
    """The page parsed, as far as any page goes; None for what no parser can follow."""
    return _parse(_bounded(source))


def _bounded(source: str) -> str:
    """The page up to where it has more elements than any article's page: what follows is hostile or a mistake."""
    beyond = next(islice(_OPENING.finditer(source), MOST_ELEMENTS, None), None)
    return source[: beyond.start()] if beyond else source


def _untagged(source: str) -> str:
    """What is left of a page that no parser could follow."""
    return _TAG.sub("\n", _SCRIPT.sub("", source))


def _parse(source: str) -> Any:
    try:
        parser = lxml_html.HTMLParser(encoding="utf-8", huge_tree=True)
        return lxml_html.document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def _article(source: str) -> str:
    source = _shaped(source)
    loaded = _loaded(source)
    precise = _extract(loaded, precision=True)
    if precise and next(islice(_OPENING.finditer(source), MANY_ELEMENTS, None), None):
        return "" if _is_laid_out(precise) else precise
    wide = _extract(loaded, precision=False)
    text = wide if _length(precise) < LEAST_SHARE * _length(wide) else precise
    return "" if _is_laid_out(text) else text


def _shaped(source: str) -> str:
    tree = _parse(source)
    return lxml_html.tostring(tree, encoding="unicode") if tree is not None and shape(tree) else source


def _length(text: str) -> int:
    """How long the running text in it is; menus, labels and short headlines of others count for nothing."""
    lines = text.split("\n")
    return sum(len(line) for line in lines if (count := count_words(line)) >= LEAST_LONG or _is_told(line, count))


def _is_told(line: str, count: int) -> bool:
    return count >= LEAST_SENTENCE and ends_sentence(line)


def _is_laid_out(text: str) -> bool:
    """Whether the text stands in a table that lays the page out: cells as long as articles."""
    rows = [line for line in text.split("\n") if line.startswith("| ")]
    cells = [cell for row in rows for cell in row.split(" | ") if count_words(cell) >= LEAST_COLUMN]
    return sum(map(count_words, cells)) > LEAST_LAID_OUT * count_words(text)


def _stated(body: str | None, visible: str, text: str) -> str:
    """The text as found, or the article's text in the metadata where much less was found.

    Its paragraphs are those of the page where they can be seen there.
    """
    if body is None or len(text) >= LEAST_SHARE * len(body):
        return text
    whole = fold(body)
    seen = [line for line in visible.split("\n") if count_words(line) >= LEAST_SEEN and fold(line) in whole]
    if sum(map(len, seen)) >= MOST_SEEN * len(body):
        return "\n\n".join(dict.fromkeys(seen))
    return "\n\n".join(_own_text(body)) if "\n" not in body else "\n\n".join(_lines(body))


def _loaded(source: str) -> Any:
    """The page as the library parses it; None for what it refuses."""
    from trafilatura import load_html  # slow to import, and needed for pages only

    try:
        return load_html(source)
    except Exception:  # noqa: BLE001 - a library on foreign input; the page's visible text is read instead
        return None


def _extract(loaded: Any, *, precision: bool) -> str:
    """The article's text by the library, which works on a copy; empty where it finds none."""
    from trafilatura import bare_extraction

    try:
        found = bare_extraction(
            loaded,
            include_comments=False,
            include_tables=True,
            include_formatting=False,
            favor_precision=precision,
            favor_recall=not precision,
            with_metadata=False,
        )
        body = getattr(found, "body", None)
        return "" if body is None else "\n\n".join(_pieces(body))
    except Exception:  # noqa: BLE001 - a library on foreign input; the page's visible text is read instead
        return ""


def _pieces(element: Any) -> Iterator[str]:
    """The blocks of the library's tree as lines of the clean text."""
    yield from _own_text(element.text)
    for child in element:
        yield from _piece(child)
        yield from _own_text(child.tail)


def _own_text(words: str | None) -> Iterator[str]:
    if words and words.strip():
        yield _SPACE.sub(" ", words).strip()


def _piece(element: Any) -> Iterator[str]:
    tag = element.tag
    if tag == "head":
        level = _LEVEL.fullmatch(element.get("rend") or "")
        if words := _flat(element):
            yield "#" * max(2, int(level["level"]) if level else 2) + " " + words
    elif tag == "list":
        if items := "\n".join(_items(element, 0)):
            yield items
    elif tag == "quote":
        if lines := [line for piece in _pieces_or_text(element) for line in piece.split("\n")]:
            yield "\n".join(f"> {line}" for line in lines)
    elif tag == "table":
        yield from _table(element)
    elif tag in ("p", "item", "cell", "code", "fw", "ab", "item"):
        yield from _paragraphs(element)
    elif isinstance(tag, str) and tag not in ("graphic", "comments"):
        yield from _pieces(element)


def _pieces_or_text(element: Any) -> Iterator[str]:
    if any(child.tag in ("p", "list", "head", "quote", "table") for child in element):
        yield from _pieces(element)
    else:
        yield from _paragraphs(element)


def _paragraphs(element: Any) -> Iterator[str]:
    """The text of a paragraph; a forced line break parts it, a list within it stands by itself."""
    parts: list[str] = [element.text or ""]
    for child in element:
        if child.tag == "lb":
            parts.append("\n")
        elif child.tag in ("list", "table", "quote"):
            yield from _lines("".join(parts))
            parts = []
            yield from _piece(child)
        elif child.tag != "graphic":
            parts.append(_flat(child))
        parts.append(child.tail or "")
    yield from _lines("".join(parts))


def _lines(words: str) -> Iterator[str]:
    for line in words.split("\n\n") if "\n\n" in words else _BREAK.split(words):
        yield from _own_text(line)


def _flat(element: Any) -> str:
    return _SPACE.sub(" ", "".join(element.itertext())).strip()


def _items(element: Any, level: int) -> Iterator[str]:
    numbered = (element.get("rend") or "").lower() in ("ol", "ordered")
    for number, item in enumerate(element.iterchildren("item"), start=1):
        inner = [child for child in item if child.tag == "list"]
        own = _SPACE.sub(" ", "".join(_without(item, inner))).strip()
        if own:
            yield "  " * level + (f"{number}. " if numbered else "• ") + own
        for child in inner:
            yield from _items(child, level + 1 if own else level)


def _without(element: Any, left_out: list[Any]) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child not in left_out:
            yield from (" " if child.tag == "lb" else "", *_without(child, left_out))
        yield child.tail or ""


def _table(element: Any) -> Iterator[str]:
    """The rows of a table of data as one block; of one that lays out the page, the blocks in its cells."""
    if _is_layout(element):
        for row in element.iterchildren("row"):
            for cell in row.iterchildren("cell"):
                yield from _pieces_or_text(cell)
    elif rows := list(_table_rows(element)):
        yield "\n".join(rows)


def _is_layout(table: Any) -> bool:
    """Whether a cell holds paragraphs, as cells do that lay out a page and cells of data do not."""
    cells = (cell for row in table.iterchildren("row") for cell in row.iterchildren("cell"))
    return any(_has_paragraphs(cell) for cell in cells)


def _has_paragraphs(cell: Any) -> bool:
    whole = [words for one in cell.iterchildren("p") if count_words(words := _flat(one)) >= LEAST_PARAGRAPH]
    return len(whole) >= LEAST_PARAGRAPHS


def _table_rows(element: Any) -> Iterator[str]:
    for row in element.iter("row"):
        cells = [_flat(cell).replace("|", "/") for cell in row.iter("cell")]
        if any(cells):
            yield "| " + " | ".join(cells) + " |" if len(cells) > 1 else cells[0]


def visible_text(tree: Any) -> str:
    """Everything a reader of the page could see, one block a line."""
    parts: list[str] = []
    _walk(tree, parts)
    lines = (_SPACE.sub(" ", line).strip() for line in "".join(parts).split("\x1f"))
    return "\n".join(islice((line for line in lines if line), MOST_VISIBLE))


def _walk(tree: Any, parts: list[str]) -> None:
    for event, element in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        if event in ("comment", "pi"):
            if event == "comment":
                parts.append(element.tail or "")
            continue
        hidden = element.tag in _UNSEEN
        edge = "\x1f" if element.tag in _BLOCKS else ""
        if event == "start":
            parts.append(edge + ("" if hidden else _bulleted(element) + (element.text or "")))
            if hidden:
                _blank(element)
        else:
            parts.append(edge + (element.tail or ""))


def _blank(element: Any) -> None:
    for child in list(element):
        element.remove(child)


def _bulleted(element: Any) -> str:
    if element.tag == "li":
        return "• "
    return "" if element.tag != "blockquote" else "> "
