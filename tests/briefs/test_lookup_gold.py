"""The lookup on the project's own queries: mistyped, heard, shortened, unfinished; and on what is not there."""

import json
from pathlib import Path

from briefs.lookup import build

GOLD = Path(__file__).parents[1] / "gold" / "lookup.jsonl"
RIGHT_FIRST, RIGHT_IN_FIVE, FALSE_ANSWERS = 0.98, 0.99, 0.03


def test_the_gold_queries_find_what_they_should_and_nothing_else() -> None:
    lines = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    queries = [line for line in lines if "q" in line]
    index = build(line["row"] for line in lines if "row" in line)
    answers = [(query["ok"], [row_id for row_id, _ in index.search(query["q"], 5)]) for query in queries]
    known = [(right, found) for right, found in answers if right]
    unknown = [found for right, found in answers if not right]
    assert len(queries) >= 200
    assert sum(found[:1] == right[:1] for right, found in known) / len(known) >= RIGHT_FIRST
    assert sum(bool({*found} & {*right}) for right, found in known) / len(known) >= RIGHT_IN_FIVE
    assert sum(bool(found) for found in unknown) / len(unknown) <= FALSE_ANSWERS
