"""The YAML front matter of a Markdown file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

import yaml

from briefs.errors import FrontMatterError
from briefs.reading.bylines import names_in, names_in_byline
from briefs.reading.dates import iso_from_metadata
from briefs.reading.lines import scrub

_FENCED = re.compile(r"\A\ufeff?\s*---[ \t]*\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_KEY = re.compile(r"^[A-Za-z][\w -]*:", re.MULTILINE)
_SPACE = re.compile(r"\s+")

_HEADLINE: Final = ("headline", "title")
_OUTLET: Final = ("outlet", "source", "publisher", "site", "publication")
_BYLINE: Final = ("byline", "author", "authors", "by")
_PUBLISHED: Final = ("published", "date", "published_at", "pubdate", "datePublished", "publish_date")
_URL: Final = ("url", "link", "canonical", "canonical_url", "source_url")
_LANGUAGE: Final = ("language", "lang")


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    """What the front matter states; None and empty where it states nothing."""

    headline: str | None = None
    outlet: str | None = None
    byline: tuple[str, ...] = ()
    published: str | None = None
    url: str | None = None
    language: str | None = None


class _Loader(yaml.SafeLoader):
    """Safe YAML that leaves dates as they are written, so that they stay as precise as the source."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def split_front_matter(text: str) -> tuple[FrontMatter, str]:
    """The front matter and the text after it; raises `FrontMatterError` where the YAML can't be read."""
    match = _FENCED.match(text)
    if match is None or not (_KEY.search(match["yaml"]) or not match["yaml"].strip()):
        return FrontMatter(), text
    try:
        fields = yaml.load(scrub(match["yaml"]), Loader=_Loader)  # noqa: S506 - a safe loader
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise FrontMatterError(mark.line + 2 if mark is not None else None) from error
    except (RecursionError, ValueError) as error:
        raise FrontMatterError(None) from error
    rest = text[match.end() :]
    return (_fields(fields), rest) if isinstance(fields, dict) else (FrontMatter(), text)


def _fields(fields: dict[Any, Any]) -> FrontMatter:
    known = {str(key).lower(): value for key, value in fields.items()}
    url = _words(_first(known, _URL))
    return FrontMatter(
        headline=_words(_first(known, _HEADLINE)),
        outlet=_words(_first(known, _OUTLET)),
        byline=_names(_first(known, _BYLINE)),
        published=_date(_first(known, _PUBLISHED)),
        url=url if url and re.fullmatch(r"https?://\S+", url) else None,
        language=_words(_first(known, _LANGUAGE)),
    )


def _first(fields: dict[str, Any], names: tuple[str, ...]) -> Any:
    return next((fields[name.lower()] for name in names if fields.get(name.lower()) not in (None, "", [])), None)


def _words(value: Any) -> str | None:
    if isinstance(value, (str, int, float)) and not isinstance(value, bool):
        return _SPACE.sub(" ", str(value)).strip() or None
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
        return value.isoformat()
    words = _words(value)
    if words and re.fullmatch(r"(?:19|20)\d\d", words):
        return words
    return iso_from_metadata(words) if words else None
