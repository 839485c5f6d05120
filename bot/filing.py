"""Where an article belongs: the key it is known by, and the story it joins."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from typing import Any
from urllib.parse import urldefrag

from briefs import origins, stories, versions
from briefs.models import Article
from storage.digested import Versions
from storage.origins import OriginPrint
from storage.records import Candidate, Placement

MOST_TERMS = 32  # the most telling of an article's words are enough to find its stories by


def identity_for(article: Article) -> str:
    """The key by which an article is known again: its address, else outlet, headline and day, else its first paragraph.

    Tracking parameters and the fragment of an address don't count.
    """
    if article.url:
        return identity_of_address(article.url)
    parts = [article.outlet or "", article.headline, (article.published or "")[:10]]
    if not (article.outlet or article.published):  # a headline alone may stand over many a piece
        parts.append(article.text.partition("\n")[0])
    return "piece:" + "|".join(_folded(part) for part in parts)


def identity_of_address(address: str) -> str:
    """The key of an article with that address."""
    from courlan import normalize_url  # late: most articles from files carry no address

    return f"url:{normalize_url(urldefrag(address).url, trailing_slash=False)}"


class OutdatedError(Exception):
    """Articles that a new one is to be placed among were read by an older version: they are to be read anew first."""

    def __init__(self, article_ids: Sequence[int]) -> None:
        self.article_ids = tuple(article_ids)
        super().__init__(f"{len(self.article_ids)} articles")


def versions_now() -> Versions:
    """The versions of the steps as this program works them out."""
    return Versions(brief=versions.BRIEF, people=versions.PEOPLE, story=versions.STORY, origin=versions.ORIGIN)


def place_with(features: Mapping[str, Any], *, renewed: bool = True) -> Callable[[Sequence[Candidate]], Placement]:
    """The placing of one article among the candidate stories, as the store asks for it inside its transaction.

    Articles of older versions are not compared; unless ``renewed``, the placing raises `OutdatedError` for them.
    """

    def place(candidates: Sequence[Candidate]) -> Placement:
        if not renewed and (old := [number for one in candidates for number in _outdated(one)]):
            raise OutdatedError(old)
        found = stories.place(features, [_told(one) for one in candidates])
        return Placement(
            story_id=found.story_id,
            running=found.running,
            merges=found.merges,
            moves=tuple((move.article_id, move.into) for move in found.moves),
        )

    return place


def _outdated(one: Candidate) -> list[int]:
    pairs = zip(one.article_ids, one.features, strict=True)
    return [article_id for article_id, features in pairs if features.get("version") != versions.STORY]


def _told(one: Candidate) -> stories.Told:
    old = _outdated(one)
    pairs = zip(one.article_ids, one.features, strict=True)
    articles = [(article_id, features) for article_id, features in pairs if article_id not in old]
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
