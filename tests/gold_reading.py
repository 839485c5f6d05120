"""Scores of the readers on scraped texts and whole pages written for this project: {name of the figure: value}."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from briefs.errors import BriefsError
from briefs.models import Article
from briefs.reading import read_bytes
from tests.gold_scores import GOLD, rows_of

FACTS = ("headline", "byline", "outlet", "published")
_MARKS = "•*->#| "
_DAY = len("2024-05-03")


class Count:
    """What was kept, what was left, which facts are right, over many cases."""

    def __init__(self) -> None:
        self.kept = self.to_keep = self.left = self.to_remove = self.right = self.stated = self.spotless = self.all = 0
        self.misses: list[str] = []

    def add(self, name: str, case: dict[str, Any], article: Article | None, *, lines: bool) -> None:
        """Judge one case; ``lines``: what must go are whole lines, and the same words may stay within another."""
        text = article.text if article else ""
        flat = _flat(text)
        have = {bare for line in text.splitlines() if (bare := _bare(line))} if lines else flat
        lost = [line for line in case["keep"] if _flat(line) not in flat]
        left = [line for line in case["remove"] if (_bare(line) if lines else _flat(line)) in have]
        wrong = [key for key in FACTS if key in case and _said(article, key) != _gold(case, key)]
        self.kept += len(case["keep"]) - len(lost)
        self.to_keep += len(case["keep"])
        self.left += len(left)
        self.to_remove += len(case["remove"])
        self.stated += sum(key in case for key in FACTS)
        self.right += sum(key in case for key in FACTS) - len(wrong)
        self.spotless += not lost and not left
        self.all += 1
        self.misses += [f"{name}: lost {line}" for line in lost] + [f"{name}: left {line}" for line in left]
        self.misses += [f"{name}: {key} is {_said(article, key)}, not {_gold(case, key)}" for key in wrong]

    def figures(self, label: str) -> dict[str, float]:
        """The shares under names that open with ``label``."""
        return {
            f"{label}: lines kept": self.kept / self.to_keep,
            f"{label}: dirt removed": 1 - self.left / self.to_remove,
            f"{label}: spotless": self.spotless / self.all,
            f"{label}: headline, byline, outlet, date right": self.right / self.stated,
        }


def _flat(text: str) -> str:
    return " ".join(text.split())


def _bare(line: str) -> str:
    return _flat(line).strip(_MARKS)


def _said(article: Article | None, key: str) -> Sequence[str] | str | None:
    value = getattr(article, key) if article else None
    if key == "byline":
        return list(value or ())
    return value[:_DAY] if key == "published" and value else value


def _gold(case: dict[str, Any], key: str) -> Any:
    return case[key][:_DAY] if key == "published" and case[key] else case[key]


def _read(data: bytes, name: str) -> Article | None:
    try:
        return read_bytes(data, name=name)
    except BriefsError:
        return None


def pages_of() -> Iterator[tuple[str, bytes, dict[str, Any]]]:
    """Each page of the gold set: its name, its bytes, and what should come out."""
    for path in sorted((GOLD / "pages").glob("*.html")):
        yield path.stem, path.read_bytes(), json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))


def count_texts(name: str = "cleaning_more") -> Count:
    """A set of scraped texts, judged."""
    count = Count()
    for case in rows_of(name):
        count.add(case["id"], case, _read(case["text"].encode(), "scraped.txt"), lines=True)
    return count


def count_pages() -> Count:
    """The pages, judged."""
    count = Count()
    for name, data, case in pages_of():
        count.add(name, case, _read(data, f"{name}.html"), lines=False)
    return count


def bylines() -> dict[str, float]:
    """Bylines of pages in fifty languages: the names right, and nobody named where nobody signs. Spaces don't count."""
    named = bare = right = silent = 0
    for case in rows_of("bylines_pages/pages"):
        article = _read(case["html"].encode(), "page.html")
        same = _names(article.byline if article else ()) == _names(case["byline"])
        named, right = named + bool(case["byline"]), right + (same and bool(case["byline"]))
        bare, silent = bare + (not case["byline"]), silent + (same and not case["byline"])
    return {"bylines: names right": right / named, "bylines: nobody named where nobody signs": silent / bare}


def _names(names: Sequence[str]) -> set[str]:
    return {"".join(name.split()).casefold() for name in names}


def texts() -> dict[str, float]:
    """Scraped texts of other manners than those of the first set."""
    return count_texts().figures("more cleaning")


def pages() -> dict[str, float]:
    """Whole pages in the habits of many systems."""
    return count_pages().figures("gold pages")


ALL = (texts, pages, bylines)


if __name__ == "__main__":
    for counted in (count_texts(), count_pages()):
        print("\n".join(counted.misses))
        print(counted.figures(""))
