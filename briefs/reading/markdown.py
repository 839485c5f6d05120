"""Markdown → clean-text form before cleaning: structure kept, links and emphasis as their words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from markdown_it import MarkdownIt

from briefs.blocks import ends_sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

_SIGNS = re.compile(r"(?:[\[*_`<!~>][^\n\[*_`<!~>]{0,20}){1000}")
MOST_NESTED: Final = 12
LONGEST_WRAPPED: Final = 160  # characters; who wraps lines by hand wraps them shorter

# Raw HTML inside Markdown is text for a browser, not words; indented code is how scraped lists are indented.
_PARSER: Final = MarkdownIt("commonmark", {"html": True, "maxNesting": MOST_NESTED * 4}).enable("table").disable("code")
_SPACE = re.compile(r"[ \t]+")
_TAG = re.compile(r"<!--.*?-->|</?[a-zA-Z][^<>]{0,400}>", re.DOTALL)
# A list point or a dashed point that a scraper wrote with a sign Markdown does not know.
_ODD_POINT = re.compile(r"^(?P<indent>\s*)(?P<marker>[•◦▪‣●○–—])[ \t]+", re.MULTILINE)


def read_markdown(text: str) -> tuple[str | None, str]:
    """The title (a first level-one heading before all text, or None) and the text in clean-text form."""
    if _SIGNS.search(text):
        return None, ""  # no parser is linear in brackets without end; the text is read as it stands
    tokens = _PARSER.parse(text)
    writer = _Writer()
    writer.write(tokens)
    return writer.title, "\n\n".join(piece for piece in writer.pieces if piece.strip())


class _Writer:
    """Walks the parser's tokens once and collects pieces of clean text."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.title: str | None = None
        self._lists: list[int | None] = []  # the next number of each open list, None for a bulleted one
        self._items: list[str] = []
        self._quoted = 0
        self._fresh_item = False
        self._row: list[str] | None = None

    def write(self, tokens: Sequence[Token]) -> None:
        heading = 0
        for token in tokens:
            if token.type == "heading_open":
                heading = int(token.tag[1])
            elif token.type == "heading_close":
                heading = 0
            elif token.type == "inline":
                self._inline(_words(token), heading)
            elif token.type == "fence":
                self._lines(token.content.rstrip("\n").split("\n"))
            elif token.type == "html_block":
                self._lines([_SPACE.sub(" ", line).strip() for line in _TAG.sub("", token.content).split("\n")])
            else:
                self._structure(token)
        self._flush()

    def _structure(self, token: Token) -> None:
        if token.type in ("bullet_list_open", "ordered_list_open"):
            start = token.attrGet("start")
            self._lists.append(None if token.type.startswith("bullet") else int(start) if start is not None else 1)
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            self._lists.pop()
            if not self._lists and not self._quoted:
                self._flush()
        elif token.type == "list_item_open":
            self._fresh_item = True
        elif token.type == "blockquote_open":
            if not self._quoted and not self._lists:
                self._flush()
            self._quoted += 1
        elif token.type == "blockquote_close":
            self._quoted -= 1
            if not self._quoted and not self._lists:
                self._flush()
        elif token.type == "tr_open":
            self._row = []
        elif token.type == "tr_close" and self._row is not None:
            row, self._row = self._row, None
            self._items.append("| " + " | ".join(row) + " |")
        elif token.type == "table_close":
            self._flush()

    def _inline(self, lines: list[str], heading: int) -> None:
        words = [line for line in lines if line]
        if self._row is not None:
            self._row.append(" ".join(words).replace("|", "/"))
        elif heading and words:
            self._head(" ".join(words), heading)
        elif self._lists:
            self._item(words)
        else:
            self._lines(words)

    def _head(self, words: str, level: int) -> None:
        if level == 1 and self.title is None and not any(_is_text(piece) for piece in self.pieces):
            self.title = words
        elif self._lists or self._quoted:
            self._item([words]) if self._lists else self._lines([words])
        else:
            self.pieces.append("#" * max(2, level) + " " + words)

    def _item(self, lines: list[str]) -> None:
        for words in lines:
            depth = len(self._lists) - 1
            number = self._lists[-1]
            if self._fresh_item:
                bullet = "–" if self._quoted else "•"
                marker = bullet if number is None else f"{number}."
                if number is not None:
                    self._lists[-1] = number + 1
                self._items.append(self._quote_mark() + "  " * depth + f"{marker} {words}")
                self._fresh_item = False
            elif point := _ODD_POINT.match(words):
                nested = "  " * (depth + 1) + f"{point['marker']} {words[point.end() :]}"
                self._items.append(self._quote_mark() + nested)
            elif self._items:
                self._items[-1] += " " + words
            else:
                self._items.append(self._quote_mark() + words)

    def _quote_mark(self) -> str:
        return "> " if self._quoted else ""

    def _lines(self, lines: list[str]) -> None:
        if self._quoted:
            self._items.extend(f"> {line}" for line in lines if line.strip())
        elif self._lists:
            self._item([line.strip() for line in lines if line.strip()])
        else:
            self.pieces.append("\n".join(lines))

    def _flush(self) -> None:
        if self._items:
            self.pieces.append("\n".join(self._items))
            self._items = []


def _is_text(piece: str) -> bool:
    return len(piece.split()) >= 12


def _words(token: Token) -> list[str]:
    """The words of an inline token, forced line breaks parting them; pictures have none."""
    parts: list[str] = []
    for child in token.children or ():
        if child.type in ("text", "code_inline", "text_special"):
            parts.append(child.content)
        elif child.type == "softbreak":
            parts.append("\n")
        elif child.type == "hardbreak":
            parts.append("\x1e")
    lines = [_SPACE.sub(" ", line).strip() for line in "".join(parts).replace("\x1e", "\n\x1e").split("\n")]
    return _joined([line for line in lines if line])


def _joined(lines: list[str]) -> list[str]:
    """The lines with soft breaks made spaces, but for lines that a scraper wrote: whole paragraphs, points, rows."""
    if _are_scraped([line for line in lines if not line.startswith("\x1e")]):
        return [line.lstrip("\x1e") for line in lines]
    joined: list[str] = []
    for line in lines:
        if joined and not line.startswith("\x1e") and not _ODD_POINT.match(line):
            joined[-1] += " " + line
        else:
            joined.append(line.lstrip("\x1e"))
    return joined


def _are_scraped(lines: list[str]) -> bool:
    if len(lines) < 2 or any(line[:1].islower() for line in lines[1:]):
        return False
    return any(len(line) > LONGEST_WRAPPED for line in lines) or not any(ends_sentence(line) for line in lines)
