"""The labels of the wire's second set are whole: each has its document, and each word its place in it."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
KINDS = {"article", "paywall", "consent", "login", "not-found", "challenge", "none"}


def rows(name: str) -> list[dict[str, Any]]:
    """Every case of one half of the set."""
    return [json.loads(line) for line in (HERE / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def test_every_case_of_the_second_set_has_an_id_of_its_own() -> None:
    for name, least in {"pages": 104, "feeds": 32}.items():
        ids = [row["id"] for row in rows(name)]
        assert len(ids) >= least, name
        assert len(set(ids)) == len(ids), name


def test_words_to_keep_and_lose_stand_in_the_pages_of_the_second_set() -> None:
    for row in rows("pages"):
        accepted = {row["is"], *row.get("accept", ())}
        assert accepted <= KINDS, row["id"]
        assert row["is"] == "article" or "article" not in accepted, row["id"]
        page = (HERE / "pages" / f"{row['id']}.html").read_bytes()
        coded = re.search(rb"charset=\"?([\w-]+)", page, re.IGNORECASE)
        shown = _flat(page.decode(coded[1].decode() if coded else "utf-8"))
        for words in (*row.get("keep", ()), *row.get("remove", ()), row.get("headline", "")):
            assert _flat(words) in shown, row["id"]
        assert ("keep" in row) == (row["is"] == "article"), row["id"]


def test_every_document_of_the_second_set_has_its_label() -> None:
    assert {row["file"] for row in rows("feeds")} == {path.name for path in (HERE / "feeds").iterdir()}
    assert {f"{row['id']}.html" for row in rows("pages")} == {path.name for path in (HERE / "pages").iterdir()}
    for row in rows("feeds"):
        assert row["is"] in {"feed", "not-a-feed", "unreadable"}, row["id"]
        assert ("items" in row) == (row["is"] == "feed"), row["id"]


def _flat(text: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^<>]+>", "", text)).split())
