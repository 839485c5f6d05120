"""Where an article belongs: the key it is known by, and the story it joins."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from typing import Any
from urllib.parse import urldefrag

from briefs import origins, stories
from briefs.models import Article
from storage.origins import OriginPrint
from storage.records import Candidate, Placement

MOST_TERMS = 32  # the most telling of an article's words are enough to find its stories by


def identity_for(article: Article) -> str:
    """The key by which an article is known again: its address, else outlet, headline and day, else its first paragraph.

    Tracking parameters and the fragment of an address don't count.
    """
    if article.url:
        from courlan import normalize_url  # late: most articles from files carry no address

        return f"url:{normalize_url(urldefrag(article.url).url, trailing_slash=False)}"
    parts = [article.outlet or "", article.headline, (article.published or "")[:10]]
    if not (article.outlet or article.published):  # a headline alone may stand over many a piece
        parts.append(article.text.partition("\n")[0])
    return "piece:" + "|".join(_folded(part) for part in parts)


def place_with(features: Mapping[str, Any]) -> Callable[[Sequence[Candidate]], Placement]:
    """The placing of one article among the candidate stories, as the store asks for it inside its transaction."""

    def place(candidates: Sequence[Candidate]) -> Placement:
        found = stories.place(features, [_told(one) for one in candidates])
        return Placement(
            story_id=found.story_id,
            running=found.running,
            merges=found.merges,
            moves=tuple((move.article_id, move.into) for move in found.moves),
        )

    return place


def _told(one: Candidate) -> stories.Told:
    articles = [
        (article_id, features)
        for article_id, features in zip(one.article_ids, one.features, strict=True)
        if features.get("version") == stories.VERSION  # of an older Nutgraf: not comparable until it is read again
    ]
    return stories.Told(
        story_id=one.story_id,
        articles=articles,
        settled=one.kept or one.total > len(articles),
        kept=one.kept,
        apart=one.parted,
    )


def origin_of(article: Article) -> OriginPrint:
    """What the store tells the article's reprints by."""
    print_ = origins.fingerprint(article)
    return OriginPrint(print=print_, marks=origins.marks_of(print_), is_same=origins.are_one)


def story_terms(features: Mapping[str, Any]) -> tuple[str, ...]:
    """The words by which the store finds the stories that an article may belong to."""
    return tuple(features["terms"])[:MOST_TERMS]


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).casefold()
    return re.sub(r"[^\w]+", " ", plain).strip()
