"""Copy to measure on: articles put together from the project's own gold paragraphs, the same at every run."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path

from briefs.models import Article

_GOLD = Path(__file__).parents[1] / "tests" / "gold" / "quotes.jsonl"


def articles(count: int, *, words: int = 750, seed: int = 7) -> Iterator[Article]:
    """``count`` different articles of about ``words`` words, quotation-heavy as political news is."""
    chance = random.Random(seed)
    paragraphs = [json.loads(line)["text"] for line in _GOLD.read_text(encoding="utf-8").splitlines()]
    for number in range(count):
        chosen: list[str] = []
        while sum(len(one.split()) for one in chosen) < words:
            chosen.append(chance.choice(paragraphs))
        first = " ".join(chosen[0].split()[:6]).strip("“”\"'.,")
        yield Article(
            headline=f"{first} as Case {number} Opens in Lowen {chance.randrange(10_000)}",
            text="\n\n".join(chosen),
            outlet=f"Bench Desk {number % 17}",
        )
