"""What metadata state about an article, whatever kind of file they stand in."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """The facts of front matter or of a page's metadata; None and empty where nothing is stated."""

    headline: str | None = None
    outlet: str | None = None
    byline: tuple[str, ...] = ()
    published: str | None = None
    url: str | None = None
    language: str | None = None
    warnings: tuple[str, ...] = ()
    updated: str | None = None
