"""The front matter of a Markdown file: YAML between ``---`` lines, or TOML between ``+++`` lines."""

from __future__ import annotations

import re
import tomllib
from datetime import date, datetime
from typing import Any, Final

import yaml
from yaml.composer import ComposerError

from briefs.errors import FrontMatterError
from briefs.reading.bylines import names_in, names_in_byline
from briefs.reading.dates import iso_from_metadata
from briefs.reading.lines import scrub
from briefs.reading.stated import Stated

_FENCED = re.compile(r"\A\ufeff?\s*---[ \t]*\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_TOML = re.compile(r"\A\ufeff?\s*\+\+\+[ \t]*\n(?P<toml>.*?)^\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_KEY = re.compile(r"^[A-Za-z][\w -]*:", re.MULTILINE)
_OPENED = re.compile(
    r"""
    \A \ufeff? \s* (?: --- [ \t]* \n (?P<yaml> [A-Za-z][\w-]* ) [ \t]* : (?= [ \t\n] )
                     | \+\+\+ [ \t]* \n (?P<toml> [A-Za-z][\w-]* ) [ \t]* = )
    """,
    re.VERBOSE,
)
_FENCE = re.compile(r"\A\ufeff?\s*(?:---|\+\+\+)[ \t]*\n")
_TOML_LINE = re.compile(r"at line (?P<line>\d+)")
_SPACE = re.compile(r"\s+")

_HEADLINE: Final = ("headline", "title")
_OUTLET: Final = ("outlet", "source", "publisher", "site", "publication")
_BYLINE: Final = ("byline", "author", "authors", "by")
_PUBLISHED: Final = ("published", "date", "published_at", "pubdate", "datePublished", "publish_date")
_UPDATED: Final = ("updated", "modified", "updated_at", "dateModified", "last_modified", "lastmod")
_URL: Final = ("url", "link", "canonical", "canonical_url", "source_url")
_NO_ONE_DATE: Final = "the front matter does not state one date, so none was taken"
_LANGUAGE: Final = ("language", "lang")
_KNOWN: Final = frozenset(key.lower() for key in _HEADLINE + _OUTLET + _BYLINE + _PUBLISHED + _URL + _LANGUAGE)


class _Loader(yaml.SafeLoader):
    """Safe YAML that leaves dates as they are written, so that they stay as precise as the source.

    Aliases are refused: ten lines of them can stand for a billion, or for themselves.
    """

    def compose_node(self, parent: Any, index: Any) -> Any:
        """The next node of the text; an alias is an error."""
        if self.check_event(yaml.AliasEvent):
            mark = self.peek_event().start_mark  # type: ignore[no-untyped-call]
            raise ComposerError(None, None, "an alias", mark)
        return super().compose_node(parent, index)


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def has_front_matter(text: str) -> bool:
    """Whether the text opens with a line that fences front matter."""
    return _FENCE.match(text) is not None


def split_front_matter(text: str) -> tuple[Stated, str]:
    """The front matter and the text after it; raises `FrontMatterError` where it can't be read or is never closed."""
    if match := _TOML.match(text):
        return _fields(_read_toml(match["toml"])), text[match.end() :]
    match = _FENCED.match(text)
    if match is None:
        _refuse_open(text)
        return Stated(), text
    if match["yaml"].strip() and not _KEY.search(match["yaml"]):
        return Stated(), text
    fields = _read_yaml(match["yaml"])
    return (_fields(fields), text[match.end() :]) if isinstance(fields, dict) else (Stated(), text)


def _refuse_open(text: str) -> None:
    """Front matter that is never closed would be read as the article's first lines."""
    opened = _OPENED.match(text)
    if opened and (opened["yaml"] or opened["toml"]).lower() in _KNOWN:
        raise FrontMatterError(1)


def _read_yaml(source: str) -> Any:
    try:
        return yaml.load(scrub(source), Loader=_Loader)  # noqa: S506 - a safe loader
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise FrontMatterError(mark.line + 2 if mark is not None else None) from error
    except (RecursionError, ValueError) as error:
        raise FrontMatterError(None) from error


def _read_toml(source: str) -> dict[str, Any]:
    try:
        return tomllib.loads(scrub(source))
    except (ValueError, RecursionError) as error:
        line = _TOML_LINE.search(str(error))
        raise FrontMatterError(int(line["line"]) + 1 if line else None) from error


def _fields(fields: dict[Any, Any]) -> Stated:
    known = {str(key).lower(): value for key, value in fields.items()}
    url = _words(_first(known, _URL))
    published = _first(known, _PUBLISHED)
    return Stated(
        headline=_words(_first(known, _HEADLINE)),
        outlet=_words(_first(known, _OUTLET)),
        byline=_names(_first(known, _BYLINE)),
        published=_date(published),
        url=url if url and re.fullmatch(r"https?://\S+", url) else None,
        language=_words(_first(known, _LANGUAGE)),
        warnings=(_NO_ONE_DATE,) if isinstance(published, list | dict) else (),
        updated=_date(_first(known, _UPDATED)),
    )


def _first(fields: dict[str, Any], names: tuple[str, ...]) -> Any:
    return next((fields[name.lower()] for name in names if fields.get(name.lower()) not in (None, "", [])), None)


def _words(value: Any) -> str | None:
    if isinstance(value, (str, int, float)) and not isinstance(value, bool):
        return _SPACE.sub(" ", scrub(str(value))).strip() or None  # YAML may escape what a terminal obeys
    return None


def _names(value: Any) -> tuple[str, ...]:
    """The names as stated; somebody who wrote front matter meant them, so a single name stands too."""
    if isinstance(value, dict):
        value = value.get("name")
    if isinstance(value, list):
        return tuple(dict.fromkeys(name for one in value for name in _names(one)))
    words = _words(value)
    if not words:
        return ()
    bare = re.sub(r"(?i)^by\s+", "", words)
    return names_in_byline(words) or names_in(words, stated=True) or (bare,)


def _date(value: Any) -> str | None:
    if isinstance(value, datetime | date):
        value = value.isoformat()
    words = _words(value)
    if words and re.fullmatch(r"(?:19|20)\d\d", words):
        return words
    return iso_from_metadata(words) if words else None
