"""Whether what came over the wire is an article of the archive, and whether it may change that article."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from storage.doors import Transaction
from storage.values import dump

_WORD = re.compile(r"\w+")
OWN, ALSO, CLAIM, TEXT, GUID = "url:", "also:", "claim:", "text:", "guid:"

_KNOWN = """
SELECT article.identity FROM json_each(:keys) AS asked CROSS JOIN article_key ON article_key.key = asked.value
JOIN article ON article.id = article_key.article_id ORDER BY asked.key LIMIT 1
"""
_IS_HELD = """
SELECT identity FROM article WHERE identity = :identity OR url = :url ORDER BY identity = :identity DESC, id LIMIT 1
"""
_LIKELY = """
SELECT asked.value AS key, article.id AS article_id, article.identity, article.url, revision.fingerprint AS words,
       revision.headline, origin.print
FROM json_each(:keys) AS asked CROSS JOIN article_key ON article_key.key = asked.value
JOIN article ON article.id = article_key.article_id
LEFT JOIN revision ON revision.id = article.revision_id
LEFT JOIN origin ON origin.article_id = article.id
ORDER BY asked.key
"""
# What was the article's own address before is one that leads to it now, and proves nothing.
_RETIRE = """
UPDATE OR REPLACE article_key SET key = 'also:' || substr(key, 5)
WHERE article_id = :article_id AND key LIKE 'url:%' AND key NOT IN (SELECT value FROM json_each(:keys))
"""
_RENAME = "UPDATE OR IGNORE article SET identity = :identity WHERE id = :article_id"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognised:
    """By what an article is known. One with one of ``keys`` is this article and takes its new words. ``led_from``: own
    addresses of articles that led here; so does such a one, where it moved nearby or the words agree.

    One with one of ``likely`` (the likeliest first) is it where the words agree, and keeps its own, unless the key says
    more (see `Recognition`). ``keys`` and ``noted`` are kept with the article.
    """

    keys: tuple[str, ...]
    led_from: tuple[str, ...] = ()
    likely: tuple[str, ...] = ()
    noted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognition:
    """The ``identity`` of the article that came again, None for one that is new.

    ``may_change``: what came speaks for the article. ``moves``: the article of this id is found there from now on, and
    what stays at its old address says nothing of it any more. ``wins``: whatever the dates say.
    """

    identity: str | None = None
    may_change: bool = True
    moves: int | None = None
    wins: bool = False


_NEW: Final = Recognition()


async def recognise(
    tx: Transaction,
    by: Recognised,
    *,
    identity: str,
    url: str | None,
    headline: str,
    agree: Callable[[str | None, str | None], bool],
) -> Recognition:
    """The article that it is. ``agree``: whether one whose words have this fingerprint and this print says the same.

    Whoever has a page under an outlet's name can say that it is another page of it, so such a word alone moves nothing.
    """
    row = await tx.row(_KNOWN, {"keys": dump(list(by.keys), "keys")})
    row = row or await tx.row(_IS_HELD, {"identity": identity, "url": url})
    if row is not None:
        return Recognition(identity=row["identity"])
    for left in await tx.rows(_LIKELY, {"keys": dump(list(by.led_from), "keys")}):
        if _folder(left["url"]) == _folder(url) or agree(left["words"], left["print"]):
            moves = None if _path(left["url"]) == _path(url) else int(left["article_id"])
            return Recognition(identity=left["identity"], moves=moves, wins=True)
    for likely in await tx.rows(_LIKELY, {"keys": dump(list(by.likely), "keys")}):
        is_text = likely["key"].startswith(TEXT)
        if are_alike(likely["headline"], headline) if is_text else agree(likely["words"], likely["print"]):
            return _moved(likely, url)
    return _NEW


async def move(tx: Transaction, found: Recognition, by: Recognised, *, identity: str) -> None:
    """Let the article be known by its new address, and no longer by its old one."""
    await tx.run(_RETIRE, {"article_id": found.moves, "keys": dump(list(by.keys), "keys")})
    await tx.run(_RENAME, {"article_id": found.moves, "identity": identity})


def are_alike(one: str | None, other: str) -> bool:
    """Whether two headlines over one text are of one article: half of the words of the shorter stand in both."""
    first, second = (set(_WORD.findall((words or "").casefold())) for words in (one, other))
    return 2 * len(first & second) >= min(len(first), len(second))


def of_another(by: Recognised) -> tuple[str, ...]:
    """The keys of what says the same as an article and was found elsewhere."""
    kept = [key for key in by.noted if key.startswith((ALSO, GUID))]
    return (*kept, *(f"{ALSO}{key.removeprefix(OWN)}" for key in by.keys if key.startswith(OWN)))


def _moved(row: sqlite3.Row, url: str | None) -> Recognition:
    """It says the same. It speaks for the article where that claimed this address, or its feed moved it nearby."""
    identity, article_id = str(row["identity"]), int(row["article_id"])
    if row["key"].startswith(CLAIM):
        return Recognition(identity=identity, moves=article_id, wins=True)
    if row["key"].startswith(GUID) and _folder(row["url"]) == _folder(url):
        return Recognition(identity=identity, moves=article_id)
    return Recognition(identity=identity, may_change=False)


def _folder(url: str | None) -> str | None:
    """All of an address but its last part: what has another is another's page, though it be of the same host."""
    path = _path(url)
    return path.rpartition("/")[0] if path else None


def _path(url: str | None) -> str | None:
    """Host and path of an address."""
    return url.partition("?")[0].rstrip("/").partition("://")[2].removeprefix("www.") if url else None
