"""A page's tree put into the shape that extractors of articles expect: blocks for what is set as blocks."""

from __future__ import annotations

import re
from itertools import islice
from typing import Any, Final

from lxml import html as lxml_html

from briefs.reading.lines import count_words
from briefs.reading.linked import is_longer
from briefs.sentences import word_set

LEAST_COLUMN: Final = 60  # words of a cell that is no cell of data
LEAST_PARAGRAPHS: Final = 2  # of a cell that lays out a page, or of an element whose loose text is its own
MOST_LINKED: Final = 0.5  # of a run of text, in links
MOST_TABLES: Final = 200
MOST_HOLDERS: Final = 300
MOST_OFFER: Final = 60  # words
_BOXES: Final = ("div", "section", "aside", "form", "figure")
# "paywall" and "premium" are no names of offers: they often stand round the article itself.
_OFFER_NAME = re.compile(
    r"(?<![a-z])(?<!has-)(?<!with-)(?<!no-)(?:sign-?up|newsletters?|subscribe|mailing-?list|e?mail-?capture|opt-?in|cta"
    r"|call-to-action|donat(?:e|ion)s?)(?:-(?!content|wrapper|page|article|template|post)\w+)*(?![a-z])",
    re.IGNORECASE,
)
_TABLE_PARTS: Final = frozenset(("table", "tbody", "thead", "tfoot", "tr", "td", "th", "caption", "colgroup", "col"))
_BLOCKS: Final = word_set(
    """p div ul ol dl h1 h2 h3 h4 h5 h6 blockquote table article section header footer nav aside figure pre form
    fieldset main address hr details iframe script style noscript video audio picture svg button select textarea
    template object embed"""
)
_HOLDERS: Final = ("div", "section", "article", "main", "td", "blockquote")


def shape(tree: Any) -> bool:
    """Changes the tree in place; whether anything was changed."""
    laid_out = [table for table in islice(tree.iter("table"), MOST_TABLES) if _lays_out(table)]
    for table in laid_out:
        _unroll(table)
    holders = list(islice(filter(_has_loose_text, tree.iter(*_HOLDERS)), MOST_HOLDERS))
    for holder in holders:
        _wrap(holder)
    offers = list(islice(filter(_is_offer, tree.iter(*_BOXES)), MOST_HOLDERS))
    for offer in offers:
        if offer.getparent() is not None:
            offer.drop_tree()
    return bool(laid_out or holders or offers)


def _is_offer(box: Any) -> bool:
    """Whether the element is a box by its name, with something to press in it, that sells the site or its letter."""
    if not _OFFER_NAME.search(f"{box.get('class') or ''} {box.get('id') or ''}"):
        return False
    pressed = box.find(".//button") is not None or box.find(".//input") is not None or box.find(".//a") is not None
    return pressed and not is_longer(box, MOST_OFFER)


def _lays_out(table: Any) -> bool:
    """Whether the table sets the page: a table within it, or a cell with paragraphs or much text."""
    if table.find(".//table") is not None:
        return True
    if table.find(".//th") is not None:
        return False
    return any(_is_column(cell) for cell in table.iter("td"))


def _is_column(cell: Any) -> bool:
    paragraphs = sum(1 for _ in cell.iter("p")) + sum(_is_gap(one) for one in cell.iter("br"))
    return paragraphs >= LEAST_PARAGRAPHS and count_words(" ".join(cell.itertext())) >= LEAST_COLUMN


def _is_gap(line_break: Any) -> bool:
    """Whether the break is the second of two: a gap between paragraphs."""
    before = line_break.getprevious()
    return before is not None and before.tag == "br" and not (before.tail or "").strip()


def _unroll(part: Any) -> None:
    """A table's own parts as plain blocks, its cells' text in paragraphs; a table of data within stays as it is."""
    children = list(part) if part.tag not in ("td", "th", "caption") else []
    is_cell = part.tag in ("td", "th")
    part.tag = "div"
    part.attrib.clear()
    for child in children:
        if child.tag in _TABLE_PARTS and child.tag != "table":
            _unroll(child)
    if is_cell:
        for dress in list(part.iter("font", "center")):
            dress.drop_tag()
        if any(_is_gap(one) for one in part.iter("br")):
            _wrap(part)


def _has_loose_text(holder: Any) -> bool:
    """Whether text stands between the paragraphs of an element without one of its own."""
    if sum(child.tag == "p" for child in holder) < LEAST_PARAGRAPHS:
        return False
    if (holder.text or "").strip():
        return True
    return any(_is_loose(child) or (child.tail or "").strip() for child in holder)


def _is_loose(child: Any) -> bool:
    return isinstance(child.tag, str) and child.tag not in _BLOCKS and bool("".join(child.itertext()).strip())


def _wrap(holder: Any) -> None:
    """Puts runs of text and of elements within lines into a paragraph each; two breaks end one."""
    run = _paragraph()
    run.text, holder.text = holder.text, None
    parts: list[Any] = []
    made = {run}
    for child in list(holder):
        tail, child.tail = child.tail, None
        is_gap = child.tag == "br" and len(run) > 0 and run[-1].tag == "br" and not (run[-1].tail or "").strip()
        holder.remove(child)
        if is_gap:
            run.remove(run[-1])
        if is_gap or (isinstance(child.tag, str) and child.tag in _BLOCKS):
            parts += [run] if is_gap else [run, child]
            run = _paragraph()
            made.add(run)
            run.text = tail
        else:
            run.append(child)
            child.tail = tail
    for part in [*parts, run]:
        if part.tag != "p" or len(part) or (part.text or "").strip():
            holder.append(part)
            if part in made and _is_linked(part):
                part.drop_tag()  # a row of links is no paragraph


def _is_linked(run: Any) -> bool:
    whole = len("".join(run.itertext()).strip())
    return sum(len("".join(link.itertext())) for link in run.iter("a")) >= MOST_LINKED * whole


def _paragraph() -> Any:
    return lxml_html.Element("p")
