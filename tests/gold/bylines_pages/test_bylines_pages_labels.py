"""The answers of the byline pages hold by themselves: no code is judged here."""

from __future__ import annotations

import html
import json
import re
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
README = (HERE / "README.md").read_text(encoding="utf-8")
LEADS = ("By ", "Von ", "Par ", "Por ", "Text", "Oleh", "Автор", "Dr", "д-р", "記者", "文/")


@cache
def pages() -> list[dict[str, Any]]:
    """Every page of the set."""
    lines = (HERE / "pages.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def body(page: dict[str, Any]) -> str:
    """What a reader sees of a page, marks of HTML aside."""
    return html.unescape(re.sub(r"<[^>]+>", " ", page["html"].split("<body>")[1]))


def test_every_page_has_the_five_keys_and_an_id_of_its_own() -> None:
    assert [page["id"] for page in pages()] == [f"b{at:02}" for at in range(1, len(pages()) + 1)]
    for page in pages():
        assert list(page) == ["id", "language", "html", "byline", "why"], page["id"]
        assert page["why"] == page["why"].strip() != "", page["id"]


def test_every_name_stands_in_what_the_reader_sees() -> None:
    for page in pages():
        for name in page["byline"]:
            assert name in body(page), page["id"]


def test_names_are_in_order_of_the_page_and_bare() -> None:
    for page in pages():
        names = page["byline"]
        assert len(set(names)) == len(names), page["id"]
        places = [body(page).index(name) for name in names]
        assert places == sorted(places), page["id"]
        for name in names:
            assert name == name.strip(), page["id"]
            assert not name.startswith(LEADS), page["id"]
            assert not re.search(r"[:@/|,;·]", name), page["id"]


def test_no_two_pages_are_signed_by_one_person() -> None:
    names = [name for page in pages() for name in page["byline"]]
    assert len(set(names)) == len(names)


def test_pages_are_whole_and_short() -> None:
    for page in pages():
        text = page["html"]
        assert text.startswith("<!doctype html>"), page["id"]
        assert text.count("<h1") == text.count("</title>") == text.count("</html>") == 1, page["id"]
        assert len(re.findall(r"<p>", text)) >= 3, page["id"]
        assert len(text) < 4000, page["id"]


def test_what_is_stated_as_json_can_be_read() -> None:
    for page in pages():
        for stated in re.findall(r'<script type="application/ld\+json">(.*?)</script>', page["html"]):
            assert json.loads(stated)["headline"] in body(page), page["id"]


def test_the_readme_counts_what_is_there() -> None:
    signed = [page for page in pages() if page["byline"]]
    languages = {page["language"] for page in pages()}
    names = sum(len(page["byline"]) for page in signed)
    two = sum(len(page["byline"]) == 2 for page in signed)
    stated = sum("application/ld+json" in page["html"] for page in pages())
    meta = sum('<meta name="author"' in page["html"] for page in pages())
    assert f"- {len(pages())} pages in {len(languages)} languages." in README
    assert f"- {len(signed)} pages name who wrote them, with {names} names; {two} of these name two." in README
    assert f"{len(pages()) - len(signed)} name nobody." in README
    assert f"- {stated} pages have JSON-LD, {meta} a `meta` author." in README


def test_the_traps_of_the_readme_name_nobody() -> None:
    unsigned = {page["id"] for page in pages() if not page["byline"]}
    traps = set(re.findall(r"\bb\d\d\b", README.split("- Traps")[1]))
    assert traps
    assert traps <= unsigned
