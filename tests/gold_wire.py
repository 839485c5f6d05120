"""Scores of the wire's readers on pages, feeds and addresses written for this project: {name of the figure: value}.

A page that the reader has no name for (not found, a challenge) is right where it gives no article. A document that
is no feed is right where it is refused, whichever way. Shares in feeds are means over the feeds, so that a long one
counts once.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from email.message import Message
from pathlib import Path
from typing import Any, get_args
from urllib.parse import parse_qsl, urlencode, urlsplit

from bot.wire.addresses import address_key
from bot.wire.errors import (
    AddressRefusedError,
    ClosedDoorError,
    Door,
    FeedUnreadableError,
    NotAFeedError,
    NotAPageError,
)
from bot.wire.feeds import Item, read_feed
from bot.wire.guard import target_for
from bot.wire.limits import Limits
from bot.wire.pages import read_page
from briefs.errors import BriefsError
from briefs.models import Article
from tests.gold_scores import GOLD

SETS = {  # all but the first are held out: see their READMEs
    "wire": GOLD / "wire",
    "second wire": GOLD / "wire_second",
    "third wire": GOLD / "wire_third",
    "fourth wire": GOLD / "wire_fourth",
}
NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)  # the day on which the feeds are read
NOTHING = "none"


class Tally:
    """How many of how many are right under each name, and what was missed."""

    def __init__(self, about: str) -> None:
        self.about = about  # stands before each name: "wire pages"
        self.shares: dict[str, list[float]] = {}
        self.misses: list[str] = []

    def add(self, name: str, share: float, *, miss: str = "") -> None:
        """One case: 1 is right, 0 wrong; ``miss`` is told where it is not wholly right."""
        self.shares.setdefault(f"{self.about}: {name}", []).append(share)
        if share < 1:
            self.misses.append(f"{miss} [{self.about}: {name}]")

    def figures(self) -> dict[str, float]:
        """The mean of each."""
        return {name: sum(shares) / len(shares) for name, shares in self.shares.items()}


def rows_of(name: str, of: str = "wire") -> Iterator[dict[str, Any]]:
    """The labelled cases of one kind in a set."""
    for line in (SETS[of] / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def count_pages(of: str = "wire") -> Tally:
    """Every page of a set, read as the wire would read it."""
    tally = Tally(f"{of} pages")
    for row in rows_of("pages", of):
        said, article = _page_kind(row, SETS[of])
        told = f"{row['id']} ({row['construction']}): expected {row['is']}, got {said}"
        accepted = {row["is"], *row.get("accept", ())}
        named = accepted & {"article", *get_args(Door)}
        tally.add("right kind", said in accepted or (not named and said == NOTHING), miss=told)
        if row["is"] != "article":
            tally.add("doors and lists not taken for articles", said != "article", miss=told)
            continue
        tally.add("articles read", article is not None, miss=told)
        _judge_article(tally, row, article)
    return tally


def _judge_article(tally: Tally, row: dict[str, Any], article: Article | None) -> None:
    text = _flat(article.text) if article else ""
    for sentence in row["keep"]:
        tally.add("sentences kept", _flat(sentence) in text, miss=f"{row['id']}: lost {sentence}")
    if article is None:
        return
    for words in row["remove"]:
        tally.add("boilerplate kept out", _flat(words) not in text, miss=f"{row['id']}: left {words}")
    same = _flat(article.headline or "") == _flat(row["headline"])
    told = f"{row['id']}: expected {row['headline']!r}, got {article.headline!r}"
    tally.add("headline right", same, miss=told)
    _judge_origin(tally, row, article)


def _judge_origin(tally: Tally, row: dict[str, Any], article: Article) -> None:
    """Who wrote it and when, where a set says so."""
    if "byline" in row:
        right = list(article.byline) in (row["byline"], *row.get("accept_byline", ()))
        told = f"{row['id']}: expected {row['byline']}, got {list(article.byline)}"
        tally.add("byline right", right, miss=told)
    if "published" in row:
        accepted = (row["published"], *row.get("accept_published", ()))
        told = f"{row['id']}: expected {row['published']}, got {article.published}"
        tally.add("date right", any(_same_moment(article.published, when) for when in accepted), miss=told)


def _page_kind(row: dict[str, Any], folder: Path) -> tuple[str, Article | None]:
    data = (folder / "pages" / f"{row['id']}.html").read_bytes()
    media, charset = _typed(row["type"])
    try:
        article = read_page(data, url=row["address"], content_type=media, charset=charset).article
    except ClosedDoorError as error:
        return error.door, None
    except (BriefsError, NotAPageError):
        return NOTHING, None
    return "article", article


def count_feeds(of: str = "wire") -> Tally:
    """Every feed of a set, and every document that is none."""
    tally = Tally(f"{of} feeds")
    for row in rows_of("feeds", of):
        items = _items_of(row, SETS[of])
        told = f"{row['id']} ({row['construction']})"
        if row["is"] != "feed":
            tally.add("others refused", items is None, miss=f"{told}: read as a feed")
            continue
        tally.add("read", items is not None, miss=f"{told}: not read")
        _judge_items(tally, told, row["items"], list(items or ()))
    return tally


def _items_of(row: dict[str, Any], folder: Path) -> tuple[Item, ...] | None:
    data = (folder / "feeds" / row["file"]).read_bytes()
    _, charset = _typed(row["type"])
    try:
        return read_feed(data, url=row["address"], now=NOW, charset=charset).items
    except (NotAFeedError, FeedUnreadableError):
        return None


def _judge_items(tally: Tally, told: str, expected: list[dict[str, Any]], given: list[Item]) -> None:
    wanted = [item for item in expected if not item.get("optional")]
    found: list[tuple[dict[str, Any], Item]] = []
    missing = []
    for item in wanted:
        best = max(given, key=lambda one, item=item: _likeness(item, one), default=None)  # type: ignore[misc]
        if best is None or not _likeness(item, best):
            missing.append(item["title"])
            continue
        given.remove(best)
        found.append((item, best))
    spare = [item for item in expected if item.get("optional")]
    extra = [one for one in given if not any(_likeness(item, one) for item in spare)]
    if wanted:
        tally.add("items found", len(found) / len(wanted), miss=f"{told}: lost {missing}")
    tally.add("no items but its own", not extra, miss=f"{told}: also {[one.headline for one in extra]}")
    for key in ("title", "link", "published"):
        wrong = [_told(item, one, key) for item, one in found if not _is_right(item, one, key)]
        if found:
            tally.add(f"{key} right", 1 - len(wrong) / len(found), miss=f"{told}: {'; '.join(wrong)}")


def _likeness(item: dict[str, Any], one: Item) -> int:
    same_guid = item["guid"] is not None and item["guid"] == one.guid
    same_link = item["link"] is not None and _bare(item["link"]) == _bare(one.url)
    same_title = item["title"] is not None and item["title"] == one.headline
    return 4 * same_guid + 2 * same_link + same_title


def _is_right(item: dict[str, Any], one: Item, key: str) -> bool:
    accepted = [item[key], *item.get(f"accept_{key}", ())]
    if key == "title":
        return (one.headline or None) in accepted
    if key == "link":
        return _bare(one.url) in [_bare(link) for link in accepted]
    return any(_same_moment(one.published, when) for when in accepted)


def _told(item: dict[str, Any], one: Item, key: str) -> str:
    got = {"title": one.headline, "link": one.url, "published": one.published}[key]
    return f"expected {item[key]!r}, got {got!r}"


def _same_moment(one: str | None, other: str | None) -> bool:
    if one is None or other is None or min(len(one), len(other)) == len("2026-03-10"):
        return one == other
    return _moment(one) == _moment(other)


def _moment(stated: str) -> datetime:
    read = datetime.fromisoformat(stated)
    return read.replace(microsecond=0)


def _bare(link: str | None) -> str | None:
    if link is None:
        return None
    parts = urlsplit(link)
    kept = [(key, value) for key, value in parse_qsl(parts.query, keep_blank_values=True) if not key.startswith("utm_")]
    return parts._replace(query=urlencode(kept), fragment="").geturl()


def count_addresses() -> Tally:
    """Every address judged as written, and every pair told apart or not."""
    tally = Tally("wire addresses")
    for row in rows_of("addresses"):
        if "are" in row:
            same = address_key(row["one"]) == address_key(row["other"])
            miss = f"{row['id']}: {row['one']} and {row['other']}: expected {row['are']}"
            tally.add(f"{row['are']} told", same == (row["are"] == "same"), miss=miss)
            continue
        said = _admitted(row["address"])
        miss = f"{row['id']}: {row['address']!r}: expected {row['is']}, got {said}"
        tally.add(f"{row['is']} told", said == row["is"], miss=miss)
    return tally


def _admitted(address: str) -> str:
    try:
        target_for(address, Limits())
    except AddressRefusedError:
        return "refused"
    return "ok"


def _typed(stated: str) -> tuple[str, str | None]:
    header = Message()
    header["content-type"] = stated
    return header.get_content_type(), header.get_content_charset()


def _flat(text: str) -> str:
    return " ".join(text.replace("*", "").split())


def counts() -> Iterator[Tally]:
    """Every set: what pages are and their articles hold, the items of feeds, which addresses are fetched or are one."""
    for of, folder in SETS.items():
        yield count_pages(of)
        if (folder / "feeds.jsonl").exists():
            yield count_feeds(of)
    yield count_addresses()


def figures() -> dict[str, float]:
    """The figures of every set."""
    return {name: figure for counted in counts() for name, figure in counted.figures().items()}


ALL = (figures,)


if __name__ == "__main__":
    for counted in counts():
        print("\n".join(counted.misses))
        print(counted.figures())
