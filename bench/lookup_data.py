"""The rows and queries that lookups are measured on: our own made-up ones, or the trial data beside the checkout."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.headlines import Row, rows
from bench.mistyping import Query, queries

_BESIDE = Path(__file__).resolve().parents[2] / "shared" / "lookup-dev"


def beside_there() -> bool:
    """Whether the trial data lies beside this checkout."""
    return _BESIDE.exists()


def own(count: int, asked: int) -> tuple[list[Row], list[Query]]:
    """Made-up briefs and queries for them."""
    filed = list(rows(count))
    return filed, queries(filed, asked)


def beside(count: int, asked: int) -> tuple[list[Row], list[Query]]:
    """The trial headlines, padded by recombined ones to ``count``, and every n-th of their queries.

    Padded rows may answer a query as well as the right one does, so only speed should be read off them.
    """
    if not beside_there():
        raise SystemExit("the trial data lookup-dev does not lie beside this checkout: leave out --data beside")
    with gzip.open(_BESIDE / "corpus.jsonl.gz", "rt", encoding="utf-8") as lines:
        filed = [json.loads(line) for line in lines]
    told = [json.loads(line) for line in (_BESIDE / "queries.jsonl").read_text(encoding="utf-8").splitlines()]
    ready = [Query(one["q"], one["cls"], frozenset(one["ok"])) for one in told if one["cls"] != "keys"]
    filed += _recombined(filed, count - len(filed))
    return filed, ready[:: max(1, len(ready) // asked)]


def _recombined(filed: Sequence[Row], count: int) -> Iterator[Row]:
    """Rows whose headlines begin as one does and end as another."""
    chance = random.Random(7)
    first = max(row["id"] for row in filed) + 1
    for number in range(first, first + count):
        one, other = chance.choice(filed), chance.choice(filed)
        begun, ended = one["headline"].split(), other["headline"].split()
        words = begun[: len(begun) // 2] + ended[len(ended) // 2 :]
        slug = "-".join(word for word in words[:4] if word.isalnum()).lower()
        yield {**one, "id": number, "headline": " ".join(words), "slug": slug, "keywords": other["keywords"]}
