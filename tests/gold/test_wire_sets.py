"""The labels of the wire's gold sets are whole: each has its document, and each word its place in it."""

from __future__ import annotations

import html
import re

import pytest

from tests.gold_wire import SETS, rows_of

KINDS = {"article", "paywall", "consent", "login", "not-found", "challenge", "none"}
LEAST = {
    "wire": {"pages": 70, "feeds": 61, "addresses": 150},
    "second wire": {"pages": 104, "feeds": 32},
    "third wire": {"pages": 60},
    "fourth wire": {"pages": 70},
}
STATED = {"fourth wire": ("keep", "byline", "published")}  # of each article, and of nothing else


def test_every_set_is_looked_at() -> None:
    assert LEAST.keys() == SETS.keys()


@pytest.mark.parametrize(("which", "name"), [(which, name) for which, names in LEAST.items() for name in names])
def test_every_case_has_an_id_of_its_own(which: str, name: str) -> None:
    ids = [row["id"] for row in rows_of(name, which)]
    assert len(ids) >= LEAST[which][name]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("which", SETS)
def test_what_an_article_must_keep_and_lose_stands_in_its_page(which: str) -> None:
    folder, rows = SETS[which], list(rows_of("pages", which))
    assert {f"{row['id']}.html" for row in rows} == {path.name for path in (folder / "pages").iterdir()}
    for row in rows:
        accepted = {row["is"], *row.get("accept", ())}
        assert accepted <= KINDS, row["id"]
        assert row["is"] == "article" or "article" not in accepted, row["id"]
        page = (folder / "pages" / f"{row['id']}.html").read_bytes()
        coded = re.search(rb"charset=\"?([\w-]+)", page, re.IGNORECASE)
        shown = _flat(page.decode(coded[1].decode() if coded else "utf-8"))
        for words in (*row.get("keep", ()), *row.get("remove", ()), row.get("headline", "")):
            assert _flat(words) in shown, row["id"]
        for key in STATED.get(which, ("keep",)):
            assert (key in row) == (row["is"] == "article"), row["id"]


@pytest.mark.parametrize("which", [which for which, names in LEAST.items() if "feeds" in names])
def test_every_feed_lies_there_and_no_document_without_a_label(which: str) -> None:
    rows = list(rows_of("feeds", which))
    assert {row["file"] for row in rows} == {path.name for path in (SETS[which] / "feeds").iterdir()}
    for row in rows:
        assert row["is"] in {"feed", "not-a-feed", "unreadable"}, row["id"]
        assert ("items" in row) == (row["is"] == "feed"), row["id"]


def test_addresses_are_ok_or_refused_and_pairs_the_same_or_different() -> None:
    for row in rows_of("addresses"):
        known = {"ok", "refused"} if "address" in row else {"same", "different"}
        assert row.get("is", row.get("are")) in known, row["id"]


def _flat(text: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^<>]+>", "", text)).split())
