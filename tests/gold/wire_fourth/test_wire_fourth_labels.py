"""The labels of the wire's fourth set are whole: each has its document, and each word its place in it."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
KINDS = {"article", "paywall", "consent", "login", "not-found", "challenge", "none"}


def rows() -> list[dict[str, Any]]:
    """Every page of the set."""
    return [json.loads(line) for line in (HERE / "pages.jsonl").read_text(encoding="utf-8").splitlines()]


def test_every_page_of_the_fourth_set_has_an_id_and_a_document_of_its_own() -> None:
    ids = [row["id"] for row in rows()]
    assert len(ids) >= 70
    assert len(set(ids)) == len(ids)
    assert {f"{one}.html" for one in ids} == {path.name for path in (HERE / "pages").iterdir()}


def test_words_to_keep_and_lose_stand_in_the_pages_of_the_fourth_set() -> None:
    for row in rows():
        accepted = {row["is"], *row.get("accept", ())}
        assert accepted <= KINDS, row["id"]
        assert row["is"] == "article" or "article" not in accepted, row["id"]
        page = (HERE / "pages" / f"{row['id']}.html").read_bytes()
        coded = re.search(rb"charset=\"?([\w-]+)", page, re.IGNORECASE)
        shown = _flat(page.decode(coded[1].decode() if coded else "utf-8"))
        for words in (*row.get("keep", ()), *row.get("remove", ()), row.get("headline", "")):
            assert _flat(words) in shown, row["id"]
        for key in ("keep", "byline", "published"):
            assert (key in row) == (row["is"] == "article"), row["id"]


def _flat(text: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^<>]+>", "", text)).split())
