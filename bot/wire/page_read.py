"""What is read from a page: no more than that, so that the bot, which reads none itself, loads no words of pages."""

from __future__ import annotations

from dataclasses import dataclass

from briefs.models import Article


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRead:
    """A page's article, its ``url`` the canonical address as far as the page may be believed.

    ``may_show``: None for no limit, 0 for the headline alone, n for pieces up to n characters. ``feeds`` are those that
    the page names.
    """

    article: Article
    canonical: str
    may_show: int | None = None
    feeds: tuple[str, ...] = ()
