"""OPML: the list of feeds that readers give out and take in. Nothing that a document names is opened."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final, NoReturn
from xml.parsers import expat
from xml.sax.saxutils import quoteattr

MOST_BYTES: Final = 5_000_000
MOST_FEEDS: Final = 5_000
_LONGEST: Final = 2_048


class OpmlError(Exception):
    """No OPML, or one that is not read: ``why`` is "size", "entities" or "form"."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class Outline:
    """A feed in a list: its address and what the list calls it."""

    url: str
    title: str


def read_opml(data: bytes) -> tuple[Outline, ...]:
    """The feeds of a list, in its order, each address once; raises OpmlError.

    A document type that declares anything is refused: entities can blow up, or name files.
    """
    if len(data) > MOST_BYTES:
        raise OpmlError("size")
    found: dict[str, Outline] = {}
    names: list[str] = []

    def begin(name: str, attributes: dict[str, str]) -> None:
        names.append(name)
        stated = {key.lower(): value for key, value in attributes.items()}
        url = stated.get("xmlurl", "").strip()
        if name.lower() == "outline" and url and len(url) <= _LONGEST and len(found) < MOST_FEEDS:
            title = (stated.get("title") or stated.get("text") or "").strip()
            found.setdefault(url, Outline(url, " ".join(title.split())[:200]))

    parser = expat.ParserCreate()
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    parser.StartElementHandler = begin
    parser.StartDoctypeDeclHandler = _refuse_subset
    parser.EntityDeclHandler = parser.ExternalEntityRefHandler = _refuse
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError):
        raise OpmlError("form") from None
    if not names or names[0].lower() != "opml":
        raise OpmlError("form")
    return tuple(found.values())


def write_opml(feeds: Iterable[Outline], *, title: str = "Nutgraf") -> str:
    """The list as a document."""
    lines = [
        f'    <outline type="rss" text={_attribute(one.title or one.url)} xmlUrl={_attribute(one.url)}/>'
        for one in feeds
    ]
    body = "\n".join(lines)
    head = f"  <head><title>{title}</title></head>"
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0">\n{head}\n  <body>\n{body}\n  </body>\n</opml>\n'
    )


def _attribute(text: str) -> str:
    return quoteattr("".join(letter for letter in text if letter.isprintable()))


def _refuse_subset(_name: str, _system: str | None, _public: str | None, has_subset: bool) -> None:
    if has_subset:
        _refuse()


def _refuse(*_: Any) -> NoReturn:
    raise OpmlError("entities")
